"""Tables of articles become tables of quotations: a batch by itself, on a local Ray, on a local Spark."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from quoteattr.export.clusters import TableReader, in_pandas, spark_schema
from quoteattr.rows import COLUMNS

pyarrow = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

PAGE = Path(__file__).resolve().parent.parent / "docs" / "scale.md"
ROWS = [
    {"id": 7, "text": "„Der Kai hält“, sagte Svea Brandt. Der Hafen sei sicher."},
    {"id": 8, "text": None},
    {"id": 9, "text": "Es regnet."},
    {"id": 10, "text": "Laut Polizei ist die Brücke gesperrt."},
]
WANTED = {7: {"Der Kai hält", "Der Hafen sei sicher"}, 10: {"ist die Brücke gesperrt"}}


def check(found: list[dict[str, Any]]) -> None:
    texts: dict[int, set[str]] = {}
    for row in found:
        if row["id"] == 8:
            assert "TypeError" in row["error"]
            assert row["quote"] is None
        else:
            assert row["error"] is None
            texts.setdefault(row["id"], set()).add(row["text"])
    assert texts == WANTED


def test_a_batch() -> None:
    table = TableReader(keep=["id"])(pyarrow.Table.from_pylist(ROWS))
    assert table.column_names == ["id", *COLUMNS, "error"]
    assert table.schema.field("id").type == pyarrow.int64()
    check(table.to_pylist())


def test_a_batch_without_a_quotation_has_the_same_columns() -> None:
    reader = TableReader("artikel", keep=["id"])
    none = reader(pyarrow.table({"id": ["a"], "artikel": ["Es regnet."]}))
    some = reader(pyarrow.table({"id": ["a"], "artikel": [ROWS[0]["text"]]}))
    assert none.num_rows == 0
    assert none.schema == some.schema


def test_batches_of_spark_name_its_columns() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(ROWS).astype({"id": "int64"})
    (found,) = in_pandas(keep=["id"])(iter([frame]))
    named = [column.split()[0] for column in spark_schema("id bigint").split(", ")]
    assert list(found.columns) == named


def article_files(folder: Path) -> None:
    folder.mkdir()
    for number in (0, 1):
        rows = ROWS[2 * number : 2 * number + 2]
        schema = pyarrow.schema([("id", pyarrow.int64()), ("text", pyarrow.string())])
        pq.write_table(pyarrow.Table.from_pylist(rows, schema), folder / f"{number}.parquet")


@pytest.mark.slow
def test_the_program_for_ray_reads_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program of docs/scale.md as it stands there, on a Ray of this machine, interrupted and run again."""
    ray = pytest.importorskip("ray")
    monkeypatch.chdir(tmp_path)
    article_files(tmp_path / "articles")
    program = next(
        code for code in re.findall(r"```text\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL) if "ray" in code
    )
    search = os.pathsep.join([str(PAGE.parent.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    monkeypatch.setenv("PYTHONPATH", search)
    ray.init(num_cpus=3, include_dashboard=False, log_to_driver=False)
    try:
        exec(program, {})
        first = tmp_path / "quotations" / "0.parquet"
        written = sorted(path.name for path in first.parent.iterdir())
        assert written == ["0.parquet", "1.parquet"]
        check([row for name in written for row in pq.read_table(first.parent / name).to_pylist()])
        before = first.stat().st_mtime_ns
        (first.parent / "1.parquet").unlink()
        exec(program, {})
        assert first.stat().st_mtime_ns == before
        assert (first.parent / "1.parquet").exists()
    finally:
        ray.shutdown()


@pytest.mark.slow
def test_a_local_spark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    article_files(tmp_path / "articles")
    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        articles = spark.read.parquet(str(tmp_path / "articles"))
        found = articles.mapInPandas(in_pandas(keep=["id"]), spark_schema("id bigint"))
        found.write.parquet(str(tmp_path / "quotations"))
        check([row.asDict() for row in spark.read.parquet(str(tmp_path / "quotations")).collect()])
    finally:
        spark.stop()
