"""Candidates with the answer: what the rules propose in annotated articles, and whether the annotators have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from statistics import fmean

from attrs import frozen

from quoteattr.detect.candidate import Candidate
from quoteattr.evaluate.corpus import Article, Ids
from quoteattr.evaluate.figures import NEAR, SAME, iou
from quoteattr.fit.material import Material
from quoteattr.quote import QuoteKind

_FRAMELESS = frozenset({"Indirect", "FreeIndirect", "IndirectFreeIndirect"})


@frozen
class Example:
    """A candidate in the model's terms. ``article`` is a number, so that articles stay together in a fold.

    ``weight`` says for how many examples this one counts.
    """

    features: frozenset[str]
    right: bool
    article: int
    weight: float = 1.0


HABIT = "own-corpus"
"""How the names of features begin that only tell the corpora apart; no candidate of a text to be read has them."""


def examples(item: Material, candidates: Iterable[Candidate], number: int) -> list[Example]:
    """One example a candidate of an article, which bears *number*; none where either answer is right."""
    article = item.article
    judged = ((c, is_right(article, c)) for c in candidates)
    return [
        Example(c.features | (_habits(c) if item.own else frozenset()), right, number, item.weight)
        for c, right in judged
        if right or not is_optional(article, c)
    ]


def _habits(candidate: Candidate) -> frozenset[str]:
    """What one corpus has oftener than the other is no evidence: an offset for each kind takes it up."""
    kinds = [candidate.kind.value, *(["fragment"] if candidate.is_fragment else [])]
    kinds += ["goes-on"] if goes_on(candidate) else []
    return frozenset((HABIT, *(f"{HABIT}-{kind}" for kind in kinds)))


def is_optional(article: Article, candidate: Candidate) -> bool:
    """Whether the annotators have a quotation there that may be found or not."""
    ids = article.under(candidate.segments)
    return any(iou(row.quote, ids) >= NEAR for row in article.optional)


def is_right(article: Article, candidate: Candidate) -> bool:
    """Whether the annotators have a quotation of the same extent there, direct speech for direct speech.

    A sentence that goes on without a frame is right inside a longer quotation, too: it will be joined to its neighbours.
    """
    direct = candidate.kind is QuoteKind.DIRECT
    overlap: Callable[[Ids, Ids], float] = iou
    rows = [row for row in article.rows if (row.kind == "Direct") is direct]
    if goes_on(candidate):
        overlap, rows = _share_inside, [row for row in article.rows if row.kind in _FRAMELESS]
    parts = article.parts(candidate.kind, candidate.segments)
    return fmean(max((overlap(row.quote, part) for row in rows), default=0.0) for part in parts) >= SAME


def goes_on(candidate: Candidate) -> bool:
    """Whether it goes on from another without a frame."""
    return any(feature.startswith("continuation.") for feature in candidate.features)


def _share_inside(whole: Ids, part: Ids) -> float:
    return len(whole & part) / max(1, len(part))
