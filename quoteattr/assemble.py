"""Settled candidates, their sources and their channels become the quotations of a document."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.detect.candidate import Candidate
from quoteattr.detect.shared_frames import share_frames
from quoteattr.quote import Channel, Document, Quote, QuoteKind, Span, cited
from quoteattr.scoring import UNNAMED, Calibration, load_calibration
from quoteattr.sources.attributions import Attribution


def assemble(
    text: str,
    candidates: Sequence[Candidate],
    attributions: Sequence[Attribution],
    channels: Sequence[Channel | None],
    version: str,
    calibration: Calibration | None = None,
    *,
    min_confidence: float = 0.0,
) -> Document:
    """The document of a text.

    Args:
        text: the caller's string.
        candidates: ordered as ``Document.quotes`` has to be, parents linked.
        attributions: speaker and addressee of each.
        channels: the channel of each.
        version: what made the result.
        calibration: the one that ships, if ``None``.
        min_confidence: quotations of a lower confidence are left out.
    """
    calibration = calibration if calibration is not None else load_calibration()
    shared, foreign = _with_parents_source(candidates, attributions), _foreign_parts(candidates)
    quotes = tuple(
        Quote(
            kind=item.kind,
            text=cited(text, item.segments),
            segments=item.segments,
            verbatim=tuple(span for span in item.verbatim if span not in foreign.get(number, ())),
            cue=item.cue if item.kind is not QuoteKind.REPORTED else None,  # its verb is part of what is told
            frame=item.frame,
            speaker=who.speaker,
            addressee=who.addressee,
            channel=channel,
            polarity=item.polarity,
            mode=item.mode,
            parent=item.parent,
            confidence=round(calibration.confidence(item.score, *_certainty(who)), 4),
            evidence=(*item.evidence, *who.evidence),
        )
        for number, (item, who, channel) in enumerate(
            zip(share_frames(text, candidates), shared, channels, strict=True)
        )
    )
    return Document(text, _surest(quotes, min_confidence), version)


def _certainty(who: Attribution) -> tuple[float, tuple[str, ...]]:
    """How probable a speaker is, and the rules that say so."""
    if who.speaker is None:
        return 1.0, (UNNAMED,)
    return who.probability, tuple(evidence.rule for evidence in who.evidence)


def _surest(quotes: tuple[Quote, ...], floor: float) -> tuple[Quote, ...]:
    """The quotations whose confidence is at least *floor*, relinked: the parent of one is its nearest remaining ancestor,
    and a part in marks that is dropped is no longer a verbatim part of its parent."""
    if all(quote.confidence >= floor for quote in quotes):
        return quotes
    place: dict[int, int] = {}
    dropped: dict[int, set[Span]] = {}
    for number, quote in enumerate(quotes):
        if quote.confidence >= floor:
            place[number] = len(place)
        elif quote.parent is not None and quote.kind is QuoteKind.DIRECT:
            dropped.setdefault(quote.parent, set()).update(quote.segments)
    kept: list[Quote] = []
    for number in place:
        quote, parent = quotes[number], quotes[number].parent
        while parent is not None and parent not in place:
            parent = quotes[parent].parent
        lost = dropped.get(number, set())
        verbatim = tuple(span for span in quote.verbatim if span not in lost)
        kept.append(evolve(quote, parent=None if parent is None else place[parent], verbatim=verbatim))
    return tuple(kept)


def _with_parents_source(
    candidates: Sequence[Candidate], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, where the verbatim part of a report has the source of the report, unless the report is about what
    somebody else says: *Laut NDR nannte sie das „absurd“*."""
    out: list[Attribution] = []
    for item, own in zip(candidates, attributions, strict=True):
        report = item.parent if item.is_fragment else None
        if report is not None and candidates[report].kind is not QuoteKind.DIRECT:
            own = own if _is_foreign(item, candidates[report]) else out[report]
        out.append(own)
    return tuple(out)


def _foreign_parts(candidates: Sequence[Candidate]) -> dict[int, set[Span]]:
    """For each report the words in marks that are somebody else's: *Laut NDR nannte sie das „absurd“*."""
    found: dict[int, set[Span]] = {}
    for item in candidates:
        if item.is_fragment and item.parent is not None and _is_foreign(item, candidates[item.parent]):
            found.setdefault(item.parent, set()).update(item.segments)
    return found


def _is_foreign(item: Candidate, report: Candidate) -> bool:
    """Whether words in marks have another source than the report that they are in."""
    if report.kind is QuoteKind.DIRECT or item.source is None or item.source == report.source:
        return False
    return report.kind is QuoteKind.INDIRECT or item.source.role == "subject"
