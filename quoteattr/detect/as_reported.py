"""*Wie die Stadt mitteilte, …*: a comparison clause with a verb of saying, and the clause around it."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.detect.build import candidate, mood_features, part_start, strength_feature
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.clause_forms import form_of, is_verb_first
from quoteattr.detect.edges import reports_around, with_dependents
from quoteattr.detect.participants import participants
from quoteattr.detect.view import View
from quoteattr.mentions.paradigms import NOMINATIVE
from quoteattr.quote import QuoteKind
from quoteattr.syntax.sentence import Clause, ClauseKind

_PERCEIVED = frozenset({"beobachten", "erleben", "hören", "sehen"})
"""Infinitives behind which a *wie* clause tells what somebody sees and hears."""


def as_reported(view: View) -> Iterator[Candidate | None]:
    """*Wie die Stadt mitteilte, beginnt der Bau im Mai.* — *Der Bau beginnt, wie die Stadt mitteilte, im Mai.*

    A *wie* clause with a verb of saying; the clause around it is the content. Not *wie geplant* (no subject), not a
    manner clause with a verb of another sense.
    """
    for predicate in view.verbs:
        clause = predicate.clause
        if not reports_around(view, predicate) or _is_perceived(view, clause):
            continue
        follower = next((c for c in view.clauses if c.first > clause.last), None)
        if follower is not None and (_is_said(view, follower) or _asks_for_subject(view, follower)):
            continue
        if predicate.passive and _is_compared(view, clause):
            continue
        below = (c for c in view.clauses if c.kind is ClauseKind.RELATIVE and c.parent == predicate.number)
        frame = sorted({i for c in (clause, *below) for i in range(c.first, c.last + 1)})
        first, last = _extent(view, clause)
        if view.tag(frame[-1] + 1) == "$," and frame[-1] < last:
            frame.append(frame[-1] + 1)
        if view.tag(frame[0] - 1) == "$,":
            frame.insert(0, frame[0] - 1)
        content = sorted({*range(first, last + 1)}.difference(frame))
        moods = mood_features(view, content)
        if predicate.evidential and "k1-inside" in moods:
            continue  # somebody else says so: *Der Absatz sei gestiegen, wie die Zahlen zeigten*
        source, listener = participants(view, predicate)
        yield candidate(
            view,
            QuoteKind.INDIRECT,
            content,
            "phrase.wie",
            [clause.first],
            reporting=predicate,
            cue_tokens=[clause.first, *predicate.tokens],
            frame=frame,
            source=source,
            addressee=listener,
            features=[strength_feature(predicate), *moods, *(["wie-initial"] if clause.first == 0 else [])],
        )


def _is_perceived(view: View, clause: Clause) -> bool:
    """Whether a *wie* clause tells what is heard: *Auf dem Band ist zu hören, wie sie ruft*, *Er hat gehört, wie sie rief:*
    *„Los!“*; not *Er hat Rufe gehört, wie er sagte*."""
    around = view.predicate_at(clause.first - 2) if view.word(clause.last + 1) == ":" else None
    heard = around is not None and around.lemma in _PERCEIVED
    return heard or view.word(clause.first - 2) in _PERCEIVED


def _is_said(view: View, clause: Clause) -> bool:
    """Whether a clause is content of another kind, whatever a *wie* clause in front tells: *es brenne*, *dass es brenne*."""
    return form_of(view, clause) in ("k1", "dass") and not is_verb_first(view, clause)


def _is_compared(view: View, clause: Clause) -> bool:
    """Whether a passive *wie* clause has a subject of its own, and compares: *…, wie sie von der Stadt gefordert wird*; not
    *wie von der Stadt gefordert wird*, *wie es von der Stadt behauptet wird*."""
    return any(
        view.tokens[g.head].tag == "PPER" and view.tokens[g.head].text != "es"
        for g in view.bare_in(clause, NOMINATIVE)
    )


def _asks_for_subject(view: View, clause: Clause) -> bool:
    """Whether a question in front is the subject of *clause*: *(Wie die Stadt das erklärt,) ist noch unklar.*"""
    rest = {view.tokens[i].tag for i in clause.tokens if i != clause.finite}
    return is_verb_first(view, clause) and "ADJD" in rest and rest <= {"ADJD", "ADV", "PTKNEG"}


def _extent(view: View, clause: Clause) -> tuple[int, int]:
    """What the *wie* clause is about: the sentence, or only the dependent clause that it stands in."""
    above = None if clause.parent is None else view.clauses[clause.parent]
    if above is not None and clause.first > 0 and above.kind not in (ClauseKind.MAIN, ClauseKind.FRAGMENT):
        if not all(token.is_punctuation for token in view.tokens[clause.last + 1 :]):
            return above.first, with_dependents(view, above)
    return part_start(view, clause.first), view.last_word()
