"""How much is remembered about words that were seen before.

Every cache of words has a fixed size, and no word is longer than :data:`LONGEST`, so all caches together stay within some
tens of megabytes, however many texts are read. They belong to the process, not to an extractor.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

WORDS = 16384
"""Words in each cache: those of some hundred articles."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

LONGEST = 200
"""Letters of a word that are looked at."""


def legible(word: str) -> str:
    """A word as the rules see it: of a monstrous one, its beginning and its end, by which German inflects.

    >>> legible("Deich"), len(legible("a" * 5000))
    ('Deich', 200)
    """
    return word if len(word) <= LONGEST else word[: LONGEST // 2] + word[-LONGEST // 2 :]


class Memory(Generic[K, V]):
    """What is known of words, where it is found faster for many new ones at once than for one after the other.

    When it is full, everything is forgotten. Threads may share it: the table that one of them reads only ever grows.

    >>> lengths = Memory(lambda words: [len(word) for word in words])
    >>> lengths.of(["Deich", "Tor", "Deich"])
    [5, 3, 5]

    Args:
        find: gives what is known of each of some words, in their order.
    """

    def __init__(self, find: Callable[[Sequence[K]], Iterable[V]]) -> None:
        self._find = find
        self._known: dict[K, V] = {}

    def of(self, words: Sequence[K]) -> list[V]:
        """What is known of every one of *words*."""
        known = self._known
        new = {word: None for word in words if word not in known}
        if new and len(known) + len(new) > WORDS:
            known = self._known = {}
            new = dict.fromkeys(words)
        if new:
            known.update(zip(new, self._find([*new]), strict=True))
        return [known[word] for word in words]

    def clear(self) -> None:
        """Forget everything."""
        self._known = {}
