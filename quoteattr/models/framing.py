"""Reporting frames grafted onto treebank sentences: *Q, sagte die Polizei am Montag.*, *…, so Lindner.*

All words added here come from our own lists (``frames.tsv``, ``phrases.tsv``), subjects and circumstances
also from the treebank trees.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files
from random import Random

from attrs import evolve, field, frozen

from quoteattr.models.augment import MARKS
from quoteattr.models.grafting import (
    Part,
    assemble,
    bare,
    below,
    finite_verb,
    inverted,
    is_block,
    lower_first,
    opening,
    root_of,
    select,
    upper_first,
    word,
)
from quoteattr.models.treebank import ROOT, Node, Tree
from quoteattr.syntax.sentence import PLACEHOLDER


@frozen
class Verb:
    """A reporting verb: its finite form and what closes the clause."""

    finite: str
    rest: tuple[str, ...] = ()
    role: str = ""


@frozen
class Stock:
    """What frames are made of: verbs, phrases by kind (ours), and phrases cut out of the treebank trees."""

    verbs: tuple[Verb, ...]
    phrases: dict[str, tuple[Tree, ...]] = field(eq=False)

    def phrase(self, kind: str, random: Random) -> Tree:
        """A phrase of a kind, half of the time one from the treebank when there are such."""
        found = self.phrases.get(f"treebank-{kind}", ())
        return random.choice(found if found and random.random() < 0.5 else self.phrases[kind])


def read_stock(trees: Sequence[Tree] = ()) -> Stock:
    """The stock of the shipped lists, and of the subjects and circumstances of *trees*."""
    verbs = tuple(
        Verb(cells[0], tuple(cells[1].split()) if len(cells) > 1 else (), cells[2] if len(cells) > 2 else "")
        for cells in _rows("frames.tsv")
    )
    phrases: dict[str, list[Tree]] = {}
    for kind, words, heads, relations in _rows("phrases.tsv"):
        phrases.setdefault(kind, []).append(_phrase(words.split(), heads.split(), relations.split()))
    for tree in trees:
        for at, node in enumerate(tree):
            kind = _treebank_kind(tree, at, node)
            if kind:
                phrases.setdefault(kind, []).append(lower_first(select(tree, below(tree, at))))
    return Stock(verbs, {kind: tuple(found) for kind, found in phrases.items()})


def _rows(name: str) -> list[list[str]]:
    lines = (files("quoteattr.models") / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def _phrase(words: Sequence[str], heads: Sequence[str], relations: Sequence[str]) -> Tree:
    return tuple(
        Node(form, ROOT if head == "-" else int(head), relation)
        for form, head, relation in zip(words, heads, relations, strict=True)
    )


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
    """The tree with its main finite verb in the Konjunktiv, where a form is known: *ist* gives *sei*."""
    at = finite_verb(tree)
    if at is None:
        return tree
    node = tree[at]
    form = _SUBJUNCTIVE.get(node.form.lower())
    regular = node.lemma[:-2] + "e" if node.lemma.endswith("en") else ""
    if (
        form is None
        and regular
        and node.form.endswith("t")
        and "Number=Sing|Person=3|Tense=Pres" in node.feats
    ):
        form = regular if regular[:1] == node.form[:1] else None
    return tree if form is None else (*tree[:at], evolve(node, form=form), *tree[at + 1 :])


_SUBJUNCTIVE = {
    "ist": "sei",
    "sind": "seien",
    "war": "sei",
    "waren": "seien",
    "hat": "habe",
    "haben": "hätten",
    "wird": "werde",
    "werden": "würden",
    "wurde": "werde",
    "kann": "könne",
    "können": "könnten",
    "muss": "müsse",
    "muß": "müsse",
    "müssen": "müssten",
    "soll": "solle",
    "will": "wolle",
    "darf": "dürfe",
}


def frame(tree: Tree, stock: Stock, random: Random) -> Tree | None:
    """The sentence as a stand-in or in its own words under a frame of random shape; none if it cannot."""
    content = bare(tree)
    if content is None or any(node.form in MARKS for node in content):
        return None
    return random.choice(_SHAPES)(content, stock, random)


def _clause(stock: Stock, random: Random, first: str) -> list[Part]:
    """A reporting clause; *first* is what precedes its finite verb: ``who``, ``when`` or nothing."""
    verb = random.choice(stock.verbs)
    governs_itself = verb.role in {"", "prt"}
    finite = Part(
        word(verb.finite), "" if governs_itself else "verb", "aux", "verb" if governs_itself else ""
    )
    who = Part(stock.phrase("who", random), "verb", "nsubj")
    middle: list[Part] = []
    if random.random() < 0.2:
        whom = random.choice(stock.phrases["whom"])
        middle.append(Part(whom, "verb", "obl" if whom[0].deprel == "case" else "obl:arg"))
    around = [_circumstance(stock, random, kind) for kind in ("when", "where") if random.random() < 0.3]
    if first == "when":
        start, rest = (
            [_circumstance(stock, random, random.choice(("when", "where")))],
            [who, *middle, *around[:1]],
        )
    elif first == "who":
        start, rest = [who], [*middle, *around]
    else:
        start, rest = [], [who, *middle, *around]
    return [*start, finite, *rest, *_closing(verb)]


def _circumstance(stock: Stock, random: Random, kind: str) -> Part:
    phrase = stock.phrase(kind, random)
    return Part(phrase, "verb", "advmod" if len(phrase) == 1 else "obl")


def _closing(verb: Verb) -> list[Part]:
    """What closes the clause: a particle, or a participle (with its auxiliary) that governs it."""
    if verb.role == "prt":
        return [Part(word(verb.rest[0]), "verb", "compound:prt")]
    return [
        Part(word(form), "verb" if at else "", "aux", "" if at else "verb")
        for at, form in enumerate(verb.rest)
    ]


def _mark(form: str, governor: str) -> Part:
    return Part(word(form), governor, "punct")


def _end(governor: str) -> Part:
    return _mark(".", governor)


def _quote(name: str = "quote") -> Part:
    return Part(word(PLACEHOLDER), "verb", "ccomp", name)


def _capital(parts: Sequence[Part]) -> Tree:
    return upper_first(assemble(parts))


def _quote_first(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*Q, sagte der Sprecher am Montag.*"""
    return _capital([_quote(), _mark(",", "quote"), *_clause(stock, random, ""), _end("verb")])


def _quote_last(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*Am Montag sagte der Sprecher: Q*"""
    clause = _clause(stock, random, random.choice(("who", "who", "when")))
    end = [_end("verb")] if random.random() < 0.3 else []
    return _capital([*clause, _mark(":", "quote"), _quote(), *end])


def _quote_around(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*Q, sagte der Sprecher, Q.*"""
    clause = _clause(stock, random, "")
    return assemble(
        [_quote(), _mark(",", "quote"), *clause, _mark(",", "second"), _quote("second"), _end("verb")]
    )


def _quote_so(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*Q, so der Sprecher.*"""
    so = random.choice(stock.phrases["so"])
    quote = Part(word(PLACEHOLDER), "", "root", "quote")
    return assemble([quote, _mark(",", "so"), Part(so, "quote", "parataxis", "so"), _end("quote")])


def _quote_label(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*Anna Voss: Q*"""
    who = Part(stock.phrase("who", random), "", "root", "who")
    return _capital([who, _mark(":", "quote"), Part(word(PLACEHOLDER), "who", "parataxis", "quote")])


def _quote_it_says(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*In einer Mitteilung heißt es: Q*"""
    where = _circumstance(stock, random, "where")
    says = [
        Part(word(random.choice(("heißt", "hieß"))), "", "root", "verb"),
        Part(word("es"), "verb", "expl"),
    ]
    if random.random() < 0.5:
        return _capital([where, *says, _mark(":", "quote"), _quote()])
    return assemble([_quote(), _mark(",", "quote"), *says, where, _end("verb")])


def _speech_first(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*Der Bau sei teuer, sagte der Sprecher.*"""
    said = Part(_maybe_subjunctive(content, random), "verb", "ccomp", "said")
    return assemble([said, _mark(",", "said"), *_clause(stock, random, ""), _end("verb")])


def _speech_last(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*Der Sprecher sagte, der Bau sei teuer.*"""
    said = Part(lower_first(_maybe_subjunctive(content, random)), "verb", "ccomp", "said")
    clause = _clause(stock, random, random.choice(("who", "who", "when")))
    return _capital([*clause, _mark(",", "said"), said, _end("verb")])


def _speech_around(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*Der Bau, sagte der Sprecher, sei teuer.*"""
    first = opening(content)
    if first is None:
        return None
    clause = assemble([*_clause(stock, random, "")])
    said = _maybe_subjunctive(content, random)
    return _insert(said, len(first), (word(","), clause, word(",")), "parataxis")


def _so(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*Der Bau sei teuer, so der Sprecher.*"""
    said = Part(_maybe_subjunctive(content, random), "", "root", "said")
    so = random.choice(stock.phrases["so"])
    first = opening(content)
    if first is not None and random.random() < 0.4:
        return _insert(said.tree, len(first), (word(","), so, word(",")), "parataxis")
    return assemble([said, _mark(",", "so"), Part(so, "said", "parataxis", "so"), _end("said")])


def _according_first(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*Laut Polizei war der Bau teuer.*"""
    turned = inverted(content)
    if turned is None:
        return None
    source = random.choice(stock.phrases["laut"])
    return _capital([Part(source, "said", "obl"), Part(turned, "", "root", "said"), _end("said")])


def _according_inside(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*Der Bau war laut Polizei teuer.*"""
    verb = finite_verb(content)
    if verb is None or opening(content) is None or verb + 1 >= len(content):
        return None
    return _insert(content, verb + 1, (random.choice(stock.phrases["laut"]),), "obl")


def _as_reported(content: Tree, stock: Stock, random: Random) -> Tree | None:
    """*Wie die Polizei mitteilte, war der Bau teuer.* — *Der Bau war teuer, wie die Polizei mitteilte.*"""
    verb = random.choice([verb for verb in stock.verbs if verb.role in {"", "prt"}])
    around = [_circumstance(stock, random, kind) for kind in ("when", "where") if random.random() < 0.3]
    clause = [
        Part(word("wie"), "verb", "mark"),
        Part(stock.phrase("who", random), "verb", "nsubj"),
        *around,
        Part(word("".join(verb.rest) + verb.finite), "said", "advcl", "verb"),
    ]
    turned = inverted(content)
    if turned is not None and random.random() < 0.5:
        return _capital([*clause, _mark(",", "verb"), Part(turned, "", "root", "said"), _end("said")])
    return assemble([Part(content, "", "root", "said"), _mark(",", "verb"), *clause, _end("said")])


def _maybe_subjunctive(tree: Tree, random: Random) -> Tree:
    return subjunctive(tree) if random.random() < 0.7 else tree


def _insert(tree: Tree, at: int, pieces: Sequence[Tree], deprel: str) -> Tree:
    """*tree* with *pieces* before position *at*: the longest below the root, commas around it below that."""
    phrase = max(pieces, key=len)
    root = root_of(tree)
    length = sum(len(piece) for piece in pieces)

    def moved(old: int) -> int:
        return old if old == ROOT or old < at else old + length

    top = at + sum(len(piece) for piece in pieces[: pieces.index(phrase)]) + root_of(phrase)
    inserted: list[Node] = []
    for piece in pieces:
        start = at + len(inserted)
        for node in piece:
            if node.head != ROOT:
                inserted.append(evolve(node, head=start + node.head))
            elif piece is phrase:
                inserted.append(evolve(node, head=moved(root), deprel=deprel))
            else:
                inserted.append(evolve(node, head=top, deprel="punct"))
    nodes = [evolve(node, head=moved(node.head)) for node in tree]
    return (*nodes[:at], *inserted, *nodes[at:], Node(".", moved(root), "punct"))


_SHAPES: tuple[Callable[[Tree, Stock, Random], Tree | None], ...] = (
    _quote_first,
    _quote_first,
    _quote_last,
    _quote_around,
    _quote_so,
    _quote_label,
    _quote_it_says,
    _speech_first,
    _speech_first,
    _speech_last,
    _speech_last,
    _speech_around,
    _so,
    _according_first,
    _according_first,
    _according_inside,
    _as_reported,
)
