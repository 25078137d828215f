"""The formats of the command line: streams of text, and folders with files for each document."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from quoteattr.cli.streams import clean, is_terminal
from quoteattr.export.brat import write_brat
from quoteattr.export.csv import csv
from quoteattr.export.jsonl import jsonl
from quoteattr.export.tei import tei
from quoteattr.export.titled import Titled
from quoteattr.export.web_annotation import web_annotations
from quoteattr.quote import Document
from quoteattr.show.page import html
from quoteattr.show.terminal import Style, show

_WIDEST = 100


Write = Callable[[Iterable[Titled], Namespace], Iterator[str]]
"""Documents and the options of the command line; ``several`` says whether each text needs its name."""


def _text(results: Iterable[Titled], options: Namespace) -> Iterator[str]:
    style = Style(
        min(shutil.get_terminal_size().columns, _WIDEST), has_color(options.color), options.evidence
    )
    for result in results:
        if options.several:
            yield f"== {clean(result.title or '-')} ==\n\n"
        yield show(result.document, style) + ("\n\n" if options.several else "\n")


def has_color(choice: str) -> bool:
    """Whether the terminal gets colours: as the user says, else as NO_COLOR and FORCE_COLOR say, else if it is a terminal.

    See https://no-color.org and https://force-color.org: a variable that is empty says nothing.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def _html(results: Iterable[Titled], options: Namespace) -> Iterator[str]:
    return html(results if options.several else (Titled(r.document) for r in results), lang=options.lang)


STREAMS: Mapping[str, Write] = {
    "text": _text,
    "jsonl": lambda results, options: jsonl(results),
    "html": _html,
    "csv": lambda results, options: csv(results, excel=options.excel),
    "tei": lambda results, options: tei(results),
    "web-annotation": lambda results, options: web_annotations(results),
}
"""Formats that are text, written as the documents come."""


def _xmi(document: Document, stem: Path) -> None:
    from quoteattr.export.cas import cas, type_system

    types = stem.with_name("TypeSystem.xml")
    if not types.exists():
        type_system().to_xml(types)
    cas(document).to_xmi(stem.with_name(f"{stem.name}.xmi"))


FOLDERS: Mapping[str, Callable[[Document, Path], None]] = {"brat": write_brat, "xmi": _xmi}
"""Formats of one or more files per document, below the folder that ``-o`` names."""


def write_folder(results: Iterable[Titled], form: str, folder: Path) -> None:
    """One set of files a document, named after its source; a name that is taken gets a number."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for number, result in enumerate(results, 1):
        stem = Path(result.title or "text").stem or "text"
        name = stem
        while name in taken:
            name += f"-{number}"
        taken.add(name)
        FOLDERS[form](result.document, folder / name)
