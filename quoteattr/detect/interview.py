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

from quoteattr.detect.build import candidate, through
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.view import View
from quoteattr.quote import QuoteKind
from quoteattr.values import frozen
from quoteattr.words.press import is_outlet

RULE = "direct.interview"
_MOST_LABEL_WORDS = 5
_LONGEST_LABEL = 16
_DOMAIN = regex.compile(r"[\w-]+(?:\.[\w-]+)*\.\p{L}{2,4}")
_TWICE = 2
_ALTERNATING = 0.7
"""The share of turns that are followed by another side."""


@frozen
class Turn:
    """A labelled paragraph: its first sentence, the token of the colon, its last sentence."""

    view: View
    colon: int
    last: View

    @property
    def label(self) -> Phrase:
        """The words before the colon."""
        bracket = _bracket(self.view)
        behind = bracket.start if bracket.stop == self.colon else self.colon
        return Phrase(self.view.sentence.index, 0, behind - 1, 0, "label")

    @property
    def name(self) -> str:
        """The last word of the label."""
        return self.view.tokens[self.label.last].text

    @property
    def side(self) -> str:
        """Whose turn it is."""
        return self.name.casefold()

    @property
    def is_somebody(self) -> bool:
        """Whether the label names a side and not what follows: not *Frage: …*, *ANTWORT: …*."""
        return self.view.lexicon.noun(self.name) is None

    @property
    def asks(self) -> bool:
        """Whether the turn ends in a question."""
        return _asks(self.last)


def interview_turns(views: Sequence[View]) -> Iterator[Candidate]:
    """One direct quotation for each turn, from the word after its label to the end of the paragraph."""
    paragraphs = [tuple(group) for _, group in groupby(views, key=lambda view: view.sentence.paragraph)]
    labels = ((paragraph, _label_end(paragraph[0])) for paragraph in paragraphs)
    turns = [Turn(paragraph[0], colon, paragraph[-1]) for paragraph, colon in labels if colon is not None]
    if not _take_turns(turns) and not _answers(paragraphs, turns):
        return
    for number, turn in enumerate(turns):
        beside = [*turns[max(0, number - 1) : number], *turns[number + 1 : number + 2]]
        listener = next((other for other in beside if other.side != turn.side and other.is_somebody), None)
        made = candidate(
            turn.view,
            QuoteKind.DIRECT,
            range(turn.colon + 1, len(turn.view.tokens)),
            RULE,
            range(turn.colon),
            frame=range(turn.colon + 1),
            source=turn.label if turn.is_somebody else None,
            addressee=listener.label if listener is not None else None,
        )
        if made is not None:
            yield through(made, turn.last)


def is_turn(candidate: Candidate) -> bool:
    """Whether a quotation is a turn of an interview, so that its label says whose it is."""
    return any(evidence.rule == RULE for evidence in candidate.evidence)


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
    """Whether one side has a label, and questions without one stand in front of most of its turns; one question is enough if
    it calls who answers by name: *Frau Pohl, wie viele fehlen?* — *Jana Pohl: Vierzig.*"""
    by_start = {turn.view.sentence.index: turn for turn in turns}
    questions = [
        (before[-1], by_start[paragraph[0].sentence.index])
        for before, paragraph in pairwise(paragraphs)
        if paragraph[0].sentence.index in by_start and before[0].sentence.index not in by_start
    ]
    return (
        len({turn.side for turn in turns}) == 1
        and len(questions) == len(turns)
        and 2 * sum(_asks(question) for question, _ in questions) >= len(turns)
        and (len(turns) >= _TWICE or any(_calls(question, turn.side) for question, turn in questions))
    )


def _calls(view: View, side: str) -> bool:
    """Whether a question begins with the name of who is asked: *Frau Pohl, …?*"""
    first, *rest = (token.text for token in view.tokens)
    return first in ("Frau", "Herr") and side in map(
        str.casefold, rest[: rest.index(",")] if "," in rest else ()
    )


def _asks(view: View) -> bool:
    return view.tokens[-1].text.endswith("?")


def _label_end(view: View) -> int | None:
    """The index of the colon after the label that a sentence opens with, or ``None``."""
    bracket = _bracket(view)
    for k, token in enumerate(view.tokens[: _MOST_LABEL_WORDS + 1 + len(bracket)]):
        if k in bracket:
            continue
        if token.text == ":":
            speaks = k + 1 < len(view.tokens) and not view.tokens[k + 1].is_quote
            return k if k > 0 and speaks else None
        named = token.text[:1].isupper() or is_outlet(token.text)  # *taz: …*
        if not (named or token.is_punctuation or _DOMAIN.fullmatch(token.text)):
            return None
    return None


def _bracket(view: View) -> range:
    """The bracket in the label that a sentence opens with: *Lund (lacht): …*"""
    opening = next((k for k, t in enumerate(view.tokens[:_MOST_LABEL_WORDS]) if t.text == "("), None)
    closing = next((k for k, t in enumerate(view.tokens[:_LONGEST_LABEL]) if t.text == ")"), None)
    return range(opening, closing + 1) if opening is not None and closing is not None else range(0)
