"""Data frames and Parquet files, by pandas, Polars or PyArrow where they are installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.export.titled import Titled, titled
from quoteattr.extras import extra
from quoteattr.quote import Document
from quoteattr.rows import COLUMNS, Cell, Row, rows

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_COLUMNS: Mapping[str, type[Any]] = {"source": str, **COLUMNS}
_MOST_ROWS = 10_000


def to_pandas(documents: Iterable[Document | Titled]) -> pandas.DataFrame:
    """One row per quotation, with column ``source``, as a pandas frame. Needs ``quoteattr[pandas]``."""
    with extra("pandas", "pandas"):
        import pandas

    types = {str: "string", int: "Int64", float: "float64", bool: "boolean"}
    frame = pandas.DataFrame(_rows(documents), columns=list(_COLUMNS))
    return frame.astype({name: types[kind] for name, kind in _COLUMNS.items()})


def to_polars(documents: Iterable[Document | Titled]) -> polars.DataFrame:
    """One row per quotation, with column ``source``, as a Polars frame. Needs ``quoteattr[polars]``."""
    with extra("polars", "polars"):
        import polars

    types = {str: polars.String, int: polars.Int64, float: polars.Float64, bool: polars.Boolean}
    schema = {name: types[kind] for name, kind in _COLUMNS.items()}
    return polars.DataFrame(list(_rows(documents)), schema=schema)


def write_parquet(documents: Iterable[Document | Titled], path: Path | str) -> None:
    """One row per quotation, with column ``source``, as a Parquet file, written as the documents come. Needs
    ``quoteattr[parquet]``."""
    with extra("parquet", "pyarrow"):
        import pyarrow.parquet

    schema = parquet_schema()
    found = _rows(documents)
    with pyarrow.parquet.ParquetWriter(path, schema) as writer:
        while some := list(islice(found, _MOST_ROWS)):
            writer.write_table(pyarrow.Table.from_pylist(some, schema))


def parquet_schema() -> pyarrow.Schema:
    """The columns of :func:`write_parquet` and their types."""
    import pyarrow

    types = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    return pyarrow.schema([(name, types[kind]) for name, kind in _COLUMNS.items()])


def _rows(documents: Iterable[Document | Titled]) -> Iterator[Row]:
    for item in titled(documents):
        for row in rows(item.document):
            yield {name: _held(cell) for name, cell in {"source": item.title, **row}.items()}


def _held(cell: Cell) -> Cell:
    """A cell without lone surrogates."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
