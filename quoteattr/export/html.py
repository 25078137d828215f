"""One self-contained web page: the text with its quotations marked, and beside it who said each and where.

The page loads nothing, runs no script, follows the reader's choice of light or dark, and links every mark
with its entry, so that a keyboard is enough. Everything that comes from the text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from itertools import pairwise

from quoteattr.export.characters import for_xml
from quoteattr.export.titled import Titled, titled
from quoteattr.quote import Document, Mode, Polarity, Quote, Resolution, Speaker

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quotations</title>
<style>
{style}</style>
</head>
<body>
"""
_TAIL = "</body>\n</html>\n"


def html(documents: Iterable[Document | Titled]) -> Iterator[str]:
    """A page with one section for each document, in pieces."""
    style = (files("quoteattr.export") / "page.css").read_text(encoding="utf-8")
    yield _HEAD.format(style=style)
    for number, item in enumerate(titled(documents), 1):
        yield _section(number, item)
    yield _TAIL


def _section(number: int, item: Titled) -> str:
    quotes = item.document.quotes
    ids = [f"d{number}q{index}" for index in range(1, len(quotes) + 1)]
    heading = "" if item.title is None else f"<h2>{_safe(item.title)}</h2>\n"
    entries = "".join(_entry(id_, quote) for id_, quote in zip(ids, quotes, strict=True))
    return (
        f"<article>\n{heading}"
        f'<div class="text" lang="de">{_marked(item.document, ids)}</div>\n'
        f'<aside aria-label="Quotations"><ol>\n{entries}</ol></aside>\n'
        "</article>\n"
    )


def _marked(document: Document, ids: list[str]) -> str:
    """The text in pieces: each is marked for the innermost quotation that covers it."""
    text, quotes = document.text, document.quotes
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for index, quote in enumerate(quotes):
        for segment in quote.segments:
            if segment:
                opening.setdefault(segment.start, []).append(index)
                closing.setdefault(segment.end, []).append(index)
    pieces: list[str] = []
    active: list[int] = []
    linked: set[int] = set()
    for start, end in pairwise(sorted({0, len(text), *opening, *closing})):
        for index in closing.get(start, ()):
            active.remove(index)
        for index in opening.get(start, ()):
            active.append(index)
            if index not in linked:
                linked.add(index)
                pieces.append(_link(ids[index]))
        piece = _safe(text[start:end])
        if active:
            inner = active[-1]
            pieces.append(f'<mark class="{quotes[inner].kind.value}">{piece}</mark>')
        else:
            pieces.append(piece)
    return "".join(pieces)


def _link(id_: str) -> str:
    number = id_.partition("q")[2]
    return f'<sup id="{id_}"><a href="#{id_}e" aria-label="quotation {number}">{number}</a></sup>'


def _entry(id_: str, quote: Quote) -> str:
    number = id_.partition("q")[2]
    rows = [("how", _how(quote))]
    if quote.addressee is not None:
        rows.append(("to", _name(quote.addressee)))
    if quote.channel is not None:
        inherited = ", inherited" if quote.channel.inherited else ""
        rows.append(("via", f"{_safe(quote.channel.name)} ({quote.channel.kind.value}{inherited})"))
    rows.append(("sure", f"{quote.confidence:.0%}"))
    facts = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in rows)
    who = "not named" if quote.speaker is None else _name(quote.speaker)
    return (
        f'<li id="{id_}e" class="{quote.kind.value}"><a href="#{id_}">{number}</a> '
        f'<span class="who">{who}</span><dl>{facts}</dl></li>\n'
    )


def _how(quote: Quote) -> str:
    facts = [] if quote.cue is None else [f'<span lang="de">{_safe(quote.cue.text)}</span>']
    facts.append(quote.kind.value.replace("_", " "))
    if quote.mode in (Mode.WRITING, Mode.THOUGHT):
        facts.append(quote.mode.value)
    if quote.polarity is not Polarity.ASSERTED:
        facts.append(quote.polarity.value)
    return ", ".join(facts)


def _name(speaker: Speaker) -> str:
    name = _safe(speaker.name)
    if speaker.resolution is Resolution.NAME or speaker.mention is None:
        return f"{name} ({_safe(speaker.position)})" if speaker.position else name
    return f'{name} <span class="soft" lang="de">„{_safe(speaker.mention.text)}“</span>'


def _safe(words: str) -> str:
    return for_xml(escape(words))
