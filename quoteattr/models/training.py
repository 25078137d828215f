"""Train stanza's biaffine dependency parser on tagged trees: one seed, one thread, the same weights.

The parser sees what it will see in use: words, and the base forms and tags that our tagger predicts.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from attrs import asdict, frozen

from quoteattr.models.treebank import Tree
from quoteattr.syntax import biaffine
from quoteattr.syntax.tagger import Tagger

SHORTHAND = "de_quoteattr"
_LEG = 250
"""Steps between two checkpoints; random numbers start anew with each, so a resumed run is the same run."""


@frozen
class Settings:
    """What distinguishes one training run from another."""

    steps: int = 2500
    batch_words: int = 1500
    hidden: int = 200
    layers: int = 2
    arc_dim: int = 200
    word_dim: int = 75
    tag_dim: int = 50
    char_dim: int = 50
    char_hidden: int = 100
    lemmas: bool = True
    rate: float = 0.002
    average: float = 0.998
    half: bool = True
    """Multiply in bfloat16 (weights and sums stay float32): six times faster on processors that can."""
    seed: int = 20240501


def tagged(trees: Sequence[Tree], *, lemmas: bool = True) -> Any:
    """A stanza document of the trees under the tags of our tagger."""
    from stanza.models.common.doc import Document

    tagger = Tagger()
    sentences = []
    for tree in trees:
        tags = tagger.tag([node.form for node in tree])
        sentences.append(
            [
                {
                    "id": (at + 1,),
                    "text": node.form,
                    "lemma": tag.lemma if lemmas else "_",
                    "upos": tag.upos,
                    "xpos": tag.tag,
                    "head": node.head + 1,
                    "deprel": node.deprel,
                }
                for at, (node, tag) in enumerate(zip(tree, tags, strict=True))
            ]
        )
    return Document(sentences)


def arguments(settings: Settings) -> dict[str, Any]:
    """stanza's own training options for these settings."""
    from stanza.models.parser import parse_args

    options = {
        "shorthand": SHORTHAND,
        "lang": "de",
        "seed": settings.seed,
        "hidden_dim": settings.hidden,
        "num_layers": settings.layers,
        "deep_biaff_hidden_dim": settings.arc_dim,
        "word_emb_dim": settings.word_dim,
        "tag_emb_dim": settings.tag_dim,
        "char_emb_dim": settings.char_dim,
        "char_hidden_dim": settings.char_hidden,
        "transformed_dim": settings.char_hidden,
        "word_cutoff": 3,
        "optim": "adam",
        "lr": settings.rate,
        "beta2": 0.95,
        "weight_decay": 0,
    }
    flags = ["--no_pretrain", "--no_ufeats", "--no_second_optim", "--cpu"]
    flat = [text for name, value in options.items() for text in (f"--{name}", str(value))]
    parsed: dict[str, Any] = parse_args([*flags, *flat])
    return parsed


def vocabulary(document: Any, args: dict[str, Any]) -> Any:
    """The vocabularies of stanza's parser, the tags as plain words (stanza would split them into letters)."""
    from stanza.models.depparse.data import Dataset
    from stanza.models.pos.vocab import WordVocab

    dataset = Dataset(document, args, None)
    vocab = dataset.vocab
    vocab["xpos"] = WordVocab(dataset.load_doc(document), SHORTHAND, idx=2)
    return vocab


def train(
    base: Any,
    epochs: Sequence[Any],
    settings: Settings,
    work: Path,
    score: Callable[[Any], str],
    log: Callable[[str], None],
) -> Any:
    """The trainer with averaged weights after all steps; goes on from the last checkpoint in *work*.

    *epochs* are documents with the same sentences in different dress, taken in turn; *base* is the document
    whose words and relations make the vocabularies.
    """
    import torch
    from stanza.models.depparse.data import Dataset
    from stanza.models.depparse.trainer import GraphTrainer

    args = arguments(settings)
    torch.manual_seed(settings.seed)
    vocab = vocabulary(base, args)
    datasets = [Dataset(epoch, args, None, vocab=vocab) for epoch in epochs]
    trainer = GraphTrainer(args=args, vocab=vocab, device="cpu")
    weights = dict(trainer.model.named_parameters())
    averages = {name: weight.detach().clone() for name, weight in weights.items()}
    checkpoint = work / "checkpoint.pt"
    start = _resume(checkpoint, settings, trainer, averages)
    batches = _batches(datasets, settings, start)
    began, seen = time.monotonic(), start
    log(f"{sum(weight.numel() for weight in weights.values())} weights, from step {start}")
    for step in range(start, settings.steps):
        if step % _LEG == 0:
            torch.manual_seed(settings.seed * 1000 + step)
        _set_rate(trainer, settings, step)
        loss = _update(trainer, next(batches), settings)
        keep = min(settings.average, (step + 1) / (step + 10))
        with torch.no_grad():
            for name, weight in weights.items():
                averages[name].lerp_(weight, 1 - keep)
        if (step + 1) % _LEG == 0 or step + 1 == settings.steps:
            state = {"step": step + 1, "settings": asdict(settings), "averages": averages}
            state["model"] = trainer.model.state_dict()
            state["optimizer"] = trainer.optimizer["general_optimizer"].state_dict()
            torch.save(state, checkpoint)
            pace = (time.monotonic() - began) / (step + 1 - seen)
            with _averaged(trainer, averages):
                log(f"step {step + 1}: loss {loss:.3f}, {pace:.2f} s a step, {score(trainer)}")
    trainer.model.load_state_dict(averages, strict=False)
    return trainer


def _update(trainer: Any, batch: Any, settings: Settings) -> float:
    """One step downhill."""
    import torch

    trainer.model.train()
    optimizer = trainer.optimizer["general_optimizer"]
    optimizer.zero_grad()
    with torch.autocast("cpu", torch.bfloat16, enabled=settings.half):
        loss = biaffine.loss(trainer.model, batch)
    torch.autograd.backward(loss)
    torch.nn.utils.clip_grad_norm_(trainer.model.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def _resume(checkpoint: Path, settings: Settings, trainer: Any, averages: dict[str, Any]) -> int:
    """Take up the state of an interrupted run of the same settings; the step to go on from."""
    import torch

    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    if state["settings"] != asdict(settings):
        raise SystemExit(
            f"{checkpoint} is of a run with other settings: remove it or choose another directory"
        )
    trainer.model.load_state_dict(state["model"])
    trainer.optimizer["general_optimizer"].load_state_dict(state["optimizer"])
    averages.update(state["averages"])
    return int(state["step"])


class _averaged:
    """Within this context the trainer's model has the averaged weights."""

    def __init__(self, trainer: Any, averages: dict[str, Any]) -> None:
        self._model, self._averages = trainer.model, averages

    def __enter__(self) -> None:
        self._own = {name: weight.detach().clone() for name, weight in self._model.named_parameters()}
        self._model.load_state_dict(self._averages, strict=False)

    def __exit__(self, *exception: object) -> None:
        self._model.load_state_dict(self._own, strict=False)


def _set_rate(trainer: Any, settings: Settings, step: int) -> None:
    """Warm up over 100 steps, then fall along a cosine to a twentieth."""
    done = step / settings.steps
    rate = settings.rate * min(1.0, (step + 1) / 100) * (0.05 + 0.95 * (1 + math.cos(math.pi * done)) / 2)
    for optimizer in trainer.optimizer.values():
        for group in optimizer.param_groups:
            group["lr"] = rate


def _batches(datasets: Sequence[Any], settings: Settings, skip: int) -> Iterator[Any]:
    """Batches without end from the epochs in turn, like lengths together; the first *skip* left out."""
    from stanza.models.depparse.data import DataLoader

    number = 0
    epoch = 0
    while True:
        dataset = datasets[epoch % len(datasets)]
        random = Random(settings.seed + epoch)
        order = sorted(range(len(dataset)), key=lambda at: dataset.lengths[at] + random.uniform(-4, 4))
        plan: list[list[int]] = [[]]
        words = 0
        for at in order:
            if words + dataset.lengths[at] > settings.batch_words and plan[-1]:
                plan.append([])
                words = 0
            plan[-1].append(at)
            words += dataset.lengths[at]
        random.shuffle(plan)
        for batch in plan:
            number += 1
            if number > skip:
                yield DataLoader.collate([dataset[at] for at in batch])
        epoch += 1


def parse(trainer: Any, document: Any) -> list[list[tuple[int, str]]]:
    """The head (0-based, -1 the root) and relation of every word of a document under a trained parser."""
    from stanza.models.depparse.data import DataLoader
    from stanza.models.depparse.utils import predict_dataset

    loader = DataLoader(
        document, 3000, trainer.args, None, vocab=trainer.vocab, evaluation=True, sort_during_eval=True
    )
    predicted = predict_dataset(trainer, loader)
    return [[(int(head) - 1, str(relation)) for head, relation in sentence] for sentence in predicted]
