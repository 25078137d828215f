"""Proper names that the tables know: first names, titles, particles, places, parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import regex

from quoteattr.memory import WORDS
from quoteattr.tables import read_table
from quoteattr.values import frozen
from quoteattr.word_lists import words
from quoteattr.words.forms import undeclined
from quoteattr.words.table import by_name

PARTICLES = words("particle")
"""What may be between first name and surname and belongs to the surname: *Ulrike von der Aue*."""
REGNAL = regex.compile(r"[IVX]{1,5}\.?|[JS]r\.?")
"""What stands behind a name and is a part of it: *Karl III.*, *Sammy Davis Jr.*"""
_INHABITANTS = ("erin", "ierin", "ers", "iers", "er", "ier", "in", "en", "e", "")
"""Ends of nouns for those who live somewhere, behind the stem of its adjective: *Belg-ier*, *Schwed-in*."""
PEOPLES_COLUMNS = ("noun", "feminine", "country")
_PARTY_COLUMNS = ("name", "gender", "member")


@frozen
class Place:
    """A place; ``adjective`` is the stem of its adjective (russisch)."""

    name: str
    kind: str
    adjective: str


@cache
def _places() -> Mapping[str, Place]:
    return {
        row["name"].lower(): Place(row["name"], row["kind"], row["adjective"])
        for row in read_table("places", ("name", "kind", "adjective"))
    }


@cache
def _nationalities() -> Mapping[str, str]:
    return {place.adjective: place.name for place in reversed(list(_places().values())) if place.adjective}


@cache
def _parties() -> Mapping[str, str]:
    return {row["name"].lower(): row["gender"] for row in read_table("parties", _PARTY_COLUMNS)}


@cache
def _members() -> Mapping[str, frozenset[str]]:
    rows = read_table("parties", _PARTY_COLUMNS)
    nouns = {row["member"].lower() for row in rows if row["member"]}
    return {noun: frozenset(r["name"].lower() for r in rows if r["member"].lower() == noun) for noun in nouns}


def parties_of(member: str) -> frozenset[str]:
    """The parties, in lower case, whose members a role noun names: sozialdemokrat → spd, spö, sp."""
    return _members().get(member, frozenset())


@lru_cache(maxsize=WORDS)
def first_name_gender(word: str) -> str | None:
    """ "m", "f" or "u" for a first name, ``None`` for other words; of a double name the first part
    decides, also where the second is an initial: *Karl-H.*"""
    folded = word.lower()
    if folded[-3:-2] == "-" and folded.endswith("."):
        folded = folded[:-3]
    names = by_name("first_names", "name", "gender")
    if folded in names:
        return names[folded]
    parts = folded.split("-")
    if 2 <= len(parts) <= 3 and all(part in names for part in parts):
        return names[parts[0]]
    return None


def title_gender(word: str) -> str | None:
    """The gender that a title shows ("m", "f", "" for none), ``None`` for words that are not titles."""
    return by_name("titles", "title", "gender").get(word.lower())


def place_of(word: str) -> Place | None:
    """The place of that name, also in the genitive: *Moskau*, *Frankreichs*."""
    places = _places()
    folded = word.lower()
    found = places.get(folded)
    if found is None and folded.endswith("s"):
        found = places.get(folded[:-1])
    return found


def country_of_adjective(word: str) -> str | None:
    """The country of an adjective in any form: *russischen* → Russland, *US-amerikanische* → USA."""
    stems = undeclined(word.lower().removeprefix("us-"))
    return next(filter(None, map(_nationalities().get, stems)), None)


def country_of_people(word: str) -> str | None:
    """The country of those whom a noun calls by where they live: *Schwedin* → Schweden, *Belgier* → Belgien."""
    folded = word.lower().removeprefix("us-")
    stems = [folded.removesuffix(end) for end in _INHABITANTS if folded.endswith(end)]
    adjectives = (stem + end for stem in stems for end in ("", "isch"))
    found = filter(None, map(_nationalities().get, adjectives))
    return _countries().get(folded) or next(found, None)


def people_forms(noun: str, feminine: str) -> Iterator[str]:
    """*Däne, Dänen, Dänin*; *Belgier, Belgiers, Belgiern, Belgierin*; *Israeli, Israelis*."""
    yield from (noun, noun + "n", noun + "s", noun + "en")
    woman = feminine or noun.removesuffix("e") + "in"
    yield from (woman, woman + "nen")


@cache
def _countries() -> Mapping[str, str]:
    """The countries of peoples whose adjectives do not tell, by every form of the people in lower case."""
    rows = (row for row in read_table("peoples", PEOPLES_COLUMNS) if row["country"])
    return {
        form.lower(): row["country"] for row in rows for form in people_forms(row["noun"], row["feminine"])
    }


def is_party(word: str) -> bool:
    """Whether this is the name of a party: *SPD*, *Grüne*."""
    return word.lower() in _parties()


def party_name(word: str) -> str:
    """The name of a party from a form of it: *Grünen* → Grüne, *SPD* → SPD."""
    plural = word.endswith("en") and is_party(word.removesuffix("n"))
    return word.removesuffix("n") if plural else word


def party_gender(word: str) -> str | None:
    """The gender of a party's name, ``None`` for other words."""
    return _parties().get(word.lower())
