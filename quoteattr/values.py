"""The values that the stages hand to each other: nobody changes them, and the type checker sees to it.

``attrs.frozen`` sees to it at run time, too, and pays a call for every attribute of every new value: a twelfth of the time
of a text that is read. What callers get (:mod:`quoteattr.quote`) is frozen by attrs.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

__all__ = ["evolve", "frozen"]

if TYPE_CHECKING:
    from attrs import evolve, frozen
else:
    from attrs import define, fields

    def frozen(kind):
        """A class of values that are compared and hashed by their attributes."""
        return define(kind, unsafe_hash=True)

    def evolve(value, **changes):
        """A value that is like another one but for some attributes, about which no validator is asked."""
        kind = type(value)
        new = kind(*_attributes(kind)(value))
        for name, changed in changes.items():
            object.__setattr__(new, name, changed)  # also where attrs has frozen the class
        return new

    @cache
    def _attributes(kind):
        return attrgetter(*(field.name for field in fields(kind)))
