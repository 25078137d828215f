"""Datelines: the place, and mostly the agency, before the first sentence of a report, or the time in a live blog.

*Kassel (dpa) – Die Versicherung zahlt nicht.* – *(km/dpa) – Der Rat tagt.* – *16.30 Uhr: Alle sind wohlauf.* The
dateline is a sentence of its own, so that nobody takes the town for who speaks, or the time for what was said.
"""

from __future__ import annotations

import regex

from quoteattr.word_lists import words
from quoteattr.words.gender import gender_of_noun, how_known
from quoteattr.words.names import is_party, place_of

_PLACE = r"\p{Lu}[\p{L}.'’-]*+(?:[ /]\p{Lu}[\p{L}.'’-]*+){0,3}"
_BLANK = r"[ \u00a0]"
_DASH = rf"{_BLANK}{{0,2}}[–—-]{{1,2}}(?={_BLANK})"
_WITH_AGENCY = regex.compile(rf"[ \t]*(?:{_PLACE}{_BLANK}{{0,2}})?\(([^()\n]{{2,40}})\){_DASH}")
_WITHOUT = regex.compile(
    rf"[ \t]*({_PLACE})(?={_BLANK}){_DASH}{_BLANK}{{1,2}}(?=[\p{{Lu}}\p{{Pi}}\p{{Ps}}\"])"
)
_TIME = regex.compile(
    rf"[ \t]*+(?:\+{{3}}{_BLANK})?+(?:"
    rf"\d{{1,2}}[.:]\d{{2}}(?:{_BLANK}?Uhr)?+(?::|{_BLANK}\+{{3}}|{_DASH}|{_BLANK}\|)(?={_BLANK})"
    rf"|(?:[01]?\d|2[0-4]):[0-5]\d(?={_BLANK}(?!Uhr|Min|Stu|Sek)[\p{{Lu}}\p{{Pi}}\p{{Ps}}\"]))"
)
"""A time with nothing behind it is one of the day if it may be: *18:30 Das Tor fällt.*, not *2:1 Tore*, *12:30 Minuten*."""


def dateline_ends(text: str) -> frozenset[int]:
    """The offsets after the datelines of *text*.

    *Graz – Der Obmann schwieg.* and *16.30 Uhr: Er schwieg.* have one, *Fazit – Das war nichts.* and *Mut – Kraft – Wille*
    have none.
    """
    ends: set[int] = set()
    start = 0
    # line by line: a pattern may look for what it needs up to the end of what it gets
    for line in text.split("\n"):
        told, bare, time = _WITH_AGENCY.match(line), _WITHOUT.match(line), _TIME.match(line)
        if told and not is_party(told.group(1)):
            ends.add(start + told.end())
        if bare and _is_place(bare.group(1)):
            ends.add(start + bare.end() - 1)
        if time:
            ends.add(start + time.end())
        start += len(line) + 1
    return frozenset(ends)


def _is_place(name: str) -> bool:
    """Whether a name before a dash is that of a place: one that the table knows, or a single word that is no noun."""
    known = place_of(name) is not None or name.isupper() or name.split()[0] in words("place-opening")
    return known or (" " not in name and (gender_of_noun(name) is None or how_known(name) == "ending"))
