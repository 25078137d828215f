"""Surnames that look like something else: particles, adjectives, callings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr import Extractor
from quoteattr.syntax.sentence import Token
from quoteattr.syntax.surnames import settle_surnames
from quoteattr.syntax.tagger import Tagger

TAGGER = Tagger()


def sentences(*texts: str) -> list[list[Token]]:
    """Tagged sentences; words are split at spaces."""
    tagged = [(text.split(), TAGGER.tag(text.split())) for text in texts]
    return [
        [Token(word, 0, 0, tag.lemma, tag.tag) for word, tag in zip(words, tags, strict=True)]
        for words, tags in tagged
    ]


def names(*texts: str) -> list[str]:
    """The names of the last sentence."""
    return [token.text for token in settle_surnames(sentences(*texts))[-1] if token.tag == "NE"]


@pytest.mark.parametrize(
    ("introduced", "text", "expected"),
    [
        ("Ursula von der Heyde kam .", "Das reiche , sagte von der Heyde .", ["von", "der", "Heyde"]),
        ("Ursula von der Heyde kam .", "Von der Heyde widersprach .", ["Von", "der", "Heyde"]),
        ("Ursula von der Heyde kam .", "Das ist von der Heydes Plan .", ["von", "der", "Heydes"]),
        ("Jan Frei kam .", "Das reiche , sagte Frei .", ["Frei"]),
        ("Jan Frei kam .", "Frei kritisierte das .", ["Frei"]),
        ("Jan Frei kam .", "Frei : Das stimmt .", ["Frei"]),
        ("Jan Frei kam .", "Frei nannte es Unsinn .", ["Frei"]),
        ("Ina Lang kam .", "Lang dauerte es nicht .", []),
        ("Roland Koch kam .", "Das ist Kochs Plan , so Koch .", ["Kochs", "Koch"]),
        # Nothing else in German, whatever the tagger guesses.
        ("Karin Prien kam .", "Prien ist die Erste .", ["Prien"]),
        # Without a first name: some surnames are known.
        ("Sie kam .", "Das reiche , sagte von der Leyen .", ["von", "der", "Leyen"]),
        # A word that is a name elsewhere.
        ("Das sagte Milinkewitsch gestern .", "Milinkewitsch kritisierte das .", ["Milinkewitsch"]),
        # Other uses of the same words.
        ("Jan Frei kam .", "Frei ist er nicht .", []),
        ("Frank Jäger kam .", "Der Jäger kam als Jäger .", []),
        ("Jan Frei kam .", "Frei ist die Stelle .", []),
        ("Ute Bürger kam .", "Bürger forderten mehr .", []),
        ("Lena von der Wasserwacht kam .", "Hilfe kam von der Wasserwacht .", []),
    ],
)
def test_a_surname_is_a_name_wherever_it_stands(introduced: str, text: str, expected: list[str]) -> None:
    assert names(introduced, text)[-len(expected) or None :] == expected
    if not expected:
        assert not names(introduced, text)


@given(
    st.lists(st.lists(st.sampled_from("Jan Frei Koch von der zu Leyen sagte der kam ,".split()), min_size=1))
)
def test_only_tags_change(texts: list[list[str]]) -> None:
    given_ = sentences(*(" ".join(words) for words in texts))
    settled = settle_surnames(given_)
    assert [[t.text for t in tokens] for tokens in settled] == texts
    assert all(
        old.tag == new.tag or new.tag == "NE"
        for before, after in zip(given_, settled, strict=True)
        for old, new in zip(before, after, strict=True)
    )


@pytest.mark.parametrize(
    "name", ["Jan Frei", "Roland Koch", "Anna Richter", "Ursula von der Heyde", "Karl zu Wied"]
)
def test_the_speaker_has_the_full_name(extractor: Extractor, name: str) -> None:
    surname = name.split(" ", 1)[1]
    text = (
        f"Ministerin {name} kam nach Köln. Auf Nachfrage sagte {surname}, das reiche. „Gut so“, so {surname}."
    )
    quotes = extractor.extract(text).quotes
    assert [q.speaker.name for q in quotes if q.speaker] == [name, name]


@pytest.mark.parametrize(
    "name",
    [
        "Thomas Richter",
        "Doris König",
        "Markus Koch",
        "Klaus Hoffmann",
        "Iris Zimmermann",
        "Ute Sprecher",
        "Jens Rat",
    ],
)
def test_surnames_that_are_callings(extractor: Extractor, name: str) -> None:
    """*Thomas* was taken for a genitive (Richter of Thomas), *Hoffmann* for a man of the paper, who is no source of it."""
    (quote,) = extractor.extract(f"„Wir bauen“, sagte {name} der „Zeit“.").quotes
    assert quote.speaker is not None
    assert quote.channel is not None
    assert (quote.speaker.name, quote.channel.name) == (name, "Die Zeit")


def test_genitives_of_names_stay(extractor: Extractor) -> None:
    (quote,) = extractor.extract("Vera Lunds Beraterin sagte, sie gehe.").quotes
    assert quote.speaker is not None
    assert quote.speaker.name == "Vera Lunds Beraterin"


def test_a_full_name_in_marks_settles_a_surname() -> None:
    """On a real article *Raab*, whose full name stood in a quotation alone, was an adverb, and her words another's."""
    before = sentences("Frei nannte das Unsinn .")
    settled = settle_surnames(before, ["Mit Ina Frei gewinnen wir"])
    assert (before[0][0].tag, settled[0][0].tag) == ("ADJD", "NE")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("„Wir bauen“, sagte Ministerpräsidentin Kern am Abend.", "Kern"),
        ("Präsident Kern nannte den Plan „einen großen Schritt nach vorn“.", "Kern"),
        ("Als Präsident Geld verlor, nannte Ina Rau das „einen großen Schritt zurück“.", "Ina Rau"),
    ],
)
def test_a_noun_behind_a_bare_office_is_a_surname(extractor: Extractor, text: str, name: str) -> None:
    (quote,) = extractor.extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == name
