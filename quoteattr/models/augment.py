"""New training trees from treebank trees: quotation marks of all conventions, stand-ins for quoted stretches.

The treebanks contain hardly any „…“ and no stand-in at all; the library meets both all the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import cycle, dropwhile
from random import Random

from attrs import evolve

from quoteattr.mark_table import conventions, marks
from quoteattr.models.grafting import is_block, is_punctuation, trimmed
from quoteattr.models.treebank import Node, Tree, below, merge, select
from quoteattr.syntax.sentence import PLACEHOLDER

_OPEN, _CLOSE = "„", "“"
_USUAL = 0.3
"""So often the marks are German ones, else those of any convention."""


@cache
def pairs_of_marks() -> tuple[tuple[str, str], ...]:
    """Every opening mark with every mark that may close it."""
    return tuple((mark, end) for mark, known in conventions().items() for end in sorted(known.closers))


def restyle(tree: Tree, random: Random) -> Tree:
    """The tree with its quotation marks in one convention chosen at random."""
    if not any(node.form in marks() for node in tree):
        return tree
    pair = (_OPEN, _CLOSE) if random.random() < _USUAL else random.choice(pairs_of_marks())
    in_turn = cycle(pair)
    return tuple(evolve(node, form=next(in_turn)) if _is_mark(node) else node for node in tree)


def _is_mark(node: Node) -> bool:
    return node.form in marks() and is_punctuation(node)


def quote_phrase(tree: Tree, random: Random) -> Tree:
    """The tree with quotation marks around one of its smaller constituents, as around a name or a term."""
    tops = [
        at
        for at, node in enumerate(tree)
        if node.deprel in _QUOTABLE and node.upos in {"NOUN", "PROPN", "ADJ"}
    ]
    random.shuffle(tops)
    for top in tops:
        block = list(dropwhile(lambda at: tree[at].deprel in _BEFORE, below(tree, top)))
        if block and is_block(block) and len(block) < 7 and not any(tree[at].form in marks() for at in block):
            return _enclose(tree, block[0], block[-1], top)
    return tree


_FUNCTIONS = frozenset(
    {"advmod", "aux", "case", "cc", "compound", "cop", "det", "fixed", "flat", "mark", "nummod"}
)
_BEFORE = frozenset({"case", "det", "det:poss", "mark", "cc", "punct"})
"""What stands before the marks."""
_QUOTABLE = frozenset({"appos", "conj", "flat", "nmod", "nsubj", "obj", "obl", "xcomp"})


def _enclose(tree: Tree, first: int, last: int, top: int) -> Tree:
    """*tree* with a pair of marks around ``first..last``, both below *top*."""
    end = len(tree)
    with_marks = (*tree, Node(_OPEN, top, "punct"), Node(_CLOSE, top, "punct"))
    return select(with_marks, [*range(first), end, *range(first, last + 1), end + 1, *range(last + 1, end)])


def stand_in(tree: Tree, random: Random) -> Tree:
    """The tree with every quoted stretch that is one subtree, else one reported clause, as a stand-in."""
    for first, last in quoted_stretches(tree):
        top = _single_top(tree, range(first + 1, last))
        if top is not None:
            return stand_in(_replace(tree, range(first, last + 1), top), random)
    clauses = [at for at, node in enumerate(tree) if node.deprel == "ccomp"]
    random.shuffle(clauses)
    for top in clauses:
        block = trimmed(tree, below(tree, top))
        if is_block(block) and tree[block[0]].deprel != "mark":
            return _replace(tree, block, top)
    return tree


def quoted_stretches(tree: Sequence[Node]) -> list[tuple[int, int]]:
    """The pairs of indices of an opening and its closing mark."""
    found = [at for at, node in enumerate(tree) if _is_mark(node)]
    return [(a, b) for a, b in zip(found[::2], found[1::2], strict=False) if b - a > 1]


def _single_top(tree: Tree, inside: range) -> int | None:
    """The one node of a stretch that is governed from outside, when nothing outside but marks hangs in it."""
    tops = [at for at in inside if tree[at].head not in inside and not is_punctuation(tree[at])]
    if len(tops) != 1 or tree[tops[0]].deprel.partition(":")[0] in _FUNCTIONS:
        return None
    hangers = [at for at, node in enumerate(tree) if node.head in inside and at not in inside]
    return tops[0] if all(is_punctuation(tree[at]) for at in hangers) else None


def _replace(tree: Tree, block: Sequence[int], top: int) -> Tree:
    """*tree* with *block* as one stand-in that takes the place of *top*."""
    order = [*range(block[0]), top, *range(block[-1] + 1, len(tree))]
    stand = (PLACEHOLDER, [top, *block])
    return merge(tree, [stand if at == top else (tree[at].form, [at]) for at in order])


def without_marks(tree: Tree) -> Tree:
    """The tree without its quotation marks."""
    kept = [at for at, node in enumerate(tree) if not _is_mark(node)]
    return select(tree, kept) if kept else tree


def without_stop(tree: Tree) -> Tree:
    """The tree without its last full stop, as in a headline."""
    return select(tree, range(len(tree) - 1)) if len(tree) > 1 and is_punctuation(tree[-1]) else tree
