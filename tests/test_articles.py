"""Article or relative pronoun behind a comma."""

from __future__ import annotations

import pytest

from quoteattr.syntax.articles import settle_articles
from quoteattr.syntax.sentence import Token


def tokens(line: str) -> list[Token]:
    """*wort/TAG* by *wort/TAG*."""
    return [Token(word, 0, 0, word, tag) for word, tag in (pair.split("/") for pair in line.split())]


@pytest.mark.parametrize(
    ("line", "tag"),
    [
        ("sagte/VVFIN ,/$, die/PRELS Züge/NN hielten/VVFIN sich/PRF daran/PROAV ./$.", "ART"),
        ("sagte/VVFIN ,/$, die/PRELS Äußerung/NN stellt/VVFIN keinen/PIAT Wechsel/NN dar/PTKVZ ./$.", "ART"),
        ("sagte/VVFIN ,/$, das/PRELS neue/ADJA Amt/NN habe/VAFIN geschlafen/VVPP ./$.", "ART"),
        ("Leute/NN ,/$, die/PRELS Musik/NN machten/VVFIN ,/$, gingen/VVFIN ./$.", "PRELS"),
        ("Leute/NN ,/$, die/PRELS Angst/NN hatten/VAFIN vor/APPR ihm/PPER ./$.", "PRELS"),
        ("Leute/NN ,/$, die/PRELS gern/ADV kamen/VVFIN ./$.", "PRELS"),
    ],
)
def test_the_place_of_the_verb_decides(line: str, tag: str) -> None:
    before = tokens(line)
    where = next(i for i, token in enumerate(before) if token.tag == "PRELS")
    assert settle_articles(before)[where].tag == tag
