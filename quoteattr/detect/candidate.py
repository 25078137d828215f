"""What the detection rules return: a quotation whose source and channel are still words, not names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from quoteattr.quote import Cue, Evidence, Mode, Polarity, QuoteKind, Span
from quoteattr.values import frozen


@frozen
class Phrase:
    """A phrase of a frame: tokens ``first..last`` (both included) of sentence number ``sentence``.

    ``head`` is the index of its head token, ``role`` its relation to the cue: ``"subject"``, ``"agent"``
    (*von der Polizei*), ``"adposition"`` (*laut X*, *X zufolge*, *nach Angaben von X*), ``"so"``, ``"relative"``
    (a relative pronoun), ``"label"`` (*X: „…“*), ``"object"`` (of zitieren), ``"possessive"`` (*seiner Ansicht
    nach*), ``"dative"``, ``"accusative"``, ``"zu"``, ``"gegenüber"`` (addressees; a ``"label"`` is one, too: the
    other side of an interview).
    """

    sentence: int
    first: int
    last: int
    head: int
    role: str


@frozen
class Candidate:
    """A quotation as one rule saw it.

    ``sentence``/``last_sentence`` are the numbers of the first and last sentence that it touches (content and
    frame). ``carried_from`` is the index, in the list of candidates, of the quotation that it continues
    without a frame; ``source`` is then ``None``. ``parent`` is the index of the enclosing candidate.
    ``features`` are the names of the evidence for and against it, the columns of the confidence model.
    ``score`` is the probability that this is a quotation, before its speaker is known.
    """

    kind: QuoteKind
    segments: tuple[Span, ...]
    sentence: int
    last_sentence: int
    verbatim: tuple[Span, ...] = ()
    cue: Cue | None = None
    frame: tuple[Span, ...] = ()
    source: Phrase | None = None
    addressee: Phrase | None = None
    carried_from: int | None = None
    parent: int | None = None
    polarity: Polarity = Polarity.ASSERTED
    mode: Mode = Mode.UNSPECIFIED
    evidence: tuple[Evidence, ...] = ()
    features: frozenset[str] = frozenset()
    score: float = 1.0

    @property
    def is_fragment(self) -> bool:
        """Whether it consists of words in quotation marks inside a clause and is not an utterance of its own."""
        return any(e.rule.startswith("fragment.") for e in self.evidence)

    @cached_property
    def span(self) -> Span:
        """The hull of the content."""
        return Span(self.segments[0].start, self.segments[-1].end)


def by_sentence(candidates: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    """The candidates by the number of each sentence that they touch."""
    found: dict[int, list[Candidate]] = {}
    for item in candidates:
        for number in range(item.sentence, item.last_sentence + 1):
            found.setdefault(number, []).append(item)
    return found


def chain(candidates: Sequence[Candidate], number: int | None) -> Iterator[int]:
    """The number of a candidate and those of the ones that it continues, the nearest first."""
    seen: set[int] = set()
    while number is not None and number not in seen:
        seen.add(number)
        yield number
        number = candidates[number].carried_from
