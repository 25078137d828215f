"""Who goes on speaking in articles that annotate the words for the speaker, not the name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from quoteattr import rank, scoring
from quoteattr.detect import find
from quoteattr.detect.candidate import Candidate
from quoteattr.evaluate.corpus import Article, Ids
from quoteattr.evaluate.figures import f1
from quoteattr.fit.choices import Decision
from quoteattr.fit.examples import parts
from quoteattr.fit.material import Material
from quoteattr.fit.speakers import Teacher, listen
from quoteattr.rank import Option, Place

_SAME = 0.5
"""From this F1 of their words on, two quotations or two mentions are the same."""


def carriers(material: Iterable[Material]) -> Iterator[Decision]:
    """What there was to choose from for each quotation without a frame; our own corpus has names for that."""
    for item in material:
        if not item.own:
            yield from (evolve(decision, weight=item.weight) for decision in _in_article(item))


def _in_article(item: Material) -> list[Decision]:
    article = item.article
    candidates = find(item.views, scoring.load(), scoring.SHIPPED_THRESHOLDS)
    meant = {(c.sentence, n): _speaker(article, c) for n, c in enumerate(candidates)}

    def judge(about: Place, option: Option) -> bool | None:
        wanted = meant[about]
        return None if wanted is None else f1(article.under([option.span]), wanted) >= _SAME

    teacher = Teacher(judge, set[Place]().__contains__, rank.shipped("carrier"))
    listen(article.text, item.views, candidates, {"carrier": teacher})
    return teacher.seen


def _speaker(article: Article, candidate: Candidate) -> Ids | None:
    """The words for the speaker of the annotated quotation that *candidate* is; ``None`` where there are none: annotators
    leave out what they do not see."""
    own = parts(article, candidate)[0]
    near = max(article.rows, key=lambda row: f1(row.quote, own), default=None)
    return near.roles["speaker"] or None if near is not None and f1(near.quote, own) >= _SAME else None
