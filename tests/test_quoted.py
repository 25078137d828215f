"""What is taken out of its sentence as an utterance, and what stays as words of the clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.detect.view import View

Read = Callable[[str], tuple[View, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "„Wirklich?“ fragte sie.",
        "„Halt!“ rief er.",
        "Er sagte: „Ja“.",
        "„Nein“",
        "„Das stimmt nicht“, sagte er.",
        "Das „Das stimmt nicht, und es hat nie gestimmt“ war laut.",
        "„Das Haus bleibt stehen“ ist ein Satz der Witwe.",
        "Mit den Worten „Alles Gute“ ging er.",
        "Sie sagte, „Das ist falsch.“",
        "Er fand in der Sendung: „Das ist falsch.“",
        "„[Biber] sind scheu und nachts unterwegs“, sagte er.",
        "„… und dann kam keiner mehr“, sagte er.",
        "Sie riefen Parolen wie „Weg mit der Mauer“ und sangen.",
        "Der Sprecher (wörtlich: „Wir haben Fehler gemacht“) trat zurück.",
        "»Das ist falsch«, sagte er.",
        '"Das ist falsch", sagte er.',
        "„Wir fangen an.\n„Dann bauen wir.“ Sie ging.",
        "Gera (dpa) - „Nein“, sagte Ina Roth.",
        "Gera – „Nein“, sagte Ina Roth.",
        "- „Nein“, sagte Ina Roth.",
        "• „Nein“, sagte Ina Roth.",
        "> „Nein“, sagte Ina Roth.",
        "(„Nein“, sagte Ina Roth.)",
        "# „Nein“, sagte Ina Roth.",
        "9.30 Uhr: „Nein“, sagte Ina Roth.",
        "«Hier fahren zu viele Autos» sagte der Rat.",
        "„Wir schaffen das“, ist sich der Rat sicher.",
        "„20 Jahre sind genug“, sagte er.",
        "„1,5 Grad sind nicht zu halten“, sagte er.",
        "„bin raus“, schrieb sie.",
        "„iPhones sind teuer“, sagte er.",
    ],
)
def test_utterances_are_one_token(read: Read, text: str) -> None:
    tokens = [t for view in read(text) for t in view.tokens]
    (stand_in,) = [t for t in tokens if t.is_quote]
    assert text[stand_in.start] in '„»«"'
    assert text[stand_in.end - 1] in '“«»"'
    assert sum(len(view.stand_ins) for view in read(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Der „Kurier“ erscheint täglich.",
        "Er zahlte „20 Euro“, sagte sie.",
        "„völlig absurd“, sagte sie, sei das.",
        "Er nannte den Plan „völlig absurd“.",
        "Das sei „sehr erfreulich“, sagte sie.",
        "Die „Stadt am Meer“-Gala fiel aus.",
        "Der Film „Das Boot“ läuft.",
        "In der Show „Wer hat das gesagt?“ sprach Kehl.",
        "Im Podcast „Das wird man noch sagen dürfen“ sprach Kehl.",
        "Er fährt die „Titanic II“.",
        "Die „…“ fehlt.",
        "Die „Solar Inc.“ schließt.",
        "Er ist in der Partei „Neue Mitte.“ aktiv.",
        "Unter dem Motto „Auf nach Jena!“ zogen sie los.",
        "Der Bund (kurz: „Allianz Süd“) tagt.",
        "Der Verein (Motto: „Einer ist für alle da“) tagt.",
        "Beim Parteitag („Es gibt kein Zurück“) sprach Kehl.",
        "„Die Stadt am Meer“ handelt von Jena.",
    ],
)
def test_names_and_fragments_keep_their_words(read: Read, text: str) -> None:
    (view,) = read(text)
    assert not any(t.is_quote for t in view.tokens)
    marks = [t for t in view.tokens if t.text in "„“"]
    assert len(marks) == 2
    assert all(t.tag == "$(" for t in marks)
    assert len(view.pairs) == 1
    assert not view.stand_ins


def test_an_utterance_inside_an_utterance_is_not_seen(read: Read) -> None:
    (view,) = read("„Er rief ‚Halt!‘ und ging“, sagte sie.")
    assert [t.text for t in view.tokens] == ["Q", ",", "sagte", "sie", "."]
    assert not view.pairs


def test_offsets_of_words_are_exact(read: Read) -> None:
    text = "Am Montag\u00a0sagte er: „Ja!“ –\r\nund „nie“ kam\u00adim Mai „Das ist gut“, sagte sie."
    for view in read(text):
        for token in view.tokens:
            if not token.is_quote:
                assert text[token.start : token.end] == token.text
