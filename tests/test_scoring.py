"""The confidence model: from evidence to probability, and from probability to confidence."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.quote import QuoteKind
from quoteattr.scoring import (
    INTERCEPT,
    UNNAMED,
    Calibration,
    Thresholds,
    Weights,
    load,
    load_calibration,
    log_odds,
)

MODEL = Weights({INTERCEPT: -1.0, "mark": 2.0, "title": -3.0})
probabilities = st.floats(0.0, 1.0)


def test_no_evidence_leaves_the_intercept() -> None:
    assert MODEL.probability([]) == pytest.approx(1 / (1 + math.e))


def test_evidence_adds_up() -> None:
    assert MODEL.probability(["mark"]) == pytest.approx(1 / (1 + math.exp(-1.0)))
    assert MODEL.probability(["mark", "title"]) < 0.5 < MODEL.probability(["mark"])


def test_what_the_table_does_not_hold_counts_nothing() -> None:
    assert MODEL.probability(["mark", "unheard-of"]) == MODEL.probability(["mark"])


def test_the_sum_does_not_depend_on_the_order() -> None:
    names = list(load().of)
    assert load().probability(names) == load().probability(reversed(names))


def test_a_sum_beyond_all_bounds_is_still_a_probability() -> None:
    assert 0.0 < Weights({INTERCEPT: -1e9}).probability([]) < 1e-9
    assert 1 - 1e-9 < Weights({INTERCEPT: 1e9}).probability([]) <= 1.0


def test_the_shipped_weights_are_tens_of_numbers() -> None:
    assert INTERCEPT in load().of
    assert len(load().of) <= 100
    assert all(abs(weight) < 10 for weight in load().of.values())


def test_a_calibration_is_a_line_from_the_logarithm_of_the_product() -> None:
    assert log_odds(Calibration().confidence(0.8, 0.5)) == pytest.approx(math.log(0.4))
    assert log_odds(Calibration(slope=2.0, offset=1.0).confidence(0.8, 1.0)) == pytest.approx(
        1.0 + 2.0 * math.log(0.8)
    )


def test_the_rule_that_named_the_speaker_counts() -> None:
    made = Calibration(rules={"speaker.carried": -1.0})
    assert log_odds(made.confidence(0.5, 1.0, ["speaker.carried", "cue.noun"])) == pytest.approx(
        math.log(0.5) - 1.0
    )
    assert made.confidence(0.5, 1.0, ["cue.noun"]) == Calibration().confidence(0.5, 1.0)


def test_no_speaker_is_less_certain_than_a_sure_one() -> None:
    shipped = load_calibration()
    assert shipped.confidence(0.9, 1.0, [UNNAMED]) < shipped.confidence(0.9, 1.0, ["speaker.name"])


@given(st.floats(0.01, 0.99))
def test_a_surer_speaker_cannot_help_what_is_below_the_least_probability(confidence: float) -> None:
    shipped = load_calibration()
    least = shipped.least_probability(confidence)
    assert all(
        shipped.confidence(min(1.0, least), 1.0, [rule]) <= confidence + 1e-6 for rule in shipped.rules
    )


@given(probabilities, probabilities)
def test_the_shipped_confidence_is_a_probability(quotation: float, speaker: float) -> None:
    assert 0.0 <= load_calibration().confidence(quotation, speaker) <= 1.0


@given(probabilities, probabilities, probabilities)
def test_the_surer_the_quotation_the_higher_the_confidence(a: float, b: float, speaker: float) -> None:
    low, high = sorted((a, b))
    shipped = load_calibration()
    assert shipped.confidence(low, speaker) <= shipped.confidence(high, speaker)


@given(st.floats(0.001, 0.999))
def test_log_odds_and_back(probability: float) -> None:
    assert 1 / (1 + math.exp(-log_odds(probability))) == pytest.approx(probability)


def test_told_acts_and_direct_speech_have_thresholds_of_their_own() -> None:
    thresholds = Thresholds(framed=0.4, told=0.2, direct=0.5)
    assert [thresholds.of_kind(kind) for kind in QuoteKind] == [0.5, 0.4, 0.4, 0.2]
    assert {Thresholds(0.5, 0.5, 0.5).of_kind(kind) for kind in QuoteKind} == {0.5}
