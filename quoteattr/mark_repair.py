"""What a text shows about a quotation with a missing or wrong mark.

The other mark costs at most its own paragraph: where it ends or begins is guessed inside it, and a quotation continues in
the next paragraph only when both sides prove it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import regex

from quoteattr.mark_scan import LINE_BREAK, LINE_BREAKS, Mark, Place
from quoteattr.mark_table import closing_marks, conventions, is_double, mark_before, mark_behind
from quoteattr.quote import Span
from quoteattr.word_lists import words

_MAX_LINES = 12
"""A quotation without a mark at the start of each paragraph continues over at most this many line breaks."""
_MAX_RUN_ON = 4000
"""… and over at most this many characters."""
_MAX_AHEAD = 16
"""How many marks are looked at to find out."""
_LEAD = 40
"""Blanks and dashes between what comes before an utterance and its mark are at most so many characters."""
_MAX_REPAIR = 600
"""A quotation without a closing mark may take its line when that is not longer."""
_LEAST_BLOCK = 8
"""A paragraph without an opening mark is a block quotation from this many words on."""
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_FINALS = ".!?…"
_SENTENCE_END = regex.compile(r"(?<![.!?…])[.!?…]++(?!\s++\p{Ll})(?=\s|$)")
_COLON = regex.compile(r":\s+(?=\p{Lu})")
_SUBJUNCTIVE = regex.compile(
    r"\b(?:sei|seien|habe|werde|könne|müsse|dürfe|solle|wolle|gebe|gehe|komme|stehe|bleibe)\b"
)
_I = regex.compile(r"(?i)\bich\b")
_BLANK_LINE = regex.compile(r"\n[^\S\n]*+\n|\u2029")
_BLANKS = " \t\u00a0"
_LAST_BREAK = regex.compile(r"(?r)" + LINE_BREAKS)


@cache
def _frame() -> regex.Pattern[str]:
    """The comma before a reporting verb: *…, sagte sie*, *Wann?, wollte sie wissen*; of *…, so der Minister*, not of
    *…, so gut es ging*."""
    verbs = "|".join(sorted(words("frame-opener") - {"so"}))
    return regex.compile(
        rf",(?=\s++(?:(?:{verbs})\b|so\s++(?:der|die|das|eine?|\p{{Lu}})))|(?<=[?!]),(?=\s++\p{{Ll}})"
    )


def line_end(text: str, at: int, most: int | None = None) -> int:
    """Where the line of *at* ends, at most *most* characters after it."""
    limit = len(text) if most is None else min(len(text), at + most)
    found = LINE_BREAK.search(text, at, limit)
    return int(found.start()) if found is not None else limit


def line_start(text: str, at: int) -> int:
    """Where the line of *at* begins."""
    found = _LAST_BREAK.search(text, 0, at)
    return int(found.end()) if found is not None else 0


def is_introduced(text: str, start: int) -> bool:
    """Whether an utterance may begin at *start*: a line or a sentence begins there, or a colon precedes it."""
    before = text[max(0, start - 3) : start].rstrip(_BLANKS)
    if not before or before[-1] in f":–—{_FINALS}" or LINE_BREAK.match(before[-1]):
        return True
    return mark_before(before, len(before)) in closing_marks()


def runs_to(text: str, start: int, end: int) -> bool:
    """Whether what begins at *start* fills its paragraph up to *end*: no reporting verb, and a full stop at the end."""
    return text[start:end].rstrip()[-1:] in _FINALS and _frame().search(text, start, end) is None


def is_one_utterance(text: str, opening: Mark, inner: Span, line_end: int) -> bool:
    """Whether *opening* and the first mark of *inner* share the closing mark: *Er sagte: "Es gibt ein Wort: "Leere."*

    An utterance begins at *opening*, no sentence ends and no reporting verb is before *inner*, and after it
    follows a reporting verb or no word of the line.
    """
    between = text[opening.end : inner.start].rstrip()
    return (
        is_introduced(text, opening.start)
        and between[-1:] not in {"", *_FINALS}
        and _frame().search(text, opening.end, inner.start) is None
        and (_frame().match(text, inner.end) is not None or _WORD.search(text, inner.end, line_end) is None)
    )


def is_closed_later(text: str, opening: Mark, marks: Sequence[Mark], index: int, line_end: int) -> bool:
    """Whether the next lines prove that a quotation continues that was not closed in its own line, ending at *line_end*.

    Of the next marks, from number *index* on, one more closes than opens. Both sides have to be those of an
    utterance: *„Wir fangen an.⏎⏎Dann ruhen wir.“*, unless the line is but wrapped: *der „Plan der⏎Stadt“*.
    """
    closing = _surplus(opening, marks, index)
    if closing is None or closing.text not in conventions()[opening.text].closers & closing_marks():
        return False
    if text[opening.end : line_end].rstrip()[-1:] not in _FINALS:
        return _BLANK_LINE.search(text, line_end, closing.start) is None
    last = text[max(0, closing.start - 3) : closing.start].rstrip(_BLANKS)[-1:]
    whole = last in _FINALS or _frame().match(text, closing.end) is not None
    return whole and is_introduced(text, opening.start) and runs_to(text, opening.end, line_end)


def _surplus(opening: Mark, marks: Sequence[Mark], index: int) -> Mark | None:
    """The first of the marks from number *index* on that closes more than was opened before it."""
    depth = 1
    for mark in marks[index : index + _MAX_AHEAD]:
        if not is_double(mark.text):
            continue
        if mark.line - opening.line > _MAX_LINES or mark.start - opening.end > _MAX_RUN_ON:
            return None
        if mark.place is Place.OPEN:
            depth += 1
        elif mark.place is Place.CLOSE:
            depth -= 1
        else:
            return None
        if depth == 0:
            return mark
    return None


def guess_end(text: str, mark: Mark, end: int) -> int:
    """Where a quotation ends that *mark* opened and nothing closed before *end*.

    Before a reporting verb (*„Das geht nicht, sagte sie.*). Without one it goes on to the end of its paragraph where it
    opens that or follows a colon, else of its sentence (*Er winkte ab. „Das geht nicht. Dann schwieg er.*). No later
    sentence in the subjunctive is a part of it (*„Es regnet. Er habe Schirme, sagte er.*), nor one in which marks open.
    """
    ends = [int(found.end()) for found in _SENTENCE_END.finditer(text, mark.end, end)]
    first = ends[0] if ends else end
    frame = _frame().search(text, mark.end, end if is_introduced(text, mark.start) else first)
    lead = text[max(0, mark.start - _LEAD) : mark.start].rstrip(" \t\u00a0–—")
    inside = lead and lead[-1] != ":" and LINE_BREAK.match(lead[-1]) is None
    if frame is None and (inside or end - mark.end > _MAX_REPAIR):
        return first
    last = int(frame.start()) if frame is not None else ends[-1] if ends and mark_behind(text, end) else end
    bounds = [*(at for at in ends if at < last), last]
    return next((a for a, b in pairwise(bounds) if _is_reported(text[a:b])), last)


def _is_reported(sentence: str) -> bool:
    """Whether a sentence has a verb in the first subjunctive: *Er habe Schirme*, not *Ich habe Schirme*."""
    return _SUBJUNCTIVE.search(sentence) is not None and _I.search(sentence) is None


def guess_start(text: str, mark: Mark) -> int | None:
    """Where a quotation began, in its line, that *mark* closes and nothing opened.

    *Wir gehen“, sagte er.* begins with its sentence. A mark after the full stop that ends the line closes what stands
    after a colon (*Er sagte: Wir gehen.“*), or the whole paragraph as a block quotation. ``None`` for any other mark.
    """
    start, end = line_start(text, mark.start), line_end(text, mark.end)
    if _frame().match(text, mark.end):
        ends = list(_SENTENCE_END.finditer(text, start, mark.start))
        return ends[-1].end() if ends else start
    if text[mark.start - 1] not in _FINALS or _WORD.search(text, mark.end, end):
        return None
    colon = _COLON.search(text, start, mark.start)
    if colon is not None and _SENTENCE_END.search(text, start, colon.start()) is None:
        return int(colon.end())
    whole = runs_to(text, start, mark.start) and len(_WORD.findall(text, start, mark.start)) >= _LEAST_BLOCK
    return start if whole else None
