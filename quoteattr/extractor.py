"""The way of the data: text → marks → sentences → syntax → quotations → sources → channels → document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from quoteattr import channels, scoring, sources
from quoteattr.assemble import assemble
from quoteattr.cues import lexicon
from quoteattr.detect import find, make_views
from quoteattr.detect.shared_frames import share_frames
from quoteattr.marks import MarkPair, find_pairs
from quoteattr.quote import Document
from quoteattr.segment import segment
from quoteattr.syntax.analyse import analyse_batch
from quoteattr.syntax.sentence import Sentence
from quoteattr.version import VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from quoteattr.channels.table import Own
    from quoteattr.sources.drafts import KnownPeople
    from quoteattr.syntax.parser import Parser

_BATCH_TEXTS = 32
_BATCH_CHARACTERS = 60_000
DEFAULT_CONFIDENCE = 0.4
"""Where F1 on the development articles is best."""


class Extractor:
    """Finds the quotations of German news texts.

    Args:
        model: the language model: ``None`` for the bundle that ships with the package, ``"stanza"`` for the official
            German models if they were downloaded before, a directory of either, or a ready parser
            (:class:`quoteattr.syntax.parser.Parser`).
        min_confidence: what is less probably a quotation (0..1, before its speaker is weighed, which
            ``Quote.confidence`` does) is left out. The default is where F1 on annotated news is best; a lower value
            finds more, a higher one is surer.
        channels: entries that are added to the shipped table of channels or replace some of it: a mapping from name
            to kind (or to columns), or the path of a table.
        known_people: people known beforehand: a mapping from name to what is known, or a function.

    An extractor keeps no state between calls and may be shared between threads. It never touches a network.

    Raises:
        QuoteAttrError: the language model is missing or damaged, or a table breaks its schema; the message says
            what to do.

    >>> from quoteattr import Extractor
    >>> doc = Extractor().extract("Der Bau beginnt im Mai, teilte die Stadt mit.")
    >>> doc.quotes[0].text
    'Der Bau beginnt im Mai'
    """

    def __init__(
        self,
        model: str | Path | Parser | None = None,
        *,
        min_confidence: float | None = None,
        channels: Own | None = None,
        known_people: KnownPeople | None = None,
    ) -> None:
        from quoteattr.syntax.parser import load_parser
        from quoteattr.syntax.tagger import Tagger

        if min_confidence is not None and not 0.0 <= min_confidence <= 1.0:
            raise ValueError(f"min_confidence must lie between 0 and 1, not {min_confidence!r}")
        self._threshold = DEFAULT_CONFIDENCE if min_confidence is None else min_confidence
        self._known_people = known_people
        self._channels = _channel_table(channels)
        self._parser = load_parser(model)
        self._tagger = Tagger()
        self._lexicon = lexicon.load()
        self._weights = scoring.load()
        self._version = f"quoteattr {VERSION}, {self._parser.name}"

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
            cut = [(text, segment(text, pairs), pairs) for text, pairs in marked]
            analysed = analyse_batch(cut, self._tagger, self._parser)
            for (text, pairs), sentences in zip(marked, analysed, strict=True):
                yield self._document(text, pairs, sentences)

    def _document(self, text: str, pairs: tuple[MarkPair, ...], sentences: tuple[Sentence, ...]) -> Document:
        views = make_views(text, sentences, pairs, self._lexicon)
        found = find(views, self._weights, self._threshold)
        attributed = sources.resolve(
            text, sentences, found, outlets=self._channels.outlet_name, known_people=self._known_people
        )
        speakers = [attribution.speaker for attribution in attributed]
        carriers = channels.assign(text, sentences, found, speakers, self._channels)
        return assemble(text, share_frames(text, found), tuple(attributed), carriers, self._version)


def _channel_table(own: Own | None) -> channels.ChannelTable:
    """The table with a user's entries; a function, since the parameter ``channels`` hides the module of that name."""
    return channels.load(own)


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
