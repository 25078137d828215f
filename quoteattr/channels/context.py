"""What each sentence of a document names: looked up once, so that a long sentence costs no more than many short ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from quoteattr.channels.named import Named
from quoteattr.channels.names import find_named
from quoteattr.channels.nouns import Noun, nouns_at
from quoteattr.channels.places import Place, find_places
from quoteattr.channels.rooms import signs_of
from quoteattr.channels.table import ChannelTable
from quoteattr.quote import ChannelKind, Mention, Span
from quoteattr.syntax.sentence import Clause, ClauseKind, Sentence
from quoteattr.word_lists import words

if TYPE_CHECKING:
    from quoteattr.channels.frame import Frame
    from quoteattr.detect.candidate import Candidate

REACH = 300
"""Tokens of a sentence that are searched at once."""
_LOOK_BACK = 12
"""Sentences in which *dem Blatt* or *unter dem Post* may find what it points back to."""


@frozen(eq=False)
class Layout:
    """Where things are in a sentence of *text*."""

    text: str
    sentence: Sentence
    table: ChannelTable

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """The names of channels, left to right."""
        return find_named(self.text, self.sentence, self.table)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The occasions, documents and media that common nouns name, left to right."""
        return find_places(self.sentence, self.nouns)

    @cached_property
    def nouns(self) -> Mapping[int, Mapping[str, Noun]]:
        """The nouns that are channels or announce one, for each token that is one."""
        return {i: nouns for i, token in enumerate(self.sentence.tokens) if (nouns := nouns_at(token))}

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the sentence as they stand."""
        return frozenset(t.text for t in self.sentence.tokens)

    @cached_property
    def narrated(self) -> tuple[int, ...]:
        """The tokens that lie in no dependent clause but one that tells when (*als sie die Sitzung eröffnete*) or what is
        being discussed (*ein Fall, der vor dem Landgericht Hagen verhandelt wird*)."""
        tokens = range(min(len(self.sentence.tokens), REACH))
        return tuple(i for i in tokens if i not in self._clause_of or self._narrates(self._clause_of[i]))

    @cached_property
    def _clause_of(self) -> dict[int, Clause]:
        return {i: clause for clause in self.sentence.clauses for i in clause.tokens}

    def _narrates(self, clause: Clause) -> bool:
        if clause.kind in (ClauseKind.MAIN, ClauseKind.FRAGMENT):
            return True
        tokens = [self.sentence.tokens[i] for i in clause.tokens]
        if clause.kind is ClauseKind.RELATIVE and any(token.lemma in words("sitting") for token in tokens):
            return True
        return bool(tokens) and tokens[0].text.lower() == "als"

    def clause_of(self, index: int) -> Clause | None:
        """The clause of a token; ``None`` for the commas between clauses."""
        return self._clause_of.get(index)

    def named_between(self, first: int, last: int) -> tuple[Named, ...]:
        """The names of channels that begin at a token from *first* to *last*."""
        low = bisect_left(self.named, first, key=lambda named: named.first)
        return self.named[low : bisect_right(self.named, last, key=lambda named: named.first)]

    def places_between(self, first: int, last: int) -> tuple[Place, ...]:
        """The occasions, documents and media at a token from *first* to *last*."""
        low = bisect_left(self.places, first, key=lambda place: place.at)
        return self.places[low : bisect_right(self.places, last, key=lambda place: place.at)]

    def under(self, spans: Iterable[Span]) -> set[int]:
        """The tokens under *spans*, at most ``REACH`` of each."""
        return {i for span in spans for i in self.sentence.under(span)[:REACH]}


@define(eq=False)
class Context:
    """A document for the channel rules. It has no results; it caches what was found in each sentence."""

    text: str
    sentences: tuple[Sentence, ...]
    table: ChannelTable
    _layouts: dict[int, Layout] = field(factory=dict, init=False)
    frames: dict[int, tuple[Candidate, tuple[Frame, ...]]] = field(factory=dict, init=False)
    """The frames of each candidate, by its identity."""
    times: dict[int, frozenset[str]] = field(factory=dict, init=False)
    """What a sentence says of time, once :mod:`quoteattr.channels.departures` has looked."""

    def layout(self, number: int) -> Layout:
        """What sentence *number* holds."""
        if number not in self._layouts:
            self._layouts[number] = Layout(self.text, self.sentences[number], self.table)
        return self._layouts[number]

    def wording(self, span: Span) -> Mention:
        """The words under *span*."""
        return Mention(span.of(self.text), span)

    def antecedent(
        self, number: int, token: int, kinds: Sequence[ChannelKind], reach: int | None = None
    ) -> Named | None:
        """The nearest channel of one of *kinds* that was named before a token: *… X. … unter dem Post*.

        Args:
            number: the sentence of the token.
            token: its index.
            kinds: what is looked for.
            reach: sentences to look back; ``None`` for the usual number.
        """
        for named in self._before(number, token, _LOOK_BACK if reach is None else reach):
            # A strict name (X) was only read as a platform because *auf* or *bei* precedes it.
            strict = named.entry is not None and named.entry.ambiguous == "strict"
            sure = named.certain or (strict and named.kind is ChannelKind.SOCIAL)
            if named.kind in kinds and sure and not named.guessed:
                return named
        return None

    def _before(self, number: int, token: int, reach: int) -> Iterator[Named]:
        """The channel names before a token, the nearest first."""
        for named in reversed(self.layout(number).named_between(0, token - 1)):
            if named.last < token:
                yield named
        for earlier in range(number - 1, max(-1, number - reach - 1), -1):
            yield from reversed(self.layout(earlier).named)

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

    def outlet_called(self, name: str) -> Named | None:
        """The first outlet that the text names so, whether the table knows it or not."""
        return next((named for named in self._every() if named.name == name and not named.guessed), None)

    @cached_property
    def last_signs(self) -> Mapping[str, int]:
        """The last sentence with each sign of a session."""
        return {
            sign: number
            for number in range(len(self.sentences))
            for word in self.layout(number).words
            for sign in signs_of(word)
        }

    @cached_property
    def _used(self) -> frozenset[str]:
        every = self._every()
        return frozenset(named.name for named in every if named.entry is not None and not named.former)

    def _every(self) -> Iterator[Named]:
        """The channel names of the text, from the first to the last."""
        return (named for number in range(len(self.sentences)) for named in self.layout(number).named)
