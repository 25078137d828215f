"""What somebody quotes inside an utterance: *„Mein Vater hat gesagt: ‚Trau keinem Vertrag.‘ Er hatte recht“, sagt Brandt.*

An utterance is one word of its sentence (:mod:`quoteattr.syntax.quoted`); so its words are read as a text of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex
from attrs import evolve, frozen

from quoteattr.feed.restored import moved
from quoteattr.marks import MarkPair
from quoteattr.quote import Document, Mention, Quote, QuoteKind, Resolution, Span, Speaker

_SELF = regex.compile(r"(?i)\b(?:ich|wir)\b")
_RULES = "direct."
"""How the names of the rules for utterances begin."""


@frozen
class Part:
    """A part of an utterance, and the number of the quotation that it belongs to."""

    host: int
    span: Span


def quoting(document: Document, pairs: Sequence[MarkPair]) -> tuple[Part, ...]:
    """The parts of utterances in which words in marks follow a colon or precede a comma.

    Args:
        document: the quotations of the text itself.
        pairs: all its pairs of marks, ordered by start.
    """
    nested = [p.outer for p in pairs if p.parent is not None and _is_announced(document.text, p.outer)]
    starts = [outer.start for outer in nested]
    said = (
        Part(number, span)
        for number, quote in enumerate(document.quotes)
        if quote.kind is QuoteKind.DIRECT
        for span in quote.segments
    )

    def holds_one(part: Part) -> bool:
        at = bisect_left(starts, part.span.start)
        return at < len(nested) and nested[at] in part.span

    return tuple(filter(holds_one, sorted(said, key=lambda part: part.span)))


def _is_announced(text: str, outer: Span) -> bool:
    return text[max(0, outer.start - 3) : outer.start].rstrip().endswith(":") or text.startswith(
        ",", outer.end
    )


def with_inner(document: Document, parts: Sequence[Part], read: Sequence[Document]) -> Document:
    """The document and, inside its utterances, those that have a frame there; *read* has each of *parts* as a text."""
    taken = {segment for quote in document.quotes for segment in quote.segments}
    speakers = document.speakers
    rows: list[tuple[Quote, int | None]] = [(quote, quote.parent) for quote in document.quotes]
    for part, own in zip(parts, read, strict=True):
        host = document.quotes[part.host].speaker
        for quote in filter(_is_framed, own.quotes):
            inner = _placed(quote, document.text, part.span.start)
            if taken.isdisjoint(inner.segments):
                rows.append((evolve(inner, speaker=_named(inner, document.text, host, speakers)), part.host))
    order = sorted(range(len(rows)), key=lambda n: (rows[n][0].span.start, -len(rows[n][0].span), n))
    place = {old: new for new, old in enumerate(order)}
    quotes = (evolve(rows[n][0], parent=None if (up := rows[n][1]) is None else place[up]) for n in order)
    return evolve(document, quotes=tuple(quotes))


def _is_framed(quote: Quote) -> bool:
    """Whether it is an utterance of which the words around it tell more than that it was said."""
    utterance = quote.kind is QuoteKind.DIRECT and quote.evidence[0].rule.startswith(_RULES)
    return utterance and bool(quote.frame) and (quote.cue is not None or quote.speaker is not None)


def _placed(quote: Quote, text: str, start: int) -> Quote:
    """A quotation of the part of *text* that begins at *start*."""
    return moved(quote, text, lambda span: Span(span.start + start, span.end + start))


def _named(quote: Quote, text: str, host: Speaker | None, speakers: Sequence[Speaker]) -> Speaker | None:
    """The speaker as the whole text, with its *speakers*, calls them; *ich* is who is quoted around it."""
    own = quote.speaker
    if own is not None:
        fuller = [s for s in speakers if s.name.endswith(f" {own.name}")]
        same = len(fuller) == 1 and own.resolution is Resolution.NAME
        return evolve(fuller[0], mention=own.mention, resolution=Resolution.ALIAS) if same else own
    found = (_SELF.search(text, frame.start, frame.end) for frame in quote.frame)
    word = next((match for match in found if match), None)
    if host is None or word is None:
        return None
    return evolve(host, mention=Mention(word.group(), Span(*word.span())), resolution=Resolution.PRONOUN)
