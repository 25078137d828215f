"""The weights of which scene a quotation is spoken in: ``python -m quoteattr.fit.scenes FILE.jsonl …``.

Each line of a file is a text with its quotations and their channels, as in ``tests/data/*.jsonl``. The weights are those
of a conditional logit over the open scenes and none. Prints what texts say of which the weights were fitted without.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from quoteattr import Extractor, QuoteAttrError
from quoteattr.channels.forms import fold_words
from quoteattr.channels.scenes import Scene
from quoteattr.channels.weigh import choose
from quoteattr.detect.candidate import Candidate
from quoteattr.fit.choices import Decision, conditional_logit

PENALTY = 1.0
"""Strength of the quadratic penalty; from 0.5 to 4 held-out texts see little difference."""
MINIMUM = 4
"""Evidence that fewer scenes have is left out."""
FOLDS = 8
_SAME = 0.7
"""Share of common characters from which a candidate is an annotated quotation."""
_NONE = frozenset[str]()


@frozen
class Wanted:
    """The accepted channels of an annotated quotation, the first one the annotator's own; ``None`` for none."""

    characters: frozenset[int]
    names: tuple[str | None, ...]


@define
class Teacher:
    """Chooses as the annotators do and takes down what there was to choose from."""

    wanted: Sequence[Wanted]
    candidates: Sequence[Candidate] = ()
    seen: list[Decision] = field(factory=list)

    def __call__(
        self, number: int, scenes: Sequence[Scene], evidence: Sequence[frozenset[str]]
    ) -> Scene | None:
        names = self._names(self.candidates[number])
        right = [any(_is_same(scene.channel.name, name) for name in names) for scene in scenes]
        none = None in names and (names[0] is None or not any(right))
        if any(right) or none:
            self.seen.append(Decision((*evidence, _NONE), (*right, none)))
        return scenes[right.index(True)] if any(right) and names[0] is not None else None

    def _names(self, candidate: Candidate) -> tuple[str | None, ...]:
        characters = _characters((s.start, s.end) for s in candidate.segments)
        best = max(self.wanted, key=lambda w: _overlap(w.characters, characters), default=None)
        return best.names if best is not None and _overlap(best.characters, characters) >= _SAME else ()


def _characters(segments: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(i for segment in segments for i in range(segment[0], segment[1]))


def _overlap(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b)


def _is_same(name: str, wanted: str | None) -> bool:
    """Equal, or one is the other's last words."""
    if wanted is None:
        return False
    short, long = sorted((fold_words(name.lower()), fold_words(wanted.lower())), key=len)
    return long[-len(short) :] == short


def decisions(path: Path) -> Iterator[list[Decision]]:
    """What there was to choose from in each text of a file."""
    extractor = Extractor()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        teacher = Teacher([_wanted(quote) for quote in row["quotes"]])
        extractor.assign_channels(row["text"], teacher)
        yield teacher.seen


def _wanted(quote: Mapping[str, Any]) -> Wanted:
    accepted = (quote["channel"], *quote.get("channel_alt", ()))
    return Wanted(_characters(quote["segments"]), tuple(c and c["name"] for c in accepted))
