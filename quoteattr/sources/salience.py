"""What is in the reader's mind: the entities mentioned last, and which of them a description or a pronoun refers to.

How a description fits is in :mod:`quoteattr.sources.descriptions`; here is the evidence for an entity whatever it is
called: how recently it was named, as what, how often, whether it spoke. :mod:`quoteattr.rank` weighs both.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quoteattr.quote import Resolution, Span, SpeakerKind
from quoteattr.rank import NOBODY, Choosers, Option
from quoteattr.sources.descriptions import Description, traits
from quoteattr.sources.entities import Entity, Reference
from quoteattr.sources.introductions import Introductions
from quoteattr.sources.pronouns import Features
from quoteattr.sources.speech import Speech
from quoteattr.syntax.sentence import Sentence, Token
from quoteattr.values import frozen

_ACTIVE = 40
"""At most this many entities mentioned last are looked at."""
_WINDOW = 6
"""A pronoun reaches back this many sentences."""
_FAR = 4
"""Sentences from here on are equally far."""
_BUCKET = 10
_SOON = 2
"""A description may come this many sentences before the name of its bearer."""
_AHEAD = 3
"""Somebody is described at most this many sentences before the text names him or her."""
_OPENING = 3
"""The heading and the first sentences, where newspapers keep a name back."""
_TURN = 2
"""Whoever spoke at most this many sentences before has the floor."""
_OFTEN = (3, 6)


_KNOWN = (
    frozenset({"about"}),
    frozenset({"owned"}),
    frozenset({"role-and-modifier", "role-same", "role-wider", "age", "owned", "native"}),
    frozenset({"role-and-modifier", "age", "owned", "native"}),
)
"""Somebody the text has called so beats those it might be said of: *der US-Präsident* is not his adviser; so does the body
that the words are about: *SAP spart, teilte das Unternehmen mit*."""


@frozen
class Bearer(Option):
    """Somebody whom a description or a pronoun may mean."""

    entity: Entity


class Salience:
    """References in text order, the entities that are active, and who spoke last."""

    def __init__(self, found: Introductions, speech: Speech, choosers: Choosers) -> None:
        self.found = found
        self.speech = speech
        self.choosers = choosers
        self.references: list[Reference] = []
        self._active: OrderedDict[Entity, Reference] = OrderedDict()
        self._told: dict[Entity, Reference] = {}
        """The last reference to each entity outside what others say about it."""
        self._count: Counter[Entity] = Counter()
        self._last_source: Reference | None = None
        self._announced = sorted(found.names.entities, key=_first)
        """Who has a name, as the text names them one after the other."""
        self._by_noun: dict[str, list[Entity]] = defaultdict(list)
        for entity in found.names.entities:
            self._index(entity)

    def _index(self, entity: Entity) -> None:
        nouns = {n for r in entity.roles for n in (r.noun, *r.wider)} | entity.classes
        for noun in nouns:
            bucket = self._by_noun[noun]
            if entity not in bucket and len(bucket) < _BUCKET:
                bucket.append(entity)

    def _note(self, reference: Reference) -> None:
        self.references.append(reference)
        self._active[reference.entity] = reference
        self._active.move_to_end(reference.entity)
        if not self.speech.is_content(reference.start):
            self._told[reference.entity] = reference
        self._count[reference.entity] += 1
        if len(self._active) > _ACTIVE:
            self._active.popitem(last=False)
        if self.speech.is_source((reference.sentence, reference.head)):
            self._last_source = reference

    def bearer(
        self,
        description: Description,
        sentence: Sentence,
        at: int,
        owned: Sequence[Entity],
        *,
        given: bool = False,
    ) -> tuple[Entity, float] | None:
        """Whom *description* at token *at* refers to and how sure that is, ``None`` for somebody new.

        *owned*: the bodies of the one whom the words name as the owner. *given*: it is nobody new, *die Autorin selbst*.
        """
        coming = self._coming(sentence) if description.free else {}
        pool = self._pool(description, coming, owned)
        offers = (self._offer(description, entity, sentence, at, owned, coming) for entity in pool)
        options = [option for option in offers if option is not None]
        before = [option for option in options if "not-active" not in option.features]
        if any("subject-before" in option.features for option in before):
            options = before  # *Eine Mutter kam. … sagte die Frau. Ministerin Voss schwieg.*
        for known in _KNOWN:
            called = [option for option in options if option.features & known]
            if any(option.entity.named for option in called):
                options = called
        tied = given or any("owned" in option.features for option in options)
        nobody = None if tied else NOBODY | {f"nobody-{description.sort}"}
        choice = self.choosers("description").choose((sentence.index, at), options, nobody)
        return None if choice is None else (options[choice.index].entity, choice.probability)

    def _pool(
        self, description: Description, coming: Iterable[Entity], owned: Iterable[Entity]
    ) -> Iterable[Entity]:
        """Who is active, who is called by the noun of *description* anywhere, who is *owned*, who is named soon."""
        noun = description.role or description.head
        called = self._by_noun.get(noun.noun, ()) if noun is not None else ()
        return dict.fromkeys((*self._active, *called, *owned, *coming))

    def _offer(
        self,
        description: Description,
        entity: Entity,
        sentence: Sentence,
        at: int,
        owned: Sequence[Entity],
        coming: Mapping[Entity, set[str]],
    ) -> Bearer | None:
        """*entity* as the bearer of *description* with what speaks for it, ``None`` where it cannot be."""
        fitting = traits(description, entity)
        if fitting is None:
            return None
        last = self._last(entity, sentence, at)
        if last is None and self._comes_late(entity, sentence.index):
            return None
        head = description.head
        if last is None and head is not None and head.takes_place:
            if head.noun not in entity.name.lower().split():
                return None  # *Die Polizei ermittelt* is not the Bundespolizei of the next sentence
        features = {*fitting, *self._standing(entity, last, sentence, at)}
        if last is None:
            features.add("not-active")
        elif "class-untold" not in features and self.speech.is_said_there((sentence.index, at), last.start):
            features = features - {"sentence-0", "inside-content"} | {"sentence-1", "about"}
        if entity in owned:
            features.add("owned")
        features.update(coming.get(entity, ()))
        return _option(entity, last, features)

    def antecedent(self, wanted: Features, sentence: Sentence, at: int) -> tuple[Entity, float] | None:
        """What a pronoun at token *at* stands for, among what is active, and how sure that is.

        A source counts like a subject, *laut der Ökonomin Lund … sagte sie*; a demonstrative points to whoever was named
        last, no matter as what: *Der Trainer lobte den Torwart. Dieser sagte* … (Bosch et al. 2007).
        """
        options: list[Bearer] = []
        for entity in self._active:
            last = self._last(entity, sentence, at)
            if last is None or sentence.index - last.sentence > _WINDOW:
                continue
            if not self._may_mean(wanted, entity, last, sentence, at):
                continue
            features = set(self._standing(entity, last, sentence, at))
            if (last.gender or entity.gender) is None and not wanted.plural:
                features.add("gender-untold")
            options.append(_option(entity, last, features))
        if options and sentence.tokens[at].tag == "PDS":
            newest = max(option.span for option in options)
            options = [option for option in options if option.span == newest]
        choice = self.choosers("pronoun").choose((sentence.index, at), options, NOBODY)
        return None if choice is None else (options[choice.index].entity, choice.probability)

    def _last(self, entity: Entity, sentence: Sentence, at: int) -> Reference | None:
        """The last reference to *entity* that the word at *at* can take up; not one in the words whose source it is, unless
        a body is what they are about: *SAP spart, wie das Unternehmen mitteilte*."""
        last = self._active.get(entity)
        if last is None:
            return None
        if last.sentence == sentence.index and last.how is Resolution.PRONOUN:
            if self.speech.is_content(last.start):
                return self._told.get(entity)  # *Auf die Frage, ob er gehe, sagte der Minister …*
        about = last.subject and entity.kind is SpeakerKind.ORGANISATION
        said = not about and self.speech.is_said_there((sentence.index, at), last.start)
        return self._told.get(entity) if said else last

    def _standing(self, entity: Entity, last: Reference | None, sentence: Sentence, at: int) -> Iterator[str]:
        """The evidence for an entity, whatever it is called; a colon ends a sentence: *Horn winkte ab: „Nein“, sagte er.*"""
        yield f"is-{entity.kind}"
        if entity.named:
            yield "named"
        for times in _OFTEN:
            if self._count[entity] >= times:
                yield f"often-{times}"
        if self._last_source is not None and self._last_source.entity is entity:
            turns = sentence.index - self._last_source.sentence
            yield f"spoke-last-{max(1, turns)}" if turns <= _TURN else "spoke-last"
        if last is None:
            return
        colon = max((i for i in range(at) if sentence.tokens[i].text == ":"), default=-1)
        distance = sentence.index - last.sentence
        distance += colon > (last.last if distance == 0 else -1)
        yield f"sentence-{min(distance, _FAR)}"
        if self.found.sentences[last.sentence].paragraph != sentence.paragraph:
            yield "other-paragraph"
        source = self.speech.is_source((last.sentence, last.head))
        if last.subject or source:
            yield "subject"
            if distance <= 1:
                yield "subject-before"
        if last.first <= 1:
            yield "front"
        if last.attribute and not source:
            yield "attribute"
        if last.how is Resolution.PRONOUN:
            yield "pronoun"
        if self.speech.is_content(last.start):
            yield "inside-content"

    def _coming(self, sentence: Sentence) -> dict[Entity, set[str]]:
        """People whom the text names for the first time after *sentence*, with what speaks for them: *sagt der Musiker. …
        hält einer fest: Ulf Dressler.*"""
        sentences = self.found.sentences
        farther = sentence.index + _AHEAD + 1
        beyond = sentences[farther].start if farther < len(sentences) else len(self.found.text)
        low, high = (bisect_left(self._announced, start, key=_first) for start in (sentence.end, beyond))
        opening = {"opening"} if sentence.index <= _OPENING else set()
        found: dict[Entity, set[str]] = {}
        for entity in self._announced[low:high]:
            if entity.kind is SpeakerKind.PERSON:
                at = bisect_right(sentences, entity.first, key=lambda sentence: sentence.start) - 1
                found[entity] = {f"ahead-{at - sentence.index}", *opening}
        return found

    def _comes_late(self, entity: Entity, number: int) -> bool:
        """Whether the text names the body *entity* for the first time well after a sentence that is not a headline: *Das
        Unternehmen schweigt* is not yet the rival of the last paragraph."""
        if entity.kind is SpeakerKind.PERSON or self._count[entity]:
            return False
        soon = min(number + _SOON, len(self.found.sentences) - 1)
        return number > 0 and entity.first >= self.found.sentences[soon].end

    def _may_mean(
        self, wanted: Features, entity: Entity, last: Reference, sentence: Sentence, at: int
    ) -> bool:
        plural = last.plural or entity.plural
        if entity.place or (wanted.plural is not None and plural != wanted.plural):
            return False  # a town is *es*
        if not plural and wanted.genders:
            gender = entity.gender_in(last.gender)
            either = gender is None and entity.kind in (SpeakerKind.PERSON, SpeakerKind.UNKNOWN)
            if gender not in wanted.genders and not either:
                return False
        same_clause = last.sentence == sentence.index and not _separated(sentence.tokens, last.last, at)
        return not same_clause or last.attribute


def _first(entity: Entity) -> int:
    return entity.first


def _option(entity: Entity, last: Reference | None, features: set[str]) -> Bearer:
    start = entity.first if last is None else last.start
    return Bearer(frozenset(features), Span(start, start), entity.name, entity)


def _separated(tokens: Sequence[Token], left: int, right: int) -> bool:
    """Whether a comma, colon or dash lies between two tokens: they are in different clauses."""
    return any(t.tag in ("$,", "$.") or t.is_quote or t.text in ("–", "—") for t in tokens[left + 1 : right])
