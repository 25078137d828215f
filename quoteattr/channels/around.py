"""What stands in front of a name or noun inside its phrase: preposition, determiner, classifier."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteattr.channels.nouns import Noun, Use, is_noun
from quoteattr.mark_table import marks
from quoteattr.syntax.sentence import Token


def _words(text: str) -> list[str]:
    """The words of a sentence-like list, to keep long lists readable."""
    return text.split()


ARTICLES = frozenset(
    _words(
        "der die das dem den des ein eine einem einer eines einen kein keine seine seinem seiner seines "
        "ihre ihrem ihrer ihres unsere unserem unserer dieser diese diesem dieses diesen jener jenem "
        "jenes eigene eigenen mehrere mehreren weiteren seinen ihren beide beiden"
    )
)
CONTRACTED = {"im": "dem", "am": "dem", "beim": "dem", "vom": "dem", "zum": "dem", "zur": "der", "ins": "das"}
_FULL = {"im": "in", "am": "an", "beim": "bei", "vom": "von", "zum": "zu", "zur": "zu", "ins": "in"}
PREPOSITIONS = frozenset(
    _words(
        "in im auf bei beim via per über unter gegenüber laut gemäß nach zu zur zum mit für von vom an "
        "am vor während aus durch gegen ins um wegen seit trotz statt neben zwischen ohne bis anlässlich"
    )
)
_ADJECTIVES_AT_MOST = 4
_MODIFIERS = frozenset({"ADJA", "CARD"})
_DEGREES = frozenset({"ADJD", "ADV"})
"""In front of an adjective: *auf einer eilig einberufenen Pressekonferenz*."""


@frozen
class Around:
    """What stands in front of a name or noun inside its phrase.

    ``first`` is the first token of the phrase, preposition included; ``governor`` the token before it (-1:
    none).
    """

    first: int
    governor: int
    preposition: str = ""
    determiner: str = ""
    classifier: Noun | None = None
    classifier_at: int = -1


def preposition_of(token: Token) -> str:
    """The plain preposition that *token* is or holds: *im* → *in*; "" for another word."""
    low = token.text.lower()
    return _FULL.get(low, low) if low in PREPOSITIONS else ""


def look_left(tokens: Sequence[Token], at: int) -> Around:
    """Walk from token *at*, where a name or noun begins, to the left edge of its phrase.

    *gegenüber der britischen Zeitung „The Guardian“*: classifier *Zeitung*, determiner *der*, preposition
    *gegenüber*.
    """
    i = at - 1
    while i >= 0 and i >= at - 2 and tokens[i].text in marks():
        i -= 1
    classifier, classifier_at = None, -1
    if i >= 0:
        classifier = is_noun(tokens[i], Use.CLASSIFIER.value)
        if classifier is not None:
            classifier_at = i
            i -= 1
    skipped = 0
    while (
        i >= 0
        and skipped < _ADJECTIVES_AT_MOST
        and (
            tokens[i].tag in _MODIFIERS
            or (skipped and tokens[i].tag in _DEGREES)
            or _is_place_adjective(tokens, i)
        )
    ):
        i -= 1
        skipped += 1
    determiner = preposition = ""
    if i >= 0 and tokens[i].text.lower() in ARTICLES:
        determiner = tokens[i].text.lower()
        i -= 1
    if i >= 0 and (low := tokens[i].text.lower()) in PREPOSITIONS:
        preposition = _FULL.get(low, low)
        determiner = determiner or CONTRACTED.get(low, "")
        i -= 1
    elif (
        i >= 0
        and tokens[i].text.lower() in ("auch", "nur", "sogar")
        and i > 0
        and tokens[i - 1].text.lower() in PREPOSITIONS
    ):
        i -= 1
    return Around(i + 1, i, preposition, determiner, classifier, classifier_at)


def _is_place_adjective(tokens: Sequence[Token], i: int) -> bool:
    """*Berliner*, *Münchner*, *US-amerikanischen* in front of a noun."""
    text = tokens[i].text
    return (
        text[:1].isupper()
        and text.endswith("er")
        and i > 0
        and tokens[i - 1].text.lower() in ARTICLES | PREPOSITIONS
    )


def is_goal(preposition: str, determiner: str, *, plural: bool = True) -> bool:
    """Whether the case says *whereto* instead of *where*: *ein Blick in die Akten*, not *in den Akten*.

    A clause behind *während* is no time either: *während die Gespräche scheiterten*.
    """
    if preposition not in ("in", "auf", "unter", "vor", "während", "an"):
        return False
    return determiner in ("die", "das", "eine", "ein", "seine", "ihre", "diese", "dieses") or (
        determiner in ("den", "einen", "seinen", "ihren", "diesen") and not plural
    )
