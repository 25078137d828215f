"""Second look at *der*, *die*, *das* after a comma: article or relative pronoun, by the place of the verb.

A tagger that sees few words at a time takes *die* in *sagte sie, die USA hielten sich daran* for a relative pronoun. A
relative clause has its finite verb last; where the verb directly follows one noun phrase and more follows it, it is a main
clause, and the word an article.
"""

from __future__ import annotations

from quoteattr.mentions.read import read
from quoteattr.syntax.sentence import SEPARATOR_TAGS, Token, Tokens
from quoteattr.values import evolve
from quoteattr.words.closed import THE

_WHO = frozenset({"wer", "wem", "wen", "was"})
_PHRASE = frozenset({"ADJA", "NN", "NE", "CARD", "TRUNC", "$("})
_NEVER_LAST = frozenset({"PRF", "PPER", "ART", "PPOSAT", "PIAT", "PDAT", "PTKNEG", "ADV", "PAV", "PROAV"})
"""What follows a finite verb only when that is not the last word of its clause (extraposed phrases aside)."""
_BRACKET = frozenset({"PTKVZ", "VVPP", "VVINF", "VVIZU", "VAPP", "VAINF", "VMINF"})


def settle_articles(tokens: Tokens) -> tuple[Token, ...]:
    """*tokens* with relative pronouns that open a verb-second clause or an apposition read as articles, *deren* and *dessen*
    as determiners.

    *…, die Züge hielten wieder überall* (ART) — *Züge, die wieder überall hielten* (PRELS).
    """
    out = list(tokens)
    for here in range(1, len(out) - 2):
        if out[here].tag == "PRELS" and out[here].text.lower() in THE and out[here - 1].tag == "$,":
            article = evolve(out[here], tag="ART")
            verb = _verb_behind_phrase(out, here)
            if out[here + 1].is_finite and out[0].text.lower() in _WHO:
                out[here] = evolve(out[here], tag="PDS")  # *Wer das wolle, der solle es sagen*
            elif (verb is not None and _goes_on(out, verb)) or _is_apposition([article, *out[here + 1 :]]):
                out[here] = article
    for here in range(len(out) - 1):
        owner = out[here].tag in ("PDS", "PRELS", "ART") and out[here].text.lower() in ("deren", "dessen")
        opens = here > 0 and out[here - 1].tag == "$,"
        if owner and not opens and out[here + 1].tag in ("NN", "ADJA"):
            out[here] = evolve(out[here], tag="PDAT")  # *nach deren Angaben*
    return tuple(out)


def _is_apposition(tokens: Tokens) -> bool:
    """Whether the words up to the next comma or full stop are one noun phrase with an attribute before its noun, and
    no clause: *(Karl Moor,) der für Bau zuständige Minister,* …"""
    end = next((i for i, token in enumerate(tokens) if token.tag in SEPARATOR_TAGS), len(tokens))
    if any(token.is_finite for token in tokens[:end]):
        return False
    return any(m.first == 0 and m.head > 1 and m.last == end - 1 for m in read(tokens[:end])[:1])


def _verb_behind_phrase(tokens: Tokens, article: int) -> int | None:
    """The finite verb that follows one noun phrase with its article."""
    at = article + 1
    while at < len(tokens) and tokens[at].tag in _PHRASE:
        at += 1
    nominal = any(tokens[i].tag in ("NN", "NE") for i in range(article + 1, at))
    return at if nominal and at < len(tokens) and tokens[at].is_finite else None


def _goes_on(tokens: Tokens, verb: int) -> bool:
    """Whether the clause goes on after the verb as only a verb-second clause does: *hielten sich*, *stellten … dar*."""
    end = verb + 1
    while end < len(tokens) and tokens[end].tag not in SEPARATOR_TAGS and not tokens[end].is_finite:
        end += 1
    if end < len(tokens) and tokens[end].is_finite:
        return False
    return end > verb + 1 and (tokens[verb + 1].tag in _NEVER_LAST or tokens[end - 1].tag in _BRACKET)
