"""What is noticed in a text before anybody reads it: markup, and another language than German."""

from __future__ import annotations

import pytest
from hypothesis import given

from quoteattr import Document, Extractor
from quoteattr.feed.language import other_language
from quoteattr.feed.markup import HTML_WARNING, MARKDOWN_WARNING, uncover
from quoteattr.feed.wrapping import unwrapped
from quoteattr.testing import check, texts

ENGLISH = (
    "The harbour will grow, said the head of the harbour on Monday. It was not the first time that she had said so, and "
    "it will not be the last of the plans that have been made for this town. “We are the ones who pay,” she said."
)
GERMAN = (
    "Der Hafen wird wachsen, sagte die Chefin des Hafens am Montag. Es war nicht das erste Mal, dass sie das sagte, und es "
    "wird auch nicht das letzte bleiben. „We have to do it“, sagte sie auf Englisch zu den Leuten aus der Stadt."
)


@pytest.mark.parametrize(
    ("text", "bare", "warning"),
    [
        ("<p>„Wir bauen“</p>", "\n\n „Wir bauen“\n\n  ", HTML_WARNING),
        ("„Wir <b>bauen</b>“", "„Wir    bauen    “", HTML_WARNING),
        ("<script>x = '„Nein“'</script>Ja", " " * 29 + "Ja", HTML_WARNING),
        ("**„Wir bauen“**, sagte sie.", "  „Wir bauen“  , sagte sie.", MARKDOWN_WARNING),
        ("_Berlin._ *Ja*", " Berlin.   Ja ", MARKDOWN_WARNING),
    ],
)
def test_markup_is_covered(text: str, bare: str, warning: str) -> None:
    found = uncover(text)
    assert (found.text, found.warnings) == (bare, (warning,))


@pytest.mark.parametrize(
    "text",
    [
        "Leser*innen und Sprecher_in",
        "* „Ja“, sagte sie.\n* „Nein“, sagte er.",
        "(*1950)",
        "3 < 5 und 7 > 6",
        "a <3 b>",
        "5 * 3 * 2",
    ],
)
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert uncover(text).text is text


@given(texts())
def test_offsets_stay_true(text: str) -> None:
    found = uncover(text)
    assert len(found.text) == len(text)
    assert all(a == b or b.isspace() for a, b in zip(text, found.text, strict=True))


WRAPPED = (
    "Die Stadt baut im Mai eine neue Brücke und ein\n"
    "kleines Haus für die Wärterin aus Holz. Der\n"
    "Umweltausschuss prüft die Pläne noch, teilte die\n"
    "Leiterin des Amts am Dienstag mit. Die Bürger\n"
    "sind dafür.\n\n"
    "Das Geld reiche, sagte Vera Holm nach der Sitzung,\n"
    "und zwar bis zum nächsten Jahr."
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\n\f"], ids=ascii)
def test_breaks_of_wrapped_lines_end_no_sentence(extractor: Extractor, end: str) -> None:
    """Windows wraps lines, too, and between two pages of print there is a form feed."""
    lines = WRAPPED.replace("\n", end)
    blank = " " * len(end)
    assert unwrapped(lines) == lines.replace(end * 2, "¶").replace(end, blank).replace("¶", end * 2)
    first, _ = extractor.extract(lines).quotes
    assert first.text.startswith(f"Der{end}Umweltausschuss")
    assert first.speaker is not None
    assert " ".join(first.speaker.mention.text.split()) == "die Leiterin des Amts"


@pytest.mark.parametrize(
    "text",
    [
        "Brücke zu\nDie Stadt sperrt die Brücke.\nvon Vera Holm\nSie ist alt.",
        "- das Dach\n- die Brücke\n- das Haus\n- der Turm",
        "\n".join(
            ("Der Bau beginnt im Mai. " * 7, "und das ist gut", "so oder so", "sagt er immer", "wieder")
        ),
    ],
)
def test_other_line_breaks_stay(text: str) -> None:
    assert unwrapped(text) == text


def test_many_tags_take_linear_time() -> None:
    for scrap in ("<script>", "<p ", "</", "*a", "**", "<p>", "</script>"):
        uncover(scrap * 60_000)


def test_tags_are_nobodys_words(extractor: Extractor) -> None:
    """Defect 25: *<p>* was part of what somebody said, and Markdown hid what was said."""
    html = extractor.extract("<p>„Wir schaffen das“, sagte <b>Anna</b> Berg.</p>")
    markdown = extractor.extract("**„Wir sparen“**, sagte *Anna Berg*.")
    for document, words in ((html, "Wir schaffen das"), (markdown, "Wir sparen")):
        (quote,) = document.quotes
        assert quote.text == words
        assert quote.speaker is not None
        assert quote.speaker.name == "Anna Berg"
        assert document.warnings
        assert Document.from_dict(document.to_dict()) == document
    assert html.quotes[0].speaker is not None
    assert html.quotes[0].speaker.mention is not None
    assert html.quotes[0].speaker.mention.text == "Anna</b> Berg"


@pytest.mark.parametrize(
    ("text", "language"),
    [(ENGLISH, "English"), (GERMAN, None), ("Hello world, how are you?", None), ("", None)],
)
def test_another_language(text: str, language: str | None) -> None:
    assert other_language(text) == language


def test_another_language_is_said_and_not_read(extractor: Extractor) -> None:
    document = extractor.extract(ENGLISH)
    assert document.quotes == ()
    assert document.warnings == ("The text seems to be in English; only German is read.",)
    assert extractor.extract(GERMAN).warnings == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dann \x84Wir gehen\x85\x93, sagte Ina Ohm.", "Wir gehen\x85"),
        ("Dann „Ja.\x85Oder“, sagte Ina Ohm.", "Oder"),
    ],
)
def test_three_dots_of_windows_are_words_and_a_line_break_is_none(text: str, words: str) -> None:
    """U+0085 beside other lost letters is what a reader would see; hypothesis (seed 1019) found blanks at an edge."""
    document = Extractor().extract(text)
    check(document)
    assert document.quotes[0].text == words
