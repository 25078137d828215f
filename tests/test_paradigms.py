"""Which cells each kind of word allows, as the declension tables of German have it: one row a rule."""

from __future__ import annotations

import pytest

from quoteattr.mentions.paradigms import (
    ALL_CELLS,
    Cells,
    allowed,
    cases_of,
    cells_of_adjective,
    cells_of_determiner,
    cells_of_noun,
    cells_of_preposition,
    cells_of_pronoun,
    genders_of,
    is_declined_like_an_adjective,
)
from quoteattr.syntax.sentence import Token

ALL = "nom.m nom.f nom.n nom.p gen.m gen.f gen.n gen.p dat.m dat.f dat.n dat.p acc.m acc.f acc.n acc.p"
PLURAL = "nom.p gen.p dat.p acc.p"
NO_DATIVE = "nom.p gen.p acc.p"
ONE = " ".join(cell for cell in ALL.split() if not cell.endswith("p"))


def written(cells: Cells) -> set[str]:
    return {f"{case}.{gender}" for case, gender in cells}


def token(form: str, tag: str) -> Token:
    return Token(form, 0, len(form), form, tag)


@pytest.mark.parametrize(
    ("word", "lemma", "gender", "cells"),
    [
        # The lemma itself: no strong genitive unless it ends in a sibilant; the plural where it looks the same.
        ("Deich", "Deich", "m", "nom.m dat.m acc.m"),
        ("Haus", "Haus", "n", "nom.n gen.n dat.n acc.n"),
        ("Schatz", "Schatz", "m", "nom.m gen.m dat.m acc.m"),
        ("Fax", "Fax", "n", "nom.n gen.n dat.n acc.n"),
        ("Zeitung", "Zeitung", "f", "nom.f gen.f dat.f acc.f"),
        ("Kammer", "Kammer", "f", "nom.f gen.f dat.f acc.f"),
        ("Lehrer", "Lehrer", "m", f"nom.m dat.m acc.m {NO_DATIVE}"),
        ("Kapitel", "Kapitel", "n", f"nom.n dat.n acc.n {NO_DATIVE}"),
        ("Garten", "Garten", "m", f"nom.m dat.m acc.m {PLURAL}"),
        ("Mädchen", "Mädchen", "n", f"nom.n dat.n acc.n {PLURAL}"),
        ("Fräulein", "Fräulein", "n", f"nom.n dat.n acc.n {PLURAL}"),
        ("Stoff", "Stoff", None, "nom.m nom.f nom.n gen.f dat.m dat.f dat.n acc.m acc.f acc.n"),
        ("Strasse", "Straße", "f", "nom.f gen.f dat.f acc.f"),
        ("Fluß", "Fluss", "m", "nom.m gen.m dat.m acc.m"),
        # The strong genitive; a bare -s may be a plural as well.
        ("Deiches", "Deich", "m", "gen.m"),
        ("Deichs", "Deich", "m", f"gen.m {PLURAL}"),
        ("Autos", "Auto", "n", f"gen.n {PLURAL}"),
        ("Namens", "Name", "m", "gen.m"),
        ("Ereignisses", "Ereignis", "n", "gen.n"),
        ("Kameras", "Kamera", "f", PLURAL),
        # -n on -er and -el is the dative plural; not of feminines, nor where the whole plural has it.
        ("Lehrern", "Lehrer", "m", "dat.p"),
        ("Kapiteln", "Kapitel", "n", "dat.p"),
        ("Kammern", "Kammer", "f", PLURAL),
        ("Bauern", "Bauer", "m", PLURAL),
        # Other plurals: no dative without -n or -s.
        ("Deiche", "Deich", "m", NO_DATIVE),
        ("Deichen", "Deich", "m", PLURAL),
        ("Häuser", "Haus", "n", NO_DATIVE),
        ("Zeitungen", "Zeitung", "f", PLURAL),
        ("Straßen", "Straße", "f", PLURAL),
        # Weak masculines have -n in the singular too, and -e in the nominative alone.
        ("Zeuge", "Zeuge", "m", "nom.m"),
        *(
            (form, lemma, "m", f"gen.m dat.m acc.m {PLURAL}")
            for form, lemma in [
                ("Zeugen", "Zeuge"),
                ("Präsidenten", "Präsident"),
                ("Demonstranten", "Demonstrant"),
                ("Polizisten", "Polizist"),
                ("Kandidaten", "Kandidat"),
                ("Geologen", "Geologe"),
                ("Banditen", "Bandit"),
                ("Astronomen", "Astronom"),
                ("Monarchen", "Monarch"),
                ("Bauherren", "Bauherr"),
                ("Mitmenschen", "Mitmensch"),
                ("Helden", "Held"),
                ("Nachbarn", "Nachbar"),
                ("Grafen", "Graf"),
                ("Prinzen", "Prinz"),
            ]
        ),
        ("Zeugen", "Zeuge", "f", PLURAL),
        # No singular, and abbreviations.
        ("Leute", "Leute", "p", PLURAL),
        ("DFB", "DFB", "m", ALL),
    ],
)
def test_nouns(word: str, lemma: str, gender: str | None, cells: str) -> None:
    assert written(cells_of_noun(word, lemma, gender)) == set(cells.split())


def test_a_noun_of_the_tables_is_its_own_lemma() -> None:
    assert written(cells_of_noun("Schlussmann", "Schlussmanns", "m")) == {"nom.m", "dat.m", "acc.m"}


@pytest.mark.parametrize(
    ("form", "tag", "cells"),
    [
        ("der", "ART", "nom.m gen.f dat.f gen.p"),
        ("Den", "ART", "acc.m dat.p"),
        ("ein", "ART", "nom.m nom.n acc.n"),
        ("eine", "ART", "nom.f acc.f"),
        ("keine", "PIAT", "nom.f acc.f nom.p acc.p"),
        ("unser", "PPOSAT", "nom.m nom.n acc.n"),
        ("jede", "PIAT", "nom.f acc.f"),
        ("jeder", "PIAT", "nom.m gen.f dat.f"),
        ("einige", "PIAT", "nom.p acc.p"),
        ("vieler", "PIAT", "gen.p"),
        ("welche", "PWAT", "nom.f acc.f nom.p acc.p"),
        ("im", "APPRART", "dat.m dat.n"),
        ("zur", "APPRART", "dat.f"),
        ("ins", "APPRART", "acc.n"),
        ("manch", "PIAT", ALL),
        ("lauter", "PIAT", ALL),
        # Numbers.
        ("drei", "CARD", PLURAL),
        ("20", "CARD", PLURAL),
        ("1", "CARD", ONE),
        ("eins", "CARD", ONE),
    ],
)
def test_determiners(form: str, tag: str, cells: str) -> None:
    assert written(cells_of_determiner(token(form, tag))) == set(cells.split())


@pytest.mark.parametrize(
    ("form", "genders"),
    [
        ("dem", "mn"),
        ("die", "fp"),
        ("zur", "f"),
        ("seinem", "mn"),
        ("eine", "f"),
        ("neue", "mfnp"),
        ("", "mfnp"),
    ],
)
def test_genders_of_a_form(form: str, genders: str) -> None:
    assert genders_of(form) == set(genders)


@pytest.mark.parametrize(("form", "case"), [("im", "dat"), ("zum", "dat"), ("ins", "acc"), ("übers", "acc")])
def test_an_article_inside_a_preposition_decides_its_case(form: str, case: str) -> None:
    assert {found for found, _ in cells_of_preposition(token(form, "APPRART"))} == {case}


@pytest.mark.parametrize(
    ("form", "tag", "cells"),
    [
        # What is declined like ein has the endings of der where it stands alone.
        ("einer", "PIS", "nom.m gen.f dat.f"),
        ("keiner", "PIS", "nom.m gen.f dat.f gen.p"),
        ("meiner", "PPOSS", "nom.m gen.f dat.f gen.p"),
        ("jener", "PDS", "nom.m gen.f dat.f gen.p"),
        ("Ihm", "PPER", "dat.m dat.n"),
        ("ihrer", "PPER", "gen.f dat.f gen.p"),
        ("uns", "PPER", "dat.p acc.p"),
        ("wer", "PWS", "nom.m"),
        ("man", "PIS", "nom.m"),
        ("dem", "ART", "dat.m dat.n"),
    ],
)
def test_pronouns(form: str, tag: str, cells: str) -> None:
    assert written(cells_of_pronoun(token(form, tag))) == set(cells.split())
    assert cases_of(token(form, tag)) == {cell.partition(".")[0] for cell in cells.split()}


WEAK_EN = "gen.m dat.m acc.m gen.f dat.f gen.n dat.n nom.p gen.p dat.p acc.p"


@pytest.mark.parametrize(
    ("form", "determiner", "cells"),
    [
        ("neue", "der", "nom.m nom.f acc.f nom.n acc.n"),
        ("Neue", "Die", "nom.m nom.f acc.f nom.n acc.n"),
        ("neuen", "im", WEAK_EN),
        ("neuen", "dieses", WEAK_EN),
        ("neuer", "ein", "nom.m"),
        ("neue", "eine", "nom.f acc.f"),
        ("neues", "kein", "nom.n acc.n"),
        ("neuer", None, "nom.m gen.f dat.f gen.p"),
        ("neue", None, "nom.f acc.f nom.p acc.p"),
        ("neuem", None, "dat.m dat.n"),
        ("neue", "viele", "nom.m nom.f acc.f nom.n acc.n nom.p acc.p"),
        ("neue", "etwas", "nom.f acc.f nom.p acc.p"),
        ("rosa", None, ALL),
    ],
)
def test_adjectives(form: str, determiner: str | None, cells: str) -> None:
    assert written(cells_of_adjective(form, determiner)) == set(cells.split())


@pytest.mark.parametrize(
    ("form", "cases"),
    [("Mit", "dat"), ("für", "acc"), ("in", "dat acc"), ("wegen", "gen dat"), ("kontra", "gen dat acc")],
)
def test_prepositions(form: str, cases: str) -> None:
    found = written(cells_of_preposition(token(form, "APPR")))
    assert found == {f"{case}.{gender}" for case in cases.split() for gender in "mfnp"}


@pytest.mark.parametrize(
    ("word", "tag", "wanted"),
    [
        ("Grünen", "ADJA", True),
        ("Abgeordneter", "NN", True),
        ("Vorsitzenden", "NN", True),
        ("Lehrer", "NN", False),
        ("Zeuge", "NN", False),
        ("Deich", "NN", False),
    ],
)
def test_nouns_that_are_declined_like_adjectives(word: str, tag: str, wanted: bool) -> None:
    assert is_declined_like_an_adjective(token(word, tag)) is wanted


def test_what_all_words_allow_without_what_fits_none() -> None:
    den, leute = cells_of_determiner(token("den", "ART")), cells_of_noun("Leute", "Leute", "p")
    assert written(allowed(den, leute)) == {"dat.p"}
    assert written(allowed(den, frozenset({("gen", "f")}), leute)) == {"dat.p"}
    assert allowed() == ALL_CELLS
