"""Our own corpus (``tests/corpus``) as the recipes read annotated articles: numbers of tokens in the place of offsets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import regex
from attrs import evolve

from quoteattr.evaluate.corpus import Article, Row, kind_of, reading
from quoteattr.quote import QuoteKind, Span

_TOKEN = regex.compile(r"\w+|[^\w\s]")
_MENTIONS = {"speaker": "speaker", "addressee": "addressee_mention"}


def is_own(folder: Path) -> bool:
    """Whether the files of *folder* are articles of this corpus."""
    return any(b'"quotes"' in path.read_bytes() for path in sorted(folder.glob("*.json"))[:1])


def read_own(folder: Path, limit: int | None = None) -> list[Article]:
    """The first *limit* articles of *folder* in the order of their file names.

    Raises:
        QuoteAttrError: one is damaged.
    """
    return [_read(path) for path in sorted(folder.glob("*.json"))[:limit]]


def _read(path: Path) -> Article:
    with reading(path, "an article of our own corpus"):
        return as_article(json.loads(path.read_text(encoding="utf-8")))


def as_article(data: Mapping[str, Any]) -> Article:
    """The article that *data*, as it stands in a file, describes.

    Quotations that a program may return or leave out are ``Article.optional``, but for two kinds that are annotated
    throughout: told speech acts, and the marked parts of indirect quotations, which are no names and no titles.
    """
    text = data["text"]
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    starts, ends = zip(*tokens, strict=True)
    bare = Article(data["id"], text, tuple(range(len(tokens))), starts, ends, ())
    known, others = (
        tuple(row for quote in data["quotes"] if _is_known(quote) is wanted for row in _rows(bare, quote))
        for wanted in (True, False)
    )
    return evolve(bare, rows=known, optional=others)


def _is_known(quote: Mapping[str, Any]) -> bool:
    return bool(quote["required"] or quote["derived"] or quote["kind"] == QuoteKind.REPORTED)


def _rows(article: Article, quote: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of a quotation, as the other corpus has it."""
    kind = kind_of(quote["kind"], framed=bool(quote["cue"]))
    words = {"cue": quote["cue"]["spans"] if quote["cue"] else [], "frame": quote["frame"]}
    words |= {role: [quote[key]["span"]] if quote[key] else [] for role, key in _MENTIONS.items()}
    roles = {role: article.under(_spans(pairs)) for role, pairs in words.items()}
    for part in article.parts(quote["kind"], _spans(quote["segments"])):
        yield Row(kind, part, roles)


def _spans(pairs: Iterable[Sequence[int]]) -> list[Span]:
    return [Span(*pair) for pair in pairs]
