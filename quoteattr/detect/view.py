"""One sentence with everything that the detection rules look at, computed once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define, field

from quoteattr.cues.entries import CueNoun
from quoteattr.cues.lexicon import Lexicon
from quoteattr.cues.predicate import Predicate, predicate
from quoteattr.detect.prepositional_objects import apart
from quoteattr.mark_table import closing_marks
from quoteattr.marks import MarkPair
from quoteattr.mentions.attributes import outermost
from quoteattr.mentions.mention import Mention
from quoteattr.quote import Span
from quoteattr.syntax.sentence import Clause, Mood, Sentence, Token
from quoteattr.words.closed import without_article

if TYPE_CHECKING:
    from quoteattr.detect.attribution import Attribution
    from quoteattr.detect.candidate import Phrase

DASHES = frozenset({"–", "—", "-"})
"""Dashes between words."""


@define(eq=False)
class View:
    """A sentence, its mark pairs, its nominal groups and its predicates. Read-only by convention.

    ``pairs`` are the mark pairs that were not replaced by stand-ins: names and fragments.
    """

    text: str
    sentence: Sentence
    lexicon: Lexicon
    pairs: tuple[MarkPair, ...] = ()
    stand_ins: tuple[MarkPair, ...] = ()
    attributed: tuple[Attribution, ...] | None = field(default=None, init=False)
    """The attribution phrases, once :mod:`quoteattr.detect.attribution` has looked for them."""
    participants: dict[int, tuple[Phrase | None, Phrase | None]] = field(factory=dict, init=False)
    """Who speaks in a clause and to whom, once :mod:`quoteattr.detect.participants` has looked for them."""
    tokens: tuple[Token, ...] = field(init=False)
    clauses: tuple[Clause, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.tokens, self.clauses = self.sentence.tokens, self.sentence.clauses

    @cached_property
    def groups(self) -> tuple[Mention, ...]:
        """The noun phrases that are not attributes of others, left to right."""
        return tuple(apart(self, tuple(outermost(self.sentence.mentions))))

    @cached_property
    def starting(self) -> dict[int, Mention]:
        """The noun phrases by their first token, attributes of others too."""
        return {m.first: m for m in self.sentence.mentions if not m.pronoun}

    @cached_property
    def predicates(self) -> tuple[Predicate | None, ...]:
        """The predicate of each clause, in the order of ``clauses``."""
        return tuple(predicate(self.sentence, number, self.lexicon) for number in range(len(self.clauses)))

    @cached_property
    def clause_of(self) -> dict[int, int]:
        """Token index → clause index; separators are missing."""
        return {t: c for c, clause in enumerate(self.clauses) for t in clause.tokens}

    def clause_at(self, token: int | None) -> Clause | None:
        """The clause of a token, ``None`` for a separator."""
        number = None if token is None else self.clause_of.get(token)
        return None if number is None else self.clauses[number]

    def mood(self, clause: Clause) -> Mood | None:
        """The mood of the verb of a clause, ``None`` if it has no finite one."""
        return None if clause.finite is None else self.tokens[clause.finite].mood

    def is_subjunctive(self, clause: Clause) -> bool:
        """Whether the verb of a clause is in the subjunctive: *er habe*, *er hätte*."""
        return self.mood(clause) in (Mood.SUBJUNCTIVE_I, Mood.SUBJUNCTIVE_II)

    def has_verb_in(self, clause: Clause, spans: Iterable[Span]) -> bool:
        """Whether the finite verb of a clause lies in one of *spans*."""
        at = None if clause.finite is None else self.tokens[clause.finite].start
        return at is not None and any(s.start <= at < s.end for s in spans)

    def predicate_at(self, token: int | None) -> Predicate | None:
        """The predicate of the clause of a token, if it has one."""
        number = None if token is None else self.clause_of.get(token)
        return None if number is None else self.predicates[number]

    @property
    def verbs(self) -> Iterator[Predicate]:
        """The predicates of the clauses that have one, in the order of ``clauses``."""
        return (found for found in self.predicates if found is not None)

    def word(self, token: int) -> str:
        """The text of a token, empty where the sentence has none."""
        return self.tokens[token].text if 0 <= token < len(self.tokens) else ""

    def tag(self, token: int) -> str:
        """The tag of a token, empty where the sentence has none."""
        return self.tokens[token].tag if 0 <= token < len(self.tokens) else ""

    def is_break(self, token: int) -> bool:
        """Whether a token is a comma or a dash."""
        return self.tag(token) == "$," or self.word(token) in DASHES

    def word_before(self, token: int) -> int | None:
        """The nearest token in front that is no punctuation mark."""
        return next((i for i in range(token - 1, -1, -1) if not self.tokens[i].is_punctuation), None)

    def preposition(self, group: Mention) -> str:
        """The preposition of a group in lower case and without its article, empty where it has none."""
        return "" if group.preposition is None else without_article(self.tokens[group.preposition].text)

    def groups_in(self, clause: Clause) -> list[Mention]:
        """The nominal groups in *clause*."""
        members = set(clause.tokens)
        return [g for g in self.groups if g.head in members]

    def bare_in(self, clause: Clause, case: str) -> list[Mention]:
        """The nominal groups in *clause* without a preposition that may be in *case*."""
        return [g for g in self.groups_in(clause) if g.preposition is None and case in g.cases]

    def span(self, first: int, last: int) -> Span:
        """The characters from token *first* to token *last*, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def noun(self, first: int, last: int) -> int:
        """The first noun or name from token *first* to *last*, else the last token."""
        return next((i for i in range(first, last + 1) if self.tokens[i].tag in ("NN", "NE")), last)

    def has_name(self, first: int, last: int) -> bool:
        """Whether there is a word of a name from token *first* to *last*."""
        return any(token.tag == "NE" for token in self.tokens[first : last + 1])

    def cue_noun(self, group: Mention) -> CueNoun | None:
        """The communication noun that a group is built on."""
        return self.lexicon.noun(self.tokens[group.head].text)

    def spans(self, indices: Iterable[int]) -> tuple[Span, ...]:
        """The characters of a set of tokens, neighbours joined."""
        return tuple(self.span(run[0], run[-1]) for run in _runs(indices))

    def trim(self, indices: Iterable[int]) -> list[int]:
        """Token indices without separators at the edges of each contiguous run."""
        out: list[int] = []
        for run in _runs(indices):
            while run and self._is_edge(run[0], ")]", ""):
                run = run[1:]
            while run and self._is_edge(run[-1], "([", "!?…"):
                run = run[:-1]
            out.extend(run)
        return out

    def _is_edge(self, i: int, brackets: str, kept: str) -> bool:
        token = self.tokens[i]
        return self.is_break(i) or token.text in brackets or (token.tag == "$." and token.text not in kept)

    def last_word(self) -> int:
        """The index of the last token that is not closing punctuation."""
        i = len(self.tokens) - 1
        while i > 0 and self.tokens[i].is_punctuation and self.tokens[i].text not in {")", *closing_marks()}:
            i -= 1
        return i

    def is_only_quoted(self, indices: Iterable[int]) -> bool:
        """Whether all words among *indices* are in one pair of quotation marks: direct speech, nothing indirect."""
        words = [self.tokens[i] for i in indices if not self.tokens[i].is_punctuation]
        return all(word.is_quote for word in words) or any(
            all(pair.outer.start <= word.start and word.end <= pair.outer.end for word in words)
            for pair in self.pairs
        )

    def opens_with(self, clause: Clause, forms: Iterable[str]) -> bool:
        """Whether the opener of *clause* is one of *forms* (lower case)."""
        return clause.opener is not None and self.tokens[clause.opener].text.lower() in forms


def _runs(indices: Iterable[int]) -> list[list[int]]:
    """A set of token indices as stretches of neighbours, left to right."""
    ordered = sorted(set(indices))
    if ordered and ordered[-1] - ordered[0] == len(ordered) - 1:
        return [ordered]  # nearly always
    runs: list[list[int]] = []
    for i in ordered:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs
