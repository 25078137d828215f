"""TEI P5: the text with its quotations as ``said`` elements, and who said them in the header. Needs ``quoteattr[tei]``.

``who`` and ``toWhom`` point at a list of persons and organisations, ``source`` at a list of channels, ``direct`` tells
direct speech from the rest, ``n`` the kind. A quotation of several parts is a chain of elements that are linked by
``next`` and ``prev``, and so are the pieces of one that would cross another (TEI P5 Guidelines, 17.5 and 21.3).
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from quoteattr.export.characters import for_xml
from quoteattr.export.parts import named
from quoteattr.export.titled import Titled, titled
from quoteattr.extras import extra
from quoteattr.quote import Channel, Document, Quote, QuoteKind, Speaker, SpeakerKind, distinct

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SEX = {"female": "F", "male": "M"}

_POINTERS = {"speaker": "who", "addressee": "toWhom", "channel": "source"}
"""The attribute of ``said`` that points at each."""

Piece: TypeAlias = tuple[int, int, int]
"""Start, end, and the number of the quotation."""
Key: TypeAlias = tuple[bool, str, str]
"""Whether it is a channel, its name and its kind."""
Ids: TypeAlias = Mapping[Key, str]


def tei(documents: Iterable[Document | Titled]) -> Iterator[str]:
    """A ``teiCorpus`` with one ``TEI`` element a document, in pieces."""
    with extra("tei", "lxml"):
        from lxml import etree

    yield "<?xml version='1.0' encoding='UTF-8'?>\n"
    yield f'<teiCorpus xmlns="{NAMESPACE}">\n'
    yield etree.tostring(_header("Quotations", Document(""), {}), encoding="unicode") + "\n"
    for number, item in enumerate(titled(documents), 1):
        yield etree.tostring(element(item.document, item.title, f"d{number}."), encoding="unicode") + "\n"
    yield "</teiCorpus>\n"


def element(document: Document, title: str | None = None, prefix: str = "") -> _Element:
    """The ``TEI`` element of one document; every ``xml:id`` in it begins with *prefix*."""
    with extra("tei", "lxml"):
        from lxml import etree

    ids = {_key(who): f"{prefix}s{number}" for number, who in enumerate(_people(document), 1)}
    ids |= {_key(channel): f"{prefix}c{number}" for number, channel in enumerate(document.channels, 1)}
    root = etree.Element(f"{{{NAMESPACE}}}TEI", nsmap={None: NAMESPACE})
    root.append(_header(title or "Untitled", document, ids))
    body = _in(_in(root, "text", {_LANG: "de"}), "body")
    _fill(_in(body, "ab", {_SPACE: "preserve"}), document, prefix, ids)
    return root


def _people(document: Document) -> tuple[Speaker, ...]:
    """Everybody who speaks or is spoken to, once."""
    return distinct(who for quote in document.quotes for who in (quote.speaker, quote.addressee))


def _key(who: Speaker | Channel) -> Key:
    return isinstance(who, Channel), who.name, who.kind


def _in(
    parent: _Element, tag: str, attributes: Mapping[str, str] | None = None, words: str | None = None
) -> _Element:
    from lxml import etree

    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", dict(attributes or {}))
    if words is not None:
        child.text = for_xml(words)
    return child


def _header(title: str, document: Document, ids: Ids) -> _Element:
    from lxml import etree

    header = etree.Element(f"{{{NAMESPACE}}}teiHeader", nsmap={None: NAMESPACE})
    file = _in(header, "fileDesc")
    _in(_in(file, "titleStmt"), "title", words=title)
    _in(_in(file, "publicationStmt"), "p", words="Quotations found by quoteattr.")
    source = _in(file, "sourceDesc")
    if document.channels:
        listed = _in(source, "listBibl")
        for channel in document.channels:
            entry = _in(listed, "bibl", {_ID: ids[_key(channel)], "type": channel.kind.value})
            _in(entry, "title", words=channel.name)
    else:
        _in(source, "p", words=title)
    if people := _people(document):
        described = _in(_in(header, "profileDesc"), "particDesc")
        listed = _in(described, "listPerson")
        for who in people:
            _describe(listed, who, ids[_key(who)])
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


def _fill(block: _Element, document: Document, prefix: str, ids: Ids) -> None:
    """The text with an element for every piece of a quotation."""
    pieces = deque(nested(document.quotes))
    edges = sorted({0, len(document.text), *(edge for start, end, _ in pieces for edge in (start, end))})
    pieces_of, begun = Counter(number for _, _, number in pieces), Counter[int]()
    stack: list[tuple[int, _Element]] = [(len(document.text) + 1, block)]
    for start, end in pairwise(edges):
        while stack[-1][0] <= start:
            stack.pop()
        while pieces and pieces[0][0] == start:
            _, last, number = pieces.popleft()
            begun[number] += 1
            part, name = begun[number], f"{prefix}q{number}."
            attributes = {_ID: f"{name}{part}", **_attributes(document.quotes[number], ids)}
            attributes |= {"prev": f"#{name}{part - 1}"} if part > 1 else {}
            attributes |= {"next": f"#{name}{part + 1}"} if part < pieces_of[number] else {}
            stack.append((last, _in(stack[-1][1], "said", attributes)))
        _append(stack[-1][1], for_xml(document.text[start:end]))


def _append(parent: _Element, words: str) -> None:
    """Append *words* to what *parent* has already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def _attributes(quote: Quote, ids: Ids) -> dict[str, str]:
    return {
        "direct": "true" if quote.kind is QuoteKind.DIRECT else "false",
        "n": quote.kind.value,
        "cert": f"{quote.confidence:.4f}",
        **{_POINTERS[part]: f"#{ids[_key(who)]}" for part, who in named(quote)},
    }


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
