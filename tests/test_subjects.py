"""Which group is the subject, by features and weights, and how the weights are fitted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr import Extractor
from quoteattr.detect.subjects import best_nominative, features, nominatives
from quoteattr.detect.view import View
from quoteattr.evaluate.corpus import Article, Row
from quoteattr.fit.material import Material
from quoteattr.fit.subjects import subjects

Read = Callable[[str], tuple[View, ...]]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Den Plan lobte die Rektorin.", "die Rektorin"),
        ("Der Zeitung sagte der Minister nichts.", "der Minister"),
        ("Die hohen Kosten verteidigte Intendant Arne Wolters.", "Intendant Arne Wolters"),
        ("Am Montag sagte Reuter ab.", "Reuter"),
        ("Die Rektorin vertrat die Meinung, es reiche.", "Die Rektorin"),
        ("Als Folge des Streits kritisierte die Kammer den Plan.", "die Kammer"),
        ("Erst vergangene Woche kündigte der Konzern das an.", "der Konzern"),
        ("Das Ergebnis nannte die Trainerin „mager“.", "die Trainerin"),
        ("Die Entscheidung begrüßte die Gewerkschaft.", "die Gewerkschaft"),
        ("Die Studie nennt drei Gründe.", "Die Studie"),
        ("Sie verlangt eine Kommission.", "Sie"),
        ("Mehr als 70 Prozent der Befragten lehnten das ab.", "70 Prozent der Befragten"),
    ],
)
def test_the_likeliest_group(read: Read, text: str, subject: str) -> None:
    (view,) = read(text)
    predicate = view.predicates[0]
    assert predicate is not None
    found = best_nominative(view, predicate)
    assert found is not None
    assert view.span(found.first, found.last).of(text) == subject


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("Die Winzer warnten.", True),
        ("Die hohen Kosten stiegen.", True),
        ("Die Kammer warnte.", False),
        ("Eva Lund warnte.", False),
        ("Er warnte.", False),
        ("Wir warnten.", True),
    ],
)
def test_number(read: Read, text: str, plural: bool) -> None:
    (view,) = read(text)
    assert view.groups[0].plural is plural


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("der Regierung", "gen dat"),
        ("der Luftwaffe", "gen dat"),
        ("der Verband", "nom"),
        ("der Abgeordnete", "nom"),
        ("der neue Chef", "nom"),
        ("der neuen Zeitung", "gen dat"),
        ("einer Zeitung", "gen dat"),
        ("einen Anstieg", "acc"),
        ("den Verdacht", "acc"),
        ("den Banken", "dat"),
        ("der Sprecher", "nom gen"),
        ("ein neuer Chef", "nom"),
        ("Kölner Bauern", "nom gen dat acc"),
    ],
)
def test_cases_of_a_group(read: Read, text: str, cases: str) -> None:
    (view,) = read(f"Er sah {text}.")
    assert view.groups[-1].cases == set(cases.split())


def test_features_have_names(read: Read) -> None:
    (view,) = read("Dies bestätigte der Vorstand.")
    predicate = view.predicates[0]
    assert predicate is not None
    found = nominatives(view, predicate)
    named = [features(view, predicate, g, found) for g in found]
    assert "front-pointer-first" in named[0]
    assert "place:behind" in named[1]


def test_decisions_are_annotated_subjects(read: Read) -> None:
    text = "Dem Kurier sagte Reuter, es reiche."
    starts = [0, 4, 11, 17, 23, 25, 28, 34]
    ends = [3, 10, 16, 23, 24, 27, 34, 35]
    row = Row("Indirect", frozenset({5, 6}), {"speaker": frozenset({3}), "cue": frozenset({2})})
    article = Article("a", text, tuple(range(8)), tuple(starts), tuple(ends), (row,))
    (found,) = subjects([Material(article, read(text))])
    assert "head:NE" in found.options[found.right.index(True)]


def test_a_plural_is_no_subject_of_a_singular(extractor: Extractor) -> None:
    """*bessere Informationen* said that the association showed understanding."""
    assert not extractor.extract(
        "Der Verband äußerte Verständnis, mahnte aber bessere Informationen an."
    ).quotes
