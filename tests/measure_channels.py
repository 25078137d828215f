"""Measure the channels of quotations against the hand annotations of forty articles.

    python -m tests.measure_channels FOLDER [--errors]

FOLDER holds the articles as JSON files with ``documentName`` and ``originalText`` (German News Quotation
Attribution data, Wikinews development set); they are not part of this repository. Printed figures, in
per cent:

precision   of the returned channels of annotated quotations, those that are right
recall      of the annotated channels, those that were returned, among quotations that were found
recall_all  the same, a quotation that was not found counted as wrong
kept        of the found quotations without a channel, those that were given none
kind        of the right channels, those of the right kind
inherited   of the right channels, those with the right flag
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from quoteattr import Channel, Document, Extractor

ANNOTATIONS = Path(__file__).parent / "data" / "channel_annotations.tsv"
MARKS = "„“”‟\"»«›‹‚‘’'`"
FOUND = 0.5
"""Share of common characters (intersection over union) from which a quotation counts as found."""


class Row(NamedTuple):
    document: str
    start: int
    end: int
    channels: tuple[str, ...]
    kind: str
    inherited: bool


def load() -> list[Row]:
    """The annotations."""
    lines = ANNOTATIONS.read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [Row(c[0], int(c[1]), int(c[2]), tuple(c[3].split("|")), c[4], c[5] == "yes") for c in cells]


def fold(name: str) -> list[str]:
    """The words of a name, lower case, without marks."""
    return "".join(ch.lower() if ch.isalnum() else " " for ch in name).split()


def same_name(got: str | None, wanted: str | None) -> bool:
    """Equal, or one is the other's last words: *Post*, *Washington Post*."""
    if got is None or wanted is None:
        return got is wanted
    a, b = sorted((fold(got), fold(wanted)), key=len)
    return a == b or (bool(a) and b[-len(a) :] == a and len(a[-1]) > 2)


def best_match(document: Document, row: Row) -> tuple[float, Channel | None]:
    """The overlap and the channel of the quotation that shares most characters with *row*."""
    best: tuple[float, Channel | None] = (0.0, None)
    for quote in document.quotes:
        start, end = quote.span.start, quote.span.end
        while start > row.start and document.text[start - 1] in MARKS:
            start -= 1
        while end < row.end and document.text[end] in MARKS:
            end += 1
        common = min(end, row.end) - max(start, row.start)
        overlap = common / (max(end, row.end) - min(start, row.start)) if common > 0 else 0.0
        if overlap > best[0]:
            best = (overlap, quote.channel)
    return best


def measure(folder: Path, *, errors: bool = False) -> dict[str, float]:
    """The figures, and with *errors* one printed line for each mistake."""
    rows = load()
    wanted = {row.document for row in rows}
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    articles = [article for article in articles if article["documentName"] in wanted]
    documents = Extractor().pipe(article["originalText"] for article in articles)
    count: Counter[str] = Counter()
    for article, document in zip(articles, documents, strict=True):
        for row in (r for r in rows if r.document == article["documentName"]):
            overlap, channel = best_match(document, row)
            outcome = _judge(row, overlap, channel)
            count.update(outcome)
            if errors and not outcome & {"right", "kept"}:
                text = document.text[row.start : row.end][:70].replace("\n", " ")
                print("/".join(sorted(outcome)), row.document[:30], row.channels, channel, text, sep="\t")
    return {
        "quotations": len(rows),
        "found": 100 * count["found"] / len(rows),
        "precision": 100 * count["right"] / max(1, count["given"]),
        "recall": 100 * count["right"] / max(1, count["has"]),
        "recall_all": 100 * count["right"] / max(1, count["has_all"]),
        "kept": 100 * count["kept"] / max(1, count["none"]),
        "kind": 100 * count["kind"] / max(1, count["right"]),
        "inherited": 100 * count["inherited"] / max(1, count["right"]),
    }


def _judge(row: Row, overlap: float, channel: Channel | None) -> set[str]:
    outcome = set()
    has = row.channels[0] != "-"
    if has:
        outcome.add("has_all")
    if overlap < FOUND:
        return outcome | {"missed"}
    outcome.add("found")
    got = channel.name if channel is not None else None
    right = any(same_name(got, None if name == "-" else name) for name in row.channels)
    if channel is not None:
        outcome.add("given")
    if has:
        outcome.add("has")
        if right and channel is None:
            outcome -= {"has", "has_all"}
            outcome |= {"none", "kept"}
        elif right and channel is not None:
            outcome.add("right")
            outcome |= {"kind"} if channel.kind == row.kind else set()
            outcome |= {"inherited"} if channel.inherited == row.inherited else set()
    else:
        outcome.add("none")
        if channel is None:
            outcome.add("kept")
    return outcome


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    for name, value in measure(arguments.folder, errors=arguments.errors).items():
        print(f"{name:12} {value:.1f}")


if __name__ == "__main__":
    main()
