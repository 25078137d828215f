"""Tables of articles on many machines: what Ray Data (``quoteattr[ray]``) and Spark (``quoteattr[spark]``) call.

How a whole archive is read with them, what it costs and what happens when a machine fails: ``docs/scale.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from quoteattr.export.frames import parquet_schema
from quoteattr.extractor import Extractor
from quoteattr.extras import extra
from quoteattr.rows import COLUMNS, rows

if TYPE_CHECKING:
    import pandas
    import pyarrow

_SPARK_TYPES: Mapping[type, str] = {str: "string", int: "bigint", float: "double", bool: "boolean"}


class TableReader:
    """Turns tables of articles into tables of quotations; loads the model once, when it is made.

    For Ray Data: ``articles.map_batches(TableReader, fn_constructor_kwargs={"keep": ["id"]}, batch_format="pyarrow",
    compute=ActorPoolStrategy(size=8))``, where each of 8 actors makes one.

    Args:
        text: the column with the articles.
        keep: columns that each quotation takes over from its article, such as an id.
        options: those of :class:`quoteattr.Extractor`.
    """

    def __init__(self, text: str = "text", keep: Sequence[str] = (), **options: Any) -> None:
        self._text, self._keep = text, list(keep)
        self._extractor = Extractor(**options)

    def __call__(self, articles: pyarrow.Table) -> pyarrow.Table:
        """One row per quotation: the columns to keep, those of :meth:`quoteattr.Document.rows`, and ``error``. A text that
        cannot be read has one row, whose ``error`` says why; elsewhere it is empty."""
        with extra("parquet", "pyarrow"):
            import pyarrow

        texts = articles[self._text].to_pylist()
        found: list[dict[str, Any]] = []
        numbers: list[int] = []
        for number, document in enumerate(self._extractor.pipe(texts, errors="record")):
            read = [{"error": document.error}] if document.error else rows(document)
            found.extend(read)
            numbers.extend([number] * len(read))
        schema = pyarrow.schema([*list(parquet_schema())[1:], ("error", pyarrow.string())])
        table = pyarrow.Table.from_pylist(found, schema)
        kept = articles.select(self._keep).take(pyarrow.array(numbers, pyarrow.int64()))
        return pyarrow.table([*kept.columns, *table.columns], [*self._keep, *schema.names])


def in_pandas(
    text: str = "text", keep: Sequence[str] = ()
) -> Callable[[Iterator[pandas.DataFrame]], Iterator[pandas.DataFrame]]:
    """The same for Spark: ``articles.mapInPandas(in_pandas(keep=["id"]), spark_schema("id string"))``.

    Each of Spark's Python processes loads the model once.
    """

    def read(frames: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        import pyarrow

        reader = _reader(text, tuple(keep))
        for frame in frames:
            table = reader(pyarrow.Table.from_pandas(frame, preserve_index=False))
            yield table.to_pandas(integer_object_nulls=True)

    return read


def spark_schema(keep: str = "") -> str:
    """The columns of :func:`in_pandas` as Spark writes them, behind those to keep with their types.

    >>> spark_schema("id string")[:46]
    'id string, quote bigint, parent bigint, kind s'
    """
    columns = [f"{name} {_SPARK_TYPES[kind]}" for name, kind in COLUMNS.items()]
    return ", ".join([*filter(None, [keep]), *columns, "error string"])


@cache
def _reader(text: str, keep: tuple[str, ...]) -> TableReader:
    """That of this process."""
    return TableReader(text, keep)
