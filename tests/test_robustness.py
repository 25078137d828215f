"""Any string gets an answer, in time that grows with its length, with spans that are exact."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr import Extractor
from quoteattr.syntax.parser import Arc, TaggedWord
from quoteattr.testing import check
from tests.hostile import MARKS, NEWS, ODD, SCRAPS

PIECES = st.sampled_from([*SCRAPS, *SCRAPS, *MARKS, *MARKS, *MARKS, *ODD])


class NoTrees:
    """A parser that knows nothing; the rules must stand any tree."""

    name = "no trees"

    def parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        return [[Arc(-1, "root")] * len(sentence) for sentence in sentences]


class WildTrees:
    """A parser whose trees make no sense, loops included."""

    name = "wild trees"

    def parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        labels = ("nsubj", "obj", "obl", "ccomp", "appos", "root", "")
        return [
            [Arc((i * 7 + 3) % len(s), labels[i % len(labels)]) for i in range(len(s))] for s in sentences
        ]


@pytest.fixture(scope="module")
def greedy() -> Extractor:
    """Keeps every proposal that its rivals leave, so that as much code as possible runs."""
    return Extractor(NoTrees(), min_confidence=0.0)


@pytest.fixture(scope="module")
def wild() -> Extractor:
    return Extractor(WildTrees(), min_confidence=0.0)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=50), st.sampled_from([" ", "", " "]))
def test_frames_and_marks_in_any_order(greedy: Extractor, pieces: list[str], between: str) -> None:
    check(greedy.extract(between.join(pieces)))


@pytest.mark.parametrize("text", ["Er sagte:", "Er sagte:\n", "Holm dazu:", "„Ja“, sagte er:"])
def test_a_text_may_end_with_a_colon(greedy: Extractor, text: str) -> None:
    """*Er sagte:* raised an IndexError."""
    check(greedy.extract(text))


@pytest.mark.parametrize("frame", ["sagte die Ministerin am Montag dem Kurier", "so die Bank laut NDR"])
@pytest.mark.parametrize(
    "said", ["Der Plan steht", "Es sei genug", "„Nein“", "Dass der Rat baut", "Hier zu warten"]
)
def test_a_text_may_end_after_any_word(greedy: Extractor, said: str, frame: str) -> None:
    """*Der Plan steht, sagte* raised an IndexError."""
    text = f"{said}, {frame}, und ging. Das bestritt Karl Voss, der aber dann doch einlenkte."
    for document in greedy.pipe(text[:at] for at, character in enumerate(text) if character == " "):
        check(document)


def test_a_dateline_at_the_end_of_a_sentence(greedy: Extractor) -> None:
    check(greedy.extract(", so der Sprecher ) –"))


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=()), max_size=120))
def test_any_characters(greedy: Extractor, text: str) -> None:
    check(greedy.extract(text))


@settings(max_examples=30)
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_any_order_with_the_shipped_model(extractor: Extractor, text: str) -> None:
    check(extractor.extract(text))


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_odd_characters_between_the_words(greedy: Extractor, odd: str) -> None:
    check(greedy.extract(NEWS.replace(" ", f" {odd} ")))
    check(greedy.extract(NEWS.replace(" ", f" {odd}")))
    check(greedy.extract(NEWS.replace("e", f"e{odd}")))
    check(greedy.extract(odd + NEWS + odd))


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_too_many_anywhere(greedy: Extractor, mark: str) -> None:
    for position in range(0, len(NEWS), 41):
        check(greedy.extract(NEWS[:position] + mark + NEWS[position:]))


@pytest.mark.parametrize("mark", "„“,.:()\n ")
def test_no_marks_of_one_sort(greedy: Extractor, mark: str) -> None:
    check(greedy.extract(NEWS.replace(mark, "")))


@pytest.mark.parametrize("text", [NEWS.upper(), NEWS.lower(), NEWS[::-1], " ".join(NEWS), NEWS.title()])
def test_letters_of_another_kind(greedy: Extractor, text: str) -> None:
    check(greedy.extract(text))


@settings(max_examples=30)
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_any_tree(wild: Extractor, text: str) -> None:
    check(wild.extract(text))


def seconds(extractor: Extractor, text: str) -> float:
    began = time.process_time()
    assert extractor.extract(text).text is text
    return time.process_time() - began


@pytest.mark.parametrize(
    "unit",
    [
        "er kam, das teilte er mit, ",
        "dass er sagte, ",
        "laut Polizei brennt es, ",
        "er sei krank, ",
        "„Nein!“, sagte er, ",
        "es brennt, so die Polizei, ",
        "der „gute Plan“ und ",
        "die Forderung, den Preis zu senken, ",
        "er kam; ",
        "er sagte: ",
        "Hanna Reuter sagte, es brenne. ",
        "Er sei krank. ",
        "„Nein.“ ",
        "Das teilte er mit. ",
        "Er sagte:\n",
        "Kurier: Ja?\nReuter: Ja.\n",
    ],
)
@pytest.mark.slow
def test_twice_the_text_takes_twice_the_time(greedy: Extractor, unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (10_000, 40_000))
    seconds(greedy, unit)
    assert seconds(greedy, large) < 6 * seconds(greedy, small) + 1


LONG_WORDS = [
    "{} sagte, es sei gut.",
    "Er {} gestern, es sei gut.",
    "Er sagte dem X{}, es sei gut.",
    "Laut {} ist es gut.",
    "„Gut{}“, sagte Hanna Reuter.",
    "„Gut“, sagte Hanna {}.",
    "„Gut“, sagte die {}sprecherin Hanna Reuter der „{}“.",
    "„Gut“, sagte Hanna Reuter (SPD{}) im {}-Radio.",
    "Er sagte, dass {} gut sei.",
    "Es sei {}, so die {}-Chefin.",
]
MORE_LONG_WORDS = [
    "KÖLN ({}) – „Ja“, sagte er.",
    "{}: Ja?\nOhm: Ja.\n{}: Nein?\nOhm: Nein.",
    "Der {}-jährige Ohm sagte auf {}.de, es sei gut.",
    "Das {}te er dem „{}“ mit.",
    "Wie https://a.de/{} und @{} mitteilten, ist es gut.",
]


@pytest.mark.parametrize("part", ["a", "B.", "ß'"])
@pytest.mark.parametrize("sentence", LONG_WORDS)
def test_words_of_any_length_take_linear_time(greedy: Extractor, sentence: str, part: str) -> None:
    """Defect 5: a word of 160,000 characters took 12 s, one of 80,000 a quarter of that."""
    small, large = (sentence.replace("{}", part * (size // len(part))) for size in (10_000, 160_000))
    assert any(seconds(greedy, large) < 0.3 + 32 * seconds(greedy, small) for _ in range(3))


@pytest.mark.slow
@pytest.mark.parametrize("part", ["-A", "1", "(", "ä\u0308", "a\u00ad"], ids=ascii)
@pytest.mark.parametrize("sentence", [*LONG_WORDS, *MORE_LONG_WORDS])
def test_so_do_words_of_odd_characters(greedy: Extractor, sentence: str, part: str) -> None:
    small, large = (sentence.replace("{}", part * (size // len(part))) for size in (10_000, 160_000))
    assert any(seconds(greedy, large) < 0.3 + 32 * seconds(greedy, small) for _ in range(3))


DEAR = [
    *(character for character in "aX1,.:;!?(-–•„“»\"'\n#<&/@"),
    *("a ", ", ", "• ", "B.Z.", "?!", "Anna Berg ", "Er sagte, dass ", "„Ja“, so Anna Berg. ", "<p "),
    *("laut Polizei brennt es, ", "Er sagte, er sei, ", "er bat sie, zu ", "er kam, das teilte er mit, "),
    *("wie er sagte, ", "– sagte er – ", "„Nein!“, sagte er, ", "er sagte: ", "„Ja“ rief ", "„Ja "),
    *("„U“ so ", "so „A“ so „B“ ", "„Ja“ rief „Ja“ ", "中 „", "!“ß"),
    *("sagte Ina Ohm dem Kurier, ", "es brennt, so die Polizei, ", "Er forderte, zu gehen, zu stehen, "),
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", DEAR, ids=ascii)
def test_nothing_is_much_dearer_than_news(extractor: Extractor, unit: str) -> None:
    """Defect 6: a comma cost five times as much as a character of news, nothing but frames fourteen times; the most is
    3.8 times now: a quotation every six characters."""
    news, text = NEWS * 30, unit * (10_000 // len(unit))
    allowed = 4 * seconds(extractor, news) / len(news)
    assert any(seconds(extractor, text) / len(text) < allowed for _ in range(3))


@pytest.mark.slow
@pytest.mark.parametrize("character", "a \n1.,:(-•„“\"'<@")
def test_a_megabyte_of_any_character_takes_a_minute_at_most(extractor: Extractor, character: str) -> None:
    """A twentieth of both: that time is linear is shown above."""
    assert seconds(extractor, character * 50_000) < 3


@pytest.mark.slow
def test_a_sentence_of_five_thousand_words(extractor: Extractor) -> None:
    words = "und der Minister sagte dass laut Polizei die Stadt habe er teilte mit so".split()
    check(extractor.extract(" ".join(words * 360) + "."))


@pytest.mark.slow
def test_a_megabyte_without_a_full_stop(greedy: Extractor) -> None:
    text = "er sagte, der Hafen bleibe laut Stadt ein „ewiger Streitfall“ und " * 15_500
    assert len(text) > 1_000_000
    check(greedy.extract(text))


@pytest.mark.parametrize("text", ["„U“ so " * 20, "so „A“ so „B“ " * 10], ids=ascii)
def test_phrases_of_one_form_do_not_report_each_other(extractor: Extractor, text: str) -> None:
    """Defect: each *so „B“* attributed all that stands before it, so that a row of them cost six times what news does."""
    quotes = extractor.extract(text).quotes
    assert len([q for q in quotes if any(e.rule == "phrase.so" for e in q.evidence)]) == 1
