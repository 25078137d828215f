"""Ten small programs as a new user writes them. Each stumbled once (numbers of the review); none may stumble again."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import quoteattr
from quoteattr import Document, Extractor, InvalidOption, InvalidTable, KnownPerson

ARTICLES = {
    17: "„Wir bauen im Mai“, sagte Hafenchefin Svea Brandt dem NDR. Die Polizei teilte mit, der Kai sei gesperrt.",
    18: "„Das war“, sagte Reeder Ole Tamm, „ein Fehler.“ Er habe „viel zu spät“ davon erfahren.",
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A shell in an empty folder."""
    monkeypatch.chdir(tmp_path)
    command = [sys.executable, "-m", "quoteattr"]
    path = os.pathsep.join(
        filter(None, [str(Path(quoteattr.__file__).parents[1]), os.environ.get("PYTHONPATH")])
    )

    def quoteattr_(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": path},
        )

    return quoteattr_


def test_1_a_data_frame_in_one_line(extractor: Extractor) -> None:
    """It took ten lines of flattening by hand."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(row for text in ARTICLES.values() for row in extractor.extract(text).rows())
    assert frame.groupby("speaker")["text"].first().to_dict() == {
        "Ole Tamm": "Das war … ein Fehler.",
        "Polizei": "der Kai sei gesperrt",
        "Svea Brandt": "Wir bauen im Mai",
    }


def test_2_ids_go_through(extractor: Extractor) -> None:
    """Ids could not go through ``pipe``."""
    pairs = ((text, number) for number, text in ARTICLES.items())
    found = {number: len(document.quotes) for document, number in extractor.pipe(pairs, as_tuples=True)}
    assert found == {17: 2, 18: 3}


def test_3_an_answer_of_a_web_service_is_json(extractor: Extractor) -> None:
    """23: a ``Quote`` was no JSON."""
    quotes = extractor.extract(ARTICLES[17]).quotes
    answer = json.loads(json.dumps([quote.to_dict() for quote in quotes]))
    assert [quote["speaker"]["name"] for quote in answer] == ["Svea Brandt", "Polizei"]
    assert answer[0]["channel"]["name"] == "NDR"
    document = extractor.extract(ARTICLES[17])
    assert Document.from_dict(json.loads(document.to_json())) == document


def test_4_what_is_cited_was_said(extractor: Extractor) -> None:
    """18: two parts were joined to a sentence that nobody had said."""
    first, *_ = extractor.extract(ARTICLES[18]).quotes
    assert first.text == "Das war … ein Fehler."
    assert all(segment.of(ARTICLES[18]) in first.text for segment in first.segments)


def test_5_only_what_is_sure() -> None:
    """19, 24: quotations that showed 0.79 came through a floor of 0.9, and ``"0.5"`` was a raw TypeError."""
    for floor in (0.5, 0.9, 1.0):
        quotes = [
            q for text in ARTICLES.values() for q in Extractor(min_confidence=floor).extract(text).quotes
        ]
        assert all(quote.confidence >= floor for quote in quotes)
    with pytest.raises(InvalidOption, match="min_confidence: expected a number from 0 to 1"):
        Extractor(min_confidence="0.5")  # type: ignore[arg-type]


def test_6_somebody_who_is_known() -> None:
    """21: *Petersen* became an organisation, and a list or a wrong gender failed late."""
    petersen = KnownPerson("Olaf Petersen", ("Verkehrsminister",), "male")
    text = "„Wir bauen“, sagte Petersen. Der Verkehrsminister kündigte an, dass es im Mai losgehe."
    for known in ([petersen], {"Petersen": petersen}, {"Petersen": petersen}.get):
        found = Counter(
            quote.speaker and quote.speaker.name
            for quote in Extractor(known_people=known).extract(text).quotes
        )
        assert found == {"Olaf Petersen": 2}
    with pytest.raises(InvalidOption, match="expected 'female', 'male' or None"):
        KnownPerson("Olaf Petersen", gender="männlich")  # type: ignore[arg-type]


def test_7_channels_of_ones_own(tmp_path: Path) -> None:
    """22: a byte order mark was refused, an empty file, a name given twice and ``None`` were not."""
    table = tmp_path / "kanaele.tsv"
    table.write_text("name\tkind\nDeichfunk\tbroadcaster\n", encoding="utf-8-sig")
    (quote,) = Extractor(channels=table).extract("„Ja“, sagte Svea Brandt dem Deichfunk.").quotes
    assert quote.channel is not None
    assert (quote.channel.name, quote.channel.kind) == ("Deichfunk", "broadcaster")
    table.write_text("")
    wrong: list[Any] = [table, {"Deichfunk": "print", "deichfunk": "print"}, {None: "print"}, "a\0b", 7]
    for own in wrong:
        with pytest.raises(InvalidTable):
            Extractor(channels=own)


def test_8_two_conventions_of_marks_in_one_text(extractor: Extractor) -> None:
    """20: the speaker was *Magazin*, the channel half the sentence."""
    text = "Wie das Magazin „Alpenstern'' schreibt, sei der Plan „völlig absurd''."
    outer, inner = extractor.extract(text).quotes
    assert (outer.speaker and outer.speaker.name, outer.channel and outer.channel.name) == (
        "Alpenstern",
        "Alpenstern",
    )
    assert (inner.text, inner.parent) == ("völlig absurd", 0)


def test_9_a_page_as_it_comes(extractor: Extractor, run: Any) -> None:
    """25: tags came back as speech, Markdown hid it, neither was noticed."""
    document = extractor.extract("<p>„Wir schaffen das“, sagte Ole Tamm.</p>")
    assert [quote.text for quote in document.quotes] == ["Wir schaffen das"]
    assert "HTML" in document.warnings[0]
    assert [quote.text for quote in extractor.extract("**„Wir sparen“**, sagte Ole Tamm.").quotes] == [
        "Wir sparen"
    ]
    Path("a.txt").write_text("<p>„Wir schaffen das“, sagte Ole Tamm.</p>", encoding="utf-8")
    done = run("a.txt")
    assert (done.returncode, "HTML tags" in done.stderr, "<p>" in done.stdout) == (0, True, False)


def test_10_a_folder_to_a_spreadsheet_and_to_lines(run: Any) -> None:
    """23: lines named no file, and a file that failed lost its line."""
    Path("artikel").mkdir()
    for number, text in ARTICLES.items():
        Path("artikel", f"{number}.txt").write_text(text, encoding="utf-8")
    done = run("artikel", "--format", "csv", "--excel", "-o", "zitate.csv")
    assert (done.returncode, done.stderr) == (0, "")
    with Path("zitate.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert {Path(row["source"]).name for row in rows} == {"17.txt", "18.txt"}
    done = run("artikel", "fehlt.txt", "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(line["source"]).name for line in lines] == ["17.txt", "18.txt", "fehlt.txt"]
    assert ["error" in line for line in lines] == [False, False, True]
    assert done.returncode == 2


def test_what_the_package_offers_is_what_is_meant_for_users() -> None:
    """26: ``dir(quoteattr)`` listed ``Any``, ``Lock`` and ``TYPE_CHECKING``."""
    assert dir(quoteattr) == sorted(quoteattr.__all__)
