"""Tokens, clauses, names and sentences: what every later stage reads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from quoteattr.quote import Span
from quoteattr.values import evolve, frozen

if TYPE_CHECKING:
    from quoteattr.mentions.mention import Mention

PLACEHOLDER = "Q"
"""The word form that stands for a whole quoted stretch inside a frame."""

QUOTE_TAG = "QUOTE"
"""The tag of such a stand-in token (no STTS tag)."""

NAME_TAGS = frozenset({"NE", "FM", "XY"})
"""The STTS tags of the words that names are made of."""

FINITE_TAGS = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
AUXILIARY_TAGS = frozenset({"VAFIN", "VMFIN"})
SEPARATOR_TAGS = frozenset({"$,", "$."})


class Mood(StrEnum):
    """Mood of a finite verb form."""

    INDICATIVE = "ind"
    SUBJUNCTIVE_I = "k1"
    """Unambiguous Konjunktiv I: *er habe*, *sie seien*, *es gebe*."""
    SUBJUNCTIVE_II = "k2"
    """Unambiguous Konjunktiv II: *er wäre*, *sie hätten*, *würden*."""
    IMPERATIVE = "imp"


@frozen
class Token:
    """A word, a punctuation mark, or the stand-in for an opaque quoted stretch.

    ``start``/``end`` are offsets in the document; for a stand-in they include the marks.
    ``tag`` is STTS (``$(``, ``$,``, ``$.`` for punctuation), ``head`` the index of the governor in the same
    sentence (-1: root or not parsed), ``deprel`` a UD relation ("" when the sentence was not parsed).
    """

    text: str
    start: int
    end: int
    lemma: str
    tag: str
    head: int = -1
    deprel: str = ""
    mood: Mood | None = None

    @property
    def is_finite(self) -> bool:
        """Whether this is a finite verb form (VVFIN, VAFIN, VMFIN, or an imperative)."""
        return self.tag in FINITE_TAGS

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_punctuation(self) -> bool:
        return self.tag.startswith("$")

    @property
    def is_quote(self) -> bool:
        """Whether this token stands for a whole quoted stretch."""
        return self.tag == QUOTE_TAG


Tokens: TypeAlias = Sequence[Token]
"""Those of a sentence or of a part of one."""


def as_name(token: Token, tag: str = "NE") -> Token:
    """*token* as a word of a name, or of what is derived from one: its base form is its own, and it is no verb."""
    return evolve(token, tag=tag, lemma=token.text, mood=None)


class ClauseKind(StrEnum):
    """Form of a clause, by its left edge and the place of its finite verb."""

    MAIN = "main"
    """Verb second (or verb first): *Der Minister sagte*, *sagte der Minister*."""
    SUBORDINATE = "sub"
    """Verb last after a conjunction: *dass sie komme*."""
    RELATIVE = "rel"
    """Verb last after a relative pronoun: *der das sagte*."""
    INTERROGATIVE = "wh"
    """Verb last after ob or a question word: *ob sie komme*, *wie das geht*."""
    INFINITIVE = "inf"
    """zu-infinitive: *um zu gehen*, *den Plan zu stoppen*."""
    FRAGMENT = "frag"
    """No verb: a heading, a label, an apposition that belongs to nothing else."""


@frozen
class Clause:
    """A clause as token indices of its sentence (not always contiguous: a clause may be interrupted).

    ``finite`` is the index of its finite verb, ``opener`` that of its conjunction, relative or question word.
    ``parent`` is the index (in ``Sentence.clauses``) of the clause that it depends on or is co-ordinated with.
    """

    kind: ClauseKind
    tokens: tuple[int, ...]
    finite: int | None = None
    opener: int | None = None
    parent: int | None = None

    @property
    def first(self) -> int:
        return self.tokens[0]

    @property
    def last(self) -> int:
        return self.tokens[-1]


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"
    OTHER = "OTH"


class NameForm(StrEnum):
    """Whether a name stands by itself."""

    NAME = ""
    """*Mainz*, *Ulf Tann*, *SPD*."""
    DERIVED = "deriv"
    """A word made of it: *Mainzer*, *dänisch*, *Franzose*."""
    PART = "part"
    """A compound that contains it: *SPD-Chefin*, *Elbufer*."""


@frozen
class TypedName:
    """A name as a range of tokens of its sentence, ``end`` exclusive.

    ``probability`` is that of its least sure word.
    """

    first: int
    end: int
    kind: NameKind
    form: NameForm
    probability: float


@frozen
class Sentence:
    """A sentence of the running text; quoted speech inside it is one stand-in token.

    ``paragraph`` counts paragraphs of the document from 0. ``mentions`` are its noun phrases and pronouns, left to right,
    ``names`` its names, which do not overlap.
    """

    index: int
    paragraph: int
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...] = ()
    mentions: tuple[Mention, ...] = ()
    names: tuple[TypedName, ...] = ()

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def is_heading(self) -> bool:
        """Whether it has no mark at its end: *Verband fordert Verbot*"""
        return not any(token.is_punctuation or token.is_quote for token in self.tokens[-2:])

    def mention_at(self, token: int) -> Mention | None:
        """The mention whose own words hold *token*: in *der Chef der Bahn* that of *Bahn* is *der Bahn*."""
        at = bisect_right(self.mentions, token, key=lambda mention: mention.first) - 1
        return self.mentions[at] if at >= 0 and token <= self.mentions[at].core_last else None

    def mentions_in(self, first: int, last: int) -> range:
        """The numbers of the mentions whose own words touch the tokens from *first* to *last*."""
        low = bisect_left(self.mentions, first, key=lambda mention: mention.core_last)
        return range(low, bisect_right(self.mentions, last, lo=low, key=lambda mention: mention.first))

    def under(self, span: Span) -> range:
        """The tokens that *span* covers, at least in part."""
        first = bisect_right(self.tokens, span.start, key=lambda token: token.end)
        return range(first, bisect_left(self.tokens, span.end, lo=first, key=lambda token: token.start))
