"""What every result keeps, whatever the text: exact spans, order, links, and the same answer every time."""

from __future__ import annotations

import pickle
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings

from quoteattr import Extractor
from quoteattr.testing import check, texts

EXAMPLE = (files("quoteattr") / "data" / "example.txt").read_text(encoding="utf-8")

ODD = [
    "",
    " ",
    "\n",
    "„",
    "“",
    "„“",
    "„ “, sagte er.",
    '"',
    "»«»«",
    "\x00",
    "\ud800",
    "Er sagte: „\ud83d“.",
    "Er sagte:\r\n„Ja.“\r\nSie\u00a0auch.",
    "Die Bür\u00adger\u00admeis\u00adterin sag\u00adte: „Gut.“",
    "„👩‍👩‍👧 kommt“, sagte é\u0301.",
    "„„„Ja“, sagte er“, sagte sie“, sagte niemand.",
    "Sie sagte, dass er sagte, dass sie sagte, dass er ging.",
    "Laut laut laut zufolge zufolge nach nach Angaben.",
    "dass",
    ":",
    "sagte",
    "„Ja.\n\n„Nein.\n\nSagte er.",
    "„sag n“ e",
    "C lge„ü\n„r“",
    "\x84\x850",
    "\x84\x85\x93, sagte Ole Brandt.",
    "Er ging\x85 „Ja\x85“, sagte Ole Brandt.",
]


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_odd_texts_get_an_answer(extractor: Extractor, text: str) -> None:
    document = extractor.extract(text)
    assert document.text is text
    check(document)


@settings(max_examples=60)
@given(text=texts(300))
def test_any_text_gets_an_answer(extractor: Extractor, text: str) -> None:
    check(extractor.extract(text))


def test_the_example(extractor: Extractor) -> None:
    document = extractor.extract(EXAMPLE)
    check(document)
    assert len(document.quotes) >= 10
    assert len(document.channels) >= 3
    assert len(document.speakers) >= 5


def test_cutting_a_text_anywhere_does_no_harm(extractor: Extractor) -> None:
    for document in extractor.pipe(EXAMPLE[start : start + 400] for start in range(0, len(EXAMPLE), 37)):
        check(document)


def test_pipe_is_extract_in_order(extractor: Extractor) -> None:
    lines = [*EXAMPLE.splitlines(), "", EXAMPLE, *ODD]
    assert list(extractor.pipe(iter(lines))) == [extractor.extract(line) for line in lines]


def test_pipe_is_lazy(extractor: Extractor) -> None:
    def endless() -> Iterator[str]:
        while True:
            yield "„Ja“, sagte Grete Paulsen."

    documents = extractor.pipe(endless())
    assert next(documents).quotes == next(documents).quotes


def test_pipe_takes_texts_not_a_text(extractor: Extractor) -> None:
    with pytest.raises(TypeError):
        extractor.pipe("„Ja“, sagte Grete Paulsen.")
    with pytest.raises(TypeError):
        list(extractor.pipe(["„Ja“", b"Nein"]))  # type: ignore[list-item]


def test_the_same_text_gets_the_same_answer(extractor: Extractor) -> None:
    assert extractor.extract(EXAMPLE) == extractor.extract(EXAMPLE) == Extractor().extract(EXAMPLE)


def test_threads_share_an_extractor(extractor: Extractor) -> None:
    wanted = extractor.extract(EXAMPLE)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(extractor.extract, [EXAMPLE] * 8)) == [wanted] * 8


def test_results_can_be_pickled(extractor: Extractor) -> None:
    document = extractor.extract(EXAMPLE)
    assert pickle.loads(pickle.dumps(document)) == document


def test_a_floor_leaves_out_what_is_less_sure(extractor: Extractor) -> None:
    sure = Extractor(min_confidence=0.9).extract(EXAMPLE)
    check(sure)
    assert 0 < len(sure.quotes) < len(extractor.extract(EXAMPLE).quotes)


def test_nothing_touches_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert Extractor().extract(EXAMPLE).quotes


def test_the_version_is_recorded(extractor: Extractor) -> None:
    assert extractor.extract("Ja.").version


LONG = {
    "one word": "a" * 1_000_000,
    "one line": "Der Ort lag still. " * 1_500,
    "quotations": "„Ja“, sagte Grete Paulsen. " * 800,
    "openers": "„" * 20_000,
    "straight marks": '"' * 20_001,
    "nested": "„‚" * 5_000 + "‘“" * 5_000,
    "brackets": "(" * 20_000,
    "commas": "dass er, " * 4_000,
    "blank": " " * 1_000_000,
    "lines": "\n" * 300_000,
    "full stops": "." * 300_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts_take_time_in_proportion(extractor: Extractor, text: str) -> None:
    def seconds(part: str) -> float:
        began = time.process_time()
        assert extractor.extract(part).text is part
        return time.process_time() - began

    half, whole = seconds(text[: len(text) // 2]), seconds(text)
    assert whole < 3.5 * half + 1.0


def test_every_test_that_the_page_of_promises_names_is_there(root: Path) -> None:
    page = (root / "docs" / "promises.md").read_text("utf-8")
    rows = [
        line
        for line in page.splitlines()
        if line.startswith("| ") and not line.startswith(("| promise", "| ---"))
    ]
    named = re.findall(r"`(tests/test_\w+\.py)::(test_\w+)`", page)
    assert len(named) >= len(rows) > 25
    for file, test in named:
        assert f"def {test}(" in (root / file).read_text("utf-8"), f"{file}::{test}"
