"""The table of nouns: ``data/nouns.tsv``, one row per sense."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from quoteattr.tables import read_table
from quoteattr.values import frozen

_COLUMNS = ("noun", "gender", "kinds", "feminine", "is_a", "compounds", "uses")


class NounKind(StrEnum):
    """What a noun stands for."""

    PERSON = "person"
    BODY = "body"
    OUTLET = "outlet"
    GROUP = "group"
    DOCUMENT = "document"
    STATEMENT = "statement"
    PLACE = "place"
    TIME = "time"
    NAME = "name"
    THING = "thing"


@frozen
class Noun:
    """A row of the table; its columns are explained there."""

    noun: str
    gender: str
    kinds: frozenset[NounKind]
    feminine: str
    wider: frozenset[str]
    compounds: bool
    uses: frozenset[str]


@cache
def by_name(table: str, *columns: str) -> Mapping[str, str]:
    """The last of the *columns* of a table by the first one in lower case."""
    return {row[columns[0]].lower(): row[columns[-1]] for row in read_table(table, columns)}


@cache
def nouns() -> tuple[Noun, ...]:
    """All rows.

    Raises:
        InvalidTable: a row breaks the schema.
    """
    return tuple(
        Noun(
            row["noun"],
            row["gender"],
            frozenset(map(NounKind, row["kinds"].split(";"))),
            row["feminine"],
            frozenset(_parts(row["is_a"].lower())),
            row["compounds"] == "yes",
            frozenset(_parts(row["uses"])),
        )
        for row in read_table("nouns", _COLUMNS, gender="mfnp", compounds=("yes", "no"))
    )


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


@cache
def of_kind(*kinds: NounKind) -> tuple[Noun, ...]:
    """The nouns of one of *kinds*."""
    return tuple(noun for noun in nouns() if not noun.kinds.isdisjoint(kinds))


@cache
def used_as(use: str) -> frozenset[str]:
    """The nouns with this use, as the table writes them: ``used_as("wish")`` has *Wunsch*, *Vorhaben*, …

    Raises:
        KeyError: no noun has it.
    """
    found = frozenset(noun.noun for noun in nouns() if use in noun.uses)
    if not found:
        raise KeyError(f"no noun of nouns.tsv has the use {use!r}")
    return found


@cache
def in_lower_case(use: str) -> tuple[str, ...]:
    """:func:`used_as` in lower case, for the ends of compounds."""
    return tuple(sorted(noun.lower() for noun in used_as(use)))
