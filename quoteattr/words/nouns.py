"""What a noun stands for: a person, a body, a group, a text, something said, a time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from quoteattr.memory import WORDS
from quoteattr.quote import SpeakerKind
from quoteattr.values import evolve, frozen
from quoteattr.words.compounds import LastParts, cuts, look_up
from quoteattr.words.forms import both_sexes, forms, role_forms, woman
from quoteattr.words.names import is_party
from quoteattr.words.table import Noun, NounKind, by_name, in_lower_case, of_kind, used_as

_SHORT_ENDS = frozenset({"amt", "bank", "bund", "klub", "club"})
"""Short nouns that end longer names nevertheless: *Anglerbund*, *Veterinäramt*."""
_ABSTRACT = ("ung", "heit", "keit", "schaft", "ion", "tät", "ismus")
_COMMON_PARTS = frozenset(
    "ex alt star top tech profi spitzen hobby rekord welt weltcup formel tv rad ski".split()
)
"""First parts of hyphened compounds that name nobody."""
_KINDS = (
    (NounKind.BODY, SpeakerKind.ORGANISATION),
    (NounKind.OUTLET, SpeakerKind.OUTLET),
    (NounKind.GROUP, SpeakerKind.GROUP),
    (NounKind.DOCUMENT, SpeakerKind.DOCUMENT),
)
"""A noun of several kinds (*der Kreis*) has the first of them."""


_SUBSIDIARY = "tochter"
"""Behind a hyphen it is a firm, and nobody's child."""


@frozen
class Role:
    """A noun for a person: *Pressesprecherin* is ``Role("sprecher", "f", "presse", …)``.

    ``noun`` is the masculine form of the table, ``gender`` "m", "f" or ``None`` (Mitglied), ``modifier``
    what is before it in a compound, in lower case, ``wider`` the nouns that may take its place (Minister →
    Politiker).
    """

    noun: str
    gender: str | None
    modifier: str = ""
    wider: frozenset[str] = frozenset()


@frozen
class Head:
    """A noun for a body, a group or a document; ``gender`` is "p" for one that has only a plural."""

    noun: str
    gender: str
    kind: SpeakerKind
    modifier: str = ""
    takes_place: bool = False
    wider: frozenset[str] = frozenset()
    compounds: bool = True


@cache
def _roles() -> tuple[LastParts[Role], frozenset[str]]:
    """Role by folded form, and the forms that compounds may end in."""
    index: dict[str, Role] = {}
    tails: set[str] = set()
    for noun in of_kind(NounKind.PERSON):
        for form, gender in role_forms(noun):
            role = Role(noun.noun.lower(), gender, "", noun.wider)
            known = index.setdefault(form.lower(), role)
            if form in (noun.noun, woman(noun)):
                index[form.lower()] = role if known.noun != role.noun else known
            if noun.compounds:
                tails.add(form.lower())
    return LastParts({form: _with_ends(role, tails) for form, role in index.items()}), frozenset(tails)


def _with_ends(role: Role, tails: set[str]) -> Role:
    """A listed compound may also be called by its last part: Pressesprecher → Sprecher."""
    return evolve(role, wider=role.wider | {last for _, last in cuts(role.noun, 4) if last in tails})


@lru_cache(maxsize=WORDS)
def role_of(word: str) -> Role | None:
    """The role that a noun names: *Kanzlerin*, *Nordhafen-Chef*, *SPD-Politiker:innen*; ``None`` for other words."""
    either = both_sexes(word)
    if either is not None:
        role = role_of(either)
        return None if role is None else evolve(role, gender=None)
    index, tails = _roles()
    folded = word.lower()
    joined = folded.replace("-", "")

    def ends(first: str, last: str, _: Role) -> bool:
        hyphen = folded[len(first)] == "-"
        return last in tails or (hyphen and last not in _heads() and last != _SUBSIDIARY)

    found = look_up(joined if folded not in index and joined in index else folded, index, accept=ends)
    if found is None:
        return None
    first, role = found
    return evolve(role, modifier=first, wider=role.wider | {role.noun}) if first else role


@cache
def _heads() -> LastParts[Head]:
    index: dict[str, Head] = {}
    for kinds in ((NounKind.BODY, NounKind.OUTLET), (NounKind.GROUP,), (NounKind.DOCUMENT,)):
        for noun in of_kind(*kinds):
            index.setdefault(noun.noun.lower(), _head(noun, kinds))
    for head in sorted(index.values(), key=lambda head: head.gender != "p"):
        for form in forms(head.noun.capitalize()):
            index.setdefault(form.lower(), head)  # *Kreisen* are those of a group of people, not of *Kreis*
    return LastParts({form: _head_with_ends(head, index) for form, head in index.items()})


def _head(noun: Noun, kinds: tuple[NounKind, ...]) -> Head:
    kind = next(speaker for kind, speaker in _KINDS if kind in kinds and kind in noun.kinds)
    gender = noun.gender
    return Head(noun.noun.lower(), gender, kind, "", "place" in noun.uses, noun.wider, noun.compounds)


def _head_with_ends(head: Head, index: Mapping[str, Head]) -> Head:
    """A listed compound may also be called by its last part: Abschlussbericht → Bericht."""
    ends = {
        index[last].noun for _, last in cuts(head.noun, 5) if last in index and index[last].kind is head.kind
    }
    return evolve(head, wider=head.wider | ends)


@lru_cache(maxsize=WORDS)
def head_of(word: str) -> Head | None:
    """The class of a noun for a body, a group or a document: *Innenministerium*, *Gerichte*, *Umfrage*; *Bahn-Tochter* is a
    firm."""
    folded = word.lower()
    folded += "firma" if folded.endswith(f"-{_SUBSIDIARY}") else ""

    def ends(first: str, last: str, head: Head) -> bool:
        return folded[len(first)] == "-" or (head.compounds and (len(last) > 4 or last in _SHORT_ENDS))

    joined = folded.replace("-", "")
    if folded in _others():
        return None
    found = look_up(joined if joined in _heads() else folded, _heads(), 3, accept=ends)
    if found is None:
        return None
    first, head = found
    if first:
        return evolve(head, modifier=first, wider=head.wider | {head.noun}, compounds=True)
    # *der Bund* is the federation; only the compounds are clubs (*Mieterbund*)
    return evolve(head, wider=frozenset()) if head.noun in in_lower_case("state") else head


def as_club(head: Head) -> Head:
    """The class of a body whose name goes on behind the noun: *Bund* is a club in *Bund der Imker*."""
    return _heads()[head.noun] if head.noun in in_lower_case("state") else head


@cache
def _others() -> frozenset[str]:
    """Forms of nouns for things and places, which are no compounds of bodies: *Altstadt*, *Betrug*."""
    kinds = (NounKind.PLACE, NounKind.TIME, NounKind.THING)
    return frozenset(form.lower() for noun in of_kind(*kinds) for form in forms(noun.noun)) - _heads().keys()


@cache
def _generic() -> frozenset[str]:
    return frozenset(noun for head in _heads().values() for noun in head.wider)


def is_generic(noun: str) -> bool:
    """Whether a class noun is one that can refer back to more specific ones: *Behörde*, *Konzern*, *Verband*."""
    return noun in _generic()


@cache
def _things() -> LastParts[Noun]:
    return LastParts({noun.noun.lower(): noun for noun in of_kind(NounKind.THING) if noun.compounds})


def is_thing(word: str) -> bool:
    """Whether a noun stands for a thing and never for a person: *Zivilschutz*, *Küchenschrank*."""
    return look_up(word.lower(), _things()) is not None and role_of(word) is None and head_of(word) is None


@lru_cache(maxsize=WORDS)
def is_abstract(word: str) -> bool:
    """Whether an unknown noun is that of an act or a quality by its ending: *Betriebsblindheit*; not *Regierung*, not
    *Klubführung*."""
    folded = word.lower()
    ends = folded.endswith(_ABSTRACT) and not folded.endswith("führung")
    return ends and role_of(word) is None and head_of(word) is None


@cache
def _statements() -> LastParts[str]:
    """Nouns of saying and thinking by folded form."""
    return LastParts(
        {
            form.lower(): noun.noun
            for noun in reversed(of_kind(NounKind.STATEMENT))
            for form in forms(noun.noun)
        }
    )


@lru_cache(maxsize=WORDS)
def statement_of(word: str) -> str | None:
    """For a noun of saying or thinking what is before it in a compound, else ``None``.

    *Angaben* → "", *Polizeiangaben* → "polizei".
    """
    found = look_up(word.lower(), _statements(), 5)
    return None if found is None else found[0]


def class_of_body(name: str) -> Head | None:
    """The class noun of a firm or another body that the table knows, with its wider ones: *Gewerkschaft* for *Verdi*."""
    noun = by_name("known_bodies", "name", "kind", "noun").get(name.lower())
    return head_of(noun) if noun else None


@lru_cache(maxsize=WORDS)
def is_named_firm(word: str) -> bool:
    """Whether the name behind a noun is that of a firm: *Bank*, *Modehaus*; not *Commerzbank*, *VW-Konzern*, which
    have one."""
    head = None if class_of_body(word) else head_of(word)
    first, hyphen, _ = word.partition("-")
    if head is None or head.kind is not SpeakerKind.ORGANISATION or (hyphen and not is_common(first)):
        return False
    nouns = {head.noun, *head.wider}
    return "unternehmen" in nouns or not nouns.isdisjoint(in_lower_case("founder"))


@cache
def _times() -> LastParts[str]:
    endings = ("", "s", "es", "e", "en", "n")
    return LastParts(
        {(noun.noun + ending).lower(): noun.noun for noun in of_kind(NounKind.TIME) for ending in endings}
    )


@lru_cache(maxsize=WORDS)
def is_time(word: str) -> bool:
    """Whether a noun is a time, a measure or a sum: *Freitag*, *Montagabend*, *Euro*."""
    times = _times()
    return look_up(word.lower(), times, accept=lambda first, _, __: first in times) is not None


def is_only_time(word: str) -> bool:
    """Whether a noun is a time and nobody's name: *Freitag*; not *Sommer*."""
    return is_time(word) and word not in used_as("surname")


@cache
def _places() -> frozenset[str]:
    return frozenset(noun.noun.lower() for noun in of_kind(NounKind.PLACE))


def is_class_of_places(noun: str) -> bool:
    """Whether a country or a town may be called so: *Land*, *Stadt*."""
    return noun.lower() in _places()


def is_common(part: str) -> bool:
    """Whether the first part of a hyphened compound is no proper name: *Ex-*, *U21-*, *Star-*, *Klinik-*, *SPD-*."""
    known = part.lower() in _COMMON_PARTS or is_party(part) or any(map(str.isdigit, part))
    return known or role_of(part) is not None or head_of(part) is not None
