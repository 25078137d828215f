"""Lines that were wrapped at some width: their breaks end no sentence and become blanks.

In wrapped text, lines break in the middle of a sentence, and none is much longer than the others. A heading, a byline or the
last line of a list is short; a paragraph on a single line is longer than any column.
"""

from __future__ import annotations

from itertools import pairwise

import regex

_WIDEST = 120
"""No column is wider than this."""
_LEAST = 3
"""At least this many lines continue with a small letter."""
_SHARE = 0.25
"""And this share of all lines but the last: about two German words in three begin small."""
_SHORT = 0.5
"""A line shorter than this share of the column was not wrapped."""
_LINE = regex.compile(r"[^\n]++")
_GOES_ON = regex.compile(r"[^.!?:…]\n\s*+\p{Ll}")


def unwrapped(text: str) -> str:
    """The text with a blank for each break of a wrapped line; the text itself if there is none.

    >>> lines = ["Die Stadt baut im Mai eine Brücke aus Holz, sagte", "die Leiterin des Amts am Dienstag, wie immer in",
    ...          "einem schwarzen Mantel. Sie kostet zwei Millionen", "und hält, falls niemand sie anzündet, ein Jahr."]
    >>> unwrapped("\\n".join(lines)) == " ".join(lines)
    True
    """
    lines = [found.span() for found in _LINE.finditer(text) if found[0].strip()]
    followed = [one for one, two in pairwise(lines) if two[0] - one[1] == 1]
    width = max((end - start for start, end in followed), default=0)
    going_on = {end for _, end in followed if _GOES_ON.match(text, end - 1)}
    if width > _WIDEST or len(going_on) < max(_LEAST, _SHARE * len(followed)):
        return text
    breaks = {end for start, end in followed if end in going_on or end - start >= _SHORT * width}
    return "".join(" " if at in breaks else char for at, char in enumerate(text))
