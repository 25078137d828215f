"""Who may be the one that goes on speaking, with the evidence for each.

A quotation without a frame belongs to somebody the text has just been about. Earlier quotations offer their speakers,
the preceding sentences offer whomever they name: *Der Verband äußerte sich besorgt. Die Fristen seien zu kurz.* The
evidence is a set of names, which :mod:`quoteattr.rank` weighs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from attrs import evolve, field, frozen

from quoteattr.detect.candidate import Candidate
from quoteattr.quote import QuoteKind, Span, Speaker
from quoteattr.rank import Option
from quoteattr.sources.attributions import Attribution
from quoteattr.sources.speech import words_of
from quoteattr.sources.stage import Actor, Stage

_SENTENCES = 4
"""At most this many sentences before a quotation are looked at."""
_LOOKED_AT = 60
"""Somebody who spoke is looked for at most this many quotations back."""
_QUOTATIONS = 4
"""At most this many earlier quotations offer their speakers."""
_CONTENTS = 8
"""Words inside this many earlier quotations name people who are spoken of."""
_CROWD = 40
"""At most this many actors of one sentence are looked at, those nearest to the quotation."""
_JUST_BEFORE = 1
"""A deed told at most this many sentences earlier counts more."""
_FAR = 3
_TELLING = frozenset({"tells", "tells-surely", "tells-just-before"})


@frozen
class Carrier(Option):
    """Somebody who may have gone on speaking; ``spoke``: whether an earlier quotation has this very mention."""

    speaker: Speaker = field(kw_only=True)
    certainty: float = field(kw_only=True)
    spoke: bool = field(kw_only=True)


def options(
    stage: Stage,
    candidates: Sequence[Candidate],
    done: Mapping[int, Attribution],
    previous: Sequence[int],
    index: int,
) -> list[Carrier]:
    """All who may have said candidate number *index*.

    Args:
        stage: the sentences and who is in them.
        candidates: the quotations of the document.
        done: the attributions of those before it.
        previous: their numbers in text order.
        index: the quotation.
    """
    candidate = candidates[index]
    start = candidate.segments[0].start
    here = stage.sentences[candidate.sentence].paragraph
    turns = _turns(done, previous)
    contents = [s for i in previous[-_CONTENTS:] for s in words_of(candidates[i])]
    found: dict[Span, Carrier] = {}
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
                features -= _TELLING  # the source of other words takes nobody's place
            if actor.span in turns:
                features.update(_spoke(candidates, candidate, *turns[actor.span]))
            found[actor.span] = _carrier(
                features, actor.speaker, actor.span, actor.certainty, actor.span in turns
            )
    if _overtaken(found.values()):
        found = {span: _late(option) if option.spoke else option for span, option in found.items()}
    for span, (turn, at) in turns.items():
        speaker = done[at].speaker
        if span not in found and speaker is not None:
            features = {f"is-{speaker.kind}", *_spoke(candidates, candidate, turn, at)}
            found[span] = _carrier(features, speaker, span, done[at].probability, True)
    return list(found.values())


def _carrier(features: set[str], speaker: Speaker, span: Span, certainty: float, spoke: bool) -> Carrier:
    return Carrier(frozenset(features), span, speaker.name, speaker=speaker, certainty=certainty, spoke=spoke)


def _overtaken(found: Iterable[Carrier]) -> bool:
    """Whether somebody new tells something after the last speaker: *Der Verband äußerte sich besorgt.*"""
    spoke = [option.span.start for option in found if option.spoke]
    tells = [option.span.start for option in found if not option.spoke and _is_new_voice(option.features)]
    return bool(spoke) and max(tells, default=-1) > max(spoke)


def _is_new_voice(features: frozenset[str]) -> bool:
    return "tells-just-before" in features and "inside-content" not in features


def _late(option: Carrier) -> Carrier:
    return evolve(option, features=option.features | {"spoke-overtaken"})


def _end(actor: Actor) -> int:
    return actor.span.end


def _turns(done: Mapping[int, Attribution], previous: Sequence[int]) -> dict[Span, tuple[int, int]]:
    """The mentions of those who spoke last: how many turns ago, and the number of the quotation."""
    recent = islice(reversed(previous), _LOOKED_AT)
    spoken = islice((i for i in recent if done[i].speaker is not None), _QUOTATIONS)
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
