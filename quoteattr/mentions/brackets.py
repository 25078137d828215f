"""What is in the bracket after a noun phrase: *Ludwig Frey (67, SPD)*, *Bund der Altfischer (BdA)*."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.mentions.cores import Core
from quoteattr.syntax.sentence import NAME_TAGS, Token
from quoteattr.values import frozen
from quoteattr.words import is_party

ABBREVIATION = regex.compile(r"(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\d][\p{Lu}\d&.-]*s?")
_AGE = regex.compile(r"\d{1,3}")


@frozen
class Bracket:
    """Ages, the party in lower case, an abbreviation."""

    ages: frozenset[str] = frozenset()
    party: str | None = None
    abbreviation: str | None = None


_EMPTY = Bracket()


def read_bracket(tokens: Sequence[Token], core: Core) -> Bracket:
    """(39), (CDU), (53, SPD), (BDA), (Bündnis 90/Die Grünen)."""
    if not core.bracket:
        return _EMPTY
    ages: set[str] = set()
    party: str | None = None
    abbreviation: str | None = None
    for index in core.bracket:
        text = tokens[index].text
        if _AGE.fullmatch(text):
            ages.add(text)
        elif is_party(text):
            party = text.lower()
        elif ABBREVIATION.fullmatch(text):
            abbreviation = text
    if len(core.bracket) == 1 and party is None and abbreviation is None and not ages:
        word = tokens[core.bracket[0]]
        if word.tag in NAME_TAGS:
            abbreviation = word.text
    return Bracket(frozenset(ages), party, abbreviation)
