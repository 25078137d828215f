"""The command line: ``python -m quoteattr.fit TRAIN_FOLDER … --named FILE …``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.resources import files
from itertools import repeat
from pathlib import Path

from quoteattr.errors import QuoteAttrError
from quoteattr.evaluate.corpus import fingerprint
from quoteattr.fit.calibrate import calibrate
from quoteattr.fit.choosing import choices_table, fit_choices
from quoteattr.fit.material import read_material
from quoteattr.fit.named import read_named
from quoteattr.fit.recipe import Fitted, cross_fitted, fit
from quoteattr.rank import load
from quoteattr.scoring import Calibration

Rows = Sequence[Sequence[str]]
"""A table, its header first."""
KINDS = tuple(sorted(load()))
"""The kinds of choices."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    options = _parser().parse_args(arguments)
    out = Path(options.out)
    try:
        folders = [Path(folder) for folder in options.folders]
        corpus = " ".join(fingerprint(folder)[:12] for folder in folders)
        texts = [text for path in options.named for text in read_named(Path(path))]
        counts = [*options.weights, *repeat(1.0, len(folders))]
        spans = options.only != "scene"  # scenes are named
        material = [
            item
            for folder, weight in zip(folders if spans else (), counts, strict=False)
            for item in read_material(folder, options.limit, weight)
        ]
        if options.only in (None, "candidates"):
            fitted = fit(material)
            write(out / "weights.tsv", weights_table(fitted), corpus)
            calibration = calibrate(cross_fitted(material, fitted.size))
            write(out / "calibration.tsv", calibration_table(calibration), corpus)
        if options.only != "candidates":
            kind = options.only if options.only in KINDS else None
            named = f"{corpus} and our own texts" if texts else corpus
            write(out / "choices.tsv", choices_table(fit_choices(material, texts, kind)), named)
    except QuoteAttrError as error:
        print(f"quoteattr.fit: {error}", file=sys.stderr)
        return 2
    return 0


def weights_table(fitted: Fitted) -> Rows:
    """The weights as ``data/weights.tsv`` holds them."""
    return [
        ("feature", "weight"),
        *((name, f"{weight:.3f}") for name, weight in sorted(fitted.weights.of.items())),
    ]


def calibration_table(calibration: Calibration) -> Rows:
    """The line from the logarithm of a probability to log-odds as ``data/calibration.tsv`` holds it."""
    numbers = {"offset": calibration.offset, "slope": calibration.slope, **calibration.rules}
    return [("name", "value"), *((name, f"{value:.3f}") for name, value in numbers.items())]


def write(path: Path, rows: Rows, corpus: str) -> None:
    """Write a table and say so."""
    origin = f"# Log-odds, written by python -m quoteattr.fit from the articles {corpus}; do not edit."
    path.write_text("".join(f"{line}\n" for line in (origin, *map("\t".join, rows))), encoding="utf-8")
    print(f"{path} written", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quoteattr.fit",
        description="Fit the weights of candidates and of choices to annotated articles.",
    )
    parser.add_argument(
        "folders",
        metavar="FOLDER",
        nargs="+",
        help="annotated articles, in either format, to fit the weights to",
    )
    parser.add_argument(
        "--weights",
        metavar="W",
        nargs="*",
        type=float,
        default=[],
        help="for how many articles one of each folder counts (default: 1)",
    )
    parser.add_argument(
        "--named",
        metavar="FILE",
        nargs="*",
        default=[],
        help="texts with the names of speakers and channels: JSON lines, or a folder of JSON files",
    )
    parser.add_argument(
        "--only",
        choices=("candidates", "choices", *KINDS),
        help="fit only these weights: of candidates, of all choices or of one kind of choice",
    )
    data = files("quoteattr") / "data"
    parser.add_argument(
        "--out", default=str(data), metavar="FOLDER", help="where the tables go (default: %(default)s)"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N articles")
    return parser


if __name__ == "__main__":
    sys.exit(main())
