"""The verb of a clause put together again, and which of its words make up the cue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.cues.entries import Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.view import View

Read = Callable[[str], tuple[View, ...]]


def first(view: View) -> Predicate:
    found = next(p for p in view.predicates if p is not None)
    assert found is not None
    return found


def words(view: View, predicate: Predicate) -> str:
    return " ".join(view.tokens[i].text for i in predicate.tokens)


@pytest.mark.parametrize(
    ("text", "lemma", "cue"),
    [
        ("Sie sagte das.", "sagen", "sagte"),
        # The bracket of auxiliary and participle.
        ("Der Sprecher hat das am Montag mitgeteilt.", "mitteilen", "hat mitgeteilt"),
        ("Das war von der Polizei mitgeteilt worden.", "mitteilen", "war mitgeteilt worden"),
        ("Sie will das sagen.", "sagen", "will sagen"),
        ("Sie hat zugesagt die Brücke zu prüfen.", "zusagen", "hat zugesagt"),
        ("Der Schaden ist im Hafen zu sehen.", "sehen", "ist sehen"),
        # Particles that stand apart.
        ("Er teilte das der Stadt mit.", "mitteilen", "teilte mit"),
        ("Er gab das bekannt.", "bekanntgeben", "gab bekannt"),
        ("Er legte das offen.", "offenlegen", "legte offen"),
        ("Er sagte dagegen offen, dass es reicht.", "sagen", "sagte"),
        ("Er erklärte dazu, dass es reicht.", "erklären", "erklärte"),
        ("Er hat das bekannt gegeben.", "bekanntgeben", "hat bekannt gegeben"),
        ("Sie wies den Vorwurf zurück.", "zurückweisen", "wies zurück"),
        ("Er wies auf Mängel hin.", "hinweisen", "wies hin"),
        ("Er stellte klar, dass es reicht.", "klarstellen", "stellte klar"),
        ("Sie fragte nach.", "nachfragen", "fragte nach"),
        ("Er teilte das Brot.", "teilen", "teilte"),
        # An opening mark closes nothing, though in another convention it does.
        ("Der Verband warnt vor «Eile».", "warnen", "warnt"),
        ("Der Verband warnt vor »Eile«.", "warnen", "warnt"),
        ("Der Verband „gab es bekannt“.", "bekanntgeben", "gab bekannt"),
        # A particle in marks belongs to no verb outside of them.
        ("Die Fans riefen „Keller raus“.", "rufen", "riefen"),
        ("Er gab „mit Freude“ bekannt, es reiche.", "bekanntgeben", "gab bekannt"),
        # Reflexive, correlate, es.
        ("Sie äußerte sich.", "äußern", "äußerte sich"),
        ("Er ging davon aus.", "ausgehen", "ging davon aus"),
        ("Hier heißt es, er gehe.", "heißt es", "heißt es"),
        # Cues of several words.
        ("Er vertrat die Ansicht, es reiche.", "die Ansicht vertreten", "vertrat die Ansicht"),
        ("Er ist der Meinung, es reiche.", "der Meinung sein", "ist der Meinung"),
        ("Sie war überzeugt, dass es reicht.", "überzeugt sein", "war überzeugt"),
        ("Sie ist überzeugt worden.", "überzeugen", "ist überzeugt worden"),
        ("Es war nicht die erste Wahl, und sie befürchten Streit.", "sein", "war"),
        ("Er zeigte sich besorgt.", "sich besorgt zeigen", "zeigte sich besorgt"),
        ("Er lässt wissen, dass er geht.", "wissen lassen", "lässt wissen"),
        ("Sie ließ durch den Anwalt mitteilen, es reiche.", "mitteilen lassen", "ließ mitteilen"),
        ("Er wollte wissen, ob es reicht.", "wissen wollen", "wollte wissen"),
        ("Sie drang darauf, das zu ändern.", "dringen", "drang darauf"),
    ],
)
def test_cue(read: Read, text: str, lemma: str, cue: str) -> None:
    (view,) = read(text)
    found = first(view)
    assert (found.lemma, words(view, found)) == (lemma, cue)


def test_a_part_of_a_name_is_no_part_of_a_cue(read: Read) -> None:
    (view,) = read("Die Washington Post veröffentlichte den Brief.")
    assert first(view).lemma == "veröffentlichen"


@pytest.mark.parametrize("text", ["Er ist krank.", "Sie lief nach Hause.", "Das Brot fiel zu Boden."])
def test_verbs_that_report_nothing(read: Read, text: str) -> None:
    (view,) = read(text)
    assert not first(view).is_cue
    assert first(view).strength == 0
    assert not first(view).takes(*Frame)


def test_a_clause_without_a_verb(read: Read) -> None:
    (view,) = read("Die Stadt")
    assert view.predicates == (None,)


@pytest.mark.parametrize(
    ("text", "passive", "modal", "negated"),
    [
        ("Das wurde mitgeteilt.", True, "", False),
        ("Das ist mitgeteilt worden.", True, "", False),
        ("Er hat das mitgeteilt.", False, "", False),
        ("Er wird das mitteilen.", False, "", False),
        ("Er wollte das mitteilen.", False, "wollen", False),
        ("Er sagte das nicht.", False, "", True),
        ("Das darf nie gesagt werden.", True, "dürfen", True),
    ],
)
def test_voice_modal_negation(read: Read, text: str, passive: bool, modal: str, negated: bool) -> None:
    (view,) = read(text)
    found = first(view)
    assert (found.passive, found.modal, found.negated) == (passive, modal, negated)


@pytest.mark.parametrize(
    ("text", "mode", "polarity"),
    [
        ("Sie schrieb, es reiche.", "writing", "asserted"),
        ("Sie glaubt, es reiche.", "thought", "asserted"),
        ("Sie bestritt, dass es reiche.", None, "denied"),
        ("Sie bezweifelt, dass es reiche.", None, "questioned"),
    ],
)
def test_mode_and_polarity(read: Read, text: str, mode: str | None, polarity: str) -> None:
    (view,) = read(text)
    assert first(view).polarity == polarity
    assert mode is None or first(view).mode == mode
