"""What the tagger of names looks at: a word by itself, its neighbours, and what several words show together.

Every feature is a string that is known by its checksum only; which of them count for what is learned
(:mod:`quoteattr.syntax.name_model`). The features of a word and those that it lends to its neighbours depend on the word
alone, so that they are looked up once for every word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

import regex

from quoteattr.mark_table import marks
from quoteattr.memory import WORDS
from quoteattr.syntax.name_lists import checksum, kinds, longer, noun_kinds, origin, townsman

Word = tuple[str, str, str]
"""A word as it is written, its STTS tag, its base form."""

PLACES = (-2, -1, 0, 1, 2)
"""The place of the word that the features of a word are about."""
_AT = {place: checksum(f"{place} ") for place in PLACES}
"""What the checksum of a feature begins with, by the place that it is about."""
BEFORE: Word = ("<s>", "<", "<s>")
AFTER: Word = ("</s>", ">", "</s>")
_LOW = regex.compile(r"\p{Ll}+")
_HIGH = regex.compile(r"\p{Lu}+")
_DIGITS = regex.compile(r"\p{Nd}+")
_LONGEST = 60
"""Anything after this in a word is ignored."""


def features(words: Sequence[Word]) -> list[list[int]]:
    """All features of every word of a sentence, as numbers."""
    padded = [BEFORE, BEFORE, *map(plain, words), AFTER, AFTER]
    return [
        [*(number for place in PLACES for number in lent(padded[at + 2 + place], place)), *together]
        for at, together in enumerate(joint(words))
    ]


@lru_cache(maxsize=WORDS)
def plain(word: Word) -> Word:
    """A word with all quotation marks alike, and not longer than words are."""
    form, tag, lemma = word
    if form in marks():
        return '"', tag, '"'
    return form[:_LONGEST], tag, lemma[:_LONGEST]


@lru_cache(maxsize=4096)
def lent(word: Word, place: int) -> tuple[int, ...]:
    """The features that a plain word lends to a neighbour, or to itself at place 0."""
    names = _own(word) if place == 0 else _near(word) if abs(place) == 1 else _far(word)
    start = _AT[place]
    return tuple([crc32(name.encode("utf-8", "surrogatepass"), start) for name in names])


def _own(word: Word) -> tuple[str, ...]:
    form, tag, lemma = word
    folded = form.lower()
    listed = (*_listed(form), *_hyphened(form))
    return (
        f"form {form}",
        f"folded {folded}",
        f"tag {tag}",
        f"lemma {lemma.lower()}",
        f"shape {_shape(form)}",
        f"shape {_shape(form)} {tag}",
        f"length {min(len(form), 4)} {_shape(form)}",
        *(f"begins {folded[:length]}" for length in (2, 3, 4)),
        *(f"ends {folded[-length:]}" for length in (1, 2, 3, 4, 5)),
        *listed,
        *(f"{name} {tag}" for name in listed),
        *(() if kinds(form) else (f"unlisted {tag}",)),
    )


@lru_cache(maxsize=4096)
def _near(word: Word) -> tuple[str, ...]:
    form, tag, lemma = word
    folded = form.lower()
    return (
        f"folded {folded}",
        f"tag {tag}",
        f"lemma {lemma.lower()}",
        f"shape {_shape(form)}",
        f"ends {folded[-3:]}",
        *_listed(form),
    )


@lru_cache(maxsize=4096)
def _far(word: Word) -> tuple[str, ...]:
    form, tag, _ = word
    return (f"folded {form.lower()}", f"tag {tag}", f"shape {_shape(form)}", *_listed(form))


@lru_cache(maxsize=WORDS)
def _shape(form: str) -> str:
    """*Xx* of *Mainz*, *X* of *SPD*, *Xx-Xx* of *Mainz-Kastel*, *0* of *2024*."""
    return _DIGITS.sub("0", _LOW.sub("x", _HIGH.sub("X", form)))[:12]


@lru_cache(maxsize=WORDS)
def _listed(form: str) -> tuple[str, ...]:
    """What lists say of a word, also without a genitive *-s* or capitals: *Kiels*, *KIEL*."""
    known = kinds(form)
    return tuple(
        dict.fromkeys(
            (
                *(f"list {kind}" for kind in known),
                *(f"list-s {kind}" for kind in _genitive(form) if kind not in known),
                *(f"list-up {kind}" for kind in _upper(form) if kind not in known),
                *(f"townsman {kind}" for kind in townsman(form)),
                *(f"origin {kind}" for kind in origin(form)),
                *noun_kinds(form),
            )
        )
    )


def _genitive(form: str) -> tuple[str, ...]:
    return kinds(form[:-1]) if len(form) > 3 and form.endswith("s") else ()


def _upper(form: str) -> tuple[str, ...]:
    return kinds(form.title()) if len(form) > 3 and form.isupper() else ()


def _hyphened(form: str) -> Iterator[str]:
    """What the first and the last part of a hyphened word are: *SPD-Chef*, *Köln-Deutz*."""
    first, hyphen, rest = form.partition("-")
    if hyphen:
        last = rest.rsplit("-", 1)[-1]
        yield f"first part {first}"
        yield f"last part {last.lower()}"
        yield from (
            f"first part {name}" for name in (*map("list {}".format, kinds(first)), *noun_kinds(first))
        )
        yield from (f"last part {name}" for name in (*map("list {}".format, kinds(last)), *noun_kinds(last)))


def joint(words: Sequence[Word]) -> Iterator[list[int]]:
    """The features of every word that depend on several words."""
    padded = [BEFORE, BEFORE, *map(plain, words), AFTER, AFTER]
    tags = [tag for _, tag, _ in padded]
    folded = [form.lower() for form, _, _ in padded]
    shapes = [_shape(form) for form, _, _ in padded]
    inside = _inside([form for form, _, _ in words])
    quoted = False
    for at in range(2, len(words) + 2):
        quoted ^= padded[at][0] == '"'
        yield [
            *_of_tags(*tags[at - 2 : at + 3], quoted),
            *_of_shapes(*shapes[at - 1 : at + 2]),
            *_of_forms(*folded[at - 1 : at + 2], tags[at], shapes[at]),
            *map(checksum, inside[at - 2]),
        ]


@lru_cache(maxsize=WORDS)
def _of_tags(far: str, before: str, tag: str, after: str, beyond: str, quoted: bool) -> tuple[int, ...]:
    names = [
        f"tags-1 {before} {tag}",
        f"tags+1 {tag} {after}",
        f"tags {before} {tag} {after}",
        f"tags-2 {far} {before} {tag}",
        f"tags+2 {tag} {after} {beyond}",
    ]
    return tuple(map(checksum, [*names, f"quoted {tag}"] if quoted else names))


@lru_cache(maxsize=WORDS)
def _of_shapes(left: str, here: str, right: str) -> tuple[int, ...]:
    names = (f"shapes-1 {left} {here}", f"shapes+1 {here} {right}", f"shapes {left} {here} {right}")
    return tuple(map(checksum, names))


@lru_cache(maxsize=WORDS)
def _of_forms(left: str, here: str, right: str, tag: str, shape: str) -> tuple[int, ...]:
    names = (
        f"forms-1 {left} {here}",
        f"forms+1 {here} {right}",
        f"form-1 {left} {tag} {shape}",
        f"form+1 {tag} {shape} {right}",
    )
    return tuple(map(checksum, names))


def _inside(forms: Sequence[str]) -> list[list[str]]:
    """For every word, which longer names of the lists begin or continue with it."""
    found: list[list[str]] = [[] for _ in forms]
    for at in range(len(forms)):
        for length, kind in longer(forms, at):
            found[at].append(f"begins {kind}")
            for inner in range(at + 1, at + length):
                found[inner].append(f"goes on {kind}")
    return found
