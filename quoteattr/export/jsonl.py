"""One document a line of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteattr.quote import Document
from quoteattr.serialize import document_to_json


def jsonl(documents: Iterable[Document]) -> Iterator[str]:
    """``Document.to_dict()`` of each document as one line, newline included."""
    for document in documents:
        yield document_to_json(document) + "\n"
