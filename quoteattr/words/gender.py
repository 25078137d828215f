"""The grammatical gender of a noun: from the table, from a compound's last part, or from its ending."""

from __future__ import annotations

from functools import cache, lru_cache

from quoteattr.memory import WORDS
from quoteattr.tables import read_table
from quoteattr.words.compounds import LONGEST_WORD, LastParts, look_up
from quoteattr.words.forms import forms, role_forms
from quoteattr.words.names import PEOPLES_COLUMNS, party_gender
from quoteattr.words.table import by_name, nouns

_INFLECTED = ("s", "es", "ern", "en", "n", "e")


@lru_cache(maxsize=WORDS)
def gender_of_noun(word: str) -> str | None:
    """ "m", "f", "n" or ``None``: *Zeitung* f, *Landeskriminalamt* n, *Ärztin* f, *Verbände* m.

    A noun for either sex has the gender of its grammar: *Mitglied* is n, *der Vorsitzende* m.
    """
    folded = _folded(word)
    if len(folded) > LONGEST_WORD:
        return None
    found = look_up(folded, _genders(), 3)
    return found[1] if found is not None else party_gender(word) or _by_endings(folded)


def how_known(word: str) -> str:
    """Whether the gender comes from the table, from the last part of a compound, or from the ending."""
    found = look_up(_folded(word), _genders(), 3)
    return "ending" if found is None else "compound" if found[0] else "table"


def is_feminine(word: str) -> bool:
    """Whether a noun is feminine, in the singular or in the plural: *Region*, *Ärztin*, *Waffen*; not *Verband*."""
    return gender_of_noun(word) == "f"


@cache
def _genders() -> LastParts[str]:
    """The genders of all forms in the table; a form that is a noun itself keeps its own."""
    singular = sorted(
        (n for n in nouns() if n.gender != "p"), key=lambda n: not n.feminine
    )  # *Zeugen* are people
    found = {_folded(noun.noun): noun.gender for noun in reversed(singular)}
    for noun in singular:
        for form, sex in role_forms(noun) if noun.feminine else ():
            found.setdefault(_folded(form), sex or noun.gender)
        for form in forms(noun.noun) if noun.feminine != "adj" else ():
            found.setdefault(_folded(form), noun.gender)
    found.update((_folded(row["noun"]), "m") for row in read_table("peoples", PEOPLES_COLUMNS))
    return LastParts(found)


def _folded(word: str) -> str:
    return word.lower().replace("ß", "ss")


def _by_endings(folded: str) -> str | None:
    """By the ending of the form, else of what is left without an ending of the genitive or the plural."""
    stems = (folded.removesuffix(ending) for ending in ("", *_INFLECTED))
    return next(filter(None, map(_by_ending, stems)), None)


def _by_ending(folded: str) -> str | None:
    endings = by_name("noun_endings", "ending", "gender")
    return next((endings[folded[at:]] for at in range(1, len(folded)) if folded[at:] in endings), None)
