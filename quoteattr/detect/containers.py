"""Documents and bodies in which something is said or from which it is heard: *im Bericht heißt es*, *aus der Partei*."""

from __future__ import annotations

from functools import cache

from quoteattr.cues.predicate import Predicate
from quoteattr.detect.view import View
from quoteattr.mentions.mention import Mention
from quoteattr.syntax.sentence import Token
from quoteattr.word_lists import words
from quoteattr.words import NounKind, in_lower_case, is_time, of_kind, used_as

_INSIDE = frozenset({"in", "im", "aus"})
_NOBODY_SAYS = frozenset({"heißt es", "die Rede sein von"})
_AROUND = _INSIDE | {"auf", "bei", "beim", "seitens", "vonseiten", "von", "vom"}


def is_impersonal(view: View, predicate: Predicate) -> bool:
    """Whether a predicate says where something is written and not who says it: *heißt es*, *verlautet*, *ist zu hören*,
    *ist von Betrug die Rede*."""
    if predicate.lemma in _NOBODY_SAYS or predicate.lemma in words("impersonal"):
        return True
    if predicate.lemma in ("hören", "lesen"):
        return predicate.finite is not None and view.tokens[predicate.finite].lemma == "sein"
    return predicate.evidential and predicate.verb is not None and "aus" in predicate.verb.prepositions


def is_container(view: View, group: Mention, *, named: bool) -> bool:
    """Whether a prepositional group says where it is said; with *named* its noun must be one for texts or outlets.

    *(wird) in der Studie (gefordert)*, *(hieß es) aus der Partei*; not *im Mai*.
    """
    if group.preposition is None:
        return False
    head, form = view.tokens[group.head], view.tokens[group.preposition].text.lower()
    if is_time(head.text):
        return False
    if not named:
        return form in _AROUND
    return form in _INSIDE and (is_text(head) or _is_statement(view, head) or head.tag == "PRELS")


def antecedent(view: View, at: int) -> Mention | None:
    """The nominal group that ends at the comma before token *at*: *ein Brief, in dem es heißt*."""
    before = [g for g in view.groups if g.last < at - 1]
    return before[-1] if before and view.tokens[at - 1].tag == "$," and before[-1].last == at - 2 else None


def _is_statement(view: View, head: Token) -> bool:
    noun = view.lexicon.noun(head.text)
    return noun is not None and noun.is_statement and head.tag == "NN"


def is_text(head: Token) -> bool:
    """Whether a noun is one for texts or outlets: *Bericht*, *Jahresbericht*, *Zeitung*."""
    nouns, ends = _texts()
    return head.tag == "NN" and (head.lemma in nouns or head.lemma.lower().endswith(ends))


@cache
def _texts() -> tuple[frozenset[str], tuple[str, ...]]:
    """Nouns for texts and outlets, and those that longer nouns may end in."""
    rows = of_kind(NounKind.DOCUMENT)
    nouns = frozenset(row.noun for row in rows) | used_as("outlet")
    ends = tuple(row.noun.lower() for row in rows if row.compounds)
    return nouns, ends + in_lower_case("outlet")
