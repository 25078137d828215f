"""The learned tagger of names: a linear-chain conditional random field over :mod:`quoteattr.syntax.name_features`.

:mod:`quoteattr.models.names` learns its weights. Here they are only read: for the likeliest labels of a sentence
(Viterbi) and for how probable each is (sums forward and backward; Lafferty, McCallum and Pereira 2001).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, TypeAlias

from attrs import field, frozen

from quoteattr.memory import Memory
from quoteattr.syntax.name_features import AFTER, BEFORE, PLACES, Joint, Word, lent

WEIGHTS = "names.npz"
_REACH = max(PLACES)
_DOUBT = 0.49
"""A hair below one half, since sums are rounded."""
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

    def scores(self, sentences: Sequence[Sequence[Word]]) -> list[Any]:
        """What the features of every word (rows) of every sentence say for every label (columns)."""
        return [scores for batch in _batches(sentences) for scores in self._scores(batch)]

    def _scores(self, sentences: Sequence[Sequence[Word]]) -> list[Any]:
        import numpy

        words: list[Word] = []
        joint: list[list[int]] = []
        places: list[int] = []
        for sentence in sentences:
            places.extend(range(len(words) + _REACH, len(words) + _REACH + len(sentence)))
            words += (BEFORE, BEFORE, *sentence, AFTER, AFTER)
            joint += self._joint(sentence)
        scores, at = self._sums(joint), numpy.array(places)
        lent = numpy.concatenate(self._lent.of(words)).reshape(len(words), len(PLACES), -1)
        for number, place in enumerate(PLACES):
            scores += lent[at + place, number]
        return numpy.split(scores, [*accumulate(map(len, sentences))][:-1])

    def _sums(self, known: Sequence[Sequence[int]]) -> Any:
        """The sum of what some rows of weights say for every label, for each group of them; none is empty."""
        import numpy

        starts = [0, *accumulate(map(len, known[:-1]))]
        return numpy.add.reduceat(self.weights[list(chain.from_iterable(known))], starts)

    @cached_property
    def _lent(self) -> Memory[Word, Any]:
        """For a word what it says for every label of the words at every place."""

        def look_up(words: Sequence[Word]) -> Any:
            # The first row says nothing: it stands in where no feature is known.
            known = [[0, *filter(None, map(self.rows.get, row))] for word in words for row in lent(word)]
            return self._sums(known).reshape(len(words), len(PLACES), -1)

        return Memory(look_up)

    @cached_property
    def _joint(self) -> Joint:
        return Joint(self.rows)


def _batches(sentences: Sequence[Sequence[Word]]) -> Iterator[Sequence[Sequence[Word]]]:
    """Neighbouring sentences with so many words together as are read together."""
    first = words = 0
    for at, sentence in enumerate(sentences):
        words += len(sentence)
        if words >= _BATCH_WORDS or at + 1 == len(sentences):
            yield sentences[first : at + 1]
            first, words = at + 1, 0


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
    weights = numpy.exp(fits - fits.max(axis=2, keepdims=True))
    both = _passed_and_coming(weights, lengths, _live(lengths), numpy.exp(follow))
    total = both.sum(axis=2)
    paths = both.argmax(axis=2)
    sure = _shares(both, paths, total)
    # Labels that all stand together with a probability above one half are those of the likeliest row.
    doubt = numpy.where(total > 0, 1 - sure, 0).sum(axis=0)
    if (open_ := numpy.flatnonzero(doubt >= _DOUBT)).size:
        longest = lengths[open_[0]]
        live = _live([lengths[number] for number in open_])
        paths[:longest, open_] = _likeliest(fits[:longest, open_], live, follow)
        sure = _shares(both, paths, total)
    return paths.T.tolist(), sure.T.tolist()


def _live(lengths: Sequence[int]) -> list[int]:
    """How many sentences, the longest first, have a word at each place."""
    import numpy

    live: list[int] = (numpy.array(lengths) > numpy.arange(lengths[0])[:, None]).sum(axis=1).tolist()
    return live


def _shares(both: Any, paths: Any, total: Any) -> Any:
    """How probable the labels of some paths are."""
    import numpy

    chosen = numpy.take_along_axis(both, paths[:, :, None], axis=2)[:, :, 0]
    return numpy.divide(chosen, total, out=numpy.zeros_like(chosen), where=total > 0)


def _likeliest(fits: Any, live: Sequence[int], follow: Any) -> Any:
    import numpy

    longest, count, _ = fits.shape
    rows = [fits[0].copy()]
    for at in range(1, longest):
        steps = rows[-1][: live[at], :, None] + follow
        rows.append(numpy.maximum.reduce(steps, axis=1) + fits[at, : live[at]])
    best = numpy.zeros((longest, count), dtype=numpy.int64)
    arriving = numpy.ascontiguousarray(follow.T)
    further = 0
    for at in reversed(range(longest)):
        row = rows[at]
        if further:
            row[:further] += arriving.take(best[at + 1, :further], axis=0)
        further = len(row)
        best[at, :further] = row.argmax(axis=1)
    return best


def _passed_and_coming(weights: Any, lengths: Sequence[int], live: Sequence[int], steps: Any) -> Any:
    """How probable every label of every word is by the words up to it, times how probable by those behind it.

    The second is the first for the sentence read backwards: both go on together.
    """
    import numpy

    longest, count, _ = weights.shape
    back = (numpy.array(lengths) - 1 - numpy.arange(longest)[:, None]) % longest
    ways = numpy.stack([weights, weights[back, numpy.arange(count)]])
    turned = numpy.stack([steps, steps.T])
    found = numpy.zeros_like(ways)
    found[1] = 1.0
    row = ways[:, 0]
    for at, size in enumerate(live):
        if at:
            reached = row[:, :size] @ turned
            row = reached * ways[:, at, :size]
            found[1, at, :size] = reached[1]
        if at % 3 == 0:  # no number grows or shrinks by more than 10^5 a word
            row = row / numpy.add.reduce(row, axis=2, keepdims=True)
        found[0, at, :size] = row[0]
    return found[0] * found[1][back, numpy.arange(count)]


def read_model(directory: Path) -> NameModel:
    """The model in a directory, whose files are checked first.

    Raises:
        ModelNotFound: there is none, or a file is missing.
        ModelDamaged: a file is not what the manifest says.
    """
    import numpy

    from quoteattr.models.bundle import arrays_of, damage_named, read_manifest

    manifest, arrays = read_manifest(directory, WEIGHTS), arrays_of(directory / WEIGHTS)
    with damage_named(directory):
        numbers = numpy.cumsum(arrays["steps"], dtype="uint64").tolist()
        weights = numpy.pad(arrays["weights"] * numpy.float32(manifest["unit"]), ((1, 0), (0, 0)))
        rows = {number: row for row, number in enumerate(numbers, start=1)}
        return NameModel(tuple(manifest["labels"]), rows, weights, arrays["follow"])


@lru_cache(maxsize=1)
def shipped() -> NameModel:
    """The model inside the package."""
    return read_model(Path(str(files("quoteattr.models"))) / "names_de")
