"""Who goes on speaking where a quotation has no frame: small texts through the whole library, with tags alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import quoteattr
from quoteattr.syntax.parser import Arc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.syntax.parser import TaggedWord


class NoParser:
    """A parser that says nothing: every word is a root."""

    name = "none"

    def parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        return [[Arc(-1, "") for _ in words] for words in sentences]


@pytest.fixture(scope="module")
def tags_only() -> quoteattr.Extractor:
    return quoteattr.Extractor(NoParser())


@pytest.mark.parametrize(
    ("text", "name", "words", "rule"),
    [
        pytest.param(
            "Der Damm halte, sagte Deichgraf Ole Brandt. Er sei im Mai geprüft worden.",
            "Ole Brandt",
            "Deichgraf Ole Brandt",
            "speaker.carried",
            id="the one who spoke",
        ),
        pytest.param(
            "Die Stadt werde klagen, sagte Vera Lund. Der Bauernverband äußerte sich besorgt. "
            "Die Fristen seien zu kurz.",
            "Bauernverband",
            "Der Bauernverband",
            "speaker.subject-before",
            id="a new voice",
        ),
        pytest.param(
            "Grundlage ist eine Auswertung des Landesamts. Demnach steigt der Fluss.",
            "Landesamt",
            "Demnach",
            "speaker.subject-before",
            id="what the sentence before shows",
        ),
        pytest.param(
            "Der Plan wurde von Bürgermeisterin Silke Brandt abgelehnt. Das Gelände sei viel zu klein.",
            "Silke Brandt",
            "Bürgermeisterin Silke Brandt",
            "speaker.subject-before",
            id="the agent of a passive",
        ),
        pytest.param(
            "Nach Polizeiangaben wurden drei Männer verletzt. Sie liegen im Spital. Außerdem sollen zwei Frauen "
            "geflohen sein.",
            "Polizei",
            "Polizeiangaben",
            "speaker.carried",
            id="those who only act in what is told",
        ),
        pytest.param(
            "Der Bürgermeister sagte, der Regen lasse nach. Autos standen im Wasser. Man rechne mit Schäden.",
            "Bürgermeister",
            "Der Bürgermeister",
            "speaker.carried",
            id="things of which the text tells",
        ),
        pytest.param(
            "Laut Kämmerin Brandt ist die Bilanz gut. Demnach sanken die Schulden.",
            "Brandt",
            "Demnach",
            "speaker.same-paragraph",
            id="the subject of what somebody says",
        ),
        pytest.param(
            "Ministerin Vera Lund stellte sich der Presse. Die Ideologie dahinter hat viele Formen. "
            "Man werde nicht nachgeben.",
            "Vera Lund",
            "Ministerin Vera Lund",
            "speaker.subject-before",
            id="a thing that no table knows says nothing",
        ),
        pytest.param(
            "Vor dem Amt stand ein Bote von zwei Wirten. Diese sagten, der Zoll sei zu hoch.",
            "Wirte",
            "Diese",
            "speaker.pronoun",
            id="the words of the frame stand for it",
        ),
        pytest.param(
            "Landrat Otto Lamm mit klaren Worten: Die Akten seien vollständig.",
            "Otto Lamm",
            "Landrat Otto Lamm",
            "speaker.colon",
            id="in front of a colon",
        ),
        pytest.param(
            "Der Leiter der Feuerwehr Ulmbach, Rolf Ahrens, erwartet Regen. Dann sei das Schlimmste vorbei.",
            "Rolf Ahrens",
            "Der Leiter der Feuerwehr Ulmbach, Rolf Ahrens",
            "speaker.carried",
            id="with the description in front",
        ),
        pytest.param(
            "Die Stadt legte ein Gutachten vor. Darin heißt es, die Brücke sei sicher.",
            "Stadt",
            "Die Stadt",
            "speaker.subject-before",
            id="darin",
        ),
        pytest.param(
            "Eva Lund, Leiterin des Amtes Kiel und Rätin in dem Kreis, lobte den Plan. So sei alles gut.",
            "Eva Lund",
            "Eva Lund, Leiterin des Amtes Kiel und Rätin in dem Kreis",
            "speaker.subject-before",
            id="with all that belongs to a subject",
        ),
        pytest.param(
            "Die Feuerwehr meldete einen Brand. Zwei Menschen wurden verletzt. Das Haus sei zerstört.",
            "Feuerwehr",
            "Die Feuerwehr",
            "speaker.subject-before",
            id="nobody is known by a number",
        ),
        pytest.param(
            "Minister Jan Moor äußerte sich besorgt. In Kiel regnete es. Man werde den Damm prüfen.",
            "Jan Moor",
            "Minister Jan Moor",
            "speaker.subject-before",
            id="a town where something happens",
        ),
    ],
)
def test_who_goes_on(tags_only: quoteattr.Extractor, text: str, name: str, words: str, rule: str) -> None:
    quote = tags_only.extract(text).quotes[-1]
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    assert (quote.speaker.name, quote.speaker.mention.text) == (name, words)
    assert rule in {evidence.rule for evidence in quote.evidence}


def test_words_inside_the_marks_are_no_source(tags_only: quoteattr.Extractor) -> None:
    text = "Trainer Uwe Kordes lobte die „beste Mannschaft seit Jahren“ sehr."
    for quote in tags_only.extract(text).quotes:
        mention = quote.speaker.mention if quote.speaker is not None else None
        assert mention is None or mention.span.end <= quote.span.start


def test_nobody_speaks_to_themselves(tags_only: quoteattr.Extractor) -> None:
    """*Sie* without an antecedent was Reuter, who is told."""
    (quote,) = tags_only.extract("Sie sagte Reuter, dass der Damm hält.").quotes
    assert quote.speaker is None
    assert quote.addressee is not None
    assert quote.addressee.name == "Reuter"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # An infinitive has the subject of what it depends on.
        ("Der Wirt Jan Voss scheut sich nicht, seine Sorge offen zu zeigen: „Wir sind pleite.“", "Jan Voss"),
        # A passive clause that says how or when announces nothing.
        ("Vera Lund mahnte zur Eile, falls der Bau nicht fortgesetzt werde: „Es wird Herbst.“", "Vera Lund"),
        ("Im Rat sprach Vera Lund vom Brief, in dem gefordert wird: „Der Damm muss weg.“", "Brief"),
        # A passive tells whose statement it is.
        ("Vom Bauernverband wurde der Vorwurf erhoben, die Stadt schlafe.", "Bauernverband"),
    ],
)
def test_the_clause_that_tells_who_speaks(text: str, name: str, tags_only: quoteattr.Extractor) -> None:
    speaker = tags_only.extract(text).quotes[-1].speaker
    assert speaker is not None
    assert speaker.name == name
