"""The text and web page formats."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given

from quoteattr import (
    Channel,
    ChannelKind,
    Cue,
    Document,
    Evidence,
    InvalidOption,
    Mention,
    Mode,
    Polarity,
    Quote,
    QuoteKind,
    Resolution,
    Span,
    Speaker,
    render,
)
from quoteattr.export.titled import Titled
from quoteattr.show.page import fragment, html
from quoteattr.show.pieces import pieces
from quoteattr.show.terminal import Style, show
from quoteattr.testing import documents

TEXT = "Sie schrieb Rolf Hinz auf Bluesky, er sei „viel zu spät“."
WHOLE = Quote(
    QuoteKind.INDIRECT,
    "er sei „viel zu spät“",
    (Span(35, 56),),
    verbatim=(Span(43, 55),),
    cue=Cue("schreiben", "schrieb", (Span(4, 11),)),
    frame=(Span(0, 33),),
    speaker=Speaker("Ute Klamm", mention=Mention("Sie", Span(0, 3)), resolution=Resolution.PRONOUN),
    addressee=Speaker("Rolf Hinz", mention=Mention("Rolf Hinz", Span(12, 21))),
    channel=Channel("Bluesky", ChannelKind.SOCIAL, inherited=True),
    mode=Mode.WRITING,
    polarity=Polarity.DENIED,
    confidence=0.75,
    evidence=(Evidence("cue.object-clause", Span(4, 11)),),
)
PART = Quote(QuoteKind.DIRECT, "viel zu spät", (Span(43, 55),), parent=0)
DOCUMENT = Document(TEXT, (WHOLE, PART))


def test_who_to_whom_how_where_and_what() -> None:
    assert show(DOCUMENT, Style(width=79, evidence=True)).splitlines() == [
        " 1  Ute Klamm [Sie] → Rolf Hinz · schrieb · indirect · writing · denied ·",
        "    via Bluesky (social, inherited) · 75%",
        "    er sei „viel zu spät“",
        "    cue.object-clause: schrieb [4:11]",
        "",
        "   2  (not named) · direct · 100%",
        "      „viel zu spät“",
        "",
        "2 quotations, 1 source, 1 channel",
    ]


def test_role_and_affiliation_stand_behind_a_name_that_does_not_tell_them() -> None:
    minister = Speaker("Ute Klamm", role="Ministerin", affiliation="SPD", gender="female")
    assert "Ute Klamm (Ministerin, SPD) ·" in show(
        Document(TEXT, (evolve(PART, parent=None, speaker=minister),))
    )
    nameless = Speaker("Sprecherin der Bahn", role="Sprecherin", affiliation="Bahn")
    assert nameless.position == ""


def test_evidence_is_on_request() -> None:
    assert "cue.object-clause" not in show(DOCUMENT)


@given(documents())
def test_nothing_in_a_text_steers_the_terminal(document: Document) -> None:
    shown = show(document, Style(width=30, evidence=True))
    assert all(char.isprintable() or char == "\n" for char in shown)
    shown.encode("utf-8")


@given(documents())
def test_lines_keep_to_the_width(document: Document) -> None:
    depths: list[int] = []
    for quote in document.quotes:
        depths.append(0 if quote.parent is None else depths[quote.parent] + 1)
    widest = 60 + 2 * max(depths, default=0)
    assert all(len(line) <= widest for line in show(document, Style(width=60, evidence=True)).splitlines())


def test_colour_only_adds_escapes() -> None:
    coloured = show(DOCUMENT, Style(colour=True))
    assert {"\x1b[1m", "\x1b[33m", "\x1b[36m"} < set(re.findall(r"\x1b\[\d+m", coloured))
    assert re.sub(r"\x1b\[\d+m", "", coloured) == show(DOCUMENT)


class Page(HTMLParser):
    """What a browser would make of a page: its text by element, its ids and the targets of its links."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.outside: list[str] = []
        self.marked = ""
        self.text = ""
        self.classes: list[str] = []
        self.texts = 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        values = dict(attrs)
        self.classes = [*self.classes, *((values.get("class") or "").split())]
        self.ids += filter(None, [values.get("id")])
        self.targets += filter(None, [values.get("href")])
        self.outside += [name for name, _ in attrs if name in ("src", "onclick", "onload")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "div" in self.open and not {"sup", "ol", "fieldset", "p"} & set(self.open):
            self.text += data
            self.marked += data if "mark" in self.open else ""


@given(documents())
def test_a_page_is_well_formed_whatever_the_text(document: Document) -> None:
    source = "".join(html([document, Titled(document, "<b>")]))
    source.encode("utf-8")
    page = Page(source)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert not page.outside
    assert all(target.startswith("#") for target in page.targets)


def test_a_page_shows_the_whole_text_and_marks_what_is_quoted() -> None:
    page = Page("".join(html([DOCUMENT])))
    assert page.text.replace("\n", "") == TEXT
    assert page.marked == WHOLE.text
    assert {target.removeprefix("#") for target in page.targets} <= set(page.ids)


def test_a_page_escapes() -> None:
    text = '<script>alert("1")</script> & „<i>“'
    start = text.index("„") + 1
    quote = Quote(QuoteKind.DIRECT, "<i>", (Span(start, start + 3),), speaker=Speaker('<img src="x">'))
    source = "".join(html([Titled(Document(text, (quote,)), "<h4>")]))
    assert source.count("<script") == 1
    assert "<img" not in source
    assert "<i>" not in source
    assert "<h4>" not in source


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x7f", "\x85", "\ud83d"])
def test_a_page_replaces_what_html_cannot_hold(char: str) -> None:
    assert Page("".join(html([Document(f"a{char}b")]))).text.strip() == "a\ufffdb"


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200f"])
def test_nothing_in_a_text_turns_the_page_round(char: str) -> None:
    """Defect 3: marks of direction passed."""
    quote = Quote(QuoteKind.DIRECT, "b", (Span(1, 2),), speaker=Speaker(f"x{char}y"))
    assert char not in "".join(html([Titled(Document(f"ab{char}c", (quote,)), f"t{char}")]))


def test_the_policy_allows_only_the_pages_own_style_and_script() -> None:
    """Defect 3: there was no content security policy."""
    source = "".join(html([DOCUMENT]))
    policy = re.search('Content-Security-Policy" content="([^"]*)"', source)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert "onclick" not in source
    assert " style=" not in source


@given(documents())
def test_pieces_are_the_text(document: Document) -> None:
    found = list(pieces(document, [3, 7] if len(document.text) > 7 else ()))
    assert "".join(piece.span.of(document.text) for piece in found) == document.text
    for piece in found:
        covering = [n for n, q in enumerate(document.quotes) if any(piece.span in s for s in q.segments if s)]
        assert (
            (piece.quote in covering) if covering and piece.span else (piece.quote is None or not piece.span)
        )
    opened = [number for piece in found for number in piece.opens]
    assert len(opened) == len(set(opened))


def test_a_page_in_german() -> None:
    source = "".join(html([DOCUMENT], lang="de"))
    assert '<html lang="de">' in source
    assert "erlebte Rede" in source
    with pytest.raises(InvalidOption, match="lang: expected 'en' or 'de', got 'fr'"):
        next(html([DOCUMENT], lang="fr"))


def test_cues_speakers_and_channels_are_marked() -> None:
    assert {"cue", "speaker", "channel", "indirect", "direct"} <= set(Page("".join(html([DOCUMENT]))).classes)
    named = evolve(WHOLE, channel=Channel("Bluesky", ChannelKind.SOCIAL, Mention("Bluesky", Span(26, 33))))
    assert '<span class="channel">Bluesky</span>' in fragment(Document(TEXT, (named,)))


def test_a_notebook_gets_no_script() -> None:
    shown = DOCUMENT._repr_html_()
    assert "<script" not in shown
    assert Page(shown).marked == WHOLE.text


def test_a_notebook_is_left_as_it_is_and_its_cells_do_not_meet() -> None:
    """The style set variables and the colour scheme of the whole page, and every cell had the same ids."""
    one, other = Page(fragment(DOCUMENT)), Page(fragment(evolve(DOCUMENT, text=DOCUMENT.text + " Ende.")))
    assert one.ids
    assert not set(one.ids) & set(other.ids)
    style = fragment(DOCUMENT).partition("<style>")[2].partition("</style>")[0]
    selectors = re.findall(
        r"^\s*([^@{}\s][^{}]*)\{", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL), re.MULTILINE
    )
    assert [
        selector for selector in selectors for part in selector.split(",") if ".quoteattr" not in part
    ] == []


def test_render_is_one_call() -> None:
    assert render(DOCUMENT) == "".join(html([DOCUMENT]))
    assert render([DOCUMENT, DOCUMENT], "terminal") == f"{show(DOCUMENT)}\n\n{show(DOCUMENT)}"
    for wrong in ("„Ja“, sagte er.", [None]):
        with pytest.raises(TypeError, match="documents are wanted"):
            render(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidOption, match="format: expected 'html' or 'terminal', got 'pdf'"):
        render(DOCUMENT, "pdf")


def test_warnings_stand_on_the_page() -> None:
    assert "Hinweis: Tags &amp; mehr" in "".join(html([Document("a", warnings=("Tags & mehr",))], lang="de"))
