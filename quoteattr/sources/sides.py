"""Roles that exclude each other: whoever is the coach does not play, the judge is not the accused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from quoteattr.nouns import Role
from quoteattr.sources.entities import RoleMark
from quoteattr.tables import read_table

_FORMER = frozenset({"ex", "alt", "ehemals"})
"""First parts of compounds for an office that somebody has left: *Ex-Kanzler*."""


@cache
def _sides() -> Mapping[str, frozenset[tuple[str, str]]]:
    table: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in read_table("sides", ("noun", "field", "side")):
        table[row["noun"].lower()].add((row["field"], row["side"]))
    return {noun: frozenset(found) for noun, found in table.items()}


def _of(noun: str, wider: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The sides of a noun; those of its wider nouns where it has none itself."""
    own = _sides().get(noun)
    if own is not None:
        return own
    return frozenset(side for word in wider for side in _sides().get(word, ()))


def excludes(role: Role, marks: Iterable[RoleMark]) -> bool:
    """Whether nobody with the roles *marks* can be *role* as well.

    *Trainer Bernd Rauch wechselte zweimal. „Das war zu wenig“, sagte der Stürmer*: that is not Rauch.
    """
    if role.modifier in _FORMER:
        return False
    wanted = _by_field(_of(role.noun, role.wider))
    held = _by_field(
        side for mark in marks if mark.modifier not in _FORMER for side in _of(mark.noun, mark.wider)
    )
    return any(wanted[field].isdisjoint(held[field]) for field in wanted.keys() & held.keys())


def _by_field(sides: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for field, side in sides:
        found[field].add(side)
    return found
