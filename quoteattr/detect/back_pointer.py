"""*Der Zug entgleiste. Das teilte die Bahn mit.* — a statement and the frame that points back at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.cues.entries import Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.attribution import attributions
from quoteattr.detect.build import candidate, frame_of_rest, strength_feature, verbatim
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.participants import participants
from quoteattr.detect.view import DASHES, View
from quoteattr.quote import QuoteKind, Span
from quoteattr.syntax.sentence import ClauseKind, Mood
from quoteattr.values import evolve
from quoteattr.word_lists import words
from quoteattr.words.closed import POINTERS, THIS

_ASSERTED = frozenset({"davon", "darauf", "daran", "darüber"})
"""Pronominal adverbs for what is said to be so: not *davor (warnt sie)*, *dafür (tritt sie ein)*."""
_MOST = 2
"""A pointer stands for no more sentences than these."""


def inner_back_pointers(view: View) -> Iterator[Candidate | None]:
    """The same inside one sentence: *Der Zug ist entgleist, das teilte die Bahn mit*, *Dass es reicht, davon ist sie*
    *überzeugt.*"""
    for predicate in view.verbs:
        clause = predicate.clause
        if clause.first == 0 or not _is_pointer(predicate, view.tokens[clause.first].text.lower()):
            continue
        if predicate.finite is None or not _reports(predicate):
            continue
        # *…, das zumindest meint Holm*
        between = view.tokens[clause.first + 1 : predicate.finite]
        if len(between) > 1 or any(token.tag != "ADV" for token in between):
            continue
        if clause.kind is not ClauseKind.MAIN or predicate.lemma in words("glossing"):
            continue  # *ein Amt, das mitteilt, …*; *drei Tage, das heißt bis Freitag*
        if view.mood(clause) is Mood.SUBJUNCTIVE_I:
            continue  # *Sie halte nichts davon, das habe sie immer gesagt*
        if not view.is_break(clause.first - 1) and view.word(clause.first - 1) != ";":
            continue
        if not any(token.is_finite for token in view.tokens[: clause.first - 1]):
            continue
        source, listener = participants(view, predicate)
        yield candidate(
            view,
            QuoteKind.INDIRECT,
            range(clause.first - 1),
            "cue.back-pointer",
            predicate.tokens,
            reporting=predicate,
            source=source,
            addressee=listener,
            frame=range(clause.first - 1, view.last_word() + 1),
            features=[strength_feature(predicate)],
        )


def _reports(predicate: Predicate) -> bool:
    return predicate.is_cue and predicate.takes(Frame.DASS, Frame.V2_INDICATIVE)


def _points(view: View, predicate: Predicate) -> bool:
    """Whether a sentence opens with what stands for the sentence before: *Das* or *Dies*, the pronominal adverb that its
    verb takes (*Davon geht die Bank aus*), or a noun of the cue (*Zu diesem Schluss kommt eine Studie*)."""
    finite = predicate.finite
    if finite == 1:
        return _is_pointer(predicate, view.tokens[0].text.lower())
    noun = predicate.phrase is not None and finite is not None and finite - 1 in predicate.tokens
    return noun and any(t.text.lower() in THIS for t in view.tokens[:finite])


def _is_pointer(predicate: Predicate, word: str) -> bool:
    taken = predicate.verb is not None and word in predicate.verb.correlates
    asserted = word in _ASSERTED and not predicate.negated  # not *daran zweifelt keiner*
    return word in POINTERS or (asserted and (taken or predicate.phrase is not None))


def _is_reported(view: View) -> bool:
    """Whether a sentence is somebody else's already: *„Das reicht“, sagte Ohm. Das bestreitet die Stadt.* — *Ohm warf ihr
    „Tricks“ vor. Das bestreitet die Stadt.*"""
    if view.pairs and any(predicate.is_cue for predicate in view.verbs):
        return True
    return any(t.is_quote or (t.is_finite and t.mood is Mood.SUBJUNCTIVE_I) for t in view.tokens)


def back_pointers(view: View, earlier: Sequence[View]) -> Iterator[Candidate]:
    """The sentence before plus the pointing *Das* or *Dies* are the content, the rest is the frame.

    *Die Bank schließt zwei Filialen. Dies bestätigte ein Sprecher.* Only when nothing else is reported in the sentence
    (*Das sagte er am Montag*), and only within a paragraph. Any other pointer is a part of the cue.
    """
    near = view.sentence.paragraph - 1 if _opens_paragraph(view, earlier) else view.sentence.paragraph
    before = [v for v in earlier[-_MOST - 1 :] if v.sentence.paragraph == near]
    before = [v for v in before if v.tokens[-1].text not in DASHES]  # not the dateline
    if not before or not view.clauses or view.clauses[0].first != 0:
        return
    predicate = view.predicates[0]
    if predicate is None or not _reports(predicate) or not _points(view, predicate):
        return
    if any(t.is_quote for t in view.tokens) or view.mood(predicate.clause) is Mood.SUBJUNCTIVE_I:
        return
    told = before if _tells_all(before, predicate) else before[-1:]
    contents = [v.trim(range(v.last_word() + 1)) for v in told]
    if any(_is_reported(v) for v in told) or not all(contents):
        return
    said = Span(told[0].tokens[contents[0][0]].start, told[-1].tokens[contents[-1][-1]].end)
    source, listener = participants(view, predicate)
    is_content = view.tokens[0].text.lower() in POINTERS
    made = candidate(
        view,
        QuoteKind.INDIRECT,
        [0],
        "cue.back-pointer",
        predicate.tokens,
        reporting=predicate,
        source=source,
        addressee=listener,
        frame=frame_of_rest(view, [0] if is_content else [], range(len(view.tokens))),
        features=[strength_feature(predicate), *(["no-source"] if source is None else [])],
    )
    if made is not None:
        yield evolve(
            made,
            segments=(said, *(made.segments if is_content else ())),
            sentence=told[0].sentence.index,
            verbatim=tuple(span for v in told for span in verbatim(v, (said,))),
        )


def _opens_paragraph(view: View, earlier: Sequence[View]) -> bool:
    """Whether a sentence is the first of its paragraph, and the one before it is none of a heading."""
    before = (v for v in earlier[-1:] if v.sentence.paragraph == view.sentence.paragraph - 1)
    return any(v.tokens[-1].text == "." for v in before)


def _tells_all(before: Sequence[View], predicate: Predicate) -> bool:
    """Whether *Das berichtet das Blatt* takes up the two sentences that open a text, perhaps under a heading, and that
    nobody else tells; who confirms confirms the last one."""
    opens = len(before) == _MOST and before[0].sentence.paragraph <= 1 and not attributions(before[0])
    return opens and predicate.lemma not in words("confirming")
