"""The look-up of compounds, for every table of nouns: the longest last part that a table knows decides."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from typing import TypeVar

LONGEST_WORD = 60
"""Longer tokens are no words; looking for a compound's parts in them would cost more than linear time."""

T = TypeVar("T")


def cuts(word: str, shortest: int, known: Container[str] | None = None) -> Iterator[tuple[str, str]]:
    """``(first part, last part)`` of every cut of a possible compound, longest last part first; only those with a *known*
    last part.

    A last part after a hyphen may be shorter than *shortest*.

    >>> list(cuts("tv-amt", 4))
    [('tv', 'amt')]
    """
    if len(word) > LONGEST_WORD:
        return
    places = range(2, len(word) - 2)
    for at in places if known is None else [at for at in places if word[at:] in known]:
        last = word[at:]
        if word[at - 1] == "-":
            yield word[: at - 1], last
        elif len(last) >= shortest and last[0] != "-":
            yield word[:at], last


def look_up(
    word: str,
    table: Mapping[str, T],
    shortest: int = 4,
    accept: Callable[[str, str, T], bool] = lambda first, last, found: True,
) -> tuple[str, T] | None:
    """What is before the part of *word* that *table* knows, and what the table says of it; lower case.

    >>> look_up("landeskriminalamt", {"kriminalamt": 1, "amt": 2})
    ('landes', 1)

    Args:
        word: in lower case.
        table: by form in lower case.
        shortest: the length that the last part of a compound has at least.
        accept: tells of first part, last part and entry whether this may be a compound.
    """
    if word in table:
        return "", table[word]
    for first, last in cuts(word, shortest, table):
        if accept(first, last, table[last]):
            return first, table[last]
    return None
