"""Names of the press: newspapers, stations, portals and agencies of the table of channels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from quoteattr.tables import read_table
from quoteattr.words.compounds import LastParts, look_up
from quoteattr.words.nouns import head_of, role_of

CHANNEL_COLUMNS = ("name", "kind", "article", "aliases", "former", "owner", "country", "ambiguous")
"""Those of ``channels.tsv``."""
NOUN_COLUMNS = ("noun", "use", "kind", "article", "prepositions")
"""Those of ``channel_nouns.tsv``."""
_KINDS = frozenset({"print", "online", "broadcaster", "agency"})
_PLATFORMS = frozenset({"social"})


SOCIAL_PREPOSITIONS = frozenset({"auf", "bei", "via", "über", "per", "in"})
"""What stands in front of the platform that somebody uses: *auf X*."""


def is_outlet(name: str) -> bool:
    """Whether a name is that of an outlet of any kind: *Handelsblatt*, *ARD*, *dpa*; also where it means something else,
    *Bild*."""
    return not _names().keys().isdisjoint((name.casefold(), _uninflected(name.casefold())))


def _uninflected(name: str) -> str:
    """A name without the endings of its adjectives: *der Augsburger Allgemeinen* → *Augsburger Allgemeine*."""
    return " ".join(word[:-1] if word.endswith("en") else word for word in name.split())


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency: *dpa*, *Deutsche Presse-Agentur*."""
    return _names().get(name.casefold()) == "agency"


def is_platform(name: str) -> bool:
    """Whether a name is that of a social network: *Instagram*, *X*."""
    return name.casefold() in _names(_PLATFORMS)


def is_occasion(noun: str) -> bool:
    """Whether people meet at what a noun names, and it is nobody: *Pressekonferenz*, *Parteitag*; not *Bundestag*."""
    known = look_up(noun.lower(), _nouns("occasion")) is not None
    return known and head_of(noun) is None and role_of(noun) is None


def is_post(noun: str) -> bool:
    """Whether a noun is what somebody puts on a platform: *Post*, *Beitrag*, *Instagram-Video*."""
    return look_up(noun.lower(), _nouns("post")) is not None


@cache
def _nouns(use: str) -> LastParts[bool]:
    rows = read_table("channel_nouns", NOUN_COLUMNS)
    return LastParts({row["noun"].lower(): True for row in rows if row["use"] == use})


def names_of(row: Mapping[str, str]) -> Iterator[str]:
    """All names in a row of the table."""
    every = (row["name"], *row["aliases"].split("|"), *row["former"].split("|"))
    return filter(None, every)


@cache
def _names(kinds: frozenset[str] = _KINDS) -> dict[str, str]:
    """The kind of each channel of some *kinds* by each of its names, with and without an article (*Die Zeit*)."""
    rows = [row for row in read_table("channels", CHANNEL_COLUMNS) if row["kind"] in kinds]
    called = [(name, row["kind"]) for row in rows for name in names_of(row)]
    bare = [
        (name.split(" ", 1)[1], kind) for name, kind in called if name.startswith(("Der ", "Die ", "Das "))
    ]
    return {name.casefold(): kind for name, kind in (*called, *bare)}
