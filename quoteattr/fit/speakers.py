"""Who goes on speaking and whom pronouns and descriptions mean, as decisions of annotated articles.

The annotators choose among what the text offers, and a teacher in place of the weights records it. What is decided
for one quotation is evidence for the next; here every decision is the annotators'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from quoteattr import channels, rank, scoring
from quoteattr.detect import find
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.view import View
from quoteattr.evaluate.corpus import Article, Row
from quoteattr.evaluate.figures import NEAR, iou
from quoteattr.fit.choices import Decision
from quoteattr.fit.material import Material
from quoteattr.mark_table import with_marks
from quoteattr.quote import QuoteKind
from quoteattr.rank import Choice, Option, Place
from quoteattr.sources import resolve

Found = dict[str, list[Decision]]
"""Kind of choice → decisions."""
Judge = Callable[[Place, Option], bool | None]
"""What is asked and an option → whether that is right; ``None`` where nobody knows."""


class Teacher:
    """Chooses as the annotators do and records what there was to choose from."""

    def __init__(self, judge: Judge, nobody: Callable[[Place], bool], usual: rank.Chooser) -> None:
        self.judge = judge
        self.nobody = nobody
        self.usual = usual
        self.seen: list[Decision] = []

    def choose(
        self, about: Place, options: Sequence[Option], otherwise: frozenset[str] | None
    ) -> Choice | None:
        right = [self.judge(about, option) for option in options]
        known = tuple(answer for answer in right if answer is not None)
        if len(known) < len(right):
            return self.usual.choose(about, options, otherwise)
        offered = tuple(option.features for option in options)
        if otherwise is not None:
            offered, known = (*offered, otherwise), (*known, not any(known) and self.nobody(about))
        if any(known):
            self.seen.append(Decision(offered, known))
        if True in right:
            return Choice(right.index(True), 1.0)
        return None if otherwise is not None else self.usual.choose(about, options, otherwise)


def carriers(material: Iterable[Material]) -> Iterator[Decision]:
    """Who said the annotated quotations that have no frame."""
    for item in material:
        candidates = find(item.views, scoring.load(), scoring.SHIPPED_THRESHOLDS)
        teacher = _by_mentions(item.article, candidates)
        listen(item.article.text, item.views, candidates, {"carrier": teacher})
        yield from teacher.seen


def _by_mentions(article: Article, candidates: Sequence[Candidate]) -> Teacher:
    """Who is right by the annotated mentions: *about* holds the number of the candidate."""

    @cache
    def row(about: Place) -> Row | None:
        return _row(article, candidates[about[1]])

    def judge(about: Place, option: Option) -> bool | None:
        return _is_said_by(article, row(about), option)

    def nobody(about: Place) -> bool:
        found = row(about)
        return found is not None and not found.roles["speaker"]

    return Teacher(judge, nobody, rank.shipped("carrier"))


def listen(
    text: str, views: Sequence[View], candidates: Sequence[Candidate], teachers: dict[str, Teacher]
) -> None:
    """Resolve the sources of a text with *teachers* in place of the weights."""
    resolve(
        text,
        views,
        candidates,
        outlets=channels.load().outlet_name,
        choosers=lambda choice: teachers.get(choice) or rank.shipped(choice),
    )


def _row(article: Article, candidate: Candidate) -> Row | None:
    """The annotated quotation that *candidate* is, if it has nearly the same extent."""
    direct = candidate.kind is QuoteKind.DIRECT
    spans = [with_marks(article.text, s) if direct else s for s in candidate.segments]
    ids = article.under(spans)
    best = max(article.rows, key=lambda row: iou(row.quote, ids), default=None)
    return best if best is not None and iou(best.quote, ids) >= NEAR else None


def _is_said_by(article: Article, row: Row | None, option: Option) -> bool | None:
    """Whether two mentions share half of their words (F1), as the figure of speakers counts."""
    if row is None:
        return None
    wanted, given = row.roles["speaker"], article.under([option.span])
    return bool(wanted) and 2 * len(wanted & given) >= 0.5 * (len(wanted) + len(given))
