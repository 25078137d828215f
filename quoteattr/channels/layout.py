"""Look-ups in one sentence that many quotations share, so that a long sentence costs no more than many short
ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import frozen

from quoteattr.channels.nouns import Noun, nouns_at
from quoteattr.quote import Span
from quoteattr.syntax.sentence import Clause, ClauseKind, Sentence

REACH = 300
"""Tokens of a sentence that are searched at once."""


@frozen(eq=False)
class Layout:
    """Where things are in a sentence."""

    sentence: Sentence

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.sentence.tokens]

    @cached_property
    def _clause_of(self) -> dict[int, Clause]:
        return {i: clause for clause in self.sentence.clauses for i in clause.tokens}

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
        """The tokens that lie in no dependent clause but one that tells when: *als sie die Sitzung eröffnete*."""
        tokens = range(min(len(self.sentence.tokens), REACH))
        return tuple(i for i in tokens if i not in self._clause_of or self._narrates(self._clause_of[i]))

    def _narrates(self, clause: Clause) -> bool:
        if clause.kind in (ClauseKind.MAIN, ClauseKind.FRAGMENT):
            return True
        return bool(clause.tokens) and self.sentence.tokens[clause.tokens[0]].text.lower() == "als"

    def clause_of(self, index: int) -> Clause | None:
        """The clause of a token; ``None`` for the commas between clauses."""
        return self._clause_of.get(index)

    def under(self, spans: Iterable[Span]) -> set[int]:
        """The tokens under *spans*, at most ``REACH`` of each."""
        chosen: set[int] = set()
        for span in spans:
            if span.end <= self.sentence.start or span.start >= self.sentence.end:
                continue
            first = max(0, bisect_right(self._starts, span.start) - 1)
            if self.sentence.tokens[first].end <= span.start:
                first += 1
            chosen.update(range(first, min(bisect_left(self._starts, span.end), first + REACH)))
        return chosen
