"""From the text as it was read back to the caller's own: the same offsets or mapped ones, all words as written there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from attrs import evolve, frozen

from quoteattr.feed.composed import AS_IT_STANDS, Composed
from quoteattr.quote import Channel, Cue, Document, Mention, Quote, Span, Speaker, cited

Named = TypeVar("Named", Speaker, Channel)


def restored(
    document: Document, text: str, warnings: tuple[str, ...] = (), composed: Composed = AS_IT_STANDS
) -> Document:
    """A document of what was read as one of the caller's *text*; canonical names stay as they were read."""
    if document.text == text:
        return evolve(document, warnings=warnings) if warnings else document
    back = _Back(text, composed.span)
    return evolve(document, text=text, quotes=tuple(map(back.quote, document.quotes)), warnings=warnings)


def moved(quote: Quote, text: str, span: Callable[[Span], Span]) -> Quote:
    """A quotation of a part of *text* as one of the whole: *span* says where in it each of its spans stands."""
    return _Back(text, span).quote(quote)


@frozen
class _Back:
    text: str
    _span: Callable[[Span], Span]

    def quote(self, quote: Quote) -> Quote:
        segments = self._spans(quote.segments)
        return evolve(
            quote,
            text=cited(self.text, segments),
            segments=segments,
            verbatim=self._spans(quote.verbatim),
            frame=self._spans(quote.frame),
            cue=None if quote.cue is None else self._cue(quote.cue),
            speaker=self._named(quote.speaker),
            addressee=self._named(quote.addressee),
            channel=self._named(quote.channel),
            evidence=tuple(evolve(each, span=self._span(each.span)) for each in quote.evidence),
        )

    def _spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(map(self._span, spans))

    def _cue(self, cue: Cue) -> Cue:
        segments = self._spans(cue.segments)
        return evolve(cue, text=cited(self.text, segments), segments=segments)

    def _named(self, named: Named | None) -> Named | None:
        if named is None or named.mention is None:
            return named
        span = self._span(named.mention.span)
        return evolve(named, mention=Mention(span.of(self.text), span))
