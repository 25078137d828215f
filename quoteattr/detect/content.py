"""Where the content behind a reporting clause begins and ends.

The content is the next clause after the frame (*sagte, dass …*). It ends with its sentence, or where the frame resumes, or
where a new indicative main clause is co-ordinated with the frame. What stands before or around a frame is in
:mod:`quoteattr.detect.content_in_front`.
"""

from __future__ import annotations

from quoteattr.detect.attribution import attributions
from quoteattr.detect.clause_forms import (
    form_of,
    has_source,
    is_comparison,
    is_elliptic,
    is_hearsay,
    is_verb_first,
)
from quoteattr.detect.edges import before_final_report, before_utterance
from quoteattr.detect.view import View
from quoteattr.mentions.paradigms import NOMINATIVE
from quoteattr.syntax.sentence import Clause, ClauseKind
from quoteattr.values import frozen
from quoteattr.word_lists import words
from quoteattr.words.closed import AND_OR, THAT

COMMENTING = frozenset({"weshalb", "weswegen", "woraufhin", "worauf", "was"})
"""Openers of clauses that comment on the whole sentence; in the indicative the comment is the author's."""
_LEAST = 2
"""At least this many words come before the last one of an infinitive without a comma."""
_ADDING = frozenset({"auch", "besonders", "etwa", "insbesondere", "nur", "sogar"})


@frozen
class Content:
    """Tokens of a content and its form: ``dass``, ``ob``, ``wh``, ``zu``, ``frag``, verb second ``k1``, ``k2``, ``ind``.

    ``past`` is a verb-second clause whose form may be past tense or subjunctive: *sagte, die Gegner wollten mehr*.
    """

    tokens: tuple[int, ...]
    form: str
    clause: int
    position: str
    """``after``, ``before`` or ``around`` the frame."""


def next_clause(view: View, number: int) -> int | None:
    """The first clause after clause *number* that can be its content; relative clauses in between are skipped."""
    last = view.clauses[number].last
    behind = (i for i, c in enumerate(view.clauses) if c.first > last and c.kind is not ClauseKind.RELATIVE)
    return next(behind, None)


def after(view: View, number: int) -> Content | None:
    """The content after the frame: *Der Minister sagte, dass er komme und bleibe.*"""
    start = next_clause(view, number)
    if start is None:
        return _inner_infinitive(view, number)
    clause = view.clauses[start]
    first = clause.first
    separator = view.tokens[first - 1] if first else None
    apart = separator is not None and (separator.is_punctuation or view.tokens[first].text in THAT)
    if separator is None or not apart or view.tokens[first].text.lower() in AND_OR:
        return None  # what joins a clause to the one in front opens no content
    form = form_of(view, clause)
    if view.opens_with(clause, {"wie"}) and (named := _behind_naming(view, start)) is not None:
        return _content(view, number, named, view.clauses[named].first, "k1")
    conditional = is_verb_first(view, clause) and _may_be_conditional(view, clause)
    main = _main_behind(view, start, separator.text) if conditional or form in (None, "wh", "zu") else None
    if main is not None and not (form == "zu" and _resumes(view, view.clauses[number], view.clauses[main])):
        start, clause = main, view.clauses[main]
        form = form_of(view, clause)
        first = _front_field(view, number, clause.first) or first
    elif form in ("ind", "past", "k1", "k2") and is_verb_first(view, clause) and separator.text != ":":
        fronted = _front_field(view, number, first) if form in ("k1", "k2") else None
        if fronted is None:
            return None
        first = fronted
    return None if form is None else _content(view, number, start, first, form)


def _may_be_conditional(view: View, clause: Clause) -> bool:
    """Whether a clause that opens with its verb may be a condition: *sollte er gewinnen, (werde er feiern)*, *käme er*."""
    return view.is_subjunctive(clause) or view.tokens[clause.first].text in ("sollte", "sollten")


def _inner_infinitive(view: View, number: int) -> Content | None:
    """An infinitive that no comma parts from its verb: *Die Stadt plant nun den Weiher abzulassen*; before it stay the
    subject, the one who is asked and adverbs (*Sie bat die Herren noch einmal sitzen zu bleiben*)."""
    clause, predicate = view.clauses[number], view.predicates[number]
    if predicate is None or clause.kind is not ClauseKind.MAIN or predicate.lemma in words("raising"):
        return None
    end = next((i for i in clause.tokens if i > predicate.lexical and _closes_infinitive(view, i)), None)
    if end is None or end + 1 in clause.tokens or end in predicate.tokens:
        return None  # *gab im Rat zu bedenken*
    first = predicate.lexical + 1
    bare = [g for g in view.groups_in(clause) if g.preposition is None and g.last < end - 1]
    inverted = not any(g.last < predicate.lexical for g in bare)
    for group in bare:
        if group.first != first:
            continue
        is_subject = inverted and first == predicate.lexical + 1 and NOMINATIVE in group.cases
        if is_subject or (predicate.addressees and (group.pronoun or group.roles)):
            first = group.last + 1
    while view.tokens[first].tag == "ADV" and first < end - 1:
        first += 1
    return Content(tuple(range(first, end + 1)), "zu", number, "after") if end - first >= _LEAST else None


def _closes_infinitive(view: View, i: int) -> bool:
    """Whether token *i* is an infinitive with *zu*: *abzulassen*, *zu gehen*."""
    tag = view.tokens[i].tag
    return tag == "VVIZU" or (tag in ("VVINF", "VAINF") and view.tokens[i - 1].tag == "PTKZU")


def _front_field(view: View, frame: int, verb: int) -> int | None:
    """Where the front field of a verb-first clause begins if a relative clause after it has made it look like part of the
    frame: *sagte, in Orten, in denen es brenne, sei niemand mehr*; or a date: *sagte, am*
    *Montag, dem 3. Mai, werde gebaut*."""
    tokens = [i for i in view.clauses[frame].tokens if i < verb]
    runs = [i for i in reversed(tokens) if i - 1 not in tokens]
    dated = len(runs) > 1 and view.tokens[runs[0]].text == "dem" and view.word(runs[0] + 1).endswith(".")
    run = next(iter(runs[dated:]), None)
    predicate = view.predicates[frame]
    if run is None or run == 0 or view.tokens[run - 1].tag != "$," or predicate is None:
        return None
    return run if all(i < run or i > verb for i in predicate.tokens) else None


def starting_at(view: View, frame: int, first: int) -> Content | None:
    """The content whose first token is *first*, after a noun of clause *frame*: *der Vorwurf, er habe gelogen, trifft …*"""
    start = next((i for i, c in enumerate(view.clauses) if c.first == first and i != frame), None)
    if start is None:
        return None
    form = form_of(view, view.clauses[start])
    if form is None or is_verb_first(view, view.clauses[start]):
        return None
    return _content(view, frame, start, first, form)


def _content(view: View, frame: int, start: int, first: int, form: str) -> Content | None:
    """Clause *start* and what goes with it as content that begins with token *first*."""
    tokens = view.trim(range(first, _end(view, frame, start, form) + 1))
    return Content(tuple(tokens), form, start, "after") if tokens else None


def _behind_naming(view: View, number: int) -> int | None:
    """The clause in the subjunctive behind one that only says what something is called: *sagte der Bund, wie er nun*
    *heißt, der Plan sei gut*."""
    behind = view.clauses[number + 1 : number + 2]
    said = behind and form_of(view, behind[0]) in ("k1", "k2") and not is_verb_first(view, behind[0])
    return number + 1 if said else None


def _main_behind(view: View, number: int, separator: str) -> int | None:
    """The verb-first main clause that another clause fronts: *sagte, sobald er ankomme, werde er reden*, *sagte, wer komme,
    trage sich ein*, *sagte, um zu sparen, müsse sie gehen*, *sagte, sollte er gewinnen, werde er feiern*; behind such a
    condition an infinitive as well (*drohte, sollte er gewinnen, zu gehen*);
    after a colon the one before which words are alone: *rechnete vor: Drei Sommer, das sei genug*."""
    kind, behind = view.clauses[number].kind, [*enumerate(view.clauses)][number + 1 :]
    if kind is ClauseKind.FRAGMENT and separator == ":" and behind:
        return number + 1 if form_of(view, behind[0][1]) in ("k1", "k2") else None
    if kind in (ClauseKind.FRAGMENT, ClauseKind.RELATIVE):
        return None
    for i, clause in behind:
        if kind is ClauseKind.MAIN and clause.kind is ClauseKind.INFINITIVE:
            return i
        if clause.kind is ClauseKind.MAIN:
            opens = view.tokens[clause.first]
            resumes = opens.tag == "PDS" if kind is ClauseKind.INTERROGATIVE else opens.text in ("dann", "so")
            fronted = is_verb_first(view, clause) or resumes
            return i if fronted and form_of(view, clause) in ("k1", "k2") else None
    return None


def _end(view: View, frame: int, start: int, form: str) -> int:
    """The last token of the content that begins with clause *start*."""
    limit = _limit(view, start)
    first = view.clauses[start].first
    around = (c for i, c in enumerate(view.clauses) if c.first < first and i != start)
    limit = min([limit, *(t - 1 for clause in around for t in clause.tokens if t > first)])
    if form == "zu":
        limit = min(limit, _behind_infinitive(view, view.clauses[start]))
    for i, clause in enumerate(view.clauses):
        if i == start or clause.first <= view.clauses[start].first or clause.first > limit:
            continue
        if _leaves(view, clause, form) or _resumes(view, view.clauses[frame], clause):
            limit = min(limit, clause.first - 1)
    return out_of_marks(view, first, limit)


def _behind_infinitive(view: View, clause: Clause) -> int:
    """The last token before words without a verb that go on with the frame: *bat ihn, zu gehen, allerdings nicht laut*,
    not *riet, alle zu fragen, auch die Kinder*."""
    last = max((i for i in clause.tokens if _closes_infinitive(view, i)), default=None)
    if last is None or any(c.kind is ClauseKind.INFINITIVE and c.first > last for c in view.clauses):
        return view.last_word()
    apart = (i - 1 for i in clause.tokens if i > last and i - 1 not in clause.tokens)
    return next((i - 1 for i in apart if _breaks(view, i)), view.last_word())


def _breaks(view: View, separator: int) -> bool:
    """Whether a dash, or a comma with an adverb that adds nothing to the words in front, parts a content from its frame."""
    adverb = view.tag(separator + 1) == "ADV" and view.word(separator + 1) not in _ADDING
    return view.is_break(separator) and (adverb or view.tag(separator) != "$,")


def out_of_marks(view: View, first: int, limit: int) -> int:
    """Token *limit*, or the last one of the words in marks that it is among: *Er sagte, er sei „alt, und das bleibt so“.*"""
    for pair in view.pairs:
        if view.tokens[first].start <= pair.outer.start < view.tokens[limit].end < pair.outer.end:
            return next(i for i in reversed(range(len(view.tokens))) if view.tokens[i].end <= pair.outer.end)
    return limit


def _resumes(view: View, frame: Clause, clause: Clause) -> bool:
    """Whether the verb of a main clause follows whose front field the frame is: *Wer sagte, er gehe, (musste bleiben)*."""
    return frame.kind not in (ClauseKind.MAIN, ClauseKind.FRAGMENT) and is_verb_first(view, clause)


def _limit(view: View, start: int) -> int:
    """The last token that a content from clause *start* on can reach: before an utterance behind a colon, *so X* or
    *wie X mitteilte*."""
    first = view.clauses[start].first
    attributed = (
        a.tokens[0] - 2 for a in attributions(view) if a.rule == "phrase.so" and a.tokens[0] > first
    )
    last = before_final_report(view, view.last_word())
    return min([before_utterance(view, first, last), *attributed])


def _leaves(view: View, clause: Clause, form: str) -> bool:
    """Whether a later main clause is no longer part of a content of the given form."""
    comments = view.opens_with(clause, COMMENTING) and view.tag(clause.first - 2) not in ("PDS", "PIS")
    if comments and clause.parent is not None:
        # *darüber zu reden, was geschieht*
        comments = all(view.tokens[i].tag != "PROAV" for i in view.clauses[clause.parent].tokens)
    if form in ("dass", "zu", "k1") and clause.finite is not None and comments:
        return not view.is_subjunctive(clause)
    if clause.kind is not ClauseKind.MAIN or is_comparison(view, clause):
        return False
    if clause.finite is None:
        return True  # a second participle of the frame: *Sie hat gesagt, er gehe, und versprochen, …*
    own = form_of(view, clause)
    semicolon = view.word(clause.first - 1) == ";"
    if own in ("k1", "k2"):
        return semicolon and form in ("ind", "past", "zu")
    if own == "past" and form in ("k1", "k2", "past") and not is_elliptic(view, clause):
        # *sagte, es gehe, doch Ohm erklärte …*: what would be subjunctive after *es gehe* is *erkläre*
        finite = view.tokens[clause.finite]
        return form == "k1" and finite.tag == "VVFIN" and not finite.text.endswith("n")
    hearsay = is_hearsay(view, clause) and not has_source(view, clause)
    return semicolon or (
        form in ("ob", "wh", "zu") if hearsay else form in ("dass", "ob", "wh", "zu", "k1", "k2")
    )
