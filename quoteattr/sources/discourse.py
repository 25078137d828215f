"""Reading the text once from start to end: what each nominal and each pronoun refers to.

Names refer to the draft that :mod:`introductions` made for them. A description or a pronoun refers to what
fits
best among what has been mentioned lately; evidence is added up (``source_weights.tsv``), and a tie lowers the
certainty of the reference.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Sequence

from quoteattr.quote import Resolution, SpeakerKind
from quoteattr.sources.canonical import description_name
from quoteattr.sources.descriptions import IMPOSSIBLE, Description, fit
from quoteattr.sources.drafts import Draft
from quoteattr.sources.entities import Reference
from quoteattr.sources.introductions import Introductions
from quoteattr.sources.lexicon import country_of_adjective
from quoteattr.sources.names import Reading, is_calendar
from quoteattr.sources.nominals import chain_end
from quoteattr.sources.pronouns import Features, features
from quoteattr.sources.subjects import may_be_subject
from quoteattr.sources.weights import certainty, weights
from quoteattr.syntax.sentence import Sentence, Token

_ACTIVE = 40
"""So many entities mentioned last are looked at."""
_WINDOW = 6
"""A pronoun reaches back so many sentences."""
_BUCKET = 10
_PERSONAL = frozenset("er sie ihn ihm ihr ihnen dieser diese jener jene letzterer letztere beide".split())
_INDEFINITE = frozenset(
    "ein eine einem einen einer eines mehrere einige zwei viele zahlreiche weitere andere kein keine "
    "jeder manche".split()
)


class Discourse:
    """References in text order; ``speaking`` holds (sentence, token) of the heads of source phrases."""

    def __init__(self, found: Introductions, speaking: frozenset[tuple[int, int]]) -> None:
        self.found = found
        self.speaking = speaking
        self.references: list[Reference] = []
        self._active: OrderedDict[int, Reference] = OrderedDict()
        self._count: dict[int, int] = defaultdict(int)
        self._last_speaker: tuple[int, int] | None = None
        self._couples: dict[tuple[int, int], Draft] = {}
        self._by_noun: dict[str, list[Draft]] = defaultdict(list)
        for draft in found.names.drafts:
            self._index(draft)
        for number in range(len(found.sentences)):
            self._read(number)

    def _index(self, draft: Draft) -> None:
        nouns = {n for r in draft.roles for n in (r.noun, *r.wider)} | draft.classes
        for noun in nouns:
            bucket = self._by_noun[noun]
            if draft not in bucket and len(bucket) < _BUCKET:
                bucket.append(draft)

    def _read(self, number: int) -> None:
        sentence = self.found.sentences[number]
        tokens = sentence.tokens
        row = self.found.readings[number]
        upcoming = 0
        at = 0
        while at < len(tokens):
            if upcoming < len(row) and row[upcoming].nominal.first <= at:
                self._nominal(sentence, upcoming)
                at = max(at + 1, row[upcoming].nominal.last + 1)
                upcoming += 1
                continue
            if tokens[at].text.lower() in _PERSONAL and tokens[at].tag in (
                "PPER",
                "PDS",
                "PIS",
                "ADJA",
                "NN",
            ):
                self._pronoun(sentence, at)
            at += 1

    def _note(self, reference: Reference) -> None:
        self.references.append(reference)
        self._active[reference.entity] = reference
        self._active.move_to_end(reference.entity)
        self._count[reference.entity] += 1
        if len(self._active) > _ACTIVE:
            self._active.popitem(last=False)
        if (reference.sentence, reference.head) in self.speaking:
            self._last_speaker = (reference.entity, reference.sentence)

    def _nominal(self, sentence: Sentence, index: int) -> None:
        number = sentence.index
        row = self.found.readings[number]
        reading = row[index]
        tokens = sentence.tokens
        nominal = reading.nominal
        owner = self.found.possessors.get((number, index))
        if owner is not None and nominal.possessor:
            first = nominal.possessor[0]
            last = nominal.possessor[-1]
            self._note(
                Reference(
                    number,
                    first,
                    last,
                    last,
                    tokens[first].start,
                    owner.number,
                    Resolution.ALIAS,
                    attribute=True,
                    gender=owner.gender,
                )
            )
        if (
            nominal.determiner is not None
            and (number, nominal.determiner) in self.speaking
            and tokens[nominal.determiner].tag == "PPOSAT"
        ):
            self._pronoun(sentence, nominal.determiner)
        draft = self.found.owners.get((number, index))
        sure = 1.0
        if draft is not None:
            how = Resolution.NAME if _is_full(draft, tokens, reading) else Resolution.ALIAS
            if not reading.name:
                how = (
                    Resolution.DESCRIPTION
                    if draft.named and reading.abbreviation is None
                    else Resolution.NAME
                )
        else:
            how = Resolution.DESCRIPTION
            draft, sure, new = self._described(sentence, index)
            if draft is None:
                return
            if new:
                how = Resolution.NAME
        if reading.name and draft.kind is SpeakerKind.PERSON:
            self._couple(sentence, index, draft)
        head = (
            reading.name[-1]
            if reading.name
            else reading.noun
            if reading.noun is not None
            else nominal.words[-1]
        )
        self._note(
            Reference(
                number,
                nominal.first,
                nominal.last,
                head,
                tokens[nominal.first].start,
                draft.number,
                how,
                subject=may_be_subject(sentence, reading),
                attribute=_is_attribute(tokens, row, index),
                gender=_gender(draft, reading),
                plural=reading.plural or draft.plural,
                certainty=sure,
            )
        )

    def _couple(self, sentence: Sentence, index: int, draft: Draft) -> None:
        """*Ute und Bernd Kahl*: two people in one breath are a group that *sie* can stand for."""
        number = sentence.index
        row = self.found.readings[number]
        first = self.found.owners.get((number, index - 1)) if index > 0 else None
        if first is None or first is draft or first.kind is not SpeakerKind.PERSON or not row[index - 1].name:
            return
        left, right = row[index - 1].nominal, row[index].nominal
        if right.first != left.last + 2 or sentence.tokens[left.last + 1].text not in ("und", "sowie"):
            return
        group = self._couples.get((first.number, draft.number))
        start = sentence.tokens[left.first].start
        if group is None:
            group = self.found.names.new(
                f"{first.name} und {draft.name}", SpeakerKind.GROUP, plural=True, first=start
            )
            self._couples[first.number, draft.number] = group
        self._note(
            Reference(
                number,
                left.first,
                right.last,
                left.last + 1,
                start,
                group.number,
                Resolution.NAME,
                subject=may_be_subject(sentence, row[index - 1]),
                plural=True,
            )
        )

    def _described(self, sentence: Sentence, index: int) -> tuple[Draft | None, float, bool]:
        """The draft that a description means, the certainty, and whether it is new."""
        row = self.found.readings[sentence.index]
        reading = row[index]
        tokens = sentence.tokens
        known = bool(reading.roles) or reading.head is not None or bool(reading.ages)
        if (
            reading.noun is None
            or not (known or (sentence.index, reading.noun) in self.speaking)
            or (reading.statement and not known)
        ):
            return None, 0.0, False
        description = describe(tokens, reading, self.found.attributes(sentence.index, index))
        determiner = reading.nominal.determiner
        indefinite = determiner is not None and tokens[determiner].text.lower() in _INDEFINITE
        bare_plural = determiner is None and reading.plural
        if not indefinite and not bare_plural:
            owned = self._owned(sentence.index, index, description)
            if owned is not None:
                return owned, 0.85, False
            best, sure = self.bearer(description, sentence.index)
            if best is not None:
                return best, sure, False
        return self._newcomer(sentence, index), 0.8, True

    def _owned(self, number: int, index: int, description: Description) -> Draft | None:
        """*Altmans Firma*: the body that the text has tied to the owner (OpenAI-Chef Sam Altman)."""
        owner = self.found.possessors.get((number, index))
        if owner is None or description.head is None:
            return None
        for word in sorted(owner.attributes):
            body = self.found.names.bodies.get(word)
            if body is not None and body is not owner and fit(description, body) > 0:
                return body
        return None

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
                if self.found.sentences[last.sentence].paragraph != self.found.sentences[number].paragraph:
                    points += w["description.other-paragraph"]
            if self._last_speaker is not None and self._last_speaker[0] == draft.number:
                points += w["description.speaking"]
            if draft.named:
                points += w["description.frequent"] * min(self._count[draft.number], 8)
            ranked.append((points, draft.number))
        ranked.sort(reverse=True)
        threshold = w["description.threshold" if description.tells else "description.threshold-untold"]
        if not ranked or ranked[0][0] < threshold:
            return None, 0.0
        return drafts[ranked[0][1]], certainty(ranked[0][0], ranked[1][0] if len(ranked) > 1 else None)

    def _newcomer(self, sentence: Sentence, index: int) -> Draft:
        """A source without a name: *ein Sprecher der Polizei*, *Forscher der Universität Bonn*, *die
        Behörde*."""
        number = sentence.index
        reading = self.found.readings[number][index]
        tokens = sentence.tokens
        rows = self.found.rows[number]
        last = self._naming_end(number, index)
        attribute = (reading.nominal.last + 1, rows[last].last) if last > index else None
        name = description_name(self.found.text, tokens, reading, attribute)
        if reading.roles or reading.ages:
            kind = SpeakerKind.GROUP if reading.plural else SpeakerKind.PERSON
        else:
            kind = reading.head[1].kind if reading.head is not None else SpeakerKind.UNKNOWN
        draft = self.found.names.new(
            name,
            kind,
            gender=reading.gender,
            plural=reading.plural,
            named=False,
            first=tokens[reading.nominal.first].start,
        )
        self.found.teach(draft, number, index)
        self._index(draft)
        return draft

    def _naming_end(self, number: int, index: int) -> int:
        """The last nominal that belongs to the name of a description: *Sprecher der Polizei*, not *von
        Freitag*."""
        row = self.found.readings[number]
        tokens = self.found.tokens(number)
        end = chain_end(tokens, self.found.rows[number], index)
        for at in range(index + 1, end + 1):
            attribute = row[at]
            preposition = attribute.nominal.preposition
            form = tokens[preposition].text.lower() if preposition is not None else ""
            body = bool(attribute.name) or attribute.head is not None
            word = attribute.name[-1] if attribute.name else attribute.noun
            if (
                word is None
                or is_calendar(tokens[word].text)
                or not (form in ("", "von", "vom", "für") or body)
            ):
                return at - 1
        return end

    def _pronoun(self, sentence: Sentence, at: int) -> None:
        wanted = features(sentence.tokens, at)
        if wanted is None:
            return
        found = self.antecedent(wanted, sentence, at)
        if found is None:
            return
        entity, sure = found
        token = sentence.tokens[at]
        gender = next(iter(wanted.genders)) if len(wanted.genders) == 1 and not wanted.plural else None
        self._note(
            Reference(
                sentence.index,
                at,
                at,
                at,
                token.start,
                entity,
                Resolution.PRONOUN,
                subject=token.text.lower() in ("er", "sie", "dieser", "diese"),
                gender=gender,
                plural=bool(wanted.plural),
                certainty=sure,
            )
        )

    def antecedent(self, wanted: Features, sentence: Sentence, at: int) -> tuple[int, float] | None:
        """Number and certainty of what a pronoun at token *at* stands for, among what is active."""
        w = weights()
        number = sentence.index
        ranked: list[tuple[float, int]] = []
        for entity, last in self._active.items():
            draft = self.found.names.drafts[entity]
            distance = number - last.sentence
            if distance > _WINDOW or not self._may_mean(wanted, draft, last, sentence, at):
                continue
            points = w["pronoun.distance"] * distance
            if self.found.sentences[last.sentence].paragraph != sentence.paragraph:
                points += w["pronoun.paragraph"]
            points += w["pronoun.subject"] if last.subject else 0.0
            points += w["pronoun.person"] if draft.kind is SpeakerKind.PERSON else 0.0
            points += (
                w["pronoun.things"] if draft.kind in (SpeakerKind.DOCUMENT, SpeakerKind.UNKNOWN) else 0.0
            )
            points += w["pronoun.topic"] if last.first <= 1 else 0.0
            points += w["pronoun.attribute"] if last.attribute else 0.0
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
                points += w["pronoun.speaking"]
            ranked.append((points, entity))
        if not ranked:
            return None
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


def describe(tokens: Sequence[Token], reading: Reading, attributes: set[str]) -> Description:
    """A reading without a name as a description."""
    country = next(
        (c.lower() for i in reading.nominal.modifiers if (c := country_of_adjective(tokens[i].text))), None
    )
    role = reading.roles[-1][1] if reading.roles else None
    gender = None if role is not None and role.gender is None and reading.gender == "n" else reading.gender
    return Description(
        role,
        reading.head[1] if reading.head is not None and role is None else None,
        gender,
        reading.plural,
        frozenset(attributes),
        reading.ages,
        country,
    )


def _gender(draft: Draft, reading: Reading) -> str | None:
    """A person's own gender goes before that of the words; a body has that of the words."""
    if draft.kind is SpeakerKind.PERSON and draft.gender is not None:
        return draft.gender
    return reading.gender or draft.gender


def _is_full(draft: Draft, tokens: Sequence[Token], reading: Reading) -> bool:
    words = [tokens[i].text for i in reading.name]
    return " ".join(words).lower() == draft.name.lower() or len(words) >= len(draft.name.split())


def _is_attribute(tokens: Sequence[Token], row: Sequence[Reading], index: int) -> bool:
    nominal = row[index].nominal
    before = nominal.preposition if nominal.preposition is not None else nominal.first
    return (
        index > 0
        and row[index - 1].nominal.last + 1 == before
        and (
            nominal.preposition is not None
            or tokens[nominal.first].text.lower() in ("des", "der", "eines", "einer")
        )
    )
