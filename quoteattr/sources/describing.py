"""A noun phrase without a name as a description: of what sort and gender, and whether it is tied to somebody."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.mentions.mention import Mention
from quoteattr.sources.descriptions import Description
from quoteattr.syntax.name_lists import is_inhabitant
from quoteattr.syntax.sentence import Token
from quoteattr.words import is_abstract, is_common, is_thing

_DEFINITE = frozenset({"der", "die", "dem", "den", "des"})
_FORMER = frozenset(
    f"{stem}{ending}" for stem in ("früher", "ehemalig", "einstig", "langjährig") for ending in ("", "e")
)
_ONE_OF_SEVERAL = frozenset(
    f"{stem}{ending}"
    for stem in ("ander", "weiter", "zweit", "dritt", "zuständig", "jeweilig", "neu", "damalig")
    for ending in ("e", "en", "er")
)
"""Adjectives for somebody other than those already mentioned."""


def describe(tokens: Sequence[Token], reading: Mention, attributes: set[str]) -> Description:
    """A reading without a name as a description."""
    role = reading.roles[-1][1] if reading.roles else None
    gender = None if role is not None and role.gender is None and reading.gender == "n" else reading.gender
    named_by_place = role is None and reading.class_noun is None and reading.noun is not None
    return Description(
        role,
        reading.class_noun[1] if reading.class_noun is not None and role is None else None,
        gender,
        reading.several,
        frozenset(attributes),
        reading.ages,
        inhabitant=named_by_place and is_inhabitant(tokens[reading.words[-1]].text),
        former=any(tokens[i].text.lower()[:-1] in _FORMER for i in reading.modifiers),
    )


def is_nobody(tokens: Sequence[Token], reading: Mention) -> bool:
    """Whether a noun is that of a thing or an event, of which nobody is called: *die Belohnung*; not *die Leitung*."""
    if reading.noun is None or reading.name or reading.roles or reading.class_noun or reading.statement:
        return False
    noun = tokens[reading.noun].text
    return not reading.ages and (is_abstract(noun) or is_thing(noun))


def is_free(tokens: Sequence[Token], reading: Mention, description: Description) -> bool:
    """Whether a definite noun for one person may mean anybody: *der Landwirt*, *die Leiterin des Amtes*; not *ihr Anwalt*,
    *der zweite Zeuge*, *der Nordkabel-Sprecher*."""
    role = description.role
    if (
        reading.several
        or reading.determiner is None
        or reading.possessor
        or not (role or description.ages or description.inhabitant)
    ):
        return False
    article, noun = tokens[reading.determiner].text.lower(), tokens[reading.words[-1]].text
    if article not in _DEFINITE:
        return False
    if any(tokens[i].tag == "CARD" or tokens[i].text.lower() in _ONE_OF_SEVERAL for i in reading.modifiers):
        return False
    first, _, last = noun.partition("-")
    return not last or not first[:1].isupper() or is_common(first)
