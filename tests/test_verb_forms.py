"""Finite or not: the second look at verb forms between commas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.syntax.sentence import Token
from quoteattr.syntax.verb_forms import settle_verb_forms


def tagged(words: str) -> tuple[Token, ...]:
    """Tokens of *form/TAG* words."""
    pairs = [word.rsplit("/", 1) for word in words.split()]
    return tuple(Token(form, i, i + 1, form, tag) for i, (form, tag) in enumerate(pairs))


@pytest.mark.parametrize(
    ("words", "form", "tag"),
    [
        # The finite verb of a clause that has no other.
        ("Die/ART Forscher/NN vermuten/VVINF ,/$, dass/KOUS es/PPER stimmt/VVFIN ./$.", "vermuten", "VVFIN"),
        ("Die/ART Firmen/NN gestanden/VVPP das/PDS ein/PTKVZ ./$.", "gestanden", "VVFIN"),
        ("Sie/PPER sagt/VVFIN ,/$, dass/KOUS alle/PIS kommen/VVINF ./$.", "kommen", "VVFIN"),
        (
            "Alle/PIAT drei/CARD versicherten/NN ,/$, dass/KOUS es/PPER stimmt/VVFIN ./$.",
            "versicherten",
            "VVFIN",
        ),
        (
            "Er/PPER weiß/VVFIN ,/$, dass/KOUS zwei/CARD Bäder/NN geschlossen/VVPP werden/VAINF ./$.",
            "werden",
            "VAFIN",
        ),
        ("Es/PPER brennt/VVFIN ,/$, wie/PWAV der/ART Chef/NN erklärt/VVPP ./$.", "erklärt", "VVFIN"),
        ("Es/PPER brennt/VVFIN ,/$, wie/PWAV von/APPR ihm/PPER erklärt/VVPP ./$.", "erklärt", "VVPP"),
        ("Er/PPER will/VMFIN ,/$, von/APPR allen/PIS gesehen/VVPP werden/VAINF ./$.", "werden", "VAINF"),
        ("Die/ART lieben/NN kleinen/NN Leute/NN ./$.", "kleinen", "NN"),
        ("Er/PPER riet/VVFIN ,/$, allem/PIS zu/APPR misstrauen/NN ./$.", "misstrauen", "VVINF"),
        (
            "Er/PPER warf/VVFIN ihr/PPER vor/PTKVZ ,/$, sie/PPER schlechtzureden/VVINF ./$.",
            "schlechtzureden",
            "VVIZU",
        ),
        ("Die/ART Kanadier/NN hingegen/ADV sagen/VVINF ,/$, es/PPER geht/VVFIN ./$.", "sagen", "VVFIN"),
        # Where another verb opens what follows, or is joined.
        (
            "Wenn/KOUS er/PPER es/PPER verkauft/VVPP ,/$, steigt/VVFIN der/ART Preis/NN ./$.",
            "verkauft",
            "VVFIN",
        ),
        ("dass/KOUS die/ART Fälle/NN anhalten/VVINF und/KON warnte/VVFIN ./$.", "anhalten", "VVFIN"),
        ("die/PRELS das/ART Haus/NN verkauft/VVPP ,/$, seit/APPR Mai/NN ./$.", "verkauft", "VVPP"),
        # Behind a quoted utterance.
        ("Q/QUOTE ,/$, entgegnete/ADJA Meier/NE ./$.", "entgegnete", "VVFIN"),
        # The closing bracket.
        ("Er/PPER habe/VAFIN die/ART Angaben/NN bezweifelt/VVFIN ./$.", "bezweifelt", "VVPP"),
        ("Sie/PPER wollte/VMFIN das/PDS prüfen/VVFIN ./$.", "prüfen", "VVINF"),
        (
            "Sie/PPER soll/VMFIN Geld/NN genommen/VVPP haben/VAFIN und/KON geflohen/VVPP sein/VAINF ./$.",
            "haben",
            "VAINF",
        ),
        (
            "die/ART Orte/NN haben/VAFIN lange/ADV gesucht/VVPP werden/VAINF müssen/VMFIN ./$.",
            "müssen",
            "VMINF",
        ),
        (
            "weil/KOUS sie/PPER es/PPER haben/VAINF wollen/VMFIN ./$.",
            "wollen",
            "VMFIN",
        ),
        (
            "Am/APPRART Abend/NN bezweifelte/ADJA Holmer/NN ,/$, dass/KOUS es/PPER stimmt/VVFIN ./$.",
            "bezweifelte",
            "VVFIN",
        ),
        (
            "Am/APPRART Abend/NN verletzte/ADJA Leute/NN ,/$, die/PRELS heim/PTKVZ wollen/VMFIN ./$.",
            "verletzte",
            "ADJA",
        ),
        # Behind a clause in front of the verb.
        (
            "Was/PWS es/PPER heißt/VVFIN ,/$, verhandelt/VVPP heute/ADV der/ART Rat/NN ./$.",
            "verhandelt",
            "VVFIN",
        ),
        ("Als/KOUS er/PPER kam/VVFIN ,/$, verletzt/VVPP ,/$, ging/VVFIN sie/PPER ./$.", "verletzt", "VVPP"),
        # A capital inside a sentence.
        ("Hot/FM Dance/VVFIN läuft/VVFIN freitags/ADV", "Dance", "NE"),
        ("Sie/PPER wies/VVFIN eine/ART Klage/VVFIN ab/PTKVZ", "Klage", "NN"),
        ("Mehr/ADV (/$( Siehe/VVIMP Seite/NN 3/CARD )/$(", "Siehe", "VVIMP"),
        ("Das/PDS hatte/VAFIN Rau/NE prophezeit/VVFIN ./$.", "prophezeit", "VVPP"),
        # As they were.
        (
            "Man/PIS soll/VMFIN wissen/VVINF ,/$, dass/KOUS sie/PPER gelogen/VVPP haben/VAFIN ./$.",
            "haben",
            "VAFIN",
        ),
        ("Er/PPER will/VMFIN den/ART Plan/NN prüfen/VVINF ./$.", "prüfen", "VVINF"),
        ("Er/PPER versprach/VVFIN ,/$, den/ART Plan/NN zu/PTKZU prüfen/VVINF ./$.", "prüfen", "VVINF"),
        ("Er/PPER kam/VVFIN ,/$, um/KOUI Leute/NN zu/PTKZU treffen/VVINF ./$.", "treffen", "VVINF"),
        ("Der/ART Plan/NN ,/$, so/ADV hoffen/VVFIN viele/PIS ,/$, gelinge/VVFIN ./$.", "hoffen", "VVFIN"),
        ("Er/PPER hat/VAFIN gesagt/VVPP ,/$, es/PPER gelingt/VVFIN ./$.", "gelingt", "VVFIN"),
    ],
)
def test_verb_forms(words: str, form: str, tag: str) -> None:
    settled = settle_verb_forms(tagged(words))
    assert [t.tag for t in settled if t.text == form] == [tag]


def test_only_tags_of_verbs_change() -> None:
    before = tagged("Die/ART Forscher/NN vermuten/VVINF einen/ART Fehler/NN ./$.")
    after = settle_verb_forms(before)
    assert [(t.text, t.start, t.end) for t in after] == [(t.text, t.start, t.end) for t in before]
    assert [t.tag for t in after] == ["ART", "NN", "VVFIN", "ART", "NN", "$."]


TAGS = st.sampled_from(
    "NN NE ART VVFIN VAFIN VMFIN VVINF VVPP VVIZU PTKZU PTKVZ KOUS KOUI PRELS KON $, $. QUOTE".split()
)
FORMS = st.sampled_from(["gehen", "gesagt", "sagte", "mit", "", ",", "Q", "“"])


@given(st.lists(st.tuples(FORMS, TAGS), max_size=20))
def test_any_tags_are_settled_once_and_for_all(words: list[tuple[str, str]]) -> None:
    tokens = tuple(Token(form, i, i + 1, form, tag) for i, (form, tag) in enumerate(words))
    settled = settle_verb_forms(tokens)
    assert len(settled) == len(tokens)
    assert all(
        a == b or (a.text == b.text and (b.tag.startswith("VV") or (a.is_finite and b.tag in ("NN", "NE"))))
        for a, b in zip(tokens, settled, strict=True)
    )
    assert settle_verb_forms(settled) == settled
