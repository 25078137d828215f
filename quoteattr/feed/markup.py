"""Markup inside a text: noticed, and covered with blanks of the same length, so that every offset stays true.

HTML tags and Markdown emphasis are nobody's words. For whole pages, take the article out first
(:mod:`quoteattr.feed.html`); this is for the tag that was left behind.
"""

from __future__ import annotations

import regex
from attrs import frozen

from quoteattr.feed.wrapping import unwrapped

HTML_WARNING = "The text holds HTML tags; they were passed over. For whole pages use --input-format html."
MARKDOWN_WARNING = "The text holds Markdown emphasis; its asterisks and underscores were passed over."

_INLINE = "a|abbr|b|cite|em|font|i|mark|q|small|span|strong|sub|sup|time|u"
_BLOCK = (
    "article|aside|blockquote|body|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|img|"
    "input|li|link|main|meta|nav|ol|p|picture|pre|script|section|source|style|svg|table|tbody|td|th|thead|title|tr|ul|video"
)
_TAG = regex.compile(rf"</?(?:(?<block>{_BLOCK})|{_INLINE})(?:\s[^<>]{{0,2000}})?/?>", regex.IGNORECASE)
_HIDDEN = ("script", "style")
"""Elements whose content is not text."""
_EMPHASIS = regex.compile(
    r"(?<!\S|[*_])(?=[*_])(?:\*{1,3}|_{1,3})(?=[^\s*_])|(?<=[^\s*_])(?:\*{1,3}|_{1,3})(?![\w*_])"
)
_PARAGRAPH = "\n\n"


@frozen
class Uncovered:
    """A text as the rules read it, as long as the caller's, and what was noticed."""

    text: str
    warnings: tuple[str, ...] = ()


def uncover(text: str) -> Uncovered:
    """Blanks in the place of markup and of the breaks of wrapped lines; the text itself where there is none.

    >>> uncover("<p>„Wir schaffen das“")  # doctest: +ELLIPSIS
    Uncovered(text='\\n\\n „Wir schaffen das“', warnings=('The text holds HTML tags; ...',))
    >>> uncover("**„Wir sparen“**, sagte sie.").text
    '  „Wir sparen“  , sagte sie.'
    >>> uncover("Leser*innen und Sprecher_in *1950").warnings
    ()
    """
    warnings: list[str] = []
    if "<" in text:
        bare = _TAG.sub(_blank, _without_hidden(text))
        if bare != text:
            warnings.append(HTML_WARNING)
            text = bare
    if "*" in text or "_" in text:
        bare = _without_emphasis(text)
        if bare != text:
            warnings.append(MARKDOWN_WARNING)
            text = bare
    return Uncovered(unwrapped(text), tuple(warnings))


def _without_hidden(text: str) -> str:
    """The text with blanks in place of what a page hides between its tags."""
    low = text.lower()
    for name in _HIDDEN if len(low) == len(text) else ():
        pieces: list[str] = []
        done = 0
        while (start := low.find(f"<{name}", done)) >= 0 and (end := low.find(f"</{name}>", start)) >= 0:
            end += len(name) + 3
            pieces += (text[done:start], " " * (end - start))
            done = end
        text = "".join((*pieces, text[done:]))
    return text


def _blank(found: regex.Match[str]) -> str:
    length = found.end() - found.start()
    return " " * length if found["block"] is None else _PARAGRAPH.ljust(length)


def _without_emphasis(text: str) -> str:
    """The text without marks of emphasis in lines with two of them: a single one is just an asterisk."""
    return "".join(
        _EMPHASIS.sub(lambda found: " " * len(found[0]), line) if len(_EMPHASIS.findall(line)) > 1 else line
        for line in text.splitlines(keepends=True)
    )
