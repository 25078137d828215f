"""A noun phrase with the appositions after it: *Reinhard Jung, Geschäftsführer des Bauernbundes,* …"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from quoteattr.mentions.mention import Mention
from quoteattr.syntax.sentence import Token
from quoteattr.values import evolve
from quoteattr.words import is_time

_MOST = 4
"""At most this many appositions or members of a list are looked for."""
_CLOSING = frozenset({"$,", "$."})


def with_apposition(
    tokens: Sequence[Token],
    mention: Mention,
    starting: Mapping[int, Mention],
    members: Container[int] | None = None,
) -> Mention:
    """*mention* with its appositions and the other members of a list.

    *Der Fraktionschef, Karl Moor,* — *Eva Lund, 45, Sprecherin der Bahn,* — *Moor, Lund und Reuter*. A comma or
    the end of the sentence closes an apposition; if the writer forgot it, a name has to meet a description:
    *Eva Lund, Sprecherin der Bahn erklärte*.

    Args:
        tokens: the sentence.
        mention: a mention of it.
        starting: its noun phrases by their first token.
        members: the tokens of the clause; what belongs to another clause is not an apposition.
    """
    for _ in range(_MOST):
        wider = _next(tokens, mention, starting, members)
        if wider is None:
            break
        mention = wider
    return mention


def _next(
    tokens: Sequence[Token], mention: Mention, starting: Mapping[int, Mention], members: Container[int] | None
) -> Mention | None:
    """*mention* with the apposition after the comma that follows it."""
    i = mention.last + 1
    if i + 1 >= len(tokens) or tokens[i].tag != "$,":
        return None
    if tokens[i + 1].tag == "CARD" and i + 2 < len(tokens) and tokens[i + 2].tag in _CLOSING:
        return evolve(mention, last=i + 1)
    second = starting.get(i + 1)
    if (
        second is None
        or is_time(tokens[second.head].text)
        or not mention.cases & second.cases
        or (members is not None and second.head not in members)
    ):
        return None
    wider = evolve(mention, last=second.last, plural=mention.plural or second.plural)
    end = second.last + 1
    if end >= len(tokens) or tokens[end].tag in _CLOSING or tokens[end].text in (")", "–", "—"):
        closed = end + 1 < len(tokens) and (tokens[end + 1].is_finite or tokens[end].tag == "$.")
        named = _is_named(tokens, mention) or tokens[second.head].tag == "NE"
        return wider if closed or named or end + 1 >= len(tokens) else None
    name = tokens[second.head].tag == "NE"
    meets = (tokens[mention.head].tag == "NE") != name or (not name and _is_named(tokens, mention))
    return wider if meets and members is not None and tokens[end].tag != "KON" else None


def _is_named(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a phrase is a name or ends in the one that it belongs to: *Karl Moor*, *Angaben von Karl Moor*."""
    own = tokens[mention.first : mention.last + 1]
    return tokens[mention.head].tag == "NE" or (own[-1].tag == "NE" and all(t.tag != "$," for t in own))
