"""Standard streams as they are in the wild: closed, full, narrow, or read by somebody who leaves early."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress

from quoteattr.errors import QuoteAttrError


class CannotWrite(QuoteAttrError):
    """The result cannot be written."""


def say(message: str) -> None:
    """One line on standard error, if there is one; nothing in it steers a terminal."""
    if sys.stderr is None:  # closed: ``print`` would take standard output instead
        return
    with suppress(OSError, ValueError):
        print(f"quoteattr: {clean(message)}", file=sys.stderr)


def clean(words: str) -> str:
    """*words* on one line, with ``?`` for what a terminal would obey or could not show: names of files may be evil.

    >>> clean("a\\x1b[31m\\nb")
    'a?[31m b'
    """
    return "".join(char if char.isprintable() else "?" for char in " ".join(words.split()))


def write(piece: str) -> None:
    """Write to standard output at once.

    Raises:
        CannotWrite: it is closed or full.
        BrokenPipeError: nobody is reading any more.
    """
    if sys.stdout is None:
        raise CannotWrite("cannot write: standard output is closed")
    try:
        sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(f"cannot write: {error.strerror or error}") from error


def leave_stdout() -> None:
    """Nothing more goes to standard output, not even what is still in its buffer when Python ends."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def encode_stdout(*, for_reading: bool) -> None:
    """Data are UTF-8 wherever they go; a terminal that cannot show a character gets a question mark."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if for_reading:
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")


def is_terminal(stream: object) -> bool:
    """Whether somebody is watching *stream*."""
    isatty = getattr(stream, "isatty", None)
    return isatty is not None and bool(isatty())
