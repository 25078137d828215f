"""What holds for the sources of any text: names are only names, later text changes nothing earlier."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quoteattr
from quoteattr.quote import QuoteKind, Resolution
from quoteattr.syntax.parser import Arc
from quoteattr.testing import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr import Quote
    from quoteattr.syntax.parser import TaggedWord

PASSAGES = Path(__file__).parent / "data" / "speaker_passages.jsonl"
RIGHT_NAMES = 0.85
"""Share of the passages' found quotations that must have the right name, with tags alone."""

MEN = ("Jakob Brinkmann", "Sven Torn", "Götz Amann", "Reinhold Kast", "Otto Lamm")
WOMEN = ("Gerda Lorenz", "Vera Lund", "Silke Brandt", "Doris Klee", "Helga Sand")
PLOT = (
    "Bauchef {a} hat den Plan vorgestellt. „Wir fangen im Mai an“, sagte {a_last}. "
    "Ministerin {b} ist dagegen. Das Geld fehle, kritisierte sie. Die Ministerin sagte, {a_last} rechne falsch. "
    "Er wies das zurück: „Die Zahlen stimmen.“ Nach Angaben von {b_last} kostet der Bau zehn Millionen Euro. "
    "Der Zeitplan sei nicht zu halten. {a_last} äußerte sich gelassen. Die Bagger stünden bereit."
)
UNRELATED = (
    "\n\nIm Zoo kam ein Zebra zur Welt.",
    "\n\nDer Regen hält an, sagte Meteorologe Till Sander.",
    "\n\n„Das freut uns“, erklärte Wirtin Ulla Mertz.",
)


class NoParser:
    """A parser that says nothing: every word is a root."""

    name = "none"

    def parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        return [[Arc(-1, "") for _ in words] for words in sentences]


@pytest.fixture(scope="module")
def tags_only() -> quoteattr.Extractor:
    return quoteattr.Extractor(NoParser())


def tell(man: str, woman: str) -> str:
    return PLOT.format(a=man, a_last=man.split()[-1], b=woman, b_last=woman.split()[-1])


def shape(quote: Quote, names: dict[str, str]) -> tuple[object, ...]:
    """A quotation without what a change of names changes."""
    speaker = quote.speaker
    who = None if speaker is None else names.get(speaker.name, speaker.name)
    how = None if speaker is None else (speaker.kind, speaker.resolution)
    return quote.kind, len(quote.segments), who, how, quote.parent


@given(st.sampled_from(MEN), st.sampled_from(WOMEN))
@settings(max_examples=12)
def test_other_names_give_the_same_structure(tags_only: quoteattr.Extractor, man: str, woman: str) -> None:
    first = tags_only.extract(tell(MEN[0], WOMEN[0]))
    renamed = tags_only.extract(tell(man, woman))
    names = {man: MEN[0], woman: WOMEN[0]}
    assert [shape(q, names) for q in renamed.quotes] == [shape(q, {}) for q in first.quotes]
    assert {q.speaker.name for q in renamed.quotes if q.speaker is not None} == {man, woman}


@given(st.sampled_from(UNRELATED))
def test_a_sentence_at_the_end_changes_no_earlier_speaker(tags_only: quoteattr.Extractor, more: str) -> None:
    text = tell(MEN[0], WOMEN[0])
    before = tags_only.extract(text).quotes
    after = [q for q in tags_only.extract(text + more).quotes if q.span.end <= len(text)]
    assert [q.speaker for q in after] == [q.speaker for q in before]


def check(quotes: Sequence[Quote], text: str) -> None:
    """Mentions are exact, and no quotation in marks has its source inside."""
    for quote in quotes:
        for who in (quote.speaker, quote.addressee):
            if who is None:
                continue
            assert who.name.strip()
            if who.mention is not None:
                assert who.mention.span.of(text) == who.mention.text
        speaker = quote.speaker
        if speaker is None or speaker.mention is None or quote.kind is not QuoteKind.DIRECT:
            continue
        words = speaker.mention.span
        inside = any(words.start < segment.end and segment.start < words.end for segment in quote.segments)
        assert not inside or speaker.resolution is Resolution.CARRIED


@given(texts())
@settings(max_examples=150)
def test_any_text_has_exact_mentions_outside_of_the_words_said(
    tags_only: quoteattr.Extractor, text: str
) -> None:
    check(tags_only.extract(text).quotes, text)


def fold(name: str | None) -> list[str]:
    return "".join(c.lower() if c.isalnum() else " " for c in name or "").split()


def same(got: str | None, wanted: str | None) -> bool:
    """Equal, or one is the last words of the other."""
    a, b = sorted((fold(got), fold(wanted)), key=len)
    return a == b or (bool(a) and b[-len(a) :] == a)


def test_the_names_of_the_passages(tags_only: quoteattr.Extractor) -> None:
    rows = [json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 60
    found = right = 0
    wrong: list[str] = []
    for row, document in zip(rows, tags_only.pipe(row["text"] for row in rows), strict=True):
        check(document.quotes, row["text"])
        by_place = {q.segments[0].start: q for q in document.quotes}
        for wanted in row["quotes"]:
            quote = by_place.get(wanted["segments"][0][0])
            if quote is None or not wanted["required"]:
                continue
            found += 1
            name = quote.speaker.name if quote.speaker is not None else None
            if any(same(name, w) for w in (wanted["speaker_name"], *wanted["speaker_alt"])):
                right += 1
            else:
                wrong.append(f"{row['id']}: {name}")
    assert right >= RIGHT_NAMES * found, wrong


def test_a_long_text_takes_linear_time(tags_only: quoteattr.Extractor) -> None:
    line = "Ministerin Gerda Lorenz und Sven Torn von der Polizei der Stadt Ulm sagten das nicht "
    document = tags_only.extract(line * 300 + ".")
    assert document.text.startswith("Ministerin")


@pytest.mark.parametrize("text", ["“1“SAG/0", "SAG„0#a", "Der „große Bruder“ forderte Ruhe."])
def test_a_name_in_marks_is_not_said_by_its_bearer(tags_only: quoteattr.Extractor, text: str) -> None:
    check(tags_only.extract(text).quotes, text)
