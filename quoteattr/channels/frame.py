"""The part of a sentence in which a quotation's channel may be named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.channels.context import Context, Layout
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.quote import QuoteKind
from quoteattr.syntax.sentence import Clause, ClauseKind, Sentence, Token
from quoteattr.values import frozen
from quoteattr.word_lists import words

_DASHES = frozenset({"–", "—", "-"})
_QUOTING = frozenset({"zitieren"})
"""*ein Beamter, den das Blatt zitiert, sagte* names the channel in a relative clause."""
_SHORT_ASIDE = 4
"""*(RND)*, *(Sonntag)*: what names or dates the word before it."""
_SENTENCES = 50
"""The frame of a quotation is looked for in this many sentences from its first one on."""


@frozen
class Frame:
    """Tokens of one sentence in which a channel may occur, and what is known about the cue and the source.

    ``cue`` is its lemma, ``cue_at`` its first token here; ``source`` is the source phrase if it lies in this sentence;
    ``told`` says that there is a source at all.
    """

    sentence: Sentence
    tokens: frozenset[int]
    cue: str = ""
    cue_at: int = -1
    source: Phrase | None = None
    told: bool = False

    def in_source(self, index: int) -> bool:
        """Whether token *index* lies in the source phrase."""
        return self.source is not None and self.source.first <= index <= self.source.last


def frames_of(context: Context, candidate: Candidate) -> tuple[Frame, ...]:
    """The stretches of *candidate*'s sentences that may name its channel, sentence by sentence.

    They are the reporting clause without its relative clauses and questions; for a report (*Sie kritisierte im Radio den
    Plan*) the main clause itself. The content of speech never is: *Er sagte, sie habe im Fernsehen gelogen.*
    """
    known = context.frames.get(id(candidate))
    if known is None or known[0] is not candidate:
        known = context.frames[id(candidate)] = candidate, tuple(_frames(context, candidate))
    return known[1]


def _frames(context: Context, candidate: Candidate) -> Iterator[Frame]:
    for number in range(
        candidate.sentence, min(candidate.last_sentence, candidate.sentence + _SENTENCES) + 1
    ):
        layout = context.layout(number)
        chosen = layout.under(candidate.frame)
        if not chosen and candidate.kind is QuoteKind.REPORTED and candidate.cue is not None:
            chosen = layout.under(candidate.segments) - layout.under(candidate.verbatim)
        source = candidate.source
        if source is not None and source.sentence != number:
            source = None
        cue = layout.under(candidate.cue.segments) if candidate.cue is not None else set()
        anchors = cue if source is None else cue | {source.head}
        chosen = (
            chosen
            - _foreign(layout, chosen, anchors)
            - _asides(layout, chosen, cue)
            - _echo(layout, chosen, cue)
        )
        if chosen:
            lemma = candidate.cue.lemma.split()[-1:] if candidate.cue is not None else []
            told = candidate.source is not None
            yield Frame(
                layout.sentence, frozenset(chosen), "".join(lemma), min(cue, default=-1), source, told
            )


def _foreign(layout: Layout, chosen: set[int], anchors: set[int]) -> set[int]:
    """Tokens of relative clauses and questions that hold neither the cue nor the source: *auf die Frage, ob er im
    falschen Film sei*."""
    own = {id(layout.clause_of(i)) for i in anchors}
    return {i for i in chosen if _is_aside(layout, i) and id(layout.clause_of(i)) not in own}


def _is_aside(layout: Layout, index: int) -> bool:
    clause = layout.clause_of(index)
    if clause is None or clause.kind not in (ClauseKind.RELATIVE, ClauseKind.INTERROGATIVE):
        return False
    return clause.finite is None or layout.sentence.tokens[clause.finite].lemma not in _QUOTING


def _echo(layout: Layout, chosen: set[int], cue: set[int]) -> set[int]:
    """Tokens of a clause that tells what words brought about, not where they were said: *Die Forderung, …, sorgte im
    Netz für Spott*."""
    tokens = layout.sentence.tokens
    if any(tokens[i].tag.startswith("V") for i in cue):
        return set()
    return {i for i in chosen if _echoes(tokens, layout.clause_of(i))}


def _echoes(tokens: Sequence[Token], clause: Clause | None) -> bool:
    if clause is None or clause.finite is None:
        return False
    particle = next((tokens[i].text for i in clause.tokens if tokens[i].tag == "PTKVZ"), "")
    return any(
        f"{particle}{tokens[i].lemma}" in words("echo") for i in clause.tokens if tokens[i].tag[:2] == "VV"
    )


def _asides(layout: Layout, chosen: set[int], cue: set[int]) -> set[int]:
    """Tokens between dashes or brackets that do not hold the cue: *das Papier – es stand im „Boten“ –
    sagt*."""
    out: set[int] = set()
    opened = -1
    for i in sorted(chosen):
        text = layout.sentence.tokens[i].text
        if text == "(" or (text in _DASHES and opened < 0):
            opened = i
        elif opened >= 0 and (text == ")" or text in _DASHES):
            aside = set(range(opened, i + 1))
            if len(aside) > _SHORT_ASIDE and cue.isdisjoint(aside):
                out |= aside
            opened = -1
    return out
