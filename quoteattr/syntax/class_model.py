"""Universal word classes that are learned: what the table of classes cannot tell from tag and form.

A linear model over the tags, forms and neighbours of a word (softmax regression, learned by
:mod:`quoteattr.models.classes`). It decides what hangs on the context: whether *sein* is a copula or a full verb,
whether *Mark* is a name, whether *als* is a preposition. STTS tags are not touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from zlib import crc32

from attrs import field, frozen

from quoteattr.syntax.sentence import QUOTE_TAG
from quoteattr.syntax.word_classes import word_classes

WEIGHTS = "classes.npz"
_BESIDE = ("<", ">")


@frozen
class Reading:
    """One sentence as the tagger has read it; ``hints`` are the tags that HanTa holds likely for the bare word."""

    words: Sequence[str]
    tags: Sequence[str]
    lemmas: Sequence[str]
    hints: Sequence[str]


Classes = Callable[[Reading], list[str]]
"""A way to find the universal classes of the words of a sentence."""


def table_classes(reading: Reading) -> list[str]:
    """The classes of the table alone, without what was learned."""
    return word_classes(reading.words, reading.tags, reading.lemmas)


def is_open(tag: str) -> bool:
    """Whether the class of a word with this tag is decided by the model: not that of marks and stand-ins."""
    return tag[0] != "$" and tag != QUOTE_TAG


def features(reading: Reading) -> Iterator[list[int]]:
    """The features of every open word of a sentence, in order, as numbers."""
    classes = table_classes(reading)
    around = _verbs_around(reading.tags)
    for at, tag in enumerate(reading.tags):
        if is_open(tag):
            names = [*_own(reading, classes[at], at), *_neighbours(reading, at)]
            if tag[0] == "V" or tag == "ADJD":
                names.extend(f"{name} {tag}" for name in (around[at], f"{around[at]} {reading.lemmas[at]}"))
            yield [crc32(name.encode("utf-8", "surrogatepass")) for name in names]


def _own(reading: Reading, general: str, at: int) -> list[str]:
    """What the word itself shows: tag, form, ending, base form, capitals."""
    word, tag = reading.words[at], reading.tags[at]
    form = word.lower()
    first = at == 0 or reading.tags[at - 1][0] == "$"
    return [
        tag,
        f"class {general} {tag}",
        f"form {form}",
        f"form {form} {tag}",
        f"begins {form[:3]} {tag}",
        *(f"ends {form[-length:]} {tag}" for length in (2, 3, 4)),
        f"lemma {reading.lemmas[at].lower()} {tag}",
        f"shape {_shape(word)} {first} {tag}",
        f"hints {reading.hints[at]} {tag}",
    ]


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


def _verbs_around(tags: Sequence[str]) -> list[str]:
    """For every word which verb forms stand in its stretch between marks, and the next ones on either side."""
    found = [""] * len(tags)
    start = 0
    for end in range(len(tags) + 1):
        if end < len(tags) and tags[end][0] != "$":
            continue
        verbal = [at for at in range(start, end) if tags[at][0] == "V" or tags[at] == "ADJD"]
        for number, at in enumerate(verbal):
            others = [tags[other] for other in (*verbal[:number], *verbal[number + 1 :])]
            kinds = sorted({_kind(tag) for tag in others})
            left = tags[verbal[number - 1]] if number else "<"
            right = tags[verbal[number + 1]] if number + 1 < len(verbal) else ">"
            found[at] = f"verbs {''.join(kinds)} {left} {right}"
        start = end + 1
    return found


def _kind(tag: str) -> str:
    if tag == "ADJD":
        return "a"
    return "f" if tag.endswith(("FIN", "IMP")) else "i"


@frozen(eq=False)
class ClassModel:
    """The weights of every known feature for every class; only read, so that threads may share it."""

    names: tuple[str, ...]
    rows: dict[int, int]
    weights: Any = field(repr=False)

    def __call__(self, reading: Reading) -> list[str]:
        """The classes of the words of a sentence."""
        classes = table_classes(reading)
        places = [at for at, tag in enumerate(reading.tags) if is_open(tag)]
        for at, numbers in zip(places, features(reading), strict=True):
            known = [self.rows[number] for number in numbers if number in self.rows]
            if known:
                classes[at] = self.names[int(self.weights[known].sum(axis=0).argmax())]
        return classes


def read_model(directory: Path) -> ClassModel:
    """The model in a directory, whose files are checked first.

    Raises:
        ModelNotFound: there is none, or a file is missing.
        ModelDamaged: a file is not what the manifest says.
    """
    import numpy

    from quoteattr.models.bundle import read_manifest

    manifest = read_manifest(directory)
    with numpy.load(directory / WEIGHTS, allow_pickle=False) as arrays:
        rows = {number: row for row, number in enumerate(arrays["features"].tolist())}
        return ClassModel(tuple(manifest["classes"]), rows, arrays["weights"].astype("int32"))


@lru_cache(maxsize=1)
def shipped() -> ClassModel:
    """The model inside the package."""
    return read_model(Path(str(files("quoteattr.models"))) / "classes_de")
