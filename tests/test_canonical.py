"""How names are written: nominative, whole, as the text has them."""

from __future__ import annotations

import pytest

from quoteattr import Extractor
from quoteattr.words.declension import nominative
from quoteattr.words.forms import both_sexes
from quoteattr.words.nouns import role_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # adjectives of towns keep their form
        ("Die Isenbeker Polizei teilte mit, der Kran sei umgestürzt.", "Isenbeker Polizei"),
        ("Das Erfurter Sozialministerium warnte, das Geld sei knapp.", "Erfurter Sozialministerium"),
        ("Nach Angaben der Lübecker Feuerwehr ist der Brand gelöscht.", "Lübecker Feuerwehr"),
        ("Laut dem Münchner Ifo-Institut sinkt der Absatz.", "Münchner Ifo-Institut"),
        ("Die Schweizer Armee erklärte, sie habe nicht geschossen.", "Schweizer Armee"),
        # other adjectives are declined, in the gender of their noun
        ("Nach Angaben des Roten Kreuzes ist das Lager voll.", "Rotes Kreuz"),
        ("Nach Angaben des Statistischen Landesamtes sank die Zahl.", "Statistisches Landesamt"),
        ("Der Sächsische Anglerbund klagte, der See sei leer.", "Sächsischer Anglerbund"),
        ("Die Deutsche Lufthansa teilte mit, der Streik sei beendet.", "Deutsche Lufthansa"),
        # plural bodies
        ("Nach Angaben der Vereinten Nationen ist das Lager voll.", "Vereinte Nationen"),
        ("Die Vereinigten Staaten erklärten, der Krieg sei vorbei.", "Vereinigte Staaten"),
        ("Die Grazer Linien teilten mit, die Bahn sei wieder frei.", "Grazer Linien"),
        ("Nach Angaben der Kieler Verkehrsbetriebe ist der Bus wieder da.", "Kieler Verkehrsbetriebe"),
        # names of several words
        ("Die Stiftung Moorschutz warnt, das Wasser sei knapp.", "Stiftung Moorschutz"),
        ("Der Verein Gute Schule kritisierte, das Haus sei zu klein.", "Verein Gute Schule"),
        ("Human Rights Watch warf dem Heer vor, es habe gefoltert.", "Human Rights Watch"),
        ("Die Bank of Ireland erklärte, der Zins sei zu hoch.", "Bank of Ireland"),
        (
            "Die Freiwillige Feuerwehr Isenbek teilte mit, der Brand sei gelöscht.",
            "Freiwillige Feuerwehr Isenbek",
        ),
        ("Der Verkehrsbund Norwegen forderte, das Geld müsse kommen.", "Verkehrsbund Norwegen"),
        ("Der 1. FC Olmen teilte mit, der Spieler bleibe.", "1. FC Olmen"),
        ("Bayer 08 Kiel teilte mit, der Spieler bleibe.", "Bayer 08 Kiel"),
        ("Kanal 27 berichtete, der Mann sei tot.", "Kanal 27"),
        # an outlet goes by its article where the table writes it
        ("Wie der Spiegel berichtet, tritt sie zurück.", "Der Spiegel"),
        # the country tells bodies apart
        ("Die dänische Luftwaffe teilte mit, der Mann sei tot.", "Dänische Luftwaffe"),
        ("Nach Angaben finnischer Behörden ist der Mann tot.", "Finnische Behörden"),
        # a firm goes by its own name
        ("Die Brauerei Hellbräu erklärte, das Bier sei gut.", "Hellbräu"),
        ("Bisherigen Erkenntnissen zufolge war niemand im Haus.", "Bisherige Erkenntnisse"),
        ("Die Kritiker:innen sagten, das Haus sei zu klein.", "Kritiker:innen"),
        ("Die Sprecher*in ergänzte, das Haus sei leer.", "Sprecher*in"),
    ],
)
def test_name(extractor: Extractor, text: str, name: str) -> None:
    (quote,) = extractor.extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a place does not speak, a body behind it does
        ("Er wurde in Olmbach gefunden, teilte die Polizei mit.", "Polizei"),
        ("Zwei starben im Süden des Gazastreifens, teilte das Nasser-Krankenhaus mit.", "Nasser-Krankenhaus"),
        ("Nach ukrainischen Angaben von Montagabend starben zwei Menschen.", "Ukrainische Angaben"),
        ("Berlin forderte, Moskau müsse abziehen.", "Berlin"),
        # whom somebody tells something is no owner
        (
            "Das Feuer sei gelöscht, sagte eine Feuerwehrsprecherin der Deutschen Presse-Agentur.",
            "Feuerwehrsprecherin",
        ),
        ("Das sei falsch, sagte SPD-Chef Jan Moll der Nordpost.", "Jan Moll"),
        ("Das sei falsch, sagte eine LKA-Sprecherin der Zeitung „Nordkurier“.", "LKA-Sprecherin"),
        ("Das sei falsch, sagte ein Reporter der Nachrichtenagentur.", "Reporter der Nachrichtenagentur"),
        ("Das sei falsch, sagte ein Sprecher der Polizei.", "Sprecher der Polizei"),
    ],
)
def test_who_it_is(extractor: Extractor, text: str, name: str) -> None:
    quotes = extractor.extract(text).quotes
    assert [quote.speaker.name for quote in quotes if quote.speaker] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nach Angaben von Polizei und Bergwacht ist niemand verletzt.", "Polizei und Bergwacht"),
        ("Laut Jan Ohm und Ute Reif ist das falsch.", "Jan Ohm und Ute Reif"),
        ("Die Polizei und das Landeskriminalamt teilten mit, er sei frei.", "Polizei und Landeskriminalamt"),
        (
            "Landrat Jan Ohm und sein Stellvertreter sagten, das Geld sei da.",
            "Jan Ohm und sein Stellvertreter",
        ),
        ("Eltern und Lehrer kritisierten, das Haus sei zu klein.", "Eltern und Lehrer"),
        ("Das sei falsch, sagten Vertreter von Bahn und Post.", "Vertreter von Bahn und Post"),
        ("Die Regierung und die Rebellen sagten, das sei falsch.", "Regierung und Rebellen"),
        ("Die Ministerin und Fraktionschef Jan Ohm sagten, das sei falsch.", "Ministerin und Jan Ohm"),
        # one person with two offices
        ("Bido Ivan, Gründer und Vorsitzender der Partei, sagte, das sei falsch.", "Bido Ivan"),
        # who is quoted elsewhere does not go on
        (
            "Ute Reif kam. Sie zitierte den Minister Jan Pohl und empfahl ihm: „Treten Sie zurück.“",
            "Ute Reif",
        ),
    ],
)
def test_several_and_one(extractor: Extractor, text: str, name: str) -> None:
    quotes = extractor.extract(text).quotes
    assert [quote.speaker.name for quote in quotes if quote.speaker] == [name]


@pytest.mark.parametrize(
    ("form", "lemma", "plural", "wanted"),
    [
        ("Krankenhauses", "Krankenhau", False, "Krankenhaus"),
        ("Ministerien", "Ministerium", True, "Ministerien"),
        ("Städten", "Stadt", True, "Städte"),
        ("Experimenten", "Experiment", True, "Experimente"),
        ("Bauern", "Bauer", True, "Bauern"),
        ("Kammern", "Kammer", True, "Kammern"),
        ("Erkenntnissen", "Erkenntnis", True, "Erkenntnisse"),
        ("Sprecher:in", "Sprecher:i", False, "Sprecher:in"),
        ("Analysten", "Analyst", True, "Analysten"),
        ("Chirurgen", "Chirurg", True, "Chirurgen"),
    ],
)
def test_nominative(form: str, lemma: str, plural: bool, wanted: str) -> None:
    assert nominative(form, lemma, plural=plural, gender=None) == wanted


@pytest.mark.parametrize(
    "word",
    [
        "Sprecher:in",
        "Sprecher*in",
        "Sprecher_in",
        "Sprecher/-in",
        "Sprecher/in",
        "Sprecher(in)",
        "SprecherIn",
    ],
)
def test_a_form_for_both_sexes_is_a_role_of_neither(word: str) -> None:
    role = role_of(word)
    assert role is not None
    assert (role.noun, role.gender) == ("sprecher", None)


@pytest.mark.parametrize("word", ["Sprecherin", "AG", "BerlIn-Marathon", "in", "3:in", ""])
def test_no_form_for_both_sexes(word: str) -> None:
    assert both_sexes(word) is None
