"""Names in their case forms: *der Süddeutschen Zeitung*, *des Spiegels*, *BILD*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from quoteattr.memory import WORDS
from quoteattr.words.forms import ADJECTIVE_ENDINGS

WORD = regex.compile(r"[^\W_]+")

_SHORTEST_STEM = 3
_VOWELS = frozenset("aeiouyäöü")


def fold_words(name: str) -> tuple[str, ...]:
    """The words of a name: runs of letters and digits.

    >>> fold_words("„Bild“-Zeitung")
    ('Bild', 'Zeitung')
    """
    return tuple(WORD.findall(name))


@lru_cache(maxsize=WORDS)
def words_within(word: str) -> tuple[tuple[int, int], ...]:
    """Where each run of letters and digits begins and ends in a word.

    >>> words_within("ZDF-heute")
    ((0, 3), (4, 9))
    """
    return tuple(found.span() for found in WORD.finditer(word))


@lru_cache(maxsize=WORDS)
def stem(word: str) -> str:
    """*word* in lower case without an adjective ending and a genitive s, as an index key.

    >>> stem("Süddeutschen") == stem("Süddeutsche") and stem("Spiegels") == stem("Spiegel")
    True
    """
    low = word.lower()
    for ending in ("s", *ADJECTIVE_ENDINGS):
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST_STEM:
            low = low[: -len(ending)]
    return low


def same_name_words(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether *words* of a text are *name* in one of its case forms.

    The words before the last may be declined as adjectives (*Neuen Zürcher Zeitung*), the last may have a
    genitive ending (*Handelsblatts*) or, if it is an adjective itself, *-n* (*der Frankfurter Allgemeinen*).
    """
    if len(words) != len(name) or not same_start(words[0], name[0]):
        return False
    return all(_declined(w, n) for w, n in zip(words[:-1], name[:-1], strict=True)) and _last(
        words[-1], name[-1]
    )


def same_start(word: str, name: str) -> bool:
    """Upper and lower case of the first word: *Bild*, *BILD*, not *bild*; *SID*, not *Sid*; *taz*, *Taz*,
    *TAZ*; *rbb*, which can only be spelled."""
    if any(ch.isdigit() for ch in name):
        return word.lower() == name.lower()
    if len(name) <= 4 and name.isupper():
        spelled = len(word) >= _SHORTEST_STEM and _VOWELS.isdisjoint(word)
        return word.rstrip("s") == name or word == name or (spelled and word == name.lower())
    return word[0] == name[0] or (word[0].isupper() and name[0].islower())


def _declined(word: str, name: str) -> bool:
    low, wanted = word.lower(), name.lower()
    if low == wanted:
        return True
    return wanted.endswith(ADJECTIVE_ENDINGS) and _bare(low) == _bare(wanted) and low != _bare(low)


def _bare(low: str) -> str:
    for ending in ADJECTIVE_ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST_STEM:
            return low[: -len(ending)]
    return low


def _last(word: str, name: str) -> bool:
    low, wanted = word.lower(), name.lower()
    if low == wanted:
        return True
    if wanted[-1] not in "szxß" and low in (wanted + "s", wanted + "es") and len(wanted) > 2:
        return True
    declined = wanted.endswith("e") and len(wanted) > _SHORTEST_STEM
    return declined and low == wanted + "n"  # not *heute den* for heute.de
