"""Measure anew and write the tables of docs/accuracy.md (``python -m quoteattr.fit.rules`` writes docs/rules.md).

``python tests/write_accuracy.py --date DATE [--train] [--release]``. The annotated articles are those that the tests use
(QUOTEATTR_CORPUS names their folder); the press articles are looked for beside them. ``--train`` also measures the
articles that the weights were fitted to, by cross-validation: some minutes. ``--release`` also measures the test part of
the open corpus, once a release.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import headline  # noqa: E402
from test_passages import faults, load  # noqa: E402

from quoteattr import Extractor  # noqa: E402
from quoteattr.evaluate.__main__ import run, run_press  # noqa: E402
from quoteattr.evaluate.corpus import KINDS, fingerprint  # noqa: E402
from quoteattr.evaluate.figures import BINS, Judged, Report, measure  # noqa: E402
from quoteattr.fit.calibrate import documents  # noqa: E402
from quoteattr.fit.material import read_material  # noqa: E402
from quoteattr.fit.recipe import cross_fitted, fit  # noqa: E402
from quoteattr.scoring import load as load_weights  # noqa: E402
from quoteattr.version import VERSION  # noqa: E402

CORPUS = Path(os.environ.get("QUOTEATTR_CORPUS") or ROOT.parent / "shared" / "data" / "wikinews")
OURS = ROOT / "tests" / "corpus"
NAMES = (
    *(
        "quote_f1",
        "exact_f1",
        "direct_f1",
        "indirect_f1",
        "token_f1",
        "kind_f1",
        "msg_f1",
        "cue_f1",
        "frame_f1",
    ),
    *("speaker_f1", "speaker_acc", "addressee_f1", "roles_f1", "joint_f1", "calibration_error"),
)
GOALS = {
    **{
        "quote_f1": 72,
        "direct_f1": 90,
        "indirect_f1": 74,
        "token_f1": 83,
        "kind_f1": 66,
        "msg_f1": 80,
        "cue_f1": 75,
    },
    **{"frame_f1": 75, "joint_f1": 72, "calibration_error": 5},
}
CRF = {
    **{
        "quote_f1": 63.6,
        "direct_f1": 86.8,
        "indirect_f1": 58.1,
        "token_f1": 77.6,
        "msg_f1": 73.3,
        "roles_f1": 63.4,
    },
    **{"joint_f1": 66.4, "speaker_acc": 52.3},
}
PATTERNS = {"quote_f1": 32.9, "joint_f1": 20.2}
PRESS = (
    *("found", "speaker", "name_exact", "channel", "channel_kept_on", "addressee", "all_right"),
    *("spurious", "false_alarms"),
)
FAULTS = ("MISSED", "UNWANTED", "SEGMENTS", "KIND", "SPEAKER", "ADDRESSEE", "CHANNEL", "CUE")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; all columns but the first are numbers."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def shown(figures: Mapping[str, Any], name: str) -> str:
    return f"{figures[name]:.1f}" if name in figures else ""


def figures_table(report: Report) -> str:
    """The figures of the development articles beside the goals and the baselines."""
    rows = [
        (
            f"`{name}`",
            shown(report.figures, name),
            GOALS.get(name, ""),
            shown(CRF, name),
            shown(PATTERNS, name),
        )
        for name in NAMES
    ]
    return table(["", "dev", "goal", "CRF (test)", "patterns (test)"], rows)


def kinds_table(report: Report) -> str:
    """What was found and missed, kind by kind."""
    lines = Counter(tuple(line.split("\t")[::2][:2]) for line in report.misses)
    by_type: Any = report.figures["kind_f1_by_type"]
    rows = [
        (kind, f"{by_type[kind]:.1f}", *(lines[what, kind] for what in ("MISSED", "EXTRA", "SPEAKER")))
        for kind in KINDS
    ]
    return table(["kind", "`kind_f1`", "missed", "not annotated", "another speaker"], rows)


def picture(judged: Sequence[Judged]) -> str:
    """The reliability diagram as text: a bar for the share that is right, a mark where the confidence is."""
    lines = ["confidence   quotes  right   0        0.2       0.4       0.6       0.8       1"]
    for number in range(BINS):
        inside = [j for j in judged if min(int(j.row.confidence * BINS), BINS - 1) == number]
        label = f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}"
        if not inside:
            lines.append(f"{label}   {0:6}")
            continue
        right, mean = fmean(j.right for j in inside), fmean(j.row.confidence for j in inside)
        bar = list("█" * round(50 * right) + " " * (50 - round(50 * right)))
        bar[min(49, round(50 * mean))] = "|"
        lines.append(f"{label}   {len(inside):6}   {right:.2f}   {''.join(bar).rstrip()}")
    return "```text\n" + "\n".join(lines) + "\n```"


def passages_table(name: str, group: Any, extractor: Extractor) -> str:
    """How many passages of each group are all right, and the faults of the others by class."""
    counts: dict[str, Counter[str]] = {}
    for row in load(name):
        found = [line.split()[0] for line in faults(row, extractor.extract(row["text"]))]
        count = counts.setdefault(group(row["id"]), Counter())
        count.update(line if line in FAULTS else "OTHER" for line in found)
        count.update(
            {"passages": 1, "right": int(not found), "quotations": sum(q["required"] for q in row["quotes"])}
        )
    total = sum(counts.values(), Counter())
    columns = ("passages", "right", "quotations", *FAULTS, "OTHER")
    head = [
        "",
        "texts",
        "all right",
        "quotations",
        "missed",
        "unwanted",
        "extent",
        *map(str.lower, columns[6:]),
    ]
    rows = [(label, *(count[c] for c in columns)) for label, count in [*counts.items(), ("all", total)]]
    return table(head, rows)


def train_table(dev: Report) -> str:
    """Development articles against held-out and fitted train articles; weights are fitted as those that ship."""
    material = [*read_material(CORPUS / "train"), *read_material(OURS / "train", weight=0.5)]
    fitted = fit(material)
    rounded = {name: round(weight, 3) for name, weight in fitted.weights.of.items()}
    if rounded != dict(load_weights().of):
        print("data/weights.tsv is not what the recipe gives now: fit again", file=sys.stderr)
    crossed = cross_fitted(material, fitted.size)
    held_out = measure(documents(pair for pair in crossed if not pair[0].own))
    seen = measure(documents((item, fitted.weights) for item in material if not item.own))
    rows = [
        (f"`{name}`", *(shown(report.figures, name) for report in (dev, held_out, seen))) for name in NAMES
    ]
    return table(["", "dev", "train, held out", "train, fitted"], rows)


def press_table(columns: Mapping[str, Path]) -> str:
    """The figures of annotated press texts, a column a folder."""
    figures = [run_press(folder).figures for folder in columns.values()]
    names = ("required", *PRESS)
    rows = [(f"`{name}`", *(cell(each[name]) for each in figures)) for name in names]
    return table(["", *columns], rows)


def cell(figure: float | int | str) -> str:
    return f"{figure:.1f}" if isinstance(figure, float) else str(figure)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description="Write the tables of docs/accuracy.md and docs/rules.md.")
    parser.add_argument("--train", action="store_true", help="also measure the train articles, held out")
    parser.add_argument(
        "--release", action="store_true", help="also measure the test part of the open corpus"
    )
    parser.add_argument("--date", required=True, help="the date of the measurement, as the page shall say it")
    options = parser.parse_args()
    dev = run(CORPUS / "dev")
    extractor = Extractor()
    blocks = {
        "what": f"Measured on {options.date} with quoteattr {VERSION}, on the {dev.figures['articles']} development "
        f"articles (fingerprint `{fingerprint(CORPUS / 'dev')[:12]}`).",
        "figures": figures_table(dev),
        "kinds": kinds_table(dev),
        "reliability": picture(dev.judged),
        "genres": passages_table("genres.jsonl", lambda name: name.split(".")[0], extractor),
        "articles": passages_table(
            "articles/articles.jsonl", lambda name: name.removeprefix("article."), extractor
        ),
        "open": f"Measured on {options.date}:\n\n" + press_table({"dev": OURS / "dev"}),
    }
    press = {"invented": CORPUS.parent / "press", "real": CORPUS.parent / "press_real"}
    if all(folder.is_dir() for folder in press.values()):
        blocks["press"] = press_table(press)
    if options.release:
        measured = f"Measured on {options.date} with quoteattr {VERSION}:\n\n"
        blocks["unseen"] = measured + press_table({"test": OURS / "test"})
    if options.train:
        blocks["train"] = train_table(dev)
    page = headline.ACCURACY
    page.write_text(headline.fill(page.read_text("utf-8"), blocks), encoding="utf-8")
    headline.write()


if __name__ == "__main__":
    main()
