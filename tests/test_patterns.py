"""Decision rows: the engine, and the examples that every row of a table brings along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import ModuleType

import pytest

from quoteattr import Extractor, InvalidTable
from quoteattr.channels import slots
from quoteattr.detect import attribution
from quoteattr.patterns import decisions
from quoteattr.patterns.decisions import Row, decide, read_decisions

TABLES = ((slots, slots.slots()), (attribution, attribution.phrases()))
EXAMPLES = [
    pytest.param(module, row, example, id=f"{row.id}-{example}")
    for module, rows in TABLES
    for row in rows
    for example in ("hit", "miss")
]


@pytest.mark.parametrize(("module", "row", "example"), EXAMPLES)
def test_a_row_decides_its_hit_and_not_its_near_miss(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, module: ModuleType, row: Row, example: str
) -> None:
    seen: set[str] = set()

    def note(rows: Iterable[Row], keys: Mapping[str, str], holds: Callable[[str], bool]) -> Row | None:
        found = decide(rows, keys, holds)
        seen.update([found.id] if found is not None else [])
        return found

    monkeypatch.setattr(module, "decide", note)
    extractor.extract(getattr(row, example))
    assert (row.id in seen) is (example == "hit"), seen


ROWS = (
    Row("first", {"at": frozenset({"in", "auf"})}, (("old", True),), "yes", "", ""),
    Row("second", {"at": frozenset({"in"})}, (("old", False),), "no", "", ""),
    Row("any", {}, (), "maybe", "", ""),
)


@pytest.mark.parametrize(
    ("at", "old", "wanted"), [("auf", True, "first"), ("in", False, "second"), ("auf", False, "any")]
)
def test_the_first_row_that_fits_decides(at: str, old: bool, wanted: str) -> None:
    row = decide(ROWS, {"at": at}, lambda _: old)
    assert row is not None
    assert row.id == wanted


def test_no_row_is_no_decision() -> None:
    assert decide(ROWS[:1], {"at": "zu"}, lambda _: True) is None


def test_two_rows_with_one_id_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"id": "a", "when": "", "answer": "yes", "hit": "", "miss": ""}
    monkeypatch.setattr(decisions, "read_table", lambda table, columns: [row, row])
    with pytest.raises(InvalidTable, match=r"rows\.tsv: row 'a': id twice$"):
        read_decisions("rows", (), (), ("yes",))


def test_a_row_with_an_unknown_test_is_refused() -> None:
    with pytest.raises(InvalidTable, match="row 'notice': tests"):
        read_decisions("channel_slots", slots.KEYS, (), ("yes", "no"))
    with pytest.raises(InvalidTable, match="row 'behind': answer 'yes'"):
        read_decisions("channel_slots", slots.KEYS, slots.TESTS, ("no",))
