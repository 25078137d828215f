"""What is in the reader's mind: the entities mentioned last, and which of them a description or a pronoun refers to.

How a description fits is in :mod:`quoteattr.sources.descriptions`; here is the evidence for an entity whatever it is
called: how recently it was named, as what, how often, whether it spoke. :mod:`quoteattr.rank` weighs both.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quoteattr.quote import Resolution, Span, SpeakerKind
from quoteattr.rank import NOBODY, Choosers, Option
from quoteattr.sources.descriptions import Description, traits
from quoteattr.sources.drafts import Draft
from quoteattr.sources.entities import Reference
from quoteattr.sources.introductions import Introductions
from quoteattr.sources.pronouns import Features
from quoteattr.sources.speech import Speech
from quoteattr.syntax.sentence import Sentence, Token

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
    frozenset({"role-and-modifier", "role-same", "role-wider", "age", "owned"}),
    frozenset({"role-and-modifier", "age", "owned"}),
)
"""Somebody the text has called so beats those it might be said of: *der US-Präsident* is not his adviser; so does the body
that the words are about: *SAP spart, teilte das Unternehmen mit*."""


class Salience:
    """References in text order, the entities that are active, and who spoke last."""

    def __init__(self, found: Introductions, speech: Speech, choosers: Choosers) -> None:
        self.found = found
        self.speech = speech
        self.choosers = choosers
        self.references: list[Reference] = []
        self._active: OrderedDict[int, Reference] = OrderedDict()
        self._told: dict[int, Reference] = {}
        """The last reference to each entity outside what others say about it."""
        self._count: dict[int, int] = defaultdict(int)
        self._last_speaker: tuple[int, int] | None = None
        self._announced = sorted((draft.first, draft.number) for draft in found.names.drafts if draft.named)
        """Where each name stands first, and whose it is."""
        self._by_noun: dict[str, list[Draft]] = defaultdict(list)
        for draft in found.names.drafts:
            self._index(draft)

    def _index(self, draft: Draft) -> None:
        nouns = {n for r in draft.roles for n in (r.noun, *r.wider)} | draft.classes
        for noun in nouns:
            bucket = self._by_noun[noun]
            if draft not in bucket and len(bucket) < _BUCKET:
                bucket.append(draft)

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
            self._last_speaker = (reference.entity, reference.sentence)

    def bearer(
        self, description: Description, sentence: Sentence, at: int, owned: Sequence[Draft]
    ) -> tuple[Draft, float] | None:
        """Whom *description* at token *at* refers to and how sure that is, ``None`` for somebody new.

        *owned*: the bodies of the one whom the words name as the owner.
        """
        coming = self._coming(sentence) if description.free else {}
        offered = [
            (draft, option)
            for draft in self._pool(description, coming, owned)
            if (option := self._offer(description, draft, sentence, at, owned, coming)) is not None
        ]
        before = [found for found in offered if "not-active" not in found[1].features]
        if any("subject-before" in found[1].features for found in before):
            offered = before  # *Eine Mutter kam. … sagte die Frau. Ministerin Voss schwieg.*
        for known in _KNOWN:
            called = [found for found in offered if found[1].features & known]
            if any(found[0].named for found in called):
                offered = called
        options = [option for _, option in offered]
        tied = any("owned" in option.features for option in options)
        nobody = None if tied else NOBODY | {f"nobody-{_sort(description)}"}
        choice = self.choosers("description").choose((sentence.index, at), options, nobody)
        return None if choice is None else (offered[choice.index][0], choice.probability)

    def _pool(
        self, description: Description, coming: Mapping[int, set[str]], owned: Sequence[Draft]
    ) -> Iterable[Draft]:
        """Who is active, who is called by the noun of *description* anywhere, who is *owned*, who is named soon."""
        drafts = self.found.names.drafts
        noun = description.role or description.head
        pool = {n: drafts[n] for n in self._active}
        pool.update({d.number: d for d in (*self._by_noun.get(noun.noun if noun else "", ()), *owned)})
        pool.update((number, drafts[number]) for number in coming)
        return pool.values()

    def _offer(
        self,
        description: Description,
        draft: Draft,
        sentence: Sentence,
        at: int,
        owned: Sequence[Draft],
        coming: Mapping[int, set[str]],
    ) -> Option | None:
        """*draft* as the bearer of *description* with what speaks for it, ``None`` where it cannot be."""
        fitting = traits(description, draft)
        if fitting is None:
            return None
        last = self._last(draft, sentence, at)
        if last is None and self._comes_late(draft, sentence.index):
            return None
        head = description.head
        if last is None and head is not None and head.takes_place:
            if head.noun not in draft.name.lower().split():
                return None  # *Die Polizei ermittelt* is not the Bundespolizei of the next sentence
        features = {*fitting, *self._standing(draft, last, sentence, at)}
        if last is None:
            features.add("not-active")
        elif "class-untold" not in features and self.speech.is_said_there((sentence.index, at), last.start):
            features = features - {"sentence-0", "inside-content"} | {"sentence-1", "about"}
        if draft in owned:
            features.add("owned")
        features.update(coming.get(draft.number, ()))
        return _option(draft, last, features)

    def antecedent(self, wanted: Features, sentence: Sentence, at: int) -> tuple[int, float] | None:
        """Number and certainty of what a pronoun at token *at* stands for, among what is active.

        A source counts like a subject, *laut der Ökonomin Lund … sagte sie*; a demonstrative points to whoever was named
        last, no matter as what: *Der Trainer lobte den Torwart. Dieser sagte* … (Bosch et al. 2007).
        """
        demonstrative = sentence.tokens[at].tag == "PDS"
        offered: list[tuple[int, Option]] = []
        for entity in self._active:
            draft = self.found.names.drafts[entity]
            last = self._last(draft, sentence, at)
            if last is None or sentence.index - last.sentence > _WINDOW:
                continue
            if not self._may_mean(wanted, draft, last, sentence, at):
                continue
            features = set(self._standing(draft, last, sentence, at))
            if (last.gender or draft.gender) is None and not wanted.plural:
                features.add("gender-untold")
            offered.append((entity, _option(draft, last, features)))
        if demonstrative and offered:
            newest = max(option.span for _, option in offered)
            offered = [(entity, option) for entity, option in offered if option.span == newest]
        choice = self.choosers("pronoun").choose(
            (sentence.index, at), [option for _, option in offered], NOBODY
        )
        return None if choice is None else (offered[choice.index][0], choice.probability)

    def _last(self, draft: Draft, sentence: Sentence, at: int) -> Reference | None:
        """The last reference to *draft* that the word at *at* can take up; not one in the words whose source it is, unless
        a body is what they are about: *SAP spart, wie das Unternehmen mitteilte*."""
        last = self._active.get(draft.number)
        same = last is not None and last.sentence == sentence.index and last.how is Resolution.PRONOUN
        if last is not None and same and self.speech.is_content(last.start):
            return self._told.get(draft.number)  # *Auf die Frage, ob er gehe, sagte der Minister …*
        if last is not None and self.speech.is_said_there((sentence.index, at), last.start):
            about = last.subject and draft.kind is SpeakerKind.ORGANISATION
            return last if about else self._told.get(draft.number)
        return last

    def _standing(self, draft: Draft, last: Reference | None, sentence: Sentence, at: int) -> Iterator[str]:
        """The evidence for an entity, whatever it is called; a colon ends a sentence: *Horn winkte ab: „Nein“, sagte er.*"""
        yield f"is-{draft.kind}"
        if draft.named:
            yield "named"
        for times in _OFTEN:
            if self._count[draft.number] >= times:
                yield f"often-{times}"
        if self._last_speaker is not None and self._last_speaker[0] == draft.number:
            turns = sentence.index - self._last_speaker[1]
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

    def _coming(self, sentence: Sentence) -> dict[int, set[str]]:
        """People whom the text names for the first time after *sentence*, with what speaks for them: *sagt der Musiker. …
        hält einer fest: Ulf Dressler.*"""
        sentences = self.found.sentences
        farther = sentence.index + _AHEAD + 1
        beyond = sentences[farther].start if farther < len(sentences) else len(self.found.text)
        low, high = (bisect_left(self._announced, (start,)) for start in (sentence.end, beyond))
        found: dict[int, set[str]] = {}
        for first, number in self._announced[low:high]:
            if self.found.names.drafts[number].kind is SpeakerKind.PERSON:
                ahead = (
                    bisect_right(sentences, first, key=lambda sentence: sentence.start) - 1 - sentence.index
                )
                found[number] = {f"ahead-{ahead}"}
        if found and sentence.index <= _OPENING:
            for features in found.values():
                features.add("opening")
        return found

    def _comes_late(self, draft: Draft, number: int) -> bool:
        """Whether the text names the body *draft* for the first time well after a sentence that is not a headline: *Das
        Unternehmen schweigt* is not yet the rival of the last paragraph."""
        if draft.kind is SpeakerKind.PERSON or self._count[draft.number]:
            return False
        soon = min(number + _SOON, len(self.found.sentences) - 1)
        return number > 0 and draft.first >= self.found.sentences[soon].end

    def _may_mean(self, wanted: Features, draft: Draft, last: Reference, sentence: Sentence, at: int) -> bool:
        plural = last.plural or draft.plural
        if draft.place or (wanted.plural is not None and plural != wanted.plural):
            return False  # a town is *es*
        if not plural and wanted.genders:
            person = draft.kind is SpeakerKind.PERSON
            gender = (draft.gender or last.gender) if person else (last.gender or draft.gender)
            if gender is not None and gender not in wanted.genders:
                return False
            if gender is None and not person and draft.kind is not SpeakerKind.UNKNOWN:
                return False
        same_clause = last.sentence == sentence.index and not _separated(sentence.tokens, last.last, at)
        return not same_clause or last.attribute


def _sort(description: Description) -> str:
    """What a description tells of its bearer at all."""
    if description.inhabitant:
        return "inhabitant"
    if description.free:
        return "free"
    return "told" if description.tells else "untold"


def _option(draft: Draft, last: Reference | None, features: set[str]) -> Option:
    start = draft.first if last is None else last.start
    return Option(frozenset(features), Span(start, start), draft.name)


def _separated(tokens: Sequence[Token], left: int, right: int) -> bool:
    """Whether a comma, colon or dash lies between two tokens: they are in different clauses."""
    return any(t.tag in ("$,", "$.") or t.is_quote or t.text in ("–", "—") for t in tokens[left + 1 : right])
