"""How well a description fits somebody: *die Sprecherin*, *der Nordhafen-Chef*, *der 53-Jährige*, *die
Behörde*."""

from __future__ import annotations

from attrs import frozen

from quoteattr.quote import SpeakerKind
from quoteattr.sources.drafts import Draft
from quoteattr.sources.people import agrees
from quoteattr.sources.sides import excludes
from quoteattr.sources.weights import weights
from quoteattr.words import (
    Head,
    Role,
    head_of,
    in_lower_case,
    is_class_of_places,
    is_generic,
    is_party,
    parties_of,
    place_of,
)

IMPOSSIBLE = -100.0
_GENERAL = frozenset(
    "mann frau herr dame mensch person star legende idol genie guru visionär kopf ikone jung junge "
    "milliardär multimilliardär millionär hoffnungsträger urgestein witwe witwer rentner pensionär "
    "familienvater oma opa".split()
)
"""Nouns that may stand for any person, whatever office the text gives him or her."""


_CALLINGS = frozenset(
    "wissenschaftler experte künstler sportler jurist mediziner unternehmer autor landwirt militär "
    "aktivist".split()
)
"""Wider nouns of what somebody may be besides the office that the text gives: *Vizepräsident Strasser … der
Chirurg*."""
_BUSINESSES = frozenset("unternehmen konzern firma gesellschaft verlag agentur dienst".split())
"""Of the nouns for bodies, only these can stand for an outlet: *das Ministerium* is no newspaper."""
_SPEAK_FOR_OTHERS = frozenset(
    "sprecher anwalt zeuge augenzeuge nachbar mitarbeiter polizist ermittler staatsanwalt "
    "richter kritiker beobachter gutachter reporter vertreter stellvertreter nachfolger vorgänger "
    "bruder vater mutter sohn tochter ehefrau ehemann moderator berater angestellter täter opfer dolmetscher".split()
)
"""Nobody is called by these who has not been introduced with them."""


@frozen
class Description:
    """A noun phrase without a name. ``attributes`` tell whose (lower case), ``country`` is that of its
    adjective; ``free`` tells that it is definite and nobody else's: *der Landwirt*, not *ihr Anwalt*; ``former`` that
    the role is of the past: *der frühere Torwart*."""

    role: Role | None = None
    head: Head | None = None
    gender: str | None = None
    plural: bool = False
    attributes: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    country: str | None = None
    free: bool = False
    former: bool = False

    @property
    def tells(self) -> bool:
        """Whether its noun is of a known class; *der KI-Guru* or *das Urgestein* can be anybody."""
        return (
            (self.role is not None and self.role.noun not in _GENERAL)
            or self.head is not None
            or bool(self.ages)
        )


def fit(description: Description, draft: Draft) -> float:
    """The points of *draft* as the bearer of *description*, nearness left aside.

    *der Nordhafen-Chef* fits Sven Torn well once the text has had *Nordhafen-Chef Sven Torn*, *die Ministerin* fits
    *Außenministerin Marlene Voss*; *der Innenminister* never fits the Außenminister.
    """
    if description.plural != draft.plural or not _kind_allows(description, draft):
        return IMPOSSIBLE
    if not agrees(description.gender, draft.gender) and draft.kind is SpeakerKind.PERSON:
        return IMPOSSIBLE
    if description.role is not None and _is_owner(description, draft):
        return IMPOSSIBLE
    w = weights()
    score = 0.0
    parties = parties_of(description.role.noun) if description.role is not None else frozenset()
    own_party = draft.party or next((m.modifier for m in draft.roles if is_party(m.modifier)), None)
    if description.role is not None and description.role.noun not in _GENERAL:
        points = _role_points(description, description.role, draft)
        score += max(points, w["description.no-role-known"]) if own_party in parties else points
    elif description.head is not None:
        score += _class_points(description, description.head, draft)
    elif not description.ages:
        score += w["description.untold"] if draft.named else w["description.untold-nameless"]
    if description.ages and not draft.ages:
        score += w["description.untold"]
    elif description.ages:
        score += w["description.age"] if description.ages & draft.ages else w["description.other-age"]
    party = (
        description.role.modifier
        if description.role is not None and is_party(description.role.modifier)
        else None
    )
    if party is not None and draft.party is not None:
        score += w["description.party"] if party == draft.party else w["description.other-party"]
    if party is not None and draft.party is None and any("politiker" in mark.wider for mark in draft.roles):
        score += w["description.party-untold"]
    if parties and own_party is not None:
        score += w["description.party"] if own_party in parties else w["description.other-party"]
    shared = description.attributes & (draft.attributes | {word.lower() for word in draft.name.split()})
    score += min(2, len(shared)) * w["description.attribute"]
    if (
        description.country is not None
        and description.country not in draft.attributes
        and draft.attributes
        and draft.named
    ):
        score += w["description.other-country"] / 3
    return score


def _is_owner(description: Description, draft: Draft) -> bool:
    """Whether the words name *draft* as the one to whom the bearer belongs: *Brandows Verteidiger* is not Brandow."""
    surname = draft.surname.lower()
    first = draft.name.lower().split()[0] if draft.name else ""
    return bool(surname) and surname in description.attributes and first not in description.attributes


def _kind_allows(description: Description, draft: Draft) -> bool:
    if description.role is not None or description.ages:
        return draft.kind is SpeakerKind.PERSON or (draft.kind is SpeakerKind.GROUP and description.plural)
    if description.head is not None:
        if not draft.classes and place_of(draft.name) is not None:
            return is_class_of_places(description.head.noun)  # *das Land*; it is no authority and no company
        if is_party(draft.name):
            return bool(
                {description.head.noun, *description.head.wider}.intersection(in_lower_case("party"))
            )  # *die Partei*, *die Fraktion*; not *der Konzern*
        if draft.kind is SpeakerKind.UNKNOWN:
            return description.head.kind in (SpeakerKind.ORGANISATION, SpeakerKind.OUTLET)
        bodies = (SpeakerKind.ORGANISATION, SpeakerKind.OUTLET)
        if draft.kind is SpeakerKind.OUTLET and description.head.kind is SpeakerKind.ORGANISATION:
            return bool({description.head.noun, *description.head.wider} & _BUSINESSES)
        return draft.kind is description.head.kind or (
            draft.kind in bodies and description.head.kind in bodies
        )
    return draft.kind is SpeakerKind.PERSON


def _role_points(description: Description, role: Role, draft: Draft) -> float:
    w = weights()
    best = None
    for mark in draft.roles:
        if mark.noun == role.noun:
            if not role.modifier or role.modifier == mark.modifier:
                points = w["description.same-role-and-modifier" if role.modifier else "description.same-role"]
            elif role.modifier in draft.attributes:
                points = w["description.same-role-and-modifier"]
            elif mark.modifier and not is_party(mark.modifier) and not is_party(role.modifier):
                points = w["description.other-modifier"]
            else:
                points = w["description.wider-role"]
        elif role.noun in mark.wider:
            points = w["description.wider-role"]
            if role.modifier and role.modifier in draft.attributes:
                points += w["description.attribute"]
        elif mark.noun in role.wider:
            points = w["description.wider-role-learned"]
        else:
            continue
        best = points if best is None else max(best, points)
    if best is not None:
        return best
    if not description.former and excludes(role, draft.roles):
        return w["description.other-role"]
    if role.modifier and role.modifier in draft.attributes:
        return w["description.wider-role"]
    if role.noun in _SPEAK_FOR_OTHERS or "sprecher" in role.wider:
        return w["description.other-role"]
    if not draft.roles:
        return w["description.no-role-known"]
    if any(role.wider & mark.wider for mark in draft.roles):
        return w["description.related-role"]
    if {role.noun, *role.wider} & _CALLINGS:
        return w["description.unrelated-role"]
    another = description.free and draft.named and role.noun not in in_lower_case("scene")
    return w["description.another-calling" if another else "description.other-role"]


def _class_points(description: Description, head: Head, draft: Draft) -> float:
    w = weights()
    known = draft.attributes | {word.lower() for word in draft.name.split()}
    if (
        head.modifier
        and head.modifier not in known
        and not any(word.startswith(head.modifier) for word in known)
    ):
        if (
            head.noun in draft.nouns
            or not is_generic(head.noun)
            or head_of(draft.name.split()[-1]) is not None
        ):
            return w["description.other-modifier"]
    if not draft.classes and draft.kind is head.kind is SpeakerKind.OUTLET:
        return w["description.wider-role"]
    if not draft.classes:
        # *die britische Armee* is not what the text has named last; *der britische Konzern* may be.
        tied = bool(description.attributes - draft.attributes) and not {head.noun, *head.wider} & _BUSINESSES
        told = is_generic(head.noun) and not tied
        return w["description.no-class-known" if told else "description.other-class"]
    if head.noun in draft.nouns:
        return w["description.same-class"]
    if head.noun in draft.classes:
        return w["description.wider-class"]
    return w["description.wider-role-learned" if head.wider & draft.nouns else "description.other-class"]
