"""Role, affiliation and gender of a person, from what the text says."""

from __future__ import annotations

import pytest

from quoteattr import Extractor


@pytest.mark.parametrize(
    ("text", "role", "affiliation", "gender"),
    [
        (
            "Isenbeks Finanzminister Karl Arndt (SPD) sagte, das Geld sei knapp.",
            "Finanzminister",
            "SPD",
            "male",
        ),
        ("Eine Sprecherin der Polizei sagte, der Mann sei tot.", "Sprecherin", "Polizei", "female"),
        ("Einem Sprecher des Weißen Hauses zufolge ist er gesund.", "Sprecher", "Weißes Haus", "male"),
        ("Grünen-Politikerin Ute Klamm sagte, das sei falsch.", "Politikerin", "Grüne", "female"),
        ("Der Trainer des VfB Nordhafen, Jan Ohm, sagte, das sei gut.", "Trainer", "VfB Nordhafen", "male"),
        ("US-Präsident Hal Moor sagte, das sei falsch.", "Präsident", "USA", "male"),
        ("Steven Maler, Sprecher von Nordair, sagte, das sei falsch.", "Sprecher", "Nordair", "male"),
        ("Ein Polizeisprecher sagte, der Mann sei tot.", "Polizeisprecher", "Polizei", "male"),
        ("Jan Ohm vom Institut für Moorkunde sagte, das Wasser sinke.", None, "Institut für Moorkunde", None),
        (
            "Reinhold Kast, Geschäftsführer des Bundesverbands der Schuhindustrie, sagte, das sei gut.",
            "Geschäftsführer",
            "Bundesverband der Schuhindustrie",
            "male",
        ),
        # whose somebody is is no role, nor is that of a genitive behind it
        ("Ihr Vater, der Lehrer Jan Ohm, sagte, das sei falsch.", "Lehrer", None, "male"),
        ("Die Frau des Ministers, Eva Ohm, sagte, das sei falsch.", None, None, "female"),
        ("Die Mutter des Opfers sagte, das sei falsch.", None, None, "female"),
        ("Der Sprecher des Ministers, Jan Ohm, sagte, das sei falsch.", "Sprecher", None, "male"),
        ("Der Sohn des Ministers Jan Ohm sagte, das sei falsch.", None, None, "male"),
        # parties and bodies that are not in a genitive
        ("CSU-Mann Jan Ohm sagte, das sei falsch.", None, "CSU", "male"),
        ("Minister Jan Ohm (Freie Wähler) sagte, das sei falsch.", "Minister", "Freie Wähler", "male"),
        ("Jan Ohm (48), Sprecher der Bahn, sagte, das sei falsch.", "Sprecher", "Bahn", "male"),
        ("Die FDP schweigt. Ihre Sprecherin Eva Ohm sagte, das sei gut.", "Sprecherin", "FDP", "female"),
        ("Eva Roth mag die FDP. Ihre Sprecherin Ida Ohm sagte, das sei gut.", "Sprecherin", None, "female"),
        # who is against a body is not of it; who is anybody has no role
        ("Ein Gegner der Bahn sagte, das Gleis müsse weg.", "Gegner", None, "male"),
        ("Der Mann sagte, er habe nichts gesehen.", None, None, "male"),
        # gender by grammar alone
        ("Frau Dorn sagte, das sei falsch.", None, None, "female"),
        ("Der Abgeordnete Ulli Reif sagte, das sei falsch.", "Abgeordneter", None, "male"),
        ("Nach Angaben der Vorsitzenden Ulli Reif ist das falsch.", "Vorsitzende", None, "female"),
        ("Anna Klamm sagte, das sei falsch.", None, None, None),
        ("Anna Klamm kam spät. Sie sagte, das sei falsch.", None, None, "female"),
        ("Die Sprecher:in der Stadt sagte, das Haus sei leer.", "Sprecher:in", "Stadt", None),
        ("Der Norweger Ulli Holm sagte, das Rennen sei gut.", None, None, "male"),
        ("Vera Lund, Chefin der Linken, sagte, das sei falsch.", "Chefin", "Linke", "female"),
        ("Die Autorin von „Nachtwind“, Vera Lund, sagte, das sei gut.", "Autorin", None, "female"),
        # the name behind a comma, with more behind it; a noun of which the tagger makes a plural
        ("„Ja“, sagte die Leiterin des Instituts, Vera Lund vom Moorbund.", "Leiterin", "Institut", "female"),
        ("„Ja“, sagte die Regionaldirektorin der Bahn, Vera Lund.", "Regionaldirektorin", "Bahn", "female"),
        ("„Ja“, sagte Torwart Jan Ohm bei Sky.", "Torwart", None, None),
        ("„Ja“, sagte Bundesgeschäftsführer Jan Ohm.", "Bundesgeschäftsführer", None, "male"),
        ("„Ja“, erinnerte sich der Beamte.", "Beamter", None, "male"),
        # the part in front of a hyphen
        ("FDP-Präsidiumsmitglied Ulli Reif sagte, das sei falsch.", "Präsidiumsmitglied", "FDP", None),
        ("Ex-Grünen-Chefin Vera Lund sagte, das sei falsch.", "Ex-Grünen-Chefin", "Grüne", "female"),
        (
            "EU-Kommissionschefin Vera Lund sagte, das sei gut.",
            "EU-Kommissionschefin",
            "EU-Kommission",
            "female",
        ),
        ("IG-Metall-Chefin Vera Lund sagte, das sei falsch.", "Chefin", "IG Metall", "female"),
        ("SPD-Co-Chefin Vera Lund sagte, das sei falsch.", "Co-Chefin", "SPD", "female"),
        (
            "Vera rief den US-Handelsbeauftragten Jan Ohm an. Ohm sagte, das sei gut.",
            "Handelsbeauftragter",
            "USA",
            "male",
        ),
        ("VW-Konzernchef Jan Ohm sagte, das sei falsch.", "Konzernchef", "VW", "male"),
        ("Die Hamas-Geisel Ulli Reif sagte, das sei falsch.", "Hamas-Geisel", None, None),
        ("„Das ist falsch“, sagte Ulli Reif der Deutschen Angelwoche.", None, None, None),
        ("„Das ist falsch“, schrieb der 27-Jährige bei Instagram.", None, None, "male"),
        ("„Das ist falsch“, schrieb die Sängerin bei Instagram.", "Sängerin", None, "female"),
        ("Eine Sprecherin von Instagram sagte, das sei falsch.", "Sprecherin", "Instagram", "female"),
        ("Co-Trainer Jan Ohm sagte, das sei falsch.", "Co-Trainer", None, "male"),
        ("Ukraine-Experte Jan Ohm sagte, das sei falsch.", "Ukraine-Experte", None, "male"),
        ("Donald Trump kam. Trump-Berater Jan Ohm sagte, das sei gut.", "Trump-Berater", None, "male"),
        ("SVP-Nationalrat Jan Ohm (ZH) sagte, das sei falsch.", "Nationalrat", "SVP", "male"),
        ("Jan Ohm, Experte für Zahlungsverkehr, sagte, das sei falsch.", "Experte", None, "male"),
        ("Vorstandschef Jan Ohm sagte, das sei falsch.", "Vorstandschef", None, "male"),
        (
            "Ein Sprecher des Welternährungsprogramms sagte, das sei gut.",
            "Sprecher",
            "Welternährungsprogramm",
            "male",
        ),
        ("Der Keeper Jan Ohm sagte, das sei falsch.", "Keeper", None, None),
        # bodies have none of the three
        ("Die Polizei sagte, der Mann sei tot.", None, None, None),
    ],
)
def test_position(
    extractor: Extractor, text: str, role: str | None, affiliation: str | None, gender: str | None
) -> None:
    (quote,) = extractor.extract(text).quotes
    assert quote.speaker is not None
    assert (quote.speaker.role, quote.speaker.affiliation, quote.speaker.gender) == (
        role,
        affiliation,
        gender,
    )


def test_a_description_fills_what_the_name_left_open(extractor: Extractor) -> None:
    text = "Ute Reif (Grüne) kam spät. „Das geht nicht“, so die Ministerin."
    (quote,) = extractor.extract(text).quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.position) == ("Ute Reif", "Ministerin, Grüne")


def test_every_quotation_of_a_person_tells_the_same(extractor: Extractor) -> None:
    text = "Minister Karl Arndt (SPD) sagte, das sei gut. „Wir zahlen“, sagte Arndt. Er betonte, das reiche."
    speakers = [quote.speaker for quote in extractor.extract(text).quotes]
    assert {s.position for s in speakers if s is not None} == {"Minister, SPD"}
    assert {s.gender for s in speakers if s is not None} == {"male"}


def test_what_a_colleague_is_called_is_not_the_owners_role(extractor: Extractor) -> None:
    text = "Leiterin Vera Lund lachte. „Ja“, sagte Lunds Beraterin Ida Rau. „Nein“, sagte Lund."
    assert [q.speaker and q.speaker.role for q in extractor.extract(text).quotes] == ["Beraterin", "Leiterin"]
