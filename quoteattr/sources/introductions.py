"""Who and what a text introduces: names, and what apposition, brackets and *ist* say about them.

*Tonwerk-Chef Felix Arndt (39)*, *Reinhold Kast, Geschäftsführer des Obstbauverbandes,*, *der Vorsitzende, Heinz
Brandow,*, *Lindqvists Sprecherin Carla Behn*, *Peter Maas ist Richter am Landgericht*. World knowledge comes from
the text alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.known_people import WhoIs
from quoteattr.mentions.attributes import WIDE, chain_end
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import NOMINATIVE
from quoteattr.quote import SpeakerKind
from quoteattr.sources.drafts import Draft
from quoteattr.sources.entities import RoleMark
from quoteattr.sources.naming import Naming
from quoteattr.sources.people import OutletName
from quoteattr.sources.several import are_one
from quoteattr.syntax.sentence import Sentence, Token
from quoteattr.words import class_of_body, country_of_adjective, head_of, is_party
from quoteattr.words.declension import strip_genitive

_COPULAS = frozenset({"sein", "werden", "bleiben"})


class Introductions(Naming):
    """The drafts of a document with everything that the text says about them."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], known: WhoIs, outlet: OutletName | None
    ) -> None:
        super().__init__(text, sentences, known, outlet)
        self._learn()

    def _learn(self) -> None:
        """Roles, ages, parties and connections from juxtaposition, apposition and *ist*."""
        for number, row in enumerate(self.readings):
            tokens = self.tokens(number)
            for index, reading in enumerate(row):
                draft = self.owners.get((number, index))
                if draft is not None:
                    self.teach(draft, number, index)
                    self._apposition(draft, number, row, index, tokens)
                elif reading.roles and not reading.several:
                    self._name_behind(number, row, index, tokens)

    def teach(self, draft: Draft, number: int, index: int) -> None:
        """Give *draft* what reading *index* of sentence *number* says: roles, classes, attributes."""
        row = self.readings[number]
        reading = row[index]
        tokens = self.tokens(number)
        draft.ages |= reading.ages
        draft.party = draft.party or reading.party
        for _, role in reading.roles:
            draft.roles.add(RoleMark(role.noun, role.modifier, role.wider))
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
        row = self.readings[number]
        reading = row[index]
        tokens = self.tokens(number)
        found: set[str] = set()
        for i in reading.modifiers:
            country = country_of_adjective(tokens[i].text)
            if country is not None:
                found.add(country.lower())
        owner = self.possessors.get((number, index))
        if owner is not None:
            found.update(owner.name.lower().split()[-1:])
        last = chain_end(tokens, self.readings[number], index)
        for follower in row[index + 1 : last + 1]:
            words = follower.name or ((follower.noun,) if follower.noun is not None else ())
            for i in words:
                found.add(
                    strip_genitive(tokens[i].text).lower() if i in follower.name else tokens[i].lemma.lower()
                )
            for _, role in follower.roles:
                found.add(role.noun)
        return found

    def _apposition(
        self, draft: Draft, number: int, row: Sequence[Mention], index: int, tokens: Sequence[Token]
    ) -> None:
        """*Kast, Geschäftsführer des Obstbauverbandes,* and *Maas ist Richter*: the second noun says what the
        first is."""
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
            behind = chain_end(tokens, self.readings[number], index + 1, WIDE)
            end = row[behind].core_last + 1
            comma = end >= len(tokens) or tokens[end].is_punctuation or tokens[end].text in ("und", "sowie")
        if draft.kind is SpeakerKind.UNKNOWN and follower.roles and not follower.several:
            draft.kind = SpeakerKind.PERSON
        person = draft.kind is SpeakerKind.PERSON
        if person and (follower.several or not (follower.roles or follower.determiner is not None)):
            return  # *Kast, 1,94 Meter*; *laut Kast sind Dosen bestellt*
        if (comma or copula) and person == bool(follower.roles or not follower.class_noun):
            self.teach(draft, number, index + 1)
            self.owners.setdefault((number, index + 1), draft)

    def _name_behind(self, number: int, row: Sequence[Mention], index: int, tokens: Sequence[Token]) -> None:
        """*Der Vorsitzende des Verbands, Holger Tamm, …*: the name after the comma is the role's bearer, as in *der Gründer
        und Vorsitzende Holger Tamm*."""
        last = chain_end(tokens, self.readings[number], index, WIDE)
        if last + 1 >= len(row):
            return
        name = row[last + 1]
        draft = self.owners.get((number, last + 1))
        comma = row[last].core_last + 1
        if draft is not None and tokens[comma].tag == "KON" and are_one(row[index], name):
            self.teach(draft, number, index)
            self.owners.setdefault((number, index), draft)
            return
        if draft is None or draft.kind not in (SpeakerKind.PERSON, SpeakerKind.UNKNOWN):
            return
        adjacent = comma == name.first
        called = (
            tokens[comma].lemma == "heißen" and name.first == comma + 1 and draft.kind is SpeakerKind.PERSON
        )
        if called:  # *Der Mann heißt Jan Ohm.*
            self.owners.setdefault((number, index), draft)
            self.teach(draft, number, index)
            return
        if not adjacent and not (tokens[comma].tag == "$," and name.first == comma + 1):
            return
        end = row[chain_end(tokens, row, last + 1)].core_last + 1
        titled = name.roles and name.core_last + 1 < len(tokens) and tokens[name.core_last + 1].is_finite
        closed = end >= len(tokens) or tokens[end].tag in ("$,", "$.", "$(") or titled
        if (adjacent and last > index and not name.roles) or closed:
            if draft.kind is SpeakerKind.UNKNOWN:
                draft.kind = SpeakerKind.PERSON
            self.teach(draft, number, index)
            self.owners.setdefault((number, index), draft)


def _modifier_words(modifier: str) -> set[str]:
    words = {modifier, *modifier.split("-")}
    return {w for w in words if len(w) > 1}
