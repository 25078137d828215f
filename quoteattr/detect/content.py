"""Where the content of a reporting clause begins and ends.

The content clause is the next clause after the frame (*sagte, dass …*), the material before an inverted frame
(*…, sagte er*), or both (*Er sei, sagte er, krank*). It ends with its sentence, or where the frame resumes, or
where a new indicative main clause is co-ordinated with the frame.
"""

from __future__ import annotations

from quoteattr.detect.attribution import attributions, is_dash
from quoteattr.detect.edges import afterthought, before_final_report, before_utterance
from quoteattr.detect.subjects import is_dumb
from quoteattr.detect.view import View
from quoteattr.mentions.paradigms import NOMINATIVE
from quoteattr.syntax.morphology import looks_past
from quoteattr.syntax.sentence import Clause, ClauseKind, Mood
from quoteattr.values import frozen
from quoteattr.word_lists import words

SUBJUNCTIVE = frozenset({Mood.SUBJUNCTIVE_I, Mood.SUBJUNCTIVE_II})
_THAT = frozenset({"dass", "daß"})
_RESULT = frozenset({"so", "ohne", "als", "statt", "anstatt", "dadurch", "insofern"})
_COMMENTING = frozenset({"weshalb", "weswegen", "woraufhin", "worauf", "was"})
"""Openers of clauses that comment on the whole sentence; in the indicative the comment is the author's."""
_JOINS = frozenset({"und", "oder", "sowie"})
"""What joins a clause to the one in front opens no content."""
_LEAST = 2
"""At least this many words come before the last one of an infinitive without a comma."""
_ADDING = frozenset({"auch", "besonders", "etwa", "insbesondere", "nur", "sogar"})
_ADVERBIAL_INFINITIVES = frozenset({"um", "ohne", "statt", "anstatt"})


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


def form_of(view: View, clause: Clause) -> str | None:
    """The form in which *clause* could be a content, or ``None``."""
    if clause.kind is ClauseKind.SUBORDINATE:
        return "dass" if view.opens_with(clause, _THAT) and not _is_result(view, clause) else None
    if clause.kind is ClauseKind.INTERROGATIVE:
        return "ob" if view.opens_with(clause, {"ob"}) else "wh"
    if clause.kind is ClauseKind.INFINITIVE:
        return None if clause.opener is not None and view.opens_with(clause, _ADVERBIAL_INFINITIVES) else "zu"
    if clause.kind is ClauseKind.MAIN and clause.finite is not None:
        if is_comparison(view, clause):
            return None
        mood = view.tokens[clause.finite].mood
        if mood is Mood.SUBJUNCTIVE_I:
            return "k1"
        if mood is Mood.SUBJUNCTIVE_II:
            return "k2"
        finite = view.tokens[clause.finite]
        return "past" if looks_past(finite.text, finite.lemma) else "ind"
    return None


def may_be_subjunctive(view: View, clause: Clause) -> bool:
    """Whether the form may be past tense or subjunctive, so that the sentences around it decide: *Es fehlten noch
    Unterlagen.* Only the plural has no first subjunctive of its own: *Es fehlte Geld* would be *Es fehle Geld*."""
    finite = view.tokens[clause.finite] if clause.finite is not None else None
    return finite is not None and finite.text.endswith("n") and looks_past(finite.text, finite.lemma)


def is_subjunctive(view: View, clause: Clause) -> bool:
    """Whether the verb of a clause is in the subjunctive: *er habe*, *er hätte*."""
    return clause.finite is not None and view.tokens[clause.finite].mood in SUBJUNCTIVE


def is_comparison(view: View, clause: Clause) -> bool:
    """*Es sieht aus, als würde es regnen*"""
    return view.tokens[clause.first].text.lower() == "als" and clause.finite == clause.first + 1


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
    """The first clause after clause *number* that can be its content; relative clauses in between are skipped."""
    last = view.clauses[number].last
    for i, clause in enumerate(view.clauses):
        if i == number or clause.first <= last:
            continue
        if clause.kind is ClauseKind.RELATIVE:
            continue
        return i
    return None


def after(view: View, number: int) -> Content | None:
    """The content after the frame: *Der Minister sagte, dass er komme und bleibe.*"""
    start = next_clause(view, number)
    if start is None:
        return _inner_infinitive(view, number)
    clause = view.clauses[start]
    first = clause.first
    separator = view.tokens[first - 1] if first else None
    apart = separator is not None and (separator.is_punctuation or view.tokens[first].text in _THAT)
    if separator is None or not apart or view.tokens[first].text.lower() in _JOINS:
        return None
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
    return is_subjunctive(view, clause) or view.tokens[clause.first].text in ("sollte", "sollten")


def _inner_infinitive(view: View, number: int) -> Content | None:
    """An infinitive that no comma parts from its verb: *Die Stadt plant nun den Weiher abzulassen*; before it stay the
    subject, the one who is asked and adverbs (*Sie bat die Herren noch einmal sitzen zu bleiben*)."""
    clause, predicate = view.clauses[number], view.predicates[number]
    if predicate is None or clause.kind is not ClauseKind.MAIN or predicate.lemma in words("raising"):
        return None
    end = next((i for i in clause.tokens if i > predicate.lexical and _closes_infinitive(view, i)), None)
    if end is None or end + 1 in clause.tokens:
        return None
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
    # *gab zu bedenken*
    return Content(tuple(range(first, end + 1)), "zu", number, "after") if end - first >= _LEAST else None


def _closes_infinitive(view: View, i: int) -> bool:
    """Whether token *i* is an infinitive with *zu*: *abzulassen*, *zu gehen*."""
    tag = view.tokens[i].tag
    return tag == "VVIZU" or (tag in ("VVINF", "VAINF") and view.tokens[i - 1].tag == "PTKZU")


def _front_field(view: View, frame: int, verb: int) -> int | None:
    """Where the front field of a verb-first clause begins if a relative clause after it has made it look like part of the
    frame: *sagte, in Orten, in denen es brenne, sei niemand mehr*."""
    tokens = [i for i in view.clauses[frame].tokens if i < verb]
    run = next((i for i in reversed(tokens) if i - 1 not in tokens), None)
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
    if (
        view.clauses[number].kind is ClauseKind.FRAGMENT
        and separator == ":"
        and number + 1 < len(view.clauses)
    ):
        return number + 1 if form_of(view, view.clauses[number + 1]) in ("k1", "k2") else None
    kind = view.clauses[number].kind
    if kind not in (ClauseKind.SUBORDINATE, ClauseKind.INTERROGATIVE, ClauseKind.INFINITIVE, ClauseKind.MAIN):
        return None
    for i in range(number + 1, len(view.clauses)):
        clause = view.clauses[i]
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
    return _out_of_marks(view, first, limit)


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
    following = view.tokens[separator + 1]
    adverb = following.tag == "ADV" and following.text not in _ADDING
    return is_dash(view.tokens[separator]) or (view.tokens[separator].tag == "$," and adverb)


def _out_of_marks(view: View, first: int, limit: int) -> int:
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
    antecedent = view.tokens[clause.first - 2].tag if clause.first > 1 else ""
    comments = view.opens_with(clause, _COMMENTING) and antecedent not in ("PDS", "PIS")
    if comments and clause.parent is not None:
        # *darüber zu reden, was geschieht*
        comments = all(view.tokens[i].tag != "PROAV" for i in view.clauses[clause.parent].tokens)
    if form in ("dass", "zu", "k1") and clause.finite is not None and comments:
        return view.tokens[clause.finite].mood not in SUBJUNCTIVE
    if clause.kind is not ClauseKind.MAIN or is_comparison(view, clause):
        return False
    if clause.finite is None:
        return True  # a second participle of the frame: *Sie hat gesagt, er gehe, und versprochen, …*
    own = form_of(view, clause)
    before = view.tokens[clause.first - 1] if clause.first else None
    semicolon = before is not None and before.text == ";"
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


def is_hearsay(view: View, clause: Clause) -> bool:
    """Whether a clause tells with *soll* what others say."""
    return clause.finite is not None and view.tokens[clause.finite].text in ("soll", "sollen")


def has_source(view: View, clause: Clause) -> bool:
    """Whether a clause says itself whose words it reports: *…, laut Polizei soll es brennen*."""
    return any(item.tokens[0] in clause.tokens for item in attributions(view))


def is_elliptic(view: View, clause: Clause) -> bool:
    """Whether a conjunct begins with its verb, whose subject is in front: *…, und verglich die Lage …*"""
    return clause.finite is not None and all(
        view.tokens[i].tag == "KON" for i in range(clause.first, clause.finite)
    )


def before(view: View, number: int) -> Content | None:
    """The content before an inverted frame, or around it: *Der Plan sei gut, sagte sie.* — *Er sei, sagte er, krank.*

    Only for frames that open with their finite verb after a comma. Material after the frame may be a second part.
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
        form = form_of(view, view.clauses[wrapping])
        first, last = view.clauses[wrapping].first, view.last_word()
        return None if form is None else _parted(view, wrapping, frame, first, form, last)
    left = [i for i, c in enumerate(view.clauses) if c.last < frame.first]
    start = _left_edge(view, frame)
    in_front = [i for i in left if view.clauses[i].last >= start]
    mains = [i for i in in_front if view.clauses[i].kind is ClauseKind.MAIN]
    fragments = [i for i in in_front if view.clauses[i].kind is ClauseKind.FRAGMENT]
    if not mains and not fragments:
        return _fronted(view, in_front, frame)
    anchor = mains[-1] if mains else fragments[-1]
    asked = view.predicates[anchor]
    if not mains and asked is not None and asked.is_cue:
        return None  # *Auf ihre Zukunft angesprochen*, *Gefragt nach dem Preis, antwortete sie*
    form = form_of(view, view.clauses[anchor]) or "frag"
    if any(form_of(view, view.clauses[i]) in ("k1", "k2") for i in mains):
        form = next(f for i in mains if (f := form_of(view, view.clauses[i])) in ("k1", "k2"))
    rest = _rest(view, frame)
    breaks_off = bool(mains) and _breaks_off(view, mains[-1], rest)
    complete = bool(mains) and not breaks_off
    end = view.last_word() if _has_tail(view, frame, complete=complete, form=form) else frame.last
    rest = rest if breaks_off else None
    return _parted(view, anchor, frame, start, form, end, rest)


def _breaks_off(view: View, number: int, rest: int | None) -> bool:
    """Whether a clause is not over when its frame interrupts it: *Es sei, sagte sie, ein Fehler zu gehen*, *Man brauche,*
    *sagte sie, mehr Geld*; not *Er komme, sagte Holm, der Minister*."""
    clause = view.clauses[number]
    if clause.finite != clause.last:
        return False
    if view.tokens[clause.last].tag == "VAFIN":
        return True
    group = view.starting.get(rest) if rest is not None else None
    object_ = group is not None and (
        NOMINATIVE not in group.cases
        or view.tokens[group.first].tag in ("PIAT", "CARD")
        or is_dumb(view.tokens[group.head])
    )
    return object_ and is_subjunctive(view, clause)


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
    last = _out_of_marks(view, added, max(frame.last, end if rest else 0)) if added else end
    behind = view.trim(range(added or frame.last + 1, last + 1))
    # Direct speech has its frame after it: *„Wir gehen“, sagte sie und schwieg*
    if not front or view.is_only_quoted(front):
        return None
    return Content((*front, *behind), form, anchor, "around" if behind else "before")


def _left_edge(view: View, frame: Clause) -> int:
    """Where the content before the frame begins: at the sentence start, or after a colon or semicolon, unless what comes
    before that is in the subjunctive, too: *Eine Zahl sei falsch: Der Verein habe mehr, sagte sie*."""
    for t in range(frame.first - 1, -1, -1):
        if view.tokens[t].text in (":", ";"):
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
    follower = next(((i, c) for i, c in enumerate(view.clauses) if c.first > frame.last), None)
    if follower is None:
        return False
    i, clause = follower
    if view.tokens[clause.first - 1].text == ":":
        # *Das habe nur einen Zweck, sagte er: ihn zu demütigen*
        return clause.kind is ClauseKind.INFINITIVE
    own = form_of(view, clause)
    if clause.kind is ClauseKind.RELATIVE:
        return False
    if complete and own in ("ind", "past") and not is_verb_first(view, clause):
        predicate = view.predicates[i]
        joined = view.tokens[clause.first].tag == "KON" and view.tokens[clause.first - 1].tag == "$,"
        if form in ("k1", "k2") or (predicate is not None and predicate.verb is not None) or not joined:
            return False
    return not (complete and own == "zu")
