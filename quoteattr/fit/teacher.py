"""A teacher in place of the weights: chooses as annotators did and records what there was to choose from.

What is decided for one quotation is evidence for the next; here every decision is the annotators'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import field, frozen

from quoteattr import channels, rank
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.view import View
from quoteattr.rank import Choice, Option, Place
from quoteattr.sources import resolve
from quoteattr.sources.attributions import Attribution

Judge = Callable[[Place, Option], bool | None]
"""What is asked and an option → whether that is right; ``None`` where nobody knows."""


@frozen
class Decision:
    """The features of each option, and which of the options would have been right (one or more); ``weight`` says for how
    many decisions this one counts."""

    options: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    weight: float = 1.0


@frozen
class Teacher:
    """Chooses as the annotators do and records what there was to choose from."""

    judge: Judge
    nobody: Callable[[Place], bool]
    usual: rank.Chooser
    seen: list[Decision] = field(factory=list, init=False)

    def choose(
        self, about: Place, options: Sequence[Option], otherwise: frozenset[str] | None
    ) -> Choice | None:
        right = [self.judge(about, option) for option in options]
        known = tuple(answer for answer in right if answer is not None)
        if len(known) < len(right):
            return self.usual.choose(about, options, otherwise)
        offered = tuple(option.features for option in options)
        if otherwise is not None:
            offered, known = (*offered, otherwise), (*known, not any(known) and self.nobody(about))
        if any(known):
            self.seen.append(Decision(offered, known))
        if True in right:
            return Choice(right.index(True), 1.0)
        return None if otherwise is not None else self.usual.choose(about, options, otherwise)


def listen(
    text: str, views: Sequence[View], candidates: Sequence[Candidate], teachers: Mapping[str, Teacher]
) -> tuple[Attribution, ...]:
    """The sources of a text with *teachers* in place of the weights, for the kinds of choices that they have."""
    return resolve(
        text,
        views,
        candidates,
        outlets=channels.load().outlet_name,
        choosers=lambda choice: teachers.get(choice) or rank.shipped(choice),
    )
