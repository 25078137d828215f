"""Defect 9: a process that is forked while another thread reads or parses can read and parse itself."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from quoteattr import Extractor
from quoteattr.locks import ForkLock
from quoteattr.syntax.parser import load_parser

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

TEXT = "„Wir bauen im Mai“, sagte Svea Brandt. Laut Polizei sei der Kai gesperrt. " * 8
PATIENCE = 60


def ends_well(child: int) -> bool:
    """Whether a child process ends by itself, without an error."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status == 0
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def fork_and(act: object) -> int:
    """A child process that does something and ends without what pytest would do at its end."""
    child = os.fork()
    if child == 0:
        try:
            act()  # type: ignore[operator]
        except BaseException:
            os._exit(1)
        os._exit(0)
    return child


@pytest.fixture(params=[None, "shipped"], ids=["tags", "parser"])
def busy(request: pytest.FixtureRequest) -> Iterator[Extractor]:
    """An extractor that another thread uses all the time."""
    extractor = Extractor(load_parser(request.param) if request.param else None)
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            extractor.extract(TEXT)

    extractor.extract(TEXT)
    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    yield extractor
    stop.set()
    thread.join()


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_a_child_reads_while_a_thread_of_its_parent_does(busy: Extractor) -> None:
    for pause in (0, 0.011, 0.023):
        time.sleep(pause)
        assert ends_well(fork_and(lambda: busy.extract(TEXT)))


def test_a_lock_that_is_held_is_free_in_a_child() -> None:
    lock = ForkLock()

    def take() -> None:
        with lock:
            pass

    with lock:
        assert ends_well(fork_and(take))
    with lock:  # the parent's own was left as it was
        pass


def test_no_lock_of_the_standard_library_is_held_while_a_text_is_read() -> None:
    """``functools.cached_property`` of Python 3.11 locks; attrs puts a slot in its place."""
    from functools import cached_property

    held = [
        f"{module.__name__}.{name}.{attribute}"
        for module in list(sys.modules.values())
        if module.__name__.startswith("quoteattr.")
        for name, kind in vars(module).items()
        if isinstance(kind, type)
        for attribute, value in vars(kind).items()
        if isinstance(value, cached_property)
    ]
    assert held == []
