"""UIMA CAS as XMI, for INCEpTION and other UIMA tools. Needs ``quoteattr[cas]`` (dkpro-cassis).

Import the type system once (:func:`type_system`), then the documents. Each segment of a quotation is an annotation of
type ``quoteattr.Quotation``; the segments of one share their ``quote`` number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.export.characters import for_xml
from quoteattr.export.parts import parts
from quoteattr.extras import extra
from quoteattr.quote import Document, Span
from quoteattr.rows import rows

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

QUOTATION = "quoteattr.Quotation"
CUE = "quoteattr.Cue"
MENTION = "quoteattr.Mention"
_STRINGS = {
    **{name: name for name in ("kind", "polarity", "mode", "cue", "speaker", "addressee", "channel")},
    "speakerKind": "speaker_kind",
    "channelKind": "channel_kind",
}
"""Features of a quotation, and the column of its row that each has."""


def type_system() -> TypeSystem:
    """The types that the annotations have."""
    with extra("cas", "dkpro-cassis"):
        from cassis import TypeSystem

    types = TypeSystem()
    quotation = types.create_type(QUOTATION, "uima.tcas.Annotation")
    for name in _STRINGS:
        types.create_feature(quotation, name, "uima.cas.String")
    types.create_feature(quotation, "quote", "uima.cas.Integer")
    types.create_feature(quotation, "parent", "uima.cas.Integer")
    types.create_feature(quotation, "confidence", "uima.cas.Double")
    for kind, string in ((CUE, "lemma"), (MENTION, "name")):
        part = types.create_type(kind, "uima.tcas.Annotation")
        types.create_feature(part, string, "uima.cas.String")
        types.create_feature(part, "part", "uima.cas.String")
        types.create_feature(part, "quote", "uima.cas.Integer")
    return types


def cas(document: Document) -> Cas:
    """One document; ``cas(document).to_xmi(path)`` writes it, offsets in UTF-16 as UIMA counts them."""
    with extra("cas", "dkpro-cassis"):
        from cassis import Cas

    types = type_system()
    made = Cas(types)
    made.sofa_string = for_xml(document.text)
    made.sofa_mime = "text/plain"
    made.document_language = "de"

    def add(annotation: str, span: Span, **features: object) -> None:
        made.add(types.get_type(annotation)(begin=span.start, end=span.end, **features))

    for number, (quote, row) in enumerate(zip(document.quotes, rows(document), strict=True)):
        strings = {
            name: None if (cell := row[column]) is None else for_xml(str(cell))
            for name, column in _STRINGS.items()
        }
        parent = -1 if quote.parent is None else quote.parent
        for span in quote.segments:
            add(QUOTATION, span, quote=number, parent=parent, confidence=quote.confidence, **strings)
        for part in parts(quote):
            kind, feature = (CUE, "lemma") if part.part == "cue" else (MENTION, "name")
            for span in part.spans:
                add(kind, span, part=part.part, quote=number, **{feature: for_xml(part.name)})
    return made
