"""Scores of a parser and of the tagger against treebank trees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import frozen

from quoteattr.models.treebank import Node, Tree
from quoteattr.syntax.parser import Arc
from quoteattr.syntax.tagger import Tagged, Tagger
from quoteattr.syntax.word_classes import word_classes
from quoteattr.tables import read_table

Parse = Sequence[Arc]
_WITHIN_NAME = frozenset({"appos", "compound", "dep", "flat"})
"""How treebanks link a title and a name."""


@frozen
class Share:
    """So many right out of so many."""

    right: int
    total: int

    @classmethod
    def of(cls, answers: Iterable[bool]) -> Share:
        every = list(answers)
        return cls(sum(every), len(every))

    def __str__(self) -> str:
        return f"{100 * self.right / self.total:.1f}" if self.total else "-"


def attachment(trees: Iterable[Tree], parses: Iterable[Parse]) -> tuple[Share, Share]:
    """Unlabelled and labelled attachment of all tokens without subtypes of relations, as in CoNLL 2018."""
    found = [
        (node.head == arc.head, _base(node.deprel) == _base(arc.deprel))
        for tree, parse in zip(trees, parses, strict=True)
        for node, arc in zip(tree, parse, strict=True)
    ]
    return Share.of(head for head, _ in found), Share.of(head and label for head, label in found)


def subjects(
    trees: Iterable[Tree],
    parses: Iterable[Parse],
    verbs: Sequence[Sequence[bool]],
    *,
    names_as_one: bool = False,
) -> Share:
    """Of the subjects of the words marked in *verbs* (one flag per token), those found under the right verb.

    *es* is left out: UD_German-GSD has it as a subject in *es gibt*, UD_German-PUD as an expletive. With
    *names_as_one*, a title will do for the name that it belongs to and a name for its title: UD_German-GSD has now
    the one, now the other as head (*Bundeskanzler Helmut Kohl*).
    """
    found: list[bool] = []
    for tree, parse, marked in zip(trees, parses, verbs, strict=True):
        for at, node in enumerate(tree):
            if node.deprel.startswith("nsubj") and marked[node.head] and node.form.lower() != "es":
                arcs = [parse[i] for i in (at, *(_within_name(tree, at) if names_as_one else ()))]
                found.append(any(a.head == node.head and a.deprel.startswith("nsubj") for a in arcs))
    return Share.of(found)


def figures(trees: Sequence[Tree], parses: Sequence[Parse], verbs: Sequence[Sequence[bool]]) -> str:
    """Attachment, and the subjects of the words marked in *verbs*, on one line."""
    heads, labels = attachment(trees, parses)
    cues, names = (subjects(trees, parses, verbs, names_as_one=one) for one in (False, True))
    return (
        f"UAS {heads} LAS {labels} subjects of cues {cues} of {cues.total}, names and titles as one {names}"
    )


def _within_name(tree: Tree, at: int) -> list[int]:
    """The words that belong to the same name as the word *at*, or to its title."""
    return [i for i, node in enumerate(tree) if node.head == at and _base(node.deprel) in _WITHIN_NAME]


def tags(trees: Sequence[Tree]) -> str:
    """The figures of the library's tagger on one line."""
    tagger = Tagger()
    shares = tag_shares(trees, [tagger.tag([node.form for node in tree]) for tree in trees])
    return ", ".join(f"{name} {share}" for name, share in shares.items())


def tag_shares(trees: Iterable[Tree], tagged: Iterable[Sequence[Tagged]]) -> dict[str, Share]:
    """STTS tags (where the treebank has them), universal classes, raw and with conventions mapped, and base forms."""
    right: dict[str, list[bool]] = {"xpos": [], "upos": [], "upos mapped": [], "lemma": []}
    for tree, guesses in zip(trees, tagged, strict=True):
        classes = word_classes([n.form for n in tree], [g.tag for g in guesses], [g.lemma for g in guesses])
        for node, guess, upos in zip(tree, guesses, classes, strict=True):
            if _has_stts(tree):
                right["xpos"].append(_same_tag(node, guess))
            right["upos"].append(node.upos == upos)
            right["upos mapped"].append(_same_class(node, guess.tag, upos))
            right["lemma"].append(node.lemma.lower() == guess.lemma.lower())
    return {name: Share.of(answers) for name, answers in right.items()}


def _same_tag(node: Node, guess: Tagged) -> bool:
    return {"PAV": "PROAV"}.get(node.xpos, node.xpos) == guess.tag


def _same_class(node: Node, tag: str, upos: str) -> bool:
    """Whether the classes agree, or differ as the treebanks do among themselves (``class_conventions.tsv``)."""
    if node.upos == upos:
        return True
    return any(
        {node.upos, upos} <= classes and (not words or node.form.lower() in words)
        for words, classes in _conventions().get(tag, ())
    )


@lru_cache(maxsize=1)
def _conventions() -> dict[str, list[tuple[frozenset[str], frozenset[str]]]]:
    found: defaultdict[str, list[tuple[frozenset[str], frozenset[str]]]] = defaultdict(list)
    for row in read_table("class_conventions", ("tag", "words", "classes", "treebanks")):
        words = frozenset(row["words"].split()) - {"-"}
        found[row["tag"]].append((words, frozenset(row["classes"].split())))
    return found


def _has_stts(tree: Tree) -> bool:
    return any(node.xpos in {"ART", "$.", "KON"} for node in tree)


def _base(deprel: str) -> str:
    return deprel.partition(":")[0]
