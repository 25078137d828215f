"""*Der Zug entgleiste. Das teilte die Bahn mit.* — a statement and the frame that points back at it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from quoteattr.cues.lexicon import Frame
from quoteattr.detect.build import candidate, frame_of_rest, strength_feature
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.participants import addressee, subject
from quoteattr.detect.view import View
from quoteattr.quote import QuoteKind

_POINTERS = frozenset({"das", "dies"})


def back_pointers(view: View, previous: View | None) -> Iterator[Candidate]:
    """The sentence before plus the pointing *Das* or *Dies* are the content, the rest is the frame.

    *Die Bank schließt zwei Filialen. Dies bestätigte ein Sprecher.* Only when nothing else is reported in the sentence
    (*Das sagte er am Montag*), and only within a paragraph.
    """
    if previous is None or previous.sentence.paragraph != view.sentence.paragraph or not view.tokens:
        return
    if view.tokens[0].text.lower() not in _POINTERS or not view.clauses or view.clauses[0].first != 0:
        return
    predicate = view.predicates[0]
    if predicate is None or not predicate.is_cue or not predicate.takes(Frame.DASS, Frame.V2_INDICATIVE) or predicate.finite != 1:
        return
    if any(t.is_quote for t in view.tokens):
        return
    source = subject(view, 0, predicate)
    content = previous.trim(range(0, previous.last_word() + 1))
    head = candidate(previous, QuoteKind.INDIRECT, content, "cue.back-pointer", content[:1])
    made = candidate(
        view, QuoteKind.INDIRECT, [0], "cue.back-pointer", predicate.tokens, cue_lemma=predicate.lemma, cue_tokens=predicate.tokens,
        frame=frame_of_rest(view, [0], range(0, len(view.tokens))), source=source, addressee=addressee(view, 0, predicate, source),
        mode=predicate.mode, polarity=predicate.polarity, features=[strength_feature(predicate), *(["no-source"] if source is None else [])],
    )  # fmt: skip
    if head is None or made is None:
        return
    yield evolve(made, segments=(*head.segments, *made.segments), sentence=previous.sentence.index, verbatim=head.verbatim)
