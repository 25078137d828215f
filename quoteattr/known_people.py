"""People whom the user knows: their full names, what they are called and their gender."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias, get_args

from attrs import field, frozen

from quoteattr.errors import InvalidOption, InvalidTable
from quoteattr.quote import Gender
from quoteattr.tables import read_lines


def _plain(value: Any) -> Any:
    """A plain string for one of a subclass, which may have methods of its own."""
    return str.__str__(value) if isinstance(value, str) else value


@frozen
class KnownPerson:
    """A person whom the user knows.

    Raises:
        InvalidOption: an argument is of another kind; the message says which.

    >>> from quoteattr import Extractor, KnownPerson
    >>> petersen = KnownPerson("Olaf Petersen", roles=("Verkehrsminister",), gender="male")
    >>> quotes = Extractor(known_people=[petersen]).extract("„Wir bauen“, sagte Petersen.").quotes
    >>> quotes[0].speaker.name
    'Olaf Petersen'
    """

    name: str = field(converter=_plain)
    """The full name, under which quotations are returned (``"Olaf Petersen"``)."""
    roles: tuple[str, ...] = ()
    """Nouns for what the person is, so that *der Minister* can mean him (``("Verkehrsminister", "Minister")``)."""
    gender: Gender | None = None
    """``"female"`` or ``"male"``, so that *sie* or *er* can mean the person; ``None`` if unknown."""

    def __attrs_post_init__(self) -> None:
        name: Any = self.name
        roles: Any = self.roles
        nouns = isinstance(roles, tuple) and all(isinstance(role, str) and role.strip() for role in roles)
        for attribute, is_right, wanted in (
            ("name", isinstance(name, str) and name.strip(), "a name"),
            ("roles", nouns, "a tuple of nouns"),
            ("gender", self.gender in (*get_args(Gender), None), "'female', 'male' or None"),
        ):
            if not is_right:
                value = getattr(self, attribute)
                raise InvalidOption(f"KnownPerson.{attribute}: expected {wanted}, got {value!r}")

    @property
    def grammatical_gender(self) -> str | None:
        """``"f"`` for ``"female"``, ``"m"`` for ``"male"``, or ``None``."""
        return None if self.gender is None else self.gender[0]


KnownPeople: TypeAlias = (
    Mapping[str, KnownPerson | str] | Iterable[KnownPerson | str] | Callable[[str], KnownPerson | str | None]
)
"""What ``Extractor(known_people=…)`` takes: people (``["Olaf Petersen"]``), people by what texts call them (``{"OP": "Olaf
Petersen"}``), or a function from a name."""

WhoIs: TypeAlias = Callable[[str], KnownPerson | None]
"""The person whom a name in a text stands for, ``None`` for one whom the user does not know."""


def who_is(known: KnownPeople | None) -> WhoIs:
    """The look-up that *known* stands for. A last name alone finds the only person who bears it.

    Raises:
        InvalidOption: *known* or an entry of it is of another kind; the message carries the path to it.
    """
    if known is None:
        return nobody
    if isinstance(known, Mapping):
        return _listed(
            {_key(name): _person(value, f"known_people[{name!r}]") for name, value in known.items()}
        )
    if callable(known):
        return _asked(known)
    if isinstance(known, str) or not isinstance(known, Iterable):
        raise InvalidOption(
            f"known_people: expected people, a mapping from names to people or a function, got {known!r}"
        )
    people = [_person(value, f"known_people[{at}]") for at, value in enumerate(known)]
    return _listed({person.name: person for person in people})


def read_people(path: Path) -> list[KnownPerson]:
    """The people of a table: tab-separated, UTF-8, columns ``name``, ``roles`` (separated by ``|``) and ``gender``, of which
    the last two may be missing; lines that begin with ``#`` are comments.

    Raises:
        InvalidTable: the file cannot be read, or a row of it breaks this layout; the message names the row.
    """
    people: list[KnownPerson] = []
    for row, line in enumerate(read_lines(path), 1):
        if not line.strip() or line.startswith("#") or (not people and line.split("\t")[0] == "name"):
            continue
        name, roles, gender, *more = [*line.split("\t"), "", ""]
        try:
            if any(more):
                raise InvalidOption("more than three columns")
            nouns = tuple(filter(None, map(str.strip, roles.split("|"))))
            people.append(KnownPerson(name.strip(), nouns, gender.strip() or None))  # type: ignore[arg-type]
        except InvalidOption as error:
            raise InvalidTable(f"{path.name}: row {row}: {error}") from error
    return people


def nobody(_: str) -> None:
    """The look-up for a user who knows nobody."""


def _asked(function: Callable[[str], Any]) -> WhoIs:
    """The look-up by the user's function, whose answers are checked one by one."""

    def ask(name: str) -> KnownPerson | None:
        found = function(name)
        return None if found is None else _person(found, f"known_people({name!r})")

    return ask


def _listed(by_name: Mapping[str, KnownPerson]) -> WhoIs:
    """The look-up in the user's list, by every name that finds exactly one person."""
    bearers: dict[str, set[KnownPerson]] = {}
    for name, person in by_name.items():
        for full in (name, person.name):
            bearers.setdefault(full, set()).add(person)
            bearers.setdefault(full.split()[-1], set()).add(person)
    alone = {name: next(iter(people)) for name, people in bearers.items() if len(people) == 1}
    return {**alone, **by_name}.get


def _key(name: object) -> str:
    if not isinstance(name, str) or not str.strip(name):
        raise InvalidOption(f"known_people: expected a name, got {name!r}")
    return str.__str__(name)


def _person(value: object, path: str) -> KnownPerson:
    if isinstance(value, KnownPerson):
        return value
    if isinstance(value, str) and str.strip(value):
        return KnownPerson(value)
    raise InvalidOption(f"{path}: expected a KnownPerson or a name, got {value!r}")
