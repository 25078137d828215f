"""The command line: ``python -m quoteattr.fit TRAIN_FOLDER``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from quoteattr.errors import QuoteAttrError
from quoteattr.evaluate.corpus import fingerprint
from quoteattr.fit.material import read_material
from quoteattr.fit.recipe import Fitted, fit


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    options = _parser().parse_args(arguments)
    folder = Path(options.folder)
    try:
        fitted = fit(read_material(folder, options.limit))
    except QuoteAttrError as error:
        print(f"quoteattr.fit: {error}", file=sys.stderr)
        return 2
    Path(options.out).write_text(table(fitted, fingerprint(folder)), encoding="utf-8")
    print(f"{len(fitted.weights.of)} weights written to {options.out}", file=sys.stderr)
    return 0


def table(fitted: Fitted, corpus: str) -> str:
    """The weights as ``data/weights.tsv`` holds them."""
    lines = [
        f"# Log-odds, written by python -m quoteattr.fit from the articles with the fingerprint {corpus[:12]}.",
        f"# Selecting penalty {fitted.selection}. Do not edit: fit again.",
        "feature\tweight",
        *(f"{feature}\t{weight:.3f}" for feature, weight in sorted(fitted.weights.of.items())),
    ]
    return "".join(f"{line}\n" for line in lines)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quoteattr.fit", description="Fit the confidence model to annotated articles."
    )
    parser.add_argument("folder", help="the folder of annotated articles")
    shipped = files("quoteattr") / "data" / "weights.tsv"
    parser.add_argument(
        "--out", default=str(shipped), metavar="FILE", help="default: the table of this package"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N articles")
    return parser


if __name__ == "__main__":
    sys.exit(main())
