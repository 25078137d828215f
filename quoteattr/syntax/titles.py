"""Titles of programmes and papers that have a verb or a mark of their own: *die Show „Wer hat das gesagt?“*."""

from __future__ import annotations

from quoteattr.mark_table import marks
from quoteattr.mentions.quoted_names import LONGEST_CLAUSE, announces_outlet
from quoteattr.syntax.sentence import Tokens, as_name


def settle_titles(tokens: Tokens) -> Tokens:
    """*tokens* with the words of such titles tagged as names (NE), so that no clause ends and no verb stands in them:
    *im Podcast „Alles gesagt?“ erzählte sie*."""
    out = list(tokens)
    at_marks = [i for i, token in enumerate(tokens) if token.text in marks()]
    for opening, closing in zip(at_marks[::2], at_marks[1::2], strict=False):
        if closing - opening - 1 <= LONGEST_CLAUSE and opening and announces_outlet(tokens[opening - 1].text):
            for i in range(opening + 1, closing):
                out[i] = as_name(tokens[i], "$(" if tokens[i].is_punctuation else "NE")
    return out
