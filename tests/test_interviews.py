"""Interviews with labels: who takes turns, who speaks to whom, and the outlet that asks as the channel of both."""

from __future__ import annotations

import pytest

from quoteattr import Extractor, QuoteKind

WITH_OUTLET = """\
{outlet}: Frau Lang, wie geht es Ihnen?

{name}: Gut. Ich habe geschlafen.

{outlet}: Bleiben Sie im Amt?

Lang: Das entscheide ich im Mai."""


@pytest.mark.parametrize(
    ("outlet", "name", "channel"),
    [
        ("stadtecho.de", "Ulla Lang", "stadtecho.de"),
        ("STADTECHO", "Ulla Lang", "STADTECHO"),
        ("Rheinpost", "Ulla Lang", "Rheinpost"),
        ("ZEIT", "Ulla Lang", "Die Zeit"),
    ],
)
def test_the_outlet_is_the_channel_of_both_sides(
    extractor: Extractor, outlet: str, name: str, channel: str
) -> None:
    quotes = extractor.extract(WITH_OUTLET.format(outlet=outlet, name=name)).quotes
    assert [quote.channel.name if quote.channel else None for quote in quotes] == [channel] * 4
    assert [quote.channel is not None and quote.channel.inherited for quote in quotes] == [False, True] * 2


def test_each_side_speaks_to_the_other(extractor: Extractor) -> None:
    quotes = extractor.extract(WITH_OUTLET.format(outlet="Rheinpost", name="Ulla Lang")).quotes
    told = [quote.addressee.name if quote.addressee else None for quote in quotes]
    assert told == ["Ulla Lang", "Rheinpost"] * 2


ANSWERS = """\
Frau Lang, wie geht es Ihnen?

Lang: Gut. Ich habe geschlafen.

Man sagt, Sie gehen.

Lang: Das entscheide ich im Mai."""


def test_answers_may_have_the_only_label(extractor: Extractor) -> None:
    """Only the first sentence of an answer was found, and only one in the first person."""
    quotes = extractor.extract(ANSWERS).quotes
    assert [quote.text for quote in quotes] == ["Gut. Ich habe geschlafen.", "Das entscheide ich im Mai."]


@pytest.mark.parametrize(
    ("question", "is_turn"),
    [
        ("Frau Lang, wie geht es Ihnen?", True),
        ("Frau Berg, wie geht es Ihnen?", False),
        ("Wie geht es weiter?", False),
        ("Frau Lang, so viel ist klar, weiß es nicht.", False),
    ],
)
def test_one_question_is_enough_if_it_calls_who_answers(
    extractor: Extractor, question: str, is_turn: bool
) -> None:
    quotes = extractor.extract(
        f"{question}\n\nUlla Lang: (lacht) Etwa vierzig Betten fehlen. Und es werden mehr."
    ).quotes
    answers = [quote.text for quote in quotes if quote.evidence[0].rule == "direct.interview"]
    assert answers == (["(lacht) Etwa vierzig Betten fehlen. Und es werden mehr."] if is_turn else [])


def test_who_is_called_is_nobodys_content(extractor: Extractor) -> None:
    """Defect: *Herr Lund, singen Sie gern?* was a report of *Herr Lund*."""
    for text in ("Herr Lund, singen Sie unter der Dusche?", "Frau Lang, sagen Sie uns die Wahrheit?"):
        assert [q for q in extractor.extract(text).quotes if q.kind is QuoteKind.INDIRECT] == []


def test_an_answer_is_one_quotation(extractor: Extractor) -> None:
    """Its first sentence was another one inside it."""
    text = WITH_OUTLET.format(outlet="Rheinpost", name="Ulla Lang").replace("Gut. Ich", "Ich bin wach. Ich")
    assert [quote.parent for quote in extractor.extract(text).quotes] == [None] * 4


def test_a_question_is_no_side(extractor: Extractor) -> None:
    """*FRAGE* was who asked, and the channel."""
    quotes = extractor.extract(WITH_OUTLET.format(outlet="FRAGE", name="Ulla Lang")).quotes
    assert [quote.speaker.name if quote.speaker else None for quote in quotes] == [None, "Ulla Lang"] * 2
    assert {quote.channel for quote in quotes} == {None}


def test_a_label_that_the_text_calls_an_outlet_is_the_channel(extractor: Extractor) -> None:
    turns = "Seestern: Was hilft?\n\nLang: Regen.\n\nSeestern: Und sonst?\n\nLang: Nichts hilft sonst."
    told = extractor.extract(f"Das Magazin „Seestern“ traf Ulla Lang.\n\n{turns}").quotes
    assert {quote.channel.name for quote in told if quote.channel} == {"Seestern"}
    assert not any(quote.channel for quote in extractor.extract(f"Es war warm.\n\n{turns}").quotes)


@pytest.mark.parametrize("second", ["Moni Huber", "Frage"])
def test_labels_of_people_name_no_channel(extractor: Extractor, second: str) -> None:
    text = f"Beppo Lang: Weißt du noch?\n\n{second}: Ja.\n\nBeppo Lang: Das war schön.\n\n{second}: Sehr."
    quotes = extractor.extract(text).quotes
    assert len(quotes) == 4
    assert {quote.channel for quote in quotes} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Adresse: Hauptstraße 3\n\nTelefon: 0123\n\nEintritt: Zehn Euro\n\nAnfahrt: Wie?",
        "Wien: Der Wirt geht.\n\nGraz: Der Koch bleibt.\n\nWien: Der Wirt ist weg.\n\nGraz: Der Koch auch.",
        "Wien: Wer geht?\n\nDer Wirt geht, sagt man.",
        "Was kostet es?\n\nPreis: Zehn Euro.",
        "Wer geht?\n\nWien: Der Wirt geht.\n\nWien: Der Koch bleibt.",
    ],
)
def test_lists_and_headings_are_no_interview(extractor: Extractor, text: str) -> None:
    assert not any(e.rule == "direct.interview" for q in extractor.extract(text).quotes for e in q.evidence)


def test_a_bracket_in_a_label_is_no_part_of_it(extractor: Extractor) -> None:
    text = "taz: Wie geht es?\n\nVera Lund (lacht lange): Gut.\n\ntaz: Und dann?\n\nVera Lund: Schlecht."
    assert [q.speaker and q.speaker.name for q in extractor.extract(text).quotes] == ["taz", "Vera Lund"] * 2
