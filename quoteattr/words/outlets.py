"""Names that have the form of a newspaper's or a programme's: *Sindelfinger Zeitung*, *Alpenbote*, *Kiezjournal*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import regex

from quoteattr.mark_table import mark_characters
from quoteattr.memory import WORDS
from quoteattr.quote import ChannelKind
from quoteattr.word_lists import words

_ENDINGS = ("", "s", "es", "n")


def outlet_by_form(name: str) -> str | None:
    """The nominative of a name that no table knows if it has the form of an outlet's, else ``None``.

    >>> outlet_by_form("Lauenfelder Kuriers"), outlet_by_form("Deutsche Post")
    ('Lauenfelder Kurier', None)
    """
    match [bare for word in name.split() if (bare := word.strip(mark_characters()))]:
        case [word] if kind_of_compound(word) is not None:
            return title_in_nominative([word])
        case [first, last] if first[0].isupper() and ends_title(last) and is_adjective_of_title(first, last):
            return title_in_nominative([first, last])
    return None


def title_in_nominative(name: Sequence[str]) -> str:
    """*Rheinischen Rundschau* → *Rheinische Rundschau*, *Alpenboten* → *Alpenbote*, *Kuriers* → *Kurier*."""
    out = list(name)
    if len(out) == 2 and out[0].endswith(("schen", "uen", "ien", "igen")):
        out[0] = out[0][:-1]
    if out[-1].lower().endswith("boten"):
        out[-1] = out[-1][:-1]
    genitives = (out[-1].removesuffix(ending) for ending in ("es", "s"))
    out[-1] = next((bare for bare in genitives if bare in words("paper")), out[-1])
    return " ".join(out)


def ends_title(word: str) -> bool:
    """Whether the name of a newspaper may end in a word, in any case: *Zeitung*, *Kuriers*."""
    return any(word.removesuffix(ending) in words("paper") for ending in _ENDINGS)


def is_adjective_of_title(text: str, last: str) -> bool:
    """Whether a word may stand before the *last* one of a title: *Sindelfinger*, *Neue*; not *Deutsche (Post)*."""
    if last.startswith("Post"):
        return text.endswith("er")
    return text.endswith(("er", "sche", "schen", "Neue", "Neuen", "Freie", "Freien"))


@lru_cache(maxsize=WORDS)
def kind_of_compound(word: str) -> ChannelKind | None:
    """What a compound with the end of a newspaper's or a programme's name is: *Rheinpost*, *Alpenboten*, *Kiezjournal*."""
    low = word.lower()
    found = _compounds().fullmatch(low)
    if found is None or any(low.removesuffix(ending) in words("no-paper") for ending in _ENDINGS):
        return None
    return ChannelKind.BROADCASTER if found["programme"] else ChannelKind.PRINT


@cache
def _compounds() -> regex.Pattern[str]:
    papers, programmes = ("|".join(sorted(words(name))) for name in ("paper-end", "programme-end"))
    return regex.compile(rf".{{3,}}(?:{papers}|(?P<programme>{programmes}))(?:e?s|n)?")
