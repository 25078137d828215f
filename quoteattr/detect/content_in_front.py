"""The content before an inverted frame, or around it: *Der Plan sei gut, sagte sie.* — *Er sei, sagte er, krank.*"""

from __future__ import annotations

from quoteattr.detect.clause_forms import form_of, is_verb_first
from quoteattr.detect.content import COMMENTING, Content, out_of_marks
from quoteattr.detect.edges import afterthought
from quoteattr.detect.subjects import is_dumb
from quoteattr.detect.view import View
from quoteattr.mentions.paradigms import NOMINATIVE
from quoteattr.syntax.sentence import Clause, ClauseKind
from quoteattr.word_lists import words

_ASIDE = frozenset({"bei", "laut", "mit", "nach", "ohne"})
"""Prepositions behind a frame that tell more of who speaks, and how: *(Er komme,) sagte Holm, mit Blick auf Ohm*."""


def before(view: View, number: int) -> Content | None:
    """The content before an inverted frame, or around it: *Der Plan sei gut, sagte sie.* — *Er sei, sagte er, krank.*

    Only for frames that open with their finite verb after a comma. Material after the frame may be a second part.
    """
    frame = view.clauses[number]
    if not is_verb_first(view, frame) or frame.first == 0:
        return None
    if not view.is_break(frame.first - 1) or form_of(view, frame) == "k1":
        return None
    for i, clause in enumerate(view.clauses):
        if clause.kind is ClauseKind.MAIN and clause.first < frame.first and clause.last > frame.last:
            form = form_of(view, clause)
            last = view.last_word()
            return None if form is None else _parted(view, i, frame, clause.first, form, last)
    start = _left_edge(view, frame)
    in_front = [i for i, c in enumerate(view.clauses) if start <= c.last < frame.first]
    mains = [i for i in in_front if view.clauses[i].kind is ClauseKind.MAIN]
    fragments = [i for i in in_front if view.clauses[i].kind is ClauseKind.FRAGMENT]
    if not mains and not fragments:
        return _fronted(view, in_front, frame)
    if mains and is_verb_first(view, view.clauses[mains[-1]]) and view.is_subjunctive(frame):
        return None  # *Käme es so, müssten Betriebe schließen*
    anchor = mains[-1] if mains else fragments[-1]
    asked = view.predicates[anchor]
    if not mains and asked is not None and asked.is_cue:
        return None  # *Auf ihre Zukunft angesprochen*, *Gefragt nach dem Preis, antwortete sie*
    forms = [form_of(view, view.clauses[i]) for i in (*mains, anchor)]
    form = next((f for f in forms if f in ("k1", "k2")), forms[-1]) or "frag"
    rest = _rest(view, frame)
    breaks_off = bool(mains) and _breaks_off(view, mains[-1], rest)
    complete = bool(mains) and not breaks_off
    end = view.last_word() if _has_tail(view, frame, complete=complete, form=form) else frame.last
    rest = rest if breaks_off else None
    return _parted(view, anchor, frame, start, form, end, rest)


def _breaks_off(view: View, number: int, rest: int | None) -> bool:
    """Whether a clause is not over when its frame interrupts it: *Es sei, sagte sie, ein Fehler zu gehen*, *Man brauche,*
    *sagte sie, mehr Geld*, *Es gebe, sagte sie, noch Plätze*; not *Er komme, sagte Holm, der Minister*."""
    clause = view.clauses[number]
    if clause.finite != clause.last:
        return False
    if view.tokens[clause.last].tag == "VAFIN":
        return True
    if rest is None or not view.is_subjunctive(clause):
        return False
    if view.tag(rest) in ("APPR", "APPRART"):
        return view.word(rest) not in _ASIDE
    while view.tag(rest) == "ADV":
        rest += 1
    group = view.starting.get(rest)
    object_ = group is not None and (
        NOMINATIVE not in group.cases
        or view.tokens[group.first].tag in ("PIAT", "CARD")
        or is_dumb(view.tokens[group.head])
    )
    return object_


def _rest(view: View, frame: Clause) -> int | None:
    """Where the rest of a clause begins that has no verb of its own: *Es sei, sagte sie, (ein Fehler)*."""
    apart = (i for i in reversed(frame.tokens) if i - 1 not in frame.tokens and i > frame.first)
    return next((i for i in apart if view.tokens[i - 1].tag == "$,"), None)


def _parted(
    view: View, anchor: int, frame: Clause, start: int, form: str, end: int, rest: int | None = None
) -> Content | None:
    """The content from token *start* to the frame, and what comes of it after that, up to token *end*."""
    added = rest or afterthought(view, frame)
    front = view.trim(range(start, frame.first))
    last = out_of_marks(view, added, max(frame.last, end)) if added else end
    behind = view.trim(range(added or frame.last + 1, last + 1))
    # Direct speech has its frame after it: *„Wir gehen“, sagte sie und schwieg*
    if not front or view.is_only_quoted(front):
        return None
    return Content((*front, *behind), form, anchor, "around" if behind else "before")


def _left_edge(view: View, frame: Clause) -> int:
    """Where the content before the frame begins: at the sentence start, or after a colon or semicolon that is in no bracket,
    unless what comes before that is in the subjunctive, too: *Eine Zahl sei falsch: Der Verein habe mehr, sagte sie*."""
    depth = 0
    for t in range(frame.first - 1, -1, -1):
        depth += (view.tokens[t].text == ")") - (view.tokens[t].text == "(")
        if view.tokens[t].text in (":", ";") and depth <= 0:
            before = next((c for c in reversed(view.clauses) if c.last < t), None)
            if before is None or form_of(view, before) not in ("k1", "k2"):
                return t + 1
    return 0


def _fronted(view: View, in_front: list[int], frame: Clause) -> Content | None:
    """A dass or ob clause in the front field: *Dass er komme, sagte er am Montag.*"""
    for i in in_front:
        form = form_of(view, view.clauses[i])
        if (
            form in ("dass", "ob", "wh")
            and view.clauses[i].first <= 1
            and not view.opens_with(view.clauses[i], {"wie"})
        ):
            tokens = view.trim(range(view.clauses[i].first, frame.first))
            return Content(tuple(tokens), form, i, "before")
    return None


def _has_tail(view: View, frame: Clause, *, complete: bool, form: str) -> bool:
    """Whether the rule lets a content resume after a frame in its middle: in the subjunctive, or if the part before
    is not a whole clause."""
    clause = next((c for c in view.clauses if c.first > frame.last), None)
    if clause is None:
        return False
    if view.tokens[clause.first - 1].text == ":":
        # *Das habe nur einen Zweck, sagte er: ihn zu demütigen*
        return clause.kind is ClauseKind.INFINITIVE
    own = form_of(view, clause)
    if clause.kind is ClauseKind.RELATIVE or (
        view.opens_with(clause, COMMENTING) and not view.is_subjunctive(clause)
    ):
        return False
    if complete and own in ("ind", "past") and not is_verb_first(view, clause):
        predicate = view.predicate_at(clause.first)
        joined = view.tokens[clause.first].tag == "KON" and view.tokens[clause.first - 1].tag == "$,"
        if form in ("k1", "k2") or (predicate is not None and predicate.verb is not None) or not joined:
            return False
    return not complete or (own != "zu" and not _withholds(view, clause))


def _withholds(view: View, clause: Clause) -> bool:
    """Whether a clause says how little was told: *…, sagte sie, ohne Namen zu nennen*."""
    predicate = view.predicate_at(clause.first)
    told = predicate is not None and predicate.lemma in words("withholding")
    return told and any(view.word(i) == "ohne" for i in clause.tokens[:2])
