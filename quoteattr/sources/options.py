"""Who may be the one that goes on speaking, with the evidence for each.

A quotation without a frame belongs to somebody of whom the text has just told. Earlier quotations offer their speakers,
the sentences in front offer whom they name: *Der Verband äußerte sich besorgt. Die Fristen seien zu kurz.* The evidence is
a set of names; their weights (``carry_weights.tsv``) are fitted by ``python -m quoteattr.fit.carrying``.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from attrs import evolve, frozen

from quoteattr.detect.candidate import Candidate
from quoteattr.quote import QuoteKind, Span, Speaker
from quoteattr.sources.attributions import Attribution
from quoteattr.sources.stage import Actor, Stage
from quoteattr.tables import read_table

NOBODY = "nobody"
"""The weight of the answer that the text does not tell."""
_SENTENCES = 4
"""So many sentences in front of a quotation are looked at."""
_QUOTATIONS = 4
"""So many earlier quotations offer their speakers."""
_CONTENTS = 8
"""Words inside so many earlier quotations name whom they speak of."""
_CROWD = 40
"""So many actors of one sentence are looked at, those nearest to the quotation."""
_JUST_BEFORE = 1
"""A deed told at most so many sentences before counts more."""
_FAR = 3


@frozen
class Option:
    """Somebody who may have gone on speaking; ``spoke`` tells whether an earlier quotation has this very mention."""

    speaker: Speaker
    certainty: float
    features: frozenset[str]
    spoke: bool = False


@frozen
class Choice:
    """The best option and the probability that its name is right."""

    option: Option
    probability: float


def options(
    stage: Stage,
    candidates: Sequence[Candidate],
    done: Mapping[int, Attribution],
    previous: Sequence[int],
    index: int,
) -> list[Option]:
    """All who may have said candidate number *index*.

    Args:
        stage: the sentences and who is in them.
        candidates: the quotations of the document.
        done: the attributions of those in front of it.
        previous: their numbers in text order.
        index: the quotation.
    """
    candidate = candidates[index]
    start = candidate.segments[0].start
    here = stage.sentences[candidate.sentence].paragraph
    turns = _turns(done, previous)
    contents = [s for i in previous[-_CONTENTS:] for s in candidates[i].segments]
    found: dict[Span, Option] = {}
    for number in range(candidate.sentence, max(-1, candidate.sentence - _SENTENCES - 1), -1):
        actors = stage.actors(number)
        last = bisect_right(actors, start, key=_end)
        distance = candidate.sentence - number
        for actor in actors[max(0, last - _CROWD) : last]:
            features = {*actor.features, *_told(actor, distance)}
            if stage.sentences[number].paragraph != here:
                features.add("other-paragraph")
            if any(content.start <= actor.span.start < content.end for content in contents):
                features.add("inside-content")
            if actor.span in turns:
                features.update(_spoke(candidates, candidate, *turns[actor.span]))
            found[actor.span] = Option(
                actor.speaker, actor.certainty, frozenset(features), actor.span in turns
            )
    if _overtaken(found.values()):
        found = {span: _late(option) if option.spoke else option for span, option in found.items()}
    for span, (turn, at) in turns.items():
        speaker = done[at].speaker
        if span not in found and speaker is not None:
            features = {f"is-{speaker.kind}", *_spoke(candidates, candidate, turn, at)}
            found[span] = Option(speaker, done[at].probability, frozenset(features), True)
    return list(found.values())


def _overtaken(found: Iterable[Option]) -> bool:
    """Whether somebody new tells something after the last speaker: *Der Verband äußerte sich besorgt.*"""
    spoke = [_start(option) for option in found if option.spoke]
    tells = [_start(option) for option in found if not option.spoke and _is_new_voice(option.features)]
    return bool(spoke) and max(tells, default=-1) > max(spoke)


def _is_new_voice(features: frozenset[str]) -> bool:
    return "tells-just-before" in features and "inside-content" not in features


def _late(option: Option) -> Option:
    return evolve(option, features=option.features | {"spoke-overtaken"})


def _start(option: Option) -> int:
    mention = option.speaker.mention
    return -1 if mention is None else mention.span.start


def choose(found: Sequence[Option], weights: Mapping[str, float] | None = None) -> Choice | None:
    """The best option, ``None`` where the text does not tell.

    The probability is that of all options of the same name (a softmax over the sums of weights).
    """
    of = carry_weights() if weights is None else weights
    scores = [math.fsum(of.get(feature, 0.0) for feature in option.features) for option in found]
    nobody = of.get(NOBODY, 0.0)
    best = max(scores, default=nobody)
    if not scores or best < nobody:
        return None
    chosen = found[scores.index(best)]
    shares = [math.exp(score - best) for score in scores]
    total = math.fsum(shares) + math.exp(nobody - best)
    same = math.fsum(
        share
        for option, share in zip(found, shares, strict=True)
        if option.speaker.name == chosen.speaker.name
    )
    return Choice(chosen, same / total)


@cache
def carry_weights() -> Mapping[str, float]:
    """The weights that ship with the package, by name of evidence."""
    rows = read_table("carry_weights", ("evidence", "weight"))
    return {row["evidence"]: float(row["weight"]) for row in rows}


def _end(actor: Actor) -> int:
    return actor.span.end


def _turns(done: Mapping[int, Attribution], previous: Sequence[int]) -> dict[Span, tuple[int, int]]:
    """The mentions of those who spoke last: how many turns ago, and the number of the quotation."""
    spoken = islice((i for i in reversed(previous) if done[i].speaker is not None), _QUOTATIONS)
    turns: dict[Span, tuple[int, int]] = {}
    for turn, at in enumerate(spoken):
        speaker = done[at].speaker
        if speaker is not None and speaker.mention is not None:
            turns.setdefault(speaker.mention.span, (turn, at))
    return turns


def _told(actor: Actor, distance: int) -> Iterator[str]:
    yield f"sentence-{min(distance, _FAR)}"
    if actor.tells and distance <= _JUST_BEFORE:
        yield "tells-just-before"


def _spoke(candidates: Sequence[Candidate], candidate: Candidate, turn: int, at: int) -> Iterator[str]:
    """What makes a speaker go on: the chain that detection saw, a quotation just before; not in a new sentence."""
    other = candidates[at]
    if turn > 0:
        if turn > 1:
            yield "spoke-long-ago"
        return
    distance = max(0, candidate.sentence - other.last_sentence)
    if distance in (1, 2):
        yield f"spoke-last-{distance}"
    if candidate.carried_from is not None:
        yield "spoke-last-chained"
    if other.kind is QuoteKind.FREE_INDIRECT:
        yield "spoke-last-rumour"
    if other.source is not None and other.source.role == "subject":
        yield "spoke-last-subject"
