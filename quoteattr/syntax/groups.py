"""Nominal groups: noun phrases with all that belongs to them, left to right.

They join what news writes as one source: title, names, an age or party in brackets, a genitive attribute, an attribute
with *von*, *für* or *aus*, the seat of a body, a second name behind *und*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from quoteattr.mark_table import closing_marks, opening_marks
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.cases import ACCUSATIVE, DATIVE, GENITIVE, NOMINATIVE, PRONOUN_TAGS, cases_of
from quoteattr.syntax.phrases import Group, core, is_argument
from quoteattr.syntax.sentence import Token
from quoteattr.word_lists import words
from quoteattr.words import head_of, is_time

_ATTRIBUTES = frozenset({"von", "vom", "für", "aus"})
"""Prepositions behind a noun that mostly belong to it."""


def _bracket_end(tokens: Sequence[Token], i: int) -> int:
    """The closing bracket of a short bracket that opens at *i* (age, party, abbreviation), or -1."""
    if i < len(tokens) and tokens[i].text in ("(", "["):
        for j in range(i + 1, min(i + 9, len(tokens))):
            if tokens[j].text in (")", "]"):
                return j
            if tokens[j].is_finite:
                return -1
    return -1


def with_attributes(tokens: Sequence[Token], group: Group) -> Group:
    """Let *group* take in what belongs to it on its right: brackets, genitives, *von* attributes, *und* names."""
    while True:
        i = group.last + 1
        closing = _bracket_end(tokens, i)
        if closing > 0:
            group = evolve(group, last=closing)
            continue
        if i >= len(tokens):
            return group
        attribute = _genitive(tokens, group, i)
        if attribute is not None:
            group = evolve(group, last=attribute.last)
            continue
        attribute = _prepositional(tokens, group, i)
        if attribute is not None:
            group = evolve(group, last=attribute.last)
            continue
        if tokens[i].text.lower() in ("und", "sowie") and not group.pronoun and i + 1 < len(tokens):
            second = core(tokens, i + 1)
            if second is not None and _alike(tokens, group, second):
                second = with_attributes(tokens, second)
                return evolve(group, last=second.last, plural=True)
        return group


def _genitive(tokens: Sequence[Token], group: Group, i: int) -> Group | None:
    """The genitive attribute that begins at *i*: *(der Chef) der Bahn*, *(Angaben) libanesischer Behörden*.

    Where a form may be a dative as well, the tree decides; not in front of the finite verb, where one constituent stands
    (*Nach Angaben des Senats der Stadt (fehlt Geld)*), and not behind a preposition and a bare noun, which asks for its
    owner (*(wird) nach Aussage einer Sprecherin (gebaut)*).
    """
    if tokens[group.head].tag not in ("NN", "NE", "XY", "FM") or not _opens_genitive(tokens, i):
        return None
    attribute = core(tokens, i)
    if attribute is None or GENITIVE not in attribute.cases or _is_quoted_phrase(tokens, attribute):
        return None
    if tokens[group.head].tag != "NN" or group.last - group.head > 12 or _is_name(tokens, group):
        return None
    if not is_argument(tokens, group.first, attribute.head):
        return attribute
    oblique = tokens[i].tag == "ADJA" or not attribute.cases & {NOMINATIVE, ACCUSATIVE}
    behind = _bracket_end(tokens, attribute.last + 1)
    end = (behind if behind > 0 else attribute.last) + 1
    front = end < len(tokens) and tokens[end].is_finite and not any(t.is_finite for t in tokens[:i])
    bare = group.preposition is not None and group.first == group.last
    return attribute if oblique and (front or bare) else None


def _is_quoted_phrase(tokens: Sequence[Token], attribute: Group) -> bool:
    """Whether words in marks behind a determiner are a phrase, not a name: *des „Aufrufs zum Aufruhr“ (schuldig)*."""
    inside = tokens[attribute.first : attribute.last + 1]
    marked = any(t.tag == "$(" and t.text in opening_marks() for t in inside[:2])
    return marked and any(t.tag in ("APPR", "APPRART") for t in inside)


def _opens_genitive(tokens: Sequence[Token], i: int) -> bool:
    """Whether a genitive may begin with a token: a determiner, or an adjective that shows the case of its bare noun:
    *(Berichte) britischer Zeitungen*."""
    token = tokens[i]
    if token.tag in ("ART", "PPOSAT", "PDAT", "PIAT"):
        return GENITIVE in cases_of(token)
    return token.tag == "ADJA" and token.text.endswith("er") and tokens[i - 1].tag == "NN"


def _is_name(tokens: Sequence[Token], group: Group) -> bool:
    """Whether a group is an abbreviation or ends in a quoted name, with no genitive behind it: *(so wirft) die OSZE der
    Stadt (vor)*."""
    head = tokens[group.head].text
    return (head.isupper() and len(head) > 1) or tokens[group.last].text in closing_marks()


def _prepositional(tokens: Sequence[Token], group: Group, i: int) -> Group | None:
    """The attribute with a preposition that begins at *i*: *(der Chef) von Nordbau*, *(die Botschaft) in Oslo*."""
    token, head = tokens[i], tokens[group.head]
    if token.tag not in ("APPR", "APPRART") or is_time(head.text):
        return None
    form = token.text.lower()
    attribute = core(tokens, i + 1)
    if attribute is None:
        return None
    if form in _ATTRIBUTES and head.tag == "NN":
        return None if is_argument(tokens, group.first, attribute.head) else attribute
    seat = form in ("in", "im") and tokens[attribute.head].tag == "NE"
    return attribute if seat and _has_seat(tokens, group) else None


def _has_seat(tokens: Sequence[Token], group: Group) -> bool:
    """Whether a group is an official or a body, so that *in Berlin* behind it is its seat, not the place of the event."""
    head = tokens[group.head]
    if head.tag == "NE":
        return head.text.isupper() and len(head.text) > 1
    body = head_of(head.text) if head.tag == "NN" else None
    seated = body is not None and body.kind is SpeakerKind.ORGANISATION
    return seated or tokens[group.last].text.lower().endswith(tuple(words("seat")))


def _alike(tokens: Sequence[Token], a: Group, b: Group) -> bool:
    """Whether two groups may be co-ordinated as one source: names with names, or nouns of one case."""
    if not a.cases & b.cases:
        return False
    follower = b.last + 1
    return not (follower < len(tokens) and tokens[follower].is_finite and _has_verb_before(tokens, a.first))


def _has_verb_before(tokens: Sequence[Token], i: int) -> bool:
    """Whether the clause of token *i* has had its verb, so that what a verb follows opens another clause: *(Es gab) Streit
    um Lärm und die Anwohner (fürchten)*."""
    for token in reversed(tokens[:i]):
        if token.tag in ("$,", "$."):
            return False
        if token.is_finite:
            return True
    return False


def groups(tokens: Sequence[Token]) -> tuple[Group, ...]:
    """All nominal groups of a sentence, left to right, not overlapping.

    *Der Sprecher der Polizei in Köln (45) sagte der Zeitung am Montag* gives *Der … (45)*, *der Zeitung*,
    *Montag* (governed by *am*).
    """
    return tuple(_scan(tokens))


def _is_preposition(token: Token) -> bool:
    """By its tag, or one that taggers take for an adverb: *anlässlich der Eröffnung*."""
    return token.tag in ("APPR", "APPRART", "APZR") or (
        token.tag in ("ADJD", "ADV") and token.text.lower() in words("preposition")
    )


def _scan(tokens: Sequence[Token]) -> Iterator[Group]:
    i = 0
    while i < len(tokens):
        token = tokens[i]
        preposition = None
        start = i
        if _is_preposition(token) and i + 1 < len(tokens):
            preposition, start = i, i + 1
        if start < len(tokens) and tokens[start].tag in PRONOUN_TAGS:
            pronoun = Group(start, start, start, preposition, cases_of(tokens[start]), None, True)
            yield pronoun
            i = start + 1
            continue
        group = core(tokens, start)
        if group is None:
            i += 1
            continue
        if preposition is not None:
            group = evolve(group, preposition=preposition, cases=frozenset({DATIVE, ACCUSATIVE, GENITIVE}))
        group = with_attributes(tokens, group)
        yield group
        i = group.last + 1
