"""Sentences and their words, with exact offsets. No sentence ends inside quotation marks.

A line break always ends a sentence that is not inside quotation marks, a dateline is a sentence of its own; a colon or a
semicolon never ends one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

import regex
from attrs import frozen

from quoteattr.datelines import dateline_ends
from quoteattr.full_stops import attach_full_stops
from quoteattr.mark_repair import line_end
from quoteattr.mark_scan import LINE_BREAK
from quoteattr.mark_table import closing_marks, opening_marks, sure_openers
from quoteattr.marks import MarkPair
from quoteattr.quote import Span
from quoteattr.tokens import tokenise


@frozen
class RawSentence:
    """A sentence as words and punctuation marks in order, those between quotation marks included.

    ``paragraph`` counts the lines of the text that are not blank, from 0.
    """

    start: int
    end: int
    paragraph: int
    words: tuple[Span, ...]


_TERMINAL = frozenset(".!?…")
_CLOSING = frozenset(")]}")
_OPENING = frozenset("([{")
_GOES_ON = frozenset(",;:.!?…")
"""No sentence ends before one of these."""
_LONGEST_SIGNATURE = 200
"""The rest of a line that only says whose words came before has at most this many characters."""
_MAX_CLOSING = 6
"""At most this many closing marks and brackets may be after a full stop."""
_DASHES = frozenset("–—-−")
_SIGNED = regex.compile(
    r"\s*+[–—-]\s++(?:\p{Lu}[\w.-]*+\s*+){2,6}+(?:\([^)]*+\))?+\s*+(?:über\b[^.]{0,80}+)?+[.]?"
)
_BULLETS = frozenset("▶►•●■◆➤➡★✔☛‣▪◾◼❯")


def is_signed(text: str, at: int, end: int) -> bool:
    """Whether up to *end* only a dash and whose words they were follow: *„Wir gehen.“ – Minister Karl Voss (SPD)*."""
    return _SIGNED.fullmatch(text, at, end) is not None


def segment(text: str, pairs: tuple[MarkPair, ...]) -> tuple[RawSentence, ...]:
    """The sentences of *text*. A stretch inside one of *pairs* never ends a sentence.

    >>> from quoteattr.marks import find_pairs
    >>> text = "„Das stimmt. Leider.“ Sie ging. „Gut!“, rief er."
    >>> [text[s.start : s.end] for s in segment(text, find_pairs(text))]
    ['„Das stimmt. Leider.“', 'Sie ging.', '„Gut!“, rief er.']
    """
    words, ends = attach_full_stops(
        text, list(tokenise(text, sorted(mark for pair in pairs for mark in pair.marks)))
    )
    holds = [*(pair.outer for pair in pairs if pair.parent is None), Span(len(text), len(text))]
    closing = {mark.start for pair in pairs if (mark := pair.closing) is not None}
    sentences: list[RawSentence] = []
    breaks = [*(found.start() for found in LINE_BREAK.finditer(text)), len(text)]
    datelines = dateline_ends(text)
    line = begin_line = first = next_hold = 0
    for index, (word, following) in enumerate(pairwise(words)):
        broken = False
        while breaks[line] < following.start:
            broken |= breaks[line] >= word.end
            line += 1
        while holds[next_hold].end <= word.start:
            next_hold += 1
        if holds[next_hold].start < word.end and following.start < holds[next_hold].end:
            continue
        if broken or word.end in datelines or _ends_here(text, words, ends, closing, index, first):
            here = tuple(words[first : index + 1])
            sentences.append(RawSentence(here[0].start, word.end, begin_line, here))
            begin_line, first = line, index + 1
    if last := tuple(words[first:]):
        sentences.append(RawSentence(last[0].start, last[-1].end, begin_line, last))
    return tuple(sentences)


def _ends_here(
    text: str, words: Sequence[Span], ends: Mapping[int, bool], closing: Set[int], index: int, first: int
) -> bool:
    """Whether a sentence ends after the word number *index*, where no line breaks and no mark is open.

    *closing* are the offsets of the marks that close a pair, whatever they look like.
    """
    following = words[index + 1]
    spaced = following.start > words[index].end
    if spaced and text[following.start] in _BULLETS:
        return True
    if text[words[index].end - 1].isalnum() and index not in ends and words[index].start not in closing:
        return False  # most words
    last = index
    while last > max(first, index - _MAX_CLOSING) and (
        words[last].start in closing or _closes(words[last].of(text))
    ):
        last -= 1
    if last < index and following.of(text) in _DASHES:
        if is_signed(text, words[index].end, line_end(text, following.end, _LONGEST_SIGNATURE)):
            return False
    if last in ends:
        return ends[last] and (last == index or spaced)
    if text[words[last].end - 1] not in _TERMINAL:
        return False
    form = following.of(text)
    if (form[0] in _GOES_ON or _closes(form)) and not (spaced and _opens(form)):
        return False
    if not spaced:
        return _is_glued(text, words, index, last)
    return _may_begin(text, words, index + 1, text[words[last].start])


def _is_glued(text: str, words: Sequence[Span], index: int, last: int) -> bool:
    """Two sentences without a space between them: Ende.Anfang, a heading run into its text."""
    following = words[index + 1].of(text)
    if index > last:
        return following[0].isupper() or _opens(following)
    before = words[last - 1].of(text) if last else ""
    ended = before == ")" or (
        len(before) > 1 and (before[-1].islower() or before.isupper() or before.isdigit())
    )
    return ended and (following in sure_openers() or (following[0].isupper() and following[1:2].islower()))


def _may_begin(text: str, words: Sequence[Span], index: int, terminal: str) -> bool:
    """Whether the word number *index*, after white space, may open a sentence."""
    word = words[index].of(text)
    if word in _DASHES and index + 1 < len(words):
        word = words[index + 1].of(text)
    first = word[0]
    if _opens(word):
        return first not in "([" or terminal != "…"
    if first.islower():
        # Only a name that is written so: eBay, iPhone.
        return any(letter.isupper() for letter in word[:3])
    return first.isalnum() or first in "@#§+*"


def _opens(word: str) -> bool:
    return word in _OPENING or word in opening_marks()


def _closes(word: str) -> bool:
    return word in _CLOSING or word in closing_marks()
