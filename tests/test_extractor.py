"""The extractor as callers use it: what it takes, what it gives back, and how results hang together."""

from __future__ import annotations

import copy
import json
import pickle
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import pytest

import quoteattr
from quoteattr import Document, Extractor, InvalidOption, Mention, Quote, QuoteAttrError, QuoteKind
from quoteattr.syntax.parser import Arc, TaggedWord

TEXT = """KÖLN – Die Brücke bleibt bis Mai gesperrt. Das teilte die Stadt am Montag mit.
„Wir haben Risse gefunden“, sagte Baudezernentin Hanna Reuter (47) dem „Kurier“, „und die sind tief.“ Sie habe \
„kein gutes Gefühl“. Laut einem Gutachten fehlen Stützen. Der Bau soll im Juni beginnen.
Der Verband warnte vor Staus. „Das wird ein Desaster“, so Verbandschef Karl Moor auf X. Reuter bestritt, dass es \
eine „schlechte Planung“ gebe.
"""


class NoTrees:
    """A parser that knows nothing, to see that any object with its two names will do."""

    name = "no trees"

    def parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        return [[Arc(-1, "root")] * len(sentence) for sentence in sentences]


@pytest.fixture(scope="module")
def document(extractor: Extractor) -> Document:
    return extractor.extract(TEXT)


@pytest.fixture(scope="module")
def everything() -> Document:
    """Each proposal that survives its rivals, however improbable."""
    return Extractor(NoTrees(), min_confidence=0.0).extract(TEXT)


def mentions(quote: Quote) -> Iterator[Mention]:
    for named in (quote.speaker, quote.addressee, quote.channel):
        if named is not None and named.mention is not None:
            yield named.mention


@pytest.mark.parametrize("name", ["document", "everything"])
def test_every_span_is_exact(name: str, request: pytest.FixtureRequest) -> None:
    found: Document = request.getfixturevalue(name)
    assert found.quotes
    for quote in found.quotes:
        assert quote.text == " … ".join(s.of(TEXT) for s in quote.segments)
        assert all(m.text == m.span.of(TEXT) for m in mentions(quote))
        assert all(any(v in s for s in quote.segments) for v in quote.verbatim)
        assert all(0 <= e.span.start < e.span.end <= len(TEXT) for e in quote.evidence)
        assert all(e.rule for e in quote.evidence)
        if quote.cue is not None:
            assert quote.cue.text == " … ".join(s.of(TEXT) for s in quote.cue.segments)
        if quote.kind is not QuoteKind.REPORTED:
            assert not any(f.overlaps(s) for f in quote.frame for s in quote.segments)


@pytest.mark.parametrize("name", ["document", "everything"])
def test_a_parent_is_the_smallest_that_encloses(name: str, request: pytest.FixtureRequest) -> None:
    found: Document = request.getfixturevalue(name)
    spans = [(q.span.start, -len(q.span)) for q in found.quotes]
    assert spans == sorted(spans)
    assert any(q.parent is not None for q in found.quotes)
    for number, quote in enumerate(found.quotes):
        if quote.parent is None:
            continue
        assert quote.parent < number
        parent = found.quotes[quote.parent]
        assert quote.span in parent.span
        between = found.quotes[quote.parent + 1 : number]
        assert not any(
            quote.span in b.span and b.parent == quote.parent and b.span != quote.span for b in between
        )


def test_a_verbatim_part_is_a_quotation_of_its_own(document: Document) -> None:
    mixed = [(n, q) for n, q in enumerate(document.quotes) if q.is_mixed]
    assert mixed
    for number, quote in mixed:
        children = [q for q in document.quotes if q.parent == number and q.kind is QuoteKind.DIRECT]
        for span in quote.verbatim:
            (part,) = [c for c in children if span in c.segments]
            assert (part.speaker and part.speaker.name) == (quote.speaker and quote.speaker.name)


def test_speakers_and_channels_in_order_of_their_first_quotation(document: Document) -> None:
    speakers = [q.speaker.name for q in document.quotes if q.speaker is not None]
    channels = [q.channel.name for q in document.quotes if q.channel is not None]
    assert [s.name for s in document.speakers] == list(dict.fromkeys(speakers))
    assert [c.name for c in document.channels] == list(dict.fromkeys(channels))
    assert "Hanna Reuter" in speakers


def test_round_trip_through_json(document: Document, everything: Document) -> None:
    for found in (document, everything):
        assert Document.from_dict(json.loads(json.dumps(found.to_dict()))) == found
        assert Document.from_dict(json.loads(json.dumps(found.to_dict(), ensure_ascii=False))) == found


def test_results_are_values(document: Document, extractor: Extractor) -> None:
    again = extractor.extract(TEXT)
    assert again == document
    assert hash(again) == hash(document)
    assert pickle.loads(pickle.dumps(document)) == document
    assert len({*document.quotes, *again.quotes}) == len(set(document.quotes))
    with pytest.raises(AttributeError):
        document.quotes[0].confidence = 1.0  # type: ignore[misc]


def test_the_text_is_the_callers_own(document: Document, extractor: Extractor) -> None:
    assert document.text is TEXT
    assert extractor.extract("").text == ""
    assert extractor.extract("").quotes == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir bauen im Mai“, sagte Hanna Reuter.", ("direct", "Wir bauen im Mai", "Hanna Reuter")),
        ("Hanna Reuter sagte, man baue im Mai.", ("indirect", "man baue im Mai", "Hanna Reuter")),
        ("Laut Polizei gab es keine Verletzten.", ("indirect", "gab es keine Verletzten", "Polizei")),
        ("Hanna Reuter bestritt, dass gebaut wird.", ("indirect", "dass gebaut wird", "Hanna Reuter")),
        ("„Wir bauen. Bald“, sagte Hanna Reuter.", ("direct", "Wir bauen. Bald", "Hanna Reuter")),
        ("Hanna Reuter: „Wir bauen im Mai.“", ("direct", "Wir bauen im Mai.", "Hanna Reuter")),
        ("»Wir bauen im Mai«, sagte Hanna Reuter.", ("direct", "Wir bauen im Mai", "Hanna Reuter")),
        ('"Wir bauen im Mai", sagte Hanna Reuter.', ("direct", "Wir bauen im Mai", "Hanna Reuter")),
    ],
)
def test_the_plainest_cases(extractor: Extractor, text: str, expected: tuple[str, str, str]) -> None:
    (quote,) = extractor.extract(text).quotes
    assert quote.speaker is not None
    assert (quote.kind, quote.text, quote.speaker.name) == expected


@pytest.mark.parametrize(
    "text", ["Die Sonne scheint.", "Der „Kurier“ erscheint täglich.", "Er las „Krieg und Frieden“ im Bett."]
)
def test_no_quotation(extractor: Extractor, text: str) -> None:
    assert extractor.extract(text).quotes == ()


def test_interrupted_speech_is_one_quotation(extractor: Extractor) -> None:
    text = "„Das war“, sagte Hanna Reuter, „ein Fehler.“"
    (quote,) = extractor.extract(text).quotes
    assert [s.of(text) for s in quote.segments] == ["Das war", "ein Fehler."]
    assert quote.text == "Das war … ein Fehler."  # defect 18: nobody said it in one go
    assert quote.verbatim == quote.segments


@pytest.mark.parametrize("wrong", [None, b"Ja", 5, ["Ja"], Path("ja.txt"), bytearray(b"Ja")])
def test_anything_but_a_text_is_refused(extractor: Extractor, wrong: object) -> None:
    with pytest.raises(TypeError):
        extractor.extract(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        quoteattr.extract(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        list(extractor.pipe(["Ja.", wrong]))  # type: ignore[list-item]


def test_a_single_text_is_no_iterable_of_texts(extractor: Extractor) -> None:
    with pytest.raises(TypeError, match="extract"):
        extractor.pipe("Ja.")


@pytest.mark.parametrize("texts", [[], (), iter(()), (t for t in [])])
def test_nothing_gives_nothing(extractor: Extractor, texts: object) -> None:
    assert list(extractor.pipe(texts)) == []  # type: ignore[arg-type]


def test_pipe_keeps_order_over_many_batches() -> None:
    light = Extractor(NoTrees())
    texts = [f"„Ja“, sagte Hanna Nummer{n}. " * (n % 3) for n in range(100)]
    documents = list(light.pipe(iter(texts)))
    assert [d.text for d in documents] == texts
    assert documents[7] == light.extract(texts[7])


def test_pipe_reads_only_some_texts_ahead() -> None:
    read: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(1000):
            read.append(number)
            yield "„Ja“, sagte Hanna Reuter."

    documents = Extractor(NoTrees()).pipe(texts())
    assert read == []
    next(documents)
    assert len(read) <= 8


def test_texts_do_not_know_each_other(extractor: Extractor) -> None:
    first, second = extractor.pipe(["„Ja“, sagte Hanna Reuter. ", "Er habe „nein“ gesagt."])
    assert [s.name for s in first.speakers] == ["Hanna Reuter"]
    assert "Hanna Reuter" not in [s.name for s in second.speakers]


def test_four_threads_give_the_same_answers(extractor: Extractor, document: Document) -> None:
    texts = [TEXT, TEXT[:200], TEXT[200:], "„Ja“, sagte er."] * 3
    expected = [extractor.extract(t) for t in texts[:4]] * 3
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(extractor.extract, texts)) == expected


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan"), float("inf")])
def test_the_floor_is_a_probability(wrong: float) -> None:
    with pytest.raises(ValueError, match="min_confidence"):
        Extractor(NoTrees(), min_confidence=wrong)


def test_a_higher_floor_finds_less(everything: Document) -> None:
    counts = [len(Extractor(NoTrees(), min_confidence=f).extract(TEXT).quotes) for f in (0.3, 0.6, 1.0)]
    assert len(everything.quotes) >= counts[0] >= counts[1] >= counts[2]
    assert len(everything.quotes) > counts[2]


def test_a_parser_of_ones_own_is_recorded() -> None:
    assert "no trees" in Extractor(NoTrees()).extract("Ja.").version


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuoteAttrError, match=tmp_path.name):
        Extractor(tmp_path / "none")


def test_convenience_gives_a_list() -> None:
    quotes = quoteattr.extract("„Wir bauen im Mai“, sagte Hanna Reuter.")
    assert isinstance(quotes, list)
    assert quotes[0].text == "Wir bauen im Mai"


def test_a_text_may_be_of_a_subclass(extractor: Extractor) -> None:
    class Article(str):
        __slots__ = ()

    assert extractor.extract(Article(TEXT)).quotes == extractor.extract(TEXT).quotes


def test_methods_of_a_subclass_are_not_asked(extractor: Extractor) -> None:
    class Odd(str):
        __slots__ = ()

        def refuse(self, *_: object) -> Any:
            raise ValueError

        __getitem__ = __iter__ = __len__ = __contains__ = __format__ = __str__ = refuse
        lower = find = split = strip = encode = startswith = translate = refuse

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 1

    text = Odd(TEXT)
    document = extractor.extract(text)
    assert document.text is text
    assert document.quotes == extractor.extract(TEXT).quotes


def test_a_small_stack_is_enough(extractor: Extractor) -> None:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(400)
    try:
        assert extractor.extract("„‚" * 300 + "Ja" + "‘“" * 300 + ", sagte er, " + "dass er, " * 300).text
    finally:
        sys.setrecursionlimit(limit)


def test_pairs_go_through_pipe_together(extractor: Extractor) -> None:
    pairs = [("„Ja“, sagte Hanna Reuter.", {"id": 7}), ("Es regnet.", {"id": 8})]
    results = list(extractor.pipe(iter(pairs), as_tuples=True))
    assert [(len(document.quotes), context) for document, context in results] == [
        (1, {"id": 7}),
        (0, {"id": 8}),
    ]
    with pytest.raises(TypeError, match="text 1: with as_tuples"):
        list(extractor.pipe([("Ja.", 1), "Nein."], as_tuples=True))  # type: ignore[list-item]


def test_an_iterable_that_raises_costs_no_document(extractor: Extractor) -> None:
    """Defect 10: what it gave before it failed is delivered first."""

    def texts() -> Iterator[str]:
        yield from ["„Ja“, sagte Hanna Reuter."] * 20
        raise OSError("the disk is gone")

    documents = extractor.pipe(texts())
    assert len([next(documents) for _ in range(20)]) == 20
    with pytest.raises(OSError, match="the disk is gone"):
        next(documents)
    assert len(list(islice(Extractor(NoTrees()).pipe(texts()), 20))) == 20


@pytest.mark.parametrize("errors", ["raise", "skip", "record"])
def test_ctrl_c_ends_a_stream_and_not_the_extractor(extractor: Extractor, errors: Literal["raise"]) -> None:
    def texts() -> Iterator[str]:
        yield "„Ja“, sagte Hanna Reuter."
        raise KeyboardInterrupt

    documents = extractor.pipe(texts(), errors=errors, batch_size=1)
    first = next(documents)
    with pytest.raises(KeyboardInterrupt):
        next(documents)
    assert extractor.extract(first.text) == first


@pytest.mark.parametrize("model", [None, NoTrees()], ids=["alone", "in batches"])
def test_a_text_that_cannot_be_read(model: NoTrees | None, caplog: pytest.LogCaptureFixture) -> None:
    extractor, texts = Extractor(model), ["„Ja“, sagte Hanna Reuter.", b"Ja", "Es regnet."]
    documents = extractor.pipe(texts)  # type: ignore[arg-type]
    assert next(documents).text == texts[0]
    with pytest.raises(TypeError) as caught:
        next(documents)
    assert caught.value.__notes__ == ["while reading text 1 of the stream, counted from 0"]
    assert [d.text for d in extractor.pipe(texts, errors="skip")] == [texts[0], texts[2]]  # type: ignore[arg-type]
    assert "text 1 could not be read: TypeError" in caplog.text
    recorded = list(extractor.pipe(texts, errors="record"))  # type: ignore[arg-type]
    assert [d.error is None for d in recorded] == [True, False, True]
    assert recorded[1] == Document(
        "", error="TypeError: quoteattr reads str or a parsed stanza.Document, not bytes"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"errors": "ignore"}, "errors: expected 'raise', 'skip' or 'record', got 'ignore'"),
        ({"batch_size": 0}, "batch_size: expected a whole number from 1 on, got 0"),
        ({"n_process": 10**12}, "n_process: expected a whole number from 1 to 1000, got 1000000000000"),
        ({"batch_size": True}, "batch_size: expected a whole number from 1 on, got True"),
    ],
)
def test_arguments_of_pipe_are_checked_at_once(
    extractor: Extractor, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(InvalidOption, match=re.escape(message)):
        extractor.pipe([], **arguments)


@pytest.mark.parametrize("wrong", ["0.5", True, -0.1, 1.5, float("nan"), [0.5]])
def test_min_confidence_is_a_probability(wrong: Any) -> None:
    """Defect 24."""
    with pytest.raises(InvalidOption, match="min_confidence: expected a number from 0 to 1 or None"):
        Extractor(min_confidence=wrong)


@pytest.mark.parametrize("floor", [0.0, 0.3, 0.6, 0.8, 0.9, 0.97, 1.0])
def test_min_confidence_is_compared_with_the_confidence_shown(extractor: Extractor, floor: float) -> None:
    """Defect 19."""
    found = Extractor(min_confidence=floor).extract(TEXT)
    assert all(quote.confidence >= floor for quote in found.quotes)
    surest = [q.segments for q in extractor.extract(TEXT).quotes if q.confidence >= floor]
    assert set(surest) <= {q.segments for q in found.quotes}
    for number, quote in enumerate(found.quotes):
        if quote.is_mixed:
            assert all(
                any(q.parent == number and part in q.segments for q in found.quotes)
                for part in quote.verbatim
            )


def test_an_extractor_is_pickled_by_its_arguments() -> None:
    """Defect 13."""
    extractor = Extractor(
        min_confidence=0.7, channels={"Alpenfunk": "broadcaster"}, known_people=["Hanna Reuter"]
    )
    text = "„Wir bauen im Mai“, sagte Reuter dem Alpenfunk."
    for twin in (pickle.loads(pickle.dumps(extractor)), copy.deepcopy(extractor)):
        assert twin.extract(text) == extractor.extract(text)
        assert [q.speaker and q.speaker.name for q in twin.extract(text).quotes] == ["Hanna Reuter"]


def test_rows_are_flat_and_alike(document: Document) -> None:
    rows = document.rows()
    assert len(rows) == len(document.quotes)
    assert len({tuple(row) for row in rows}) == 1
    assert all(type(cell) in (str, int, float, bool, type(None)) for row in rows for cell in row.values())
    for row, quote in zip(rows, document.quotes, strict=True):
        assert (row["text"], row["start"], row["end"]) == (quote.text, quote.span.start, quote.span.end)
        assert row["speaker"] == (None if quote.speaker is None else quote.speaker.name)
        assert row["channel_inherited"] == (None if quote.channel is None else quote.channel.inherited)
    assert json.loads(document.to_json()) == document.to_dict()


def test_the_package_shows_what_is_public() -> None:
    """Defect 26."""
    assert dir(quoteattr) == sorted(quoteattr.__all__)
    assert all(hasattr(quoteattr, name) for name in quoteattr.__all__)


def test_a_conjunction_alone_is_no_quotation(extractor: Extractor) -> None:
    """*wonach* as a whole text was an ``IndexError``."""
    assert extractor.extract("wonach").quotes == ()
