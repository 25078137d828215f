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
from quoteattr.marks import find_pairs
from quoteattr.quote import Document
from quoteattr.segment import segment
from quoteattr.syntax.analyse import Cut, analyse_batch
from quoteattr.syntax.given import Given, free_marks, read_input, sentences_of
from quoteattr.syntax.sentence import Sentence
from quoteattr.version import VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from quoteattr.channels.table import Own
    from quoteattr.sources.drafts import KnownPeople
    from quoteattr.syntax.given import StanzaDocument
    from quoteattr.syntax.parser import Parser

_BATCH_TEXTS = 32
_BATCH_CHARACTERS = 60_000


class Extractor:
    """Finds the quotations of German news texts.

    Args:
        model: the dependency parser: ``None`` for none (rules then go by tags and clauses, which is faster and finds as
            much), ``"shipped"`` for the one that comes with the package, ``"stanza"`` for the official German models
            if they were downloaded before, a directory of either, or a ready parser
            (:class:`quoteattr.syntax.parser.Parser`).
        min_confidence: what is less probably a quotation (0..1, before its speaker is weighed, which
            ``Quote.confidence`` does) is left out. The default (0.4, for speech acts that are only told 0.22) is where
            F1 on annotated news is best; a lower value finds more, a higher one is surer.
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
        self._thresholds = (
            scoring.SHIPPED_THRESHOLDS if min_confidence is None else scoring.Thresholds.same(min_confidence)
        )
        self._known_people = known_people
        self._channels = _channel_table(channels)
        self._parser = load_parser(model) if model is not None else None
        self._tagger = Tagger()
        self._lexicon = lexicon.load()
        self._weights = scoring.load()
        self._version = f"quoteattr {VERSION}" + (
            f", {self._parser.name}" if self._parser is not None else ""
        )

    def extract(self, text: str | StanzaDocument) -> Document:
        """The document of one text with all its quotations.

        Args:
            text: any ``str``, or a ``stanza.Document`` that is tagged and parsed: its sentences, words, tags and
                trees are then used, and offsets are those of ``Document.text``.

        Raises:
            TypeError: *text* is neither. Any ``str`` gets an answer.
            NotParsed: the ``stanza.Document`` lacks its text, tags or trees.
        """
        return next(self.pipe((text,)))

    def pipe(self, texts: Iterable[str | StanzaDocument]) -> Iterator[Document]:
        """The documents of many texts, lazily and in input order; some texts are read ahead to be parsed together.

        Raises:
            TypeError: *texts* is itself a ``str``, or one of the texts is not what :meth:`extract` takes.
            NotParsed: one of them is a ``stanza.Document`` that lacks its text, tags or trees.
        """
        if isinstance(texts, str):
            raise TypeError("pipe() takes an iterable of texts; for a single text call extract()")
        return self._documents(iter(texts))

    def _documents(self, texts: Iterator[str | StanzaDocument]) -> Iterator[Document]:
        while batch := _next_batch(texts):
            cuts = [_cut(text) for text in batch]
            analysed = analyse_batch(cuts, self._tagger, self._parser)
            for cut, sentences in zip(cuts, analysed, strict=True):
                yield self._document(cut, sentences)

    def _document(self, cut: Cut, sentences: tuple[Sentence, ...]) -> Document:
        text = cut.text
        views = make_views(text, sentences, cut.pairs, self._lexicon)
        found = find(views, self._weights, self._thresholds)
        attributed = sources.resolve(
            text, sentences, found, outlets=self._channels.outlet_name, known_people=self._known_people
        )
        speakers = [attribution.speaker for attribution in attributed]
        carriers = channels.assign(text, sentences, found, speakers, self._channels)
        version = self._version if cut.given is None else f"quoteattr {VERSION}, stanza.Document"
        return assemble(text, share_frames(text, found), tuple(attributed), carriers, version)


def _channel_table(own: Own | None) -> channels.ChannelTable:
    """The table with a user's entries; a function, since the parameter ``channels`` hides the module of that name."""
    return channels.load(own)


def _cut(text: str | Given) -> Cut:
    """A text with its pairs of marks and its sentences: those that came with it, or our own."""
    if isinstance(text, str):
        pairs = find_pairs(text)
        return Cut(text, segment(text, pairs), pairs)
    pairs = find_pairs(text.text)
    given = free_marks(text, pairs)
    return Cut(given.text, sentences_of(given, pairs), pairs, given)


def _next_batch(texts: Iterator[str | StanzaDocument]) -> list[str | Given]:
    """The next texts that are parsed together: bounded in number and in characters."""
    batch: list[str | Given] = []
    characters = 0
    for text in islice(texts, _BATCH_TEXTS):
        read = read_input(text)
        batch.append(read)
        characters += len(read if isinstance(read, str) else read.text)
        if characters >= _BATCH_CHARACTERS:
            break
    return batch
