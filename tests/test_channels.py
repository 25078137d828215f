"""Channels: the table, recognition of names, slots, inheritance, users' own entries."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr import ChannelKind, Extractor, InvalidTable
from quoteattr.channels import ChannelEntry, ChannelTable, find_named, load
from quoteattr.channels.context import Layout
from quoteattr.channels.forms import fold_words, same_name_words
from quoteattr.channels.named import Named
from quoteattr.channels.nouns import load_nouns, nouns_of
from quoteattr.channels.places import Place
from quoteattr.marks import find_pairs
from quoteattr.segment import segment
from quoteattr.syntax.analyse import Cut, analyse_batch
from quoteattr.syntax.sentence import Sentence
from quoteattr.syntax.tagger import Tagger


def sentences(text: str) -> tuple[Sentence, ...]:
    pairs = find_pairs(text)
    return analyse_batch([Cut(text, segment(text, pairs), pairs)], Tagger(), None)[0]


def named(text: str) -> list[Named]:
    return [n for s in sentences(text) for n in find_named(text, s, load())]


def names(text: str) -> list[str]:
    return [n.name for n in named(text)]


def places(text: str) -> list[Place]:
    return [p for s in sentences(text) for p in Layout(text, s, load()).places]


# ---------------------------------------------------------------- table


def test_table_has_five_hundred_channels_of_the_right_kinds() -> None:
    kinds = Counter(e.kind for e in load().entries)
    assert sum(kinds.values()) >= 500
    assert set(kinds) == {"print", "broadcaster", "online", "agency", "social"}


def test_no_name_twice() -> None:
    forms: Counter[str] = Counter()
    for entry in load().entries:
        keys = set()
        for name in (entry.name, *entry.aliases, *entry.former):
            words = [w.lower() for w in fold_words(name)]
            keys.add(
                " ".join(words[1:] if len(words) > 1 and words[0] in ("der", "die", "das", "the") else words)
            )
        forms.update(keys)
    assert [name for name, count in forms.items() if count > 1] == []


def test_the_nouns_are_read() -> None:
    assert load_nouns()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("der „Süddeutschen Zeitung“", "Süddeutsche Zeitung"),
        ("SZ", "Süddeutsche Zeitung"),
        ("des Spiegels", "Der Spiegel"),
        ("BILD", "Bild"),
        ("„Bild“-Zeitung", "Bild"),
        ("Neuen Deutschlands", "Neues Deutschland"),
        ("der Deutschen Presse-Agentur", "dpa"),
        ("dem Bayerischen Rundfunk", "BR"),
        ("The New York Times", "New York Times"),
        ("Fox News", "Fox News"),
        ("Twitter", "X"),
    ],
)
def test_lookup(words: str, name: str) -> None:
    entry = load().lookup(words)
    assert entry is not None
    assert entry.name == name


@pytest.mark.parametrize(
    "words", ["", "„“", "der", "bild", "Sid", "die Bürgermeisterin", "Welt der Wunder", "Zeitung"]
)
def test_lookup_finds_nothing(words: str) -> None:
    assert load().lookup(words) is None


# ---------------------------------------------------------------- own entries


def test_own_entries_from_a_mapping() -> None:
    table = load({"Dorfblick": "online", "Seestern": {"kind": "print", "aliases": ["Seestern-Bote"]}})
    entry = table.lookup("Seestern-Bote")
    assert entry is not None
    assert (entry.name, entry.kind) == ("Seestern", ChannelKind.PRINT)
    assert load().lookup("Dorfblick") is None


def test_own_entry_replaces_the_shipped_one() -> None:
    entry = load({"Bild": {"kind": "online"}}).lookup("Bild")
    assert entry is not None
    assert entry.kind is ChannelKind.ONLINE


def test_own_entries_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(
        "# ours\nname\tkind\taliases\nDorfblick\tonline\tDorfblick.example|DB\n", encoding="utf-8"
    )
    entry = load(path).lookup("DB")
    assert entry is not None
    assert entry.name == "Dorfblick"


@pytest.mark.parametrize(
    ("own", "parts"),
    [
        ({"Dorfblick": "radio"}, ("row 1", "Dorfblick", "'kind'")),
        ({"A b": "print", "": "print"}, ("row 2", "'name'")),
        ({"Dorfblick": {"kind": "print", "colour": "red"}}, ("row 1", "'colour'")),
        ({"Dorfblick": {"kind": "print", "article": "le"}}, ("row 1", "'article'")),
        ({"Dorfblick": {"kind": "print", "aliases": "A||B"}}, ("row 1", "'aliases'")),
        ({"Dorfblick": 7}, ("row 1", "Dorfblick")),
        (["Dorfblick"], ("mapping", "list")),
    ],
)
def test_schema_errors_name_row_and_column(own: object, parts: tuple[str, ...]) -> None:
    with pytest.raises(InvalidTable) as caught:
        load(own)  # type: ignore[arg-type]
    assert all(part in str(caught.value) for part in parts)


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("name\tkind\nDorfblick\tradio\n", ("own.tsv", "row 2", "'kind'")),
        ("name\tsort\nDorfblick\tprint\n", ("own.tsv", "row 1", "'sort'")),
        ("name\tkind\nA\tprint\textra\n", ("own.tsv", "row 2", "column 3")),
    ],
)
def test_schema_errors_of_a_file(tmp_path: Path, content: str, parts: tuple[str, ...]) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidTable) as caught:
        load(path)
    assert all(part in str(caught.value) for part in parts)


def test_missing_file() -> None:
    with pytest.raises(InvalidTable, match="cannot be read"):
        load("no/such/file.tsv")


def test_extractor_takes_own_channels() -> None:
    text = "„Der Weg ist frei“, sagte Försterin Ada Kern im Seestern."
    quote, *_ = Extractor(channels={"Seestern": {"kind": "print", "article": "der"}}).extract(text).quotes
    assert quote.channel is not None
    assert (quote.channel.name, quote.channel.kind) == ("Seestern", ChannelKind.PRINT)


# ---------------------------------------------------------------- names in sentences


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sie sagte es der Neuen Zürcher Zeitung.", ["Neue Zürcher Zeitung"]),
        ("So stand es in einer ARD-Sendung.", ["ARD"]),
        ("Er las die „Bild“-Zeitung.", ["Bild"]),
        ("Das schrieb er auf X.", ["X"]),
        ("Das meldet das Portal „Dorfblick“.", ["Dorfblick"]),
        ("Das meldet die Sindelfinger Zeitung.", ["Sindelfinger Zeitung"]),
        ("Das sagte sie dem „Lauenfelder Kurier“.", ["Lauenfelder Kurier"]),
        ("Das sagte sie dem Lauenfelder Kurier.", ["Lauenfelder Kurier"]),
        ("Das sagte sie Radio Weserland.", ["Radio Weserland"]),
        ("Das steht auf dorfblick.at im Netz.", ["dorfblick.at"]),
        ("Das sagte sie dem rbb.", ["RBB"]),
        ("Das sagte Ole Behn CNN.", ["CNN"]),
        ("Das sagte sie der Zeitung Die Welt.", ["Die Welt"]),
        ("Nach dem jüngsten Bericht der Welt ist es so.", ["Die Welt"]),
        ("Das sagte sie im ORF-„Report“.", ["Report"]),
        ("Das sagte sie im NDR/WDR-„Nachtfenster“.", ["Nachtfenster"]),
        ("Das sagte sie in der Bild-„Beilage“.", ["Bild", "Beilage"]),
        ("Das sagte sie in der MDR-Sendung „Fakt ist!“.", ["MDR", "Fakt ist!"]),
    ],
)
def test_names_are_found(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Zeuge X log.",
        "Das Signal stand auf Rot.",
        "Der Bund zahlt.",
        "Am Freitag kam die Post.",
        "Sie drehte sich heute um.",
        "Michael Bloomberg kam spät.",
        "Das teilte der größte Autobauer der Welt mit.",
        "Die Firma kündigte heute den Start an.",
        "Das meint die Ratingagentur Standard & Poor's.",
        "Das meint die Ratingagentur Nexo.",
    ],
)
def test_words_are_no_names(text: str) -> None:
    assert names(text) == []


def test_span_is_the_name_in_the_text() -> None:
    text = "Sie sagte der „Süddeutschen Zeitung“ ab."
    assert [n.span.of(text) for n in named(text)] == ["Süddeutschen Zeitung"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Auf einer Pressekonferenz sprach sie.", ["Pressekonferenz"]),
        ("Auf Pressekonferenzen sprach sie.", ["Pressekonferenz"]),
        ("In einem offenen Brief stand es.", ["Brief"]),
        ("Einem Brief der Bahn zufolge ist es so. Der Brief kam spät.", ["Brief"]),
        ("Vor Journalisten sprach er.", ["Journalisten"]),
        ("Am Rande des Gipfels sprach er.", ["Gipfel"]),
        ("Auf der Münchner Sicherheitskonferenz sprach er.", ["Münchner Sicherheitskonferenz"]),
        ("Vor dem Landgericht Wiener Neustadt sprach er.", ["Landgericht Wiener Neustadt"]),
        ("In den sozialen Netzwerken stand es.", ["soziale Netzwerke"]),
        ("In der ersten Folge ihres Podcasts sprach er.", ["Podcast"]),
        ("Ein Bild ihres Podcasts hing da.", []),
        ("Es war ein Brief, in dem er bat.", ["Brief"]),
        ("Nach der Pressekonferenz ging sie.", []),
        ("Unmittelbar vor dem Gipfel ging sie.", []),
        ("Er stellte es in Abrede.", []),
        ("Es lag bei der Post.", []),
    ],
)
def test_places(text: str, wanted: list[str]) -> None:
    assert [p.name for p in places(text)] == wanted


def test_longest_last_part_decides() -> None:
    assert nouns_of("Vorurteil", "Vorurteil")["carrier"].use == "none"


# ---------------------------------------------------------------- invariants


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_lookup_takes_any_string(words: str) -> None:
    load().lookup(words)


@given(
    st.lists(
        st.sampled_from(["Bild", "X", "„", "“", "-", "auf", "der", "Zeitung", "ARD", ".", " ", "\n"]),
        max_size=25,
    )
)
def test_names_lie_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for found in named(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert text[found.span.start].isalnum()


@given(st.sampled_from(load().entries))
def test_a_name_is_its_own_form(entry: ChannelEntry) -> None:
    words = fold_words(entry.name)
    assert same_name_words(words, words)


def test_every_entry_is_found_by_its_own_name() -> None:
    table: ChannelTable = load()
    assert [e.name for e in table.entries if table.lookup(e.name) != e] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("„Wir sparen“, sagte Minister Timo Lang im ZDF-„heute journal“.", "heute-journal"),
        ("„Das war Pech“, sagte Trainer Uwe Rahn am Sky-Mikrofon.", "Sky"),
        ('Trainer Uwe Rahn erklärte gegenüber der "Bild"-Zeitung: "Ich bleibe."', "Bild"),
        ("„Ich habe gelogen“, sagte Jule Pohl im Podcast „Lage im Keller“.", "Lage im Keller"),
        ("Wirt Hias Huber sperrt zu (\"Heute\" berichtete). „Es reicht mir“, sagt der Wirt dem Blatt.", "Heute"),
        ("„Sie lügen“, schreibt die Sängerin in Jo Kramers Buch Last Train Home.", "Buch"),
        ("„Das ist Betrug“, sagte Staatsanwältin Mia Rau am Ende der Verhandlung.", "Verhandlung"),
        ("„Ich gehe“, twitterte Elon Musk.", "Twitter"),
        ("„Der Kran steht“, sagte Bauleiter Ole Behn dieser Zeitung.", "Zeitung"),
        ("„Der Kran steht“, sagte Bauleiter Ole Behn gegenüber dem »Wendland-Boten«.", "Wendland-Bote"),
        ("„Der Kran steht“, sagte Bauleiter Ole Behn an der Bürgerversammlung.", "Bürgerversammlung"),
        ("„Der Kran steht“, sagte Bauleiter Ole Behn vor den Medien.", "Medien"),
        ("„Der Kran steht“, sagte Bauleiter Ole Behn im Rat.", "Rat"),
        ("„Der Kran steht“, so Bauleiter Ole Behn zur „Rheinpost“.", "Rheinpost"),
        ("Der Kran müsse weg, heißt es in der Entscheidung.", "Entscheidung"),
        ("Bauleiter Ole Behn blieb im Hafenmagazin dabei. „Der Kran steht“, schreibt er dort.", "Hafenmagazin"),
        ("„Der Kran steht“, verspricht Bauleiter Ole Behn der „Rheinpost“.", "Rheinpost"),
        ("Der Stern zitiert einen Maurer mit dem Satz: „Der Kran steht seit Mai.“", "Stern"),
        ("„Der Kran stand schief“, schreibt Bauleiter Ole Behn in „Lotrecht“.", "Lotrecht"),
        ("„Der Kran steht“, beteuerte Bauleiter Ole Behn am Landgericht.", "Landgericht"),
        ("„Der Kran steht“, sagte der CSU-Chef der „Rheinpost“.", "Rheinpost"),
        ("„Der Kran steht“, sagte ein Schlussmann der „Rheinpost“.", "Rheinpost"),
        ("„Der Kran steht“, sagte der Präsident des Bauverbands der „Rheinpost“.", "Rheinpost"),
        ("„Der Kran steht“, so Ole Behn, der Bauleiter, am Montag im NDR.", "NDR"),
        ("„Der Kran steht“, so der Bauleiter, Dr. Ole Behn, in einer Mitteilung.", "Mitteilung"),
        ("„Der Kran steht“, kritisierte der Sprecher im ZDF.", "ZDF"),
        ("„Der Kran steht“, sagte Bauleiter Ole Behn auf Anfrage dem NDR.", "NDR"),
        ("„Schief“, schrieb Bauleiter Ole Behn auf X unter einen Beitrag der „Rheinpost“.", "X"),
        ("„Schief“, antwortete Bauleiter Ole Behn auf X auf einen Artikel des „Nordboten“.", "X"),
        ("„Schief“, schreibt Bauleiter Ole Behn in einem Beitrag der „Rheinpost“.", "Rheinpost"),
        ("Im „Zeit“-Feuilleton schrieb Bauleiter Ole Behn, der Kran stehe.", "Die Zeit"),
        ("Im Sportteil der „Rheinpost“ schrieb Bauleiter Ole Behn, der Kran stehe.", "Rheinpost"),
        ("„Der Kran steht“, gab Bauleiter Ole Behn im „Bild“-Podcast „Spätschicht“ zu.", "Spätschicht"),
        ("In der SWR-Landesschau sagte Bauleiter Ole Behn, der Kran stehe.", "SWR"),
        ("„Der Kran steht“, sagte Bauleiter Ole Behn im Interview der Woche des Deutschlandfunks.", "Deutschlandfunk"),
        ("„Der Kran steht“, schrieb Bauleiter Ole Behn auf seinem Sprachrohr Truth Social.", "Truth Social"),
        ("„Der Kran steht“, sagte der Bund der Bauleiter der „Rheinpost“.", "Rheinpost"),
        ("„Der Kran steht“, sagte der Präsident des Verbands der Bauindustrie der „Rheinpost“.", "Rheinpost"),
        ("Im RTL/ntv-„Frühstart“ sagte Bauleiter Ole Behn, der Kran stehe.", "Frühstart"),
        ("In der neuen Folge des Podcasts „Lotrecht“ sagte Bauleiter Ole Behn, der Kran stehe.", "Lotrecht"),
        ("In der jüngsten Folge von „Lotrecht“ sagte Bauleiter Ole Behn, der Kran stehe.", "Lotrecht"),
        ("In der Sendung „Wer hat das gebaut?“ sagte Bauleiter Ole Behn, der Kran stehe.", "Wer hat das gebaut?"),
    ],
)  # fmt: skip
def test_forms(extractor: Extractor, text: str, wanted: str) -> None:
    channel = extractor.extract(text).quotes[-1].channel
    assert channel is not None
    assert channel.name == wanted


def test_what_somebody_is_asked_names_no_channel(extractor: Extractor) -> None:
    for text in (
        "Auf die Frage, ob sie im falschen Film sei, sagte Ute Rau: „Ja.“",
        "Auf die Frage einer Reporterin des NDR sagte Ute Rau: „Ja.“",
        "In ihrer Rolle als Kolumnistin der „Rheinpost“ sagte Ute Rau: „Ja.“",
        "Auf der Party des Jahres des NDR sagte Ute Rau: „Ja.“",
    ):
        (quote,) = extractor.extract(text).quotes
        assert quote.channel is None


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("„Ja“, sagte Ute Rau unserer Zeitung.", "Zeitung"),
        ("„Ja“, sagte Ute Rau dieser Redaktion.", "Redaktion"),
        ("„Ja“, schrieb Ute Rau der Redaktion.", None),
        ("Nach Informationen dieser Redaktion hält der Damm.", None),
        ("Rau las die „Rheinpost“. „Ja“, sagte sie dieser Redaktion.", "Redaktion"),
    ],
)
def test_the_paper_itself(extractor: Extractor, text: str, channel: str | None) -> None:
    (quote,) = extractor.extract(text).quotes
    assert (quote.channel.name if quote.channel else None) == channel


def test_a_firm_is_not_the_papers(extractor: Extractor) -> None:
    """*das Unternehmen der „Zeit“* was read as one phrase."""
    (quote,) = extractor.extract("Das Werk schließt, wie das Unternehmen der „Zeit“ bestätigte.").quotes
    assert quote.speaker is not None
    assert quote.speaker.name == "Unternehmen"
    assert quote.channel is not None
    assert quote.channel.name == "Die Zeit"
