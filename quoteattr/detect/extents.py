"""How far a source phrase extends: over title, apposition and place, not over relative clause and adverb."""

from __future__ import annotations

from quoteattr.detect.candidate import Phrase
from quoteattr.detect.subjects import FOCUS, is_plural_verb
from quoteattr.detect.view import DASHES, View
from quoteattr.mentions.attributes import with_apposition
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import NOMINATIVE, ONE_OF_SEVERAL
from quoteattr.syntax.sentence import Clause, ClauseKind
from quoteattr.values import evolve
from quoteattr.words.nouns import is_time

_SUBJECT = frozenset({"ART", "PIAT", "PPOSAT", "CARD", "ADJA", "NN"})
"""What a subject begins with that is no name."""
_LOOSE = frozenset({"ADV", "PROAV", "PAV", "ADJD", "PTKNEG", "$,", "KON"})
_ASIDE = frozenset({"so", "laut", "nach", "wie", "gemäß", "aber", "nicht", "sondern"})


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


def without_subject(view: View, group: Mention) -> Mention:
    """A group behind an adposition without the subject of its clause, where it has swallowed it: *Bisher liegen laut*
    *Airbus (Bestellungen vor)*, *… befindet sich nach Ansicht der Ermittler (der Mörder)*."""
    clause = view.clause_at(group.head)
    if clause is None or clause.finite is None:
        return group
    if clause.kind is ClauseKind.MAIN and group.last < clause.finite:
        return group
    others = view.bare_in(clause, NOMINATIVE)
    # a later member of a list is none: *(Belgien,) Spanien und der Türkei*
    if any(g.first < group.first or view.tag(g.first - 1) not in ("$,", "KON") for g in others):
        return group
    plural = is_plural_verb(view.tokens[clause.finite])
    for at in range(group.first + 1, group.last + 1):
        inner = view.starting.get(at)
        fits = inner is None or (NOMINATIVE in inner.cases and inner.plural in (plural, None))
        begins = view.tokens[at].tag in (_SUBJECT if inner is not None else {"NN"})
        if view.tokens[at - 1].tag in ("NN", "NE") and begins and fits:
            core_last, head = min(group.core_last, at - 1), min(group.head, at - 1)
            return evolve(group, last=at - 1, core_last=core_last, head=head)
    return group


def _head(view: View, group: Mention, last: int) -> int:
    """The head of a phrase: the name in *einer der Bergsteiger, Jon Hauser*, the pronoun in *einer der Bergsteiger aus Ulm*,
    the noun in *viele der Bergsteiger aus Ulm*."""
    if not group.pronoun or last == group.last:
        return group.head
    behind = range(group.last + 1, last + 1)
    comma = next((i for i in behind if view.tag(i) == "$,"), last + 1)
    name = next((i for i in range(comma, last + 1) if view.tag(i) == "NE"), None)
    if name is not None:
        return name
    aside = view.tag(group.last + 1).startswith("APPR") and view.tokens[group.last + 1].text not in (
        "von",
        "vom",
    )
    if aside or view.tokens[group.head].text.lower() in ONE_OF_SEVERAL:
        return group.head  # *andere in Ulm*
    return next((i for i in behind if view.tag(i) in ("NN", "NE")), group.head)


def _front_field(view: View, group: Mention, clause: Clause) -> Mention | None:
    """*group* up to the finite verb, if it opens the main clause; an aside or another clause ends it before."""
    tokens, finite = view.tokens, clause.finite
    if clause.kind is not ClauseKind.MAIN or finite is None or not group.last < finite:
        return None
    own = frozenset(clause.tokens)
    if any(tokens[i].tag not in FOCUS for i in clause.tokens if i < group.first):
        return None
    last = group.last
    for i in range(group.last + 1, finite):
        token = tokens[i]
        if token.is_quote or (i not in own and not token.is_punctuation) or token.text in (":", ";"):
            break
        if tokens[i - 1].tag == "$," and token.text.lower() in _ASIDE:
            break
        last = i
    while last > group.last and (tokens[last].tag in _LOOSE or tokens[last].text in DASHES):
        last -= 1
    if any(is_time(token.text) for token in tokens[group.last + 1 : last + 1]):
        return None
    return evolve(group, last=last)
