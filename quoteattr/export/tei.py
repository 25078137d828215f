"""TEI P5: the text with its quotations as ``said`` elements, and who said them in the header. Needs ``quoteattr[tei]``.

``who`` and ``toWhom`` point at a list of persons and organisations, ``source`` at a list of channels, ``direct`` tells
direct speech from the rest, ``n`` the kind. A quotation of several parts is a chain of elements that are linked by
``next`` and ``prev``, and so are the pieces of one that would cross another (TEI P5 Guidelines, 17.5 and 21.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from quoteattr.export.characters import for_xml
from quoteattr.export.titled import Titled, titled
from quoteattr.extras import extra
from quoteattr.quote import ChannelKind, Document, Quote, QuoteKind, Speaker, SpeakerKind, distinct

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SEX = {"female": "F", "male": "M"}

Piece: TypeAlias = tuple[int, int, int]
"""Start, end, and the number of the quotation."""


def tei(documents: Iterable[Document | Titled]) -> Iterator[str]:
    """A ``teiCorpus`` with one ``TEI`` element a document, in pieces."""
    with extra("tei", "lxml"):
        from lxml import etree

    yield "<?xml version='1.0' encoding='UTF-8'?>\n"
    yield f'<teiCorpus xmlns="{NAMESPACE}">\n'
    yield etree.tostring(_header("Quotations"), encoding="unicode") + "\n"
    for number, item in enumerate(titled(documents), 1):
        yield etree.tostring(element(item.document, item.title, f"d{number}."), encoding="unicode") + "\n"
    yield "</teiCorpus>\n"


def element(document: Document, title: str | None = None, prefix: str = "") -> _Element:
    """The ``TEI`` element of one document; every ``xml:id`` in it begins with *prefix*."""
    with extra("tei", "lxml"):
        from lxml import etree

    people = {_key(who): f"{prefix}s{number}" for number, who in enumerate(_people(document), 1)}
    channels = {(c.name, c.kind): f"{prefix}c{number}" for number, c in enumerate(document.channels, 1)}
    root = etree.Element(f"{{{NAMESPACE}}}TEI", nsmap={None: NAMESPACE})
    root.append(_header(title or "Untitled", document, people, channels))
    body = _in(_in(root, "text", {_LANG: "de"}), "body")
    _fill(_in(body, "ab", {_SPACE: "preserve"}), document, prefix, people, channels)
    return root


def _people(document: Document) -> tuple[Speaker, ...]:
    """Everybody who speaks or is spoken to, once."""
    return distinct(who for quote in document.quotes for who in (quote.speaker, quote.addressee))


def _key(who: Speaker) -> tuple[str, SpeakerKind]:
    return who.name, who.kind


def _in(
    parent: _Element, tag: str, attributes: Mapping[str, str] | None = None, words: str | None = None
) -> _Element:
    from lxml import etree

    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", dict(attributes or {}))
    if words is not None:
        child.text = for_xml(words)
    return child


def _header(
    title: str,
    document: Document | None = None,
    people: Mapping[tuple[str, SpeakerKind], str] | None = None,
    channels: Mapping[tuple[str, ChannelKind], str] | None = None,
) -> _Element:
    from lxml import etree

    header = etree.Element(f"{{{NAMESPACE}}}teiHeader", nsmap={None: NAMESPACE})
    file = _in(header, "fileDesc")
    _in(_in(file, "titleStmt"), "title", words=title)
    _in(_in(file, "publicationStmt"), "p", words="Quotations found by quoteattr.")
    source = _in(file, "sourceDesc")
    if channels and document is not None:
        listed = _in(source, "listBibl")
        for channel in document.channels:
            entry = _in(
                listed, "bibl", {_ID: channels[channel.name, channel.kind], "type": channel.kind.value}
            )
            _in(entry, "title", words=channel.name)
    else:
        _in(source, "p", words=title)
    if people and document is not None:
        described = _in(_in(header, "profileDesc"), "particDesc")
        listed = _in(described, "listPerson")
        for who in _people(document):
            _describe(listed, who, people[_key(who)])
    return header


def _describe(listed: _Element, who: Speaker, id_: str) -> None:
    if who.kind is not SpeakerKind.PERSON:
        group = _in(listed, "personGrp", {_ID: id_, "role": who.kind.value})
        _in(group, "name", words=who.name)
        return
    sex = {"sex": _SEX[who.gender]} if who.gender in _SEX else {}
    person = _in(listed, "person", {_ID: id_, **sex})
    _in(person, "persName", words=who.name)
    if who.role is not None:
        _in(person, "occupation", words=who.role)
    if who.affiliation is not None:
        _in(_in(person, "affiliation"), "orgName", words=who.affiliation)


def _fill(
    block: _Element,
    document: Document,
    prefix: str,
    people: Mapping[tuple[str, SpeakerKind], str],
    channels: Mapping[tuple[str, ChannelKind], str],
) -> None:
    """The text with an element for every piece of a quotation."""
    pieces = list(nested(document.quotes))
    chains: dict[int, list[int]] = {}
    for at, (_, _, number) in enumerate(pieces):
        chains.setdefault(number, []).append(at)
    ids = {
        at: f"{prefix}q{number}.{part}" for number, ats in chains.items() for part, at in enumerate(ats, 1)
    }
    links: dict[int, dict[str, str]] = {at: {} for at in ids}
    for ats in chains.values():
        for left, right in pairwise(ats):
            links[left]["next"], links[right]["prev"] = f"#{ids[right]}", f"#{ids[left]}"
    edges = sorted({0, len(document.text), *(edge for start, end, _ in pieces for edge in (start, end))})
    opening: dict[int, list[int]] = {}
    for at, (start, _, _) in enumerate(pieces):
        opening.setdefault(start, []).append(at)
    stack: list[tuple[int, _Element]] = [(len(document.text) + 1, block)]
    for start, end in pairwise(edges):
        while stack[-1][0] <= start:
            stack.pop()
        for at in opening.get(start, ()):
            quote = document.quotes[pieces[at][2]]
            attributes = {_ID: ids[at], **_attributes(quote, people, channels), **links[at]}
            stack.append((pieces[at][1], _in(stack[-1][1], "said", attributes)))
        _append(stack[-1][1], for_xml(document.text[start:end]))


def _append(parent: _Element, words: str) -> None:
    """Append *words* to what *parent* has already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def _attributes(
    quote: Quote,
    people: Mapping[tuple[str, SpeakerKind], str],
    channels: Mapping[tuple[str, ChannelKind], str],
) -> dict[str, str]:
    found = {
        "direct": "true" if quote.kind is QuoteKind.DIRECT else "false",
        "n": quote.kind.value,
        "cert": f"{quote.confidence:.4f}",
    }
    if quote.speaker is not None:
        found["who"] = f"#{people[_key(quote.speaker)]}"
    if quote.addressee is not None:
        found["toWhom"] = f"#{people[_key(quote.addressee)]}"
    if quote.channel is not None:
        found["source"] = f"#{channels[quote.channel.name, quote.channel.kind]}"
    return found


def nested(quotes: Iterable[Quote]) -> Iterator[Piece]:
    """The segments of all quotations as pieces that nest, ordered by start, the longer one first: where two would cross,
    the later one is cut in two."""
    waiting = [
        (segment.start, -segment.end, number)
        for number, quote in enumerate(quotes)
        for segment in quote.segments
    ]
    heapify(waiting)
    open_ends: list[int] = []
    while waiting:
        start, negative, number = heappop(waiting)
        end = -negative
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if open_ends and end > open_ends[-1]:
            heappush(waiting, (open_ends[-1], -end, number))
            end = open_ends[-1]
        open_ends.append(end)
        yield start, end, number
