"""Words of closed classes that several rooms look at, in small letters; their cases and genders are in
``data/paradigms.tsv``."""

from __future__ import annotations

from collections.abc import Mapping

DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des"})
THE = ("der", "die", "das")
"""The nominatives, and the articles of a dictionary."""
THIS = frozenset({"dieser", "diese", "dieses", "diesem", "diesen"})
POINTING = (DEFINITE | THIS) - {"den", "diesen"} | {"derselben", "demselben"}
"""Determiners of one thing that has been mentioned; *den Portalen* are several."""
POINTERS = frozenset({"das", "dies", "dieses"})
"""Words that take up a whole statement: *Das sagte sie gestern*."""
NO_PERSON = frozenset({"das", "dies", "es", "was", "etwas", "nichts", "alles"})
"""Pronouns that stand for nobody."""
OWN = frozenset({"dieser", "diesem", "unserer", "unserem"})
"""Before a noun for a paper it is the one that prints the text: *sagte er dieser Zeitung*."""
THAT = frozenset({"dass", "daß"})
JOINING = frozenset({"und", "sowie", "&"})
AND_OR = frozenset({"und", "oder", "sowie"})
BY = frozenset({"von", "durch", "seitens", "vonseiten"})
"""Prepositions of somebody who acts in a passive clause."""
COPULAS = frozenset({"sein", "werden", "bleiben"})
FORMER = frozenset({"ex", "alt", "ehemals"})
"""First parts of compounds for an office that somebody has left: *Ex-Kanzler*."""

CONTRACTED: Mapping[str, tuple[str, str]] = {
    "am": ("an", "dem"),
    "ans": ("an", "das"),
    "aufs": ("auf", "das"),
    "beim": ("bei", "dem"),
    "fürs": ("für", "das"),
    "hinterm": ("hinter", "dem"),
    "im": ("in", "dem"),
    "ins": ("in", "das"),
    "ums": ("um", "das"),
    "unterm": ("unter", "dem"),
    "vom": ("von", "dem"),
    "vorm": ("vor", "dem"),
    "zum": ("zu", "dem"),
    "zur": ("zu", "der"),
    "überm": ("über", "dem"),
    "übers": ("über", "das"),
}
"""Prepositions with an article in them, and both apart; *durchs* is left out, which shows no channel (*durchs Megafon*)."""


def without_article(form: str) -> str:
    """A preposition in small letters and without its article: *Im* → in, *zur* → zu, *bei* → bei."""
    low = form.lower()
    return CONTRACTED[low][0] if low in CONTRACTED else low


def article_in(form: str) -> str:
    """An article in small letters, even of a preposition: *Im* → dem, *zur* → der, *eine* → eine."""
    low = form.lower()
    return CONTRACTED[low][1] if low in CONTRACTED else low
