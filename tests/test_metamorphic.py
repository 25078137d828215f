"""What a change that says nothing leaves alone: paragraphs before and after, other marks, other code points, more blanks.

Other names of the people: ``tests/test_sources_properties.py``.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from itertools import cycle
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr import Document, Extractor, Quote
from quoteattr.feed.composed import Composed
from quoteattr.mark_scan import INVISIBLE
from quoteattr.mark_table import mark_characters
from quoteattr.quote import Span
from quoteattr.testing import check

DATA = Path(__file__).parent / "data"
WEATHER = "Der Regen hat die ganze Nacht über angehalten. Am Morgen schien die Sonne."
FOREIGN = re.compile('[»«”"‹›]|[^\\s(–]„')
"""Texts whose marks are not all „“‚‘, or glued to what stands before, where only „ is sure to open."""

HYPHENATED = re.compile("(?<=[a-zäöüß]{2})(?=[a-zäöüß]{2})")
"""Where a page may allow a word to be broken."""

UNSEEN = "\u200b\x00\u2066\u00ad\x07\ufe0f\u061c\ufeff\U000e0041"
CONTROLS = str.maketrans("„“”‚‘’–", "\x84\x93\x94\x82\x91\x92\x96")
"""What becomes of marks where a text of Windows is taken for Latin-1."""


def other_marks(double: str, single: str) -> Callable[[str], str]:
    table = str.maketrans("„“‚‘", double + single)
    return lambda text: text if FOREIGN.search(text) else text.translate(table)


CHANGES: dict[str, Callable[[str], str]] = {
    "a paragraph before": lambda text: f"{WEATHER}\n\n{text}",
    "a paragraph after": lambda text: f"{text}\n\n{WEATHER}",
    "letters in pieces": lambda text: normalize("NFD", text),
    "soft hyphens": lambda text: HYPHENATED.sub("\u00ad", text),
    "doubled blanks": lambda text: text.replace(" ", "  "),
    "characters that nobody sees": lambda text: "".join(map("".join, zip(text, cycle(UNSEEN), strict=False))),
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "the controls of Latin-1": lambda text: text.translate(CONTROLS),
    "»…«": other_marks("»«", "›‹"),
    "«…»": other_marks("«»", "‹›"),
    "“…”": other_marks("“”", "‘’"),
    '"…"': other_marks('""', "''"),
}

EXACT = frozenset(
    {
        "letters in pieces",
        "soft hyphens",
        "characters that nobody sees",
        "other line ends",
        "the controls of Latin-1",
    }
)
"""Changes that are taken back before anything is read."""
MOST = 0.01
"""The share of passages that another change may change: *hieß es* may go to somebody of the paragraph before."""


@cache
def passages() -> list[str]:
    """The texts of all passages that the tests annotate."""
    files = sorted(DATA.glob("*.jsonl"))
    return list(
        dict.fromkeys(json.loads(line)["text"] for f in files for line in f.read_text("utf-8").splitlines())
    )


def plain(words: str | None) -> str | None:
    """Words without their kind of marks, blanks, unseen characters and code points."""
    if words is None:
        return None
    words = re.sub(
        f"[{INVISIBLE}]", "", words.translate({control: sign for sign, control in CONTROLS.items()})
    )
    return re.sub(r"\s+", " ", re.sub(f"[{re.escape(mark_characters())}]", "'", normalize("NFC", words)))


def said(quote: Quote) -> tuple[object, ...]:
    named = (quote.speaker, quote.addressee, quote.channel)
    names = tuple(None if each is None else (plain(each.name), each.kind) for each in named)
    return quote.kind, plain(quote.text), names, quote.mode, quote.polarity, quote.parent


def answer(document: Document) -> list[tuple[object, ...]]:
    return [said(quote) for quote in document.quotes]


@settings(max_examples=80)
@given(text=st.sampled_from(passages()), change=st.sampled_from(sorted(CHANGES)))
def test_a_changed_passage_keeps_all_promises(extractor: Extractor, text: str, change: str) -> None:
    changed = extractor.extract(CHANGES[change](text))
    check(changed)
    if change in EXACT:
        assert answer(changed) == answer(extractor.extract(text))


@pytest.fixture(scope="module")
def answers(extractor: Extractor) -> dict[str, list[tuple[object, ...]]]:
    """What is said in each passage as it is."""
    return {text: answer(extractor.extract(text)) for text in passages()}


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_no_passage_is_changed_by(
    extractor: Extractor, answers: dict[str, list[tuple[object, ...]]], change: str
) -> None:
    texts = [(text, CHANGES[change](text)) for text in passages()]
    different = [
        text
        for text, changed in texts
        if changed != text and answer(extractor.extract(changed)) != answers[text]
    ]
    assert len(different) <= (0 if change in EXACT else MOST * len(texts)), different


def test_offsets_count_the_pieces_of_letters(extractor: Extractor) -> None:
    text = normalize("NFD", "Die Brücke trägt nicht, sagte Bürgermeisterin Käthe Grün: „Sie ist müde.“")
    document = extractor.extract(text)
    assert document.text is text
    assert document.quotes[0].speaker is not None
    assert document.quotes[0].speaker.name == "Käthe Grün"  # canonical: in one piece
    assert document.quotes[0].speaker.mention is not None
    assert normalize("NFD", "Käthe Grün") in document.quotes[0].speaker.mention.text
    check(document)


def test_unseen_characters_are_no_part_of_a_word(extractor: Extractor) -> None:
    """A soft hyphen, a zero-width space, a word joiner: *Reu-ter* was nobody's first or last name."""
    text = "„Der Kai hält“, sag\u200bte Han\u00adna Reu\u2060ter. Spä\ufeffter schwieg Reuter."
    (quote,) = extractor.extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    assert (quote.speaker.name, quote.speaker.mention.text) == ("Hanna Reuter", "Han\u00adna Reu\u2060ter")
    assert quote.cue is not None
    assert quote.cue.text == "sag\u200bte"


@pytest.mark.parametrize("lost", ["\ufffd", "\ufffd" * 2, chr(0xDCFC)], ids=ascii)
def test_letters_lost_in_decoding_cut_no_name(extractor: Extractor, lost: str) -> None:
    name = f"Hanna M{lost}ller"
    (quote,) = extractor.extract(f"„Der Kai hält“, sagte die Sprecherin {name} am Montag.").quotes
    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.parametrize("blank", ["\f", " \f", "\f "], ids=ascii)
def test_a_new_page_within_a_sentence_costs_no_speaker(extractor: Extractor, blank: str) -> None:
    text = f"„Der Kai hält“, sagte{blank}die Sprecherin Hanna Reuter am Montag.\fDer Rat tagt."
    (quote,) = extractor.extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == "Hanna Reuter"


@given(
    st.text(
        st.sampled_from("aäÄoné\u00ad\u2060\u0308\u0301\u0327\u0308 \u1100\u1161\u05d0\ufb1d\u0958"),
        max_size=20,
    )
)
def test_composing_keeps_every_character(text: str) -> None:
    composed = Composed.of(text)
    assert seen(composed.text) == seen(text)
    if composed.starts:
        pieces = [composed.span(Span(at, at + 1)).of(text) for at in range(len(composed.text))]
        assert [normalize("NFC", piece) for piece in pieces] == [normalize("NFC", c) for c in composed.text]
        gaps = [text[a:b] for a, b in zip((0, *composed.ends), (*composed.starts, len(text)), strict=True)]
        assert seen("".join(gaps)) == ""
    else:
        assert composed.text in (text, "")


def seen(text: str) -> str:
    return normalize("NFC", text.translate({0xAD: None, 0x2060: None}))


def test_the_seed_of_hashes_changes_nothing() -> None:
    code = (
        "import quoteattr, importlib.resources as r; "
        "text = (r.files('quoteattr') / 'data' / 'example.txt').read_text('utf-8'); "
        "print(ascii(quoteattr.Extractor(min_confidence=0.0).extract(text).to_json()))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
            },
            capture_output=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "4711")
    }
    text = (files("quoteattr") / "data" / "example.txt").read_text("utf-8")
    here = Extractor(min_confidence=0.0).extract(text).to_json()
    assert found == {ascii(here).encode()}
