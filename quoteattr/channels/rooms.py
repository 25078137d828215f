"""What a scene is like as a room: who may speak in it, and how long it holds.

A session, a programme or a thread is a room for several; an outlet that somebody talks to hears one person.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quoteattr.channels.frame import Frame
from quoteattr.channels.nouns import Use, is_noun
from quoteattr.quote import Channel, ChannelKind, Speaker
from quoteattr.tables import read_table

_BY_KIND = {
    ChannelKind.EVENT: "event",
    ChannelKind.INTERVIEW: "interview",
    ChannelKind.SOCIAL: "social",
    ChannelKind.DOCUMENT: "document",
    ChannelKind.OTHER: "document",
}
ROOMS = frozenset({*_BY_KIND.values(), "court", "parliament", "meeting", "show", "outlet"})
USES = frozenset({"called", "at-home"})
"""How the name of the room's channel ends; what its people are called."""


@cache
def load_rooms() -> dict[str, dict[str, tuple[str, ...]]]:
    """Use → room → words in lower case.

    Raises:
        InvalidTable: a row breaks the schema.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {use: {} for use in USES}
    for row in read_table("channel_rooms", ("room", "use", "words"), room=ROOMS, use=USES):
        found[row["use"]][row["room"]] = tuple(row["words"].split())
    return found


def room_of(channel: Channel, frames: Sequence[Frame]) -> str:
    """The sort of room that *channel* is as used in *frames*: *Landgericht* → court, *Interview mit dem Sender*
    → interview, *in der Talkshow „…“* → show."""
    name = channel.name.lower()
    if channel.kind is ChannelKind.EVENT:
        called = load_rooms()["called"]
        return next((r for r in ("court", "parliament", "meeting") if name.endswith(called[r])), "event")
    if channel.kind in _BY_KIND:
        return _BY_KIND[channel.kind]
    tokens = [frame.sentence.tokens[i] for frame in frames for i in sorted(frame.tokens)]
    nouns = [n for token in tokens for group in ("carrier", "classifier") if (n := is_noun(token, group))]
    if any(noun.kind is ChannelKind.INTERVIEW for noun in nouns):
        return "interview"
    programmes = load_rooms()["called"]["show"]
    shows = any(n.use is Use.CLASSIFIER and n.noun.lower().endswith(programmes) for n in nouns)
    return "show" if shows else "outlet"


def is_at_home(room: str, speaker: Speaker | None) -> bool:
    """Whether a speaker belongs to such a room: *die Angeklagte* to a court, *ein Nutzer* to a platform."""
    people = load_rooms()["at-home"].get(room, ())
    if speaker is None or not people:
        return False
    called = f"{speaker.name} {speaker.mention.text if speaker.mention is not None else ''}".lower()
    return any(word in called for word in people)
