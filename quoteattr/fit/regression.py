"""Logistic regression and conditional logit (McFadden 1974) on named features that are there or not."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from quoteattr.extras import extra
from quoteattr.fit.examples import HABIT, Example
from quoteattr.fit.teacher import Decision
from quoteattr.scoring import INTERCEPT, Weights

MINIMUM = 25
"""A feature that fewer examples have, by their weights, is left out."""
STEP = 4
"""The part of what is too much that goes before the others are fitted again."""
_NEVER_ZERO = 1e-6


def regress(examples: Sequence[Example], size: int, decay: float) -> Weights:
    """The weights of the model, after backward elimination.

    All features are fitted first; then the least certain ones go, and the others are fitted again, until *size* of them are
    left. A penalty that selects (the lasso) kept frequent weak features and dropped rare strong ones: to be as little
    surprised by held-out articles it needed 114 weights where this one needs 88.

    Args:
        examples: what to fit.
        size: how many weights there may be, habits and intercept apart.
        decay: inverse strength of the L2 penalty.

    Raises:
        MissingExtra: scikit-learn is not installed.
    """
    count: Counter[str] = Counter()
    for example in examples:
        count.update(dict.fromkeys(example.features, example.weight))
    names = sorted(name for name, times in count.items() if times >= MINIMUM)
    right = [example.right for example in examples]
    counts = [example.weight for example in examples]
    while True:
        table = _table([example.features for example in examples], names).toarray()
        fitted = _regression(C=decay, max_iter=3000).fit(table, right, counts)
        evidence = [name for name in names if not name.startswith(HABIT)]
        surplus = len(evidence) - size
        if surplus <= 0:
            weights = dict(zip(names, map(float, fitted.coef_[0]), strict=True))
            return Weights({**weights, INTERCEPT: float(fitted.intercept_[0])})
        certain = dict(zip(names, _certainty(fitted, table, counts, decay), strict=True))
        least = sorted(evidence, key=certain.__getitem__)[: max(1, surplus // STEP)]
        names = [name for name in names if name not in least]


def _certainty(fitted: Any, table: Any, counts: Sequence[float], decay: float) -> list[float]:
    """Each weight over its standard error (the Wald statistic)."""
    import numpy as np

    probability = fitted.predict_proba(table)[:, 1]
    known = probability * (1.0 - probability) * np.array(counts)
    columns = np.column_stack([table, np.ones(len(table))])
    information = columns.T @ (columns * known[:, None])
    information[np.diag_indices(table.shape[1])] += 1.0 / decay
    error = np.sqrt(np.diag(np.linalg.inv(information)))[:-1]
    return list(map(float, np.abs(fitted.coef_[0]) / error))


def line(
    rows: Sequence[Sequence[float]], right: Sequence[bool], counts: Sequence[float]
) -> tuple[list[float], float]:
    """Slopes and offset of the logistic regression on a few values; a row counts as often as *counts* says.

    Raises:
        MissingExtra: scikit-learn is not installed.
    """
    fitted = _regression(C=1.0, max_iter=3000).fit(rows, right, counts)
    return list(map(float, fitted.coef_[0])), float(fitted.intercept_[0])


def conditional_logit(
    choices: Sequence[Decision], *, minimum: int, penalty: float, kept: Iterable[str] = ()
) -> dict[str, float]:
    """The weights that make the right options likeliest.

    Args:
        choices: what to fit.
        minimum: a feature that fewer options have is left out.
        penalty: strength of the quadratic penalty that keeps the weights small.
        kept: features that stay whatever their number.

    Raises:
        MissingExtra: scipy is not installed.
    """
    with extra("fit", "scipy"):
        import numpy as np
        from scipy.optimize import minimize
    rows = [option for choice in choices for option in choice.options]
    count = Counter(name for row in rows for name in row)
    names = sorted({*(name for name, times in count.items() if times >= minimum), *kept})
    table = _table(rows, names)
    right = np.array([answer for choice in choices for answer in choice.right], dtype=float)
    counts = np.array([choice.weight for choice in choices])
    sizes = np.array([len(choice.right) for choice in choices])
    first = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    owner = np.repeat(np.arange(len(choices)), sizes)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, first)[owner])
        total, good = np.add.reduceat(shares, first), np.add.reduceat(shares * right, first)
        slope = table.T @ (counts[owner] * (shares * right / good[owner] - shares / total[owner]))
        surprise = float(np.sum(counts * (np.log(total) - np.log(good))))
        return surprise + penalty / 2 * float(weights @ weights), penalty * weights - slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, map(float, found.x), strict=True))


def surprise(weights: Weights, examples: Sequence[Example]) -> list[float]:
    """The negative logarithm of the probability that the model gives to what is the case, example by example."""
    out = []
    for example in examples:
        probability = weights.probability(example.features)
        out.append(-math.log(max(_NEVER_ZERO, probability if example.right else 1.0 - probability)))
    return out


def _regression(**settings: Any) -> Any:
    with extra("fit", "scikit-learn"):
        from sklearn.linear_model import LogisticRegression
    return LogisticRegression(**settings)


def _table(rows: Sequence[frozenset[str]], names: Sequence[str]) -> Any:
    """Which of *names* each row has, as a sparse array."""
    with extra("fit", "scipy"):
        import numpy as np
        from scipy.sparse import csr_array

    column = {name: number for number, name in enumerate(names)}
    cells = [(number, column[name]) for number, row in enumerate(rows) for name in row if name in column]
    where = tuple(zip(*cells, strict=True)) or ((), ())
    return csr_array((np.ones(len(cells)), where), shape=(len(rows), len(names)))
