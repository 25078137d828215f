"""The parser protocol, the shipped parser, stanza's directories and documents."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.errors import ModelDamaged, ModelNotFound
from quoteattr.models.bundle import shipped
from quoteattr.models.stanza_layout import write_stanza_layout
from quoteattr.syntax.given import given as words_of
from quoteattr.syntax.parser import Arc, Parser, TaggedWord, load_parser
from quoteattr.syntax.tagger import Tagger
from quoteattr.syntax.word_classes import word_classes

TAGGER = Tagger()


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_stanza_layout(shipped(), tmp_path_factory.mktemp("stanza_resources"))


def tagged(words: Sequence[str]) -> list[TaggedWord]:
    tags = TAGGER.tag(words)
    classes = word_classes(words, [tag.tag for tag in tags], [tag.lemma for tag in tags])
    return [
        TaggedWord(word, tag.lemma, tag.tag, upos)
        for word, tag, upos in zip(words, tags, classes, strict=True)
    ]


def arcs(parser: Parser, sentence: str) -> dict[str, tuple[str, str]]:
    """Each word with its governor and relation."""
    words = sentence.split()
    (tree,) = parser.parse([tagged(words)])
    return {
        word: (words[arc.head] if arc.head >= 0 else "", arc.deprel)
        for word, arc in zip(words, tree, strict=True)
    }


def test_the_source_behind_a_quotation_is_the_subject(parser: Parser) -> None:
    found = arcs(parser, "Q , sagte die Ministerin am Montag .")
    assert found["Ministerin"] == ("sagte", "nsubj")
    assert found["Q"] == ("sagte", "ccomp")


def test_the_source_before_a_quotation_is_the_subject(parser: Parser) -> None:
    assert arcs(parser, "Der Sprecher der Behörde sagte : Q")["Sprecher"] == ("sagte", "nsubj")


def test_a_separable_prefix_finds_its_verb(parser: Parser) -> None:
    found = arcs(parser, "Am Freitag teilte die Polizei mit , dass der Mann gefunden wurde .")
    assert found["mit"] == ("teilte", "compound:prt")
    assert found["Polizei"] == ("teilte", "nsubj")


def test_laut_marks_its_source(parser: Parser) -> None:
    assert arcs(parser, "Laut Polizei war der Fahrer müde .")["Laut"] == ("Polizei", "case")


def test_every_sentence_is_one_tree_over_its_words(parser: Parser) -> None:
    sentences = [tagged(f"Die Stadt zahlt {'sehr ' * i}viel .".split()) for i in range(9)]
    for words, tree in zip(sentences, parser.parse(sentences), strict=True):
        assert len(tree) == len(words)
        assert [arc.head for arc in tree].count(-1) == 1
        assert all(-1 <= arc.head < len(words) and arc.deprel for arc in tree)


def test_company_does_not_change_a_tree(parser: Parser) -> None:
    short, long = tagged("Q , sagte er .".split()), tagged("Wie die Bahn mitteilte , fuhr kein Zug .".split())
    assert parser.parse([short, long, short]) == [*parser.parse([short, long]), *parser.parse([short])]


def test_nothing_gives_nothing(parser: Parser) -> None:
    assert parser.parse([]) == []
    assert parser.parse([[]]) == [[]]


def test_only_punctuation(parser: Parser) -> None:
    (tree,) = parser.parse([tagged(list(". , – ! ? “ „ ( ) …".split()))])
    assert len(tree) == 10


@pytest.mark.parametrize("word", ["", "\ud800", "\0", "x" * 100_000, "😀"])
def test_odd_words_do_no_harm(parser: Parser, word: str) -> None:
    (tree,) = parser.parse([tagged([word, "sagte", word])])
    assert len(tree) == 3


@settings(max_examples=15, deadline=None)
@given(sentences=st.lists(st.lists(st.text(max_size=8), max_size=12), max_size=4))
def test_any_strings_are_parsed(parser: Parser, sentences: list[list[str]]) -> None:
    trees = parser.parse([tagged(words) for words in sentences])
    assert [len(tree) for tree in trees] == [len(words) for words in sentences]


def test_one_parser_serves_many_threads(parser: Parser) -> None:
    sentences = [tagged(f"Q , sagte der {n}. Zeuge im Rathaus .".split()) for n in range(1, 20)]
    expected = parser.parse(sentences)
    results: list[list[list[Arc]]] = []
    threads = [threading.Thread(target=lambda: results.append(parser.parse(sentences))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4


def test_the_thread_settings_of_torch_are_left_alone(parser: Parser) -> None:
    import torch

    before = torch.get_num_threads(), torch.get_num_interop_threads()
    parser.parse([tagged(["Ja", "."])])
    assert (torch.get_num_threads(), torch.get_num_interop_threads()) == before


def test_a_directory_of_stanza_gives_the_same_trees(parser: Parser, layout: Path) -> None:
    official = load_parser(layout)
    assert official.name == f"stanza-{layout.name}"
    sentences = [
        tagged(text.split()) for text in ("Q , sagte die Ministerin .", "Dazu kam am Abend Regen .", "")
    ]
    assert official.parse(sentences) == parser.parse(sentences)


def test_stanza_by_name_reads_its_own_directory(layout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stanza.resources.common.DEFAULT_MODEL_DIR", str(layout))
    assert load_parser("stanza").name == f"stanza-{layout.name}"


def test_stanza_by_name_without_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stanza.resources.common.DEFAULT_MODEL_DIR", str(tmp_path))
    with pytest.raises(ModelNotFound, match=r"stanza\.download"):
        load_parser("stanza")


def test_a_directory_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="neither"):
        load_parser(tmp_path)


def test_a_directory_of_stanza_without_german(tmp_path: Path) -> None:
    (tmp_path / "resources.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelNotFound, match="No German models"):
        load_parser(tmp_path)


def test_a_directory_of_stanza_without_its_files(layout: Path, tmp_path: Path) -> None:
    (tmp_path / "resources.json").write_bytes((layout / "resources.json").read_bytes())
    with pytest.raises(ModelNotFound, match="No German models"):
        load_parser(tmp_path)


def test_a_directory_of_stanza_with_a_broken_file(layout: Path, tmp_path: Path) -> None:
    (tmp_path / "resources.json").write_bytes((layout / "resources.json").read_bytes())
    path = tmp_path / "de" / "depparse" / "quoteattr.pt"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no weights")
    with pytest.raises(ModelDamaged):
        load_parser(tmp_path)


class Flat:
    """A parser of one's own: everything hangs on the first word."""

    name = "flat"

    def parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        return [[Arc(0 if at else -1, "dep") for at in range(len(words))] for words in sentences]


def test_a_ready_parser_is_used_as_it_is() -> None:
    flat = Flat()
    assert load_parser(flat) is flat


def test_anything_else_is_no_parser() -> None:
    with pytest.raises(TypeError, match="int"):
        load_parser(3)  # type: ignore[arg-type]


def word(number: int, text: str, head: int, deprel: str, upos: str, xpos: str) -> SimpleNamespace:
    return SimpleNamespace(
        id=number, text=text, lemma=text.lower(), head=head, deprel=deprel, upos=upos, xpos=xpos
    )


def token(text: str, start: int, *words: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(text=text, start_char=start, end_char=start + len(text), words=list(words))


def test_a_parsed_document_comes_over_surface_words() -> None:
    sentence = SimpleNamespace(
        tokens=[
            token("Dazu", 0, word(1, "Dazu", 2, "advmod", "ADV", "PAV")),
            token("kam", 5, word(2, "kam", 0, "root", "VERB", "VVFIN")),
            token("im", 9, word(3, "in", 5, "case", "ADP", "APPR"), word(4, "dem", 5, "det", "DET", "ART")),
            token("Mai", 12, word(5, "Mai", 2, "obl", "NOUN", "NN")),
        ]
    )
    found = words_of(SimpleNamespace(text="Dazu kam im Mai", sentences=[sentence])).words
    assert [word.tag for word in found] == ["PROAV", "VVFIN", "APPRART", "NN"]
    assert [(word.span.start, word.span.end) for word in found] == [(0, 4), (5, 8), (9, 11), (12, 15)]
