"""People whose first name no table knows: two names in a row, the last of which the text uses like a surname; and names
that the learned tagger takes for people's, if the text has nothing against it.

*Ilvana Stroh kam nach Kiel. … sagte Stroh*: neither word says what she is, but the way the text goes on does.
*Gestern sprach Zumsee.* — but *Solaris klagt* after *Solaris-Chefin Nina Roth* is a firm.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quoteattr.mentions.mention import Mention
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.name_lists import is_body
from quoteattr.syntax.sentence import NAME_TAGS, NameKind, Sentence, Token
from quoteattr.syntax.surnames import PARTICLES
from quoteattr.values import evolve, frozen
from quoteattr.word_lists import words
from quoteattr.words.declension import strip_genitive
from quoteattr.words.nouns import role_of
from quoteattr.words.table import in_lower_case

_LONGEST = 4


@frozen
class _Uses:
    """How a text uses names: words that stand alone, words that are said to be of a body, full names of people, words that
    begin other names."""

    alone: Counter[str]
    bodies: set[str]
    people: set[tuple[str, ...]]
    openings: set[str]


def with_strangers(sentences: Sequence[Sentence]) -> list[Sentence]:
    """*sentences*, those of one document, where a run of names that the text uses like a person's is one."""
    uses = _uses(sentences)
    return [
        evolve(s, mentions=tuple(_explained(s.tokens, mention, uses) for mention in s.mentions))
        for s in sentences
    ]


def _explained(tokens: Sequence[Token], reading: Mention, uses: _Uses) -> Mention:
    """A mention whose name is a person's, or else what the tagger of names takes for a body's or a place's."""
    name = _candidate(tokens, reading)
    if (name and _is_person(name, uses)) or _is_told(tokens, reading, uses):
        particle = tokens[reading.name[0]].text.lower() in PARTICLES  # *Van Damm (lacht)*
        return evolve(reading, kind=SpeakerKind.PERSON, full_name=len(reading.name) > 1 and not particle)
    body = reading.told is NameKind.ORGANISATION or reading.place
    return evolve(reading, kind=SpeakerKind.ORGANISATION) if body and reading.kind is None else reading


def _is_told(tokens: Sequence[Token], reading: Mention, uses: _Uses) -> bool:
    """Whether the tagger of names says person, and neither a list nor the text knows a body of that name."""
    if reading.told is not NameKind.PERSON:
        return False
    name = _texts(tokens, reading)
    written = tokens[reading.name[-1]].text
    if not uses.bodies.isdisjoint((*name, written)):
        return False
    if len(name) > 1:
        return not uses.alone[name[0]]
    return name[0] not in uses.openings and not is_body(written)


def _uses(sentences: Sequence[Sentence]) -> _Uses:
    uses = _Uses(Counter(), set(_led(sentences)), set(), set())
    for sentence in sentences:
        for reading in sentence.mentions:
            if not reading.name or reading.name[0] in reading.quoted:
                continue
            name = _texts(sentence.tokens, reading)
            body = reading.class_noun is not None and reading.kind is not SpeakerKind.PERSON
            if body or (reading.determiner is not None and not reading.roles):
                uses.bodies.update(name)
            elif reading.full_name:
                uses.people.add(name)
            elif len(name) > 1:
                uses.openings.add(name[0])
            elif reading.kind in (None, SpeakerKind.PERSON):
                uses.alone[name[0]] += 1
    return uses


def _led(sentences: Sequence[Sentence]) -> Iterator[str]:
    """What somebody works for: *Solaris* of *Solaris-Chefin*."""
    for sentence in sentences:
        for token in sentence.tokens:
            body, hyphen, _ = token.text.rpartition("-")
            role = role_of(token.text) if hyphen else None
            if role is not None and role.noun in in_lower_case("office"):
                yield body


def _texts(tokens: Sequence[Token], reading: Mention) -> tuple[str, ...]:
    """The words of a name, the last one without the ending of a genitive."""
    texts = [tokens[i].text for i in reading.name]
    return (*texts[:-1], strip_genitive(texts[-1]) or texts[-1])


def _candidate(tokens: Sequence[Token], reading: Mention) -> tuple[str, ...]:
    """The words of a name that nothing explains yet, if they can be first name and surname; else ``()``."""
    name = reading.name
    if reading.kind is not None or not 2 <= len(name) <= _LONGEST or name[0] in reading.quoted:
        return ()
    if reading.class_noun is not None or reading.determiner is not None:
        return ()
    first, last = tokens[name[0]], tokens[name[-1]]
    if first.text.lower() in PARTICLES:
        return ()
    ends = (
        first.tag in NAME_TAGS and last.tag in (*NAME_TAGS, "NN") and first.text not in words("no-first-name")
    )
    return _texts(tokens, reading) if ends else ()


def _is_person(name: tuple[str, ...], uses: _Uses) -> bool:
    """Whether the text uses a name like a person's: the surname stands alone and the first name does not
    (*Goldman Sachs … Goldman* is a firm, *warf Torn Arndt vor* has two surnames), or a role precedes it elsewhere."""
    if not uses.bodies.isdisjoint((name[0], name[-1])):
        return False
    return name in uses.people or (not uses.alone[name[0]] and uses.alone[name[-1]] > 0)
