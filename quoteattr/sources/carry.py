"""Quotations without a frame of their own: who goes on speaking.

The speaker of a quotation that goes on from another is that one's; words in quotation marks inside a quotation
belong to its speaker; direct speech that stands alone goes on from the quotation before it in its paragraph, alternates
in a dialogue, or belongs to the person whom the sentence before is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from quoteattr.detect.candidate import Candidate
from quoteattr.quote import Evidence, Mention, QuoteKind, Resolution, Speaker, SpeakerKind
from quoteattr.sources.attributions import Attribution
from quoteattr.sources.phrases import mention
from quoteattr.sources.register import Register
from quoteattr.syntax.sentence import Sentence

_STEPS = 50
"""A chain of continuations is followed so far."""


def carry(
    candidates: Sequence[Candidate],
    framed: Sequence[Attribution],
    register: Register,
    sentences: Sequence[Sentence],
    text: str,
) -> Iterator[Attribution]:
    """The attributions with the gaps filled, one for each candidate."""
    done: dict[int, Attribution] = {}
    order = sorted(range(len(candidates)), key=lambda i: (candidates[i].segments[0].start, -candidates[i].segments[-1].end))
    previous: list[int] = []
    for index in order:
        candidate, own = candidates[index], framed[index]
        if own.speaker is None and candidate.source is None:
            own = _from_others(candidates, framed, done, previous, index) or _from_context(
                candidate, own, register, sentences, text
            )
        done[index] = own
        if candidate.parent is None:
            previous.append(index)
    for index in range(len(candidates)):
        yield done[index]


def _from_others(
    candidates: Sequence[Candidate],
    framed: Sequence[Attribution],
    done: dict[int, Attribution],
    previous: Sequence[int],
    index: int,
) -> Attribution | None:
    """The speaker of the quotation that this one goes on from, or lies in, or answers in turn."""
    candidate, own = candidates[index], framed[index]
    start = candidate.carried_from if candidate.carried_from is not None else candidate.parent
    at = start
    for _ in range(_STEPS):
        if at is None or not 0 <= at < len(candidates) or at == index:
            break
        source = done.get(at) or framed[at]
        if source.speaker is not None:
            within = candidate.carried_from is None
            return _taken(own, source, candidate, "speaker.enclosing" if within else "speaker.carried", 0.97 if within else 0.9)
        at = candidates[at].carried_from
    return None


def _taken(own: Attribution, source: Attribution, candidate: Candidate, rule: str, sure: float) -> Attribution:
    assert source.speaker is not None
    resolution = source.speaker.resolution if rule == "speaker.enclosing" else Resolution.CARRIED
    speaker = evolve(source.speaker, resolution=resolution)
    evidence = (*own.evidence, Evidence(rule, candidate.segments[0]))
    return evolve(own, speaker=speaker, evidence=evidence, probability=source.probability * sure)


def _from_context(
    candidate: Candidate, own: Attribution, register: Register, sentences: Sequence[Sentence], text: str
) -> Attribution:
    """Direct speech alone: the last person in front of it who can be the subject, in this or the sentence before."""
    if candidate.kind is not QuoteKind.DIRECT or candidate.cue is not None:
        return own
    start = candidate.segments[0].start
    for number in (candidate.sentence, candidate.sentence - 1):
        if not 0 <= number < len(sentences) or sentences[number].paragraph < sentences[candidate.sentence].paragraph - 1:
            continue
        for reference in reversed(register.within(number)):
            entity = register.entities[reference.entity]
            if reference.start < start and reference.subject and entity.kind is SpeakerKind.PERSON:
                words: Mention = mention(text, sentences[number], reference.first, reference.last)
                speaker = Speaker(entity.name, entity.kind, words, Resolution.CARRIED)
                evidence = (*own.evidence, Evidence("speaker.subject-before", words.span))
                return evolve(own, speaker=speaker, evidence=evidence, probability=0.5 * reference.certainty)
    return own
