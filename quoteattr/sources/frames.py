"""Sources that are in a frame without being a source phrase: *heißt es in*, *hieß es aus*, *sagt der
72-Jährige*."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.detect.candidate import Candidate
from quoteattr.mentions.attributes import chain_end
from quoteattr.quote import Evidence, Resolution, Speaker, SpeakerKind
from quoteattr.sources.attributions import Attribution
from quoteattr.sources.holders import SPEAKING, holder, subject_before
from quoteattr.sources.phrases import mention
from quoteattr.sources.register import Register
from quoteattr.sources.speech import stretches
from quoteattr.syntax.sentence import Sentence

_IMPERSONAL = frozenset({"heißen", "heißt es", "verlauten", "hervorgehen", "es heißt", "lauten", "stehen"})
_CONTAINERS = frozenset({"in", "im", "aus", "auf", "laut", "bei", "beim", "von", "vom", "seitens"})
_PASSIVE = frozenset({"wird", "werden", "wurde", "wurden", "worden", "werde", "würde", "würden"})
_IN_IT = frozenset({"darin", "hierin"})
_THERE = _IN_IT | {"dort"}
POINTING_BACK = frozenset({"wonach", "demnach", "danach", "demzufolge", "dementsprechend"})


def from_frame(
    candidate: Candidate, own: Attribution, register: Register, sentences: Sequence[Sentence], text: str
) -> Attribution | None:
    """What a frame without a source phrase still names: the document of *heißt es in*, the body of *hieß es aus*."""
    if not is_impersonal(candidate):
        return None
    for number, inside in stretches(candidate, sentences):
        tokens = sentences[number].tokens
        for index, reading in register.readings_in(number, inside[0], inside[-1]):
            if reading.preposition is None or tokens[reading.preposition].text.lower() not in _CONTAINERS:
                continue
            found = _named_there(register, sentences, number, index)
            if found is not None:
                name, kind, resolution, last = found
                words = mention(text, sentences[number], reading.first, last)
                speaker = Speaker(name, kind, words, resolution)
                evidence = (*own.evidence, Evidence("speaker.frame", words.span))
                return evolve(own, speaker=speaker, evidence=evidence, probability=0.75)
    return None


def points_there(candidate: Candidate, sentences: Sequence[Sentence]) -> bool:
    """Whether the frame says that something is written *in* what was named before: *Darin heißt es* …"""
    there = _THERE if is_impersonal(candidate) else _IN_IT
    return any(
        sentences[number].tokens[i].text.lower() in there
        for number, inside in stretches(candidate, sentences)
        for i in inside
    )


def is_impersonal(candidate: Candidate) -> bool:
    """Whether the subject of the cue is not a source: *heißt es*, *geht hervor*."""
    return candidate.cue is not None and candidate.cue.lemma.lower() in _IMPERSONAL


def subject_of_frame(
    candidate: Candidate, own: Attribution, register: Register, sentences: Sequence[Sentence], text: str
) -> Attribution | None:
    """What can be the subject in a frame whose source phrase was not recognised: *sagt der 72-Jährige*.

    Not in the passive, whose subject is spoken to or of.
    """
    cue = candidate.cue
    if is_impersonal(candidate) or (cue is not None and cue.lemma.lower() in POINTING_BACK):
        return None
    if cue is not None and any(word in _PASSIVE for word in cue.text.lower().split()):
        return None
    for number, inside in stretches(candidate, sentences):
        for reference in register.between(number, inside[0], inside[-1]):
            entity = register.entities[reference.entity]
            label = cue is None and entity.kind is SpeakerKind.PERSON
            if not (reference.subject or label) or entity.kind not in SPEAKING:
                continue
            if own.addressee is None or own.addressee.name != entity.name:
                words = mention(text, sentences[number], reference.first, reference.last)
                speaker = entity.speaker(entity.kind, words, reference.how)
                evidence = (*own.evidence, Evidence("speaker.frame-subject", words.span))
                return evolve(own, speaker=speaker, evidence=evidence, probability=0.7 * reference.certainty)
    return None


def _named_there(
    register: Register, sentences: Sequence[Sentence], number: int, index: int
) -> tuple[str, SpeakerKind, Resolution, int] | None:
    """Name, kind and last token of a document or body after *in* or *aus*: *in einer Mitteilung von
    Nordkabel* → Nordkabel.

    A statement or letter that names no holder is that of the sentence before: *Der Verband ist dagegen. In
    einer
    Stellungnahme heißt es* …
    """
    sentence = sentences[number]
    row = register.readings[sentence.index]
    reading = row[index]
    last = row[chain_end(sentence.tokens, row[index : index + 8], 0) + index].core_last
    behind = holder(register, sentence, index, reading)
    reference = register.at(
        sentence.index, reading.name[-1] if reading.name else reading.noun or reading.core_last
    )
    determiner = reading.determiner
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
