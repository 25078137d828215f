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

from quoteattr import channels, scoring, sources
from quoteattr.channels.forms import fold_words
from quoteattr.channels.scenes import Scene
from quoteattr.channels.weigh import best
from quoteattr.detect import find
from quoteattr.detect.candidate import Candidate
from quoteattr.errors import QuoteAttrError
from quoteattr.evaluate.corpus import Article
from quoteattr.fit.choices import Decision, conditional_logit
from quoteattr.fit.material import analysed
from quoteattr.syntax.tagger import Tagger

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
    candidates: Sequence[Candidate]
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


def decisions(paths: Iterable[Path]) -> Iterator[list[Decision]]:
    """What there was to choose from in each text of the files."""
    table, weights = channels.load(), scoring.load()
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [Article(str(n), row["text"], (), (), (), ()) for n, row in enumerate(rows)]
    for row, material in zip(rows, analysed(articles, Tagger(), None), strict=True):
        text, sentences = row["text"], [view.sentence for view in material.views]
        found = find(material.views, weights, scoring.SHIPPED_THRESHOLDS)
        resolved = sources.resolve(text, material.views, found, outlets=table.outlet_name)
        teacher = Teacher([_wanted(quote) for quote in row["quotes"]], found)
        channels.assign(text, sentences, found, [r.speaker for r in resolved], table, teacher)
        yield teacher.seen


def _wanted(quote: Mapping[str, Any]) -> Wanted:
    accepted = (quote["channel"], *quote.get("channel_alt", ()))
    return Wanted(_characters(quote["segments"]), tuple(c and c["name"] for c in accepted))


def fit(texts: Sequence[Sequence[Decision]]) -> dict[str, float]:
    """The weights of the evidence.

    Raises:
        MissingExtra: scipy is not installed.
    """
    return conditional_logit([d for text in texts for d in text], minimum=MINIMUM, penalty=PENALTY)


def held_out(texts: Sequence[Sequence[Decision]]) -> str:
    """How often scenes are chosen rightly in texts of which the weights were fitted without."""
    right = given = wanted = total = 0
    for fold in range(FOLDS):
        weights = fit([text for n, text in enumerate(texts) if n % FOLDS != fold])
        for decision in (d for text in texts[fold::FOLDS] for d in text):
            chosen = best(decision.options[:-1], weights)
            total += 1
            wanted += not decision.right[-1]
            given += chosen is not None
            right += chosen is not None and decision.right[chosen]
    return f"{total} quotations, {wanted} in a scene; {given} scenes given, {right} of them right"


def table(weights: Mapping[str, float]) -> str:
    """The weights as ``data/channel_weights.tsv`` holds them."""
    comment = "# Which open scene a quotation is in: log-odds against none. Written by python -m quoteattr.fit.scenes."
    lines = (f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items()))
    return "\n".join((comment, "evidence\tweight", *lines, ""))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.fit.scenes", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="annotated texts, JSON lines")
    path = files("quoteattr") / "data" / "channel_weights.tsv"
    parser.add_argument("--out", default=str(path), metavar="FILE", help="the table (default: %(default)s)")
    options = parser.parse_args(arguments)
    try:
        seen = list(decisions(options.files))
        print(held_out(seen))
        Path(options.out).write_text(table(fit(seen)), encoding="utf-8")
    except (QuoteAttrError, OSError) as error:
        print(f"quoteattr.fit.scenes: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
