"""``docs/rules.md``: what each rule is, and how often it is right: ``python -m quoteattr.fit.rules FOLDER``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from quoteattr import scoring
from quoteattr.errors import QuoteAttrError
from quoteattr.evaluate.__main__ import run
from quoteattr.evaluate.figures import Judged, measure
from quoteattr.fit.calibrate import documents
from quoteattr.fit.material import Material, read_material
from quoteattr.patterns.decisions import ANY
from quoteattr.scoring import Weights
from quoteattr.tables import read_table

COLUMNS = ("id", "description", "example")
NO_EXAMPLE = "–"
_SPEAKER = "speaker."
_NEVER = -1000.0
ROW_TABLES = (
    ("attributions", "Attribution phrases", ("side", "words")),
    ("channel_slots", "Slots for the name of a channel", ("kind", "place", "preposition")),
)
"""Tables of decision rows: name, title, keys."""

_HEAD = """\
# Rules

`Quote.evidence` names the rules that found a quotation and its speaker. Their ids are stable; they come from the table
`quoteattr/data/rules.tsv`. All examples are invented.

**Hits** are the quotations that a rule found in the {articles} development articles, at the thresholds that ship.
**Precision** is the percentage of hits that are right. A rule that finds quotations is right if a quotation of the same
extent is annotated (intersection over union of at least 0.8 on tokens), of whatever kind. A rule that finds speakers is
right if the annotated speaker is the same, which is counted only if the quotation roughly matches (0.5). The precision of
few hits says little. **Lost** is the recall, in percentage points of all annotated quotations, that the same articles lose
when the rule is switched off and all others stay; if it is negative, the others do better without it.

Written by `python -m quoteattr.fit.rules FOLDER > docs/rules.md`; do not edit.
"""


@frozen
class Score:
    """How often a rule spoke, and how often it was right."""

    hits: int = 0
    right: int = 0

    def __str__(self) -> str:
        return f"{self.hits} | {100 * self.right / self.hits:.0f}" if self.hits else "0 | "


def scores(judged: Iterable[Judged]) -> dict[str, Score]:
    """The score of each rule that spoke."""
    out: dict[str, Score] = {}
    for item in judged:
        for rule in item.row.rules:
            speaks = rule.startswith(_SPEAKER)
            if speaks and not item.near:
                continue
            before = out.get(rule, Score())
            out[rule] = Score(before.hits + 1, before.right + (item.right if speaks else item.same))
    return out


def lost(material: Sequence[Material], rules: Iterable[str]) -> dict[str, float]:
    """The recall that is lost without each of *rules*, in percentage points."""
    weights = scoring.load()
    everything = _recall(material, weights)
    # each candidate has its rule among its features
    without = {rule: Weights({**weights.of, rule: _NEVER}) for rule in rules}
    return {rule: everything - _recall(material, left) for rule, left in without.items()}


def _recall(material: Sequence[Material], weights: Weights) -> float:
    """The share of annotated quotations of which one of the same extent is returned, in percent."""
    report = measure(documents((item, weights) for item in material))
    return 100.0 * sum(item.same for item in report.judged) / sum(len(item.article.rows) for item in material)


def page(found: Mapping[str, Score], articles: int, lost: Mapping[str, float]) -> str:
    """The page ``docs/rules.md``."""
    rows = read_table("rules", COLUMNS)
    parts = [_HEAD.format(articles=articles)]
    for title, wanted in (("Rules that find quotations", False), ("Rules that find speakers", True)):
        chosen = [row for row in rows if row["id"].startswith(_SPEAKER) is wanted]
        parts.append(f"## {title}\n\n| id | what | example | hits | precision |{'' if wanted else ' lost |'}")
        parts.append(f"| --- | --- | --- | ---: | ---: |{'' if wanted else ' ---: |'}")
        for row in chosen:
            cells = f"`{row['id']}` | {row['description']} | {_shown(row['example'])} | {found.get(row['id'], Score())}"
            parts.append(f"| {cells} |" if wanted else f"| {cells} | {lost.get(row['id'], 0.0):.1f} |")
        parts.append("")
    return "\n".join((*parts, *rows_of_tables()))


def rows_of_tables() -> Iterator[str]:
    """The rows that decide about attribution phrases and channels, table by table."""
    for table, title, keys in ROW_TABLES:
        yield f"## {title}\n\nThe rows of `quoteattr/data/{table}.tsv`; the first that fits decides.\n"
        yield f"| id | {' | '.join(keys)} | when | answer | it decides | and not |"
        yield f"|{' --- |' * (len(keys) + 5)}"
        for row in read_table(table, ("id", *keys, "when", "answer", "hit", "miss")):
            cells = (*(row[key].replace(ANY, "any") for key in keys), row["when"], f"`{row['answer']}`")
            yield f"| `{row['id']}` | {' | '.join(cells)} | {_shown(row['hit'])} | {_shown(row['miss'])} |"
        yield ""


def _shown(example: str) -> str:
    """The example as a cell; ``\\n`` stands for a line break."""
    return "" if example == NO_EXAMPLE else f"*{example}*".replace("\\n", "<br>")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page to stdout and give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.fit.rules", description="Write docs/rules.md.")
    parser.add_argument("folder", help="annotated articles to measure on")
    options = parser.parse_args(arguments)
    try:
        report = run(Path(options.folder))
        rules = [row["id"] for row in read_table("rules", COLUMNS) if not row["id"].startswith(_SPEAKER)]
        gaps = lost(read_material(Path(options.folder)), rules)
    except QuoteAttrError as error:
        print(f"quoteattr.fit.rules: {error}", file=sys.stderr)
        return 2
    sys.stdout.write(page(scores(report.judged), int(str(report.figures["articles"])), gaps))
    return 0


if __name__ == "__main__":
    sys.exit(main())
