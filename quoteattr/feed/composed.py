"""Characters as a reader sees them: a letter in two pieces, as some systems write *ü*, is read as one, and what nobody sees
(a soft hyphen, a joiner, a control character) is not read at all. Offsets lead back into the caller's own string."""

from __future__ import annotations

from unicodedata import is_normalized, normalize

import regex
from attrs import frozen

from quoteattr.mark_scan import INVISIBLE, UNSEEN
from quoteattr.quote import Span

_CHANGED = regex.compile(rf"\p{{L}}(?:(?![{INVISIBLE}])\p{{M}})++|[{INVISIBLE}]++")
_CONTROLS = regex.compile(r"[\x80-\x84\x86-\x9f]")
_MEANT = {code: bytes((code,)).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
"""Windows has letters, dashes and quotation marks where Latin-1 has controls, and one is often taken for the other."""


@frozen
class Composed:
    """A text in which each letter is one character and everything can be seen, and where its characters begin and end in the
    caller's string; what is not read lies between them."""

    text: str
    starts: tuple[int, ...] = ()
    """One for each character; empty where nothing was composed."""
    ends: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str) -> Composed:
        """The text with its letters in one piece and without what is not seen.

        >>> Composed.of("Ko\\u0308ln")
        Composed(text='Köln', starts=(0, 1, 3, 4), ends=(1, 3, 4, 5))
        >>> Composed.of("Bür\\u00adger")
        Composed(text='Bürger', starts=(0, 1, 2, 4, 5, 6), ends=(1, 2, 3, 5, 6, 7))
        >>> Composed.of("Köln"), Composed.of("\\x84Ja\\x93").text
        (Composed(text='Köln', starts=(), ends=()), '„Ja“')
        """
        text = as_meant(text)
        if is_normalized("NFC", text) and UNSEEN.search(text) is None:
            return cls(text)
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for found in _CHANGED.finditer(text):
            start, end = found.span()
            whole = "" if UNSEEN.match(text, start) else normalize("NFC", found.group())
            if len(whole) > 1:  # no letter of its own: left as it is
                continue
            pieces += (text[done:start], whole)
            starts += range(done, start)
            ends += range(done + 1, start + 1)
            if whole:
                starts.append(start)
                ends.append(end)
            done = end
        if not done:
            return cls(text)
        starts += range(done, len(text))
        ends += range(done + 1, len(text) + 1)
        return cls("".join((*pieces, text[done:])), tuple(starts), tuple(ends))

    def span(self, span: Span) -> Span:
        """Where in the caller's string a part of the text stands."""
        return Span(self.starts[span.start], self.ends[span.end - 1]) if self.starts and len(span) else span


def as_meant(text: str) -> str:
    """*text* with the letters and marks of Windows where it has controls, character by character; U+0085 alone is a line
    break, beside other controls it is the three dots that it is in Windows."""
    return text if _CONTROLS.search(text) is None else text.translate(_MEANT)


AS_IT_STANDS = Composed("")
"""Of a text in which nothing had to be composed."""
