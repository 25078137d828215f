"""What the words of a noun phrase are found to be, and those in the bracket after it: *Ludwig Frey (67, SPD)*."""

from __future__ import annotations

import regex

from quoteattr.mentions.mention import Mention
from quoteattr.syntax.sentence import NAME_TAGS, Tokens
from quoteattr.values import frozen
from quoteattr.words.names import is_party
from quoteattr.words.nouns import Head, Role

ABBREVIATION = regex.compile(r"(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\d][\p{Lu}\d&.-]*s?")
_AGE = regex.compile(r"\d{1,3}")


@frozen
class Parts:
    """The words of a phrase, sorted; numbers are those of tokens.

    *Ex-Kammerpräsident Prof. Dr. Ludwig Frey* has a role, two titles and a name; *die Nachrichtenagentur Reuters* a class
    noun and a name; *eine Sprecherin* a role alone.

    Attributes:
        words: all of them.
        roles: the nouns for persons.
        heads: the nouns for bodies, groups and documents.
        statement: the noun of saying, and what precedes it in a compound.
        titled: the gender that a title shows (*Herr*: "m"), "" where it shows none, ``None`` without a title.
        name: the proper name.
        fixed: whether the name is that of a body, whatever its words are: *Ärzte ohne Grenzen*, *Ernst und Young*.
    """

    words: tuple[int, ...] = ()
    roles: tuple[tuple[int, Role], ...] = ()
    heads: tuple[tuple[int, Head], ...] = ()
    statement: tuple[int, str] | None = None
    titled: str | None = None
    name: tuple[int, ...] = ()
    fixed: bool = False

    @property
    def named_as_person(self) -> bool:
        """Whether a role or a title says that a person is named."""
        return bool(self.roles) or self.titled is not None


@frozen
class Bracket:
    """Ages, the party in lower case, an abbreviation."""

    ages: frozenset[str] = frozenset()
    party: str | None = None
    abbreviation: str | None = None


_EMPTY = Bracket()


def read_bracket(tokens: Tokens, core: Mention) -> Bracket:
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
