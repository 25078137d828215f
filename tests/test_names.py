"""Names that no table tells: people with rare first names, bodies made of common words, names in full."""

from __future__ import annotations

import pytest

from quoteattr import Extractor, QuoteKind, SpeakerKind
from quoteattr.syntax.fixed_names import fixed_length


def _last(extractor: Extractor, text: str) -> tuple[str, SpeakerKind] | None:
    """Name and kind of the speaker of the last quotation."""
    found = extractor.extract(text).quotes[-1].speaker
    return None if found is None else (found.name, found.kind)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ylvana Drostel kam nach Kiel. „Gut so“, sagte Drostel.", "Ylvana Drostel"),
        ("Der Auftritt von Ylvana Drostel war kurz. „Gut so“, sagte Drostel.", "Ylvana Drostel"),
        ("Der Leiter der Werft, Ylvan Drostel, kam. „Gut so“, sagte Drostel.", "Ylvan Drostel"),
        ("Ministerin Drostel kam. „Gut so“, sagte Ylvana Drostel.", "Ylvana Drostel"),
        ("Moorbund-Säckelwart Jan Ohmsen kam. „Gut so“, sagte Ohmsen.", "Jan Ohmsen"),
        ("Ylva Le Tourn kam. „Gut so“, sagte Le Tourn.", "Ylva Le Tourn"),
        ("Leyla Hassan Orbeck kam. „Gut so“, sagte Hassan Orbeck.", "Leyla Hassan Orbeck"),
        ("Hans Georg Ohmsen kam. „Gut so“, sagte Georg Ohmsen.", "Hans Georg Ohmsen"),
        ("Minister Volker Amsing kam. „Gut so“, sagte Amsing.", "Volker Amsing"),
        (
            "Der Verein kam. Dessen Vorsitzende, die Lehrerin Silke Ahlers, hat angekündigt, sie werde klagen.",
            "Silke Ahlers",
        ),
        ("„Gut so“, rief eine junge Frau von der Küste.", "Frau"),
        # A role with what it belongs to, then its bearer; not what a firm is called.
        ("„Gut so“, sagte der Sprecher der Bundesbank Steffen Ohmsen am Montag.", "Steffen Ohmsen"),
        (
            "Der Vorsitzende des Ausschusses des Parlaments Jan Peter Ohmsen sagte: „Gut so.“",
            "Jan Peter Ohmsen",
        ),
        ("„Gut so“, so die Leiterin des Amtes für Umwelt Karin Amsing (54).", "Karin Amsing"),
        ("„Gut so“, teilte der Leiter der Kriminalpolizei Hagen Jens Ohmsen mit.", "Jens Ohmsen"),
        # A double name with an initial, a foreign office, an office of a club; a surname that only its capital shows.
        ("Das sei falsch, meint Anwalt Karl-H. Drostel.", "Karl-H. Drostel"),
        ("Managing Director Tom Drostel sagte: „Gut so.“", "Tom Drostel"),
        ("Für Lohfeldens Manager Jan Ohmsen ist es schwer. „Gut so“, sagte Ohmsen.", "Jan Ohmsen"),
        ("Außenminister Kurz kam. „Gut so“, sagte Kurz.", "Kurz"),
        ("Das sei falsch, sagte am Dienstag Jan Ohmsen, Leiter des Amtes.", "Jan Ohmsen"),
        # Two offices of one person, and two people.
        ("Der Abgeordnete und Fraktionschef Jan Ohmsen sagte: „Gut so.“", "Jan Ohmsen"),
    ],
)
def test_people(extractor: Extractor, text: str, wanted: str) -> None:
    assert _last(extractor, text) == (wanted, SpeakerKind.PERSON)


@pytest.mark.parametrize(
    "text",
    [
        "Tamlin Sedgwick senkte das Ziel. Die Aktie sei zu teuer, schrieb Tamlin.",
        "Borussia Lohfelden verlor. „Gut so“, teilte Lohfelden mit.",
        "Der Konzern Velora wächst. „Gut so“, teilte Velora Nordex mit.",
    ],
)
def test_firms_and_clubs_are_no_people(extractor: Extractor, text: str) -> None:
    found = _last(extractor, text)
    assert found is None or found[1] is not SpeakerKind.PERSON


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Die Neos teilten mit, der Plan sei gut.", "Neos"),
        ("Der Konzern Westvale teilte mit, der Plan sei gut.", "Westvale"),
        ("Das ist ein Werk des Bundeskriminalamtes (BKA). Das BKA teilte mit, der Plan sei gut.", "Bundeskriminalamt"),
        ("Das Hilfswerk der Vereinten Nationen (UNICEF) half. Die UN nicht. UNICEF teilte mit, es reiche.", "UNICEF"),
        (
            "Die Deutsche Gesellschaft für Moorkunde teilte mit, der Plan sei gut.",
            "Deutsche Gesellschaft für Moorkunde",
        ),
        ("Die Kanzlei Timm & Partner teilte mit, der Plan sei gut.", "Timm & Partner"),
        ("Ärzte ohne Grenzen teilte mit, der Plan sei gut.", "Ärzte ohne Grenzen"),
        ("Der Intendant des Westdeutschen Klangfunks (WKF) kam. Der WKF teilte mit, das sei gut.",
         "Westdeutscher Klangfunk"),
        ("Die IG BAU teilte mit, der Plan sei gut.", "IG BAU"),
        ("General Electric teilte mit, der Plan sei gut.", "General Electric"),
        ("Die Verkehr und Wasser GmbH teilte mit, der Plan sei gut.", "Verkehr und Wasser GmbH"),
        ("Die Stadtbus GmbH teilte mit, der Plan sei gut.", "Stadtbus GmbH"),
        ("Die GmbH teilte mit, der Plan sei gut.", "GmbH"),
        ("Die Stadt Bad Heilingen teilte mit, der Plan sei gut.", "Stadt Bad Heilingen"),
    ],
)  # fmt: skip
def test_bodies(extractor: Extractor, text: str, wanted: str) -> None:
    assert _last(extractor, text) == (wanted, SpeakerKind.ORGANISATION)


def test_circles_lose_their_dative(extractor: Extractor) -> None:
    text = "Der Plan sei gut, hieß es aus Regierungskreisen."
    assert _last(extractor, text) == ("Regierungskreise", SpeakerKind.GROUP)


@pytest.mark.parametrize(
    ("words", "length"), [("Brot für die Welt", 4), ("Brot für die Gäste", 0), ("Bündnis 90 / Die Grünen", 5)]
)
def test_fixed_names(words: str, length: int) -> None:
    assert fixed_length(words.split(), 0) == length


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Das sei spät, sagte der Bad Ottauer Bürgermeister Ulf Rau.", ("Ulf Rau", "Bürgermeister")),
        ("Das sei spät, sagte die Bad Ottau AG.", ("Bad Ottau AG", None)),
    ],
)
def test_towns_of_two_words_have_adjectives(
    extractor: Extractor, text: str, wanted: tuple[str, str | None]
) -> None:
    speaker = extractor.extract(text).quotes[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("„Gut so“, sagte eine Wirtin, die alles gesehen hatte, dem SWR.", "SWR"),
        ("„Gut so“, sagte eine Sprecherin dem US-Sender CNBC.", "CNBC"),
        ("„Gut so“, sagte die Forscherin Anna Kolb dem Science Media Center.", "Science Media Center"),
        ("Von Ahlen begründete die Flüge mit „Terminen auf der Möbelmesse und Reden“.", None),
    ],
)
def test_channels(extractor: Extractor, text: str, wanted: str | None) -> None:
    channel = extractor.extract(text).quotes[0].channel
    assert (None if channel is None else channel.name) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Auf die Frage einer Wirtin, ob das Bad schließe, sagte Chef Jan Ohm: „Ja.“", "Wirtin"),
        ("Auf die Frage von Vera Timm, ob das Bad schließe, sagte Jan Ohm: „Ja.“", "Vera Timm"),
        ("Dem Vernehmen nach soll das Bad schließen.", None),
    ],
)
def test_who_asks_and_who_is_only_heard(extractor: Extractor, text: str, wanted: str | None) -> None:
    speaker = extractor.extract(text).quotes[0].speaker
    assert (None if speaker is None else speaker.name) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Vera Timm schwieg. Auf die Frage, ob das Bad schließe, antwortete Jan Ohm: „Ja.“",
            [("Ja.", "Jan Ohm")],
        ),
        (
            "Auf die Forderung der Wirte, das Bad zu öffnen, antwortete Jan Ohm ausweichend.",
            [("das Bad zu öffnen", "Wirte")],
        ),
    ],
)
def test_a_question_is_not_said_by_who_answers_it(
    extractor: Extractor, text: str, wanted: list[tuple[str, str]]
) -> None:
    """On the example that ships *ob die Rechnung aufgehe* was given to the mayor who was asked."""
    quotes = extractor.extract(text).quotes
    said = [quote for quote in quotes if quote.kind is not QuoteKind.REPORTED]
    assert [(quote.text, quote.speaker.name) for quote in said if quote.speaker] == wanted


def test_what_is_asked_for_is_no_source(extractor: Extractor) -> None:
    assert not extractor.extract("Im Rat werden Forderungen nach einer Untersuchung laut.").quotes
    assert not extractor.extract("Die Polizei sucht nach Unterlagen.").quotes


def test_what_is_sought_may_be_said(extractor: Extractor) -> None:
    (quote,) = extractor.extract("Nach Angaben der Polizei sucht ein Dutzend Helfer das Kind.").quotes
    assert quote.speaker is not None
    assert quote.speaker.name == "Polizei"


def test_a_saying_in_marks_is_no_body(extractor: Extractor) -> None:
    text = "Der Satz „Mit uns nie“ hing an der Wand. Er sprach von einer „Schande“. Die Gruppe teilte mit, sie bleibe."
    assert _last(extractor, text) == ("Gruppe", SpeakerKind.ORGANISATION)


def test_a_body_may_be_called_by_a_saying(extractor: Extractor) -> None:
    text = "Die Initiative „Wir wollen bleiben“ teilte mit, der Plan sei gut."
    assert _last(extractor, text) == ("Wir wollen bleiben", SpeakerKind.ORGANISATION)


@pytest.mark.parametrize("words", ["Angaben Meiers", "den Worten Meiers", "dem Bericht Meiers"])
def test_a_surname_in_the_genitive_behind_a_noun(extractor: Extractor, words: str) -> None:
    """*Worte Meiers* was a text called *Meier*."""
    (quote,) = extractor.extract(f"Minister Georg Meier kam. Nach {words} hält der Damm.").quotes
    assert quote.speaker is not None
    assert quote.speaker.name == "Georg Meier"


def test_nobody_calls_himself_by_name(extractor: Extractor) -> None:
    """The billionaire was Altman, of whom he speaks."""
    text = (
        "Milliardär Elon Musk traf Gründer Sam Altman. Altman sei ein Betrüger, schrieb der Milliardär. "
        "Er werde klagen."
    )
    assert [quote.speaker.name for quote in extractor.extract(text).quotes if quote.speaker] == [
        "Elon Musk"
    ] * 2


def test_whoever_was_the_subject_goes_before_those_named_later(extractor: Extractor) -> None:
    text = "Eine Mutter kam. „Das glaubt mir keiner“, sagte die Frau. Ministerin Carola Diehm schwieg."
    (quote,) = extractor.extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == "Mutter"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lufthansa streicht Flüge. Der Konzern teilte mit, Kunden würden informiert.", "Lufthansa"),
        ("SAP spart, wie das Unternehmen mitteilte.", "SAP"),
        ("Borussia Dortmund trennt sich von Trainer Ohm, wie der Klub bekannt gab.", "Borussia Dortmund"),
        ("Verdi streikt. Die Gewerkschaft erklärte, das Angebot sei schlecht.", "Verdi"),
        ("Verdi streikt. Das Unternehmen erklärte, das Angebot sei gut.", "Unternehmen"),
        ("Greenpeace klagt in Kiel. Die Behörde erklärte, sie gewinne.", "Behörde"),
    ],
)
def test_what_known_bodies_are_called_later(extractor: Extractor, text: str, wanted: str) -> None:
    quote = extractor.extract(text).quotes[-1]
    assert quote.speaker is not None
    assert quote.speaker.name == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Minister Georg Meier kam. „Ja“, hieß es aus seinem Ministerium.", "Ministerium"),
        ("Ute Rau kam. „Ja“, hieß es aus ihrer Fraktion.", "Fraktion"),
        ("Ute Rau kam. In ihrem Buch heißt es: „Ja.“", "Ute Rau"),
        ("Die sogenannte „Brückenfrau“ Hella Suhr sagt, es reiche.", "Hella Suhr"),
        ("Die Gruppe „Brückenfrau“ sagt, es reiche.", "Brückenfrau"),
        ("In einem Bericht vom Juni steht, es reiche.", "Bericht"),
        ("Laut unserem Hausmeister reicht es.", "Hausmeister"),
        ("Ute Rau kam. Ihrem Anwalt zufolge reicht es.", "Anwalt"),
        ("Ute Rau kam. Ihrem Bericht zufolge reicht es.", "Ute Rau"),
        ("Es reiche, hieß es aus der Fankurve.", "Fankurve"),
        ("Für den Wirteverband ist das Gesetz „ein Witz“.", "Wirteverband"),
        ("Wie die „taz“ erfuhr, reicht es.", "taz"),
        ("Wie die Firma aus Polizeikreisen erfuhr, reicht es.", "Firma"),
        ("Es reiche, zitierte der „Moorbote“ einen Beamten.", "Beamter"),
        ("Eine:r Sprecher:in zufolge reicht es.", "Sprecher:in"),
        ("Jan Ohm und Ute Rau, beide Wirte, sagten, es reiche.", "Jan Ohm und Ute Rau"),
        ("Wie die Deutsche Presse-Agentur schrieb, reicht es.", "dpa"),
        ("Wie die dpa schrieb, reicht es.", "dpa"),
        ("Ute Rau (Grüne) kam. Ein Brand. Es reiche, so die Grünen-Politikerin.", "Ute Rau"),
        ("Ute Rau (Grüne) kam. Ein Brand. Es reiche, so die SPD-Politikerin.", "SPD-Politikerin"),
        ("Es reiche, sagte der CSU-Chef der „Augsburger Allgemeinen“.", "CSU-Chef"),
        ("Es reiche, sagte die Landrätin der „Moorzeitung“.", "Landrätin"),
        ("Es reiche, sagte eine Sprecherin der „Zeit“.", "Sprecherin"),
        ("Es reiche, sagte eine Sprecherin der ARD.", "Sprecherin der ARD"),
        ("Es reiche, sagte ein Leser der „Zeit“.", "Leser der „Zeit“"),
        ("Wie der Parteichef der „Zeit“ sagte, reicht es.", "Parteichef"),
        ("Es reiche, sagte die Chefin des Wirteverbands der „Zeit“.", "Chefin des Wirteverbands"),
        ("Es reiche, sagte die Mutter des Opfers der „Zeit“.", "Mutter des Opfers"),
        ("Es reiche, sagte ein Mann aus Ulm der Deutschen Presse-Agentur.", "Mann aus Ulm"),
        ("Es reiche, sagte das Ministerium der „Zeit“.", "Ministerium"),
        ("Es reiche, sagte ein Sprecher der Bahn unserer Zeitung.", "Sprecher der Bahn"),
        ("„Ja“, so der Leiter der Klinik, Dr. Jan Ohm, am Montag im NDR.", "Jan Ohm"),
        ("„Ja“, erklärte die Firma bei Instagram.", "Firma"),
        ("Es reiche, sagte der Chef der Redaktion der „Zeit“.", "Chef der Redaktion der „Zeit“"),
        ("Es reiche, sagte der Grüne Bayern.", "Bayern"),
        ("Das Bau- und Verkehrsministerium teilte mit, es reiche.", "Bau- und Verkehrsministerium"),
        ("Der Autobauer Nordkabel spart. Es reiche, so das Kieler Unternehmen.", "Nordkabel"),
        ("Der Bauernbund klagt. Bund und Länder helfen. Es reiche, so der Verband.", "Bauernbund"),
    ],
)
def test_whose_words_they_are(extractor: Extractor, text: str, wanted: str) -> None:
    """A ministry's words were its minister's, and the so-called „…“ somebody else than who bears the name."""
    (quote,) = extractor.extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ein Mann kam. Der Mann heißt Jan Ohm. „Ja“, sagte der Mann.", "Jan Ohm"),
        (
            "Viele loben den Präsidenten.\n\nAm Abend hat Otto Lamm überrascht. „Ja“, sagte der Präsident.",
            "Otto Lamm",
        ),
        ("Ute Rau holte Gold. Es schneite. Es war kalt.\n\n„Ja“, sagte die Steirerin.", "Ute Rau"),
        ("Wirt Jan Ohm lobte die Köchin Ute Rau. Der winkte ab: „Nein.“", "Jan Ohm"),
        ("In dem Brief heißt es, sie gehe. Rau sei alt, steht darin weiter.", "Brief"),
        ("Jan Ohm kam. Nebel lag über dem Deich. Es reiche nun.", "Jan Ohm"),
    ],
)
def test_who_goes_by_another_word(extractor: Extractor, text: str, wanted: str) -> None:
    assert _last(extractor, text)[0] == wanted


def test_words_before_a_mark_belong_to_it(extractor: Extractor) -> None:
    """*Man brauche* was another report, by whoever was named before."""
    text = "Vera Timm kam. Man brauche „Klarheit in der Sache“, sagte Jan Ohm."
    quote = extractor.extract(text).quotes[0]
    assert quote.text == "Man brauche „Klarheit in der Sache“"
    assert quote.speaker is not None
    assert quote.speaker.name == "Jan Ohm"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Der Platz sei leer, sagte Ina Moll. Nach bisherigen Erkenntnissen sei niemand verletzt.",
            "Ina Moll",
        ),
        (
            "Der Platz sei leer, sagte Ina Moll. Nach Erkenntnissen der Polizei sei niemand verletzt.",
            "Polizei",
        ),
    ],
)
def test_what_is_known_so_far_is_said_by_who_speaks(extractor: Extractor, text: str, name: str) -> None:
    speaker = extractor.extract(text).quotes[-1].speaker
    assert speaker is not None
    assert speaker.name == name


def test_a_long_form_reaches_over_what_is_no_body(extractor: Extractor) -> None:
    text = "Das Bundesamt für Schutz in der Nacht (BSN) rät zur Vorsicht. Das BSN teilte mit, es reiche."
    speaker = extractor.extract(text).quotes[-1].speaker
    assert speaker is not None
    assert speaker.name == "Bundesamt für Schutz in der Nacht"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Eine Analystin der Privatbank Otto Brand sagte, es reiche.", "Analystin der Privatbank Otto Brand"),
        ("Ein Sprecher der Galerie Eva Moll sagte, es reiche.", "Sprecher der Galerie Eva Moll"),
        ("Die Sprecherin der Bank Eva Moll sagte, es reiche.", "Eva Moll"),
        ("Ein Sprecher der Nordbank, Otto Brand, sagte, es reiche.", "Otto Brand"),
    ],
)
def test_a_firm_may_be_called_like_a_person(extractor: Extractor, text: str, wanted: str) -> None:
    assert _last(extractor, text) == (wanted, SpeakerKind.PERSON)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die Spedition Eva Moll widersprach: „Nein.“", SpeakerKind.ORGANISATION),
        ("Die Kanzlei Eva Moll widersprach: „Nein.“", SpeakerKind.ORGANISATION),
        ("Die Wirtin Eva Moll widersprach: „Nein.“", SpeakerKind.PERSON),
    ],
)
def test_the_noun_of_a_firm_beats_a_first_name(extractor: Extractor, text: str, kind: SpeakerKind) -> None:
    assert _last(extractor, text) == ("Eva Moll", kind)


@pytest.mark.parametrize(
    ("text", "wanted", "said"),
    [
        ("Sie will nach Angaben ihres Anwalts Widerspruch einlegen.", "Anwalt", "Widerspruch einlegen"),
        ("Der Klub hat laut Trainerin Schulden gemacht.", "Trainerin", "Schulden gemacht"),
        ("Der Klub hat laut Trainerin Moll Schulden gemacht.", "Moll", "Schulden gemacht"),
        ("Der Mann hatte laut Polizei Alkohol getrunken.", "Polizei", "Alkohol getrunken"),
        ("Sie hat laut Landgericht Hagen Revision eingelegt.", "Landgericht Hagen", "Revision eingelegt"),
        ("Der Klub muss laut Trainerin Salm zahlen.", "Salm", "zahlen"),
        ("Der Klub muss nach Angaben des Anwalts Ole Kirchhof zahlen.", "Ole Kirchhof", "zahlen"),
        ("Der Klub muss laut Landgericht Hagen zahlen.", "Landgericht Hagen", "zahlen"),
    ],
)
def test_an_object_behind_a_source_is_no_name(
    extractor: Extractor, text: str, wanted: str, said: str
) -> None:
    (quote,) = extractor.extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == wanted
    assert quote.text.endswith(f"… {said}")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Der Wirt hatte ihr „Untreue“ vorgeworfen. Sie lachte: „Ja.“", None),
        ("Der Wirt sprach von „Panikmache“. Er lachte: „Ja.“", "Wirt"),
        ("Der Wirt las „Hasenmoor“. „Hasenmoor“ meldet: „Ja.“", "Hasenmoor"),
        # No pronoun means somebody of the other sex.
        ("Die Wirtin Eva Moll kam. Er lachte: „Ja.“", None),
        ("Der Wirt kam. „Ja“, rief sie.", None),
        ("Die Wirtin Eva Moll kam. Sie lachte: „Ja.“", "Eva Moll"),
    ],
)
def test_who_a_pronoun_is_not(extractor: Extractor, text: str, wanted: str | None) -> None:
    found = extractor.extract(text).quotes[-1].speaker
    assert (found and found.name) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("„Ja“, sagte die Physikerin Lena Otto vom Trinity College Dublin.", "Lena Otto"),
        ("„Ja“, sagte die Physikerin Lena Otto vom Berg.", "Lena Otto vom Berg"),
    ],
)
def test_a_body_is_no_part_of_a_surname(extractor: Extractor, text: str, wanted: str) -> None:
    assert _last(extractor, text) == (wanted, SpeakerKind.PERSON)
