"""What the page and the charts say themselves, in English or German."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from quoteattr.errors import InvalidOption
from quoteattr.tables import read_table

LANGUAGES = ("en", "de")


@lru_cache(maxsize=len(LANGUAGES))
def words(lang: str) -> Mapping[str, str]:
    """The words of ``data/interface.tsv`` in a language.

    Raises:
        InvalidOption: there are none.
    """
    if lang not in LANGUAGES:
        raise InvalidOption(f"lang: expected 'en' or 'de', got {lang!r}")
    return {row["key"]: row[lang] for row in read_table("interface", ("key", *LANGUAGES))}
