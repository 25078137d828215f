"""The register of a document: every entity with every reference to it, built once."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence

from attrs import field

from quoteattr.known_people import WhoIs, nobody
from quoteattr.mentions.mention import Mention
from quoteattr.quote import Resolution
from quoteattr.rank import Choosers, shipped
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
    """``entities`` by their number, ``references`` in text order, ``readings`` by sentence."""

    entities: tuple[Entity, ...]
    references: tuple[Reference, ...]
    readings: tuple[tuple[Mention, ...], ...]
    _keys: tuple[tuple[int, int], ...] = field(repr=False)

    def at(self, sentence: int, token: int) -> Reference | None:
        """The reference whose words hold *token*: the innermost, which starts last."""
        around = (r for r in self._nearest(sentence, token) if r.sentence == sentence)
        return next((r for r in around if r.first <= token <= r.last), None)

    def pronoun_at(self, sentence: int, token: int) -> Reference | None:
        """The reference of the pronoun at *token*, also of a possessive before a noun that has its
        own."""
        alone = (sentence, token, token)
        words = (r for r in self._nearest(sentence, token) if (r.sentence, r.first, r.last) == alone)
        reference = next(words, None)
        return reference if reference is not None and reference.how is Resolution.PRONOUN else None

    def _nearest(self, sentence: int, token: int) -> tuple[Reference, ...]:
        """The last few references that begin at *token* or before it, the last one first."""
        position = bisect_right(self._keys, (sentence, token))
        return self.references[max(0, position - _NEAREST) : position][::-1]

    def readings_in(self, sentence: int, first: int, last: int) -> list[tuple[int, Mention]]:
        """The readings that touch tokens ``first..last``, each with its number in the sentence."""
        row = self.readings[sentence]
        at = max(0, bisect_right(row, first, key=lambda reading: reading.first) - 1)
        found: list[tuple[int, Mention]] = []
        while at < len(row) and row[at].first <= last:
            if row[at].core_last >= first:
                found.append((at, row[at]))
            at += 1
        return found

    def reading_at(self, sentence: int, token: int) -> Mention | None:
        """The reading whose words hold *token*."""
        found = self.readings_in(sentence, token, token)
        return found[0][1] if found else None

    def between(self, sentence: int, first: int, last: int) -> tuple[Reference, ...]:
        """The references of a sentence that begin at tokens ``first..last``."""
        low = bisect_right(self._keys, (sentence, first - 1))
        high = bisect_right(self._keys, (sentence, last))
        return self.references[low:high]

    def within(self, sentence: int) -> tuple[Reference, ...]:
        """The references of one sentence in order."""
        return self.between(sentence, 0, sys.maxsize)


def build(
    text: str,
    sentences: Sequence[Sentence],
    speech: Speech | None = None,
    *,
    known: WhoIs = nobody,
    outlet: OutletName | None = None,
    choosers: Choosers = shipped,
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
    discourse = Discourse(found, speech or Speech(), choosers)
    references = tuple(sorted(discourse.references, key=lambda r: (r.sentence, r.first, -r.last)))
    told = positions(found, references)
    return Register(
        tuple(Entity(d.name, d.kind, d.named, told.get(d.number, Position())) for d in found.names.drafts),
        references,
        tuple(tuple(row) for row in found.readings),
        tuple((r.sentence, r.first) for r in references),
    )
