"""Fitting: labels worked out by hand on a made-up article, regression on made-up examples."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from quoteattr.detect.candidate import Candidate
from quoteattr.evaluate.corpus import Article, Row
from quoteattr.fit import __main__
from quoteattr.fit.examples import Example, is_right
from quoteattr.fit.recipe import Fitted
from quoteattr.fit.regression import MissingExtra, regress, surprise
from quoteattr.quote import QuoteKind, Span
from quoteattr.scoring import INTERCEPT, Weights

TEXT = "„Es regnet“, sagte Ada, „seit drei Tagen.“ Der Keller sei nass. Die Pumpe laufe."
WORDS = [
    *("„", "Es", "regnet", "“", ",", "sagte", "Ada", ",", "„", "seit", "drei", "Tagen", ".", "“"),
    *("Der", "Keller", "sei", "nass", ".", "Die", "Pumpe", "laufe", "."),
]


def article() -> Article:
    starts: list[int] = []
    for word in WORDS:
        starts.append(TEXT.index(word, starts[-1] + 1 if starts else 0))
    ends = [start + len(word) for start, word in zip(starts, WORDS, strict=True)]
    rows = (
        Row("Direct", frozenset(range(0, 4)), {}),
        Row("Direct", frozenset(range(8, 14)), {}),
        Row("IndirectFreeIndirect", frozenset(range(14, 22)), {}),
    )
    return Article("Keller", TEXT, tuple(range(len(WORDS))), tuple(starts), tuple(ends), rows)


def candidate(kind: QuoteKind, *parts: str, features: frozenset[str] = frozenset()) -> Candidate:
    spans = tuple(Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts)
    return Candidate(kind, spans, 0, 0, features=features)


@pytest.mark.parametrize(
    ("made", "right"),
    [
        pytest.param(candidate(QuoteKind.DIRECT, "Es regnet", "seit drei Tagen."), True, id="interrupted"),
        pytest.param(candidate(QuoteKind.DIRECT, "Es regnet"), True, id="first part"),
        pytest.param(candidate(QuoteKind.DIRECT, "Der Keller sei nass"), False, id="other kind"),
        pytest.param(candidate(QuoteKind.INDIRECT, "Es regnet"), False, id="direct taken for indirect"),
        pytest.param(candidate(QuoteKind.INDIRECT, "Der Keller sei nass"), False, id="half of it"),
        pytest.param(
            candidate(
                QuoteKind.INDIRECT, "Die Pumpe laufe", features=frozenset({"continuation.subjunctive"})
            ),
            True,
            id="a sentence of a chain",
        ),
        pytest.param(candidate(QuoteKind.INDIRECT, "sagte Ada"), False, id="frame"),
    ],
)
def test_what_is_right(made: Candidate, right: bool) -> None:
    assert is_right(article(), made) is right


def made_up(count: int) -> list[Example]:
    """Examples in which *mark* speaks for, *title* against, and *noise* says nothing."""
    chance = random.Random(4)
    out = []
    for number in range(count):
        features = {name for name in ("mark", "title", "noise") if chance.random() < 0.5}
        right = chance.random() < 0.5 + 0.4 * ("mark" in features) - 0.4 * ("title" in features)
        out.append(Example(frozenset(features), right, number))
    return out


def test_regression_finds_what_matters() -> None:
    pytest.importorskip("sklearn")
    weights = regress([*made_up(800), Example(frozenset({"rare"}), True, 0)], 0.05, 1.0)
    assert set(weights.of) == {"mark", "title", INTERCEPT}
    assert weights.of["mark"] > 1 > -1 > weights.of["title"]


def test_regression_gives_the_same_weights_every_time() -> None:
    pytest.importorskip("sklearn")
    assert regress(made_up(300), 0.3, 1.0) == regress(made_up(300), 0.3, 1.0)


def test_surprise_is_small_where_the_model_is_sure_and_right() -> None:
    weights = Weights({"mark": 3.0, INTERCEPT: 0.0})
    sure, wrong = surprise(
        weights, [Example(frozenset({"mark"}), True, 0), Example(frozenset({"mark"}), False, 0)]
    )
    assert sure < 0.1 < 3.0 < wrong


def test_the_table_is_sorted_and_says_where_it_is_from() -> None:
    fitted = Fitted(Weights({"mark": 1.23456, INTERCEPT: -0.5}), 0.3)
    lines = __main__.weights_table(fitted, "0123456789abcdef").splitlines()
    assert "0123456789ab" in lines[0]
    assert lines[1:] == ["feature\tweight", "intercept\t-0.500", "mark\t1.235"]


def test_without_scikit_learn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    with pytest.raises(MissingExtra, match=r"pip install 'quoteattr\[fit\]'"):
        regress(made_up(50), 0.3, 1.0)


def test_a_folder_without_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"quoteattr.fit: no *.json in {tmp_path}\n"
