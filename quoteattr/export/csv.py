"""A table for spreadsheets: one row per quotation."""

from __future__ import annotations

import csv as _csv
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
    writer = _csv.writer(_Handed(), delimiter=";" if excel else ",")
    header: str = writer.writerow(("source", *COLUMNS))
    yield BYTE_ORDER_MARK + header if excel else header
    for item in titled(documents):
        for row in rows(item.document):
            cells = map(_written, (item.title, *row.values()))
            yield writer.writerow(map(_harmless, cells) if excel else cells)


class _Handed:
    """A file that hands back what is written to it, as ``writerow`` then does."""

    @staticmethod
    def write(piece: str) -> str:
        return piece


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell).replace("\0", "")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
