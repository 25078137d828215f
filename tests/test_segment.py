"""Sentences and words: one small text a rule, and what must hold for every text."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.full_stops import attach_full_stops
from quoteattr.mark_scan import UNSEEN
from quoteattr.marks import find_pairs
from quoteattr.segment import segment
from quoteattr.tables import read_table
from quoteattr.tokens import tokenise
from quoteattr.word_lists import words as words_of_list


def sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in segment(text, find_pairs(text))]


def words(text: str) -> list[str]:
    return [word.of(text) for sentence in segment(text, find_pairs(text)) for word in sentence.words]


# A bar stands for the space between two sentences; a broken bar is taken out before the text is split.
@pytest.mark.parametrize(
    "example",
    [
        # Quotation marks.
        "„Das ist gut.“|Die Sprecherin ging.",
        "„Ist das gut?“, fragte er.|Sie nickte.",
        "„Das ist gut!“ rief Meier.|Sie nickte.",
        "„Das geht nicht. Wir bleiben hier!“, rief Ute.|„Nie und nimmer.“|Dann ging sie.",
        "Er sagte: „Wir kommen. Bald.“|Weiter ging es nicht.",
        "Er sagte „Wir kommen.“ und ging.",
        "Die Show „Wer weiß es?“ läuft, „Was nun?“ auch.",
        '"Das ist gut."|Sie ging.',
        "»Wirklich?«|Der Minister schwieg.",
        "„Wir kommen.“|– „Wann?“|– „Morgen.“",
        "„Er rief ‚Halt!‘ Dann lief er“, sagte Ute.",
        "„Wir fangen an.\n\n„Dann bauen wir.“|Sie ging.",
        # Colon and semicolon do not end a sentence.
        "Die Lage ist klar: Der Hafen bleibt.|Das freut alle.",
        "Er kam; sie ging.",
        # Lines.
        "Streit um den Hafen¦\nDie Stadt plant neu¦\r\n\r\nFoto: Max Muster¦\u2028Ende",
        "Der Hafen¦\n▶︎ Was er kostet: viel.|▶︎ Was er bringt: wenig.",
        # Glued together.
        "Erster Streit?¦Müller kritisiert den Plan.",
        "Es geht um Profit.¦AboAbonnieren",
        "Er ging (dpa).¦Dann kam sie.¦„Ja“, sagte er.",
        "Das Team der AG.¦Es wuchs seit 2004.¦Dann nicht mehr.",
        # Abbreviations and initials before a capital letter.
        "Das sagte Karl-H. Brock am Montag.|Er ging.",
        "Viele, z. B. Die Linke, kamen.",
        "Er kommt aus den U.S.A.|Dort lebt er.",
        # Numbers.
        "Am 21. Januar tagte der 3. Senat.|Das war im Jahr 2011.|Danach nie mehr.",
        "Am 5.3.2024.|Im 19. Jh. war es das 3. Mal.|Seit seinem 100. Geburtstag.",
        "Auf Platz 3.|Trainer Meier freut sich.",
        "1. Die Steuern sinken.|2. Die Renten steigen.",
        "Bis zum 30. „Tag der Häfen“ blieb es ruhig.",
        "Er traf in der (84.) Minute.|Um 20.15 Uhr war Schluss.",
        "Papst Johannes Paul II. sprach.|Dann kam Karl V.|Der Rest schwieg.",
        # Abbreviations.
        "Dr. h. c. Anna Groß, z. B., kam u. a. mit Prof. Rau.|Sie sprach.",
        "Ca. 3,5 Mio. Euro bzw. 2 Mrd. Dollar.|Es kostet 5 Mio.|Die Stadt zahlt.",
        "Siehe Nr. 5, Abs. 2, Art. 3 ff. und S. 12.|Das ist Fleisch dieser Art.|Sie gilt.",
        "Er lebt in St. Gallen, Schillerstr. 5.|Hans M. schwieg.",
        "Der Anfang war um 1500 v. Chr. im Süden.|Der Oberst a. D.|Die Partei dankt.",
        "Am Mo., 3. Feb. 2025, usw.|Die Sitzung begann.",
        "J. K. Rowling und George W. Bush kamen.|Vitamin C.|Die Studie überzeugt.",
        "Tempo 5 km/h.|Der Rest stand.|Sie lief 10 km.|Müller lief mit.",
        # Dots.
        "Er kam ...|Und ging …|Dann war Ruhe… und Stille.",
        "„Es war so. […] Wir wussten es“, sagte er.",
        # Brackets.
        "Er kam (niemand sah ihn!).|Dann ging er.|(mit dpa)",
        "(Er kam.)|Dann ging er.",
        # Addresses and names.
        "Mehr auf www.example.com.|Und bei ver.di, E.ON und space.example.org.|Yahoo! schwieg.",
        "Sie nutzt ihr neues Gerät.|iPhone heißt es.",
    ],
)
def test_where_sentences_end(example):
    text = example.replace("|", " ").replace("¦", "")
    assert sentences(text) == [part.strip() for part in example.replace("¦", "|").split("|")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Bild“-Zeitung", "„ Bild “ -Zeitung"),
        ("US-Präsident, Such- und Rettungsdienst", "US-Präsident , Such- und Rettungsdienst"),
        ("Politiker:innen Lehrer*innen Bürger_innen Kolleg/innen Schüler(innen) jede:r", None),
        ("gibt's Hans' d’Ivoire ’n ’68", None),
        ("1.000,50 € 3,5 % 20.15 20:15 21.01.2025 1:0", None),
        ("20% (plus)", "20 % ( plus )"),
        ("5%-Hürde 100,- €", None),
        ("https://example.org/a?b=c. Ja", "https://example.org/a?b=c . Ja"),
        ("info@example.org, @meier #hafen", "info@example.org , @meier #hafen"),
        ("t-online.de ver.di E.ON H&M CDU/CSU de.example.org", None),
        ("Nein?! Ja!!! ... --- +++", "Nein ?! Ja !!! ... --- +++"),
        ("▶︎ Was 👩‍👧 🇩🇪", None),
        ("Sonder\u00adzug \ufeffDer", "Sonder\u00adzug Der"),
        ("z. B. z.B. Dr. 3. Mai II.", "z. B. z.B. Dr. 3. Mai II."),
        ("SPD/Grünen km/h", "SPD / Grünen km / h"),
        ("0631-4711", "0631 - 4711"),
    ],
)
def test_words(text, expected):
    assert words(text) == (text if expected is None else expected).split(" ")


def test_each_mark_is_a_word():
    assert words("Sie rief: »Er sagte ›Nein‹.«") == [
        "Sie",
        "rief",
        ":",
        *"»",
        "Er",
        "sagte",
        *"›",
        "Nein",
        *"‹.«",
    ]
    assert words("''Ja''") == ["''", "Ja", "''"]


def test_paragraphs_are_counted_without_blank_lines():
    text = "Eins. Zwei.\n\n  \nDrei.\n„Vier.\nFünf.“\nSechs."
    assert [sentence.paragraph for sentence in segment(text, find_pairs(text))] == [0, 0, 1, 2, 4]


PIECES = [
    *"„“”»«\"'‚‘’().,:;!?…-–\n▶[] \u00a0\u00ad\ufeff\x00\x1c\ud800",
    *(
        "Der",
        "er",
        "Dr",
        "z",
        "B",
        "3",
        "II",
        "U.S.",
        "Meier",
        "http://a.de",
        "a@b.de",
        "👩‍👧",
        "innen",
        "…]",
    ),
]
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(TEXTS)
def test_every_visible_character_is_in_exactly_one_word(text):
    pairs = find_pairs(text)
    found = segment(text, pairs)
    end = 0
    for sentence in found:
        assert sentence.words
        assert (sentence.start, sentence.end) == (sentence.words[0].start, sentence.words[-1].end)
        for word in sentence.words:
            assert end <= word.start < word.end
            assert all(_is_blank(character) for character in text[end : word.start])
            end = word.end
    assert all(_is_blank(character) for character in text[end:])
    assert [sentence.paragraph for sentence in found] == sorted(sentence.paragraph for sentence in found)


@given(TEXTS)
def test_no_sentence_ends_inside_a_pair(text):
    pairs = find_pairs(text)
    found = segment(text, pairs)
    for pair in pairs:
        assert sum(s.start <= pair.outer.start and pair.outer.end <= s.end for s in found) == 1
        marks = {(mark.start, mark.end) for mark in pair.marks}
        assert marks <= {(word.start, word.end) for sentence in found for word in sentence.words}


def _is_blank(character: str) -> bool:
    return character.isspace() or UNSEEN.match(character) is not None


@pytest.mark.parametrize(
    "unit", ["a", "a ", ".", ". ", "(", ") ", "“ ", "– ", "A. ", "1. ", "a-", "[…] ", "„a", "a@"]
)
def test_a_long_line_takes_linear_time(unit):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        segment(text, find_pairs(text))
        return time.process_time() - started

    # One of three: a pause of the garbage collector is not the splitter's time.
    assert any(seconds(32_000) < 0.3 + 12 * seconds(8_000) for _ in range(3))


def test_a_megabyte_without_a_full_stop():
    text = "der Hafen bleibt ein Streitfall und " * 28_000
    assert len(segment(text, find_pairs(text))) == 1


def test_full_stops_that_are_kept_apart():
    text = "Es endete 0:0. Am 30. Die Zahl 5."
    joined, ends = attach_full_stops(text, list(tokenise(text)))
    assert [word.of(text) for word in joined] == "Es endete 0:0 . Am 30 . Die Zahl 5 .".split()
    assert ends == {}


def test_tables_hold_no_row_twice_and_only_known_values():
    rows = read_table("abbreviations", ("form", "end"))
    assert len({row["form"] for row in rows}) == len(rows)
    assert {row["end"] for row in rows} == {"no", "maybe", "number", "date"}
    assert all(row["form"].endswith(".") and " " not in row["form"] for row in rows)
    assert all(word[0].isupper() for word in words_of_list("sentence-opener"))


@pytest.mark.corpus
@pytest.mark.slow
def test_the_measured_figures_do_not_fall(corpus, root):
    command = [sys.executable, "-m", "tests.measure_segmentation", str(corpus / "dev")]
    shown = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    figures = {name: float(figure) for name, figure in re.findall(r"(\w+): F1 ([\d.]+)", shown)}
    assert figures["sentences"] >= 98.5
    assert figures["tokens"] >= 99.8


def test_the_platform_x_is_no_initial() -> None:
    text = "Das schrieb er auf X. Senator Rocha antwortete ihm."
    assert [text[s.start : s.end] for s in segment(text, find_pairs(text))] == [
        "Das schrieb er auf X.",
        "Senator Rocha antwortete ihm.",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("„Wir gehen.“ – Minister Karl Voss\nEr ging.", "„Wir gehen.“ – Minister Karl Voss"),
        ("„Nein.“ – „Doch.“ Er ging.", "„Nein.“"),
        ("Er ging. − Foto: Karl Voss", "Er ging."),
    ],
)
def test_signatures(text, first):
    sentence = segment(text, find_pairs(text))[0]
    assert text[sentence.start : sentence.end] == first


def test_signatures_take_linear_time():
    def seconds(size):
        text = "„a.“ – A B " * (size // 11)
        pairs = find_pairs(text)
        started = time.process_time()
        segment(text, pairs)
        return time.process_time() - started

    assert seconds(40_000) < 0.3 + 12 * seconds(10_000)
