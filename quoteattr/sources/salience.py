"""What is in the reader's mind: the entities mentioned last, and which of them a description or a pronoun means."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Sequence

from quoteattr.quote import Resolution, SpeakerKind
from quoteattr.sources.descriptions import IMPOSSIBLE, Description, fit
from quoteattr.sources.drafts import Draft
from quoteattr.sources.entities import Reference
from quoteattr.sources.introductions import Introductions
from quoteattr.sources.pronouns import Features
from quoteattr.sources.weights import certainty, weights
from quoteattr.syntax.sentence import Sentence, Token

_ACTIVE = 40
"""So many entities mentioned last are looked at."""
_WINDOW = 6
"""A pronoun reaches back so many sentences."""
_BUCKET = 10
_SOON = 2
"""A description may come so many sentences before the name of its bearer."""


class Salience:
    """References in text order, the entities that are active, and who spoke last."""

    def __init__(self, found: Introductions, speaking: frozenset[tuple[int, int]]) -> None:
        self.found = found
        self.speaking = speaking
        self.references: list[Reference] = []
        self._active: OrderedDict[int, Reference] = OrderedDict()
        self._count: dict[int, int] = defaultdict(int)
        self._last_speaker: tuple[int, int] | None = None
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
        self._count[reference.entity] += 1
        if len(self._active) > _ACTIVE:
            self._active.popitem(last=False)
        if (reference.sentence, reference.head) in self.speaking:
            self._last_speaker = (reference.entity, reference.sentence)

    def bearer(self, description: Description, number: int) -> tuple[Draft | None, float]:
        """The best bearer of *description* seen from sentence *number*, and how sure that is."""
        w = weights()
        drafts = self.found.names.drafts
        pool: dict[int, Draft] = {n: drafts[n] for n in self._active}
        noun = (
            description.role.noun if description.role else description.head.noun if description.head else ""
        )
        pool.update({d.number: d for d in self._by_noun.get(noun, ())})
        ranked: list[tuple[float, int]] = []
        for draft in pool.values():
            points = fit(description, draft)
            if points <= IMPOSSIBLE / 2:
                continue
            last = self._active.get(draft.number)
            if last is not None:
                distance = number - last.sentence
                points += w["description.near"] / (1 + 0.5 * distance)
                points += w["description.subject"] if last.subject and distance <= 2 else 0.0
                points += w["description.subject-before"] if last.subject and distance <= 1 else 0.0
                if self.found.sentences[last.sentence].paragraph != self.found.sentences[number].paragraph:
                    points += w["description.other-paragraph"]
            elif self._comes_late(draft, number) and not _is_called(draft, description):
                points += w["description.not-yet"]
            if self._last_speaker is not None and self._last_speaker[0] == draft.number:
                points += w["description.speaking"]
            if draft.named:
                points += w["description.frequent"] * min(self._count[draft.number], 8)
            ranked.append((points, draft.number))
        ranked.sort(reverse=True)
        if not ranked:
            return None, 0.0
        best = drafts[ranked[0][1]]
        somebody = description.free and best.named and best.kind is SpeakerKind.PERSON
        kind = "-free" if somebody else "" if description.tells else "-untold"
        if ranked[0][0] < w["description.threshold" + kind]:
            return None, 0.0
        return best, certainty(ranked[0][0], ranked[1][0] if len(ranked) > 1 else None)

    def _comes_late(self, draft: Draft, number: int) -> bool:
        """Whether the text names the body *draft* for the first time well behind a sentence that is no headline: *Das
        Unternehmen schweigt* is not yet the rival of the last paragraph."""
        if draft.kind is SpeakerKind.PERSON or self._count[draft.number]:
            return False
        soon = min(number + _SOON, len(self.found.sentences) - 1)
        return number > 0 and draft.first >= self.found.sentences[soon].end

    def antecedent(self, wanted: Features, sentence: Sentence, at: int) -> tuple[int, float] | None:
        """Number and certainty of what a pronoun at token *at* stands for, among what is active.

        A source counts like a subject, *laut der Ökonomin Lund … sagte sie*; a demonstrative points to whom the text has
        named last, no matter as what: *Der Trainer lobte den Torwart. Dieser sagte* … (Bosch et al. 2007).
        """
        w = weights()
        number = sentence.index
        demonstrative = sentence.tokens[at].tag == "PDS"
        newest = -1
        ranked: list[tuple[float, int]] = []
        for entity, last in self._active.items():
            draft = self.found.names.drafts[entity]
            distance = number - last.sentence
            if distance > _WINDOW or not self._may_mean(wanted, draft, last, sentence, at):
                continue
            points = w["pronoun.distance"] * distance
            if self.found.sentences[last.sentence].paragraph != sentence.paragraph:
                points += w["pronoun.paragraph"]
            source = (last.sentence, last.head) in self.speaking
            points += w["pronoun.subject"] if (last.subject or source) and not demonstrative else 0.0
            points += w["pronoun.person"] if draft.kind is SpeakerKind.PERSON else 0.0
            points += (
                w["pronoun.things"] if draft.kind in (SpeakerKind.DOCUMENT, SpeakerKind.UNKNOWN) else 0.0
            )
            points += w["pronoun.topic"] if last.first <= 1 and not demonstrative else 0.0
            points += w["pronoun.attribute"] if last.attribute and not source and not demonstrative else 0.0
            points += w["pronoun.named"] if draft.named else 0.0
            points += w["pronoun.pronoun"] if last.how is Resolution.PRONOUN else 0.0
            points += (
                w["pronoun.untold-gender"]
                if (last.gender or draft.gender) is None and not wanted.plural
                else 0.0
            )
            points += w["pronoun.frequent"] * min(self._count[entity], 5)
            if (
                self._last_speaker is not None
                and self._last_speaker[0] == entity
                and number - self._last_speaker[1] <= 2
            ):
                points += w["pronoun.speaking"] / max(1, number - self._last_speaker[1])
            ranked.append((points, entity))
            newest = max(newest, last.start)
        if not ranked:
            return None
        if demonstrative:
            ranked = [
                (points + w["pronoun.demonstrative"] * (self._active[entity].start == newest), entity)
                for points, entity in ranked
            ]
        ranked.sort(reverse=True)
        return ranked[0][1], certainty(ranked[0][0], ranked[1][0] if len(ranked) > 1 else None)

    def _may_mean(self, wanted: Features, draft: Draft, last: Reference, sentence: Sentence, at: int) -> bool:
        plural = last.plural or draft.plural
        if wanted.plural is not None and plural != wanted.plural:
            return False
        if not plural and wanted.genders:
            person = draft.kind is SpeakerKind.PERSON
            gender = (draft.gender or last.gender) if person else (last.gender or draft.gender)
            if gender is not None and gender not in wanted.genders:
                return False
            if gender is None and not person and draft.kind is not SpeakerKind.UNKNOWN:
                return False
        same_clause = last.sentence == sentence.index and not _separated(sentence.tokens, last.last, at)
        return not same_clause or last.attribute


def _separated(tokens: Sequence[Token], left: int, right: int) -> bool:
    """Whether a comma, colon or dash lies between two tokens: they are in different clauses."""
    return any(t.tag in ("$,", "$.") or t.is_quote or t.text in ("–", "—") for t in tokens[left + 1 : right])


def _is_called(draft: Draft, description: Description) -> bool:
    """Whether the noun is the whole name: *das Handelsblatt*."""
    head = description.head
    return head is not None and draft.name.lower() == head.modifier + head.noun
