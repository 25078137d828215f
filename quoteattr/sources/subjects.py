"""Whether a mention can be the subject of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.mark_table import closing_marks
from quoteattr.mentions.mention import Mention, article_of
from quoteattr.syntax.sentence import Sentence, Token

_OBLIQUE = frozenset({"des", "dem", "den", "einem", "einen", "eines"})


def may_be_subject(sentence: Sentence, reading: Mention) -> bool:
    """Whether a mention can be the subject: by preposition, article and place."""
    tokens = sentence.tokens
    if reading.preposition is not None or article_of(tokens, reading) in _OBLIQUE:
        return False
    at = reading.first - 1
    while at >= 0 and reading.first - at < 4 and tokens[at].tag in ("ADV", "PRF", "ADJD"):
        at -= 1
    if at >= 0 and tokens[at].is_finite:
        return not _has_subject_before(tokens, at)
    return at < 0 or tokens[at].tag in ("$,", "$.", "KOUS", "$(", "KON", "PWAV") or tokens[at].is_quote


def _has_subject_before(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the place before a finite verb is taken by what looks like its subject: *Arndt
    antwortete* Torn."""
    before = tokens[verb - 1] if verb > 0 else None
    if before is None or (
        before.tag not in ("NN", "NE", "PPER", "PDS", "FM", "XY")
        and before.text != ")"
        and before.text not in closing_marks()
    ):
        return False
    at = verb - 1
    while at >= 0 and verb - at < 12 and not tokens[at].tag.startswith(("$,", "$.")):
        if tokens[at].tag in ("APPR", "APPRART") or tokens[at].is_finite:
            return False
        at -= 1
    return True
