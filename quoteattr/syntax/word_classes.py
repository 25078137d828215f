"""Universal word classes (UPOS) from STTS tags: a table, and the clause for *haben*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from quoteattr.tables import read_table
from quoteattr.values import frozen


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
    return tag[:1] == "$" or tag in _table()


@frozen
class _Classes:
    """The classes of one tag: in general, of single forms, of forms by their beginning."""

    general: str
    forms: dict[str, str]
    beginnings: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def _table() -> dict[str, _Classes]:
    general: dict[str, str] = {}
    forms: dict[str, dict[str, str]] = {}
    beginnings: dict[str, list[tuple[str, str]]] = {}
    for row in read_table("word_classes", ("tag", "words", "upos")):
        tag, upos = row["tag"], row["upos"]
        for form in row["words"].split():
            if form == "-":
                general[tag] = upos
            elif form.endswith("*"):
                beginnings.setdefault(tag, []).append((form[:-1], upos))
            else:
                forms.setdefault(tag, {})[form] = upos
    return {
        tag: _Classes(upos, forms.get(tag, {}), tuple(beginnings.get(tag, ())))
        for tag, upos in general.items()
    }


def _class(form: str, tag: str) -> str:
    classes = _table().get(tag)
    if classes is None:
        return "X"
    if form in classes.forms:
        return classes.forms[form]
    return next((upos for start, upos in classes.beginnings if form.startswith(start)), classes.general)


def _has_partner(tags: Sequence[str], here: int) -> bool:
    """Whether a participle or infinitive is in the same stretch between marks as the verb at *here*.

    „Sie hat gestern abgesagt.“ — not: „Sie hat Zeit, das zu prüfen.“
    """
    for step in (1, -1):
        at = here + step
        while 0 <= at < len(tags) and tags[at][0] != "$":
            if tags[at][-2:] == "PP" or tags[at][-3:] in {"INF", "IZU"}:
                return True
            at += step
    return False
