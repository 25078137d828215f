"""Gapping: a verb that is said once and has two subjects, each with words in marks of its own."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

from attrs import evolve

from quoteattr.detect.view import View
from quoteattr.marks import MarkPair
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import NOMINATIVE
from quoteattr.syntax.sentence import Clause

_BESIDE = frozenset({"$,", "$(", "ADV", "APPR", "ART", "KOKOM", "PAV", "PROAV"})
"""What may stand beside a subject whose verb is left out."""


def takes_over(view: View, pair: MarkPair) -> Mention | None:
    """The subject of a verb that is left out: *Die Ministerin nannte den Plan „klug“, **der Verband** „absurd“.*"""
    return _taking_over(view).get(pair.outer.start)


def _taking_over(view: View) -> dict[int, Mention]:
    """The subjects in all gaps of a sentence, by the start of the marks behind them: looked for once."""
    if view.taking_over is None:
        found = ((p.outer.start, _in_gap(view, number)) for number, p in enumerate(view.pairs))
        view.taking_over = {start: group for start, group in found if group is not None}
    return view.taking_over


def _in_gap(view: View, number: int) -> Mention | None:
    start = view.pairs[number].outer.start
    before = next((p for p in reversed(view.pairs[:number]) if p.outer.end <= start), None)
    if before is None:
        return None
    first, end = (
        bisect_left(view.tokens, offset, key=lambda t: t.start) for offset in (before.outer.end, start)
    )
    gap = range(first, end)
    groups = view.groups[bisect_left(view.groups, first, key=lambda g: g.first) :]
    group = next((g for g in takewhile(lambda g: g.first < end, groups) if g.core_last < end), None)
    if group is None or group.preposition is not None or NOMINATIVE not in group.cases:
        return None
    last = group.last if group.last in gap else group.core_last
    rest = [view.tokens[i].tag for i in gap if not group.first <= i <= last]
    return evolve(group, last=last) if rest[:1] == ["$,"] and _BESIDE.issuperset(rest) else None


def last_of_one(view: View, clause: Clause, start: int) -> int:
    """The last token of *clause*, or the last one before somebody else takes its verb over after character *start*."""
    behind = (other for at, other in _taking_over(view).items() if at >= start)
    ends = (other.first - 2 for other in behind if other.first in clause.tokens)
    return min(ends, default=clause.last)
