"""Who speaks and who is spoken to, as phrases of a frame: subject, agent, dative, accusative."""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.cues.lexicon import Addressee
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.candidate import Phrase
from quoteattr.detect.extents import phrase
from quoteattr.detect.subjects import best_nominative, opens_with_conjoined_verb
from quoteattr.detect.view import View
from quoteattr.syntax.cases import ACCUSATIVE, DATIVE, NOMINATIVE
from quoteattr.syntax.phrases import Group
from quoteattr.syntax.sentence import Clause, ClauseKind
from quoteattr.word_lists import words

__all__ = ["addressee", "agent", "phrase", "subject"]

_ELLIPSIS_REACH = 6
"""How many clauses back the subject of an elliptic conjunct may stand."""
_IMPERSONAL = frozenset({"es", "man"})
_AGENT_PREPOSITIONS = frozenset({"von", "vom", "durch", "seitens"})


def subject(view: View, number: int, predicate: Predicate, *, follow_ellipsis: bool = True) -> Phrase | None:
    """The subject of clause *number*, or the agent of a passive one.

    *Der Sprecher sagte* → *Der Sprecher*; *wurde von der Polizei mitgeteilt* → *der Polizei* (agent); *… und kündigte
    an* → the subject of the clause before; *es heißt*, *man sagt* → ``None``.
    """
    clause = view.clauses[number]
    if predicate.lemma.endswith("zitieren"):
        return _quoted_one(view, number, predicate)
    if predicate.lemma == "heißt es" or (
        predicate.evidential and "aus" in (predicate.verb.prepositions if predicate.verb else ())
    ):
        return _document(view, clause)
    if predicate.passive:
        return agent(view, clause)
    if clause.kind is ClauseKind.RELATIVE and clause.opener is not None:
        relative = _relative_subject(view, clause)
        if relative is not None:
            return relative
    if follow_ellipsis and opens_with_conjoined_verb(view, clause):
        earlier = _elided(view, number)
        if earlier is not None:
            return earlier
    best = best_nominative(view, clause, predicate)
    if best is not None:
        if best.pronoun and view.tokens[best.head].text.lower() in _IMPERSONAL:
            return None
        return phrase(view, best, "subject", clause)
    if follow_ellipsis and clause.kind in (ClauseKind.MAIN, ClauseKind.SUBORDINATE, ClauseKind.RELATIVE):
        return _elided(view, number)
    if clause.kind is ClauseKind.INFINITIVE and clause.parent is not None:
        parent = view.predicates[clause.parent]
        if parent is not None and follow_ellipsis:
            return subject(view, clause.parent, parent, follow_ellipsis=False)
    return None


_CONTAINERS = frozenset({"in", "im", "aus", "bei", "beim", "seitens", "vonseiten"})


def _document(view: View, clause: Clause) -> Phrase | None:
    """Where it is said: *heißt es in der Mitteilung*, *geht aus dem Bericht hervor*, *hieß es aus der Partei*."""
    for group in view.groups_in(clause):
        if group.preposition is not None and view.tokens[group.preposition].text.lower() in _CONTAINERS:
            head = view.tokens[group.head]
            if head.lemma not in words("time") and head.text not in words("time"):
                return phrase(view, group, "document", clause)
    return None


def _quoted_one(view: View, number: int, predicate: Predicate) -> Phrase | None:
    """The one whose words are quoted: *zitierte die Zeitung den Minister*, *wird der Minister zitiert*; not who quotes."""
    clause = view.clauses[number]
    nominative = best_nominative(view, clause, predicate)
    if predicate.passive:
        return None if nominative is None else phrase(view, nominative, "object", clause)
    others = [
        g
        for g in view.groups_in(clause)
        if g.preposition is None
        and g != nominative
        and ACCUSATIVE in g.cases
        and not view.tokens[g.head].is_quote
    ]
    best = others[0] if others else nominative
    return None if best is None else phrase(view, best, "object", clause)


def agent(view: View, clause: Clause) -> Phrase | None:
    """The agent of a passive: *von der Polizei*, without the preposition."""
    for group in view.groups_in(clause):
        if (
            group.preposition is not None
            and view.tokens[group.preposition].text.lower() in _AGENT_PREPOSITIONS
        ):
            return phrase(view, group, "agent", clause)
    return None


def _relative_subject(view: View, clause: Clause) -> Phrase | None:
    assert clause.opener is not None
    token = view.tokens[clause.opener]
    if token.text.lower() not in ("der", "die", "das", "welcher", "welche", "welches"):
        return None
    if clause.opener > 0 and view.tokens[clause.opener - 1].tag in ("APPR", "APPRART"):
        return None
    if token.deprel.startswith("nsubj") or not any(
        NOMINATIVE in g.cases and g.preposition is None and view.tokens[g.head].lemma not in words("time")
        for g in view.groups_in(clause)
        if g.first > clause.opener
    ):
        return Phrase(view.sentence.index, clause.opener, clause.opener, clause.opener, "relative")
    return None


def _elided(view: View, number: int) -> Phrase | None:
    """The subject of a conjunct before: *Der Minister lobte den Plan und kündigte an, …*"""
    clause = view.clauses[number]
    for earlier in range(number - 1, max(-1, number - 1 - _ELLIPSIS_REACH), -1):
        predicate = view.predicates[earlier]
        if view.clauses[earlier].kind is not clause.kind or predicate is None:
            continue
        found = subject(view, earlier, predicate, follow_ellipsis=False)
        if found is not None or predicate.passive:
            return found
    return None


def addressee(view: View, number: int, predicate: Predicate, source: Phrase | None) -> Phrase | None:
    """To whom something is said: *gegenüber der Zeitung*, *warf ihm vor*, *forderte die Stadt auf*, *sagte zu Reportern*.

    In the passive of verbs with an accusative addressee it is the subject: *Der Stadt wurde vorgeworfen*.
    """
    clause = view.clauses[number]
    ways = predicate.addressees
    dative, accusative = Addressee.DATIVE in ways, Addressee.ACCUSATIVE in ways
    taken = (
        range(source.first, source.last + 1)
        if source is not None and source.sentence == view.sentence.index
        else range(0)
    )
    free = [g for g in view.groups_in(clause) if g.head not in taken and g.first not in taken]
    told = _prepositional(view, free, {"gegenüber"}, "gegenüber")
    if told is None and (dative or Addressee.ZU in ways):
        told = _prepositional(view, [g for g in free if _is_somebody(view, g)], {"zu", "zum", "zur"}, "zu")
    if told is None and Addressee.AN in ways:
        told = _prepositional(view, [g for g in free if _is_somebody(view, g)], {"an", "ans"}, "an")
    if told is None:
        listeners = [
            g
            for g in free
            if view.tokens[g.head].lemma in words("listener") or view.tokens[g.head].text in words("listener")
        ]
        told = _prepositional(view, listeners, {"vor"}, "zu")
    if told is not None:
        return told
    if dative:
        found = _case_group(view, clause, free, DATIVE, predicate)
        if found is not None:
            return phrase(view, found, "dative", clause)
    if accusative:
        found = _case_group(view, clause, free, NOMINATIVE if predicate.passive else ACCUSATIVE, predicate)
        if found is not None:
            return phrase(view, found, "accusative", clause)
    return None


def _prepositional(view: View, candidates: Iterable[Group], forms: set[str], role: str) -> Phrase | None:
    for group in candidates:
        if group.preposition is not None and view.tokens[group.preposition].text.lower() in forms:
            return phrase(view, group, role)
        after = group.last + 1
        if (
            "gegenüber" in forms
            and after < len(view.tokens)
            and view.tokens[after].text == "gegenüber"
            and group.preposition is None
        ):
            return phrase(view, group, role)
    return None


def _is_somebody(view: View, group: Group) -> bool:
    """Whether a group can be spoken to: a name, a person or people, a pronoun for one; not *zu dem Thema*."""
    head = view.tokens[group.head]
    if group.pronoun:
        return head.tag == "PPER"
    return head.tag == "NE" or (
        head.lemma.endswith(("er", "in", "ist", "Presse", "Zeitung", "Agentur", "Leute"))
        and head.tag == "NN"
        and head.lemma in words("listener")
    )


def _case_group(
    view: View, clause: Clause, free: list[Group], case: str, predicate: Predicate
) -> Group | None:
    """The prepositionless group in *case* nearest behind the verb; dative forms that are only dative come first."""
    fitting = [
        g
        for g in free
        if g.preposition is None
        and case in g.cases
        and view.tokens[g.head].lemma not in words("time")
        and view.tokens[g.head].text not in words("time")
        and not view.tokens[g.head].is_quote
        and view.tokens[g.head].text.lower() not in ("das", "dies", "es", "was", "etwas", "nichts", "alles")
    ]
    if not fitting:
        return None
    anchor = predicate.finite if predicate.finite is not None else predicate.lexical

    def rank(g: Group) -> tuple[bool, bool, int]:
        return (
            len(g.cases) > 2 and not g.pronoun,
            g.first < anchor and clause.kind is ClauseKind.MAIN,
            abs(g.first - anchor),
        )

    best = min(fitting, key=rank)
    if (
        len(best.cases) > 2
        and case == DATIVE
        and view.tokens[best.head].tag == "NN"
        and view.tokens[best.first].tag == "NN"
    ):
        return None
    return best
