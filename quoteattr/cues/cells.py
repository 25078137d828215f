"""Typed cells of the cue tables: every broken cell is reported with file, row and column."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NoReturn, TypeVar

from quoteattr.errors import InvalidTable
from quoteattr.tables import read_table
from quoteattr.values import frozen

Value = TypeVar("Value", bound=StrEnum)


@frozen
class Row:
    """A row of a table, which *table* names in messages; its first cell names the row."""

    table: str
    cells: Mapping[str, str]

    def error(self, column: str, problem: str) -> InvalidTable:
        """The error that names file, row and column of a bad cell."""
        name = next(iter(self.cells.values()), "")
        return InvalidTable(f"{self.table}, row {name!r}, column {column}: {self.cells[column]!r} {problem}")

    def text(self, column: str) -> str:
        """Any string, also an empty one."""
        return self.cells[column]

    def word(self, column: str) -> str:
        """A string that is not empty."""
        return self.cells[column] or self._fail(column, "must not be empty")

    def parts(self, column: str) -> list[str]:
        """A list parted by ``|``, possibly empty."""
        return self.cells[column].split("|") if self.cells[column] else []

    def one(self, column: str, values: type[Value]) -> Value:
        """A value of an enumeration."""
        try:
            found: Value = _member(self.cells[column], values)
        except ValueError as error:
            raise self.error(column, str(error)) from None
        return found

    def some(self, column: str, values: type[Value], separator: str) -> frozenset[Value]:
        """Values of an enumeration, at least one."""
        try:
            return _members(self.cells[column], values, separator)
        except ValueError as error:
            raise self.error(column, str(error)) from None

    def share(self, column: str) -> float:
        """A number from 0 to 1."""
        try:
            number = float(self.cells[column])
        except ValueError:
            number = -1.0
        return number if 0 <= number <= 1 else self._fail(column, "is not a number from 0 to 1")

    def flag(self, column: str) -> bool:
        """*yes* or *no*."""
        cell = self.cells[column]
        return cell == "yes" if cell in ("yes", "no") else self._fail(column, "is neither yes nor no")

    def _fail(self, column: str, problem: str) -> NoReturn:
        raise self.error(column, problem)


@lru_cache(maxsize=256)
def _member(cell: str, values: type[Value]) -> Value:
    try:
        return values(cell)
    except ValueError:
        raise ValueError(f"is not one of {', '.join(values)}") from None


@lru_cache(maxsize=1024)
def _members(cell: str, values: type[Value], separator: str) -> frozenset[Value]:
    return frozenset([_member(part, values) for part in cell.split(separator)])


def rows(table: str, columns: tuple[str, ...]) -> list[Row]:
    """The rows of ``data/TABLE.tsv``, whose header must be *columns*."""
    return [Row(f"{table}.tsv", cells) for cells in read_table(table, columns)]
