"""The base forms that ship are those that the search for morphemes finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import ModelNotFound
from quoteattr.models import base_forms as recipe
from quoteattr.syntax import base_forms
from quoteattr.syntax.base_forms import BASE_FORMS, change, changed, read_base_forms
from quoteattr.syntax.hanta import MODEL, WordModel


@pytest.fixture(scope="module")
def model() -> WordModel:
    return WordModel()


@pytest.fixture(scope="module")
def searching() -> WordModel:
    return WordModel(searching=True)


def test_every_listed_word_has_the_base_form_that_is_found_for_it(
    model: WordModel, searching: WordModel
) -> None:
    listed = [(word, tag) for word, tags in model.listed.items() for tag, _ in tags]
    assert [model.lemma(*pair) for pair in listed] == [searching.lemma(*pair) for pair in listed]


def test_words_that_are_not_listed_and_tags_that_they_do_not_have_are_searched_for(
    model: WordModel, searching: WordModel
) -> None:
    verb, noun = model.number("VV(FIN)"), model.number("NN")
    for word, tag in (
        ("Deichgrafen", noun),
        ("überdeichten", verb),
        ("Gärten", verb),
        ("Gärten", noun),
        ("", noun),
    ):
        assert model.lemma(word, tag) == searching.lemma(word, tag)


def test_base_forms_compiled_with_another_model_are_left_alone(model: WordModel, tmp_path: Path) -> None:
    other = tmp_path / MODEL.name
    other.write_bytes(MODEL.read_bytes() + b"\n")
    noun = model.number("NN")
    assert read_base_forms(model.listed, MODEL).of("gärten", noun) == "Garten"
    assert read_base_forms(model.listed, other).of("gärten", noun) is None


def test_missing_base_forms_are_named(
    model: WordModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base_forms, "directory", lambda: tmp_path)
    with pytest.raises(ModelNotFound, match=str(tmp_path)):
        read_base_forms(model.listed, MODEL)


def test_the_recipe_writes_what_ships(model: WordModel, tmp_path: Path) -> None:
    assert recipe.main(["--out", str(tmp_path)]) == 0
    assert (tmp_path / "manifest.json").read_text("utf-8").count(BASE_FORMS) == 1
    shipped = (base_forms.directory() / "manifest.json").read_text("utf-8")
    assert (tmp_path / "manifest.json").read_text("utf-8").split('"files"')[0] == shipped.split('"files"')[0]


@given(
    st.text("aäbeghirstuüß-1", min_size=1, max_size=12),
    st.text("aäAÄbBegGhirRstuüß-1", min_size=1, max_size=12),
)
def test_any_change_gives_the_base_form_back(word: str, base: str) -> None:
    if base[1:] == base[1:].lower():
        assert changed(word, change(word, base)) == base
