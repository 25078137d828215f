"""Second look at *der*, *die*, *das* after a comma: article or relative pronoun; and at *deren*, *dessen*.

A tagger that sees few words at a time takes *der* in *Karl Moor, der für Bau zuständige Minister,* for a relative pronoun.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.mentions.read import read
from quoteattr.syntax.sentence import Token
from quoteattr.values import evolve

_LEAST = 2
"""The head of an apposition has at least a word between it and the article."""
_FORMS = frozenset({"der", "die", "das"})
_WHO = frozenset({"wer", "wem", "wen", "was"})


def settle_articles(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """*tokens* with relative pronouns that open an apposition read as articles, and *deren*, *dessen* as determiners.

    *Karl Moor, der für Bau zuständige Minister,* (ART) — *Karl Moor, der für Bau zuständig ist,* (PRELS).
    """
    out = list(tokens)
    for here in range(1, len(out) - 2):
        if out[here].tag == "PRELS" and out[here].text.lower() in _FORMS and out[here - 1].tag == "$,":
            article = evolve(out[here], tag="ART")
            if out[here + 1].is_finite and out[0].text.lower() in _WHO:
                out[here] = evolve(out[here], tag="PDS")  # *Wer das wolle, der solle es sagen*
            elif _is_apposition([article, *out[here + 1 :]]):
                out[here] = article
    for here in range(len(out) - 1):
        owner = out[here].tag in ("PDS", "PRELS", "ART") and out[here].text.lower() in ("deren", "dessen")
        opens = here > 0 and out[here - 1].tag == "$,"
        if owner and not opens and out[here + 1].tag in ("NN", "ADJA"):
            out[here] = evolve(out[here], tag="PDAT")  # *nach deren Angaben*
    return tuple(out)


def _is_apposition(tokens: Sequence[Token]) -> bool:
    """Whether the words up to the next comma or full stop are one noun phrase with an attribute before its noun, and
    no clause: *(Karl Moor,) der für Bau zuständige Minister,* …"""
    end = next((i for i, token in enumerate(tokens) if token.tag in ("$,", "$.")), len(tokens))
    if any(token.is_finite for token in tokens[:end]):
        return False
    mentions = read(tokens[:end])
    return (
        bool(mentions)
        and mentions[0].first == 0
        and mentions[0].head >= _LEAST
        and mentions[0].last == end - 1
    )
