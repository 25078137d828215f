"""The weights with which :mod:`quoteattr.detect.choice` chooses an extent, fitted to annotated articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from quoteattr.detect.candidate import Candidate
from quoteattr.detect.choice import alternatives
from quoteattr.evaluate.corpus import Article
from quoteattr.fit.choices import Decision, conditional_logit
from quoteattr.fit.examples import is_right

MINIMUM = 20
"""What fewer extents cross or leave out is not weighed."""
PENALTY = 4.0
"""Strength of the quadratic penalty."""
LEAST = 0.25
"""Smaller weights are left out, and the others fitted again: the table is to be read."""


def decisions(article: Article, candidates: Sequence[Candidate], weight: float = 1.0) -> Iterable[Decision]:
    """The findings of *article* with several extents of which the annotators have one."""
    for group in alternatives(candidates):
        if len(group) > 1:
            right = tuple(is_right(article, item) for item in group)
            if any(right) and not all(right):
                yield Decision(tuple(item.extent for item in group), right, weight)


def fit_extents(known: Sequence[Decision]) -> Mapping[str, float]:
    """The weights that make the annotated extents likeliest.

    Raises:
        MissingExtra: scipy is not installed.
    """
    first = conditional_logit(known, minimum=MINIMUM, penalty=PENALTY)
    chosen = {name for name, weight in first.items() if abs(weight) >= LEAST}
    kept = [evolve(item, options=tuple(option & chosen for option in item.options)) for item in known]
    return conditional_logit(kept, minimum=1, penalty=PENALTY, kept=chosen)
