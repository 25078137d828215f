"""Charts show the figures of the documents that they are given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quoteattr import (
    Channel,
    ChannelKind,
    Document,
    InvalidOption,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
)
from quoteattr.export.titled import Titled
from quoteattr.show import charts

pytest.importorskip("altair")

ADA = Speaker("Ada Moll", SpeakerKind.PERSON, gender="female")
BEN = Speaker("Ben Kurz", SpeakerKind.PERSON, gender="male")
ZOE = Speaker("Zoe", SpeakerKind.PERSON)
CITY = Speaker("Stadt", SpeakerKind.ORGANISATION)
RADIO = Channel("Radio Nord", ChannelKind.BROADCASTER)
TEXT = "Wir bauen im Mai und im Juni"


def quote(speaker: Speaker | None, end: int = 9, **more: Any) -> Quote:
    return Quote(QuoteKind.DIRECT, TEXT[:end], (Span(0, end),), speaker=speaker, **more)


DOCUMENTS = [
    Document(
        TEXT,
        (
            quote(ADA, addressee=BEN, channel=RADIO),
            quote(ADA, 28, addressee=BEN),
            quote(ADA, parent=1),
            quote(CITY),
            quote(None),
        ),
    ),
    Titled(Document(TEXT, (quote(BEN, channel=RADIO), quote(ZOE), quote(ADA))), "b.txt"),
]


def rows(chart: Any) -> list[dict[str, Any]]:
    made = chart.to_dict()
    return list(made["data"]["values"])


def test_who_speaks_how_much() -> None:
    assert rows(charts.speakers(DOCUMENTS))[0] == {"name": "Ada Moll", "count": 2 + 7 + 2}
    assert len(rows(charts.speakers(DOCUMENTS, most=2))) == 2
    assert rows(charts.speakers(DOCUMENTS[0])) == [
        {"name": "Ada Moll", "count": 9},
        {"name": "Stadt", "count": 2},
    ]


def test_through_which_channel() -> None:
    assert rows(charts.channels(DOCUMENTS)) == [{"name": "Radio Nord", "count": 2}]


def test_who_speaks_to_whom() -> None:
    assert rows(charts.exchanges(DOCUMENTS)) == [{"from": "Ada Moll", "to": "Ben Kurz", "count": 2}]


def test_women_and_men() -> None:
    counts = {(row["of"], row["who"]): row["count"] for row in rows(charts.women_and_men(DOCUMENTS))}
    assert counts == {
        ("persons", "women"): 2,
        ("persons", "men"): 1,
        ("persons", "not shown by the text"): 1,
        ("quotations", "women"): 3,
        ("quotations", "men"): 1,
        ("quotations", "not shown by the text"): 1,
    }
    assert rows(charts.women_and_men(DOCUMENTS, lang="de"))[0]["who"] == "Frauen"


def test_a_chart_is_a_file_without_a_network(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    for make in (charts.speakers, charts.channels, charts.exchanges, charts.women_and_men):
        make(DOCUMENTS, lang="de").save(path := tmp_path / f"{make.__name__}.svg")
        assert "Ada Moll" in path.read_text("utf-8") or make in (charts.channels, charts.women_and_men)
    charts.speakers(DOCUMENTS).save(tmp_path / "page.html", inline=True)
    assert "<script src=" not in (tmp_path / "page.html").read_text("utf-8")


def test_nothing_to_show_is_a_chart_too() -> None:
    for chart in (charts.speakers, charts.channels, charts.exchanges, charts.women_and_men):
        assert chart([]).to_dict()
        with pytest.raises(InvalidOption):
            chart([], lang="fr")
