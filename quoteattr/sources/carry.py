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
from quoteattr.sources.entities import Reference
from quoteattr.sources.holders import holder
from quoteattr.sources.nominals import chain_end
from quoteattr.sources.phrases import mention
from quoteattr.sources.register import Register
from quoteattr.syntax.sentence import Sentence

_SPEAKING = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.GROUP})
_LOOK_BACK = 4
_GAP = 3
"""So many sentences may lie between two quotations of one speaker in a paragraph."""
_PASSIVE = frozenset({"wird", "werden", "wurde", "wurden", "worden", "werde", "würde", "würden"})
POINTING_BACK = frozenset({"wonach", "demnach", "danach", "demzufolge", "dementsprechend"})
_IMPERSONAL = frozenset({"heißen", "heißt es", "verlauten", "hervorgehen", "es heißt", "lauten", "stehen"})
_CONTAINERS = frozenset({"in", "im", "aus", "auf", "laut", "bei", "beim", "von", "vom", "seitens"})
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
        if own.speaker is None and (candidate.source is None or _is_impersonal(candidate)):
            own = (
                _from_frame(candidate, own, register, sentences, text)
                or _subject_of_frame(candidate, own, register, sentences, text)
                or _from_others(candidates, framed, done, index)
                or _from_paragraph(candidates, framed, done, previous, index, sentences)
                or _from_context(candidate, own, register, sentences, text)
            )
        done[index] = own
        if candidate.parent is None:
            previous.append(index)
    for index in range(len(candidates)):
        yield done[index]


def framed_tokens(sentences: Sequence[Sentence], candidates: Sequence[Candidate]) -> frozenset[tuple[int, int]]:
    """Sentence and token of the words of frames that have no source phrase: the source may be among them."""
    return frozenset(
        (number, i)
        for c in candidates
        if c.source is None and c.frame
        for number in range(c.sentence, c.last_sentence + 1)
        for i, token in enumerate(sentences[number].tokens)
        if any(f.start <= token.start < f.end for f in c.frame)
    )


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
            return _taken(own, source, candidate, "speaker.enclosing" if within else "speaker.carried", 0.97 if within else 0.9)
        at = candidates[at].carried_from
    return None


def _from_frame(
    candidate: Candidate, own: Attribution, register: Register, sentences: Sequence[Sentence], text: str
) -> Attribution | None:
    """What a frame without a source phrase still names: the document of *heißt es in*, the body of *hieß es aus*."""
    if not _is_impersonal(candidate):
        return None
    for frame in candidate.frame:
        for number in range(candidate.sentence, candidate.last_sentence + 1):
            tokens = sentences[number].tokens
            for index, reading in enumerate(register.readings[number]):
                nominal = reading.nominal
                if nominal.preposition is None or not frame.start <= tokens[nominal.first].start < frame.end:
                    continue
                if tokens[nominal.preposition].text.lower() not in _CONTAINERS:
                    continue
                found = _named_there(register, sentences, number, index)
                if found is not None:
                    name, kind, resolution, last = found
                    first = nominal.first + 1 if nominal.first == nominal.preposition and nominal.first < last else nominal.first
                    words = mention(text, sentences[number], first, last)
                    evidence = (*own.evidence, Evidence("speaker.frame", words.span))
                    return evolve(own, speaker=Speaker(name, kind, words, resolution), evidence=evidence, probability=0.75)
    return None


def _is_impersonal(candidate: Candidate) -> bool:
    """Whether the subject of the cue is no source: *heißt es*, *geht hervor*."""
    return candidate.cue is not None and candidate.cue.lemma.lower() in _IMPERSONAL


def _subject_of_frame(
    candidate: Candidate, own: Attribution, register: Register, sentences: Sequence[Sentence], text: str
) -> Attribution | None:
    """What can be the subject in a frame whose source phrase was not recognised: *sagt der 72-Jährige*.

    Not in the passive, whose subject is spoken to or of.
    """
    cue = candidate.cue
    if _is_impersonal(candidate) or (cue is not None and cue.lemma.lower() in POINTING_BACK):
        return None
    if cue is not None and any(word in _PASSIVE for word in cue.text.lower().split()):
        return None
    for number in range(candidate.sentence, candidate.last_sentence + 1):
        for reference in register.within(number):
            if not reference.subject or not any(f.start <= reference.start < f.end for f in candidate.frame):
                continue
            entity = register.entities[reference.entity]
            if entity.kind in _SPEAKING and (own.addressee is None or own.addressee.name != entity.name):
                words = mention(text, sentences[number], reference.first, reference.last)
                speaker = Speaker(entity.name, entity.kind, words, reference.how)
                evidence = (*own.evidence, Evidence("speaker.frame-subject", words.span))
                return evolve(own, speaker=speaker, evidence=evidence, probability=0.7 * reference.certainty)
    return None


def _named_there(
    register: Register, sentences: Sequence[Sentence], number: int, index: int
) -> tuple[str, SpeakerKind, Resolution, int] | None:
    """Name, kind and last token of a document or body behind *in* or *aus*: *in einer Mitteilung von Nordkabel* → Nordkabel.

    A statement or letter that names no holder is that of the sentence before: *Der Verband ist dagegen. In einer
    Stellungnahme heißt es* …
    """
    sentence = sentences[number]
    row = register.readings[sentence.index]
    reading = row[index]
    last = row[chain_end(sentence.tokens, [r.nominal for r in row[index : index + 8]], 0) + index].nominal.last
    behind = holder(register, sentence, index, reading)
    reference = register.at(sentence.index, reading.name[-1] if reading.name else reading.noun or reading.nominal.last)
    determiner = reading.nominal.determiner
    pointing = register.pronoun_at(number, determiner) if determiner is not None else None
    if pointing is not None:
        reference = pointing
        entity = register.entities[reference.entity]
        return entity.name, entity.kind, reference.how, last
    if reading.statement is not None and not reading.name and reading.noun == reading.statement[0]:
        if behind is not None and behind.reference is None:
            return behind.name, behind.kind, Resolution.NAME, last
        reference = behind.reference if behind is not None else subject_before(register, sentences, number)
        if reference is not None:
            entity = register.entities[reference.entity]
            return entity.name, entity.kind, Resolution.DESCRIPTION if behind is None else reference.how, last
    if reference is None:
        return None
    entity = register.entities[reference.entity]
    if entity.kind is SpeakerKind.PERSON or (entity.kind is SpeakerKind.UNKNOWN and not entity.named):
        return None
    return entity.name, entity.kind, reference.how, last


def subject_before(register: Register, sentences: Sequence[Sentence], number: int) -> Reference | None:
    """The person or body that the sentence before, in the same paragraph, has for its subject."""
    if number == 0 or sentences[number - 1].paragraph != sentences[number].paragraph:
        return None
    for reference in register.within(number - 1):
        if reference.subject and register.entities[reference.entity].kind in _SPEAKING:
            return reference
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
    if candidate.kind is QuoteKind.DIRECT and len(spoken) > 1 and _alone(candidates, sentences, (index, *spoken[-2:])):
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
    """Whether a frame of its own tells that nobody is named; *demnach* points back to what was said before."""
    if candidate.cue is not None and candidate.cue.lemma.lower() in POINTING_BACK:
        return False
    return candidate.cue is not None or bool(candidate.frame)


def _alone(candidates: Sequence[Candidate], sentences: Sequence[Sentence], indices: Sequence[int]) -> bool:
    """Whether direct quotations stand in paragraphs that follow one upon the other."""
    paragraphs = sorted({sentences[candidates[i].sentence].paragraph for i in indices})
    direct = all(candidates[i].kind is QuoteKind.DIRECT for i in indices)
    return direct and len(paragraphs) == len(indices) and paragraphs[-1] - paragraphs[0] == len(indices) - 1


def _newest(candidates: Sequence[Candidate], done: dict[int, Attribution], candidate: Candidate) -> int | None:
    """The quotation that *candidate* goes on from: a newer one with a speaker goes before the one detection saw."""
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


def _taken(own: Attribution, source: Attribution, candidate: Candidate, rule: str, sure: float) -> Attribution:
    assert source.speaker is not None
    resolution = source.speaker.resolution if rule == "speaker.enclosing" else Resolution.CARRIED
    speaker = evolve(source.speaker, resolution=resolution, mention=_pointer(candidate) or source.speaker.mention)
    evidence = (*own.evidence, Evidence(rule, candidate.segments[0]))
    return evolve(own, speaker=speaker, evidence=evidence, probability=source.probability * sure)


def _from_context(
    candidate: Candidate, own: Attribution, register: Register, sentences: Sequence[Sentence], text: str
) -> Attribution:
    """Direct speech alone: the last person in front of it who can be the subject, in this or the sentence before."""
    if _has_frame(candidate):
        return own
    start = candidate.segments[0].start
    for number in (candidate.sentence, candidate.sentence - 1):
        if not 0 <= number < len(sentences) or sentences[number].paragraph < sentences[candidate.sentence].paragraph - 1:
            continue
        for reference in reversed(register.within(number)):
            entity = register.entities[reference.entity]
            if reference.start < start and reference.subject and entity.kind in _SPEAKING:
                words = _pointer(candidate) or mention(text, sentences[number], reference.first, reference.last)
                speaker = Speaker(entity.name, entity.kind, words, Resolution.CARRIED)
                evidence = (*own.evidence, Evidence("speaker.subject-before", words.span))
                return evolve(own, speaker=speaker, evidence=evidence, probability=0.5 * reference.certainty)
    return own
