"""Which nominal group of a clause is its subject: features of case, place and agreement, weighed together."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.cues.entries import Addressee, Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.view import View
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import ACCUSATIVE, NOMINATIVE
from quoteattr.quote import Mode
from quoteattr.rank import Option, shipped
from quoteattr.syntax.sentence import Clause, ClauseKind, Token
from quoteattr.word_lists import words
from quoteattr.words.closed import POINTERS, THE
from quoteattr.words.nouns import head_of, is_time, role_of
from quoteattr.words.press import is_outlet
from quoteattr.words.table import used_as

ELIDED = "elided"
"""The feature of the reading that the clause has no subject of its own."""
FOCUS = frozenset({"ADV", "KON", "PTKNEG", "ADJD"})
"""What may come before a subject that opens its clause."""
_PLURAL_ENDINGS = ("en", "ern", "eln", "sind")
_HEADS = frozenset({"NE", "NN", "PPER", "PDS", "PIS"})
_AGENTS = ("er", "erin", "ist", "ent", "innen")
_MANY = ("ern", "isten", "enten", "anten", "ende", "enden")
_MORE = frozenset({"mehr", "weniger"})
_DUMB = ("thing", "quantity")


def nominatives(view: View, predicate: Predicate) -> list[Mention]:
    """The groups that can be the subject: nominative in form, no relative pronoun (which is tried first), not the
    noun of the cue (*vertrat die Meinung*), nothing compared (*als Folge des Streits*), no plural with a singular verb
    (*Die Winzer warnte sie*), and no time if there is another group (*Vergangene Woche warnte der Verband*)."""
    tokens, clause = view.tokens, predicate.clause
    found = [
        g
        for g in view.groups_in(clause)
        if g.preposition is None
        and not _in_other_marks(view, g, predicate)
        and NOMINATIVE in g.cases
        and tokens[g.head].tag not in ("PRF", "PRELS")
        and not tokens[g.head].is_quote
        and g.head not in predicate.tokens
        and not _is_compared(view, clause, g)
    ]
    found = [g for g in found if not _is_uttered(view, predicate, g, found)]
    found = [g for g in found if not _is_second(view, predicate, g)] or found
    found = [g for g in found if not _is_time(tokens[g.head])] or [g for g in found if not _is_when(view, g)]
    finite = predicate.finite
    if (
        len(found) > 1
        and finite is not None
        and "so"
        in (
            view.word(finite - 1).lower(),
            tokens[clause.first].text.lower(),
        )
    ):
        # *es* is what is said: *so verspricht es das Heft*, *so jedenfalls sieht es Rau*
        found = [g for g in found if tokens[g.head].text != "es" or g.first != finite + 1]
    if finite is None or is_plural_verb(tokens[finite]):
        return found
    return [g for g in found if not g.plural]


def _is_second(view: View, predicate: Predicate, group: Mention) -> bool:
    """Whether a group behind words in marks and a comma has the verb in common with the subject: *Die „Post“ nannte das*
    *„alt“, (ihr Leser) „neu“*."""
    before = group.first - 2
    behind = predicate.finite is not None and predicate.finite < before and view.tag(before + 1) == "$,"
    return behind and any(p.outer.end == view.tokens[before].end for p in view.pairs)


def _is_uttered(view: View, predicate: Predicate, group: Mention, found: list[Mention]) -> bool:
    """Whether words in marks are what another group says or calls something: *Eine Stimme sagte „Los“*, *„Wahnsinn“*
    *nannte Reuter den Plan*, *(Reuter nickte,) sagte „Los“ und ging*; not *„Rote Laterne“ fordert mehr Geld*."""
    first, head, finite = view.tokens[group.first], view.tokens[group.head], predicate.finite
    pair = next((p for p in view.pairs if p.outer.start <= head.start < p.outer.end), None)
    if finite is None or pair is None:
        return False
    bare = first.text.lower() not in THE  # not *Die „Rundschau“ nannte das Buch „fade“*
    if bare and predicate.takes(Frame.NAME, Frame.ALS):
        if any(g.first == finite + 1 and g is not group for g in found):
            return True
    others = any(g.last < finite and view.tokens[g.head].text.lower() not in POINTERS for g in found)
    spoken = predicate.mode is Mode.SPEECH and not is_outlet(pair.inner.of(view.text)) and found == [group]
    return (
        group.first > finite
        and first.start >= pair.outer.start
        and (others or spoken)
        and predicate.takes(Frame.DIRECT)
    )


def _is_compared(view: View, clause: Clause, group: Mention) -> bool:
    """Whether *als* or *wie* before a group is a preposition (*als Folge*) and opens no clause (*als Reuter kam*); of
    *mehr als 70 Prozent* the number counts."""
    behind, before = group.last + 1, group.first - 1
    if view.word(group.last).lower() in _MORE:
        return view.tag(behind) == "KOKOM"
    if view.tag(before) != "KOKOM" or view.word(before - 1).lower() in _MORE:
        return False
    return clause.kind is not ClauseKind.SUBORDINATE or before != clause.first


def _in_other_marks(view: View, group: Mention, predicate: Predicate) -> bool:
    """Whether a group is in quotation marks that do not include the verb: *„Wir bauen“, rief sie*; names do not count."""
    first, verb = view.tokens[group.first], view.tokens[predicate.lexical]
    return group.pronoun and any(
        p.outer.start <= first.start < p.outer.end and not p.outer.start <= verb.start < p.outer.end
        for p in view.pairs
    )


def certain_nominative(view: View, predicate: Predicate, groups: list[Mention]) -> Mention | None:
    """The pronoun that can only be a subject: *er*, *wir*; *sie* before the verb, where hardly any object is a pronoun (*Sie
    verlangt eine Kommission*), and *sie* beside a verb that has its listener in the dative, since its object is what is
    said: *Sie sagte Reuter, …*."""
    only = {NOMINATIVE}
    if Addressee.DATIVE in predicate.addressees and Addressee.ACCUSATIVE not in predicate.addressees:
        only = {NOMINATIVE, ACCUSATIVE}
    for group in groups:
        if group.pronoun and _is_personal(view, group):
            in_front = group.last + 1 == predicate.finite and view.tokens[group.head].text.lower() == "sie"
            if in_front or group.cases <= only:
                return group
    return None


def _is_personal(view: View, group: Mention) -> bool:
    return len(group.cases) == 1 or view.tokens[group.head].tag == "PPER"


def opens_with_conjoined_verb(view: View, clause: Clause) -> bool:
    """Whether a clause is the second half of a predicate: *(Die Lehrerin nannte Gründe) und bat die Eltern um Geduld*."""
    return view.tokens[clause.first].tag == "KON" and clause.finite == clause.first + 1


def best_nominative(view: View, predicate: Predicate) -> Mention | None:
    """The group that is most likely the subject of a clause, or ``None`` where an elided one is likelier.

    *Dies bestätigte der Vorstand* → *der Vorstand*; *Die Eltern warnte er* → *er*, which can only be a nominative.
    """
    found = nominatives(view, predicate)
    certain = certain_nominative(view, predicate, found)
    if certain is not None:
        return certain
    about = (view.sentence.index, predicate.clause.first)
    offered = options(view, predicate, found)
    choice = shipped("subject").choose(about, offered, elision_features(view, predicate))
    return None if choice is None else found[choice.index]


def options(view: View, predicate: Predicate, found: list[Mention]) -> list[Option]:
    """The groups *found* as options, each with its head as its words."""
    return [
        Option(features(view, predicate, group, found), view.span(group.head, group.head), "")
        for group in found
    ]


def elision_features(view: View, predicate: Predicate) -> frozenset[str]:
    """What speaks for a subject in an earlier clause: *Sie kam und zögernd bat sie*, *…, lobte den Plan*."""
    clause, finite = predicate.clause, predicate.finite
    out = {ELIDED}
    first = view.tokens[clause.first]
    if first.tag == "KON" and finite is not None and finite > clause.first + 1:
        out.add("elided:and-other")
    elif finite == clause.first:
        out.add("elided:verb-first")
    if clause.first == 0:
        out.add("elided:sentence-first")
    return frozenset(out)


def features(view: View, predicate: Predicate, group: Mention, rivals: list[Mention]) -> frozenset[str]:
    """What speaks for and against *group* as the subject, by name."""
    out = {*_case(group), *_place(view, predicate, group, rivals), *_head(view, group)}
    out.update(_agreement(view.tokens, predicate, group))
    if is_dumb(view.tokens[group.head]):
        speaking = [g for g in rivals if _class_of(view.tokens[g.head]) not in (*_DUMB, "other")]
        if any(_agrees(view.tokens, predicate, g) is not False for g in speaking):
            out.add("thing-beside-speaker")
    return frozenset(out)


def _case(group: Mention) -> Iterator[str]:
    if len(group.cases) == 1:
        yield "case:nominative"
    elif group.cases == {NOMINATIVE, ACCUSATIVE}:
        yield "case:die"
    elif len(group.cases) == 3:
        yield "case:der"
    else:
        yield "case:open"


def _place(view: View, predicate: Predicate, group: Mention, rivals: list[Mention]) -> Iterator[str]:
    clause, finite, tokens = predicate.clause, predicate.finite, view.tokens
    order = "only" if len(rivals) == 1 else "first" if rivals[0] is group else "later"
    if clause.kind is ClauseKind.MAIN and finite is not None:
        if group.last < finite:
            opens = all(tokens[i].tag in FOCUS for i in clause.tokens if i < group.first)
            yield "place:front" if opens else "place:inside-front"
            yield f"front-{order}"
            if opens and tokens[group.head].tag == "PPER":
                yield "front-pronoun"
            if opens and tokens[group.head].text.lower() in POINTERS:
                yield f"front-pointer-{order}"
        elif group.first == finite + 1:
            yield "place:behind"
        else:
            yield "place:near" if group.first <= finite + 3 else "place:far"
    elif clause.opener is not None:
        yield "place:behind-opener" if group.first == clause.opener + 1 else f"place:final-{order}"
    else:
        yield f"place:other-{order}"
    yield f"order:{order}"


def _head(view: View, group: Mention) -> Iterator[str]:
    head = view.tokens[group.head]
    if head.tag == "CARD" and head.text.isdigit():
        yield "head:number"
    else:
        yield f"head:{head.tag if head.tag in _HEADS else 'other'}"
    if head.tag == "NN":
        if head.text.endswith(("ung", "ungen", "heit", "keit", "tion", "tionen")):
            yield "head:abstract"
        elif head.text.endswith(_AGENTS):
            yield "head:agent"
        kind = _class_of(head)
        yield f"head:{'thing' if kind in _DUMB else kind}"


def _class_of(head: Token) -> str:
    """What a group is by its noun: a name, a person, one of the kinds of bodies and texts, or a thing."""
    if head.tag != "NN":
        return "name" if head.tag in ("NE", "PPER") else "other"
    if head.text in used_as("quantity"):
        return "quantity"
    if role_of(head.text) is not None:
        return "person"
    found = head_of(head.text)
    return "thing" if found is None else str(found.kind)


def is_dumb(head: Token) -> bool:
    """Whether a group is a thing or a quantity by its noun."""
    return _class_of(head) in _DUMB


def is_agent(noun: str) -> bool:
    """Whether a noun that no table has may be one for people, by its ending: *Rekurrenten*, *Marktfahrerinnen*."""
    return noun.endswith((*_AGENTS, *_MANY))


def _is_when(view: View, group: Mention) -> bool:
    """Whether a group without an article can only say when: *Anfang August wurde bekannt, …*."""
    opens = view.tokens[group.head].text in words("part-of-time")
    return opens and group.determiner is None and is_time(view.tokens[group.core_last].text)


def _is_time(head: Token) -> bool:
    """Whether a group says when or how much; not the share of those who say something, *70 Prozent der Befragten*."""
    return (is_time(head.text) or head.text in words("part-of-time")) and head.text != "Prozent"


def is_plural_verb(token: Token) -> bool:
    """Whether a finite form is a plural: *sagten*, *fordern*, *sind*; by its ending."""
    return token.text.lower().endswith(_PLURAL_ENDINGS)


def _agrees(tokens: tuple[Token, ...], predicate: Predicate, group: Mention) -> bool | None:
    """Whether *group* and the finite verb agree in number, as far as their forms show it."""
    if predicate.finite is None or group.plural is None:
        return None
    return group.plural == is_plural_verb(tokens[predicate.finite])


def _agreement(tokens: tuple[Token, ...], predicate: Predicate, group: Mention) -> Iterator[str]:
    agrees = _agrees(tokens, predicate, group)
    if agrees is not None:
        yield "agrees" if agrees else "disagrees"
