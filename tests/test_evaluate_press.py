"""Measuring press texts: figures worked out by hand on a made-up article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from quoteattr import Channel, Cue, Document, Quote, QuoteAttrError, QuoteKind, Span, Speaker
from quoteattr.evaluate import __main__
from quoteattr.evaluate.press import PressArticle, measure_press, read_press, same_name

TEXT = (
    "„Wir öffnen“, sagte Wirtin Lore Hahn im NDR. Der Andrang sei groß. Man warte schon. „Die Möwe“ hat frei."
)


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def entry(words: str, kind: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": kind,
        "segments": [span(words)],
        "quote_text": words,
        "cue": None,
        "speaker_name": "Lore Hahn",
        "channel": {"name": "NDR", "inherited": True},
        "addressee": None,
        "required": True,
        **fields,
    }


ARTICLE = {
    "id": "loc-999",
    "text": TEXT,
    "quotes": [
        entry("Wir öffnen", "direct", cue={}, channel={"name": "NDR", "inherited": False}),
        entry("Der Andrang sei groß", "indirect", kind_alt=["free_indirect"], channel_alt=[None]),
        entry("Man warte schon", "indirect", kind_alt=["free_indirect"]),
        entry("hat frei", "reported", required=False),
    ],
    "not_quotes": [{"text": "Die Möwe", "span": span("Die Möwe"), "why": "name"}],
}
LORE, NDR = Speaker("Lore Hahn"), Channel("NDR")


def quote(kind: QuoteKind, words: str, **fields: Any) -> Quote:
    return Quote(kind, words, (Span(*span(words)),), **{"speaker": LORE, "channel": NDR, **fields})


FRAMED = {"cue": Cue("sagen", "sagte", (Span(*span("sagte")),)), "frame": (Span(*span("sagte")),)}
FIRST = quote(QuoteKind.DIRECT, "Wir öffnen", **FRAMED)
CHAIN = quote(QuoteKind.INDIRECT, "Der Andrang sei groß. Man warte schon")


@pytest.fixture
def article(tmp_path: Path) -> PressArticle:
    (tmp_path / "loc-999.json").write_text(json.dumps(ARTICLE), encoding="utf-8")
    return read_press(tmp_path)[0]


def figures(article: PressArticle, *quotes: Quote) -> dict[str, Any]:
    return dict(measure_press([(article, Document(TEXT, quotes))]).figures)


def test_everything_right(article: PressArticle) -> None:
    got = figures(article, FIRST, CHAIN)
    assert [
        got[name] for name in ("found", "speaker", "channel", "addressee", "all_right", "name_exact")
    ] == [100] * 6
    assert (got["required"], got["returned_quotes"], got["spurious"]) == (3, 2, 0)
    assert (got["channel_named"], got["channel_inherited"], got["channel_kept_on"]) == (
        "1 of 1",
        "1 of 1",
        "2 of 2",
    )
    assert (got["channel_none"], got["false_alarms"]) == ("0 of 0", "0 of 1")


def test_a_chain_counts_for_its_sentences_only_without_a_frame(article: PressArticle) -> None:
    assert figures(article, evolve(CHAIN, **FRAMED))["found"] == 0


def test_parts_are_right_on_their_own(article: PressArticle) -> None:
    wrong = evolve(FIRST, speaker=Speaker("Hahn"), channel=None, addressee=Speaker("NDR"))
    report = measure_press([(article, Document(TEXT, (wrong,)))])
    assert report.figures["speaker"] == pytest.approx(100 / 3)
    assert (report.figures["channel"], report.figures["addressee"], report.figures["all_right"]) == (0, 0, 0)
    assert report.figures["name_exact"] == 0
    assert [miss.split("\t")[0] for miss in report.misses] == ["CHANNEL", "ADDRESSEE", "MISSED", "MISSED"]


def test_no_channel_may_be_an_accepted_answer(article: PressArticle) -> None:
    got = figures(article, quote(QuoteKind.INDIRECT, "Der Andrang sei groß", channel=None))
    assert got["channel"] == pytest.approx(100 / 3)
    assert got["channel_kept_on"] == "0 of 1"


def test_a_quotation_of_another_kind_is_not_found(article: PressArticle) -> None:
    assert figures(article, evolve(FIRST, kind=QuoteKind.REPORTED))["found"] == 0


def test_traps_and_what_overlaps_nothing(article: PressArticle) -> None:
    got = figures(article, quote(QuoteKind.DIRECT, "Die Möwe"), quote(QuoteKind.REPORTED, "hat frei"))
    assert (got["false_alarms"], got["spurious"]) == ("1 of 1", 50)


@pytest.mark.parametrize(
    ("got", "wanted", "same"),
    [
        ("Musk", "Elon Musk", True),
        ("Elon Musk", "musk", True),
        ("Elon", "Elon Musk", False),
        ("UN", "die UN", False),
        (None, None, True),
        (None, "X", False),
        ("!", "", True),
    ],
)
def test_same_name(got: str | None, wanted: str | None, same: bool) -> None:
    assert same_name(got, wanted) is same


def test_lines_and_single_articles_are_read_alike(tmp_path: Path, article: PressArticle) -> None:
    lines = tmp_path / "lines"
    lines.mkdir()
    (lines / "all.jsonl").write_text(json.dumps(ARTICLE) + "\n\n", encoding="utf-8")
    assert read_press(lines) == [article]


@pytest.mark.parametrize(
    "content", ["{", "{}", "[]", '{"id": 1, "text": "", "quotes": [{}], "not_quotes": []}']
)
def test_other_files_are_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(QuoteAttrError, match=r"x\.json is not an annotated press text"):
        read_press(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(b"\xff")
    with pytest.raises(QuoteAttrError, match=r"x\.jsonl is not an annotated press text: .*0xff"):
        read_press(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuoteAttrError, match=r"no \*\.json or \*\.jsonl"):
        read_press(tmp_path)


def test_the_command_line(tmp_path: Path, article: PressArticle, capsys: pytest.CaptureFixture[str]) -> None:
    errors = tmp_path / "misses.tsv"
    assert __main__.main(["press", str(tmp_path), "--json", "--errors", str(errors)]) == 0
    got = json.loads(capsys.readouterr().out)
    assert (got["texts"], got["required"], got["found"]) == (1, 3, 100.0)
    assert got["false_alarms"].endswith(" of 1")
    assert errors.exists()
