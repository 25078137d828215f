"""Decision rows: the first row of a table whose keys and tests all hold gives the answer.

A table has the columns ``id``, then its keys, then ``when``, ``answer``, ``hit`` and ``miss``. A key cell holds the values
that it may have, separated by blanks: ``*`` any, ``–`` none. ``when`` holds the names of tests, separated by blanks; ``!``
before a name means that the test must fail. ``hit`` is a German example that the row decides, ``miss`` one that looks
alike and that the row does not decide; the tests of the package run both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from attrs import frozen

from quoteattr.errors import InvalidTable
from quoteattr.tables import read_table

ANY, NONE = "*", "–"
_LAST = ("when", "answer", "hit", "miss")


@frozen
class Row:
    """A decision: ``keys`` holds the allowed values of each key that is not free, ``tests`` name and wanted outcome."""

    id: str
    keys: Mapping[str, frozenset[str]]
    tests: tuple[tuple[str, bool], ...]
    answer: str
    hit: str
    miss: str

    def allows(self, keys: Mapping[str, str]) -> bool:
        """Whether the row may decide a case with these keys."""
        return all(keys[key] in allowed for key, allowed in self.keys.items())

    def fits(self, keys: Mapping[str, str], holds: Callable[[str], bool]) -> bool:
        """Whether the row decides a case with these keys, of which *holds* tells the outcome of a test."""
        return self.allows(keys) and all(holds(name) is wanted for name, wanted in self.tests)


def read_decisions(
    table: str, keys: Sequence[str], tests: Collection[str], answers: Collection[str]
) -> tuple[Row, ...]:
    """The rows of ``data/TABLE.tsv``.

    Raises:
        InvalidTable: the schema is broken, an id comes twice, or a row names a test or an answer that does not exist.
    """
    rows = tuple(_row(raw, keys) for raw in read_table(table, ("id", *keys, *_LAST)))
    seen: set[str] = set()
    for row in rows:
        unknown = {name for name, _ in row.tests} - {*tests}
        if row.id in seen or unknown or row.answer not in answers:
            fault = f"tests {sorted(unknown)}" if unknown else f"answer {row.answer!r}"
            raise InvalidTable(f"{table}.tsv: row {row.id!r}: {'id twice' if row.id in seen else fault}")
        seen.add(row.id)
    return rows


def _row(raw: Mapping[str, str], keys: Sequence[str]) -> Row:
    cells = {key: raw[key].split() for key in keys if raw[key] != ANY}
    allowed = {
        key: frozenset("" if value == NONE else value for value in cell) for key, cell in cells.items()
    }
    tests = tuple((name.removeprefix("!"), name[0] != "!") for name in raw["when"].split())
    return Row(raw["id"], allowed, tests, raw["answer"], raw["hit"], raw["miss"])


def decide(rows: Iterable[Row], keys: Mapping[str, str], holds: Callable[[str], bool]) -> Row | None:
    """The first row that fits, ``None`` where none does."""
    return next((row for row in rows if row.fits(keys, holds)), None)
