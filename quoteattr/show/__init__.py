"""Documents for readers: a page, a terminal, charts."""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.errors import InvalidOption
from quoteattr.export.titled import Titled, titled
from quoteattr.quote import Document
from quoteattr.show.page import html
from quoteattr.show.terminal import Style, show


def render(
    documents: Document | Iterable[Document | Titled],
    format: str = "html",
    *,
    lang: str = "en",
    color: bool = False,
) -> str:
    """What a reader sees of one or more documents.

    Args:
        documents: one document, or several.
        format: ``"html"``, a whole page in one file, or ``"terminal"``.
        lang: the language of the page's own words, ``"en"`` or ``"de"``.
        color: whether the terminal gets colours.

    Raises:
        InvalidOption: *format* or *lang* is something else.

    >>> import quoteattr
    >>> document = quoteattr.Extractor().extract("„Der Deich hält“, sagte Ole Brandt.")
    >>> print(quoteattr.render(document, "terminal"))  # doctest: +ELLIPSIS
     1  Ole Brandt · sagte · direct · ...%
        „Der Deich hält“
    <BLANKLINE>
    1 quotation, 1 source, 0 channels
    """
    several = [documents] if isinstance(documents, Document) else list(documents)
    if format == "html":
        return "".join(html(several, lang=lang))
    if format == "terminal":
        style = Style(colour=color)
        return "\n\n".join(show(item.document, style) for item in titled(several))
    raise InvalidOption(f"format: expected 'html' or 'terminal', got {format!r}")
