"""The weights by which the subject of a reporting clause is chosen: ``python -m quoteattr.fit.subjects TRAIN_FOLDER``.

A conditional logit (McFadden 1974): the clause offers its nominative groups and the reading that its subject is elided;
the annotated speaker says which of them was meant.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from attrs import frozen

from quoteattr.cues.predicate import Predicate
from quoteattr.detect.subjects import (
    certain_nominative,
    elision_features,
    features,
    nominatives,
    opens_with_conjoined_verb,
)
from quoteattr.detect.view import View
from quoteattr.errors import QuoteAttrError
from quoteattr.evaluate.corpus import Article, Ids, fingerprint
from quoteattr.fit.choices import Decision, conditional_logit
from quoteattr.fit.material import Material, read_material
from quoteattr.quote import Span
from quoteattr.syntax.sentence import ClauseKind

DECAY = 3.0
"""Inverse strength of the L2 penalty; from 1 to 10 held-out articles tell no difference."""
MINIMUM = 5
"""A feature that fewer alternatives have is left out."""


@frozen
class Choice:
    """The features of what a clause offers, and which of it is right."""

    offered: tuple[frozenset[str], ...]
    right: int


def choices(material: Sequence[Material]) -> list[Choice]:
    """One choice for each clause whose verb is an annotated cue and whose subject is the annotated speaker."""
    return [c for item in material for view in item.views for c in _in_sentence(item.article, view)]


def _in_sentence(article: Article, view: View) -> Iterator[Choice]:
    for number, predicate in enumerate(view.predicates):
        if predicate is None or not _asks(view, number, predicate):
            continue
        verb = article.under([view.span(predicate.lexical, predicate.lexical)])
        for speaker in {row.roles["speaker"] for row in article.rows if row.roles["cue"] & verb}:
            found = _choice(article, view, number, predicate, speaker)
            if found is not None:
                yield found


def _asks(view: View, number: int, predicate: Predicate) -> bool:
    """Whether the weights decide on the subject of a clause; the rest is grammar."""
    clause = view.clauses[number]
    return (
        not predicate.passive
        and clause.kind is not ClauseKind.RELATIVE
        and not opens_with_conjoined_verb(view, clause)
        and certain_nominative(nominatives(view, clause, predicate)) is None
    )


def _choice(article: Article, view: View, number: int, predicate: Predicate, speaker: Ids) -> Choice | None:
    """The choice in a clause; ``None`` where the speaker is none of what it offers."""
    clause = view.clauses[number]
    groups = nominatives(view, clause, predicate)
    offered = (
        *(features(view, clause, predicate, g, groups) for g in groups),
        elision_features(view, clause, predicate),
    )
    heads = [article.under([view.span(g.head, g.head)]) for g in groups]
    meant = next((n for n, head in enumerate(heads) if head and head <= speaker), None)
    if meant is None:
        before = article.under([Span(view.sentence.start, view.tokens[clause.first].start)])
        meant = len(groups) if speaker & before and clause.first > 0 else None
    return None if meant is None else Choice(offered, meant)


def fit(found: Sequence[Choice]) -> dict[str, float]:
    """The weights that make the right choices likeliest.

    Raises:
        MissingExtra: scipy is not installed.
    """
    given = [
        Decision(choice.offered, tuple(n == choice.right for n in range(len(choice.offered))))
        for choice in found
    ]
    return conditional_logit(given, minimum=MINIMUM, penalty=1 / DECAY)


def table(weights: Mapping[str, float], corpus: str) -> str:
    """The weights as ``data/subject_weights.tsv`` holds them."""
    origin = f"# Log-odds. Written by python -m quoteattr.fit.subjects from the articles {corpus[:12]}; do not edit."
    rows = ("feature\tweight", *(f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items())))
    return "".join(f"{line}\n" for line in (origin, *rows))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m quoteattr.fit.subjects",
        description="Fit the weights of subjects to annotated articles.",
    )
    parser.add_argument("folder", help="annotated articles")
    parser.add_argument(
        "--out", default=str(files("quoteattr") / "data" / "subject_weights.tsv"), metavar="FILE"
    )
    options = parser.parse_args(arguments)
    folder = Path(options.folder)
    try:
        weights = fit(choices(read_material(folder)))
        Path(options.out).write_text(table(weights, fingerprint(folder)), encoding="utf-8")
    except QuoteAttrError as error:
        print(f"quoteattr.fit.subjects: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
