"""Datelines: a place in front of a dash is nobody's words and nobody who speaks."""

from __future__ import annotations

import pytest

from quoteattr import Extractor
from quoteattr.datelines import dateline_ends


@pytest.mark.parametrize(
    "dateline",
    [
        "Kassel (dpa) -",
        "KÖLN (dpa/lnw) –",
        "Graz –",
        "Isenbek -",
        "Frankfurt/Main (AFP) —",
        "Bad Aibling –",
        "(km/dpa) –",
    ],
)
def test_place_and_dash(dateline: str) -> None:
    text = f"{dateline} Die Versicherung zahlt nicht."
    assert dateline_ends(text) == {len(dateline)}


@pytest.mark.parametrize(
    "stamp",
    [
        "16.30 Uhr:",
        "8:05 Uhr –",
        "+++ 14:20 Uhr +++",
        "+++ 14:20 +++",
        "21.15:",
        "7.00 Uhr |",
        "18:22",
        "+++ 9:15",
    ],
)
def test_time_stamp(extractor: Extractor, stamp: str) -> None:
    """*16.30 Uhr* was a part of what the police said."""
    text = f"{stamp} Laut Polizei sind drei Straßen gesperrt."
    assert dateline_ends(text) == {len(stamp)}
    (quote,) = extractor.extract(text).quotes
    assert quote.text == "sind drei Straßen gesperrt"


@pytest.mark.parametrize(
    "text",
    [
        "16.30 Uhr war es, als er kam.",
        "Um 16.30 Uhr: Er kam.",
        "3:2 gewann der Verein.",
        "18:30 Uhr war es, als er kam.",
        "12:30 Minuten fehlten noch.",
        "28:30 Punkte reichten nicht.",
        "18:30 begann es zu regnen.",
        "Beifall – Die Leute standen auf.",
        "Die Stadt – Das war neu.",
        "Ute Klamm – Die Ministerin schwieg.",
        "Ulf Jung (SPD) – Der Abgeordnete schwieg.",
        "Graz – sonst niemand.",
        "Er fuhr nach Graz – Die Reise war lang.",
        "Mut – Kraft – Wille",
    ],
)
def test_no_dateline(text: str) -> None:
    assert not dateline_ends(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kassel (dpa) - Der Hafenmeister beklagt, dass die Kräne rosten.", "Hafenmeister"),
        ("Graz – Die Obfrau sagte, dass niemand zahle.", "Obfrau"),
        ("Kiel (dpa) - „Nein“, sagte Malte Behrens.", "Malte Behrens"),
        ("HAGEN (epd) – Nach Angaben der Polizei ist die Brücke gesperrt.", "Polizei"),
    ],
)
def test_the_town_does_not_speak(extractor: Extractor, text: str, name: str) -> None:
    (quote,) = extractor.extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.parametrize("dateline", ["Augsburg –", "Kassel (dpa) -"])
def test_nobody_goes_on_from_the_place(extractor: Extractor, dateline: str) -> None:
    """The town had said what follows."""
    (quote,) = extractor.extract(f"{dateline} „Wir müssen geschlossen auftreten.“").quotes
    assert quote.speaker is None
