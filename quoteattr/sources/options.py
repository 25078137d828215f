"""Who may be the one that speaks where the frame of a quotation names nobody, with the evidence for each.

A quotation without a frame belongs to somebody the text has just been about. Earlier quotations offer their speakers,
the preceding sentences offer whomever they name: *Der Verband äußerte sich besorgt. Die Fristen seien zu kurz.* The
evidence is a set of names, which :mod:`quoteattr.rank` weighs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from quoteattr.detect.attribution import POINTING_BACK
from quoteattr.detect.candidate import Candidate
from quoteattr.quote import Polarity, Span, Speaker, SpeakerKind
from quoteattr.rank import NOBODY, Option
from quoteattr.sources.attributions import Attribution
from quoteattr.sources.stage import Stage
from quoteattr.values import evolve, frozen
from quoteattr.word_lists import words

_SENTENCES = 4
"""At most this many sentences before a quotation are looked at."""
_LOOKED_AT = 60
"""Somebody who spoke is looked for at most this many quotations back."""
_QUOTATIONS = 4
"""At most this many earlier quotations offer their speakers."""
_CROWD = 24
"""At most this many actors are looked at, those nearest to the quotation."""
_FAR = 3
_LONG_AGO = 2
_IN_NARRATION = frozenset(
    {"tells", "tells-surely", "tells-just-before", "part-subject", "part-subject-just-before", "part-agent"}
)
"""What somebody does only where the text itself tells it."""
_IMPERSONAL = frozenset({"heißen", "heißt es", "verlauten", "hervorgehen", "es heißt", "lauten", "stehen"})
_PASSIVE = frozenset({"wird", "werden", "wurde", "wurden", "worden", "werde", "würde", "würden"})


@frozen
class Carrier(Option):
    """Somebody who may have gone on speaking; ``spoke``: whether an earlier quotation has this very mention."""

    speaker: Speaker
    certainty: float
    spoke: bool


def context(candidate: Candidate) -> str:
    """How a quotation stands that has no speaker of its own."""
    cue = candidate.cue
    lemma = cue.lemma.lower() if cue is not None else ""
    if lemma in POINTING_BACK:
        return "pointing"
    if lemma in _IMPERSONAL:
        return "impersonal"
    if candidate.source is not None:
        return "unresolved"
    if cue is not None and not _PASSIVE.isdisjoint(cue.text.lower().split()):
        return "passive"
    return "framed" if cue is not None or candidate.frame else candidate.kind.value


def is_hearsay(candidate: Candidate) -> bool:
    """Whether what attributes a quotation names nobody: *dem Vernehmen nach*, *nachdem bekannt wurde*."""
    lemma = candidate.cue.lemma if candidate.cue is not None else ""
    return candidate.source is None and (lemma == "nach" or lemma.replace(" ", "") in words("becoming-known"))


def nobody(candidate: Candidate) -> frozenset[str]:
    """The features of the answer that the text does not tell who speaks."""
    return NOBODY | {f"nobody-{context(candidate)}"}


def options(stage: Stage, index: int) -> list[Carrier]:
    """All who may have said quotation number *index*."""
    candidate = stage.candidates[index]
    start = candidate.segments[0].start
    paragraph = stage.views[candidate.sentence].sentence.paragraph
    turns = _turns(stage, candidate)
    found: dict[Span, Carrier] = {}
    how = context(candidate)
    vague, bare = how == "impersonal", how == candidate.kind.value

    def offer(
        features: frozenset[str], span: Span, speaker: Speaker, certainty: float, *, spoke: bool
    ) -> None:
        if speaker.kind is SpeakerKind.PERSON:
            features |= {f"{how}-{SpeakerKind.PERSON}"}
        if bare and not spoke and "tells" not in features:
            features |= {f"{how}-silent"}  # *Sie starben. Drei sollen verletzt sein.*
        found[span] = Carrier(features, span, speaker.name, speaker, certainty, spoke)

    for number in range(candidate.sentence, max(-1, candidate.sentence - _SENTENCES - 1), -1):
        actors = stage.actors(number)
        last = bisect_right(actors, start, key=lambda actor: actor.span.end)
        distance = min(candidate.sentence - number, _FAR)
        is_elsewhere = stage.views[number].sentence.paragraph != paragraph
        for actor in actors[max(0, last - max(0, _CROWD - len(found))) : last]:
            mute = actor.dumb or (vague and actor.speaker.kind is SpeakerKind.UNKNOWN)
            if mute and "tells" not in actor.features:
                continue  # *Wolken zogen auf. …*: nobody is known by such a noun
            features = _from_here(actor.features, distance, is_elsewhere)
            if actor.said:
                features = features - _IN_NARRATION | {"inside-content"}
            turn = turns.get(actor.span)
            if turn is not None:
                features |= turn[1]
            offer(features, actor.span, actor.speaker, actor.certainty, spoke=turn is not None)
    for span, (earlier, spoken) in turns.items():
        speaker = earlier.speaker
        if span not in found and speaker is not None:
            offer(spoken | {f"is-{speaker.kind}"}, span, speaker, earlier.probability, spoke=True)
    return _compared(list(found.values()))


def _compared(found: Sequence[Carrier]) -> list[Carrier]:
    """The options, where somebody takes the floor from those who spoke by doing something in the narration: *Der Verband
    äußerte sich besorgt.*"""
    spoke = max((option.span.start for option in found if option.spoke), default=-1)
    acting = (option for option in found if option.span.start > spoke)
    if all(option.features.isdisjoint(("part-subject", "part-agent")) for option in acting):
        return [*found]
    overtaken = {"spoke-overtaken"}
    return [evolve(o, features=o.features | overtaken) if o.spoke else o for o in found]


def _turns(stage: Stage, candidate: Candidate) -> dict[Span, tuple[Attribution, frozenset[str]]]:
    """The mentions of those who spoke last, and what makes each of them go on."""
    recent = islice(reversed(stage.previous), _LOOKED_AT)
    spoken = islice((i for i in recent if stage.done[i].speaker is not None), _QUOTATIONS)
    turns: dict[Span, tuple[Attribution, frozenset[str]]] = {}
    for turn, at in enumerate(spoken):
        speaker = stage.done[at].speaker
        if speaker is not None and speaker.mention is not None:
            features = frozenset(_spoke(stage.text, candidate, stage.candidates[at], turn))
            turns.setdefault(speaker.mention.span, (stage.done[at], features))
    return turns


@lru_cache(maxsize=1024)
def _from_here(features: frozenset[str], distance: int, is_elsewhere: bool) -> frozenset[str]:
    """The features of an actor so many sentences before the quotation, maybe in another paragraph."""
    near = {f"{name}-just-before" for name in features & {"tells", "part-subject"}} if distance <= 1 else ()
    return features.union((f"sentence-{distance}",), near, ("other-paragraph",) if is_elsewhere else ())


def _spoke(text: str, candidate: Candidate, earlier: Candidate, turn: int) -> Iterator[str]:
    """What makes a speaker go on: the chain that detection saw, a quotation just before; not in a new sentence."""
    yield f"spoke-turn-{min(turn, _LONG_AGO)}"
    if turn == 0:
        yield f"spoke-last-{min(max(0, candidate.sentence - earlier.last_sentence), _FAR)}"
        if candidate.carried_from is not None:
            yield "spoke-last-chained"
        if earlier.polarity is Polarity.QUESTIONED or earlier.segments[-1].of(text).endswith("?"):
            yield "spoke-last-asked"
