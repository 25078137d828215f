"""Mentions: what belongs to one, which case, number and gender it can have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.detect.view import View
from quoteattr.mentions.attributes import WIDE, chain_end, with_apposition
from quoteattr.mentions.cores import cores
from quoteattr.mentions.paradigms import cases_of
from quoteattr.mentions.quoted_names import closing_mark, is_naming, is_quoted_name
from quoteattr.mentions.read import read as mentions_of
from quoteattr.syntax.sentence import Token
from tests.test_mention_readings import readings

Read = Callable[[str], tuple[View, ...]]


def group_texts(view: View) -> list[str]:
    return [view.span(g.outer_first, g.last).of(view.text) for g in view.groups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Polizei warnte gestern die Bürger.", ["Die Polizei", "die Bürger"]),
        ("Ministerin Hanna Reuter dankte.", ["Ministerin Hanna Reuter"]),
        ("Hanna Reuter (SPD) dankte.", ["Hanna Reuter (SPD)"]),
        ("Karl Moor und Eva Paulsen dankten.", ["Karl Moor und Eva Paulsen"]),
        ("Der Fahrer (45) schwieg.", ["Der Fahrer (45)"]),
        ("Der Sprecher der Polizei in Köln dankte.", ["Der Sprecher der Polizei in Köln"]),
        ("Der Chef von Siemens dankte.", ["Der Chef von Siemens"]),
        ("Beim Ministerium für Verkehr fehlen 20 Stellen.", ["Beim Ministerium für Verkehr", "20 Stellen"]),
        ("Bremens Bürgermeister dankte.", ["Bremens Bürgermeister"]),
        (
            "Der Sprecher sagte der Zeitung am Montag nichts.",
            ["Der Sprecher", "der Zeitung", "am Montag", "nichts"],
        ),
        ("Er gab dem Minister die Schuld.", ["Er", "dem Minister", "die Schuld"]),
        ("Die Zeitung „Kurier“ dankte.", ["Die Zeitung „Kurier“"]),
        ("Die Stadt lobte den von ihr vorgelegten Plan.", ["Die Stadt", "den von ihr vorgelegten Plan"]),
        ("Viele gute und alte Bücher fehlen.", ["Viele gute und alte Bücher"]),
        ("Das ist ein sehr guter Plan.", ["Das", "ein sehr guter Plan"]),
        ("Der frühere US-Präsident dankte.", ["Der frühere US-Präsident"]),
        ("Er half Haus- und Wohnungsbesitzern.", ["Er", "Haus- und Wohnungsbesitzern"]),
        ("Alles ruhig, so Haus- und Hofkreise.", ["Alles", "Haus- und Hofkreise"]),
        ("Es regnet.", ["Es"]),
        ("Ja, sofort.", []),
        # Genitives: without an article, in front of the verb, behind a noun that asks for its owner.
        (
            "Nach Angaben britischer Behörden fehlt Geld.",
            ["Nach Angaben britischer Behörden", "Geld"],
        ),
        (
            "Die Brücke wird nach Aussage einer Sprecherin gebaut.",
            ["Die Brücke", "nach Aussage einer Sprecherin"],
        ),
        (
            "Morgen soll laut Auskunft der Bank der alte Chef kommen.",
            ["laut Auskunft der Bank", "der alte Chef"],
        ),
        ("Die Leser der „Neue Kurier“ lachten.", ["Die Leser der „Neue Kurier“"]),
        # Attributes between the article and its noun.
        ("Ein nicht genannter Zeuge schwieg.", ["Ein nicht genannter Zeuge"]),
        ("Der als sparsam geltende Chef schwieg.", ["Der als sparsam geltende Chef"]),
        ("Der für den Verkehr zuständige Minister schwieg.", ["Der für den Verkehr zuständige Minister"]),
        ("Der „sogenannte“ Experte schwieg.", ["Der „sogenannte“ Experte"]),
        ("Der 740 Seiten starke Bericht fehlt.", ["Der 740 Seiten starke Bericht"]),
        # Names in quotation marks.
        ("Das Magazin „rund ums rad“ dankte.", ["Das Magazin „rund ums rad“"]),
        ("Die Zeitung ''La Palma'' dankte.", ["Die Zeitung ''La Palma''"]),
        ("Die Trainerin „rennt“ gern.", ["Die Trainerin"]),
        # Bodies and their seat.
        ("Das Parlament in Oslo dankte.", ["Das Parlament in Oslo"]),
        ("Das BKA in Wiesbaden dankte.", ["Das BKA in Wiesbaden"]),
        ("Reuter in Köln dankte.", ["Reuter", "in Köln"]),
    ],
)
def test_groups(read: Read, text: str, expected: list[str]) -> None:
    (view,) = read(text)
    assert group_texts(view) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Reinhard Jung, Geschäftsführer des Bauernbundes, sagte ab.",
            "Reinhard Jung, Geschäftsführer des Bauernbundes",
        ),
        ("Der Trainer, Karl Moor, ging.", "Der Trainer, Karl Moor"),
        ("Der Trainer, der ging, lachte.", "Der Trainer"),
        ("Reuter, dem Chef zufolge krank, schwieg.", "Reuter"),
        ("Der Trainer ging.", "Der Trainer"),
        (
            "Angaben von Karl Moor, dem Direktor der Bahn, fehlen.",
            "Angaben von Karl Moor, dem Direktor der Bahn",
        ),
        ("Eva Lund, Anfang Mai noch krank, lachte.", "Eva Lund"),
        ("Eva Lund, 41, lachte.", "Eva Lund, 41"),
        ("Eva Lund, Chefin der Bahn.", "Eva Lund, Chefin der Bahn"),
        ("Ein Chef, ein Trainer.", "Ein Chef, ein Trainer"),
        ("Eva Lund, 41 Jahre alt, lachte.", "Eva Lund"),
        ("Der Trainer, Karl Moor – er lachte.", "Der Trainer, Karl Moor"),
        ("Eva Lund, Chefin der Bahn (SPD), lachte.", "Eva Lund, Chefin der Bahn (SPD)"),
        ("Der Chef in Köln, Karl Moor, lachte.", "Der Chef in Köln, Karl Moor"),
        ("Der Chef in Köln, ein Trainer, lachte.", "Der Chef in Köln, ein Trainer"),
        # A name closes off the place before it, for a description only.
        ("Der Chef im Rathaus, Karl Moor, lachte.", "Der Chef im Rathaus, Karl Moor"),
        ("Der Chef im Rathaus, ein Trainer, lachte.", "Der Chef"),
        ("Karl Moor im Rathaus, Eva Lund, lachte.", "Karl Moor"),
        ("Der Chef, im Rathaus bekannt, lachte.", "Der Chef"),
        ("Der Trainer, ein Schwimmer und Läufer, lachte.", "Der Trainer, ein Schwimmer und Läufer"),
        ("Der Trainer, dem Chef treu, lachte.", "Der Trainer"),
    ],
)
def test_appositions(read: Read, text: str, expected: str) -> None:
    (view,) = read(text)
    wide = with_apposition(view.tokens, view.groups[0], view.starting)
    assert view.span(wide.first, wide.last).of(text) == expected


@pytest.mark.parametrize(
    ("text", "alone", "in_clause"),
    [
        # A name has to meet a description where no comma closes.
        ("Eva Lund, Sprecherin der Bahn erklärte das.", "Eva Lund", "Eva Lund, Sprecherin der Bahn"),
        ("Der Trainer, Karl Moor erklärte das.", "Der Trainer", "Der Trainer, Karl Moor"),
        ("Der Trainer, ein Schwimmer erklärte das.", "Der Trainer", "Der Trainer"),
        ("Karl Moor, Eva Lund erklärten das.", "Karl Moor", "Karl Moor"),
        ("Der Trainer, Karl Moor und dann Eva Lund lachten.", "Der Trainer", "Der Trainer"),
        (
            "Angaben von Karl Moor, Direktor der Bahn belegen das.",
            "Angaben von Karl Moor",
            "Angaben von Karl Moor, Direktor der Bahn",
        ),
        # A colon closes as a comma does; a list has an end.
        (
            "Der Trainer, ein Schwimmer: Er lachte.",
            "Der Trainer, ein Schwimmer",
            "Der Trainer, ein Schwimmer",
        ),
        ("Ein Chef, ein Trainer – niemand lachte.", "Ein Chef", "Ein Chef"),
        (
            "Der Trainer, Karl Moor, Eva Lund, Ina Moll, Ole Brandt, Uwe Petz, lachten.",
            "Der Trainer, Karl Moor, Eva Lund, Ina Moll, Ole Brandt",
            "Der Trainer, Karl Moor, Eva Lund, Ina Moll, Ole Brandt",
        ),
        ("Eva Lund, 41, Sprecherin der Bahn, lachte.", *["Eva Lund, 41, Sprecherin der Bahn"] * 2),
        ("Karl Moor in Köln, Eva Lund, lachte.", "Karl Moor", "Karl Moor"),
    ],
)
def test_appositions_in_a_clause(read: Read, text: str, alone: str, in_clause: str) -> None:
    (view,) = read(text)
    for members, expected in ((None, alone), (range(len(view.tokens)), in_clause)):
        wide = with_apposition(view.tokens, view.groups[0], view.starting, members)
        assert view.span(wide.first, wide.last).of(text) == expected


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("Der Trainer, zwei Schwimmer, lachten.", True),
        ("Der Trainer, ein Schwimmer und der Torwart, lachten.", True),
        ("Der Chef, Karl Moor, lachte.", False),
    ],
)
def test_an_apposition_may_make_several_of_one(read: Read, text: str, plural: bool) -> None:
    (view,) = read(text)
    assert bool(with_apposition(view.tokens, view.groups[0], view.starting).plural) is plural


def test_what_another_clause_holds_is_no_apposition(read: Read) -> None:
    (view,) = read("Der Trainer, ein Schwimmer, lachte.")
    mention = view.groups[0]
    assert with_apposition(view.tokens, mention, view.starting, range(mention.last + 1)) == mention


@pytest.mark.parametrize(
    ("form", "tag", "cases"),
    [
        ("der", "ART", "nom gen dat"),
        ("dem", "ART", "dat"),
        ("den", "ART", "acc dat"),
        ("des", "ART", "gen"),
        ("einem", "ART", "dat"),
        ("seine", "PPOSAT", "nom acc"),
        ("er", "PPER", "nom"),
        ("ihm", "PPER", "dat"),
        ("sie", "PPER", "nom acc"),
        ("Haus", "NN", "nom gen dat acc"),
    ],
)
def test_cases(form: str, tag: str, cases: str) -> None:
    assert cases_of(Token(form, 0, len(form), form, tag)) == set(cases.split())


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("Zwei Sprecher gingen.", True),
        ("Viele Sprecher gingen.", True),
        ("Karl und Eva gingen.", True),
        ("Ein Sprecher ging.", False),
        ("Das Amt schwieg.", False),
    ],
)
def test_number(read: Read, text: str, plural: bool) -> None:
    (view,) = read(text)
    assert view.groups[0].plural is plural


def test_a_determiner_may_end_a_text(read: Read) -> None:
    (view,) = read("Er mag diese")
    assert view.sentence.mentions[-1].words == ()


def test_groups_do_not_overlap(read: Read) -> None:
    text = (
        "Am Montag sagte die Sprecherin der Stadt Köln, Eva Lind (SPD), der Zeitung „Kurier“ und dem Sender, "
        "dass 20 von der Polizei gesuchte Männer aus Bonn und Trier sowie deren Frauen frei sind."
    )
    (view,) = read(text)
    assert all(a.last < b.outer_first for a, b in zip(view.groups, view.groups[1:], strict=False))
    assert all(g.first <= g.head <= g.last for g in view.groups)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inzwischen sprach die Feuerwehr von drei Verletzten.", ["die Feuerwehr", "von drei Verletzten"]),
        ("Inzwischen sprach eine Sprecherin von Siemens.", ["eine Sprecherin von Siemens"]),
        ("Inzwischen kam der Chef von drei Läden.", ["der Chef von drei Läden"]),
    ],
)
def test_what_a_verb_asks_for_is_no_attribute_of_its_subject(
    read: Read, text: str, expected: list[str]
) -> None:
    (view,) = read(text)
    assert group_texts(view) == expected


@pytest.mark.parametrize(
    ("text", "cases", "plural", "gender"),
    [
        ("Mit den neuen Trainern ging es.", "dat", True, "m"),
        ("Für den neuen Trainer ging es.", "acc", False, "m"),
        ("In den Verbänden gärt es.", "dat", True, "m"),
        ("In den Verband kam Leben.", "acc", False, "m"),
        ("Ein paar Leute lachten.", "nom gen dat acc", True, None),
        ("Der beiden Trainer wegen ging es.", "gen", True, "m"),
        ("Keine Zeitung lachte.", "nom acc", False, "f"),
        ("Jede Zeitung lachte.", "nom acc", False, "f"),
        ("Die Regierungen lachten.", "nom acc", True, "f"),
        ("Der Vorsitzende lachte.", "nom", False, "m"),
        ("Die Vorsitzenden lachten.", "nom acc", True, None),
        ("Ein Abgeordneter lachte.", "nom", False, "m"),
        ("Vieler Trainer Wunsch fehlt.", "gen", True, "m"),
        ("Zur Zeitung kam er.", "dat", False, "f"),
        ("Mit SPD geht das.", "dat", False, "f"),
        ("CDU lachte.", "nom gen dat acc", False, "f"),
        # Nouns in -er that no table knows, and peoples, are masculine.
        ("Die Dünenwärtler lachten.", "nom acc", True, "m"),
        ("Die Belgier lachten.", "nom acc", True, "m"),
        ("Der „Moorpost“ half er.", "gen dat", False, "f"),
        ("Der „Moorbote“ lachte.", "nom gen dat", None, "m"),
    ],
)
def test_case_number_and_gender(read: Read, text: str, cases: str, plural: bool, gender: str | None) -> None:
    (view,) = read(text)
    mention = view.sentence.mentions[0]
    assert (mention.cases, mention.plural, mention.gender) == (set(cases.split()), plural, gender)


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("Der Trainer und Sportdirektor lachte.", False),
        ("Der Trainer und der Sportdirektor lachten.", True),
        ("Polizei und Feuerwehr lachten.", True),
    ],
)
def test_one_person_with_two_callings(read: Read, text: str, plural: bool) -> None:
    (view,) = read(text)
    assert bool(view.groups[0].plural) is plural


@pytest.mark.parametrize(
    ("text", "cores"),
    [
        (
            "Der von der Stadt beauftragte Gutachter (52) schwieg.",
            ["Der von der Stadt beauftragte Gutachter (52)"],
        ),
        ("Der neben ihm sitzende Trainer schwieg.", ["Der neben ihm sitzende Trainer"]),
        ("Lunds neue Beraterin schwieg.", ["Lunds neue Beraterin"]),
        ("Hans Lunds Firma schwieg.", ["Hans Lunds Firma"]),
        ("Jens alte Firma schwieg.", ["Jens alte Firma"]),
        ("Jens Chef schwieg.", ["Jens Chef"]),
        ("Jens Weidmann schwieg.", ["Jens Weidmann"]),
        ("Moritz alte Firma schwieg.", ["Moritz", "alte Firma"]),
        ("Ina Lunds sehr neue Firma schwieg.", ["Ina Lunds", "sehr neue Firma"]),
        ("Deren Chef schwieg.", ["Deren Chef"]),
        ("Dessen junger Chef schwieg.", ["Dessen junger Chef"]),
        ("Dessen ungeachtet schwieg er.", ["Dessen", "er"]),
        ("Gestern warf Ohm Reportern Lügen vor.", ["Ohm", "Reportern", "Lügen"]),
        ("Das Bau- und Verkehrsamt schwieg.", ["Das Bau- und Verkehrsamt"]),
        ("Der Chef der Bahn in Kiel schwieg.", ["Der Chef", "der Bahn", "Kiel"]),
        ("Das Buch „Wenn alle gehen“ fehlt.", ["Das Buch „Wenn alle gehen“"]),
        ("Etwa 20 Menschen schwiegen.", ["Etwa 20 Menschen"]),
        ("Ebenfalls gute Bücher fehlen.", ["gute Bücher"]),
        ("Die EU-weiten schwiegen.", ["Die EU-weiten"]),
        ("Gestern schwiegen Grüne.", ["Grüne"]),
        ("Alle diese Leute schwiegen.", ["Alle diese Leute"]),
        ("Klaus kleine Firma schwieg.", ["Klaus kleine Firma"]),
        ("Das Blatt „neu“ schwieg.", ["Das Blatt „neu“"]),
        ("Die Zeitschrift „rad.de“ schwieg.", ["Die Zeitschrift „rad.de“"]),
        ("Das sind ganz besonders gute Bücher.", ["Das", "ganz besonders gute Bücher"]),
        ("In Kiel 20 Leute lachten.", ["Kiel", "20 Leute"]),
    ],
)
def test_cores(read: Read, text: str, cores: list[str]) -> None:
    (view,) = read(text)
    assert [view.span(m.first, m.core_last).of(text) for m in view.sentence.mentions] == cores


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Forscher warnen davor.", True),
        ("Den Experten half er.", True),
        ("So der Betreiber.", False),
        ("Früherer Minister schwieg.", False),
        ("Reinhold Kast, Geschäftsführer des Verbands, schwieg.", False),
        ("Laut Kast, Berater des Verbands, fehlt Geld.", False),
        ("Gestern fehlten, Berater schwiegen.", True),
        ("Lunds Berater schwiegen.", False),
        ("Gestern lobte er den Werkspräsidenten.", False),
    ],
)
def test_whether_a_noun_alone_means_several(read: Read, text: str, several: bool) -> None:
    """Where its forms leave it open."""
    (view,) = read(text)
    found = [mention for mention in view.sentence.mentions if mention.roles]
    assert [mention.plural for mention in found] == [None]
    assert [mention.several for mention in found] == [several]


def chain(read: Read, text: str, wide: bool) -> str:
    """The first mention with all that belongs to it as attributes."""
    (view,) = read(text)
    tokens, row = view.tokens, view.sentence.mentions
    end = chain_end(tokens, row, 0, WIDE) if wide else chain_end(tokens, row, 0)
    return view.span(row[0].first, row[end].core_last).of(text)


@pytest.mark.parametrize("attribute", "von Kiel;vom Rat;für Moore;aus Kiel;bei Lund;beim Rat".split(";"))
def test_prepositions_that_attach_to_any_noun(read: Read, attribute: str) -> None:
    assert chain(read, f"Der Chef {attribute} schwieg.", wide=False) == f"Der Chef {attribute}"


@pytest.mark.parametrize(
    "attribute",
    [
        *("in Peking", "im Landtag", "am Landgericht", "an der Uni", "zu Lund", "zum Plan", "zur Lage"),
        *("auf Sylt", "gegen Lund", "unter Lehrern"),
    ],
)
def test_prepositions_that_attach_to_some(read: Read, attribute: str) -> None:
    assert chain(read, f"Der Chef {attribute} schwieg.", wide=True) == f"Der Chef {attribute}"
    assert chain(read, f"Der Chef {attribute} schwieg.", wide=False) == "Der Chef"
    assert chain(read, f"Der Chef neben {attribute} schwieg.", wide=True) == "Der Chef"


@pytest.mark.parametrize(
    "owner",
    [
        *("des Rats", "der Bank", "eines Rats", "einer Bank", "dieser Bank", "dieses Rats", "jener Bank"),
        *("jenes Rats", "meiner Bank", "seiner Bank", "ihrer Bank", "unserer Bank", "seines Rats"),
        *("aller Banken", "mehrerer Banken", "einiger Banken", "vieler Banken", "zahlreicher Banken"),
        *("beider Banken", "britischer Banken", "Lunds", "der neuen Bank"),
    ],
)
def test_genitives_belong_to_the_noun_before(read: Read, owner: str) -> None:
    assert chain(read, f"Der Chef {owner} schwieg.", wide=False) == f"Der Chef {owner}"


@pytest.mark.parametrize(
    ("text", "several"),
    [("Nach Ansicht der Kläger fehlt Geld.", True), ("Nach Ansicht der Klägerin fehlt Geld.", False)],
)
def test_a_genitive_may_show_the_number(read: Read, text: str, several: bool) -> None:
    """*der Kläger* after a noun was one man, and the only man of the text."""
    (view,) = read(text)
    assert view.sentence.mentions[1].several is several


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Gestern sagte eine Sprecherin der Bahn der Agentur, es reiche.", "eine Sprecherin der Bahn"),
        ("Gestern sagte ein Sprecher der Agentur, es reiche.", "ein Sprecher der Agentur"),
        ("Gestern sagte der Anwalt einer Reporterin, es reiche.", "der Anwalt"),
        ("Gestern sagte der Anwalt einer Wirtin, es reiche.", "der Anwalt einer Wirtin"),
        ("Das teilte ihr Anwalt der Redaktion mit.", "ihr Anwalt"),
        ("Das teilte der Anwalt der Firma mit.", "der Anwalt der Firma"),
        (
            "Gestern sagte der Chef der Autoindustrie der „Rheinpost“, es reiche.",
            "der Chef der Autoindustrie",
        ),
        (
            "Gestern sagte der Chef des Sportressorts der „Rheinpost“, es reiche.",
            "der Chef des Sportressorts der „Rheinpost“",
        ),
    ],
)
def test_who_is_told_is_no_owner(read: Read, text: str, whole: str) -> None:
    (view,) = read(text)
    mention = next(m for m in view.groups if m.roles)
    assert view.span(mention.first, mention.last).of(text) == whole


@pytest.mark.parametrize("other", ["dem Rat", "den Banken", "der neue Rat", "die Bank", "einem Rat"])
def test_what_is_no_genitive_does_not(read: Read, other: str) -> None:
    assert chain(read, f"Der Chef {other} Geld.", wide=False) == "Der Chef"


def test_a_chain_has_an_end(read: Read) -> None:
    links = ["Der Chef", *["der Bank"] * 8]
    assert chain(read, f"{' '.join(links)} schwieg.", wide=False) == " ".join(links[:7])


@pytest.mark.parametrize("sentence", readings())
def test_a_sentence_may_break_off_anywhere(read: Read, sentence: str) -> None:
    """Behind each of its tokens: what looks at the next ones has to ask whether there are any."""
    for view in read(sentence):
        for end in range(1, len(view.tokens)):
            tokens = view.tokens[:end]
            starting = {mention.first: mention for mention in mentions_of(tokens)}
            for mention in starting.values():
                wide = with_apposition(tokens, mention, starting, range(end))
                assert mention.first <= mention.head <= mention.core_last <= mention.last <= wide.last < end


def tokens_of(text: str) -> list[Token]:
    """Tokens with their tags: *Rat/NN*."""
    pairs = [word.rsplit("/", 1) for word in text.split()]
    return [Token(form, 0, len(form), form, tag) for form, tag in pairs]


@pytest.mark.parametrize(("clause", "most"), [(False, 6), (True, 8)])
def test_how_long_a_name_in_marks_may_be(clause: bool, most: int) -> None:
    for size, closing in ((0, 0), (1, 2), (most, most + 1), (most + 1, 0)):
        tokens = tokens_of(f"„/$( {'Rad/NN ' * size} “/$( fehlt/VVFIN")
        assert closing_mark(tokens, 0, clause=clause) == closing


@pytest.mark.parametrize(
    ("inside", "named", "claused"),
    [("Rad/NN", 2, 2), ("rennt/VVFIN", 0, 2), ("./$.", 0, 0), (",/$,", 2, 2), ("»/$(", 2, 2)],
)
def test_what_a_name_in_marks_may_hold(inside: str, named: int, claused: int) -> None:
    tokens = tokens_of(f"„/$( {inside} “/$(")
    assert (closing_mark(tokens, 0), closing_mark(tokens, 0, clause=True)) == (named, claused)
    assert not closing_mark(tokens, 1)
    assert not closing_mark(tokens, len(tokens))
    assert not closing_mark(tokens[:-1], 0)


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("Zeitung", True),
        ("Kurszeitung", True),
        ("Elbzeitung", False),
        ("S-Zeitung", True),
        ("Zeitungen", False),
        ("Antwort", False),
    ],
)
def test_nouns_that_announce_a_name(word: str, names: bool) -> None:
    """The first part of a compound has four letters or a hyphen."""
    assert is_naming(word) is names


@pytest.mark.parametrize(
    ("behind", "is_one"),
    [
        ("Chef/NN", True),
        ("Moor/NE", True),
        ("New/FM", True),
        ("X/XY", True),
        ("neue/ADJA", True),
        ("so/ADV", False),
    ],
)
def test_what_an_extended_attribute_belongs_to(behind: str, is_one: bool) -> None:
    """*der im Rat geltende Chef*, the name of a thing as well: one phrase."""
    found = list(cores(tokens_of(f"der/ART im/APPRART Rat/NN geltende/ADJA {behind} Chef/NN")))
    assert (found[0].first == 0 and found[0].last > 3) is is_one


@pytest.mark.parametrize(
    ("word", "is_address"),
    [
        ("x.de", True),
        ("heute.x", True),
        ("heute.", False),
        (".heute", False),
        ("heute", False),
        ("Kurier", False),
    ],
)
def test_small_words_in_marks_are_names_where_they_are_addresses(word: str, is_address: bool) -> None:
    tokens = tokens_of(f"die/ART Seite/NN „/$( {word}/FM “/$(")
    assert is_quoted_name(tokens, 1) is is_address
    assert not is_quoted_name(tokens_of(f"die/ART Lund/NE „/$( {word}/FM “/$("), 1)
