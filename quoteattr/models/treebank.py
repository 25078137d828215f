"""Dependency trees of a UD treebank as the parser will meet them: over surface tokens.

UD splits *im* into *in* + *dem* and, in German-GSD, *US-Präsident* into three words. The library keeps both
as one token; so do the trees read here. Of *in* + *dem* the adposition keeps its place in the tree and the
article is dropped; a word joined by hyphens stands where its head stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

ROOT = -1
_HYPHENS = frozenset("-‐‑")
_KEPT_SUBTYPES = frozenset({"aux:pass", "compound:prt", "det:poss", "nsubj:pass", "obl:agent", "obl:arg"})


@frozen
class Node:
    """One surface token of a tree; ``head`` is the index of its governor, ``ROOT`` for the root.

    ``lemma``, ``upos``, ``xpos`` and ``feats`` are the treebank's: they guide augmentation and measure the
    tagger, and are never shown to the parser.
    """

    form: str
    head: int
    deprel: str
    lemma: str = "_"
    upos: str = "_"
    xpos: str = "_"
    feats: str = "_"
    space_after: bool = True


Tree = tuple[Node, ...]
Group = tuple[str, Sequence[int]]
"""A form, and the indices of the nodes that it stands for."""


def read_treebank(path: Path) -> Iterator[Tree]:
    """The trees of one CoNLL-U file over surface tokens; the few broken ones are left out."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        tree = simplify(_surface(block.split("\n")))
        if is_tree(tree):
            yield tree


def merge(tree: Sequence[Node], groups: Sequence[Group]) -> Tree:
    """The tree with every group of nodes put together as one node of its form, in the order of the groups.

    The first node that is governed from outside its group stands for the group. What depends on a node in no group goes to
    the nearest ancestor in one, or becomes a root: choose the groups so that there is one.
    """
    group_of = {member: number for number, (_, group) in enumerate(groups) for member in group}
    merged: list[Node] = []
    for form, group in groups:
        stand = next((at for at in group if group_of.get(tree[at].head) != group_of[at]), group[0])
        head = tree[stand].head
        while head != ROOT and head not in group_of:
            head = tree[head].head
        target = ROOT if head == ROOT else group_of[head]
        last = tree[group[-1]]
        merged.append(evolve(tree[stand], form=form, head=target, space_after=last.space_after))
    return tuple(merged)


def select(tree: Sequence[Node], indices: Iterable[int]) -> Tree:
    """The nodes at *indices*, in that order; see :func:`merge` for what loses its governor."""
    return merge(tree, [(tree[at].form, [at]) for at in indices])


def below(tree: Sequence[Node], top: int) -> list[int]:
    """The indices of *top* and all that hangs below it, in order."""
    children: list[list[int]] = [[] for _ in tree]
    for at, node in enumerate(tree):
        if node.head != ROOT:
            children[node.head].append(at)
    found: list[int] = []
    pending = [top]
    while pending:
        at = pending.pop()
        found.append(at)
        pending.extend(children[at])
    return sorted(found)


def is_tree(tree: Sequence[Node]) -> bool:
    """Whether there is one root and every node hangs below it."""
    roots = [at for at, node in enumerate(tree) if node.head == ROOT]
    return len(roots) == 1 and len(below(tree, roots[0])) == len(tree)


def simplify(tree: Tree) -> Tree:
    """The tree with the subtypes of relations that only one of the treebanks draws cut off."""
    return tuple(
        node if node.deprel in _KEPT_SUBTYPES else evolve(node, deprel=node.deprel.partition(":")[0])
        for node in tree
    )


def _surface(lines: Sequence[str]) -> Tree:
    nodes: list[Node] = []
    unions: dict[int, tuple[int, str, bool]] = {}
    for line in lines:
        cells = line.split("\t")
        if line.startswith("#") or "." in cells[0]:
            continue
        space = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            first, last = (int(number) - 1 for number in cells[0].split("-"))
            unions[first] = (last, cells[1], space)
            continue
        nodes.append(
            Node(cells[1], int(cells[6]) - 1, cells[7], cells[2], cells[3], cells[4], cells[5], space)
        )
    return _join_hyphens(_join_contractions(nodes, unions))


def _join_contractions(nodes: list[Node], unions: dict[int, tuple[int, str, bool]]) -> Tree:
    """*in* + *dem* as *im*: the adposition stays, the article goes."""
    groups: list[Group] = []
    at = 0
    while at < len(nodes):
        last, form, space = unions.get(at, (at, nodes[at].form, nodes[at].space_after))
        members = range(at, last + 1)
        stand = next((i for i in members if nodes[i].upos == "ADP"), at)
        if last > at:
            nodes[stand] = evolve(nodes[stand], xpos="APPRART", space_after=space)
        groups.append((form, [stand]))
        at = last + 1
    return merge(nodes, groups)


def _join_hyphens(tree: Tree) -> Tree:
    """*US* + *-* + *Präsident* as *US-Präsident* where nothing is between them in the text."""
    groups: list[list[int]] = []
    for at in range(len(tree)):
        if _joins(tree, at) or _joins(tree, at - 1):
            groups[-1].append(at)
        else:
            groups.append([at])
    return merge(tree, [("".join(tree[at].form for at in group), group) for group in groups])


def _joins(tree: Tree, at: int) -> bool:
    """Whether the node is a hyphen between two words, without blanks."""
    if not 0 < at < len(tree) - 1 or tree[at].form not in _HYPHENS:
        return False
    before, after = tree[at - 1], tree[at + 1]
    glued = not before.space_after and not tree[at].space_after
    return glued and before.form[-1:].isalnum() and after.form[:1].isalnum()
