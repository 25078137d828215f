"""The options of the command line."""

from __future__ import annotations

import argparse
import codecs
import io
import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

import quoteattr
from quoteattr.cli.outputs import FOLDERS, STREAMS
from quoteattr.cli.streams import say
from quoteattr.feed.inputs import Form
from quoteattr.show.interface import LANGUAGES

WRONG = 2
_EPILOG = "Exit status: 0 done, 1 the result could not be written, 2 wrong usage or unreadable input."
_UNKNOWN = re.compile(r"unrecognized arguments: (--[\w-]+)")
_CHOICE = re.compile(r"invalid choice: '([^']*)' \(choose from (.*)\)")


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one line, with what was probably meant."""

    def error(self, message: str) -> NoReturn:
        say(f"{message}{self._suggestion(message)} (see --help)")
        self.exit(WRONG)

    def _suggestion(self, message: str) -> str:
        known: Iterable[str] = self._option_string_actions
        found = _UNKNOWN.search(message)
        if found is None:
            found = _CHOICE.search(message)
            known = re.findall(r"[\w-]+", found[2]) if found is not None else ()
        close = get_close_matches(found[1], list(known), 1) if found is not None else []
        return f"; did you mean {close[0]}?" if close else ""


def parser() -> Parser:
    """The parser of ``quoteattr``'s own arguments."""
    made = Parser(
        prog="quoteattr",
        description="Find the quotations in German news: who said what, to whom and through which channel.",
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    made.add_argument(
        "files", nargs="*", metavar="FILE", help="a file, a folder or a pattern; standard input for - or none"
    )
    made.add_argument(
        "--example", action="store_true", help="read the German example that comes with the package"
    )
    _reading(made.add_argument_group("reading"))
    _finding(made.add_argument_group("finding"))
    _writing(made.add_argument_group("writing"))
    made.add_argument("-V", "--version", action="version", version=f"quoteattr {quoteattr.__version__}")
    return made


def _reading(group: Any) -> None:
    group.add_argument(
        "--input-format",
        choices=[form.value for form in Form],
        default=Form.AUTO.value,
        metavar="FORM",
        help="auto (by suffix), text, html or jsonl (default: auto)",
    )
    group.add_argument(
        "--field", default="text", metavar="NAME", help="where JSON lines have the text (default: text)"
    )
    group.add_argument(
        "--encoding", default="utf-8-sig", type=_encoding, help="of the files (default: UTF-8)"
    )


def _finding(group: Any) -> None:
    group.add_argument(
        "--min-confidence",
        type=_probability,
        metavar="P",
        help="leave out quotations of lower confidence (0 to 1)",
    )
    group.add_argument(
        "--known-people", type=Path, metavar="FILE", help="a table of people: name, roles, gender"
    )
    group.add_argument("--channels", type=Path, metavar="FILE", help="a table of channels: name, kind, …")
    group.add_argument(
        "--cue-verbs", type=Path, metavar="FILE", help="a table of reporting verbs: lemma, like, prefix, …"
    )
    group.add_argument(
        "--processes", type=_count, default=1, metavar="N", help="worker processes (default: 1)"
    )


def _writing(group: Any) -> None:
    group.add_argument(
        "--format",
        choices=[*STREAMS, *FOLDERS],
        default="text",
        metavar="FORM",
        help=f"{', '.join(STREAMS)}; into a folder: {', '.join(FOLDERS)} (default: text)",
    )
    group.add_argument(
        "-o", "--output", type=Path, metavar="PATH", help="write there instead of standard output"
    )
    group.add_argument("--excel", action="store_true", help="CSV as a German Excel opens it")
    group.add_argument(
        "--lang", choices=LANGUAGES, default="en", help="of the words of the web page (default: en)"
    )
    group.add_argument(
        "--evidence", action="store_true", help="in the text format, say why each quotation was found"
    )
    group.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colours in the text format"
    )


def _probability(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f"expected a number from 0 to 1, got {word!r}")
    return value


def _count(word: str) -> int:
    if not word.isascii() or not word.isdigit() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 on, got {word!r}")
    return int(word)


def _encoding(word: str) -> str:
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=word)  # some turn bytes into bytes, or text into text
        return codecs.lookup(word).name
    except LookupError:
        raise argparse.ArgumentTypeError(f"no such encoding: {word!r}") from None
