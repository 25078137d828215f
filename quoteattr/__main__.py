"""The command line: ``python -m quoteattr [FILE ...]``."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import NoReturn

import quoteattr
from quoteattr.errors import QuoteAttrError
from quoteattr.export.html import html
from quoteattr.export.jsonl import jsonl
from quoteattr.export.titled import Titled
from quoteattr.render import Style, render

DONE, WRONG, INTERRUPTED = 0, 2, 130
_STDIN = "-"
_WIDEST = 100
_UTF8 = "utf-8-sig"  # a byte order mark is no part of the text


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _say(f"{message} (see --help)")
        self.exit(WRONG)


class _Inputs:
    """The texts to read, one after the other; what cannot be read is said on stderr and counted."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.failures = 0

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for name in self.names:
            try:
                yield name, _read(name).decode(_UTF8)
            except OSError as error:
                self._failed(f"cannot read {name}: {error.strerror or error}")
            except UnicodeDecodeError as error:
                self._failed(f"cannot read {name}: not UTF-8 (byte {error.start})")

    def _failed(self, message: str) -> None:
        self.failures += 1
        _say(message)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    options = _parser().parse_args(arguments)
    try:
        status = _run(options)
        sys.stdout.flush()
    except QuoteAttrError as error:
        _say(str(error))
        return WRONG
    except BrokenPipeError:
        # The reader has seen enough (``… | head``); else Python would complain when it closes stdout.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="quoteattr",
        description="Find the quotations in German news: who said what, to whom and through which channel.",
        epilog="Exit status: 0 done, 2 wrong usage or unreadable input.",
    )
    add = parser.add_argument
    add(
        "files",
        nargs="*",
        metavar="FILE",
        help="a text in UTF-8; standard input for - or none",
    )
    add("--format", choices=("text", "jsonl", "html"), default="text", help="what to write (default: text)")
    add("--example", action="store_true", help="read the German example that comes with the package")
    add("--evidence", action="store_true", help="in the text format, say why each quotation was found")
    add(
        "--min-confidence",
        type=_probability,
        metavar="P",
        help="leave out what is less sure",
    )
    add("--version", action="version", version=f"quoteattr {quoteattr.__version__}")
    return parser


def _probability(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f"expected a number from 0 to 1, got {word!r}")
    return value


def _run(options: argparse.Namespace) -> int:
    if options.example and options.files:
        _say("--example reads no other file (see --help)")
        return WRONG
    inputs = _Inputs(options.files or [_STDIN])
    texts: Iterable[tuple[str, str]] = [_example()] if options.example else inputs
    results = _analysed(texts, options.min_confidence)
    if len(inputs.names) > 1:
        results = _with_progress(results, len(inputs.names))
    _encode_stdout(options.format)
    for piece in _written(results, options, headings=len(inputs.names) > 1):
        sys.stdout.write(piece)
        sys.stdout.flush()
    return WRONG if inputs.failures else DONE


def _analysed(texts: Iterable[tuple[str, str]], floor: float | None) -> Iterator[Titled]:
    """Each text's document under its name, in order; the extractor may read ahead."""
    names: deque[str] = deque()

    def contents() -> Iterator[str]:
        for name, text in texts:
            names.append(name)
            yield text

    for document in quoteattr.Extractor(min_confidence=floor).pipe(contents()):
        yield Titled(document, names.popleft())


def _with_progress(results: Iterator[Titled], total: int) -> Iterator[Titled]:
    """*results*, counted on stderr while somebody is looking there and not at the results themselves."""
    watched = sys.stderr.isatty() and not sys.stdout.isatty()
    for done, result in enumerate(results, 1):
        yield result
        if watched:
            sys.stderr.write(f"\rquoteattr: {done} of {total}" + ("\n" if done == total else ""))
            sys.stderr.flush()


def _written(results: Iterator[Titled], options: argparse.Namespace, *, headings: bool) -> Iterator[str]:
    match options.format:
        case "jsonl":
            yield from jsonl(results)
        case "html":
            yield from html(results if headings else (Titled(result.document) for result in results))
        case _:
            style = _style(evidence=options.evidence)
            for result in results:
                if headings:
                    yield f"== {result.title} ==\n\n"
                yield render(result.document, style) + ("\n\n" if headings else "\n")


def _style(*, evidence: bool) -> Style:
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(min(shutil.get_terminal_size().columns, _WIDEST), colour, evidence)


def _encode_stdout(form: str) -> None:
    """Data are UTF-8 wherever they go; a terminal that cannot show a character gets a question mark."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if form == "text":
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")


def _example() -> tuple[str, str]:
    path = files("quoteattr") / "data" / "example.txt"
    return "example", path.read_text(encoding="utf-8")


def _read(name: str) -> bytes:
    if name != _STDIN:
        return Path(name).read_bytes()
    if sys.stdin.isatty():
        _say("reading from the terminal; end the text with Ctrl-D")
    return sys.stdin.buffer.read()


def _say(message: str) -> None:
    print(f"quoteattr: {' '.join(message.split())}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
