"""Gapping: a verb that is said once and has two subjects, each with words in marks of its own."""

from __future__ import annotations

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
    before = [p for p in view.pairs if p.outer.end <= pair.outer.start]
    if not before:
        return None
    gap = [i for i, t in enumerate(view.tokens) if before[-1].outer.end <= t.start < pair.outer.start]
    group = next((g for g in view.groups if g.first in gap and g.core_last in gap), None)
    if group is None or group.preposition is not None or NOMINATIVE not in group.cases:
        return None
    last = group.last if group.last in gap else group.core_last
    rest = [view.tokens[i].tag for i in gap if not group.first <= i <= last]
    return evolve(group, last=last) if rest[:1] == ["$,"] and _BESIDE.issuperset(rest) else None


def last_of_one(view: View, clause: Clause, start: int) -> int:
    """The last token of *clause*, or the last one before somebody else takes its verb over after character *start*."""
    behind = (takes_over(view, p) for p in view.pairs if p.outer.start >= start)
    ends = (other.first - 2 for other in behind if other is not None and other.first in clause.tokens)
    return min(ends, default=clause.last)
