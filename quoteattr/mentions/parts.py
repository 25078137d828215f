"""What the words of a noun phrase are found to be."""

from __future__ import annotations

from quoteattr.values import frozen
from quoteattr.words import Head, Role


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
