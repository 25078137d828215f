"""Measure sentences and tokens against a folder of annotated articles.

    python -m tests.measure_segmentation FOLDER [--errors] [--raw]

FOLDER holds articles in the format of the German News Quotation Attribution data (``originalText``,
``tokens`` and ``sentences`` with ``charBegin`` and ``charEnd``). A sentence counts by the end of its
last token, a token by both offsets. Where the corpus and this library follow different conventions on
purpose, both sides are mapped to one (:func:`_mapped_ends`, :func:`_mapped_tokens`); ``--raw`` leaves
the mapping out.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from quoteattr.marks import find_pairs
from quoteattr.segment import RawSentence, segment

Offsets = set[tuple[int, int]]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.measure_segmentation")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every difference")
    parser.add_argument("--raw", action="store_true", help="without the mapping of conventions")
    chosen = parser.parse_args(arguments)
    sentences, tokens = [0, 0, 0], [0, 0, 0]
    seconds = 0.0
    for text, gold_tokens, gold_ends in articles(chosen.folder):
        started = time.perf_counter()
        pairs = find_pairs(text)
        outer = segment(text, pairs)
        seconds += time.perf_counter() - started
        own_tokens = {(word.start, word.end) for sentence in outer for word in sentence.words}
        own_ends = {sentence.end for sentence in outer}
        if not chosen.raw:
            own_ends |= {
                pair.inner.start + inner.end
                for pair in pairs
                for inner in _inside(pair.inner.of(text))[:-1]
                if pair.closed
            }
            gold_ends, own_ends = _mapped_ends(text, gold_ends), _mapped_ends(text, own_ends)
            gold_tokens, own_tokens = _mapped_tokens(text, gold_tokens), _mapped_tokens(text, own_tokens)
        for figures, gold, own in ((sentences, gold_ends, own_ends), (tokens, gold_tokens, own_tokens)):
            figures[0] += len(gold & own)
            figures[1] += len(own - gold)
            figures[2] += len(gold - own)
        if chosen.errors:
            for sign, ends in (("+", own_ends - gold_ends), ("-", gold_ends - own_ends)):
                for end in sorted(ends):
                    print(f"S{sign} {text[max(0, end - 60) : end]!r} | {text[end : end + 40]!r}")
            for sign, found in (("+", own_tokens - gold_tokens), ("-", gold_tokens - own_tokens)):
                for begin, end in sorted(found):
                    print(f"T{sign} {text[begin:end]!r} in {text[max(0, begin - 20) : end + 20]!r}")
    for name, (right, wrong, missed) in (("sentences", sentences), ("tokens", tokens)):
        figure = 200 * right / max(1, 2 * right + wrong + missed)
        print(f"{name}: F1 {figure:.2f} (right {right}, wrong {wrong}, missed {missed})")
    print(f"seconds: {seconds:.2f}")
    return 0


def articles(folder: Path) -> Iterator[tuple[str, Offsets, set[int]]]:
    """Text, token offsets and sentence ends of each article."""
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        offsets = [(token["charBegin"], token["charEnd"]) for token in article["tokens"]]
        ends = {offsets[sentence["tokenIds"][-1]][1] for sentence in article["sentences"]}
        yield article["originalText"], set(offsets), ends


_SEAM = re.compile(r"(?<=\w)[“”\"«»](?=-\w)")
_MARKS = "„“”\"»«›‹‚‘’'"


def _inside(quoted: str) -> tuple[RawSentence, ...]:
    """The sentences of what somebody said."""
    return segment(quoted, find_pairs(quoted))


def _mapped_ends(text: str, ends: set[int]) -> set[int]:
    """Sentence ends without those that are a matter of convention.

    The corpus cuts behind most colons and semicolons; here neither ends a sentence. A quotation mark at
    the seam of two sentences goes now with the one, now with the other in the corpus; here it goes with
    its pair.
    """
    mapped = set()
    for end in ends:
        while end and (text[end - 1] in _MARKS or text[end - 1].isspace()):
            end -= 1
        if text[end - 1 : end] not in (":", ";"):
            mapped.add(end)
    return mapped


def _mapped_tokens(text: str, tokens: Offsets) -> Offsets:
    """Tokens without those that are a matter of convention.

    In the corpus a word goes with the closing mark and the hyphen in front of it („Bild“-Zeitung:
    ``Bild“-Zeitung``); here the marks are always tokens of their own. The tokens around such a seam are
    left out on both sides.
    """
    seams = {match.start() for match in _SEAM.finditer(text)}
    return {
        (start, end) for start, end in tokens if not any(seam in seams for seam in range(start - 2, end + 1))
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
