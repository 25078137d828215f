"""Every character that may be a quotation mark, with what is on either side of it.

Whether a mark opens or closes cannot be read off the character („…“ and “…”, »…« and «…»): the place
decides. A mark with white space outside and a letter inside opens, the mirror image closes, and the rest
is left to the pairing (:mod:`quoteattr.marks`).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

import regex

from quoteattr.mark_table import longest_first
from quoteattr.word_lists import words


class Place(Enum):
    """What the neighbours of a mark say about its direction."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"
    """White space or the like on both sides."""
    GLUED = "glued"
    """Letters on both sides."""
    TIGHT = "tight"
    """The end of a sentence before it, a letter after it: a space is missing on one side."""


class Mark(NamedTuple):
    """A character (or pair of characters, as in TeX) that may be a quotation mark.

    ``line`` counts lines that are not blank; ``leads`` is true for the first character of a line.
    ``weak`` marks a possible closing mark that may as well be an apostrophe or an inch mark (Hans’ Haus,
    15" Diagonale).
    """

    text: str
    start: int
    end: int
    place: Place
    line: int
    leads: bool
    weak: bool


LINE_BREAKS = r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
LINE_BREAK = regex.compile(LINE_BREAKS + r"\s*+")
INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff"
)
"""Characters that nobody sees, as the inside of a class: controls that are no blanks, and Unicode's default ignorable ones
(soft hyphen, zero-width spaces, marks of direction, variants)."""
UNSEEN = regex.compile(f"[{INVISIBLE}]")

_MAX_RUN = 12
"""More characters than that in a row are a line of decoration, not quotation marks."""
_GUILLEMETS = frozenset("«»‹›")
_APOSTROPHES = frozenset("'’‘`´‛")
_GLUE = frozenset("\u00a0\u202f\u2009")
_BEFORE_OPENING = frozenset("([{<-–—‒‑/|:=*_~>•·▶►#")
_BEHIND_CLOSING = frozenset(",.;:!?)]}-–—‒‑/|%*_")
_EITHER_BEHIND = frozenset("…([")
_SIBILANTS = frozenset("sßxzcSXZC")


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """A run of neighbouring marks, and a single mark of it."""
    single = "|".join(regex.escape(mark) for mark in longest_first())
    # Two commas are a mark only where a word begins after them.
    in_place = single.replace(",,", r"(?<![\w,]),,(?=\w)")
    return regex.compile(rf"(?:(?:{in_place})[{INVISIBLE}]*+)++"), regex.compile(single)


@cache
def _apostrophe_word() -> regex.Pattern[str]:
    """A year or a short form. One letter may have an apostrophe on either side (Rock ’n’ Roll), a longer form
    with one on either side is a word in marks (das Wort ‘raus’).
    """
    short = sorted(words("apostrophe"))
    letters = "".join(word for word in short if len(word) == 1)
    longer = "|".join(word for word in short if len(word) > 1)
    return regex.compile(rf"(?i:\d|[{letters}]\b|(?:{longer})\b(?!['’‘]))")


def scan(text: str) -> Iterator[Mark]:
    """The marks of *text* in order. Apostrophes that cannot be marks (gibt's, ’n Abend, ’68) are left out."""
    run_pattern, mark_pattern = _patterns()
    breaks = LINE_BREAK.finditer(text)
    upcoming = next(breaks, None)
    line = 0
    line_start = len(text) - len(text.lstrip())
    for run in run_pattern.finditer(text):
        while upcoming is not None and upcoming.start() < run.start():
            line, line_start = line + 1, upcoming.end()
            upcoming = next(breaks, None)
        if run.end() - run.start() > _MAX_RUN:
            continue
        left = text[run.start() - 1] if run.start() else "\n"
        right = text[run.end()] if run.end() < len(text) else "\n"
        for found in mark_pattern.finditer(text, run.start(), run.end()):
            mark = found.group()
            if mark in _APOSTROPHES and _is_apostrophe(text, found.end(), left, right):
                continue
            yield Mark(
                mark,
                found.start(),
                found.end(),
                _place(mark, left, right, text[run.end() : run.end() + 3]),
                line,
                found.start() == line_start,
                _is_weak(mark, left, right, text[run.end() : run.end() + 2]),
            )


def _place(mark: str, left: str, right: str, behind: str) -> Place:
    glued_left = mark in _GUILLEMETS and left in _GLUE
    glued_right = mark in _GUILLEMETS and right in _GLUE
    outside_left = not glued_left and (left.isspace() or left in _BEFORE_OPENING)
    outside_right = not glued_right and (right.isspace() or right in _BEHIND_CLOSING)
    if right in _EITHER_BEHIND or (right == "." and left.isspace()):
        # „… und dann“ opens before an ellipsis, „Und dann“ … closes before one.
        outside_right = not outside_left
    if outside_left and outside_right:
        # At the edge of a line the other side decides, a slipped space notwithstanding.
        at_end, at_start = LINE_BREAK.match(behind.lstrip(" \t\u00a0") or "\n"), LINE_BREAK.match(left)
        return Place.ALONE if bool(at_end) == bool(at_start) else Place.CLOSE if at_end else Place.OPEN
    if outside_left:
        return Place.OPEN
    if outside_right:
        return Place.CLOSE
    return Place.TIGHT if left in ".!?,;" else Place.GLUED


def _is_apostrophe(text: str, end: int, left: str, right: str) -> bool:
    """Inside a word (gibt's) or before a short form or a year (’n Abend, ’68)."""
    if left.isalnum() and right.isalnum():
        return True
    return not left.isalnum() and bool(_apostrophe_word().match(text, end))


def _is_weak(mark: str, left: str, right: str, behind: str) -> bool:
    goes_on = right.isspace() and behind[1:2].isalnum()
    if mark in _APOSTROPHES:
        return left in _SIBILANTS and goes_on
    return mark == '"' and left.isdigit() and (goes_on or right == "-")
