"""Article or relative pronoun behind a comma, *deren* and *dessen*."""

from __future__ import annotations

import pytest

from quoteattr.syntax.articles import settle_articles
from quoteattr.syntax.sentence import Token


def tokens(line: str) -> list[Token]:
    """*wort/TAG* by *wort/TAG*."""
    return [Token(word, 0, 0, word, tag) for word, tag in (pair.split("/") for pair in line.split())]


@pytest.mark.parametrize(
    ("line", "word", "tag"),
    [
        (
            "Karl/NE ,/$, der/PRELS für/APPR Bau/NN zuständige/ADJA Minister/NN ,/$, kam/VVFIN ./$.",
            "der",
            "ART",
        ),
        (
            "Karl/NE ,/$, der/PRELS für/APPR Bau/NN zuständig/ADJD ist/VAFIN ,/$, kam/VVFIN ./$.",
            "der",
            "PRELS",
        ),
        ("sagte/VVFIN ,/$, die/PRELS Züge/NN hielten/VVFIN sich/PRF daran/PROAV ./$.", "die", "ART"),
        ("sagte/VVFIN ,/$, das/PRELS neue/ADJA Amt/NN habe/VAFIN geschlafen/VVPP ./$.", "das", "ART"),
        ("Leute/NN ,/$, die/PRELS Musik/NN machten/VVFIN ,/$, gingen/VVFIN ./$.", "die", "PRELS"),
        ("Leute/NN ,/$, die/PRELS gern/ADV kamen/VVFIN ./$.", "die", "PRELS"),
        ("Wer/PWS das/PDS wolle/VMFIN ,/$, der/PRELS solle/VMFIN es/PPER sagen/VVINF ./$.", "der", "PDS"),
        ("Dessen/PDS Chefin/NN kam/VVFIN ./$.", "Dessen", "PDAT"),
        ("Leute/NN ,/$, deren/PRELAT Chef/NN kam/VVFIN ,/$, gingen/VVFIN ./$.", "deren", "PRELAT"),
    ],
)
def test_article_pronoun_or_determiner(line: str, word: str, tag: str) -> None:
    assert [token.tag for token in settle_articles(tokens(line)) if token.text == word] == [tag]
