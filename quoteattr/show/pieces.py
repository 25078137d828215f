"""A text in pieces: each with the innermost quotation over it and the parts that it plays in frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

from attrs import frozen

from quoteattr.export.parts import parts
from quoteattr.quote import Document, Mode, Polarity, Quote, Resolution, Span, Speaker

PARTS = ("cue", "speaker", "channel")
_Entry: TypeAlias = tuple[Span, int | str]
"""A stretch of the text, and the number of the quotation or the name of the part over it."""


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
    entries: list[_Entry] = [(s, n) for n, quote in enumerate(document.quotes) for s in quote.segments]
    played = [part for quote in document.quotes for part in parts(quote) if part.part in PARTS]
    entries += [(span, part.part) for part in played for span in part.spans]
    opening: defaultdict[int, list[_Entry]] = defaultdict(list)
    closing: defaultdict[int, list[_Entry]] = defaultdict(list)
    for span, what in entries:
        if span:
            opening[span.start].append((span, what))
            closing[span.end].append((span, what))
    over: list[_Entry] = []
    for left, right in pairwise(sorted({0, len(document.text), *cuts, *opening, *closing})):
        for gone in closing[left]:
            over.remove(gone)
        over += opening[left]
        said = [(span.start, -span.end, what) for span, what in over if isinstance(what, int)]
        playing = {what for _, what in over}
        opened = (number for span, number in opening[left] if isinstance(number, int))
        yield Piece(
            Span(left, right),
            max(said)[2] if said else None,
            tuple(part for part in PARTS if part in playing),
            tuple(dict.fromkeys(n for n in opened if document.quotes[n].span.start == left)),
        )


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
