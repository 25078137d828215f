"""The names of a text: which words name whom, before anything is read in order.

Full names come first, wherever they stand, so that *Musk* in a headline is known; then surnames, bodies,
and bare words
that the text has told to be one or the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex
from attrs import evolve

from quoteattr.quote import SpeakerKind
from quoteattr.sources.canonical import proper_name, strip_genitive
from quoteattr.sources.drafts import Draft, KnownPeople, Names, ask
from quoteattr.sources.lexicon import (
    first_name_gender,
    place_of,
)
from quoteattr.sources.names import Reading, read
from quoteattr.sources.nominals import Nominal, is_genitive_attribute, nominals
from quoteattr.syntax.sentence import Sentence, Token

OutletName = Callable[[str], str | None]

_PARTICLES = frozenset("von van de zu al el bin di du la le ter ten der den".split())
_REGNAL = regex.compile(r"[IVX]{1,5}\.?|[JS]r\.?")


class Naming:
    """The readings of a document and the drafts that its names make."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], known: KnownPeople | None, outlet: OutletName | None
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.names = Names()
        self.readings: list[list[Reading]] = [
            [reading for nominal in nominals(s) for reading in read(s.tokens, nominal)] for s in sentences
        ]
        self.rows: list[list[Nominal]] = [[r.nominal for r in row] for row in self.readings]
        self._known = known
        self._outlet = outlet
        self._surfaces = {
            s.tokens[r.name[-1]].text
            for s, row in zip(sentences, self.readings, strict=True)
            for r in row
            if r.name
        }
        self.owners: dict[tuple[int, int], Draft] = {}
        self.possessors: dict[tuple[int, int], Draft] = {}
        self._find_full_names()
        self._join_particles()
        self._part_names()
        self._find_surnames()
        self._find_others()
        self._find_possessors()

    def tokens(self, sentence: int) -> Sequence[Token]:
        return self.sentences[sentence].tokens

    def _find_full_names(self) -> None:
        """Full names first, wherever they stand: surnames of any sentence can then be told."""
        for number, row in enumerate(self.readings):
            tokens = self.tokens(number)
            for index, reading in enumerate(row):
                if reading.full_name:
                    self.owners[number, index] = self._person(tokens, reading.name, reading)
                if len(reading.nominal.possessor) > 1:
                    first = first_name_gender(tokens[reading.nominal.possessor[0]].text)
                    if first is not None:
                        self.possessors[number, index] = self._person(tokens, reading.nominal.possessor, None)

    def _join_particles(self) -> None:
        """*sagte von der Aue*: a surname with its particle, once the full name is known."""
        noble = {part for part in self.names.by_part if part.split(" ", 1)[0] in _PARTICLES and " " in part}
        if not noble:
            return
        longest = max(len(part.split()) for part in noble)
        for number, row in enumerate(self.readings):
            tokens = self.tokens(number)
            for at in range(len(tokens)):
                if tokens[at].text.lower() not in _PARTICLES:
                    continue
                for end in range(at + 1, min(at + longest, len(tokens))):
                    words = " ".join(t.text for t in tokens[at : end + 1])
                    if words.lower() in noble or strip_genitive(words).lower() in noble:
                        self._put_name(number, row, at, end)

    def _put_name(self, number: int, row: list[Reading], first: int, last: int) -> None:
        """Put a name of tokens ``first..last`` into the readings of a sentence unless a longer name holds
        it."""
        around = [i for i, r in enumerate(row) if r.nominal.first <= last and r.nominal.last >= first]
        if any(set(range(first, last + 1)) <= set(row[i].name) for i in around):
            return
        name = tuple(range(first, last + 1))
        reading = Reading(Nominal(number, first, last, name), name=name)
        at = around[0] if around else next((i for i, r in enumerate(row) if r.nominal.first > last), len(row))
        moved = {
            row[i].nominal.first: (self.owners.pop((number, i), None), self.possessors.pop((number, i), None))
            for i in range(len(row))
        }
        row[at : at + len(around)] = [reading]
        self.rows[number] = [r.nominal for r in row]
        for i, r in enumerate(row):
            owner, possessor = moved.get(r.nominal.first, (None, None)) if r is not reading else (None, None)
            if owner is not None:
                self.owners[number, i] = owner
            if possessor is not None:
                self.possessors[number, i] = possessor

    def _part_names(self) -> None:
        """Part what stands side by side without being one name, now that surnames are known.

        *Vertraute Trumps* is a role with an owner, *Musks xAI* a firm with an owner, *warf Musk Altman vor*
        has two names.
        """
        for number, row in enumerate(self.readings):
            tokens = self.tokens(number)
            parted = [part for reading in row for part in self._parts(tokens, reading)]
            if len(parted) != len(row) or any(a is not b for a, b in zip(parted, row, strict=True)):
                moved = [d for i in range(len(row)) if (d := self.owners.pop((number, i), None)) is not None]
                held = {
                    row[i].nominal.first: d
                    for i in range(len(row))
                    if (d := self.possessors.pop((number, i), None)) is not None
                }
                self.readings[number] = parted
                self.rows[number] = [r.nominal for r in parted]
                for index, reading in enumerate(parted):
                    if reading.full_name and moved:
                        self.owners[number, index] = self._person(tokens, reading.name, reading)
                    if reading.nominal.first in held and reading.nominal.possessor:
                        self.possessors[number, index] = held[reading.nominal.first]

    def _parts(self, tokens: Sequence[Token], reading: Reading) -> tuple[Reading, ...]:
        name, nominal = reading.name, reading.nominal
        if (
            not name
            and not reading.roles
            and reading.noun is not None
            and nominal.determiner is None
            and not nominal.modifiers
        ):
            bearer = self.names.by_part.get(tokens[reading.noun].text.lower())
            if len(nominal.words) == 1 and bearer and tokens[reading.noun].text in bearer[0].name.split():
                return (
                    evolve(
                        reading,
                        name=nominal.words,
                        head=None,
                        statement=None,
                        noun=None,
                        gender=None,
                        plural=False,
                    ),
                )
        if not name or name[0] in nominal.quoted or nominal.possessor:
            return (reading,)
        last = tokens[name[-1]].text
        owner = strip_genitive(last)
        if (
            reading.roles
            and owner != last
            and (self._is_somebody(owner) or place_of(owner) is not None)
            and not self._is_somebody(last)
        ):
            return (
                evolve(
                    reading,
                    name=(),
                    kind=None,
                    noun=reading.roles[-1][0],
                    full_name=False,
                    nominal=evolve(
                        nominal, possessor=name, words=tuple(i for i in nominal.words if i not in name)
                    ),
                ),
            )
        first = tokens[name[0]].text
        if (
            len(name) < 2
            or first_name_gender(first) is not None
            or reading.roles
            or nominal.determiner is not None
        ):
            return (reading,)
        owner = strip_genitive(first)
        if owner != first and self._is_somebody(owner):
            rest = evolve(nominal, possessor=name[:1], words=nominal.words[1:])
            return (evolve(reading, name=name[1:], nominal=rest, full_name=False),)
        if len(name) == 2 and self._is_somebody(first) and self._is_somebody(last):
            left = evolve(nominal, last=name[0], words=name[:1], bracket=())
            right = evolve(nominal, first=name[1], words=name[1:])
            return (
                evolve(
                    reading,
                    name=name[:1],
                    nominal=left,
                    kind=None,
                    full_name=False,
                    ages=frozenset(),
                    party=None,
                ),
                evolve(reading, name=name[1:], nominal=right, kind=None, full_name=False),
            )
        return (reading,)

    def _is_somebody(self, word: str) -> bool:
        return word.lower() in self.names.by_part

    def _find_surnames(self) -> None:
        """Surnames behind a role or a title: their bearer is known by now, or they make somebody new."""
        for number, row in enumerate(self.readings):
            tokens = self.tokens(number)
            for index, reading in enumerate(row):
                if reading.kind is SpeakerKind.PERSON and not reading.full_name:
                    self.owners[number, index] = self._surname(tokens, reading)

    def _person(self, tokens: Sequence[Token], name: tuple[int, ...], reading: Reading | None) -> Draft:
        words = [tokens[i].text for i in name]
        if reading is None or self._is_genitive_of_known(words[-1]):
            words[-1] = strip_genitive(words[-1])
        words = _as_written(words, self.text, tokens, name)
        particle = next((i for i, w in enumerate(words) if i > 0 and w in _PARTICLES), len(words) - 1)
        surname = " ".join(words[particle:])
        if _REGNAL.fullmatch(words[-1]) and len(words) > 1:
            surname = words[-2]
        first = first_name_gender(words[0])
        gender = reading.gender if reading is not None else first
        draft = self.names.person(
            words, surname, tokens[name[0]].start, gender if gender in ("m", "f") else None
        )
        self._consult(draft, draft.name)
        return draft

    def _consult(self, draft: Draft, name: str) -> None:
        person = ask(self._known, name)
        if person is not None:
            draft.name = person.name
            draft.gender = person.gender or draft.gender
            for role in person.roles:
                draft.learn_role(role)

    def _is_genitive_of_known(self, word: str) -> bool:
        bare = strip_genitive(word)
        return bare != word and (bare in self._surfaces or bare.lower() in self.names.by_part)

    def _surname(self, tokens: Sequence[Token], reading: Reading) -> Draft:
        """*Kanzlerin Merkel*: the bearer of that surname whom sex and role allow, or somebody new."""
        words = [tokens[i].text for i in reading.name]
        if self._is_genitive_of_known(words[-1]):
            words[-1] = strip_genitive(words[-1])
        name = " ".join(words)
        start = tokens[reading.name[0]].start
        roles = {role.noun for _, role in reading.roles}
        # Of a bare surname that is also a first name (Lorenz), the first name's sex tells nothing.
        gender = reading.gender if reading.roles else None
        bearers = [d for d in self.names.by_part.get(name.lower(), ()) if agrees(d.gender, gender)]
        if bearers:
            return max(bearers, key=lambda d: _likeness(d, name, roles, start))
        body = self.names.bodies.get(name.lower())
        if body is not None and not reading.roles:
            return body
        draft = self.names.person(
            words, name, start, reading.gender if reading.gender in ("m", "f") else None
        )
        self._consult(draft, name)
        return draft

    def _find_others(self) -> None:
        """Bodies, outlets, places; then bare words that may be a surname seen elsewhere."""
        for number, row in enumerate(self.readings):
            tokens = self.tokens(number)
            for index, reading in enumerate(row):
                if reading.name and reading.kind not in (None, SpeakerKind.PERSON):
                    self.owners[number, index] = self._body(tokens, reading, row, index)
        for number, row in enumerate(self.readings):
            tokens = self.tokens(number)
            for index, reading in enumerate(row):
                if reading.name and reading.kind is None:
                    self.owners[number, index] = self._bare(tokens, reading)
                elif reading.abbreviation and reading.head is not None and not reading.name:
                    self._long_form(number, row, index)
                elif not reading.name and reading.head is not None and reading.head[1].modifier:
                    self._named_compound(number, index, reading.head[1].modifier)

    def _body(self, tokens: Sequence[Token], reading: Reading, row: Sequence[Reading], index: int) -> Draft:
        name = proper_name(self.text, tokens, reading)
        bare = strip_genitive(name)
        place = place_of(name)
        if place is not None:
            name = place.name
        elif bare != name and (bare.lower() in self.names.bodies or bare in self._surfaces):
            name = bare
        person = self._bearer(name)
        if (
            person is not None
            and reading.head is None
            and len(reading.name) == 1
            and reading.nominal.determiner is None
        ):
            return person
        canonical = self._outlet(name) if self._outlet is not None else None
        kind = SpeakerKind.OUTLET if canonical is not None else reading.kind or SpeakerKind.UNKNOWN
        gender = reading.gender or (reading.head[1].gender if reading.head is not None else None)
        draft = self.names.body(canonical or name, kind, tokens[reading.name[0]].start, gender)
        if canonical is not None:
            self.names.bodies.setdefault(name.lower(), draft)
        if reading.abbreviation:
            self.names.bodies.setdefault(reading.abbreviation.lower(), draft)
        return draft

    def _bearer(self, name: str) -> Draft | None:
        found = self.names.by_part.get(name.lower()) or self.names.by_part.get(strip_genitive(name).lower())
        return found[0] if found else None

    def _bare(self, tokens: Sequence[Token], reading: Reading) -> Draft:
        """A name of which its own words tell nothing: a surname, or a body."""
        name = " ".join(_as_written([tokens[i].text for i in reading.name], self.text, tokens, reading.name))
        person = self._bearer(name)
        if person is not None:
            return person
        body = self.names.bodies.get(name.lower()) or self.names.bodies.get(strip_genitive(name).lower())
        if body is not None:
            return body
        start = tokens[reading.name[0]].start
        bare = strip_genitive(name)
        if bare in self._surfaces:
            name = bare
        known = ask(self._known, name)
        if known is not None:
            words = known.name.split()
            draft = self.names.person(words, words[-1], start, known.gender)
            self._consult(draft, name)
            return draft
        canonical = self._outlet(name) if self._outlet is not None else None
        if canonical is not None:
            draft = self.names.body(canonical, SpeakerKind.OUTLET, start, None)
            self.names.bodies.setdefault(name.lower(), draft)
            return draft
        return self.names.body(name, SpeakerKind.UNKNOWN, start, None)

    def _named_compound(self, number: int, index: int, modifier: str) -> None:
        """*der Softbank-Konzern* is Softbank where the text has that name; *die Musk-Firma* is Musk's."""
        body = self.names.bodies.get(modifier)
        if body is not None:
            self.owners[number, index] = body
            return
        for word in reversed(modifier.split("-")):
            person = self.names.by_part.get(word)
            if person:
                self.possessors.setdefault((number, index), person[0])
                return

    def _long_form(self, number: int, row: Sequence[Reading], index: int) -> None:
        """*Bundesvereinigung der Deutschen Arbeitgeberverbände (BDA)*: both forms are one body from now
        on."""
        tokens = self.tokens(number)
        abbreviation = row[index].abbreviation or ""
        start = index
        while start > 0 and is_genitive_attribute(tokens, row[start].nominal, row[start - 1].nominal.last):
            previous = row[start - 1]
            if previous.head is None or previous.roles:
                break
            start -= 1
        if tokens[row[start].nominal.words[0]].text[:1].lower() != abbreviation[:1].lower():
            start = index
        reading = row[start]
        first = reading.nominal.words[0]
        last = row[index].nominal.core_last
        if start == index:
            name = " ".join(tokens[i].text for i in reading.nominal.words)
        else:
            name = " ".join(self.text[tokens[first].start : tokens[last].end].split())
        head = reading.head or row[index].head
        kind = head[1].kind if head is not None else SpeakerKind.ORGANISATION
        draft = self.names.body(name, kind, tokens[first].start, head[1].gender if head is not None else None)
        short = self.names.bodies.get(abbreviation.lower())
        if short is not None and short is not draft:
            short.name, short.kind, short.gender = draft.name, kind, draft.gender
            self.names.bodies[name.lower()] = draft = short
        self.names.bodies[abbreviation.lower()] = draft
        self.owners[number, start] = draft

    def _find_possessors(self) -> None:
        for number, row in enumerate(self.readings):
            tokens = self.tokens(number)
            for index, reading in enumerate(row):
                words = reading.nominal.possessor
                if not words or (number, index) in self.possessors:
                    continue
                name = strip_genitive(tokens[words[-1]].text)
                found = self._bearer(name) or self.names.bodies.get(name.lower())
                if found is None:
                    kind = SpeakerKind.UNKNOWN if place_of(name) is None else SpeakerKind.ORGANISATION
                    found = self.names.body(name, kind, tokens[words[0]].start, None)
                self.possessors[number, index] = found


def _likeness(draft: Draft, name: str, roles: set[str], start: int) -> tuple[bool, bool, bool, int]:
    """Of several bearers of a name: the one of that role, of that surname, met before, met last."""
    same_role = bool(roles & {mark.noun for mark in draft.roles})
    return same_role, draft.surname.lower() == name.lower(), draft.first <= start, draft.first


def agrees(a: str | None, b: str | None) -> bool:
    """Whether two genders can be of one entity; an unknown one always can."""
    return a is None or b is None or a == b


def _as_written(words: list[str], text: str, tokens: Sequence[Token], name: tuple[int, ...]) -> list[str]:
    """Words as the text writes them: tokens that touch (U.S.) stay one word."""
    joined: list[str] = []
    for position, word in enumerate(words):
        touching = position > 0 and tokens[name[position - 1]].end == tokens[name[position]].start
        if touching and joined:
            joined[-1] += word
        else:
            joined.append(word)
    return joined
