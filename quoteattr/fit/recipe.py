"""The recipe: three rounds of candidates, each fitted on top of the one before.

The rounds are those of :func:`quoteattr.detect.rounds.find`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from statistics import fmean

from attrs import frozen

from quoteattr.detect.candidate import Candidate
from quoteattr.detect.continuation import continuations
from quoteattr.detect.rounds import framed_candidates, verbatim_parts, weigh
from quoteattr.detect.settle import merge_runs, settle
from quoteattr.fit.examples import HABIT, Example, examples
from quoteattr.fit.material import Material
from quoteattr.fit.regression import regress, surprise
from quoteattr.scoring import SHIPPED_THRESHOLDS, Weights

SIZES = (60, 70, 80, 88)
"""Numbers of weights that are tried; more would make the table hard to read."""
DECAY = 1.0
FOLDS = 5
UNANNOTATED = "direct.interview"
"""The annotators left interviews without marks alone, so that this weight cannot be learned; it is set by hand."""
UNANNOTATED_WEIGHT = 4.0


@frozen
class Fitted:
    """The weights, and how many of them were chosen."""

    weights: Weights
    size: int


def fit(material: Sequence[Material]) -> Fitted:
    """Fit the confidence model.

    Of the numbers of weights, the one is taken whose models are surprised least by held-out articles. The same articles give
    the same weights.

    Raises:
        MissingExtra: scikit-learn is not installed.
    """
    framed = _framed(material)
    found = collect(material, framed, SIZES[-1])
    chosen = min(SIZES, key=lambda size: _held_out(found, size))
    return Fitted(shipping(regress(collect(material, framed, chosen), chosen, DECAY)), chosen)


def collect(material: Sequence[Material], framed: Sequence[list[Candidate]], size: int) -> list[Example]:
    """The examples of all three rounds; the model of the earlier rounds decides what the later ones start from.

    Args:
        material: the articles.
        framed: the candidates of the first round of each.
        size: how many weights that model has.
    """
    pairs = list(zip(material, framed, strict=True))
    found = [e for n, (item, seen) in enumerate(pairs) for e in examples(item, seen, n)]
    _say(f"first round: {len(found)} candidates")
    weights = regress(found, size, DECAY)
    for n, (item, seen) in enumerate(pairs):
        settled = _settled(seen, weights)
        later = [c for c in continuations(item.views, settled) if c not in settled]
        found += examples(item, later, n)
    _say(f"with the second round: {len(found)} candidates")
    weights = regress(found, size, DECAY)
    for n, (item, seen) in enumerate(pairs):
        chained = _settled(continuations(item.views, _settled(seen, weights)), weights)
        kept = merge_runs(chained)
        found += examples(item, verbatim_parts(item.views, kept), n)
    _say(f"with the third round: {len(found)} candidates")
    return found


def cross_fitted(material: Sequence[Material], size: int) -> Iterator[tuple[Material, Weights]]:
    """Each article with weights that were fitted without it."""
    for fold in range(FOLDS):
        rest = [item for n, item in enumerate(material) if n % FOLDS != fold]
        weights = shipping(regress(collect(rest, _framed(rest), size), size, DECAY))
        yield from ((item, weights) for item in material[fold::FOLDS])


def shipping(fitted: Weights) -> Weights:
    """What ships: without the habits of a corpus, with the weight that no article tells."""
    evidence = {name: weight for name, weight in fitted.of.items() if not name.startswith(HABIT)}
    return Weights({**evidence, UNANNOTATED: UNANNOTATED_WEIGHT})


def _framed(material: Sequence[Material]) -> list[list[Candidate]]:
    return [[c for c in framed_candidates(item.views) if UNANNOTATED not in c.features] for item in material]


def _settled(candidates: Sequence[Candidate], weights: Weights) -> tuple[Candidate, ...]:
    return settle(weigh(candidates, weights), SHIPPED_THRESHOLDS)


def _held_out(found: Sequence[Example], size: int) -> float:
    """The mean surprise at the articles of each fold, for a model fitted to the others."""
    losses: list[float] = []
    for fold in range(FOLDS):
        weights = regress([e for e in found if e.article % FOLDS != fold], size, DECAY)
        losses += surprise(weights, [e for e in found if e.article % FOLDS == fold])
    _say(f"{size} weights: {fmean(losses):.4f}")
    return fmean(losses)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
