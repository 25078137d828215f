"""A pipeline component for spaCy: ``nlp.add_pipe("quoteattr")``. Needs ``quoteattr[spacy]``.

Installing quoteattr registers the component with spaCy; nothing has to be imported. It needs only tokens, so a blank
German pipeline will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from quoteattr.export.parts import parts
from quoteattr.extractor import Extractor
from quoteattr.quote import Document
from quoteattr.quote import Span as Offsets

if TYPE_CHECKING:
    from spacy.vocab import Vocab

NAME = "quoteattr"
_GROUPS = ("quotes", "cues", "speakers", "addressees", "channels")
_SETTINGS = {"min_confidence": None, "channels": None, "cue_verbs": None, "known_people": None}


@Language.factory(NAME, default_config=_SETTINGS, assigns=["doc.spans"])  # type: ignore[untyped-decorator]
def make(
    nlp: Language,
    name: str,
    min_confidence: float | None,
    channels: str | dict[str, Any] | None,
    cue_verbs: str | list[str] | dict[str, Any] | None,
    known_people: list[str] | dict[str, str] | None,
) -> Component:
    """The component that spaCy makes for ``nlp.add_pipe("quoteattr", config={"min_confidence": 0.8})``; the settings are
    those of :class:`quoteattr.Extractor`, as far as JSON can hold them."""
    extractor = Extractor(
        min_confidence=min_confidence, channels=channels, cue_verbs=cue_verbs, known_people=known_people
    )
    return Component(nlp.vocab, extractor)


class Component:
    """Adds the quotations of a text to its ``Doc``.

    ``doc.spans`` gets the groups ``quotes``, ``cues``, ``speakers``, ``addressees`` and ``channels``; labels are kinds,
    ``span.id_`` is the number of the quotation, ``span.kb_id_`` the resolved name. Spans cover whole tokens.
    ``doc._.quotations`` is the :class:`quoteattr.Document`.
    """

    def __init__(self, vocab: Vocab, extractor: Extractor) -> None:
        self.vocab = vocab
        self.extractor = extractor
        if not Doc.has_extension("quotations"):
            Doc.set_extension("quotations", default=None)

    def __call__(self, doc: Doc) -> Doc:
        return _with_quotations(doc, self.extractor.extract(doc.text))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 8) -> Iterator[Doc]:
        """The documents of a stream with their quotations, for ``nlp.pipe``."""
        pairs = ((doc.text, doc) for doc in stream)
        for found, doc in self.extractor.pipe(pairs, as_tuples=True, batch_size=batch_size):
            yield _with_quotations(doc, found)

    def to_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to write: the component is made from its settings."""

    def from_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> Component:
        """Nothing to read."""
        return self


def _with_quotations(doc: Doc, found: Document) -> Doc:
    groups: dict[str, list[Span]] = {name: [] for name in _GROUPS}
    for number, quote in enumerate(found.quotes):
        for segment in quote.segments:
            groups["quotes"].append(_span(doc, segment, quote.kind.value, number))
        for part in parts(quote):
            for words in part.spans:
                groups[f"{part.part}s"].append(_span(doc, words, part.kind, number, part.name))
    for name, spans in groups.items():
        doc.spans[name] = SpanGroup(doc, name=name, spans=[span for span in spans if span is not None])
    doc._.quotations = found
    return doc


def _span(doc: Doc, offsets: Offsets, label: str, number: int, name: str = "") -> Span:
    return doc.char_span(
        offsets.start, offsets.end, label=label, kb_id=name, span_id=str(number), alignment_mode="expand"
    )
