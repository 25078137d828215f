"""The part of a sentence in which a quotation's channel may be named."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.quote import QuoteKind, Span
from quoteattr.syntax.sentence import ClauseKind, Sentence

_DASHES = frozenset({"–", "—", "-"})
_QUOTING = frozenset({"zitieren"})
"""*ein Beamter, den das Blatt zitiert, sagte* names the channel in a relative clause."""
_SHORT_ASIDE = 4
"""*(RND)*, *(Sonntag)*: what names or dates the word in front of it."""
_REACH = 150
"""A report without a frame of its own is searched this many tokens to both sides of its content."""


@frozen
class Frame:
    """Tokens of one sentence in which a channel may stand, and what is known about the cue and the source.

    ``source`` is the source phrase if it lies in this sentence; ``told`` says that there is a source at all.
    """

    sentence: Sentence
    tokens: frozenset[int]
    cue: str = ""
    source: Phrase | None = None
    told: bool = False

    def in_source(self, index: int) -> bool:
        """Whether token *index* lies in the source phrase."""
        return self.source is not None and self.source.first <= index <= self.source.last


def frames_of(candidate: Candidate, sentences: tuple[Sentence, ...]) -> tuple[Frame, ...]:
    """The stretches of *candidate*'s sentences that may name its channel, sentence by sentence.

    They are the reporting clause without its relative clauses; for a report (*Sie kritisierte im Radio den
    Plan*) the main clause itself. The content of speech never is: *Er sagte, sie habe im Fernsehen gelogen.*
    """
    out = []
    for number in range(candidate.sentence, min(candidate.last_sentence, candidate.sentence + 50) + 1):
        sentence = sentences[number]
        chosen = _under(sentence, candidate.frame)
        if not chosen and candidate.kind is QuoteKind.REPORTED and candidate.cue is not None:
            chosen = _under(sentence, candidate.segments)
        chosen -= _foreign_clauses(sentence, candidate) | _asides(sentence, chosen, candidate)
        if not chosen:
            continue
        source = (
            candidate.source if candidate.source is not None and candidate.source.sentence == number else None
        )
        lemma = candidate.cue.lemma if candidate.cue is not None else ""
        out.append(
            Frame(
                sentence,
                frozenset(chosen),
                lemma.split()[-1] if lemma else "",
                source,
                candidate.source is not None,
            )
        )
    return tuple(out)


def _under(sentence: Sentence, spans: Iterable[Span]) -> set[int]:
    chosen: set[int] = set()
    for span in spans:
        if span.end <= sentence.start or span.start >= sentence.end:
            continue
        for i, token in enumerate(sentence.tokens):
            if token.start >= span.end or len(chosen) > 2 * _REACH:
                break
            if token.end > span.start:
                chosen.add(i)
    return chosen


def _foreign_clauses(sentence: Sentence, candidate: Candidate) -> set[int]:
    """Tokens of relative clauses that do not hold the cue or the source."""
    anchors = set()
    if candidate.source is not None and candidate.source.sentence == sentence.index:
        anchors.add(candidate.source.head)
    if candidate.cue is not None:
        anchors |= _under(sentence, candidate.cue.segments)
    out: set[int] = set()
    for clause in sentence.clauses:
        if clause.kind is not ClauseKind.RELATIVE or anchors.intersection(clause.tokens):
            continue
        if clause.finite is None or sentence.tokens[clause.finite].lemma not in _QUOTING:
            out.update(clause.tokens)
    return out


def _asides(sentence: Sentence, chosen: set[int], candidate: Candidate) -> set[int]:
    """Tokens between dashes or brackets that do not hold the cue: *das Papier – es stand im „Boten“ –
    sagt*."""
    anchors = _under(sentence, candidate.cue.segments) if candidate.cue is not None else set()
    out: set[int] = set()
    opened = -1
    for i in sorted(chosen):
        text = sentence.tokens[i].text
        if text == "(" or (text in _DASHES and opened < 0):
            opened = i
        elif opened >= 0 and (text == ")" or text in _DASHES):
            aside = set(range(opened, i + 1))
            if len(aside) > _SHORT_ASIDE and anchors.isdisjoint(aside):
                out |= aside
            opened = -1
    return out


def narrated(sentence: Sentence) -> Frame:
    """A whole sentence as if it were a frame, without its relative clauses: *Sie trat im Radio auf.*"""
    tokens = set(range(min(len(sentence.tokens), 2 * _REACH)))
    for clause in sentence.clauses:
        if clause.kind not in (ClauseKind.MAIN, ClauseKind.FRAGMENT):
            tokens.difference_update(clause.tokens)
    return Frame(sentence, frozenset(tokens))
