"""Scenes: the words that point back to one, the rooms, and how a text leaves them."""

from __future__ import annotations

import pytest

from quoteattr import Channel, ChannelKind, Extractor
from quoteattr.channels.pointers import COLUMNS
from quoteattr.channels.scenes import Scene
from quoteattr.tables import read_table

POINTERS = {row["id"]: row for row in read_table("channel_pointers", COLUMNS)}


def last_channel(extractor: Extractor, text: str) -> Channel | None:
    return extractor.extract(text).quotes[-1].channel


@pytest.mark.parametrize("row", POINTERS)
def test_a_pointer_takes_the_channel_over(extractor: Extractor, row: str) -> None:
    channel = last_channel(extractor, POINTERS[row]["hit"])
    assert channel is not None
    assert channel.mention is not None
    assert channel.mention.text.lower() in POINTERS[row]["words"].lower().split()


@pytest.mark.parametrize("row", POINTERS)
def test_a_near_miss_does_not(extractor: Extractor, row: str) -> None:
    channel = last_channel(extractor, POINTERS[row]["miss"])
    assert channel is None or not channel.inherited


@pytest.mark.parametrize(
    ("name", "kind", "room"),
    [
        ("Landgericht", ChannelKind.EVENT, "session"),
        ("Parteitag", ChannelKind.EVENT, "session"),
        ("Festrede", ChannelKind.EVENT, "speech"),
        ("Instagram", ChannelKind.SOCIAL, "social"),
        ("Rheinpost", ChannelKind.PRINT, "outlet"),
        ("Brief", ChannelKind.DOCUMENT, "document"),
    ],
)
def test_rooms(name: str, kind: ChannelKind, room: str) -> None:
    assert Scene(Channel(name, kind), 0, 0).room == room


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "„Es reicht“, sagte Rätin Horn im Stadtrat. Rat Moll sagte, er sei müde.",
            "Stadtrat",
        ),
        ("Im Stadtrat stritt man. „Zu teuer“, fand Rat Timm. „Zu spät“, sagte Rätin Inge Rau.", "Stadtrat"),
        ("„Es reicht“, sagte Rätin Horn im Stadtrat. Am Montag hatte Rat Moll gesagt: „Wir schlafen.“", None),
        (
            "„Es reicht“, sagte Rätin Horn der „Rheinpost“. Jan Moll widersprach. „Wir schlafen“, sagte er.",
            None,
        ),
    ],
)
def test_scenes_hold_for_all_until_they_are_left(extractor: Extractor, text: str, wanted: str | None) -> None:
    channel = last_channel(extractor, text)
    assert (channel.name if channel is not None else None) == wanted
