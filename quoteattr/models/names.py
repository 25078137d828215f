"""The recipe of the tagger of names: a conditional random field on GermEval 2014, in a minute or two.

    python -m pip install 'quoteattr[names]'
    python -m quoteattr.models.names --train NER-de-test.tsv --score NER-de-dev.tsv --out DIR

Learns with CRFsuite, writes rounded weights without code, and prints exact spans, outer level, on the files to score.
The package ships what ``--train`` with both files gives.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen

from quoteattr.models.bundle import write_arrays
from quoteattr.syntax.name_features import Word, features
from quoteattr.syntax.name_model import WEIGHTS, NameModel, decoded, read_model
from quoteattr.syntax.name_types import OUTSIDE, spans
from quoteattr.syntax.sentence import TypedName
from quoteattr.syntax.tagger import Tagger

NAME = "de_quoteattr_names"
_SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 50}
"""Penalties on the sums of absolute and of squared weights; rounds of training."""
_STEPS = 127
"""Weights are rounded to this many steps on either side of zero."""
CARD = "MODEL_CARD.md"
ALL = "all"
Weights = Mapping[tuple[str, str], float]


@frozen
class Annotated:
    """A sentence as the tagger reads it, and the label of every word: B-PER, I-PER, O, …"""

    words: tuple[Word, ...]
    labels: tuple[str, ...]


def read(path: Path) -> Iterator[Annotated]:
    """The sentences of a file of GermEval: number, word, outer label, inner label; comments begin with #."""
    tagger = Tagger()
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#\t")]
        if rows:
            forms = [row[1] for row in rows]
            tagged = zip(forms, tagger.tag(forms), strict=True)
            words = tuple((form, word.tag, word.lemma) for form, word in tagged)
            yield Annotated(words, tuple(row[2] for row in rows))


def learn(sentences: Sequence[Annotated]) -> tuple[Weights, Weights]:
    """The weights of features for labels, and of labels after labels."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False, params=_SETTINGS)
    for sentence in sentences:
        trainer.append([list(map(str, row)) for row in features(sentence.words)], sentence.labels)
    with TemporaryDirectory() as directory:
        path = str(Path(directory) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        learned = tagger.info()
        return learned.state_features, learned.transitions


def write(directory: Path, states: Weights, steps: Weights, about: str) -> None:
    """Write the model: rounded weights of every feature that has one, and a manifest with checksums."""
    import numpy

    directory.mkdir(parents=True, exist_ok=True)
    labels = sorted({OUTSIDE, *(label for _, label in states), *(label for pair in steps for label in pair)})
    column = {label: at for at, label in enumerate(labels)}
    unit = max(map(abs, states.values())) / _STEPS
    rounded = {key: step for key, weight in states.items() if (step := round(weight / unit))}
    numbers = sorted({int(feature) for feature, _ in rounded})
    row = {number: at for at, number in enumerate(numbers)}
    weights = numpy.zeros((len(numbers), len(labels)), dtype="int8")
    for (feature, label), step in rounded.items():
        weights[row[int(feature)], column[label]] = step
    follow = numpy.zeros((len(labels), len(labels)), dtype="float32")
    for (before, after), weight in steps.items():
        follow[column[before], column[after]] = weight
    arrays: dict[str, Any] = {
        "steps": numpy.diff(numpy.array([0, *numbers], dtype="uint64")).astype("uint32"),
        "weights": weights,
        "follow": follow,
    }
    card = Template((files("quoteattr.models") / "names_card.md").read_text("utf-8"))
    (directory / CARD).write_text(card.substitute(name=NAME, data=about), encoding="utf-8")
    write_arrays(directory / WEIGHTS, arrays, {"name": NAME, "labels": labels, "unit": unit, "data": about})


def found(sentence: Annotated, model: NameModel) -> set[TypedName]:
    """The names that the model finds in a sentence."""
    ((path, _),) = decoded(model.scores([sentence.words]), model.follow)
    return _names([model.labels[label] for label in path])


def _names(labels: Sequence[str]) -> set[TypedName]:
    return set(spans(labels, [1.0] * len(labels)))


def score(sentences: Sequence[Annotated], model: NameModel) -> dict[str, float]:
    """F1 of exact spans, for every kind and form and for all, in per cent."""
    counts: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for sentence in sentences:
        told, read_as = _names(sentence.labels), found(sentence, model)
        counts.update(kind for name in (*told, *read_as) for kind in (_kind(name), ALL))
        right.update(kind for name in told & read_as for kind in (_kind(name), ALL))
    return {kind: round(200 * right[kind] / counts[kind], 1) for kind in sorted(counts)}


def _kind(name: TypedName) -> str:
    return f"{name.kind}{name.form}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the recipe."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.models.names", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--train", type=Path, nargs="+", required=True, metavar="FILE", help="GermEval files")
    parser.add_argument("--score", type=Path, nargs="*", default=[], metavar="FILE", help="likewise")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the model goes")
    options = parser.parse_args(arguments)
    sentences = [sentence for path in options.train for sentence in read(path)]
    start = time.perf_counter()
    about = ", ".join(path.name for path in options.train)
    write(options.out, *learn(sentences), about)
    print(f"{len(sentences)} sentences, {time.perf_counter() - start:.0f} s", flush=True)
    model = read_model(options.out)
    for path in options.score:
        held = list(read(path))
        start = time.perf_counter()
        shares = score(held, model)
        words = sum(len(sentence.words) for sentence in held)
        print(path.name, shares, f"{(time.perf_counter() - start) / words * 1e6:.0f} µs a word")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
