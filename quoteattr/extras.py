"""Libraries that only some uses need: each comes with an extra, and one that is missing is named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from quoteattr.errors import MissingExtra


@contextmanager
def extra(name: str, library: str) -> Iterator[None]:
    """Around the imports of *library*, which the extra *name* brings.

    Raises:
        MissingExtra: it is not installed.

    >>> with extra("charts", "altair"):
    ...     import no_such_module
    Traceback (most recent call last):
        ...
    quoteattr.errors.MissingExtra: altair is not installed: pip install altair, or quoteattr with its extra 'charts'
    """
    try:
        yield
    except ImportError as error:
        raise MissingExtra(
            f"{library} is not installed: pip install {library}, or quoteattr with its extra {name!r}"
        ) from error
