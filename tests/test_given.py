"""A text that stanza has read already: its sentences, words, tags and trees in the place of our own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

import quoteattr
from quoteattr import Extractor, NotParsed, QuoteAttrError
from quoteattr.marks import find_pairs
from quoteattr.models.bundle import shipped
from quoteattr.models.stanza_layout import write_stanza_layout
from quoteattr.segment import segment
from quoteattr.syntax.analyse import Cut, analyse_batch
from quoteattr.syntax.given import Given, GivenWord, free_marks, given, sentences_of
from quoteattr.syntax.sentence import Sentence
from quoteattr.syntax.tagger import Tagger
from quoteattr.syntax.word_classes import word_classes

TEXT = (
    "„Wir bauen im Mai. Das Geld ist da“, sagte Bürgermeisterin Anke Sommer dem Sender NDR.\n"
    "Der Bau werde teuer, teilte die Stadt mit."
)
Rows = list[dict[str, Any]]


def rows(text: str, cut: Sequence[Sequence[str]]) -> list[Rows]:
    """Sentences as stanza's document takes them, with the offsets and the library's tags."""
    sentences: list[Rows] = []
    at = 0
    for words in cut:
        sentences.append([])
        tags = Tagger().tag(words)
        classes = word_classes(words, [tag.tag for tag in tags], [tag.lemma for tag in tags])
        for number, (word, tag, upos) in enumerate(zip(words, tags, classes, strict=True), start=1):
            at = text.index(word, at)
            places = f"start_char={at}|end_char={at + len(word)}"
            row = {"id": (number,), "text": word, "lemma": tag.lemma, "upos": upos, "xpos": tag.tag}
            sentences[-1].append({**row, "misc": places})
            at += len(word)
    return sentences


CUT = [
    ["„", "Wir", "bauen", "im", "Mai", "."],
    "Das Geld ist da “ , sagte Bürgermeisterin Anke Sommer dem Sender NDR .".split(),
    ["Der", "Bau", "werde", "teuer", ",", "teilte", "die", "Stadt", "mit", "."],
]


@pytest.fixture(scope="module")
def parse(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Sequence[Sequence[str]]], Any]:
    """Makes a tagged and parsed document of stanza, through stanza's own pipeline."""
    from stanza import Pipeline
    from stanza.models.common.doc import Document

    layout: Path = write_stanza_layout(shipped(), tmp_path_factory.mktemp("stanza_resources"))
    pipeline = Pipeline(
        "de",
        dir=str(layout),
        processors="depparse",
        depparse_pretagged=True,
        download_method=None,
        verbose=False,
        use_gpu=False,
    )
    return lambda text, cut: pipeline.process(Document(rows(text, cut), text=text))


def analysed(document: Any) -> tuple[Sentence, ...]:
    pairs = find_pairs(document.text)
    ready = free_marks(given(document), pairs)
    cut = Cut(ready.text, sentences_of(ready, pairs), pairs, ready)
    return analyse_batch([cut], Tagger(), None)[0]


def test_quotations_of_a_parsed_document(parse: Callable[..., Any]) -> None:
    found = Extractor().extract(parse(TEXT, CUT))
    assert found.text == TEXT
    direct, indirect = found.quotes
    assert direct.text == "Wir bauen im Mai. Das Geld ist da"
    assert direct.speaker is not None
    assert direct.speaker.name == "Anke Sommer"
    assert indirect.span.of(TEXT) == "Der Bau werde teuer"
    assert "stanza" in found.version


def test_texts_and_parsed_documents_in_one_stream(parse: Callable[..., Any]) -> None:
    extractor = Extractor()
    first, second, third = extractor.pipe([TEXT, parse(TEXT, CUT), "Der Bau beginnt, teilte die Stadt mit."])
    assert [quote.span for quote in first.quotes] == [quote.span for quote in second.quotes]
    assert third.quotes[0].text == "Der Bau beginnt"


def test_a_pair_of_marks_joins_the_sentences_of_stanza(parse: Callable[..., Any]) -> None:
    first, second = analysed(parse(TEXT, CUT))
    assert [token.text for token in first.tokens[:3]] == ["Q", ",", "sagte"]
    assert (first.paragraph, second.paragraph) == (0, 1)
    assert [s.paragraph for s in segment(TEXT, find_pairs(TEXT))] == [0, 1]


def test_tags_are_those_of_the_document(parse: Callable[..., Any]) -> None:
    document = parse(TEXT, CUT)
    document.sentences[2].words[7].xpos, document.sentences[2].words[7].upos = "NE", "PROPN"
    stadt = analysed(document)[1].tokens[7]
    assert (stadt.text, stadt.tag) == ("Stadt", "NE")


def test_tags_that_are_not_stts_are_left_to_the_tagger(parse: Callable[..., Any]) -> None:
    document = parse(TEXT, CUT)
    for sentence in document.sentences:
        for word in sentence.words:
            word.xpos = "VBZ" if word.upos == "VERB" else "NN"
    assert [token.tag for token in analysed(document)[1].tokens[:3]] == ["ART", "NN", "VAFIN"]


def test_a_mark_that_is_glued_to_a_word_is_cut_off(parse: Callable[..., Any]) -> None:
    text = "Die „Stadt“ zahlt."
    (sentence,) = analysed(parse(text, [["Die", "„Stadt“", "zahlt", "."]]))
    assert [token.text for token in sentence.tokens] == ["Die", "„", "Stadt", "“", "zahlt", "."]
    assert all(text[token.start : token.end] == token.text for token in sentence.tokens)


@pytest.mark.parametrize("missing", ["text", "words", "tags", "trees", "offsets", "place"])
def test_what_is_not_there_is_named(parse: Callable[..., Any], missing: str) -> None:
    document = parse(TEXT, CUT)
    word = document.sentences[0].words[0]
    match missing:
        case "text":
            document.text = None
        case "words":
            document.sentences = []
        case "tags":
            for sentence in document.sentences:
                for each in sentence.words:
                    each.upos = each.xpos = None
        case "trees":
            word.head = None
        case "offsets":
            document.sentences[0].tokens[0]._start_char = None
        case "place":
            document.text = "Zu kurz."
    with pytest.raises(NotParsed, match="stanza document"):
        Extractor().extract(document)
    assert issubclass(NotParsed, QuoteAttrError)


def test_an_empty_document() -> None:
    from stanza.models.common.doc import Document

    assert Extractor().extract(Document([], text=" ")).quotes == ()


def test_what_only_looks_like_a_document_is_refused() -> None:
    class Lookalike:
        text = "Ja."
        sentences: tuple[()] = ()

    with pytest.raises(TypeError, match=r"stanza\.Document"):
        Extractor().extract(Lookalike())  # type: ignore[arg-type]
    assert quoteattr.NotParsed is NotParsed


@for_all(text=st.text(alphabet="„“»«\"'ab. ,\n", max_size=40))
def test_given_words_give_the_sentences_that_our_own_words_give(text: str) -> None:
    pairs = find_pairs(text)
    raws = segment(text, pairs)
    words: list[GivenWord] = []
    starts = []
    for raw in raws:
        starts.append(len(words))
        words.extend(GivenWord(span, "", "NN") for span in raw.words)
    document = free_marks(Given(text, tuple(words), tuple(starts)), pairs)
    assert [(s.start, s.end, s.words) for s in sentences_of(document, pairs)] == [
        (s.start, s.end, s.words) for s in raws
    ]
    analyse_batch([Cut(text, sentences_of(document, pairs), pairs, document)], Tagger(), None)
