"""Quotations as flat rows, for tables: CSV, data frames, Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from quoteattr.quote import Document, Quote, Speaker, cited

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Cell]


COLUMNS: Mapping[str, type[str] | type[int] | type[float] | type[bool]] = {
    "quote": int,
    "parent": int,
    "kind": str,
    "text": str,
    "start": int,
    "end": int,
    "verbatim": str,
    "mixed": bool,
    "framed": bool,
    "cue": str,
    "cue_text": str,
    "polarity": str,
    "mode": str,
    "speaker": str,
    "speaker_kind": str,
    "speaker_mention": str,
    "speaker_role": str,
    "speaker_affiliation": str,
    "speaker_gender": str,
    "resolution": str,
    "addressee": str,
    "addressee_kind": str,
    "addressee_mention": str,
    "addressee_role": str,
    "addressee_affiliation": str,
    "addressee_gender": str,
    "channel": str,
    "channel_kind": str,
    "channel_inherited": bool,
    "confidence": float,
    "rules": str,
}
"""The keys of every row and the type of what stands under them; any but ``quote``, ``kind``, ``text``, ``start``, ``end``,
``mixed``, ``framed``, ``polarity``, ``mode``, ``confidence`` and ``rules`` may be ``None``."""


def rows(document: Document) -> list[Row]:
    """One row per quotation, in order; every row has the same keys, with ``None`` for what the text does not tell.

    ``quote`` numbers the quotations from 0, ``parent`` is the number of the enclosing one; ``start`` and ``end`` are
    offsets of the whole in ``Document.text``; ``rules`` are the ids of the evidence, separated by blanks.
    """
    return [_row(number, quote, document.text) for number, quote in enumerate(document.quotes)]


def _row(number: int, quote: Quote, text: str) -> Row:
    channel = quote.channel
    return {
        "quote": number,
        "parent": quote.parent,
        "kind": quote.kind.value,
        "text": quote.text,
        "start": quote.span.start,
        "end": quote.span.end,
        "verbatim": cited(text, quote.verbatim) or None,
        "mixed": quote.is_mixed,
        "framed": quote.is_framed,
        "cue": None if quote.cue is None else quote.cue.lemma,
        "cue_text": None if quote.cue is None else quote.cue.text,
        "polarity": quote.polarity.value,
        "mode": quote.mode.value,
        **_who("speaker", quote.speaker),
        "resolution": None if quote.speaker is None else quote.speaker.resolution.value,
        **_who("addressee", quote.addressee),
        "channel": None if channel is None else channel.name,
        "channel_kind": None if channel is None else channel.kind.value,
        "channel_inherited": None if channel is None else channel.inherited,
        "confidence": quote.confidence,
        "rules": " ".join(evidence.rule for evidence in quote.evidence),
    }


def _who(part: str, who: Speaker | None) -> Row:
    mention = None if who is None else who.mention
    return {
        part: None if who is None else who.name,
        f"{part}_kind": None if who is None else who.kind.value,
        f"{part}_mention": None if mention is None else mention.text,
        f"{part}_role": None if who is None else who.role,
        f"{part}_affiliation": None if who is None else who.affiliation,
        f"{part}_gender": None if who is None else who.gender,
    }
