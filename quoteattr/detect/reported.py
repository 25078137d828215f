"""Speech acts that are reported, not quoted: *Die Opposition forderte den Rücktritt des Ministers.*"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.cues.lexicon import Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.build import candidate, source_feature, strength_feature
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.content import SUBJUNCTIVE
from quoteattr.detect.participants import addressee, subject
from quoteattr.detect.view import View
from quoteattr.mentions.paradigms import ACCUSATIVE, DATIVE
from quoteattr.quote import QuoteKind
from quoteattr.syntax.sentence import Clause, ClauseKind, Mood
from quoteattr.word_lists import words


def speech_reports(view: View, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A clause whose reporting verb has a nominal or prepositional object and no content clause.

    *Der Verband warnte vor höheren Preisen.* — *Reuter nannte den Plan einen Fehler.* The clause is the quotation. Not
    those with content of their own (*forderte, dass …*); verbs whose object is a mere event (*gab die Preise bekannt*)
    are left to the weights.
    """
    if view.is_heading:
        return
    cues = {(s.start, s.end) for c in found if c.cue is not None for s in c.cue.segments}
    for number, clause in enumerate(view.clauses):
        predicate = view.predicates[number]
        if (
            predicate is None
            or not predicate.is_cue
            or not predicate.takes(Frame.NP, Frame.PP, Frame.ALS, Frame.NAME)
        ):
            continue
        if (
            clause.kind is ClauseKind.INFINITIVE
            or clause.finite is None
            or view.tokens[clause.finite].mood is Mood.SUBJUNCTIVE_I
        ):
            continue
        spans = {(s.start, s.end) for s in view.spans(predicate.tokens)}
        if spans & cues or any(view.tokens[i].is_quote for i in clause.tokens):
            continue
        if _takes_toll(view, clause, predicate):
            continue
        source = subject(view, number, predicate)
        objects = _objects(view, number, predicate, source)
        if not objects:
            continue
        step = strength_feature(predicate).removeprefix("cue-")
        features = [
            *(f"{o}-{step}" for o in objects),
            *objects,
            f"reported-in-{clause.kind}",
            *_marks_of_content(view, clause, source),
            *_form(view, clause, predicate),
        ]
        if predicate.lemma in words("telling"):
            features.append("told-content-verb")
        if any(c.frame and c.sentence == view.sentence.index for c in found):
            features.append("beside-quotation")
        if source is None:
            features.append("no-source")
        elif source.role == "subject" and _is_thing(view, source.head):
            features.append("source-lower-rank")
        if predicate.passive:
            features.append("passive")
        if predicate.modal:
            features.append("cue-modal")
        if predicate.negated:
            features.append("cue-negated")
        if view.tokens[clause.finite].mood in SUBJUNCTIVE:
            features.append("subjunctive-frame")
        made = candidate(
            view,
            QuoteKind.REPORTED,
            _extent(view, number, clause),
            "report.object",
            predicate.tokens,
            cue_lemma=predicate.lemma,
            cue_tokens=predicate.tokens,
            source=source,
            addressee=addressee(view, number, predicate, source),
            mode=predicate.mode,
            polarity=predicate.polarity,
            features=features,
        )
        if made is not None:
            yield made


def _takes_toll(view: View, clause: Clause, predicate: Predicate) -> bool:
    """Whether a disaster claims victims: *Das Beben forderte 92 Tote.*"""
    return predicate.lemma == "fordern" and any(
        view.tokens[i].text in words("victim") or view.tokens[i].lemma in words("victim")
        for i in clause.tokens
    )


def _objects(view: View, number: int, predicate: Predicate, source: Phrase | None) -> list[str]:
    """What kind of object the verb has: with its fixed preposition (*vor*, *von*), or without one."""
    out: list[str] = []
    clause = view.clauses[number]
    prepositions = predicate.verb.prepositions if predicate.verb is not None else frozenset()
    subject_tokens = range(source.first, source.last + 1) if source is not None else range(0)
    bare = False
    for group in view.groups_in(clause):
        if group.head in subject_tokens:
            continue
        if group.preposition is not None:
            form = view.tokens[group.preposition].text.lower()
            if (
                form in prepositions
                or (form == "vom" and "von" in prepositions)
                or (form == "zum" and "zu" in prepositions)
            ):
                out.append("object-of-pp-verb" if predicate.takes(Frame.PP) else "object-prepositional")
        elif ACCUSATIVE in group.cases or DATIVE in group.cases:
            bare = True
    if bare:
        out.append("object-bare")
    if predicate.phrase is not None:
        out.append("object-phrase")
    return sorted(set(out))


def _marks_of_content(view: View, clause: Clause, source: Phrase | None) -> list[str]:
    """What gives a reported speech act content: a number (*sprach von 300 Verletzten*), a source that is somebody."""
    number = ["number-inside"] if any(view.tokens[i].tag == "CARD" for i in clause.tokens) else []
    return [*number, source_feature(view, source)]


def _form(view: View, clause: Clause, predicate: Predicate) -> list[str]:
    """What the clause looks like: its tense, a plan (*will … vorlegen*), a judgement (*als Irrweg*), all of the sentence."""
    out: list[str] = []
    if predicate.finite is not None and view.tokens[predicate.finite].tag == "VAFIN":
        out.append("told-in-perfect")
    if predicate.modal == "wollen":
        out.append("told-plan")
    if any(view.tokens[i].text.lower() == "als" for i in clause.tokens) or predicate.takes(Frame.NAME):
        out.append("told-verdict")
    if sum(c.kind is ClauseKind.MAIN for c in view.clauses) == 1:
        out.append("told-alone")
    return out


def _is_thing(view: View, head: int) -> bool:
    return view.tokens[head].tag == "NN" and view.tokens[head].text.lower().endswith(
        ("ung", "heit", "keit", "zahlen", "daten")
    )


def _extent(view: View, number: int, clause: Clause) -> list[int]:
    """The clause with the clauses that depend on it; in a simple sentence the whole sentence."""
    if sum(c.kind is ClauseKind.MAIN for c in view.clauses) <= 1 and clause.kind is ClauseKind.MAIN:
        return list(range(0, view.last_word() + 1))
    members = set(clause.tokens)
    for i, other in enumerate(view.clauses):
        if other.parent == number and other.kind is not ClauseKind.MAIN and i != number:
            members |= set(other.tokens)
    first, last = min(members), max(members)
    if view.tokens[first].tag == "KON":
        first += 1
    return list(range(first, last + 1))
