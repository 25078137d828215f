"""For the tests of programs that use quoteattr: made-up documents, and what every real one keeps.

Needs `Hypothesis <https://hypothesis.readthedocs.io>`_, which the extra ``quoteattr[test]`` brings.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve
from hypothesis import strategies as st

from quoteattr.feed.composed import as_meant
from quoteattr.quote import (
    Channel,
    ChannelKind,
    Cue,
    Document,
    Evidence,
    Gender,
    Mention,
    Mode,
    Polarity,
    Quote,
    QuoteKind,
    Resolution,
    Span,
    Speaker,
    SpeakerKind,
    cited,
)

_SCRAPS = (
    *("„", "“", "»", "«", '"', "‚", "‘", "'", ",", ".", ":", "\n", "\n\n", " "),
    *("sagte", "er", "sie habe", "laut", "Dorn", "die Polizei", "dass", "so", "teilte", "mit", "nicht"),
)
_NAMES = st.sampled_from(("Henriette Dorn", "Mastodon", "dpa")) | st.text(min_size=1, max_size=5)
_MOST_QUOTES = 3


def texts(max_size: int = 200) -> st.SearchStrategy[str]:
    """Strings as crawlers deliver them: any characters, lone surrogates too; scraps of German."""
    anything = st.text(st.characters(exclude_categories=()), max_size=max_size)
    german = st.lists(st.sampled_from(_SCRAPS), max_size=40).map(" ".join)
    return st.one_of(anything, german)


@st.composite
def documents(draw: st.DrawFn, max_size: int = 200) -> Document:
    """Documents with up to three quotations; spans and mentions are exact, parents come before children."""
    text = draw(texts(max_size))
    quotes = [_quote(draw, text) for _ in range(draw(st.integers(0, _MOST_QUOTES)))]
    quotes.sort(key=lambda quote: (quote.span.start, -len(quote.span)))
    linked = tuple(evolve(quote, parent=_parent(draw, index)) for index, quote in enumerate(quotes))
    return Document(text, linked, draw(st.sampled_from(("", "0.1.0"))))


def check(document: Document) -> None:
    """Assert what is promised of any document: exact spans, order, links, the way through JSON.

    >>> import quoteattr
    >>> check(quoteattr.Extractor().extract("„Ja“, sagte Ole Brandt."))
    """
    text, quotes, meant = document.text, document.quotes, as_meant(document.text)
    parts: dict[int | None, list[Quote]] = {}
    for quote in quotes:
        parts.setdefault(quote.parent, []).append(quote)
    assert document.error is None
    order = [(quote.span.start, -len(quote.span)) for quote in quotes]
    assert order == sorted(order), "quotations are not in order"
    for number, quote in enumerate(quotes):
        _check_spans(quote, text, meant)
        assert quote.evidence, "no evidence"
        assert 0.0 <= quote.confidence <= 1.0
        if quote.kind is QuoteKind.DIRECT:
            assert quote.verbatim == quote.segments
        if quote.parent is not None:
            assert quote.parent < number
            assert quote.span in quotes[quote.parent].span, "a part outside of its parent"
        if quote.is_mixed:
            _check_parts(quote, parts.get(number, ()))
    assert Document.from_dict(document.to_dict()) == document
    assert Document.from_dict(json.loads(document.to_json())) == document


def _check_spans(quote: Quote, text: str, meant: str) -> None:
    cue = quote.cue.segments if quote.cue else ()
    assert quote.segments
    for spans in (quote.segments, quote.verbatim, quote.frame, cue):
        assert all(0 <= span.start < span.end <= len(text) for span in spans), "an empty span, or one outside"
        assert all(one.end <= other.start for one, other in pairwise(spans)), "spans that overlap"
    said = [span.of(meant) for span in quote.segments]
    assert all(part and part == part.strip() for part in said), "blanks at an edge"
    assert quote.text == cited(text, quote.segments)
    assert quote.cue is None or quote.cue.text == " … ".join(span.of(text) for span in cue)
    assert all(each.span.end <= len(text) for each in quote.evidence)
    for named in (quote.speaker, quote.addressee, quote.channel):
        if named is not None:
            assert named.name.strip(), "a name of blanks"
            assert named.mention is None or named.mention.text == named.mention.span.of(text)


def _check_parts(quote: Quote, inside: Sequence[Quote]) -> None:
    """Each verbatim part is a direct quotation of its own, of the same speaker."""
    parts = {
        part.segments: part.speaker.name if part.speaker else None
        for part in inside
        if part.kind is QuoteKind.DIRECT
    }
    name = quote.speaker.name if quote.speaker else None
    for span in quote.verbatim:
        assert parts.get((span,), "no part") == name, "a verbatim part that is no quotation, or another's"


def _quote(draw: st.DrawFn, text: str) -> Quote:
    segments = _spans(draw, text, 1)
    return Quote(
        kind=draw(st.sampled_from(QuoteKind)),
        text=cited(text, segments),
        segments=segments,
        verbatim=_spans(draw, text),
        cue=_cue(draw, text),
        frame=_spans(draw, text),
        speaker=_speaker(draw, text),
        addressee=_speaker(draw, text),
        channel=_channel(draw, text),
        polarity=draw(st.sampled_from(Polarity)),
        mode=draw(st.sampled_from(Mode)),
        confidence=draw(st.floats(0, 1)),
        evidence=tuple(Evidence("cue.after-quote", span) for span in _spans(draw, text)),
    )


def _spans(draw: st.DrawFn, text: str, least: int = 0) -> tuple[Span, ...]:
    """Spans of *text* in order."""
    offsets = st.integers(0, len(text))
    ends = draw(st.lists(st.tuples(offsets, offsets), min_size=least, max_size=2))
    return tuple(sorted(Span(min(pair), max(pair)) for pair in ends))


def _cue(draw: st.DrawFn, text: str) -> Cue | None:
    segments = _spans(draw, text)
    return Cue("sagen", " … ".join(span.of(text) for span in segments), segments) if segments else None


def _speaker(draw: st.DrawFn, text: str) -> Speaker | None:
    if draw(st.booleans()):
        return None
    kind, resolution = draw(st.sampled_from(SpeakerKind)), draw(st.sampled_from(Resolution))
    role, affiliation = draw(st.none() | _NAMES), draw(st.none() | _NAMES)
    gender: Gender | None = draw(st.sampled_from((None, "female", "male")))
    return Speaker(draw(_NAMES), kind, _mention(draw, text), resolution, role, affiliation, gender)


def _channel(draw: st.DrawFn, text: str) -> Channel | None:
    if draw(st.booleans()):
        return None
    return Channel(
        draw(_NAMES), draw(st.sampled_from(ChannelKind)), _mention(draw, text), draw(st.booleans())
    )


def _mention(draw: st.DrawFn, text: str) -> Mention | None:
    return next((Mention(span.of(text), span) for span in _spans(draw, text)), None)


def _parent(draw: st.DrawFn, index: int) -> int | None:
    return draw(st.none() | st.integers(0, index - 1)) if index else None
