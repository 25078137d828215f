"""What the scripts share that measure the library against hand annotations of corpus articles.

The annotations are rows of offsets and names; the articles themselves (German News Quotation Attribution data,
Wikinews development set) are not part of this repository: JSON files with ``documentName`` and ``originalText``.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from quoteattr import Document, Extractor, Quote

DATA = Path(__file__).parent / "data"
MARKS = "„“”‟\"»«›‹‚‘’'`"
FOUND = 0.5
"""Share of common characters (intersection over union) from which a quotation counts as found."""
NONE = "-"
"""How the annotations write that there is nothing."""


def cells(name: str) -> list[list[str]]:
    """The cells of the rows of a table of annotations, without comments and head line."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def read(folder: Path, names: Collection[str]) -> dict[str, Document]:
    """What the library finds in the articles of *folder* with one of *names*."""
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    articles = [article for article in articles if article["documentName"] in names]
    documents = Extractor().pipe(article["originalText"] for article in articles)
    return {article["documentName"]: document for article, document in zip(articles, documents, strict=True)}


def best_match(document: Document, start: int, end: int) -> tuple[float, Quote | None]:
    """The quotation that shares most characters with ``start..end`` (marks included), and the overlap."""
    best: tuple[float, Quote | None] = (0.0, None)
    for quote in document.quotes:
        first, last = quote.span.start, quote.span.end
        while first > start and document.text[first - 1] in MARKS:
            first -= 1
        while last < end and document.text[last] in MARKS:
            last += 1
        common = min(last, end) - max(first, start)
        overlap = common / (max(last, end) - min(first, start)) if common > 0 else 0.0
        if overlap > best[0]:
            best = (overlap, quote)
    return best


def fold(name: str) -> list[str]:
    """The words of a name, lower case, without marks."""
    return "".join(ch.lower() if ch.isalnum() else " " for ch in name).split()


def same_name(got: str | None, wanted: str | None) -> bool:
    """Equal, or one is the other's last words: *Post*, *Washington Post*."""
    if got is None or wanted is None:
        return got is wanted
    a, b = sorted((fold(got), fold(wanted)), key=len)
    return a == b or (bool(a) and b[-len(a) :] == a and len(a[-1]) > 2)
