"""Which cases a determiner, pronoun or adjective form allows (Duden grammar, declension tables)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from quoteattr.syntax.sentence import Token
from quoteattr.word_lists import words
from quoteattr.words import is_feminine

NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE = "nom", "gen", "dat", "acc"
ALL_CASES = frozenset({NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE})
OBLIQUE = ALL_CASES - {NOMINATIVE}
_N, _G, _D, _A = NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE

_DETERMINER_CASES: dict[str, frozenset[str]] = {
    "der": frozenset({_N, _G, _D}),
    "die": frozenset({_N, _A}),
    "das": frozenset({_N, _A}),
    "dem": frozenset({_D}),
    "den": frozenset({_A, _D}),
    "des": frozenset({_G}),
}

_PRONOUN_CASES: dict[str, frozenset[str]] = {
    "ich": frozenset({_N}),
    "du": frozenset({_N}),
    "er": frozenset({_N}),
    "sie": frozenset({_N, _A}),
    "es": frozenset({_N, _A}),
    "wir": frozenset({_N}),
    "man": frozenset({_N}),
    "mir": frozenset({_D}),
    "dir": frozenset({_D}),
    "ihm": frozenset({_D}),
    "ihr": frozenset({_D}),
    "ihnen": frozenset({_D}),
    "mich": frozenset({_A}),
    "dich": frozenset({_A}),
    "ihn": frozenset({_A}),
    "uns": frozenset({_D, _A}),
    "euch": frozenset({_D, _A}),
    "wer": frozenset({_N}),
    "wen": frozenset({_A}),
    "wem": frozenset({_D}),
    "dessen": frozenset({_G}),
    "deren": frozenset({_G}),
    "denen": frozenset({_D}),
}

_EIN_WORDS = frozenset(
    stem for stem in ("ein", "kein", "mein", "dein", "sein", "ihr", "unser", "unsr", "euer", "eur")
)
"""Determiners that have no ending in the nominative masculine, so that their *-er* is genitive or dative."""

_EIN_CASES: dict[str, frozenset[str]] = {
    "": frozenset({_N, _A}),
    "e": frozenset({_N, _A}),
    "er": frozenset({_G, _D}),
    "es": frozenset({_G}),
    "em": frozenset({_D}),
    "en": frozenset({_A, _D}),
}


_ENDING_CASES: tuple[tuple[str, frozenset[str]], ...] = (
    ("em", frozenset({_D})),
    ("en", frozenset({_A, _D})),
    ("es", frozenset({_N, _A, _G})),
    ("er", frozenset({_N, _G, _D})),
    ("e", frozenset({_N, _A})),
)

DETERMINER_TAGS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "PWAT", "PRELAT"})
PRONOUN_TAGS = frozenset({"PPER", "PDS", "PIS", "PRELS", "PWS", "PPOSS"})


def cases_of(token: Token) -> frozenset[str]:
    """The cases that a determiner, pronoun or adjective form allows: ``dem`` is dative, ``die`` nominative or
    accusative."""
    form = token.text.lower()
    if token.tag in ("PPER", "PWS", "PRELS", "PIS") and form in _PRONOUN_CASES:
        return _PRONOUN_CASES[form]
    if form in _DETERMINER_CASES:
        return _DETERMINER_CASES[form]
    if form == "einen":
        return frozenset({_A})
    if token.tag in ("ART", "PPOSAT", "PIAT"):
        for stem in _EIN_WORDS:
            if form.startswith(stem) and form[len(stem) :] in _EIN_CASES:
                return _EIN_CASES[form[len(stem) :]]
    if token.tag in DETERMINER_TAGS | PRONOUN_TAGS | {"ADJA"}:
        for ending, cases in _ENDING_CASES:
            if form.endswith(ending):
                return cases
    return ALL_CASES


def _is_declined(token: Token) -> bool:
    """Whether a token is an adjective that shows its case; *Kölner* and *Schweizer* do not."""
    return token.tag == "ADJA" and not (token.text[:1].isupper() and token.text.endswith("er"))


def _is_dative_plural(noun: Token) -> bool:
    """Whether a bare noun can only be a dative plural: *Nutzern*; not *Kammern*, *Bauern*, whose plural ends so anyway."""
    if noun.tag != "NN" or not noun.text.endswith("ern") or noun.text[:-1] != noun.lemma:
        return False
    return not is_feminine(noun.lemma) and not noun.lemma.lower().endswith(tuple(words("strong-n")))


def _outside_marks(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens up to a quoted name, whose words may stand undeclined: *der „Neue Kurier“*, *in der „Neue Kurier“*."""
    return takewhile(lambda token: token.tag != "$(", tokens)


def cases_of_group(tokens: Sequence[Token]) -> frozenset[str]:
    """The cases that a noun phrase allows, from its determiner, its adjective, and the form of its noun.

    *der* alone may be nominative or genitive and dative feminine; with an adjective it is clear: *der neue Chef*
    against *der neuen Zeitung*; so it is with a noun whose ending tells the gender, *der Regierung*, or the
    declension, *der Abgeordnete*. *den Verdacht* has no plural ending and is accusative. *Nutzern* is dative.
    """
    noun = tokens[-1]
    determiner = next((t for t in tokens if t.tag in DETERMINER_TAGS or _is_declined(t)), None)
    if determiner is None:
        return frozenset({DATIVE}) if _is_dative_plural(noun) else ALL_CASES
    cases = cases_of(determiner)
    form = determiner.text.lower()
    adjective = next((t for t in _outside_marks(tokens) if _is_declined(t) and t is not determiner), None)
    if form == "der" and adjective is not None:
        return frozenset({GENITIVE, DATIVE}) if adjective.text.endswith("en") else frozenset({NOMINATIVE})
    if form == "der" and noun.tag == "NN" and noun.text.endswith(tuple(words("weak"))):
        return frozenset({NOMINATIVE})
    if form in ("der", "dieser", "jener", "jeder") and noun.tag == "NN" and is_feminine(noun.text):
        return frozenset({GENITIVE, DATIVE})
    if form in ("ein", "kein") and adjective is not None and adjective.text.endswith("er"):
        return frozenset({NOMINATIVE})
    if form == "den" and noun.tag == "NN" and not noun.text.endswith(("n", "s")):
        return frozenset({ACCUSATIVE})
    return cases
