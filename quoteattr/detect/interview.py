"""Interviews without quotation marks: *ZEIT: Wann kommt das Gesetz?* — *Reuter: Im Herbst.*

A line that opens with a short label and a colon is a turn when the text has several such lines and a label comes back, so
that a single *Berlin: …* or *Hinweis: …* is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve

from quoteattr.detect.build import candidate
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.view import View
from quoteattr.quote import QuoteKind

_LABEL_TAGS = frozenset({"NE", "NN", "FM", "XY", "ADJA", "ART", "CARD", "TRUNC", "$("})
_MOST_LABEL_WORDS = 5


def interview_turns(views: Sequence[View]) -> Iterator[Candidate]:
    """One direct quotation for each turn, from behind its label to the end of the paragraph."""
    labelled = [(i, end) for i, view in enumerate(views) if (end := _label_end(views, i)) is not None]
    labels = Counter(_label(views[i], end) for i, end in labelled)
    if len(labelled) < 3 or max(labels.values(), default=0) < 2 or len(labels) > len(labelled) / 2 + 1:
        return
    for i, end in labelled:
        yield from _turn(views, i, end)


def _label_end(views: Sequence[View], i: int) -> int | None:
    """The index of the colon behind a label that opens a paragraph, or ``None``."""
    view = views[i]
    if i > 0 and views[i - 1].sentence.paragraph == view.sentence.paragraph:
        return None
    for k, token in enumerate(view.tokens[: _MOST_LABEL_WORDS + 1]):
        if token.text == ":":
            speaks = k + 1 < len(view.tokens) and not view.tokens[k + 1].is_quote
            return k if k > 0 and speaks else None
        if token.tag not in _LABEL_TAGS or not (token.text[:1].isupper() or token.is_punctuation):
            return None
    return None


def _label(view: View, end: int) -> str:
    return view.text[view.tokens[0].start : view.tokens[end - 1].end].casefold()


def _turn(views: Sequence[View], i: int, end: int) -> Iterator[Candidate]:
    view = views[i]
    last = view
    for later in views[i + 1 :]:
        if later.sentence.paragraph != view.sentence.paragraph:
            break
        last = later
    made = candidate(
        view,
        QuoteKind.DIRECT,
        range(end + 1, len(view.tokens)),
        "direct.interview",
        range(end),
        frame=range(end + 1),
        source=Phrase(view.sentence.index, 0, end - 1, 0, "label"),
        features=["utterance"],
    )
    if made is None:
        return
    whole = evolve(made.segments[0], end=last.tokens[-1].end)
    yield evolve(made, segments=(whole,), verbatim=(whole,), last_sentence=last.sentence.index)
