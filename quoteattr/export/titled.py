"""A document and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from quoteattr.quote import Document


@frozen
class Titled:
    """A document and the name of its source, such as its file.

    >>> Titled(Document("Es regnet."), "wetter.txt").title
    'wetter.txt'
    """

    document: Document
    """The document, as ``Extractor.extract`` returns it."""
    title: str | None = None
    """What the source is called (``"wetter.txt"``), ``None`` where it has no name."""


def titled(documents: Iterable[Document | Titled]) -> Iterator[Titled]:
    """Every document with its title; one that comes alone has none.

    Raises:
        TypeError: something else is among them.
    """
    for item in documents:
        if not isinstance(item, Document | Titled):
            raise TypeError(f"documents are wanted, as Extractor.extract returns them, not {item!r:.40}")
        yield item if isinstance(item, Titled) else Titled(item)
