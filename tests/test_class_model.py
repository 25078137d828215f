"""Universal word classes: the table, what is learned beyond it, and the recipe of that."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import ModelDamaged, ModelNotFound
from quoteattr.models import classes
from quoteattr.models.treebank import ROOT, Node
from quoteattr.segment import segment
from quoteattr.syntax.analyse import analyse
from quoteattr.syntax.class_features import Reading, features, is_open, table_classes
from quoteattr.syntax.class_model import read_model, shipped
from quoteattr.syntax.parser import Arc, TaggedWord
from quoteattr.syntax.tagger import Tagger


def found(sentence: str) -> dict[str, str]:
    words = sentence.split()
    return {word: tagged.upos for word, tagged in zip(words, Tagger().tag(words), strict=True)}


def test_a_copula_is_an_auxiliary_and_being_somewhere_is_not() -> None:
    assert found("Das Museum ist sehr alt .")["ist"] == "AUX"
    assert found("Das Museum ist in Jena .")["ist"] == "VERB"


def test_one_phrase_and_a_place_make_a_full_verb_and_two_phrases_a_copula() -> None:
    assert found("Die Halle war ein Kino .")["war"] == "AUX"
    assert found("Die Halle war in Gera .")["war"] == "VERB"


def test_a_participle_with_an_agent_is_a_verb() -> None:
    assert found("Die Tür wird vom Wirt verschlossen .")["verschlossen"] == "VERB"


def test_word_lists_are_features_of_a_word_and_its_neighbours() -> None:
    """*Paula* is a first name, *Krumm* beside it is in no list."""
    known, unknown = (
        Reading([first, "Krumm"], ["NE", "NE"], [first, "Krumm"], ["NE", "NE"])
        for first in ("Paula", "Pxula")
    )
    assert [len(row) for row in features(known)] == [len(row) + 1 for row in features(unknown)]


def test_marks_and_stand_ins_are_left_to_the_table() -> None:
    classes_of = found("Q , sagte sie .")
    assert (classes_of["Q"], classes_of[","], classes_of["."]) == ("X", "PUNCT", "PUNCT")


def test_tags_do_not_depend_on_classes() -> None:
    words = "Als Zeuge sei er , sagte Mark Winter , nie in Bonn gewesen .".split()
    plain, learned = Tagger(table_classes).tag(words), Tagger().tag(words)
    assert [(t.tag, t.lemma) for t in plain] == [(t.tag, t.lemma) for t in learned]


@given(words=st.lists(st.text(max_size=6), max_size=9))
def test_any_words_have_classes(words: list[str]) -> None:
    assert all(tagged.upos.isalpha() for tagged in Tagger().tag(words))


def test_every_open_word_has_features() -> None:
    reading = Reading(
        ["Q", ",", "rief", "\ud800"], ["QUOTE", "$,", "VVFIN", "NE"], ["Q", ",", "rufen", "x"], [""] * 4
    )
    assert len(list(features(reading))) == sum(map(is_open, reading.tags)) == 2


def test_a_missing_or_changed_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound):
        read_model(tmp_path)
    classes.write(tmp_path, *learned(), "none")
    (tmp_path / "classes.npz").write_bytes(b"changed")
    with pytest.raises(ModelDamaged, match="SHA-256"):
        read_model(tmp_path)


TREES = [
    tuple(Node(form, ROOT, "root", upos=upos) for form, upos in zip(words.split(), upos.split(), strict=True))
    for words, upos in [
        ("Das Haus ist alt .", "DET NOUN AUX ADJ PUNCT"),
        ("Die Stadt ist schön .", "DET NOUN AUX ADJ PUNCT"),
        ("Sie ist in Jena .", "PRON VERB ADP PROPN PUNCT"),
        ("Er ist in Bonn .", "PRON VERB ADP PROPN PUNCT"),
    ]
]


def learned() -> tuple[list[str], list[int], object]:
    return classes.learn(list(classes.examples(TREES)), rounds=20)


def test_the_recipe_learns_what_the_table_cannot_know(tmp_path: Path) -> None:
    names, known, weights = learned()
    assert "PUNCT" not in names
    classes.write(tmp_path, names, known, weights, "all")
    tagger = Tagger(read_model(tmp_path))
    assert [tagged.upos for tagged in tagger.tag("Sie ist in Bonn .".split())][1] == "VERB"
    assert [tagged.upos for tagged in tagger.tag("Das Haus ist schön .".split())][2] == "AUX"


def test_the_recipe_is_deterministic() -> None:
    first, second = learned()[2], learned()[2]
    assert (first == second).all()  # type: ignore[attr-defined]


def test_the_recipe_as_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    treebank = tmp_path / "a.conllu"
    rows = [
        "\n".join(
            f"{number}\t{node.form}\t_\t{node.upos}\t_\t_\t{number - 1}\t{'dep' if number > 1 else 'root'}\t_\t_"
            for number, node in enumerate(tree, start=1)
        )
        for tree in TREES * 5
    ]
    treebank.write_text("\n\n".join(rows) + "\n", encoding="utf-8")
    assert classes.main(["--treebank", str(treebank), "--out", str(tmp_path / "out"), "--everything"]) == 0
    assert "upos 100.0" in capsys.readouterr().out.splitlines()[-1]


def test_the_shipped_model_is_read_once() -> None:
    assert shipped() is shipped()


class Noting:
    """A parser that keeps what it was given."""

    name = "noting"

    def __init__(self) -> None:
        self.seen: list[list[TaggedWord]] = []

    def parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        self.seen.extend(map(list, sentences))
        return [[Arc(-1, "root")] * len(words) for words in sentences]


def test_the_parser_is_given_the_classes_of_the_table() -> None:
    text, parser = "Das Museum ist in Jena.", Noting()
    (sentence,) = analyse(text, segment(text, ()), (), Tagger(), parser)
    assert (sentence.tokens[2].upos, parser.seen[0][2].upos) == ("VERB", "AUX")
