"""A channel's name in a sentence."""

from __future__ import annotations

from quoteattr.channels.around import Around
from quoteattr.channels.nouns import Noun
from quoteattr.channels.table import ChannelEntry
from quoteattr.quote import ChannelKind, Span
from quoteattr.values import frozen


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
