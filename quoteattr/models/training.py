"""Train stanza's biaffine dependency parser on tagged trees: one seed, one thread, the same weights.

The parser sees what it will see in use: words, and the base forms and tags that our tagger predicts.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import Any

from attrs import asdict, evolve, frozen

from quoteattr.models.treebank import Tree
from quoteattr.syntax.analyse import as_learned
from quoteattr.syntax.parser import TaggedWord, batches, rows
from quoteattr.syntax.sentence import Token
from quoteattr.syntax.tagger import Tagger
from quoteattr.syntax.verb_forms import settle_verb_forms

SHORTHAND = "de_quoteattr"
_LEG = 250
"""Steps between two checkpoints; random numbers start again with each, so a resumed run is the same run."""
_CUTOFF = 3
"""Words and base forms that occur less often are unknown."""

Words = list[TaggedWord]


@frozen
class Settings:
    """What distinguishes one training run from another."""

    steps: int = 2500
    batch_words: int = 1500
    hidden: int = 200
    layers: int = 2
    arc_dim: int = 150
    word_dim: int = 75
    tag_dim: int = 50
    char_dim: int = 50
    char_hidden: int = 100
    lemmas: bool = True
    rate: float = 0.002
    half: bool = True
    """Multiply in bfloat16 (weights and sums stay float32): faster on processors that can."""
    seed: int = 20240501


@frozen
class Example:
    """A tree under the words and tags that the parser will see."""

    tree: Tree
    words: Words


def tagged(trees: Sequence[Tree], *, lemmas: bool = True) -> list[Example]:
    """The trees with the tags that the library gives to their words, before any of them is parsed."""
    tagger = Tagger()
    return [Example(tree, _tagged(tagger, [node.form for node in tree], lemmas)) for tree in trees]


def _tagged(tagger: Tagger, forms: Sequence[str], lemmas: bool) -> Words:
    guesses = zip(forms, tagger.tag(forms), strict=True)
    tokens = settle_verb_forms([Token(form, 0, 0, guess.lemma, guess.tag) for form, guess in guesses])
    words = as_learned(tokens)
    return words if lemmas else [evolve(word, lemma="_") for word in words]


def options(settings: Settings) -> dict[str, Any]:
    """stanza's own options for a parser of these settings."""
    from stanza.models.parser import build_argparse

    return {
        **vars(build_argparse().parse_args([])),
        "shorthand": SHORTHAND,
        "lang": "de",
        "hidden_dim": settings.hidden,
        "num_layers": settings.layers,
        "deep_biaff_hidden_dim": settings.arc_dim,
        "word_emb_dim": settings.word_dim,
        "tag_emb_dim": settings.tag_dim,
        "use_ufeats": False,
        "char_emb_dim": settings.char_dim,
        "char_hidden_dim": settings.char_hidden,
        "transformed_dim": settings.char_hidden,
        "pretrain": False,
        "settings": asdict(settings),
    }


def vocabulary(examples: Sequence[Example]) -> Any:
    """stanza's vocabularies of these examples."""
    from stanza.models.common.vocab import CharVocab
    from stanza.models.pos.vocab import FeatureVocab, MultiVocab, WordVocab

    data = [
        [
            [word.text, word.upos, word.tag, "_", word.lemma, node.head, node.deprel]
            for word, node in zip(example.words, example.tree, strict=True)
        ]
        for example in examples
    ]
    return MultiVocab(
        {
            "char": CharVocab(data, SHORTHAND),
            "word": WordVocab(data, SHORTHAND, cutoff=_CUTOFF, lower=True),
            "upos": WordVocab(data, SHORTHAND, idx=1),
            "xpos": WordVocab(data, SHORTHAND, idx=2),
            "feats": FeatureVocab(data, SHORTHAND, idx=3),
            "lemma": WordVocab(data, SHORTHAND, cutoff=_CUTOFF, idx=4, lower=True),
            "deprel": WordVocab(data, SHORTHAND, idx=6),
        }
    )


def train(
    base: Sequence[Example],
    epochs: Sequence[Sequence[Example]],
    settings: Settings,
    work: Path,
    report: Callable[[Any, int], str],
    log: Callable[[str], None],
) -> Any:
    """stanza's trainer after all steps; it goes on from the last checkpoint in *work*.

    *epochs* are the same sentences in different dress, taken in turn; the words and relations of *base* make
    the vocabularies. *report* is called at every checkpoint.
    """
    import torch
    from stanza.models.common.utils import change_lr

    checkpoint = work / "checkpoint.pt"
    trainer = _begun(checkpoint, base, settings)
    start, began = trainer.global_step, time.monotonic()
    log(f"{sum(weight.numel() for weight in trainer.model.parameters())} weights, from step {start}")
    for step, batch in enumerate(islice(_batches(epochs, trainer, settings), settings.steps)):
        if step < start:
            continue
        if step % _LEG == 0:
            torch.manual_seed(settings.seed * 1000 + step)
        for optimizer in trainer.optimizer.values():
            change_lr(optimizer, _rate(settings, step))
        with torch.autocast("cpu", torch.bfloat16, enabled=settings.half):
            loss = trainer.update(batch)
        trainer.global_step = step + 1
        if trainer.global_step % _LEG == 0 or trainer.global_step == settings.steps:
            trainer.save(checkpoint, save_optimizer=True)
            pace = (time.monotonic() - began) / (step + 1 - start)
            log(f"step {step + 1}: loss {loss:.3f}, {pace:.2f} s a step, {report(trainer, step + 1)}")
    return trainer


def _begun(checkpoint: Path, base: Sequence[Example], settings: Settings) -> Any:
    """A new trainer, or that of an interrupted run of the same settings."""
    import torch
    from stanza.models.depparse.trainer import Trainer

    if not checkpoint.exists():
        torch.manual_seed(settings.seed)
        return Trainer(options(settings), vocabulary(base), device="cpu")
    trainer = Trainer(model_file=str(checkpoint), device="cpu")
    if trainer.args["settings"] != asdict(settings):
        raise SystemExit(
            f"{checkpoint} is of a run with other settings: remove it or choose another directory"
        )
    return trainer


def _rate(settings: Settings, step: int) -> float:
    """The rate of learning: it warms up over 100 steps, then falls along a cosine to a twentieth."""
    fall = 0.05 + 0.95 * (1 + math.cos(math.pi * step / settings.steps)) / 2
    return settings.rate * min(1.0, (step + 1) / 100) * fall


def _batches(epochs: Sequence[Sequence[Example]], trainer: Any, settings: Settings) -> Iterator[Any]:
    """Batches without end from the epochs in turn."""
    given = [[_with_tree(example, trainer.vocab) for example in epoch] for epoch in epochs]
    for epoch in count():
        random.seed(settings.seed + epoch)  # stanza shuffles by it
        yield from batches(given[epoch % len(given)], settings.batch_words, trainer, learning=True)


def _with_tree(example: Example, vocab: Any) -> list[dict[str, Any]]:
    return [
        {**row, "head": node.head + 1, "deprel": node.deprel}
        for row, node in zip(rows(example.words, vocab), example.tree, strict=True)
    ]
