"""All rules over all sentences of a document, in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quoteattr.cues.lexicon import Lexicon
from quoteattr.detect.attribution import as_reported, attributed_clauses
from quoteattr.detect.back_pointer import back_pointers
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.continuation import continuations
from quoteattr.detect.direct import utterances
from quoteattr.detect.fragments import fragments
from quoteattr.detect.indirect import behind_frame, in_front_of_frame
from quoteattr.detect.nominal import noun_with_clause
from quoteattr.detect.reported import speech_reports
from quoteattr.detect.view import View
from quoteattr.marks import MarkPair
from quoteattr.syntax.sentence import Sentence

Rule = Callable[[View], Iterator[Candidate]]

FRAME_RULES: tuple[Rule, ...] = (utterances, behind_frame, in_front_of_frame, noun_with_clause, attributed_clauses, as_reported)
"""Rules that see one sentence and need nothing else."""


def find(text: str, sentences: Sequence[Sentence], pairs: Sequence[MarkPair], lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Every candidate of a document, not yet weighed against each other."""
    views = make_views(text, sentences, pairs, lexicon)
    found: list[Candidate] = []
    previous: View | None = None
    for view in views:
        here = [c for rule in FRAME_RULES for c in rule(view)]
        here.extend(back_pointers(view, previous))
        here.extend(speech_reports(view, here))
        found.extend(sorted(here, key=lambda c: c.span.start))
        previous = view
    with_chains = continuations(views, found)
    by_sentence: dict[int, list[Candidate]] = {}
    for item in with_chains:
        for number in range(item.sentence, item.last_sentence + 1):
            by_sentence.setdefault(number, []).append(item)
    inner = [f for view in views for f in fragments(view, by_sentence.get(view.sentence.index, []))]
    return (*with_chains, *inner)


def make_views(
    text: str, sentences: Sequence[Sentence], pairs: Sequence[MarkPair], lexicon: Lexicon
) -> tuple[View, ...]:
    """One view a sentence, each with the mark pairs that lie in it."""
    out: list[View] = []
    position = 0
    for sentence in sentences:
        while position < len(pairs) and pairs[position].outer.end <= sentence.start:
            position += 1
        taken_out = {t.start: t.end for t in sentence.tokens if t.is_quote}
        stand_ins: list[MarkPair] = []
        others: list[MarkPair] = []
        end_of_last = -1
        i = position
        while i < len(pairs) and pairs[i].outer.start < sentence.end:
            pair = pairs[i]
            i += 1
            if pair.outer.start < sentence.start:
                continue
            if taken_out.get(pair.outer.start) == pair.outer.end:
                stand_ins.append(pair)
                end_of_last = pair.outer.end
            elif pair.outer.start >= end_of_last:
                others.append(pair)
        out.append(View(text, sentence, lexicon, tuple(others), tuple(stand_ins)))
    return tuple(out)
