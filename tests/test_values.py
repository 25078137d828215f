"""Values between the stages: made anew with some attributes changed, compared by their attributes."""

import attrs
import pytest

from quoteattr.quote import Speaker, SpeakerKind
from quoteattr.syntax.sentence import Mood, Token
from quoteattr.values import evolve

TOKEN = Token("hält", 4, 8, "halten", "VVFIN")
SPEAKER = Speaker("Svea Brandt", SpeakerKind.PERSON)


@pytest.mark.parametrize(
    ("value", "changes"),
    [(TOKEN, {}), (TOKEN, {"tag": "VVPP", "mood": Mood.IMPERATIVE}), (SPEAKER, {"role": "Ministerin"})],
)
def test_a_changed_value_is_the_one_that_attrs_makes(value: Token | Speaker, changes: dict[str, str]) -> None:
    before = attrs.asdict(value)
    assert evolve(value, **changes) == attrs.evolve(value, **changes)
    assert attrs.asdict(value) == before


def test_a_value_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError):
        evolve(TOKEN, case="nom")  # type: ignore[call-arg]


def test_equal_values_are_one_key() -> None:
    assert len({TOKEN, Token("hält", 4, 8, "halten", "VVFIN"), evolve(TOKEN, end=9)}) == 2
