from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.syntax.tagger import Tagger, fixed_tag, stts
from quoteattr.syntax.word_classes import word_classes

TAGGER = Tagger()


def tags(sentence: str) -> dict[str, str]:
    words = sentence.split()
    return {word: tagged.tag for word, tagged in zip(words, TAGGER.tag(words), strict=True)}


def classes(sentence: str) -> dict[str, str]:
    words = sentence.split()
    found = TAGGER.tag(words)
    return dict(
        zip(words, word_classes(words, [w.tag for w in found], [w.lemma for w in found]), strict=True)
    )


def lemmas(sentence: str) -> dict[str, str]:
    words = sentence.split()
    return {word: tagged.lemma for word, tagged in zip(words, TAGGER.tag(words), strict=True)}


@pytest.mark.parametrize(
    ("hanta", "tag"),
    [
        ("ADJ(A)", "ADJA"),
        ("VV(IZU)", "VVIZU"),
        ("VA(FIN)", "VAFIN"),
        ("NNI", "NN"),
        ("$(", "$("),
        ("ART", "ART"),
    ],
)
def test_names_of_tags_are_stts(hanta: str, tag: str) -> None:
    assert stts(hanta) == tag


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        *[
            (mark, "$(")
            for mark in ("„", "“", "»", "«", '"', "–", "-", "(", ")", "[", "/", "•", "``", "''", "…")
        ],
        *[(mark, "$.") for mark in (".", ":", ";", "?", "!", "?!")],
        (",", "$,"),
        ("Q", "QUOTE"),
        *[(number, "CARD") for number in ("7", "2024", "3,5", "1.200", "18:30", "½")],
        *[(number, "ADJA") for number in ("12.", "1990er", "53-jährige")],
        ("%", "NN"),
        ("&", "KON"),
        ("https://example.org/a", "NE"),
        ("@lena_voss", "NE"),
        ("", "XY"),
        ("Haus", None),
    ],
)
def test_some_words_are_told_by_their_form(word: str, tag: str | None) -> None:
    assert fixed_tag(word) == tag


def test_a_stand_in_has_its_own_tag() -> None:
    first = TAGGER.tag("Q , sagte die Ministerin .".split())[0]
    assert (first.tag, first.lemma) == ("QUOTE", "Q")


@pytest.mark.parametrize(
    "form", ["gebe", "komme", "nehme", "halte", "plane", "werde", "sei", "habe", "könne"]
)
def test_subjunctive_forms_are_finite(form: str) -> None:
    assert tags(f"Die Sprecherin sagte , sie {form} das .")[form].endswith("FIN")


def test_laut_before_a_source_is_a_preposition() -> None:
    assert tags("Laut Polizei kam niemand zu Schaden .")["Laut"] == "APPR"
    assert tags("Laut Polizei- und Wehrangaben kam niemand zu Schaden .")["Laut"] == "APPR"
    assert tags("Das Werk schließt laut „ Morgenpost “ im Mai .")["laut"] == "APPR"


def test_laut_without_a_source_is_an_adverb() -> None:
    assert tags("Die Kinder lachten laut .")["laut"] == "ADJD"


def test_zufolge_is_a_postposition() -> None:
    assert tags("Dem Bericht zufolge fehlt Geld .")["zufolge"] == "APPO"


def test_gemaess_stands_on_either_side() -> None:
    assert tags("Gemäß dem Vertrag zahlt die Stadt .")["Gemäß"] == "APPR"
    assert tags("Der Satzung gemäß tagt der Rat .")["gemäß"] == "APPO"


def test_contractions_stay_one_word() -> None:
    found = tags("Im Landtag sprach er zum Haushalt .")
    assert (found["Im"], found["zum"]) == ("APPRART", "APPRART")


@pytest.mark.parametrize("agency", ["dpa", "afp", "epd"])
def test_agencies_are_names(agency: str) -> None:
    assert tags(f"Das sagte sie der Agentur {agency} .")[agency] == "NE"


def test_case_does_not_count_at_the_start_of_a_quotation() -> None:
    assert tags("Er rief : „ Kommt bald nach Hause ! “")["Kommt"].startswith("VV")


def test_names_in_capitals() -> None:
    assert tags("Im ZDF nannte die SPD keine Zahlen .")["ZDF"] == "NE"
    assert lemmas("Das ZDF zeigte die DAX-Konzerne .")["ZDF"] == "ZDF"


@pytest.mark.parametrize("conjunction", ["dass", "daß", "ob", "weil"])
def test_subordinating_conjunctions(conjunction: str) -> None:
    assert tags(f"Er weiß , {conjunction} sie kommt .")[conjunction] == "KOUS"


def test_base_forms() -> None:
    found = lemmas("Die Ministerin teilte mit , dass die Häuser verkauft würden .")
    assert (found["teilte"], found["Häuser"], found["verkauft"]) == ("teilen", "Haus", "verkaufen")


def test_haben_is_an_auxiliary_beside_a_participle_only() -> None:
    assert classes("Sie hat gestern abgesagt .")["hat"] == "AUX"
    assert classes("Sie hat Zeit .")["hat"] == "VERB"


def test_classes_of_particles_and_pronouns() -> None:
    assert classes("Er sagte alles zu .")["zu"] == "ADP"
    assert classes("Sie kehrte zurück .")["zurück"] == "ADV"
    assert classes("Alles ist gut .")["Alles"] == "DET"


def test_nothing_gives_nothing() -> None:
    assert TAGGER.tag([]) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=12) | st.characters(), max_size=30))
def test_any_strings_are_tagged(words: list[str]) -> None:
    tagged = TAGGER.tag(words)
    assert len(tagged) == len(words)
    assert all(word.tag for word in tagged)


@pytest.mark.parametrize("word", ["x" * 200_000, "\ud800", "\0", "😀", "\u00ad", "ſ", "ŉ", "İ", "ß"])
def test_odd_words_do_no_harm(word: str) -> None:
    assert len(TAGGER.tag([word, "sagte", word])) == 3


def test_a_very_long_sentence() -> None:
    assert len(TAGGER.tag(["Haus", "und"] * 5000)) == 10_000


@pytest.mark.parametrize("word", ["Kryptografin", "Säckelwartin", "Seismologin"])
def test_a_woman_is_not_several(word: str) -> None:
    """*Kryptografin* was the plural of *Kryptografi*, and so never the subject of *hält*."""
    assert lemmas(f"Die {word} schwieg .")[word] == word
