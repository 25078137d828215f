"""The prepositional object of a verb, which looks like an attribute of the subject before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from quoteattr.cues.predicate import Predicate
from quoteattr.mentions.mention import Mention
from quoteattr.syntax.sentence import Token


def apart(
    tokens: Sequence[Token],
    groups: Iterable[Mention],
    predicate_of: Mapping[int, Predicate | None],
    starting: Mapping[int, Mention],
) -> Iterator[Mention]:
    """The groups of a sentence, with the object that the verb governs cut off from the subject after the verb.

    *(Inzwischen sprach) die Feuerwehr von drei Verletzten* gives *die Feuerwehr* and *drei Verletzten*; a name stays an
    attribute, *(berichtet) eine Sprecherin von Nordbau*.

    Args:
        tokens: the sentence.
        groups: its noun phrases that are not attributes of others.
        predicate_of: the predicate of the clause of each token.
        starting: all its noun phrases by their first token.
    """
    for group in groups:
        predicate = predicate_of.get(group.head)
        at = _governed(tokens, group, predicate) if predicate is not None else 0
        content = starting.get(at + 1) if at else None
        if content is None or tokens[content.head].tag == "NE":
            yield group
            continue
        yield evolve(group, last=at - 1)
        yield content


def _governed(tokens: Sequence[Token], group: Mention, predicate: Predicate) -> int:
    """The preposition inside *group* that the verb before it governs, or 0."""
    if predicate.verb is None or group.preposition is not None or predicate.finite != group.first - 1:
        return 0
    inside = range(group.head + 1, group.last)
    return next((i for i in inside if tokens[i].text.lower() in predicate.verb.prepositions), 0)
