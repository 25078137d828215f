"""Which of the open scenes a quotation is spoken in, or none: named evidence, weighed by :mod:`quoteattr.rank`.

The weights are those of the choice "scene" in ``data/choices.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.channels.context import Context
from quoteattr.channels.departures import is_left
from quoteattr.channels.forms import fold_words
from quoteattr.channels.rooms import is_at_home
from quoteattr.channels.scenes import Scene
from quoteattr.detect.candidate import Candidate
from quoteattr.quote import Span, Speaker
from quoteattr.rank import NOBODY, Chooser, Option

CHOICE = "scene"
_SENTENCES = 5
_PARAGRAPHS = 2
"""Anything farther away counts as this far."""


def scene_of(
    context: Context,
    scenes: Sequence[Scene],
    number: int,
    candidate: Candidate,
    speaker: Speaker | None,
    chooser: Chooser,
) -> Scene | None:
    """The open scene in which quotation *number* is spoken; the newest is the last of *scenes*."""
    options = [
        Option(
            frozenset(_evidence(context, scene, candidate, speaker))
            | (frozenset() if scene is scenes[-1] else {"overtaken"}),
            Span(context.sentences[scene.opened].start, context.sentences[scene.opened].end),
            scene.channel.name,
        )
        for scene in scenes
    ]
    choice = chooser.choose((0, number), options, NOBODY)
    return scenes[choice.index] if choice is not None else None


def _evidence(context: Context, scene: Scene, candidate: Candidate, speaker: Speaker | None) -> Iterator[str]:
    who = _who(context, scene, speaker)
    yield from (scene.room, f"speaker-{who}", f"{scene.room}-{who}", f"opened-{scene.opening}")
    distance = candidate.sentence - scene.last
    yield f"sentence-{_distance(distance, _SENTENCES)}"
    paragraphs = [context.sentences[n].paragraph for n in (scene.last, candidate.sentence)]
    yield f"paragraph-{_distance(paragraphs[1] - paragraphs[0], _PARAGRAPHS)}"
    if scene.opening == "place" and scene.last == candidate.sentence:
        yield "opened-here"
    if distance == 1 and paragraphs[0] != paragraphs[1]:
        yield "adjoining"
    if is_left(context, range(scene.last + 1, candidate.sentence)):
        yield "left-between"
    if scene.is_fronted:
        yield "fronted"
    if len({other.name for other in scene.speakers if other is not None}) > 1:
        yield "shared"
    if is_at_home(scene.room, speaker):
        yield "at-home"


def _distance(steps: int, most: int) -> int:
    return max(0, min(steps, most))


def _who(context: Context, scene: Scene, speaker: Speaker | None) -> str:
    """How a speaker relates to a scene: spoke in it last (*same*) or before (*again*), is *named* in the sentence that opens
    it, is the *first* to speak, is another (*other*) or *nobody*."""
    if speaker is None:
        return "nobody"
    if scene.speakers and _is_same(speaker, scene.speakers[-1]):
        return "same"
    if any(_is_same(speaker, other) for other in scene.speakers):
        return "again"
    if _is_named(context, scene.opened, speaker):
        return "named"
    return "other" if scene.speakers else "first"


def _is_same(a: Speaker, b: Speaker | None) -> bool:
    """Whether two speakers are one, by the last words of their names."""
    if b is None:
        return False
    short, long = sorted((fold_words(a.name.lower()), fold_words(b.name.lower())), key=len)
    return bool(short) and long[-len(short) :] == short


def _is_named(context: Context, number: int, speaker: Speaker) -> bool:
    """Whether sentence *number* names *speaker*, at least by the last word of the name."""
    words = fold_words(speaker.name)
    return bool(words) and not context.layout(number).words.isdisjoint((words[-1], words[-1] + "s"))
