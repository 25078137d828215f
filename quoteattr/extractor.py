"""How the data flow: text → marks → sentences → syntax → quotations → sources → channels → document."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from attrs import evolve, frozen

from quoteattr import channels, scoring, sources
from quoteattr.assemble import assemble
from quoteattr.channels import load as load_channels
from quoteattr.collecting import seldom_collected
from quoteattr.cues.lexicon import Lexicon
from quoteattr.cues.own import with_own
from quoteattr.detect import find, make_views
from quoteattr.errors import InvalidOption
from quoteattr.feed.composed import AS_IT_STANDS, Composed
from quoteattr.feed.language import other_language
from quoteattr.feed.markup import uncover
from quoteattr.feed.restored import restored
from quoteattr.inner import quoting, with_inner
from quoteattr.known_people import KnownPeople, who_is
from quoteattr.marks import find_pairs
from quoteattr.piping import OnError, batches, delivered, numbered, one_by_one
from quoteattr.processes import in_processes
from quoteattr.quote import Document
from quoteattr.segment import segment
from quoteattr.syntax.analyse import Cut, analyse_batch
from quoteattr.syntax.given import Given, free_marks, read_input, sentences_of
from quoteattr.syntax.sentence import Sentence
from quoteattr.version import VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from quoteattr.cues.own import CueVerbs
    from quoteattr.own_tables import Own
    from quoteattr.syntax.given import StanzaDocument
    from quoteattr.syntax.parser import Parser

_log = logging.getLogger(__name__)

Context = TypeVar("Context")

_MOST_WORKERS = 1000


@frozen
class _Input:
    """The caller's text, what the rules read of it, and what was noticed."""

    own: str
    text: str
    """The same characters; a plain string, whatever a subclass makes of its own."""
    read: str | Given | None
    """``None`` if it is in another language."""
    warnings: tuple[str, ...] = ()
    composed: Composed = AS_IT_STANDS
    """Where the characters that are read stand in the text."""

    @classmethod
    def of(cls, item: str | StanzaDocument) -> _Input:
        read = read_input(item)
        if not isinstance(read, str):
            return cls(read.text, read.text, read)
        own = item if isinstance(item, str) else read
        composed = Composed.of(read)
        language = other_language(composed.text)
        if language is not None:
            return cls(own, read, None, (f"The text seems to be in {language}; only German is read.",))
        uncovered = uncover(composed.text)
        return cls(own, read, uncovered.text, uncovered.warnings, composed=composed)

    def document(self, version: str, documents: Iterator[Document]) -> Document:
        """The document of the caller's text; *documents* are those of what was read, in order."""
        if self.read is None:
            found = Document(self.text, (), version, self.warnings)
        else:
            found = restored(next(documents), self.text, self.warnings, self.composed)
        return found if self.own is self.text else evolve(found, text=self.own)


class Extractor:
    """Finds the quotations of German news texts.

    Args:
        model: the dependency parser: ``None`` for none (rules then go by tags and clauses, which is faster and finds as
            much), ``"shipped"`` for the one that comes with the package, ``"stanza"`` for the official German models
            if they were downloaded before, a directory of either, or a ready parser
            (:class:`quoteattr.syntax.parser.Parser`).
        min_confidence: quotations whose ``confidence`` is lower are left out (0..1). ``None`` uses the thresholds at which
            F1 on annotated news is best; a lower value finds more, a higher one is surer.
        channels: entries that add to the shipped table of channels or replace some of it: a mapping from name
            to kind (or to columns), or the path of a table.
        cue_verbs: reporting verbs that add to the shipped ones or replace some of them: infinitives, a mapping from
            infinitives to a verb that behaves alike (or to columns), or the path of a table.
        known_people: people whom you know: :class:`KnownPerson` or names, a mapping from what texts call them, or a
            function from a name.

    An extractor keeps no state between calls and can be shared between threads. It never touches a network. When pickled
    or copied, it is rebuilt from these arguments. While it reads, the garbage collector looks at new values more seldom.

    Raises:
        QuoteAttrError: the language model is missing or damaged, a table breaks its schema, or an argument is not what
            it should be; the message says where and what to do.

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
        cue_verbs: CueVerbs | None = None,
        known_people: KnownPeople | None = None,
    ) -> None:
        from quoteattr.syntax.parser import load_parser
        from quoteattr.syntax.tagger import Tagger

        self._arguments: dict[str, Any] = {
            "model": model,
            "min_confidence": min_confidence,
            "channels": channels,
            "cue_verbs": cue_verbs,
            "known_people": known_people,
        }
        self._floor = _probability(min_confidence)
        self._who_is = who_is(known_people)
        self._channels = load_channels(channels)
        self._parser = load_parser(model) if model is not None else None
        self._tagger = Tagger()
        self._lexicon = with_own(cue_verbs)
        self._weights = scoring.load()
        self._calibration = scoring.load_calibration()
        self._thresholds = scoring.SHIPPED_THRESHOLDS
        if self._floor is not None:
            self._thresholds = self._thresholds.at_most(self._calibration.least_probability(self._floor))
        self._version = f"quoteattr {VERSION}" + (
            f", {self._parser.name}" if self._parser is not None else ""
        )

    def __reduce__(self) -> tuple[object, ...]:
        return partial(type(self), **self._arguments), ()

    def extract(self, text: str | StanzaDocument) -> Document:
        """The document of one text with all its quotations.

        Args:
            text: any ``str``, or a ``stanza.Document`` that is tagged and parsed: its sentences, words and
                tags are then used, and offsets are those of ``Document.text``.

        Raises:
            TypeError: *text* is neither. Any ``str`` gets an answer.
            NotParsed: the ``stanza.Document`` lacks its text, tags or trees.

        >>> from quoteattr import Extractor
        >>> document = Extractor().extract("„Der Kai hält“, sagte Svea Brandt dem NDR.")
        >>> document.quotes[0].speaker.name, document.quotes[0].channel.name
        ('Svea Brandt', 'NDR')
        """
        (document,) = self.read((text,))
        return document

    @overload
    def pipe(
        self,
        texts: Iterable[str | StanzaDocument],
        *,
        as_tuples: Literal[False] = False,
        n_process: int = ...,
        batch_size: int = ...,
        errors: str = ...,
    ) -> Iterator[Document]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str | StanzaDocument, Context]],
        *,
        as_tuples: Literal[True],
        n_process: int = ...,
        batch_size: int = ...,
        errors: str = ...,
    ) -> Iterator[tuple[Document, Context]]: ...

    def pipe(
        self,
        texts: Iterable[Any],
        *,
        as_tuples: bool = False,
        n_process: int = 1,
        batch_size: int = 8,
        errors: str = "raise",
    ) -> Iterator[Any]:
        """The documents of many texts, lazily and in input order.

        Args:
            texts: any iterable of what :meth:`extract` takes.
            as_tuples: *texts* are pairs of a text and anything, such as an id; the results are pairs of its document and
                the same thing.
            n_process: how many worker processes share the work; with 1, this process does it. Start workers from a program
                whose main module is guarded (``if __name__ == "__main__":``).
            batch_size: at most this many texts are read together, or go to a worker together; with 1, each document is there
                before the next text is asked for.
            errors: what happens to a text that cannot be read. ``"raise"``: its exception is raised, with the number of
                the text in a note, after the documents before it. ``"skip"``: it is left out. ``"record"``: it becomes a
                document whose ``error`` says why.

        Raises:
            TypeError: *texts* is itself a ``str`` or not an iterable, or one of the texts is not what :meth:`extract` takes.
            NotParsed: one of them is a ``stanza.Document`` that lacks its text, tags or trees.
            InvalidOption: another argument is not what it should be.
            WorkerDied: a worker process was killed.

        >>> from quoteattr import Extractor
        >>> pairs = [("„Ja“, sagte Ole Brandt.", 17), ("Es regnet.", 18)]
        >>> [(len(doc.quotes), number) for doc, number in Extractor().pipe(pairs, as_tuples=True)]
        [(1, 17), (0, 18)]
        """
        if isinstance(texts, str):
            raise TypeError("pipe() takes an iterable of texts; for a single text call extract()")
        workers = _count("n_process", n_process, most=_MOST_WORKERS)
        found = batches(numbered(iter(texts), as_tuples=as_tuples), _count("batch_size", batch_size))
        in_turn = (
            (batch, one_by_one(self.read, [i.text for i in batch]), failure) for batch, failure in found
        )
        read = in_turn if workers == 1 else in_processes(self, found, workers)
        pairs = delivered(read, OnError.of(errors))
        return ((document, item.context) if as_tuples else document for item, document in pairs)

    @seldom_collected()
    def read(self, texts: Sequence[str | StanzaDocument]) -> list[Document]:
        """The documents of a few texts that are read together: faster than one by one."""
        inputs = [_Input.of(text) for text in texts]
        cuts = [into_sentences(found.read, self._lexicon) for found in inputs if found.read is not None]
        analysed = analyse_batch(cuts, self._tagger, self._parser)
        documents = map(self._document, cuts, analysed)
        return [found.document(self._version, documents) for found in inputs]

    def _document(self, cut: Cut, sentences: tuple[Sentence, ...]) -> Document:
        outer = self._outermost(cut, sentences)
        parts = quoting(outer, cut.pairs) if cut.given is None else ()
        if not parts:
            return outer
        cuts = [into_sentences(part.span.of(cut.text), self._lexicon) for part in parts]
        analysed = analyse_batch(cuts, self._tagger, self._parser)
        return with_inner(outer, parts, list(map(self._outermost, cuts, analysed)))

    def _outermost(self, cut: Cut, sentences: tuple[Sentence, ...]) -> Document:
        text = cut.text
        views = make_views(text, sentences, cut.pairs, self._lexicon)
        found = find(views, self._weights, self._thresholds)
        attributed = sources.resolve(
            text, views, found, outlets=self._channels.outlet_name, known_people=self._who_is
        )
        speakers = [attribution.speaker for attribution in attributed]
        carriers = channels.assign(text, sentences, found, speakers, self._channels)
        version = self._version if cut.given is None else f"quoteattr {VERSION}, stanza.Document"
        return assemble(
            text,
            found,
            attributed,
            carriers,
            version,
            self._calibration,
            min_confidence=self._floor or 0.0,
        )


def _probability(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0.0 <= value <= 1.0:
        return float(value)
    raise InvalidOption(f"min_confidence: expected a number from 0 to 1 or None, got {value!r}")


def _count(name: str, value: object, most: int | None = None) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= (most or value):
        return value
    wanted = f"to {most}" if most is not None else "on"
    raise InvalidOption(f"{name}: expected a whole number from 1 {wanted}, got {value!r}")


def into_sentences(text: str | Given, cues: Lexicon) -> Cut:
    """A text with its pairs of marks and its sentences: those that came with it, or our own."""
    if isinstance(text, str):
        pairs = find_pairs(text)
        cut = Cut(text, segment(text, pairs), pairs, cues=cues)
    else:
        pairs = find_pairs(text.text)
        given = free_marks(text, pairs)
        cut = Cut(given.text, sentences_of(given, pairs), pairs, given, cues)
    _log.debug("%d characters: %d pairs of marks, %d sentences", len(cut.text), len(pairs), len(cut.raws))
    return cut
