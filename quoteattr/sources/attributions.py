"""What the resolution of sources returns."""

from __future__ import annotations

from quoteattr.quote import Evidence, Speaker
from quoteattr.rank import shipped
from quoteattr.values import frozen


def certainty(rule: str) -> float:
    """How often a source that is found by *rule* is the right one, as fitted."""
    return shipped("rule").probability(found_by(rule))


def found_by(rule: str) -> frozenset[str]:
    """The features of a source that is found by *rule*; one that is rare has those of all."""
    return frozenset({"any", rule})


@frozen
class Attribution:
    """Who said a quotation and to whom. ``probability``: how likely the speaker is right (1.0 if there is none)."""

    speaker: Speaker | None = None
    addressee: Speaker | None = None
    evidence: tuple[Evidence, ...] = ()
    probability: float = 1.0
