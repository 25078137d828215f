"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/) as JSON-LD, one collection page per document.

Every target has a ``TextQuoteSelector`` beside its ``TextPositionSelector``: positions count code points here, UTF-16
units in JavaScript, so that after an emoji only the words themselves can be relied on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from quoteattr.export.parts import named
from quoteattr.export.titled import Titled, titled
from quoteattr.quote import Document, Quote, Span
from quoteattr.serialize import to_line

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""At most this many characters before and after help to find the words again."""


def web_annotations(documents: Iterable[Document | Titled]) -> Iterator[str]:
    """One ``AnnotationPage`` a line for each document."""
    for number, item in enumerate(titled(documents), 1):
        yield to_line(page(item.document, item.title or f"urn:quoteattr:document:{number}")) + "\n"


def page(document: Document, source: str) -> dict[str, Any]:
    """The annotations of one document whose text is at *source*."""
    return {
        "@context": CONTEXT,
        "id": f"{source}#quotations",
        "type": "AnnotationPage",
        "items": [
            _annotation(document, number, quote, source) for number, quote in enumerate(document.quotes)
        ],
    }


def _annotation(document: Document, number: int, quote: Quote, source: str) -> dict[str, Any]:
    bodies = [_tag("tagging", f"kind:{quote.kind.value}")]
    bodies += [_tag("identifying", f"{part}:{who.name}") for part, who in named(quote)]
    targets = [_target(document.text, segment, source) for segment in quote.segments]
    return {
        "id": f"{source}#quotation-{number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _tag(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _target(text: str, span: Span, source: str) -> dict[str, Any]:
    return {
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
