"""A channel's name, and what precedes a name or noun inside its phrase: preposition, determiner, classifier."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.channels.nouns import Noun, Use, is_noun
from quoteattr.channels.table import ChannelEntry
from quoteattr.mark_table import marks
from quoteattr.mentions.paradigms import ACCUSATIVE, DATIVE, PLURALS, cases, cells_of_form
from quoteattr.quote import ChannelKind, Span
from quoteattr.syntax.sentence import NAME_TAGS, Sentence, Token
from quoteattr.values import evolve, frozen
from quoteattr.words.closed import article_in, without_article

_LONGEST_HOST = 8
"""Tokens between the marks of *der „Zeit“-Podcast*, marks included."""


@frozen
class Around:
    """What precedes a name or noun inside its phrase.

    ``first`` is the first token of the phrase, preposition included; ``governor`` the token before it (-1:
    none).
    """

    first: int
    governor: int
    preposition: str = ""
    determiner: str = ""
    classifier: Noun | None = None
    classifier_at: int = -1


@frozen
class Named:
    """A channel's name in a sentence: tokens ``first..last``, characters ``span``.

    Attributes:
        certain: marks, a classifier, a compound or capitals show that it is a name and not a word.
        tail: the noun that a compound ends with (*ARD-Sendung*).
        former: the text uses a name that the channel no longer has.
        guessed: only marks suggest the name of an outlet.
    """

    name: str
    kind: ChannelKind
    entry: ChannelEntry | None
    first: int
    last: int
    span: Span
    around: Around
    certain: bool
    tail: Noun | None = None
    former: bool = False
    guessed: bool = False

    @property
    def gender(self) -> str:
        """Grammatical gender, as an article, of the phrase that the name is in."""
        if self.around.classifier is not None:
            return self.around.classifier.article
        if self.tail is not None:
            return self.tail.article
        return self.entry.article if self.entry is not None else ""


def look_left(sentence: Sentence, at: int) -> Around:
    """What precedes token *at*, where a name or noun begins, inside its phrase.

    *gegenüber der britischen Zeitung „The Guardian“*: classifier *Zeitung*, determiner *der*, preposition
    *gegenüber*.
    """
    tokens = sentence.tokens
    start = _behind_marks(tokens, at)
    if start < at and (host := first_host(tokens, start)) < start:
        start = at = host
    classifier = is_noun(tokens[start - 1], Use.CLASSIFIER.value) if start else None
    if classifier is not None:
        start -= 1
    if classifier is None and _is_called(sentence, start - 1):
        return look_left(sentence, start - 1)
    if classifier is not None and (hosted := _hosted(sentence, start)) is not None:
        return evolve(look_left(sentence, hosted), classifier=classifier, classifier_at=start)
    mention = sentence.mention_at(at if classifier is None else start)
    if mention is None or any(i < start and tokens[i].tag != "ADJA" for i in mention.words):
        return Around(start, start - 1, classifier=classifier, classifier_at=start if classifier else -1)
    first, determiner, preposition = mention.outer_first, "", ""
    if mention.determiner is not None and mention.determiner < start:
        determiner = article_in(tokens[mention.determiner].text)
    if mention.preposition is not None:
        preposition = without_article(tokens[mention.preposition].text)
    return Around(
        first, first - 1, preposition, determiner, classifier, start if classifier is not None else -1
    )


def first_host(tokens: Sequence[Token], at: int) -> int:
    """The first of the stations tied to the marks at token *at*, else *at*: *im Ö1-„Mittag“*, *im RTL/ntv-„Frühstart“*."""
    if at < 1 or not tokens[at - 1].text.endswith("-"):
        return at
    host = at - 1
    while host > 1 and tokens[host - 1].text == "/" and tokens[host - 2].tag in NAME_TAGS:
        host -= 2
    return host


def _is_called(sentence: Sentence, at: int) -> bool:
    """Whether a possessive and a noun call the channel behind them something: *auf seinem Sprachrohr Truth Social*."""
    mention = sentence.mention_at(at) if at > 0 and sentence.tokens[at].tag == "NN" else None
    if mention is None or mention.determiner is None or at not in mention.words:
        return False
    return sentence.tokens[mention.determiner].tag == "PPOSAT" and bool(mention.preposition)


def _hosted(sentence: Sentence, at: int) -> int | None:
    """The first word in the marks that a noun is tied to: *Bild* for *-Podcast* in *im „Bild“-Podcast*."""
    tokens = sentence.tokens
    if not tokens[at].text.startswith("-") or tokens[at - 1].text not in marks():
        return None
    behind = range(at - 1, max(0, at - _LONGEST_HOST), -1)
    return next((i for i in behind if tokens[i - 1].text in marks()), None)


def _behind_marks(tokens: Sequence[Token], at: int) -> int:
    """The first of at most two quotation marks that open before token *at*, else *at* itself."""
    start = at
    while start > max(0, at - 2) and tokens[start - 1].text in marks():
        start -= 1
    return start


def is_goal(preposition: str, determiner: str, *, plural: bool = True) -> bool:
    """Whether the case expresses direction, not place: *ein Blick in die Akten*, not *in den Akten*.

    Nor is a clause after *während* a time: *während die Gespräche scheiterten*.
    """
    if preposition not in ("in", "auf", "unter", "vor", "während", "an"):
        return False
    found = cases(cells_of_form(determiner) - (frozenset() if plural else PLURALS))
    return ACCUSATIVE in found and DATIVE not in found
