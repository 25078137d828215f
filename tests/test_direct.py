"""Utterances: which frame they have, and what their frame does with them."""

from __future__ import annotations

import pytest

from quoteattr import Extractor, Polarity, QuoteKind


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("„Das ist falsch“, widersprach Ina Roth.", Polarity.ASSERTED),
        ("Ina Roth wies das zurück: „Die Vorwürfe sind haltlos.“", Polarity.ASSERTED),
        ("„Ich war nicht dort“, bestritt der Fahrer.", Polarity.ASSERTED),
        ("Ina Roth bestritt, dass die Brücke gesperrt wird.", Polarity.DENIED),
        ("Ina Roth fragte: „Wer zahlt das?“", Polarity.QUESTIONED),
    ],
)
def test_words_that_contradict_are_asserted(extractor: Extractor, text: str, polarity: Polarity) -> None:
    (quote,) = extractor.extract(text).quotes
    assert quote.polarity is polarity


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("„Wir gehen“ – Minister Karl Voss", "Karl Voss"),
        ("„Wir gehen.“ – Minister Karl Voss über den Plan.", "Karl Voss"),
        ("„Wir gehen heute“ – Minister Karl Voss (SPD)", "Karl Voss"),
        ("„Das geht so nicht“ (Karl Voss, SPD).", "Karl Voss"),
        ("20.58 Uhr: Voss: „Wir haben alle zusammen gewonnen, und das ist gut so“", "Voss"),
        (
            "Klare Ansage von Trainer Karl Voss: „Wir haben alle zusammen gewonnen, und das ist gut so“",
            "Karl Voss",
        ),
        (
            "Die Botschaft der Ministerin: „Wir haben alle zusammen gewonnen, und das ist gut so“",
            "Ministerin",
        ),
        ("Eine Frage der Zeit: „Wir haben alle zusammen gewonnen, und das ist gut so“", None),
        ("Streit um den Tunnel: „Wir haben alle zusammen gewonnen, und das ist gut so“", None),
        # What is announced does not say it.
        ("Karl Voss winkt ab. Fazit: „Der Bau wird teurer.“", "Karl Voss"),
        ("Karl Voss winkt ab. Fazit von Eva Lund: „Der Bau wird teurer.“", "Eva Lund"),
    ],
)
def test_a_label_in_front_or_behind(extractor: Extractor, text: str, name: str | None) -> None:
    (quote,) = extractor.extract(text).quotes
    assert quote.evidence[0].rule == "direct.label"
    assert (quote.speaker and quote.speaker.name) == name


@pytest.mark.parametrize(
    ("text", "framed"),
    [
        ("Die Ministerin hofft, „dass alle kommen und bleiben.“", True),
        ("Die Polizei bekräftigte, „Hamburg ist nicht Paris.“", True),
        ("Die Sonne schien, „Hamburg ist nicht Paris.“", False),
        ("Man müsse wissen, „wo die Grenzen sind.“", False),
    ],
)
def test_a_frame_before_a_comma(extractor: Extractor, text: str, framed: bool) -> None:
    (quote,) = (q for q in extractor.extract(text).quotes if q.kind is QuoteKind.DIRECT)
    assert [s.of(text) for s in quote.frame] == ([text.split(" „")[0]] if framed else [])


@pytest.mark.parametrize(
    "text",
    [
        "Sie demonstrierten unter dem Motto „Zehn Jahre sind genug!“.",
        "Der Verein (Motto: „Gemeinsam sind wir stark“) tagt.",
        "Unter dem Motto „Zehn Jahre sind genug“, wird in Ulm gefeiert.",
        "„Hafenwelt“, so heißt ein geplantes Projekt.",
        "Ab sofort heißt es wieder: „Das große Singen“",
        "„Hot Dance“ läuft freitags.",
        "„Der Zauberberg“ – Thomas Mann",
        "Es gilt die alte Regel „Wer fragt, der führt auch“.",
        "„Früh übt sich, wer ein Meister werden will“, sagt man ja.",
        "Die Kampagne „Wir sind für alle da“ hat die Stadt gestoppt.",
        "In der Sendung „Klar ist!“ sprach Uhlig über die Bahn.",
        "Das „Turnier der Meister, Damen und Herren“ ging an Polen.",
        "Es gibt nur einen Hinweis des „Vereins zur Förderung freier Karten e.V.“ zu sehen.",
        "„Onkel Ede“, wie der Wirt genannt wurde, kannte alle.",
        "Ihr Buch, „Das Riff und der Mond“, spielt in Kiel.",
        "Das Riff, auch „Grauer Zahn“ genannt, liegt vor Kiel.",
        "Über der Theke hängt der Spruch „Wer rastet, der rostet“.",
        "Auf ihrem Tisch liegt ein Stein, darauf der Spruch „Wer rastet, der rostet“.",
    ],
)
def test_titles_and_mottos_are_no_quotations(extractor: Extractor, text: str) -> None:
    assert extractor.extract(text).quotes == ()


def test_a_saying_may_be_somebodys(extractor: Extractor) -> None:
    text = "Mit dem Spruch „Wer rastet, der rostet“ warb Holm für den Lauf."
    assert [q.text for q in extractor.extract(text).quotes] == ["Wer rastet, der rostet"]


def test_an_article_makes_no_title_of_a_sentence(extractor: Extractor) -> None:
    text = "Der Jubel, das „Wir haben es geschafft, Leute“ der Fans war laut."
    assert [q.text for q in extractor.extract(text).quotes] == ["Wir haben es geschafft, Leute"]


def test_a_motto_in_brackets_is_not_joined_to_what_is_said(extractor: Extractor) -> None:
    (quote,) = extractor.extract(
        "Beim Treffen („Es gibt kein Zurück“) sagte Kehl: „Wir haben gewonnen.“"
    ).quotes
    assert quote.text == "Wir haben gewonnen."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("„Wir haben“, sagte Voss, „keine andere Wahl“.", ["Wir haben … keine andere Wahl"]),
        ("„Das ist“, sagte Voss dem „Kurier“, „Unsinn“.", ["Das ist … Unsinn"]),
        ("„Wir“, sagte Voss, „gehen.“", ["Wir … gehen."]),
        ("„Wir gehen“, sagte Voss: „und zwar jetzt.“", ["Wir gehen … und zwar jetzt."]),
        ("„Was nun?“, fragte Voss, „gehen wir?“", ["Was nun? … gehen wir?"]),
        ("„Was nun?“, fragte Voss, „Es ist spät.“", ["Was nun?", "Es ist spät."]),
        ("„Wir gehen“, sagte Voss und rief: „Es ist spät.“", ["Wir gehen", "Es ist spät."]),
        ("„Wir gehen.“ Das sagte Voss. „Niemand bleibt.“", ["Wir gehen.", "Niemand bleibt."]),
        ("„Wir gehen“, sagte Voss dem „Kurier“, „Chef“ der Zeitung.", ["Wir gehen"]),
    ],
)
def test_a_frame_that_interrupts(extractor: Extractor, text: str, said: list[str]) -> None:
    assert [quote.text for quote in extractor.extract(text).quotes] == said


@pytest.mark.parametrize(
    "text",
    [
        "„Wir gehen“, sagte Voss und schwieg.",
        "„Wir gehen“, sagte Voss, bevor er aufstand.",
        "„Wir gehen“ – so beschreibt Voss die Lage.",
    ],
)
def test_what_stands_behind_the_frame_is_no_content(extractor: Extractor, text: str) -> None:
    (quote,) = extractor.extract(text).quotes
    assert (quote.kind, quote.text) == ("direct", "Wir gehen")
    assert quote.speaker is not None
    assert quote.speaker.name == "Voss"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ina Roth ist müde. Ihr Fazit: „Wir geben nicht auf.“", "Ina Roth"),
        ("„Wir kämpfen“, sagte Ina Roth. Und: „Wir geben nicht auf.“", "Ina Roth"),
        ("Voss verließ mit den Worten „Wir geben nicht auf“ den Saal.", "Voss"),
        ("Eine Wirtin, die ihren Namen nicht lesen will, sagte: „Wir geben nicht auf.“", "Wirtin"),
        (
            "„Gut“, lobte Uwe Roth. Ina Moll, die zwei Tore beisteuerte, winkte ins Rund: „Wir geben nicht auf.“",
            "Ina Moll",
        ),
        (
            "„Ja“, sagte Uwe Roth. Kryptografin Ina Moll hält das für Unsinn: „Wir geben nicht auf.“",
            "Ina Moll",
        ),
        ("Die Antwort von Karl Voss lautet: „Wir geben nicht auf.“", "Karl Voss"),
        ("„Wir geben nicht auf“, so jedenfalls erzählt es Karl Voss.", "Karl Voss"),
        ("Auf den Zuruf „Wir geben nicht auf!“ einer Wirtin reagierte Karl Voss nicht.", "Wirtin"),
        ("Mit dem Ruf „Wir geben nicht auf!“ trat der Wirt Karl Voss ab.", "Karl Voss"),
    ],
)
def test_whose_words_they_are(extractor: Extractor, text: str, name: str) -> None:
    quote = extractor.extract(text).quotes[-1]
    assert quote.text.startswith("Wir geben nicht auf")
    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Trainer Ole Brandt sagte: Alle haben gekämpft. Das stimmt.", "Alle haben gekämpft."),
        ("Ein Nutzer schrieb: Endlich ein Platz mit Schatten.", "Endlich ein Platz mit Schatten."),
        ("Die Wirtin: Heute gibt es nichts mehr zu essen.", "Heute gibt es nichts mehr zu essen."),
        (
            "Die Chefin schrieb an alle: Wir haben gekämpft. Ich danke Ihnen. Dann ging sie.",
            "Wir haben gekämpft. Ich danke Ihnen.",
        ),
        ("Die Chefin schrieb: Wir haben gekämpft. Ich danke Ihnen, sagte sie noch.", "Wir haben gekämpft."),
        ("Trainer Ole Brandt wusste: Alle haben gekämpft.", None),
        ("Die Leiterin kündigte neue Stellen an: Jena und Gera bekommen je eine.", None),
        ("Die Leiterin kündigte Härte an: Wir müssen sparen, sagte sie.", None),
        ("Es wurde gesagt: Die Bahn kommt nicht.", None),
        ("Die Wirtin: eine Frau, die nie aufgibt.", None),
        ("Stellvertretender Trainer: Ole Brandt.", None),
    ],
)
def test_speech_without_marks(extractor: Extractor, text: str, said: str | None) -> None:
    found = [q.text for q in extractor.extract(text).quotes if q.kind is QuoteKind.DIRECT]
    assert found == ([said] if said is not None else [])


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("»Wir haben verstanden« sagte der Wirt.", "sagte"),
        ("Mit den Worten „Wir sind raus!“ verließ sie den Saal.", "Mit den Worten … verließ"),
        ("Im Saal aber „Wir sind raus!“ rief niemand.", "rief"),
        ("Sie skandierten Sprüche wie „Stoppt den Ausbau“.", "skandierten Sprüche"),
        ("Auf dem Tuch war die Parole „Kein Fußbreit“ zu lesen.", "war die Parole … zu lesen"),
    ],
)
def test_frames_without_a_comma(extractor: Extractor, text: str, cue: str) -> None:
    (quote,) = extractor.extract(text).quotes
    assert quote.cue is not None
    assert quote.cue.text == cue


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("„Wir geben nicht auf.“ Das sagte Ina Roth am Montag.", "Ina Roth"),
        ("Das Werk schließt.\n\n„Wir geben nicht auf“. Das musste Ina Roth einräumen.", "Ina Roth"),
        ("Uwe Moll kam. „Wir geben nicht auf.“ Mit diesen Worten trat Ina Roth ab.", "Ina Roth"),
        ("Uwe Moll kam. „Wir geben nicht auf“ – mit diesem Satz trat Ina Roth ab.", "Ina Roth"),
        ("Uwe Moll kam. „Wir geben nicht auf.“ Mit dem Wagen fuhr Ina Roth ab.", "Uwe Moll"),
        # Somebody reacts, or it is another's already.
        ("„Wir geben nicht auf.“ Das bestritt Ina Roth am Montag.", None),
        ("„Ja“, sagte Uwe Moll. „Wir geben nicht auf.“ Das sagte Ina Roth auch.", "Uwe Moll"),
    ],
)
def test_the_sentence_behind_points_back_at_it(extractor: Extractor, text: str, name: str | None) -> None:
    quote = extractor.extract(text).quotes[-1]
    assert quote.text.startswith("Wir geben nicht auf")
    assert (quote.speaker and quote.speaker.name) == name
