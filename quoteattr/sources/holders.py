"""Whose words a statement noun stands for: *Angaben der Polizei*, *Polizeiangaben*, *seiner Ansicht nach*,
*nach eigenen Angaben*."""

from __future__ import annotations

from quoteattr.mentions.attributes import ATTRIBUTIVE, is_genitive_attribute
from quoteattr.mentions.mention import Mention
from quoteattr.quote import Speaker, SpeakerKind
from quoteattr.sources.canonical import in_nominative
from quoteattr.sources.descriptions import first_noun
from quoteattr.sources.entities import Reference
from quoteattr.sources.register import Register
from quoteattr.syntax.sentence import Sentence
from quoteattr.words.closed import without_article
from quoteattr.words.nouns import head_of, is_only_time

_OWN = ("eigenen", "eigener", "eigenem", "eigene")


Holder = tuple[str, Reference | Speaker]
"""The rule that tells who is behind a statement, and who: somebody the text has, or a bare name that the noun gives."""


def holder(register: Register, sentence: Sentence, index: int) -> Holder | None:
    """The holder of the statement noun in mention *index* of a sentence."""
    tokens, row = sentence.tokens, sentence.mentions
    reading = row[index]
    if reading.possessor:
        found = register.at(sentence.index, reading.possessor[-1])
        if found is not None:
            return "speaker.holder", found
    if is_own(sentence, reading):
        return _own(register, sentence, reading)
    if index + 1 < len(row):
        follower = row[index + 1]
        bridge = reading.core_last + 1
        attached = is_genitive_attribute(tokens, follower, reading.core_last) or (
            follower.preposition == bridge and without_article(tokens[bridge].text) in ATTRIBUTIVE
        )
        head = follower.called_at
        if follower.preposition == bridge and tokens[bridge].text == "aus" and not _is_somebody(follower):
            return None  # *die Nachricht aus dem Trainingslager*
        if attached and not is_only_time(tokens[head].text):
            found = register.at(sentence.index, head)
            if found is not None:
                return "speaker.holder", found
            name = in_nominative(tokens[head], plural=follower.several, gender=follower.gender)
            return "speaker.holder", Speaker(name, SpeakerKind.UNKNOWN)
    if reading.statement is not None and reading.statement[1]:
        meant = register.at(sentence.index, reading.statement[0])
        if meant is not None:
            return "speaker.holder", meant
        return _compound(tokens[reading.statement[0]].text, reading.statement[1])
    return None


def _is_somebody(reading: Mention) -> bool:
    """Whether a reading has a name or a noun for people, bodies or texts."""
    return bool(reading.name or reading.roles or reading.class_noun)


def is_own(sentence: Sentence, reading: Mention) -> bool:
    """*nach eigenem Bekunden*: a statement of somebody else in the clause, which is no name by itself."""
    return any(sentence.tokens[i].text.lower() in _OWN for i in reading.modifiers)


def _own(register: Register, sentence: Sentence, reading: Mention) -> Holder | None:
    """*Nach eigenen Angaben erhielt das Amt …*: the subject of the clause, before or after."""
    subjects = [r for r in register.between(sentence.index, 0, len(sentence.tokens)) if r.subject]
    before = [r for r in subjects if r.last < reading.first]
    behind = [r for r in subjects if r.first > reading.core_last]
    nearest = before[-1:] or behind[:1]
    return ("speaker.own", nearest[0]) if nearest else None


def _compound(word: str, first_part: str) -> Holder | None:
    """*Polizeiangaben* → Polizei, *Anwohnerangaben* → Anwohner, *UNO-Angaben* → UNO."""
    noun = first_noun(word, first_part)
    if noun is not None:
        head = head_of(noun)
        return "speaker.compound", Speaker(noun, SpeakerKind.GROUP if head is None else head.kind)
    hyphen = word[len(first_part) : len(first_part) + 1] == "-"
    body = Speaker(word[: len(first_part)], SpeakerKind.ORGANISATION)
    return ("speaker.compound", body) if hyphen else None
