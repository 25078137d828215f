"""A sentence and the frame after it that points back: *Davon geht die Bank aus*."""

from __future__ import annotations

import pytest

from quoteattr import Extractor

SAID = "Die Mieten steigen weiter."


@pytest.mark.parametrize(
    ("frame", "segments", "cue", "name"),
    [
        (
            "Das teilte der Mieterbund mit.",
            ["Die Mieten steigen weiter", "Das"],
            "teilte … mit",
            "Mieterbund",
        ),
        ("Davon geht der Mieterbund aus.", ["Die Mieten steigen weiter"], "Davon geht … aus", "Mieterbund"),
        (
            "Darauf wies Ministerin Karla Voss hin.",
            ["Die Mieten steigen weiter"],
            "Darauf wies … hin",
            "Karla Voss",
        ),
        (
            "Zu diesem Schluss kommt der Mieterbund.",
            ["Die Mieten steigen weiter"],
            "Schluss kommt",
            "Mieterbund",
        ),
    ],
)
def test_what_points_back(extractor: Extractor, frame: str, segments: list[str], cue: str, name: str) -> None:
    document = extractor.extract(f"{SAID} {frame}")
    (quote,) = document.quotes
    assert [segment.of(document.text) for segment in quote.segments] == segments
    assert quote.cue is not None
    assert quote.cue.text == cue
    assert quote.speaker is not None
    assert quote.speaker.name == name
    (framed,) = quote.frame[-1:]
    assert framed.end == document.text.rindex(".")


@pytest.mark.parametrize(
    "frame",
    [
        "Davon ist in Bremen nichts zu sehen.",
        "Darauf folgte eine Pause.",
        "Zu diesem Konzert kommen viele Leute.",
        "Das sei nicht sicher.",
        "Davor warnt der Mieterbund.",
    ],
)
def test_what_does_not(extractor: Extractor, frame: str) -> None:
    quotes = extractor.extract(f"{SAID} {frame}").quotes
    assert not any(evidence.rule == "cue.back-pointer" for quote in quotes for evidence in quote.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "„Die Mieten steigen“, sagt Ute Rau. Darüber berichtet die „Rheinpost“.",
        "„Die Mieten steigen“, sagt Ute Rau. Das bestreitet die Stadt.",
        "Ute Rau sagt, die Mieten seien hoch. Das erklärte auch die Stadt.",
        "Ute Rau versprach Hilfe. Sie halte nichts von hohen Mieten, das habe sie immer gesagt.",
    ],
)
def test_what_is_reported_is_somebody_elses(extractor: Extractor, text: str) -> None:
    quotes = extractor.extract(text).quotes
    assert quotes
    assert not any(evidence.rule == "cue.back-pointer" for quote in quotes for evidence in quote.evidence)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Die Bahn baut. Die Züge fahren. Das meldet die „Rheinpost“.", "Die Bahn baut. Die Züge fahren"),
        (
            "Streit\n\nDie Bahn baut. Die Züge fahren. Das meldet die „Rheinpost“.",
            "Die Bahn baut. Die Züge fahren",
        ),
        ("Die Bahn baut. Die Züge fahren. Das bestätigte die Stadt.", "Die Züge fahren"),
        ("Laut Holm baut die Bahn. Die Züge fahren. Das meldet die „Rheinpost“.", "Die Züge fahren"),
        ("Es regnet. Die Bahn baut. Die Züge fahren. Das meldet die „Rheinpost“.", "Die Züge fahren"),
        ("Die Bahn baut. Dieses wurde von der Stadt mitgeteilt.", "Die Bahn baut"),
    ],
)
def test_how_much_it_takes_up(extractor: Extractor, text: str, said: str) -> None:
    quotes = extractor.extract(text).quotes
    (pointing,) = [q for q in quotes if q.evidence[0].rule == "cue.back-pointer"]
    assert pointing.segments[0].of(text) == said


def test_a_dateline_is_not_said(extractor: Extractor) -> None:
    document = extractor.extract(f"Kiel (dpa) - {SAID} Das teilte der Mieterbund mit.")
    assert document.quotes[0].segments[0].of(document.text) == SAID.rstrip(".")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dass die Mieten steigen, davon ist Ute Rau überzeugt.", ["Dass die Mieten steigen"]),
        ("Dass die Mieten steigen, davon geht Ute Rau aus.", ["Dass die Mieten steigen"]),
        ("Die Mieten steigen, davon ist Ute Rau überzeugt.", ["Die Mieten steigen"]),
        ("Dass die Mieten steigen, daran zweifelt niemand.", []),
        ("Dass die Mieten steigen, daran ist die Bank schuld.", []),
    ],
)
def test_an_adverb_points_back_inside_a_sentence(extractor: Extractor, text: str, said: list[str]) -> None:
    assert [quote.text for quote in extractor.extract(text).quotes] == said
