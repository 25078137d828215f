"""The names of a text: which words name whom, before anything is read in order.

Full names come first, wherever they are, so that *Torn* in a headline is known; then surnames, bodies, and bare words
that the text has shown to be one or the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.mentions.attributes import is_genitive_attribute
from quoteattr.mentions.mention import Mention
from quoteattr.quote import SpeakerKind
from quoteattr.sources.canonical import cut_part, end_of_pair, in_nominative, is_capital, proper_name, surface
from quoteattr.sources.entities import Entity
from quoteattr.sources.people import People, as_written
from quoteattr.syntax.sentence import NameKind, Sentence, Token
from quoteattr.values import evolve
from quoteattr.words.closed import without_article
from quoteattr.words.declension import strip_genitive
from quoteattr.words.names import place_of
from quoteattr.words.outlets import outlet_by_form
from quoteattr.words.press import SOCIAL_PREPOSITIONS, is_platform
from quoteattr.words.table import in_lower_case

_IN_NAMES = frozenset({"für", "zu", "gegen", "von", "in"})
"""Prepositions inside the names of bodies: *Verein zur Rettung der Moore*."""
_LONGEST_NAME = 3
"""Mentions behind the first in the name of a body."""
_BRIDGES = (("society", "für"), ("society", "gegen"), ("seat", "in"))
"""Uses of nouns for bodies, and the prepositions of what belongs to the name."""


class Naming(People):
    """The sentences of a document and all entities that its names make."""

    def _read(self) -> None:
        super()._read()
        self._find_others()
        self._find_possessors()

    def _find_others(self) -> None:
        """Bodies, outlets, places; then bare words that may be a surname seen elsewhere."""
        for sentence, index, reading in self.mentions():
            if _is_used(sentence.tokens, reading):
                continue
            if reading.name and reading.kind not in (None, SpeakerKind.PERSON):
                self.owners[sentence.index, index] = self._body(sentence, _whole(sentence, reading), index)
                if reading.abbreviation and not _is_own(sentence, index):
                    self._long_form(sentence, index)
        for sentence, index, reading in self.mentions():
            if reading.name and reading.kind is None and not _is_used(sentence.tokens, reading):
                self.owners[sentence.index, index] = self._bare(sentence.tokens, reading)
            elif reading.abbreviation and not reading.name and (reading.class_noun or index):
                self._long_form(sentence, index)

    def _body(self, sentence: Sentence, reading: Mention, index: int) -> Entity:
        tokens = sentence.tokens
        name = proper_name(self.text, tokens, reading) + self._subject(sentence, reading, index)
        bare = strip_genitive(name)
        place = place_of(name)
        if place is not None:
            name = place.name
        elif bare != name and (bare.lower() in self.names.bodies or bare in self._surfaces):
            name = bare
        bare_word = len(reading.name) == 1 and reading.class_noun is None and reading.determiner is None
        person = self.names.bearer(name) if bare_word else None
        if person is not None:
            return person
        gender = reading.gender or (reading.class_noun[1].gender if reading.class_noun is not None else None)
        entity = self._called(name, reading.kind, tokens[reading.name[0]].start, gender)
        entity.place |= reading.place and reading.class_noun is None
        outlet = reading.abbreviation and self._outlet_named(reading.abbreviation) is not None  # *Kiel (dpa)*
        if reading.abbreviation and not outlet and _is_own(sentence, index):
            self.names.bodies.setdefault(reading.abbreviation.lower(), entity)
        return entity

    def _subject(self, sentence: Sentence, reading: Mention, index: int) -> str:
        """What a society is for or where it is, which belongs to its name: *Norddeutsche Gesellschaft* **für Moorkunde**,
        *Reformierte Kirche* **in Österreich**."""
        tokens, row = sentence.tokens, sentence.mentions
        noun = tokens[reading.name[-1]].text.lower()
        bridges = [w for use, w in _BRIDGES if noun.endswith(in_lower_case(use))]
        if bridges and index + 1 < len(row):
            aim = row[index + 1]
            at = aim.preposition
            joined = at is not None and at == reading.core_last + 1 and tokens[at].text in bridges
            if joined and aim.determiner is None and tokens[aim.words[-1]].tag in ("NN", "NE", "TRUNC"):
                return " " + surface(self.text, tokens, reading.core_last + 1, end_of_pair(tokens, aim))
        return ""

    def _called(self, name: str, kind: SpeakerKind | None, start: int, gender: str | None) -> Entity:
        """The body or outlet of that name."""
        outlet = self._outlet_named(name)
        kind = SpeakerKind.OUTLET if outlet is not None else kind or SpeakerKind.UNKNOWN
        entity = self.names.body(outlet or name, kind, start, gender)
        self.names.bodies.setdefault(name.lower(), entity)
        return entity

    def _outlet_named(self, name: str) -> str | None:
        """The canonical name of an outlet known from the table or by its form: *Lauenfelder Kurier*."""
        known = self._outlet(name)
        return known if known is not None else outlet_by_form(name)

    def _bare(self, tokens: Sequence[Token], reading: Mention) -> Entity:
        """A name whose own words say nothing: a surname, or a body."""
        name = " ".join(as_written([tokens[i].text for i in reading.name], self.text, tokens, reading.name))
        bare, bodies = strip_genitive(name), self.names.bodies
        known_by = self.names.bearer(name) or bodies.get(name.lower()) or bodies.get(bare.lower())
        if known_by is not None:
            return known_by
        start = tokens[reading.name[0]].start
        if bare in self._surfaces:
            name = bare
        known = self._known(name)
        if known is not None:
            words = known.name.split()
            entity = self.names.person(words, words[-1], start, known.grammatical_gender)
            self._consult(entity, name)
            return entity
        return self._called(name, None, start, None)

    def _long_form(self, sentence: Sentence, index: int) -> None:
        """*Bundesvereinigung der Deutschen Arbeitgeberverbände (BDA)*, *Gesellschaft für Moorschutz (GfM)*: both forms
        are one body from now on."""
        tokens, row = sentence.tokens, sentence.mentions
        abbreviation = row[index].abbreviation or ""
        start = _opening(sentence, index)
        if row[index].class_noun is None and (start == index or row[start].roles):
            return
        if not _begins_like(tokens, row[start], abbreviation):
            if row[index].name:
                return
            start = index
        reading = row[start]
        first = reading.words[0]
        if start == index:
            before, noun = [tokens[i].text for i in reading.words[:-1]], tokens[reading.words[-1]]
            whole = in_nominative(noun, plural=reading.several, gender=reading.gender)
            name = cut_part(tokens, reading) + " ".join([*before, whole])
        else:
            name = surface(self.text, tokens, first, row[index].words_last)
        head = reading.class_noun or row[index].class_noun
        kind = head[1].kind if head is not None else SpeakerKind.ORGANISATION
        entity = self.names.body(
            name, kind, tokens[first].start, head[1].gender if head is not None else None
        )
        short = self.names.bodies.get(abbreviation.lower())
        if short is not None and short is not entity:
            short.name, short.kind, short.gender = entity.name, kind, entity.gender
            self.names.bodies[name.lower()] = entity = short
        self.names.bodies[abbreviation.lower()] = entity
        self.owners[sentence.index, start] = entity

    def _find_possessors(self) -> None:
        for sentence, index, reading in self.mentions():
            tokens, words, place = sentence.tokens, reading.possessor, (sentence.index, index)
            if not words or place in self.possessors:
                continue
            name = strip_genitive(tokens[words[-1]].text)
            found = self.names.bearer(name) or self.names.bodies.get(name.lower())
            if found is None:
                kind = SpeakerKind.UNKNOWN if place_of(name) is None else SpeakerKind.ORGANISATION
                found = self.names.body(name, kind, tokens[words[0]].start, None)
            self.possessors[place] = found


def _is_used(tokens: Sequence[Token], reading: Mention) -> bool:
    """Whether a name is that of the platform which somebody uses, who is nobody: *schrieb die Firma auf X*."""
    at, name = reading.preposition, " ".join(tokens[i].text for i in reading.name)
    return at is not None and tokens[at].text.lower() in SOCIAL_PREPOSITIONS and is_platform(name)


def _whole(sentence: Sentence, reading: Mention) -> Mention:
    """*reading* with the capital adjective before its name where the tagger takes the name for that of a body:
    *Deutsche Lufthansa*; not *der Deutsche Jung*."""
    at = reading.name[0] - 1
    body = any(n.first in (at, at + 1) and n.kind is NameKind.ORGANISATION for n in sentence.names)
    if body and at in reading.modifiers and is_capital(sentence.tokens[at]):
        return evolve(reading, name=(at, *reading.name))
    return reading


def _opening(sentence: Sentence, last: int) -> int:
    """Where the name of a body begins that reaches over several mentions: *Gesellschaft | für Moorschutz*, *Bundesamt | für
    Sicherheit | in der Technik*."""
    first, tokens, row = last, sentence.tokens, sentence.mentions
    for at in range(last, max(0, last - _LONGEST_NAME), -1):
        reading, previous = row[at], row[at - 1]
        bridge = reading.preposition
        bridged = bridge == previous.core_last + 1 and without_article(tokens[bridge].text) in _IN_NAMES
        if previous.roles or not (bridged or is_genitive_attribute(tokens, reading, previous.core_last)):
            break
        if previous.class_noun is not None:
            first = at - 1
    return first


def _begins_like(tokens: Sequence[Token], reading: Mention, abbreviation: str) -> bool:
    """Whether a mention, or its adjective, begins with the first letter of an abbreviation."""
    opening = {
        tokens[i].text[:1].lower() for i in (*reading.modifiers[:1], *reading.name[:1], reading.words[0])
    }
    return abbreviation[:1].lower() in opening


def _is_own(sentence: Sentence, index: int) -> bool:
    """Whether an abbreviation is that of the name before it, not of what belongs to that: *Kinderhilfswerk der Vereinten
    Nationen (UNICEF)*."""
    tokens, row = sentence.tokens, sentence.mentions
    reading = row[index]
    owned = index > 0 and is_genitive_attribute(tokens, reading, row[index - 1].core_last)
    return not owned or _begins_like(tokens, reading, reading.abbreviation or "")
