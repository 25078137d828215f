"""For the tests of programs that use quoteattr: made-up documents that keep every promise of real ones.

Needs `Hypothesis <https://hypothesis.readthedocs.io>`_, which the extra ``quoteattr[test]`` brings.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import strategies as st

from quoteattr.quote import (
    Channel,
    ChannelKind,
    Cue,
    Document,
    Evidence,
    Mention,
    Mode,
    Polarity,
    Quote,
    QuoteKind,
    Resolution,
    Span,
    Speaker,
    SpeakerKind,
)

_SCRAPS = (
    *("„", "“", "»", "«", '"', "‚", "‘", "'", ",", ".", ":", "\n", "\n\n", " "),
    *(
        "sagte",
        "er",
        "sie habe",
        "laut",
        "Musk",
        "die Polizei",
        "dass",
        "so",
        "teilte",
        "mit",
        "nicht",
        "Das ist gut",
    ),
)


_NAMES = st.sampled_from(("Henriette Dorn", "Mastodon", "Volker Ammann", "dpa")) | st.text(
    min_size=1, max_size=5
)


def texts(max_size: int = 200) -> st.SearchStrategy[str]:
    """Strings as crawlers deliver them: any characters, lone surrogates too; scraps of German."""
    anything = st.text(st.characters(exclude_categories=()), max_size=max_size).filter(_survives_json)
    german = st.lists(st.sampled_from(_SCRAPS), max_size=40).map(" ".join)
    return st.one_of(anything, german)


def _survives_json(text: str) -> bool:
    """Whether no two surrogates stand so that JSON reads them as one character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") == text


def spans(text: str) -> st.SearchStrategy[Span]:
    """Spans inside *text*."""
    offset = st.integers(0, len(text))
    return st.tuples(offset, offset).map(lambda ends: Span(min(ends), max(ends)))


def mentions(text: str) -> st.SearchStrategy[Mention]:
    """Mentions whose words stand in *text*."""
    return spans(text).map(lambda span: Mention(span.of(text), span))


def speakers(text: str) -> st.SearchStrategy[Speaker]:
    """Sources of every kind, mentioned in *text* or not."""
    return st.builds(
        Speaker,
        name=_NAMES,
        kind=st.sampled_from(SpeakerKind),
        mention=st.none() | mentions(text),
        resolution=st.sampled_from(Resolution),
    )


def channels(text: str) -> st.SearchStrategy[Channel]:
    """Channels of every kind, mentioned in *text* or not."""
    return st.builds(
        Channel,
        name=_NAMES,
        kind=st.sampled_from(ChannelKind),
        mention=st.none() | mentions(text),
        inherited=st.booleans(),
    )


def cues(text: str) -> st.SearchStrategy[Cue]:
    """Cues made of words of *text*."""
    return _some_spans(text, 1).map(lambda found: Cue("sagen", " … ".join(s.of(text) for s in found), found))


def documents(max_size: int = 200) -> st.SearchStrategy[Document]:
    """Documents with up to three quotations; spans and mentions are exact, parents come before children."""
    return texts(max_size).flatmap(_documents_of)


def _documents_of(text: str) -> st.SearchStrategy[Document]:
    return st.builds(
        lambda quotes, parents, version: Document(text, _linked(quotes, parents), version),
        st.lists(_quotes(text), max_size=3),
        st.tuples(st.none(), st.none() | st.just(0), st.none() | st.integers(0, 1)),
        st.sampled_from(("", "0.1.0")),
    )


def _quotes(text: str) -> st.SearchStrategy[Quote]:
    return st.builds(
        lambda segments, **rest: Quote(
            text=" ".join(s.of(text) for s in segments), segments=segments, **rest
        ),
        _some_spans(text, 1),
        kind=st.sampled_from(QuoteKind),
        verbatim=_some_spans(text),
        cue=st.none() | cues(text),
        frame=_some_spans(text),
        speaker=st.none() | speakers(text),
        addressee=st.none() | speakers(text),
        channel=st.none() | channels(text),
        polarity=st.sampled_from(Polarity),
        mode=st.sampled_from(Mode),
        confidence=st.floats(0, 1),
        evidence=st.lists(
            st.builds(Evidence, rule=st.just("cue.after-quote"), span=spans(text)), max_size=2
        ).map(tuple),
    )


def _some_spans(text: str, min_size: int = 0) -> st.SearchStrategy[tuple[Span, ...]]:
    """Spans of *text* in order."""
    return st.lists(spans(text), min_size=min_size, max_size=2).map(lambda found: tuple(sorted(found)))


def _linked(quotes: list[Quote], parents: tuple[int | None, ...]) -> tuple[Quote, ...]:
    ordered = sorted(quotes, key=lambda quote: (quote.span.start, -len(quote.span)))
    return tuple(evolve(quote, parent=parent) for quote, parent in zip(ordered, parents, strict=False))
