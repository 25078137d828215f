"""The value types: frozen, hashable, picklable, strict where a mistake would go unnoticed."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from quoteattr import (
    Channel,
    ChannelKind,
    Document,
    InvalidDocument,
    Mention,
    ModelNotFound,
    Quote,
    QuoteAttrError,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
)
from quoteattr.testing import documents

TEXT = "„Ja“, sagte sie, „gern.“"
YES = Quote(QuoteKind.DIRECT, "Ja gern.", (Span(1, 3), Span(18, 23)))


def test_a_span_is_a_stretch_of_the_string() -> None:
    assert Span(1, 3).of(TEXT) == "Ja"
    assert len(Span(1, 3)) == 2


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, -1)])
def test_a_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - attrs words some of these
        Span(start, end)


def test_spans_contain_and_overlap() -> None:
    assert Span(1, 3) in Span(0, 4)
    assert Span(1, 5) not in Span(0, 4)
    assert 3 in Span(0, 4)
    assert 4 not in Span(0, 4)
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))


def test_spans_sort_by_start() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]


def test_the_span_of_an_interrupted_quote_is_the_hull() -> None:
    assert YES.span == Span(1, 23)


def test_direct_speech_is_never_mixed() -> None:
    assert not evolve(YES, verbatim=YES.segments).is_mixed
    assert evolve(YES, kind=QuoteKind.INDIRECT, verbatim=(Span(1, 3),)).is_mixed


def test_a_quote_is_framed_when_it_has_a_reporting_clause() -> None:
    assert not YES.is_framed
    assert evolve(YES, frame=(Span(6, 15),)).is_framed


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_is_a_probability(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        evolve(YES, confidence=confidence)


def test_kinds_are_words() -> None:
    assert [str(kind) for kind in QuoteKind] == ["direct", "indirect", "free_indirect", "reported"]
    assert QuoteKind("direct") is QuoteKind.DIRECT
    assert f"{ChannelKind.SOCIAL}" == "social"


def test_speakers_and_channels_come_once_each_in_order_of_first_quote() -> None:
    def by(name: str, words: str) -> Quote:
        mention = Mention(words, Span(0, len(words)))
        speaker = Speaker(name, SpeakerKind.PERSON, mention)
        return evolve(YES, speaker=speaker, channel=Channel(f"Blog {name}"))

    document = Document(
        TEXT, (by("Rieke Voss", "Rieke Voss"), by("Tim Ahn", "er"), by("Rieke Voss", "sie"), YES)
    )
    assert [speaker.name for speaker in document.speakers] == ["Rieke Voss", "Tim Ahn"]
    assert document.speakers[0].mention == Mention("Rieke Voss", Span(0, 10))
    assert [channel.name for channel in document.channels] == ["Blog Rieke Voss", "Blog Tim Ahn"]
    assert {name: len(quotes) for name, quotes in document.by_speaker().items()} == {
        "Rieke Voss": 2,
        "Tim Ahn": 1,
    }


@given(documents())
def test_results_are_frozen_hashable_and_picklable(document: Document) -> None:
    assert pickle.loads(pickle.dumps(document)) == document
    assert hash(pickle.loads(pickle.dumps(document))) == hash(document)
    for value in (document, *document.quotes, *document.speakers, *document.channels):
        with pytest.raises(FrozenInstanceError):
            setattr(value, fields(type(value))[0].name, None)


@pytest.mark.parametrize("error", [InvalidDocument("missing @ $.text"), ModelNotFound("no model in de/")])
def test_errors_have_one_base_and_can_be_pickled(error: QuoteAttrError) -> None:
    assert isinstance(error, QuoteAttrError)
    assert repr(pickle.loads(pickle.dumps(error))) == repr(error)
