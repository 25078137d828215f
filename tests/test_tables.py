"""Tables that break their schema are named with file, line and column: the package's own and those of users."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteattr import InvalidTable, KnownPerson, tables
from quoteattr.known_people import read_people
from quoteattr.tables import read_table
from quoteattr.word_lists import words


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of the package, whose ``data`` tables are read from."""
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(tables, "files", lambda package: tmp_path)
    return tmp_path / "data" / "birds.tsv"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name\tsize\n", r"birds\.tsv, line 1: columns are"),
        ("# Birds\nname\tkind\nAmsel\n", r"birds\.tsv, line 3: 1 columns, not 2"),
        ("name\tkind\nAmsel\tfish\n", r"birds\.tsv, line 2, column 'kind': 'fish' is not one of \['bird'\]"),
    ],
    ids=["header", "too few", "not allowed"],
)
def test_a_broken_table_is_named(data: Path, content: str, message: str) -> None:
    data.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidTable, match=message):
        read_table("birds", ("name", "kind"), kind=("bird",))


def test_comments_and_empty_lines_are_no_rows(data: Path) -> None:
    data.write_text("# Birds\n\nname\tkind\n# small\nAmsel\tbird\n#3\tbird\n", encoding="utf-8")
    assert read_table("birds", ("name", "kind")) == (
        {"name": "Amsel", "kind": "bird"},
        {"name": "#3", "kind": "bird"},
    )


def test_a_word_list_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="no word list 'birds'"):
        words("birds")


def test_people_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "people.tsv"
    path.write_text(
        "\ufeffname\troles\tgender\n# Kiel\nOlaf Petersen\tMinister | Abgeordneter\tmale\n\nUlla Petersen\n",
        encoding="utf-8",
    )
    assert read_people(path) == [
        KnownPerson("Olaf Petersen", ("Minister", "Abgeordneter"), "male"),
        KnownPerson("Ulla Petersen"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Ulla Petersen\tMinisterin\tfemale\tKiel\n", r"people\.tsv: row 1: more than three columns"),
        ("name\nUlla\n\tMinister\n", r"people\.tsv: row 3"),
        ("Ulla Petersen\t\tweiblich\n", r"people\.tsv: row 1: .*gender"),
    ],
    ids=["columns", "no name", "gender"],
)
def test_a_broken_row_of_people_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "people.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidTable, match=message):
        read_people(path)


@pytest.mark.parametrize("content", [b"\xff\xfe\xff", None], ids=["no UTF-8", "no file"])
def test_a_table_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "people.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InvalidTable, match="cannot be read"):
        read_people(path)
