"""In which form a clause could be what somebody says, and what its first words tell of it: *dass er kommt*, *er komme*."""

from __future__ import annotations

from quoteattr.detect.attribution import attributions
from quoteattr.detect.view import View
from quoteattr.syntax.morphology import looks_past
from quoteattr.syntax.sentence import Clause, ClauseKind, Mood
from quoteattr.words.closed import THAT

_RESULT = frozenset({"so", "ohne", "als", "statt", "anstatt", "dadurch", "insofern"})
RESTRICTING = frozenset({"auch", "jedenfalls", "wenigstens", "zumindest"})
"""Adverbs between *so* and the verb that it reports with: *…, so jedenfalls sieht es Rau*; not *…, so etwas sehe er nie*."""
_ADVERBIAL_INFINITIVES = frozenset({"um", "ohne", "statt", "anstatt"})


def form_of(view: View, clause: Clause) -> str | None:
    """The form in which *clause* could be a content, or ``None``."""
    if clause.kind is ClauseKind.SUBORDINATE:
        return "dass" if view.opens_with(clause, THAT) and not _is_result(view, clause) else None
    if clause.kind is ClauseKind.INTERROGATIVE:
        return "ob" if view.opens_with(clause, {"ob"}) else "wh"
    if clause.kind is ClauseKind.INFINITIVE:
        return None if clause.opener is not None and view.opens_with(clause, _ADVERBIAL_INFINITIVES) else "zu"
    if clause.kind is ClauseKind.MAIN and clause.finite is not None:
        if is_comparison(view, clause):
            return None
        finite = view.tokens[clause.finite]
        if finite.mood in (Mood.SUBJUNCTIVE_I, Mood.SUBJUNCTIVE_II):
            return finite.mood.value
        return "past" if looks_past(finite.text, finite.lemma) else "ind"
    return None


def may_be_subjunctive(view: View, clause: Clause) -> bool:
    """Whether the form may be past tense or subjunctive, so that the sentences around it decide: *Es fehlten noch
    Unterlagen.* Only the plural has no first subjunctive of its own: *Es fehlte Geld* would be *Es fehle Geld*."""
    finite = view.tokens[clause.finite] if clause.finite is not None else None
    return finite is not None and finite.text.endswith("n") and looks_past(finite.text, finite.lemma)


def is_comparison(view: View, clause: Clause) -> bool:
    """*Es sieht aus, als würde es regnen*"""
    return view.tokens[clause.first].text.lower() == "als" and clause.finite == clause.first + 1


def _is_result(view: View, clause: Clause) -> bool:
    """Whether *dass* belongs to a result or manner clause: *so dass*, *ohne dass*, *als dass*, *dadurch, dass*."""
    assert clause.opener is not None
    before = [t.text.lower() for t in view.tokens[max(0, clause.opener - 2) : clause.opener] if t.tag != "$,"]
    return bool(before) and before[-1] in _RESULT


def is_verb_first(view: View, clause: Clause) -> bool:
    """Whether the finite verb opens the clause: *sagte der Minister*, *so vermutet die Polizei*, *so auch sieht es Ohm*."""
    if clause.finite is None or clause.kind is not ClauseKind.MAIN:
        return False
    if clause.finite == clause.first:
        return True
    so = clause.first > 0 and view.tokens[clause.first].text == "so"
    return so and clause.finite == clause.first + 1 + (view.word(clause.first + 1) in RESTRICTING)


def is_hearsay(view: View, clause: Clause) -> bool:
    """Whether a clause tells with *soll* what others say."""
    return clause.finite is not None and view.tokens[clause.finite].text.lower() in ("soll", "sollen")


def has_source(view: View, clause: Clause) -> bool:
    """Whether a clause says itself whose words it reports: *…, laut Polizei soll es brennen*."""
    return any(item.tokens[0] in clause.tokens for item in attributions(view))


def is_elliptic(view: View, clause: Clause) -> bool:
    """Whether a conjunct begins with its verb, whose subject is in front: *…, und verglich die Lage …*"""
    return clause.finite is not None and all(
        view.tokens[i].tag == "KON" for i in range(clause.first, clause.finite)
    )
