"""Letters that come in two pieces, as some systems write *ü*: read as one, with offsets into the caller's own string."""

from __future__ import annotations

from itertools import accumulate
from unicodedata import is_normalized, normalize

import regex
from attrs import frozen

_IN_PIECES = regex.compile(r"\p{L}\p{M}++")


@frozen
class Composed:
    """A text in which each letter is one character, and where its characters begin in the caller's string."""

    text: str
    starts: tuple[int, ...] = ()
    """One more than there are characters; empty where nothing was composed."""

    @classmethod
    def of(cls, text: str) -> Composed:
        """The text with its letters in one piece.

        >>> Composed.of("Ko\\u0308ln").text, Composed.of("Ko\\u0308ln").starts
        ('Köln', (0, 1, 3, 4, 5))
        >>> Composed.of("Köln").starts
        ()
        """
        if is_normalized("NFC", text):
            return cls(text)
        pieces: list[str] = []
        lengths: list[int] = []
        done = 0
        for found in _IN_PIECES.finditer(text):
            whole = normalize("NFC", found.group())
            if len(whole) > 1:  # no letter of its own: left as it is
                continue
            pieces += (text[done : found.start()], whole)
            lengths += [1] * (found.start() - done) + [len(found.group())]
            done = found.end()
        if not done:
            return cls(text)
        lengths += [1] * (len(text) - done)
        return cls("".join((*pieces, text[done:])), tuple(accumulate(lengths, initial=0)))
