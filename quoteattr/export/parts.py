"""What a quotation is linked with: its cue, its speaker, its addressee, its channel."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from quoteattr.quote import Channel, Quote, Span, Speaker


@frozen
class Part:
    """Words beside a quotation, and what stands behind them."""

    part: str
    """``"cue"``, ``"speaker"``, ``"addressee"`` or ``"channel"``."""
    spans: tuple[Span, ...]
    name: str
    """The lemma of the cue, the name of everything else."""
    kind: str


def named(quote: Quote) -> Iterator[tuple[str, Speaker | Channel]]:
    """The speaker, the addressee and the channel of a quotation, as far as it has them."""
    every = (("speaker", quote.speaker), ("addressee", quote.addressee), ("channel", quote.channel))
    yield from ((part, who) for part, who in every if who is not None)


def parts(quote: Quote) -> Iterator[Part]:
    """The words of the text that stand for the parts of a quotation."""
    if quote.cue is not None:
        yield Part("cue", quote.cue.segments, quote.cue.lemma, "cue")
    for part, who in named(quote):
        if who.mention is not None:
            yield Part(part, (who.mention.span,), who.name, who.kind.value)
