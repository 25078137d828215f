"""How much is remembered about words that were seen before.

Every cache of words has a fixed size, and no word is longer than :data:`LONGEST`, so all caches together stay within some
tens of megabytes, however many texts are read. They belong to the process, not to an extractor.
"""

from __future__ import annotations

WORDS = 16384
"""Words in each cache: those of some hundred articles."""

LONGEST = 200
"""Letters of a word that are looked at."""


def legible(word: str) -> str:
    """A word as the rules see it: of a monstrous one, its beginning and its end, by which German inflects.

    >>> legible("Deich"), len(legible("a" * 5000))
    ('Deich', 200)
    """
    return word if len(word) <= LONGEST else word[: LONGEST // 2] + word[-LONGEST // 2 :]
