"""Nouns behind a name in the dative that look like its surname."""

from __future__ import annotations

import pytest

from quoteattr.syntax.sentence import Token
from quoteattr.syntax.settled_names import settle_bare_objects


def tokens(text: str) -> tuple[Token, ...]:
    """Words with their tags: *Falk/NE*."""
    pairs = [word.rpartition("/") for word in text.split()]
    return tuple(Token(word, 0, 0, {"warf": "werfen"}.get(word, word), tag) for word, _, tag in pairs)


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Sie/PPER warf/VVFIN Moll/NE Untreue/NE vor/PTKVZ ./$.", ["Untreue"]),
        ("Sie/PPER hat/VAFIN Moll/NE Untreue/NE vorgeworfen/VVPP ./$.", ["Untreue"]),
        (
            "Sie/PPER warf/VVFIN Moll/NE Untreue/NE und/KON dreiste/ADJA Lügen/NN vor/PTKVZ ./$.",
            ["Untreue", "Lügen"],
        ),
        ("Sie/PPER warf/VVFIN Ina/NE Moll/NE vor/PTKVZ ,/$, sie/PPER lüge/VVFIN ./$.", []),
        ("Das/PDS warf/VVFIN sie/PPER Ina/NE Moll/NE vor/PTKVZ ./$.", []),
        ("Sie/PPER stellte/VVFIN Ina/NE Moll/NE vor/PTKVZ ./$.", []),
        ("Sie/PPER warf/VVFIN ihm/PPER Untreue/NE vor/PTKVZ ./$.", []),
    ],
)
def test_what_somebody_is_blamed_for(text: str, nouns: list[str]) -> None:
    assert [token.text for token in settle_bare_objects(tokens(text)) if token.tag == "NN"] == nouns
