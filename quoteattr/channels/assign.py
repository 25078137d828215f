"""The channel of every quotation: from its frame, from the outlet that speaks, or from the run of speech
around it."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from quoteattr.channels.context import Context
from quoteattr.channels.interview import interview_channels
from quoteattr.channels.own import own_channel
from quoteattr.channels.pointers import pointed
from quoteattr.channels.scenes import Stage
from quoteattr.channels.table import ChannelTable, load
from quoteattr.channels.weigh import CHOICE, scene_of
from quoteattr.detect.candidate import Candidate
from quoteattr.quote import Channel, ChannelKind, Speaker
from quoteattr.rank import Chooser, shipped
from quoteattr.syntax.sentence import Sentence
from quoteattr.values import evolve

_log = logging.getLogger(__name__)


def assign(
    text: str,
    sentences: Sequence[Sentence],
    candidates: Sequence[Candidate],
    speakers: Sequence[Speaker | None],
    table: ChannelTable | None = None,
    chooser: Chooser | None = None,
) -> tuple[Channel | None, ...]:
    """The channel of each candidate, ``None`` where the text names none.

    Args:
        text: the document.
        sentences: its sentences, in order.
        candidates: its quotations in the order of ``Document.quotes``: by start, a parent before its
        children.
        speakers: the resolved source of each candidate.
        table: known channels; ``None`` for the shipped table.
        chooser: chooses among the open scenes; ``None`` for the weights that ship.
    """
    context = Context(text, tuple(sentences), table if table is not None else load())
    stage = Stage(context, candidates)
    interviews = interview_channels(context, candidates, speakers)
    channels: list[Channel | None] = []
    for number, candidate in enumerate(candidates):
        speaker = speakers[number]
        scenes = stage.before(number)
        own = interviews.get(number) or _in_full(own_channel(context, candidate), channels)
        scene = pointed(context, candidate, scenes, own)
        if scene is None:
            # *Wie Radio Nord meldet, sagte Voss, …* is speech in a report
            channel = own or _at(channels, candidate.parent)
            # where the whole of what somebody says is not said, no part of it is
            is_part = candidate.parent is not None and speakers[candidate.parent] == speaker
            if channel is None and scenes and not is_part:
                before = _at(channels, candidate.carried_from)
                scene = scene_of(
                    context, scenes, number, candidate, speaker, before, chooser or shipped(CHOICE)
                )
        if scene is not None:
            channel = scene.taken_over(candidate.sentence)
        if channel is not None:
            stage.spoken(number, channel, speaker, scene)
        channels.append(channel)
    here = [channel for channel in channels if channel is not None]
    taken_over = sum(channel.inherited for channel in here)
    _log.debug("%d channels named with their quotations, %d taken over", len(here) - taken_over, taken_over)
    return tuple(channels)


def _in_full(channel: Channel | None, before: Sequence[Channel | None]) -> Channel | None:
    """A court or council that the text named in full before: *Landgericht* after *vor dem Landgericht Hagen*."""
    if channel is None or channel.kind is not ChannelKind.EVENT:
        return channel
    longer = (c.name for c in before if c is not None and c.name.startswith(f"{channel.name} "))
    return evolve(channel, name=next(longer, channel.name))


def _at(channels: Sequence[Channel | None], number: int | None) -> Channel | None:
    return channels[number] if number is not None and number < len(channels) else None
