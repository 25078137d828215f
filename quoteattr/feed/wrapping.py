"""Lines that were wrapped at some width: their breaks end no sentence and become blanks.

In wrapped text, lines break in the middle of a sentence, and none is much longer than the others. A heading, a byline or the
last line of a list is short; a paragraph on a single line is longer than any column. Any line end is a break, and so is the
form feed that programs write between two pages.
"""

from __future__ import annotations

import regex

from quoteattr.mark_scan import LINE_BREAKS

_WIDEST = 120
"""No column is wider than this."""
_LEAST = 3
"""At least this many lines continue with a small letter."""
_SHARE = 0.25
"""And this share of all lines but the last: about two German words in three begin small."""
_FINALS = ".!?:…"
_SHORT = 0.5
"""A line shorter than this share of the column was not wrapped."""
_BREAK = regex.compile(rf"(?:\r\n|{LINE_BREAKS})\f?+")
_PAGE = regex.compile(r"(?<=[\p{L}\p{N},;])[ \t]*+\f[ \t]*+(?=\p{Ll})")
"""A page that ends within a sentence, whose next word begins small."""
_GOES_ON = regex.compile(r"\s*+\p{Ll}")


def unwrapped(text: str) -> str:
    """The text with a blank for each break of a wrapped line; the text itself if there is none.

    >>> lines = ["Die Stadt baut im Mai eine Brücke aus Holz, sagte", "die Leiterin des Amts am Dienstag, wie immer in",
    ...          "einem schwarzen Mantel. Sie kostet zwei Millionen", "und hält, falls niemand sie anzündet, ein Jahr."]
    >>> unwrapped("\\n".join(lines)) == " ".join(lines)
    True
    >>> unwrapped("Das Haus sei\\fbaufällig.\\fDer Rat tagt.")
    'Das Haus sei baufällig.\\x0cDer Rat tagt.'
    """
    if "\f" in text:
        text = _PAGE.sub(lambda found: " " * len(found[0]), text)
    breaks = [found.span() for found in _BREAK.finditer(text)]
    starts, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(text)]
    lines = list(zip(starts, ends, strict=True))
    filled = [bool(text[start:end].strip()) for start, end in lines]
    followed = [at for at in range(len(breaks)) if filled[at] and filled[at + 1]]
    width = max((ends[at] - starts[at] for at in followed), default=0)
    going_on = {
        at for at in followed if text[ends[at] - 1] not in _FINALS and _GOES_ON.match(text, starts[at + 1])
    }
    if width > _WIDEST or len(going_on) < max(_LEAST, _SHARE * len(followed)):
        return text
    joined = {at for at in followed if at in going_on or ends[at] - starts[at] >= _SHORT * width}
    pieces = [
        text[start:end] + (" " * (starts[at + 1] - end) if at in joined else text[end : starts[at + 1]])
        for at, (start, end) in enumerate(lines[:-1])
    ]
    return "".join((*pieces, text[starts[-1] :]))
