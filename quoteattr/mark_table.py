"""Which characters are quotation marks, and what pairs with what: the only place that knows.

A convention is one row of ``data/mark_conventions.tsv`` and nothing else. Whether a character is a quotation mark is
answered only here; which marks of a text form a pair, in :mod:`quoteattr.marks`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from quoteattr.quote import Span
from quoteattr.tables import read_table

COLUMNS = ("open", "close", "level", "sure")


class Convention(NamedTuple):
    """What an opening mark may be closed by, and how sure it is that it opens."""

    closers: frozenset[str]
    single: bool
    sure: bool


@cache
def conventions() -> dict[str, Convention]:
    """The table of conventions by opening mark."""
    found: dict[str, Convention] = {}
    for row in read_table("mark_conventions", COLUMNS):
        known = found[row["open"]].closers if row["open"] in found else frozenset()
        single, sure = row["level"] == "single", row["sure"] == "yes"
        found[row["open"]] = Convention(known | {row["close"]}, single, sure)
    return found


@cache
def marks() -> frozenset[str]:
    """Whatever opens or closes a quotation in any convention."""
    return opening_marks() | _closers()


@cache
def opening_marks() -> frozenset[str]:
    """What can open a quotation in any convention."""
    return frozenset(conventions())


@cache
def closing_marks() -> frozenset[str]:
    """What can close a quotation in any convention, without the marks that surely open: „ closes only by mistake."""
    return _closers() - {mark for mark, convention in conventions().items() if convention.sure}


def _closers() -> frozenset[str]:
    return frozenset().union(*(convention.closers for convention in conventions().values()))


@cache
def sure_openers() -> frozenset[str]:
    """What can only open: „, not “, which closes in German and opens in English."""
    return opening_marks() - closing_marks()


@cache
def single_closers() -> frozenset[str]:
    """What closes single marks alone: ‘, not “."""
    table = conventions().values()
    double: set[str] = set().union(*(convention.closers for convention in table if not convention.single))
    single: set[str] = set().union(*(convention.closers for convention in table if convention.single))
    return frozenset(single - double)


def is_double(mark: str) -> bool:
    """Whether *mark* encloses speech and titles, not what is quoted inside them."""
    convention = conventions().get(mark)
    return mark not in single_closers() if convention is None else not convention.single


@cache
def mark_characters(*, double: bool = False) -> str:
    """The marks of one character, with *double* those alone; for patterns, and to strip them off."""
    return "".join(mark for mark in sorted(marks()) if len(mark) == 1 and (not double or is_double(mark)))


@cache
def longest_first() -> tuple[str, ...]:
    """All marks, those of two characters before their halves."""
    return tuple(sorted(marks(), key=lambda mark: (-len(mark), mark)))


def mark_before(text: str, at: int) -> str:
    """The mark that ends at offset *at*, or nothing."""
    return next((mark for mark in longest_first() if text.endswith(mark, 0, at)), "")


def mark_behind(text: str, at: int) -> str:
    """The mark that begins at offset *at*, or nothing."""
    return next((mark for mark in longest_first() if text.startswith(mark, at)), "")


def with_marks(text: str, span: Span) -> Span:
    """*span* with the quotation marks directly around it: *„Nein“* for *Nein*."""
    start, end = span.start, span.end
    while mark := mark_before(text, start):
        start -= len(mark)
    while mark := mark_behind(text, end):
        end += len(mark)
    return Span(start, end)
