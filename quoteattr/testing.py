"""For the tests of programs that use quoteattr: made-up documents, and what every real one keeps.

Needs `Hypothesis <https://hypothesis.readthedocs.io>`_, which the extra ``quoteattr[test]`` brings.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve, resolve_types
from hypothesis import strategies as st

from quoteattr.export.parts import named
from quoteattr.feed.composed import as_meant
from quoteattr.quote import Channel, Cue, Document, Evidence, Mention, Quote, QuoteKind, Span, Speaker, cited

_SCRAPS = (
    *("„", "“", "»", "«", '"', "‚", "‘", "'", ",", ".", ":", "\n", "\n\n", " "),
    *("sagte", "er", "sie habe", "laut", "Dorn", "die Polizei", "dass", "so", "teilte", "mit", "nicht"),
)
_NAMES = st.sampled_from(("Henriette Dorn", "Mastodon", "dpa")) | st.text(min_size=1, max_size=5)
_MOST_QUOTES = 3
for _kind in (Quote, Speaker, Channel):
    resolve_types(_kind)  # Hypothesis makes values by the types of their attributes


def texts(max_size: int = 200) -> st.SearchStrategy[str]:
    """Strings as crawlers deliver them: any characters, lone surrogates too; scraps of German."""
    anything = st.text(st.characters(exclude_categories=()), max_size=max_size)
    german = st.lists(st.sampled_from(_SCRAPS), max_size=40).map(" ".join)
    return st.one_of(anything, german)


@st.composite
def documents(draw: st.DrawFn, max_size: int = 200) -> Document:
    """Documents with up to three quotations; spans and mentions are exact, parents come before children."""
    text = draw(texts(max_size))
    quotes = draw(st.lists(_quotes(text), max_size=_MOST_QUOTES))
    quotes.sort(key=lambda quote: (quote.span.start, -len(quote.span)))
    linked = tuple(
        evolve(quote, parent=draw(st.sampled_from((None, *range(number)))))
        for number, quote in enumerate(quotes)
    )
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
    assert quote.cue is None or quote.cue.text == cited(text, cue)
    assert all(each.span.end <= len(text) for each in quote.evidence)
    for _, who in named(quote):
        assert who.name.strip(), "a name of blanks"
        assert who.mention is None or who.mention.text == who.mention.span.of(text)


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


def _quotes(text: str) -> st.SearchStrategy[Quote]:
    """Quotations of *text*, none inside another."""
    offsets = st.integers(0, len(text))
    span = st.tuples(offsets, offsets).map(sorted).map(lambda ends: Span(*ends))
    spans = st.lists(span, max_size=2).map(sorted).map(tuple)
    mention = st.none() | span.map(lambda words: Mention(words.of(text), words))
    position = st.none() | _NAMES
    cue = spans.map(lambda found: Cue("sagen", cited(text, found), found) if found else None)
    who = st.none() | st.builds(
        Speaker,
        name=_NAMES,
        kind=...,
        mention=mention,
        resolution=...,
        role=position,
        affiliation=position,
        gender=...,
    )
    quotes = st.builds(
        Quote,
        text=st.just(""),
        segments=spans.filter(bool),
        verbatim=spans,
        cue=cue,
        frame=spans,
        speaker=who,
        addressee=who,
        channel=st.none() | st.builds(Channel, name=_NAMES, kind=..., mention=mention, inherited=...),
        polarity=...,
        mode=...,
        confidence=st.floats(0, 1),
        evidence=spans.map(lambda found: tuple(Evidence("cue.after-quote", words) for words in found)),
    )
    return quotes.map(lambda quote: evolve(quote, text=cited(text, quote.segments)))
