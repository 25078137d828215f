"""What the subjects of reporting clauses are, as decisions: a clause offers its nominative groups and the reading that its
subject is elided; the annotated speaker says which of them was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteattr.cues.predicate import Predicate
from quoteattr.detect.subjects import (
    certain_nominative,
    elision_features,
    nominatives,
    opens_with_conjoined_verb,
    options,
)
from quoteattr.detect.view import View
from quoteattr.evaluate.corpus import Article, Ids
from quoteattr.fit.material import Material
from quoteattr.fit.teacher import Decision
from quoteattr.quote import Span
from quoteattr.syntax.sentence import ClauseKind


def subjects(material: Iterable[Material]) -> Iterator[Decision]:
    """One decision for each clause whose verb is an annotated cue and whose subject is the annotated speaker."""
    for item in material:
        for view in item.views:
            yield from _in_sentence(item.article, view)


def _in_sentence(article: Article, view: View) -> Iterator[Decision]:
    for predicate in view.verbs:
        if not _asks(view, predicate):
            continue
        verb = article.under([view.span(predicate.lexical, predicate.lexical)])
        for speaker in {row.roles["speaker"] for row in article.rows if row.roles["cue"] & verb}:
            found = _decision(article, view, predicate, speaker)
            if found is not None:
                yield found


def _asks(view: View, predicate: Predicate) -> bool:
    """Whether the weights decide on the subject of a clause; the rest is grammar."""
    clause = predicate.clause
    return (
        not predicate.passive
        and clause.kind is not ClauseKind.RELATIVE
        and not opens_with_conjoined_verb(view, clause)
        and certain_nominative(view, predicate, nominatives(view, predicate)) is None
    )


def _decision(article: Article, view: View, predicate: Predicate, speaker: Ids) -> Decision | None:
    """The decision in a clause; ``None`` where the speaker is none of what it offers."""
    clause = predicate.clause
    groups = options(view, predicate, nominatives(view, predicate))
    heads = [article.under([group.span]) for group in groups]
    meant = next((n for n, head in enumerate(heads) if head and head <= speaker), None)
    if meant is None:
        before = article.under([Span(view.sentence.start, view.tokens[clause.first].start)])
        meant = len(groups) if speaker & before and clause.first > 0 else None
    if meant is None:
        return None
    offered = (*(group.features for group in groups), elision_features(view, predicate))
    return Decision(offered, tuple(n == meant for n in range(len(offered))))
