"""Interviews without quotation marks: *ZEIT: Wann kommt das Gesetz?* — *Reuter: Im Herbst.*

A paragraph that opens with a short label and a colon is a turn when at least two sides take turns, each at least twice, and
somebody asks something; so a single *Berlin: …* or a list of *Hinweis: …* is not one. The two sides speak to each other.
Or only the answers have a label: *Herr Reuter, wann kommt das Gesetz?* — *Reuter: Im Herbst.*
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import regex
from attrs import evolve, frozen

from quoteattr.detect.build import candidate
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.view import View
from quoteattr.quote import QuoteKind

RULE = "direct.interview"
_MOST_LABEL_WORDS = 5
_DOMAIN = regex.compile(r"[\w-]+(?:\.[\w-]+)*\.\p{L}{2,4}")
_TWICE = 2
_ALTERNATING = 0.7
"""The share of turns that are followed by another side."""


@frozen
class Turn:
    """A labelled paragraph: its first sentence, the token of the colon, whose turn it is, its last sentence."""

    view: View
    colon: int
    side: str
    last: View

    @property
    def label(self) -> Phrase:
        """The words before the colon."""
        return Phrase(self.view.sentence.index, 0, self.colon - 1, 0, "label")

    @property
    def is_somebody(self) -> bool:
        """Whether the label names a side and not what follows: not *Frage: …*, *ANTWORT: …*."""
        return self.view.lexicon.noun(self.view.tokens[self.colon - 1].text) is None

    @property
    def asks(self) -> bool:
        """Whether the turn ends in a question."""
        return _asks(self.last)


def interview_turns(views: Sequence[View]) -> Iterator[Candidate]:
    """One direct quotation for each turn, from the word after its label to the end of the paragraph."""
    paragraphs = [tuple(group) for _, group in groupby(views, key=lambda view: view.sentence.paragraph)]
    turns = [turn for paragraph in paragraphs if (turn := _turn(paragraph)) is not None]
    if not _take_turns(turns) and not _answers(paragraphs, turns):
        return
    for number, turn in enumerate(turns):
        beside = [*turns[number + 1 : number + 2], *turns[max(0, number - 1) : number]]
        if not turn.asks:
            beside.reverse()
        listener = next((other for other in beside if other.side != turn.side and other.is_somebody), None)
        made = _quotation(turn)
        if made is not None:
            yield evolve(made, addressee=listener.label if listener is not None else None)


def is_turn(candidate: Candidate) -> bool:
    """Whether a quotation is a turn of an interview, so that its label says whose it is."""
    return any(evidence.rule == RULE for evidence in candidate.evidence)


def _turn(paragraph: Sequence[View]) -> Turn | None:
    first, last = paragraph[0], paragraph[-1]
    colon = _label_end(first)
    return None if colon is None else Turn(first, colon, first.tokens[colon - 1].text.casefold(), last)


def _take_turns(turns: Sequence[Turn]) -> bool:
    """Whether two sides with labels alternate, and somebody asks."""
    sides = Counter(turn.side for turn in turns)
    changes = sum(a.side != b.side for a, b in pairwise(turns))
    return (
        sum(times >= _TWICE for times in sides.values()) >= _TWICE
        and changes >= _ALTERNATING * (len(turns) - 1)
        and any(turn.asks for turn in turns)
    )


def _answers(paragraphs: Sequence[Sequence[View]], turns: Sequence[Turn]) -> bool:
    """Whether one side has a label, and questions without one stand in front of most of its turns."""
    starts = {turn.view.sentence.index for turn in turns}
    asked = [
        _asks(before[-1])
        for before, paragraph in pairwise(paragraphs)
        if paragraph[0].sentence.index in starts and before[0].sentence.index not in starts
    ]
    return (
        len({turn.side for turn in turns}) == 1
        and len(turns) >= _TWICE
        and len(asked) == len(turns)
        and 2 * sum(asked) >= len(turns)
    )


def _asks(view: View) -> bool:
    return view.tokens[-1].text.endswith("?")


def _label_end(view: View) -> int | None:
    """The index of the colon after the label that a sentence opens with, or ``None``."""
    for k, token in enumerate(view.tokens[: _MOST_LABEL_WORDS + 1]):
        if token.text == ":":
            speaks = k + 1 < len(view.tokens) and not view.tokens[k + 1].is_quote
            return k if k > 0 and speaks else None
        if not (token.text[:1].isupper() or token.is_punctuation or _DOMAIN.fullmatch(token.text)):
            return None
    return None


def _quotation(turn: Turn) -> Candidate | None:
    view = turn.view
    made = candidate(
        view,
        QuoteKind.DIRECT,
        range(turn.colon + 1, len(view.tokens)),
        RULE,
        range(turn.colon),
        frame=range(turn.colon + 1),
        source=turn.label if turn.is_somebody else None,
    )
    if made is None:
        return None
    whole = evolve(made.segments[0], end=turn.last.tokens[-1].end)
    return evolve(made, segments=(whole,), verbatim=(whole,), last_sentence=turn.last.sentence.index)
