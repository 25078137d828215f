"""From a phrase of a frame to the source that it names."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.detect.candidate import Phrase
from quoteattr.mentions.mention import Mention, article_of
from quoteattr.mentions.paradigms import ONE_OF_SEVERAL
from quoteattr.quote import Resolution, Speaker, SpeakerKind
from quoteattr.sources.attributions import certainty
from quoteattr.sources.canonical import description_name, in_nominative, surface
from quoteattr.sources.descriptions import is_nobody
from quoteattr.sources.entities import Position, Reference
from quoteattr.sources.holders import holder, is_own
from quoteattr.sources.people import OutletName
from quoteattr.sources.phrases import mention, trim
from quoteattr.sources.register import Register
from quoteattr.sources.several import members
from quoteattr.syntax.sentence import Sentence, Token
from quoteattr.values import evolve, frozen
from quoteattr.word_lists import words as word_list
from quoteattr.words.closed import DEFINITE
from quoteattr.words.declension import nominative, strong
from quoteattr.words.nouns import is_abstract
from quoteattr.words.press import is_post

_ANTECEDENT = 30
"""An antecedent is looked for at most this many tokens before the comma."""
_FAR = 2
"""Those of whom *einer* speaks are looked for at most this many sentences back."""
_ISSUERS = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.OUTLET, SpeakerKind.GROUP})
_TOLD = frozenset(
    f"speaker.{how}" for how in ("name", "alias", "description", "pronoun", "possessive", "holder")
)
"""Rules that have a name or a choice behind them."""
_RELATIVE = frozenset({"PRELS", "PRELAT"})
_RELATIVE_GENDERS = {"der": {"m"}, "das": {"n"}, "dem": {"m", "n"}, "dessen": {"m", "n"}, "den": {"m"}}
"""All other forms are feminine or plural."""


@frozen
class Found:
    """A source, the rule that found it, its probability, and whether the text gives it a name."""

    speaker: Speaker
    rule: str
    probability: float
    named: bool = True


@frozen
class Finder:
    """Turns phrases into speakers by means of the register."""

    register: Register
    outlet: OutletName

    def find(self, phrase: Phrase) -> Found | None:
        """The source that a phrase names."""
        sentence = self.register.sentences[phrase.sentence]
        first, last = trim(sentence, phrase)
        found = self._in_words(sentence, phrase, first, last)
        if found is None:
            return None
        words = mention(self.register.text, sentence, first, last)
        return evolve(found, speaker=evolve(found.speaker, mention=words))

    def _in_words(self, sentence: Sentence, phrase: Phrase, first: int, last: int) -> Found | None:
        """The source that the trimmed words of a phrase name."""
        tokens = sentence.tokens
        head = phrase.head if first <= phrase.head <= last else first
        if tokens[head].tag in _RELATIVE:
            return self._relative(sentence, head)
        if tokens[first].tag == "PPOSAT":
            paper = phrase.role == "document" and not _is_body(sentence, head)
            owned = phrase.role == "possessive" or paper or _is_statement(sentence, first, last)
            owner = self._pointing(sentence, first, "speaker.possessive") if owned else None
            if owner is not None or phrase.role == "possessive":
                return owner
        several = self._several(sentence, first, last)
        if several is not None:
            return several
        index = _mention_number(sentence, first, last, head)
        if index is None:
            told = self._pointing(sentence, head, "speaker.pronoun")
            return told or self._one_of(sentence, head) or _somebody(tokens[head])
        reading = sentence.mentions[index]
        if _is_one_of(tokens, reading):
            gender = ONE_OF_SEVERAL[tokens[reading.first].text.lower()]
            return self._member(sentence, reading.first, reading, gender)
        if reading.statement is not None and not reading.name and reading.noun == reading.statement[0]:
            return self._statement(sentence, index, phrase.role)
        if phrase.role == "document" and _is_the_post(tokens, reading):
            return None  # whoever wrote it
        outlet = self._outlet(tokens, reading)
        if outlet is not None:
            return _found(Speaker(outlet, SpeakerKind.OUTLET), "speaker.name")
        reference = self._reference(sentence, reading, last)
        if reference is None:
            return self._plain(sentence, reading)
        if reference.entity.kind is SpeakerKind.DOCUMENT and not reference.entity.named:
            issuer = self._issuer(sentence, index)
            if issuer is not None:
                return self._of(issuer, "speaker.holder")
        return self._of(reference, f"speaker.{reference.how.value}")

    def _issuer(self, sentence: Sentence, index: int) -> Reference | None:
        """Whoever stands behind a document: *eine Studie der Universität Arnsberg*; not *eine Studie für den Bund*."""
        found = holder(self.register, sentence, index)
        owner = found[1] if found is not None else None
        if not isinstance(owner, Reference):
            return None
        before = sentence.tokens[owner.first - 1]
        aside = before.tag == "APPR" and before.text != "von"
        return owner if owner.entity.kind in _ISSUERS and not aside else None

    def _outlet(self, tokens: Sequence[Token], reading: Mention) -> str | None:
        """The outlet whose name is a noun with its article, as the table writes it: *wie der Spiegel schreibt*."""
        if reading.name or reading.roles or reading.class_noun:
            return None
        plain = len(reading.words) == 1 and not reading.modifiers and not reading.several
        if not plain or article_of(tokens, reading) not in DEFINITE:
            return None
        name = self.outlet(in_nominative(tokens[reading.called_at], plural=False, gender=reading.gender))
        return name if name is not None and name.startswith(("Der ", "Die ", "Das ")) else None

    def is_thing(self, phrase: Phrase) -> bool:
        """Whether the noun of a phrase is one that nobody is called by: *die Belohnung*."""
        sentence = self.register.sentences[phrase.sentence]
        reading = sentence.mention_at(phrase.head)
        return reading is not None and is_nobody(sentence.tokens, reading)

    def says_nothing(self, phrase: Phrase) -> bool:
        """Whether the source of a frame is a thing all the same; not a name that looks like one (*Kern*, *der Spiegel*), nor
        what is cited (*laut Fahrplan*)."""
        sentence = self.register.sentences[phrase.sentence]
        tokens, reading = sentence.tokens, sentence.mention_at(phrase.head)
        if reading is None or phrase.role in ("adposition", "document", "so") or not self.is_thing(phrase):
            return False
        if self._outlet(tokens, reading) is not None:
            return False
        noun = tokens[reading.head].text
        return reading.determiner is not None or bool(reading.modifiers) or is_abstract(noun)

    def _of(self, reference: Reference, rule: str) -> Found:
        entity = reference.entity
        kind = entity.kind
        if kind is SpeakerKind.UNKNOWN and entity.named:
            kind = SpeakerKind.ORGANISATION
        p = self.register.positions.get(entity, Position())
        speaker = Speaker(entity.name, kind, None, reference.how, p.role, p.affiliation, p.gender)
        told = rule in _TOLD and (entity.named or reference.certainty < 1.0)
        sure = reference.certainty if told else reference.certainty * certainty(rule)
        return Found(speaker, rule, sure, entity.named)

    def _reference(self, sentence: Sentence, reading: Mention, last: int) -> Reference | None:
        """The reference of a reading; a name in apposition inside the phrase beats a description, *ihre Gastgeberin, die
        Komikerin Hella Suhr*, and what somebody is called, *die „Brückenfrau“ Hella Suhr*."""
        reference = self.register.at(sentence.index, reading.called_at)
        told = reading.roles or (reading.class_noun is None and not reading.name)
        described = reference is None or reference.how is Resolution.DESCRIPTION
        named = reference is not None and reference.entity.named and not described
        called = bool(reading.quoted) and reading.name == reading.quoted
        if called or (not named and told and not reading.several):
            for other in self.register.between(sentence.index, reading.core_last + 1, last):
                entity = other.entity
                touching = called and other.first == reading.core_last + 1
                aside = other.last <= last and (touching or sentence.tokens[other.first - 1].tag == "$,")
                if aside and entity.named and entity.kind is SpeakerKind.PERSON:
                    return other
        return reference

    def _several(self, sentence: Sentence, first: int, last: int) -> Found | None:
        """*Götz Amann und Vera Lund*, *Polizei und Staatsanwaltschaft Hagen*: several sources make a group under all
        their names."""
        names: list[str] = []
        for reading in members(sentence, first, last):
            name = self._name_among(sentence, reading, names)
            if name is not None and name not in names:
                names.append(name)
        if len(names) < 2:
            return None
        name = ", ".join(names[:-1]) + " und " + names[-1]
        return _found(Speaker(name, SpeakerKind.GROUP), "speaker.several")

    def _name_among(self, sentence: Sentence, reading: Mention, others: Sequence[str]) -> str | None:
        """What one of several is called: *Polizei* in *Polizei und Staatsanwaltschaft Hagen* by its noun alone; nobody is
        two of them."""
        text, tokens, article = self.register.text, sentence.tokens, reading.determiner
        reference = self.register.at(sentence.index, reading.called_at)
        name = None if reference is None else reference.entity.name
        if not reading.name and (article is None or name in others):
            return description_name(text, tokens, reading, None)
        if article is not None and tokens[article].tag == "PPOSAT":
            return surface(text, tokens, article, reading.core_last)  # *seine Frau*
        return name

    def _relative(self, sentence: Sentence, at: int) -> Found | None:
        """*Karl Ostermann, der Präsident war und das sagte*: the noun phrase before the comma."""
        tokens = sentence.tokens
        comma = next((i for i in range(at - 1, 0, -1) if tokens[i].tag == "$,"), 0)
        near = [sentence.mentions[i] for i in sentence.mentions_in(max(0, comma - _ANTECEDENT), comma - 1)]
        before = [reading for reading in near if reading.core_last < comma][-4:]
        if not before:
            return None
        form = tokens[at].text.lower()
        genders = _RELATIVE_GENDERS.get(form, {"f"})
        for reading in reversed(before):
            reference = self.register.at(sentence.index, reading.called_at)
            if reference is None:
                continue
            gender = reference.gender
            plural = reference.plural and form in ("die", "denen", "deren")
            if plural or gender is None or gender in genders:
                return self._of(reference, "speaker.relative")
        last = before[-1]
        return self._plain(sentence, last) if last.core_last == comma - 1 else None

    def _pointing(self, sentence: Sentence, at: int, rule: str) -> Found | None:
        """A pronoun, personal or possessive: the reference that the reading of the text gave it."""
        reference = self.register.pronoun_at(sentence.index, at)
        return self._of(reference, rule) if reference is not None else None

    def _one_of(self, sentence: Sentence, at: int) -> Found | None:
        """*Drei Gärtnerinnen sahen zu. „Schade“, sagte eine*: one of the people just mentioned, Gärtnerin; *einer der
        Ärzte*: one of those behind."""
        gender = ONE_OF_SEVERAL.get(sentence.tokens[at].text.lower())
        if gender is None:
            return None
        number = sentence.index
        behind = next(
            (m for m in sentence.mentions if m.outer_first == at + 1 and _are_several(sentence, m)), None
        )
        if behind is not None:
            return self._member(sentence, at, behind, gender)
        for earlier in self.register.sentences[max(0, number - _FAR) : number + 1][::-1]:
            end = at if earlier is sentence else len(earlier.tokens)
            for reading in earlier.mentions:
                if reading.core_last >= end:
                    break
                people = reading.several and reading.roles and not reading.name
                if people and reading.roles[-1][1].gender in (gender, None):
                    noun = in_nominative(earlier.tokens[reading.called_at], plural=False, gender=gender)
                    return _found(Speaker(noun, SpeakerKind.PERSON), "speaker.phrase", named=False)
        return None

    def _member(self, sentence: Sentence, at: int, people: Mention, gender: str) -> Found:
        """One of *people*: *einer der Wirte* → Wirt, *einer der Männer* → Einer der Männer."""
        noun, role = sentence.tokens[people.called_at], people.roles[-1][1] if people.roles else None
        if role is not None and not people.name and role.gender in (gender, None):
            base = role.noun.capitalize() if noun.lemma == noun.text and not role.modifier else noun.lemma
            name = nominative(base, base, plural=False, gender=gender)
        else:
            words = surface(self.register.text, sentence.tokens, at, people.core_last)
            name = words[:1].upper() + words[1:]
        return _found(Speaker(name, SpeakerKind.PERSON), "speaker.name", named=False)

    def _statement(self, sentence: Sentence, index: int, role: str) -> Found | None:
        """The holder of a statement; *in einer Stellungnahme heißt es* leaves open whose it is."""
        row = sentence.mentions
        reading = row[index]
        if index + 1 < len(row) and row[index + 1].first <= reading.last:
            owners = self._several(sentence, row[index + 1].first, row[index + 1].last)
            if owners is not None:
                return owners
        found = holder(self.register, sentence, index)
        if found is None:
            unclaimed = role == "document" or is_own(sentence, reading) or _is_known(sentence, reading)
            return None if unclaimed else self._plain(sentence, reading)
        rule, who = found
        return self._of(who, rule) if isinstance(who, Reference) else _found(who, rule, named=False)

    def _plain(self, sentence: Sentence, reading: Mention) -> Found | None:
        """A phrase whose noun is all that the text gives: *offiziellen Angaben* → Offizielle Angaben."""
        tokens = sentence.tokens
        if reading.name:
            return None
        name = description_name(self.register.text, tokens, reading, None)
        adjectives = [tokens[i].text for i in reading.modifiers if tokens[i].tag == "ADJA"]
        if reading.statement is not None and adjectives:
            gender = "p" if reading.several else reading.gender or "f"
            noun = in_nominative(tokens[reading.called_at], plural=reading.several, gender=reading.gender)
            name = " ".join([*(strong(a, gender) for a in adjectives), noun])
            name = name[:1].upper() + name[1:]
        return _found(Speaker(name, SpeakerKind.UNKNOWN), "speaker.phrase", named=False)


def _mention_number(sentence: Sentence, first: int, last: int, head: int) -> int | None:
    """The number of the mention that holds the head of a phrase, else of the first one in it; ``None`` for a pronoun."""
    inside = sentence.mentions_in(head, head)
    if not inside and sentence.tokens[head].tag not in ("PPER", "PDS", "PIS", "PROAV"):
        inside = sentence.mentions_in(first, last)
    return next(iter(inside), None)


def _is_one_of(tokens: Sequence[Token], reading: Mention) -> bool:
    """Whether what the tagger takes for an article is one of several: *eine der Frauen*."""
    at = reading.first
    one = (
        tokens[at].tag == "ART" and tokens[at].text.lower() in ONE_OF_SEVERAL and tokens[at + 1].tag == "ART"
    )
    return one and bool(reading.roles) and not reading.name


def _are_several(sentence: Sentence, people: Mention) -> bool:
    """Whether the people behind *einer* are those of whom it is one: *einer* **der Wirte**, *einer* **von drei Wirten**; not
    *rief einer den Wirten zu*, *eine der Firmen*."""
    if people.class_noun is not None and people.class_noun[1].kind is not SpeakerKind.GROUP:
        return False
    if people.preposition is not None:
        return people.several and sentence.tokens[people.preposition].text == "von"
    return article_of(sentence.tokens, people).endswith("er")


def _is_statement(sentence: Sentence, first: int, last: int) -> bool:
    reading = sentence.mention_at(last)
    return reading is not None and reading.statement is not None and reading.first <= first


def _is_body(sentence: Sentence, head: int) -> bool:
    """Whether a noun is that of a body, which speaks for itself: *hieß es aus seinem Amt*; not *in seinem Buch*."""
    reading = sentence.mention_at(head)
    noun = reading.class_noun if reading is not None else None
    return noun is not None and noun[1].kind is not SpeakerKind.DOCUMENT


def _is_known(sentence: Sentence, reading: Mention) -> bool:
    """Whether a statement is one of somebody who has spoken: *den Angaben zufolge*; not *offiziellen Angaben zufolge*."""
    return article_of(sentence.tokens, reading) in ("den", "diesen")


def _is_the_post(tokens: Sequence[Token], reading: Mention) -> bool:
    """Whether a document is what somebody known has put on a platform: *heißt es in dem Post*; not *in einem Video*, *in
    der Nachricht aus Kiel*."""
    known = article_of(tokens, reading) in ("dem", "der", "diesem", "dieser")
    return known and reading.last == reading.core_last and is_post(tokens[reading.called_at].text)


def _somebody(token: Token) -> Found | None:
    """A source that the text leaves without a name or a noun: *Jemand rief*, *andere warnten*."""
    form = token.text.lower()
    if form not in word_list("somebody"):
        return None
    return _found(Speaker(form.capitalize(), SpeakerKind.UNKNOWN), "speaker.phrase", named=False)


def _found(speaker: Speaker, rule: str, *, named: bool = True) -> Found:
    return Found(speaker, rule, certainty(rule), named)
