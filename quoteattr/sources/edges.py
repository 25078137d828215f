"""Where a mention begins and ends: the apposition on either side belongs to it, what the verb governs does not."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.mentions.attributes import WIDE, chain_end
from quoteattr.mentions.mention import Mention
from quoteattr.quote import Resolution, SpeakerKind
from quoteattr.sources.entities import Reference
from quoteattr.sources.register import Register
from quoteattr.syntax.sentence import Sentence

_REACH = 16
"""An apposition is looked for among this many mentions."""
_LEFT_REACH = 5
"""At most this many mentions may lie between a description and the name after it."""
_BY_NAME = frozenset({Resolution.NAME, Resolution.ALIAS})


def widened(
    register: Register, sentence: Sentence, index: int, reference: Reference, first: int, last: int
) -> tuple[int, int]:
    """The first and last token of the mention around the phrase ``first..last``, whose reading is number *index*.

    *Vera Lund von der Wasserwacht*, *Rolf Ahrens, Leiter der Schule,* and *der Leiter der Schule, Rolf Ahrens* are mentions.
    """
    row = register.readings[sentence.index]
    return _left(register, sentence, row, reference, first, index), _right(
        register, sentence, row[index : index + _REACH], reference, last
    )


def _right(
    register: Register, sentence: Sentence, row: Sequence[Mention], reference: Reference, last: int
) -> int:
    tokens = sentence.tokens
    if row[0].first <= last < row[0].core_last:
        last = row[0].core_last
    end = chain_end(tokens, row, 0, WIDE)
    person = register.entities[reference.entity].kind is SpeakerKind.PERSON
    if person and reference.how in _BY_NAME:
        body = chain_end(tokens, row, 0, frozenset({"von", "vom"}))
        if all(reading.name or reading.class_noun is not None for reading in row[1:2]):
            last = max(last, row[body].core_last)
    if end + 1 >= len(row) or tokens[row[end].core_last + 1].tag != "$,":
        return last
    behind = row[end + 1]
    if behind.first != row[end].core_last + 2:
        return last
    close = row[chain_end(tokens, row, end + 1)].core_last
    other = register.at(sentence.index, behind.words[-1])
    if other is not None and other.entity == reference.entity and other.first == behind.first:
        return max(last, close)
    told = person and bool(behind.roles) and not behind.name and not behind.several
    return max(last, close) if told else last


def _left(
    register: Register,
    sentence: Sentence,
    row: Sequence[Mention],
    reference: Reference,
    first: int,
    index: int,
) -> int:
    """*Der Leiter der Schule, Rolf Ahrens, …*: the description before the name."""
    tokens = sentence.tokens
    if first == 0 or tokens[first - 1].tag != "$,":
        return first
    for at in range(index - 1, max(-1, index - 1 - _LEFT_REACH), -1):
        reading = row[at]
        if reading.noun is None or not reading.roles or reading.preposition is not None:
            continue
        other = register.at(sentence.index, reading.noun)
        if other is None or other.entity != reference.entity:
            continue
        end = row[chain_end(tokens, row[:index], at, WIDE)].core_last
        return reading.first if end == first - 2 else first
    return first
