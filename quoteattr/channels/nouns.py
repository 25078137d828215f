"""Common nouns that are channels or announce one: *Sender*, *Pressekonferenz*, *Brief*, *Post*."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from quoteattr.memory import WORDS
from quoteattr.quote import ChannelKind
from quoteattr.syntax.sentence import Token
from quoteattr.tables import read_table
from quoteattr.values import frozen
from quoteattr.words.closed import THE
from quoteattr.words.compounds import LastParts, cuts
from quoteattr.words.press import NOUN_COLUMNS

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
def load_nouns() -> LastParts[Mapping[str, Noun]]:
    """All nouns by lower-case form and group of uses.

    Raises:
        InvalidTable: a row breaks the schema.
    """
    rows = read_table("channel_nouns", NOUN_COLUMNS, use=[*Use], kind=[*ChannelKind], article=THE)
    found: dict[str, dict[str, Noun]] = {}
    for noun in map(_noun, rows):
        found.setdefault(noun.noun.lower(), {})[_GROUPS.get(noun.use, noun.use.value)] = noun
    return LastParts(found)


def _noun(row: Mapping[str, str]) -> Noun:
    prepositions = frozenset(filter(None, row["prepositions"].split(",")))
    return Noun(row["noun"], Use(row["use"]), ChannelKind(row["kind"]), row["article"], prepositions)


@lru_cache(maxsize=WORDS)
def nouns_of(word: str, lemma: str) -> Mapping[str, Noun]:
    """For each group the row that *word* is an inflected form or a compound of; the longest last part decides.

    >>> nouns_of("Jahrespressekonferenzen", "Jahrespressekonferenz")["carrier"].noun
    'Pressekonferenz'
    >>> nouns_of("Abrede", "Abrede")["carrier"].use.value
    'none'
    """
    nouns, low = load_nouns(), word.lower()
    forms = [low, lemma.lower(), *(low[: -len(e)] for e in _ENDINGS if e and low.endswith(e))]
    parts = [last for form in forms for _, last in cuts(form, _SHORTEST_LAST, nouns)]
    found: dict[str, Noun] = {}
    for form in (*forms, *sorted(parts, key=len, reverse=True)):
        another = any(noun.use is Use.NONE for noun in found.values())  # *Ratingagentur* is no *Agentur*
        for group, noun in nouns.get(form, {}).items():
            if not (another and noun.use is Use.CLASSIFIER):
                found.setdefault(group, noun)
    return found


def nouns_at(token: Token) -> Mapping[str, Noun]:
    """:func:`nouns_of` for a token that begins with a capital letter; a name is no compound: *Hoffmann* is no *Mann*."""
    word = token.text.lstrip("-")  # the end of *„Bild“-Podcast*
    if not word[:1].isupper() or token.is_quote:
        return {}
    found = nouns_of(word, token.lemma)
    if found and token.tag == "NE":
        return {group: noun for group, noun in found.items() if noun.noun in (word, word.removesuffix("s"))}
    return found


def is_noun(token: Token, group: str) -> Noun | None:
    """The row of *group* among :func:`nouns_at`."""
    return nouns_at(token).get(group)
