"""Changes of scene: words in a frame that say that the speech belongs to another time or place."""

from __future__ import annotations

from functools import lru_cache

from quoteattr.channels.context import Context
from quoteattr.channels.frame import frames_of
from quoteattr.detect.candidate import Candidate
from quoteattr.errors import InvalidTable
from quoteattr.syntax.sentence import Token
from quoteattr.tables import read_table

USES = ("word", "day")


@lru_cache(maxsize=1)
def load_scene_words() -> dict[str, frozenset[str]]:
    """Use → words.

    Raises:
        InvalidTable: a row breaks the schema.
    """
    words: dict[str, set[str]] = {use: set() for use in USES}
    for row in read_table("channel_scene", ("word", "use")):
        if row["use"] not in words:
            raise InvalidTable(
                f"channel_scene.tsv: row {row['word']!r}, column 'use': {row['use']!r} is none of {USES}"
            )
        words[row["use"]].add(row["word"])
    return {use: frozenset(found) for use, found in words.items()}


def new_scene(context: Context, candidate: Candidate) -> bool:
    """Whether the frame of *candidate* leaves the scene of the sentence before.

    *Am Montag hatte Horn gesagt*, *Zuvor erklärte sie*, *sagte sie am Abend*.
    """
    return any(
        _is_elsewhere(frame.sentence.tokens[i])
        for frame in frames_of(context, candidate)
        for i in frame.tokens
    )


def _is_elsewhere(token: Token) -> bool:
    words = load_scene_words()
    low = token.text.lower()
    if low in words["word"]:
        return True
    return token.text[:1].isupper() and any(low.startswith(d) or low.endswith(d) for d in words["day"])
