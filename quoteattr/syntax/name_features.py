"""What the tagger of names looks at: a word by itself, its neighbours, and what several words show together.

Every feature is a string that is known by its checksum only; which of them count for what is learned
(:mod:`quoteattr.syntax.name_model`). The features of a word and those that it lends to its neighbours depend on the word
alone, so that they are looked up once for every word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import regex

from quoteattr.mark_table import marks
from quoteattr.memory import WORDS
from quoteattr.syntax.name_lists import checksum, kinds, longer, noun_kinds, opens_longer, origin, townsman

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
    lending = [*map(lent, (BEFORE, BEFORE, *words, AFTER, AFTER))]
    return [
        [*(number for place in PLACES for number in lending[at + 2 + place][2 + place]), *together]
        for at, together in enumerate(Joint()(words))
    ]


def plain(word: Word) -> Word:
    """A word with all quotation marks alike, and not longer than words are."""
    form, tag, lemma = word
    if form in marks():
        return '"', tag, '"'
    return form[:_LONGEST], tag, lemma[:_LONGEST]


def lent(word: Word) -> list[list[int]]:
    """The features that a word lends to the words at all :data:`PLACES` around it, and to itself among them."""
    form, tag, lemma = plain(word)
    folded, shape, listed, hyphened = form.lower(), _shape(form), _listed(form), (*_hyphened(form),)
    far = (f"folded {folded}", f"tag {tag}", f"shape {shape}", *listed)
    near = (*far, f"lemma {lemma.lower()}", f"ends {folded[-3:]}")
    own = (
        f"form {form}",
        f"shape {shape} {tag}",
        f"length {min(len(form), 4)} {shape}",
        *(f"begins {folded[:length]}" for length in (2, 3, 4)),
        *(f"ends {folded[-length:]}" for length in (1, 2, 4, 5)),
        *hyphened,
        *(f"{name} {tag}" for name in (*listed, *hyphened)),
        *(() if kinds(form) else (f"unlisted {tag}",)),
    )
    names = [name.encode("utf-8", "surrogatepass") for name in (*near, *own)]
    by_distance = names, names[: len(near)], names[: len(far)]
    return [[crc32(name, _AT[place]) for name in by_distance[abs(place)]] for place in PLACES]


@lru_cache(maxsize=WORDS)
def _shape(form: str) -> str:
    """*Xx* of *Mainz*, *X* of *SPD*, *Xx-Xx* of *Mainz-Kastel*, *0* of *2024*."""
    return _DIGITS.sub("0", _LOW.sub("x", _HIGH.sub("X", form)))[:12]


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


class _Piece(NamedTuple):
    """What a word gives to the features that depend on several words: the ends and the beginnings of their names.

    A checksum goes on from that of what stands before: so the name of a feature of two words is never put together.
    """

    folded: bytes
    shape: str
    kind: bytes
    """Tag and shape."""
    before_form: int
    behind_form: int
    before_kind: int
    behind_kind: int
    is_mark: bool
    opens: bool


class Joint:
    """Reads the features of every word that depend on several words, as numbers.

    Args:
        known: the numbers of those that count, by checksum; ``None`` where all count.
    """

    def __init__(self, known: Mapping[int, int] | None = None) -> None:
        self._number: Callable[[int, int], int] = (lambda number, _: number) if known is None else known.get
        self._piece = lru_cache(maxsize=WORDS)(self._piece_of)
        self._tags = lru_cache(maxsize=WORDS)(self._of_tags)
        self._shapes = lru_cache(maxsize=WORDS)(self._of_shapes)

    def __call__(self, words: Sequence[Word]) -> list[list[int]]:
        """The numbers of the features of every word; 0 is none."""
        pieces = [*map(self._piece, (BEFORE, *words, AFTER))]
        tags = ["<", "<", *(tag for _, tag, _ in words), ">", ">"]
        by_tags = [*map(self._tags, tags, tags[1:], tags[2:])]
        shapes = [piece.shape for piece in pieces]
        by_shapes = map(self._shapes, shapes, shapes[1:], shapes[2:])
        threes = zip(
            pieces, pieces[1:], pieces[2:], by_tags, by_tags[1:], by_tags[2:], by_shapes, strict=False
        )
        number = self._number
        quoted = False
        found: list[list[int]] = []
        for left, here, right, before, around, behind, shaped in threes:
            quoted ^= here.is_mark
            found.append(
                [
                    *around[1],
                    *before[2],
                    *behind[0],
                    *(around[3] if quoted else ()),
                    *shaped,
                    number(crc32(here.folded, left.before_form), 0),
                    number(crc32(right.folded, here.behind_form), 0),
                    number(crc32(here.kind, left.before_kind), 0),
                    number(crc32(right.folded, here.behind_kind), 0),
                ]
            )
        openings = [at for at, piece in enumerate(pieces[1:-1]) if piece.opens]
        for at, kind in _inside([form for form, _, _ in words], openings):
            found[at].append(number(checksum(kind), 0))
        return found

    def _known(self, *names: str) -> tuple[int, ...]:
        return tuple(filter(None, (self._number(checksum(name), 0) for name in names)))

    def _piece_of(self, word: Word) -> _Piece:
        form, tag, _ = plain(word)
        folded, shape = form.lower(), _shape(form)
        return _Piece(
            folded.encode("utf-8", "surrogatepass"),
            shape,
            f"{tag} {shape}".encode("utf-8", "surrogatepass"),
            checksum(f"forms-1 {folded} "),
            checksum(f"forms+1 {folded} "),
            checksum(f"form-1 {folded} "),
            checksum(f"form+1 {tag} {shape} "),
            form == '"',
            opens_longer(word[0]),
        )

    def _of_tags(self, first: str, second: str, third: str) -> tuple[tuple[int, ...], ...]:
        """What three tags in a row say of the first word, of the second, of the third, and of the second in quotes."""
        return (
            self._known(f"tags+2 {first} {second} {third}"),
            self._known(
                f"tags-1 {first} {second}", f"tags+1 {second} {third}", f"tags {first} {second} {third}"
            ),
            self._known(f"tags-2 {first} {second} {third}"),
            self._known(f"quoted {second}"),
        )

    def _of_shapes(self, left: str, here: str, right: str) -> tuple[int, ...]:
        return self._known(
            f"shapes-1 {left} {here}", f"shapes+1 {here} {right}", f"shapes {left} {here} {right}"
        )


def _inside(forms: Sequence[str], openings: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Words and which longer names of the lists begin or go on with them."""
    for at in openings:
        for length, kind in longer(forms, at):
            yield at, f"begins {kind}"
            yield from ((inner, f"goes on {kind}") for inner in range(at + 1, at + length))
