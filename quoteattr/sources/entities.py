"""Entities of a document and the words that refer to them."""

from __future__ import annotations

from quoteattr.quote import Gender, Mention, Resolution, Speaker, SpeakerKind
from quoteattr.values import frozen


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


@frozen
class Entity:
    """Somebody or something that can be a source.

    ``named``: whether the text gives a name; ``position``: what it says about a person besides the name.
    """

    name: str
    kind: SpeakerKind
    named: bool
    position: Position

    def speaker(self, kind: SpeakerKind, words: Mention | None, how: Resolution) -> Speaker:
        """This entity as the speaker whom *words* name."""
        p = self.position
        return Speaker(self.name, kind, words, how, p.role, p.affiliation, p.gender)


@frozen
class Reference:
    """Tokens ``first..last`` of sentence ``sentence`` that stand for entity ``entity``.

    ``head`` is the token that decides. ``subject``: whether the words can be the subject of their clause; ``gender`` and
    ``plural`` are those of the words, which may differ from the entity's (die Person = Sven Torn); ``certainty`` is the
    probability that the entity is the right one.
    """

    sentence: int
    first: int
    last: int
    head: int
    start: int
    entity: int
    how: Resolution
    subject: bool = False
    attribute: bool = False
    gender: str | None = None
    plural: bool = False
    certainty: float = 1.0
