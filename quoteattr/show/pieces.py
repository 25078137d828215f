"""A text in pieces: each with the innermost quotation over it and the parts that it plays in frames."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from attrs import frozen

from quoteattr.export.parts import parts
from quoteattr.quote import Document, Mode, Polarity, Quote, Resolution, Span, Speaker

T = TypeVar("T")

PARTS = ("cue", "speaker", "channel")


@frozen
class Piece:
    """A stretch of the text over which nothing changes.

    ``quote`` is the number of the innermost quotation over it, ``parts`` are those of :data:`PARTS` that it belongs to,
    ``opens`` the numbers of the quotations that begin with it.
    """

    span: Span
    quote: int | None
    parts: tuple[str, ...]
    opens: tuple[int, ...]


def pieces(document: Document, cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """The pieces of a text in order, also cut at *cuts*; together they are the text."""
    quotes = [(s, n) for n, quote in enumerate(document.quotes) for s in quote.segments if s]
    linked = [part for quote in document.quotes for part in parts(quote) if part.part in PARTS]
    played = [(span, part.part) for part in linked for span in part.spans if span]
    length = len(document.text)
    edges = {0, length, *cuts, *(e for span, _ in (*quotes, *played) for e in (span.start, span.end))}
    opening = _by_edge((span.start, (span, number)) for span, number in quotes)
    closing = _by_edge((span.end, (span, number)) for span, number in quotes)
    beginning = _by_edge((span.start, part) for span, part in played)
    ending = _by_edge((span.end, part) for span, part in played)
    over: list[tuple[Span, int]] = []
    playing: Counter[str] = Counter()
    for left, right in pairwise(sorted(edges)):
        for gone in closing.get(left, ()):
            over.remove(gone)
        over += opening.get(left, ())
        playing.subtract(ending.get(left, ()))
        playing.update(beginning.get(left, ()))
        opened = (n for _, n in opening.get(left, ()) if document.quotes[n].span.start == left)
        yield Piece(
            Span(left, right),
            max(over, key=lambda entry: (entry[0].start, -entry[0].end, entry[1]))[1] if over else None,
            tuple(part for part in PARTS if playing[part] > 0),
            tuple(dict.fromkeys(opened)),
        )


def _by_edge(entries: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for edge, entry in entries:
        found.setdefault(edge, []).append(entry)
    return found


def manner(quote: Quote) -> list[str]:
    """How a quotation is given, in the values of its fields: its kind, and mode and polarity where they say something."""
    found: list[str] = [quote.kind.value]
    found += [quote.mode.value] if quote.mode in (Mode.WRITING, Mode.THOUGHT) else []
    return found if quote.polarity is Polarity.ASSERTED else [*found, quote.polarity.value]


def stand_in(who: Speaker) -> str:
    """The words that stand for a source where its name does not (*sie*, *der Minister*), empty where it does."""
    if who.resolution is Resolution.NAME or who.mention is None:
        return ""
    words = who.mention.text
    return "" if who.name.split()[-1:] == words.split()[-1:] else words


def paragraphs(document: Document) -> Iterator[list[Piece]]:
    """The pieces of every line of a text, with its end; empty lines go with the one before."""
    starts = _starts(document.text)
    row: list[Piece] = []
    for piece in pieces(document, starts):
        if piece.span.start in starts and row:
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _starts(text: str) -> set[int]:
    """Where lines begin that are not empty."""
    starts: set[int] = set()
    at = 0
    for line in text.split("\n"):
        if line.strip() and at:
            starts.add(at)
        at += len(line) + 1
    return starts
