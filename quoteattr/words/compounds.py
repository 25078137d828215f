"""The look-up of compounds, for every table of nouns: the longest last part that a table knows decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

LONGEST_WORD = 60
"""Longer tokens are no words; looking for a compound's parts in them would cost more than linear time."""
_END = 4

T = TypeVar("T")


class LastParts(dict[str, T]):
    """A table by form in lower case, whose forms compounds may end in: only read once it is made."""

    def __init__(self, table: Mapping[str, T]) -> None:
        super().__init__(table)
        self._ends = frozenset(form[-_END:] for form in table)

    def may_end(self, word: str) -> bool:
        """Whether a form ends in the last letters of *word*; most words are known to be no compounds by that alone."""
        return word[-_END:] in self._ends or word[1 - _END :] in self._ends


def cuts(word: str, shortest: int, known: LastParts[T] | None = None) -> Iterator[tuple[str, str]]:
    """``(first part, last part)`` of every cut of a possible compound, longest last part first; only those with a *known*
    last part.

    A last part after a hyphen may be shorter than *shortest*; none has fewer than three letters.

    >>> list(cuts("tv-amt", 4))
    [('tv', 'amt')]
    """
    if len(word) > LONGEST_WORD or not (known is None or known.may_end(word)):
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
    table: LastParts[T],
    shortest: int = 4,
    accept: Callable[[str, str, T], bool] = lambda first, last, found: True,
) -> tuple[str, T] | None:
    """What is before the part of *word* that *table* knows, and what the table says of it; lower case.

    >>> look_up("landeskriminalamt", LastParts({"kriminalamt": 1, "amt": 2}))
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
