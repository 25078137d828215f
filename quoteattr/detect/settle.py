"""From all candidates to the quotations of the result: conflicts, nesting, chains."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.detect.candidate import Candidate, chain
from quoteattr.quote import QuoteKind, Span
from quoteattr.scoring import Thresholds
from quoteattr.values import evolve

_SAME = 0.6
"""From this share of common characters on, two candidates count as the same quotation."""


def overlap(a: Candidate, b: Candidate) -> float:
    """Characters in common over characters in either (intersection over union)."""
    common = sum(max(0, min(s.end, t.end) - max(s.start, t.start)) for s in a.segments for t in b.segments)
    total = sum(map(len, a.segments)) + sum(map(len, b.segments)) - common
    return common / total if total else 0.0


def settle(candidates: Sequence[Candidate], thresholds: Thresholds) -> tuple[Candidate, ...]:
    """Keep the best of those that compete, drop the improbable, and order the rest.

    Two candidates compete when they nearly coincide or cross each other. A direct quotation inside another
    kind does not compete with it. ``carried_from`` follows a chain past dropped members to one that was kept.
    """
    likely = [i for i, c in enumerate(candidates) if c.score >= thresholds.of_kind(c.kind)]
    rivals = _rivals(candidates, likely)
    order = sorted(likely, key=lambda i: (-candidates[i].score, candidates[i].span.start, i))
    taken: set[int] = set()
    for i in order:
        if not any(k in taken and _competes(candidates[i], candidates[k]) for k in rivals[i]):
            taken.add(i)
    kept = sorted(taken, key=lambda i: (*_place(candidates[i]), i))
    new_number = {old: new for new, old in enumerate(kept)}
    out: list[Candidate] = []
    for old in kept:
        item = candidates[old]
        origins = (new_number[k] for k in chain(candidates, item.carried_from) if k in new_number)
        out.append(_carried(item, next(origins, None)))
    return tuple(out)


def _place(item: Candidate) -> tuple[int, int, bool]:
    """What the quotations of a result are ordered by: a parent comes before its children."""
    return item.span.start, -len(item.span), item.kind is QuoteKind.DIRECT


def _carried(item: Candidate, origin: int | None) -> Candidate:
    """A candidate that continues the one of number *origin*."""
    return item if origin == item.carried_from else evolve(item, carried_from=origin)


def _rivals(candidates: Sequence[Candidate], likely: Sequence[int]) -> dict[int, list[int]]:
    """For each likely candidate the others whose hulls overlap its own (a sweep from left to right)."""
    rivals: dict[int, list[int]] = {i: [] for i in likely}
    open_ones: list[int] = []
    for i in sorted(likely, key=lambda i: candidates[i].span.start):
        open_ones = [k for k in open_ones if candidates[k].span.end > candidates[i].span.start]
        for k in open_ones:
            rivals[i].append(k)
            rivals[k].append(i)
        open_ones.append(i)
    return rivals


def merge_runs(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Join consecutive sentences that continue the same quotation.

    *… sagte Reuter. Der Plan stehe. Er koste wenig.* has one quotation after the frame, not two, as annotators of
    free indirect speech have it, also where a paragraph begins between them. Only neighbours of one kind are joined.

    Args:
        candidates: settled candidates in order, parents not yet needed.
    """
    out: list[Candidate] = []
    number_of: dict[int, int] = {}
    outer = 0
    for old, item in enumerate(candidates):
        origin = number_of.get(item.carried_from) if item.carried_from is not None else None
        last = out[outer] if out else None
        if last is not None and _goes_on(last, item, origin, outer):
            joined = Span(last.span.start, item.span.end)
            out[outer] = evolve(
                last,
                segments=(joined,),
                last_sentence=item.last_sentence,
                verbatim=(*last.verbatim, *item.verbatim),
                evidence=(*last.evidence, *item.evidence),
                features=item.features,
                score=max(last.score, item.score),
            )
            number_of[old] = outer
            continue
        number_of[old] = len(out)
        if last is None or not _inside(item, last):
            outer = len(out)
        out.append(_carried(item, origin))
    return tuple(out)


def _goes_on(last: Candidate, item: Candidate, origin: int | None, last_number: int) -> bool:
    """Whether *item* continues *last*, itself a continuation, in the next sentence."""
    return (
        not last.frame
        and not item.frame
        and last.kind is item.kind
        and item.kind in (QuoteKind.INDIRECT, QuoteKind.FREE_INDIRECT)
        and len(last.segments) == len(item.segments) == 1
        and item.sentence == last.last_sentence + 1
        and "later-clause" not in item.features
        and origin in (last_number, last.carried_from)
    )


def _competes(item: Candidate, other: Candidate) -> bool:
    """Whether only one of two can stay: they cross, or nearly coincide and are not a report and its verbatim part."""
    if not item.span.overlaps(other.span):
        return False
    if item.span != other.span and not (_inside(item, other) or _inside(other, item)):
        return True
    if not _phrases(item).isdisjoint(_phrases(other)):
        return True  # *so die Stadt, so das Land*: neither reports the other
    if _reports_report(item, other) or _reports_report(other, item):
        return False
    direct = (item.kind is QuoteKind.DIRECT, other.kind is QuoteKind.DIRECT)
    if all(direct) and item.frame and item.frame == other.frame:
        return True  # one utterance in two extents
    return overlap(item, other) >= _SAME and (direct[0] == direct[1] or not _encloses_marks(item, other))


def _reports_report(outer: Candidate, inner: Candidate) -> bool:
    """Whether a phrase attributes a report that has a source of its own: *Laut NDR sagte die Ministerin, es reiche.*"""
    return (
        bool(_phrases(outer))
        and inner.kind is outer.kind
        and inner.cue is not None
        and all(any(part in s for s in outer.segments) for part in inner.cue.segments)
    )


def _phrases(item: Candidate) -> set[str]:
    """The rules for phrases that attribute a quotation."""
    return {e.rule for e in item.evidence if e.rule.startswith("phrase.")}


def _encloses_marks(a: Candidate, b: Candidate) -> bool:
    """Whether one is a report and the other the verbatim part in it."""
    report, words = (b, a) if a.kind is QuoteKind.DIRECT else (a, b)
    whole = sum(map(len, report.segments))
    return report.kind is not QuoteKind.REPORTED and any(
        w in s and whole > len(w) + 2 for w in words.segments for s in report.segments
    )


def _inside(a: Candidate, b: Candidate) -> bool:
    """Whether all of *a* is in the hull of *b*."""
    return a.span in b.span and a.span != b.span


def link_parents(items: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Link each candidate to the smallest one that encloses it; items are ordered parents first."""
    out: list[Candidate] = []
    stack: list[int] = []
    for i, item in enumerate(items):
        while stack and items[stack[-1]].span.end < item.span.end:
            stack.pop()
        parent = next((k for k in reversed(stack) if _holds(items[k], item.span)), None)
        out.append(item if parent == item.parent else evolve(item, parent=parent))
        stack.append(i)
    return _with_verbatim(out)


def _with_verbatim(items: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Let each report list as verbatim only those quoted parts that are quotations of their own: not names."""
    parts: dict[int, list[Span]] = {}
    for item in items:
        if item.parent is not None and item.is_fragment:
            parts.setdefault(item.parent, []).extend(item.segments)
    return tuple(
        item
        if item.kind is QuoteKind.DIRECT
        else evolve(item, verbatim=tuple(w for w in parts.get(i, ()) if any(w in s for s in item.segments)))
        for i, item in enumerate(items)
    )


def _holds(outer: Candidate, span: Span) -> bool:
    return span in outer.span and any(s.overlaps(span) for s in outer.segments)
