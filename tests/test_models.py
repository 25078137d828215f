"""The recipe of the language model and the bundle that it writes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from quoteattr.errors import ModelDamaged, ModelNotFound
from quoteattr.models import augment, build, framing, grafting, measure, scoring, training
from quoteattr.models.bundle import (
    MANIFEST,
    read_bundle,
    read_manifest,
    shipped,
    write_bundle,
    write_manifest,
)
from quoteattr.models.treebank import ROOT, Node, Tree, is_tree, read_treebank
from quoteattr.syntax.parser import Arc, StanzaParser
from quoteattr.syntax.tagger import Tagged

CONLLU = """\
# text = Im Mai sagte die US-Ministerin „Servus“.
1-2	Im	_	_	_	_	_	_	_	_
1	In	in	ADP	APPR	_	3	case	_	_
2	dem	der	DET	ART	_	3	det	_	_
3	Mai	Mai	NOUN	NN	_	4	obl	_	_
4	sagte	sagen	VERB	VVFIN	Mood=Ind|VerbForm=Fin	0	root	_	_
5	die	der	DET	ART	_	6	det	_	_
6	US	US	PROPN	NN	Number=Sing	4	nsubj	_	SpaceAfter=No
7	-	-	PUNCT	$(	_	6	punct	_	SpaceAfter=No
8	Ministerin	Ministerin	NOUN	NN	Number=Sing	6	compound	_	_
9	„	„	PUNCT	$(	_	10	punct	_	SpaceAfter=No
10	Servus	Servus	NOUN	NN	_	4	obj	_	SpaceAfter=No
11	“	“	PUNCT	$(	_	10	punct	_	SpaceAfter=No
12	.	.	PUNCT	$.	_	4	punct	_	_

# text = Der Hafen ist neu.
1	Der	der	DET	ART	_	2	det	_	_
2	Hafen	Hafen	NOUN	NN	Number=Sing	4	nsubj	_	_
3	ist	sein	AUX	VAFIN	Mood=Ind|VerbForm=Fin	4	cop	_	_
4	neu	neu	ADJ	ADJD	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	$.	_	4	punct	_	_

# text = Sie glaubt, der Hafen sei neu.
1	Sie	sie	PRON	PPER	_	2	nsubj	_	_
2	glaubt	glauben	VERB	VVFIN	Mood=Ind|VerbForm=Fin	0	root	_	SpaceAfter=No
3	,	,	PUNCT	$,	_	7	punct	_	_
4	der	der	DET	ART	_	5	det	_	_
5	Hafen	Hafen	NOUN	NN	_	7	nsubj	_	_
6	sei	sein	AUX	VAFIN	_	7	cop	_	_
7	neu	neu	ADJ	ADJD	_	2	ccomp	_	SpaceAfter=No
8	.	.	PUNCT	$.	_	2	punct	_	_
"""


@pytest.fixture(scope="module")
def treebank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("treebank") / "tiny.conllu"
    path.write_text((CONLLU + "\n") * 5, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def trees(treebank: Path) -> list[Tree]:
    return list(read_treebank(treebank))


def forms(tree: Tree | None) -> str:
    assert tree is not None
    return " ".join(node.form for node in tree)


def test_words_are_surface_tokens(trees: list[Tree]) -> None:
    assert forms(trees[0]) == "Im Mai sagte die US-Ministerin „ Servus “ ."


def test_the_adposition_stands_for_a_contraction(trees: list[Tree]) -> None:
    first = trees[0][0]
    assert (first.deprel, first.head, first.xpos) == ("case", 1, "APPRART")


def test_a_hyphenated_word_stands_where_its_head_stood(trees: list[Tree]) -> None:
    assert (trees[0][4].deprel, trees[0][4].head) == ("nsubj", 2)


def test_a_ring_is_no_tree() -> None:
    assert not is_tree((Node("a", 1, "dep"), Node("b", 0, "dep")))
    assert is_tree((Node("a", 1, "dep"), Node("b", ROOT, "root")))


def test_marks_change_in_pairs(trees: list[Tree]) -> None:
    pairs = {tuple(node.form for node in augment.restyle(trees[0], Random(i))[5:8:2]) for i in range(900)}
    assert pairs == set(augment.pairs_of_marks())


def test_a_quoted_subtree_becomes_a_stand_in(trees: list[Tree]) -> None:
    replaced = augment.stand_in(trees[0], Random(1))
    assert forms(replaced) == "Im Mai sagte die US-Ministerin Q ."
    assert (replaced[5].head, replaced[5].deprel) == (2, "obj")


def test_a_reported_clause_becomes_a_stand_in(trees: list[Tree]) -> None:
    assert forms(augment.stand_in(trees[2], Random(1))) == "Sie glaubt , Q ."


def test_marks_and_stops_can_go(trees: list[Tree]) -> None:
    assert forms(augment.without_marks(trees[0])) == "Im Mai sagte die US-Ministerin Servus ."
    assert forms(augment.without_stop(trees[1])) == "Der Hafen ist neu"


def test_the_subject_goes_behind_the_verb(trees: list[Tree]) -> None:
    assert forms(grafting.inverted(grafting.bare(trees[1]) or ())) == "ist der Hafen neu"


def test_the_main_verb_becomes_subjunctive(trees: list[Tree]) -> None:
    assert forms(framing.subjunctive(trees[1])) == "Der Hafen sei neu ."


def test_a_sentence_is_framed_in_every_shape(trees: list[Tree]) -> None:
    stock, random = framing.read_stock(), Random(1)
    framed = {forms(made) for _ in range(900) if (made := framing.frame(trees[1], stock, random))}
    for shape in (
        r"Q , \w+te .* \.",
        r"Der Hafen sei neu , so .* \.",
        r"Der Hafen , so .* , sei neu \.",
        r"Der Hafen ist laut .* neu \.",
        r"(Laut|Nach) .* ist der Hafen neu \.",
        r"Wie .* , ist der Hafen neu \.",
        r"Der Hafen ist neu , wie .* \.",
    ):
        assert any(re.fullmatch(shape, text) for text in framed), shape


def test_every_frame_is_a_tree(trees: list[Tree]) -> None:
    stock = framing.read_stock(trees)
    random = Random(7)
    framed = [framing.frame(tree, stock, random) for tree in trees * 40]
    made = [tree for tree in framed if tree is not None]
    assert len(made) > 200
    assert all(is_tree(tree) for tree in made)


def test_every_own_phrase_is_a_tree() -> None:
    stock = framing.read_stock()
    assert all(is_tree(phrase) for phrases in stock.phrases.values() for phrase in phrases)


def test_the_corpus_is_the_same_for_the_same_seed(trees: list[Tree]) -> None:
    assert build.make_corpus(trees, 3) == build.make_corpus(trees, 3)


def test_nothing_held_out_is_learned(trees: list[Tree]) -> None:
    corpus = build.make_corpus(trees * 4, 3)
    assert (len(corpus.plain), len(corpus.held_out)) == (54, 6)


def test_attachment_ignores_subtypes() -> None:
    tree = (Node("a", 1, "nsubj:pass"), Node("b", ROOT, "root"))
    heads, labels = scoring.attachment([tree], [[Arc(1, "nsubj"), Arc(0, "root")]])
    assert (heads.right, labels.right, labels.total) == (1, 1, 2)


def test_a_title_stands_for_its_name_when_names_are_one() -> None:
    tree = (Node("Kanzler", 1, "dep"), Node("Vogt", 2, "nsubj"), Node("sprach", ROOT, "root"))
    parse = [Arc(2, "nsubj"), Arc(0, "appos"), Arc(ROOT, "root")]
    marked = [[False, False, True]]
    assert scoring.subjects([tree], [parse], marked).right == 0
    assert scoring.subjects([tree], [parse], marked, names_as_one=True).right == 1


@pytest.mark.parametrize(
    ("form", "gold", "tag", "mapped"),
    [
        ("schnell", "ADV", "ADJD", 1),
        ("Mai", "NOUN", "NN", 1),
        ("Haus", "PROPN", "NN", 0),
        ("schnell", "VERB", "ADJD", 0),
    ],
)
def test_conventions_are_mapped_by_tag_and_form(form: str, gold: str, tag: str, mapped: int) -> None:
    shares = scoring.tag_shares([(Node(form, ROOT, "root", upos=gold),)], [[Tagged(form, tag)]])
    assert (shares["upos"].right, shares["upos mapped"].right) == (0, mapped)


def tiny(**changes: Any) -> training.Settings:
    values = {"steps": 3, "hidden": 8, "layers": 1, "arc_dim": 4, "word_dim": 4, "tag_dim": 4}
    return training.Settings(**{**values, "char_dim": 4, "char_hidden": 4, "half": False, **changes})


@pytest.fixture(scope="module")
def bundle(trees: list[Tree], tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("work")
    examples = training.tagged(trees)
    model = training.train(examples, [examples], tiny(), work, lambda model, step: "", lambda line: None)
    write_bundle(model, work / "bundle", {"name": "tiny"})
    return work / "bundle"


def test_training_is_repeatable(trees: list[Tree], tmp_path: Path) -> None:
    examples = training.tagged(trees)
    parses = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        model = training.train(
            examples, [examples], tiny(), tmp_path / name, lambda m, s: "", lambda line: None
        )
        parses.append([weight.tolist() for weight in model.model.parameters()])
    assert parses[0] == parses[1]


def test_an_interrupted_run_goes_on(trees: list[Tree], tmp_path: Path) -> None:
    examples = training.tagged(trees)
    lines: list[str] = []
    for _ in range(2):
        training.train(examples, [examples], tiny(), tmp_path, lambda m, s: "", lines.append)
    assert any("from step 3" in line for line in lines)


def test_a_run_with_other_settings_is_not_taken_up(trees: list[Tree], tmp_path: Path) -> None:
    examples = training.tagged(trees)
    training.train(examples, [examples], tiny(), tmp_path, lambda m, s: "", lambda line: None)
    with pytest.raises(SystemExit, match="other settings"):
        training.train(examples, [examples], tiny(rate=0.1), tmp_path, lambda m, s: "", lambda line: None)


def test_a_bundle_keeps_its_weights(bundle: Path, trees: list[Tree]) -> None:
    (_, first), (_, second) = read_bundle(bundle), read_bundle(bundle)
    words = [example.words for example in training.tagged(trees)]
    assert StanzaParser("", first).parse(words) == StanzaParser("", second).parse(words)


def test_the_recipe_from_the_command_line(treebank: Path, tmp_path: Path) -> None:
    sizes = (
        "--hidden 8 --layers 1 --arc-dim 4 --word-dim 4 --tag-dim 4 --char-dim 4 --char-hidden 4 --no-half"
    )
    build.main(["--treebank", str(treebank), "--out", str(tmp_path), "--steps", "1", *sizes.split()])
    assert "LAS" in read_manifest(tmp_path / "bundle")["scores"]
    assert "tagger" in (tmp_path / "build.log").read_text(encoding="utf-8")


def test_the_figures_from_the_command_line(
    treebank: Path, bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure.main(["--treebank", str(treebank), "--model", str(bundle)])
    printed = capsys.readouterr().out
    assert all(word in printed for word in ("UAS", "upos", "mood", "MB"))


@pytest.fixture
def copy(bundle: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundle, tmp_path / "copy"))


def test_a_missing_bundle_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="Reinstall"):
        read_bundle(tmp_path)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "weights.npz").unlink()
    with pytest.raises(ModelNotFound, match=r"weights\.npz is missing"):
        read_bundle(copy)


@pytest.mark.parametrize("name", ["weights.npz", "parser.json"])
def test_a_changed_file_is_named(copy: Path, name: str) -> None:
    path = copy / name
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(ModelDamaged, match="SHA-256"):
        read_bundle(copy)


def test_a_broken_manifest_is_named(copy: Path) -> None:
    (copy / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(ModelDamaged, match=r"manifest\.json"):
        read_bundle(copy)


@pytest.mark.parametrize("name", ["weights.npz", "parser.json"])
def test_a_file_that_the_manifest_does_not_list_is_not_read(copy: Path, name: str) -> None:
    manifest = json.loads((copy / MANIFEST).read_text(encoding="utf-8"))
    del manifest["files"][name]
    (copy / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelDamaged, match=f"does not list {name}"):
        read_bundle(copy)


def test_another_format_is_named(copy: Path) -> None:
    manifest = json.loads((copy / MANIFEST).read_text(encoding="utf-8"))
    (copy / MANIFEST).write_text(json.dumps({**manifest, "format": 99}), encoding="utf-8")
    with pytest.raises(ModelDamaged, match="format"):
        read_bundle(copy)


def test_files_that_fit_the_manifest_but_make_no_parser_are_named(copy: Path) -> None:
    (copy / "parser.json").write_text("{}", encoding="utf-8")
    write_manifest(copy, {"name": "tiny"})
    with pytest.raises(ModelDamaged, match="cannot be read"):
        read_bundle(copy)


DAMAGES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "KeyError": lambda parser: parser.pop("options"),
    "AttributeError": lambda parser: parser["vocabularies"].update(char=[]),
    "TypeError": lambda parser: parser.update(options=None),
    "RuntimeError": lambda parser: parser["options"].update(hidden_dim=3),
    "MemoryError": lambda parser: parser["options"].update(hidden_dim=1 << 40),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_defect_11_a_parser_with_a_part_of_the_wrong_kind(
    copy: Path, damage: Callable[[dict[str, Any]], Any]
) -> None:
    parser = json.loads((copy / "parser.json").read_text("utf-8"))
    damage(parser)
    (copy / "parser.json").write_text(json.dumps(parser), "utf-8")
    write_manifest(copy, {"name": "tiny"})
    with pytest.raises(ModelDamaged, match=re.escape(str(copy))):
        read_bundle(copy)


def test_defect_11_a_parser_that_is_too_deep(copy: Path) -> None:
    (copy / "parser.json").write_text("[" * 100_000, "utf-8")
    write_manifest(copy, {"name": "tiny"})
    with pytest.raises(ModelDamaged, match="RecursionError"):
        read_bundle(copy)


def test_defect_11_weights_that_are_not_finite(copy: Path) -> None:
    import numpy

    with numpy.load(copy / "weights.npz") as stored:
        arrays = {name: stored[name] for name in stored.files}
    name, array = next((name, array) for name, array in arrays.items() if array.dtype.kind == "f")
    numpy.savez(copy / "weights.npz", **arrays | {name: numpy.full_like(array, numpy.inf)})
    write_manifest(copy, {"name": "tiny"})
    with pytest.raises(ModelDamaged, match="not finite"):
        read_bundle(copy)


def test_weights_are_never_unpickled(copy: Path) -> None:
    import numpy

    with (copy / "weights.npz").open("wb") as file:
        numpy.savez(file, evil=numpy.array([{"a": 1}], dtype=object))
    write_manifest(copy, {"name": "tiny"})
    with pytest.raises(ModelDamaged):
        read_bundle(copy)


def test_the_shipped_bundle_is_whole_and_small() -> None:
    manifest = read_manifest(shipped())
    assert {"MODEL_CARD.md", "parser.json", "weights.npz"} <= set(manifest["files"])
    assert sum(path.stat().st_size for path in shipped().iterdir()) <= 30_000_000
