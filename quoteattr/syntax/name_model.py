"""The learned tagger of names: a linear-chain conditional random field over :mod:`quoteattr.syntax.name_features`.

:mod:`quoteattr.models.names` learns its weights. Here they are only read: for the likeliest labels of a sentence
(Viterbi) and for how probable each is (sums forward and backward; Lafferty, McCallum and Pereira 2001).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

from attrs import field, frozen

from quoteattr.syntax.name_features import AFTER, BEFORE, PLACES, Word, joint, lent, plain

WEIGHTS = "names.npz"
_REACH = max(PLACES)


@frozen(eq=False, slots=False)
class NameModel:
    """The weights of every known feature for every label, and of every label behind another; safe to share.

    The first row is for the features that are not known: nothing but zeros.
    """

    labels: tuple[str, ...]
    rows: dict[int, int] = field(repr=False)
    weights: Any = field(repr=False)
    follow: Any = field(repr=False)

    def scores(self, words: Sequence[Word]) -> Any:
        """What the features of every word (rows) of a sentence say for every label (columns)."""
        import numpy

        edge = [self._lent(BEFORE)] * _REACH, [self._lent(AFTER)] * _REACH
        padded = numpy.array([*edge[0], *(self._lent(plain(word)) for word in words), *edge[1]])
        known = [[self.rows.get(number, 0) for number in numbers] for numbers in joint(words)]
        starts = [0, *accumulate(map(len, known[:-1]))]
        scores = numpy.add.reduceat(self.weights[list(chain.from_iterable(known))], starts)
        for at, place in enumerate(PLACES):
            scores += padded[_REACH + place : len(padded) - _REACH + place, at]
        return scores

    @cached_property
    def _lent(self) -> Any:
        """For a word what it says for every label of the words at every place: looked up once for every word."""

        def look_up(word: Word) -> Any:
            import numpy

            rows = ([self.rows.get(number, 0) for number in lent(word, place)] for place in PLACES)
            return numpy.array([self.weights[row].sum(axis=0) for row in rows])

        return lru_cache(maxsize=16384)(look_up)


def likeliest(scores: Any, follow: Any) -> list[int]:
    """The best row of labels, from the scores of words and of steps from label to label."""
    origins: list[Any] = []
    row = scores[0]
    for fits in scores[1:]:
        steps = row[:, None] + follow
        origins.append(steps.argmax(axis=0))
        row = steps.max(axis=0) + fits
    path = [int(row.argmax())]
    for origin in reversed(origins):
        path.append(int(origin[path[-1]]))
    return path[::-1]


def marginals(scores: Any, follow: Any) -> Any:
    """The probability of every label for every word."""
    import numpy

    fits = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    steps = numpy.exp(follow)
    forward, backward = numpy.empty_like(fits), numpy.empty_like(fits)
    row = fits[0]
    for at in range(len(fits)):
        row = (row @ steps) * fits[at] if at else row
        row /= row.sum()
        forward[at] = row
    row = numpy.ones(fits.shape[1])
    for at in reversed(range(len(fits))):
        row = steps @ (row * fits[at + 1]) if at + 1 < len(fits) else row
        row /= row.sum()
        backward[at] = row
    both = forward * backward
    return both / both.sum(axis=1, keepdims=True)


def read_model(directory: Path) -> NameModel:
    """The model in a directory, whose files are checked first.

    Raises:
        ModelNotFound: there is none, or a file is missing.
        ModelDamaged: a file is not what the manifest says.
    """
    import numpy

    from quoteattr.models.bundle import read_manifest

    manifest = read_manifest(directory)
    with numpy.load(directory / WEIGHTS, allow_pickle=False) as arrays:
        numbers = numpy.cumsum(arrays["steps"], dtype="uint64").tolist()
        weights = numpy.pad(arrays["weights"] * numpy.float32(manifest["unit"]), ((1, 0), (0, 0)))
        follow = arrays["follow"]
    rows = {number: row for row, number in enumerate(numbers, start=1)}
    return NameModel(tuple(manifest["labels"]), rows, weights, follow)


@lru_cache(maxsize=1)
def shipped() -> NameModel:
    """The model inside the package."""
    return read_model(Path(str(files("quoteattr.models"))) / "names_de")
