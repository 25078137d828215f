"""Reporting verbs that a user brings: infinitives, or rows of a table, each behaving like a verb that ships."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from quoteattr.cues.cells import Row, rows
from quoteattr.cues.entries import CueVerb
from quoteattr.cues.inflect import VerbForms, forms
from quoteattr.cues.lexicon import VERB_COLUMNS, Lexicon, load, verb_table
from quoteattr.errors import InvalidTable
from quoteattr.own_tables import Own, own_rows

CueVerbs: TypeAlias = Own | Collection[str]
"""Infinitives (``["maunkeln"]``), a mapping from infinitives to a verb that behaves alike (``{"maunkeln": "raunen"}``) or to
columns, or the path of a table."""

COLUMNS = ("lemma", "like", *VERB_COLUMNS[1:])
_MODEL = "sagen"
_PLACE = "cue_verbs"


def with_own(own: CueVerbs | None) -> Lexicon:
    """The shipped lexicon, with a user's own verbs in it.

    Raises:
        InvalidTable: an entry breaks the schema; the message names the row and the column.

    >>> verb = with_own({"losgranteln": {"like": "nörgeln", "prefix": "los"}}).verb_of_form("grantelte", "los")
    >>> verb.lemma, verb.strength == load().verb("nörgeln").strength
    ('losgranteln', True)
    """
    if own is None:
        return load()
    added = verb_table(_rows(own))
    return load().with_verbs({key: (verb, _inflected(verb)) for key, verb in added.items()})


def _rows(own: CueVerbs) -> Iterator[Row]:
    """The rows of *own* in the layout of ``cue_verbs.tsv``: what they leave open is as in the row of the model."""
    if isinstance(own, Collection) and not isinstance(own, str | bytes | Mapping):
        own = {infinitive: {} for infinitive in own}
    shipped = {row.word("lemma"): row.cells for row in rows("cue_verbs", VERB_COLUMNS)}
    for where, cells in own_rows(own, _PLACE, COLUMNS, "like"):
        told = {column: cell.strip() for column, cell in cells.items() if cell.strip()}
        model = told.pop("like", _MODEL)
        if model not in shipped:
            raise InvalidTable(f"{where} ({cells['lemma']!r}), column 'like': no verb {model!r} ships")
        if "frames" in told:
            told["frames"] = told["frames"].replace("|", ",")
        yield Row(where.partition(":")[0], {**shipped[model], "lemma": "", "prefix": "", "note": "", **told})


def _inflected(verb: CueVerb) -> VerbForms:
    try:
        return forms(verb.lemma, verb.prefix)
    except ValueError as error:
        raise InvalidTable(f"{_PLACE}, row {verb.lemma!r}, column lemma: {error}") from error
