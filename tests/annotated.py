"""What the scripts share that measure the library against hand annotations of corpus articles.

The annotations are rows of offsets and names; the articles themselves (German News Quotation Attribution data,
Wikinews development set) are not part of this repository: JSON files with ``documentName`` and ``originalText``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from quoteattr import Document, Extractor, Quote
from quoteattr.mark_table import marks

DATA = Path(__file__).parent / "data"
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
        while first > start and document.text[first - 1] in marks():
            first -= 1
        while last < end and document.text[last] in marks():
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


def print_figures(about: str | None, measure: Callable[..., Mapping[str, float]]) -> None:
    """The command line of a script that measures a folder: its figures, and with ``--errors`` each mistake."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    for name, value in measure(arguments.folder, errors=arguments.errors).items():
        print(f"{name:16} {value:.1f}")
