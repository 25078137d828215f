"""The weights of who goes on speaking, fitted to annotated articles: ``python -m quoteattr.fit.carrying FOLDER``.

A conditional logit (McFadden 1974): the annotators chose one mention among those that the text offers, or nobody. The
weights make their choices as likely as possible; a light penalty keeps them small.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from attrs import frozen

from quoteattr import channels, scoring
from quoteattr.detect import find
from quoteattr.detect.candidate import Candidate
from quoteattr.errors import QuoteAttrError
from quoteattr.evaluate.corpus import Article, Ids, Row, fingerprint
from quoteattr.evaluate.figures import NEAR, iou
from quoteattr.fit.choices import Decision, conditional_logit
from quoteattr.fit.material import Material, read_material
from quoteattr.mark_table import with_marks
from quoteattr.quote import QuoteKind
from quoteattr.sources import resolve
from quoteattr.sources.options import NOBODY, Choice, Option

PENALTY = 2.0
"""Strength of the quadratic penalty; from 1 to 4 held-out articles see no difference."""
MINIMUM = 15
"""Evidence that fewer options have is left out."""
_SURE = 1.0


@frozen
class Example:
    """The options of a quotation and which of them are right; the last entry of ``right`` is that of nobody."""

    options: tuple[frozenset[str], ...]
    right: tuple[bool, ...]


def examples(material: Iterable[Material]) -> Iterator[Example]:
    """The quotations without a frame that are annotated, with what the text in front of each offers.

    What is decided for one is evidence for the next; here every decision is the annotators'.
    """
    table, weights = channels.load(), scoring.load()
    for item in material:
        candidates = find(item.views, weights, scoring.SHIPPED_THRESHOLDS)
        teacher = _Teacher(item.article, candidates)
        sentences = [view.sentence for view in item.views]
        resolve(item.article.text, sentences, candidates, outlets=table.outlet_name, chooser=teacher)
        yield from teacher.seen


class _Teacher:
    """Chooses as the annotators do and takes down what there was to choose from."""

    def __init__(self, article: Article, candidates: Sequence[Candidate]) -> None:
        self.article = article
        self.candidates = candidates
        self.seen: list[Example] = []

    def __call__(self, index: int, found: Sequence[Option]) -> Choice | None:
        row = self._row(self.candidates[index])
        if row is None:
            return None
        wanted = row.roles["speaker"]
        right = [_same(wanted, self._mention(option)) for option in found]
        if any(right) or not wanted:
            answers = (*right, not wanted)
            self.seen.append(Example(tuple(option.features for option in found), answers))
        return Choice(found[right.index(True)], _SURE) if any(right) else None

    def _row(self, candidate: Candidate) -> Row | None:
        """The annotated quotation that *candidate* is, if it has nearly the same extent."""
        direct = candidate.kind is QuoteKind.DIRECT
        text = self.article.text
        spans = [with_marks(text, s) if direct else s for s in candidate.segments]
        ids = self.article.under(spans)
        best = max(self.article.rows, key=lambda row: iou(row.quote, ids), default=None)
        return best if best is not None and iou(best.quote, ids) >= NEAR else None

    def _mention(self, option: Option) -> Ids:
        mention = option.speaker.mention
        return frozenset() if mention is None else self.article.under([mention.span])


def _same(wanted: Ids, given: Ids) -> bool:
    """Whether two mentions share half of their words (F1), as the figure of speakers counts."""
    return bool(wanted) and 2 * len(wanted & given) >= 0.5 * (len(wanted) + len(given))


def fit(known: Sequence[Example]) -> dict[str, float]:
    """The weights of the evidence, and that of nobody.

    Raises:
        MissingExtra: scipy is not installed.
    """
    given = [Decision((*example.options, frozenset({NOBODY})), example.right) for example in known]
    return conditional_logit(given, minimum=MINIMUM, penalty=PENALTY, kept=[NOBODY])


def table(weights: dict[str, float], corpus: str) -> str:
    """The weights as ``data/carry_weights.tsv`` holds them."""
    origin = f"Written by python -m quoteattr.fit.carrying from the articles {corpus[:12]}; do not edit."
    lines = (f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items()))
    return "\n".join(
        (f"# Who goes on speaking without a frame: log-odds. {origin}", "evidence\tweight", *lines, "")
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.fit.carrying", description=__doc__)
    parser.add_argument("folder", help="annotated articles")
    path = files("quoteattr") / "data" / "carry_weights.tsv"
    parser.add_argument("--out", default=str(path), metavar="FILE", help="the table (default: %(default)s)")
    options = parser.parse_args(arguments)
    try:
        weights = fit(list(examples(read_material(Path(options.folder)))))
        Path(options.out).write_text(table(weights, fingerprint(Path(options.folder))), encoding="utf-8")
    except QuoteAttrError as error:
        print(f"quoteattr.fit.carrying: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
