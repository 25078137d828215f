"""One small class for each kind of mistake, all below :class:`QuoteAttrError`."""

from __future__ import annotations


class QuoteAttrError(Exception):
    """Base of everything that quoteattr raises on purpose."""


class ModelNotFound(QuoteAttrError, FileNotFoundError):
    """The language model is not where it should be."""


class ModelDamaged(QuoteAttrError, ValueError):
    """A file of the language model is not what its checksum or its layout says."""


class NotParsed(QuoteAttrError, ValueError):
    """A ``stanza.Document`` lacks its text, or its words lack offsets, tags or trees."""


class InvalidDocument(QuoteAttrError, ValueError):
    """A mapping is not what ``Document.to_dict`` writes."""


class InvalidTable(QuoteAttrError, ValueError):
    """A row of a data table breaks its schema."""


class InvalidOption(QuoteAttrError, ValueError):
    """An argument of ``Extractor`` is not what it takes; the message gives the path to the fault."""


class WorkerDied(QuoteAttrError, RuntimeError):
    """A worker process of ``Extractor.pipe(…, n_process=…)`` ended before its texts were read."""


class MissingExtra(QuoteAttrError, ImportError):
    """A library that only some uses need is not installed; the message names it and its extra."""


class Unreadable(QuoteAttrError, ValueError):
    """A file is not what it was taken for, or holds no text."""
