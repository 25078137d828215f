"""Reading the text once from start to end: what each mention and each pronoun refers to.

Names refer to the entity that :mod:`introductions` made for them. A description or a pronoun refers to the best fit among
what was mentioned recently (:mod:`quoteattr.sources.salience`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from quoteattr.mark_table import closing_marks
from quoteattr.mentions.attributes import chain_end
from quoteattr.mentions.mention import Mention, article_of
from quoteattr.quote import Resolution, SpeakerKind
from quoteattr.rank import Choosers
from quoteattr.sources.canonical import description_name, end_of_pair
from quoteattr.sources.descriptions import describe, describe_owner, is_free, is_nobody
from quoteattr.sources.entities import Entity, Reference, agrees
from quoteattr.sources.introductions import Introductions
from quoteattr.sources.pronouns import features
from quoteattr.sources.salience import Salience
from quoteattr.sources.speech import Speech
from quoteattr.syntax.sentence import Sentence, Token
from quoteattr.values import evolve
from quoteattr.words.nouns import is_class_of_places, is_generic, is_only_time

_PERSONAL = frozenset("er sie ihn ihm ihr ihnen dieser diese jener jene letzterer letztere beide".split())
_SUBJECTS = frozenset("er sie der die dieser diese".split())
_OBLIQUE = frozenset({"des", "dem", "den", "einem", "einen", "eines"})
_LONGEST_SUBJECT = 11
_INDEFINITE = frozenset(
    "ein eine einem einen einer eines mehrere einige zwei viele zahlreiche weitere andere kein keine "
    "jeder manche".split()
)


class Discourse(Salience):
    """References in text order."""

    def __init__(self, found: Introductions, speech: Speech, choosers: Choosers) -> None:
        super().__init__(found, speech, choosers)
        self._names_of: dict[Entity, list[str]] = defaultdict(list)
        for name, body in found.names.bodies.items():
            self._names_of[body].append(name)
        for sentence in found.sentences:
            self._read(sentence)

    def _read(self, sentence: Sentence) -> None:
        numbers = {mention.first: index for index, mention in enumerate(sentence.mentions)}
        last = -1
        for at, token in enumerate(sentence.tokens):
            index = numbers.get(at)
            if index is not None:
                self._nominal(sentence, index)
                last = sentence.mentions[index].core_last
            elif at > last and _is_pronoun(token):
                self._pronoun(sentence, at)

    def _nominal(self, sentence: Sentence, index: int) -> None:
        """Note whom a noun phrase means, and first whom what opens it means: **Ohms** *Beraterin*, **seine** *Beraterin*."""
        reading = sentence.mentions[index]
        self._possessor(sentence, index)
        meant = self._meant(sentence, index)
        if meant is None:
            return
        entity, how, sure = meant
        self._note(
            Reference(
                sentence.index,
                reading.first,
                reading.core_last,
                reading.called_at,
                sentence.tokens[reading.first].start,
                entity,
                how,
                subject=_may_be_subject(sentence, reading),
                attribute=_is_attribute(sentence, index),
                gender=entity.gender_in(reading.gender),
                plural=reading.several or entity.plural,
                certainty=sure,
            )
        )

    def _possessor(self, sentence: Sentence, index: int) -> None:
        number, reading = sentence.index, sentence.mentions[index]
        owner = self.found.possessors.get((number, index))
        if owner is not None and reading.possessor:
            first, last = reading.possessor[0], reading.possessor[-1]
            start = sentence.tokens[first].start
            self._note(
                Reference(
                    number, first, last, last, start, owner, Resolution.ALIAS, attribute=True, gender=owner.gender
                )
            )  # fmt: skip
        at = reading.determiner
        if at is not None and sentence.tokens[at].tag == "PPOSAT" and self.speech.is_source((number, at)):
            self._pronoun(sentence, at)

    def _meant(self, sentence: Sentence, index: int) -> tuple[Entity, Resolution, float] | None:
        """Whom a noun phrase means, by what kind of words, and how sure that is."""
        reading = sentence.mentions[index]
        entity = self.found.owners.get((sentence.index, index))
        if entity is None:
            return self._described(sentence, index)
        if not reading.name:
            described = entity.named and reading.abbreviation is None
            return entity, Resolution.DESCRIPTION if described else Resolution.NAME, 1.0
        if len(reading.name) == 1 and not reading.roles:
            entity = self._namesake(entity, sentence.tokens[reading.name[0]].text, reading.gender)
        full = _is_full(entity, sentence.tokens, reading)
        return entity, Resolution.NAME if full else Resolution.ALIAS, 1.0

    def _namesake(self, entity: Entity, surname: str, gender: str | None) -> Entity:
        """Of two people with one surname the one mentioned last, subjects first: *Sportchef
        Marc Petersen widersprach Jan Petersen. „Nein“, sagte Petersen*."""
        bearers = self.found.names.by_part.get(surname.lower(), ())
        if entity.kind is not SpeakerKind.PERSON or len(bearers) < 2:
            return entity
        # *laut seiner Frau Eva Petersen*: of two in the same words, it is whoever was named later
        same = [
            b for b in reversed(bearers) if b.surname.lower() == surname.lower() and agrees(b.gender, gender)
        ]
        known = [last for last in map(self._active.get, same) if last is not None]
        newest = max(known, key=lambda last: (last.sentence, last.subject, last.first), default=None)
        return entity if newest is None else newest.entity

    def _described(self, sentence: Sentence, index: int) -> tuple[Entity, Resolution, float] | None:
        """Whom a description means, by what kind of words (a newcomer has no other name), and how sure that is."""
        reading, tokens = sentence.mentions[index], sentence.tokens
        known = bool(reading.roles) or reading.class_noun is not None or bool(reading.ages)
        noun = reading.called_at
        source = self.speech.is_source((sentence.index, noun))
        if not (known or source):
            return None
        if reading.statement and not known:
            owner = describe_owner(tokens[noun].text, reading.statement[1])
            best = self.bearer(owner, sentence, noun, ()) if owner is not None else None
            return None if best is None else (best[0], Resolution.DESCRIPTION, best[1])
        description = describe(tokens, reading, self.found.attributes(sentence, index))
        description = evolve(description, owner=self._body_of(sentence, index))
        if source and is_free(tokens, reading, description):
            description = evolve(description, free=True)
        indefinite = article_of(tokens, reading) in _INDEFINITE
        unknown = not known and not reading.possessor  # *Kern widersprach*: a name that looks like a noun
        alone = not reading.modifiers and not reading.possessor and not source  # *zu Gast*, *Bund und Länder*
        bare = reading.determiner is None and (reading.several or unknown or alone)
        if not indefinite and not bare and not is_nobody(tokens, reading):
            again = reading.last + 1 < len(tokens) and tokens[reading.last + 1].text == "selbst"
            best = self.bearer(description, sentence, noun, self._owned(sentence.index, index), given=again)
            if best is not None:
                best[0].ages |= reading.ages
                return best[0], Resolution.DESCRIPTION, best[1]
        named = self._named_below(sentence, index)
        if named is not None:
            return named, Resolution.DESCRIPTION, 1.0
        return self._newcomer(sentence, index), Resolution.NAME, 1.0

    def _body_of(self, sentence: Sentence, index: int) -> frozenset[str]:
        """All names, in lower case, of the body that a noun is said to be of: *der Sprecher* **der Bahn**, *Die Bahn
        schweigt.* **Deren** *Sprecher*; not *der Trainer des Vereins*, which may be any."""
        before = self.found.body_before(sentence, index)
        if before is None and chain_end(sentence.tokens, sentence.mentions, index) == index:
            return frozenset()
        place = (sentence, index + 1) if before is None else (before, 0)
        body, owner = place[0].mentions[place[1]], self.found.owners.get((place[0].index, place[1]))
        if owner is None:
            noun = body.class_noun[1] if body.class_noun is not None else None
            if noun is None or noun.kind is not SpeakerKind.ORGANISATION or is_class_of_places(noun.noun):
                return frozenset()
            called = noun.modifier + noun.noun
            return frozenset() if is_generic(called) else frozenset({called})
        if owner.kind is not SpeakerKind.ORGANISATION:
            return frozenset()
        names = (owner.name.lower(), *self._names_of[owner])
        return frozenset(word for name in names for word in (name, *name.split()))

    def _named_below(self, sentence: Sentence, index: int) -> Entity | None:
        """Whom the role that opens a heading means, if the text below opens with it: *Landrat verspricht Hilfe ¶ Landrat Jan
        Ohm (will vermitteln)*."""
        reading, number = sentence.mentions[index], sentence.index
        below = self.found.sentences[number + 1 : number + 2]
        if reading.first or reading.several or not reading.roles or not below or not below[0].mentions:
            return None
        first, heads = below[0].mentions[0], sentence.is_heading and sentence.paragraph != below[0].paragraph
        same = not first.first and first.roles and first.roles[-1][1] == reading.roles[-1][1]
        return self.found.owners.get((number + 1, 0)) if heads and same else None

    def _owned(self, number: int, index: int) -> list[Entity]:
        """*Arndts Firma*: the bodies that the text has tied to the owner (Tonwerk-Chef Felix Arndt)."""
        owner = self.found.possessors.get((number, index))
        if owner is None:
            return []
        bodies = (self.found.names.bodies.get(word) for word in sorted(owner.attributes))
        return [body for body in bodies if body is not None and body is not owner]

    def _newcomer(self, sentence: Sentence, index: int) -> Entity:
        """A source without a name: *ein Sprecher der Polizei*, *Forscher der Universität Bonn*, *die Behörde*."""
        row, tokens = sentence.mentions, sentence.tokens
        reading, last = row[index], self._naming_end(sentence, index)
        attribute = (reading.core_last + 1, end_of_pair(tokens, row[last])) if last > index else None
        name = description_name(self.found.text, tokens, reading, attribute)
        if reading.roles or reading.ages:
            kind = SpeakerKind.GROUP if reading.several else SpeakerKind.PERSON
        else:
            kind = reading.class_noun[1].kind if reading.class_noun is not None else SpeakerKind.UNKNOWN
        start = tokens[reading.first].start
        entity = Entity(name, kind, start, reading.gender, plural=reading.several, named=False)
        self.found.teach(entity, sentence, index)
        self._index(entity)
        return entity

    def _naming_end(self, sentence: Sentence, index: int) -> int:
        """The last mention that belongs to the name of a description: *Sprecher der Polizei*, not *von Freitag*."""
        number, row, tokens = sentence.index, sentence.mentions, sentence.tokens
        end = chain_end(tokens, row, index)
        source = self.speech.is_source((number, row[index].core_last))
        for at in range(index + 1, end + 1):
            attribute = row[at]
            if source and not self.speech.is_source((number, attribute.first)):
                return at - 1  # *(In einem Brief spricht) die Direktion von einem Fehler*
            preposition = attribute.preposition
            form = tokens[preposition].text.lower() if preposition is not None else ""
            body = bool(attribute.name or attribute.roles) or attribute.class_noun is not None
            if is_only_time(tokens[attribute.called_at].text) or not (form in ("", "für") or body):
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
                subject=token.text.lower() in _SUBJECTS,
                gender=gender,
                plural=bool(wanted.plural),
                certainty=sure,
            )
        )


def _is_pronoun(token: Token) -> bool:
    """Whether a word may stand for somebody: *sie*, *dieser*, *Beide*, *Der (winkt ab)*."""
    form = token.text.lower()
    personal = form in _PERSONAL and token.tag in ("PPER", "PDS", "PIS", "ADJA", "NN")
    return personal or (form in ("der", "die") and token.tag == "PDS")


def _is_full(entity: Entity, tokens: Sequence[Token], reading: Mention) -> bool:
    words = [tokens[i].text for i in reading.name]
    return " ".join(words).lower() == entity.name.lower() or len(words) >= len(entity.name.split())


def _is_attribute(sentence: Sentence, index: int) -> bool:
    """Whether a mention behind another one may belong to it: *(der Chef) der Bahn*, *(der Chef) von Nordbau*."""
    row, reading = sentence.mentions, sentence.mentions[index]
    if not index or row[index - 1].core_last + 1 != reading.outer_first:
        return False
    article = sentence.tokens[reading.first].text.lower()
    return reading.preposition is not None or article in ("des", "der", "eines", "einer")


def _may_be_subject(sentence: Sentence, reading: Mention) -> bool:
    """Whether a mention can be the subject: by preposition, article and place."""
    tokens = sentence.tokens
    if reading.preposition is not None or article_of(tokens, reading) in _OBLIQUE:
        return False
    at = reading.first - 1
    while at >= 0 and reading.first - at < 4 and tokens[at].tag in ("ADV", "PRF", "ADJD"):
        at -= 1
    if at >= 0 and tokens[at].is_finite:
        return not _has_subject_before(tokens, at)
    return at < 0 or tokens[at].tag in ("$,", "$.", "KOUS", "$(", "KON", "PWAV") or tokens[at].is_quote


def _has_subject_before(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the place before a finite verb is taken by what looks like its subject: *Arndt
    antwortete* Torn."""
    before = tokens[verb - 1] if verb > 0 else None
    if before is None or (
        before.tag not in ("NN", "NE", "PPER", "PDS", "FM", "XY")
        and before.text != ")"
        and before.text not in closing_marks()
    ):
        return False
    near = reversed(tokens[max(0, verb - _LONGEST_SUBJECT) : verb])
    clause = takewhile(lambda token: not token.tag.startswith(("$,", "$.")), near)
    return not any(token.tag in ("APPR", "APPRART") or token.is_finite for token in clause)
