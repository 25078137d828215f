"""The extents that a finding may have, and the choice among them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.detect.candidate import Candidate
from quoteattr.detect.choice import alternatives, choose
from quoteattr.detect.rounds import framed_alternatives
from quoteattr.detect.view import View
from quoteattr.quote import Evidence, QuoteKind, Span

Read = Callable[[str], tuple[View, ...]]


def extents(read: Read, text: str, rule: str) -> set[str]:
    """All contents that a rule proposes, an interruption as a bar."""
    return {
        " | ".join(s.of(text) for s in c.segments)
        for c in framed_alternatives(read(text), {})
        if c.evidence[0].rule == rule
    }


@pytest.mark.parametrize(
    ("text", "rule", "wanted"),
    [
        # With what the author adds, and without.
        (
            "Tamm sagte, der Damm halte, obwohl das viele freut.",
            "cue.verb-subjunctive",
            {"der Damm halte", "der Damm halte, obwohl das viele freut"},
        ),
        (
            "Tamm versprach, den Damm zu prüfen, wobei das Geld fehlt.",
            "cue.verb-infinitive",
            {"den Damm zu prüfen", "den Damm zu prüfen, wobei das Geld fehlt"},
        ),
        # An infinitive with the list in front of it.
        (
            "Die Stadt plant, Werke in Lohne, Aurich und Jever zu schließen.",
            "cue.verb-infinitive",
            {"Werke in Lohne, Aurich und Jever zu schließen"},
        ),
        # The rest of an interrupted clause always belongs to it.
        (
            "Es sei, teilte Tamm mit, ein Fehler gewesen.",
            "cue.after-content-subjunctive",
            {"Es sei | ein Fehler gewesen"},
        ),
        # A front field that a relative clause parts from its verb.
        (
            "Tamm erklärte, in den Orten, in denen es gebrannt habe, sei niemand mehr.",
            "cue.verb-subjunctive",
            {"in den Orten, in denen es gebrannt habe, sei niemand mehr"},
        ),
        # A verb-final conjunct without its own conjunction goes on.
        (
            "Tamm erklärte, dass zwar die Kosten stiegen, die Stadt aber nicht sparen wolle.",
            "cue.verb-dass",
            {"dass zwar die Kosten stiegen, die Stadt aber nicht sparen wolle"},
        ),
    ],
)
def test_extents(read: Read, text: str, rule: str, wanted: set[str]) -> None:
    assert wanted <= extents(read, text, rule)


def test_the_rest_of_a_clause_is_never_left_out(read: Read) -> None:
    assert "Es sei" not in extents(
        read, "Es sei, teilte Tamm mit, ein Fehler gewesen.", "cue.after-content-subjunctive"
    )


def finding(anchor: int, end: int, *names: str) -> Candidate:
    """A candidate from *anchor* to *end*."""
    return Candidate(
        QuoteKind.INDIRECT,
        (Span(anchor, end),),
        0,
        0,
        evidence=(Evidence("cue.verb-dass", Span(anchor, anchor + 1)),),
        anchor=anchor,
        extent=frozenset(names),
    )


def test_the_heavier_extent_is_chosen() -> None:
    short, long_ = finding(0, 10, "short"), finding(0, 40, "long")
    assert choose([short, long_], {"long": 1.0}) == [long_]
    assert choose([short, long_], {"long": -1.0}) == [short]


def test_nearly_the_same_extents_support_each_other() -> None:
    lone, one, other = finding(0, 10, "lone"), finding(0, 40), finding(0, 39)
    assert choose([lone, one, other], {"lone": 0.3}) == [one]


@given(
    ends=st.lists(st.tuples(st.integers(0, 3), st.integers(10, 60), st.sampled_from("abc")), max_size=12),
    weights=st.dictionaries(st.sampled_from("abc"), st.floats(-9, 9)),
)
def test_one_extent_a_finding(ends: list[tuple[int, int, str]], weights: dict[str, float]) -> None:
    found = [finding(*item) for item in ends]
    chosen = choose(found, weights)
    assert len(chosen) == len(alternatives(found)) == len({item.anchor for item in found})
    assert set(chosen) <= set(found)
