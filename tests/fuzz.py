"""Hostile German without end: texts are made, read, and what is promised of every result is checked.

    python -m tests.fuzz marks --count 1000000 --seed 1
    python -m tests.fuzz engine --count 50000 --seed 1
    python -m tests.fuzz cost --count 1000 --seed 1

``marks`` goes through quotation marks and segmentation, ``engine`` through everything; ``cost`` repeats a few scraps and
asks whether a character costs more than four times what it costs in news. A text is made from the seed and its
number alone; each failure is printed with both, cut down to what still fails, and the exit status is then 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from pathlib import Path

from quoteattr import Extractor
from quoteattr.mark_scan import UNSEEN
from quoteattr.mark_table import marks
from quoteattr.marks import find_pairs
from quoteattr.segment import segment
from quoteattr.testing import check
from tests.hostile import NEWS, ODD, SCRAPS

DATA = Path(__file__).parent / "data"
SLOWEST = 2.0
"""Seconds of CPU that no text of this size may take."""
LONGEST = 400
REPEATED = 4000
DEAR = 4
"""How many times what news costs a text of repeated scraps may cost."""


@cache
def scraps() -> tuple[str, ...]:
    return (*SCRAPS, *SCRAPS, *sorted(marks()) * 3, *",.:;–-!?" * 3, *ODD, "x" * 300)


@cache
def sentences() -> tuple[str, ...]:
    """Our own test passages, to be spoiled."""
    return tuple(
        line
        for name in ("passages.txt", "speaker_passages.txt", "frame_passages.txt", "genres.txt")
        for line in (DATA / name).read_text("utf-8").splitlines()
        if len(line) > 20 and not line.startswith("#")
    )


def made(seed: int, number: int) -> str:
    """The text of a number."""
    draw = random.Random(f"{seed}:{number}")
    kind = draw.random()
    if kind < 0.45:
        return draw.choice(("", " ", " ", " ")).join(draw.choices(scraps(), k=draw.randint(0, 40)))
    text = " ".join(draw.choices(sentences(), k=draw.randint(1, 2)))
    if kind < 0.55:
        text = "".join(draw.choice(text) for _ in range(draw.randint(1, 80)))
    for _ in range(draw.randint(0, 5)):
        text = spoiled(text, draw)
    return text[:LONGEST]


def spoiled(text: str, draw: random.Random) -> str:
    """A text with one thing wrong."""
    one, other = sorted(draw.randint(0, len(text)) for _ in range(2))
    change = draw.randrange(7)
    if change == 0:
        return text[:one] + draw.choice(scraps()) + text[one:]
    if change == 1:
        return text[:one] + text[min(other, one + 30) :]
    if change == 2:
        return text[:other] + text[one:]
    if change == 3:
        return unicodedata.normalize(draw.choice(("NFD", "NFC", "NFKD")), text)
    if change == 4:
        return text[:one] + draw.choice((text.upper(), text.lower(), text.title()))[one:other] + text[other:]
    if change == 5:
        return text.replace(draw.choice("„“»«,.: "), draw.choice(scraps()))
    return text[one:] + draw.choice((" ", "\n", "\n\n", "")) + text[:one]


def check_marks(text: str) -> None:
    """Pairs nest and are ordered; every visible character is in one word; no sentence ends inside a pair."""
    pairs = find_pairs(text)
    order = [(pair.outer.start, -pair.outer.end) for pair in pairs]
    assert order == sorted(order), "pairs are not in order"
    for number, pair in enumerate(pairs):
        assert pair.inner in pair.outer
        assert pair.segments
        assert all(len(part) and part.of(text) == part.of(text).strip() for part in pair.segments)
        assert pair.parent is None or (pair.parent < number and pair.outer in pairs[pair.parent].inner)
    cut = segment(text, pairs)
    words = [word for sentence in cut for word in sentence.words]
    assert all(word.start < word.end for word in words)
    assert all(word.end <= after.start for word, after in pairwise(words)), "words overlap"
    seen = bytearray(len(text))
    for word in words:
        seen[word.start : word.end] = b"\x01" * (word.end - word.start)
    for character, is_seen in zip(text, seen, strict=True):
        assert is_seen or character.isspace() or UNSEEN.match(character), "a character is lost"
    for pair in pairs:
        assert sum(s.start <= pair.outer.start and pair.outer.end <= s.end for s in cut) == 1, "a pair is cut"


def engine(extractor: Extractor) -> Callable[[str], None]:
    def read(text: str) -> None:
        document = extractor.extract(text)
        assert document.text is text
        check(document)

    return read


def fault(act: Callable[[str], None], text: str) -> str | None:
    """What goes wrong with a text."""
    began = time.process_time()
    try:
        act(text)
    except Exception as error:  # whatever it is: this is what is looked for
        return f"{type(error).__name__}: {error}"
    took = time.process_time() - began
    return f"took {took:.1f} s" if took > SLOWEST else None


def cut_down(act: Callable[[str], None], text: str) -> str:
    """The text without what its fault does not need."""
    size = len(text) // 2
    while size:
        for start in range(0, len(text), size):
            shorter = text[:start] + text[start + size :]
            if fault(act, shorter) is not None:
                text = shorter
                break
        else:
            size //= 2
    return text


def few(seed: int, number: int) -> str:
    """A few scraps, to be repeated."""
    draw = random.Random(f"few:{seed}:{number}")
    return draw.choice(("", " ")).join(draw.choices(scraps(), k=draw.randint(1, 4))) + draw.choice(
        ("", " ", "\n")
    )


def cost(extractor: Extractor) -> Callable[[str], None]:
    def seconds(text: str) -> float:
        """For a character."""
        began = time.process_time()
        extractor.extract(text)
        return (time.process_time() - began) / len(text)

    news = min(seconds(NEWS * 20) for _ in range(3))

    def read(scrap: str) -> None:
        text = scrap * (REPEATED // max(1, len(scrap)))
        for _ in range(3):  # others use the machine, too
            times = seconds(text) / news if text else 0
            if times < DEAR:
                return
        raise AssertionError(f"{times:.1f} times the cost of news")

    return read


def faults(
    act: Callable[[str], None], seed: int, numbers: range, make: Callable[[int, int], str]
) -> Iterator[tuple[int, str]]:
    for number in numbers:
        text = make(seed, number)
        if fault(act, text) is not None:
            yield number, cut_down(act, text)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("marks", "engine", "cost"))
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first text")
    parser.add_argument("--most", type=int, default=20, help="stop after so many failures")
    chosen = parser.parse_args(arguments)
    act, make = check_marks, made
    if chosen.what == "engine":
        act = engine(Extractor(min_confidence=0.0))
    elif chosen.what == "cost":
        act, make = cost(Extractor()), few
    began = time.process_time()
    numbers = range(chosen.first, chosen.first + chosen.count)
    found = 0
    for number, text in islice(faults(act, chosen.seed, numbers, make), chosen.most):
        found += 1
        print(f"seed {chosen.seed} number {number}: {fault(act, text)}\n  {text!a}", flush=True)
    took = time.process_time() - began
    print(f"{chosen.what}: {chosen.count} texts, seed {chosen.seed}, {found} failures, {took:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
