"""Entities while the register is being built: people and bodies, found by name."""

from __future__ import annotations

from collections import defaultdict

from attrs import define, field

from quoteattr.quote import SpeakerKind
from quoteattr.words import Role

_BUCKET = 12
"""At most this many bearers of one surname are compared."""


def agrees(a: str | None, b: str | None) -> bool:
    """Whether two genders can belong to one entity; an unknown one always can."""
    return a is None or b is None or a == b


@define
class Draft:
    """An entity that is still being filled in; ``number`` identifies it within the document.

    ``gender`` is "m", "f", "n" or ``None``; ``roles`` and ``attributes`` (parties, firms, countries) are what the
    text says of it; ``nouns`` and ``classes`` the class nouns of a body, without and with wider ones; ``named``: whether
    the text gives a name; ``first``: the offset where it first appears.
    """

    number: int
    name: str
    kind: SpeakerKind
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
    first: int = 0
    surname: str = ""


@define
class Names:
    """Drafts by name: full names, surnames and first names of people, names and abbreviations of bodies."""

    drafts: list[Draft] = field(factory=list)
    full: dict[tuple[str, str], Draft] = field(factory=dict)
    by_part: dict[str, list[Draft]] = field(factory=lambda: defaultdict(list))
    bodies: dict[str, Draft] = field(factory=dict)

    def new(self, name: str, kind: SpeakerKind, **more: object) -> Draft:
        draft = Draft(len(self.drafts), name, kind, **more)  # type: ignore[arg-type]
        self.drafts.append(draft)
        return draft

    def index_part(self, part: str, draft: Draft) -> None:
        bucket = self.by_part[part.lower()]
        if draft not in bucket and len(bucket) < _BUCKET:
            bucket.append(draft)

    def person(self, words: list[str], surname: str, at: int, gender: str | None) -> Draft:
        """The person of that full name, made if new."""
        key = (words[0].lower(), surname.lower())
        draft = self.full.get(key)
        if draft is None:
            draft = self.new(" ".join(words), SpeakerKind.PERSON, gender=gender, first=at, surname=surname)
            self.full[key] = draft
            self.index_part(surname, draft)
            self.index_part(words[-1], draft)
            self.index_part(words[0], draft)
        if draft.gender is None:
            draft.gender = gender
        draft.first = min(draft.first, at)
        return draft

    def body(self, name: str, kind: SpeakerKind, at: int, gender: str | None) -> Draft:
        """The body, outlet or unknown thing of that name, made if new."""
        draft = self.bodies.get(name.lower())
        if draft is None:
            draft = self.new(name, kind, gender=gender, first=at)
            self.bodies[name.lower()] = draft
        if draft.gender is None:
            draft.gender = gender
        return draft
