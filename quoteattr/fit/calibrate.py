"""What a confidence is worth: the three numbers of :class:`quoteattr.scoring.Calibration`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from quoteattr import channels, sources
from quoteattr.assemble import assemble
from quoteattr.detect import find
from quoteattr.evaluate.corpus import Article
from quoteattr.evaluate.figures import Judged, measure
from quoteattr.fit.material import Material
from quoteattr.fit.regression import line
from quoteattr.quote import Document
from quoteattr.scoring import SHIPPED_THRESHOLDS, Calibration, Weights, log_odds


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
    evidence = [(log_odds(one.row.confidence), float(not _named(one))) for one, _ in judged]
    (slope, silent), offset = line(evidence, [one.right for one, _ in judged], [count for _, count in judged])
    return Calibration(round(min(1.0, math.exp(silent / slope)), 3), round(slope, 3), round(offset, 3))


def documents(
    material: Iterable[tuple[Material, Weights]], calibration: Calibration | None = None
) -> Iterator[tuple[Article, Document]]:
    """The articles with what the library finds in them, channels apart."""
    table = channels.load(None)

    def outlet(words: str) -> str | None:
        entry = table.lookup(words)
        return entry.name if entry is not None else None

    for item, weights in material:
        text = item.article.text
        found = find(item.views, weights, SHIPPED_THRESHOLDS)
        speakers = tuple(sources.resolve(text, item.views, found, outlets=outlet))
        yield item.article, assemble(text, found, speakers, [None] * len(found), "fit", calibration)


def _named(item: Judged) -> bool:
    return any(rule.startswith("speaker.") for rule in item.row.rules)
