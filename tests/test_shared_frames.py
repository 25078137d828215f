"""The frame that governs a direct quotation: its own or a shared one, without what others say in it."""

from __future__ import annotations

import pytest

import quoteattr


def frames(extractor: quoteattr.Extractor, text: str) -> dict[str, list[str]]:
    """The parts of the frame of each direct quotation."""
    return {
        q.text: [s.of(text) for s in q.frame] for q in extractor.extract(text).quotes if q.kind == "direct"
    }


@pytest.mark.parametrize(
    ("text", "words", "frame"),
    [
        # An utterance goes on behind the frame of the one before.
        ("„Das reicht nicht“, sagte Reuter. „Wir brauchen mehr.“", "Wir brauchen mehr.", [", sagte Reuter"]),
        # A verbatim part of a sentence that goes on from a report.
        (
            "Die Verwaltung versicherte, dass die Uhr bleibt. Das sei „keine Frage des Geldes“.",
            "keine Frage des Geldes",
            ["Die Verwaltung versicherte,"],
        ),
        # What is reported between the verb and the utterance is no frame.
        (
            "Reuter klagte, dass das Geld fehle: „Wir sind pleite.“",
            "Wir sind pleite.",
            ["Reuter klagte,"],
        ),
        # Nor are the other quoted words.
        ("Reuter nannte ihn „stur“ und „laut“.", "stur", ["Reuter nannte ihn", "und"]),
        # The words in front of the utterance and behind it are one clause.
        (
            "Mit den Worten „Wir sind wieder da“ eröffnete Reuter die Messe.",
            "Wir sind wieder da",
            ["Mit den Worten", "eröffnete Reuter die Messe"],
        ),
        # The frame of a second verb and of a relative clause names the source.
        (
            "Reuter zeigte sich bestürzt und verurteilte die Tat als „feigen Anschlag“.",
            "feigen Anschlag",
            ["Reuter zeigte sich bestürzt und verurteilte die Tat als"],
        ),
    ],
)
def test_frames_of_direct_quotations(
    extractor: quoteattr.Extractor, text: str, words: str, frame: list[str]
) -> None:
    assert frames(extractor, text)[words] == frame
