"""Logistic regression on named features that are there or not: scikit-learn behind two functions."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from quoteattr.extras import extra
from quoteattr.fit.examples import Example
from quoteattr.scoring import INTERCEPT, Weights

MINIMUM = 25
"""A feature that fewer examples have, by their weights, is left out."""
_NEVER_ZERO = 1e-6


def regress(examples: Sequence[Example], selection: float, decay: float) -> Weights:
    """The weights of the model, in two steps (the relaxed lasso of Meinshausen 2007).

    An L1 penalty chooses the features; what it chooses is fitted again with a light L2 penalty, since L1 makes all weights
    too small.

    Args:
        examples: what to fit.
        selection: inverse strength of the L1 penalty: the smaller, the fewer features.
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
    lasso = _regression(C=selection, l1_ratio=1.0, solver="liblinear", intercept_scaling=10.0, random_state=0)
    lasso.fit(_columns(examples, names), right, counts)
    chosen = [name for name, weight in zip(names, lasso.coef_[0], strict=True) if weight]
    ridge = _regression(C=decay, max_iter=3000).fit(_columns(examples, chosen), right, counts)
    weights = dict(zip(chosen, map(float, ridge.coef_[0]), strict=True))
    return Weights({**weights, INTERCEPT: float(ridge.intercept_[0])})


def line(
    rows: Sequence[Sequence[float]], right: Sequence[bool], counts: Sequence[float]
) -> tuple[list[float], float]:
    """Slopes and offset of the logistic regression on a few values; a row counts as often as *counts* says.

    Raises:
        MissingExtra: scikit-learn is not installed.
    """
    fitted = _regression(C=1e6).fit(rows, right, counts)
    return list(map(float, fitted.coef_[0])), float(fitted.intercept_[0])


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


def _columns(examples: Sequence[Example], names: Sequence[str]) -> Any:
    """One row per example, one column per feature."""
    import numpy as np

    column = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        for feature in example.features:
            if feature in column:
                table[row, column[feature]] = 1.0
    return table
