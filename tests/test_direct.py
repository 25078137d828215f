"""Utterances: which frame they have, and what their frame does with them."""

from __future__ import annotations

import pytest

from quoteattr import Extractor, Polarity


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("„Das ist falsch“, widersprach Ina Roth.", Polarity.ASSERTED),
        ("Ina Roth wies das zurück: „Die Vorwürfe sind haltlos.“", Polarity.ASSERTED),
        ("„Ich war nicht dort“, bestritt der Fahrer.", Polarity.ASSERTED),
        ("Ina Roth bestritt, dass die Brücke gesperrt wird.", Polarity.DENIED),
        ("Ina Roth fragte: „Wer zahlt das?“", Polarity.QUESTIONED),
    ],
)
def test_words_that_contradict_are_asserted(extractor: Extractor, text: str, polarity: Polarity) -> None:
    (quote,) = extractor.extract(text).quotes
    assert quote.polarity is polarity
