"""What the resolution of sources returns."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from quoteattr.quote import Evidence, Speaker


@frozen
class Attribution:
    """Who said a quotation and to whom. ``probability``: how likely the speaker is right (1.0 if there is none)."""

    speaker: Speaker | None = None
    addressee: Speaker | None = None
    evidence: tuple[Evidence, ...] = ()
    probability: float = 1.0


@frozen
class Attributions:
    """One attribution for each candidate, in their order."""

    items: tuple[Attribution, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Attribution]:
        return iter(self.items)

    def __getitem__(self, index: int) -> Attribution:
        return self.items[index]
