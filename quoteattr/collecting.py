"""The garbage collector looks at young values more seldom while a text is read.

A text becomes very many small frozen values, which live until its document is made and form no cycles. Python looks through
them all again and again as their number grows: a tenth of the time of a long text, nothing of that of a short one.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_SELDOMER = 100
"""So many times more values are made before the collector looks at them."""

_lock = Lock()
_reading = 0
_usual = gc.get_threshold()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Raise the caller's thresholds of the collector, and give them back when the last thread that reads is done."""
    global _reading, _usual
    with _lock:
        if not _reading:
            _usual = gc.get_threshold()
            gc.set_threshold(_usual[0] * _SELDOMER, *_usual[1:])
        _reading += 1
    try:
        yield
    finally:
        with _lock:
            _reading -= 1
            if not _reading:
                gc.set_threshold(*_usual)
