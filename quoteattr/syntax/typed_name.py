"""A name in a sentence and what it names."""

from __future__ import annotations

from enum import StrEnum

from quoteattr.values import frozen


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"
    OTHER = "OTH"


class NameForm(StrEnum):
    """Whether a name stands by itself."""

    NAME = ""
    """*Mainz*, *Ulf Tann*, *SPD*."""
    DERIVED = "deriv"
    """A word made of it: *Mainzer*, *dänisch*, *Franzose*."""
    PART = "part"
    """A compound that contains it: *SPD-Chefin*, *Elbufer*."""


@frozen
class TypedName:
    """A name as a range of tokens of its sentence, ``end`` exclusive.

    ``probability`` is that of its least sure word.
    """

    first: int
    end: int
    kind: NameKind
    form: NameForm
    probability: float
