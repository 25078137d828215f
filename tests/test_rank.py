"""Choosing by weights, how the weights are fitted, and what the decisions are that they are fitted to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.fit.choosing import choices_table, fit, surprise
from quoteattr.fit.named import bearers, read_named
from quoteattr.fit.teacher import Decision
from quoteattr.quote import Span
from quoteattr.rank import NOBODY, Option, Ranker, shipped

if TYPE_CHECKING:
    from pathlib import Path

HERE = (0, 0)
WEIGHTS = Ranker({"good": 2.0, "bad": -2.0})
FEATURES = st.frozensets(st.sampled_from(["good", "bad", "unknown"]))


def option(*features: str, name: str = "") -> Option:
    return Option(frozenset(features), Span(0, 1), name)


def test_the_best_option_is_chosen() -> None:
    choice = WEIGHTS.choose(HERE, [option("bad"), option("good")], NOBODY)
    assert choice is not None
    assert choice.index == 1
    assert 0.5 < choice.probability < 1.0


def test_options_of_one_name_are_counted_together() -> None:
    alone = WEIGHTS.choose(HERE, [option("good", name="Lund"), option("bad", name="Torn")], NOBODY)
    twice = WEIGHTS.choose(
        HERE, [option("good", name="Lund"), option("bad"), option("good", name="Lund")], NOBODY
    )
    assert alone is not None
    assert twice is not None
    assert alone.probability < twice.probability


def test_none_of_them_where_all_options_are_worse() -> None:
    assert WEIGHTS.choose(HERE, [option("bad")], NOBODY) is None
    assert WEIGHTS.choose(HERE, [], NOBODY) is None
    assert WEIGHTS.choose(HERE, [], None) is None


def test_the_least_bad_where_it_must_be_one() -> None:
    assert WEIGHTS.choose(HERE, [option("bad")], None) is not None


@given(st.lists(FEATURES, min_size=1, max_size=6))
def test_probabilities_of_all_answers_add_up(offered: list[frozenset[str]]) -> None:
    options = [Option(features, Span(0, 1), "") for features in offered]
    total = 0.0
    for first in range(len(options)):
        turned = options[first:] + options[:first]
        best = WEIGHTS.choose(HERE, turned, None)
        assert best is not None
        assert WEIGHTS.score(turned[best.index].features) == max(map(WEIGHTS.score, offered))
        total += best.probability / len(options)
    assert 1.0 / len(options) - 1e-9 <= total <= 1.0


def test_weights_that_ship_say_what_german_readers_know() -> None:
    carrier, pronoun = shipped("carrier").of, shipped("pronoun").of
    assert max(carrier["indirect-silent"], carrier["free_indirect-silent"], carrier["inside-content"]) < 0
    assert carrier["spoke-overtaken"] < 0 < carrier["spoke-last-chained"]
    assert pronoun["subject"] > 0 > pronoun["other-paragraph"]


def test_fitting_finds_what_speaks_for_an_option() -> None:
    pytest.importorskip("scipy")
    known = [Decision((frozenset({"tells"}), frozenset({"noise"}), NOBODY), (True, False, False))] * 30
    known += [Decision((frozenset({"noise"}), NOBODY), (False, True))] * 10
    weights = fit(known)
    assert weights["tells"] > weights["nobody"] > weights["noise"]
    assert surprise(weights, known) < surprise({}, known)
    assert choices_table({"who": weights})[0] == ("choice", "feature", "weight")


def test_decisions_of_texts_with_names(tmp_path: Path) -> None:
    text = "Landrätin Ilse Kern kam zu spät. Der Bus stand im Stau. „Das war die Ampel“, sagte sie."
    start = text.index("Das war")
    quote = {
        "kind": "direct",
        "segments": [[start, start + 17]],
        "quote_text": "Das war die Ampel",
        "required": True,
    }
    quote |= {"speaker_name": "Ilse Kern", "addressee": None, "channel": None}
    path = tmp_path / "texts.jsonl"
    path.write_text(
        json.dumps({"id": "kern", "text": text, "quotes": [quote], "not_quotes": []}) + "\n", encoding="utf-8"
    )
    (other, by_rule), (choice, decision) = bearers(read_named(path))
    assert (choice, other) == ("pronoun", "rule")
    assert by_rule.options[by_rule.right.index(True)] == {"any", "speaker.pronoun"}
    assert decision.right.count(True) == 1
    assert "is-person" in decision.options[decision.right.index(True)]
