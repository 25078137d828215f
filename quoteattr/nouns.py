"""What single words tell about sources: first names, titles, nouns for persons, bodies, documents, statements, places.

All of it comes from the tables in ``quoteattr/data``. A compound has the class of its last part: *Konzernsprecherin* is a
Sprecherin, *Landeskriminalamt* an Amt.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from attrs import evolve, frozen

from quoteattr.quote import SpeakerKind
from quoteattr.tables import read_table
from quoteattr.word_lists import words

PARTICLES = frozenset("von van de der den zu al el bin di du la le ter ten".split())
"""What may stand between first name and surname and belongs to the surname: *Ulrike von der Aue*."""
_LONGEST_WORD = 60
"""Longer tokens are no words; looking for a compound's parts in them would cost more than linear time."""

_SHORT_ENDS = frozenset({"bank", "bund", "klub", "club"})
"""Short nouns that are the end of longer names all the same: *Anglerbund*."""
_COMMON_PARTS = frozenset(
    "ex alt star top tech profi spitzen hobby rekord welt weltcup formel tv rad ski".split()
)
"""First parts of hyphened compounds that name nobody."""
_PARTY_COLUMNS = ("name", "gender", "member")
_UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}


@frozen
class Role:
    """A noun for a person: *Pressesprecherin* is ``Role("Sprecher", "f", "presse", …)``.

    ``noun`` is the masculine form of the table, ``gender`` "m", "f" or ``None`` (Mitglied), ``modifier``
    what stands
    before it in a compound, in lower case, ``wider`` the nouns that may take its place (Minister →
    Politiker).
    """

    noun: str
    gender: str | None
    modifier: str = ""
    wider: frozenset[str] = frozenset()


@frozen
class Head:
    """A noun for a body, a group, a document or a statement; ``gender`` is "p" for one that has only a
    plural."""

    noun: str
    gender: str
    kind: SpeakerKind
    modifier: str = ""
    takes_place: bool = False
    wider: frozenset[str] = frozenset()
    compounds: bool = True


@frozen
class Place:
    """A place; ``adjective`` is the stem of its adjective (russisch), ``capital_of`` its country."""

    name: str
    kind: str
    adjective: str
    capital_of: str


def _role_forms(noun: str, feminine: str) -> list[tuple[str, str | None]]:
    """``(form, gender)`` of a table row: Sprecher → Sprecher, Sprechers, Sprechern, Sprecherin,
    Sprecherinnen."""
    if feminine == "adj":
        stem = noun.removesuffix("er")
        return [(stem + "er", "m"), (stem + "e", None), (stem + "en", None), (stem + "em", "m")]
    masculine = {"f": "f", "e": None}.get(feminine, "m")
    forms: list[tuple[str, str | None]] = [
        (noun + ending, masculine) for ending in ("", "s", "es", "n", "en", "e", "nen")
    ]
    woman = {"in": noun + "in", "m": "", "f": "", "e": ""}.get(feminine, feminine)
    if woman:
        forms += [(woman, "f"), (woman + "nen", "f"), (woman + "en", "f")]
        stem = woman.removesuffix("in")
        if stem != woman and stem.lower() != noun.lower():
            forms += [(stem + ending, "m") for ending in ("e", "en")]
    return forms


@cache
def _roles() -> tuple[Mapping[str, Role], frozenset[str]]:
    """Role by folded form, and the forms that compounds may end in."""
    index: dict[str, Role] = {}
    tails: set[str] = set()
    for row in read_table("roles", ("noun", "feminine", "is_a", "compounds")):
        wider = frozenset(w.lower() for w in row["is_a"].split(";") if w)
        for form, gender in _role_forms(row["noun"], row["feminine"]):
            role = Role(row["noun"].lower(), gender, "", wider)
            known = index.setdefault(form.lower(), role)
            if form in (row["noun"], row["feminine"], row["noun"] + "in"):
                index[form.lower()] = role if known.noun != role.noun else known
            if row["compounds"] == "yes":
                tails.add(form.lower())
    return {form: _with_ends(role, tails) for form, role in index.items()}, frozenset(tails)


def _with_ends(role: Role, tails: set[str]) -> Role:
    """A listed compound may also be called by its last part: Pressesprecher → Sprecher."""
    ends = {last for _, last in _tail_of(role.noun, 4) if last in tails}
    return Role(role.noun, role.gender, role.modifier, role.wider | ends)


def _noun_forms(noun: str) -> set[str]:
    """The forms of a noun with regular endings and, for a plural, with umlaut: Amt, Amtes, Ämter, Ämtern."""
    forms = {noun + ending for ending in ("", "s", "es", "e", "en", "n", "er", "ern", "ns")}
    if noun.endswith("um"):
        forms |= {noun[:-2] + "en"}
    if noun.endswith(("nis", "ss")):
        forms |= {noun + "se", noun + "sen", noun + "ses"}
    stem = noun.rstrip("bcdfghjklmnpqrstvwxyzß")
    vowel = stem[-1:].lower()
    if vowel in _UMLAUT:
        at = len(stem) - 1
        if vowel == "u" and stem[-2:-1].lower() == "a":
            at, vowel = at - 1, "a"
        changed = noun[:at] + _UMLAUT[vowel] + noun[at + 1 :]
        if at == 0:
            changed = changed[:1].upper() + changed[1:]
        forms |= {changed + ending for ending in ("e", "en", "er", "ern")}
    return forms


@cache
def _heads() -> Mapping[str, Head]:
    index: dict[str, Head] = {}

    def add(noun: str, head: Head) -> None:
        index[noun.lower()] = head
        for form in _noun_forms(noun):
            index.setdefault(form.lower(), head)

    for row in read_table("organisations", ("noun", "gender", "kind", "place", "is_a", "compounds")):
        kind = SpeakerKind(row["kind"])
        wider = frozenset(w.lower() for w in row["is_a"].split(";") if w)
        add(
            row["noun"],
            Head(
                row["noun"].lower(),
                row["gender"],
                kind,
                "",
                row["place"] == "yes",
                wider,
                row["compounds"] == "yes",
            ),
        )
    for row in read_table("groups", ("noun", "gender", "compounds")):
        if row["noun"].lower() not in index:
            compounds = row["compounds"] == "yes"
            add(row["noun"], Head(row["noun"].lower(), row["gender"], SpeakerKind.GROUP, compounds=compounds))
    for row in read_table("documents", ("noun", "gender", "compounds")):
        if row["noun"].lower() not in index:
            compounds = row["compounds"] == "yes"
            add(
                row["noun"],
                Head(row["noun"].lower(), row["gender"], SpeakerKind.DOCUMENT, compounds=compounds),
            )
    return {form: _head_with_ends(head, index) for form, head in index.items()}


@cache
def _generic() -> frozenset[str]:
    return frozenset(noun for head in _heads().values() for noun in head.wider)


def is_generic(noun: str) -> bool:
    """Whether a class noun is one that takes up more special ones: *Behörde*, *Konzern*, *Verband*."""
    return noun in _generic()


def _head_with_ends(head: Head, index: Mapping[str, Head]) -> Head:
    """A listed compound may also be called by its last part: Abschlussbericht → Bericht."""
    ends = {
        index[last].noun
        for _, last in _tail_of(head.noun, 5)
        if last in index and index[last].kind is head.kind
    }
    return evolve(head, wider=head.wider | ends)


@cache
def _statements() -> Mapping[str, str]:
    index: dict[str, str] = {}
    for row in read_table("statements", ("noun", "gender")):
        for form in _noun_forms(row["noun"]):
            index.setdefault(form.lower(), row["gender"])
    return index


@cache
def _first_names() -> Mapping[str, str]:
    return {row["name"].lower(): row["gender"] for row in read_table("first_names", ("name", "gender"))}


@cache
def _titles() -> Mapping[str, str]:
    return {row["title"].lower(): row["gender"] for row in read_table("titles", ("title", "gender"))}


@cache
def _places() -> Mapping[str, Place]:
    return {
        row["name"].lower(): Place(row["name"], row["kind"], row["adjective"], row["capital_of"])
        for row in read_table("places", ("name", "kind", "adjective", "capital_of"))
    }


@cache
def _nationalities() -> Mapping[str, str]:
    return {place.adjective: place.name for place in reversed(list(_places().values())) if place.adjective}


@cache
def _parties() -> Mapping[str, str]:
    return {row["name"].lower(): row["gender"] for row in read_table("parties", _PARTY_COLUMNS)}


@cache
def _members() -> Mapping[str, frozenset[str]]:
    rows = read_table("parties", _PARTY_COLUMNS)
    nouns = {row["member"].lower() for row in rows if row["member"]}
    return {noun: frozenset(r["name"].lower() for r in rows if r["member"].lower() == noun) for noun in nouns}


def parties_of(member: str) -> frozenset[str]:
    """The parties, in lower case, whose members a role noun names: sozialdemokrat → spd, spö, sp."""
    return _members().get(member, frozenset())


def _tail_of(word: str, shortest: int) -> list[tuple[str, str]]:
    """``(first part, last part)`` of every cut of a possible compound, longest last part first."""
    if len(word) > _LONGEST_WORD:
        return []
    cuts = []
    for at in range(2, len(word) - 2):
        if word[at - 1] == "-":
            cuts.append((word[: at - 1], word[at:]))
        elif len(word) - at >= shortest and word[at] != "-":
            cuts.append((word[:at], word[at:]))
    return cuts


@lru_cache(maxsize=30000)
def role_of(word: str) -> Role | None:
    """The role that a noun names: *Kanzlerin*, *Nordhafen-Chef*, *SPD-Politikern*; ``None`` for other words."""
    index, tails = _roles()
    folded = word.lower()
    found = index.get(folded) or (index.get(folded.replace("-", "")) if "-" in folded else None)
    if found is not None:
        return found
    for first, last in _tail_of(folded, 4):
        hyphen = folded[len(first)] == "-"
        if last in index and (last in tails or (hyphen and last not in _heads() and last != "tochter")):
            base = index[last]
            wider = base.wider | {base.noun}
            return Role(base.noun, base.gender, first, wider)
    return None


@lru_cache(maxsize=30000)
def head_of(word: str) -> Head | None:
    """The class of a noun for a body, a group or a document: *Innenministerium*, *Gerichte*, *Umfrage*."""
    index = _heads()
    folded = word.lower()
    found = index.get(folded)
    if found is not None:
        # *der Bund* is the federation; only the compounds are clubs (*Mieterbund*)
        return evolve(found, wider=frozenset()) if found.noun.title() in words("state") else found
    for first, last in _tail_of(folded, 4):
        head = index.get(last)
        hyphen = folded[len(first)] == "-"
        if head is not None and (hyphen or (head.compounds and (len(last) > 4 or last in _SHORT_ENDS))):
            return Head(head.noun, head.gender, head.kind, first, head.takes_place, head.wider | {head.noun})
    return None


@lru_cache(maxsize=30000)
def statement_of(word: str) -> str | None:
    """For a noun of saying or thinking what stands before it in a compound, else ``None``.

    *Angaben* → "", *Polizeiangaben* → "polizei".
    """
    folded = word.lower()
    index = _statements()
    if folded in index:
        return ""
    for first, last in _tail_of(folded, 5):
        if last in index:
            return first
    return None


def statement_gender(word: str) -> str:
    """The gender of a statement noun, of a compound that of its last part."""
    folded = word.lower()
    index = _statements()
    if folded in index:
        return index[folded]
    return next((index[last] for _, last in _tail_of(folded, 5) if last in index), "f")


@lru_cache(maxsize=30000)
def first_name_gender(word: str) -> str | None:
    """ "m", "f" or "u" for a first name, ``None`` for other words; of a double name the first part
    decides."""
    folded = word.lower()
    names = _first_names()
    if folded in names:
        return names[folded]
    parts = folded.split("-")
    if 2 <= len(parts) <= 3 and all(part in names for part in parts):
        return names[parts[0]]
    return None


def is_common(part: str) -> bool:
    """Whether the first part of a hyphened compound is no proper name: *Ex-*, *U21-*, *Star-*, *Klinik-*, *SPD-*."""
    return (
        part.lower() in _COMMON_PARTS
        or any(c.isdigit() for c in part)
        or is_party(part)
        or role_of(part) is not None
        or head_of(part) is not None
    )


def title_gender(word: str) -> str | None:
    """The sex that a title tells ("m", "f", "" for none), ``None`` for words that are no title."""
    return _titles().get(word.lower())


def place_of(word: str) -> Place | None:
    """The place of that name, also in the genitive: *Moskau*, *Frankreichs*."""
    places = _places()
    folded = word.lower()
    found = places.get(folded)
    if found is None and folded.endswith("s"):
        found = places.get(folded[:-1])
    return found


def country_of_adjective(word: str) -> str | None:
    """The country of an adjective in any form: *russischen* → Russland, *US-amerikanische* → USA."""
    folded = word.lower().removeprefix("us-")
    for ending in ("en", "er", "es", "em", "e", ""):
        if folded.endswith(ending):
            found = _nationalities().get(folded.removesuffix(ending) if ending else folded)
            if found is not None:
                return found
    return None


def is_party(word: str) -> bool:
    """Whether this is the name of a party: *SPD*, *Grüne*."""
    return word.lower() in _parties()


def party_gender(word: str) -> str | None:
    """The gender of a party's name, ``None`` for other words."""
    return _parties().get(word.lower())
