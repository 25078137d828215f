"""Where the quotations of a text are and which of its words name their sources."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from attrs import field

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
    _spans: tuple[Span, ...] = field(init=False)
    _starts: tuple[int, ...] = field(init=False)

    @_spans.default
    def _sorted(self) -> tuple[Span, ...]:
        return tuple(sorted(span for spans in self.contents for span in spans))

    @_starts.default
    def _sorted_starts(self) -> tuple[int, ...]:
        return tuple(span.start for span in self._spans)

    def is_source(self, place: Place) -> bool:
        """Whether a word is in a source phrase or in a frame that has none."""
        return place in self.sources

    def is_content(self, start: int) -> bool:
        """Whether what begins at *start* is part of what somebody says."""
        at = bisect_right(self._starts, start) - 1
        return any(span.start <= start < span.end for span in self._spans[max(0, at - _NESTED) : at + 1])

    def is_said_there(self, place: Place, start: int) -> bool:
        """Whether what begins at *start* is part of the very quotation whose source is at *place*."""
        number = self.sources.get(place)
        return number is not None and any(span.start <= start < span.end for span in self.contents[number])


def speech_of(sentences: Sequence[Sentence], candidates: Sequence[Candidate]) -> Speech:
    """The speech of a text with the quotations *candidates*."""
    sources = dict(_framed_tokens(sentences, candidates))
    for number, candidate in enumerate(candidates):
        if candidate.source is not None:
            for token in range(candidate.source.first, candidate.source.last + 1):
                place = (candidate.source.sentence, token)
                # words in marks inside a quotation share its source; what is said is the whole of it
                sources[place] = number if candidate.parent is None else sources.get(place, number)
    return Speech(sources, tuple(words_of(candidate) for candidate in candidates))


def words_of(candidate: Candidate) -> tuple[Span, ...]:
    """What somebody says in a quotation; a reported act contains its own subject, *Die Wirte klagen über die Steuer*."""
    return () if candidate.kind is QuoteKind.REPORTED else candidate.segments


def _framed_tokens(
    sentences: Sequence[Sentence], candidates: Sequence[Candidate]
) -> Iterator[tuple[Place, int]]:
    """The words of frames without a source phrase, each with the number of its quotation: the source may be among them."""
    for index, candidate in enumerate(candidates):
        if candidate.source is None:
            for number in range(candidate.sentence, candidate.last_sentence + 1):
                for span in candidate.frame:
                    yield from (((number, i), index) for i in sentences[number].under(span))
