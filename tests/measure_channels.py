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

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from quoteattr import Channel
from tests.annotated import FOUND, best_match, cells, print_figures, read, same_name


class Row(NamedTuple):
    document: str
    start: int
    end: int
    channels: tuple[str, ...]
    kind: str
    inherited: bool


def load() -> list[Row]:
    """The annotations."""
    rows = cells("channel_annotations.tsv")
    return [Row(c[0], int(c[1]), int(c[2]), tuple(c[3].split("|")), c[4], c[5] == "yes") for c in rows]


def measure(folder: Path, *, errors: bool = False) -> dict[str, float]:
    """The figures, and with *errors* one printed line for each mistake."""
    rows = load()
    documents = read(folder, {row.document for row in rows})
    count: Counter[str] = Counter()
    for row in rows:
        document = documents[row.document]
        overlap, quote = best_match(document, row.start, row.end)
        channel = None if quote is None else quote.channel
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


if __name__ == "__main__":
    print_figures(__doc__, measure)
