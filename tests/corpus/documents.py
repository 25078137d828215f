"""Compiled articles as documents of quoteattr, for its exports (TEI, web pages, tables) and for comparing.

python tests/corpus/documents.py SPLIT FORMAT > FILE    FORMAT: tei, html, csv, brat, …, as quoteattr.export has them
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

from reader import articles

from quoteattr import (
    Channel,
    ChannelKind,
    Cue,
    Document,
    Mention,
    Polarity,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
)
from quoteattr.export.titled import Titled


def as_document(article: Mapping[str, Any]) -> Document:
    """The annotation of *article* as if the library had returned it."""
    return Document(article["text"], tuple(map(_quote, article["quotes"])))


def _quote(row: Mapping[str, Any]) -> Quote:
    cue, channel = row["cue"], row["channel"]
    kind, gender = row["speaker_kind"], row["gender"]
    return Quote(
        QuoteKind(row["kind"]),
        row["quote_text"],
        _spans(row["segments"]),
        _spans(row["verbatim"]),
        Cue(cue["lemma"], cue["text"], _spans(cue["spans"])) if cue else None,
        _spans(row["frame"]),
        Speaker(
            row["speaker_name"],
            SpeakerKind(kind),
            _mention(row["speaker"]),
            role=row["role"],
            affiliation=row["affiliation"],
            gender=gender,
        )
        if row["speaker_name"]
        else None,
        Speaker(row["addressee"], SpeakerKind(row["addressee_kind"]), _mention(row["addressee_mention"]))
        if row["addressee"]
        else None,
        Channel(
            channel["name"],
            ChannelKind(channel["kind"]),
            _mention({"mention": channel["mention"], "span": channel["mention_span"]}),
            channel["inherited"],
        )
        if channel
        else None,
        Polarity(row["polarity"]),
        parent=row["parent"],
    )


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _mention(row: Mapping[str, Any] | None) -> Mention | None:
    return Mention(row["mention"], Span(*row["span"])) if row else None


if __name__ == "__main__":
    split, name = sys.argv[1:]
    write = getattr(import_module(f"quoteattr.export.{name}"), name)
    sys.stdout.writelines(write(Titled(as_document(one), one["id"]) for one in articles(split)))
