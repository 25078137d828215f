"""Who appears in each sentence and what part they play there: the people whom a later quotation may belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from quoteattr.detect.candidate import Phrase
from quoteattr.detect.extents import phrase
from quoteattr.detect.participants import subject
from quoteattr.detect.subjects import is_agent
from quoteattr.detect.view import View
from quoteattr.mentions.mention import Mention
from quoteattr.quote import Span, Speaker, SpeakerKind
from quoteattr.sources.finder import Finder, Found
from quoteattr.syntax.sentence import ClauseKind, Mood, Sentence
from quoteattr.values import frozen
from quoteattr.words import is_thing, used_as

_NOBODY = frozenset({"PRF", "PRELS", "PRELAT"})
_STRONG = 0.5
"""From this strength on a cue verb counts as a surely reporting one."""
_SPEECH_PREPOSITIONS = frozenset({"nach", "laut", "zufolge", "von", "vom", "für", "mit", "aus", "gegen"})
"""Adpositions that are no evidence about their noun; the others go with places, times and things."""
_EMBEDDED = frozenset({ClauseKind.SUBORDINATE, ClauseKind.RELATIVE, ClauseKind.INFINITIVE})


@frozen
class Actor:
    """A phrase of a sentence that names somebody.

    ``features`` say what part it plays there; ``dumb``: no table has its noun and no person is called by it.
    """

    speaker: Speaker
    span: Span
    certainty: float
    features: frozenset[str]
    dumb: bool = False


@define
class Stage:
    """The sentences of a document; the actors of each are found when they are asked for."""

    text: str
    views: Sequence[View]
    finder: Finder
    sentences: tuple[Sentence, ...] = field(init=False)
    _actors: dict[int, tuple[Actor, ...]] = field(factory=dict)

    @sentences.default
    def _own_sentences(self) -> tuple[Sentence, ...]:
        return tuple(view.sentence for view in self.views)

    def actors(self, number: int) -> tuple[Actor, ...]:
        """Who is named in sentence *number*, left to right."""
        found = self._actors.get(number)
        if found is None:
            found = self._actors[number] = _once(_Reader(self, number).actors())
        return found


def _once(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """One actor per mention: *der Leiter der Schule, Rolf Ahrens,* is read twice."""
    kept: dict[Span, Actor] = {}
    for actor in actors:
        kept.setdefault(actor.span, actor)
    return tuple(sorted(kept.values(), key=lambda actor: actor.span.end))


class _Reader:
    """Reads one sentence: which phrase does what."""

    def __init__(self, stage: Stage, number: int) -> None:
        self.finder = stage.finder
        self.view = stage.views[number]
        self.parts: dict[int, tuple[Phrase, int]] = {}
        """Head of a subject or agent → its words and the number of its clause."""
        for predicate in self.view.verbs:
            found = subject(self.view, predicate, follow_ellipsis=False)
            if found is not None and found.sentence == number:
                self.parts[found.head] = (found, predicate.number)
        self.of_speech = [any(map(self._of_speech, clause.tokens)) for clause in self.view.clauses]

    def actors(self) -> Iterator[Actor]:
        for group in self.view.groups:
            if self.view.tokens[group.head].tag in _NOBODY:
                continue
            if self._is_things(group):
                continue
            words, at = self.parts.get(group.head, (None, self.view.clause_of.get(group.head, -1)))
            if group.place and group.class_noun is None and words is None:
                continue  # *In Kiel regnete es.* — *Kiel –*
            role = "" if words is None else words.role
            words = words or phrase(self.view, group, "other")
            found = None if self.finder.is_thing(words) else self.finder.find(words)
            if found is None or found.speaker.mention is None:
                continue
            features = {f"is-{found.speaker.kind}", *self._part(group, role)}
            if found.rule == "speaker.phrase":
                features.add("is-nameless")
            if group.pronoun:
                features.add("is-pronoun")
            if self._of_speech(group.head):
                features.add("is-statement")
            if at >= 0:
                features.update(self._deed(at, role))
            yield Actor(
                found.speaker,
                found.speaker.mention.span,
                found.probability,
                frozenset(features),
                dumb=self._is_reported(at) or self._is_dumb(found, group),
            )

    def _is_things(self, group: Mention) -> bool:
        """Whether it is of things that the text tells, whatever their verb means of people: *Autos standen im Weg.*"""
        noun = self.view.tokens[group.head]
        called = group.name or group.roles or group.class_noun or group.statement
        several = noun.text != noun.lemma and group.determiner is None  # not *Kern (widersprach)*
        return several and not called and is_thing(noun.lemma)

    def _is_dumb(self, found: Found, group: Mention) -> bool:
        """Whether a phrase names nobody to be known by: a noun that no table has (*Wolken*, *die Ideologie*; not
        *Rekurrenten*), or how many there are (*zehn Menschen*; not *zehn Zeugen*)."""
        unknown = found.speaker.kind is SpeakerKind.UNKNOWN and not found.named
        called = any(role.noun.title() not in used_as("anybody") for _, role in group.roles)
        counted = any(self.view.tokens[i].tag == "CARD" for i in group.modifiers) and not group.name
        if is_agent(self.view.tokens[group.head].text) and not group.roles:
            return False
        return unknown or found.rule == "speaker.phrase" or (counted and not called)

    def _is_reported(self, at: int) -> bool:
        """Whether a clause is itself reported: *Die Fristen seien klar: „…“*."""
        finite = self.view.clauses[at].finite if at >= 0 else None
        return finite is not None and self.view.tokens[finite].mood is Mood.SUBJUNCTIVE_I

    def _of_speech(self, at: int) -> bool:
        """Whether the token is a communication noun: *Kritik*, *Stellungnahme*."""
        token = self.view.tokens[at]
        return token.tag == "NN" and self.view.lexicon.noun(token.text) is not None

    def _part(self, group: Mention, role: str) -> Iterator[str]:
        """Subject, agent, or the kind of adposition."""
        if role:
            yield f"part-{role}"
        elif group.preposition is None:
            yield "part-none"
        else:
            form = self.view.tokens[group.preposition].text.lower()
            yield (
                "part-in"
                if form in ("in", "im")
                else "part-speech"
                if form in _SPEECH_PREPOSITIONS
                else "part-other"
            )

    def _deed(self, at: int, role: str) -> Iterator[str]:
        """What the clause says: that its subject says something (*äußerte sich besorgt*), or that something is said."""
        clause, predicate = self.view.clauses[at], self.view.predicates[at]
        if clause.kind in _EMBEDDED:
            yield "embedded"
        if role not in ("subject", "agent"):
            if self.of_speech[at] and predicate is not None:
                yield "beside-statement"
        elif predicate is not None and predicate.is_cue:
            yield "tells"
            if predicate.strength > _STRONG:
                yield "tells-surely"
