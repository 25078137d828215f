"""Texts by the names that a user gives: files, folders, patterns, ``-`` for standard input.

What cannot be read raises no exception but becomes an input with an ``error``; the others go on.
"""

from __future__ import annotations

import glob
import json
import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from attrs import frozen

from quoteattr.errors import MissingExtra, Unreadable
from quoteattr.feed.html import article_of
from quoteattr.tables import read_bytes

STDIN = "-"
MOST_BYTES = 1 << 29
"""No article has half a gigabyte; a device that never ends has."""


class Form(StrEnum):
    """What a file holds."""

    AUTO = "auto"
    """What its suffix says (``seite.html`` is HTML), text where that tells nothing."""
    TEXT = "text"
    """Plain text, read as it is (``artikel.txt``)."""
    HTML = "html"
    """A web page, of which the article is read (``seite.html``)."""
    JSONL = "jsonl"
    """A JSON object a line, of which one field is read (``archiv.jsonl``)."""


_FORMS = {
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".jsonl": Form.JSONL,
    ".ndjson": Form.JSONL,
}
_SUFFIXES = frozenset({".txt", ".text", ".md", *_FORMS})
"""What is read of a folder."""


@frozen
class Input:
    """A text and its name (``None`` for standard input), or why it cannot be read."""

    name: str | None
    """The file (``"artikel.txt"``), with the line for JSON lines (``"archiv.jsonl:3"``)."""
    text: str = ""
    """What it holds (*„Der Kai hält“, sagte Svea Brandt.*)."""
    error: str | None = None
    """Why it could not be read (``"cannot read fehlt.txt: No such file or directory"``)."""


@frozen
class Reader:
    """How files are read.

    >>> [found.error for found in Reader().read(["fehlt.txt"])]
    ['cannot read fehlt.txt: No such file or directory']
    """

    form: Form = Form.AUTO
    """What they hold (``Form.HTML`` for web pages of any suffix)."""
    encoding: str = "utf-8-sig"
    """How they are encoded (``"latin-1"``); UTF-8 with or without a byte order mark by default."""
    field: str = "text"
    """The field of JSON lines that has the text (``"body"``)."""

    def read(self, names: Iterable[str]) -> Iterator[Input]:
        """Every text below *names*, in order; those of a folder by name (``["artikel/", "*.html", "-"]``)."""
        for name in names:
            for found in names_of(name):
                yield from self._file(found)

    def _file(self, name: str) -> Iterator[Input]:
        shown = None if name == STDIN else name
        form = form_of(name) if self.form is Form.AUTO else self.form
        try:
            text = self._decoded(_content(name))
            if form is Form.JSONL:
                yield from self._lines(shown, text)
            else:
                yield Input(shown, article_of(text) if form is Form.HTML else text)
        except OSError as error:
            yield Input(shown, error=f"cannot read {name}: {error.strerror or error}")
        except (MissingExtra, ValueError) as error:
            yield Input(shown, error=f"cannot read {name}: {error}")

    def _decoded(self, content: bytes) -> str:
        try:
            return content.decode(self.encoding)
        except UnicodeDecodeError as error:
            name = "UTF-8" if self.encoding == "utf-8-sig" else self.encoding
            raise Unreadable(f"not {name} (byte {error.start}); see --encoding") from error

    def _lines(self, name: str | None, text: str) -> Iterator[Input]:
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            place = f"{name or STDIN}:{number}"
            try:
                entry = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Input(place, error=f"cannot read {place}: no JSON ({error})")
                continue
            value = entry.get(self.field) if isinstance(entry, dict) else None
            if isinstance(value, str):
                yield Input(place, value)
            else:
                yield Input(place, error=f"cannot read {place}: no text in field {self.field!r}; see --field")


def form_of(name: str) -> Form:
    """What a file holds, by its suffix."""
    return _FORMS.get(Path(name).suffix.lower(), Form.TEXT)


def names_of(name: str) -> Iterator[str]:
    """The files that a name stands for; the name itself if there are none, so that it is reported."""
    if name == STDIN:
        yield name
    elif os.path.isdir(name):  # unlike Path.is_dir, it knows of no error
        inside = sorted(
            str(p) for p in Path(name).rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file()
        )
        yield from inside or [name]
    elif not os.path.exists(name) and glob.has_magic(name):
        yield from sorted(glob.glob(name, recursive=True)) or [name]
    else:
        yield name


def _content(name: str) -> bytes:
    if name == STDIN:
        if sys.stdin is None:
            raise Unreadable("standard input is closed")
        return read_bytes(sys.stdin.buffer, MOST_BYTES)
    if os.path.isdir(name):
        raise Unreadable(f"no file in it ends in {', '.join(sorted(_SUFFIXES))}")
    with Path(name).open("rb") as file:
        return read_bytes(file, MOST_BYTES)
