"""What a confidence is worth: the three numbers of :class:`quoteattr.scoring.Calibration`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
    judged = measure(documents(held_out, Calibration())).judged
    unnamed = _unnamed(judged)
    both = [log_odds(item.row.confidence * (1.0 if _named(item) else unnamed)) for item in judged]
    slope, offset = line(both, [item.right for item in judged])
    return Calibration(round(unnamed, 3), round(slope, 3), round(offset, 3))


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


def _unnamed(judged: Sequence[Judged]) -> float:
    """How often no speaker is the right answer, where the quotation is right."""
    silent = [item for item in judged if not _named(item)]
    expected = sum(item.row.confidence for item in silent)
    return min(1.0, sum(item.right for item in silent) / expected) if expected else 1.0


def _named(item: Judged) -> bool:
    return any(rule.startswith("speaker.") for rule in item.row.rules)
