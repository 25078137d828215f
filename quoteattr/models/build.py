"""The recipe of the shipped language model: from UD treebanks to the bundle, in one command.

    python -m quoteattr.models.build --treebank de_gsd-ud-dev.conllu de_pud-ud-test.conllu --out DIR

It reads the treebanks over surface tokens, holds out a tenth of the sentences, dresses the rest in German
quotation marks, stand-ins and reporting frames, tags everything with the library's tagger, trains stanza's
biaffine parser on that, scores it and writes the bundle (again with every checkpoint). ``--everything`` trains
on the held-out tenth too, for a bundle to ship (its scores then mean nothing). The same command resumes an interrupted
run. ``docs/model.md`` has the sources and the figures.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path
from random import Random
from string import Template
from typing import Any, TextIO

import attrs

from quoteattr.models import scoring, training
from quoteattr.models.augment import quote_phrase, restyle, stand_in, without_marks, without_stop
from quoteattr.models.bundle import write_bundle
from quoteattr.models.framing import Stock, frame, read_stock, verbs
from quoteattr.models.training import Example, Settings
from quoteattr.models.treebank import Tree, read_treebank
from quoteattr.syntax.parser import Parser, StanzaParser
from quoteattr.syntax.tagger import Tagger

NAME = "de_quoteattr"
CARD = "MODEL_CARD.md"
_EPOCHS = 6
_HELD_OUT = 0.1
_NO_STOP = 0.1
_NO_MARKS = 0.4
"""The library hides the marks of names and fragments from the parser; those without a pair it leaves in."""


@attrs.frozen
class Corpus:
    """The training trees in several dresses, and the held-out trees: as they are, and in reporting frames."""

    plain: tuple[Tree, ...]
    epochs: tuple[tuple[Tree, ...], ...]
    held_out: tuple[Tree, ...]
    framed: tuple[Tree, ...]


def make_corpus(trees: Sequence[Tree], seed: int, *, everything: bool = False, plain: bool = False) -> Corpus:
    """Split and dress the trees; *plain* leaves the training trees as they are."""
    random = Random(seed)
    chosen = set(random.sample(range(len(trees)), int(len(trees) * _HELD_OUT)))
    held = [tree for at, tree in enumerate(trees) if at in chosen]
    training_trees = [tree for at, tree in enumerate(trees) if everything or at not in chosen]
    stock = read_stock(training_trees)
    epochs = tuple(
        tuple(tree if plain else _dress(tree, stock, random) for tree in training_trees)
        for _ in range(_EPOCHS)
    )
    phrases = read_stock(held)
    framed = [frame(tree, phrases, random) for tree in held if len(tree) < 25]
    return Corpus(
        tuple(training_trees),
        epochs,
        tuple(restyle(tree, random) for tree in held),
        tuple(restyle(tree, random) for tree in framed if tree),
    )


def _dress(tree: Tree, stock: Stock, random: Random) -> Tree:
    """A training tree as it is, with a name in marks, with stand-ins or in a frame; any marks."""
    chance = random.random()
    if chance < 0.3 and len(tree) < 40:
        tree = frame(tree, stock, random) or tree
    elif chance < 0.45:
        tree = stand_in(tree, random)
    elif chance < 0.55:
        tree = quote_phrase(tree, random)
    if random.random() < _NO_STOP:
        tree = without_stop(tree)
    return without_marks(tree) if random.random() < _NO_MARKS else restyle(tree, random)


def cue_lemmas() -> frozenset[str]:
    """The base forms of the verbs that frames are made of, as the tagger sees them."""
    forms = {form for verb in verbs() for form in (verb.finite, *verb.rest[:1])}
    return frozenset(tagged.lemma for tagged in Tagger().tag(sorted(forms)))


def score(parser: Parser, held_out: Sequence[Sequence[Example]]) -> str:
    """One line of figures on the held-out trees as they are, and in frames."""
    lemmas = cue_lemmas()
    line = []
    for name, examples in zip(("held out", "framed"), held_out, strict=True):
        parses = parser.parse([example.words for example in examples])
        flags = [[word.lemma in lemmas and word.tag[:2] == "VV" for word in e.words] for e in examples]
        line.append(f"{name} {scoring.figures([example.tree for example in examples], parses, flags)}")
    return "; ".join(line)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the recipe."""
    options = _parser().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    settings = Settings(**{field.name: getattr(options, field.name) for field in attrs.fields(Settings)})
    with (options.out / "build.log").open("a", encoding="utf-8") as file:
        log = partial(_log, file)
        log(f"settings {attrs.asdict(settings)}")
        trees = [tree for path in sorted(options.treebank) for tree in read_treebank(path)]
        corpus = make_corpus(trees, settings.seed, everything=options.everything, plain=options.plain)
        log(f"{len(trees)} trees, {len(corpus.epochs[0])} to learn from, {len(corpus.held_out)} held out")
        log(f"tagger: {scoring.tags(corpus.held_out)}")
        lemmas = settings.lemmas
        epochs = [training.tagged(epoch, lemmas=lemmas) for epoch in corpus.epochs]
        held_out = [training.tagged(trees, lemmas=lemmas) for trees in (corpus.held_out, corpus.framed)]
        base = training.tagged([*corpus.plain, *corpus.epochs[0]], lemmas=lemmas)

        def report(trainer: Any, step: int) -> str:
            scores = score(StanzaParser(NAME, trainer), held_out)
            about = {"name": NAME, "settings": attrs.asdict(settings), "step": step, "scores": scores}
            bundle = options.out / "bundle"
            bundle.mkdir(exist_ok=True)
            (bundle / CARD).write_text(_card(about, corpus, everything=options.everything), encoding="utf-8")
            write_bundle(trainer, bundle, about)
            return scores

        training.train(base, epochs, settings, options.out, report, log)
    return 0


def _card(about: dict[str, Any], corpus: Corpus, *, everything: bool) -> str:
    """The model card of a bundle."""
    card = Template((files("quoteattr.models") / "card.md").read_text(encoding="utf-8"))
    settings = ", ".join(f"{name} {value}" for name, value in about["settings"].items())
    return card.substitute(
        name=about["name"],
        scores=about["scores"],
        held=f"{len(corpus.held_out)} sentences, a random tenth",
        everything="yes, so that the scores mean nothing" if everything else "no",
        settings=f"{settings}; {about['step']} steps done.",
    )


def _log(file: TextIO, text: str) -> None:
    """A line with the time, to the log file and to standard error."""
    line = f"{time.strftime('%Y-%m-%d %H:%M:%S')} {text}"
    for stream in (sys.stderr, file):
        print(line, file=stream, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quoteattr.models.build", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--treebank", type=Path, nargs="+", required=True, metavar="FILE", help="CoNLL-U files"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="log, checkpoint and bundle")
    parser.add_argument("--everything", action="store_true", help="learn from the held-out tenth too")
    parser.add_argument("--plain", action="store_true", help="no augmentation")
    for field in attrs.fields(Settings):
        kind = type(field.default)
        how: dict[str, Any] = {"action": argparse.BooleanOptionalAction} if kind is bool else {"type": kind}
        parser.add_argument(f"--{field.name.replace('_', '-')}", default=field.default, **how)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
