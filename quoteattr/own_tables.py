"""Tables that a user brings, as a file or as a mapping; faults are named by row and column."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from quoteattr.errors import InvalidTable
from quoteattr.tables import read_lines

Own: TypeAlias = Mapping[str, str | Mapping[str, object]] | str | os.PathLike[str]
"""The path of a table, or a mapping from what its first column holds to one other column
(``{"Deichfunk": "broadcaster"}``) or to several (``{"Kaiblatt": {"kind": "print", "article": "das"}}``)."""


def own_rows(own: Own, name: str, columns: Sequence[str], short: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Where each row stands, and its cells, the first of *columns* in front.

    Args:
        own: a UTF-8 file with a tab between its columns, some of *columns* in its header and comments after ``#``, or
            a mapping; the cells of a list are between bars.
        name: what messages call a mapping.
        columns: the allowed columns.
        short: the column that is meant if a mapping gives a string.

    Raises:
        InvalidTable: the file cannot be read, or breaks this layout.
    """
    if isinstance(own, str | os.PathLike):
        yield from _of_file(Path(own), columns)
        return
    if not isinstance(own, Mapping):
        raise InvalidTable(f"{name}: expected a mapping or a file path, got {type(own).__name__}")
    for number, (key, value) in enumerate(own.items(), start=1):
        where = f"{name}: row {number}"
        if not isinstance(key, str):
            raise InvalidTable(f"{where}: expected a {columns[0]}, got {key!r}")
        cells = {short: value} if isinstance(value, str) else value
        if not isinstance(cells, Mapping):
            raise InvalidTable(f"{where} ({key!r}): expected a string (its {short}) or a mapping of columns")
        for column in cells:
            if column not in columns[1:]:
                raise InvalidTable(f"{where} ({key!r}), column {column!r}: {_known(columns)}")
        yield where, {columns[0]: key, **{column: _joined(cell) for column, cell in cells.items()}}


def _of_file(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    rows = [
        (f"{path.name}: row {number}", line.split("\t"))
        for number, line in enumerate(read_lines(path), start=1)
        if line.strip() and not line.startswith("#")
    ]
    if not rows:
        raise InvalidTable(f"{path.name}: the file is empty; expected the columns {', '.join(columns)}")
    where, header = rows[0]
    for column in header:
        if column not in columns:
            raise InvalidTable(f"{where}, column {column!r}: {_known(columns)}")
    for where, cells in rows[1:]:
        if len(cells) > len(header):
            raise InvalidTable(
                f"{where}, column {len(cells)}: only {len(header)} columns are named in the header"
            )
        row = dict(zip(header, cells, strict=False))
        yield where, {columns[0]: row.get(columns[0], ""), **row}


def _known(columns: Sequence[str]) -> str:
    return f"no such column; known are {', '.join(columns)}"


def _joined(cell: object) -> str:
    return "|".join(map(str, cell)) if isinstance(cell, list | tuple | set | frozenset) else str(cell)
