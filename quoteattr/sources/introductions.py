"""Who and what a text introduces: names, and what apposition, brackets and *ist* say about them.

*Tonwerk-Chef Felix Arndt (39)*, *Reinhold Kast, Geschäftsführer des Obstbauverbandes,*, *der Vorsitzende, Heinz
Brandow,*, *Lindqvists Sprecherin Carla Behn*, *Peter Maas ist Richter am Landgericht*. World knowledge comes from
the text alone.
"""

from __future__ import annotations

from quoteattr.mentions.attributes import WIDE, chain_end
from quoteattr.mentions.paradigms import NOMINATIVE
from quoteattr.quote import SpeakerKind
from quoteattr.sources.drafts import Draft
from quoteattr.sources.naming import Naming
from quoteattr.sources.several import are_one
from quoteattr.words import class_of_body, country_of_adjective, head_of, is_party
from quoteattr.words.declension import strip_genitive

_COPULAS = frozenset({"sein", "werden", "bleiben"})


class Introductions(Naming):
    """The drafts of a document with everything that the text says about them."""

    def _read(self) -> None:
        """Roles, ages, parties and connections from juxtaposition, apposition and *ist*, once all names are known."""
        super()._read()
        for number, index, reading in self.mentions():
            draft = self.owners.get((number, index))
            if draft is not None:
                self.teach(draft, number, index)
                self._apposition(draft, number, index)
            elif reading.roles and not reading.several:
                self._name_behind(number, index)

    def _is_called(self, draft: Draft, number: int, index: int) -> None:
        """Note that mention *index* of sentence *number* says what *draft* is, and stands for it."""
        self.teach(draft, number, index)
        self.owners.setdefault((number, index), draft)

    def teach(self, draft: Draft, number: int, index: int) -> None:
        """Give *draft* what reading *index* of sentence *number* says: roles, classes, attributes."""
        reading, tokens = self.readings[number][index], self.tokens(number)
        draft.ages |= reading.ages
        draft.party = draft.party or reading.party
        for _, role in reading.roles:
            draft.roles.add(role)
            if role.modifier:
                draft.attributes.update(_modifier_words(role.modifier))
                if draft.party is None and is_party(role.modifier):
                    draft.party = role.modifier
        if reading.class_noun is not None:
            head = reading.class_noun[1]
            draft.nouns.add(head.noun)
            draft.classes |= {head.noun, *head.wider}
            draft.nouns |= {noun for noun in head.wider if head.noun.endswith(noun)}  # *Nachrichtenportal*
            if head.modifier and head.kind is not SpeakerKind.GROUP:
                draft.attributes.update(_modifier_words(head.modifier))
        if draft.kind is not SpeakerKind.PERSON:
            for word in (class_of_body(draft.name), *(head_of(tokens[i].text) for i in reading.name)):
                other = draft.kind is SpeakerKind.OUTLET and word is not None and word.kind is not draft.kind
                if word is not None and not other:  # *Die Welt* is no group
                    draft.nouns.add(word.noun)
                    draft.classes |= {word.noun, *word.wider}
        draft.attributes |= self.attributes(number, index)
        if draft.gender is None and reading.gender is not None:
            draft.gender = reading.gender

    def attributes(self, number: int, index: int) -> set[str]:
        """What surrounds the noun and says whose it is: *russische*, *Lindqvists*, *der Gewerkschaft
        Verdi*."""
        row, tokens = self.readings[number], self.tokens(number)
        countries = (country_of_adjective(tokens[i].text) for i in row[index].modifiers)
        found = {country.lower() for country in countries if country is not None}
        owner = self.possessors.get((number, index))
        if owner is not None:
            found.update(owner.name.lower().split()[-1:])
        for follower in row[index + 1 : chain_end(tokens, row, index) + 1]:
            found.update(strip_genitive(tokens[i].text).lower() for i in follower.name)
            if not follower.name and follower.noun is not None:
                found.add(tokens[follower.noun].lemma.lower())
            found.update(role.noun for _, role in follower.roles)
        return found

    def _apposition(self, draft: Draft, number: int, index: int) -> None:
        """*Kast, Geschäftsführer des Obstbauverbandes,* and *Maas ist Richter*: the second noun says what the
        first is."""
        row, tokens = self.readings[number], self.tokens(number)
        if index + 1 >= len(row):
            return
        follower = row[index + 1]
        if follower.name or follower.noun is None or follower.statement is not None:
            return
        gap = [tokens[i] for i in range(row[index].core_last + 1, follower.first)]
        if not gap:
            return
        copula = (
            gap[0].is_finite and gap[0].lemma in _COPULAS and all(t.tag in ("ADV", "ADJD") for t in gap[1:])
        )  # not *Holm aus Kiel ist Lehrer*, *Kiel ist einem Bericht zufolge pleite*
        copula &= row[index].preposition is None and NOMINATIVE in follower.cases
        comma = len(gap) == 1 and gap[0].tag in ("$,", "$(") and gap[0].text in (",", "–", "(")
        if comma:
            end = row[chain_end(tokens, row, index + 1, WIDE)].core_last + 1
            comma = end >= len(tokens) or tokens[end].is_punctuation or tokens[end].text in ("und", "sowie")
        if draft.kind is SpeakerKind.UNKNOWN and follower.roles and not follower.several:
            draft.kind = SpeakerKind.PERSON
        person = draft.kind is SpeakerKind.PERSON
        if person and (follower.several or not (follower.roles or follower.determiner is not None)):
            return  # *Kast, 1,94 Meter*; *laut Kast sind Dosen bestellt*
        if (comma or copula) and person == bool(follower.roles or not follower.class_noun):
            self._is_called(draft, number, index + 1)

    def _name_behind(self, number: int, index: int) -> None:
        """*Der Vorsitzende des Verbands, Holger Tamm, …*: the name after the comma is the role's bearer, as in *der Gründer
        und Vorsitzende Holger Tamm*."""
        row, tokens = self.readings[number], self.tokens(number)
        last = chain_end(tokens, row, index, WIDE)
        if last + 1 >= len(row):
            return
        name = row[last + 1]
        draft = self.owners.get((number, last + 1))
        comma = row[last].core_last + 1
        if draft is not None and tokens[comma].tag == "KON" and are_one(row[index], name):
            self._is_called(draft, number, index)
            return
        if draft is None or draft.kind not in (SpeakerKind.PERSON, SpeakerKind.UNKNOWN):
            return
        adjacent, apart = comma == name.first, comma + 1 == name.first
        if tokens[comma].lemma == "heißen" and apart and draft.kind is SpeakerKind.PERSON:
            self._is_called(draft, number, index)  # *Der Mann heißt Jan Ohm.*
            return
        if not adjacent and not (tokens[comma].tag == "$," and apart):
            return
        end = row[chain_end(tokens, row, last + 1)].core_last + 1
        titled = name.roles and name.core_last + 1 < len(tokens) and tokens[name.core_last + 1].is_finite
        closed = end >= len(tokens) or tokens[end].tag in ("$,", "$.", "$(") or titled
        if (adjacent and last > index and not name.roles) or closed:
            if draft.kind is SpeakerKind.UNKNOWN:
                draft.kind = SpeakerKind.PERSON
            self._is_called(draft, number, index)


def _modifier_words(modifier: str) -> set[str]:
    words = {modifier, *modifier.split("-")}
    return {w for w in words if len(w) > 1}
