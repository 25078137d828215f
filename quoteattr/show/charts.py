"""Charts of one or many documents: who speaks how much, where, to whom, and women and men among the sources.

Each is one call and gives an Altair chart, which a notebook shows and ``chart.save("chart.html")`` writes. Needs
``quoteattr[charts]``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quoteattr.export.titled import Titled, titled
from quoteattr.quote import Document, Quote, QuoteKind, SpeakerKind
from quoteattr.show.interface import words

if TYPE_CHECKING:
    from altair import Chart

_MOST = 20
Documents = Document | Iterable[Document | Titled]


def speakers(documents: Documents, *, lang: str = "en", most: int = _MOST) -> Chart:
    """How many words each source says, the *most* talkative first; parts of other quotations are not counted twice."""
    said = words(lang)
    counts: Counter[str] = Counter()
    for quote in _whole(documents):
        if quote.speaker is not None:
            counts[quote.speaker.name] += len(quote.text.split())
    return _bars(counts, said["speaker"], said["words"], most)


def channels(documents: Documents, *, lang: str = "en", most: int = _MOST) -> Chart:
    """How many quotations came through each channel, the *most* used first."""
    said = words(lang)
    counts = Counter(quote.channel.name for quote in _whole(documents) if quote.channel is not None)
    return _bars(counts, said["channel"], said["quotations"], most)


def exchanges(documents: Documents, *, lang: str = "en") -> Chart:
    """Who speaks to whom: a table of squares, the darker the more quotations."""
    import altair

    said = words(lang)
    counts = Counter(
        (quote.speaker.name, quote.addressee.name)
        for quote in _whole(documents)
        if quote.speaker is not None and quote.addressee is not None
    )
    rows = [{"from": one, "to": other, "count": count} for (one, other), count in counts.items()]
    return (
        altair.Chart(altair.Data(values=rows))
        .mark_rect()
        .encode(
            x=altair.X("to:N", title=said["addressee"]),
            y=altair.Y("from:N", title=said["speaker"]),
            color=altair.Color("count:Q", title=said["quotations"], scale=altair.Scale(scheme="blues")),
            tooltip=["from:N", "to:N", "count:Q"],
        )
    )


def women_and_men(documents: Documents, *, lang: str = "en") -> Chart:
    """Women and men among the persons who are quoted: how many persons in each text, and how many quotations.

    Gender is what the grammar of the text shows; persons for whom it shows none are a bar of their own.
    """
    import altair

    said = words(lang)
    persons: Counter[str] = Counter()
    quotations: Counter[str] = Counter()
    for document in _documents(documents):
        genders = {
            q.speaker.name: q.speaker.gender or "unknown"
            for q in document.quotes
            if q.speaker is not None and q.speaker.kind is SpeakerKind.PERSON
        }
        persons.update(genders.values())
        quotations.update(
            genders[q.speaker.name]
            for q in _outermost(document)
            if q.speaker is not None and q.speaker.kind is SpeakerKind.PERSON
        )
    rows = [
        {"who": said[gender], "of": said[measure], "count": counts[gender]}
        for measure, counts in (("speakers", persons), ("quotations", quotations))
        for gender in ("female", "male", "unknown")
    ]
    return (
        altair.Chart(altair.Data(values=rows))
        .mark_bar()
        .encode(
            x=altair.X("count:Q", title=None),
            y=altair.Y("who:N", title=None, sort=None),
            row=altair.Row("of:N", title=None, sort=None),
            tooltip=["who:N", "count:Q"],
        )
    )


def _documents(documents: Documents) -> Iterator[Document]:
    for item in titled([documents] if isinstance(documents, Document) else documents):
        yield item.document


def _outermost(document: Document) -> Iterator[Quote]:
    """The quotations that are no verbatim part of a report."""
    for quote in document.quotes:
        if quote.kind is not QuoteKind.DIRECT or quote.parent is None:
            yield quote


def _whole(documents: Documents) -> Iterator[Quote]:
    for document in _documents(documents):
        yield from _outermost(document)


def _bars(counts: Counter[str], names: str, numbers: str, most: int) -> Chart:
    import altair

    rows = [{"name": name, "count": count} for name, count in counts.most_common(most)]
    return (
        altair.Chart(altair.Data(values=rows))
        .mark_bar()
        .encode(
            x=altair.X("count:Q", title=numbers),
            y=altair.Y("name:N", title=names, sort="-x"),
            tooltip=["name:N", "count:Q"],
        )
    )
