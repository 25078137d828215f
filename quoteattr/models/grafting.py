"""Small operations on dependency trees: cut out, put together, move the subject after the verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from quoteattr.models.treebank import ROOT, Node, Tree, below, select

FINITE_TAGS = frozenset({"VVFIN", "VAFIN", "VMFIN"})


@frozen(eq=False)
class Part:
    """A tree to be put into a larger one: below the root of the part named ``governor`` ("" for the root).

    The parts ``inside`` stand after its first ``cut`` words.
    """

    tree: Tree
    governor: str
    deprel: str
    name: str = ""
    cut: int = 0
    inside: tuple[Part, ...] = ()


def assemble(parts: Sequence[Part]) -> Tree:
    """One tree from the words of all parts in order."""
    order = list(_in_order(parts))
    place = {(part, at): new for new, (part, at) in enumerate(order)}
    tops = {part.name: place[part, root_of(part.tree)] for part, _ in order} | {"": ROOT}
    return tuple(
        evolve(part.tree[at], head=tops[part.governor], deprel=part.deprel)
        if part.tree[at].head == ROOT
        else evolve(part.tree[at], head=place[part, part.tree[at].head])
        for part, at in order
    )


def _in_order(parts: Sequence[Part]) -> Iterator[tuple[Part, int]]:
    """The words of all parts, each as its part and its place there."""
    for part in parts:
        yield from ((part, at) for at in range(part.cut))
        yield from _in_order(part.inside)
        yield from ((part, at) for at in range(part.cut, len(part.tree)))


def word(form: str) -> Tree:
    """A tree of one word."""
    return (Node(form, ROOT, "root"),)


def root_of(tree: Sequence[Node]) -> int:
    """The index of the root."""
    return next(at for at, node in enumerate(tree) if node.head == ROOT)


def is_block(indices: Sequence[int]) -> bool:
    """Whether sorted indices have no gap."""
    return indices[-1] - indices[0] + 1 == len(indices)


def is_punctuation(node: Node) -> bool:
    """Whether the node is a mark or a stop."""
    return node.deprel == "punct"


def trimmed(tree: Sequence[Node], block: Sequence[int]) -> Sequence[int]:
    """Indices without the punctuation at their edges."""
    words = [place for place, at in enumerate(block) if not is_punctuation(tree[at])]
    return block[words[0] : words[-1] + 1] if words else []


def bare(tree: Tree) -> Tree | None:
    """The tree without the punctuation at its edges; none when something depends on that."""
    kept = trimmed(tree, range(len(tree)))
    if not kept or not {tree[at].head for at in kept} <= {ROOT, *kept}:
        return None
    return select(tree, kept)


def lower_first(tree: Tree) -> Tree:
    """The tree with its first word in lower case unless it is a noun or a name."""
    first = tree[0]
    if first.upos in {"NOUN", "PROPN", "X", "NUM"} or first.form.isupper():
        return tree
    return (evolve(first, form=first.form[:1].lower() + first.form[1:]), *tree[1:])


def upper_first(tree: Tree) -> Tree:
    """The tree with its first word capitalised."""
    return (evolve(tree[0], form=tree[0].form[:1].upper() + tree[0].form[1:]), *tree[1:])


def finite_verb(tree: Tree) -> int | None:
    """The finite verb of the main clause: the root or an auxiliary or copula right below it."""
    root = root_of(tree)
    for at, node in enumerate(tree):
        near = at == root or (node.head == root and node.deprel in {"aux", "aux:pass", "cop"})
        if near and (node.xpos in FINITE_TAGS or "VerbForm=Fin" in node.feats or "Mood=" in node.feats):
            return at
    return None


def opening(tree: Tree) -> list[int] | None:
    """The one constituent before the finite verb of a verb-second clause, as a block of indices."""
    verb = finite_verb(tree)
    if verb is None or verb == 0:
        return None
    root = root_of(tree)
    tops = [at for at in range(verb) if tree[at].head == root or at == root]
    if len(tops) != 1 or tops[0] == root:
        return None
    block = below(tree, tops[0])
    return block if block == list(range(verb)) else None


def inverted(tree: Tree) -> Tree | None:
    """The clause with its subject after its verb, as a fronted phrase asks: *kam sie* of *sie kam*."""
    verb, first = finite_verb(tree), opening(tree)
    if verb is None or first is None or tree[first[-1]].form == ",":
        return None
    top = next(at for at in first if tree[at].head == root_of(tree))
    if not tree[top].deprel.startswith("nsubj"):
        return None
    rest = range(verb + 1, len(tree))
    return select(lower_first(tree), [verb, *first, *rest])
