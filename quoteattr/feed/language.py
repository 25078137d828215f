"""Whether a text is German: by its function words, which no text can do without (Ingle 1976)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial

import regex

from quoteattr.tables import read_table

_WORD = regex.compile(r"\p{L}+")
_LOOKED_AT = 3000
"""Characters of a text that tell its language."""
_LEAST_WORDS = 30
"""A shorter text may be anything."""
_GERMAN = "German"
_LEAST_GERMAN = 0.1
"""German prose has a third to a half of such words; a headline in German still has this share."""
_LEAST_OTHER = 0.2


def other_language(text: str) -> str | None:
    """The English name of the language that a text is in instead of German, ``None`` for German or when unsure.

    >>> other_language("The minister said that the plan was the best of all that have been made for the city. " * 3)
    'English'
    >>> other_language("Die Ministerin sagte, der Plan sei der beste, der für die Stadt gemacht worden ist. " * 3)
    """
    words = _WORD.findall(text[:_LOOKED_AT].lower())
    if len(words) < _LEAST_WORDS:
        return None
    if _share(_GERMAN, words) >= _LEAST_GERMAN:
        return None
    best = max(_function_words(), key=partial(_share, words=words))
    return best if best != _GERMAN and _share(best, words) >= _LEAST_OTHER else None


def _share(language: str, words: Sequence[str]) -> float:
    return sum(map(_function_words()[language].__contains__, words)) / len(words)


@lru_cache(maxsize=1)
def _function_words() -> Mapping[str, frozenset[str]]:
    rows = read_table("function_words", ("language", "words"))
    return {row["language"]: frozenset(row["words"].split()) for row in rows}
