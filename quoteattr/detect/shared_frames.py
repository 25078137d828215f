"""Frames that serve more than one quotation, and frames that contain another one.

*„Das reicht nicht“, sagte Reuter. „Wir brauchen mehr.“*: one frame, two quotations. *Reuter klagte, das Geld fehle: „Wir*
*sind pleite.“*: what he claimed is content of its own and not frame.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quoteattr.detect.candidate import Candidate, chain
from quoteattr.mark_table import with_marks
from quoteattr.quote import QuoteKind, Span
from quoteattr.values import evolve


def share_frames(text: str, items: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Direct quotations with the frame that governs them: their own or a shared one, without what others say in it.

    Args:
        text: the document.
        items: its quotations, parents and chains linked.
    """
    contents = sorted(
        {
            with_marks(text, s) if item.kind is QuoteKind.DIRECT else s
            for item in items
            if item.kind is not QuoteKind.REPORTED
            for s in item.segments
        },
        key=lambda s: (s.start, -s.end),
    )
    starts = [s.start for s in contents]
    out: list[Candidate] = []
    for number, item in enumerate(items):
        origin = _framed_origin(items, number) if item.kind is QuoteKind.DIRECT else None
        if origin is not None:
            firsts = ((span, bisect_left(starts, span.start)) for span in origin.frame)
            frame = tuple(part for span, first in firsts for part in _rest(text, span, contents, first))
            whole = origin.cue is not None and all(any(c in f for f in frame) for c in origin.cue.segments)
            item = evolve(item, cue=origin.cue, frame=frame if whole else origin.frame)
        out.append(item)
    return tuple(out)


def _framed_origin(items: Sequence[Candidate], number: int) -> Candidate | None:
    """The quotation whose frame governs another: itself, the report that a verbatim part is in or continues, the
    utterance that an utterance follows."""
    start: int | None = number
    if items[number].is_fragment and not items[number].frame:
        start = items[number].parent
        if start is None or items[start].kind is QuoteKind.DIRECT:
            return None
    return next((items[k] for k in chain(items, start) if items[k].frame), None)


def _rest(text: str, frame: Span, contents: Sequence[Span], first: int) -> list[Span]:
    """What is left of a stretch of frame without the content in it; *first* is the number of the first content that may
    be there. No part is mere punctuation."""
    out: list[Span] = []
    start = frame.start
    for number in range(first, len(contents)):
        content = contents[number]
        if content.start >= frame.end:
            break
        out.append(_stripped(text, start, content.start))
        start = max(start, content.end)
    if not out:
        return [frame]
    out.append(_stripped(text, start, frame.end))
    return [part for part in out if any(c.isalnum() for c in part.of(text))]


def _stripped(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))
