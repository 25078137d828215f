"""From the tokens of a sentence to its mentions."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.mentions.attributes import with_attributes
from quoteattr.mentions.cores import Core, cores
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
    mentions: list[Mention] = []
    for core in cores(tokens):
        mentions.extend(named(tokens, core, held=_is_held(mentions, core)))
    return with_attributes(tokens, list(with_types(mentions, names)))


def _is_held(before: Sequence[Mention], core: Core) -> bool:
    """Whether a core may be an attribute of a role without a name: *(der Chef) der Bahn*, *(der Chef) des Rats der Bahn*."""
    edge = core.first if core.preposition is None else core.preposition
    for mention in reversed(before):
        if mention.core_last + 1 != edge or mention.name or mention.pronoun:
            return False
        if mention.roles:
            return not mention.several
        edge = mention.outer_first
    return False
