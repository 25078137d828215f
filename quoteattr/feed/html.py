"""The article of a web page, without its menus and notices. Needs ``quoteattr[html]`` (trafilatura)."""

from __future__ import annotations

from quoteattr.errors import Unreadable
from quoteattr.extras import extra


def article_of(page: str) -> str:
    """The text of the main article of *page*, paragraphs separated by an empty line.

    Offsets of a result count in this text, which the ``Document`` carries.

    Raises:
        Unreadable: there is no article in it.
        MissingExtra: trafilatura is not installed.
    """
    with extra("html", "trafilatura"):
        from trafilatura import extract
    text = extract(page, include_comments=False, include_tables=False, target_language=None)
    if not text:
        raise Unreadable("no article was found in this HTML")
    return str(text).replace("\n", "\n\n")
