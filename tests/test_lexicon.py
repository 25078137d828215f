"""The cue lexicon: look-ups, one test a phenomenon; the schema of its tables."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.cues import build_forms, lexicon
from quoteattr.cues.cells import Row, rows
from quoteattr.cues.entries import Addressee, Frame
from quoteattr.cues.lexicon import load
from quoteattr.errors import InvalidTable
from quoteattr.quote import Mode, Polarity


@pytest.mark.parametrize(
    ("form", "prefix", "lemma"),
    [
        ("sagt", None, "sagen"),
        ("gesagt", None, "sagen"),
        ("schrieb", None, "schreiben"),
        ("hieß", None, "heißen"),
        ("riet", None, "raten"),
        ("bat", None, "bitten"),
        ("befand", None, "befinden"),
        ("twitterte", None, "twittern"),
        ("getwittert", None, "twittern"),
        ("äußerte", None, "äußern"),
        ("teilte", "mit", "mitteilen"),
        ("mitteilte", None, "mitteilen"),
        ("mitzuteilen", None, "mitteilen"),
        ("angekündigt", None, "ankündigen"),
        ("bekanntgegeben", None, "bekanntgeben"),
        ("gegeben", "bekannt", "bekanntgeben"),
        ("wies", "zurück", "zurückweisen"),
        ("warf", "vor", "vorwerfen"),
        ("lud", "ein", "einladen"),
        ("schlug", "vor", "vorschlagen"),
        ("unterstellte", None, "unterstellen"),
    ],
)
def test_every_form_leads_to_its_verb(form: str, prefix: str | None, lemma: str) -> None:
    verb = load().verb_of_form(form, prefix)
    assert verb is not None
    assert verb.lemma == lemma


def test_lemma_and_prefix_are_joined() -> None:
    verb = load().verb("teilen", "mit")
    assert verb is not None
    assert (verb.lemma, verb.prefix) == ("mitteilen", "mit")


def test_form_without_its_prefix_is_no_cue() -> None:
    assert load().verb_of_form("gab") is None


def test_foreign_prefix_makes_another_verb() -> None:
    assert load().verb_of_form("fordert", "zurück") is None


def test_form_decides_before_the_lemma() -> None:
    verb = load().find("getwittert", "getwittern")
    assert verb is not None
    assert verb.lemma == "twittern"


def test_swiss_spelling_and_capitals() -> None:
    verb = load().verb_of_form("Äusserte")
    assert verb is not None
    assert verb.lemma == "äußern"


def test_one_form_can_belong_to_many_verbs() -> None:
    lemmas = {reading.verb.lemma for reading in load().readings("wies")}
    assert {"zurückweisen", "hinweisen", "anweisen"} <= lemmas


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("Angaben", "Angabe"),
        ("Polizeiangaben", "Angabe"),
        ("Medienberichten", "Medienbericht"),
        ("Worten", "Wort"),
        ("Vorwürfen", "Vorwurf"),
        ("Zeugenaussage", "Zeugenaussage"),
        ("Lokalmedienberichte", "Bericht"),
    ],
)
def test_nouns_by_form_and_by_head(word: str, lemma: str) -> None:
    noun = load().noun(word)
    assert noun is not None
    assert noun.lemma == lemma


@pytest.mark.parametrize("word", ["Bahnhof", "Antwort", "Vorort", "Flugzeuge", ""])
def test_nouns_that_end_alike_by_chance(word: str) -> None:
    noun = load().noun(word)
    assert noun is None or noun.lemma == word


@pytest.mark.parametrize("word", ["Herausforderung", "Bedrohung", "Anmeldung", "Veräußerungen"])
def test_nouns_of_prefixed_verbs_are_no_compounds(word: str) -> None:
    assert load().noun(word) is None


def test_statement_and_content_nouns() -> None:
    angabe, vorwurf, aussage = (load().noun(word) for word in ("Angabe", "Vorwurf", "Aussage"))
    assert angabe is not None
    assert angabe.is_statement
    assert not angabe.is_content
    assert vorwurf is not None
    assert vorwurf.is_content
    assert not vorwurf.is_statement
    assert aussage is not None
    assert aussage.is_content
    assert aussage.is_statement


@pytest.mark.parametrize(
    ("form", "words", "name"),
    [
        ("ist", ["der", "Meinung"], "der Meinung sein"),
        ("vertrat", ["die", "Ansicht"], "die Ansicht vertreten"),
        ("kam", ["zu", "dem", "Schluss"], "zu dem Schluss kommen"),
        ("brachte", ["zum", "Ausdruck"], "zum Ausdruck bringen"),
        ("zeigte", ["sich", "erfreut"], "sich erfreut zeigen"),
        ("hält", ["es", "für", "möglich"], "für möglich halten"),
        ("ließ", ["durchblicken"], "durchblicken lassen"),
    ],
)
def test_multiword_cues(form: str, words: list[str], name: str) -> None:
    phrase = load().phrase_of_form(form, words)
    assert phrase is not None
    assert phrase.name == name


def test_multiword_cue_with_separated_prefix() -> None:
    phrase = load().phrase_of_form("stellte", ["die", "Behauptung"], "auf")
    assert phrase is not None
    assert phrase.name == "Behauptung aufstellen"


def test_multiword_cue_needs_all_its_parts() -> None:
    assert load().phrase("zeigen", ["erfreut"]) is None
    assert load().phrase("kommen", ["nach", "Hause"]) is None


def test_properties_of_verbs() -> None:
    lexicon_ = load()
    deny, ask, warn, write, show = (
        lexicon_.verbs[lemma] for lemma in ("bestreiten", "fragen", "warnen", "schreiben", "besagen")
    )
    assert deny.polarity is Polarity.DENIED
    assert ask.polarity is Polarity.QUESTIONED
    assert ask.takes(Frame.OB)
    assert warn.addressees == {Addressee.ACCUSATIVE}
    assert warn.correlates == {"davor"}
    assert warn.takes(Frame.PP)
    assert write.mode is Mode.WRITING
    assert show.evidential


def test_quick_scan() -> None:
    assert load().may_cue("sagte")
    assert load().may_cue("Behördenangaben")
    assert not load().may_cue("Tisch")
    assert not load().may_cue("")


@given(st.text(), st.text())
def test_any_string_can_be_looked_up(word: str, other: str) -> None:
    cues = load()
    cues.noun(word)
    cues.may_cue(word)
    cues.find(word, other, other)
    cues.phrase_of_form(word, [other])


def test_forms_table_is_up_to_date() -> None:
    assert build_forms.TARGET.read_text(encoding="utf-8") == build_forms.table()


def test_strong_statement_verbs_are_stronger_than_evidence_verbs() -> None:
    verbs = load().verbs
    assert verbs["sagen"].strength > 0.9 > 0.3 > verbs["zeigen"].strength


_VERB = {
    "lemma": "mitteilen",
    "prefix": "mit",
    "reflexive": "no",
    "mode": "speech",
    "frames": "dass,v2",
    "correlate": "",
    "preposition": "",
    "addressee": "dat",
    "polarity": "asserted",
    "strength": "0.9",
    "evidential": "no",
    "note": "",
}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("lemma", ""),
        ("prefix", "an"),
        ("reflexive", "maybe"),
        ("mode", "sung"),
        ("frames", "dass,song"),
        ("frames", ""),
        ("addressee", "gen"),
        ("polarity", "no"),
        ("strength", "1.5"),
        ("strength", "much"),
        ("strength", "nan"),
        ("evidential", "true"),
    ],
)
def test_bad_cell_is_named(column: str, cell: str) -> None:
    name = cell if column == "lemma" else "mitteilen"
    with pytest.raises(InvalidTable, match=rf"cue_verbs\.tsv, row '{re.escape(name)}', column {column}: "):
        lexicon.verb_table([Row("cue_verbs.tsv", {**_VERB, column: cell})])


def test_double_row_is_an_error() -> None:
    row = Row("cue_verbs.tsv", _VERB)
    with pytest.raises(InvalidTable, match="stands twice"):
        lexicon.verb_table([row, row])


def test_empty_part_of_a_phrase_is_an_error() -> None:
    good = rows("cue_phrases", lexicon.PHRASE_COLUMNS)[0]
    with pytest.raises(InvalidTable, match="column parts"):
        lexicon.phrase_table([Row("cue_phrases.tsv", {**good.cells, "parts": "Wort++sich"})])
