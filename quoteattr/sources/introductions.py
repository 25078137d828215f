"""Who and what a text introduces: names, and what apposition, brackets and *ist* say about them.

*Tonwerk-Chef Felix Arndt (39)*, *Reinhold Kast, Geschäftsführer des Obstbauverbandes,*, *der Vorsitzende, Heinz
Brandow,*, *Lindqvists Sprecherin Carla Behn*, *Peter Maas ist Richter am Landgericht*. World knowledge comes from
the text alone.
"""

from __future__ import annotations

from quoteattr.mentions.attributes import WIDE, chain_end
from quoteattr.mentions.paradigms import NOMINATIVE
from quoteattr.quote import SpeakerKind
from quoteattr.sources.entities import Entity
from quoteattr.sources.naming import Naming
from quoteattr.sources.several import are_one
from quoteattr.syntax.sentence import Sentence
from quoteattr.words.closed import COPULAS, JOINING
from quoteattr.words.declension import strip_genitive
from quoteattr.words.names import country_of_adjective, is_party
from quoteattr.words.nouns import as_club, class_of_body, head_of

_OF_BODY = {"Dessen": "mn", "Sein": "mn", "Seine": "mn", "Deren": "f", "Ihr": "f", "Ihre": "f"}
_BODIES = (SpeakerKind.ORGANISATION, SpeakerKind.OUTLET, SpeakerKind.GROUP)


class Introductions(Naming):
    """The entities of a document with everything that the text says about them."""

    def _read(self) -> None:
        """Roles, ages, parties and connections from juxtaposition, apposition and *ist*, once all names are known."""
        super()._read()
        for sentence, index, reading in self.mentions():
            entity = self.owners.get((sentence.index, index))
            if entity is not None:
                self.teach(entity, sentence, index)
                self._apposition(entity, sentence, index)
            elif reading.roles and not reading.several:
                self._name_behind(sentence, index)

    def _is_called(self, entity: Entity, sentence: Sentence, index: int) -> None:
        """Note that mention *index* of *sentence* says what *entity* is, and stands for it."""
        self.teach(entity, sentence, index)
        self.owners.setdefault((sentence.index, index), entity)

    def teach(self, entity: Entity, sentence: Sentence, index: int) -> None:
        """Give *entity* what mention *index* of *sentence* says: roles, classes, attributes."""
        reading, tokens = sentence.mentions[index], sentence.tokens
        entity.ages |= reading.ages
        entity.party = entity.party or reading.party
        for _, role in reading.roles:
            entity.roles.add(role)
            if role.modifier:
                entity.attributes.update(_modifier_words(role.modifier))
                party = role.modifier.partition("-")[0]  # *CSU-Landesgruppenchef*
                if entity.party is None and is_party(party):
                    entity.party = party
        if reading.class_noun is not None:
            head = reading.class_noun[1]
            if len(entity.name.split()) > 1:
                head = as_club(head)
            entity.nouns.add(head.noun)
            entity.classes |= {head.noun, *head.wider}
            entity.nouns |= {noun for noun in head.wider if head.noun.endswith(noun)}  # *Nachrichtenportal*
            if head.modifier and head.kind is not SpeakerKind.GROUP:
                entity.attributes.update(_modifier_words(head.modifier))
        if entity.kind is not SpeakerKind.PERSON:
            bodies = (class_of_body(entity.name), *(head_of(tokens[i].text) for i in reading.name))
            for body in filter(None, bodies):
                if (
                    entity.kind is not SpeakerKind.OUTLET or body.kind is entity.kind
                ):  # *Die Welt* is no group
                    entity.nouns.add(body.noun)
                    entity.classes |= {body.noun, *body.wider}
        entity.attributes |= self.attributes(sentence, index)
        entity.gender = entity.gender or reading.gender

    def attributes(self, sentence: Sentence, index: int) -> set[str]:
        """What surrounds the noun and says whose it is: *russische*, *Lindqvists*, *der Gewerkschaft Verdi*."""
        row, tokens = sentence.mentions, sentence.tokens
        countries = (country_of_adjective(tokens[i].text) for i in row[index].modifiers)
        found = {country.lower() for country in countries if country is not None}
        owner = self.possessors.get((sentence.index, index))
        if owner is not None:
            found.update(owner.name.lower().split()[-1:])
        for follower in row[index + 1 : chain_end(tokens, row, index) + 1]:
            found.update(strip_genitive(tokens[i].text).lower() for i in follower.name)
            if not follower.name:
                found.add(tokens[follower.called_at].lemma.lower())
            found.update(role.noun for _, role in follower.roles)
        return found

    def body_before(self, sentence: Sentence, index: int) -> Sentence | None:
        """The sentence before, if the body that opens it is what *dessen* or *ihr* in front of mention *index* means: *Die
        Bahn baut. Ihre Sprecherin Eva Ohm* …; not *Ministerin Roth lobte die Bahn. Ihre Sprecherin* …."""
        mention = sentence.mentions[index]
        genders = _OF_BODY.get(sentence.tokens[mention.first].text)
        before = self.sentences[sentence.index - 1] if sentence.index and not mention.first else None
        if genders is None or before is None or not before.mentions or before.mentions[0].first:
            return None
        body, owner = before.mentions[0], self.owners.get((before.index, 0))
        if (body.gender or "?") not in genders or any(
            other.roles or other.full_name for other in before.mentions
        ):
            return None
        head = body.class_noun
        kind = owner.kind if owner is not None else None if head is None or body.several else head[1].kind
        return before if kind in _BODIES else None

    def _apposition(self, entity: Entity, sentence: Sentence, index: int) -> None:
        """*Kast, Geschäftsführer des Obstbauverbandes,* and *Maas ist Richter*: the second noun says what the
        first is."""
        row, tokens = sentence.mentions, sentence.tokens
        if index + 1 >= len(row):
            return
        follower = row[index + 1]
        if follower.name or follower.statement is not None:
            return
        gap = [tokens[i] for i in range(row[index].core_last + 1, follower.first)]
        if not gap:
            return
        copula = (
            gap[0].is_finite and gap[0].lemma in COPULAS and all(t.tag in ("ADV", "ADJD") for t in gap[1:])
        )  # not *Holm aus Kiel ist Lehrer*, *Kiel ist einem Bericht zufolge pleite*
        copula &= row[index].preposition is None and NOMINATIVE in follower.cases
        comma = len(gap) == 1 and gap[0].tag in ("$,", "$(") and gap[0].text in (",", "–", "(")
        if comma:
            end = row[chain_end(tokens, row, index + 1, WIDE)].core_last + 1
            comma = end >= len(tokens) or tokens[end].is_punctuation or tokens[end].text in JOINING
        if entity.kind is SpeakerKind.UNKNOWN and follower.roles and not follower.several:
            entity.kind = SpeakerKind.PERSON
        person = entity.kind is SpeakerKind.PERSON
        if person and (follower.several or not (follower.roles or follower.determiner is not None)):
            return  # *Kast, 1,94 Meter*; *laut Kast sind Dosen bestellt*
        if (comma or copula) and person == bool(follower.roles or not follower.class_noun):
            self._is_called(entity, sentence, index + 1)

    def _name_behind(self, sentence: Sentence, index: int) -> None:
        """*Der Vorsitzende des Verbands, Holger Tamm, …*: the name after the comma is the role's bearer, as in *der Gründer
        und Vorsitzende Holger Tamm*."""
        row, tokens = sentence.mentions, sentence.tokens
        last = chain_end(tokens, row, index, WIDE)
        if last + 1 >= len(row):
            return
        name = row[last + 1]
        entity = self.owners.get((sentence.index, last + 1))
        if entity is None:
            return
        comma = row[last].core_last + 1
        adjacent, apart = comma == name.first, comma + 1 == name.first
        named = tokens[comma].lemma == "heißen" and apart and entity.kind is SpeakerKind.PERSON
        if named or (tokens[comma].tag == "KON" and are_one(row[index], name)):
            self._is_called(entity, sentence, index)  # *Der Mann heißt Jan Ohm.*
            return
        somebody = entity.kind in (SpeakerKind.PERSON, SpeakerKind.UNKNOWN)
        if not somebody or not (adjacent or (apart and tokens[comma].tag == "$,")):
            return
        if apart and index and self.owners.get((sentence.index, index - 1)) is entity:
            return  # *Die Frau des Ministers, Eva Ohm, …* is no minister
        end = row[chain_end(tokens, row, last + 1)].core_last + 1
        titled = name.roles and name.core_last + 1 < len(tokens) and tokens[name.core_last + 1].is_finite
        closed = end >= len(tokens) or tokens[end].tag in ("$,", "$.", "$(") or titled
        if (adjacent and last > index and not name.roles) or closed:
            entity.kind = SpeakerKind.PERSON
            self._is_called(entity, sentence, index)


def _modifier_words(modifier: str) -> set[str]:
    return {word for word in (modifier, *modifier.split("-")) if len(word) > 1}
