"""Common nouns that are channels or announce one: *Sender*, *Pressekonferenz*, *Brief*, *Post*."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from attrs import frozen

from quoteattr.memory import WORDS
from quoteattr.quote import ChannelKind
from quoteattr.syntax.sentence import Token
from quoteattr.tables import read_table
from quoteattr.words.compounds import cuts

COLUMNS = ("noun", "use", "kind", "article", "prepositions")
_SHORTEST_LAST = 4
_ENDINGS = ("", "s", "es", "en", "n", "e", "er", "nen")


class Use(StrEnum):
    """What a noun does for the channel of a quotation."""

    CLASSIFIER = "classifier"
    """Before a name: der *Sender* Fox News."""
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
    rows = read_table(
        "channel_nouns", COLUMNS, use=[*Use], kind=[*ChannelKind], article=("der", "die", "das")
    )
    return {(_GROUPS.get(n.use, n.use.value), n.noun.lower()): n for n in map(_noun, rows)}


def _noun(row: Mapping[str, str]) -> Noun:
    prepositions = frozenset(filter(None, row["prepositions"].split(",")))
    return Noun(row["noun"], Use(row["use"]), ChannelKind(row["kind"]), row["article"], prepositions)


@lru_cache(maxsize=WORDS)
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
    parts = (
        next((last for _, last in cuts(form, _SHORTEST_LAST) if (group, last) in nouns), "") for form in forms
    )
    longest = max(parts, key=len)
    return nouns.get((group, longest))


def is_noun(token: Token, group: str) -> Noun | None:
    """:func:`noun_of` for a token that begins with a capital letter; a name is no compound: *Hoffmann* is no *Mann*."""
    if not token.text[:1].isupper() or token.is_quote:
        return None
    found = noun_of(token.text, token.lemma, group)
    return None if found is not None and token.tag == "NE" and found.noun != token.text else found
