"""The best tree over a table of arc scores, with exactly one root (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_ROOTS = 6
"""How many words are tried as the only root when several want to be it."""


def best_tree(scores: Any) -> list[int]:
    """The governor of every word; ``scores[word, governor]`` is a square NumPy table, 0 the artificial root.

    The tree is the best of all when it has one root of its own accord; otherwise the best of those with one
    of its roots alone.
    """
    heads = _arborescence(scores)
    roots = [at for at, head in enumerate(heads) if head == 0 and at]
    if len(roots) <= 1:
        return heads
    rows = range(1, len(heads))
    trees: list[tuple[float, list[int]]] = []
    for root in sorted(roots, key=lambda at: -float(scores[at, 0]))[:_ROOTS]:
        alone = scores.copy()
        alone[:, 0] = -float("inf")
        alone[root, 0] = scores[root, 0]
        tree = _arborescence(alone)
        trees.append((sum(float(alone[at, tree[at]]) for at in rows), tree))
    return max(trees, key=lambda found: found[0])[1]


def _arborescence(scores: Any) -> list[int]:
    """The best tree without regard to the number of roots."""
    import numpy

    heads: list[int] = scores.argmax(axis=1).tolist()
    heads[0] = 0
    ring = _ring(heads)
    if not ring:
        return heads
    inside = set(ring)
    rest = [at for at in range(len(heads)) if at not in inside]
    own = scores[ring, [heads[at] for at in ring]]
    enter = scores[numpy.ix_(ring, rest)] - own[:, None]
    leave = scores[numpy.ix_(rest, ring)]
    last = len(rest)
    smaller = numpy.full((last + 1, last + 1), -numpy.inf, dtype=scores.dtype)
    smaller[:last, :last] = scores[numpy.ix_(rest, rest)]
    smaller[last, :last] = enter.max(axis=0)
    smaller[:last, last] = leave.max(axis=1)
    tree = _arborescence(smaller)
    for place, head in enumerate(tree[:last]):
        at = rest[place]
        heads[at] = ring[int(leave[place].argmax())] if head == last else rest[head]
    opened = int(enter[:, tree[last]].argmax())
    heads[ring[opened]] = rest[tree[last]]
    heads[0] = 0
    return heads


def _ring(heads: Sequence[int]) -> list[int]:
    """The words of one ring in which nothing leads up to 0; empty when there is none."""
    seen = [0] * len(heads)
    seen[0] = -1
    for start in range(1, len(heads)):
        at = start
        while not seen[at]:
            seen[at] = start
            at = heads[at]
        if seen[at] == start:
            ring = [at]
            while heads[ring[-1]] != at:
                ring.append(heads[ring[-1]])
            return ring
    return []
