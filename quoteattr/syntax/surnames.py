"""Surnames with a particle, wherever a document uses them: *Ursula von der Heyde … sagte von der Heyde*.

A tagger that sees one sentence takes *von der Heyde* for a prepositional phrase. The full name tells, once it has been
read; the particles of its surname are then names everywhere in the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from attrs import evolve

from quoteattr.syntax.sentence import Token
from quoteattr.tables import read_table
from quoteattr.word_lists import words

_PARTICLES = frozenset({"von", "van", "zu", "de", "di", "da", "dos", "del", "della", "ten", "ter", "vom", "zum"})
_ARTICLES = frozenset({"der", "dem", "den", "und", "zu", "la", "las", "los"})
_NAMES = ("NE", "FM", "XY")

Surname = tuple[str, ...]
"""Particles and name in lower case: ``("von", "der", "heyde")``."""


def settle_surnames(sentences: Sequence[Sequence[Token]]) -> list[tuple[Token, ...]]:
    """*sentences* with the particles of surnames tagged as names (NE).

    Args:
        sentences: the tokens of each sentence of one document.
    """
    known = {surname for tokens in sentences for surname in _full_names(tokens)} | _always()
    return [_settled(tokens, known) for tokens in sentences]


def _full_names(tokens: Sequence[Token]) -> Iterator[Surname]:
    """The surnames with particles that stand behind a first name: *Ursula von der Heyde*."""
    for at, token in enumerate(tokens):
        end = _behind_particles(tokens, at + 1)
        if end and token.text in _first_names() and _is_surname(tokens, at + 1, end):
            yield tuple(t.text.lower() for t in tokens[at + 1 : end + 1])


def _behind_particles(tokens: Sequence[Token], at: int) -> int:
    """The word behind the particles that begin at *at*, or 0."""
    if at >= len(tokens) or tokens[at].text.lower() not in _PARTICLES:
        return 0
    end = at + 1
    while end < len(tokens) and tokens[end].text in _ARTICLES:
        end += 1
    return end if end < len(tokens) and tokens[end].text[:1].isupper() else 0


def _is_surname(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a word behind particles is a name; that of a body is none, *Lena von der Wasserwacht*, and *zu* has many
    other uses, *kam Lena zu Besuch*."""
    name = tokens[last]
    if name.tag in _NAMES:
        return True
    simple = tokens[first].text.lower() in ("von", "van", "vom")
    return simple and name.tag == "NN" and not name.text.lower().endswith(_bodies())


def _settled(tokens: Sequence[Token], known: Iterable[Surname]) -> tuple[Token, ...]:
    out = list(tokens)
    for at in range(len(out)):
        end = _behind_particles(out, at)
        if end and _without_genitive(tuple(t.text.lower() for t in out[at : end + 1])) & set(known):
            for i in range(at, end + 1):
                out[i] = evolve(out[i], tag="NE", upos="PROPN", lemma=out[i].text)
    return tuple(out)


def _without_genitive(surname: Surname) -> set[Surname]:
    return {surname, (*surname[:-1], surname[-1].removesuffix("s"))}


@cache
def _always() -> frozenset[Surname]:
    """Surnames that need no first name to be known."""
    return frozenset(tuple(row["surname"].lower().split()) for row in read_table("surnames", ("surname",)))


@cache
def _first_names() -> frozenset[str]:
    return frozenset(row["name"] for row in read_table("first_names", ("name", "gender")))


@cache
def _bodies() -> tuple[str, ...]:
    rows = read_table("organisations", ("noun", "gender", "kind", "place", "is_a", "compounds"))
    return (*(row["noun"].lower() for row in rows), *words("seat"))
