"""The learned tagger of names: a linear-chain conditional random field over :mod:`quoteattr.syntax.name_features`.

:mod:`quoteattr.models.names` learns its weights. Here they are only read: for the likeliest labels of a sentence
(Viterbi) and for how probable each is (sums forward and backward; Lafferty, McCallum and Pereira 2001).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, TypeAlias

from attrs import field, frozen

from quoteattr.memory import WORDS
from quoteattr.syntax.name_features import AFTER, BEFORE, PLACES, Word, joint, lent, plain

WEIGHTS = "names.npz"
_REACH = max(PLACES)
_BATCH_WORDS = 4000
"""At most this many words are read together, the shorter sentences padded to the longest."""


@frozen(eq=False)
class NameModel:
    """The weights of every known feature for every label, and of every label after another; safe to share.

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
        scores = self._sums(joint(words))
        for at, place in enumerate(PLACES):
            scores += padded[_REACH + place : len(padded) - _REACH + place, at]
        return scores

    def _sums(self, features: Iterable[Sequence[int]]) -> Any:
        """The sum of what some features say for every label, for each row of them."""
        import numpy

        # The first row of weights is neutral: it stands in where no feature is known.
        known = [[0, *filter(None, map(self.rows.get, numbers))] for numbers in features]
        starts = [0, *accumulate(map(len, known[:-1]))]
        return numpy.add.reduceat(self.weights[list(chain.from_iterable(known))], starts)

    @cached_property
    def _lent(self) -> Any:
        """For a word what it says for every label of the words at every place: looked up once for every word."""

        def look_up(word: Word) -> Any:
            return self._sums(lent(word, place) for place in PLACES)

        return lru_cache(maxsize=WORDS)(look_up)


Reading: TypeAlias = tuple[list[int], list[float]]
"""The label of every word of a sentence, and how probable it is."""


def decoded(sentences: Sequence[Any], follow: Any) -> list[Reading]:
    """The likeliest row of labels of every sentence (Viterbi) and the probability of each label (forward and backward), from
    the scores of words and of steps from label to label. Sentences of similar length are read together."""
    found: list[Reading] = [([], [])] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda number: -len(sentences[number]))
    first = 0
    while first < len(order):
        longest = len(sentences[order[first]])
        batch = order[first : first + max(1, _BATCH_WORDS // longest)]
        paths, sure = _read_together([sentences[number] for number in batch], follow)
        for number, path, row in zip(batch, paths, sure, strict=True):
            count = len(sentences[number])
            found[number] = (path[:count], row[:count])
        first += len(batch)
    return found


def _read_together(sentences: Sequence[Any], follow: Any) -> tuple[list[list[int]], list[list[float]]]:
    """Labels and probabilities of sentences, the longest first; rows of shorter ones end in zeros."""
    import numpy

    lengths = [len(scores) for scores in sentences]
    longest, count = lengths[0], len(follow)
    fits = numpy.zeros((longest, len(sentences), count), dtype=sentences[0].dtype)
    for number, scores in enumerate(sentences):
        fits[: len(scores), number] = scores
    live = [sum(length > at for length in lengths) for at in range(longest)]
    paths = _likeliest(fits, live, follow)
    weights = numpy.exp(fits - fits.max(axis=2, keepdims=True))
    both = _passed(weights, live, numpy.exp(follow)) * _coming(weights, live, numpy.exp(follow))
    total = both.sum(axis=2)
    chosen = numpy.take_along_axis(both, paths[:, :, None], axis=2)[:, :, 0]
    sure = numpy.divide(chosen, total, out=numpy.zeros_like(chosen), where=total > 0)
    return paths.T.tolist(), sure.T.tolist()


def _likeliest(fits: Any, live: Sequence[int], follow: Any) -> Any:
    import numpy

    longest, count, _ = fits.shape
    origins = numpy.zeros(fits.shape, dtype=numpy.int64)
    row = fits[0].copy()
    best = numpy.zeros((longest, count), dtype=numpy.int64)
    for at in range(1, longest):
        size = live[at]
        best[at - 1, size : live[at - 1]] = row[size : live[at - 1]].argmax(axis=1)
        steps = row[:size, :, None] + follow
        origins[at, :size] = steps.argmax(axis=1)
        row = steps.max(axis=1) + fits[at, :size]
    best[-1, : live[-1]] = row.argmax(axis=1)
    for at in range(longest - 1, 0, -1):
        size = live[at]
        best[at - 1, :size] = origins[at, numpy.arange(size), best[at, :size]]
    return best


def _passed(weights: Any, live: Sequence[int], steps: Any) -> Any:
    """How probable every label of every word is by the words up to it."""
    import numpy

    forward = numpy.zeros_like(weights)
    row = weights[0]
    for at, size in enumerate(live):
        row = (row[:size] @ steps) * weights[at, :size] if at else row
        row = row / row.sum(axis=1, keepdims=True)
        forward[at, :size] = row
    return forward


def _coming(weights: Any, live: Sequence[int], steps: Any) -> Any:
    """How probable every label of every word is by the words after it."""
    import numpy

    backward = numpy.zeros_like(weights)
    for at in reversed(range(len(live))):
        size, further = live[at], live[at + 1] if at + 1 < len(live) else 0
        row = numpy.ones((size, weights.shape[2]), dtype=weights.dtype)
        if further:
            row[:further] = (backward[at + 1, :further] * weights[at + 1, :further]) @ steps.T
        backward[at, :size] = row / row.sum(axis=1, keepdims=True)
    return backward


def read_model(directory: Path) -> NameModel:
    """The model in a directory, whose files are checked first.

    Raises:
        ModelNotFound: there is none, or a file is missing.
        ModelDamaged: a file is not what the manifest says.
    """
    import numpy

    from quoteattr.models.bundle import arrays_of, damage_named, read_manifest

    manifest, arrays = read_manifest(directory), arrays_of(directory / WEIGHTS)
    with damage_named(directory):
        numbers = numpy.cumsum(arrays["steps"], dtype="uint64").tolist()
        weights = numpy.pad(arrays["weights"] * numpy.float32(manifest["unit"]), ((1, 0), (0, 0)))
        rows = {number: row for row, number in enumerate(numbers, start=1)}
        return NameModel(tuple(manifest["labels"]), rows, weights, arrays["follow"])


@lru_cache(maxsize=1)
def shipped() -> NameModel:
    """The model inside the package."""
    return read_model(Path(str(files("quoteattr.models"))) / "names_de")
