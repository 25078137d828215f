"""Who said what, to whom and through which channel: quotations in German news.

>>> import quoteattr
>>> quote, = quoteattr.extract("„Wir bauen im Mai“, sagte Bürgermeisterin Anke Sommer dem Radiosender NDR.")
>>> quote.speaker.name
'Anke Sommer'

Importing this package loads no model; the first extraction does.
"""

from __future__ import annotations

import logging as _logging
import sys as _sys
from typing import TYPE_CHECKING as _TYPE_CHECKING
from typing import Any as _Any

from quoteattr.errors import (
    InvalidDocument,
    InvalidOption,
    InvalidTable,
    MissingExtra,
    ModelDamaged,
    ModelNotFound,
    NotParsed,
    QuoteAttrError,
    Unreadable,
    WorkerDied,
)
from quoteattr.known_people import KnownPerson
from quoteattr.locks import ForkLock as _ForkLock
from quoteattr.quote import (
    Channel,
    ChannelKind,
    Cue,
    Document,
    Evidence,
    Mention,
    Mode,
    Polarity,
    Quote,
    QuoteKind,
    Resolution,
    Span,
    Speaker,
    SpeakerKind,
)
from quoteattr.version import VERSION as __version__

if _TYPE_CHECKING:
    from quoteattr.extractor import Extractor
    from quoteattr.show import render
    from quoteattr.syntax.given import StanzaDocument

__all__ = [
    "Channel",
    "ChannelKind",
    "Cue",
    "Document",
    "Evidence",
    "Extractor",
    "InvalidDocument",
    "InvalidOption",
    "InvalidTable",
    "KnownPerson",
    "Mention",
    "MissingExtra",
    "Mode",
    "ModelDamaged",
    "ModelNotFound",
    "NotParsed",
    "Polarity",
    "Quote",
    "QuoteAttrError",
    "QuoteKind",
    "Resolution",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Unreadable",
    "WorkerDied",
    "__version__",
    "extract",
    "render",
]

_logging.getLogger(__name__).addHandler(_logging.NullHandler())

_default: Extractor | None = None
_default_lock = _ForkLock()


def extract(text: str | StanzaDocument) -> list[Quote]:
    """The quotations of one German text, found by a default :class:`Extractor`.

    The extractor is made at the first call and kept; calling from several threads is safe. For many
    texts, or to choose a model, make an :class:`Extractor` of your own.

    Raises:
        TypeError: *text* is neither a ``str`` nor a ``stanza.Document``.
        QuoteAttrError: the language model is missing or damaged.
    """
    return list(_default_extractor().extract(text).quotes)


def _default_extractor() -> Extractor:
    global _default
    with _default_lock:
        if _default is None:
            from quoteattr.extractor import Extractor

            _default = Extractor()
        return _default


def __getattr__(name: str) -> _Any:
    # The extractor draws in every stage of the analysis; whoever only reads results need not pay for that.
    if name == "Extractor":
        from quoteattr.extractor import Extractor

        return Extractor
    if name == "render":
        from quoteattr.show import render

        return render
    # With name and obj, Python itself asks whether another name was meant.
    raise AttributeError(
        f"module {__name__!r} has no attribute {name!r}", name=name, obj=_sys.modules[__name__]
    )


def __dir__() -> list[str]:
    return sorted(__all__)
