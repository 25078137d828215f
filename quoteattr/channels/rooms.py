"""What a scene is like: what room it is, which sort of session, and who belongs to one."""

from __future__ import annotations

from functools import lru_cache

from quoteattr.channels.nouns import nouns_of
from quoteattr.memory import WORDS
from quoteattr.quote import Channel, ChannelKind, Speaker
from quoteattr.word_lists import words
from quoteattr.words.names import is_party
from quoteattr.words.nouns import is_only_time

_ROOMS = {
    ChannelKind.EVENT: "session",
    ChannelKind.SOCIAL: "social",
    ChannelKind.DOCUMENT: "document",
    ChannelKind.OTHER: "document",
}
_SORTS = ("court", "chamber", "press")
_WITH_PEOPLE = ("court", "chamber")


def room_of(channel: Channel) -> str:
    """What it is like: several may speak in a *session* and on a *social* platform, a *speech* is one person's, an *outlet*
    hears one, a *document* speaks itself, as do a *Website* and the *Internet*."""
    if channel.kind is ChannelKind.EVENT and _is_one_of(channel, "speech"):
        return "speech"
    if channel.kind is ChannelKind.ONLINE and "carrier" in nouns_of(channel.name, channel.name):
        return "document"
    return _ROOMS.get(channel.kind, "outlet")


def is_talk(channel: Channel) -> bool:
    """Whether several talk to each other in a programme: *Anne Will*, *Fernsehduell*; not *Tagesschau*."""
    return channel.kind is ChannelKind.BROADCASTER and _is_one_of(channel, "talkshow")


def sort_of(channel: Channel) -> str:
    """Which sort of session: a *court* (Landgericht, Prozess), a *chamber* (Gemeinderat, Debatte), the *press*
    (Pressekonferenz, Medien); "" for anything else."""
    if room_of(channel) != "session":
        return ""
    return next((sort for sort in _SORTS if _is_one_of(channel, sort)), "")


def _is_one_of(channel: Channel, sort: str) -> bool:
    """Whether a word of its name ends as those of *sort* do: *Landgericht Hagen* is a court."""
    return any(word.endswith(tuple(words(sort))) for word in channel.name.lower().split())


def is_session(noun: str) -> bool:
    """Whether a noun means a session: *Sitzung*, *Gerichtsverhandlung*."""
    return any(noun.lower().endswith(tuple(words(sort))) for sort in _SORTS)


def comments(speaker: Speaker, sort: str) -> bool:
    """Whether *speaker* is one who speaks about a council and not in it: *Politologin*, *Russlandexperte*."""
    return sort == "chamber" and (speaker.role or speaker.name).lower().endswith(tuple(words("commentators")))


def belongs(speaker: Speaker, sort: str) -> bool | None:
    """Whether what the text calls *speaker* is a part in such a session: *Richterin*, *Zeuge*; *Bürgermeister*, *SPD*;
    ``None`` for a sort where anybody may speak."""
    if sort not in _WITH_PEOPLE:
        return None
    if sort == "chamber" and is_party(speaker.affiliation or speaker.name):
        return True
    called = (speaker.role or speaker.name).lower()
    return any(part in called for part in words(f"{sort}-people"))


def signs_for(channel: Channel, room: str) -> frozenset[str]:
    """What shows that a text still tells of a channel that is such a *room*: see :func:`signs_of`."""
    if room == "outlet":
        return frozenset()
    found = {_noun_of(channel.name.split()[0])}
    if room == "session":
        found |= {"audience", sort_of(channel)}
    if room == "talk" or is_talk(channel):
        found.add("studio")
    return frozenset(found - {""})


@lru_cache(maxsize=WORDS)
def signs_of(word: str) -> frozenset[str]:
    """The sessions that a word is a sign of: of those with an "audience" (*Applaus*, *im Saal*), of a sort that its noun or
    its people belong to (*das Gericht*, *die Richterin*: "court"), and of those with the same noun (*die
    Versammlung* of an *Einwohnerversammlung*, "Versammlung"), and the programmes ("studio": *die Moderatorin*); a day is
    none of the *Bundestag*."""
    if not word[:1].isupper() or is_only_time(word):
        return frozenset()
    low = word.lower()
    found = {sort for sort in _SORTS if low.endswith(tuple(words(sort)))}
    if any(part in low for part in words("court-people")):
        found.add("court")
    if low.startswith(tuple(words("audience"))):
        found.add("audience")
    if low.endswith(tuple(words("studio"))):
        found.add("studio")
    return frozenset({*found, _noun_of(word)}) - {""}


def _noun_of(word: str) -> str:
    """The noun for an occasion or a text that *word* is, or is a compound of; "" for another."""
    noun = nouns_of(word, word).get("carrier")
    return "" if noun is None else noun.noun
