"""The recipe of the learned word classes: softmax regression on UD treebanks, in a minute or two.

    python -m quoteattr.models.classes --treebank de_gsd-ud-dev.conllu de_pud-ud-test.conllu --out DIR

It learns from the sentences that the recipe of the parser learns from, as they are, and prints what the table and the
learned model score on the held-out tenth. ``--everything`` learns from that, too (its scores then mean nothing).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from quoteattr.models import scoring
from quoteattr.models.build import make_corpus
from quoteattr.models.bundle import write_manifest
from quoteattr.models.training import Settings
from quoteattr.models.treebank import Tree, read_treebank
from quoteattr.syntax.class_features import Reading, features, is_open, table_classes
from quoteattr.syntax.class_model import WEIGHTS, Classes, read_model
from quoteattr.syntax.tagger import Tagger

NAME = "de_quoteattr_classes"
_LEAST = 2
"""So often must a feature occur to be learned."""
_PENALTY = 1.2
"""On half the sum of the squared weights, against the sum of the losses of all words."""
_ROUNDS = 60
_STEPS = 127
"""Weights are rounded to so many steps on either side of zero."""


def examples(trees: Sequence[Tree]) -> Iterator[tuple[list[int], str]]:
    """The features of every word that the model decides, and its class in the treebank."""
    readings: list[Reading] = []

    def note(reading: Reading) -> list[str]:
        readings.append(reading)
        return table_classes(reading)

    tagger = Tagger(note)
    for tree in trees:
        readings.clear()
        tagger.tag([node.form for node in tree])
        tags = [tag for reading in readings for tag in reading.tags]
        gold = [node.upos for node, tag in zip(tree, tags, strict=True) if is_open(tag)]
        yield from zip((row for reading in readings for row in features(reading)), gold, strict=True)


def learn(rows: Sequence[tuple[list[int], str]], rounds: int = _ROUNDS) -> tuple[list[str], list[int], Any]:
    """The classes, the features and the weights (features × classes) of the best softmax regression."""
    import torch

    counts = Counter(number for numbers, _ in rows for number in set(numbers))
    known = sorted(number for number, count in counts.items() if count >= _LEAST)
    place = {number: at for at, number in enumerate(known)}
    names = sorted({name for _, name in rows})
    kept = [[place[number] for number in numbers if number in place] for numbers, _ in rows]
    flat = torch.tensor([at for numbers in kept for at in numbers])
    starts = torch.tensor([0, *(len(numbers) for numbers in kept[:-1])]).cumsum(0)
    gold = torch.tensor([names.index(name) for _, name in rows])
    weights = torch.zeros(len(known), len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=rounds, history_size=10, line_search_fn="strong_wolfe")

    def loss() -> float:
        optimizer.zero_grad()
        sums = torch.nn.functional.embedding_bag(flat, weights, starts, mode="sum")
        total = torch.nn.functional.cross_entropy(sums, gold, reduction="sum")
        value = (total + _PENALTY * weights.square().sum()) / len(rows)
        torch.autograd.backward(value)
        return float(value.detach())

    step: Callable[[Callable[[], float]], Any] = optimizer.step
    step(loss)
    return names, known, weights.detach().numpy()


def write(directory: Path, names: Sequence[str], known: Sequence[int], weights: Any, about: str) -> None:
    """Write the model: rounded weights, no code, and a manifest with checksums."""
    import numpy

    directory.mkdir(parents=True, exist_ok=True)
    steps = numpy.rint(weights * (_STEPS / numpy.abs(weights).max())).astype("int8")
    used = steps.any(axis=1)
    numpy.savez_compressed(
        directory / WEIGHTS, features=numpy.array(known, dtype="uint32")[used], weights=steps[used]
    )
    write_manifest(directory, {"name": NAME, "classes": list(names), "scores": about})


def score(trees: Sequence[Tree], classes: Classes) -> str:
    """Universal classes of the tagger with this way to find them, raw and with conventions mapped."""
    tagger = Tagger(classes)
    shares = scoring.tags(trees, [tagger.tag([node.form for node in tree]) for tree in trees])
    return f"upos {shares['upos']}, mapped {shares['upos mapped']} of {shares['upos'].total}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the recipe."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.models.classes", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--treebank", type=Path, nargs="+", required=True, metavar="FILE", help="CoNLL-U files"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the model goes")
    parser.add_argument("--everything", action="store_true", help="learn from the held-out tenth too")
    options = parser.parse_args(arguments)
    trees = [tree for path in sorted(options.treebank) for tree in read_treebank(path)]
    corpus = make_corpus(trees, Settings().seed, everything=options.everything)
    names, known, weights = learn(list(examples(corpus.plain)))
    print(f"{len(known)} features; table: {score(corpus.held_out, table_classes)}", flush=True)
    about = "learned from the held-out tenth, too" if options.everything else "held out"
    write(options.out, names, known, weights, about)
    print(f"learned: {score(corpus.held_out, read_model(options.out))} ({about})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
