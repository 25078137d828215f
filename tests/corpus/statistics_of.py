"""What is in the corpus, and whether it is what was planned.

    python tests/corpus/statistics_of.py                     a table in Markdown
    python tests/corpus/statistics_of.py PRESS.jsonl GNQ/    the same with the counts of other data beside it

Works on anything in our format (a ``*.jsonl``, or the splits of this folder) or in that of the German News Quotation
Attribution data (a folder). Only counts are written, nothing of the texts.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from gnq import from_gnq
from inline import SPLITS, plan
from reader import articles

Row = Mapping[str, Any]
PRONOUN = re.compile(
    r"(?i)(?:er|sie|es|ihm|ihr|ihnen|wir|ich|man|de[rmn]|die|das|diese[rmns]?|jene[rmn]?|letztere[rmn]?|dort|"
    r"demnach|danach|wonach|darin|darunter)"
)


def ours() -> list[Row]:
    """All articles of the corpus."""
    return [article for split in SPLITS for article in articles(split)]


def read(path: Path) -> list[Row]:
    """The articles of a file of lines or of a folder in the other format."""
    if path.is_dir():
        return [from_gnq(json.loads(one.read_text(encoding="utf-8"))) for one in sorted(path.glob("*.json"))]
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def share(part: int, whole: int) -> str:
    """A percentage."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def described(rows: Iterable[Row]) -> dict[str, str]:
    """The counts of *rows*, under names to be read."""
    rows = list(rows)
    quotes = [(row, quote) for row in rows for quote in row["quotes"] if not quote.get("derived")]
    every = len(quotes)
    kinds = Counter(_kind(quote) for _, quote in quotes)
    words = [len(row["text"].split()) for row in rows]
    named = [quote for _, quote in quotes if quote.get("speaker_name")]
    with_channel = [quote["channel"] for _, quote in quotes if quote.get("channel")]
    traps = Counter(trap["why"] for row in rows for trap in row["not_quotes"])
    facts = {
        "articles": str(len(rows)),
        "words in an article": f"{statistics.mean(words):.0f} ({min(words)}–{max(words)})" if words else "–",
        "quotations": str(every),
        "in an article": f"{every / max(1, len(rows)):.1f}",
        "required": str(sum(quote["required"] for _, quote in quotes)),
        **{kind: share(number, every) for kind, number in sorted(kinds.items())},
        "of several parts": share(sum(len(quote["segments"]) > 1 for _, quote in quotes), every),
        "inside another": share(sum(_nested(quote) for _, quote in quotes), every),
        "with a cue": share(sum(bool(quote["cue"]) for _, quote in quotes), every),
        **{f"frame {place}": share(number, every) for place, number in sorted(_places(quotes).items())},
    }
    if named:
        how = Counter(_how(quote) for quote in named)
        facts |= {f"source by {way}": share(number, every) for way, number in sorted(how.items())}
        facts |= {"without a source": share(every - len(named), every)}
        facts |= {"with an addressee": share(sum(bool(q["addressee"]) for _, q in quotes), every)}
        facts |= {
            "channel named": share(sum(not c["inherited"] for c in with_channel), every),
            "channel inherited": share(sum(c["inherited"] for c in with_channel), every),
        }
        kinds_of = Counter(c["kind"] for c in with_channel)
        facts |= {f"channel {kind}": share(n, len(with_channel)) for kind, n in kinds_of.most_common()}
        denied = sum(quote.get("polarity") == "denied" for _, quote in quotes)
        asked = sum(quote.get("polarity") == "questioned" for _, quote in quotes)
        facts |= {"denied": share(denied, every), "questioned": share(asked, every)}
    if traps and max(map(len, traps)) < 15:
        facts |= {f"none: {why}": f"{n / len(rows):.2f} an article" for why, n in traps.most_common()}
    return facts


def _kind(quote: Row) -> str:
    kind = "indirect" if quote["kind"] == "mixed" else quote["kind"]
    if kind in ("indirect", "free_indirect") and not quote["cue"] and not quote.get("frame"):
        return "indirect, goes on" if kind == "indirect" else "free_indirect"
    return kind


def _nested(quote: Row) -> bool:
    return quote.get("parent") is not None or bool(quote.get("nested_in"))


def _places(quotes: Iterable[tuple[Row, Row]]) -> Counter[str]:
    """Where the cue stands, seen from what is said."""
    places: Counter[str] = Counter()
    for _, quote in quotes:
        if not quote["cue"] or quote["kind"] == "reported":
            continue
        cue, (first, last) = quote["cue"]["span"][0], (quote["segments"][0][0], quote["segments"][-1][1])
        places["before" if cue < first else "behind" if cue >= last else "in the middle"] += 1
    return places


def _how(quote: Row) -> str:
    """By a name, a description, a pronoun; or carried over from another quotation's frame."""
    if not quote["cue"] and not quote.get("frame"):
        return "taking over"
    mention = quote["speaker"]["mention"] if quote["speaker"] else ""
    if PRONOUN.fullmatch(mention):
        return "pronoun"
    last = quote["speaker_name"].split()[-1]
    return (
        "name"
        if last[:1].isupper() and last in mention and quote["speaker_kind"] == "person"
        else "other words"
    )


def against_plan() -> dict[str, str]:
    """Planned and written, of the articles that are there."""
    rows, planned = {row["id"]: row for row in ours()}, plan()
    there = [planned[key] for key in rows]
    required = sum(quote["required"] for row in rows.values() for quote in row["quotes"])
    facts = {
        "articles": f"{len(there)} of {len(planned)}",
        "words": f"{sum(len(row['text'].split()) for row in rows.values())} of {sum(int(p['words']) for p in there)}",
        "required quotations": f"{required} of {sum(int(p['quotes']) for p in there)}",
    }
    for column in ("split", "country", "era", "marks", "desk"):
        have, want = (Counter(p[column] for p in some) for some in (there, planned.values()))
        facts[column] = ", ".join(f"{value} {have[value]}/{number}" for value, number in want.most_common())
    return facts


def table(columns: Mapping[str, Mapping[str, str]]) -> str:
    """A Markdown table with a row for each fact."""
    facts = list(dict.fromkeys(fact for column in columns.values() for fact in column))
    lines = ["| | " + " | ".join(columns) + " |", "| --- |" + " ---: |" * len(columns)]
    lines += [
        f"| {fact} | " + " | ".join(column.get(fact, "–") for column in columns.values()) + " |"
        for fact in facts
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Print the tables."""
    print(table({"planned": against_plan()}), end="\n\n")
    columns = {"this corpus": described(ours())}
    columns |= {Path(one).stem or one: described(read(Path(one))) for one in arguments}
    print(table(columns))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
