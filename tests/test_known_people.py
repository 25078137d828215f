"""People whom the user knows: found by every name that is theirs alone, and checked when they are given."""

from __future__ import annotations

import re
from typing import Any

import pytest

from quoteattr import Extractor, InvalidOption, KnownPerson
from quoteattr.known_people import KnownPeople, who_is

OLAF = KnownPerson("Olaf Petersen", ("Verkehrsminister",), "male")
ULLA = KnownPerson("Ulla Petersen")


@pytest.mark.parametrize(
    "known",
    [
        [OLAF],
        (OLAF,),
        {"Petersen": OLAF},
        {"Olaf Petersen": OLAF},
        {"Petersen": "Olaf Petersen"},
        ["Olaf Petersen"],
    ],
    ids=["list", "tuple", "last name", "full name", "to a name", "name"],
)
def test_a_last_name_finds_its_only_bearer(known: KnownPeople) -> None:
    """Defect 21: *Petersen* was an organisation when the table had his full name."""
    (quote,) = Extractor(known_people=known).extract("„Wir bauen im Mai“, sagte Petersen.").quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.kind) == ("Olaf Petersen", "person")


def test_a_last_name_of_two_finds_nobody() -> None:
    find = who_is([OLAF, ULLA])
    assert find("Petersen") is None
    assert (find("Olaf Petersen"), find("Ulla Petersen")) == (OLAF, ULLA)


def test_what_texts_call_a_person_goes_before_last_names() -> None:
    assert who_is({"Petersen": ULLA, "Olaf Petersen": OLAF})("Petersen") == ULLA


def test_a_role_finds_its_bearer() -> None:
    text = "Petersen schweigt nicht. „Wir bauen im Mai“, sagte der Verkehrsminister."
    (quote,) = Extractor(known_people=[OLAF]).extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == "Olaf Petersen"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (5, "known_people: expected people, a mapping from names to people or a function, got 5"),
        ("Olaf Petersen", "known_people: expected people, a mapping"),
        ([OLAF, 5], "known_people[1]: expected a KnownPerson or a name, got 5"),
        ([""], "known_people[0]: expected a KnownPerson or a name, got ''"),
        ({"Petersen": {"name": "Olaf"}}, "known_people['Petersen']: expected a KnownPerson or a name"),
        ({None: OLAF}, "known_people: expected a name, got None"),
    ],
)
def test_what_is_no_person_is_refused_with_its_path(wrong: Any, message: str) -> None:
    with pytest.raises(InvalidOption, match=re.escape(message)):
        Extractor(known_people=wrong)


def test_methods_of_a_subclass_of_names_are_not_asked() -> None:
    class Odd(str):
        __slots__ = ()

        def refuse(self, *_: object) -> Any:
            raise ValueError

        split = strip = lower = __str__ = __eq__ = refuse
        __hash__ = str.__hash__

    petersen = Odd("Olaf Petersen")
    for known in ([petersen], [KnownPerson(petersen)], {Odd("Petersen"): petersen}):
        (quote,) = Extractor(known_people=known).extract("„Wir bauen im Mai“, sagte Petersen.").quotes
        assert quote.speaker is not None
        assert quote.speaker.name == "Olaf Petersen"


@pytest.mark.parametrize("answer", [5, ""])
def test_a_function_that_gives_something_else(answer: Any) -> None:
    extractor = Extractor(known_people=lambda name: answer)
    with pytest.raises(InvalidOption, match=re.escape("known_people('Petersen'): expected a KnownPerson")):
        extractor.extract("„Wir bauen im Mai“, sagte Petersen.")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": 5}, "KnownPerson.name: expected a name, got 5"),
        ({"name": " "}, "KnownPerson.name: expected a name, got ' '"),
        (
            {"name": "Olaf", "roles": "Minister"},
            "KnownPerson.roles: expected a tuple of nouns, got 'Minister'",
        ),
        ({"name": "Olaf", "gender": "m"}, "KnownPerson.gender: expected 'female', 'male' or None, got 'm'"),
    ],
)
def test_a_person_is_checked_when_made(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidOption, match=re.escape(message)):
        KnownPerson(**fields)
