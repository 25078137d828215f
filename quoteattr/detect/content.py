"""Where the content of a reporting clause begins and ends.

The content clause is the next clause behind the frame (*sagte, dass …*), the material in front of an inverted frame
(*…, sagte er*), or both (*Er sei, sagte er, krank*). It ends with its sentence, or where the frame goes on, or
where a new indicative main clause is co-ordinated with the frame.
"""

from __future__ import annotations

from attrs import frozen

from quoteattr.detect.view import View
from quoteattr.syntax.sentence import Clause, ClauseKind, Mood

SUBJUNCTIVE = frozenset({Mood.SUBJUNCTIVE_I, Mood.SUBJUNCTIVE_II})
_THAT = frozenset({"dass", "daß"})
_RESULT = frozenset({"so", "ohne", "als", "statt", "anstatt", "dadurch", "insofern"})
_COMMENTING = frozenset({"weshalb", "weswegen", "woraufhin", "worauf"})
"""Openers of clauses that comment on the whole sentence; in the indicative they are the author's."""
_ADVERBIAL_INFINITIVES = frozenset({"um", "ohne", "statt", "anstatt"})


@frozen
class Content:
    """Tokens of a content and its form: ``dass``, ``ob``, ``wh``, ``zu``, ``frag``, verb second ``k1``, ``k2``, ``ind``."""

    tokens: tuple[int, ...]
    form: str
    clause: int
    position: str
    """``after``, ``before`` or ``around`` the frame."""


def form_of(view: View, clause: Clause) -> str | None:
    """The form in which *clause* could be a content, or ``None``."""
    if clause.kind is ClauseKind.SUBORDINATE:
        return "dass" if view.opens_with(clause, _THAT) and not _is_result(view, clause) else None
    if clause.kind is ClauseKind.INTERROGATIVE:
        return "ob" if view.opens_with(clause, {"ob"}) else "wh"
    if clause.kind is ClauseKind.INFINITIVE:
        return None if clause.opener is not None and view.opens_with(clause, _ADVERBIAL_INFINITIVES) else "zu"
    if clause.kind is ClauseKind.MAIN and clause.finite is not None:
        mood = view.tokens[clause.finite].mood
        if mood is Mood.SUBJUNCTIVE_I:
            return "k1"
        if mood is Mood.SUBJUNCTIVE_II:
            return "k2"
        return "ind"
    return None


def _is_result(view: View, clause: Clause) -> bool:
    """Whether *dass* belongs to a result or manner clause: *so dass*, *ohne dass*, *als dass*, *dadurch, dass*."""
    assert clause.opener is not None
    before = [t.text.lower() for t in view.tokens[max(0, clause.opener - 2) : clause.opener] if t.tag != "$,"]
    return bool(before) and before[-1] in _RESULT


def is_verb_first(view: View, clause: Clause) -> bool:
    """Whether the finite verb opens the clause: *sagte der Minister*, *so vermutet die Polizei*."""
    if clause.finite is None or clause.kind is not ClauseKind.MAIN:
        return False
    return clause.finite == clause.first or (
        clause.finite == clause.first + 1 and view.tokens[clause.first].text == "so" and clause.first > 0
    )


def next_clause(view: View, number: int) -> int | None:
    """The first clause behind clause *number* that can be its content; relative clauses in between are skipped."""
    last = view.clauses[number].last
    for i, clause in enumerate(view.clauses):
        if i == number or clause.first <= last:
            continue
        if clause.kind is ClauseKind.RELATIVE or (
            clause.kind is ClauseKind.SUBORDINATE
            and form_of(view, clause) is None
            and clause.first == last + 2
            and _resumes(view, i)
        ):
            continue
        return i
    return None


def _resumes(view: View, number: int) -> bool:
    """Whether another clause follows an adverbial one: *sagte, als er ankam, dass …*"""
    return any(c.first > view.clauses[number].last for c in view.clauses)


def after(view: View, number: int) -> Content | None:
    """The content behind the frame: *Der Minister sagte, dass er komme und bleibe.*"""
    start = next_clause(view, number)
    if start is None:
        return None
    clause = view.clauses[start]
    first = clause.first
    separator = view.tokens[first - 1] if first else None
    if separator is None or not separator.is_punctuation:
        return None
    form = form_of(view, clause)
    if form is None and (main := _main_behind(view, start)) is not None:
        start, clause = main, view.clauses[main]
        form = form_of(view, clause)
    elif form in ("ind", "k1", "k2") and is_verb_first(view, clause) and separator.text != ":":
        return None
    if form is None:
        return None
    end = _end(view, number, start, form)
    tokens = view.trim(range(first, end + 1))
    return Content(tuple(tokens), form, start, "after") if tokens else None


def starting_at(view: View, frame: int, first: int) -> Content | None:
    """The content whose first token is *first*, behind a noun of clause *frame*: *der Vorwurf, er habe gelogen, trifft …*"""
    start = next((i for i, c in enumerate(view.clauses) if c.first == first and i != frame), None)
    if start is None:
        return None
    form = form_of(view, view.clauses[start])
    if form is None or is_verb_first(view, view.clauses[start]):
        return None
    tokens = view.trim(range(first, _end(view, frame, start, form) + 1))
    return Content(tuple(tokens), form, start, "after") if tokens else None


def _main_behind(view: View, number: int) -> int | None:
    """The verb-first main clause that an adverbial clause fronts: *sagte, sobald er ankomme, werde er reden*."""
    if view.clauses[number].kind is not ClauseKind.SUBORDINATE:
        return None
    for i in range(number + 1, len(view.clauses)):
        clause = view.clauses[i]
        if clause.kind is ClauseKind.MAIN:
            return i if is_verb_first(view, clause) and form_of(view, clause) in ("k1", "k2") else None
    return None


def _end(view: View, frame: int, start: int, form: str) -> int:
    """The last token of the content that begins with clause *start*."""
    limit = view.last_word()
    limit = min(limit, _before_attribution(view, view.clauses[start].first, limit))
    introduced = next(
        (
            i
            for i in range(view.clauses[start].first, limit)
            if view.tokens[i].text == ":" and _utterance_at(view, i)
        ),
        None,
    )
    if introduced is not None:
        limit = introduced - 1
    first = view.clauses[start].first
    around = (c for i, c in enumerate(view.clauses) if c.first < first and i != start)
    limit = min([limit, *(t - 1 for clause in around for t in clause.tokens if t > first)])
    for i, clause in enumerate(view.clauses):
        if i == start or clause.first <= view.clauses[start].first or clause.first > limit:
            continue
        if _leaves(view, clause, i, form):
            limit = min(limit, clause.first - 1)
    return limit


def _before_attribution(view: View, first: int, limit: int) -> int:
    """The last token in front of a closing *…, so X* that attributes the whole sentence to somebody else."""
    for i in range(limit, first, -1):
        if view.tokens[i].text == "so" and view.tokens[i - 1].tag == "$," and view.sentence_final_so(i):
            return i - 2
        if view.tokens[i].tag == "$,":
            break
    return limit


def _utterance_at(view: View, colon: int) -> bool:
    """Whether a quoted utterance follows the colon at once; it is a quotation of its own."""
    return colon + 1 < len(view.tokens) and view.tokens[colon + 1].is_quote


def _leaves(view: View, clause: Clause, number: int, form: str) -> bool:
    """Whether a later main clause is no longer part of a content of the given form."""
    if form in ("dass", "zu", "k1") and clause.finite is not None and view.opens_with(clause, _COMMENTING):
        return view.tokens[clause.finite].mood not in SUBJUNCTIVE
    if clause.kind is not ClauseKind.MAIN or clause.finite is None:
        return False
    own = form_of(view, clause)
    before = view.tokens[clause.first - 1] if clause.first else None
    semicolon = before is not None and before.text == ";"
    if own in ("k1", "k2"):
        return semicolon and form in ("ind", "zu")
    if form in ("dass", "ob", "wh", "zu", "k1", "k2"):
        return True
    predicate = view.predicates[number]
    return semicolon or (
        predicate is not None
        and predicate.verb is not None
        and predicate.verb.strength >= 0.6
        and _has_content(view, number)
    )


def _has_content(view: View, number: int) -> bool:
    follower = next_clause(view, number)
    return follower is not None and form_of(view, view.clauses[follower]) is not None


def before(view: View, number: int) -> Content | None:
    """The content in front of an inverted frame: *Der Plan sei gut, sagte sie.* — *Er sei, sagte er, krank.*

    Only for frames that open with their finite verb behind a comma. Material behind the frame is a second part
    when it goes on in the subjunctive, or when the part in front is not a whole clause.
    """
    frame = view.clauses[number]
    if not is_verb_first(view, frame) or frame.first == 0:
        return None
    separator = view.tokens[frame.first - 1]
    if separator.text not in (",", "–", "—", "-") or form_of(view, frame) == "k1":
        return None
    wrapping = next(
        (
            i
            for i, c in enumerate(view.clauses)
            if c.kind is ClauseKind.MAIN and c.first < frame.first and c.last > frame.last
        ),
        None,
    )
    if wrapping is not None:
        return _around(view, wrapping, frame)
    left = [i for i, c in enumerate(view.clauses) if c.last < frame.first]
    if not left:
        return None
    start = _left_edge(view, number, left)
    in_front = [i for i in left if view.clauses[i].last >= start]
    if not in_front:
        return None
    mains = [i for i in in_front if view.clauses[i].kind is ClauseKind.MAIN]
    fragments = [i for i in in_front if view.clauses[i].kind is ClauseKind.FRAGMENT]
    if not mains and not fragments:
        return _fronted(view, in_front, frame)
    anchor = mains[-1] if mains else fragments[-1]
    form = form_of(view, view.clauses[anchor]) or "frag"
    if any(form_of(view, view.clauses[i]) in ("k1", "k2") for i in mains):
        form = next(f for i in mains if (f := form_of(view, view.clauses[i])) in ("k1", "k2"))
    tokens = view.trim(range(start, frame.first))
    if view.is_only_quoted(tokens):
        return None  # direct speech; what stands behind it is the frame: *„Wir gehen“, sagte sie und schwieg*
    behind = _behind(view, number, complete=bool(mains), form=form)
    return Content(tuple(tokens + behind), form, anchor, "around" if behind else "before") if tokens else None


def _around(view: View, number: int, frame: Clause) -> Content | None:
    """A main clause that the frame interrupts: *Es sei, teilte die Klinik mit, ein Routineeingriff gewesen.*"""
    form = form_of(view, view.clauses[number])
    if form is None:
        return None
    front = view.trim(range(view.clauses[number].first, frame.first))
    rest = view.trim(range(frame.last + 1, view.last_word() + 1))
    return Content(tuple(front + rest), form, number, "around")


def _left_edge(view: View, number: int, left: list[int]) -> int:
    """Where the content in front begins: the sentence start, or behind a colon, semicolon or earlier frame."""
    frame = view.clauses[number]
    start = view.behind_dateline()
    for t in range(frame.first - 1, -1, -1):
        if view.tokens[t].text in (":", ";"):
            start = t + 1
            break
    return start


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


def _behind(view: View, number: int, *, complete: bool, form: str) -> list[int]:
    """The part of a content that goes on behind a frame in its middle."""
    frame = view.clauses[number]
    follower = next(((i, c) for i, c in enumerate(view.clauses) if c.first > frame.last), None)
    if follower is None:
        return []
    i, clause = follower
    if view.tokens[clause.first - 1].text == ":":
        return []
    own = form_of(view, clause)
    if clause.kind is ClauseKind.RELATIVE and clause.first == frame.last + 2:
        return []
    if complete and own == "ind" and not is_verb_first(view, clause):
        predicate = view.predicates[i]
        joined = view.tokens[clause.first].tag == "KON"
        if form in ("k1", "k2") or (predicate is not None and predicate.verb is not None) or not joined:
            return []
    if complete and own in ("zu",):
        return []
    return view.trim(range(clause.first, view.last_word() + 1))
