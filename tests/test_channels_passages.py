"""The channel passages through the whole library: right channels, and none where there is none."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from quoteattr import Document, Extractor, Quote

DATA = Path(__file__).parent / "data"
FOUND = 0.6
FLOORS = {"channel_passages": 0.95, "scene_passages": 0.85}
"""Share of the annotated channels of each table that must be right."""
NONE = 0.95
"""Share of the quotations without a channel that must be left without."""


def rows(table: str = "channel_passages") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]


def chars(segments: list[list[int]]) -> set[int]:
    return {i for start, end in segments for i in range(start, end)}


def found(document: Document, wanted: dict[str, Any]) -> Quote | None:
    def overlap(quote: Quote) -> float:
        a, b = chars(wanted["segments"]), chars([[s.start, s.end] for s in quote.segments])
        return len(a & b) / len(a | b)

    best = max(document.quotes, key=overlap, default=None)
    return best if best is not None and overlap(best) >= FOUND else None


def fits(wanted: dict[str, Any] | None, quote: Quote) -> bool:
    if wanted is None or quote.channel is None:
        return wanted is None and quote.channel is None
    same = wanted["name"] == quote.channel.name and quote.channel.kind in wanted["kinds"]
    return same and wanted["inherited"] in (None, quote.channel.inherited)


@pytest.fixture(scope="module", params=FLOORS)
def outcome(request: pytest.FixtureRequest, extractor: Extractor) -> tuple[str, Counter[str], list[str]]:
    count: Counter[str] = Counter()
    misses = []
    table = rows(request.param)
    for row, document in zip(table, extractor.pipe(r["text"] for r in table), strict=True):
        for wanted in row["quotes"]:
            quote = found(document, wanted)
            if quote is None:
                count["not found"] += 1
                continue
            accepted = [wanted["channel"], *wanted["channel_alt"]]
            sort = "none" if accepted == [None] else "some"
            right = any(fits(channel, quote) for channel in accepted)
            count[sort] += 1
            count[f"{sort} right"] += right
            if not right:
                misses.append(f"{row['id']}: {quote.channel}")
    return request.param, count, misses


def test_half_of_the_passages_name_a_channel_and_a_third_of_these_hand_it_on() -> None:
    table = rows()
    channels = [[q["channel"] for q in row["quotes"] if q["channel"]] for row in table]
    some = [c for c in channels if c]
    assert len(table) >= 100
    assert 0.4 < len(some) / len(table) < 0.6
    assert 3 * sum(any(c["inherited"] for c in row) for row in some) >= 0.95 * len(some)
    assert {c["kind"] for row in some for c in row} == {
        *("social", "broadcaster", "print", "online", "agency"),
        *("event", "interview", "document", "other"),
    }


def test_channels_are_right(outcome: tuple[str, Counter[str], list[str]]) -> None:
    table, count, misses = outcome
    assert count["some right"] >= FLOORS[table] * count["some"], misses


def test_no_channel_is_kept(outcome: tuple[str, Counter[str], list[str]]) -> None:
    _, count, misses = outcome
    assert count["none right"] >= NONE * count["none"], misses


def test_most_quotations_are_found(outcome: tuple[str, Counter[str], list[str]]) -> None:
    _, count, _ = outcome
    assert count["not found"] <= 0.1 * sum(count[k] for k in ("some", "none", "not found"))
