"""What lists say about the words of a name: towns, first names, surnames, firms, outlets, regions, peoples.

Names from outside are known by their checksums only (:mod:`quoteattr.models.gazetteer` compiles them); the others are
read from the tables of the package. A list is only one vote: *Essen* is in one, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from zlib import crc32

from quoteattr.memory import WORDS
from quoteattr.tables import read_table
from quoteattr.words.forms import undeclined
from quoteattr.words.names import PEOPLES_COLUMNS, first_name_gender, is_party, people_forms, title_gender
from quoteattr.words.nouns import head_of, role_of, statement_of
from quoteattr.words.press import CHANNEL_COLUMNS, names_of

GAZETTEER = "gazetteer.npz"
OPENS = "opens"
"""The kind of a word that begins a longer name: *New*, *Bad*."""
_MOST_WORDS = 4
_PLACES = frozenset({"town", "city", "city abroad", "country", "place", "region", "water", "mountain"})
_BODIES = frozenset({"firm", "club", "body", "outlet"})
_TOWNSMEN = ("erinnen", "erin", "ern", "ers", "er")
_SHORTENED = ("", "e", "en", "er", "ern")
"""What a place may lose before *-er*: *Bremer*, *Münchner*, *Emdener*."""
_OF_PLACE = ("", "e", "en", "ien", "a", "ia")
"""What a place may lose before *-isch*: *aargauisch*, *indonesisch*, *syrisch*."""


def directory() -> Path:
    """Where the names from outside are inside the package."""
    return Path(str(files("quoteattr.models"))) / "gazetteer_de"


def checksum(name: str) -> int:
    """The number by which a name from outside is known."""
    return crc32(name.encode("utf-8", "surrogatepass"))


@cache
def _outside() -> tuple[Mapping[int, int], tuple[tuple[str, ...], ...]]:
    """For every checksum the number of its set of kinds, and the sets.

    Raises:
        ModelNotFound: there is no such file.
        ModelDamaged: it is not what the manifest says.
    """
    import numpy

    from quoteattr.models.bundle import arrays_of, damage_named, read_manifest

    manifest, arrays = read_manifest(directory(), GAZETTEER), arrays_of(directory() / GAZETTEER)
    with damage_named(directory()):
        sums = numpy.cumsum(arrays["steps"], dtype="uint64").tolist()
        sets = arrays["sets"].tolist()
        return dict(zip(sums, sets, strict=True)), tuple(map(tuple, manifest["sets"]))


@cache
def _tables() -> Mapping[str, tuple[str, ...]]:
    """The kinds of every name in the tables of the package."""
    return {name: tuple(sorted(found)) for name, found in gathered(_rows()).items()}


def gathered(rows: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    """The kinds of every name; a word that begins a longer name has the kind for that, too."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for name, kind in rows:
        kinds[name].add(kind)
        if " " in name:
            kinds[name.split()[0]].add(OPENS)
    return kinds


def _rows() -> Iterator[tuple[str, str]]:
    for row in read_table("regions", ("name", "kind")):
        yield row["name"], row["kind"]
    for row in read_table("known_bodies", ("name", "kind", "noun")):
        yield row["name"], row["kind"]
    for row in read_table("places", ("name", "kind", "adjective")):
        yield row["name"], "place"
        yield row["adjective"], "origin"
    for row in read_table("origin_adjectives", ("stem",)):
        yield row["stem"], "origin"
    for row in read_table("peoples", PEOPLES_COLUMNS):
        yield from ((form, "people") for form in people_forms(row["noun"], row["feminine"]))
    for row in read_table("channels", CHANNEL_COLUMNS):
        for name in (*names_of(row), *row["owner"].split("|")):
            yield name, "outlet"
    for row in read_table("fixed_names", ("name",)):
        yield row["name"], "organisation"


@lru_cache(maxsize=WORDS)
def kinds(name: str) -> tuple[str, ...]:
    """The kinds of a name just as it is written: *Bremen* is a town, *Paula* a first name and a surname."""
    sums, sets = _outside()
    number = sums.get(checksum(name))
    own = _tables().get(name, ())
    return own if number is None else tuple(sorted({*own, *sets[number]}))


def is_inhabitant(word: str) -> bool:
    """Whether people are called so by where they live: *Steirerin*, *Gladbecker*."""
    if "people" in kinds(word):
        return True
    stem = word.removesuffix("in").removesuffix("er")
    places = {kind for end in ("", "e", "en") for kind in kinds(stem + end)} if stem != word else set()
    return not places.isdisjoint(("town", "place", "region"))


def is_body(word: str) -> bool:
    """Whether a word is known as a firm, an outlet or another body, and not as anybody's name first: *Samsung*."""
    return not _BODIES.isdisjoint(kinds(word)) and "first name" not in kinds(word)


def is_place(kind: str) -> bool:
    """Whether a name of this kind is on the map."""
    return kind in _PLACES


def longer(words: Sequence[str], at: int) -> Iterator[tuple[int, str]]:
    """The names of several words that begin at a word that opens some: how many words, and the kind."""
    for length in range(2, min(_MOST_WORDS, len(words) - at) + 1):
        for kind in kinds(" ".join(words[at : at + length])):
            if kind != OPENS:
                yield length, kind


def opens_longer(word: str) -> bool:
    """Whether a name of several words begins with this one."""
    return OPENS in kinds(word)


def townsman(word: str) -> Iterator[str]:
    """The endings and the kinds of the place of a word like *Mainzer*, *Bremern*, *Kölnerin*."""
    ending = next((ending for ending in _TOWNSMEN if word.endswith(ending)), None)
    if ending is None or not word[:1].isupper() or len(word) < len(ending) + 3:
        return
    stem = word[: -len(ending)]
    stems = [stem + lost for lost in _SHORTENED]
    if stem.endswith("n"):
        stems.append(stem[:-1] + "en")
    found = sorted({kind for place in stems for kind in kinds(place) if is_place(kind)})
    if found:
        yield ending
        yield from found


def origin(word: str) -> Iterator[str]:
    """What an adjective of origin is derived from: *dänischer* is on a list, *aargauischen* comes from the canton."""
    folded = word.lower().rsplit("-", 1)[-1]
    for stem in (stem for stem in undeclined(folded) if len(stem) >= 4):
        if "origin" in kinds(stem):
            yield "origin"
        if stem.endswith("isch"):
            yield "isch"
            place = stem[:-4].title()
            yield from sorted({k for lost in _OF_PLACE for k in kinds(place + lost) if is_place(k)})


def noun_kinds(word: str) -> Iterator[str]:
    """What the tables of nouns say: a person's role, a body, a text, a title, a party."""
    role = role_of(word)
    if role is not None:
        yield "role"
        yield f"role {bool(role.modifier)}"
    head = head_of(word)
    if head is not None:
        yield f"head {head.kind}"
        yield f"head {head.kind} {bool(head.modifier)}"
        yield f"head {head.noun}"
    if first_name_gender(word) is not None:
        yield "known first name"
    if title_gender(word) is not None:
        yield "title"
    if is_party(word):
        yield "party"
    if statement_of(word) is not None:
        yield "statement"
