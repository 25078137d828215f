"""Words as a reader sees them: a letter in two pieces, as some systems write *ü*, is read as one, and an unseen character
inside a word (a soft hyphen, a joiner) is not read at all. Offsets lead back into the caller's own string."""

from __future__ import annotations

from itertools import accumulate
from unicodedata import is_normalized, normalize

import regex
from attrs import frozen

from quoteattr.mark_scan import INVISIBLE

_IN_PIECES = regex.compile(rf"\p{{L}}\p{{M}}++|(?<=[\p{{Latin}}\p{{M}}])[{INVISIBLE}]++(?=\p{{Latin}})")
_UNSEEN = regex.compile(rf"[{INVISIBLE}]")


@frozen
class Composed:
    """A text in which each letter is one character and words have no other, and where its characters begin in the caller's
    string."""

    text: str
    starts: tuple[int, ...] = ()
    """One more than there are characters; empty where nothing was composed."""

    @classmethod
    def of(cls, text: str) -> Composed:
        """The text with its letters in one piece and its words in one.

        >>> Composed.of("Ko\\u0308ln").text, Composed.of("Ko\\u0308ln").starts
        ('Köln', (0, 1, 3, 4, 5))
        >>> Composed.of("Bür\\u00adger").text, Composed.of("Bür\\u00adger").starts
        ('Bürger', (0, 1, 2, 4, 5, 6, 7))
        >>> Composed.of("Köln").starts
        ()
        """
        if is_normalized("NFC", text) and _UNSEEN.search(text) is None:
            return cls(text)
        pieces: list[str] = []
        lengths: list[int] = []
        done = 0
        for found in _IN_PIECES.finditer(text):
            start, end = found.span()
            whole = "" if _UNSEEN.match(text, start) else normalize("NFC", found.group())
            if len(whole) > 1:  # no letter of its own: left as it is
                continue
            pieces += (text[done:start], whole)
            lengths += [1] * (start - done)
            if whole:
                lengths.append(end - start)
            else:
                lengths[-1] += end - start
            done = end
        if not done:
            return cls(text)
        lengths += [1] * (len(text) - done)
        return cls("".join((*pieces, text[done:])), tuple(accumulate(lengths, initial=0)))
