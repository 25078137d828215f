"""From arguments to a result and an exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import quoteattr
from quoteattr.cli.options import WRONG, parser
from quoteattr.cli.outputs import FOLDERS, STREAMS, write_folder
from quoteattr.cli.progress import Progress
from quoteattr.cli.streams import CannotWrite, encode_stdout, is_terminal, leave_stdout, say, write
from quoteattr.errors import QuoteAttrError
from quoteattr.export.titled import Titled
from quoteattr.feed.inputs import STDIN, Form, Input, Reader, form_of, names_of
from quoteattr.known_people import read_people
from quoteattr.quote import Document

DONE, NOT_WRITTEN, INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    options = parser().parse_args(arguments)
    try:
        return _run(options)
    except CannotWrite as error:
        say(str(error))
        leave_stdout()
        return NOT_WRITTEN
    except QuoteAttrError as error:
        say(str(error))
        return WRONG
    except BrokenPipeError:  # the reader has seen enough (``… | head``)
        leave_stdout()
        return DONE
    except KeyboardInterrupt:
        leave_stdout()
        return INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    complaint = _complaint(options)
    if complaint is not None:
        say(f"{complaint} (see --help)")
        return WRONG
    names = options.files or [STDIN]
    if names == [STDIN] and not options.example and is_terminal(sys.stdin):
        say("reading from the terminal; end the text with Ctrl-D")
    results = _Results(options, names)
    read = results.read_and_written()
    if read is not None:
        say(f"-o would write over {read}, which is read")
        return WRONG
    options.several = results.several
    if options.format in FOLDERS:
        with _writing(f"to {options.output}"):
            write_folder(results, options.format, options.output)
    elif options.output is not None:
        with (
            _writing(str(options.output)),
            options.output.open("w", encoding="utf-8", errors="replace", newline="") as file,
        ):
            file.writelines(STREAMS[options.format](results, options))
    else:
        encode_stdout(for_reading=options.format == "text")
        for piece in STREAMS[options.format](results, options):
            write(piece)
    return WRONG if results.failed else DONE


def _complaint(options: argparse.Namespace) -> str | None:
    """Options that do not go together."""
    if options.example and options.files:
        return "--example reads no other file"
    if options.format in FOLDERS and options.output is None:
        return f"--format {options.format} writes files: name their folder with -o"
    if options.excel and options.format != "csv":
        return "--excel goes with --format csv"
    return None


@contextmanager
def _writing(where: str) -> Iterator[None]:
    """What goes wrong inside is that nothing can be written there."""
    try:
        yield
    except QuoteAttrError:  # not of writing, although some are a kind of OSError or ValueError
        raise
    except (OSError, ValueError) as error:
        raise CannotWrite(f"cannot write {where}: {getattr(error, 'strerror', None) or error}") from error


class _Results:
    """The document of every text, in order; complaints go to standard error and are counted."""

    def __init__(self, options: argparse.Namespace, names: Sequence[str]) -> None:
        self.failed = 0
        self._options = options
        self._files = [] if options.example else [file for name in names for file in names_of(name)]
        in_lines = options.input_format == Form.JSONL or Form.JSONL in map(form_of, self._files)
        self.several = len(self._files) > 1 or in_lines
        # Results on the terminal are progress enough.
        wanted = self.several and (options.output is not None or not is_terminal(sys.stdout))
        self._progress = Progress(None if in_lines else len(self._files), wanted=wanted)

    def read_and_written(self) -> str | None:
        """A file that would be read and written at once."""
        output, names = self._options.output, [name for name in self._files if name != STDIN]
        if output is None or self._options.format in FOLDERS.keys() - {"brat"}:
            return None
        in_folder = self._options.format in FOLDERS  # where the text is written beside its annotations
        return next(
            (name for name in names if _is_same(output / Path(name).name if in_folder else output, name)),
            None,
        )

    def __iter__(self) -> Iterator[Titled]:
        options = self._options
        extractor = quoteattr.Extractor(
            min_confidence=options.min_confidence,
            channels=options.channels,
            cue_verbs=options.cue_verbs,
            known_people=None if options.known_people is None else read_people(options.known_people),
        )
        reader = Reader(Form(options.input_format), options.encoding, options.field)
        inputs = [_example()] if options.example else reader.read(self._files)
        pairs = ((found.text, found) for found in inputs)
        more: dict[str, Any] = {"n_process": options.processes} if options.processes > 1 else {}
        results = extractor.pipe(pairs, as_tuples=True, **more)
        try:
            for done, (document, found) in enumerate(results, 1):
                for warning in document.warnings:
                    self._say(f"{found.name or 'standard input'}: {warning}")
                if found.error is not None:
                    self.failed += 1
                    self._say(found.error)
                    document = Document("", version=document.version, error=found.error)
                if found.error is None or options.format == "jsonl":
                    yield Titled(document, found.name)
                self._progress.at(done)
        finally:
            self._progress.wipe()

    def _say(self, complaint: str) -> None:
        self._progress.wipe()
        say(complaint)


def _is_same(one: Path, other: str) -> bool:
    try:
        return one.samefile(other) and one.is_file()
    except (OSError, ValueError):  # it is not there yet, or not at all
        return False


def _example() -> Input:
    path = files("quoteattr") / "data" / "example.txt"
    return Input("example", path.read_text(encoding="utf-8"))
