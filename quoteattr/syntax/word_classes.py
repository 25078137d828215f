"""Universal word classes (UPOS) from STTS tags: a table, and the clause for *haben*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from quoteattr.tables import read_table

_OTHER = "-"
"""Stands in the table for all forms that it does not list."""


def word_classes(words: Sequence[str], tags: Sequence[str], lemmas: Sequence[str]) -> list[str]:
    """The class of every word; *haben* is an auxiliary only where a full verb form is near."""
    classes: list[str] = []
    for here, tag in enumerate(tags):
        if tag[0] == "$":
            classes.append("PUNCT")
        elif tag[:2] == "VA" and lemmas[here] == "haben" and not _has_partner(tags, here):
            classes.append("VERB")
        else:
            classes.append(_class(words[here].lower(), tag))
    return classes


def is_stts(tag: str) -> bool:
    """Whether *tag* is one that the library works with."""
    return tag[:1] == "$" or (tag, _OTHER) in _table()[0]


@cache
def _table() -> tuple[Mapping[tuple[str, str], str], Mapping[str, Sequence[tuple[str, str]]]]:
    """The class of each form under a tag, and of all forms with a beginning."""
    forms: dict[tuple[str, str], str] = {}
    beginnings: dict[str, list[tuple[str, str]]] = {}
    for row in read_table("word_classes", ("tag", "words", "upos")):
        for form in row["words"].split():
            if form.endswith("*"):
                beginnings.setdefault(row["tag"], []).append((form[:-1], row["upos"]))
            else:
                forms[row["tag"], form] = row["upos"]
    return forms, beginnings


def _class(form: str, tag: str) -> str:
    forms, beginnings = _table()
    begun = (upos for start, upos in beginnings.get(tag, ()) if form.startswith(start))
    return forms.get((tag, form)) or next(begun, forms.get((tag, _OTHER), "X"))


def _has_partner(tags: Sequence[str], here: int) -> bool:
    """Whether a participle or infinitive is in the same stretch between marks as the verb at *here*.

    „Sie hat gestern abgesagt.“ — not: „Sie hat Zeit, das zu prüfen.“
    """
    first = next((at for at in range(here, -1, -1) if tags[at][0] == "$"), -1)
    end = next((at for at in range(here, len(tags)) if tags[at][0] == "$"), len(tags))
    return any(tag.endswith(("PP", "INF", "IZU")) for tag in tags[first + 1 : end])
