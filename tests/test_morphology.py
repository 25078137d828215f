"""Mood of finite verbs: one test a phenomenon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.syntax.morphology import mood
from quoteattr.syntax.sentence import Mood

K1, K2, IND = Mood.SUBJUNCTIVE_I, Mood.SUBJUNCTIVE_II, Mood.INDICATIVE


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("sei", "sein"),
        ("seien", "sein"),
        ("habe", "haben"),
        ("werde", "werden"),
        ("könne", "können"),
        ("müsse", "müssen"),
        ("solle", "sollen"),
        ("wolle", "wollen"),
        ("dürfe", "dürfen"),
        ("möge", "mögen"),
        ("wisse", "wissen"),
        ("komme", "kommen"),
        ("gebe", "geben"),
        ("plane", "planen"),
        ("behandle", "behandl"),
    ],
)
def test_konjunktiv_i_differs_from_the_indicative(form: str, lemma: str) -> None:
    assert mood(form, lemma, "VVFIN") is K1


@pytest.mark.parametrize(("form", "lemma"), [("haben", "haben"), ("kommen", "kommen"), ("werden", "werden")])
def test_plural_that_looks_like_the_indicative_is_indicative(form: str, lemma: str) -> None:
    assert mood(form, lemma, "VVFIN") is IND


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("wäre", "sein"),
        ("hätten", "haben"),
        ("würde", "werden"),
        ("könnte", "können"),
        ("müssten", "müssen"),
        ("dürfte", "dürfen"),
        ("käme", "kommen"),
        ("gäbe", "geben"),
        ("ginge", "gehen"),
        ("ließe", "lassen"),
        ("bliebe", "bleiben"),
        ("stünde", "stehen"),
        ("stände", "stehen"),
        ("verständen", "verstehen"),
        ("bräuchten", "brauchen"),
        ("wüsste", "wissen"),
        ("bräche", "brechen"),
    ],
)
def test_konjunktiv_ii_differs_from_the_preterite(form: str, lemma: str) -> None:
    assert mood(form, lemma, "VVFIN") is K2


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("sagte", "sagen"), ("meinten", "meinen"), ("sollte", "sollen"), ("wollten", "wollen")],
)
def test_weak_preterite_is_indicative(form: str, lemma: str) -> None:
    assert mood(form, lemma, "VVFIN") is IND


def test_ich_habe_is_indicative() -> None:
    assert mood("habe", "haben", "VAFIN", first_person=True) is IND
    assert mood("plane", "planen", "VVFIN", first_person=True) is IND


def test_ich_sei_and_ich_koenne_stay_subjunctive() -> None:
    assert mood("sei", "sein", "VAFIN", first_person=True) is K1
    assert mood("könne", "können", "VMFIN", first_person=True) is K1


@pytest.mark.parametrize(("form", "lemma"), [("weise", "zurückweisen"), ("zurückweise", "zurückweisen")])
def test_prefix_apart_or_joined(form: str, lemma: str) -> None:
    assert mood(form, lemma, "VVFIN") is K1


@pytest.mark.parametrize("form", ["müßte", "müsste", "MÜSSTE"])
def test_spelling_variants(form: str) -> None:
    assert mood(form, "müssen", "VMFIN") is K2


def test_swiss_spelling() -> None:
    assert mood("liesse", "lassen", "VVFIN") is K2


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("handele", "handeln"), ("handle", "handeln"), ("ändere", "ändern"), ("ändre", "ändern")],
)
def test_both_spellings_of_verbs_in_eln_and_ern(form: str, lemma: str) -> None:
    assert mood(form, lemma, "VVFIN") is K1


@pytest.mark.parametrize(
    ("form", "lemma"), [("beschlösse", "beschlössen"), ("träten", "träten"), ("höbe", "höb")]
)
def test_lemma_that_the_tagger_invented_from_the_umlaut(form: str, lemma: str) -> None:
    assert mood(form, lemma, "VVFIN") is K2


@pytest.mark.parametrize(("form", "lemma"), [("ausführe", "ausführen"), ("dränge", "drängen")])
def test_weak_twin_of_a_strong_verb_keeps_its_forms(form: str, lemma: str) -> None:
    assert mood(form, lemma, "VVFIN") is K1


def test_plural_of_the_weak_twin_is_indicative() -> None:
    assert mood("führen", "führen", "VVFIN") is IND


def test_imperative_comes_from_the_tag() -> None:
    assert mood("Sei", "sein", "VAIMP") is Mood.IMPERATIVE


@pytest.mark.parametrize("tag", ["VVINF", "VVPP", "VVIZU", "NN", "", "$("])
def test_other_words_have_no_mood(tag: str) -> None:
    assert mood("habe", "haben", tag) is None


def test_unknown_verb_is_indicative() -> None:
    assert mood("xqz", "xqz", "VVFIN") is IND


@given(st.text(), st.text(), st.sampled_from(["VVFIN", "VAFIN", "VMFIN", "VVIMP", "NN"]), st.booleans())
def test_any_strings(form: str, lemma: str, tag: str, first_person: bool) -> None:
    assert (mood(form, lemma, tag, first_person=first_person) is None) == (tag == "NN")


def test_lone_surrogates_and_long_strings() -> None:
    assert mood("\ud800", "\ud800en", "VVFIN") is IND
    assert mood("ä" * 100_000, "a" * 100_000 + "en", "VVFIN") is IND
