"""The prepositional object of a verb and the agent of a passive one, which look like attributes of the subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quoteattr.cues.predicate import Predicate
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import DATIVE, NOMINATIVE
from quoteattr.values import evolve
from quoteattr.word_lists import words
from quoteattr.words.closed import BY, without_article

if TYPE_CHECKING:
    from quoteattr.detect.view import View

_ACCORDING = frozenset({"laut", "nach"})
"""Prepositions of a phrase that may stand between a verb and its object: *sprach laut der Agentur von Betrug*."""


def apart(view: View, groups: Sequence[Mention]) -> Iterator[Mention]:
    """The groups of a sentence, with the object that the verb governs and the agent cut off from the subject.

    *(Inzwischen sprach) die Feuerwehr von drei Verletzten* gives *die Feuerwehr* and *drei Verletzten*; a name stays an
    attribute, *(berichtet) eine Sprecherin von Nordbau*. *(wurde) die Stadt vom Verband (aufgefordert)* gives *die Stadt*
    and *Verband*; *(wirft) die Opposition der Stadt (vor)* gives *die Opposition* and *der Stadt*, who is accused.

    Args:
        view: the sentence.
        groups: its noun phrases that are not attributes of others.
    """
    for group in groups:
        predicate = view.predicate_at(group.head)
        content = None if predicate is None else _apart(view, group, predicate)
        if content is None and predicate is not None and predicate.lemma in words("accusing"):
            beside = (g for g in groups if g is not group and view.predicate_at(g.head) is predicate)
            content = _accused(view, group, predicate, beside)
        if content is None:
            yield group
        else:
            yield evolve(group, last=content.outer_first - 1)
            yield content


def _apart(view: View, group: Mention, predicate: Predicate) -> Mention | None:
    """The object or the agent inside *group*."""
    at = _governed(view, group, predicate)
    content = view.starting.get(at + 1) if at else None
    if content is not None and view.tokens[content.head].tag != "NE":
        return content
    return _agent(view, group, predicate) if predicate.passive and predicate.is_cue else None


def _accused(view: View, group: Mention, predicate: Predicate, beside: Iterable[Mention]) -> Mention | None:
    """What looks like a genitive behind the subject, where nobody else in the clause can be the one who is accused."""
    owner = view.starting.get(group.core_last + 1)
    if owner is None or predicate.passive or predicate.finite != group.first - 1:
        return None
    told = any(g.preposition is None and DATIVE in g.cases and NOMINATIVE not in g.cases for g in beside)
    return owner if DATIVE in owner.cases and owner.preposition is None and not told else None


def _agent(view: View, group: Mention, predicate: Predicate) -> Mention | None:
    """Whoever acts in a passive clause, between its verbs: *(wurde) die Gefahr von Bränden vom Amt (eingestuft)*; not
    *(wurde) eine Sprecherin von Nordbau (zitiert)*, not *(wurde) der Vorschlag von Lund (gelobt)*."""
    finite = predicate.finite
    between = (
        finite is not None and group.last < predicate.lexical and not group.last < finite < predicate.lexical
    )
    if not between or group.preposition is not None or group.roles or group.statement is not None:
        return None
    by = (at for at in range(group.last - 1, group.head, -1) if without_article(view.word(at)) in BY)
    inside = (m for at in by if (m := view.starting.get(at + 1)) is not None and not m.place)
    return next((m for m in inside if m.roles or m.class_noun or m.name), None)


def _governed(view: View, group: Mention, predicate: Predicate) -> int:
    """The preposition inside *group* that the verb before it governs, or 0."""
    bare = group.preposition is None or view.preposition(group) in _ACCORDING
    if predicate.verb is None or not bare or predicate.finite != group.outer_first - 1:
        return 0
    inside = range(group.head + 1, group.last)
    return next((i for i in inside if view.word(i).lower() in predicate.verb.prepositions), 0)
