"""Verbs that take an outlet as listener or subject, or name a platform themselves."""

from __future__ import annotations

from functools import lru_cache

from quoteattr.tables import read_table

USES = frozenset({"tell", "publish", "platform", "interview"})


@lru_cache(maxsize=1)
def load_verbs() -> dict[str, dict[str, str]]:
    """Use → lemma → the channel that the verb names ("" for most).

    Raises:
        InvalidTable: a row breaks the schema.
    """
    verbs: dict[str, dict[str, str]] = {use: {} for use in USES}
    for row in read_table("channel_verbs", ("lemma", "use", "channel"), use=USES):
        verbs[row["use"]][row["lemma"]] = row["channel"]
    return verbs


def has_use(lemma: str, use: str) -> bool:
    """Whether the verb *lemma* has this *use*."""
    return lemma in load_verbs()[use]


def platform_of(lemma: str) -> str:
    """The platform that a verb names: *twittern* → *Twitter*."""
    return load_verbs()["platform"].get(lemma, "")
