"""Annotated articles: reading them, and what a document says in their terms, as sets of token numbers."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrs import field, frozen

from quoteattr.errors import QuoteAttrError
from quoteattr.export.parts import parts as linked
from quoteattr.mark_table import with_marks
from quoteattr.quote import Document, QuoteKind, Span

ROLES = ("speaker", "cue", "frame", "addressee")
KINDS = ("Direct", "Indirect", "FreeIndirect", "IndirectFreeIndirect", "Reported")
"""The kinds of the data; ``IndirectFreeIndirect`` is indirect speech that goes on without a frame."""

_KIND: Mapping[str, str] = {
    QuoteKind.DIRECT: "Direct",
    QuoteKind.FREE_INDIRECT: "FreeIndirect",
    QuoteKind.REPORTED: "Reported",
}

Ids = frozenset[int]


@frozen
class Row:
    """One quotation, annotated or returned, as token numbers. ``rules`` are those that found it and its speaker."""

    kind: str
    quote: Ids
    roles: Mapping[str, Ids]
    confidence: float = 1.0
    rules: tuple[str, ...] = ()


@frozen
class Article:
    """An annotated article. ``starts`` and ``ends`` are the offsets of its tokens, ``ids`` their numbers.

    ``optional`` are quotations that may be found or not; only our own corpus has them.
    """

    name: str
    text: str
    ids: tuple[int, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    rows: tuple[Row, ...] = field(repr=False)
    optional: tuple[Row, ...] = field(default=(), repr=False)

    def under(self, spans: Iterable[Span]) -> Ids:
        """The numbers of the tokens that share a character with one of *spans*."""
        found: set[int] = set()
        for span in spans:
            found.update(self.ids[bisect_right(self.ends, span.start) : bisect_left(self.starts, span.end)])
        return frozenset(found)

    def parts(self, kind: str, segments: Sequence[Span]) -> list[Ids]:
        """The tokens of a quotation; direct speech with its marks and once a part, as the data count it."""
        if kind == QuoteKind.DIRECT:
            return [self.under([with_marks(self.text, segment)]) for segment in segments]
        return [self.under(segments)]

    @property
    def words(self) -> Ids:
        """The numbers of the tokens that are not punctuation."""
        texts = zip(self.ids, self.starts, self.ends, strict=True)
        return frozenset(id_ for id_, start, end in texts if any(map(str.isalnum, self.text[start:end])))

    def show(self, ids: Ids, most: int = 160) -> str:
        """The words behind *ids*, shortened to *most* characters."""
        spans = zip(self.ids, self.starts, self.ends, strict=True)
        return " ".join(self.text[start:end] for id_, start, end in spans if id_ in ids)[:most]


def read_folder(folder: Path, limit: int | None = None) -> list[Article]:
    """The first *limit* articles of *folder* in the order of their file names.

    Raises:
        QuoteAttrError: there is none, or one is not an annotated article.
    """
    paths = sorted(folder.glob("*.json"))[:limit]
    if not paths:
        raise QuoteAttrError(f"no *.json in {folder}")
    return [read_article(path) for path in paths]


def read_article(path: Path) -> Article:
    """The annotated article in the file *path*.

    Raises:
        QuoteAttrError: it is not one.
    """
    with reading(path, "an annotated article"):
        data = json.loads(path.read_text(encoding="utf-8"))
        tokens = data["tokens"]
        return Article(
            name=data["documentName"],
            text=data["originalText"],
            ids=tuple(token["id"] for token in tokens),
            starts=tuple(token["charBegin"] for token in tokens),
            ends=tuple(token["charEnd"] for token in tokens),
            rows=tuple(row for row in map(_annotated, data["annotations"]) if row.quote),
        )


@contextmanager
def reading(path: Path, what: str) -> Iterator[None]:
    """Says of an error that comes up inside which file is damaged, and that it should be *what*.

    Raises:
        QuoteAttrError: there was one.
    """
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        fault = f"{error} is missing" if isinstance(error, KeyError) else error
        remedy = "Mend the file or take it out of the folder."
        raise QuoteAttrError(f"{path} is not {what}: {fault}. {remedy}") from error


def _annotated(annotation: Mapping[str, Any]) -> Row:
    def ids(role: str) -> Ids:
        marked = annotation.get(role)
        return frozenset(marked.get("tokenIds", ())) if isinstance(marked, dict) else frozenset()

    return Row(annotation["type"], ids("quote"), {role: ids(role) for role in ROLES})


def rows_of(document: Document, article: Article) -> list[Row]:
    """The quotations of *document* as the data would annotate them."""
    rows: list[Row] = []
    for quote in document.quotes:
        words = {part.part: part.spans for part in linked(quote)} | {"frame": quote.frame}
        roles = {role: article.under(words.get(role, ())) for role in ROLES}
        rules = tuple(evidence.rule for evidence in quote.evidence)
        kind = kind_of(quote.kind, framed=quote.is_framed)
        parts = article.parts(quote.kind, quote.segments)
        rows += (Row(kind, part, roles, quote.confidence, rules) for part in parts)
    return [row for row in rows if row.quote]


def kind_of(kind: str, *, framed: bool) -> str:
    """What the data call a quotation of a kind that has a frame or has none."""
    return _KIND.get(kind, "Indirect" if framed else "IndirectFreeIndirect")


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and contents of the articles, since figures of other data do not compare."""
    digest = sha256()
    for path in sorted((*folder.glob("*.json"), *folder.glob("*.jsonl"))):
        digest.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return digest.hexdigest()
