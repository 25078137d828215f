"""From source phrases to names: who said each quotation, and to whom."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence

from quoteattr.detect.candidate import Candidate
from quoteattr.detect.view import View
from quoteattr.known_people import WhoIs, nobody
from quoteattr.quote import Evidence, QuoteKind, Speaker, SpeakerKind
from quoteattr.rank import Choosers, shipped
from quoteattr.sources.attributions import Attribution
from quoteattr.sources.carry import Course
from quoteattr.sources.finder import Finder, Found
from quoteattr.sources.register import build
from quoteattr.sources.speech import speech_of
from quoteattr.sources.stage import Stage
from quoteattr.values import evolve

_log = logging.getLogger(__name__)

Outlets = Mapping[str, str] | Callable[[str], str | None]


def resolve(
    text: str,
    views: Sequence[View],
    candidates: Sequence[Candidate],
    *,
    outlets: Outlets | None = None,
    known_people: WhoIs = nobody,
    choosers: Choosers = shipped,
) -> tuple[Attribution, ...]:
    """Speaker and addressee of each candidate, by the name under which a reader would index them.

    Args:
        text: the document.
        views: its sentences as detection saw them.
        candidates: the quotations that were found in it.
        outlets: canonical name of an outlet by any of its names; a mapping or a function that gives ``None``.
        known_people: gives the person whom the user knows by a name.
        choosers: what makes the choices; fitting brings its own.
    """
    lookup = outlets.get if isinstance(outlets, Mapping) else outlets or nobody
    sentences = [view.sentence for view in views]
    speech = speech_of(sentences, candidates)
    register = build(text, sentences, speech, known=known_people, outlet=lookup, choosers=choosers)
    finder = Finder(register, lookup)
    framed = [_framed(finder, candidate) for candidate in candidates]
    carried = Course(Stage(views, finder, speech, candidates), framed, choosers("carrier")).run()
    _log.debug(
        "%d sources from frames, %d carried on, %d addressees",
        sum(a.speaker is not None for a in framed),
        sum(a.speaker is not None and f.speaker is None for a, f in zip(carried, framed, strict=True)),
        sum(a.addressee is not None for a in carried),
    )
    return tuple(map(_outside, candidates, carried))


def _outside(candidate: Candidate, attribution: Attribution) -> Attribution:
    """Nobody is the source of a direct quotation through words inside it."""
    if not _speaks_of_itself(candidate, attribution.speaker):
        return attribution
    return evolve(attribution, speaker=None, evidence=(), probability=1.0)


def _speaks_of_itself(candidate: Candidate, speaker: Speaker | None) -> bool:
    """Whether a direct quotation has the mention of its speaker inside: *die „Welt zu einem besseren Ort“*."""
    if candidate.kind is not QuoteKind.DIRECT or speaker is None or speaker.mention is None:
        return False
    return any(map(speaker.mention.span.overlaps, candidate.segments))


def _framed(finder: Finder, candidate: Candidate) -> Attribution:
    """What the frame of a candidate says by itself."""
    source = candidate.source
    found = None if source is None or finder.says_nothing(source) else finder.find(source)
    addressee = _addressee(finder, candidate, found)
    if found is None or _speaks_of_itself(candidate, found.speaker):
        return Attribution(None, addressee)
    words = found.speaker.mention
    span = words.span if words is not None else candidate.segments[0]
    return Attribution(found.speaker, addressee, (Evidence(found.rule, span),), found.probability)


def _addressee(finder: Finder, candidate: Candidate, source: Found | None) -> Speaker | None:
    """Who is told; not the speaker in apposition, not a thing or a document."""
    if candidate.addressee is None or finder.is_thing(candidate.addressee):
        return None
    told = finder.find(candidate.addressee)
    if told is None or told.speaker.kind is SpeakerKind.DOCUMENT:
        return None
    if told.rule == "speaker.phrase" and candidate.addressee.role in ("gegenüber", "zu"):
        return None
    same = source is not None and source.speaker.name == told.speaker.name
    return None if same else told.speaker
