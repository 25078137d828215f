"""What a confidence is worth: the numbers of :class:`quoteattr.scoring.Calibration`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from quoteattr.assemble import assemble
from quoteattr.detect import find
from quoteattr.evaluate.corpus import Article
from quoteattr.evaluate.figures import Judged, measure
from quoteattr.fit.material import Material
from quoteattr.fit.regression import line
from quoteattr.fit.teacher import listen
from quoteattr.quote import Document
from quoteattr.scoring import SHIPPED_THRESHOLDS, UNNAMED, Calibration, Weights, log_odds

_ENOUGH = 50
"""A rule that named fewer speakers has no number of its own."""


def calibrate(held_out: Iterable[tuple[Material, Weights]]) -> Calibration:
    """Fit the calibration to articles, each with weights that were not fitted to it.

    Raises:
        MissingExtra: scikit-learn is not installed.
    """
    judged = [
        (one, item.weight)
        for item, weights in held_out
        for one in measure(documents([(item, weights)], Calibration())).judged
    ]
    named = [_named_by(one) for one, _ in judged]
    times = Counter(rule for by in named for rule in by)
    rules = sorted(rule for rule, often in times.items() if often >= _ENOUGH)
    evidence = [
        (log_odds(one.row.confidence), *(float(rule in by) for rule in rules))
        for (one, _), by in zip(judged, named, strict=True)
    ]
    (slope, *offsets), offset = line(
        evidence, [one.right for one, _ in judged], [count for _, count in judged]
    )
    added = {rule: round(value, 3) for rule, value in zip(rules, offsets, strict=True)}
    return Calibration(round(slope, 3), round(offset, 3), added)


def documents(
    material: Iterable[tuple[Material, Weights]], calibration: Calibration | None = None
) -> Iterator[tuple[Article, Document]]:
    """The articles with what the library finds in them, channels apart."""
    for item, weights in material:
        text = item.article.text
        found = find(item.views, weights, SHIPPED_THRESHOLDS)
        speakers = listen(text, item.views, found, {})
        yield item.article, assemble(text, found, speakers, [None] * len(found), "fit", calibration)


def _named_by(item: Judged) -> tuple[str, ...]:
    return tuple(rule for rule in item.row.rules if rule.startswith("speaker.")) or (UNNAMED,)
