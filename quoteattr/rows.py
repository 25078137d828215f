"""Quotations as flat rows, for tables: CSV, data frames, Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeAlias

from quoteattr.quote import Document, Quote, cited

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Cell]


_WHO = {
    "": "name",
    "_kind": "kind",
    "_mention": "mention.text",
    "_role": "role",
    "_affiliation": "affiliation",
    "_gender": "gender",
}
"""What is told of a speaker or an addressee, behind the name of the part."""

_FIELDS: Mapping[str, tuple[type[Any], str]] = {
    "quote": (int, ""),
    "parent": (int, "parent"),
    "kind": (str, "kind"),
    "text": (str, "text"),
    "start": (int, "span.start"),
    "end": (int, "span.end"),
    "verbatim": (str, ""),
    "mixed": (bool, "is_mixed"),
    "framed": (bool, "is_framed"),
    "cue": (str, "cue.lemma"),
    "cue_text": (str, "cue.text"),
    "polarity": (str, "polarity"),
    "mode": (str, "mode"),
    **{f"speaker{end}": (str, f"speaker.{path}") for end, path in _WHO.items()},
    "resolution": (str, "speaker.resolution"),
    **{f"addressee{end}": (str, f"addressee.{path}") for end, path in _WHO.items()},
    "channel": (str, "channel.name"),
    "channel_kind": (str, "channel.kind"),
    "channel_inherited": (bool, "channel.inherited"),
    "confidence": (float, "confidence"),
    "rules": (str, ""),
}
"""The type of each column and where it stands in a quotation; no place where it is made of several things."""

COLUMNS: Mapping[str, type[Any]] = {name: kind for name, (kind, _) in _FIELDS.items()}
"""The keys of every row and the type of what stands under them; any but ``quote``, ``kind``, ``text``, ``start``, ``end``,
``mixed``, ``framed``, ``polarity``, ``mode``, ``confidence`` and ``rules`` may be ``None``."""


def rows(document: Document) -> list[Row]:
    """One row per quotation, in order; every row has the same keys, with ``None`` for what the text does not tell.

    ``quote`` numbers the quotations from 0, ``parent`` is the number of the enclosing one; ``start`` and ``end`` are
    offsets of the whole in ``Document.text``; ``rules`` are the ids of the evidence, separated by blanks.
    """
    return [
        {
            **{name: _cell(quote, path) for name, (_, path) in _FIELDS.items()},
            "quote": number,
            "verbatim": cited(document.text, quote.verbatim) or None,
            "rules": " ".join(evidence.rule for evidence in quote.evidence),
        }
        for number, quote in enumerate(document.quotes)
    ]


def _cell(quote: Quote, path: str) -> Cell:
    value: Any = quote
    for name in path.split(".") if path else ():
        value = getattr(value, name, None)
    return value.value if isinstance(value, StrEnum) else value
