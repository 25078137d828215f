"""Memory stays, however many words are read, and no monstrous word is kept."""

from __future__ import annotations

import gc
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from quoteattr import Extractor
from quoteattr.collecting import seldom_collected
from quoteattr.memory import LONGEST, WORDS, Memory, legible


def resident() -> float:
    """Megabytes of this process."""
    status = Path("/proc/self/statm")
    if not status.exists():
        pytest.skip("needs /proc")
    return int(status.read_text().split()[1]) * 4096 / 1e6


def made_up(draw: random.Random) -> str:
    word = "".join(draw.choices("abdeghiklmnorstu", k=draw.randint(5, 12)))
    return word.capitalize()


def test_a_word_is_looked_at_by_its_ends() -> None:
    assert legible("Deich") == "Deich"
    assert legible("x" * 10_000 + "en").endswith("xen")
    assert len(legible("x" * 10_000)) == LONGEST


def test_words_are_found_once_and_all_new_ones_together() -> None:
    asked: list[list[int]] = []

    def square(numbers: Sequence[int]) -> list[int]:
        asked.append([*numbers])
        return [number * number for number in numbers]

    memory = Memory(square)
    assert memory.of([3, 4, 3]) == [9, 16, 9]
    assert memory.of([4, 5]) == [16, 25]
    assert memory.of([5, 3]) == [25, 9]
    assert asked == [[3, 4], [5]]
    memory.clear()
    assert memory.of([5]) == [25]
    assert asked[-1] == [5]


def test_a_full_memory_forgets_everything() -> None:
    memory = Memory[int, str](lambda numbers: map(str, numbers))
    memory.of(range(WORDS - 1))
    assert len(memory._known) == WORDS - 1
    assert memory.of([7, WORDS, WORDS + 1]) == ["7", str(WORDS), str(WORDS + 1)]
    assert set(memory._known) == {7, WORDS, WORDS + 1}


@pytest.mark.slow
def test_new_words_fill_the_caches_once(extractor: Extractor) -> None:
    """Defect 7: 3,000 short texts with new words added 294 MB and went on."""
    draw = random.Random(1)

    def read(words: int) -> None:
        for _ in range(words // 60):
            sentences = []
            for _ in range(12):
                a, b, c, d, e = (made_up(draw) for _ in range(5))
                sentences.append(f"Der {a} sei {b.lower()}ig, sagte {c}chef {d} {e} dem {a}blatt.")
            extractor.extract(" ".join(sentences))

    read(2 * WORDS)
    gc.collect()
    before = resident()
    read(WORDS)
    gc.collect()
    assert resident() < before * 1.05


BULLETS = """
import resource, quoteattr
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
extractor = quoteattr.Extractor()
extractor.extract("„Ja“, sagte Ole Brandt. " * 20)
before = peak()
extractor.extract("• " * 8_000)
print(peak() - before)
"""


def test_bullets_take_little_memory() -> None:
    """Defect 6: 16 kB of bullets took 400 MB, of which nothing was left afterwards; 11 MB now."""
    done = subprocess.run([sys.executable, "-c", BULLETS], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 60


def test_monstrous_words_are_not_kept(extractor: Extractor) -> None:
    """Defect 7: 100 texts with words of 0.2 MB added 74 MB."""
    extractor.extract("„Ja“, sagte Ole Brandt.")
    gc.collect()
    before = resident()
    for number in range(20):
        extractor.extract(f"„Ja“, sagte Ole {'X' + 'abcdefghij'[number % 10] * 200_000}{number}.")
    gc.collect()
    assert resident() < before + 10


def test_the_collector_is_as_before_after_the_last_reader() -> None:
    usual = gc.get_threshold()
    with seldom_collected():
        with pytest.raises(ZeroDivisionError), seldom_collected():
            raise ZeroDivisionError
        assert gc.get_threshold()[0] > usual[0]
    assert gc.get_threshold() == usual


def test_readers_may_end_in_any_order() -> None:
    usual = gc.get_threshold()
    first, second = seldom_collected(), seldom_collected()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold()[0] > usual[0]
    second.__exit__(None, None, None)
    assert gc.get_threshold() == usual
