"""Words that point back to an open scene: *schrieb er dort*, *heißt es darin*, *sagte sie in dem Interview*.

Each is a row of ``channel_pointers.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from quoteattr.channels.context import Context
from quoteattr.channels.frame import frames_of
from quoteattr.channels.named import look_left
from quoteattr.channels.nouns import Use
from quoteattr.channels.places import carrier, name_of
from quoteattr.channels.scenes import Scene
from quoteattr.detect.candidate import Candidate
from quoteattr.quote import Channel
from quoteattr.syntax.sentence import Sentence
from quoteattr.tables import read_table
from quoteattr.values import evolve, frozen
from quoteattr.words.closed import POINTING

COLUMNS = ("id", "words", "rooms", "reach", "hit", "miss")

_LOOK_BACK = 2
"""A document was named at most this many sentences before."""


@frozen
class Pointer:
    """A row of the table."""

    words: frozenset[str]
    rooms: frozenset[str]
    reach: int


@cache
def load_pointers() -> tuple[Pointer, ...]:
    """The rows, in the order of the table."""
    return tuple(
        Pointer(frozenset(row["words"].split()), frozenset(row["rooms"].split()), int(row["reach"]))
        for row in read_table("channel_pointers", COLUMNS)
    )


def pointed(
    context: Context, candidate: Candidate, scenes: Sequence[Scene], own: Channel | None
) -> Scene | None:
    """The open scene that a word in the frame of *candidate* points back to, with that word as its mention; ``None``
    where the frame names another channel (*own*)."""
    for frame in frames_of(context, candidate):
        tokens = frame.sentence.tokens
        for i in sorted(frame.tokens):
            pointer = _pointer(frame.sentence, i)
            if pointer is None:
                continue
            mention = context.wording(tokens[i].span)
            if own is not None and own.mention != mention:
                continue
            for scene in (*reversed(scenes), *_documents(context, candidate, frame.sentence.index, i)):
                if scene.room in pointer.rooms and candidate.sentence - scene.last <= pointer.reach:
                    return evolve(scene, channel=evolve(scene.channel, mention=mention))
    return None


def _documents(context: Context, candidate: Candidate, number: int, at: int) -> Iterator[Scene]:
    """The documents that the text names before token *at* of sentence *number*, the nearest first; not those that the
    quotation is about: *Die Prüfer schrieben einen Bericht. Der Vertrag sei nichtig, heißt es darin.*"""
    for earlier in range(number, max(-1, number - _LOOK_BACK - 1), -1):
        tokens = context.sentences[earlier].tokens
        for i in range(at if earlier == number else len(tokens), 0, -1):
            noun = carrier(tokens[i - 1])
            said = any(span.start <= tokens[i - 1].start < span.end for span in candidate.segments)
            if noun is not None and noun.use is Use.DOCUMENT and not said:
                channel = Channel(name_of(context.sentences[earlier], i - 1, noun), noun.kind, None)
                yield Scene(channel, earlier, earlier)


def _pointer(sentence: Sentence, i: int) -> Pointer | None:
    """The row of token *i*: an adverb as it stands, a noun after a definite article, perhaps as the end of a compound."""
    text = sentence.tokens[i].text
    adverbs, nouns = _by_word()
    if not text[:1].isupper() or i == 0:
        return adverbs.get(text.lower())
    if not text.lower().endswith(tuple(nouns)) or look_left(sentence, i).determiner not in POINTING:
        return None
    return next(row for ending, row in nouns.items() if text.lower().endswith(ending))


@cache
def _by_word() -> tuple[dict[str, Pointer], dict[str, Pointer]]:
    """The first row of each word as it stands, and of each noun in small letters."""
    rows = [(word, row) for row in reversed(load_pointers()) for word in row.words]
    return dict(rows), {word.lower(): row for word, row in reversed(rows) if word[:1].isupper()}
