"""Documents and bodies in which something is said or from which it is heard: *im Bericht heißt es*, *aus der Partei*."""

from __future__ import annotations

from functools import cache

from quoteattr.cues.predicate import Predicate
from quoteattr.detect.view import View
from quoteattr.mentions.attributes import is_press
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import DATIVE
from quoteattr.syntax.atoms import NONFINITE_TAGS
from quoteattr.syntax.sentence import Token
from quoteattr.word_lists import words
from quoteattr.words.nouns import is_time
from quoteattr.words.press import is_occasion
from quoteattr.words.table import NounKind, in_lower_case, of_kind, used_as

_INSIDE = frozenset({"in", "aus"})
_NOBODY_SAYS = frozenset({"heißt es", "die Rede sein von"})
_WRITTEN = frozenset({"stehen", "zu lesen sein", "nachzulesen sein", "zu lesen stehen"})
VERB_ENDS = NONFINITE_TAGS | {"PTKVZ"}
"""What may follow an object at the end of its clause."""
_AROUND = _INSIDE | {"auf", "bei", "seitens", "vonseiten", "von"}


def is_impersonal(predicate: Predicate) -> bool:
    """Whether a predicate says where something is written and not who says it: *heißt es*, *verlautet*, *ist*
    *von Betrug die Rede*."""
    if predicate.lemma in _NOBODY_SAYS or predicate.lemma in words("impersonal"):
        return True
    return predicate.evidential and predicate.verb is not None and "aus" in predicate.verb.prepositions


def is_written(predicate: Predicate) -> bool:
    """Whether a verb says that words stand somewhere: *steht im Brief*, *ist auf dem Schild zu lesen*."""
    return predicate.lemma in _WRITTEN


def is_container(view: View, group: Mention, *, named: bool) -> bool:
    """Whether a prepositional group says where it is said; with *named* its noun must be one for texts or outlets.

    *(wird) in der Studie (gefordert)*, *(hieß es) aus der Partei*, *(hieß es) aus Berlin*; not *im Mai*, not *in Berlin*,
    not *(hieß es) auf dem Parteitag*.
    """
    if group.preposition is None:
        return False
    head, form = view.tokens[group.head], view.preposition(group)
    if is_time(head.text) or (not named and is_occasion(head.text)):
        return False
    if form == "auf" and head.text.lower().endswith(tuple(words("inquiry"))):
        return False  # *hieß es auf Anfrage*
    if not named:
        return form in _AROUND and not (form == "in" and group.place and group.class_noun is None)
    text = is_text(head) or is_press(view.tokens, group)
    if form == "auf" and text and group.cases == {DATIVE}:
        predicate = view.predicate_at(group.head)
        return predicate is not None and is_written(predicate)
    return form in _INSIDE and (text or _is_statement(view, head) or head.tag in ("PRELS", "PDS"))


def antecedent(view: View, at: int) -> Mention | None:
    """The nominal group before the comma before token *at*, maybe with the end of its clause between: *ein Brief, in dem es
    heißt*, *(sie griff) die Presse auf, in der es heißt*."""
    last = at - 2
    while last > 0 and view.tokens[last].tag in VERB_ENDS:
        last -= 1
    before = [g for g in view.groups if g.last == last and not g.pronoun]
    return before[-1] if before and view.tokens[at - 1].tag == "$," else None


def _is_statement(view: View, head: Token) -> bool:
    noun = view.lexicon.noun(head.text)
    return noun is not None and noun.is_statement and head.tag == "NN"


def is_text(head: Token) -> bool:
    """Whether a noun is one for texts or outlets: *Bericht*, *Jahresbericht*, *Zeitung*."""
    nouns, ends = _texts()
    return head.tag == "NN" and (
        not nouns.isdisjoint((head.text, head.lemma)) or head.lemma.lower().endswith(ends)
    )


@cache
def _texts() -> tuple[frozenset[str], tuple[str, ...]]:
    """Nouns for texts and outlets, and those that longer nouns may end in."""
    rows = of_kind(NounKind.DOCUMENT)
    nouns = frozenset(row.noun for row in rows) | used_as("outlet")
    ends = tuple(row.noun.lower() for row in rows if row.compounds)
    return nouns, ends + in_lower_case("outlet")
