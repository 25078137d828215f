"""Which quoted stretches are taken out of their sentence before it is tagged and parsed.

A whole utterance („Das ist falsch.“) would break the clause around it, so one stand-in token takes its place. A name
or a fragment („Forbes“; sei „sehr erfreut“) is part of the clause and keeps its words. The decision is
made on characters alone; whether either is a quotation is decided later.
"""

from __future__ import annotations

import regex

from quoteattr.marks import MarkPair
from quoteattr.quote import Span

_FINAL = regex.compile(r"[.!?…][\s\u00a0]*[)\]]?$")
_WORD = regex.compile(r"\w+")
_CLAUSE_COMMA = regex.compile(r"[,;:–]\s+\w+")
_FRAME_BEHIND = regex.compile(r"\s*,\s*(?:und |aber )?(?:so\b|wie\b|laut\b|heißt|hieß|[a-zäöü]+(?:te|ten|t|b|f|ch|ß|ieb|ief|ahl|ieß|en)\b)")
_SENTENCE = 5
"""From this many words on, a stretch in front of a comma and a verb is one even where a full stop is missing."""
_LONG = 9
"""From this many words on, a stretch that holds a clause boundary is taken out."""


def is_utterance(text: str, pair: MarkPair, enclosing: Span) -> bool:
    """Whether the stretch under *pair* stands outside the clause around it, in the sentence under *enclosing*.

    Yes for a closing full stop, question or exclamation mark inside („Wirklich?“ fragte sie), for a colon in front
    (Er sagte: „Ja“), for the whole sentence („Nein“), for several words in front of a comma and a verb („Das
    stimmt nicht“, sagte er), and for a long stretch that holds a clause of its own.
    """
    inner = pair.inner.of(text)
    words = _WORD.findall(inner)
    if not words:
        return False
    if _FINAL.search(inner) and (len(words) > 1 or inner.rstrip()[-1:] in "!?"):
        return True
    before = text[enclosing.start : pair.outer.start].rstrip()
    behind = text[pair.outer.end : enclosing.end]
    if before.endswith(":"):
        return True
    if not before and not behind.strip(" .!?\n\t\r"):
        return True
    opens_sentence = not before or before.endswith((",", ";", "–", "."))
    if inner[:1].isupper() and len(words) >= (2 if opens_sentence else _SENTENCE) and _FRAME_BEHIND.match(behind):
        return True
    return len(words) >= _LONG and bool(_CLAUSE_COMMA.search(inner)) and inner[:1].isupper()
