"""Common nouns that are channels or stand in front of one: *Sender*, *Pressekonferenz*, *Brief*, *Post*."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from quoteattr.channels.table import DATA
from quoteattr.errors import InvalidTable
from quoteattr.quote import ChannelKind
from quoteattr.syntax.sentence import Token

COLUMNS = ("noun", "use", "kind", "article", "prepositions")
_SHORTEST_SUFFIX = 4
_ENDINGS = ("", "s", "es", "en", "n", "e", "er", "nen")


class Use(StrEnum):
    """What a noun does for the channel of a quotation."""

    CLASSIFIER = "classifier"
    """In front of a name: der *Sender* Fox News."""
    OCCASION = "occasion"
    """auf einer *Pressekonferenz*"""
    DOCUMENT = "document"
    """in einem *Brief*"""
    PLACE = "place"
    """auf seiner *Website*, im *Fernsehen*"""
    POST = "post"
    """unter dem *Post*"""
    ACCOUNT = "account"
    """Twitter-*Konto*"""
    TEXT = "text"
    """a *Bericht* of an outlet"""
    STAFF = "staff"
    """people of an outlet: *Chefredakteur*"""
    NONE = "none"
    """looks like another one and is not: in *Abrede* (Rede)"""


_GROUPS: dict[Use, str] = {
    Use.OCCASION: "carrier",
    Use.DOCUMENT: "carrier",
    Use.PLACE: "carrier",
    Use.NONE: "carrier",
}
"""Uses that exclude each other: a noun has at most one of a group."""


@frozen
class Noun:
    """A row of ``channel_nouns.tsv``; ``prepositions`` are those that make it a channel (with *am rande*)."""

    noun: str
    use: Use
    kind: ChannelKind
    article: str
    prepositions: frozenset[str]


@lru_cache(maxsize=1)
def load_nouns() -> dict[tuple[str, str], Noun]:
    """All nouns by group of uses and lower-case form.

    Raises:
        InvalidTable: a row breaks the schema.
    """
    return {(_GROUPS.get(n.use, n.use.value), n.noun.lower()): n for n in _read(DATA / "channel_nouns.tsv")}


def _read(path: Path) -> Iterator[Noun]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if not rows or tuple(rows[0][1]) != COLUMNS:
        raise InvalidTable(f"{path.name}: the header must be {', '.join(COLUMNS)}")
    for number, cells in rows[1:]:
        where = f"{path.name}: row {number}"
        if len(cells) != len(COLUMNS):
            raise InvalidTable(f"{where}: {len(cells)} columns instead of {len(COLUMNS)}")
        noun, use, kind, article, prepositions = cells
        if not noun:
            raise InvalidTable(f"{where}, column 'noun': empty")
        if use not in set(Use):
            raise InvalidTable(f"{where} ({noun!r}), column 'use': {use!r} is none of {', '.join(Use)}")
        if kind not in set(ChannelKind):
            raise InvalidTable(f"{where} ({noun!r}), column 'kind': {kind!r} is none of {', '.join(ChannelKind)}")
        if article not in ("der", "die", "das"):
            raise InvalidTable(f"{where} ({noun!r}), column 'article': {article!r} is none of der, die, das")
        yield Noun(noun, Use(use), ChannelKind(kind), article, frozenset(filter(None, prepositions.split(","))))


@lru_cache(maxsize=20_000)
def noun_of(word: str, lemma: str, group: str) -> Noun | None:
    """The row of *group* that *word* is an inflected form or a compound of; the longest last part decides.

    >>> noun_of("Jahrespressekonferenzen", "Jahrespressekonferenz", "carrier").noun
    'Pressekonferenz'
    >>> noun_of("Abrede", "Abrede", "carrier").use.value
    'none'
    """
    nouns = load_nouns()
    forms = [word.lower(), lemma.lower()]
    forms += [forms[0][: -len(e)] for e in _ENDINGS if e and forms[0].endswith(e)]
    for form in forms:
        if (group, form) in nouns:
            return nouns[group, form]
    best: Noun | None = None
    for form in forms:
        for at in range(1, len(form) - _SHORTEST_SUFFIX + 1):
            found = nouns.get((group, form[at:]))
            if found is not None:
                if best is None or len(found.noun) > len(best.noun):
                    best = found
                break
    return best


def is_noun(token: Token, group: str) -> Noun | None:
    """:func:`noun_of` for a token that begins with a capital letter."""
    if not token.text[:1].isupper() or token.is_quote:
        return None
    return noun_of(token.text, token.lemma, group)
