"""What says that speech belongs to another time than the one before: words of time, and the tense."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from quoteattr.channels.context import Context
from quoteattr.channels.frame import Frame, frames_of
from quoteattr.detect.candidate import Candidate
from quoteattr.memory import WORDS
from quoteattr.syntax.morphology import is_past
from quoteattr.syntax.sentence import Mood
from quoteattr.tables import read_table

USES = ("word", "day")


@cache
def load_departures() -> dict[str, frozenset[str]]:
    """Use → words.

    Raises:
        InvalidTable: a row breaks the schema.
    """
    words: dict[str, set[str]] = {use: set() for use in USES}
    for row in read_table("channel_departures", ("word", "use"), use=USES):
        words[row["use"]].add(row["word"])
    return {use: frozenset(found) for use, found in words.items()}


def leaves(context: Context, candidate: Candidate) -> bool:
    """Whether the frame of *candidate* leaves the scenes before: *Zuvor erklärte Horn*, *Am Montag
    erklärte sie*. A day after the verb only dates the speech: *sagte sie am Montag*."""
    for frame in frames_of(context, candidate):
        tokens = frame.sentence.tokens
        verb = next((i for i in sorted(frame.tokens) if tokens[i].is_finite), 0)
        found = {(_departure(tokens[i].text), i < verb) for i in frame.tokens}
        if any(departure == "word" or (departure == "day" and before) for departure, before in found):
            return True
    return False


def is_left(context: Context, sentences: Iterable[int]) -> bool:
    """Whether narration moves on to another time: *Danach konnte er das Gericht verlassen.*"""
    return any(_departure(token.text) == "word" for n in sentences for token in context.sentences[n].tokens)


def tense_of(frames: Iterable[Frame]) -> str:
    """The tense in which *frames* are told: *sagt* is present, *sagte* past, *hatte gesagt* pluperfect; "" for another."""
    for frame in frames:
        tokens = (frame.sentence.tokens[i] for i in sorted(frame.tokens))
        verb = next((token for token in tokens if token.is_finite), None)
        if verb is not None and verb.text.lower() in ("hatte", "hatten"):
            return "pluperfect"
        if verb is not None and verb.mood is Mood.INDICATIVE:
            return "past" if is_past(verb.text, verb.lemma) else "present"
    return ""


@lru_cache(maxsize=WORDS)
def _departure(word: str) -> str:
    words = load_departures()
    low = word.lower()
    if low in words["word"]:
        return "word"
    days = tuple(words["day"])
    return "day" if word[:1].isupper() and (low.startswith(days) or low.endswith(days)) else ""
