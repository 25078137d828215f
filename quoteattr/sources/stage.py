"""Who appears in each sentence and what part they play there: the people whom a later quotation may belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field

from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.extents import phrase
from quoteattr.detect.participants import subject
from quoteattr.detect.subjects import is_agent
from quoteattr.detect.view import View
from quoteattr.mentions.mention import Mention
from quoteattr.quote import Span, Speaker, SpeakerKind
from quoteattr.sources.attributions import Attribution
from quoteattr.sources.finder import Finder, Found
from quoteattr.sources.speech import Speech
from quoteattr.syntax.sentence import ClauseKind, Mood
from quoteattr.values import frozen
from quoteattr.words.nouns import is_thing
from quoteattr.words.table import in_lower_case

_NOBODY = frozenset({"PRF", "PRELS", "PRELAT"})
_STRONG = 0.5
"""From this strength on a cue verb counts as a surely reporting one."""
_EMBEDDED = frozenset({ClauseKind.SUBORDINATE, ClauseKind.RELATIVE, ClauseKind.INFINITIVE})


@frozen
class Actor:
    """A phrase of a sentence that names somebody.

    ``features`` say what part it plays there; ``dumb``: no table has its noun and no person is called by it, or its clause
    is somebody's words; ``said``: it is itself part of what somebody says.
    """

    speaker: Speaker
    span: Span
    certainty: float
    features: frozenset[str]
    dumb: bool
    said: bool


@define
class Stage:
    """The sentences of a document, whose actors are found when they are asked for, and its quotations.

    ``done``: what has been decided about them so far; ``previous``: the numbers, in text order, of those of them that lie
    in no other.
    """

    views: Sequence[View]
    finder: Finder
    speech: Speech
    candidates: Sequence[Candidate]
    done: dict[int, Attribution] = field(factory=dict, init=False)
    previous: list[int] = field(factory=list, init=False)
    _actors: dict[int, tuple[Actor, ...]] = field(factory=dict, init=False)

    @property
    def text(self) -> str:
        return self.finder.register.text

    def actors(self, number: int) -> tuple[Actor, ...]:
        """Who is named in sentence *number*, left to right; *der Leiter der Schule, Rolf Ahrens,* is one."""
        found = self._actors.get(number)
        if found is None:
            kept: dict[Span, Actor] = {}
            for actor in _actors(self.finder, self.speech, self.views[number]):
                kept.setdefault(actor.span, actor)
            found = self._actors[number] = tuple(sorted(kept.values(), key=lambda actor: actor.span.end))
        return found


def _actors(finder: Finder, speech: Speech, view: View) -> Iterator[Actor]:
    """Which phrase of a sentence does what."""
    parts = _parts(view)
    for group in view.groups:
        if view.tokens[group.head].tag in _NOBODY or _is_things(view, group):
            continue
        words, at = parts.get(group.head, (None, view.clause_of.get(group.head, -1)))
        if group.place and group.class_noun is None and words is None:
            continue  # *In Kiel regnete es.* — *Kiel –*
        role = "" if words is None else words.role
        words = words or phrase(view, group, "other")
        found = None if finder.is_thing(words) else finder.find(words)
        if found is None or found.speaker.mention is None:
            continue
        span, sure = found.speaker.mention.span, found.probability
        features = frozenset(_features(view, group, found, at, role))
        reported = (
            at >= 0 and view.mood(view.clauses[at]) is Mood.SUBJUNCTIVE_I
        )  # *Die Fristen seien klar: „…“*
        dumb = reported or _is_dumb(view, found, group)
        yield Actor(found.speaker, span, sure, features, dumb, speech.is_content(span.start))


def _parts(view: View) -> dict[int, tuple[Phrase, int]]:
    """Head of a subject or agent → its words and the number of its clause."""
    found = ((subject(view, verb, follow_ellipsis=False), verb.number) for verb in view.verbs)
    here = view.sentence.index
    return {words.head: (words, at) for words, at in found if words is not None and words.sentence == here}


def _is_things(view: View, group: Mention) -> bool:
    """Whether it is of things that the text tells, whatever their verb means of people: *Autos standen im Weg.*"""
    noun = view.tokens[group.head]
    called = group.name or group.roles or group.class_noun or group.statement
    several = noun.text != noun.lemma and group.determiner is None  # not *Kern (widersprach)*
    return several and not called and is_thing(noun.lemma)


def _is_dumb(view: View, found: Found, group: Mention) -> bool:
    """Whether a phrase names nobody to be known by: a noun that no table has (*Wolken*, *die Ideologie*; not
    *Rekurrenten*), or how many there are (*zehn Menschen*; not *zehn Zeugen*)."""
    if is_agent(view.tokens[group.head].text) and not group.roles:
        return False
    unknown = found.speaker.kind is SpeakerKind.UNKNOWN and not found.named
    called = group.name or any(role.noun not in in_lower_case("anybody") for _, role in group.roles)
    counted = any(view.tokens[i].tag == "CARD" for i in group.modifiers)
    return unknown or found.rule == "speaker.phrase" or (counted and not called)


def _features(view: View, group: Mention, found: Found, at: int, role: str) -> Iterator[str]:
    """What a phrase is, which part it plays, and whether its clause says that it says something (*äußerte sich besorgt*)."""
    yield f"is-{found.speaker.kind}"
    if role:
        yield f"part-{role}"
    if found.rule == "speaker.phrase":
        yield "is-nameless"
    if group.pronoun:
        yield "is-pronoun"
    if at < 0:
        return
    if view.clauses[at].kind in _EMBEDDED:
        yield "embedded"
    predicate = view.predicates[at]
    if role in ("subject", "agent") and predicate is not None and predicate.is_cue:
        yield "tells"
        if predicate.strength > _STRONG:
            yield "tells-surely"
