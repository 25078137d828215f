"""Recall of the candidates before any ranking: ``python tests/measure_candidates.py FOLDER [--missed FILE]``.

An annotated quotation is reached where some rule proposes a candidate of the same extent (intersection over union of at
least 0.8 on tokens), direct speech for direct speech. What is not proposed, no ranking can find.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from quoteattr import scoring
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.continuation import continuations
from quoteattr.detect.rounds import framed_candidates, verbatim_parts, weigh
from quoteattr.detect.settle import merge_runs, settle
from quoteattr.evaluate.corpus import Article, Ids, Row
from quoteattr.evaluate.figures import SAME, iou
from quoteattr.fit.material import Material, read_material
from quoteattr.quote import QuoteKind


def proposed(item: Material) -> list[Candidate]:
    """The candidates of all three rounds; what the later ones start from is settled, their own candidates are not."""
    weights, thresholds = scoring.load(), scoring.SHIPPED_THRESHOLDS
    framed = weigh(framed_candidates(item.views), weights)
    chained = weigh(continuations(item.views, settle(framed, thresholds)), weights)
    kept = merge_runs(settle(chained, thresholds))
    return [*framed, *chained, *kept, *verbatim_parts(item.views, kept)]


def reached(article: Article, candidates: Sequence[Candidate]) -> Iterator[tuple[Row, float, Ids]]:
    """Each annotated quotation with the overlap of the candidate that is nearest to it, and its tokens."""
    extents = [
        (c.kind is QuoteKind.DIRECT, ids) for c in candidates for ids in article.parts(c.kind, c.segments)
    ]
    for row in article.rows:
        same_kind = (ids for direct, ids in extents if direct is (row.kind == "Direct"))
        best = max(same_kind, key=lambda ids: iou(ids, row.quote), default=frozenset[int]())
        yield row, iou(best, row.quote), best


def main() -> None:
    """Print the recall of each kind."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="annotated articles")
    parser.add_argument("--missed", type=Path, help="where to write the quotations that no candidate reaches")
    options = parser.parse_args()
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    missed: list[str] = []
    number = 0
    for item in read_material(options.folder):
        candidates = proposed(item)
        number += len(candidates)
        for row, overlap, nearest in reached(item.article, candidates):
            wanted[row.kind] += 1
            found[row.kind] += overlap >= SAME
            if overlap < SAME:
                words = (item.article.show(ids, 300) for ids in (row.quote, nearest))
                missed.append("\t".join((item.article.name, row.kind, f"{overlap:.2f}", *words)))
    for kind, count in (*wanted.items(), ("all", wanted.total())):
        right = found.total() if kind == "all" else found[kind]
        print(f"{kind:22} {right:5} of {count:5} {100 * right / count:5.1f}")
    print(f"{number} candidates")
    if options.missed:
        options.missed.write_text("".join(f"{line}\n" for line in missed), encoding="utf-8")


if __name__ == "__main__":
    main()
