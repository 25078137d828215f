"""The accuracy that was reached is not lost unnoticed.

``data/accuracy_floors.json`` names the corpus by its fingerprint and the least that each figure may be. Who
makes a figure better raises its floor; a floor is lowered only together with a word in docs/accuracy.md.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quoteattr.evaluate.__main__ import run
from quoteattr.evaluate.corpus import fingerprint

FLOORS = json.loads((Path(__file__).parent / "data" / "accuracy_floors.json").read_text("utf-8"))


@pytest.mark.corpus
@pytest.mark.slow
def test_no_figure_is_below_its_floor(corpus: Path) -> None:
    folder = corpus / FLOORS["folder"]
    assert fingerprint(folder) == FLOORS["sha256"], "these are not the articles that the floors were set on"
    figures = run(folder).figures
    wanted = FLOORS["at_least"].items()
    assert not {name: (figures[name], floor) for name, floor in wanted if figures[name] < floor}
