"""The entities of a document, found by name, and the words that refer to them."""

from __future__ import annotations

from collections import defaultdict

from attrs import define, field

from quoteattr.quote import Gender, Resolution, SpeakerKind
from quoteattr.values import frozen
from quoteattr.words.declension import strip_genitive
from quoteattr.words.nouns import Role

_BUCKET = 12
"""At most this many bearers of one surname are compared."""


@frozen
class Position:
    """What the text says of a person."""

    role: str | None = None
    affiliation: str | None = None
    gender: Gender | None = None

    def completed(self, other: Position) -> Position:
        """This position, completed by *other* where it says nothing."""
        return Position(
            self.role or other.role, self.affiliation or other.affiliation, self.gender or other.gender
        )


@define(eq=False)
class Entity:
    """Somebody or something that can be a source; filled in while the text is read.

    ``gender`` is "m", "f", "n" or ``None``; ``roles`` and ``attributes`` (parties, firms, countries) are what the
    text says of it; ``nouns`` and ``classes`` the class nouns of a body, without and with wider ones; ``named``: whether
    the text gives a name; ``first``: the offset where it first appears.
    """

    name: str
    kind: SpeakerKind
    first: int
    gender: str | None = None
    plural: bool = False
    named: bool = True
    roles: set[Role] = field(factory=set)
    attributes: set[str] = field(factory=set)
    nouns: set[str] = field(factory=set)
    classes: set[str] = field(factory=set)
    ages: set[str] = field(factory=set)
    party: str | None = None
    place: bool = False
    surname: str = ""

    def gender_in(self, words: str | None) -> str | None:
        """The gender of words for it whose own form has that of *words*: a person's takes precedence, a body has theirs."""
        return self.gender or words if self.kind is SpeakerKind.PERSON else words or self.gender

    @property
    def known_by(self) -> set[str]:
        """The words of its name and of what the text ties it to, in lower case."""
        return self.attributes.union(self.name.lower().split())


@frozen
class Reference:
    """Tokens ``first..last`` of sentence ``sentence`` that stand for ``entity``.

    ``head`` is the token that decides. ``subject``: whether the words can be the subject of their clause; ``gender`` and
    ``plural`` are those of the words, which may differ from the entity's (die Person = Sven Torn); ``certainty`` is the
    probability that the entity is the right one.
    """

    sentence: int
    first: int
    last: int
    head: int
    start: int
    entity: Entity
    how: Resolution
    subject: bool = False
    attribute: bool = False
    gender: str | None = None
    plural: bool = False
    certainty: float = 1.0


@define
class Names:
    """Entities by name: full names, surnames and first names of people, names and abbreviations of bodies."""

    entities: list[Entity] = field(factory=list)
    full: dict[tuple[str, str], Entity] = field(factory=dict)
    by_part: dict[str, list[Entity]] = field(factory=lambda: defaultdict(list))
    bodies: dict[str, Entity] = field(factory=dict)

    def index_part(self, part: str, entity: Entity) -> None:
        bucket = self.by_part[part.lower()]
        if entity not in bucket and len(bucket) < _BUCKET:
            bucket.append(entity)

    def person(self, words: list[str], surname: str, at: int, gender: str | None) -> Entity:
        """The person of that full name, made if new."""
        key = (words[0].lower(), surname.lower())
        entity = self.full.get(key)
        if entity is None:
            entity = self.full[key] = Entity(" ".join(words), SpeakerKind.PERSON, at, surname=surname)
            self.entities.append(entity)
            for part in (surname, words[-1], words[0]):
                self.index_part(part, entity)
        entity.gender = entity.gender or (gender if gender in ("m", "f") else None)
        entity.first = min(entity.first, at)
        return entity

    def body(self, name: str, kind: SpeakerKind, at: int, gender: str | None) -> Entity:
        """The body, outlet or unknown thing of that name, made if new."""
        entity = self.bodies.get(name.lower())
        if entity is None:
            entity = self.bodies[name.lower()] = Entity(name, kind, at)
            self.entities.append(entity)
        entity.gender = entity.gender or gender
        return entity

    def bearer(self, name: str) -> Entity | None:
        """The first person who bears *name*, which may be a genitive."""
        found = self.by_part.get(name.lower()) or self.by_part.get(strip_genitive(name).lower())
        return found[0] if found else None


def agrees(a: str | None, b: str | None) -> bool:
    """Whether two genders can belong to one entity; an unknown one always can."""
    return a is None or b is None or a == b
