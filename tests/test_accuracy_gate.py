"""The accuracy that was reached is not lost unnoticed.

``data/accuracy_floors.json`` gives the least that each figure may be, on the development part of our own corpus
(everywhere) and on that of the German News Quotation Attribution data (where they are at hand). Who makes a figure
better raises its floor; a floor is lowered only together with a word in docs/accuracy.md.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quoteattr.evaluate.__main__ import run, run_press
from quoteattr.evaluate.corpus import fingerprint

FLOORS = json.loads((Path(__file__).parent / "data" / "accuracy_floors.json").read_text("utf-8"))


OURS = Path(__file__).parent / "corpus"


def test_no_figure_of_our_own_corpus_is_below_its_floor() -> None:
    floors = FLOORS["press"]
    figures = run_press(OURS / floors["folder"]).figures
    low = {
        name: (figures[name], least) for name, least in floors["at_least"].items() if figures[name] < least
    }
    high = {name: (figures[name], most) for name, most in floors["at_most"].items() if figures[name] > most}
    assert not low | high


@pytest.mark.corpus
@pytest.mark.slow
def test_no_figure_is_below_its_floor(corpus: Path) -> None:
    floors = FLOORS["corpus"]
    folder = corpus / floors["folder"]
    assert fingerprint(folder) == floors["sha256"], "these are not the articles that the floors were set on"
    figures = run(folder).figures
    wanted = floors["at_least"].items()
    assert not {name: (figures[name], floor) for name, floor in wanted if figures[name] < floor}
