"""Choosing one of several options by what speaks for each: the one way in which the library chooses.

Who is the subject of a clause, who goes on speaking, whom *er* or *die Sprecherin* means: each is a choice among some
options. An option has named features; a table (``data/choices.tsv``, written by ``python -m quoteattr.fit``) gives each its
weight; a softmax over the sums makes probabilities of them (a conditional logit, McFadden 1974).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Protocol

import attrs

from quoteattr.quote import Span
from quoteattr.scoring import Weights
from quoteattr.tables import read_table
from quoteattr.values import frozen

NOBODY = frozenset({"nobody"})
"""The features of the answer that it is none of the options."""
COLUMNS = ("choice", "feature", "weight")
"""The columns of the table."""

Place = tuple[int, int]
"""What a choice is about: two numbers that distinguish it from others of its kind."""


@frozen
class Option:
    """What may be chosen: its features, the words that stand for it, and under which name.

    Options of one name are the same answer in different words; their probabilities add up.
    """

    features: frozenset[str]
    span: Span
    name: str


@frozen
class Choice:
    """The number of the best option and the probability that it is right."""

    index: int
    probability: float


class Chooser(Protocol):
    """Whatever makes the choice; fitting puts a teacher in place of the weights."""

    def choose(
        self, about: Place, options: Sequence[Option], otherwise: frozenset[str] | None
    ) -> Choice | None:
        """The best of *options*, ``None`` where there is none or the answer *otherwise* is likelier.

        Args:
            about: what is asked.
            options: what may be the answer.
            otherwise: the features of the answer that it is none of them; ``None`` where that cannot be.
        """


@attrs.frozen
class Ranker(Weights):
    """The weights of one kind of choice."""

    def choose(
        self, about: Place, options: Sequence[Option], otherwise: frozenset[str] | None
    ) -> Choice | None:
        """The likeliest of *options*; see :class:`Chooser`."""
        if not options:
            return None
        scores = [self.score(option.features) for option in options]
        other = -math.inf if otherwise is None else self.score(otherwise)
        best = max(scores)
        shares = [math.exp(score - best) for score in scores]
        answers: dict[str | int, float] = defaultdict(float)
        for number, (option, share) in enumerate(zip(options, shares, strict=True)):
            answers[option.name or number] += share
        nobody = math.exp(other - best)
        answer = max(answers, key=answers.__getitem__)
        if answers[answer] < nobody:
            return None
        index = max(
            (n for n, option in enumerate(options) if (option.name or n) == answer), key=scores.__getitem__
        )
        return Choice(index, answers[answer] / (math.fsum(shares) + nobody))


Choosers = Callable[[str], Chooser]
"""Kind of choice → what chooses."""


def shipped(choice: str) -> Ranker:
    """The weights that ship with the package for a kind of choice."""
    return load()[choice]


@cache
def load() -> Mapping[str, Ranker]:
    """Kind of choice → the weights that ship with the package."""
    found: dict[str, dict[str, float]] = {}
    for row in read_table("choices", COLUMNS):
        found.setdefault(row["choice"], {})[row["feature"]] = float(row["weight"])
    return {choice: Ranker(weights) for choice, weights in found.items()}
