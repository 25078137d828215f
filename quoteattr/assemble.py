"""Settled candidates, sources and channels become the quotations of a document."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.quote import Document, Mention, Quote, Resolution, Span, Speaker
from quoteattr.syntax.sentence import Sentence


def assemble(text: str, sentences: Sequence[Sentence], candidates: Sequence[Candidate]) -> Document:
    """The document; *candidates* are ordered as ``Document.quotes`` has to be."""
    speakers: list[Speaker | None] = []
    for item in candidates:
        speaker = _speaker(text, sentences, item.source)
        if speaker is None and item.carried_from is not None and item.carried_from < len(speakers):
            speaker = speakers[item.carried_from]
        speakers.append(speaker)
    quotes = tuple(
        Quote(
            kind=item.kind,
            text=" ".join(s.of(text) for s in item.segments),
            segments=item.segments,
            verbatim=item.verbatim,
            cue=item.cue,
            frame=item.frame,
            speaker=speaker,
            addressee=_speaker(text, sentences, item.addressee),
            polarity=item.polarity,
            mode=item.mode,
            parent=item.parent,
            confidence=item.score,
            evidence=item.evidence,
        )
        for item, speaker in zip(candidates, speakers, strict=True)
    )
    return Document(text, quotes)


def _speaker(text: str, sentences: Sequence[Sentence], phrase: Phrase | None) -> Speaker | None:
    if phrase is None:
        return None
    tokens = sentences[phrase.sentence].tokens
    span = Span(tokens[phrase.first].start, tokens[phrase.last].end)
    return Speaker(span.of(text), mention=Mention(span.of(text), span), resolution=Resolution.NAME)
