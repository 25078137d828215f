"""Evidence to probability: a logistic model over the named features of a candidate.

The weights are a few dozen numbers in ``data/weights.tsv``, fitted by ``python -m quoteattr.fit`` (logistic regression,
Cox 1958). A feature that the table does not hold counts nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import frozen

from quoteattr.tables import read_table

INTERCEPT = "intercept"


@frozen
class Weights:
    """Log-odds for each feature name, and the intercept under ``"intercept"``."""

    of: Mapping[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """The probability, 0..1, that a candidate with *features* is a quotation."""
        total = self.of.get(INTERCEPT, 0.0) + math.fsum(self.of.get(f, 0.0) for f in features)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def load() -> Weights:
    """The weights that ship with the package."""
    return Weights(
        {row["feature"]: float(row["weight"]) for row in read_table("weights", ("feature", "weight"))}
    )
