"""From the tokens of a sentence to its mentions."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.mentions.attributes import with_attributes
from quoteattr.mentions.cores import cores
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.names import named
from quoteattr.mentions.types import with_types
from quoteattr.syntax.sentence import Token
from quoteattr.syntax.typed_name import TypedName


def read(tokens: Sequence[Token], names: Sequence[TypedName] = ()) -> tuple[Mention, ...]:
    """All mentions of a sentence, left to right.

    *Der Chef der Bahn (45) sagte der Zeitung nichts* gives *Der Chef*, which reaches to the bracket, *der Bahn (45)*, *der
    Zeitung*, *nichts*.
    """
    mentions = [mention for core in cores(tokens) for mention in named(tokens, core)]
    return with_attributes(tokens, list(with_types(mentions, names)))
