"""Where a content stops before something that is not part of it, and what it adds after its frame."""

from __future__ import annotations

from collections.abc import Callable

from quoteattr.cues.entries import Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.view import View
from quoteattr.quote import Mode
from quoteattr.syntax.sentence import Clause, ClauseKind, Mood
from quoteattr.word_lists import words

_SURE = 0.7
"""From this strength on, a verb says that somebody said something: *mitteilen*."""


def with_dependents(view: View, clause: Clause, or_if: Callable[[Clause], bool] = lambda other: False) -> int:
    """The last token of a clause with the dependent ones that follow it, and the main ones of which *or_if* holds."""
    last = clause.last
    for other in view.clauses:
        if clause.first < other.first <= last + 2:
            if other.kind is ClauseKind.MAIN and not or_if(other):
                break
            last = max(last, other.last)
    return last


def before_utterance(view: View, first: int, last: int) -> int:
    """*last*, or the token before a colon that an utterance in marks follows, which is a quotation of its own."""
    colons = (i for i in range(first, last) if view.tokens[i].text == ":" and view.tokens[i + 1].is_quote)
    return next(colons, last + 1) - 1


def reports_around(view: View, predicate: Predicate) -> bool:
    """Whether a *wie* clause may report the clause around it: *(Der Bau beginnt,) wie die Stadt mitteilte*; not *wie*
    *geplant*, *(Sie schilderte,) wie er sie vertröstet habe*."""
    clause = predicate.clause
    if not view.opens_with(clause, {"wie"}) or clause.finite is None:
        return False
    said = predicate.is_cue and predicate.takes(Frame.WIE, Frame.DASS)
    return said and view.mood(clause) is not Mood.SUBJUNCTIVE_I


def before_final_report(view: View, last: int) -> int:
    """*last*, or the token before a *wie* clause that reports the whole sentence: *Er sah, dass es brannte, wie die Polizei*
    *mitteilte*; *(Sie meint, es sei so,) wie er es gesagt hatte* compares."""
    final = next((c for c in reversed(view.clauses[1:]) if c.kind is not ClauseKind.RELATIVE), None)
    predicate = None if final is None else view.predicate_at(final.first)
    if predicate is None or predicate.mode is Mode.THOUGHT or predicate.strength < _SURE:
        return last
    clause = predicate.clause
    pointed = any(view.tokens[i].text == "es" for i in clause.tokens)
    return last if pointed or not reports_around(view, predicate) else min(last, clause.first - 1)


def afterthought(view: View, frame: Clause) -> int | None:
    """Where the words without a verb begin that a content adds after its frame: *…, sagte Holm, weder heute noch morgen*,
    *…, sagte Holm, „auch morgen nicht“*; what opens otherwise belongs to the frame (*…, sagte Holm, die Leiterin*, *…,*
    *sagte Holm, schon auf der Treppe*)."""
    for at in range(frame.last - 1, frame.first + 1, -1):
        inside = at not in frame.tokens and {at - 1, at + 1} <= set(frame.tokens)
        if inside and view.tokens[at].tag == "$," and (_adds(view, at + 1) or _opens_marks(view, at + 1)):
            return at + 1
    return None


def _adds(view: View, at: int) -> bool:
    """Whether words go on with what is said: *weder heute*, *aber nur*, *auch nicht*, *schon gar nicht*; not *auch auf der*
    *Treppe*, *allerdings ohne Namen zu nennen*."""
    negation = next((t for t in view.tokens[at:] if t.tag != "ADV"), None)
    return view.word(at + 1) != "ohne" and (
        view.tokens[at].tag == "KON"
        or view.tokens[at].text in words("afterthought")
        or (negation is not None and negation.tag == "PTKNEG")
    )


def _opens_marks(view: View, at: int) -> bool:
    """Whether token *at* is the mark before words that are no name."""
    start = view.tokens[at].start
    return any(p.outer.start == start and view.text[p.inner.start].islower() for p in view.pairs)
