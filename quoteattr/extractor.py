"""The way of the data: text → marks → sentences → syntax → candidates → quotations → sources → channels → document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from quoteattr import scoring
from quoteattr.assemble import assemble
from quoteattr.cues import lexicon
from quoteattr.detect import find, make_views
from quoteattr.marks import find_pairs
from quoteattr.quote import Document
from quoteattr.segment import segment
from quoteattr.syntax.analyse import analyse_batch

if TYPE_CHECKING:
    from pathlib import Path

    from quoteattr.syntax.parser import Parser

_BATCH_TEXTS = 32
_BATCH_CHARACTERS = 60_000
DEFAULT_CONFIDENCE = 0.35
"""Where F1 on the development articles is best."""


class Extractor:
    """Finds the quotations of German news texts.

    Args:
        model: the language model: ``None`` for the bundle that ships with the package, a directory in stanza's layout,
            or a ready parser object (see :mod:`quoteattr.syntax.parser`).
        min_confidence: quotations below this probability (0..1) are left out. The default is where F1 on
            annotated news is best; a lower value finds more, a higher one is surer.

    An extractor keeps no state between calls and may be shared between threads. It never touches a network.

    Raises:
        QuoteAttrError: the language model is missing or damaged; the message says what to do.

    >>> from quoteattr import Extractor
    >>> doc = Extractor().extract("Der Bau beginnt im Mai, teilte die Stadt mit.")
    >>> doc.quotes[0].text
    'Der Bau beginnt im Mai'
    """

    def __init__(self, model: str | Path | Parser | None = None, *, min_confidence: float | None = None) -> None:
        from quoteattr.syntax.parser import load_parser
        from quoteattr.syntax.tagger import Tagger

        if min_confidence is not None and not 0.0 <= min_confidence <= 1.0:
            raise ValueError(f"min_confidence must lie between 0 and 1, not {min_confidence!r}")
        self._threshold = DEFAULT_CONFIDENCE if min_confidence is None else min_confidence
        self._parser = load_parser(model)
        self._tagger = Tagger()
        self._lexicon = lexicon.load()
        self._weights = scoring.load()

    def extract(self, text: str) -> Document:
        """The document of one text with all its quotations.

        Raises:
            TypeError: *text* is not a ``str``. Any ``str`` gets an answer.
        """
        return next(self.pipe((text,)))

    def pipe(self, texts: Iterable[str]) -> Iterator[Document]:
        """The documents of many texts, lazily and in input order; some texts are read ahead to be parsed together.

        Raises:
            TypeError: *texts* is itself a ``str``, or one of the texts is not.
        """
        if isinstance(texts, str):
            raise TypeError("pipe() takes an iterable of texts; for a single text call extract()")
        return self._documents(iter(texts))

    def _documents(self, texts: Iterator[str]) -> Iterator[Document]:
        while batch := _next_batch(texts):
            marked = [(text, find_pairs(text)) for text in batch]
            raw = [(text, segment(text, pairs), pairs) for text, pairs in marked]
            for (text, pairs), sentences in zip(marked, analyse_batch(raw, self._tagger, self._parser), strict=True):
                views = make_views(text, sentences, pairs, self._lexicon)
                yield assemble(text, sentences, find(views, self._weights, self._threshold))


def _next_batch(texts: Iterator[str]) -> list[str]:
    """The next texts that are parsed together: bounded in number and in characters."""
    batch: list[str] = []
    characters = 0
    for text in islice(texts, _BATCH_TEXTS):
        if not isinstance(text, str):
            raise TypeError(f"quoteattr reads str, not {type(text).__name__}")
        batch.append(text)
        characters += len(text)
        if characters >= _BATCH_CHARACTERS:
            break
    return batch
