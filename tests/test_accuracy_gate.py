"""The accuracy that was reached is not lost unnoticed.

``data/accuracy_floors.json`` gives the least that each figure may be, on the development part of our own corpus
(everywhere) and on that of the German News Quotation Attribution data (where they are at hand). Whoever improves a figure
raises its floor; a floor is lowered only together with a word in docs/accuracy.md. Nor does that page go stale.
"""

from __future__ import annotations

import json
import runpy
from collections.abc import Mapping
from pathlib import Path

import pytest

from quoteattr.evaluate.__main__ import run, run_press
from quoteattr.evaluate.corpus import fingerprint

TESTS = Path(__file__).parent
FLOORS = json.loads((TESTS / "data" / "accuracy_floors.json").read_text("utf-8"))
LEEWAY = 1.0  # of the figures that docs/accuracy.md states, in points


@pytest.fixture(scope="module")
def ours() -> Mapping[str, float]:
    """The figures of the development part of our own corpus."""
    return run_press(TESTS / "corpus" / FLOORS["press"]["folder"]).figures


def test_no_figure_of_our_own_corpus_is_below_its_floor(ours: Mapping[str, float]) -> None:
    floors = FLOORS["press"]
    low = {name: (ours[name], least) for name, least in floors["at_least"].items() if ours[name] < least}
    high = {name: (ours[name], most) for name, most in floors["at_most"].items() if ours[name] > most}
    assert not low | high


def test_the_page_states_the_figures_of_our_own_corpus(ours: Mapping[str, float]) -> None:
    headline = runpy.run_path(str(TESTS / "headline.py"))
    stated = headline["cells"](headline["ACCURACY"].read_text("utf-8"), "open")
    figures = {
        name: float(stated[name][0]) for name in ("found", "speaker", "name_exact", "channel", "all_right")
    }
    stale = {
        name: (figure, ours[name]) for name, figure in figures.items() if abs(figure - ours[name]) > LEEWAY
    }
    assert not stale, "run tests/write_accuracy.py"


@pytest.mark.corpus
@pytest.mark.slow
def test_no_figure_is_below_its_floor(corpus: Path) -> None:
    floors = FLOORS["corpus"]
    folder = corpus / floors["folder"]
    assert fingerprint(folder) == floors["sha256"], "these are not the articles that the floors were set on"
    figures = run(folder).figures
    wanted = floors["at_least"].items()
    assert not {name: (figures[name], floor) for name, floor in wanted if figures[name] < floor}
