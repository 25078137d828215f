"""Reading the small tables of linguistic data that ship with the package.

A table is a UTF-8 file with one record a line, columns separated by one tab, a header line that names
them, and comment lines that begin with ``# ``. Quotation marks have no special meaning in it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from quoteattr.errors import InvalidTable, Unreadable

_MOST_BYTES = 1 << 28
"""No user's table has that; a device that never ends has."""


def read_table(
    name: str, columns: tuple[str, ...], **allowed: Collection[str]
) -> tuple[Mapping[str, str], ...]:
    """The rows of ``quoteattr/data/NAME.tsv``, each as a mapping from column to text.

    Args:
        name: the file.
        columns: its header.
        allowed: what the cells of a column may be, where not everything is allowed.

    Raises:
        InvalidTable: the header is not *columns*, a row has another number of columns, or a cell is not allowed; the
            message names the file, the line and the column.
    """
    source = files("quoteattr") / "data" / f"{name}.tsv"
    lines = enumerate(source.read_text(encoding="utf-8").splitlines(), start=1)
    filled = [(number, line.split("\t")) for number, line in lines if line and not line.startswith("# ")]
    for number, header in filled[:1]:
        if tuple(header) != columns:
            raise InvalidTable(f"{name}.tsv, line {number}: columns are {header}, not {list(columns)}")
    rows: list[Mapping[str, str]] = []
    for number, cells in filled[1:]:
        if len(cells) != len(columns):
            raise InvalidTable(f"{name}.tsv, line {number}: {len(cells)} columns, not {len(columns)}")
        rows.append(dict(zip(columns, cells, strict=True)))
        for column, values in allowed.items():
            if (cell := rows[-1][column]) not in values:
                raise InvalidTable(
                    f"{name}.tsv, line {number}, column {column!r}: {cell!r} is not one of {sorted(values)}"
                )
    return tuple(rows)


def read_lines(path: Path) -> list[str]:
    """The lines of a user's own table; a byte order mark is no part of it.

    Raises:
        InvalidTable: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return read_bytes(file, _MOST_BYTES).decode("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise InvalidTable(f"{path}: cannot be read: {error}") from error


def read_bytes(file: BinaryIO, most: int) -> bytes:
    """All of a file.

    Raises:
        Unreadable: it has more than so many bytes.
    """
    content = file.read(most + 1)
    if len(content) > most:
        raise Unreadable(f"it has more than {most >> 20} megabytes")
    return content
