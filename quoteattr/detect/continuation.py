"""What carries on without a frame: subjunctive sentences, *soll* after a report, utterances on their own.

The subjunctive marks reported speech by itself (Duden grammar, Referatskonjunktiv): *Er habe nichts gewusst.* The source
is that of the previous quotation, unless a sentence in between names a new one; the chain ends with the first indicative
sentence, at a new frame, and nearly always with the paragraph.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import regex

from quoteattr.detect.build import candidate
from quoteattr.detect.candidate import Candidate, by_sentence
from quoteattr.detect.clause_forms import is_comparison, is_hearsay, may_be_subjunctive
from quoteattr.detect.edges import before_utterance
from quoteattr.detect.subjects import is_dumb, opens_with_conjoined_verb
from quoteattr.detect.view import View
from quoteattr.quote import QuoteKind
from quoteattr.syntax.sentence import Clause, ClauseKind, Mood
from quoteattr.values import evolve, frozen
from quoteattr.word_lists import words
from quoteattr.words.nouns import is_time

_YEAR = regex.compile(r"20\d\d")
_AUTHORS = frozenset({"könnten", "wenn"})
"""With these words a sentence is as often the author's guess."""
_TELLING = 0.6
"""From this strength on, a verb may tell that somebody spoke, whatever follows it."""
_REACH = 3
"""How many sentences back the last link of a chain may be."""


_UNTOLD = frozenset({"plain-infinitive", "looks-past", "opens-with-man"})
"""A plan of which nobody near by has told is the author's, and so are what is past and recipes (*Man nehme …*);
*soll gestohlen haben* is no plan."""


@frozen
class _Stretch:
    tokens: list[int]
    kind: QuoteKind
    rule: str
    features: list[str]


def continuations(views: Sequence[View], found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """All candidates of a document with those that continue others; ``carried_from`` is set.

    Args:
        views: the sentences of the document.
        found: the framed candidates, ordered by start.

    Returns:
        *found* (utterances without a frame are now carried) and the new ones, sentence by sentence.
    """
    quoted = by_sentence(found)
    out: list[Candidate] = []
    chain: int | None = None
    linked = 0
    for number, view in enumerate(views):
        here = quoted.get(view.sentence.index, [])
        for item in here:
            if item.sentence != view.sentence.index:
                continue
            if _is_alone(item):
                origin = _within_reach(chain, linked, view)
                item = evolve(item, carried_from=origin)
                chain = len(out) if chain is None else chain
            else:
                chain = len(out)
            if chain == len(out):
                linked = item.last_sentence
            out.append(item)
        origin = _within_reach(chain, linked, view)
        stretch = _stretch(view, here)
        before = views[max(0, number - 1) : number]
        untold = _UNTOLD - {"opens-with-man"} if _is_told(view, before, planned=True) else _UNTOLD
        if stretch is None or (origin is None and not untold.isdisjoint(stretch.features)):
            continue
        behind = _behind(view, views[number + 1 : number + 2])
        own = stretch.features
        enclosed = behind and _is_enclosed(view, before, linked)
        if enclosed or (_tells_state(view) and any(_is_linked(view, other, linked) for other in before)):
            own = ["k2-substitute" if feature == "looks-past" else feature for feature in own]
        told = origin is None and "k2-substitute" in own and _is_told(view, before)
        features = [*own, *behind, "chain-gap-1" if told else _distance(origin is not None, linked, view)]
        tokens, rule = stretch.tokens, stretch.rule
        made = candidate(view, stretch.kind, tokens, rule, tokens[:1], features=features)
        if made is not None:
            out.append(evolve(made, carried_from=origin))
            if origin is not None and "looks-past" not in stretch.features:
                linked = max(linked, view.sentence.index)
    return tuple(out)


def _behind(view: View, following: Sequence[View]) -> list[str]:
    """Whether the next sentence of the paragraph continues in the subjunctive."""
    goes_on = any(
        other.sentence.paragraph == view.sentence.paragraph
        and any(_is_k1(other, c) for c in other.clauses[:1])
        for other in following
    )
    return ["subjunctive-behind"] if goes_on else []


def _is_enclosed(view: View, before: Sequence[View], linked: int) -> bool:
    """Whether a sentence is behind a quotation or one in the subjunctive, so that both sides tell its mood: *Er sei*
    *müde. (Es fehlten Betten.) Das Essen sei kalt.*"""
    return any(
        _is_linked(view, other, linked)
        or (
            other.sentence.paragraph == view.sentence.paragraph
            and any(_is_k1(other, c) for c in other.clauses)
        )
        for other in before
    )


def _is_told(view: View, before: Sequence[View], *, planned: bool = False) -> bool:
    """Whether the sentence before tells that somebody spoke, so that this one may say what: *Holm erhob Vorwürfe. (Die*
    *Züge hätten gefehlt.)*; what could be is as often the author's."""
    return not any(t.text.lower() in _AUTHORS for t in view.tokens) and any(
        p.is_cue and p.strength >= _TELLING and p.clause.kind is ClauseKind.MAIN and (planned or not p.modal)
        for other in before
        if other.sentence.paragraph == view.sentence.paragraph
        for p in other.verbs
    )


def _is_linked(view: View, before: View, linked: int) -> bool:
    """Whether the chain's last link is the sentence *before* in the paragraph of *view*."""
    return before.sentence.paragraph == view.sentence.paragraph and linked == before.sentence.index


def _tells_state(view: View) -> bool:
    """Whether a form that may be past tells what is so or should be so, and no time that is past: behind what somebody said
    *Es fehlten Betten* and *Kinder sollten laufen* are hardly a story; not *Am Abend fehlten Betten*, *Die Gäste gingen*."""
    clause = next(iter(view.clauses), None)
    if clause is None or clause.finite is None or not may_be_subjunctive(view, clause):
        return False
    forms = [view.word(i).lower() for i in clause.tokens]
    dated = any(view.word(i).lower() == "am" and is_time(view.word(i + 1)) for i in clause.tokens)
    past = dated or forms[0] == "nach" or not words("other-time").isdisjoint(forms)
    return view.tokens[clause.finite].lemma in words("state") and not past


def _is_alone(item: Candidate) -> bool:
    return item.source is None and not item.frame and item.kind is QuoteKind.DIRECT


def _within_reach(chain: int | None, linked: int, view: View) -> int | None:
    """The quotation that a sentence may continue, if the last link of its chain is near."""
    return chain if view.sentence.index - linked <= _REACH else None


def _distance(is_carried: bool, linked: int, view: View) -> str:
    """How far back the last sentence of the chain that continues here is."""
    return f"chain-gap-{min(view.sentence.index - linked, _REACH)}" if is_carried else "chain-none"


def _stretch(view: View, here: Sequence[Candidate]) -> _Stretch | None:
    """The part of a sentence that is reported without a frame; a heading has none."""
    if view.sentence.is_heading or (view.tokens[-1].text == "?" and view.tokens[0].is_finite):
        return None  # *Hätten Sie mehr zahlen können?* is asked, not reported
    contents = [s for c in here if c.kind is not QuoteKind.REPORTED for s in c.segments]
    announcing = (c for c in here if c.kind is QuoteKind.DIRECT and "cue-open" not in c.features)
    contents += [s for c in announcing for s in c.frame]
    covered = [*contents, *(s for c in here for s in c.frame)]
    main = [
        c
        for c in view.clauses
        if c.kind is ClauseKind.MAIN
        and c.finite is not None
        and not _is_formula(view, c.finite)
        and not is_comparison(view, c)
    ]
    for kind, rule, test in (
        (QuoteKind.INDIRECT, "continuation.subjunctive", _is_k1),
        (QuoteKind.INDIRECT, "continuation.subjunctive-2", _is_k2),
        (QuoteKind.FREE_INDIRECT, "continuation.sollen", is_hearsay),
        (QuoteKind.INDIRECT, "continuation.subjunctive-2", may_be_subjunctive),
    ):
        outside = contents if test is _is_k1 else covered
        if test is may_be_subjunctive and here:
            break
        hits = [c for c in main if test(view, c) and not view.has_verb_in(c, outside)]
        if hits:
            return _stretch_of(view, hits, kind, rule)
    return None


def _stretch_of(view: View, hits: list[Clause], kind: QuoteKind, rule: str) -> _Stretch:
    """What the clauses *hits* report, with what goes with them."""
    features = []
    if may_be_subjunctive(view, hits[0]):
        told = _has_reported_clause(view, hits[0]) or _advises(view, hits[0])
        features.append("k2-substitute" if told else "looks-past")
    elif rule == "continuation.subjunctive-2":
        features.extend(_second_subjunctive(view, hits))
    if view.tokens[0].text == "Man" and view.tokens[1].tag == "VVFIN":
        features.append("opens-with-man")
    last = before_utterance(view, hits[0].first, view.last_word())
    first = 0
    mains = [c for c in view.clauses if c.kind is ClauseKind.MAIN and c.finite is not None]
    before = [c for c in mains if c.first < hits[0].first and not _is_condition(view, c, hits[0])]
    if any(not (may_be_subjunctive(view, c) or _is_k2(view, c)) for c in before):
        first = hits[0].first
        features.append("later-clause")
    elif hits[0].first > 0 and view.tokens[hits[0].first - 1].text == ":":
        first = hits[0].first  # *Klare Worte von Reuter: Der Plan sei tot.*
    last = _before_telling(view, hits[-1], last)
    if view.tokens[first].tag == "KON" and first > 0:
        first += 1
    if kind is QuoteKind.FREE_INDIRECT:
        features.extend(_rumour_or_plan(view, hits[0]))
    return _Stretch(list(range(first, last + 1)), kind, rule, features)


def _is_condition(view: View, clause: Clause, following: Clause) -> bool:
    """Whether a clause says when the next one holds: *Sollte Holm gehen, (würden Stellen frei)*; what could happen is as
    often the author's."""
    opens = clause.finite == clause.first == 0 and following.finite == following.first
    return opens and view.word(following.first) not in ("könnte", "könnten")


def _before_telling(view: View, clause: Clause, last: int) -> int:
    """The last token before the narration takes the same subject up: *Sie halte das für gut und (nannte es ein Glück)*."""
    for predicate in view.verbs:
        other = predicate.clause
        if clause.first < other.first <= last and predicate.is_cue and opens_with_conjoined_verb(view, other):
            if view.mood(other) is Mood.INDICATIVE:
                return other.first - 1
    return last


def _rumour_or_plan(view: View, clause: Clause) -> list[str]:
    """Whether *soll* tells what is said to be the case (*soll gestohlen haben*, *soll krank sein*) or what is planned (*soll
    gebaut werden*, *soll folgen*), and when."""
    assert clause.finite is not None
    rest = itertools.takewhile(lambda t: not t.is_finite, view.tokens[clause.finite + 1 :])
    infinitive = next((t for t in rest if t.tag in ("VAINF", "VMINF", "VVINF")), None)
    if infinitive is not None and infinitive.text in ("haben", "sein"):
        return []
    forms = [view.tokens[i].text for i in clause.tokens]
    dated = any(is_time(word) or _YEAR.fullmatch(word) for word in forms)
    return ["plain-infinitive", *(["plan-dated"] if dated else [])]


def _second_subjunctive(view: View, hits: list[Clause]) -> list[str]:
    """Whether a second subjunctive stands in for a first one that looks like the indicative: *sie hätten* for *sie haben*.

    *er hätte* does not (*er habe* is clear) and is more often the author's own hypothesis.
    """
    verbs = [view.tokens[c.finite] for c in hits if c.finite is not None]
    out = []
    if any(verb.text.lower().endswith("n") and verb.lemma != "sein" for verb in verbs):
        out.append("k2-substitute")
    if any(verb.text.lower() in ("würde", "würden") for verb in verbs):
        out.append("with-wuerde")
    return out


def _is_formula(view: View, verb: int) -> bool:
    """*es sei denn*, *Gott sei Dank*: subjunctives that report nothing."""
    return [t.text.lower() for t in view.tokens[verb : verb + 2]] in (["sei", "denn"], ["sei", "dank"])


def _is_k1(view: View, clause: Clause) -> bool:
    return view.mood(clause) is Mood.SUBJUNCTIVE_I


def _is_k2(view: View, clause: Clause) -> bool:
    """A second subjunctive; *dürfte* is the author's own guess, but *sie dürften nicht* forbids; *möchte* tells a wish."""
    if clause.finite is None:
        return False
    form = view.tokens[clause.finite].text.lower()
    forbids = form == "dürften" and any(view.tokens[i].tag == "PTKNEG" for i in clause.tokens)
    return view.mood(clause) is Mood.SUBJUNCTIVE_II and (forbids or not form.startswith(("dürft", "möcht")))


def _has_reported_clause(view: View, clause: Clause) -> bool:
    """Whether a clause that depends on it is in the first subjunctive: *Die Sperren blieben, da die Lage unklar sei.*"""
    number = view.clauses.index(clause)
    return any(c.parent == number and c.kind is not ClauseKind.MAIN and _is_k1(view, c) for c in view.clauses)


def _advises(view: View, clause: Clause) -> bool:
    """Whether a clause tells people of a kind what to do, whenever: *Kunden sollten sich gedulden*; not *Die Züge sollten*
    *am Montag fahren*, *Bäume sollten gefällt werden*."""
    if clause.finite is None or view.word(clause.finite) != "sollten" or view.tag(clause.last) != "VVINF":
        return False
    subject = view.starting.get(clause.first)
    kind = subject is not None and subject.last == clause.finite - 1 and subject.determiner is None
    people = kind and subject is not None and not subject.name and not is_dumb(view.tokens[subject.head])
    return people and not any(is_time(view.word(i)) for i in clause.tokens)
