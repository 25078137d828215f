"""What each sentence of a document names: computed once per sentence, looked up by the rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define, field

from quoteattr.channels.layout import Layout
from quoteattr.channels.named import Named
from quoteattr.channels.names import find_named
from quoteattr.channels.places import Place, find_places
from quoteattr.channels.table import ChannelTable
from quoteattr.quote import ChannelKind
from quoteattr.syntax.sentence import Sentence

if TYPE_CHECKING:
    from quoteattr.channels.frame import Frame
    from quoteattr.detect.candidate import Candidate

_LOOK_BACK = 12
"""Sentences in which *dem Blatt* or *unter dem Post* may find what it points back to."""


def _first(named: Named) -> int:
    return named.first


def _at(place: Place) -> int:
    return place.at


@define(eq=False)
class Context:
    """A document for the channel rules. It has no results; it caches what was found in each sentence."""

    text: str
    sentences: tuple[Sentence, ...]
    table: ChannelTable
    _named: dict[int, tuple[Named, ...]] = field(factory=dict, init=False)
    _places: dict[int, tuple[Place, ...]] = field(factory=dict, init=False)

    _layouts: dict[int, Layout] = field(factory=dict, init=False)
    frames: dict[int, tuple[Candidate, tuple[Frame, ...]]] = field(factory=dict, init=False)
    """The frames of each candidate, by its identity."""
    times: dict[int, frozenset[str]] = field(factory=dict, init=False)
    """What a sentence says of time, once :mod:`quoteattr.channels.departures` has looked."""

    def layout(self, number: int) -> Layout:
        """Look-ups in sentence *number*."""
        if number not in self._layouts:
            self._layouts[number] = Layout(self.sentences[number])
        return self._layouts[number]

    def named(self, number: int) -> tuple[Named, ...]:
        """The channel names in sentence *number*."""
        if number not in self._named:
            self._named[number] = find_named(self.text, self.sentences[number], self.table)
        return self._named[number]

    def places(self, number: int) -> tuple[Place, ...]:
        """The occasions, documents and media in sentence *number*."""
        if number not in self._places:
            self._places[number] = find_places(self.layout(number))
        return self._places[number]

    def named_between(self, number: int, first: int, last: int) -> tuple[Named, ...]:
        """The channel names in sentence *number* that begin at a token from *first* to *last*."""
        named = self.named(number)
        return named[bisect_left(named, first, key=_first) : bisect_right(named, last, key=_first)]

    def places_between(self, number: int, first: int, last: int) -> tuple[Place, ...]:
        """The occasions, documents and media at a token from *first* to *last*."""
        places = self.places(number)
        return places[bisect_left(places, first, key=_at) : bisect_right(places, last, key=_at)]

    def before(self, number: int, token: int, reach: int) -> Iterator[Named]:
        """The channel names before a token, the nearest first."""
        named = self.named(number)
        for at in range(bisect_left(named, token, key=_first) - 1, -1, -1):
            if named[at].last < token:
                yield named[at]
        for earlier in range(number - 1, max(-1, number - reach - 1), -1):
            yield from reversed(self.named(earlier))

    def canonical(self, named: Named) -> str:
        """The name to report: a former name only in a text that does not use the new one (*Twitter*, *X*)."""
        if named.entry is None or not named.former:
            return named.name
        return named.entry.name if named.entry.name in self._used else named.name

    def called(self, name: str) -> tuple[str, ChannelKind] | None:
        """Name and kind of the channel that a word implies: *Tweet* → *Twitter*, or *X* where the text says so."""
        entry = self.table.lookup(name)
        if entry is None:
            return None
        return (name if name in entry.former and entry.name not in self._used else entry.name), entry.kind

    @cached_property
    def _used(self) -> frozenset[str]:
        every = (named for number in range(len(self.sentences)) for named in self.named(number))
        return frozenset(named.name for named in every if named.entry is not None and not named.former)


def antecedent(
    context: Context, number: int, token: int, kinds: Sequence[ChannelKind], reach: int | None = None
) -> Named | None:
    """The nearest channel of one of *kinds* that was named before a token: *… X. … unter dem Post*.

    Args:
        context: the document.
        number: the sentence of the token.
        token: its index.
        kinds: what is looked for.
        reach: sentences to look back; ``None`` for the usual number.
    """
    for named in context.before(number, token, _LOOK_BACK if reach is None else reach):
        # A strict name (X) was only read as a platform because *auf* or *bei* precedes it.
        strict = named.entry is not None and named.entry.ambiguous == "strict"
        sure = named.certain or (strict and named.kind is ChannelKind.SOCIAL)
        if named.kind in kinds and sure and not named.guessed:
            return named
    return None
