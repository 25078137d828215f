"""Forms that name women and men in one word: *Sprecher:in*, *Bürger*innen*, *Kolleg_in*, *Abgeordnete:r*, *LehrerInnen*."""

from __future__ import annotations

import regex

_SIGN = r"(?:[:*_·•’]|/-?)"
_FORM = regex.compile(
    rf"(?P<stem>[\p{{L}}-]*\p{{Ll}})(?:{_SIGN}(?P<end>in|innen|r|n)|\((?P<end>in|innen|r|n)\)|(?P<end>I)(?P<plural>nnen)?n?)"
)


def both_sexes(word: str) -> str | None:
    """The form of *word* that the tables know, ``None`` if it is no such form.

    >>> both_sexes("Sprecher:in"), both_sexes("KollegInnen"), both_sexes("Abgeordnete*r"), both_sexes("Sprecherin")
    ('Sprecherin', 'Kolleginnen', 'Abgeordneter', None)
    """
    if word.isalpha() and "I" not in word:  # as nearly all are
        return None
    found = _FORM.fullmatch(word)
    if found is None:
        return None
    end = found.group("end")
    if end == "I":
        end = "innen" if found.group("plural") else "in" if word.endswith("n") else ""
    return found.group("stem") + end if end else None
