"""Told speech acts: which clauses may be one, and how sure the model is of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr import scoring
from quoteattr.detect.candidate import Candidate

Propose = Callable[[str], list[Candidate]]


def told(found: list[Candidate]) -> list[Candidate]:
    return [c for c in found if c.kind == "reported"]


@pytest.mark.parametrize(
    "text",
    [
        "Der Verband warnte vor hohen Kosten.",
        # The object stands behind another phrase, or looks like its attribute.
        "Jan Ohm sprach trotz der Kritik von einem Erfolg.",
        "Die Polizei geht bei dem Toten von einem Unfall aus.",
        "Ohm riet den Gästen zur Geduld.",
        "Der Richter erklärte die Frist für den Antrag.",
    ],
)
def test_a_told_act_is_proposed(propose: Propose, text: str) -> None:
    assert told(propose(text))


@pytest.mark.parametrize(
    "text",
    [
        "Der Verband warnte nicht vor hohen Kosten.",
        "Der Verband warnte.",
        "Der Rat lehnte den Plan ab.",
        "Der Rat nannte keine Namen.",
        "Das Beben forderte drei Tote.",
        "Der Verband nannte den Plan „Unsinn“.",
        # What the words are that follow.
        "Der Verband wirbt mit dem Satz: „Hier ist es schön.“",
        # What the words do.
        "Der Richter erklärte die Sitzung für geschlossen.",
    ],
)
def test_no_told_act_is_proposed(propose: Propose, text: str) -> None:
    assert not told(propose(text))


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        # What was demanded before the news began.
        ("Die Partei forderte einen Neubau.", "Die Partei hatte einen Neubau gefordert."),
        # An answer tells less than a demand.
        ("Der Wirt kündigte einen Neubau an.", "Der Wirt wies den Vorwurf zurück."),
        ("Der Sender berichtete von zwölf Verletzten.", "Der Sender stritt mit zwölf Verletzten."),
    ],
)
def test_some_are_surer_than_others(propose: Propose, surer: str, less_sure: str) -> None:
    weights = scoring.load()

    def best(text: str) -> float:
        return max((weights.probability(c.features) for c in told(propose(text))), default=0.0)

    assert best(surer) > best(less_sure)
