"""Universal word classes that are learned: what the table of classes cannot tell from tag and form.

A linear model over the word, its neighbours and its clause (softmax regression over the features of
:mod:`quoteattr.syntax.class_features`, learned by :mod:`quoteattr.models.classes`). It decides what hangs on the
context: whether *sein* is a copula or a full verb, whether *Mark* is a name, whether *als* is a preposition. STTS tags
are not touched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

from attrs import field, frozen

from quoteattr.syntax.class_features import Reading, features, is_open, table_classes

WEIGHTS = "classes.npz"

Classes = Callable[[Reading], list[str]]
"""A way to find the universal classes of the words of a sentence."""


@frozen(eq=False)
class ClassModel:
    """The weights of every known feature for every class; only read, so that threads may share it.

    The first row is for the features that are not known: nothing but zeros.
    """

    names: tuple[str, ...]
    rows: dict[int, int]
    weights: Any = field(repr=False)

    def __call__(self, reading: Reading) -> list[str]:
        """The classes of the words of a sentence."""
        classes = table_classes(reading)
        places = [at for at, tag in enumerate(reading.tags) if is_open(tag)]
        known = [[self.rows.get(number, 0) for number in numbers] for numbers in features(reading)]
        for at, scores in zip(places, self._sums(known), strict=True):
            if scores.any():
                classes[at] = self.names[int(scores.argmax())]
        return classes

    def _sums(self, known: Sequence[Sequence[int]]) -> Any:
        """The scores of every class for every word, in one go."""
        import numpy

        if not known:
            return ()
        starts = [0, *accumulate(map(len, known[:-1]))]
        return numpy.add.reduceat(self.weights[list(chain.from_iterable(known))], starts)


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
        rows = {number: row for row, number in enumerate(arrays["features"].tolist(), start=1)}
        weights = numpy.pad(arrays["weights"].astype("int32"), ((1, 0), (0, 0)))
        return ClassModel(tuple(manifest["classes"]), rows, weights)


@lru_cache(maxsize=1)
def shipped() -> ClassModel:
    """The model inside the package."""
    return read_model(Path(str(files("quoteattr.models"))) / "classes_de")
