"""From the form in the text to the nominative: nouns in their number, adjectives in the form without an article."""

from __future__ import annotations

from quoteattr.word_lists import words
from quoteattr.words.bases import base_form
from quoteattr.words.forms import ADJECTIVE_ENDINGS, both_sexes
from quoteattr.words.gender import gender_of_noun
from quoteattr.words.names import is_party
from quoteattr.words.nouns import head_of, role_of

_STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}
_PLURAL_IN_EN = tuple("or ung heit keit schaft ion tät ik ur in ei anz enz rus mus asis xis frau".split())
"""Endings of nouns whose plural ends in -en like that of weak nouns, so that there is no dative -n to remove."""
_UMLAUTS = frozenset("äöü")
_AGED = "jährig"


def strip_genitive(name: str) -> str:
    """A name without the ending of its genitive: *Harbecks* → Harbeck, *Lenz'* → Lenz."""
    if name.endswith(("'s", "’s")):
        return name[:-2]
    return name[:-1] if name.endswith(("s", "'", "’")) else name


def is_undeclined(adjective: str, lemma: str) -> bool:
    """Whether an adjective ends in -er in all cases: *Mainzer*, *Zürcher*; not *Deutscher*.

    >>> is_undeclined("Mainzer", "mainzer"), is_undeclined("Deutscher", "deutsch")
    (True, False)
    """
    return adjective[:1].isupper() and adjective.endswith("er") and lemma.lower().endswith("er")


def strong(adjective: str, gender: str) -> str:
    """An adjective without article in the nominative: *Weißen*, n → Weißes; *deutsche*, m → deutscher.

    Args:
        adjective: in any form.
        gender: "m", "f", "n", or "p" for the plural.
    """
    for ending in ADJECTIVE_ENDINGS:
        if adjective.endswith(ending) and len(adjective) > len(ending) + 2:
            return adjective.removesuffix(ending) + _STRONG[gender]
    return adjective


def nominative(form: str, lemma: str, *, plural: bool, gender: str | None) -> str:
    """A common noun in the nominative of its number: *Präsidenten* → Präsident, *Medienberichten* → Medienberichte.

    Args:
        form: as in the text.
        lemma: what the tagger takes for its singular.
        plural: the number, which the form alone may not show.
        gender: of the phrase, "m", "f", "n" or ``None``.
    """
    if is_party(form) or both_sexes(form) is not None:
        return form
    body = head_of(form)
    if body is not None and body.gender == "p" and form.lower().endswith(body.noun + "n"):
        return form[:-1]  # *aus Regierungskreisen*
    role = role_of(form)
    if role is not None and role.noun.endswith(("er", "e")) and is_adjectival(form, role.noun):
        stem = form[:-2] if form.endswith(("en", "er", "em")) else form[:-1]
        return stem + ("e" if gender == "f" or (plural and gender != "m") else "er")
    if role is not None and role.noun.endswith("er") and form.lower().endswith(_weak_forms(role.noun)):
        return form.rstrip("nm")[:-1] + ("e" if plural else "er")  # *der Beamte*, *einen Beamten*
    lemma = (base_form(form) if role is None else None) or lemma
    if lemma.endswith("ß") and form[: len(lemma) + 1].endswith("ss"):
        lemma = lemma[:-1] + "ss"
    return _plural(form, lemma, gender) if plural else _singular(form, lemma, gender)


def _weak_forms(noun: str) -> tuple[str, ...]:
    """The forms of a noun like *Beamter* behind an article, which are none of *Trainer*."""
    stem = noun.removesuffix("er")
    return tuple(stem + ending for ending in ("e", "en", "em") if role_of(stem + "en") == role_of(noun))


def _singular(form: str, lemma: str, gender: str | None) -> str:
    low = form.lower()
    if low.endswith(tuple(_AGED + ending for ending in ("e", "er", "en", "em"))):
        return form[: low.rindex(_AGED) + len(_AGED)] + ("e" if gender == "f" else "er")
    role = role_of(form)
    if role is not None and (low.endswith(role.noun) or (role.gender == "f" and not low.endswith("innen"))):
        return form
    if role is not None and role.noun.endswith("e") and low.endswith(role.noun + "n"):
        return form[:-1]  # *dem Zeugen*, whose lemma may be read as that of *Zeug*
    if low == lemma.lower() + "e":
        return form  # *dem Konzern Northvale*: hardly anybody writes the old dative, *dem Bunde*
    known = gender_of_noun(form)
    if known == "f":
        return form if not low.endswith("innen") else lemma  # no feminine changes in the singular
    same_case = lemma[:1].upper() + lemma[1:]
    return same_case if same_case[:3].lower() == low[:3] or len(lemma) <= 3 else form


def _plural(form: str, lemma: str, gender: str | None) -> str:
    low, role = form.lower(), role_of(form)
    if low.endswith("innen") or low == lemma.lower():
        return form
    base = role.noun if role is not None else lemma.lower()
    if low.endswith("n") and low[:-1] == lemma.lower() and lemma.endswith(("er", "el", "e")):
        ends_in_n = gender_of_noun(lemma) == "f" or low[:-1].endswith(("e", *words("strong-n")))
        return form if ends_in_n else form[:-1]
    if low.endswith("nissen"):
        return form[:-1]  # *Erkenntnissen*
    if low.endswith("en") and low[:-1] != lemma.lower():
        known = gender_of_noun(lemma) or gender
        changed = bool(_UMLAUTS & set(low) - set(lemma.lower()))  # *Städten*
        weak = words("weak-noun")
        strong_noun = not base.endswith(("um", "a", "e") if known == "n" else (*_PLURAL_IN_EN, *weak, "a"))
        return form[:-1] if changed or (known in ("m", "n") and strong_noun) else form
    return form[:-1] if low.endswith("ern") and low[:-1] != lemma.lower() else form


def is_adjectival(form: str, noun: str) -> bool:
    """Whether a role noun is declined like an adjective: its forms end in -e, -en, -er, -em upon one stem."""
    stem = noun.removesuffix("er")
    weak = role_of(stem + "e")
    if weak is None or weak.gender is not None or weak != role_of(stem + "en"):
        return False
    return form.lower().endswith(tuple(stem + ending for ending in ("e", "en", "er", "em")))
