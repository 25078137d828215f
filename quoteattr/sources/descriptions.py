"""Noun phrases without a name as descriptions (*die Sprecherin*, *der Nordhafen-Chef*, *der 53-Jährige*, *die Behörde*), and
how well one fits somebody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quoteattr.mentions.mention import Mention, article_of
from quoteattr.quote import SpeakerKind
from quoteattr.sources.entities import Entity, agrees
from quoteattr.sources.sides import excludes, governs
from quoteattr.syntax.name_lists import is_inhabitant
from quoteattr.syntax.sentence import Token
from quoteattr.values import frozen
from quoteattr.word_lists import words
from quoteattr.words.closed import DEFINITE
from quoteattr.words.names import country_of_people, is_party, parties_of, party_name, place_of
from quoteattr.words.nouns import (
    Head,
    Role,
    head_of,
    is_abstract,
    is_class_of_places,
    is_common,
    is_generic,
    is_thing,
    role_of,
)
from quoteattr.words.table import in_lower_case

_WITH_SEX = DEFINITE - {"das"}  # *das Mädchen* has been mentioned before
_FORMER = frozenset(
    f"{stem}{ending}" for stem in ("früher", "ehemalig", "einstig", "langjährig") for ending in ("", "e")
)
_ONE_OF_SEVERAL = frozenset(
    f"{stem}{ending}"
    for stem in "ander weiter zweit dritt zuständig behandelnd diensthabend jeweilig neu damalig".split()
    for ending in ("e", "en", "er")
)
"""Adjectives for somebody other than those already mentioned."""

_SAME_COUNTRY = {"us": "usa", "amerika": "usa", "england": "großbritannien"} | dict.fromkeys(
    ("europa", "afrika", "asien"), ""
)
_PARENTS = {"vater": "Familienvater", "mutter": "Familienmutter"}

_CALLED = {
    SpeakerKind.UNKNOWN: (SpeakerKind.ORGANISATION,),
    SpeakerKind.ORGANISATION: (SpeakerKind.ORGANISATION, SpeakerKind.OUTLET),
}
"""The kinds of nouns for what is of a kind; all others have those of their own kind."""


@frozen
class Description:
    """A noun phrase without a name. ``attributes`` say whose it is (lower case), ``owner`` are all names of
    the body that it is said to be of; ``free``: it is definite
    and may mean anybody: *der Landwirt*, not *ihr Anwalt*; ``former``: the role is a past one: *der frühere Torwart*;
    ``another``: it is one of several with that role, *der zuständige Richter*; ``inhabitant``: it says where somebody
    lives: *der Steirer*."""

    role: Role | None = None
    head: Head | None = None
    gender: str | None = None
    plural: bool = False
    attributes: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    owner: frozenset[str] = frozenset()
    free: bool = False
    former: bool = False
    another: bool = False
    inhabitant: bool = False

    @property
    def sort(self) -> str:
        """How much it tells of its bearer; *der KI-Guru* or *das Urgestein* can be anybody."""
        if self.inhabitant:
            return "inhabitant"
        if self.free:
            return "free"
        called = self.role is not None and not _is("anyone", self.role.noun)
        return "told" if called or self.head is not None or self.ages else "untold"


def describe(tokens: Sequence[Token], reading: Mention, attributes: set[str]) -> Description:
    """A reading without a name as a description."""
    role = reading.roles[-1][1] if reading.roles else None
    if role is not None and role.noun in _PARENTS and _has_children(tokens, reading):
        role = role_of(_PARENTS[role.noun])
    gender = None if role is not None and role.gender is None and reading.gender == "n" else reading.gender
    named_by_place = role is None and reading.class_noun is None
    head = reading.class_noun[1] if reading.class_noun is not None and role is None else None
    noun = tokens[reading.words[-1]].text
    inhabitant = named_by_place and is_inhabitant(noun)
    born = any(tokens[i].text.lower().startswith("gebürtig") for i in reading.modifiers)
    country = country_of_people(noun) if inhabitant and not born else None
    return Description(
        role,
        head,
        gender,
        reading.several,
        frozenset(attributes | ({country.lower()} if country is not None else set())),
        reading.ages,
        inhabitant=inhabitant,
        former=any(tokens[i].text.lower()[:-1] in _FORMER for i in reading.modifiers),
        another=any(tokens[i].text.lower() in _ONE_OF_SEVERAL for i in reading.modifiers),
    )


def _has_children(tokens: Sequence[Token], reading: Mention) -> bool:
    """Whether *Vater* and *Mutter* say no more than that somebody has children: *der Vater zweier Töchter*, *die dreifache
    Mutter*; not *die Mutter des Opfers*."""
    if any(tokens[i].text.lower().startswith(tuple(words("parent-of-some"))) for i in reading.modifiers):
        return True
    behind = tokens[reading.core_last + 1 : reading.core_last + 6]
    if not behind or behind[0].text not in words("some") or reading.possessor:
        return False
    noun = next((token for token in behind if token.tag == "NN"), None)
    return noun is not None and noun.lemma in words("child")


def first_noun(word: str, first_part: str) -> str | None:
    """The noun for a body or for people in front of a statement noun: *Unternehmen* in *Unternehmensangaben*."""
    part = word[: len(first_part)]
    forms = (part.removesuffix("s"), part, part.removesuffix("es"))
    return next((form for form in forms if head_of(form) or role_of(form)), None)


def describe_owner(word: str, first_part: str) -> Description | None:
    """What *Unternehmensangaben* and *Klubangaben* tell of whose they are; not *Polizeiangaben*, which need no firm that
    the text has named."""
    head = head_of(first_noun(word, first_part) or "")
    return None if head is None or head.takes_place else Description(head=head, gender=head.gender)


def is_nobody(tokens: Sequence[Token], reading: Mention) -> bool:
    """Whether a noun is that of a thing or an event, of which nobody is called: *die Belohnung*; not *die Leitung*."""
    if reading.name or reading.roles or reading.class_noun or reading.statement:
        return False
    noun = tokens[reading.called_at].text
    return not reading.ages and (is_abstract(noun) or is_thing(noun))


def is_free(tokens: Sequence[Token], reading: Mention, description: Description) -> bool:
    """Whether a definite noun for one person may mean anybody: *der Landwirt*, *die Leiterin des Amtes*; not *ihr Anwalt*,
    *der zweite Zeuge*, *der Nordkabel-Sprecher*."""
    role = description.role
    told = role or description.ages or description.inhabitant
    if reading.several or reading.possessor or not told or article_of(tokens, reading) not in _WITH_SEX:
        return False
    noun = tokens[reading.words[-1]].text
    if description.another or any(tokens[i].tag == "CARD" for i in reading.modifiers):
        return False
    first, _, last = noun.partition("-")
    return not last or not first[:1].isupper() or is_common(first)


def _is(use: str, *nouns: str) -> bool:
    """Whether one of *nouns* has that use in the table of nouns."""
    return any(noun in in_lower_case(use) for noun in nouns)


def traits(description: Description, entity: Entity) -> frozenset[str] | None:
    """What speaks for and against *entity* as the bearer of *description*, nearness left aside; ``None``: it cannot be.

    *der Nordhafen-Chef* fits Sven Torn well once the text has had *Nordhafen-Chef Sven Torn*, *die Ministerin* fits
    *Außenministerin Marlene Voss*; *der Innenminister* is never the Außenminister, *der 53-Jährige* never 40 years old.
    """
    if description.plural != entity.plural or not _kind_allows(description, entity):
        return None
    if not agrees(description.gender, entity.gender) and entity.kind is SpeakerKind.PERSON:
        return None
    if description.role is not None and _is_owner(description, entity):
        return None
    if _is_foreign(description, entity):
        return None
    sort, party = _sort(description, entity), _party(description, entity)
    if sort is None or party is None:
        return None
    if description.ages and entity.ages and not description.ages & entity.ages:
        return None
    found = {sort, *party} - {_NEITHER}
    if description.ages:
        found.add("age" if entity.ages else "age-untold")
    if description.attributes & entity.known_by:
        found.add("attribute")
        if description.inhabitant:
            found.add("native")
    return frozenset(found)


def _sort(description: Description, entity: Entity) -> str | None:
    """How the noun of *description* fits, ``None`` where it does not."""
    role = description.role
    if role is not None and not _is("anyone", role.noun):
        return _role_trait(description, role, entity)
    if description.head is not None:
        return _class_trait(description, description.head, entity)
    return "anybody" if entity.named else "anybody-nameless"


def _party(description: Description, entity: Entity) -> set[str] | None:
    """How the party in a noun fits: *der SPD-Abgeordnete*, *die Christdemokratin*; ``None`` where it does not."""
    role = description.role
    if role is None:
        return set()
    parties = {*map(party_name, parties_of(role.noun))}
    if is_party(role.modifier):
        parties.add(party_name(role.modifier))  # *die Grünen-Politikerin*
    if not parties:
        return set()
    if entity.party is not None:
        return {"party"} if party_name(entity.party) in parties else None
    return {"party-untold"} if any("politiker" in mark.wider for mark in entity.roles) else set()


def _is_owner(description: Description, entity: Entity) -> bool:
    """Whether the words name *entity* as the owner of the bearer: *Brandows Verteidiger* is not Brandow."""
    surname = entity.surname.lower()
    first = entity.name.lower().split()[0] if entity.name else ""
    return bool(surname) and surname in description.attributes and first not in description.attributes


def _is_foreign(description: Description, entity: Entity) -> bool:
    """Whether the words tell another country than that of the office which *entity* holds: *der nordkoreanische Machthaber*
    and *der Schwede* are not the Chinese president."""
    told, held = _countries(description.attributes), _countries(entity.attributes)
    return bool(told and held) and told.isdisjoint(held) and governs(entity.roles)


def _countries(attributes: Iterable[str]) -> set[str]:
    """The countries among what the text ties somebody to, each by one name; continents are none."""
    same = (_SAME_COUNTRY.get(word, word) for word in attributes)
    places = ((word, place_of(word)) for word in same)
    return {word for word, place in places if place is not None and place.kind == "country" and word}


def _kind_allows(description: Description, entity: Entity) -> bool:
    head = description.head
    if description.role is not None or description.ages:
        group = entity.kind is SpeakerKind.GROUP and description.plural
        return entity.kind is SpeakerKind.PERSON or group
    if head is None:
        return entity.kind is SpeakerKind.PERSON
    if not entity.classes and (entity.place or place_of(entity.name) is not None):
        return is_class_of_places(head.noun)  # *das Land*; it is no authority and no company
    if is_party(entity.name):
        return _is("party", head.noun, *head.wider)  # *die Partei*, *die Fraktion*; not *der Konzern*
    if entity.kind is SpeakerKind.OUTLET and head.kind is SpeakerKind.ORGANISATION:
        return _is("business", head.noun, *head.wider)
    return head.kind in _CALLED.get(entity.kind, (entity.kind,))


def _role_trait(description: Description, role: Role, entity: Entity) -> str | None:
    found = {
        trait for mark in entity.roles if (trait := _by_mark(description, role, mark, entity)) is not None
    }
    for trait in _BY_MARK:
        if trait in found:
            return trait or None
    if not description.former and excludes(role, entity.roles):
        return None
    if role.modifier and role.modifier in entity.attributes:
        return "role-wider"
    speaks = "sprecher" in {role.noun, *role.wider}
    if speaks and entity.named and description.free and not (description.attributes or role.modifier):
        return "role-another"  # *sagte Referentin Mia Lund. …, so die Sprecherin*: nobody else was introduced
    if speaks or _is("for-others", role.noun):
        return None
    silent = ("anyone", "kin", "peer") if entity.named else ("anyone",)
    if all(any(_is(use, mark.noun) for use in silent) for mark in entity.roles):
        if _is("scene", role.noun):
            return None
        return _NEITHER if _is("office", role.noun, *role.wider) else "role-untold"
    if any(role.wider & mark.wider for mark in entity.roles):
        return "role-related"
    if description.another or _is("scene", role.noun):
        return None
    if not entity.plural and _is("calling", role.noun, *role.wider):
        return "role-unrelated"
    return "role-another" if description.free and entity.named else None


_NEITHER = "neither"
"""An office that the text gives nobody speaks neither for nor against those whom it calls by name alone: the press leaves
out what everybody knows (*der Kanzler*), invented texts do not."""
_OTHER = ""
_BY_MARK = ("role-and-modifier", "role-same", "role-wider", "role-learned", _OTHER)
"""How one role fits another, best first; the last tells that it is the office of somebody else."""


def _is_of_another(owner: Iterable[str], role: Role, entity: Entity) -> bool:
    """Whether somebody has been said to be of another body than *owner*: *der Sprecher des Lehrerverbands* is not
    *Bahn-Sprecher Jan Ohm*; the *Ministeriumssprecher* may speak for the *Innenministerium*."""
    told = (word for word in entity.attributes if word != role.modifier)
    bodies = (
        _SAME_COUNTRY.get(word, word) for word in told if is_party(word) or head_of(word) or place_of(word)
    )
    held = {body.removesuffix("s") for body in bodies}
    names = [_SAME_COUNTRY.get(word, word) for word in owner]
    return bool(held) and not any(body in name or name in body for body in held for name in names)


def _by_mark(description: Description, role: Role, mark: Role, entity: Entity) -> str | None:
    """How *role* fits a role that the text gives *entity*: *der Minister* and *Außenminister*; ``None``: neither nor."""
    if description.owner and entity.named and _is_of_another(description.owner, role, entity):
        return _OTHER
    if mark.noun == role.noun:
        if not role.modifier:
            return "role-same"
        if role.modifier == mark.modifier or role.modifier in entity.attributes:
            return "role-and-modifier"
        other = mark.modifier and not is_party(mark.modifier) and not is_party(role.modifier)
        return _OTHER if other else "role-wider"
    if role.noun in mark.wider:
        return "role-wider"
    return "role-learned" if mark.noun in role.wider else None


def _class_trait(description: Description, head: Head, entity: Entity) -> str | None:
    strange = head.modifier and not any(word.startswith(head.modifier) for word in entity.known_by)
    if strange and (
        head.noun in entity.nouns or not is_generic(head.noun) or head_of(entity.name.split()[-1]) is not None
    ):
        return None
    if not entity.classes:
        if entity.kind is head.kind is SpeakerKind.OUTLET:
            return "class-outlet"
        if _is("place", head.noun) and not entity.name.isupper():
            return None  # *das Gericht* is called so, or by its initials: *der BGH*
        # *die britische Armee* is not the last thing the text named; *der britische Konzern* may be.
        tied = bool(description.attributes - entity.attributes) and not _is(
            "business", head.noun, *head.wider
        )
        return "class-untold" if is_generic(head.noun) and not tied else None
    if head.noun in entity.nouns:
        apart = (
            description.attributes and entity.attributes and not description.attributes & entity.attributes
        )
        return None if apart else "class-same"
    if head.noun in entity.classes:
        return "class-wider"
    return "class-learned" if head.wider & entity.nouns else None
