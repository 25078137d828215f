"""Reporting verbs of a user's own: found in every form, checked when they are given."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from quoteattr import Extractor, InvalidTable, Polarity
from quoteattr.cues.lexicon import load
from quoteattr.cues.own import with_own

KNURZEN = {"losknurzen": {"like": "nörgeln", "prefix": "los"}}


@pytest.mark.parametrize(
    ("form", "prefix", "lemma"),
    [
        ("knurzte", "los", "losknurzen"),
        ("losgeknurzt", None, "losknurzen"),
        ("loszuknurzen", None, "losknurzen"),
        ("knurzte", None, None),
        ("sagte", None, "sagen"),
    ],
)
def test_every_form_of_an_own_verb(form: str, prefix: str | None, lemma: str | None) -> None:
    verb = with_own(KNURZEN).verb_of_form(form, prefix)
    assert (verb and verb.lemma) == lemma


def test_what_is_left_open_is_as_in_the_verb_that_is_alike() -> None:
    verb, model = with_own(KNURZEN).verbs["losknurzen"], load().verbs["nörgeln"]
    assert (verb.frames, verb.strength, verb.mode) == (model.frames, model.strength, model.mode)
    assert with_own(["knurzen"]).verbs["knurzen"].frames == load().verbs["sagen"].frames


def test_a_shipped_verb_is_replaced_and_the_shipped_lexicon_is_not() -> None:
    own = with_own({"flüstern": {"polarity": "denied"}})
    found = own.verb_of_form("flüsterte")
    assert found is not None
    assert found.polarity is Polarity.DENIED
    assert [r.verb for r in own.readings("flüsterte") if r.verb.lemma == "flüstern"] == [found]
    assert load().verbs["flüstern"].polarity is Polarity.ASSERTED


def test_an_extractor_takes_them_and_keeps_them_when_it_is_pickled() -> None:
    text = "Svea Brandt hat losgeknurzt, dass der Kai marode ist."
    assert Extractor().extract(text).quotes == ()
    for extractor in (made := Extractor(cue_verbs=KNURZEN), pickle.loads(pickle.dumps(made))):
        (quote,) = extractor.extract(text).quotes
        assert quote.cue is not None
        assert quote.cue.lemma == "losknurzen"


def test_a_table(tmp_path: Path) -> None:
    path = tmp_path / "verben.tsv"
    path.write_text(
        "\ufeff# ours\nprefix\tlemma\tframes\nlos\tlosknurzen\tdass|v2\n\tknurzen\n", encoding="utf-8"
    )
    own = with_own(path)
    assert own.verbs["losknurzen"].frames == {"dass", "v2"}
    assert own.verbs["knurzen"].frames == load().verbs["sagen"].frames


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (5, "cue_verbs: expected a mapping or a file path, got int"),
        ([3], "cue_verbs: row 1: expected a lemma, got 3"),
        ({"knurzen": 5}, "cue_verbs: row 1 ('knurzen'): expected a string (its like) or a mapping"),
        ({"knurzen": "blubbern"}, "cue_verbs: row 1 ('knurzen'), column 'like': no verb 'blubbern' ships"),
        (
            {"knurzen": {"colour": "red"}},
            "cue_verbs: row 1 ('knurzen'), column 'colour': no such column; known are lemma",
        ),
        (
            {"knurzen": {"frames": "song"}},
            "cue_verbs, row 'knurzen', column frames: 'song' is not one of direct",
        ),
        (
            {"losknurzen": {"prefix": "an"}},
            "cue_verbs, row 'losknurzen', column prefix: 'an' is not how the lemma begins",
        ),
        (["knurzt"], "cue_verbs, row 'knurzt', column lemma: not a German infinitive"),
        ([""], "cue_verbs, row '', column lemma: '' must not be empty"),
        ("fehlt.tsv", "fehlt.tsv: cannot be read"),
    ],
)
def test_what_is_wrong_is_named_at_once(wrong: Any, message: str) -> None:
    with pytest.raises(InvalidTable) as caught:
        Extractor(cue_verbs=wrong)
    assert str(caught.value).startswith(message)
