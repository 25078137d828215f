"""Many texts one after the other: read lazily, taken in small batches, each with its own fate.

A batch is closed after a number of texts or characters, so that the first document does not wait for a long input and
only one batch is in memory. What an iterable yielded before it failed is delivered before its exception is raised.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any, TypeAlias

from attrs import frozen

from quoteattr.errors import InvalidOption
from quoteattr.quote import Document

MOST_CHARACTERS = 20_000
"""A batch with this many characters is closed."""

_log = logging.getLogger(__name__)


class OnError(StrEnum):
    """What happens to a text that cannot be read."""

    RAISE = "raise"
    """Its exception is raised, with the number of the text, after the documents before it have been delivered."""
    SKIP = "skip"
    """It is left out."""
    RECORD = "record"
    """It becomes a document without quotations whose ``error`` says why."""

    @classmethod
    def of(cls, name: str) -> OnError:
        try:
            return cls(name)
        except ValueError:
            raise InvalidOption(f"errors: expected 'raise', 'skip' or 'record', got {name!r}") from None


@frozen
class Item:
    """A text of the stream: its number from 0, and what the caller wants back beside its document."""

    number: int
    text: Any
    context: Any = None


Outcome: TypeAlias = "Document | Exception"
"""What became of a text."""
Read: TypeAlias = tuple[list[Item], list[Outcome], Exception | None]
"""A batch, what became of its texts, and the exception with which the input ended after them, if it did."""


def numbered(texts: Iterable[Any], *, as_tuples: bool) -> Iterator[Item]:
    """The items of a stream of texts, or of pairs of a text and anything.

    Raises:
        TypeError: there should be pairs, and something else came.
    """
    for number, entry in enumerate(texts):
        if not as_tuples:
            yield Item(number, entry)
            continue
        if not isinstance(entry, tuple | list) or len(entry) != 2:
            raise TypeError(
                f"text {number}: with as_tuples=True, expected a pair (text, anything), got {entry!r:.60}"
            )
        yield Item(number, entry[0], entry[1])


def batches(items: Iterator[Item], size: int) -> Iterator[tuple[list[Item], Exception | None]]:
    """Up to *size* items at a time, and the exception with which the input ended after them, if it did."""
    failure: Exception | None = None
    ended = False
    while not ended:
        batch: list[Item] = []
        characters = 0
        while len(batch) < size and characters < MOST_CHARACTERS:
            try:
                item = next(items)
            except StopIteration:
                ended = True
                break
            except Exception as error:  # the caller's own, raised again after the last document
                failure, ended = error, True
                break
            batch.append(item)
            characters += len(item.text) if isinstance(item.text, str) else MOST_CHARACTERS
        if batch or failure is not None:
            yield batch, failure


def one_by_one(read: Callable[[Sequence[Any]], list[Document]], texts: Sequence[Any]) -> list[Outcome]:
    """What becomes of each text: read together, or each by itself if one of them makes that fail."""
    try:
        return list(read(texts))
    except Exception as error:  # whatever it is, it must not cost the other texts their documents
        if len(texts) == 1:
            return [error]
    return [outcome for text in texts for outcome in one_by_one(read, [text])]


def delivered(read: Iterable[Read], on_error: OnError) -> Iterator[tuple[Item, Document]]:
    """Every item with its document, or with what *on_error* makes of its exception."""
    for batch, outcomes, failure in read:
        for item, outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, Document):
                yield item, outcome
                continue
            if on_error is OnError.RAISE:
                outcome.add_note(f"while reading text {item.number} of the stream, counted from 0")
                raise outcome
            reason = f"{type(outcome).__name__}: {outcome}"
            _log.warning("text %d could not be read: %s", item.number, reason)
            if on_error is OnError.RECORD:
                yield item, Document(item.text if isinstance(item.text, str) else "", error=reason)
        if failure is not None:
            raise failure
