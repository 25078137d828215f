"""Our search for morphemes gives what HanTa's own gives."""

from __future__ import annotations

import pytest
from HanTa.HanoverTagger import HanoverTagger
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.syntax.hanta import MODEL, _Tagger, read_model
from quoteattr.syntax.morphemes import Morphemes

WORDS = (
    "deichgraf hafenchefin überschwemmungsgebiete verkehrsminister sagte mitgeteilt abzuwarten schön mai a ab "
    "1990er ex-grünen-chefin donaudampfschifffahrtsgesellschaft schmidts x-beliebig qwrtz é gesundheitsämtern unterläge ihm"
).split()


@pytest.fixture(scope="module")
def hanta() -> HanoverTagger:
    tagger = HanoverTagger("", model=read_model(MODEL))
    tagger.strict = False
    return tagger


@pytest.fixture(scope="module")
def ours() -> Morphemes:
    """Ours, which thinks of unknown morphemes in every word, as HanTa does."""
    return Morphemes(HanoverTagger("", model=read_model(MODEL)), well_known=0.0)


@pytest.fixture(scope="module")
def tagger() -> _Tagger:
    return _Tagger(read_model(MODEL))


def check(word: str, hanta: HanoverTagger, ours: Morphemes) -> None:
    wanted, found = hanta.analyze_forward(word), ours.tags(word)
    assert dict(found) == pytest.approx(dict(wanted))
    tag = found[0][0]
    if len({round(fit, 9) for _, fit in found}) == len(found):  # no tie
        assert [t for t, _ in found] == [t for t, _ in wanted]
        assert ours.analysis(word, -tag) == hanta.analyze_viterbi(word, -tag)


@pytest.mark.parametrize("word", WORDS)
def test_words(word: str, hanta: HanoverTagger, ours: Morphemes) -> None:
    check(word, hanta, ours)


@pytest.mark.parametrize("word", WORDS)
def test_best_tag_and_base_form(word: str, hanta: HanoverTagger, tagger: _Tagger) -> None:
    tag = tagger._tag_word(word)[0][0]
    assert tag == hanta._tag_word(word)[0][0]
    assert tagger._analyze(word, tag) == hanta._analyze(word, tag)


@settings(max_examples=60)
@given(st.text("aäbehinrstuß-1", min_size=1, max_size=14))
def test_any_letters(hanta: HanoverTagger, ours: Morphemes, word: str) -> None:
    check(word, hanta, ours)


def test_no_letters(hanta: HanoverTagger, ours: Morphemes) -> None:
    assert ours.tags("") == hanta.analyze_forward("")
