"""Which of several extents a finding has: a conditional logit over what each one crosses and leaves out.

A rule that finds a frame proposes its content with every edge that grammar allows (:mod:`quoteattr.detect.edges`). The
alternatives share their rule, sentence and anchor. The weights in ``data/extent_weights.tsv`` are fitted by
``python -m quoteattr.fit`` (McFadden 1974).
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence

from quoteattr.detect.candidate import Candidate

_ALIKE = 0.8
"""Alternatives that share this fraction of their characters stand for the same quotation."""


def alternatives(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates in groups of which at most one is right; those without an anchor are groups of their own."""
    groups: dict[Hashable, list[Candidate]] = {}
    for number, item in enumerate(candidates):
        key: Hashable = number
        if item.anchor >= 0:
            key = (item.last_sentence, item.kind, item.evidence[0].rule, item.anchor)
        groups.setdefault(key, []).append(item)
    return list(groups.values())


def choose(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> list[Candidate]:
    """The likeliest extent of each finding."""
    return [_best(group, weights) if len(group) > 1 else group[0] for group in alternatives(candidates)]


def _best(group: Sequence[Candidate], weights: Mapping[str, float]) -> Candidate:
    """The extent around which most of the probability lies, since extents that nearly coincide are the same quotation."""
    scores = [math.fsum(weights.get(name, 0.0) for name in item.extent) for item in group]
    highest = max(scores)
    shares = [math.exp(score - highest) for score in scores]
    sizes = [sum(map(len, item.segments)) for item in group]
    options = list(zip(group, sizes, shares, strict=True))
    near = [
        math.fsum(
            share
            for other, other_size, share in options
            if other is item or _alike(item, size, other, other_size)
        )
        for item, size, _ in options
    ]
    return group[max(range(len(group)), key=lambda i: (round(near[i], 6), shares[i], -i))]


def _alike(one: Candidate, size: int, other: Candidate, other_size: int) -> bool:
    common = 0
    for s in one.segments:
        for t in other.segments:
            common += max(0, min(s.end, t.end) - max(s.start, t.start))
    return common >= _ALIKE * (size + other_size - common)
