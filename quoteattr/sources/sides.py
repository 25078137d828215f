"""Roles that exclude each other: the coach does not play, the judge is not the accused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from quoteattr.words.closed import FORMER
from quoteattr.words.nouns import Role
from quoteattr.words.table import NounKind, of_kind


@cache
def _sides() -> Mapping[str, frozenset[tuple[str, str]]]:
    table: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for noun in of_kind(NounKind.PERSON):
        sides = (use.partition("=") for use in noun.uses)
        table[noun.noun.lower()].update((field, side) for field, _, side in sides if side)
    return {noun: frozenset(found) for noun, found in table.items() if found}


def _of(noun: str, wider: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The sides of a noun; those of its wider nouns where it has none itself."""
    own = _sides().get(noun)
    if own is not None:
        return own
    return frozenset(side for word in wider for side in _sides().get(word, ()))


def excludes(role: Role, marks: Iterable[Role]) -> bool:
    """Whether somebody with the roles *marks* cannot be *role* as well.

    *Trainer Bernd Rauch wechselte zweimal. „Das war zu wenig“, sagte der Stürmer*: that is not Rauch.
    """
    if role.modifier in FORMER:
        return False
    wanted = _of(role.noun, role.wider)
    marks = (mark for mark in marks if mark.modifier not in FORMER)
    held = {side for mark in marks for side in _of(mark.noun, mark.wider)}
    return bool(_fields(wanted) & _fields(held) - _fields(wanted & held))


def governs(marks: Iterable[Role]) -> bool:
    """Whether somebody with the roles *marks* has an office of state, which is that of one country."""
    return any(field == "state" for mark in marks for field in _fields(_of(mark.noun, mark.wider)))


def _fields(sides: Iterable[tuple[str, str]]) -> set[str]:
    return {field for field, _ in sides}
