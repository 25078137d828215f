"""Open lists of German words that several rules look at, from ``data/word_lists.tsv``."""

from __future__ import annotations

from functools import cache

from quoteattr.tables import read_table


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list *name*: ``words("giving")`` holds *erteilen*, *geben*, …

    Raises:
        KeyError: there is no such list.
    """
    found = frozenset(
        word
        for row in read_table("word_lists", ("list", "words"))
        if row["list"] == name
        for word in row["words"].split()
    )
    if not found:
        raise KeyError(f"no word list {name!r} in word_lists.tsv")
    return found
