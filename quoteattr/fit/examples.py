"""Candidates with the answer: what the rules propose in annotated articles, and whether the annotators have it."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean

from attrs import frozen

from quoteattr.detect.candidate import Candidate
from quoteattr.evaluate.corpus import Article, Ids
from quoteattr.evaluate.figures import SAME, iou
from quoteattr.mark_table import with_marks
from quoteattr.quote import QuoteKind

_FRAMELESS = frozenset({"Indirect", "FreeIndirect", "IndirectFreeIndirect"})


@frozen
class Example:
    """A candidate in the model's terms. ``article`` is a number, so that articles stay together in a fold."""

    features: frozenset[str]
    right: bool
    article: int


def examples(article: Article, candidates: Iterable[Candidate], number: int) -> list[Example]:
    """One example a candidate of *article*, which bears *number*."""
    return [Example(c.features, is_right(article, c), number) for c in candidates]


def is_right(article: Article, candidate: Candidate) -> bool:
    """Whether the annotators have a quotation of the same extent there, direct speech for direct speech.

    A sentence that goes on without a frame is right inside a longer quotation, too: it will be joined to its neighbours.
    """
    goes_on = any(feature.startswith("continuation.") for feature in candidate.features)
    measure = _share_inside if goes_on else _best_overlap
    return fmean(measure(article, candidate.kind, part) for part in parts(article, candidate)) >= SAME


def parts(article: Article, candidate: Candidate) -> list[Ids]:
    """The tokens of a candidate; direct speech with its marks and once a part, as the data count it."""
    if candidate.kind is QuoteKind.DIRECT:
        return [article.under([with_marks(article.text, segment)]) for segment in candidate.segments]
    return [article.under(candidate.segments)]


def _best_overlap(article: Article, kind: QuoteKind, ids: Ids) -> float:
    direct = kind is QuoteKind.DIRECT
    return max((iou(row.quote, ids) for row in article.rows if (row.kind == "Direct") is direct), default=0.0)


def _share_inside(article: Article, kind: QuoteKind, ids: Ids) -> float:
    shares = (len(ids & row.quote) / max(1, len(ids)) for row in article.rows if row.kind in _FRAMELESS)
    return max(shares, default=0.0)
