"""Evidence to probability: a logistic model over the named features of a candidate, and what its figures are worth.

The weights are a few dozen numbers in ``data/weights.tsv``, fitted by ``python -m quoteattr.fit`` (logistic regression,
Cox 1958). A feature that the table does not hold counts nothing. The numbers in ``data/calibration.tsv`` make a confidence
of the probability of the quotation, that of its speaker, and the rule that named the speaker (a logistic line, as in
Platt 1999).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import Factory, frozen

from quoteattr.quote import QuoteKind
from quoteattr.tables import read_table

INTERCEPT = "intercept"
UNNAMED = "speaker.none"
"""Stands for a rule where no speaker was found."""
_CERTAIN = 1e-4
"""No probability is nearer to 0 or 1 than this."""


@frozen
class Weights:
    """Log-odds for each feature name, and the intercept, if there is one, under ``"intercept"``."""

    of: Mapping[str, float]

    def score(self, features: Iterable[str]) -> float:
        """The sum of the weights; a feature that the table does not have weighs nothing."""
        return math.fsum(self.of[feature] for feature in features if feature in self.of)

    def probability(self, features: Iterable[str]) -> float:
        """The probability, 0..1, that what has *features* is what it is taken for."""
        return _logistic(self.of.get(INTERCEPT, 0.0) + self.score(features))


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

    ``slope`` and ``offset`` are those of the line from the logarithm of a probability to log-odds (a line from log-odds
    would make the surest too sure). ``rules`` are what the rule that named the speaker adds: who only goes on speaking is
    named rightly less often than the probability of the choice says, and an alias more often.
    """

    slope: float = 1.0
    offset: float = 0.0
    rules: Mapping[str, float] = Factory(dict)

    def confidence(self, quotation: float, speaker: float, rules: Iterable[str] = ()) -> float:
        """The probability that a quotation and its speaker are right.

        Args:
            quotation: the probability that it is a quotation.
            speaker: the probability that its speaker is right, 1 where none was found.
            rules: those that named the speaker; :data:`UNNAMED` where none did.
        """
        evidence = math.fsum(self.rules.get(rule, 0.0) for rule in rules)
        return _logistic(self.offset + evidence + self.slope * math.log(max(_CERTAIN, quotation * speaker)))

    def least_probability(self, confidence: float) -> float:
        """The probability of a quotation below which no speaker, however sure, makes for this *confidence*; above 1 if
        nothing does."""
        most = self.offset + max((0.0, *self.rules.values()))
        return math.exp((log_odds(confidence) - most) / self.slope)


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
    numbers = {row["name"]: float(row["value"]) for row in read_table("calibration", ("name", "value"))}
    return Calibration(numbers.pop("slope"), numbers.pop("offset"), numbers)
