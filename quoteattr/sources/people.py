"""The people whom a text names: full names wherever they are, then surnames.

Once all full names are known, words that are side by side without being one name are separated (*warf Torn Arndt vor*).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quoteattr.known_people import WhoIs
from quoteattr.mentions.mention import Mention
from quoteattr.quote import SpeakerKind
from quoteattr.sources.entities import Entity, Names, agrees
from quoteattr.sources.strangers import with_strangers
from quoteattr.syntax.sentence import Sentence, Token
from quoteattr.values import evolve
from quoteattr.word_lists import words
from quoteattr.words.declension import strip_genitive
from quoteattr.words.names import PARTICLES, REGNAL, first_name_gender, place_of
from quoteattr.words.nouns import role_of

OutletName = Callable[[str], str | None]


class People:
    """The sentences of a document, each with its mentions that have words, and the entities that its names make."""

    def __init__(self, text: str, sentences: Sequence[Sentence], known: WhoIs, outlet: OutletName) -> None:
        self.text = text
        self.sentences = with_strangers([evolve(s, mentions=_worded(s)) for s in sentences])
        self.names = Names()
        self._known = known
        self._outlet = outlet
        self.owners: dict[tuple[int, int], Entity] = {}
        """Whose name or description each mention is, by its sentence and its number there."""
        self.possessors: dict[tuple[int, int], Entity] = {}
        """Who is named in the genitive in front of it."""
        self._surfaces = {s.tokens[m.name[-1]].text for s, _, m in self.mentions() if m.name}
        self._read()

    def _read(self) -> None:
        self._find_full_names()
        self._part_names()
        self._find_surnames()

    def mentions(self) -> Iterator[tuple[Sentence, int, Mention]]:
        """Each mention with its sentence and its number there."""
        for sentence in self.sentences:
            for index, reading in enumerate(sentence.mentions):
                yield sentence, index, reading

    def _find_full_names(self) -> None:
        """Full names first, wherever they are: then surnames in any sentence can be recognised."""
        for sentence, index, reading in self.mentions():
            if reading.full_name and len(reading.name) > 2:
                self.owners[sentence.index, index] = self._person(sentence.tokens, reading.name, reading)
        for sentence, index, reading in self.mentions():
            tokens, place = sentence.tokens, (sentence.index, index)
            if reading.full_name and len(reading.name) == 2:
                surname = self.names.by_part.get(" ".join(tokens[i].text for i in reading.name).lower())
                self.owners[place] = surname[0] if surname else self._person(tokens, reading.name, reading)
            if len(reading.possessor) > 1:
                if first_name_gender(tokens[reading.possessor[0]].text) is not None:
                    self.possessors[place] = self._person(tokens, reading.possessor, None)

    def _part_names(self) -> None:
        """Separate what is side by side without being one name, now that surnames are known.

        *Vertraute Lindqvists* is a role with an owner, *Torns Kabelwerk* a firm with an owner, *warf Torn Arndt vor*
        has two names.
        """
        for number, sentence in enumerate(self.sentences):
            row, tokens = sentence.mentions, sentence.tokens
            parted = tuple(part for reading in row for part in self._parts(tokens, reading))
            if len(parted) != len(row) or any(a is not b for a, b in zip(parted, row, strict=True)):
                moved = [self.owners.pop((number, i), None) for i in range(len(row))]
                self.sentences[number] = evolve(sentence, mentions=parted)
                for index, reading in enumerate(parted):
                    if reading.full_name and any(moved):
                        self.owners[number, index] = self._person(tokens, reading.name, reading)

    def _parts(self, tokens: Sequence[Token], reading: Mention) -> tuple[Mention, ...]:
        name = reading.name
        if not name and self._is_bare_surname(tokens, reading):
            return (_surname(reading),)
        if not name or name[0] in reading.quoted or reading.possessor:
            return (reading,)
        first, last = tokens[name[0]].text, tokens[name[-1]].text
        owner = strip_genitive(last)
        owned = owner != last and (self._is_somebody(owner) or place_of(owner) is not None)
        if reading.roles and owned and not self._is_somebody(last):
            return (_of_owner(reading),)
        told = first_name_gender(first) is not None or reading.full_name or reading.roles
        if len(name) < 2 or told or reading.determiner is not None:
            return (reading,)
        owner = strip_genitive(first)
        if owner != first and self._is_somebody(owner):
            rest = reading.words[1:]
            return (evolve(reading, name=name[1:], possessor=name[:1], words=rest, full_name=False),)
        if len(name) == 2 and self._is_somebody(first) and self._is_somebody(last):
            return _two(reading)
        return (reading,)

    def _is_bare_surname(self, tokens: Sequence[Token], reading: Mention) -> bool:
        """Whether a noun without an article, or the last one behind a role, is the surname of somebody whom the text names
        in full: *Jan Kaiser … so Kaiser*, *Nordbau-Chef Kaiser*; not *der Kaiser*."""
        last = tokens[reading.words[-1]].text
        bearer = self.names.by_part.get(last.lower())
        alone = len(reading.words) == 1 and reading.determiner is None and not reading.modifiers
        behind = len(reading.words) == 2 and len(reading.roles) == 2
        return bearer is not None and (alone or behind) and last in bearer[0].name.split()

    def _is_somebody(self, word: str) -> bool:
        return word.lower() in self.names.by_part

    def _find_surnames(self) -> None:
        """Surnames after a role or a title: their bearer is known by now, or they make somebody new."""
        for sentence, index, reading in self.mentions():
            if reading.kind is SpeakerKind.PERSON and not reading.full_name:
                self.owners[sentence.index, index] = self._surname(sentence.tokens, reading)

    def _person(self, tokens: Sequence[Token], name: tuple[int, ...], reading: Mention | None) -> Entity:
        words = self._words(tokens, name, genitive=reading is None)
        particle = next((i for i, w in enumerate(words) if i > 0 and w.lower() in PARTICLES), len(words) - 1)
        surname = " ".join(words[particle:])
        if REGNAL.fullmatch(words[-1]) and len(words) > 1:
            surname = words[-2]
        gender = reading.gender if reading is not None else first_name_gender(words[0])
        entity = self.names.person(words, surname, tokens[name[0]].start, gender)
        for at in range(1, len(words) - 1):
            self.names.index_part(" ".join(words[at:]), entity)  # *Leyla Amin Dost … Amin Dost*
            if words[at][:1].isupper() and first_name_gender(words[at]) is None:
                self.names.index_part(words[at], entity)
        self._consult(entity, entity.name)
        return entity

    def _consult(self, entity: Entity, name: str) -> None:
        person = self._known(name)
        if person is not None:
            entity.name = person.name
            entity.gender = person.grammatical_gender or entity.gender
            entity.roles.update(filter(None, map(role_of, person.roles)))

    def _words(self, tokens: Sequence[Token], name: Sequence[int], *, genitive: bool = False) -> list[str]:
        """The words of a name, of one in the *genitive* without its ending: *Jan Ohm* of *Jan Ohms (Firma)*."""
        words = [tokens[i].text for i in name]
        if genitive or self._is_genitive_of_known(words[-1]):
            words[-1] = strip_genitive(words[-1])
        return as_written(words, self.text, tokens, name)

    def _is_genitive_of_known(self, word: str) -> bool:
        bare = strip_genitive(word)
        return bare != word and (bare in self._surfaces or bare.lower() in self.names.by_part)

    def _surname(self, tokens: Sequence[Token], reading: Mention) -> Entity:
        """*Kanzlerin Harbeck*: the bearer of that surname whom gender and role allow, or somebody new."""
        words = self._words(tokens, reading.name)
        name = " ".join(words)
        start = tokens[reading.name[0]].start
        roles = {role.noun for _, role in reading.roles}
        # Of a bare surname that is also a first name (Lorenz), the first name's sex tells nothing.
        gender = reading.gender if reading.roles else None
        bearers = [e for e in self.names.by_part.get(name.lower(), ()) if agrees(e.gender, gender)]
        if bearers:
            return max(bearers, key=lambda bearer: _likeness(bearer, name, roles, start))
        entity = self.names.person(words, name, start, reading.gender)
        self._consult(entity, name)
        return entity


def _worded(sentence: Sentence) -> tuple[Mention, ...]:
    """The mentions that have words; none of a byline."""
    return tuple(mention for mention in sentence.mentions if mention.words and not _is_byline(sentence))


def _is_byline(sentence: Sentence) -> bool:
    """Whether it names who made the article, who says nothing in it: *Von Carla Behn, Ulm*; *Foto: Jan Ohm*."""
    tokens = sentence.tokens
    opens = tokens[0].text.lower() in words("byline")
    return opens and tokens[-1].tag != "$." and not any(token.is_finite for token in tokens)


def _likeness(bearer: Entity, name: str, roles: set[str], start: int) -> tuple[bool, bool, bool, int]:
    """Of several bearers of a name: the one of that role, of that surname, met before, met last."""
    same_role = bool(roles & {mark.noun for mark in bearer.roles})
    return same_role, bearer.surname.lower() == name.lower(), bearer.first <= start, bearer.first


def as_written(words: list[str], text: str, tokens: Sequence[Token], name: Sequence[int]) -> list[str]:
    """Words as the text writes them: a shortened surname keeps its full stop where that ends the sentence as well (*Das*
    *bestritt Mira K.*)."""
    end = tokens[name[-1]].end
    shortened = len(words[-1]) == 1 and words[-1].isupper() and text[end : end + 1] == "."
    return [*words[:-1], f"{words[-1]}."] if shortened else words


def _surname(reading: Mention) -> Mention:
    """A noun phrase whose last word is somebody's name: *(so) Kaiser*, *Nordbau-Chef Kaiser*."""
    return evolve(
        reading,
        name=reading.words[-1:],
        roles=tuple(role for role in reading.roles if role[0] != reading.words[-1]),
        class_noun=None,
        statement=None,
        noun=None,
        gender=None,
        plural=False,
        several=False,
        kind=SpeakerKind.PERSON if reading.roles else None,
    )


def _of_owner(reading: Mention) -> Mention:
    """A role whose name is that of its owner: *die Sprecherin | Lunds*."""
    return evolve(
        reading,
        name=(),
        kind=None,
        noun=reading.roles[-1][0],
        full_name=False,
        possessor=reading.name,
        words=tuple(i for i in reading.words if i not in reading.name),
    )


def _two(reading: Mention) -> tuple[Mention, Mention]:
    """Two people side by side: *(sagte) Torn | Lund*."""
    left, right = reading.name
    one = evolve(reading, kind=None, full_name=False)
    return (
        evolve(one, core_last=left, name=(left,), words=(left,), bracket=(), ages=frozenset(), party=None),
        evolve(one, first=right, head=right, name=(right,), words=(right,)),
    )
