"""Who speaks, as a phrase of a frame: subject, agent of the passive, document in which it is said; and to whom."""

from __future__ import annotations

from quoteattr.cues.entries import Addressee
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.addressees import addressee
from quoteattr.detect.candidate import Phrase
from quoteattr.detect.containers import antecedent, is_container, is_impersonal, is_written
from quoteattr.detect.extents import phrase
from quoteattr.detect.subjects import best_nominative, is_dumb, opens_with_conjoined_verb
from quoteattr.detect.view import View
from quoteattr.mentions.attributes import is_press
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import ACCUSATIVE, NOMINATIVE
from quoteattr.syntax.sentence import Clause, ClauseKind, Mood
from quoteattr.words.closed import BY
from quoteattr.words.nouns import is_time

_ELLIPSIS_REACH = 6
"""How many clauses back the subject of an elliptic conjunct may be."""
_FOR_SOMEBODY = "für jemanden "
_FROM_SOMEBODY = "von jemandem "
_HENCE = frozenset({"damit", "somit"})
_ARGUMENT = 0.5
"""Verbs of this strength have a speaker even where he is called *es*: *Das Amt prüfte. Es erklärte, …*"""


def participants(view: View, predicate: Predicate) -> tuple[Phrase | None, Phrase | None]:
    """Who speaks in a clause, and to whom: looked for once, however many rules ask."""
    if predicate.number not in view.participants:
        source = subject(view, predicate)
        view.participants[predicate.number] = source, addressee(view, predicate, source)
    return view.participants[predicate.number]


def subject(view: View, predicate: Predicate, *, follow_ellipsis: bool = True) -> Phrase | None:
    """The subject of a clause, or the agent of a passive one.

    *Der Sprecher sagte* → *Der Sprecher*; *wurde von der Polizei mitgeteilt* → *der Polizei* (agent); *… und kündigte
    an* → the subject of the clause before; *es heißt*, *man sagt* → ``None``.
    """
    clause = predicate.clause
    if predicate.lemma.endswith("zitieren"):
        return _quoted_one(view, predicate)
    if is_impersonal(predicate):
        return _document(view, clause, named=False)
    if is_held(predicate):
        return _holder(view, clause)
    if predicate.phrase is not None and predicate.phrase.name.startswith(_FROM_SOMEBODY):
        return _giver(view, clause)
    if predicate.passive:
        return _agent(view, predicate) or _document(view, clause, named=True)
    if is_written(predicate):
        written = _document(view, clause, named=True)
        if written is not None or _stands_there(view, clause):
            return written
    if clause.kind is ClauseKind.RELATIVE and clause.opener is not None:
        relative = _relative_subject(view, predicate, clause.opener)
        if relative is not None:
            return relative
    lends = clause.kind is ClauseKind.INFINITIVE or (
        clause.kind is ClauseKind.MAIN and clause.finite is None
    )  # *(Er scheut sich nicht,) seine Sorge zu zeigen*, *(Sie hat …) und die Stadt aufgefordert, …*
    if follow_ellipsis and (lends or opens_with_conjoined_verb(view, clause)):
        earlier = _elsewhere(view, predicate)
        if earlier is not None:
            return earlier
    best = best_nominative(view, predicate)
    if best is not None:
        return None if _is_nobody(view, best, predicate) else phrase(view, best, "subject", clause)
    known = predicate.lemma.replace(" ", "") == "bekanntwerden"  # *als bekannt wurde, dass …*: nobody says so
    return _elsewhere(view, predicate) if follow_ellipsis and not known else None


def is_held(predicate: Predicate) -> bool:
    """Whether a predicate says for whom something is certain: *Für Rau steht fest, dass …*"""
    return predicate.phrase is not None and predicate.phrase.name.startswith(_FOR_SOMEBODY)


def _holder(view: View, clause: Clause) -> Phrase | None:
    """The one behind *für*, who may be a person or a body: *für Rau*, *für die Stadt*; not *für Montag*, *für den Bau*, and
    nobody where it follows from something (*Damit steht für das Team fest, dass es absteigt*)."""
    if any(view.tokens[i].text.lower() in _HENCE for i in clause.tokens):
        return None
    held = (g for g in view.groups_in(clause) if view.preposition(g) == "für")
    return next(
        (phrase(view, g, "agent", clause) for g in held if g.pronoun or g.name or g.roles or g.class_noun),
        None,
    )


def _stands_there(view: View, clause: Clause) -> bool:
    """Whether a clause says that something is written in what was named before: *…, steht darin*."""
    return any(view.tokens[i].text.lower() in ("darin", "dort", "drin") for i in clause.tokens)


def _is_nobody(view: View, group: Mention, predicate: Predicate) -> bool:
    """Whether a pronoun stands for nobody: *man*, and *es* with a verb that hardly reports: *Es gibt Hinweise*."""
    form = view.tokens[group.head].text.lower()
    return group.pronoun and (form == "man" or (form == "es" and predicate.strength < _ARGUMENT))


def _giver(view: View, clause: Clause) -> Phrase | None:
    """The one from whom something comes: *Kritik kam von der SPD*, *Lob gab es aus dem Rat*."""
    given = (g for g in view.groups_in(clause) if view.preposition(g) in BY | {"aus"})
    return next((phrase(view, g, "agent", clause) for g in given), None)


def _elsewhere(view: View, predicate: Predicate) -> Phrase | None:
    """The subject that another clause lends: the one before, or the one that an infinitive depends on."""
    clause = predicate.clause
    if clause.kind in (ClauseKind.MAIN, ClauseKind.SUBORDINATE, ClauseKind.RELATIVE):
        return _elided(view, predicate)
    if clause.kind is ClauseKind.INFINITIVE and clause.parent is not None:
        parent = view.predicates[clause.parent]
        if parent is not None:
            return subject(view, parent, follow_ellipsis=False)
    return None


def _document(view: View, clause: Clause, *, named: bool) -> Phrase | None:
    """Where it is said: *heißt es in der Mitteilung*, *verlautete aus der Partei*, *wird im Bericht gefordert*.

    With *named* only a document, statement or outlet counts: *wurde in Kassel gefordert* tells no source. *in dem es
    heißt* is the noun phrase before it.
    """
    for group in view.groups_in(clause):
        if group.preposition is None or not is_container(view, group, named=named):
            continue
        if view.tokens[group.head].tag == "PRELS":
            before = antecedent(view, group.preposition)
            return None if before is None else phrase(view, before, "document")
        return _beside(view, group, phrase(view, group, "document", clause))
    return None


def _quoted_one(view: View, predicate: Predicate) -> Phrase | None:
    """The one who is quoted: *zitierte die Zeitung den Minister*, *wird der Minister zitiert*; not the one who quotes."""
    clause = predicate.clause
    nominative = best_nominative(view, predicate)
    bare = [g for g in view.groups_in(clause) if g.preposition is None]
    # an outlet rather quotes than is quoted: *Der „Kurier“ zitiert ihre Beraterin*
    quoting = next((g for g in bare if is_press(view.tokens, g)), nominative)
    others = [g for g in bare if g != quoting and ACCUSATIVE in g.cases]
    best = others[0] if others else nominative
    return None if best is None else phrase(view, best, "object", clause)


def _agent(view: View, predicate: Predicate) -> Phrase | None:
    """The agent of a passive, without the preposition: *von der Polizei*, *von Seiten der Bahn* → *der Bahn*; not what is
    spoken of (*Von Versuchen wird berichtet*) or by which words (*durch die Bemerkung*)."""
    spoken_of = predicate.verb is not None and "von" in predicate.verb.prepositions
    for group in view.groups_in(predicate.clause):
        if (
            view.preposition(group) in BY
            and view.cue_noun(group) is None
            and not (spoken_of and is_dumb(view.tokens[group.head]))
        ):
            return _beside(view, group, phrase(view, group, "agent", predicate.clause))
    return None


def _beside(view: View, group: Mention, found: Phrase) -> Phrase:
    """The one on whose side something is said: *von Seiten der Bahn* → *der Bahn*."""
    first = group.head + 1
    if view.tokens[group.head].text not in ("Seiten", "Seite") or first > found.last:
        return found
    return Phrase(found.sentence, first, found.last, view.noun(first, found.last), found.role)


def _relative_subject(view: View, predicate: Predicate, opener: int) -> Phrase | None:
    """The relative pronoun, unless something else may be the subject: *der die Stadt „mutig“ nennt*, *die das Gesetz „mutig“
    nennt*; not *der die Stadt rät*, *die die Stadt lobt*."""
    form = view.tokens[opener].text.lower()
    if form not in ("der", "die", "das", "welcher", "welche", "welches"):
        return None
    if view.tag(opener - 1) in ("APPR", "APPRART"):
        return None
    nominative = form.endswith("er") and Addressee.DATIVE not in predicate.addressees
    if not any(
        not is_time(view.tokens[g.head].text)
        and not (
            ACCUSATIVE in g.cases and (nominative or (predicate.is_cue and is_dumb(view.tokens[g.head])))
        )
        for g in view.bare_in(predicate.clause, NOMINATIVE)
        if g.first > opener
    ):
        return Phrase(view.sentence.index, opener, opener, opener, "relative")
    return None


def _elided(view: View, predicate: Predicate) -> Phrase | None:
    """The subject of an earlier conjunct: *Der Minister lobte den Plan und kündigte an, …*; somebody quoted there is not the
    subject of what follows: *Sie zitierte den Abgeordneten und empfahl ihm: …*; nor is somebody who is spoken of: *Sie
    sagte, Reuter sei krank, und bat um Geduld*."""
    clause, number = predicate.clause, predicate.number
    before = view.predicates[max(0, number - _ELLIPSIS_REACH) : number]
    conjuncts = [p for p in reversed(before) if p is not None and p.clause.kind is clause.kind]
    for earlier in [p for p in conjuncts if not _is_said(view, p.clause, clause)] or conjuncts:
        if earlier.lemma.endswith("zitieren"):
            quoting = best_nominative(view, earlier)
            return None if quoting is None else phrase(view, quoting, "subject", earlier.clause)
        found = subject(view, earlier, follow_ellipsis=False)
        if found is not None or earlier.passive:
            return found
    return None


def _is_said(view: View, earlier: Clause, clause: Clause) -> bool:
    """Whether *earlier* is what somebody says, and *clause* goes on with the frame: it is in the subjunctive or in marks."""
    if earlier.finite is None:
        return False
    if view.mood(earlier) is Mood.SUBJUNCTIVE_I and not view.is_subjunctive(clause):
        return True
    said = view.tokens[earlier.finite]
    verb = view.tokens[clause.first if clause.finite is None else clause.finite]
    return any(p.outer.start <= said.start < p.outer.end <= verb.start for p in view.pairs)
