"""A noun phrase with what is set off by commas behind it: *Reinhard Jung, Geschäftsführer des Bauernbundes,* …"""

from __future__ import annotations

from collections.abc import Container, Sequence

from attrs import evolve

from quoteattr.syntax.groups import with_attributes
from quoteattr.syntax.phrases import Group, core
from quoteattr.syntax.sentence import Token
from quoteattr.words import is_time

_MOST = 4
"""So many appositions or members of a list are looked for."""
_CLOSING = frozenset({"$,", "$."})
_ATTACHED = ("nmod", "appos", "flat", "obl:arg")


def with_apposition(tokens: Sequence[Token], group: Group, members: Container[int] | None = None) -> Group:
    """*group* with its appositions, the prepositional phrase in front of one, and the other members of a list.

    *Der Fraktionschef im Stadtrat, Karl Moor,* — *Eva Lund, 45, Sprecherin der Bahn,* — *Moor, Lund und Reuter*. A comma or
    the end of the sentence closes an apposition; writers forget it, and then it is one where a name meets a description:
    *Eva Lund, Sprecherin der Bahn erklärte*.

    Args:
        tokens: the sentence.
        group: a nominal group of it.
        members: the tokens of the clause; what belongs to another clause is no apposition.
    """
    for _ in range(_MOST):
        wider = _next(tokens, _with_place(tokens, group, members), members)
        if wider is None:
            break
        group = wider
    return group


def _with_place(tokens: Sequence[Token], group: Group, members: Container[int] | None) -> Group:
    """*group* with a prepositional phrase that a name in apposition closes off: *der Chef in Köln, Karl Moor,* …"""
    i = group.last + 1
    if i + 3 >= len(tokens) or tokens[i].tag not in ("APPR", "APPRART"):
        return group
    place = core(tokens, i + 1)
    if place is None:
        return group
    place = with_attributes(tokens, place)
    behind = evolve(group, last=place.last)
    named = _next(tokens, behind, members)
    if named is None or tokens[place.last + 2].tag != "NE" or tokens[group.head].tag == "NE":
        return group
    return behind


def _next(tokens: Sequence[Token], group: Group, members: Container[int] | None) -> Group | None:
    """*group* with the apposition behind the comma that follows it."""
    i = group.last + 1
    if i + 1 >= len(tokens) or tokens[i].tag != "$,":
        return None
    if tokens[i + 1].tag == "CARD" and i + 2 < len(tokens) and tokens[i + 2].tag in _CLOSING:
        return evolve(group, last=i + 1)
    second = core(tokens, i + 1)
    if (
        second is None
        or is_time(tokens[second.head].text)
        or not group.cases & second.cases
        or (members is not None and second.head not in members)
    ):
        return None
    second = with_attributes(tokens, second)
    if _is_named(tokens, group):
        second = with_place(tokens, second)
    wider = evolve(group, last=second.last, plural=group.plural or second.plural)
    end = second.last + 1
    if end >= len(tokens) or tokens[end].tag in _CLOSING or tokens[end].text in (")", "–", "—"):
        closed = end + 1 < len(tokens) and (tokens[end + 1].is_finite or tokens[end].tag == "$.")
        named = _is_named(tokens, group) or tokens[second.head].tag == "NE"
        return wider if closed or named or end + 1 >= len(tokens) else None
    name = tokens[second.head].tag == "NE"
    meets = (tokens[group.head].tag == "NE") != name or (not name and _is_named(tokens, group))
    return wider if meets and members is not None and tokens[end].tag != "KON" else None


def _is_named(tokens: Sequence[Token], group: Group) -> bool:
    """Whether a group is a name or ends in the one that it belongs to: *Karl Moor*, *Angaben von Karl Moor*."""
    own = tokens[group.first : group.last + 1]
    return tokens[group.head].tag == "NE" or (own[-1].tag == "NE" and all(t.tag != "$," for t in own))


def with_place(tokens: Sequence[Token], group: Group) -> Group:
    """*group* with the prepositional phrases that the tree gives to it: *Eva Lund vom Institut für Wetter in Köln*."""
    for _ in range(_MOST):
        i = group.last + 1
        if i + 1 >= len(tokens) or tokens[i].tag not in ("APPR", "APPRART"):
            break
        place = core(tokens, i + 1)
        if place is None or not tokens[place.head].deprel.startswith(_ATTACHED):
            break
        if not group.first <= tokens[place.head].head <= group.last:
            break
        place = with_attributes(tokens, place)
        group = evolve(group, last=place.last)
    return group
