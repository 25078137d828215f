"""How far a long run has come, for whoever looks at standard error while it goes on."""

from __future__ import annotations

import shutil
import sys
import time

from quoteattr.cli.streams import is_terminal

_BAR = 30
_SECONDS = 0.1
"""Between two drawings."""


class Progress:
    """A line on standard error: a bar where the number of texts is known, else a count.

    It is drawn only on a terminal, and wiped when the run ends or somebody else has a line to write.
    """

    def __init__(self, total: int | None, *, wanted: bool) -> None:
        self._total = total
        self._is_shown = wanted and is_terminal(sys.stderr)
        self._drawn = 0.0
        self._is_on_screen = False

    def at(self, done: int) -> None:
        """So many texts have been read."""
        now = time.monotonic()
        if self._is_shown and (done == self._total or now - self._drawn >= _SECONDS):
            self._drawn = now
            self._is_on_screen = True
            self._write(f"\r{line(done, self._total)[: shutil.get_terminal_size().columns - 1]}\x1b[K")

    def wipe(self) -> None:
        """Leave the line empty."""
        if self._is_on_screen:
            self._is_on_screen = False
            self._write("\r\x1b[K")

    @staticmethod
    def _write(words: str) -> None:
        sys.stderr.write(words)
        sys.stderr.flush()


def line(done: int, total: int | None) -> str:
    """What is drawn after *done* of *total* texts.

    >>> line(3, 6)
    'quoteattr: [###############               ] 3 of 6'
    >>> line(3, None)
    'quoteattr: 3 read'
    """
    if not total:
        return f"quoteattr: {done} read"
    filled = _BAR * min(done, total) // total
    return f"quoteattr: [{'#' * filled}{' ' * (_BAR - filled)}] {done} of {total}"
