"""All rules over all sentences of a document, in the order in which they build on each other.

First what has a frame; what survives opens chains that carry on without one; and both are the reports of which quoted
words are verbatim parts. Each round is weighed before the next begins, so that a chain never hangs on an improbable frame.
"""

from __future__ import annotations

import logging
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from quoteattr.cues.lexicon import Lexicon
from quoteattr.detect.as_reported import as_reported
from quoteattr.detect.attributed import attributed_clauses
from quoteattr.detect.back_pointer import back_pointers, inner_back_pointers
from quoteattr.detect.candidate import Candidate, by_sentence
from quoteattr.detect.continuation import continuations
from quoteattr.detect.dependent import dependent_clauses
from quoteattr.detect.direct import pointed_at, utterances
from quoteattr.detect.fragments import fragments, names_in_marks
from quoteattr.detect.indirect import behind_frame, in_front_of_frame
from quoteattr.detect.interview import interview_turns
from quoteattr.detect.nominal import noun_with_clause
from quoteattr.detect.reported import speech_reports
from quoteattr.detect.settle import link_parents, merge_runs, settle
from quoteattr.detect.unmarked import unmarked
from quoteattr.detect.view import View
from quoteattr.marks import MarkPair
from quoteattr.scoring import Thresholds, Weights
from quoteattr.syntax.sentence import Sentence
from quoteattr.values import evolve

_log = logging.getLogger(__name__)

SENTENCE_RULES: tuple[Callable[[View], Iterator[Candidate | None]], ...] = (
    behind_frame,
    in_front_of_frame,
    noun_with_clause,
    as_reported,
    inner_back_pointers,
)
"""Rules that see one sentence and need nothing else."""

CONTEXT_RULES: tuple[Callable[[View, View | None], Iterator[Candidate | None]], ...] = (
    utterances,
    pointed_at,
    attributed_clauses,
)
"""Rules that also look at the sentence before."""


def find(views: Sequence[View], weights: Weights, thresholds: Thresholds) -> tuple[Candidate, ...]:
    """The quotations of a document, ordered as ``Document.quotes``, with parents and chains linked.

    Args:
        views: the sentences of the document.
        weights: the confidence model.
        thresholds: candidates below these probabilities are dropped.
    """
    candidates = weigh(framed_candidates(views), weights)
    framed = settle(candidates, thresholds)
    _tell("frames", candidates, framed)
    chained = weigh(continuations(views, framed), weights)
    settled = settle(chained, thresholds)
    _tell("chains", chained, settled)
    kept = merge_runs(settled)
    inner = weigh(verbatim_parts(views, kept), weights)
    found = settle((*kept, *inner), thresholds)
    _tell("verbatim parts", (*kept, *inner), found)
    return link_parents(found)


def _tell(name: str, candidates: Sequence[Candidate], kept: Sequence[Candidate]) -> None:
    """To the log: what became of the candidates of a round, and how likely those were that it dropped."""
    if not _log.isEnabledFor(logging.DEBUG):
        return
    _log.debug("%s: %d candidates, %d kept", name, len(candidates), len(kept))
    left = {(c.kind, c.segments) for c in kept}
    for c in candidates:
        if (c.kind, c.segments) not in left:
            _log.debug(
                "%s: %s at %d:%d dropped, probability %.2f, by %s",
                name,
                c.kind.value,
                c.span.start,
                c.span.end,
                c.score,
                c.evidence[0].rule if c.evidence else "no rule",
            )


def weigh(candidates: Sequence[Candidate], weights: Weights) -> list[Candidate]:
    """The candidates with their probability as ``score``."""
    return [evolve(c, score=weights.probability(c.features)) for c in candidates]


def framed_candidates(views: Sequence[View]) -> list[Candidate]:
    """Round one: what one sentence, or a sentence and the one before, shows. Ordered by sentence and start."""
    found: list[Candidate] = []
    for number, view in enumerate(views):
        earlier = views[max(0, number - 3) : number]
        previous = earlier[-1] if earlier else None
        here = [
            *back_pointers(view, earlier),
            *(c for rule in CONTEXT_RULES for c in rule(view, previous) if c is not None),
            *(c for rule in SENTENCE_RULES for c in rule(view) if c is not None),
        ]
        here.extend(filter(None, dependent_clauses(view, here)))
        here.extend(filter(None, speech_reports(view, here)))
        found.extend(here)
    found.extend((*interview_turns(views), *unmarked(views)))
    return sorted(found, key=lambda c: (c.sentence, c.span.start))


def verbatim_parts(views: Sequence[View], kept: Sequence[Candidate]) -> list[Candidate]:
    """Round three: words in quotation marks, inside the reports that were kept or on their own."""
    here = by_sentence(kept)
    names = names_in_marks(views)
    out: list[Candidate] = []
    for view in views:
        number = view.sentence.index
        near = number - 1 in here or number + 1 in here
        out.extend(fragments(view, here.get(number, []), names, is_near_report=near))
    return out


def make_views(
    text: str, sentences: Sequence[Sentence], pairs: Sequence[MarkPair], lexicon: Lexicon
) -> tuple[View, ...]:
    """One view per sentence, each with the mark pairs inside it."""
    starts = [pair.outer.start for pair in pairs]
    out: list[View] = []
    for sentence in sentences:
        inside = pairs[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        taken_out = {t.start: t.end for t in sentence.tokens if t.is_quote} if inside else {}
        stand_ins: list[MarkPair] = []
        others: list[MarkPair] = []
        for pair in inside:
            if taken_out.get(pair.outer.start) == pair.outer.end:
                stand_ins.append(pair)
            elif not stand_ins or pair.outer.start >= stand_ins[-1].outer.end:
                others.append(pair)
        out.append(View(text, sentence, lexicon, tuple(others), tuple(stand_ins)))
    return tuple(out)
