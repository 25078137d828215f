"""The prepositional object of a verb and the agent of a passive one, which look like attributes of the subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from quoteattr.cues.predicate import Predicate
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import DATIVE, NOMINATIVE
from quoteattr.syntax.sentence import Token
from quoteattr.values import evolve
from quoteattr.word_lists import words


def apart(
    tokens: Sequence[Token],
    groups: Iterable[Mention],
    predicate_at: Callable[[int], Predicate | None],
    starting: Mapping[int, Mention],
) -> Iterator[Mention]:
    """The groups of a sentence, with the object that the verb governs and the agent cut off from the subject.

    *(Inzwischen sprach) die Feuerwehr von drei Verletzten* gives *die Feuerwehr* and *drei Verletzten*; a name stays an
    attribute, *(berichtet) eine Sprecherin von Nordbau*. *(wurde) die Stadt vom Verband (aufgefordert)* gives *die Stadt*
    and *Verband*; *(wirft) die Opposition der Stadt (vor)* gives *die Opposition* and *der Stadt*, who is accused.

    Args:
        tokens: the sentence.
        groups: its noun phrases that are not attributes of others.
        predicate_at: the predicate of the clause of a token.
        starting: all its noun phrases by their first token.
    """
    row = list(groups)
    for group in row:
        predicate = predicate_at(group.head)
        content = None if predicate is None else _apart(tokens, group, predicate, starting)
        if content is None and predicate is not None and predicate.lemma in words("accusing"):
            beside = (g for g in row if g is not group and predicate_at(g.head) is predicate)
            content = _accused(group, predicate, starting, beside)
        if content is None:
            yield group
        else:
            yield evolve(group, last=content.outer_first - 1)
            yield content


def _apart(
    tokens: Sequence[Token], group: Mention, predicate: Predicate, starting: Mapping[int, Mention]
) -> Mention | None:
    """The object or the agent inside *group*."""
    at = _governed(tokens, group, predicate)
    content = starting.get(at + 1) if at else None
    if content is not None and tokens[content.head].tag != "NE":
        return content
    return _agent(tokens, group, predicate, starting) if predicate.passive and predicate.is_cue else None


def _accused(
    group: Mention, predicate: Predicate, starting: Mapping[int, Mention], beside: Iterable[Mention]
) -> Mention | None:
    """What looks like a genitive behind the subject, where nobody else in the clause can be the one who is accused."""
    owner = starting.get(group.core_last + 1)
    if owner is None or predicate.passive or predicate.finite != group.first - 1:
        return None
    told = any(g.preposition is None and DATIVE in g.cases and NOMINATIVE not in g.cases for g in beside)
    return owner if DATIVE in owner.cases and owner.preposition is None and not told else None


def _agent(
    tokens: Sequence[Token], group: Mention, predicate: Predicate, starting: Mapping[int, Mention]
) -> Mention | None:
    """Whoever acts in a passive clause, between its verbs: *(wurde) die Gefahr von Bränden vom Amt (eingestuft)*; not
    *(wurde) eine Sprecherin von Nordbau (zitiert)*, not *(wurde) der Vorschlag von Lund (gelobt)*."""
    finite = predicate.finite
    between = (
        finite is not None and group.last < predicate.lexical and not group.last < finite < predicate.lexical
    )
    if not between or group.preposition is not None or group.roles or group.statement is not None:
        return None
    inside = (starting.get(at + 1) for at in range(group.last - 1, group.head, -1) if _is_by(tokens[at]))
    return next(
        (m for m in inside if m is not None and not m.place and (m.roles or m.class_noun or m.name)), None
    )


def _is_by(token: Token) -> bool:
    return token.text.lower() in ("von", "vom", "durch")


def _governed(tokens: Sequence[Token], group: Mention, predicate: Predicate) -> int:
    """The preposition inside *group* that the verb before it governs, or 0."""
    if predicate.verb is None or group.preposition is not None or predicate.finite != group.first - 1:
        return 0
    inside = range(group.head + 1, group.last)
    return next((i for i in inside if tokens[i].text.lower() in predicate.verb.prepositions), 0)
