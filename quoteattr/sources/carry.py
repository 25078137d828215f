"""Quotations without a frame of their own: who goes on speaking.

The speaker of a quotation that goes on from another is that one's; words in quotation marks inside a
quotation
belong to its speaker; direct speech that stands alone goes on from the quotation before it in its
paragraph, alternates
in a dialogue, or belongs to the person whom the sentence before is about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex
from attrs import evolve

from quoteattr.detect.candidate import Candidate
from quoteattr.quote import Evidence, Mention, QuoteKind, Resolution, Speaker
from quoteattr.sources.attributions import Attribution
from quoteattr.sources.frames import POINTING_BACK, from_frame, is_impersonal, subject_of_frame
from quoteattr.sources.holders import SPEAKING
from quoteattr.sources.phrases import mention
from quoteattr.sources.register import Register
from quoteattr.syntax.sentence import Sentence

_LOOK_BACK = 4
_GAP = 3
"""So many sentences may lie between two quotations of one speaker in a paragraph."""
_SECOND_PERSON = regex.compile(
    r"\b[Dd](?:u|ir|ich|ein(?:e[mnrs]?)?)\b|\b(?:[Ee]uch|[Ee]uer|[Ee]ure[mnrs]?)\b"
    r"|[^\s.!?:„“»«]\s(?:Sie|Ihnen|Ihre?[mnrs]?)\b"
)
"""*du*, *deine*, *euch*; *Sie* and *Ihre* where no sentence begins."""
_LONG_SENTENCE = 200
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
    order = sorted(
        range(len(candidates)),
        key=lambda i: (candidates[i].segments[0].start, -candidates[i].segments[-1].end),
    )
    previous: list[int] = []
    for index in order:
        candidate, own = candidates[index], framed[index]
        if own.speaker is None and candidate.source is not None and not is_impersonal(candidate):
            own = _from_others(candidates, framed, done, index) or own
        elif own.speaker is None:
            own = (
                _from_colon(candidate, own, register, sentences, text)
                or from_frame(candidate, own, register, sentences, text)
                or subject_of_frame(candidate, own, register, sentences, text)
                or _from_others(candidates, framed, done, index)
                or _from_paragraph(candidates, framed, done, previous, index, sentences)
                or _from_context(candidate, own, register, sentences, text)
            )
        done[index] = own
        if candidate.parent is None:
            previous.append(index)
    _keep_addressees(candidates, done, previous, sentences, text)
    for index in range(len(candidates)):
        yield done[index]


def _keep_addressees(
    candidates: Sequence[Candidate],
    done: dict[int, Attribution],
    order: Sequence[int],
    sentences: Sequence[Sentence],
    text: str,
) -> None:
    """*Vera antwortete Torn: „Falsch.“ Dann legte sie nach: „Deine Firma ist pleite.“*: still to Torn.

    A quotation in the second person that follows one of the same speaker has its addressee if its own frame
    names none.
    """
    for before, index in pairwise(order):
        candidate, own, source = candidates[index], done[index], done[before]
        if candidate.kind is not QuoteKind.DIRECT or candidate.addressee is not None:
            continue
        if own.speaker is None or source.speaker is None or source.addressee is None:
            continue
        same = own.addressee is None and own.speaker.name == source.speaker.name
        near = candidate.sentence - candidates[before].last_sentence <= _GAP
        words = " ".join(segment.of(text) for segment in candidate.segments)
        if same and near and _SECOND_PERSON.search(words) is not None:
            done[index] = evolve(own, addressee=source.addressee)


def _from_colon(
    candidate: Candidate, own: Attribution, register: Register, sentences: Sequence[Sentence], text: str
) -> Attribution | None:
    """*Der Bauernverband hält dagegen: Viele Höfe könnten nicht überleben*: the subject in front of the colon."""
    start = candidate.segments[0].start
    tokens = sentences[candidate.sentence].tokens
    at = bisect_left(tokens, start, key=lambda token: token.start)
    if candidate.frame or at == 0 or at > _LONG_SENTENCE or tokens[at - 1].text != ":":
        return None
    for reference in register.between(candidate.sentence, 0, at - 1):
        entity = register.entities[reference.entity]
        if reference.subject and entity.kind in SPEAKING:
            words = mention(text, sentences[candidate.sentence], reference.first, reference.last)
            speaker = Speaker(entity.name, entity.kind, words, reference.how)
            evidence = (*own.evidence, Evidence("speaker.colon", words.span))
            return evolve(own, speaker=speaker, evidence=evidence, probability=0.8 * reference.certainty)
    return None


def _from_others(
    candidates: Sequence[Candidate],
    framed: Sequence[Attribution],
    done: dict[int, Attribution],
    index: int,
) -> Attribution | None:
    """The speaker of the quotation that this one goes on from, or lies in."""
    candidate, own = candidates[index], framed[index]
    at = candidate.parent if candidate.carried_from is None else _newest(candidates, done, candidate)
    for _ in range(_STEPS):
        if at is None or not 0 <= at < len(candidates) or at == index:
            break
        source = done.get(at) or framed[at]
        if source.speaker is not None:
            within = candidate.carried_from is None
            return _taken(
                own,
                source,
                candidate,
                "speaker.enclosing" if within else "speaker.carried",
                0.97 if within else 0.9,
            )
        at = candidates[at].carried_from
    return None


def _from_paragraph(
    candidates: Sequence[Candidate],
    framed: Sequence[Attribution],
    done: dict[int, Attribution],
    previous: Sequence[int],
    index: int,
    sentences: Sequence[Sentence],
) -> Attribution | None:
    """The speaker of the quotation before, in the same paragraph; in a dialogue the one before that.

    Direct speech that fills paragraph after paragraph without frames is a dialogue of the two who spoke last.
    """
    candidate = candidates[index]
    if _has_frame(candidate) or not previous:
        return None
    here = sentences[candidate.sentence].paragraph
    spoken = [i for i in previous[-_LOOK_BACK:] if done[i].speaker is not None]
    if not spoken:
        return None
    last = candidates[spoken[-1]]
    if sentences[last.last_sentence].paragraph == here:
        if candidate.sentence - last.last_sentence > _GAP:
            return None
        return _taken(framed[index], done[spoken[-1]], candidate, "speaker.same-paragraph", 0.75)
    if (
        candidate.kind is QuoteKind.DIRECT
        and len(spoken) > 1
        and _alone(candidates, sentences, (index, *spoken[-2:]))
    ):
        turns = [done[i].speaker for i in spoken[-2:]]
        names = [s.name if s is not None else "" for s in turns]
        if names[0] != names[1]:
            return _taken(framed[index], done[spoken[-2]], candidate, "speaker.dialogue", 0.7)
    return None


def _pointer(candidate: Candidate) -> Mention | None:
    """*Demnach* itself stands for the source."""
    cue = candidate.cue
    if cue is None or cue.lemma.lower() not in POINTING_BACK:
        return None
    return Mention(cue.text, cue.segments[0]) if len(cue.segments) == 1 else None


def _has_frame(candidate: Candidate) -> bool:
    """Whether a frame of its own tells that nobody is named; *demnach* points back to what was said
    before."""
    if candidate.cue is not None and candidate.cue.lemma.lower() in POINTING_BACK:
        return False
    return candidate.cue is not None or bool(candidate.frame)


def _alone(candidates: Sequence[Candidate], sentences: Sequence[Sentence], indices: Sequence[int]) -> bool:
    """Whether direct quotations stand in paragraphs that follow one upon the other."""
    paragraphs = sorted({sentences[candidates[i].sentence].paragraph for i in indices})
    direct = all(candidates[i].kind is QuoteKind.DIRECT for i in indices)
    return direct and len(paragraphs) == len(indices) and paragraphs[-1] - paragraphs[0] == len(indices) - 1


def _newest(
    candidates: Sequence[Candidate], done: dict[int, Attribution], candidate: Candidate
) -> int | None:
    """The quotation that *candidate* goes on from: a newer one with a speaker goes before the one detection
    saw."""
    start = candidate.carried_from
    if start is None or not 0 <= start < len(candidates):
        return start
    from_there = candidates[start].segments[0].start
    for index in reversed(done):
        other = candidates[index]
        if other.segments[0].start <= from_there:
            break
        if done[index].speaker is not None and other.source is not None and other.parent is None:
            return index
    return start


def _taken(
    own: Attribution, source: Attribution, candidate: Candidate, rule: str, sure: float
) -> Attribution:
    assert source.speaker is not None
    resolution = source.speaker.resolution if rule == "speaker.enclosing" else Resolution.CARRIED
    speaker = evolve(
        source.speaker, resolution=resolution, mention=_pointer(candidate) or source.speaker.mention
    )
    evidence = (*own.evidence, Evidence(rule, candidate.segments[0]))
    return evolve(own, speaker=speaker, evidence=evidence, probability=source.probability * sure)


def _from_context(
    candidate: Candidate, own: Attribution, register: Register, sentences: Sequence[Sentence], text: str
) -> Attribution:
    """Direct speech alone: the last person in front of it who can be the subject, in this or the sentence
    before."""
    if _has_frame(candidate):
        return own
    start = candidate.segments[0].start
    for number in (candidate.sentence, candidate.sentence - 1):
        if (
            not 0 <= number < len(sentences)
            or sentences[number].paragraph < sentences[candidate.sentence].paragraph - 1
        ):
            continue
        for reference in reversed(register.within(number)):
            entity = register.entities[reference.entity]
            if reference.start < start and reference.subject and entity.kind in SPEAKING:
                words = _pointer(candidate) or mention(
                    text, sentences[number], reference.first, reference.last
                )
                speaker = Speaker(entity.name, entity.kind, words, Resolution.CARRIED)
                evidence = (*own.evidence, Evidence("speaker.subject-before", words.span))
                return evolve(own, speaker=speaker, evidence=evidence, probability=0.5 * reference.certainty)
    return own
