"""Documents as JSON: exact there and back, and a clear path to every fault."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from quoteattr import (
    Channel,
    ChannelKind,
    Cue,
    Document,
    Evidence,
    InvalidDocument,
    Mention,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
)
from quoteattr.testing import documents

SECOND = {"kind": "direct", "text": "Pia", "segments": [[21, 24]]}
TEXT = "„Es regnet“, schrieb Pia Lorenz auf Mastodon."
DOCUMENT = Document(
    TEXT,
    (
        Quote(
            QuoteKind.DIRECT,
            "Es regnet",
            (Span(1, 10),),
            verbatim=(Span(1, 10),),
            cue=Cue("schreiben", "schrieb", (Span(13, 20),)),
            frame=(Span(13, 44),),
            speaker=Speaker("Pia Lorenz", SpeakerKind.PERSON, Mention("Pia Lorenz", Span(21, 31))),
            channel=Channel("Mastodon", ChannelKind.SOCIAL, Mention("Mastodon", Span(36, 44))),
            confidence=0.9,
            evidence=(Evidence("cue.after-quote", Span(13, 20)),),
        ),
    ),
    "0.1.0",
)


def test_the_layout() -> None:
    data = DOCUMENT.to_dict()
    assert list(data) == ["format", "text", "quotes", "version", "speakers", "channels"]
    quote = data["quotes"][0]
    assert quote["kind"] == "direct"
    assert quote["segments"] == [[1, 10]]
    assert quote["speaker"] == {
        "name": "Pia Lorenz",
        "kind": "person",
        "mention": {"text": "Pia Lorenz", "span": [21, 31]},
        "resolution": "name",
        "role": None,
        "affiliation": None,
        "gender": None,
    }
    assert quote["addressee"] is None
    assert data["speakers"] == [quote["speaker"]]
    assert data["channels"] == [quote["channel"]]


def plain(value: object) -> bool:
    """Whether *value* is made of exactly the types that ``json.loads`` makes."""
    if type(value) is list:
        return all(map(plain, value))
    if type(value) is dict:
        return all(type(key) is str and plain(item) for key, item in value.items())
    return type(value) in (str, int, float, bool, type(None))


@given(documents())
def test_there_and_back(document: Document) -> None:
    data = document.to_dict()
    assert plain(data)
    assert Document.from_dict(data) == document
    assert Document.from_dict(json.loads(json.dumps(data))) == document


@given(documents())
def test_one_line_of_json_in_any_encoding(document: Document) -> None:
    line = document.to_json()
    assert "\n" not in line
    assert Document.from_dict(json.loads(line.encode("utf-8"))) == document


def test_json_keeps_umlauts_readable() -> None:
    assert "„Es regnet“" in DOCUMENT.to_json()


def test_speakers_and_channels_are_not_read_back() -> None:
    data = DOCUMENT.to_dict()
    del data["speakers"], data["channels"]
    assert Document.from_dict(data) == DOCUMENT


def changed(**fields: object) -> Callable[[dict[str, Any]], None]:
    return lambda data: data["quotes"][0].update(fields)


def without(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda data: data["quotes"][0].pop(name)


FAULTS: list[tuple[Callable[[dict[str, Any]], None], str]] = [
    (changed(speaker=3), "expected an object, got 3 @ $.quotes[0].speaker"),
    (changed(speaker={"name": 3}), "expected a string, got 3 @ $.quotes[0].speaker.name"),
    (changed(segments={}), "expected a list, got {} @ $.quotes[0].segments"),
    (changed(segments="1-10"), "expected a list, got '1-10' @ $.quotes[0].segments"),
    (changed(segments=[[1, True]]), "expected [start, end], got [1, True] @ $.quotes[0].segments[0]"),
    (changed(segments=[[5, 4]]), "expected [start, end], got [5, 4] @ $.quotes[0].segments[0]"),
    (changed(segments=[[-1, 4]]), "expected [start, end], got [-1, 4] @ $.quotes[0].segments[0]"),
    (changed(segments=[[0, 10**30]]), "expected [start, end], got [0, 1000"),
    (changed(segments=[]), "a quotation needs at least one segment @ $.quotes[0].segments"),
    (changed(frame=[[40, 46]]), "[40, 46] ends after the text of 45 characters @ $.quotes[0].frame[0]"),
    (changed(kind="shouted"), "'shouted' is not a valid QuoteKind @ $.quotes[0].kind"),
    (changed(confidence=2), "'confidence' must be <= 1.0: 2.0 @ $.quotes[0]"),
    (changed(confidence="high"), "expected a number, got 'high' @ $.quotes[0].confidence"),
    (changed(parent=0), "expected the number of an earlier quotation, got 0 @ $.quotes[0].parent"),
    (changed(text="Es schneit"), "is not the text of the segments @ $.quotes[0].text"),
    (changed(mood="grim"), "unknown field mood @ $.quotes[0]"),
    (without("kind"), "missing @ $.quotes[0].kind"),
    (
        lambda data: data["quotes"][0]["channel"]["mention"].update(text="Bluesky"),
        "the text has 'Mastodon' there, not 'Bluesky' @ $.quotes[0].channel.mention",
    ),
    (lambda data: data["quotes"][0]["channel"].update(inherited=0), "got 0 @ $.quotes[0].channel.inherited"),
    (lambda data: data.update(text=None), "expected a string, got None @ $.text"),
    (lambda data: data.update(format=99), "expected layout version 1.0, got 99 @ $.format"),
    (lambda data: data.update(format="2.0"), "expected layout version 1.0, got '2.0' @ $.format"),
    (lambda data: data.pop("format"), "expected layout version 1.0, got None @ $.format"),
    (lambda data: data.update(text=["Es", 1]), "expected a string, got ['Es', 1] @ $.text"),
    (lambda data: data["quotes"].insert(0, SECOND), "in order: by start, the longer one first @ $.quotes[1]"),
]


@pytest.mark.parametrize(("spoil", "message"), FAULTS, ids=[message for _, message in FAULTS])
def test_a_fault_is_named_with_its_path(spoil: Callable[[dict[str, Any]], None], message: str) -> None:
    data = copy.deepcopy(DOCUMENT.to_dict())
    spoil(data)
    with pytest.raises(InvalidDocument) as caught:
        Document.from_dict(data)
    assert message in str(caught.value)


@pytest.mark.parametrize("data", [None, [], "{}", 1])
def test_what_is_no_object_is_refused(data: Any) -> None:
    with pytest.raises(InvalidDocument, match="expected an object"):
        Document.from_dict(data)


def test_further_faults_are_counted() -> None:
    data = DOCUMENT.to_dict()
    data["quotes"][0]["kind"] = "shouted"
    data["quotes"][0]["mode"] = "sung"
    with pytest.raises(InvalidDocument, match=r"\(and 1 more\)$"):
        Document.from_dict(data)


def test_surrogates_in_a_row_survive_json() -> None:
    """Defect 17: JSON would read the two as one character, and every offset behind them would be wrong."""
    text = "\ud83d\ude00 „Ja“, sagte Pia."
    quote = Quote(QuoteKind.DIRECT, "Ja", (Span(4, 6),))
    document = Document(text, (quote,))
    assert Document.from_dict(json.loads(json.dumps(document.to_dict()))) == document
    assert Document.from_dict(json.loads(document.to_json())) == document


def test_fields_of_a_newer_minor_version_are_passed_over() -> None:
    """Defect 17: a reader need not be updated when a field is added."""
    data = DOCUMENT.to_dict() | {"format": "1.7", "language": "de"}
    data["quotes"][0]["mood"] = "grim"
    data["quotes"][0]["speaker"]["shoe_size"] = 42
    assert Document.from_dict(data) == DOCUMENT


def test_warnings_and_errors_are_written_when_there_are_any() -> None:
    document = Document("<p>", warnings=("markup",), error="unreadable")
    assert Document.from_dict(document.to_dict()) == document
    assert "error" not in DOCUMENT.to_dict()


def test_a_quotation_alone_is_json() -> None:
    """Defect 23."""
    assert json.loads(json.dumps(DOCUMENT.quotes[0].to_dict())) == DOCUMENT.to_dict()["quotes"][0]
