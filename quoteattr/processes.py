"""Many texts on several cores: worker processes, each with an extractor of its own, results in input order.

Workers are forked from a server process that has loaded the model once, so that they share its memory; where there is
no such server (Windows) each loads for itself. No worker is forked from the caller's own process, whose threads may
hold locks. Workers leave Ctrl-C to their parent and end with it, however it ends.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any

from quoteattr.errors import InvalidOption, WorkerDied
from quoteattr.piping import Item, Outcome, Read, one_by_one

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from quoteattr.extractor import Extractor

PRELOADED = "quoteattr.preloaded"
_IN_FLIGHT = 2
"""Batches that wait or run for each worker."""

Batches = Iterator[tuple[list[Item], Exception | None]]


def in_processes(extractor: Extractor, batches: Batches, workers: int) -> Iterator[Read]:
    """Every batch with what became of its texts, in order; so many batches are read ahead as keep *workers* busy.

    Raises:
        InvalidOption: the extractor cannot be sent to another process.
        WorkerDied: a worker was killed, or ran out of memory.
    """
    pool = ProcessPoolExecutor(
        workers, mp_context=_context(), initializer=_start, initargs=(_pickled(extractor),)
    )
    running: deque[tuple[list[Item], Exception | None, Future[list[Outcome]]]] = deque()
    try:
        for batch, failure in batches:
            running.append((batch, failure, pool.submit(_read, [item.text for item in batch])))
            if len(running) > _IN_FLIGHT * workers:
                yield _finished(*running.popleft())
        while running:
            yield _finished(*running.popleft())
    except BrokenProcessPool as error:
        raise WorkerDied(
            "A worker process ended before its texts were read: it was killed, or the machine ran out of memory. "
            "Use fewer processes (n_process) or smaller batches (batch_size)."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _finished(batch: list[Item], failure: Exception | None, future: Future[list[Outcome]]) -> Read:
    try:
        return batch, future.result(), failure
    except BrokenProcessPool as error:
        if batch:
            error.add_note(
                f"while reading texts {batch[0].number} to {batch[-1].number} of the stream, counted from 0"
            )
        raise


def _pickled(extractor: Extractor) -> bytes:
    try:
        return pickle.dumps(extractor)
    except Exception as error:  # whatever a caller's own parser or function raises
        raise InvalidOption(
            f"n_process: this extractor cannot be sent to other processes ({error}). Its model and known_people must be "
            "things that pickle knows: functions by name, not lambdas."
        ) from error


def _context() -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context


_extractor: Extractor | None = None
"""That of a worker process."""


def _start(pickled: bytes) -> None:
    """Make a process ready to read texts."""
    global _extractor
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _extractor = pickle.loads(pickled)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(texts: Sequence[Any]) -> list[Outcome]:
    if _extractor is None:
        raise RuntimeError("this process was not started as a worker")
    return one_by_one(_extractor.read, texts)
