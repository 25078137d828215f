"""What the words of a noun phrase are: name, noun for a person, noun for a body, kind and gender, as far as they show."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.detect.view import View

Read = Callable[[str], tuple[View, ...]]


def parts(view: View) -> tuple[str, str, str, str, str]:
    """Of the first noun phrase."""
    mention = view.groups[0]
    return (
        " ".join(view.tokens[i].text for i in mention.name),
        " ".join(role.noun for _, role in mention.roles),
        mention.class_noun[1].noun if mention.class_noun is not None else "",
        mention.kind.value if mention.kind is not None else "",
        mention.gender or "",
    )


PARTS = [
    # A person with a calling: what opens the name, what belongs to it, what is no name.
    ("Minister Anfang Mai", ("", "minister", "", "", "m")),
    ("Ministerin Frieda von der Weide", ("Frieda von der Weide", "minister", "", "person", "f")),
    ("Der Tessiner Ständerat Luca Moretti", ("Luca Moretti", "ständerat", "", "person", "m")),
    ("Chef K. Brandis", ("K. Brandis", "chef", "", "person", "m")),
    ("Sänger Max M.", ("Max M.", "sänger", "", "person", "m")),
    ("Königin Silja II.", ("Silja II.", "könig", "", "person", "f")),
    ("Trainer Rudi aus Bochum", ("Rudi", "trainer", "", "person", "m")),
    ("Professor Dr. Lund", ("Lund", "professor", "", "person", "m")),
    ("Sprecherin Dr. Lund", ("Lund", "sprecher", "", "person", "f")),
    ("Professorin Dr. Ilse Maurer-Kling", ("Ilse Maurer-Kling", "professor", "", "person", "f")),
    ("Der 45-jährige Bäcker Uwe Lenz", ("Uwe Lenz", "bäcker", "", "person", "m")),
    ("Der SPD-Abgeordnete Tom Reh", ("Tom Reh", "abgeordneter", "", "person", "m")),
    ("Ex-Trainer Kühn", ("Kühn", "trainer", "", "person", "m")),
    ("Innenminister Karl Frei (CDU)", ("Karl Frei", "minister", "", "person", "m")),
    ("Der Zweite Bürgermeister Peter Tann", ("Peter Tann", "bürgermeister", "", "person", "m")),
    ("Der Grünen-Chef Timo Rast", ("Timo Rast", "chef", "", "person", "m")),
    ("Premier Li Wei", ("Li Wei", "premier", "", "person", "m")),
    ("Sir Ian Wood", ("Ian Wood", "", "", "person", "m")),
    ("Frau Winter", ("Winter", "frau", "", "person", "f")),
    ("Der Winter", ("", "", "", "", "m")),
    ("Herr Montag", ("", "herr", "", "", "m")),
    ("Die Autorin Schön", ("Schön", "autor", "", "person", "f")),
    ("Einwohner Anteile", ("", "einwohner", "", "", "m")),
    ("Vorstand Ott und Sprecherin Lange", ("Ott", "vorstand", "", "person", "m")),
    ("Die Vorsitzende Richterin Ute Lund", ("Ute Lund", "vorsitzender richter", "", "person", "f")),
    ("Von der Vorsitzenden Richterin Ute Lund", ("Ute Lund", "vorsitzender richter", "", "person", "f")),
    ("Offensivmann Jan Kroll", ("Jan Kroll", "", "", "person", "m")),
    ("Hermann Jan Kroll", ("Hermann Jan Kroll", "", "", "person", "m")),
    ("Chefin Anke Domscheit", ("Anke Domscheit", "chef", "", "person", "f")),
    ("Ein Händler", ("", "händler", "", "", "m")),
    ("Der Händler", ("", "", "händler", "", "m")),
    # Particles: behind a first name, a calling or a form of address; not behind what only looks like one.
    ("Professorin von der Heide", ("von der Heide", "professor", "", "person", "f")),
    ("Frau von der Weide", ("von der Weide", "frau", "", "person", "f")),
    ("Eine junge Frau von der Küste", ("", "frau", "", "", "f")),
    ("Analyst Jan Richter von der Lund Bank", ("Jan Richter", "analyst", "", "person", "m")),
    ("Professorin Ida Kaiser von der Bank", ("Ida Kaiser", "professor", "", "person", "f")),
    ("Gesa Freifrau von Aue", ("Gesa Freifrau von Aue", "", "", "person", "f")),
    ("Eine Gräfin von der Küste", ("", "graf", "", "", "f")),
    ("Präsident Lula da Silva", ("Lula da Silva", "präsident", "", "person", "m")),
    ("Das Unternehmen Wind van Lund", ("Wind van Lund", "", "unternehmen", "organisation", "n")),
    # Two first names, two titles, a calling that is a surname.
    ("Trainer Hans Georg Basalt", ("Hans Georg Basalt", "trainer", "", "person", "m")),
    ("Frau Direktorin Lund", ("Lund", "frau direktor", "", "person", "f")),
    ("Herr Direktor", ("", "herr direktor", "", "", "m")),
    ("Professor Frau", ("Frau", "professor", "", "person", "m")),
    ("Vera Lund Beraterin", ("Vera Lund", "", "", "person", "f")),
    ("Koch", ("", "", "", "", "")),
    # Inflected callings; of several people no name follows.
    ("Den Kollegen Behrens", ("Behrens", "kollege", "", "person", "m")),
    ("Dem Nachbarn Uwe Petz", ("Uwe Petz", "nachbar", "", "person", "m")),
    ("Reportern", ("", "reporter", "", "", "m")),
    ("Drei Zeugen", ("", "zeuge", "", "", "m")),
    ("Ein Nachbar", ("", "nachbar", "", "", "m")),
    ("Die Grünen-Politikerin", ("", "politiker", "", "", "f")),
    ("Ein Feuerwehrmann aus Köln", ("", "feuerwehrmann", "", "", "m")),
    ("Das Opfer", ("", "opfer", "", "", "n")),
    # Bodies: with a name, a seat, an adjective that belongs to the name, a mark of the firm.
    ("Das Landgericht Kassel", ("Kassel", "", "landgericht", "organisation", "n")),
    ("Das Landgericht Kassel Anklage", ("Kassel", "", "landgericht", "organisation", "n")),
    ("Der Anwalt Kassel", ("Kassel", "anwalt", "", "person", "m")),
    ("Die Familie Kassel", ("Kassel", "", "familie", "group", "f")),
    ("Das Amtsgericht Montag", ("", "", "amtsgericht", "", "n")),
    ("Hersteller Nordbau", ("Nordbau", "", "hersteller", "organisation", "m")),
    ("Der Hersteller", ("", "", "hersteller", "", "m")),
    ("Der Hersteller Kantwerk AG", ("Kantwerk AG", "", "hersteller", "organisation", "m")),
    ("Das Unternehmen Sonnenschein", ("Sonnenschein", "", "unternehmen", "organisation", "n")),
    ("Die Firma Meyer & Söhne", ("Meyer & Söhne", "", "firma", "organisation", "f")),
    ("Die Bank of Ireland", ("Bank of Ireland", "", "", "organisation", "f")),
    ("Der Westdeutsche Klangfunk", ("Westdeutsche Klangfunk", "", "", "organisation", "m")),
    ("Der Sender Channel 13", ("Channel 13", "", "sender", "outlet", "m")),
    ("Bayer 04 Leverkusen", ("Bayer 04 Leverkusen", "", "", "", "")),
    ("Die Deutsche Bahn", ("Deutsche Bahn", "", "bahn", "organisation", "f")),
    ("Die Berliner Polizei", ("Berliner Polizei", "", "polizei", "organisation", "f")),
    ("Das Weiße Haus", ("Weiße Haus", "", "haus", "organisation", "n")),
    ("Der 1. FC Tannberg", ("1. FC Tannberg", "", "", "organisation", "")),
    ("Der 1. FSV Tannberg", ("1. FSV Tannberg", "", "", "organisation", "")),
    ("Der Entwickler OpenAI", ("OpenAI", "entwickler", "", "", "m")),
    ("Der Fußballverband DFB", ("DFB", "", "fußballverband", "organisation", "m")),
    ("Die Stadtwerke Kiel", ("Kiel", "", "stadtwerke", "organisation", "")),
    ("Die EU-Kommission", ("", "", "kommission", "", "f")),
    ("Die Berufsfeuerwehr", ("", "", "feuerwehr", "", "f")),
    ("Die Firma Lund Beratung", ("Lund Beratung", "", "firma", "organisation", "f")),
    ("Die Agentur Nordlicht", ("Nordlicht", "", "agentur", "organisation", "f")),
    ("New York", ("New York", "", "", "organisation", "")),
    ("St. Gallen", ("St. Gallen", "", "", "organisation", "")),
    ("Bad Homburg", ("Bad Homburg", "", "", "organisation", "")),
    ("Das Vera Lund Institut", ("Vera Lund Institut", "", "", "organisation", "n")),
    ("Der Anbieter Chef Lund", ("Lund", "chef", "anbieter", "person", "m")),
    ("Bad Lauchow", ("Bad Lauchow", "", "", "organisation", "")),
    ("NATO", ("NATO", "", "", "organisation", "")),
    ("K.", ("K.", "", "", "person", "")),
    ("K. Lund", ("K. Lund", "", "", "person", "")),
    # Outlets and documents in marks; a long name in marks is a clause, and irony is no name.
    ("Die Tageszeitung „Elbbote“", ("Elbbote", "", "tageszeitung", "outlet", "f")),
    ("Das Blatt „Der neue Tag“", ("Der neue Tag", "", "blatt", "outlet", "n")),
    ("Das Magazin „Grüner Daumen“", ("Grüner Daumen", "", "magazin", "outlet", "n")),
    ("Die Studie „Rote Beete“ des Instituts", ("Rote Beete", "", "studie", "document", "f")),
    ("Ein „guter Freund“", ("", "", "", "", "")),
    ("Eine „Tagesboten“-Redakteurin", ("Tagesboten", "", "", "organisation", "f")),
    ("Der „Elbbote“-Reporter", ("Elbbote", "", "", "organisation", "m")),
    (
        "Die Zeitung „Der Bote von der Unteren Elbe“",
        ("Der Bote von der Unteren Elbe", "", "zeitung", "outlet", "f"),
    ),
    ("Die Zeitung „Der Bote von der Unteren Elbe heute“", ("", "", "zeitung", "", "f")),
    ("Das Gutachten Lund", ("Lund", "", "gutachten", "document", "n")),
    ("Radio Weserland", ("Radio Weserland", "", "", "outlet", "")),
    # Parties, and words that only look like them.
    ("Die Linke", ("Linke", "", "", "organisation", "")),
    ("Die Partei „Wir“", ("Wir", "", "partei", "organisation", "f")),
    ("Ein Grüner", ("", "grüner", "", "", "m")),
    ("Die CDU", ("CDU", "", "", "organisation", "f")),
    ("Den Piraten", ("Piraten", "", "", "organisation", "m")),
    ("Freie Demokraten", ("", "demokrat", "", "", "m")),
    # A document is no body; whose it is stands behind it.
    ("Eine von der Stadt in Auftrag gegebene Studie", ("", "", "studie", "", "f")),
    ("Ein am Montag vorgestellter Bericht", ("", "", "bericht", "", "m")),
    ("Der Bericht der Kommission", ("", "", "bericht", "", "m")),
]


@pytest.mark.parametrize(("phrase", "wanted"), PARTS)
def test_parts(read: Read, phrase: str, wanted: tuple[str, ...]) -> None:
    (view,) = read(f"{phrase} fehlt heute.")
    assert parts(view) == wanted


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # An agency or outlet behind a verb of saying is who was told, not whom the speaker works for.
        (
            "Gestern sagte eine LKA-Sprecherin der Deutschen Presse-Agentur nichts.",
            ["eine LKA-Sprecherin", "der Deutschen Presse-Agentur", "nichts"],
        ),
        ("Gestern sagte ein Sprecher der ARD nichts.", ["ein Sprecher der ARD", "nichts"]),
        (
            "Gestern sagte die LKA-Sprecherin der Werbeagentur nichts.",
            ["die LKA-Sprecherin der Werbeagentur", "nichts"],
        ),
        (
            "Gestern sagte ein Sprecher der Nachrichtenagentur nichts.",
            ["ein Sprecher", "der Nachrichtenagentur", "nichts"],
        ),
        ("Gestern sagte eine Sprecherin der Agentur nichts.", ["eine Sprecherin der Agentur", "nichts"]),
        ("Gestern sagte ein Reporter der Agentur nichts.", ["ein Reporter der Agentur", "nichts"]),
        ("Gestern sagte Chef Jan Ohm der Nordpost nichts.", ["Chef Jan Ohm", "der Nordpost", "nichts"]),
        ("Gestern sagte Jan Wiebel Spiegel Online nichts.", ["Jan Wiebel", "Spiegel Online", "nichts"]),
        ("Gestern sagte Wiebel CNN nichts.", ["Wiebel", "CNN", "nichts"]),
        ("Gestern sagte Jan Stern nichts.", ["Jan Stern", "nichts"]),
        ("Gestern sagte die Ministerin t-online nichts.", ["die Ministerin", "t-online", "nichts"]),
        ("Gestern sagte Jan Wiebel Radio Weserland nichts.", ["Jan Wiebel", "Radio Weserland", "nichts"]),
    ],
)
def test_who_was_told_is_no_attribute(read: Read, text: str, mentions: list[str]) -> None:
    (view,) = read(text)
    assert [view.span(group.first, group.last).of(text) for group in view.groups] == mentions


@pytest.mark.parametrize("phrase", [phrase for phrase, _ in PARTS])
def test_a_text_may_end_anywhere(read: Read, phrase: str) -> None:
    words = phrase.split()
    for text in (
        f"{start}{' '.join(words[:end])}" for start in ("", "Er, ") for end in range(1, len(words) + 1)
    ):
        for view in read(text):
            for mention in view.sentence.mentions:
                assert 0 <= mention.outer_first <= mention.first <= mention.head <= mention.core_last
                assert mention.core_last <= mention.last < len(view.tokens)
                assert set(mention.name) <= set(mention.words) | set(mention.modifiers)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Ute Lund (39) kam.", {"39"}),
        ("Ute Lund (53, SPD) kam.", {"53"}),
        ("Ute Lund (53 Jahre) kam.", {"53"}),
        ("Am Samstag (13 Uhr, live) kommt sie.", set()),
        ("Der Anteil (12 Prozent) sinkt.", set()),
    ],
)
def test_a_number_in_brackets_is_an_age_unless_it_counts_something_else(
    read: Read, text: str, ages: set[str]
) -> None:
    assert set().union(*(mention.ages for view in read(text) for mention in view.sentence.mentions)) == ages
