"""Choosing some of a document's quotations while the links between them stay right."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from quoteattr.quote import Document, Quote


def select(document: Document, keep: Callable[[Quote], bool]) -> Document:
    """*document* with only the quotations that *keep* says yes to.

    ``parent`` is renumbered; a quotation whose parent goes gets the nearest ancestor that stays, or none.

    >>> from quoteattr import Document, Quote, QuoteKind, Span
    >>> doc = Document("Ja. Nein.", (
    ...     Quote(QuoteKind.DIRECT, "Ja", (Span(0, 2),), confidence=0.4),
    ...     Quote(QuoteKind.DIRECT, "Nein", (Span(4, 8),), confidence=0.9)))
    >>> [quote.text for quote in select(doc, lambda quote: quote.confidence >= 0.5).quotes]
    ['Nein']
    """
    kept: list[Quote] = []
    number: list[int | None] = []  # of each quotation, or of its nearest ancestor that is kept
    for quote in document.quotes:
        parent = None if quote.parent is None else number[quote.parent]
        if keep(quote):
            number.append(len(kept))
            kept.append(evolve(quote, parent=parent))
        else:
            number.append(parent)
    return evolve(document, quotes=tuple(kept))
