"""A table for spreadsheets: one row per quotation."""

from __future__ import annotations

import csv as _csv
import io
from collections.abc import Iterable, Iterator

from quoteattr.export.titled import Titled, titled
from quoteattr.quote import Document
from quoteattr.rows import COLUMNS, Cell, rows

BYTE_ORDER_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv(documents: Iterable[Document | Titled], *, excel: bool = False) -> Iterator[str]:
    """The rows of all documents under one header, in pieces; column ``source`` says where each comes from.

    Args:
        documents: documents, with titles or without.
        excel: in the form that German Excel opens with a double click: a byte order mark, semicolons, and an apostrophe
            before words that a spreadsheet would run as a formula (``=…``).

    Line feeds inside a cell are kept; the cell is then quoted, as in RFC 4180. Unknown values are empty.
    """
    buffer = io.StringIO(newline="")
    writer = _csv.writer(buffer, delimiter=";" if excel else ",")
    if excel:
        buffer.write(BYTE_ORDER_MARK)
    writer.writerow(("source", *COLUMNS))
    yield _taken(buffer)
    for item in titled(documents):
        for row in rows(item.document):
            cells = map(_written, (item.title, *row.values()))
            writer.writerow(map(_harmless, cells) if excel else cells)
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    piece = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return piece


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell).replace("\0", "")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
