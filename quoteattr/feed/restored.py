"""From the text as it was read back to the caller's own: the same offsets or mapped ones, all words as written there."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from quoteattr.feed.composed import Composed
from quoteattr.quote import Document, Mention, Named, Quote, Span, cited


def restored(document: Document, text: str, warnings: tuple[str, ...], composed: Composed) -> Document:
    """A document of what was read as one of the caller's *text*; canonical names stay as they were read."""
    if document.text == text:
        return evolve(document, warnings=warnings) if warnings else document
    quotes = tuple(moved(quote, text, composed.span) for quote in document.quotes)
    return evolve(document, text=text, quotes=quotes, warnings=warnings)


def moved(quote: Quote, text: str, span: Callable[[Span], Span]) -> Quote:
    """A quotation of a part of *text* as one of the whole: *span* says where in it each of its spans stands."""

    def spans(own: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(map(span, own))

    def named(who: Named | None) -> Named | None:
        if who is None or who.mention is None:
            return who
        place = span(who.mention.span)
        return evolve(who, mention=Mention(place.of(text), place))

    segments, cue = spans(quote.segments), quote.cue
    if cue is not None:
        words = spans(cue.segments)
        cue = evolve(cue, text=cited(text, words), segments=words)
    return evolve(
        quote,
        text=cited(text, segments),
        segments=segments,
        verbatim=spans(quote.verbatim),
        frame=spans(quote.frame),
        cue=cue,
        speaker=named(quote.speaker),
        addressee=named(quote.addressee),
        channel=named(quote.channel),
        evidence=tuple(evolve(each, span=span(each.span)) for each in quote.evidence),
    )
