"""Decision rows: the engine, and the examples that every row of a table brings along."""

from __future__ import annotations

import pytest

from quoteattr import Extractor, InvalidTable
from quoteattr.channels import slots
from quoteattr.channels.frame import Frame
from quoteattr.channels.named import Named
from quoteattr.patterns.decisions import Row, decide, read_decisions

EXAMPLES = [(row, example) for row in slots.slots() for example in ("hit", "miss")]


def decided(extractor: Extractor, text: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The ids of the rows that decide about a name in *text*."""
    seen: set[str] = set()
    ask = slots.deciding

    def note(named: Named, frame: Frame) -> Row | None:
        row = ask(named, frame)
        seen.update([row.id] if row is not None else [])
        return row

    monkeypatch.setattr(slots, "deciding", note)
    extractor.extract(text)
    return seen


@pytest.mark.parametrize(("row", "example"), EXAMPLES, ids=lambda value: getattr(value, "id", value))
def test_a_slot_decides_its_hit_and_not_its_near_miss(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, row: Row, example: str
) -> None:
    seen = decided(extractor, getattr(row, example), monkeypatch)
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


def test_a_row_with_an_unknown_test_is_refused() -> None:
    with pytest.raises(InvalidTable, match="row 'notice': tests"):
        read_decisions("channel_slots", slots.KEYS, (), ("yes", "no"))
    with pytest.raises(InvalidTable, match="row 'behind': answer 'yes'"):
        read_decisions("channel_slots", slots.KEYS, slots.TESTS, ("no",))
