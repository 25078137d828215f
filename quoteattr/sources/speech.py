"""Where the quotations of a text are and which of its words name their sources."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from quoteattr.detect.candidate import Candidate
from quoteattr.quote import QuoteKind, Span
from quoteattr.syntax.sentence import Sentence
from quoteattr.values import frozen

Place = tuple[int, int]
"""A sentence and one of its tokens."""
_NESTED = 3
"""At most this many quotations may contain a word at once."""


@frozen
class Speech:
    """The words of source phrases, each with the number of its quotation, and the contents of the quotations."""

    sources: Mapping[Place, int]
    contents: tuple[tuple[Span, ...], ...]

    @cached_property
    def _spans(self) -> list[Span]:
        return sorted(span for spans in self.contents for span in spans)

    def is_source(self, place: Place) -> bool:
        """Whether a word is in a source phrase or in a frame that has none."""
        return place in self.sources

    def is_content(self, start: int) -> bool:
        """Whether what begins at *start* is part of what somebody says."""
        behind = bisect_right(self._spans, start, key=lambda span: span.start)
        return any(start in span for span in self._spans[max(0, behind - 1 - _NESTED) : behind])

    def is_said_there(self, place: Place, start: int) -> bool:
        """Whether what begins at *start* is part of the very quotation whose source is at *place*."""
        number = self.sources.get(place)
        return number is not None and any(start in span for span in self.contents[number])


def speech_of(sentences: Sequence[Sentence], candidates: Sequence[Candidate]) -> Speech:
    """The speech of a text with the quotations *candidates*."""
    sources = {
        place: number
        for number, candidate in enumerate(candidates)
        if candidate.source is None
        for place in _in_frame(sentences, candidate)
    }
    for number, candidate in enumerate(candidates):
        if candidate.source is not None:
            for token in range(candidate.source.first, candidate.source.last + 1):
                place = (candidate.source.sentence, token)
                # words in marks inside a quotation share its source; what is said is the whole of it
                sources[place] = number if candidate.parent is None else sources.get(place, number)
    return Speech(sources, tuple(map(_words_of, candidates)))


def _words_of(candidate: Candidate) -> tuple[Span, ...]:
    """What somebody says in a quotation; a reported act contains its own subject, *Die Wirte klagen über die Steuer*."""
    return () if candidate.kind is QuoteKind.REPORTED else candidate.segments


def _in_frame(sentences: Sequence[Sentence], candidate: Candidate) -> Iterator[Place]:
    """The words of a frame without a source phrase, among which the source may be."""
    for number in range(candidate.sentence, candidate.last_sentence + 1):
        for span in candidate.frame:
            yield from ((number, i) for i in sentences[number].under(span))
