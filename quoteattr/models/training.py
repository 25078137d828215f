"""Train stanza's biaffine dependency parser on tagged trees: one seed, one thread, the same weights.

The parser sees what it will see in use: words, and the base forms and tags that our tagger predicts.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from attrs import asdict, evolve, frozen

from quoteattr.models.bundle import new_parser
from quoteattr.models.treebank import Tree
from quoteattr.syntax import biaffine
from quoteattr.syntax.parser import Arc, TaggedWord, in_batches, read_trees, record
from quoteattr.syntax.sentence import Token
from quoteattr.syntax.tagger import Tagger
from quoteattr.syntax.verb_forms import settle_verb_forms
from quoteattr.syntax.word_classes import word_classes

SHORTHAND = "de_quoteattr"
_LEG = 250
"""Steps between two checkpoints; random numbers start again with each, so a resumed run is the same run."""

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
    average: float = 0.998
    half: bool = True
    """Multiply in bfloat16 (weights and sums stay float32): several times faster on processors that can."""
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
    classes = word_classes(forms, [token.tag for token in tokens], [token.lemma for token in tokens])
    return [
        TaggedWord(token.text, token.lemma if lemmas else "_", token.tag, upos)
        for token, upos in zip(tokens, classes, strict=True)
    ]


def options(settings: Settings) -> dict[str, Any]:
    """stanza's own options for a parser of these settings."""
    return {
        "shorthand": SHORTHAND,
        "lang": "de",
        "hidden_dim": settings.hidden,
        "num_layers": settings.layers,
        "deep_biaff_hidden_dim": settings.arc_dim,
        "deep_biaff_output_dim": settings.arc_dim,
        "use_arc_embedding": False,
        "word_emb_dim": settings.word_dim,
        "tag_emb_dim": settings.tag_dim,
        "use_upos": True,
        "use_xpos": True,
        "use_ufeats": False,
        "char": True,
        "charlm": False,
        "char_emb_dim": settings.char_dim,
        "char_hidden_dim": settings.char_hidden,
        "char_num_layers": 1,
        "char_rec_dropout": 0,
        "transformed_dim": settings.char_hidden,
        "word_dropout": 0.33,
        "dropout": 0.5,
        "rec_dropout": 0,
        "linearization": True,
        "distance": True,
        "pretrain": False,
        "bert_model": None,
        "reversed": False,
    }


def vocabulary(examples: Sequence[Example], cutoff: int = 3) -> Any:
    """stanza's vocabularies of these examples, words and base forms from *cutoff* occurrences on."""
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
            "word": WordVocab(data, SHORTHAND, cutoff=cutoff, lower=True),
            "upos": WordVocab(data, SHORTHAND, idx=1),
            "xpos": WordVocab(data, SHORTHAND, idx=2),
            "feats": FeatureVocab(data, SHORTHAND, idx=3),
            "lemma": WordVocab(data, SHORTHAND, cutoff=cutoff, idx=4, lower=True),
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
    """The parser module with averaged weights after all steps; goes on from the last checkpoint in *work*.

    *epochs* are the same sentences in different dress, taken in turn; the words and relations of *base* make
    the vocabularies. *report* is called with the averaged weights in place at every checkpoint.
    """
    import torch

    torch.manual_seed(settings.seed)
    vocab = vocabulary(base)
    model = new_parser(options(settings), vocab)
    optimizer = torch.optim.Adam(model.parameters(), lr=settings.rate, betas=(0.9, 0.95), eps=1e-6)
    weights = dict(model.named_parameters())
    averages = {name: weight.detach().clone() for name, weight in weights.items()}
    checkpoint = work / "checkpoint.pt"
    start = _resume(checkpoint, settings, model, optimizer, averages)
    batches = _batches([[_record(vocab, example) for example in epoch] for epoch in epochs], settings, start)
    began = time.monotonic()
    log(f"{sum(weight.numel() for weight in weights.values())} weights, from step {start}")
    for step in range(start, settings.steps):
        if step % _LEG == 0:
            torch.manual_seed(settings.seed * 1000 + step)
        loss = _update(model, optimizer, next(batches), settings, step)
        keep = min(settings.average, (step + 1) / (step + 10))
        with torch.no_grad():
            for name, weight in weights.items():
                averages[name].lerp_(weight, 1 - keep)
        if (step + 1) % _LEG == 0 or step + 1 == settings.steps:
            state = {"step": step + 1, "settings": asdict(settings), "averages": averages}
            torch.save(
                {**state, "model": model.state_dict(), "optimizer": optimizer.state_dict()}, checkpoint
            )
            pace = (time.monotonic() - began) / (step + 1 - start)
            with _Averaged(model, averages):
                log(f"step {step + 1}: loss {loss:.3f}, {pace:.2f} s a step, {report(model, step + 1)}")
    model.load_state_dict(averages, strict=False)
    return model.eval()


def _record(vocab: Any, example: Example) -> biaffine.Record:
    return evolve(
        record(vocab, example.words),
        heads=tuple(node.head + 1 for node in example.tree),
        relations=tuple(vocab["deprel"].map([node.deprel for node in example.tree])),
    )


def _update(model: Any, optimizer: Any, given: biaffine.Batch, settings: Settings, step: int) -> float:
    """One step downhill; the rate warms up over 100 steps, then falls along a cosine to a twentieth."""
    import torch

    fall = 0.05 + 0.95 * (1 + math.cos(math.pi * step / settings.steps)) / 2
    for group in optimizer.param_groups:
        group["lr"] = settings.rate * min(1.0, (step + 1) / 100) * fall
    model.train()
    optimizer.zero_grad()
    with torch.autocast("cpu", torch.bfloat16, enabled=settings.half):
        loss = biaffine.loss(model, given)
    torch.autograd.backward(loss)
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def _resume(
    checkpoint: Path, settings: Settings, model: Any, optimizer: Any, averages: dict[str, Any]
) -> int:
    """Take up the state of an interrupted run of the same settings; the step to go on from."""
    import torch

    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    if state["settings"] != asdict(settings):
        raise SystemExit(
            f"{checkpoint} is of a run with other settings: remove it or choose another directory"
        )
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    averages.update(state["averages"])
    return int(state["step"])


class _Averaged:
    """Within this context the model has the averaged weights and does not learn."""

    def __init__(self, model: Any, averages: dict[str, Any]) -> None:
        self._model, self._averages = model, averages

    def __enter__(self) -> None:
        self._own = {name: weight.detach().clone() for name, weight in self._model.named_parameters()}
        self._model.load_state_dict(self._averages, strict=False)
        self._model.eval()

    def __exit__(self, *exception: object) -> None:
        self._model.load_state_dict(self._own, strict=False)


def _batches(
    epochs: Sequence[Sequence[biaffine.Record]], settings: Settings, skip: int
) -> Iterator[biaffine.Batch]:
    """Batches without end from the epochs in turn, like lengths together; the first *skip* left out."""
    number = 0
    epoch = 0
    while True:
        records = epochs[epoch % len(epochs)]
        random = Random(settings.seed + epoch)
        order = sorted(records, key=lambda record: len(record.words) + random.uniform(-0.8, 0.8))
        plan: list[list[biaffine.Record]] = [[]]
        words = 0
        for entry in order:
            if words + len(entry.words) > settings.batch_words and plan[-1]:
                plan.append([])
                words = 0
            plan[-1].append(entry)
            words += len(entry.words)
        random.shuffle(plan)
        for chosen in plan:
            number += 1
            if number > skip:
                yield biaffine.batch(chosen)
        epoch += 1


def parse(model: Any, examples: Sequence[Example]) -> list[list[Arc]]:
    """The tree of every example under a parser module."""
    return in_batches([example.words for example in examples], partial(read_trees, model))
