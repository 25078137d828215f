"""Which full stops belong to an abbreviation, an initial or an ordinal, and which also end a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import regex
from attrs import frozen

from quoteattr.mark_scan import LINE_BREAK
from quoteattr.mark_table import marks, opening_marks
from quoteattr.quote import Span
from quoteattr.tables import read_table
from quoteattr.word_lists import words


@frozen
class _Stop:
    """A full stop directly after a word: the words around it."""

    word: str
    before: str
    """Empty at the start of a line."""
    following: str
    """Empty at the end of a line."""
    behind: str
    """The word after the following one."""

    @property
    def behind_day(self) -> bool:
        """Whether a date has begun: *(am 3.) Okt.*, *(am 3.) 10.*"""
        return self.before[:1].isdigit() and self.before[-1:] == "."


_ROMAN = regex.compile(r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})")
_ORDINAL = regex.compile(r"\d{1,3}|\d{1,2}\.\d{1,2}|\d{1,2}(?:/|-)\d{1,2}")
_LETTERS = regex.compile(r"\p{L}(?:\.\p{L})++")
_HALF_INITIAL = regex.compile(r"\p{Lu}\p{Ll}+-\p{Lu}")
_CONSONANTS = regex.compile(r"[B-DF-HJ-NP-TV-XZ]?[b-df-hj-np-tv-xzß]{1,3}")


def attach_full_stops(text: str, tokens: Sequence[Span]) -> tuple[list[Span], dict[int, bool]]:
    """*tokens* with the full stops of abbreviations joined to their word.

    The mapping tells, for the index of each word that ends in such a full stop, whether the sentence
    ends there.

    >>> from quoteattr.tokens import tokenise
    >>> text = "Am 3. Mai kam Dr. Rau."
    >>> [word.of(text) for word in attach_full_stops(text, list(tokenise(text)))[0]]
    ['Am', '3.', 'Mai', 'kam', 'Dr.', 'Rau', '.']
    """
    words: list[Span] = []
    ends: dict[int, bool] = {}
    for index, token in enumerate(tokens):
        behind_word = bool(words) and words[-1].end == token.start and text[token.start - 1].isalnum()
        if behind_word and token.of(text) == ".":
            joined, last = _judge(_stop(text, words, tokens, index, words[-1].of(text)))
            if joined:
                words[-1] = Span(words[-1].start, token.end)
                ends[len(words) - 1] = last
                continue
        words.append(token)
        if text[token.end - 1] == "." and token.end - token.start > 2 and text[token.start].isalnum():
            _, ends[len(words) - 1] = _judge(_stop(text, words, tokens, index, token.of(text)[:-1]))
    return words, ends


def _stop(text: str, words: Sequence[Span], tokens: Sequence[Span], index: int, word: str) -> _Stop:
    """The full stop of the last of *words*, with which token number *index* ends."""
    following = behind = before = ""
    if index + 1 < len(tokens) and not _broken(text, tokens[index].end, tokens[index + 1].start):
        following = tokens[index + 1].of(text)
        behind = tokens[index + 2].of(text) if index + 2 < len(tokens) else ""
    if len(words) > 1 and not _broken(text, words[-2].end, words[-1].start):
        before = words[-2].of(text)
    return _Stop(word, before, following, behind)


def _broken(text: str, start: int, end: int) -> bool:
    return end - start > 0 and LINE_BREAK.search(text, start, end) is not None


def _judge(stop: _Stop) -> tuple[bool, bool]:
    """Whether the full stop belongs to the word, and whether the sentence ends there."""
    kind = _abbreviation(stop)
    if kind is not None:
        return _judge_abbreviation(stop, kind)
    if _ORDINAL.fullmatch(stop.word):
        return _is_ordinal(stop), False
    if len(stop.word) > 1 and _ROMAN.fullmatch(stop.word):
        return True, not stop.following or _begins(stop)
    if len(stop.word) == 1 and stop.word.isalpha():
        return _judge_letter(stop)
    if _HALF_INITIAL.fullmatch(stop.word) and stop.following[:1].isupper() and not _opens(stop.following):
        return True, False  # *Karl-H. Brock*
    if _CONSONANTS.fullmatch(stop.word) and not stop.before[:1].isdigit() and stop.following[:1].isalpha():
        return True, _begins(stop)
    return False, False


def _abbreviation(stop: _Stop) -> str | None:
    """The class of the abbreviation in the table; several parts may be written with spaces (z. B.)."""
    table = _abbreviations()
    word = stop.word + "."
    if stop.before.endswith(".") and (kind := table.get(stop.before + word)) is not None:
        return kind
    kind = table.get(word)
    if kind is None and _LETTERS.fullmatch(stop.word):
        return "maybe"
    if kind is None and stop.word.lower().endswith("str"):
        return "number"
    if kind is None and "-" in stop.word:
        kind = table.get(stop.word.rpartition("-")[2] + ".")
    return kind


def _judge_abbreviation(stop: _Stop, kind: str) -> tuple[bool, bool]:
    digit = stop.following[:1].isdigit() or bool(_ROMAN.fullmatch(stop.following))
    if kind == "number":
        return digit or stop.following[:1].islower(), False
    if kind == "date":
        dated = digit or stop.behind_day or stop.following[:1] in (",", ")")
        return dated or stop.following[:1].islower(), dated and not digit and _begins(stop)
    return True, not stop.following or (kind == "maybe" and _begins(stop))


_TO_PLATFORM = ("auf", "bei", "via", "über", "plattform", "netzwerk", "dienst", "portal")
"""Words before *X* that make it the platform, not an initial: *Das schrieb er auf X. Senator Rocha …*"""


def _judge_letter(stop: _Stop) -> tuple[bool, bool]:
    """An initial (J. K. Rowling), part of an abbreviation (z. B.), or a name of one letter (Vitamin C.)."""
    if not stop.following:
        return False, False
    if stop.word.islower():
        unit = stop.word in "ghlmst" and (stop.before[:1].isdigit() or stop.before == "/")
        return not (unit and not stop.following[:1].islower()), False
    if _opens(stop.following) or (stop.word == "X" and stop.before.casefold().endswith(_TO_PLATFORM)):
        return False, False
    aged = stop.following == "(" and stop.behind[:1].isdigit()  # *Mira K. (34) schwieg*
    return aged or stop.following[0].isalnum() or stop.following[0] in "-.,)", False


def _is_ordinal(stop: _Stop) -> bool:
    following = stop.following
    if not following:
        return False
    first = following[0]
    known = words("behind-ordinal")
    if following in known or following.removesuffix("s").removesuffix("e") in known:
        return True
    if first.isdigit():
        return len(stop.word) < 3
    if first.islower():
        return True
    if following in opening_marks():
        return stop.before in words("before-ordinal") and len(stop.word) < 3
    if not first.isalpha():
        return (first in "/-–," and len(stop.word) < 3) or (first == ")" and stop.before[-1:] == "(")
    if not stop.before or stop.before in (".", "!", "?", ":", ";", "("):
        return len(stop.word) < 3
    if _opens(following):
        return False
    announced = stop.before in words("before-ordinal") or stop.before in marks()
    if announced or stop.behind_day or stop.before[-1] in "–-/,":
        return True
    return len(stop.word) < 3 and stop.before[:1].islower()


def _begins(stop: _Stop) -> bool:
    """Whether a sentence begins after the full stop, perhaps with a quotation („Die …)."""
    word = stop.behind if stop.following == "(" or stop.following in opening_marks() else stop.following
    return _opens(word)


def _opens(word: str) -> bool:
    return word in words("sentence-opener")


def is_abbreviation(form: str) -> bool:
    """Whether *form*, written with its full stop, is in the table: *Inc.*, *e.V.*"""
    return form in _abbreviations()


@cache
def _abbreviations() -> Mapping[str, str]:
    return {row["form"]: row["end"] for row in read_table("abbreviations", ("form", "end"))}
