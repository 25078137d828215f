"""What says that speech belongs to another time than the one before: words of time, and the tense."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import regex

from quoteattr.channels.context import Context
from quoteattr.channels.frame import Frame, frames_of
from quoteattr.detect.candidate import Candidate
from quoteattr.memory import WORDS
from quoteattr.syntax.morphology import is_past
from quoteattr.syntax.sentence import Mood, Token
from quoteattr.word_lists import words

_PERFECT = frozenset({"haben", "sein"})
_PLUPERFECT = frozenset({"hatte", "hatten"})


def time_of(context: Context, candidate: Candidate) -> str:
    """Whether the frame of *candidate* "leaves" the scenes before (*Zuvor erklärte Horn*, *Am Montag erklärte sie*) or is
    only "dated", by a day after the verb (*sagte sie am Montag*); "later" the same day (*Am Nachmittag erklärte sie*);
    "" for none of these."""
    found: set[tuple[str, bool]] = set()
    for frame in frames_of(context, candidate):
        tokens = frame.sentence.tokens
        verb = next((i for i in sorted(frame.tokens) if tokens[i].is_finite), 0)
        # hielt … dagegen: a part of the verb
        said = context.layout(frame.sentence.index).under(candidate.cue.segments if candidate.cue else ())
        found |= {(_departure(tokens[i].text), i < verb) for i in frame.tokens - said}
    if not found.isdisjoint({("word", True), ("word", False), ("day", True)}):
        return "leaves"
    if ("hour", True) in found:
        return "later"
    return "dated" if ("day", False) in found else ""


def times_between(context: Context, sentences: Sequence[int]) -> frozenset[str]:
    """What *sentences* of narration name: a "word" that moves on to another time (*Danach konnte er das Gericht
    verlassen*), a "day", an "hour" (*Am Nachmittag kam die Zeugin*); not a look back, from which the text returns (*Sie
    hatte zuvor im NDR davor gewarnt*)."""
    for number in sentences:
        if number not in context.times:
            context.times[number] = _times(context.sentences[number].tokens)
    return frozenset().union(*(context.times[number] for number in sentences))


def _times(tokens: Sequence[Token]) -> frozenset[str]:
    if _tense(tokens) == "pluperfect":
        return frozenset()
    return frozenset(filter(None, (_departure(token.text) for token in tokens)))


def tense_of(frames: Iterable[Frame]) -> str:
    """The tense in which *frames* are told: *sagt* is present, *sagte* past, *hatte gesagt* pluperfect; "" for another. The
    perfect of a first sentence goes with any: *Der Rat hat am Montag gestritten. … sagte …*"""
    told = (_tense([frame.sentence.tokens[i] for i in sorted(frame.tokens)]) for frame in frames)
    return next(filter(None, told), "").removeprefix("perfect")


def _tense(tokens: Sequence[Token]) -> str:
    """The tense of the first verb that can tell one, "" without such a verb."""
    verb = next((token for token in tokens if token.is_finite), None)
    if verb is None:
        return ""
    if verb.lemma in _PERFECT and any(token.tag == "VVPP" for token in tokens):
        return "pluperfect" if verb.text.lower() in _PLUPERFECT else "perfect"
    if verb.mood is Mood.INDICATIVE:
        return "past" if is_past(verb.text, verb.lemma) else "present"
    return ""


@lru_cache(maxsize=WORDS)
def _departure(word: str) -> str:
    """What a word says of time: a "word" for another one, a "day", an "hour", or "" for nothing."""
    low = word.lower()
    if low in words("other-time"):
        return "word"
    if low in words("hour"):
        return "hour"
    return "day" if word[:1].isupper() and _days().search(low) else ""


@cache
def _days() -> regex.Pattern[str]:
    """The end of a noun for a time: *Montagabend*, *Vorjahres*; not *Abendblatt*."""
    return regex.compile(rf"(?:{'|'.join(sorted(words('day')))})(?:e?[sn]|e)?+$")
