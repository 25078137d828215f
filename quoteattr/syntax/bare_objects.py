"""Nouns without an article that a name in the dative precedes: *Sie wirft Falk | Untreue vor*.

A tagger that sees few words at a time takes *Untreue* for a surname. *jemandem etwas vorwerfen* wants a thing: where no
clause says it behind the verb, it is the noun before the particle.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.syntax.sentence import Token
from quoteattr.values import evolve

_VERBS = frozenset({"werfen", "halten"})
_WHOLE = frozenset(
    {"vorgeworfen", "vorgehalten", "vorwerfen", "vorhalten", "vorwirft", "vorhält", "vorwarf", "vorhielt"}
)
_CLAUSE_BEHIND = frozenset({",", ":"})
_OBJECTS = frozenset({"das", "dies", "es", "was", "etwas", "nichts", "alles"})
_MEMBERS = frozenset({"ART", "ADJA", "NN", "PIAT", "PPOSAT"})


def settle_bare_objects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """*tokens* with the noun that somebody is blamed for tagged as a noun (NN).

    *(warf) Musk Heuchelei vor*, *(hat) Musk Heuchelei und dreiste Lügen vorgeworfen*; not *(warf) Elon Musk vor, er lüge*,
    *Das (warf sie) Elon Musk vor*.
    """
    out = list(tokens)
    for end, token in enumerate(tokens):
        if token.text not in _WHOLE and not (token.tag == "PTKVZ" and token.text == "vor"):
            continue
        if end + 1 < len(tokens) and tokens[end + 1].text in _CLAUSE_BEHIND:
            continue
        before = tokens[:end]
        if token.tag == "PTKVZ" and not any(t.is_finite and t.lemma in _VERBS for t in before):
            continue
        if any(t.text.lower() in _OBJECTS for t in before):
            continue
        at = _first_conjunct(tokens, end - 1)
        if at > 0 and tokens[at].tag == "NE" and tokens[at - 1].tag in ("NE", "NN"):
            out[at] = evolve(tokens[at], tag="NN")
    return tuple(out)


def _first_conjunct(tokens: Sequence[Token], last: int) -> int:
    """The last word of what *und* joins with the noun phrase that ends at *last*, else *last* itself."""
    at = last
    while at > 0 and tokens[at].tag in _MEMBERS:
        at -= 1
    return at - 1 if at > 0 and tokens[at].tag == "KON" else last
