"""Names in quotation marks that belong to the preceding noun: *die Zeitung „Kurier“*."""

from __future__ import annotations

from functools import lru_cache

from quoteattr.mark_table import conventions
from quoteattr.memory import WORDS
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.sentence import Tokens
from quoteattr.words.gender import how_known
from quoteattr.words.nouns import head_of
from quoteattr.words.table import in_lower_case

_LONGEST_PREFIX = 3
_LONGEST = 6
LONGEST_CLAUSE = 8
"""A quoted name has at most this many words."""


def is_quoted_name(tokens: Tokens, noun: int) -> bool:
    """Whether the quoted words after a noun are its name: *die Zeitung „Kurier“*, *des Magazins „rund ums rad“*; not
    *laut Bergwacht „sehr gefährlich“*, not *dem Minister „Versagen“ vorwerfen*. Only outlets and addresses
    begin with a small letter."""
    closing = closing_mark(tokens, noun + 1)
    if not closing:
        return False
    names = (tokens[noun].text, tokens[noun].lemma)
    first = tokens[noun + 2].text
    if not first[:1].isupper():
        paper = any(name.lower().endswith(in_lower_case("outlet")) for name in names)
        return tokens[noun].tag == "NN" and (paper or is_address(first))
    if any(map(is_naming, names)):
        return True
    told = noun > 0 and tokens[noun - 1].text.lower() in ("dem", "den")
    within = tokens[noun + 2 : closing]  # *warf dem Kämmerer „Rechentricks“ vor*
    return any(t.tag == "NE" and not (told and how_known(t.text) != "ending") for t in within)


def is_address(words: str) -> bool:
    """Whether it looks like one on the web: *news.hafen.de*."""
    return "." in words[1:-1] and len(words.split()) == 1


@lru_cache(maxsize=WORDS)
def is_naming(word: str) -> bool:
    """Whether a noun announces a name in quotation marks: *Zeitung*, *Motto*, *Wochenmagazin* (the head of a compound); not
    *Antwort*, *Reaktion*, where a prefix precedes the same letters."""
    key = word.casefold()
    nouns = [noun for noun in in_lower_case("naming") if key.endswith(noun)]
    firsts = [key.removesuffix(noun) for noun in nouns if len(noun) > 3]
    return key in nouns or any(len(first) > _LONGEST_PREFIX or first.endswith("-") for first in firsts)


def announces_outlet(word: str) -> bool:
    """Whether the name that a noun announces is an outlet's, which may be a whole sentence: *Show*, *Podcast*."""
    noun = head_of(word) if is_naming(word) else None
    return noun is not None and noun.kind is SpeakerKind.OUTLET


def closing_mark(tokens: Tokens, i: int, *, clause: bool = False) -> int:
    """The closing mark of a short quoted name that opens at *i*, or 0; only a *clause* has a verb and up to eight words."""
    opening = conventions().get(tokens[i].text) if i < len(tokens) else None
    if opening is None:
        return 0
    for j in range(i + 1, min(i + 2 + (LONGEST_CLAUSE if clause else _LONGEST), len(tokens))):
        if tokens[j].tag == "$(" and tokens[j].text in opening.closers:
            return j if j > i + 1 else 0
        if tokens[j].tag == "$." or (tokens[j].is_finite and not clause):
            return 0
    return 0
