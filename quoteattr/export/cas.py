"""UIMA CAS as XMI, for INCEpTION and other UIMA tools. Needs ``quoteattr[cas]`` (dkpro-cassis).

Import the type system once (:func:`type_system`), then the documents. Each segment of a quotation is an annotation of
type ``quoteattr.Quotation``; the segments of one share their ``quote`` number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.export.characters import for_xml
from quoteattr.extras import extra
from quoteattr.quote import Document

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

QUOTATION = "quoteattr.Quotation"
CUE = "quoteattr.Cue"
MENTION = "quoteattr.Mention"
_STRINGS = (
    "kind",
    "polarity",
    "mode",
    "speaker",
    "speakerKind",
    "addressee",
    "channel",
    "channelKind",
    "cue",
)


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
    quotation, cue, mention = types.get_type(QUOTATION), types.get_type(CUE), types.get_type(MENTION)
    for number, quote in enumerate(document.quotes):
        named = (("speaker", quote.speaker), ("addressee", quote.addressee), ("channel", quote.channel))
        strings = {
            "kind": quote.kind.value,
            "polarity": quote.polarity.value,
            "mode": quote.mode.value,
            "cue": None if quote.cue is None else quote.cue.lemma,
            **{part: None if who is None else for_xml(who.name) for part, who in named},
            "speakerKind": None if quote.speaker is None else quote.speaker.kind.value,
            "channelKind": None if quote.channel is None else quote.channel.kind.value,
        }
        for segment in quote.segments:
            made.add(
                quotation(
                    begin=segment.start,
                    end=segment.end,
                    quote=number,
                    parent=-1 if quote.parent is None else quote.parent,
                    confidence=quote.confidence,
                    **strings,
                )
            )
        for segment in () if quote.cue is None else quote.cue.segments:
            made.add(
                cue(begin=segment.start, end=segment.end, lemma=strings["cue"], part="cue", quote=number)
            )
        for part, who in named:
            if who is not None and who.mention is not None:
                span = who.mention.span
                made.add(mention(begin=span.start, end=span.end, name=strings[part], part=part, quote=number))
    return made
