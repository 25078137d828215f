"""The inflected forms under which a noun of the table is found (some do not exist: nobody writes them), and those that name
women and men in one word."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.words.table import Noun

ADJECTIVE_ENDINGS = ("en", "er", "es", "em", "e")
_ENDINGS = ("", "s", "es", "e", "en", "n", "er", "ern", "ns")
_ROLE_ENDINGS = ("", "s", "es", "n", "en", "e", "nen")
_UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}
_SIGN = r"(?:[:*_·•’]|/-?)"
_FORM = regex.compile(
    rf"(?P<stem>[\p{{L}}-]*\p{{Ll}})(?:{_SIGN}(?P<end>in|innen|r|n)|\((?P<end>in|innen|r|n)\)|(?P<end>I)(?P<plural>nnen)?n?)"
)


def forms(noun: str) -> set[str]:
    """Regular endings and, for a plural, umlaut: Amt, Amtes, Ämter, Ämtern."""
    found = {noun + ending for ending in _ENDINGS}
    if noun.endswith("um"):
        found |= {noun[:-2] + "en"}
    if noun.endswith(("nis", "ss")):
        found |= {noun + "se", noun + "sen", noun + "ses"}
    changed = _with_umlaut(noun)
    return found | {changed + ending for ending in ("e", "en", "er", "ern") if changed}


def _with_umlaut(noun: str) -> str:
    """*Amt* → Ämt, *Haus* → Häus; empty where the last vowel takes none."""
    stem = noun.rstrip("bcdfghjklmnpqrstvwxyzß")
    vowel = stem[-1:].lower()
    if vowel not in _UMLAUT:
        return ""
    at = len(stem) - 1
    if vowel == "u" and stem[-2:-1].lower() == "a":
        at, vowel = at - 1, "a"
    changed = noun[:at] + _UMLAUT[vowel] + noun[at + 1 :]
    return changed[:1].upper() + changed[1:] if at == 0 else changed


def undeclined(adjective: str) -> Iterator[str]:
    """What an adjective may be without the ending of its declension: *sicherer* → sicher, sicherer."""
    yield from (adjective.removesuffix(end) for end in ADJECTIVE_ENDINGS if adjective.endswith(end))
    yield adjective


def woman(noun: Noun) -> str:
    """The noun for a woman: *Sprecher* → Sprecherin, *Arzt* → Ärztin; empty where there is none."""
    return {"in": noun.noun + "in", "m": "", "f": "", "e": "", "adj": ""}.get(noun.feminine, noun.feminine)


def role_forms(noun: Noun) -> list[tuple[str, str | None]]:
    """``(form, sex)`` of a noun for persons: Sprecher, Sprechers, Sprechern, Sprecherin, Sprecherinnen."""
    name = noun.noun
    if noun.feminine == "adj":
        stem = name.removesuffix("er")
        return [(stem + "er", "m"), (stem + "e", None), (stem + "en", None), (stem + "em", "m")]
    man = {"f": "f", "e": None}.get(noun.feminine, "m")
    found: list[tuple[str, str | None]] = [(name + ending, man) for ending in _ROLE_ENDINGS]
    she = woman(noun)
    if not she and (changed := _with_umlaut(name)):
        found += [(changed + "e", man), (changed + "en", man)]  # *Gäste*
    if she:
        found += [(she, "f"), (she + "nen", "f"), (she + "en", "f")]
        stem = she.removesuffix("in")
        if stem != she and stem.lower() != name.lower():
            found += [(stem + ending, "m") for ending in ("e", "en")]
    return found


def both_sexes(word: str) -> str | None:
    """The form that the tables know of one for women and men: *Sprecher:in*, *Bürger*innen*, *Kolleg_in*, *Abgeordnete:r*,
    *LehrerInnen*; ``None`` for other words.

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
