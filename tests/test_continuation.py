"""What goes on without a frame, and from which quotation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr import extract
from quoteattr.detect.candidate import Candidate

Propose = Callable[[str], list[Candidate]]


def chain(text: str, found: list[Candidate]) -> list[tuple[str, int | None]]:
    """The words of each proposal without a frame, and the number of the one it goes on from."""
    return [
        (" ".join(s.of(text) for s in c.segments), c.carried_from)
        for c in found
        if not c.frame and c.cue is None and c.kind in ("indirect", "free_indirect")
    ]


def test_a_past_form_between_two_subjunctives_is_reported() -> None:
    def said(middle: str, behind: str) -> bool:
        found = extract(f"Reuter sagte, es reiche. Er sei müde. {middle} {behind}")
        return any(middle[:-1] in quote.text for quote in found if quote.kind == "indirect")

    assert said("Es fehlten Betten.", "Das Essen sei kalt.")
    assert not said("Die Glocken läuteten.", "Dann ging er heim.")
    assert said("Viele Gäste fühlten sich fremd.", "Das Essen sei kalt.")
    assert not said("Beide Parteien forderten Geld.", "Das Essen sei kalt.")


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("Es fehlten vor allem Betten.", True),
        ("Kinder sollten hier nicht schlafen.", True),
        ("Wenig später fehlten zwei Betten.", False),
        ("Am Montag fehlten zwei Betten.", False),
        ("Nach dem Streit sollten die Gäste gehen.", False),
        ("Die Gäste lachten.", False),
    ],
)
def test_a_past_form_of_a_state_behind_what_is_said_is_reported(behind: str, found: bool) -> None:
    for said in ("Reuter sagte, der Plan sei alt.", "„Das reicht“, sagte Reuter."):
        assert any(behind[:-1] in quote.text for quote in extract(f"{said} {behind}")) is found
    assert not any(behind[:-1] in quote.text for quote in extract(f"„Das reicht“, sagte Reuter.\n\n{behind}"))


def test_a_past_form_between_an_utterance_and_a_subjunctive_is_reported() -> None:
    found = extract("„Das ist viel“, sagte Reuter. Solche Beben dauerten Wochen. Danach werde es ruhig.")
    assert "dauerten" in found[-1].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reuter sagte, der Plan stehe. Er koste wenig.", [("Er koste wenig", 0)]),
        ("Reuter sagte, es reiche. Er koste wenig. Er sei alt.", [("Er koste wenig", 0), ("Er sei alt", 0)]),
        ("„Das reicht“, sagte Reuter. Der Plan sei alt.", [("Der Plan sei alt", 0)]),
        ("Laut Reuter reicht es. Der Plan sei alt.", [("Der Plan sei alt", 0)]),
        ("Reuter warnte vor Staus. Der Bau soll ein Jahr dauern.", [("Der Bau soll ein Jahr dauern", 0)]),
        (
            "Der Verein sagte, es reiche. Der Trainer sei krank, und der Torwart fehle.",
            [("Der Trainer sei krank, und der Torwart fehle", 0)],
        ),
        (
            "Reuter sagte, es reiche. Er sei alt. Das gehe nicht. Man müsse handeln. Es sei spät. Es werde teuer.",
            [
                ("Er sei alt", 0),
                ("Das gehe nicht", 0),
                ("Man müsse handeln", 0),
                ("Es sei spät", 0),
                ("Es werde teuer", 0),
            ],
        ),
        # A sentence of the author's between, a new paragraph.
        ("Reuter sagte, es reiche. Die Gäste sind weg. Er sei alt.", [("Er sei alt", 0)]),
        # Past tense and subjunctive alike.
        ("Reuter sagte, es reiche. Es fehlten noch Türen.", [("Es fehlten noch Türen", 0)]),
        (
            "Reuter sagte, es reiche. Die Türen blieben zu, da nichts sicher sei.",
            [("Die Türen blieben zu, da nichts sicher sei", 0)],
        ),
        ("Reuter sagte, es reiche. Die Tür blieb zu, da nichts sicher sei.", []),
        ("Reuter sagte, es reiche. Es fehlte noch eine Tür.", []),
        ("Der Chef kam. Es fehlten noch Türen.", []),
        ("Reuter sagte, es reiche.\nEr sei alt.", [("Er sei alt", 0)]),
        # Nothing to go on from.
        ("Der Chef kam. Er sei müde.", [("Er sei müde", None)]),
        ("Der Chef kam. Man nehme zwei Eier.", []),
        ("Der Bau beginnt. Er soll ein Jahr dauern.", []),
        ("Der Prozess beginnt. Er soll Geld genommen haben.", [("Er soll Geld genommen haben", None)]),
        ("Reuter sagte, es reiche. Sie dürften nicht bauen.", [("Sie dürften nicht bauen", 0)]),
        ("Reuter sagte, es reiche. Sie dürften bauen.", []),
        ("Reuter sagte, es reiche. Sie möchte im Mai bauen.", []),
        ("Reuter sagte, es reiche. Anstelle von Beton liegt hier Holz.", []),
        ("Der Bau beginnt. Er soll im Mai beendet werden.", []),
        (
            "Der Rat tagt. Sie soll Wein getrunken und Geld verloren haben.",
            [("Sie soll Wein getrunken und Geld verloren haben", None)],
        ),
        (
            "Reuter sagte, es reiche. Der Plan sei klar: „Alles bleibt, wie es ist.“",
            [("Der Plan sei klar", 0)],
        ),
        (
            "Reuter sagte, es reiche. Gleichzeitig zeige der Film: „Alles bleibt, wie es ist.“",
            [("Gleichzeitig zeige der Film", 0)],
        ),
        # An utterance that is a part of the clause.
        (
            "Reuter sagte, es reiche. Das sei „so gut wie alles andere, und es bleibt.“",
            [("Das sei „so gut wie alles andere, und es bleibt.“", 0)],
        ),
        (
            "Reuter sagte, es reiche. Sie hoffe, „dass alle kommen und bleiben.“",
            [("Sie hoffe, „dass alle kommen und bleiben.“", 0)],
        ),
        # The narration takes the subject up and tells of it.
        (
            "Reuter sagte, es reiche. Sie halte das für gut und nannte es ein Glück.",
            [("Sie halte das für gut", 1)],
        ),
        (
            "Reuter sagte, es reiche. Die Hilfen kämen spät, und das Geld sei weg.",
            [("Die Hilfen kämen spät, und das Geld sei weg", 0)],
        ),
        # Subjunctives and indicatives that report nothing.
        ("Reuter sagte, es reiche. Hätten Sie nicht mehr zahlen können?", []),
        ("Reuter sagte, es reiche. Er ging nach Hause.", []),
        ("Reuter sagte, es reiche. Er strahlt, als habe er gewonnen.", []),
        ("Reuter sagte, es reiche. Gott sei Dank regnete es.", []),
        ("Reuter sagte, es reiche. Er ging, es sei denn, es regnete.", []),
        ("Reuter sagte, es reiche. Man nehme das hin.", [("Man nehme das hin", 0)]),
    ],
)
def test_chains(propose: Propose, text: str, expected: list[tuple[str, int | None]]) -> None:
    assert chain(text, propose(text)) == expected


def test_an_utterance_that_stands_alone_goes_on(propose: Propose) -> None:
    first, second = propose("„Das reicht“, sagte Reuter. „Nie wieder.“")
    assert (first.carried_from, second.carried_from) == (None, 0)
    assert second.source is None
    assert not second.frame


def test_what_goes_on_holds_the_frame_of_another() -> None:
    text = "Reuter sagte, es reiche. Die Stadt schweige – dagegen gebe es Aussagen, dass Geld fehle."
    assert "Die Stadt schweige – dagegen gebe es Aussagen, dass Geld fehle" in [q.text for q in extract(text)]


def test_a_chain_ends_far_away(propose: Propose) -> None:
    between = "Die Gäste gingen nach Hause. " * 8
    found = propose(f"Reuter sagte, es reiche. {between}Er sei alt.")
    assert found[-1].carried_from is None


def test_a_reason_in_the_subjunctive_shows_what_the_clause_above_it_is(propose: Propose) -> None:
    said = "Reuter sagte, es reiche. Die Türen blieben zu, da nichts sicher "
    (proven,) = (c.features for c in propose(said + "sei.") if c.carried_from == 0)
    (open_,) = (c.features for c in propose(said + "ist.") if c.carried_from == 0)
    assert "looks-past" in open_
    assert "looks-past" not in proven


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rätin Ina Kern erhob Vorwürfe. Die Gutachter hätten geschlafen.", True),
        ("Trainer Bodo Rust lobte die Mannschaft. Die Spieler hätten gekämpft.", True),
        ("Rätin Ina Kern besuchte das Werk. Die Arbeiter hätten gern geredet.", False),
        ("Rätin Ina Kern erhob Vorwürfe. Die Gutachter könnten noch aussagen.", False),
        ("Im Brief heißt es, der See sei giftig. Anwohner sollten das Wasser meiden.", True),
        ("Ina Kern sagte, der See sei giftig. Die Züge sollten am Montag fahren.", False),
        ("Ina Kern sagte, der See sei giftig. Am Montag sollten Bäume gefällt werden.", False),
        ("Der Sprecher wollte sich nicht äußern. Man ermittle noch.", True),
        ("Die Eier sind frisch. Man nehme zwei davon.", False),
    ],
)
def test_a_plural_behind_what_is_told(text: str, said: bool) -> None:
    """*Hätten* and *sollten* are as good as a first subjunctive behind an act of speech."""
    last = text.split(". ")[-1].rstrip(".")
    assert any(last in q.text for q in extract(text) if q.kind == "indirect") is said


@pytest.mark.parametrize(
    "condition",
    [
        "Sollte der Damm brechen, würden Orte überflutet.",
        "Komme das Geld nicht, würden Wege gesperrt.",
        "Käme es so, müssten Betriebe schließen.",
    ],
)
def test_a_condition_belongs_to_what_follows(condition: str) -> None:
    found = extract(f"Rätin Ina Kern warnte vor dem Hochwasser. {condition}")
    assert condition[:-1] in [q.text for q in found if q.kind == "indirect"]
