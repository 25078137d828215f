"""What firms, clubs and other bodies are that texts name without saying so: *Lufthansa … der Konzern*."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from quoteattr.tables import read_table
from quoteattr.words.nouns import Head, head_of


def class_of_body(name: str) -> Head | None:
    """The class noun of a body that the table knows, with its wider ones: *Gewerkschaft* for *Verdi*."""
    noun = _nouns().get(name.lower())
    return head_of(noun) if noun else None


@cache
def _nouns() -> Mapping[str, str]:
    return {row["name"].lower(): row["noun"] for row in read_table("known_bodies", ("name", "kind", "noun"))}
