"""Which cases, genders and numbers the forms of a noun phrase allow, from the declension tables of German.

A *cell* is a case with a gender of the singular or with the plural, *acc.m*, *dat.p*. Each word of a phrase allows some; the
phrase allows those that all of them do: *den Verbänden* is dat.p, since *Verband* has no such accusative.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from quoteattr.memory import WORDS
from quoteattr.syntax.sentence import Token
from quoteattr.tables import read_table
from quoteattr.word_lists import words
from quoteattr.words.bases import base_form
from quoteattr.words.closed import CONTRACTED
from quoteattr.words.declension import is_adjectival
from quoteattr.words.forms import ADJECTIVE_ENDINGS
from quoteattr.words.nouns import role_of

Cells = frozenset[tuple[str, str]]

NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE = "nom", "gen", "dat", "acc"
PLURAL = "p"
ALL_CASES = frozenset({NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE})
ALL_CELLS: Cells = frozenset((case, gender) for case in ALL_CASES for gender in ("m", "f", "n", PLURAL))
_OBLIQUE = frozenset(cell for cell in ALL_CELLS if cell[0] != NOMINATIVE)
PLURALS = frozenset(cell for cell in ALL_CELLS if cell[1] == PLURAL)
_STRONG_GENITIVE = frozenset({(GENITIVE, "m"), (GENITIVE, "n")})
_WEAK_SINGULAR = frozenset({(GENITIVE, "m"), (DATIVE, "m"), (ACCUSATIVE, "m")})
_NO_DATIVE_PLURAL = ALL_CELLS - {(DATIVE, PLURAL)}

DETERMINER_TAGS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "PWAT", "PRELAT"})
ONE_OF_SEVERAL = {"eine": "f", "einer": "m"}
"""The pronouns for one of several people, and whom they mean."""
PRONOUN_TAGS = frozenset({"PPER", "PDS", "PIS", "PRELS", "PWS", "PPOSS"})
_DECLENSIONS = {"ein-like": ("mixed",), "der-like": ("weak",), "many": ("weak", "der-like")}
"""Which endings adjectives have after each class of determiners."""
_COLUMNS = ("class", "form", "cells")
_ONES = frozenset({"1", "ein", "eine", "einer", "eines", "einem", "einen", "eins"})
_UNCHANGED = ("er", "el", "en", "lein")
"""Masculine and neuter nouns with these ends have the same form in the plural: *die Sprecher*, *die Mädchen*."""


def cells_of_pronoun(token: Token) -> Cells:
    """The cells of a word that stands alone: *ihm* dat.m dat.n, *der* as an article, *einer* nom.m gen.f dat.f."""
    form = token.text.lower()
    kind, ending = _kind_of(form)
    if kind == "ein-like" and token.tag in PRONOUN_TAGS and token.tag != "PPER":
        found = _table()["der-like"].get(ending, ALL_CELLS)
        return found - PLURALS if form.startswith("ein") else found
    return _table()["pronoun"].get(form) or _of_determiner(form, token.tag)


def cases_of(token: Token) -> frozenset[str]:
    """The cases of a determiner or a pronoun: *dem* is a dative, *die* nominative or accusative."""
    return cases(cells_of_pronoun(token))


@lru_cache(maxsize=WORDS)
def cases(cells: Cells) -> frozenset[str]:
    """The cases of some cells."""
    return frozenset(case for case, _ in cells)


def cells_of_preposition(token: Token) -> Cells:
    """The cells that a preposition governs: *mit* datives, *in* datives and accusatives."""
    return _table()["preposition"].get(token.text.lower(), _OBLIQUE)


def cells_of_determiner(token: Token) -> Cells:
    """The cells of a determiner: *den* acc.m dat.p, *keine* nom.f acc.f nom.p acc.p; all where the form tells nothing."""
    return _of_determiner(token.text.lower(), token.tag)


def genders_of(form: str) -> frozenset[str]:
    """The genders of a determiner in small letters, "p" for the plural: *dem* m n, *die* f p; all of any other word."""
    return frozenset(gender for _, gender in cells_of_form(form))


def cells_of_form(form: str) -> Cells:
    """The cells of a determiner in small letters; all of any other word."""
    return _of_determiner(form, "")


@lru_cache(maxsize=WORDS)
def _of_determiner(form: str, tag: str) -> Cells:
    known = _table()["word"].get(form)
    if known is not None:
        return known
    if tag == "CARD":
        return ALL_CELLS - PLURALS if form in _ONES else PLURALS
    kind, ending = _kind_of(form)
    found = _table()[kind].get(ending or "-", ALL_CELLS) if kind else ALL_CELLS
    return found - PLURALS if form.startswith(("ein", "jed")) and not form.startswith("einig") else found


@lru_cache(maxsize=WORDS)
def cells_of_adjective(form: str, determiner: str | None) -> Cells:
    """The cells of an adjective, or of a noun that is declined like one, after a determiner: *der neue* nom.m …, *ein
    neuer* nom.m, *neuer* nom.m gen.f dat.f gen.p."""
    ending = next((e for e in ADJECTIVE_ENDINGS if form.lower().endswith(e)), "")
    kinds = ("der-like",) if determiner is None else _behind(determiner.lower())
    found = frozenset[tuple[str, str]]().union(*(_table()[kind].get(ending, ()) for kind in kinds))
    return found or ALL_CELLS


def _behind(determiner: str) -> tuple[str, ...]:
    """The classes of endings that an adjective may have after a determiner."""
    if determiner in _table()["word"]:
        return ("weak",)
    return _DECLENSIONS.get(_kind_of(determiner)[0], ("der-like",))


@lru_cache(maxsize=WORDS)
def cells_of_noun(word: str, lemma: str, gender: str | None) -> Cells:
    """The cells of a noun by its form, its lemma and its gender: *Verbandes* gen.m, *Verbänden* dat.p; of an abbreviation
    all."""
    if word.isupper():
        return ALL_CELLS
    if gender == PLURAL:
        return PLURALS
    # *Kielerin*, of which taggers make *Kieleri*
    woman = word.endswith("erin") and word.lower() == lemma.lower() + "n"
    role = role_of(word)
    if role is not None and role.noun.endswith("e") and word.lower().endswith(role.noun + "n"):
        lemma = word[:-1]  # *Zeugen*, of which taggers make *Zeug*
    base = word if woman or _is_lemma(word) else lemma
    form, base = word.lower().replace("ß", "ss"), base.lower().replace("ß", "ss")
    plurals = PLURALS if form.endswith(("n", "s")) else PLURALS & _NO_DATIVE_PLURAL
    if form == base:
        unchanged = gender != "f" and form.endswith(_UNCHANGED)
        return _singular(form, gender) | (plurals if unchanged else frozenset())
    if form in (base + "s", base + "es", base + "ns", base + "ses"):
        genitive = _of_gender(gender) & _STRONG_GENITIVE
        return genitive | (plurals if form == base + "s" else frozenset()) or plurals
    if form == base + "n" and _marks_dative(base, gender):
        return frozenset({(DATIVE, PLURAL)})
    weak = gender in (None, "m") and base.endswith(tuple(words("weak-noun")))
    return plurals | _WEAK_SINGULAR if weak and form in (base + "n", base + "en") else plurals


def _of_gender(gender: str | None) -> Cells:
    return frozenset(cell for cell in ALL_CELLS if gender in (None, cell[1]))


def _marks_dative(base: str, gender: str | None) -> bool:
    """Whether *-n* makes a dative plural and nothing else: *Sprechern*; not *Kammern*, *Bauern*."""
    return gender != "f" and base.endswith(("er", "el")) and not base.endswith(tuple(words("strong-n")))


def _is_lemma(word: str) -> bool:
    """Whether a noun of the tables has no ending, whatever the tagger's lemma is: *Schlussmann*, *Verband*,
    *Regionaldirektorin*."""
    role = role_of(word)
    if role is None:
        return base_form(word) == word
    return word.lower().endswith(role.noun) or (role.gender == "f" and word.endswith("in"))


def _singular(base: str, gender: str | None) -> Cells:
    """The cells of the singular that a noun has without an ending: not the genitive of *Verband*, of *Zeuge* only the
    nominative."""
    singular = _of_gender(gender) - PLURALS
    if not base.endswith(("s", "x", "z")):
        singular -= _STRONG_GENITIVE
    weak = gender in (None, "m") and base.endswith(tuple(words("weak")))
    return singular - {(DATIVE, "m"), (ACCUSATIVE, "m")} if weak else singular


def is_declined_like_an_adjective(noun: Token) -> bool:
    """*der Vorsitzende*, *ein Abgeordneter*, *die Grünen*."""
    if noun.tag == "ADJA":
        return True
    role = role_of(noun.text)
    return role is not None and role.noun.endswith("er") and is_adjectival(noun.text, role.noun)


@lru_cache(maxsize=WORDS)
def allowed(*sets: Cells) -> Cells:
    """The cells that all of *sets* share; a set that shares none with those before it is left out (an error or a rarity)."""
    found = ALL_CELLS
    for cells in sets:
        found = found & cells or found
    return found


@lru_cache(maxsize=WORDS)
def _kind_of(form: str) -> tuple[str, str]:
    """The class of a determiner and its ending: *keinem* → ein-like, em; two empty strings for other words."""
    stems = _stems()
    for ending in (*ADJECTIVE_ENDINGS, ""):
        kind = stems.get(form.removesuffix(ending)) if form.endswith(ending) else None
        if kind is not None:
            return kind, ending
    return "", ""


@cache
def _stems() -> Mapping[str, str]:
    return {row["form"]: row["cells"] for row in read_table("paradigms", _COLUMNS) if row["class"] == "stem"}


@cache
def _table() -> Mapping[str, Mapping[str, Cells]]:
    """Class, form or ending, cells."""
    found: dict[str, dict[str, Cells]] = {}
    for row in read_table("paradigms", _COLUMNS):
        if row["class"] != "stem":
            cells = frozenset(
                (case, gender) for case, _, gender in (c.partition(".") for c in row["cells"].split())
            )
            found.setdefault(row["class"], {})[row["form"]] = cells
    for form, (preposition, article) in CONTRACTED.items():
        inside, governed = found["word"][article], found["preposition"][preposition]
        shared = cases(inside) & cases(governed)
        found["word"][form] = frozenset(cell for cell in inside if cell[0] in shared)
        found["preposition"][form] = frozenset(cell for cell in governed if cell[0] in shared)
    return found
