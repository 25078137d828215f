"""The weights of the evidence, from ``quoteattr/data/source_weights.tsv``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from quoteattr.tables import read_table


@cache
def weights() -> Mapping[str, float]:
    """Points by name of evidence."""
    return {row["name"]: float(row["value"]) for row in read_table("source_weights", ("name", "value"))}


def certainty(best: float, second: float | None) -> float:
    """The probability of the better of two scores: near 0.5 for a tie, near 0.95 for three points apart."""
    if second is None:
        return 0.9
    return 0.95 / (1.0 + math.exp(second - best))
