"""Reporting frames grafted onto treebank sentences: *Q, sagte die Polizei am Montag.*, *…, so Lindner.*

Their shapes, verbs and phrases come from our own tables (``frame_shapes``, ``frame_verbs``, ``frame_phrases``), subjects and
circumstances also from the treebank trees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from random import Random

import regex
from attrs import evolve, frozen

from quoteattr.mark_table import marks
from quoteattr.models.grafting import (
    Part,
    assemble,
    bare,
    finite_verb,
    inverted,
    is_block,
    lower_first,
    opening,
    upper_first,
    word,
)
from quoteattr.models.treebank import ROOT, Node, Tree, below, select
from quoteattr.syntax.sentence import PLACEHOLDER
from quoteattr.tables import read_table


@frozen
class Verb:
    """A reporting verb: its finite form and what closes the clause."""

    finite: str
    rest: tuple[str, ...] = ()
    role: str = ""

    @property
    def is_compound(self) -> bool:
        """Whether the finite form is an auxiliary: *hat gesagt*, *will wissen*."""
        return self.role in {"pp", "inf"}


@cache
def verbs() -> tuple[Verb, ...]:
    """The reporting verbs of frames."""
    return tuple(
        Verb(row["finite"], tuple(row["rest"].split()), row["role"])
        for row in read_table("frame_verbs", ("finite", "rest", "role"))
    )


@frozen
class Stock:
    """The phrases that frames are made of, by kind: ours, and those cut out of the treebank trees."""

    phrases: Mapping[str, Sequence[Tree]]

    def phrase(self, kind: str, random: Random) -> Tree:
        """A phrase of a kind, half of the time one from the treebank when there are such."""
        found = self.phrases.get(f"treebank-{kind}", ())
        return random.choice(found if found and random.random() < 0.5 else self.phrases[kind])


def read_stock(trees: Sequence[Tree] = ()) -> Stock:
    """The stock of the shipped lists, and of the subjects and circumstances of *trees*."""
    phrases: defaultdict[str, list[Tree]] = defaultdict(list)
    for row in read_table("frame_phrases", ("kind", "words", "heads", "relations")):
        cells = zip(*(row[column].split() for column in ("words", "heads", "relations")), strict=True)
        phrases[row["kind"]].append(
            tuple(Node(form, ROOT if head == "-" else int(head), relation) for form, head, relation in cells)
        )
    for tree in trees:
        for at, node in enumerate(tree):
            kind = _treebank_kind(tree, at, node)
            if kind:
                phrases[kind].append(lower_first(select(tree, below(tree, at))))
    return Stock(phrases)


def _treebank_kind(tree: Tree, at: int, node: Node) -> str:
    """Whether the subtree of a node can serve as a subject or as a circumstance of a frame."""
    who = node.deprel == "nsubj" and "Number=Sing" in node.feats and node.upos in {"NOUN", "PROPN"}
    when = node.deprel == "obl" and node.upos in {"NOUN", "PROPN"}
    if not (who or when):
        return ""
    block = below(tree, at)
    clean = all(tree[i].upos not in {"VERB", "AUX", "PUNCT"} for i in block)
    if not clean or not is_block(block) or len(block) > 8:
        return ""
    if who:
        return "treebank-who"
    return "treebank-when" if tree[block[0]].upos == "ADP" else ""


def subjunctive(tree: Tree) -> Tree:
    """The tree with its main finite verb in the Konjunktiv: *ist* gives *sei*, *haben* gives *hätten*."""
    from ablaut import conjugate

    at = finite_verb(tree)
    if at is None:
        return tree
    node = tree[at]
    try:
        verb = conjugate(node.lemma)
    except ValueError:  # no infinitive
        return tree
    several = "Number=Plur" in node.feats
    cells = verb.konjunktiv2 if several and node.lemma != "sein" else verb.konjunktiv1
    form = cells[5 if several else 2].partition(" ")[0]
    return (*tree[:at], evolve(node, form=form), *tree[at + 1 :])


@cache
def _shapes() -> Mapping[str, int]:
    """Every shape and its weight."""
    return {
        row["shape"]: int(row["weight"]) for row in read_table("frame_shapes", ("weight", "shape", "example"))
    }


_ITEM = regex.compile(r"([^/>=|]+)(?:\|(\w+))?(?:/([\w:]+))?(?:>(\w+))?(?:=(\w+))?")
"""A part of a shape: source, place of what is in its middle, relation, governor, name."""


class _Unfit(Exception):
    """The sentence does not go with the shape."""


def frame(tree: Tree, stock: Stock, random: Random) -> Tree | None:
    """The sentence as a stand-in or in its own words under a frame of random shape; none if it cannot."""
    content = bare(tree)
    if content is None or any(node.form in marks() for node in content):
        return None
    (shape,) = random.choices([*_shapes()], [*_shapes().values()])
    try:
        return upper_first(assemble(_parts(iter(shape.split()), content, stock, random)))
    except _Unfit:
        return None


def _parts(items: Iterator[str], content: Tree, stock: Stock, random: Random) -> list[Part]:
    """The parts of a shape, up to its end or to the bracket that closes."""
    found: list[Part] = []
    for item in items:
        if item == ")":
            break
        if item == "(":
            found[-1] = evolve(found[-1], inside=tuple(_parts(items, content, stock, random)))
            continue
        source, place, relation, governor, name = _ITEM.fullmatch(item).groups("")  # type: ignore[union-attr]
        if source.startswith("clause"):
            found += _clause(stock, random, source.partition(":")[2], governor, relation)
        elif source == "around":
            found += _around(stock, random)
        elif source in ("when", "where"):
            found.append(_circumstance(stock, random, source))
        else:
            made = _source(source, content, stock, random)
            found.append(Part(made, governor, relation or "punct", name, _cut(made, place) if place else 0))
    return found


def _source(source: str, content: Tree, stock: Stock, random: Random) -> Tree:
    if source in _CONTENTS:
        made = _CONTENTS[source](content, random)
        if made is None:
            raise _Unfit
        return made
    if source == "verb-last":
        verb = random.choice([verb for verb in verbs() if not verb.is_compound])
        return word("".join(verb.rest) + verb.finite)
    return stock.phrase(source, random) if source in stock.phrases else word(source)


def _said(tree: Tree, random: Random) -> Tree:
    return subjunctive(tree) if random.random() < 0.7 else tree


_CONTENTS: Mapping[str, Callable[[Tree, Random], Tree | None]] = {
    "Q": lambda tree, random: word(PLACEHOLDER),
    "said": _said,
    "lowered": lambda tree, random: lower_first(_said(tree, random)),
    "plain": lambda tree, random: tree,
    "turned": lambda tree, random: inverted(tree),
}


def _cut(tree: Tree, place: str) -> int:
    """How many words go before what is put into the middle of a clause: behind its first constituent, or its verb."""
    first = opening(tree)
    cut = 0 if first is None else len(first) + (place == "verb")
    if not 0 < cut < len(tree):
        raise _Unfit
    return cut


def _clause(stock: Stock, random: Random, first: str, governor: str, relation: str) -> list[Part]:
    """A reporting clause; *first* is what precedes its finite verb: ``who``, ``when`` or nothing."""
    verb = random.choice(verbs())
    other = "compound:prt" if verb.role == "prt" else "aux"
    finite, *rest = (
        Part(word(form), governor, relation or "root", "verb")
        if at == verb.is_compound
        else Part(word(form), "verb", other)
        for at, form in enumerate((verb.finite, *verb.rest))
    )
    who = Part(stock.phrase("who", random), "verb", "nsubj")
    middle: list[Part] = []
    if random.random() < 0.2:
        whom = random.choice(stock.phrases["whom"])
        middle.append(Part(whom, "verb", "obl" if whom[0].deprel == "case" else "obl:arg"))
    around = _around(stock, random)
    if first == "when":
        where = _circumstance(stock, random, random.choice(("when", "where")))
        return [where, finite, who, *middle, *around[:1], *rest]
    front = [who, finite] if first == "who" else [finite, who]
    return [*front, *middle, *around, *rest]


def _around(stock: Stock, random: Random) -> list[Part]:
    return [_circumstance(stock, random, kind) for kind in ("when", "where") if random.random() < 0.3]


def _circumstance(stock: Stock, random: Random, kind: str) -> Part:
    phrase = stock.phrase(kind, random)
    return Part(phrase, "verb", "advmod" if len(phrase) == 1 else "obl")
