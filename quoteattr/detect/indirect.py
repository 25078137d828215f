"""Indirect speech with a reporting verb: content clause behind, in front of, or around the frame."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.cues.lexicon import Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.build import candidate, frame_of_rest, mood_features, strength_feature
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.content import Content, after, before, form_of, is_verb_first
from quoteattr.detect.participants import addressee, subject
from quoteattr.detect.view import View
from quoteattr.quote import QuoteKind
from quoteattr.syntax.sentence import ClauseKind

_FRAMES = {
    "dass": (Frame.DASS,),
    "ob": (Frame.OB,),
    "wh": (Frame.WH,),
    "k1": (Frame.V2, Frame.V2_INDICATIVE, Frame.DASS, Frame.DIRECT),
    "k2": (Frame.V2, Frame.V2_INDICATIVE, Frame.DASS),
    "ind": (Frame.V2, Frame.V2_INDICATIVE),
    "zu": (Frame.ZU,),
    "frag": (Frame.V2_INDICATIVE, Frame.DIRECT),
}
"""Which lexicon frames license which form of content."""


def behind_frame(view: View) -> Iterator[Candidate]:
    """Content behind the frame: *Die Ministerin sagte, dass der Plan steht.* — *Er hoffe, sagte …* is not this one.

    Covers dass, ob and question-word clauses, verb-second clauses (*sagte, der Plan stehe*) and zu-infinitives
    (*versprach, den Plan zu prüfen*). Any verb is a candidate with a dass clause or a subjunctive; the lexicon only
    raises its weight. Does not cover noun cues (*die Forderung, …*).
    """
    for number, clause in enumerate(view.clauses):
        predicate = view.predicates[number]
        if predicate is None or clause.kind is ClauseKind.FRAGMENT:
            continue
        content = after(view, number)
        if content is None or not _plausible(view, predicate, content):
            continue
        frame = _frame_in_front(view, number, content)
        yield from _build(view, number, predicate, content, frame, f"cue.verb-{_name(content)}")


def in_front_of_frame(view: View) -> Iterator[Candidate]:
    """Content in front of, or around, an inverted frame: *Der Plan stehe, sagte die Ministerin.*

    In the indicative only for verbs that allow it (*Der Bau beginnt im Mai, teilte die Stadt mit*).
    """
    for number, _clause in enumerate(view.clauses):
        predicate = view.predicates[number]
        if predicate is None or not predicate.is_cue:
            continue
        content = before(view, number)
        if content is None:
            continue
        if content.form in ("ind", "frag", "zu") and not predicate.takes(Frame.V2, Frame.V2_INDICATIVE, Frame.DIRECT):
            continue
        if any(view.tokens[i].is_quote for i in content.tokens) and len(content.tokens) == 1:
            continue
        frame = frame_of_rest(view, content.tokens, range(content.tokens[0], len(view.tokens)))
        yield from _build(view, number, predicate, content, frame, f"cue.after-content-{_name(content)}")


def _name(content: Content) -> str:
    return {"dass": "dass", "ob": "ob", "wh": "wh", "k1": "subjunctive", "k2": "subjunctive", "ind": "indicative"}.get(
        content.form, "infinitive" if content.form == "zu" else "fragment"
    )


def _plausible(view: View, predicate: Predicate, content: Content) -> bool:
    """Whether verb and form of the content go together at all."""
    known = predicate.takes(*_FRAMES[content.form])
    if content.form in ("dass", "k1"):
        return True
    if content.form == "k2":
        return known
    if content.form == "ind":
        return known and predicate.strength >= 0.5
    return known


def _frame_in_front(view: View, number: int, content: Content) -> list[int]:
    """The frame of a content behind it: the clause, what interrupts it, and the comma or colon before the content."""
    clause = view.clauses[number]
    start = clause.first
    earlier = [c for i, c in enumerate(view.clauses) if c.first < start and _belongs_to_frame(view, i, number)]
    if earlier:
        start = min(c.first for c in earlier)
    content_start = content.tokens[0]
    behind = [i for i in clause.tokens if i > content.tokens[-1]]
    return frame_of_rest(view, content.tokens, [*range(start, content_start), *behind])


def _belongs_to_frame(view: View, other: int, number: int) -> bool:
    """Whether an earlier clause is part of the frame: a fronted adverbial clause, or the clause of a relative frame."""
    clause = view.clauses[other]
    if clause.kind in (ClauseKind.SUBORDINATE, ClauseKind.FRAGMENT) and clause.last < view.clauses[number].first:
        return form_of(view, clause) is None and is_verb_first(view, view.clauses[number])
    return False


def _build(
    view: View, number: int, predicate: Predicate, content: Content, frame: list[int], rule: str
) -> Iterator[Candidate]:
    source = subject(view, number, predicate)
    features = [strength_feature(predicate), f"form-{content.form}", f"position-{content.position}", *mood_features(view, content.tokens)]
    if predicate.takes(*_FRAMES[content.form]):
        features.append("frame-licensed")
    if source is None:
        features.append("passive-agentless" if predicate.passive else "no-source")
    if predicate.negated:
        features.append("cue-negated")
    if predicate.modal:
        features.append("cue-modal")
    if predicate.evidential:
        features.append("cue-evidential")
    if view.clauses[number].kind is not ClauseKind.MAIN:
        features.append(f"frame-in-{view.clauses[number].kind}")
    made = candidate(
        view,
        QuoteKind.INDIRECT,
        content.tokens,
        rule,
        predicate.tokens,
        cue_lemma=predicate.lemma,
        cue_tokens=predicate.tokens,
        frame=frame,
        source=source,
        addressee=addressee(view, number, predicate, source),
        mode=predicate.mode,
        polarity=predicate.polarity,
        features=features,
    )
    if made is not None:
        yield made
