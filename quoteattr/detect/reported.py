"""Speech acts that are reported, not quoted: *Die Opposition forderte den Rücktritt des Ministers.*"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.cues.entries import Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.build import candidate, source_feature, strength_feature
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.participants import participants
from quoteattr.detect.view import View
from quoteattr.mentions.paradigms import ACCUSATIVE, DATIVE
from quoteattr.quote import QuoteKind
from quoteattr.syntax.morphology import is_past
from quoteattr.syntax.sentence import ClauseKind, Token
from quoteattr.word_lists import words


def speech_reports(view: View, found: Sequence[Candidate]) -> Iterator[Candidate | None]:
    """A clause whose reporting verb has a nominal or prepositional object and no content clause.

    *Der Verband warnte vor höheren Preisen.* — *Reuter nannte den Plan einen Fehler.* The main clause with its source is the
    quotation. Not those with a content of their own (*forderte, dass …*), not a reaction to what others did (*lehnte den
    Plan ab*), not a verdict in marks, which is direct speech (*nannte den Plan „Unsinn“*).
    """
    if view.sentence.is_heading:
        return
    cues = [s for c in found if c.cue is not None for s in c.cue.segments]
    for predicate in view.verbs:
        if not _may_tell(view, predicate):
            continue
        own = view.spans(predicate.tokens)
        if any(s in cue for s in own for cue in cues) or any(
            view.tokens[i].is_quote for i in predicate.clause.tokens
        ):
            continue
        source, listener = participants(view, predicate)
        governed = objects(view, predicate, source)
        form = _form(view, predicate)
        if not governed or source is None or {"told-verdict", "told-in-marks"} <= set(form):
            continue
        if predicate.lemma in words("toll") and is_thing(view, source):
            continue
        step = strength_feature(predicate).removeprefix("cue-")
        features = [*(f"{kind}-{step}" for kind in governed), source_feature(view, source), *form]
        if predicate.lemma in words("telling"):
            features.append("told-content-verb")
        if any(c.frame and c.sentence == view.sentence.index for c in found):
            features.append("beside-quotation")
        if predicate.modal:
            features.append("cue-modal")
        yield candidate(
            view,
            QuoteKind.REPORTED,
            _extent(view, predicate),
            "report.object",
            predicate.tokens,
            reporting=predicate,
            source=source,
            addressee=listener,
            features=features,
        )


def _may_tell(view: View, predicate: Predicate) -> bool:
    """Whether a clause can tell a speech act: a main clause in the indicative, of a verb with an object, not negated."""
    clause = predicate.clause
    if clause.kind is not ClauseKind.MAIN or clause.finite is None or predicate.negated:
        return False
    if view.is_subjunctive(clause) or predicate.lemma in words("reacting"):
        return False
    if _declares(view, predicate) or _withholds(view, predicate):
        return False
    return predicate.is_cue and predicate.takes(Frame.NP, Frame.PP, Frame.ALS, Frame.NAME)


def _declares(view: View, predicate: Predicate) -> bool:
    """Whether the words do what they say, and nobody learns of anything: *erklärte die Sitzung für geschlossen*."""
    within = predicate.clause.tokens
    states = (view.word(i) == "für" and view.tag(i + 1) in ("ADJD", "VVPP") for i in within)
    return predicate.lemma == "erklären" and any(states)


def _withholds(view: View, predicate: Predicate) -> bool:
    """Whether a clause says what was not told: *Die Polizei nannte keine Namen*; not *Sie nannte den Plan keine Lösung*."""
    told = predicate.lemma in words("withholding")
    return told and any(
        view.word(g.first).lower().startswith("kein") for g in view.bare_in(predicate.clause, ACCUSATIVE)
    )


def is_thing(view: View, source: Phrase) -> bool:
    """Whether the subject is nobody: *Das Beben forderte 92 Tote*, *Das Wetter versprach Sonne*."""
    mention = view.starting.get(source.first)
    named = mention is not None and (mention.name or mention.roles or mention.class_noun or mention.statement)
    return view.tokens[source.head].tag == "NN" and not named


def objects(view: View, predicate: Predicate, source: Phrase | None) -> list[str]:
    """What kind of object the verb has: with its fixed preposition (*vor*, *von*), or without one; *Das sagte Voss* only
    points at words that are found elsewhere."""
    out: list[str] = []
    clause = predicate.clause
    subject_tokens = range(source.first, source.last + 1) if source is not None else range(0)
    others = [i for i in clause.tokens if i not in subject_tokens]
    # also behind a noun: *sprach trotz der Kritik von einem Erfolg*
    if any(_is_governed(view.tokens[i], predicate) for i in others):
        out.append("object-of-pp-verb" if predicate.takes(Frame.PP) else "object-prepositional")
    if any(
        group.preposition is None
        and group.head not in subject_tokens
        and not group.cases.isdisjoint((ACCUSATIVE, DATIVE))
        and not (view.tokens[group.head].tag == "PDS" and predicate.takes(Frame.DIRECT))
        for group in view.groups_in(clause)
    ):
        out.append("object-bare")
    if predicate.phrase is not None:
        out.append("object-phrase")
    return out


def _is_governed(token: Token, predicate: Predicate) -> bool:
    """Whether *token* is a preposition that the verb takes: *warnte vor*, *zum*."""
    prepositions = predicate.verb.prepositions if predicate.verb is not None else frozenset()
    form = {"vom": "von", "zum": "zu", "zur": "zu", "am": "an"}.get(token.text.lower(), token.text.lower())
    return token.tag in ("APPR", "APPRART") and form in prepositions


def _form(view: View, predicate: Predicate) -> list[str]:
    """What the clause looks like: its tense, a judgement (*als Irrweg*), all of the sentence."""
    out: list[str] = []
    clause = predicate.clause
    finite = view.tokens[predicate.finite] if predicate.finite is not None else None
    if finite is not None and finite.tag == "VAFIN":
        before = not predicate.passive and is_past(finite.text, finite.lemma)
        out.append(
            "told-before" if before else "told-in-perfect"
        )  # *hatte … gefordert* is what led to the news
    if any(view.tokens[i].text.lower() == "als" for i in clause.tokens) or predicate.takes(Frame.NAME):
        out.append("told-verdict")
    if _main_clauses(view) == 1:
        out.append("told-alone")
    own = view.span(clause.first, clause.last)
    if any(pair.outer in own for pair in view.pairs):
        out.append("told-in-marks")
    return out


def _main_clauses(view: View) -> int:
    return sum(clause.kind is ClauseKind.MAIN for clause in view.clauses)


def _extent(view: View, predicate: Predicate) -> list[int]:
    """The clause with the clauses that depend on it; in a simple sentence the whole sentence."""
    if _main_clauses(view) <= 1:
        return list(range(view.last_word() + 1))
    below = (c for c in view.clauses if c.parent == predicate.number and c.kind is not ClauseKind.MAIN)
    clauses = [predicate.clause, *below]
    first = min(clause.first for clause in clauses)
    first += view.tokens[first].tag == "KON"
    return list(range(first, max(clause.last for clause in clauses) + 1))
