"""One table knows the quotation marks: whatever its rows say, the whole extraction goes by it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

import quoteattr
from quoteattr import mark_table
from quoteattr.mark_table import (
    closing_marks,
    is_double,
    mark_characters,
    marks,
    opening_marks,
    sure_openers,
    with_marks,
)
from quoteattr.quote import Document, Span
from quoteattr.tables import read_table

TEXT = (
    "Das Magazin „Alpenstern“ berichtet, der Plan sei „völlig absurd“.\n"
    "„Wir bauen. Im Mai sind wir fertig“, sagte Ina Roth der „Elbpost“. Der „Elbpost“-Reporter schwieg. "
    "„Nein.“ Sie lachte.\n"
    "Roth schrieb: „Niemand geht.“ Sie nannte ihn „stur“."
)
DOUBLE = [
    (row["open"], row["close"])
    for row in read_table("mark_conventions", mark_table.COLUMNS)
    if row["level"] == "double"
]


def answer(document: Document) -> list[tuple[object, ...]]:
    """What a document says, without offsets, and with the marks of its content written as „“."""
    return [
        (
            quote.kind,
            len(quote.segments),
            len(quote.verbatim),
            quote.parent,
            quote.cue and quote.cue.text,
            quote.speaker and quote.speaker.name,
            quote.channel and quote.channel.name,
        )
        for quote in document.quotes
    ]


def rewritten(opening: str, closing: str) -> str:
    return TEXT.replace("„", opening).replace("“", closing)


@pytest.mark.parametrize(("opening", "closing"), DOUBLE)
def test_every_double_convention_gives_the_same_answer(
    extractor: quoteattr.Extractor, opening: str, closing: str
) -> None:
    assert answer(extractor.extract(rewritten(opening, closing))) == answer(extractor.extract(TEXT))


@pytest.fixture(params=[("⟦", "⟧"), ("⟦⟦⟦", "⟧⟧⟧")])
def made_up(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str]]:
    """A convention that nobody uses, added by a row of the table alone."""
    opening, closing = request.param

    def with_row(name: str, columns: tuple[str, ...]) -> tuple[object, ...]:
        row = {"open": opening, "close": closing, "level": "double", "sure": "yes"}
        return (*read_table(name, columns), row)

    monkeypatch.setattr(mark_table, "read_table", with_row)
    forget()
    yield opening, closing
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Forget all that was made from the tables."""
    for name, module in list(sys.modules.items()):
        if name.startswith("quoteattr"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def test_a_convention_is_one_row_of_the_table(made_up: tuple[str, str]) -> None:
    extractor = quoteattr.Extractor()
    document = extractor.extract(rewritten(*made_up))
    assert answer(document) == answer(extractor.extract(TEXT))
    assert document.quotes[-1].text == "stur"
    opening, closing = made_up
    said = f"{opening}Nein{closing}"
    assert with_marks(said, Span(len(opening), len(opening) + len("Nein"))).of(said) == said


def test_defect_20_two_conventions_in_one_sentence(extractor: quoteattr.Extractor) -> None:
    mixed = extractor.extract("Wie das Magazin „Alpenstern'' schreibt, sei der Plan „völlig absurd''.")
    plain = extractor.extract("Wie das Magazin „Alpenstern“ schreibt, sei der Plan „völlig absurd“.")
    assert answer(mixed) == answer(plain)


def test_what_opens_and_what_closes() -> None:
    assert {"„", "‚", ",,"} <= sure_openers()
    assert "„" not in closing_marks()
    assert {"“", '"', "»"} <= opening_marks() & closing_marks()
    assert "„" in mark_characters(double=True)
    assert "‚" not in mark_characters(double=True)
    assert set(mark_characters()) <= marks()
    assert [is_double(mark) for mark in "„“»‚‘›"] == [True] * 3 + [False] * 3


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("Er rief „Nein“ aus", "Nein", "„Nein“"),
        ("Er rief ,,Nein'' aus", "Nein", ",,Nein''"),
        ("„‚Nein‘“", "Nein", "„‚Nein‘“"),
        ("Er rief Nein, aus", "Nein", "Nein"),
    ],
)
def test_the_marks_around_a_stretch(text: str, inner: str, outer: str) -> None:
    start = text.index(inner)
    assert with_marks(text, Span(start, start + len(inner))).of(text) == outer
