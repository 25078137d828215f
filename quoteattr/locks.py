"""Locks that a forked process does not inherit held."""

from __future__ import annotations

import os
from threading import Lock
from weakref import WeakSet

_made: WeakSet[ForkLock] = WeakSet()


class ForkLock:
    """A lock for one thread at a time, free again in a child process.

    The child of a fork has only the thread that forked. A plain lock that another thread held at that moment would never be
    released there, and the child would wait for ever.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        _made.add(self)

    def renew(self) -> None:
        """Forget who holds it."""
        self._lock = Lock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


class TorchLock(ForkLock):
    """A lock around torch, whose own threads are not there in a child process either: it is left with one."""

    def renew(self) -> None:
        super().renew()
        import torch

        torch.set_num_threads(1)


def _renew_all() -> None:
    for lock in _made:
        lock.renew()


if hasattr(os, "register_at_fork"):  # Windows has no fork
    os.register_at_fork(after_in_child=_renew_all)
