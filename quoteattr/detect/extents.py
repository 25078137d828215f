"""How far a source phrase extends: over title, apposition and place, not over relative clause and adverb."""

from __future__ import annotations

from quoteattr.detect.candidate import Phrase
from quoteattr.detect.view import View
from quoteattr.mentions.attributes import with_apposition
from quoteattr.mentions.mention import Mention
from quoteattr.syntax.sentence import Clause, ClauseKind
from quoteattr.values import evolve

_FOCUS = frozenset({"ADV", "KON", "PTKNEG", "ADJD"})
_LOOSE = frozenset({"ADV", "PROAV", "PAV", "ADJD", "PTKNEG", "$,", "KON"})


def phrase(view: View, group: Mention, role: str, clause: Clause | None = None) -> Phrase:
    """*group* as a phrase, with all that belongs to it in *clause*.

    Before the finite verb of a main clause there is one constituent; a group that opens it extends to the verb:
    *Der Fraktionschef im Stadtrat, Karl Moor, (sagte)*.
    """
    wide = group
    if clause is not None and group.preposition is None:
        wide = _front_field(view, group, clause) or group
    members = None if clause is None else frozenset(clause.tokens)
    wide = with_apposition(view.tokens, wide, view.starting, members)
    return Phrase(view.sentence.index, group.first, wide.last, _head(view, group, wide.last), role)


def _head(view: View, group: Mention, last: int) -> int:
    """The head of a phrase; that of *einer der Bergsteiger, Jon Hauser* is the name, else the noun."""
    if not group.pronoun or last == group.last:
        return group.head
    tags = {view.tokens[i].tag: i for i in range(last, group.last, -1)}
    return tags.get("NE", tags.get("NN", group.head))


def _front_field(view: View, group: Mention, clause: Clause) -> Mention | None:
    """*group* up to the finite verb, if it opens the main clause; another clause ends it before."""
    tokens, finite = view.tokens, clause.finite
    if clause.kind is not ClauseKind.MAIN or finite is None or not group.last < finite:
        return None
    own = frozenset(clause.tokens)
    if any(tokens[i].tag not in _FOCUS for i in clause.tokens if i < group.first):
        return None
    last = group.last
    for i in range(group.last + 1, finite):
        token = tokens[i]
        if token.is_quote or (i not in own and not token.is_punctuation) or token.text in (":", ";"):
            break
        last = i
    while last > group.last and (tokens[last].tag in _LOOSE or tokens[last].text in ("–", "—", "-")):
        last -= 1
    return evolve(group, last=last)
