"""Which of the open scenes a quotation is spoken in, or none: named evidence, weighed by :mod:`quoteattr.rank`.

The weights are those of the choice "scene" in ``data/choices.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quoteattr.channels.context import Context
from quoteattr.channels.departures import tense_of, time_of, times_between
from quoteattr.channels.forms import fold_words
from quoteattr.channels.frame import frames_of
from quoteattr.channels.rooms import belongs, comments, sort_of
from quoteattr.channels.scenes import Scene
from quoteattr.detect.candidate import Candidate
from quoteattr.quote import Channel, Mode, Polarity, QuoteKind, Span, Speaker
from quoteattr.rank import NOBODY, Chooser, Option

CHOICE = "scene"
_SENTENCES = 5
_PARAGRAPHS = 2
"""Anything farther away counts as this far."""
_OPENING = 8
"""At most this many sentences open a scene before somebody speaks."""
_WITH_CAST = frozenset({"talk", "session"})


def scene_of(
    context: Context,
    scenes: Sequence[Scene],
    number: int,
    candidate: Candidate,
    speaker: Speaker | None,
    before: Channel | None,
    chooser: Chooser,
) -> Scene | None:
    """The open scene in which quotation *number* is spoken; a speech is only one person's.

    Args:
        context: the document.
        scenes: those that are open.
        number: which quotation it is.
        candidate: the quotation.
        speaker: who speaks.
        before: the channel of the quotation that this one goes on from without a frame.
        chooser: weighs the evidence.
    """
    newest = scenes[-1]
    written = candidate.kind is QuoteKind.DIRECT or candidate.mode is Mode.WRITING
    asked = candidate.polarity is Polarity.QUESTIONED
    alone = ("speech",) if written or asked else ("speech", "social")  # who answers a post writes
    scenes = [s for s in scenes if not _is_closed_to(context, s, candidate, speaker, alone)]
    if _goes_on_in(context, newest, candidate, speaker):
        scenes = [scene for scene in scenes if scene is newest]
    options = [
        Option(
            frozenset(_evidence(context, scene, candidate, speaker, before))
            | (frozenset() if scene is newest else {"overtaken"}),
            Span(context.sentences[scene.opened].start, context.sentences[scene.opened].end),
            scene.channel.name,
        )
        for scene in scenes
    ]
    choice = chooser.choose((0, number), options, NOBODY)
    return scenes[choice.index] if choice is not None else None


def _is_closed_to(
    context: Context, scene: Scene, candidate: Candidate, speaker: Speaker | None, alone: Sequence[str]
) -> bool:
    """Whether *speaker* cannot speak in a scene: a room that is *alone* is another's, a speech is one person's, and experts
    speak about a council, not in it."""
    who = _who(context, scene, speaker)
    if who not in ("first", "other"):
        return False
    if who == "first" and scene.room == "speech":
        return context.sentences[candidate.sentence].paragraph != context.sentences[scene.last].paragraph
    if speaker is not None and comments(speaker, sort_of(scene.channel)):
        return True
    return who == "other" and scene.room in alone


def _goes_on_in(context: Context, newest: Scene, candidate: Candidate, speaker: Speaker | None) -> bool:
    """Whether who spoke last in the newest scene goes on in the same paragraph: nobody returns to an older one before.

    *Im Podcast „Kiez“ hatte Farkas versichert, das Geld reiche. „Da wackelt nichts“, sagte sie.* is no answer to the
    station of the paragraph before.
    """
    sentences = context.sentences
    same_paragraph = sentences[newest.last].paragraph == sentences[candidate.sentence].paragraph
    return same_paragraph and _who(context, newest, speaker) == "same"


def _evidence(
    context: Context, scene: Scene, candidate: Candidate, speaker: Speaker | None, before: Channel | None
) -> Iterator[str]:
    yield from _of_speaker(context, scene, speaker)
    yield from _of_quotation(context, scene, candidate, before)
    yield from _of_place(context, scene, candidate)
    if speaker is None and candidate.cue is not None and candidate.source is None:
        yield "unsaid"


def _of_speaker(context: Context, scene: Scene, speaker: Speaker | None) -> Iterator[str]:
    """What the speaker is to the scene, and whether such a one speaks there."""
    who, sort = _who(context, scene, speaker), sort_of(scene.channel)
    yield f"{scene.room}-{who}"
    if sort == "press":
        yield f"press-{who}"
    if speaker is None:
        return
    yield f"{scene.room}-by-{speaker.kind.value}"
    if (part := belongs(speaker, sort)) is not None:
        yield f"{sort}-{'member' if part else 'stranger'}"


def _of_quotation(
    context: Context, scene: Scene, candidate: Candidate, before: Channel | None
) -> Iterator[str]:
    """How the words are reported, and at what time."""
    yield f"{scene.room}-from-{candidate.source.role if candidate.source is not None else 'nobody'}"
    if candidate.cue is not None:
        yield candidate.mode.value
    if time := time_of(context, candidate):
        # a session takes the whole day
        yield time if time != "later" or scene.room == "session" else "leaves"
    if scene.tense and (tense := tense_of(frames_of(context, candidate))):
        yield f"{scene.tense}-{tense}"
    if candidate.carried_from is not None:
        yield "goes-on" if before is not None and before.name == scene.channel.name else "goes-on-elsewhere"


def _of_place(context: Context, scene: Scene, candidate: Candidate) -> Iterator[str]:
    """How the scene was opened, how far away it is, and whether the text "returns" to it later on."""
    yield f"{scene.room}-opened-{scene.opening}"
    if not scene.speakers:
        yield f"fresh-{scene.opening}"
    yield f"sentence-{_distance(candidate.sentence - scene.last, _SENTENCES)}"
    paragraph, last = (context.sentences[n].paragraph for n in (candidate.sentence, scene.last))
    yield f"paragraph-{_distance(paragraph - last, _PARAGRAPHS)}"
    later = (context.last_signs.get(sign, 0) for sign in scene.signs)
    if max(later, default=0) > candidate.last_sentence:
        yield "returns"
    for time in times_between(context, range(scene.last + 1, candidate.sentence)):
        yield f"{time}-between"


def _distance(steps: int, most: int) -> int:
    return max(0, min(steps, most))


def _who(context: Context, scene: Scene, speaker: Speaker | None) -> str:
    """How a speaker relates to a scene: spoke in it last (*same*) or before (*again*), is an *other*, the *first*
    to speak, *named* in the sentences that open it or not, or *nobody*; *cast* is somebody else whom they name: *Zu Gast
    waren Ina Rau und Ole Behn.*"""
    if speaker is None:
        return "nobody"
    if scene.speakers and _is_same(speaker, scene.speakers[-1]):
        return "same"
    if any(_is_same(speaker, other) for other in scene.speakers):
        return "again"
    end = scene.heard if scene.speakers else scene.last + 1
    opening = range(scene.opened, min(end, scene.opened + _OPENING))
    named = _is_named(context, opening, speaker)
    if scene.speakers:
        return "cast" if named and scene.room in _WITH_CAST else "other"
    return "named" if named else "first"


def _is_same(a: Speaker, b: Speaker | None) -> bool:
    """Whether two speakers are one, by the last words of their names."""
    if b is None:
        return False
    short, long = sorted((fold_words(a.name.lower()), fold_words(b.name.lower())), key=len)
    return bool(short) and long[-len(short) :] == short


def _is_named(context: Context, numbers: Iterable[int], speaker: Speaker) -> bool:
    """Whether one of the sentences *numbers* names *speaker*, at least by the last word of the name."""
    words = fold_words(speaker.name)
    forms = (words[-1], words[-1] + "s") if words else ()
    return any(not context.layout(number).words.isdisjoint(forms) for number in numbers)
