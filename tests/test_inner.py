"""What somebody quotes inside an utterance."""

from __future__ import annotations

import pytest

from quoteattr import Extractor, QuoteKind, Resolution


@pytest.mark.parametrize(
    ("text", "said", "name", "resolution"),
    [
        (
            "„Mein Vater hat immer gesagt: ‚Trau keinem Vertrag.‘ Er hatte recht“, sagt Ina Roth.",
            "Trau keinem Vertrag.",
            "Vater",
            Resolution.NAME,
        ),
        (
            "«Meine Oma hat auch gestrickt. ‹Die kratzt nicht›, hat sie gesagt», erzählt Ina Roth.",
            "Die kratzt nicht",
            "Oma",
            Resolution.PRONOUN,
        ),
        (
            "Karl Voss kam spät. „Gut so“, sagte Voss. „Voss hat gefragt: ‚Wer zahlt?‘ Da ging ich“, sagte Ina Roth.",
            "Wer zahlt?",
            "Karl Voss",
            Resolution.ALIAS,
        ),
        (
            "„Da habe ich gerufen: ‚Halt!‘ und bin los“, sagte Ina Roth.",
            "Halt!",
            "Ina Roth",
            Resolution.PRONOUN,
        ),
        (
            "„Dort hat er gesagt: ‚Ich war verdeckt.‘ Was denn nun?“, sagte Ina Roth.",
            "Ich war verdeckt.",
            None,
            None,
        ),
    ],
)
def test_an_utterance_in_an_utterance(
    extractor: Extractor, text: str, said: str, name: str | None, resolution: Resolution | None
) -> None:
    quotes = extractor.extract(text).quotes
    (inner,) = [q for q in quotes if q.text == said]
    assert inner.parent is not None
    assert inner.segments[0] in quotes[inner.parent].span
    assert quotes[inner.parent].kind is QuoteKind.DIRECT
    assert (inner.speaker.name if inner.speaker else None) == name
    assert (inner.speaker.resolution if inner.speaker else None) == resolution
    assert all(span.of(text) for span in inner.frame)


@pytest.mark.parametrize(
    "text",
    [
        "„Er las ‚Faust‘, dann schlief er“, sagte Ina Roth.",
        "„Dann kam ganz leise: ‚Feierabend.‘“, sagte Ina Roth.",
        "„Sie hat das ‚Unfug‘ genannt“, sagte Ina Roth.",
    ],
)
def test_names_and_fragments_in_an_utterance_are_a_part_of_it(extractor: Extractor, text: str) -> None:
    assert len(extractor.extract(text).quotes) == 1


def test_the_numbers_of_parents_move_with_their_quotations(extractor: Extractor) -> None:
    text = (
        "„Der Chef hat gesagt: ‚Geh heim.‘ Ich blieb“, sagte Ina Roth. Laut Karl Voss ist das „ein ganz alter Hut“ im Werk. "
        "„Er hat gesagt: ‚Komm her.‘ Ich kam“, sagte Karl Voss."
    )
    quotes = extractor.extract(text).quotes
    assert [
        (q.text, None if q.parent is None else quotes[q.parent].text) for q in quotes if q.parent is not None
    ] == [
        ("Geh heim.", "Der Chef hat gesagt: ‚Geh heim.‘ Ich blieb"),
        ("ein ganz alter Hut", "ist das „ein ganz alter Hut“ im Werk"),
        ("Komm her.", "Er hat gesagt: ‚Komm her.‘ Ich kam"),
    ]
    assert list(quotes) == sorted(quotes, key=lambda q: (q.span.start, -len(q.span)))
