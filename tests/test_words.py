"""The table of nouns, compounds and gender."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.quote import SpeakerKind
from quoteattr.tables import read_table
from quoteattr.words.closed import article_in, without_article
from quoteattr.words.compounds import LastParts, cuts, look_up
from quoteattr.words.forms import forms, role_forms
from quoteattr.words.gender import gender_of_noun, is_feminine
from quoteattr.words.nouns import class_of_body, head_of, is_time, role_of, statement_of
from quoteattr.words.table import NounKind, nouns, of_kind, used_as


@pytest.mark.parametrize(
    ("form", "preposition", "article"), [("Im", "in", "dem"), ("zur", "zu", "der"), ("Bei", "bei", "bei")]
)
def test_a_preposition_and_the_article_in_it(form: str, preposition: str, article: str) -> None:
    assert (without_article(form), article_in(form)) == (preposition, article)


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Region", "f"),
        ("Ärztin", "f"),
        ("Kinderärztin", "f"),
        ("Zeitungen", "f"),
        ("Luftwaffe", "f"),
        ("Mannschaft", "f"),
        ("Moorschutzbehörde", "f"),
        ("Verband", "m"),
        ("Termin", "m"),
        ("Vorsprung", "m"),
        ("Anglerbund", "m"),
        ("Prozeß", "m"),
        ("Abgeordnete", "m"),
        ("Mitglied", "n"),
        ("Zentrum", "n"),
        ("Landesumweltministerium", "n"),
        ("Häuschen", "n"),
        ("", None),
        ("Qxyk", None),
    ],
)
def test_gender(word: str, gender: str | None) -> None:
    assert gender_of_noun(word) == gender
    assert is_feminine(word) is (gender == "f")


@given(st.text(max_size=80))
def test_any_word_has_a_gender_or_none(word: str) -> None:
    assert gender_of_noun(word) in ("m", "f", "n", "p", None)


def test_the_longest_last_part_decides() -> None:
    assert look_up("landeskriminalamt", LastParts({"kriminalamt": 1, "amt": 2})) == ("landes", 1)
    assert look_up("amt", LastParts({"amt": 2})) == ("", 2)
    assert look_up("samt", LastParts({"amt": 2})) is None


def test_a_part_that_is_refused_leaves_it_to_the_next() -> None:
    table = LastParts({"stadtrat": 1, "rat": 2})
    assert look_up("altstadtrat", table, 3, lambda first, last, found: found != 1) == ("altstadt", 2)


@given(st.text("abc-", min_size=1, max_size=70))
def test_cuts_put_together_are_the_word(word: str) -> None:
    assert all(word in (first + last, f"{first}-{last}") for first, last in cuts(word, 3))


def test_a_noun_and_its_compounds() -> None:
    sprecherin = role_of("Hafenamtssprecherinnen")
    assert sprecherin is not None
    assert (sprecherin.noun, sprecherin.gender) == ("sprecher", "f")
    office = head_of("Landesmoorschutzamtes")
    assert office is not None
    assert (office.noun, office.kind) == ("amt", SpeakerKind.ORGANISATION)
    assert statement_of("Wirteangaben") == "wirte"
    assert not any((role_of("Hafen"), head_of("Mond"), statement_of("Haus")))


def test_houses_are_no_users() -> None:
    """Found by tests/test_paradigms.py: *Krankenhäuser* was read as a compound of *User*."""
    assert role_of("Krankenhäuser") is role_of("Häuser") is None
    assert role_of("Forums-User") is not None
    assert role_of("Gäste") is not None


def test_a_body_and_its_member_are_two_senses() -> None:
    member, body = role_of("Stadtrat"), head_of("Stadtrat")
    assert member is not None
    assert "politiker" in member.wider
    assert body is not None
    assert not body.wider


def test_times() -> None:
    assert is_time("Montags")
    assert is_time("Wochen")
    assert not is_time("Maler")


def test_every_row_is_one_sense() -> None:
    senses = [(noun.noun, noun.gender, noun.kinds, noun.compounds) for noun in nouns()]
    assert len(set(senses)) == len(senses)
    persons = set(of_kind(NounKind.PERSON))
    assert all(bool(noun.feminine) == (noun in persons) for noun in nouns())
    assert all(noun.noun in forms(noun.noun) for noun in nouns())
    assert all(noun.noun in dict(role_forms(noun)) for noun in persons)


def test_endings_are_written_once() -> None:
    rows = read_table("noun_endings", ("ending", "gender"))
    assert len({row["ending"] for row in rows}) == len(rows)


def test_a_use_that_nothing_has_is_a_mistake() -> None:
    assert "Wunsch" in used_as("wish")
    with pytest.raises(KeyError):
        used_as("wishes")


def test_known_bodies_have_class_nouns_that_the_table_of_nouns_knows() -> None:
    rows = read_table("known_bodies", ("name", "kind", "noun"), kind=("firm", "club", "body"))
    assert not [row["name"] for row in rows if row["noun"] and class_of_body(row["name"]) is None]
    assert class_of_body("Verdi") == head_of("Gewerkschaft")
    assert class_of_body("Unbekannt") is None
