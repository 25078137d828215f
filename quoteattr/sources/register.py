"""The register of a document: every entity with every reference to it, built once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

from quoteattr.known_people import WhoIs
from quoteattr.quote import Resolution, SpeakerKind
from quoteattr.rank import Choosers
from quoteattr.sources.discourse import Discourse
from quoteattr.sources.entities import Entity, Position, Reference
from quoteattr.sources.introductions import Introductions
from quoteattr.sources.people import OutletName
from quoteattr.sources.positions import positions
from quoteattr.sources.speech import Speech
from quoteattr.syntax.sentence import Sentence
from quoteattr.values import frozen

_NEAREST = 4


@frozen
class Register:
    """Who and what a text speaks of: ``references`` in text order, the ``positions`` of people, and the ``sentences``, of
    whose mentions the whole text has told what they are."""

    text: str
    sentences: Sequence[Sentence]
    references: tuple[Reference, ...]
    positions: Mapping[Entity, Position]

    @cached_property
    def genders(self) -> Mapping[str, str | None]:
        """The genders of the people, by name."""
        people = (r.entity for r in self.references if r.entity.kind is SpeakerKind.PERSON)
        return {entity.name: entity.gender for entity in people}

    def at(self, sentence: int, token: int) -> Reference | None:
        """The reference whose words hold *token*: the innermost, which starts last."""
        around = (r for r in self._nearest(sentence, token) if r.sentence == sentence)
        return next((r for r in around if r.first <= token <= r.last), None)

    def pronoun_at(self, sentence: int, token: int) -> Reference | None:
        """The reference of the pronoun at *token*, also of a possessive before a noun that has its own."""
        place = (sentence, token, token)
        words = (r for r in self._nearest(sentence, token) if (r.sentence, r.first, r.last) == place)
        return next((r for r in words if r.how is Resolution.PRONOUN), None)

    def _nearest(self, sentence: int, token: int) -> tuple[Reference, ...]:
        """The last few references that begin at *token* or before it, the last one first."""
        position = self._behind(sentence, token)
        return self.references[max(0, position - _NEAREST) : position][::-1]

    def between(self, sentence: int, first: int, last: int) -> tuple[Reference, ...]:
        """The references of a sentence that begin at tokens ``first..last``."""
        return self.references[self._behind(sentence, first - 1) : self._behind(sentence, last)]

    def _behind(self, sentence: int, token: int) -> int:
        """The number of the first reference that begins behind *token*."""
        return bisect_right(self.references, (sentence, token), key=lambda r: (r.sentence, r.first))


def build(
    text: str,
    sentences: Sequence[Sentence],
    speech: Speech,
    *,
    known: WhoIs,
    outlet: OutletName,
    choosers: Choosers,
) -> Register:
    """Read *sentences* and collect who and what they speak of.

    Args:
        text: the document.
        sentences: its sentences; tags are enough, a tree sharpens who is a subject.
        speech: its quotations and their sources; who speaks is more likely meant by what follows.
        known: people whom the user knows.
        outlet: gives the canonical name of an outlet, ``None`` for other names.
        choosers: what chooses whom pronouns and descriptions mean.
    """
    found = Introductions(text, sentences, known, outlet)
    discourse = Discourse(found, speech, choosers)
    references = tuple(sorted(discourse.references, key=lambda r: (r.sentence, r.first, -r.last)))
    return Register(text, found.sentences, references, positions(found, references))
