"""Scores of a parser and of the tagger against treebank trees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from quoteattr.models.treebank import Node, Tree
from quoteattr.syntax.tagger import Tagged

Parse = Sequence[tuple[int, str]]


@frozen
class Share:
    """So many right out of so many."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> Share:
        return Share(self.right + right, self.total + 1)

    def __str__(self) -> str:
        return f"{100 * self.right / self.total:.1f}" if self.total else "-"


def attachment(trees: Iterable[Tree], parses: Iterable[Parse]) -> tuple[Share, Share]:
    """Unlabelled and labelled attachment of all tokens without subtypes of relations, as in CoNLL 2018."""
    heads, labels = Share(), Share()
    for tree, parse in zip(trees, parses, strict=True):
        for node, (head, deprel) in zip(tree, parse, strict=True):
            heads = heads.add(node.head == head)
            labels = labels.add(node.head == head and _base(node.deprel) == _base(deprel))
    return heads, labels


def subjects(trees: Iterable[Tree], parses: Iterable[Parse], verbs: Sequence[Sequence[bool]]) -> Share:
    """Of the subjects of the words marked in *verbs* (one flag a token), those found under the right verb.

    *es* is left out: UD_German-GSD has it as a subject in *es gibt*, UD_German-PUD as an expletive.
    """
    found = Share()
    for tree, parse, marked in zip(trees, parses, verbs, strict=True):
        for node, (head, deprel) in zip(tree, parse, strict=True):
            if node.deprel.startswith("nsubj") and marked[node.head] and node.form.lower() != "es":
                found = found.add(head == node.head and deprel.startswith("nsubj"))
    return found


def tags(trees: Iterable[Tree], tagged: Iterable[Sequence[Tagged]]) -> dict[str, Share]:
    """STTS tags (where the treebank has them), universal classes and base forms."""
    shares = {"xpos": Share(), "upos": Share(), "lemma": Share()}
    for tree, guesses in zip(trees, tagged, strict=True):
        for node, guess in zip(tree, guesses, strict=True):
            if _has_stts(tree):
                shares["xpos"] = shares["xpos"].add(_same_tag(node, guess))
            shares["upos"] = shares["upos"].add(node.upos == guess.upos)
            shares["lemma"] = shares["lemma"].add(node.lemma.lower() == guess.lemma.lower())
    return shares


def _same_tag(node: Node, guess: Tagged) -> bool:
    return {"PAV": "PROAV"}.get(node.xpos, node.xpos) == guess.tag


def _has_stts(tree: Tree) -> bool:
    return any(node.xpos in {"ART", "$.", "KON"} for node in tree)


def _base(deprel: str) -> str:
    return deprel.partition(":")[0]
