"""Inheritance: a quotation without a channel of its own takes that of the run of speech it belongs to.

A run is what one source says in one place: it goes on in the next sentence (*Weiter sagte sie*), in the
subjunctive without a frame, inside the same frame. It ends with another source, a change of scene or
distance.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.channels.context import Context
from quoteattr.channels.forms import fold_words
from quoteattr.channels.frame import Frame, frames_of
from quoteattr.channels.own import channels_in
from quoteattr.channels.scene import new_scene
from quoteattr.detect.candidate import Candidate
from quoteattr.quote import Channel, ChannelKind, Speaker

_NEXT_SENTENCES = 2
"""A run may be interrupted by one sentence of narration."""
_NESTED = 30
"""Nested quotations that are skipped on the way back to the one before."""
_ONWARDS = frozenset({"weiter", "ferner", "außerdem", "zudem", "darin", "dort", "auch"})
_SCENE_RANKS = 5
"""Narration before a quotation sets its scene by an outlet, a platform, an occasion or an interview, not by
a document."""


def from_run(
    context: Context,
    number: int,
    candidates: Sequence[Candidate],
    speakers: Sequence[Speaker | None],
    channels: Sequence[Channel | None],
) -> Channel | None:
    """The channel that candidate *number* takes over, ``None`` when there is nothing to take.

    *„…“, sagte Rätin Ilse Horn im Radio. Es sei „höchste Zeit“, fügte sie hinzu.*: both by radio.
    """
    candidate = candidates[number]
    around = _enclosing(number, candidates)
    if around is not None and channels[around] is not None:
        return channels[around]
    origin = candidate.carried_from
    if origin is not None and origin < number:
        near = candidate.sentence - candidates[origin].last_sentence <= _NEXT_SENTENCES
        if near and (
            speakers[number] is speakers[origin] or _same_source(speakers[number], speakers[origin])
        ):
            return _taken_over(channels[origin])
    if new_scene(context, candidate):
        return None
    scene = _scene_before(context, number, candidates, speakers)
    if scene is not None:
        return scene
    earlier = _neighbour(number, candidates)
    if earlier is not None and _same_run(context, number, earlier, candidates, speakers):
        return _taken_over(channels[earlier])
    return None


def _enclosing(number: int, candidates: Sequence[Candidate]) -> int | None:
    """The quotation that holds *number*: *Wie Radio Nord meldet, sagte Voss, …* is reported speech in a
    report."""
    candidate = candidates[number]
    if candidate.parent is not None and candidate.parent < number:
        return candidate.parent
    before = number - 1
    if before >= 0 and candidates[before].span.start <= candidate.span.start:
        return before if candidate.span.end <= candidates[before].span.end else None
    return None


def _taken_over(channel: Channel | None) -> Channel | None:
    return None if channel is None else evolve(channel, inherited=True)


def _neighbour(number: int, candidates: Sequence[Candidate]) -> int | None:
    """The quotation in front of *number* that is not nested in another and does not hold it."""
    for k in range(number - 1, max(-1, number - _NESTED - 1), -1):
        if candidates[k].parent is None:
            return k
    return None


def _same_run(
    context: Context,
    number: int,
    earlier: int,
    candidates: Sequence[Candidate],
    speakers: Sequence[Speaker | None],
) -> bool:
    here, there = candidates[number], candidates[earlier]
    gap = here.sentence - there.last_sentence
    if gap > _NEXT_SENTENCES:
        return False
    nobody = speakers[number] is None and speakers[earlier] is None and _goes_on(context, here)
    if not nobody and not _same_source(speakers[number], speakers[earlier]):
        return False
    new_paragraph = (
        context.sentences[here.sentence].paragraph != context.sentences[there.last_sentence].paragraph
    )
    return not (new_paragraph and gap > 1)


def _same_source(a: Speaker | None, b: Speaker | None) -> bool:
    if a is None or b is None:
        return False
    short, long = sorted((fold_words(a.name.lower()), fold_words(b.name.lower())), key=len)
    return bool(short) and long[-len(short) :] == short


def _goes_on(context: Context, candidate: Candidate) -> bool:
    """*Weiter heißt es*: nobody is named, and the words say that the same text goes on."""
    return any(
        frame.sentence.tokens[i].text.lower() in _ONWARDS
        for frame in frames_of(context, candidate)
        for i in frame.tokens
    )


def _scene_before(
    context: Context, number: int, candidates: Sequence[Candidate], speakers: Sequence[Speaker | None]
) -> Channel | None:
    """A channel that the narration sets: *Am Abend trat Horn im Regionalfernsehen auf. Sie sei
    „zuversichtlich“.*"""
    candidate = candidates[number]
    sentence = candidate.sentence
    frames = frames_of(context, candidate)
    start = min((f.sentence.tokens[min(f.tokens)].start for f in frames), default=candidate.segments[0].start)
    occupied = [s for c in candidates[max(0, number - 8) : number + 1] for s in (*c.segments, *c.frame)]
    for at in (sentence, sentence - 1):
        if at < 0 or context.sentences[at].paragraph != context.sentences[sentence].paragraph:
            break
        tokens = context.sentences[at].tokens
        free = frozenset(
            i
            for i in context.layout(at).main
            if tokens[i].end <= start and not any(s.start <= tokens[i].start < s.end for s in occupied)
        )
        if not free or (at != sentence and not _names_speaker(context, at, speakers[number])):
            continue
        found = [
            f for f in channels_in(context, Frame(context.sentences[at], free)) if f.rank <= _SCENE_RANKS
        ]
        found = [f for f in found if f.channel.kind is not ChannelKind.AGENCY]
        if found:
            channel = min(found, key=lambda f: (f.rank, f.at)).channel
            return channel if at == sentence else _taken_over(channel)
    return None


def _names_speaker(context: Context, number: int, speaker: Speaker | None) -> bool:
    """Whether sentence *number* names *speaker*, at least by the last word of the name."""
    if speaker is None:
        return False
    words = fold_words(speaker.name)
    return bool(words) and not context.layout(number).words.isdisjoint((words[-1], words[-1] + "s"))
