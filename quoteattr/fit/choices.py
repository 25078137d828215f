"""A conditional logit (McFadden 1974): what was chosen among options, explained by named features of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from quoteattr.extras import extra


@attrs.frozen
class Decision:
    """The features of each option, and which of the options would have been right (one or more); ``weight`` says for how
    many decisions this one counts."""

    options: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    weight: float = 1.0


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
        from scipy.sparse import csr_array
    rows = [option for choice in choices for option in choice.options]
    count = Counter(name for row in rows for name in row)
    names = sorted({*(name for name, times in count.items() if times >= minimum), *kept})
    column = {name: number for number, name in enumerate(names)}
    cells = [(r, column[name]) for r, row in enumerate(rows) for name in row if name in column]
    table = csr_array((np.ones(len(cells)), tuple(zip(*cells, strict=True))), shape=(len(rows), len(names)))
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
