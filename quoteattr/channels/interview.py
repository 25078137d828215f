"""The outlet that asks in an interview with labels is the channel of both sides.

*RHEINPOST: Wie geht es Ihnen?* — *Lang: Gut.*
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quoteattr.channels.context import Context
from quoteattr.channels.unknown import is_domain
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.interview import is_turn
from quoteattr.quote import Channel, ChannelKind, Mention, Span, Speaker, SpeakerKind
from quoteattr.values import evolve
from quoteattr.words.outlets import outlet_by_form


def interview_channels(
    context: Context, candidates: Sequence[Candidate], speakers: Sequence[Speaker | None]
) -> Mapping[int, Channel]:
    """The number of each turn of an interview and the outlet that one of the labels names; nothing where none does."""
    turns = [n for n, c in enumerate(candidates) if is_turn(c)]
    labels = {n: _label(context, candidates[n]) for n in turns}
    sides = (n for n in turns if candidates[n].source is not None)
    found = (channel for n in sides if (channel := _outlet(context, labels[n], speakers[n])) is not None)
    outlet = next(found, None)
    if outlet is None or outlet.mention is None:
        return {}
    own = outlet.mention.text
    return {n: evolve(outlet, mention=labels[n], inherited=False) if labels[n].text == own
            else evolve(outlet, inherited=True) for n in turns}  # fmt: skip


def _label(context: Context, candidate: Candidate) -> Mention:
    """The label without its colon."""
    frame = candidate.frame[0]
    text = frame.of(context.text).rstrip(" \u00a0:")
    return context.wording(Span(frame.start, frame.start + len(text)))


def _outlet(context: Context, label: Mention, speaker: Speaker | None) -> Channel | None:
    """A label that the text names as an outlet elsewhere (*das Magazin „Wochenblick“*), that the table knows, that has the
    form of an outlet's name, or that is a word in capitals, not a person."""
    told = context.outlet_called(label.text)
    if told is not None:
        return Channel(told.name, told.kind, label)
    entry = context.table.lookup(label.text)
    if entry is not None:
        return Channel(entry.name, entry.kind, label)
    if is_domain(label.text):
        return Channel(label.text, ChannelKind.ONLINE, label)
    by_form = outlet_by_form(label.text.title() if label.text.isupper() else label.text)
    is_person = speaker is not None and speaker.kind is SpeakerKind.PERSON
    in_capitals = label.text.isupper() and label.text.isalpha() and not is_person
    return Channel(by_form or label.text, ChannelKind.PRINT, label) if by_form or in_capitals else None
