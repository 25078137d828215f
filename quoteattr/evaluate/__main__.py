"""The command line: ``python -m quoteattr.evaluate corpus|press FOLDER``."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

import quoteattr
from quoteattr.errors import QuoteAttrError
from quoteattr.evaluate.corpus import fingerprint, read_folder
from quoteattr.evaluate.figures import Report, measure
from quoteattr.evaluate.press import measure_press, read_press
from quoteattr.quote import Document

_FORMATS = (
    "corpus: articles of the German News Quotation Attribution data; press: texts with names and channels, "
    "like tests/corpus"
)
_WARM_UP = "„Der Zug hält hier nicht mehr“, sagte Stationsleiterin Grete Paulsen."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    options = _parser().parse_args(arguments)
    try:
        report = RUNS[options.what](Path(options.folder), options.limit)
    except QuoteAttrError as error:
        print(f"quoteattr.evaluate: {error}", file=sys.stderr)
        return 2
    if options.errors:
        Path(options.errors).write_text("".join(f"{line}\n" for line in report.misses), encoding="utf-8")
    figures = {"corpus": fingerprint(Path(options.folder))[:12], **_rounded(report.figures)}
    if options.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        for name, value in figures.items():
            print(f"{name:22} {value}")
    return 0


def run(folder: Path, limit: int | None = None) -> Report:
    """Extract the articles of *folder* and measure the result; loading the model is not timed."""
    articles = read_folder(folder, limit)
    documents, seconds = _extract([article.text for article in articles])
    report = measure(zip(articles, documents, strict=True))
    tokens = sum(len(article.ids) for article in articles)
    speed = {"seconds": seconds, "tokens_per_second": tokens / seconds}
    return evolve(report, figures={**report.figures, **speed})


def run_press(folder: Path, limit: int | None = None) -> Report:
    """The same for press texts with names and channels."""
    articles = read_press(folder)[:limit]
    documents, _ = _extract([article.text for article in articles])
    return measure_press(zip(articles, documents, strict=True))


RUNS = {"corpus": run, "press": run_press}


def _extract(texts: Sequence[str]) -> tuple[list[Document], float]:
    extractor = quoteattr.Extractor()
    extractor.extract(_WARM_UP)
    began = time.perf_counter()
    documents = list(extractor.pipe(texts))
    return documents, time.perf_counter() - began


def _rounded(figures: Mapping[str, Any]) -> dict[str, Any]:
    def one(value: Any) -> Any:
        if isinstance(value, Mapping):
            return _rounded(value)
        return value if isinstance(value, str) else round(value, 1)

    return {name: one(value) for name, value in figures.items()}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quoteattr.evaluate", description="Measure quoteattr on annotated German news."
    )
    parser.add_argument("what", choices=list(RUNS), help=_FORMATS)
    parser.add_argument("folder")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N articles")
    parser.add_argument("--errors", metavar="FILE", help="write one readable line for each miss")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
