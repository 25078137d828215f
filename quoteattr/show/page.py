"""One self-contained web page: the text with its quotations marked, and beside it who said each and where.

The page loads nothing: a content security policy allows its own style and its own script, by their hashes, and nothing
else. It follows the reader's choice of light or dark, distinguishes kinds by lines as well as by colours, links every mark
with its card so that a keyboard is enough, and is complete without the script, which filters by speaker and channel.
Everything that comes from the text is escaped.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from importlib.resources import files

from attrs import frozen

from quoteattr.export.characters import REPLACEMENT, for_xml
from quoteattr.export.parts import named
from quoteattr.export.titled import Titled, titled
from quoteattr.quote import Document, Quote, QuoteKind, Speaker
from quoteattr.show.interface import words
from quoteattr.show.pieces import PARTS, Piece, manner, paragraphs, stand_in

_BIDI = {
    code: REPLACEMENT for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
"""Marks that would reverse the order of what is shown."""
_MOST_BUTTONS = 12


@frozen
class _Page:
    """What every part of a page needs: the words of its language; its speakers and channels in order of first use, each
    with the number of quotations."""

    words: Mapping[str, str]
    counts: Mapping[str, Mapping[str, int]]
    numbers: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, documents: Sequence[Document], lang: str) -> _Page:
        counts: dict[str, Counter[str]] = {"speaker": Counter(), "channel": Counter()}
        for part, who in (
            pair for document in documents for quote in document.quotes for pair in named(quote)
        ):
            if part in counts:
                counts[part][who.name] += 1
        numbers = {part: {name: n for n, name in enumerate(names)} for part, names in counts.items()}
        return cls(words(lang), counts, numbers)

    def data(self, id_: str, quote: Quote) -> str:
        """The attributes by which the script finds a mark or a card."""
        facts = (
            f' data-{part}="{part[0]}{self.numbers[part][who.name]}"'
            for part, who in named(quote)
            if part in self.numbers
        )
        return f' data-quote="{id_}"{"".join(facts)}'


def html(documents: Iterable[Document | Titled], *, lang: str = "en") -> Iterator[str]:
    """A page with one section for each document, in pieces.

    Args:
        documents: documents, with titles or without.
        lang: the language of the page's own words, ``"en"`` or ``"de"``.

    Raises:
        InvalidOption: there are no words in *lang*.
    """
    items = list(titled(documents))
    page = _Page.of([item.document for item in items], lang)
    said = page.words
    head = said["title"] if len(items) != 1 or items[0].title is None else items[0].title
    yield (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_safe(head)}</title>\n<style>{_file('page.css')}</style>\n</head>\n"
        f'<body class="quoteattr">\n<header>\n<h1>{said["title"]}</h1>\n'
        f"{_legend(said)}{_filters(page, items)}</header>\n<main>\n"
    )
    for number, item in enumerate(items, 1):
        yield _section(f"d{number}", item, page)
    yield f"</main>\n<script>{_file('page.js')}</script>\n</body>\n</html>\n"


def fragment(document: Document, *, lang: str = "en") -> str:
    """One document for a notebook cell: the same without script and filters."""
    page = _Page.of([document], lang)
    own = hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest()[:12]  # one page has many cells
    body = _section(f"d{own}", Titled(document), page)
    return f'<div class="quoteattr"><style>{_file("page.css")}</style>\n{_legend(page.words)}{body}</div>\n'


@lru_cache(maxsize=4)
def _file(name: str) -> str:
    return (files("quoteattr.show") / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _policy() -> str:
    def source(name: str) -> str:
        return f"'sha256-{b64encode(hashlib.sha256(_file(name).encode('utf-8')).digest()).decode()}'"

    style, script = source("page.css"), source("page.js")
    return f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


def _legend(said: Mapping[str, str]) -> str:
    kinds = "".join(f'<mark class="{kind.value}">{said[kind.value]}</mark>\n' for kind in QuoteKind)
    parts = "".join(f'<span class="{part}">{said[part]}</span>\n' for part in PARTS)
    return f'<p class="legend" role="group" aria-label="{said["legend"]}">\n{kinds}{parts}</p>\n'


def _filters(page: _Page, items: Sequence[Titled]) -> str:
    said = page.words
    groups = "".join(_buttons(part, page) for part, names in page.counts.items() if names)
    total = sum(len(item.document.quotes) for item in items)
    status = f'<p role="status" data-words="{said["shown"]}">{total} {said["shown"]}</p>\n'
    return f'<div class="filter" hidden>\n{groups}{status}</div>\n'


def _buttons(by: str, page: _Page) -> str:
    """A button for everybody and one for each name, those with most quotations first, the rare ones folded away."""
    said, counts = page.words, page.counts[by]
    everybody = f'<button type="button" data-by="{by}" data-value="" aria-pressed="true">{said["everybody"]}</button>\n'
    names = [
        f'<button type="button" data-by="{by}" data-value="{by[0]}{page.numbers[by][name]}" aria-pressed="false">'
        f"{_bare_name(name)} ({count})</button>\n"
        for name, count in sorted(counts.items(), key=lambda pair: -pair[1])
    ]
    rest = "".join(names[_MOST_BUTTONS:])
    if rest:
        rest = (
            f"<details><summary>{said['more']} ({len(names) - _MOST_BUTTONS})</summary>\n{rest}</details>\n"
        )
    shown = "".join((everybody, *names[:_MOST_BUTTONS]))
    return f"<fieldset><legend>{said[by + 's']}</legend>\n{shown}{rest}</fieldset>\n"


def _section(name: str, item: Titled, page: _Page) -> str:
    document = item.document
    ids = [f"{name}q{index}" for index in range(1, len(document.quotes) + 1)]
    heading = "" if item.title is None else f'<h2><bdi lang="de">{_safe(item.title)}</bdi></h2>\n'
    notes = "".join(
        f'<p class="warning">{page.words["warning"]}: {_safe(note)}</p>\n'
        for note in (*document.warnings, *filter(None, [document.error]))
    )
    rows = "".join(_row(document, row, ids, page) for row in paragraphs(document))
    return f"<article>\n{heading}{notes}{rows}</article>\n"


def _row(document: Document, shown: Sequence[Piece], ids: Sequence[str], page: _Page) -> str:
    """A paragraph and the cards of the quotations that begin in it."""
    marked = "".join(_piece(document, piece, ids, page) for piece in shown)
    cards = "".join(
        _card(ids[n], document.quotes[n], document.text, page) for piece in shown for n in piece.opens
    )
    listed = f'<ol class="cards">\n{cards}</ol>\n' if cards else ""
    return f'<div class="row"><div class="text" lang="de">{marked}</div>\n{listed}</div>\n'


def _piece(document: Document, piece: Piece, ids: Sequence[str], page: _Page) -> str:
    links = "".join(_link(ids[number], page) for number in piece.opens)
    inner = _safe(piece.span.of(document.text))
    if piece.parts:
        inner = f'<span class="{" ".join(piece.parts)}">{inner}</span>'
    if piece.quote is not None:
        quote = document.quotes[piece.quote]
        inner = f'<mark class="{quote.kind.value}"{page.data(ids[piece.quote], quote)}>{inner}</mark>'
    return links + inner


def _link(id_: str, page: _Page) -> str:
    number = id_.partition("q")[2]
    return f'<sup id="{id_}"><a href="#{id_}e" aria-label="{page.words["quotation"]} {number}">{number}</a></sup>'


def _card(id_: str, quote: Quote, text: str, page: _Page) -> str:
    said = page.words
    number = id_.partition("q")[2]
    who = said["not_named"] if quote.speaker is None else _name(quote.speaker)
    facts = [_how(quote, said)]
    if quote.addressee is not None:
        facts.append(f"{said['to']} {_bare_name(quote.addressee.name)}")
    if quote.channel is not None:
        inherited = f" ({said['inherited']})" if quote.channel.inherited else ""
        facts.append(f"{said['via']} {_bare_name(quote.channel.name)}{inherited}")
    reasons = "".join(
        f'<li>{_safe(reason.rule)}: <bdi lang="de">{_safe(reason.span.of(text))}</bdi></li>'
        for reason in quote.evidence
    )
    sure = f'<summary aria-label="{said["sure"]} {quote.confidence:.0%}, {said["why"]}">{quote.confidence:.0%}</summary>'
    return (
        f'<li id="{id_}e" class="{quote.kind.value}"{page.data(id_, quote)}>'
        f'<span class="who"><a href="#{id_}" aria-label="{said["quotation"]} {number}">{number}</a> {who}</span>\n'
        f'<span class="facts">{" · ".join(facts)}</span>\n'
        f"<details>{sure}<ul>{reasons}</ul></details></li>\n"
    )


def _how(quote: Quote, said: Mapping[str, str]) -> str:
    facts = [] if quote.cue is None else [f'<i lang="de"><bdi>{_safe(quote.cue.text)}</bdi></i>']
    return ", ".join((*facts, *(said[value] for value in manner(quote))))


def _name(who: Speaker) -> str:
    name = f"<b>{_bare_name(who.name)}</b>"
    if words := stand_in(who):
        return f"{name} [{_bare_name(words)}]"
    return f'{name} <span lang="de">({_safe(who.position)})</span>' if who.position else name


def _bare_name(name: str) -> str:
    return f'<bdi lang="de">{_safe(name)}</bdi>'


def _safe(shown: str) -> str:
    return for_xml(escape(shown)).translate(_BIDI)
