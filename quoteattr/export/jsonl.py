"""One document per line of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteattr.export.titled import Titled, titled
from quoteattr.quote import Document
from quoteattr.serialize import document_to_dict, to_line


def jsonl(documents: Iterable[Document | Titled]) -> Iterator[str]:
    """``Document.to_dict()`` of each document as one line, newline included, with ``"source"``: where it comes from.

    >>> from quoteattr import Document
    >>> next(jsonl([Titled(Document("Es regnet."), "wetter.txt")]))[:46]
    '{"source":"wetter.txt","format":"1.0","text":"'
    """
    for item in titled(documents):
        yield to_line({"source": item.title, **document_to_dict(item.document)}) + "\n"
