"""Names of organisations that are made of common words: *Ärzte ohne Grenzen*, *Haus & Grund*, *Kruse & Söhne*.

A tagger reads a noun with a prepositional phrase, or a sum of two nouns. The table lists names that are always names;
what a mark for *und* joins is the name of a firm without any table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import regex

from quoteattr.syntax.sentence import Token, Tokens, as_name
from quoteattr.tables import read_table
from quoteattr.word_lists import words

AND = "&"
_TOWN = 2
"""How many words make the name of a town."""
_PARTS = regex.compile(r"[^\s/]+|/")


def settle_fixed_names(tokens: Tokens) -> list[Token]:
    """*tokens* with all words of such names tagged as names (NE)."""
    texts = [t.text for t in tokens]
    out = list(tokens)
    if AND not in texts and _opening().isdisjoint(texts) and words("legal-form").isdisjoint(texts):
        return out
    at = 0
    while at < len(out):
        length = fixed_length(texts, at) or _firm_length(texts, at) or _town_length(out, at)
        tag = "ADJA" if length == _TOWN and _is_town_adjective(out, at) else "NE"
        for i in range(at, at + length):
            out[i] = as_name(out[i], tag)
        at += length or 1
    return out


def fixed_length(texts: Sequence[str], at: int) -> int:
    """How many words from *at* on are a name of the table, 0 for none.

    >>> fixed_length("Sie lobten Brot für die Welt sehr".split(), 2)
    4
    """
    for name in _by_first().get(texts[at], ()):
        if tuple(texts[at : at + len(name)]) == name:
            return len(name)
    return 0


def _firm_length(texts: Sequence[str], at: int) -> int:
    """How many words from *at* on are the name of a firm with *&*: *Kruse & Söhne*, *Lohse, Timm & Partner* from
    *Timm* on; or of one that ends in its legal form: *Theater und Orchester GmbH*."""
    ends = texts[at + 3 : at + 4]
    if ends and ends[0] in words("legal-form") and texts[at + 1] == "und" and _is_capital(texts[at]):
        return 4
    end = at
    while (
        end + 2 < len(texts)
        and texts[end + 1] == AND
        and _is_capital(texts[end])
        and _is_capital(texts[end + 2])
    ):
        end += 2
    return end - at + 1 if end > at else 0


def _town_length(tokens: Tokens, at: int) -> int:
    """Two for a town whose name opens with a word that opens no other name: *Bad Heilingen*, *Sankt Pelten*."""
    opens = tokens[at].text in words("place-opening") and tokens[at].tag == "NE" and at + 1 < len(tokens)
    return _TOWN if opens and _is_capital(tokens[at + 1].text) else 0


def _is_town_adjective(tokens: Tokens, at: int) -> bool:
    """Whether such a name is the adjective of its town: *im St. Galler Kantonsrat*, *der Bad Homburger Bürgermeister*."""
    is_town = _town_length(tokens, at) and tokens[at + 1].text.endswith("er")
    return bool(is_town) and [token.tag for token in tokens[at + _TOWN : at + _TOWN + 1]] == ["NN"]


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and any(c.isalpha() for c in word)


@cache
def _opening() -> frozenset[str]:
    """The first words of such names."""
    return words("place-opening") | _by_first().keys()


@cache
def _by_first() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The words of each name by its first word, long names first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("fixed_names", ("name",)):
        name = tuple(_PARTS.findall(row["name"]))
        index.setdefault(name[0], []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in index.items()}
