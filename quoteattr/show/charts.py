"""Charts of one or many documents: who speaks how much, where, to whom, and women and men among the sources.

Each is one call and gives an Altair chart, which a notebook shows and ``chart.save("chart.svg")`` writes, as ``.png`` and
``.html`` too (``inline=True`` makes a page that needs no network). Needs ``quoteattr[charts]``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from quoteattr.export.titled import Titled, titled
from quoteattr.extras import extra
from quoteattr.quote import Document, Quote, QuoteKind, Speaker, SpeakerKind
from quoteattr.show.interface import words

if TYPE_CHECKING:
    from altair import FacetChart, LayerChart

_MOST = 20
_BAR = "#1d5f9e"
_GENDERS = {"female": "#8a3f92", "male": "#2c6e2c", "unknown": "#6b6b76"}
_ROOM = 260
"""Pixels that a name may take."""
Documents = Document | Iterable[Document | Titled]


def speakers(documents: Documents, *, lang: str = "en", most: int = _MOST) -> LayerChart:
    """How many words each source says, the *most* talkative first; parts of other quotations are not counted twice."""
    said = words(lang)
    counts: Counter[str] = Counter()
    for quote in _whole(documents):
        if quote.speaker is not None:
            counts[quote.speaker.name] += len(quote.text.split())
    return _bars(counts, said["words"], most).properties(title=said["who_speaks"])


def channels(documents: Documents, *, lang: str = "en", most: int = _MOST) -> LayerChart:
    """How many quotations came through each channel, the *most* used first."""
    said = words(lang)
    counts = Counter(quote.channel.name for quote in _whole(documents) if quote.channel is not None)
    return _bars(counts, said["quotations"], most).properties(title=said["which_channel"])


def exchanges(documents: Documents, *, lang: str = "en") -> LayerChart:
    """Who speaks to whom: a table of squares with the number of quotations, the darker the more."""
    altair = _altair()

    said = words(lang)
    counts = Counter(
        (quote.speaker.name, quote.addressee.name)
        for quote in _whole(documents)
        if quote.speaker is not None and quote.addressee is not None
    )
    rows = [{"from": one, "to": other, "count": count} for (one, other), count in counts.items()]
    middle = max(counts.values(), default=1) / 2
    wide = altair.Axis(labelLimit=_ROOM)
    table = altair.Chart(altair.Data(values=rows)).encode(
        x=altair.X("to:N", title=said["addressee"], axis=altair.Axis(labelLimit=_ROOM, labelAngle=-40)),
        y=altair.Y("from:N", title=said["speaker"], axis=wide),
        tooltip=["from:N", "to:N", "count:Q"],
    )
    shade = altair.Scale(scheme="blues", domainMin=0)
    squares = table.mark_rect().encode(color=altair.Color("count:Q", scale=shade, legend=None))
    ink = altair.condition(f"datum.count > {middle}", altair.value("white"), altair.value("black"))
    numbers = table.mark_text().encode(text="count:Q", color=ink)
    return (squares + numbers).properties(
        title=said["to_whom"], width=altair.Step(44), height=altair.Step(32)
    )


def women_and_men(documents: Documents, *, lang: str = "en") -> FacetChart:
    """Women and men among the persons who are quoted: how many persons in each text, and how many quotations.

    Gender is what the grammar of the text shows; persons for whom it shows none have a bar of their own.
    """
    altair = _altair()

    said = words(lang)
    persons: Counter[str] = Counter()
    quotations: Counter[str] = Counter()
    for document in _documents(documents):
        genders = {who.name: who.gender or "unknown" for who in _persons(document.quotes)}
        persons.update(genders.values())
        quotations.update(genders[who.name] for who in _persons(_outermost(document)))
    rows = [
        {
            "of": said[measure],
            "who": said[gender],
            "count": counts[gender],
            "share": f"{counts[gender]} ({counts[gender] / max(counts.total(), 1):.0%})",
        }
        for measure, counts in (("persons", persons), ("quotations", quotations))
        for gender in _GENDERS
    ]
    shades = altair.Scale(domain=[said[gender] for gender in _GENDERS], range=list(_GENDERS.values()))
    bars = _labelled(rows, altair.Y("who:N", title=None, sort=None), None, "share:N")
    return (
        bars.encode(color=altair.Color("who:N", scale=shades, legend=None))
        .facet(row=altair.Row("of:N", title=None, sort=None, header=altair.Header(labelOrient="top")))
        .properties(title=said["women_and_men"])
    )


def _persons(quotes: Iterable[Quote]) -> Iterator[Speaker]:
    """The speaker of each quotation by a person."""
    speakers = (quote.speaker for quote in quotes)
    return (who for who in speakers if who is not None and who.kind is SpeakerKind.PERSON)


def _altair() -> Any:
    with extra("charts", "altair"):
        import altair
    return altair


def _documents(documents: Documents) -> Iterator[Document]:
    for item in titled([documents] if isinstance(documents, Document) else documents):
        yield item.document


def _outermost(document: Document) -> Iterator[Quote]:
    """The quotations that are not verbatim parts of a report."""
    for quote in document.quotes:
        if quote.kind is not QuoteKind.DIRECT or quote.parent is None:
            yield quote


def _whole(documents: Documents) -> Iterator[Quote]:
    for document in _documents(documents):
        yield from _outermost(document)


def _bars(counts: Counter[str], numbers: str, most: int) -> LayerChart:
    altair = _altair()

    rows = [{"name": name, "count": count} for name, count in counts.most_common(most)]
    names = altair.Y("name:N", title=None, sort="-x", axis=altair.Axis(labelLimit=_ROOM))
    return _labelled(rows, names, numbers, "count:Q")


def _labelled(rows: list[dict[str, object]], names: object, numbers: str | None, label: str) -> LayerChart:
    """Horizontal bars with *label* at their ends; the axis counts in whole numbers."""
    altair = _altair()

    whole = altair.Axis(tickMinStep=1, format="d")
    chart = altair.Chart(altair.Data(values=rows)).encode(
        x=altair.X("count:Q", title=numbers, axis=whole), y=names
    )
    return chart.mark_bar(color=_BAR) + chart.mark_text(align="left", dx=4).encode(text=label)
