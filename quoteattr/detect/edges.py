"""Where a content stops before something that is not part of it, and what it adds after its frame."""

from __future__ import annotations

from quoteattr.detect.view import View
from quoteattr.syntax.sentence import Clause
from quoteattr.word_lists import words


def before_utterance(view: View, first: int, last: int) -> int:
    """*last*, or the token before a colon that an utterance in marks follows, which is a quotation of its own."""
    colons = (i for i in range(first, last) if view.tokens[i].text == ":" and view.tokens[i + 1].is_quote)
    return next(colons, last + 1) - 1


def afterthought(view: View, frame: Clause) -> int | None:
    """Where the words without a verb begin that a content adds after its frame: *…, sagte Holm, weder heute noch morgen*,
    *…, sagte Holm, „auch morgen nicht“*; what opens otherwise belongs to the frame (*…, sagte Holm, die Leiterin*, *…,*
    *sagte Holm, schon auf der Treppe*)."""
    for at in range(frame.last - 1, frame.first + 1, -1):
        inside = at not in frame.tokens and {at - 1, at + 1} <= set(frame.tokens)
        opens = view.tokens[at + 1].tag in ("KON", "PTKNEG") or view.tokens[at + 1].text in words(
            "afterthought"
        )
        if inside and view.tokens[at].tag == "$," and (opens or _opens_marks(view, at + 1)):
            return at + 1
    return None


def _opens_marks(view: View, at: int) -> bool:
    """Whether token *at* is the mark before words that are no name."""
    start = view.tokens[at].start
    return any(p.outer.start == start and view.text[p.inner.start].islower() for p in view.pairs)
