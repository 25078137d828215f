"""To and from the format of the German News Quotation Attribution data (Petersen-Frey and Biemann, 2024).

    python tests/corpus/gnq.py SPLIT OUT      write OUT/ID.json in that format for every article of the split

That format counts tokens, keeps the marks inside direct speech, has an entry for each part of an interrupted direct
quotation (``goesOn``, a key of our own, says that an entry continues the one before), a type of its own for indirect
speech that goes on without a frame, and neither names nor channels.
Coming back, the spans, kinds and roles are as they were; names, channels, alternatives and polarity are not there.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from inline import CLOSERS, OPENERS, sentences
from reader import articles

TOKEN = re.compile(r"\w+(?:[-.’'/]\w+)*|[^\w\s]")
TYPES = {"direct": "Direct", "free_indirect": "FreeIndirect", "reported": "Reported"}
KINDS = {
    "Direct": "direct",
    "Indirect": "indirect",
    "IndirectFreeIndirect": "indirect",
    "FreeIndirect": "free_indirect",
    "Reported": "reported",
}
MARKS = OPENERS | CLOSERS
Span = Sequence[int]


def to_gnq(article: Mapping[str, Any]) -> dict[str, Any]:
    """*article* in the other format."""
    text = article["text"]
    edges = {
        edge
        for quote in article["quotes"]
        for part in (*_parts(text, quote), *_roles(quote).values())
        for span in part
        for edge in span
    }
    tokens = list(_tokens(text, edges))
    bounds = sentences(text)
    listed = [
        {"id": number, "text": text[start:end], "charBegin": start, "charEnd": end}
        for number, (start, end) in enumerate(tokens)
    ]
    for token in listed:
        token["sentence"] = 1 + sum(start <= token["charBegin"] for start, _ in bounds[1:])
    rows: list[dict[str, Any]] = []
    for number, quote in enumerate(article["quotes"]):
        nested = any(other["parent"] == number for other in article["quotes"])
        for order, part in enumerate(_parts(text, quote)):
            row = _annotation(text, tokens, quote, part, len(rows), nested)
            rows.append(row | {"goesOn": True} if order else row)
    return {"documentName": article["id"], "originalText": text, "tokens": listed, "annotations": rows}


def _tokens(text: str, edges: set[int]) -> Iterator[tuple[int, int]]:
    """The tokens of *text*; none crosses an edge of a quotation."""
    for token in TOKEN.finditer(text):
        inside = [edge for edge in sorted(edges) if token.start() < edge < token.end()]
        cuts = [token.start(), *inside, token.end()]
        yield from pairwise(cuts)


def _parts(text: str, quote: Mapping[str, Any]) -> Iterator[list[Span]]:
    """The stretches of each entry that a quotation becomes."""
    if quote["kind"] != "direct":
        yield quote["segments"]
        return
    for start, end in quote["segments"]:
        opened, closed = (
            text[start - 1 : start] in MARKS and start > 0,
            text[end : end + 1] in MARKS and end < len(text),
        )
        yield [[start - opened, end + closed]]


def _annotation(
    text: str,
    tokens: Sequence[Span],
    quote: Mapping[str, Any],
    part: Iterable[Span],
    number: int,
    nested: bool,
) -> dict[str, Any]:
    unframed = quote["kind"] == "indirect" and not quote["frame"] and not quote["cue"]
    kind = "IndirectFreeIndirect" if unframed else TYPES.get(quote["kind"], "Indirect")
    roles = {"quote": part, **_roles(quote)}
    return {
        "id": number,
        "type": kind,
        "medium": "none",
        "isNested": quote["parent"] is not None,
        "hasNested": nested,
        **{role: _role(text, tokens, spans) for role, spans in roles.items()},
    }


def _roles(quote: Mapping[str, Any]) -> dict[str, list[Span]]:
    """The stretches of each role."""
    return {
        "cue": quote["cue"]["spans"] if quote["cue"] else [],
        "frame": quote["frame"],
        "speaker": [quote["speaker"]["span"]] if quote["speaker"] else [],
        "addressee": [quote["addressee_mention"]["span"]] if quote["addressee_mention"] else [],
    }


def _role(text: str, tokens: Sequence[Span], spans: Iterable[Span]) -> dict[str, Any]:
    ids = [[i for i, (s, e) in enumerate(tokens) if s < end and start < e] for start, end in spans]
    listed = [
        {"begin": one[0], "end": one[-1] + 1, "charBegin": tokens[one[0]][0], "charEnd": tokens[one[-1]][1]}
        for one in ids
        if one
    ]
    return {
        "spans": listed,
        "text": " ".join(text[span["charBegin"] : span["charEnd"]] for span in listed),
        "tokenIds": [i for one in ids for i in one],
    }


def from_gnq(data: Mapping[str, Any]) -> dict[str, Any]:
    """An article of that format with spans, kinds and mentions; what it cannot say is ``None``."""
    text = data["originalText"]
    quotes: list[dict[str, Any]] = []
    for annotation in data["annotations"]:
        quote = _quote(text, annotation)
        if quotes and (annotation.get("goesOn") or _goes_on(quotes[-1], quote)):
            quotes[-1]["segments"] += quote["segments"]
        else:
            quotes.append(quote)
    for quote in quotes:
        quote["quote_text"] = " … ".join(text[start:end] for start, end in quote["segments"])
    return {"id": data["documentName"], "text": text, "quotes": quotes, "not_quotes": []}


def _quote(text: str, annotation: Mapping[str, Any]) -> dict[str, Any]:
    roles = {
        role: [[span["charBegin"], span["charEnd"]] for span in annotation[role]["spans"]]
        for role in ("quote", "cue", "frame", "speaker", "addressee")
    }
    kind, cue, speaker, listener = (
        KINDS[annotation["type"]],
        roles["cue"],
        roles["speaker"],
        roles["addressee"],
    )
    segments = [_bare(text, *span) for span in roles["quote"]] if kind == "direct" else roles["quote"]
    words = " … ".join(text[start:end] for start, end in cue)
    return {
        "kind": kind,
        "segments": segments,
        "cue": {"text": words, "span": cue[0], "spans": cue, "lemma": None} if cue else None,
        "frame": roles["frame"],
        "speaker": _mention(text, speaker),
        "speaker_name": None,
        "addressee": None,
        "addressee_mention": _mention(text, listener),
        "channel": None,
        "required": True,
    }


def _bare(text: str, start: int, end: int) -> list[int]:
    return [start + (text[start] in MARKS), end - (text[end - 1] in MARKS)]


def _mention(text: str, spans: Sequence[Span]) -> dict[str, Any] | None:
    if not spans:
        return None
    span = [spans[0][0], spans[-1][1]]
    return {"mention": text[slice(*span)], "span": span}


def _goes_on(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Whether two direct parts with the same frame stand around its cue: one quotation with two segments."""
    same = all(first[part] == second[part] for part in ("kind", "cue", "frame", "speaker"))
    if not same or first["kind"] != "direct" or not first["cue"]:
        return False
    return bool(first["segments"][-1][1] <= first["cue"]["span"][0] < second["segments"][0][0])


def main(arguments: Sequence[str]) -> int:
    """Write a split in the other format."""
    split, folder = arguments[0], Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles(split):
        goal = folder / f"{article['id']}.json"
        goal.write_text(json.dumps(to_gnq(article), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
