"""Gender and number of a noun phrase, from titles, nouns, first names, articles and endings."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.mentions.cores import Core
from quoteattr.mentions.runs import NAME_TAGS
from quoteattr.syntax.sentence import Token
from quoteattr.words import Head, Role, both_sexes, head_of, party_gender, role_of

AGED = regex.compile(r"(\d{1,3})-?[Jj]ährige[rnms]?")
"""*53-Jähriger* and its forms."""


def gender_of(
    tokens: Sequence[Token],
    core: Core,
    roles: Sequence[tuple[int, Role]],
    head: tuple[int, Head] | None,
    statement: tuple[int, str] | None,
    titled: str | None,
    first: str | None,
    texts: Sequence[str],
) -> str | None:
    """ "m", "f", "n" or ``None``, from title, role noun, first name, class noun, article, in that order."""
    if titled in ("m", "f"):
        return titled
    for _, role in reversed(roles):
        if role.gender == "f" or (role.gender == "m" and first != "f"):
            return role.gender
    if first in ("m", "f"):
        return first
    if head is not None and head[1].gender != "p":
        return head[1].gender
    by_article = article_gender(tokens, core)
    if by_article is not None:
        return by_article
    if texts:
        return party_gender(texts[-1])
    return None


def article_gender(tokens: Sequence[Token], core: Core) -> str | None:
    """The gender that article and adjective tell in the singular: *das*, *ein neuer*, *der frühere*; else
    ``None``."""
    if core.determiner is None:
        if core.modifiers and tokens[core.modifiers[0]].tag == "ADJA":
            return None
        return None
    form = tokens[core.determiner].text.lower()
    adjective = next((tokens[i].text.lower() for i in core.modifiers if tokens[i].tag == "ADJA"), "")
    if not adjective and core.words and tokens[core.words[0]].tag == "ADJA":
        adjective = tokens[core.words[0]].text.lower()
    if form in ("das", "dieses"):
        return "n"
    if (
        form == "der"
        and core.preposition is None
        and (core.first == 0 or tokens[core.first - 1].tag.startswith(("$", "V", "KO")))
    ):
        return "f" if adjective.endswith("en") else "m"
    if form in ("der", "zur", "einer", "dieser", "seiner", "ihrer") and core.preposition is not None:
        return "f"
    if form in ("die", "diese", "eine", "seine", "ihre", "unsere"):
        return None if adjective.endswith("en") else "f"
    if form in ("ein", "sein", "ihr", "kein"):
        return "n" if adjective.endswith("es") else "m" if adjective.endswith("er") else None
    if form == "einen":
        return "m"
    return None


def is_plural(tokens: Sequence[Token], core: Core, noun: int, gender: str | None) -> bool:
    """Whether a core without a name speaks of several: *die Forscher*, *Beobachter*, *zwei Zeuginnen*."""
    text = tokens[noun].text
    word = text.lower()
    head = head_of(text)
    if head is not None and head.gender == "p" and role_of(text) is None:
        return True
    either = both_sexes(text)
    if either is not None:
        return either.endswith(("innen", "en"))  # *Bürger:innen*, not *Sprecher:in*
    role = role_of(text)
    form = tokens[core.determiner].text.lower() if core.determiner is not None else ""
    if any(
        tokens[i].tag == "CARD" and tokens[i].text.lower() not in ("ein", "eine", "1") for i in core.modifiers
    ):
        return True
    if form in (
        "viele",
        "mehrere",
        "einige",
        "alle",
        "beide",
        "zahlreiche",
        "manche",
        "vielen",
        "mehreren",
        "einigen",
        "allen",
        "beiden",
        "zahlreichen",
    ):
        return True
    if form in (
        "ein",
        "eine",
        "einem",
        "einen",
        "einer",
        "eines",
        "das",
        "dem",
        "des",
        "im",
        "am",
        "vom",
        "zum",
        "zur",
        "beim",
        "jeder",
        "jede",
        "jedes",
        "kein",
    ):
        return False
    if AGED.fullmatch(text):
        return word.endswith("n") if form in ("die", "diese") else not form and word.endswith("e")
    inflected = word != tokens[noun].lemma.lower() and word.endswith(
        ("e", "en", "er", "ern", "n", "innen", "s")
    )
    if role is not None:
        adjectival = role.gender is None and role.noun.endswith("er") and word.endswith(("e", "en"))
        adjective = next((tokens[i].text.lower() for i in core.modifiers if tokens[i].tag == "ADJA"), "")
        if word.endswith("innen"):
            return True
        if form in ("die", "diese", "seine", "ihre", "unsere", "deren", "dessen", "solche"):
            if adjectival:
                return word.endswith("en")
            return role.gender != "f"
        if form in ("der", "dieser", "jener", "den", "seiner", "ihrer", "seinen", "ihren"):
            plain = word == role.noun or word.endswith(role.noun)
            return (
                not plain
                and form not in ("der", "dieser", "jener")
                and role.gender != "f"
                and word.endswith("n")
            )
        if not form and not core.possessor:
            if role.gender == "f" or (word.endswith(role.noun) and _is_apposition(tokens, core)):
                return False
            if adjective:
                return not adjective.endswith(("er", "em"))
            if adjectival:
                return True
            return tokens[noun].tag != "NE" and (inflected or role.noun.endswith(("er", "ler")))
        return False
    if form in ("die", "diese", "seine", "ihre", "unsere") and gender in ("m", "n"):
        return True
    if gender == "f" and form in ("die", "diese", "seine", "ihre"):
        return inflected and word.endswith(("en", "n")) and tokens[noun].lemma.lower() + "en" == word
    if not form or form in ("den", "seinen", "ihren", "der"):
        return inflected
    return False


_MANY = frozenset("viele mehrere einige beide alle zahlreiche manche wenige".split())
_ONE = frozenset("das des dem ein eine einem".split())
_ONES = frozenset({"1", "ein", "eine", "eins"})


def _is_apposition(tokens: Sequence[Token], core: Core) -> bool:
    """Whether a bare noun stands behind a name and a comma: *Reinhold Kast, Geschäftsführer des Verbands*."""
    at = core.first
    return at > 1 and tokens[at - 1].text == "," and tokens[at - 2].tag in NAME_TAGS


def number(tokens: Sequence[Token], first: int, head: int) -> bool | None:
    """Whether the form shows a plural (true) or a singular: *zwei Sprecher*, *das Amt*; *die Sprecher* stays open."""
    for token in tokens[first:head]:
        form = token.text.lower()
        if token.tag == "CARD":
            return form not in _ONES
        if form in _MANY:
            return True
        if token.tag in ("ART", "PPOSAT", "PDAT") and form in _ONE:
            return False
    word, lemma = tokens[head].text, tokens[head].lemma
    if tokens[head].tag == "NN" and lemma and lemma != word:
        if not word.startswith(lemma) or word.endswith(("en", "n", "er", "e", "innen")):
            return True
    return None
