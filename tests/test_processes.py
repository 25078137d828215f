"""Texts on several cores: the same documents in the same order, clear errors, and nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from quoteattr import Extractor, InvalidOption, WorkerDied

TEXTS = [
    f"„Wir bauen {n} Boote“, sagte Hafenchefin Svea Brandt. Laut Polizei sei Kai {n} gesperrt."
    for n in range(30)
]


def test_same_documents_in_the_same_order(extractor: Extractor) -> None:
    alone = list(extractor.pipe(TEXTS))
    assert list(extractor.pipe(TEXTS, n_process=2, batch_size=4)) == alone
    pairs = list(
        extractor.pipe(zip(TEXTS, range(30), strict=True), as_tuples=True, n_process=2, batch_size=7)
    )
    assert pairs == list(zip(alone, range(30), strict=True))


def test_a_text_that_cannot_be_read_costs_no_other(extractor: Extractor) -> None:
    texts = [*TEXTS[:5], 5, *TEXTS[5:8]]
    found = list(extractor.pipe(texts, n_process=2, batch_size=3, errors="record"))  # type: ignore[arg-type]
    assert [document.error is None for document in found] == [True] * 5 + [False] + [True] * 3
    with pytest.raises(TypeError) as caught:
        list(extractor.pipe(texts, n_process=2, batch_size=3))  # type: ignore[arg-type]
    assert caught.value.__notes__ == ["while reading text 5 of the stream, counted from 0"]


def test_only_some_texts_are_read_ahead(extractor: Extractor) -> None:
    taken = 0

    def texts() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield TEXTS[0]

    documents = extractor.pipe(texts(), n_process=2, batch_size=2)
    next(documents)
    assert taken <= 2 * (2 * 2 + 1)
    documents.close()  # type: ignore[attr-defined]


def test_an_extractor_that_cannot_travel() -> None:
    extractor = Extractor(known_people=lambda name: None)
    with pytest.raises(InvalidOption, match="cannot be sent to other processes"):
        list(extractor.pipe(TEXTS, n_process=2))


def test_a_killed_worker_is_an_error_and_nothing_hangs(extractor: Extractor) -> None:
    before = children()

    def texts() -> Iterator[str]:
        for number, text in enumerate(TEXTS * 40):
            if number == 40:
                for worker in children() - before:
                    if b"forkserver" not in Path(f"/proc/{worker}/cmdline").read_bytes():
                        os.kill(worker, signal.SIGKILL)
                for worker in grandchildren():
                    os.kill(worker, signal.SIGKILL)
            yield text

    with pytest.raises(WorkerDied, match="A worker process ended"):
        list(extractor.pipe(texts(), n_process=2, batch_size=4))


def children(parent: int | None = None) -> set[int]:
    """The processes below one, by ``/proc``."""
    if not Path("/proc/self/task").is_dir():
        pytest.skip("needs /proc")
    parent = parent or os.getpid()
    found = set()
    for task in Path(f"/proc/{parent}/task").iterdir():
        found |= set(map(int, (task / "children").read_text().split()))
    return found


def grandchildren() -> set[int]:
    """Workers of the server process that they are forked from."""
    return {worker for child in children() for worker in children(child)}


SCRIPT = """
    import itertools, sys
    from quoteattr import Extractor

    if __name__ == "__main__":
        texts = itertools.repeat("„Wir bauen im Mai“, sagte Svea Brandt. " * 50)
        for _ in Extractor().pipe(texts, n_process=2):
            print("read", flush=True)
"""


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill"])
def test_workers_end_with_their_parent(tmp_path: Path, ended_by: signal.Signals) -> None:
    script = tmp_path / "script.py"
    script.write_text(textwrap.dedent(SCRIPT), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"read\n"
        family = (
            {process.pid} | children(process.pid) | {g for c in children(process.pid) for g in children(c)}
        )
        assert len(family) >= 3
        process.send_signal(ended_by)
        process.stdout.close()
        process.wait(60)
    deadline = time.monotonic() + 60
    while any(is_alive(member) for member in family):
        assert time.monotonic() < deadline, "a worker outlives its parent"
        time.sleep(0.1)


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
