"""Figures of the language model that is in place: tags, moods, trees, speed, memory, in one command.

    python -m quoteattr.models.measure --treebank de_gsd-ud-dev.conllu de_pud-ud-test.conllu

Trees are measured on the tenth that the recipe holds out; tags and moods on all of the treebank, since the
tagger was not trained on it, with the universal classes of the table that the parser reads.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from quoteattr.models import build, scoring, training
from quoteattr.models.scoring import Share
from quoteattr.models.training import Example, Settings
from quoteattr.models.treebank import read_treebank
from quoteattr.syntax.morphology import mood
from quoteattr.syntax.parser import load_parser
from quoteattr.syntax.tagger import Tagger

T = TypeVar("T")
_NEAR = 3
"""*ich* must be this near to count as the subject of a finite verb."""


def moods(examples: Sequence[Example]) -> tuple[Share, Share]:
    """Finite verbs that are tagged as such, and of these the ones with the right mood (indicative or not)."""
    finite: list[bool] = []
    right: list[bool] = []
    for example in examples:
        words = [word.text.lower() for word in example.words]
        for at, (node, word) in enumerate(zip(example.tree, example.words, strict=True)):
            if "Mood=Ind" not in node.feats and "Mood=Sub" not in node.feats:
                continue
            finite.append(word.tag.endswith("FIN"))
            if word.tag.endswith("FIN"):
                first = "ich" in words[max(0, at - _NEAR) : at + _NEAR + 1]
                found = mood(word.text, word.lemma, word.tag, first_person=first)
                guess = found is not None and found.value in {"k1", "k2"}
                right.append(guess == ("Mood=Sub" in node.feats))
    return Share.of(finite), Share.of(right)


def lines(treebank: Sequence[Path], model: Path | None) -> Iterator[str]:
    """The figures, one per line."""
    yield f"torch and stanza imported in {_timed(lambda: import_module('stanza.models.depparse.model'))[1]}"
    parser, load = _timed(lambda: load_parser(model or "shipped"))
    yield f"{parser.name}: loaded in {load}"
    yield f"word model of HanTa: loaded in {_timed(lambda: Tagger().tag(['Ja']))[1]}"
    banks = {path.name: list(read_treebank(path)) for path in sorted(treebank)}
    for name, gold in banks.items():
        start = time.process_time()
        shares = scoring.tags(gold)
        pace = sum(map(len, gold)) / (time.process_time() - start)
        yield f"{name}: {shares}; tagger {pace:.0f} words a second of processor time"
    everything = [tree for gold in banks.values() for tree in gold]
    corpus = build.make_corpus(everything, Settings().seed)
    finite, right = moods(training.tagged(everything))
    yield f"finite verbs tagged as finite {finite}, mood right {right}"
    held_out = training.tagged(corpus.held_out), training.tagged(corpus.framed)
    yield build.score(parser, held_out)
    sentences = [example.words for example in held_out[0]]
    start = time.process_time()
    parser.parse(sentences)
    seconds = time.process_time() - start
    yield f"parser {sum(map(len, sentences)) / seconds:.0f} words a second of processor time"
    yield f"memory of the process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"


def _timed(action: Callable[[], T]) -> tuple[T, str]:
    """What *action* returns, and how long it took by the clock and in processor time."""
    start, used = time.perf_counter(), time.process_time()
    result = action()
    return result, f"{time.perf_counter() - start:.2f} s (processor {time.process_time() - used:.2f} s)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.models.measure", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--treebank", type=Path, nargs="+", required=True, metavar="FILE", help="CoNLL-U files"
    )
    parser.add_argument("--model", type=Path, metavar="DIR", help="another bundle than the shipped one")
    options = parser.parse_args(arguments)
    for line in lines(options.treebank, options.model):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
