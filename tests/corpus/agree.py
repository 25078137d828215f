"""How far two annotators agree: the articles in first/ against those in second/.

    python tests/corpus/agree.py [--differences FILE]

Quotations of the two are matched one to one on common characters (intersection over union of at least 0.7), as in
``quoteattr.evaluate.press``. Of the matched ones each field is compared: spans by F1 over characters, names and labels by
equality, both also under the alternatives that either annotator wrote. The figures of the library's own evaluation
follow, with the second annotation in the place of the library.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from documents import as_document
from inline import FIRST, SECOND, compiled, parse

from quoteattr.evaluate.figures import f1, iou, match
from quoteattr.evaluate.press import FOUND, as_press_article, measure_press

Row = Mapping[str, Any]
SPANS = ("segments", "cue", "frame", "speaker", "addressee_mention", "verbatim")
NAMES = {
    "speaker_name": "speaker_alt",
    "addressee": "addressee_alt",
    "channel": "channel_alt",
    "kind": "kind_alt",
}
LABELS = (
    *("speaker_kind", "role", "affiliation", "gender", "addressee_kind", "channel_kind", "inherited"),
    *("polarity", "parent", "required"),
)


def letters(spans: Sequence[Sequence[int]]) -> frozenset[int]:
    """The characters under *spans*."""
    return frozenset(at for start, end in spans for at in range(start, end))


def under(quote: Row, field: str) -> frozenset[int]:
    """The characters under a field with spans."""
    value = quote[field]
    if isinstance(value, dict):
        return letters(value.get("spans") or [value["span"]])
    return letters(value or [])


def label(row: Row, quote: Row, field: str) -> Any:
    """The value of a field without spans."""
    channel = quote["channel"] or {}
    if field == "channel_kind":
        return channel.get("kind")
    if field == "inherited":
        return channel.get("inherited")
    if field == "parent":
        return quote["parent"] is not None and row["quotes"][quote["parent"]]["quote_text"]
    return quote[field]


def names(quote: Row, field: str) -> list[Any]:
    """The first answer and the alternatives."""
    every = [quote[field], *quote[NAMES[field]]]
    return [one["name"] if isinstance(one, dict) else one for one in every]


def compared(first: Row, second: Row) -> Iterator[tuple[str, float, str]]:
    """Each field of each pair with its agreement between 0 and 1, and what to print of a difference."""
    mine, yours = first["quotes"], second["quotes"]
    pairs = match(mine, yours, lambda a, b: iou(under(a, "segments"), under(b, "segments")), FOUND)
    for one, other in pairs.items():
        a, b = mine[one], yours[other]
        shown = f"{first['id']}\t{a['quote_text'][:80]}"
        for field in SPANS:
            left, right = under(a, field), under(b, field)
            if left or right:
                yield (
                    field,
                    f1(left, right),
                    f"{field}\t{shown}\t{_words(first, left)} / {_words(first, right)}",
                )
        for field in NAMES:
            left, right = names(a, field), names(b, field)
            if left[0] is not None or right[0] is not None:
                said = f"{field}\t{shown}\t{left} / {right}"
                yield field, float(left[0] == right[0]), said
                yield (
                    f"{field}, accepted",
                    float(bool({*left[:1]} & {*right} or {*right[:1]} & {*left})),
                    said,
                )
        for field in LABELS:
            left, right = label(first, a, field), label(second, b, field)
            if left not in (None, False) or right not in (None, False):
                yield field, float(left == right), f"{field}\t{shown}\t{left} / {right}"


def _words(row: Row, under: frozenset[int]) -> str:
    return "".join(row["text"][at] for at in sorted(under))[:80]


def both() -> Iterator[tuple[Row, Row]]:
    """The two annotations of each article that has two."""
    for path in sorted(SECOND.glob("*.txt")):
        yield compiled(parse(FIRST / path.name)), compiled(parse(path))


def main(arguments: Sequence[str]) -> int:
    """Print the table and write the differences."""
    pairs = list(both())
    if not pairs:
        print("No article has been annotated twice yet.")
        return 0
    found: dict[str, list[float]] = {}
    different: list[str] = []
    counts = [0, 0, 0]
    for first, second in pairs:
        mine, yours = ([quote for quote in row["quotes"] if not quote["derived"]] for row in (first, second))
        here = match(mine, yours, lambda a, b: iou(under(a, "segments"), under(b, "segments")), FOUND)
        counts = [counts[0] + len(mine), counts[1] + len(yours), counts[2] + len(here)]
        different += [
            f"only first\t{first['id']}\t{q['quote_text']}" for i, q in enumerate(mine) if i not in here
        ]
        different += [
            f"only second\t{first['id']}\t{q['quote_text']}"
            for i, q in enumerate(yours)
            if i not in here.values()
        ]
        for field, agreement, shown in compared(first, second):
            found.setdefault(field, []).append(agreement)
            if agreement < 1:
                different.append(shown)
    print("| field | pairs | agreement |\n| --- | ---: | ---: |")
    print(f"| quotations (F1) | {counts[2]} | {200 * counts[2] / max(1, counts[0] + counts[1]):.1f} |")
    for field, values in found.items():
        print(f"| {field} | {len(values)} | {100 * sum(values) / len(values):.1f} |")
    report = measure_press((as_press_article(first), as_document(second)) for first, second in pairs)
    for name, value in report.figures.items():
        print(f"| {name} | | {value if not isinstance(value, float) else round(value, 1)} |")
    if arguments[:1] == ["--differences"]:
        Path(arguments[1]).write_text("\n".join(different) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
