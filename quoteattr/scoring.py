"""Evidence to probability: a logistic model over the named features of a candidate, and what its figures are worth.

The weights are a few dozen numbers in ``data/weights.tsv``, fitted by ``python -m quoteattr.fit`` (logistic regression,
Cox 1958). A feature that the table does not hold counts nothing. The three numbers in ``data/calibration.tsv`` make a
confidence of the probability of the quotation and that of its speaker (a logistic line, as in Platt 1999).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import frozen

from quoteattr.quote import QuoteKind
from quoteattr.tables import read_table

INTERCEPT = "intercept"
_CERTAIN = 1e-4
"""No probability is nearer to 0 or 1 than this."""


@frozen
class Weights:
    """Log-odds for each feature name, and the intercept under ``"intercept"``."""

    of: Mapping[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """The probability, 0..1, that a candidate with *features* is a quotation."""
        total = self.of.get(INTERCEPT, 0.0) + math.fsum(self.of.get(f, 0.0) for f in features)
        return _logistic(total)


@frozen
class Thresholds:
    """The least probability of a quotation that is returned.

    Reported speech acts (*Der Verband warnte vor Engpässen*) have their own, since even the surest of them are
    never as sure as a quotation with a frame. So has direct speech: words in marks are names and irony as well.
    """

    framed: float
    told: float
    direct: float

    def at_most(self, probability: float) -> Thresholds:
        """These, lowered to *probability* where they are higher."""
        return Thresholds(*(min(least, probability) for least in (self.framed, self.told, self.direct)))

    def of_kind(self, kind: QuoteKind) -> float:
        """That of a kind of quotation."""
        return {QuoteKind.REPORTED: self.told, QuoteKind.DIRECT: self.direct}.get(kind, self.framed)


SHIPPED_THRESHOLDS = Thresholds(framed=0.45, told=0.25, direct=0.5)
"""Where the figures on both development sets are best."""


@frozen
class Calibration:
    """How often that which looks right is right.

    ``unnamed`` is the probability that a quotation for which no speaker was found has none, ``slope`` and ``offset`` are
    those of the line from the logarithm of a probability to log-odds. (A line from log-odds would make the surest too sure.)
    """

    unnamed: float = 1.0
    slope: float = 1.0
    offset: float = 0.0

    def confidence(self, quotation: float, speaker: float | None) -> float:
        """The probability that a quotation and its speaker are right.

        Args:
            quotation: the probability that it is a quotation.
            speaker: the probability that its speaker is right, ``None`` where none was found.
        """
        both = quotation * (self.unnamed if speaker is None else speaker)
        return _logistic(self.offset + self.slope * math.log(max(_CERTAIN, both)))

    def least_probability(self, confidence: float) -> float:
        """The probability of a quotation below which no speaker, however sure, makes for this *confidence*; above 1 if
        nothing does."""
        return math.exp((log_odds(confidence) - self.offset) / self.slope)


def log_odds(probability: float) -> float:
    """The logarithm of the odds, finite for any probability."""
    inside = min(1.0 - _CERTAIN, max(_CERTAIN, probability))
    return math.log(inside / (1.0 - inside))


def _logistic(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))


@lru_cache(maxsize=1)
def load() -> Weights:
    """The weights that ship with the package."""
    return Weights(
        {row["feature"]: float(row["weight"]) for row in read_table("weights", ("feature", "weight"))}
    )


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """The calibration that ships with the package."""
    return Calibration(
        **{row["name"]: float(row["value"]) for row in read_table("calibration", ("name", "value"))}
    )
