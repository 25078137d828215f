"""Characters that a format of files cannot hold."""

from __future__ import annotations

REPLACEMENT = "\ufffd"


def for_xml(words: str) -> str:
    """*words* with U+FFFD for what XML 1.0 and HTML cannot hold, of the same length: surrogates, non-characters and control
    characters other than tab and line ends.

    >>> for_xml("a\\x00b\\tc")
    'a\ufffdb\\tc'
    """
    if words.isprintable():
        return words
    return "".join(char if _is_allowed(char) else REPLACEMENT for char in words)


def _is_allowed(char: str) -> bool:
    code = ord(char)
    if char in "\t\n\r" or 0x20 <= code < 0x7F:
        return True
    return code > 0x9F and not 0xD800 <= code <= 0xDFFF and code not in (0xFFFE, 0xFFFF)
