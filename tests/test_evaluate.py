"""Measuring: figures worked out by hand on a made-up article."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from quoteattr import Cue, Document, Mention, Quote, QuoteAttrError, QuoteKind, Span, Speaker
from quoteattr.evaluate import __main__
from quoteattr.evaluate.corpus import Article, fingerprint, read_article, read_folder, rows_of
from quoteattr.evaluate.figures import calibration_error, measure

TEXT = "„Wir öffnen“, sagte Wirtin Lore Hahn, „im Mai.“ Der Andrang sei groß."
TOKENS = [match.span() for match in re.finditer(r"\w+|[^\w\s]", TEXT)]


def marked(*spans: tuple[int, int]) -> dict[str, Any]:
    ids = [number for number, (s, e) in enumerate(TOKENS) if any(a <= s and e <= b for a, b in spans)]
    return {"tokenIds": ids}


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def annotation(kind: str, quote: str) -> dict[str, Any]:
    return {
        "type": kind,
        "quote": marked(span(quote)),
        "speaker": marked(span("Wirtin Lore Hahn")),
        "cue": marked(span("sagte")),
        "frame": marked(span("sagte Wirtin Lore Hahn")),
        "addressee": None,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    article = {
        "documentName": "Biergarten",
        "originalText": TEXT,
        "tokens": [{"id": number, "charBegin": s, "charEnd": e} for number, (s, e) in enumerate(TOKENS)],
        "annotations": [
            annotation("Direct", "„Wir öffnen“"),
            annotation("Direct", "„im Mai.“"),
            {**annotation("IndirectFreeIndirect", "Der Andrang sei groß"), "cue": None, "frame": {}},
        ],
    }
    (tmp_path / "biergarten.json").write_text(json.dumps(article), encoding="utf-8")
    return tmp_path


@pytest.fixture
def article(folder: Path) -> Article:
    return read_article(folder / "biergarten.json")


def quote(kind: QuoteKind, *parts: str, **fields: Any) -> Quote:
    segments = tuple(Span(*span(part)) for part in parts)
    return Quote(kind, " ".join(parts), segments, **fields)


LORE = Speaker("Lore Hahn", mention=Mention("Wirtin Lore Hahn", Span(*span("Wirtin Lore Hahn"))))
DIRECT = quote(
    QuoteKind.DIRECT,
    "Wir öffnen",
    "im Mai.",
    speaker=LORE,
    cue=Cue("sagen", "sagte", (Span(*span("sagte")),)),
    frame=(Span(*span("sagte Wirtin Lore Hahn")),),
)
CARRIED = quote(QuoteKind.INDIRECT, "Der Andrang sei groß", speaker=LORE)
PERFECT = Document(TEXT, (DIRECT, CARRIED))


def test_direct_speech_counts_once_a_part_with_its_marks(article: Article) -> None:
    assert [article.show(row.quote) for row in rows_of(PERFECT, article)] == [
        "„ Wir öffnen “",
        "„ im Mai . “",
        "Der Andrang sei groß",
    ]


def test_a_perfect_result(article: Article) -> None:
    report = measure([(article, PERFECT)])
    figures = dict(report.figures)
    assert report.misses == ()
    assert (figures.pop("articles"), figures.pop("gold_quotes"), figures.pop("returned_quotes")) == (1, 3, 2)
    assert figures.pop("kind_f1_by_type") == {
        "Direct": 100.0,
        "Indirect": 0.0,
        "FreeIndirect": 0.0,
        "IndirectFreeIndirect": 100.0,
        "Reported": 0.0,
    }
    assert figures.pop("indirect_f1") == figures.pop("addressee_f1") == 0.0  # there is none
    assert figures.pop("calibration_error") == 0.0
    assert set(figures.values()) == {100.0}


def test_nothing_found(article: Article) -> None:
    report = measure([(article, Document(TEXT))])
    assert report.figures["quote_f1"] == report.figures["speaker_acc"] == report.figures["joint_f1"] == 0.0
    assert [line.split("\t")[0] for line in report.misses] == ["MISSED"] * 3 + ["SPEAKER"] * 3


def test_what_is_missed_or_wrong_lowers_its_own_figures_only(article: Article) -> None:
    wrong = evolve(CARRIED, speaker=None)
    figures = measure([(article, Document(TEXT, (DIRECT, wrong)))]).figures
    assert figures["quote_f1"] == 100.0
    assert figures["speaker_acc"] == pytest.approx(200 / 3)
    figures = measure([(article, Document(TEXT, (DIRECT,)))]).figures
    assert figures["quote_f1"] == pytest.approx(200 * 2 / (2 * 2 + 1))
    assert figures["direct_f1"] == 100.0


def test_four_fifths_of_the_tokens_are_enough_for_the_extent(article: Article) -> None:
    most = quote(QuoteKind.INDIRECT, "Andrang sei groß.", speaker=LORE)
    figures = measure([(article, Document(TEXT, (DIRECT, most)))]).figures
    assert figures["quote_f1"] == pytest.approx(200 * 2 / (2 * 2 + 2))
    assert figures["exact_f1"] == figures["quote_f1"]
    assert figures["kind_f1"] == 100.0


def test_calibration_is_the_gap_between_confidence_and_truth() -> None:
    assert calibration_error([(0.8, True)] * 8 + [(0.8, False)] * 2) == pytest.approx(0.0)
    assert calibration_error([(1.0, False), (0.0, False)]) == pytest.approx(50.0)
    assert calibration_error([]) == 0.0


def test_the_fingerprint_changes_with_names_and_contents(folder: Path) -> None:
    before = fingerprint(folder)
    assert before == fingerprint(folder)
    path = folder / "biergarten.json"
    path.write_bytes(path.read_bytes() + b"\n")
    assert fingerprint(folder) != before


def test_a_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(QuoteAttrError, match=r"no \*\.json"):
        read_folder(tmp_path)


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"documentName": "x", "tokens": [1]}'])
def test_a_file_that_is_no_article(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(QuoteAttrError, match="is not an annotated article"):
        read_folder(tmp_path)


def test_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    misses = folder / "misses.tsv"
    assert __main__.main(["corpus", str(folder), "--json", "--errors", str(misses)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["articles"] == 1
    assert figures["corpus"] == fingerprint(folder)[:12]
    assert misses.is_file()
    assert __main__.main(["corpus", str(folder)]) == 0
    assert "quote_f1" in capsys.readouterr().out


def test_the_command_line_without_a_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["corpus", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"quoteattr.evaluate: no *.json in {tmp_path}\n"
