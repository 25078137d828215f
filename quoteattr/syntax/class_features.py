"""What the learned word classes look at: the word, its neighbours, its stretch between marks.

Every feature is a string, known by its checksum only; which of them count for what is learned
(:mod:`quoteattr.syntax.class_model`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

from attrs import frozen

from quoteattr.syntax.sentence import QUOTE_TAG
from quoteattr.syntax.word_classes import word_classes
from quoteattr.tables import read_table
from quoteattr.words import NounKind, of_kind

_BESIDE = ("<", ">")
_AUXILIARY = ("VA", "VM")
_VERBAL = frozenset({"VVPP", "ADJD", "VVFIN", "VVINF", "ADJA"})
"""Tags whose word may be a participle or part of a predicate."""
_NOUNS = frozenset({"NN", "NE"})
_HEADS = _NOUNS | {"PPER", "PDS", "PIS", "PWS", "PRELS", "PPOSS"}
_MOST = 3
"""Phrases of a clause are counted up to so many."""


@frozen
class Reading:
    """One sentence as the tagger has read it; ``hints`` are the tags that HanTa holds likely for the bare word."""

    words: Sequence[str]
    tags: Sequence[str]
    lemmas: Sequence[str]
    hints: Sequence[str]


def table_classes(reading: Reading) -> list[str]:
    """The classes of the table alone, without what was learned."""
    return word_classes(reading.words, reading.tags, reading.lemmas)


def is_open(tag: str) -> bool:
    """Whether the class of a word with this tag is decided by the model: not that of marks and stand-ins."""
    return tag[0] != "$" and tag != QUOTE_TAG


def features(reading: Reading) -> Iterator[list[int]]:
    """The features of every open word of a sentence, in order, as numbers."""
    classes = table_classes(reading)
    for start, end in _stretches(reading.tags):
        around = _verbs_around(reading.tags, start, end)
        for at in range(start, end):
            if is_open(reading.tags[at]):
                names = [
                    *_neighbours(reading, at),
                    *_verbal(reading, around.get(at, ""), at),
                    *_clause(reading, start, end, at),
                    *_governed(reading, start, end, at),
                ]
                yield [*_own_numbers(reading, classes[at], at), *map(_number, names)]


def _stretches(tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the stretches between marks begin and end."""
    start = 0
    for end in range(len(tags) + 1):
        if end == len(tags) or tags[end][0] == "$":
            yield start, end
            start = end + 1


def _number(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass"))


def _own_numbers(reading: Reading, general: str, at: int) -> tuple[int, ...]:
    """The features of the word itself."""
    first = at == 0 or reading.tags[at - 1][0] == "$"
    return _own(reading.words[at], reading.tags[at], reading.lemmas[at], reading.hints[at], general, first)


@lru_cache(maxsize=65536)
def _own(word: str, tag: str, lemma: str, hints: str, general: str, first: bool) -> tuple[int, ...]:
    """What the word itself shows: tag, form, ending, base form, capitals."""
    form = word.lower()
    names = [
        tag,
        f"class {general} {tag}",
        f"form {form}",
        f"form {form} {tag}",
        f"begins {form[:3]} {tag}",
        f"begins {form[:3]}",
        *(f"ends {form[-length:]} {tag}" for length in (2, 3, 4)),
        *(f"ends {form[-length:]}" for length in (2, 3, 4)),
        f"lemma {lemma.lower()} {tag}",
        f"shape {_shape(word)} {first} {tag}",
        f"hints {hints} {tag}",
        *(f"listed {kind} {tag}" for kind in _lists().get(form, ())),
    ]
    return tuple(map(_number, names))


def _neighbours(reading: Reading, at: int) -> list[str]:
    """What stands beside the word."""
    tag, form = reading.tags[at], reading.words[at].lower()
    before, after = _beside(reading.tags, at, -1), _beside(reading.tags, at, 1)
    left, right = _beside(reading.words, at, -1), _beside(reading.words, at, 1)
    return [
        f"-1 {before} {tag}",
        f"+1 {after} {tag}",
        f"-1+1 {before} {after} {tag}",
        f"-2 {_beside(reading.tags, at, -2)} {before} {tag}",
        f"+2 {after} {_beside(reading.tags, at, 2)} {tag}",
        f"-1 form {left.lower()} {tag}",
        f"+1 form {right.lower()} {tag}",
        f"-1 {before} {form}",
        f"+1 {after} {form}",
        f"shapes {_shape(left)} {_shape(reading.words[at])} {_shape(right)} {tag}",
        f"capitals {''.join(str(int(word[:1].isupper())) for word in reading.words[max(0, at - 2) : at + 3])} {tag}",
        *(f"-1 listed {kind} {tag}" for kind in _lists().get(left.lower(), ())),
        *(f"+1 listed {kind} {tag}" for kind in _lists().get(right.lower(), ())),
    ]


def _beside(row: Sequence[str], at: int, step: int) -> str:
    place = at + step
    return row[place] if 0 <= place < len(row) else _BESIDE[step > 0]


def _shape(word: str) -> str:
    """Lower case, capitals, a capital first, capitals inside, digits or other."""
    if word.islower():
        return "low"
    if word.isupper():
        return "all" if len(word) > 1 else "one"
    if word[:1].isupper():
        return "first" if word[1:].islower() else "inside"
    return "digits" if any(char.isdigit() for char in word) else "other"


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    """The word lists that a lower-case form is in: *Paula*, *Kiel*, *Ministerium* say what *Winter* beside them is."""
    kinds: dict[str, list[str]] = {}
    for row in read_table("first_names", ("name", "gender")):
        kinds.setdefault(row["name"].lower(), []).append("first name")
    for row in read_table("places", ("name", "kind", "adjective", "capital_of")):
        for word in row["name"].lower().split():
            kinds.setdefault(word, []).append("place")
    for noun in of_kind(NounKind.BODY, NounKind.OUTLET):
        kinds.setdefault(noun.noun.lower(), []).append("organisation")
    return {form: tuple(sorted(set(names))) for form, names in kinds.items()}


def _verbal(reading: Reading, around: str, at: int) -> list[str]:
    """What other verb forms are in the stretch of a verb or an adverbial adjective."""
    tag = reading.tags[at]
    return [f"{around} {tag}", f"{around} {reading.lemmas[at]} {tag}"] if around else []


def _verbs_around(tags: Sequence[str], start: int, end: int) -> dict[int, str]:
    """For every verb of a stretch which verb forms stand in it, and the next ones on either side."""
    verbal = [at for at in range(start, end) if tags[at][0] == "V" or tags[at] == "ADJD"]
    found: dict[int, str] = {}
    for number, at in enumerate(verbal):
        kinds = sorted({_kind(tags[other]) for other in (*verbal[:number], *verbal[number + 1 :])})
        left = tags[verbal[number - 1]] if number else "<"
        right = tags[verbal[number + 1]] if number + 1 < len(verbal) else ">"
        found[at] = f"verbs {''.join(kinds)} {left} {right}"
    return found


def _kind(tag: str) -> str:
    if tag == "ADJD":
        return "a"
    return "f" if tag.endswith(("FIN", "IMP")) else "i"


def _clause(reading: Reading, start: int, end: int, at: int) -> list[str]:
    """What an auxiliary or modal shares its stretch with, which makes it a copula or a full verb.

    „Die Halle war ein Kino.“ (two phrases: AUX) — „Die Halle war in Gera.“ (one, and one behind a preposition: VERB).
    """
    tag, lemma, tags = reading.tags[at], reading.lemmas[at], reading.tags[start:end]
    if tag[:2] not in _AUXILIARY:
        return []
    bare, behind = _phrases(tags)
    adjective = "ADJD" in tags
    full = any(other[:2] == "VV" for other in tags)
    return [
        *(f"beside {other} {lemma}" for other in sorted(set(tags))),
        f"opens {tags[0]} {lemma}",
        f"closes {tags[-1]} {lemma}",
        f"phrases {min(bare, _MOST)} {adjective} {full} {lemma}",
        f"phrases {min(bare, _MOST)} {min(behind, 2)} {adjective} {full} {lemma}",
        f"phrases {min(bare, _MOST)} {behind > 0} {adjective} {full} {tag[:2]}",
    ]


def _phrases(tags: Sequence[str]) -> tuple[int, int]:
    """How many nominal phrases a stretch has, bare ones and those behind a preposition."""
    counts = [0, 0]
    behind = False
    for at, tag in enumerate(tags):
        if tag in {"APPR", "APPRART"}:
            behind = True
        elif tag in _HEADS and not (tag in _NOUNS and at + 1 < len(tags) and tags[at + 1] in _NOUNS):
            counts[behind] += 1
            behind = False
    return counts[0], counts[1]


def _governed(reading: Reading, start: int, end: int, at: int) -> list[str]:
    """The nearest auxiliary of what may be a participle, and whether an agent is named.

    „Die Tür ist verschlossen.“ (ADJ) — „Die Tür wird vom Wirt verschlossen.“ (VERB).
    """
    tag, form = reading.tags[at], reading.words[at].lower()
    if tag not in _VERBAL:
        return []
    auxiliaries = [other for other in range(start, end) if reading.tags[other][:2] in _AUXILIARY]
    near = reading.lemmas[min(auxiliaries, key=lambda other: abs(other - at))] if auxiliaries else "-"
    agent = any(lemma in {"von", "durch"} for lemma in reading.lemmas[start:end])
    return [
        f"auxiliary {near} {tag}",
        f"auxiliary {near} {form}",
        f"auxiliary {near} {form[:2]} {form[-2:]} {tag}",
        f"auxiliary {near} {agent} {tag}",
    ]
