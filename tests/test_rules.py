"""One small German text a detecting rule: what it finds, and a neighbour that it leaves alone.

The rules only propose; whether a proposal becomes a quotation is the confidence model's business. So the texts are
read without a parser and without weights.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import frozen

from quoteattr import detect
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.view import View

DATA = Path(__file__).parent / "data"
FAMILIES = ("cue.", "phrase.", "direct.", "fragment.", "continuation.", "report.")


@frozen
class Example:
    """A text in which a rule finds a quotation, and one in which it must not."""

    rule: str
    text: str
    content: str
    cue: str | None
    source: str | None
    no: str


EXAMPLES = [
    # A clause below that alone is reported.
    Example(
        "cue.dependent-subjunctive",
        "Reuter lehnte den Plan ab, weil dieser zu teuer sei.",
        "weil dieser zu teuer sei",
        "lehnte … ab",
        "Reuter",
        no="Reuter lehnte den Plan ab, weil dieser zu teuer ist.",
    ),
    Example(
        "cue.dependent-subjunctive",
        "Die Union kritisierte das Gesetz, das niemandem helfe.",
        "das niemandem helfe",
        "kritisierte",
        "Die Union",
        no="Es wäre schön, wenn das Gesetz hülfe.",
    ),
    # A reporting verb and a clause.
    Example(
        "cue.verb-dass",
        "Die Ministerin sagte, dass der Plan steht.",
        "dass der Plan steht",
        "sagte",
        "Die Ministerin",
        no="Der Sturm war stark, so dass Bäume umfielen.",
    ),
    Example(
        "cue.verb-ob",
        "Der Verein fragte an, ob die Halle frei bleibt.",
        "ob die Halle frei bleibt",
        "fragte an",
        "Der Verein",
        no="Der Gast, ob krank oder müde, ging.",
    ),
    Example(
        "cue.verb-wh",
        "Die Ärztin erklärte, wie der Eingriff verläuft.",
        "wie der Eingriff verläuft",
        "erklärte",
        "Die Ärztin",
        no="Das ist der Weg, wie er immer war.",
    ),
    Example(
        "cue.verb-subjunctive",
        "Der Sprecher betonte, der Betrieb laufe weiter.",
        "der Betrieb laufe weiter",
        "betonte",
        "Der Sprecher",
        no="Der Sprecher ging, der Betrieb läuft weiter.",
    ),
    Example(
        "cue.verb-indicative",
        "Die Behörde meldet, die Straße ist gesperrt.",
        "die Straße ist gesperrt",
        "meldet",
        "Die Behörde",
        no="Er ging nach Hause, das Essen war kalt.",
    ),
    Example(
        "cue.verb-infinitive",
        "Der Konzern versprach, den Lohn zu erhöhen.",
        "den Lohn zu erhöhen",
        "versprach",
        "Der Konzern",
        no="Der Konzern baute um, um den Lohn zu erhöhen.",
    ),
    Example(
        "cue.after-content-subjunctive",
        "Der Plan stehe, sagte die Ministerin.",
        "Der Plan stehe",
        "sagte",
        "die Ministerin",
        no="Der Plan stehe, die Ministerin lachte.",
    ),
    Example(
        "cue.after-content-indicative",
        "Der Umbau beginnt im Mai, teilte die Gemeinde mit.",
        "Der Umbau beginnt im Mai",
        "teilte … mit",
        "die Gemeinde",
        no="Der Umbau beginnt im Mai, wenn das Wetter hält.",
    ),
    Example(
        "cue.after-content-dass",
        "Dass der Zug ausfällt, bestätigte die Bahn.",
        "Dass der Zug ausfällt",
        "bestätigte",
        "die Bahn",
        no="Weil der Zug ausfällt, wartete die Kapelle.",
    ),
    Example(
        "cue.after-content-ob",
        "Ob er bleibt, fragte sich die Trainerin.",
        "Ob er bleibt",
        "fragte",
        "die Trainerin",
        no="Ob Regen oder Sonne, die Trainerin läuft.",
    ),
    Example(
        "cue.after-content-wh",
        "Wer das zahlt, erklärte der Kämmerer am Montag.",
        "Wer das zahlt",
        "erklärte",
        "der Kämmerer",
        no="Wer das zahlt, friert nicht.",
    ),
    Example(
        "cue.noun",
        "Die Sorge der Anwohner, dass der Lärm zunimmt, wächst.",
        "dass der Lärm zunimmt",
        "Sorge",
        "der Anwohner",
        no="Die Tatsache, dass der Lärm zunimmt, ist bekannt.",
    ),
    Example(
        "cue.back-pointer",
        "Der Zug entgleiste. Das teilte die Bahn mit.",
        "Der Zug entgleiste … Das",
        "teilte … mit",
        "die Bahn",
        no="Der Zug entgleiste. Das kostet viel Geld.",
    ),
    Example(
        "cue.back-pointer",
        "Der Zug ist entgleist, das teilte die Bahn mit.",
        "Der Zug ist entgleist",
        "teilte … mit",
        "die Bahn",
        no="Der Zug ist entgleist, das Gleis ist gesperrt.",
    ),
    # Attribution phrases.
    Example(
        "phrase.laut",
        "Laut Feuerwehr brach der Brand im Keller aus.",
        "brach der Brand im Keller aus",
        "Laut",
        "Feuerwehr",
        no="Die Feuerwehr sang laut.",
    ),
    Example(
        "phrase.gemaess",
        "Die Bauarbeiten ruhen gemäß dem Prüfbericht.",
        "Die Bauarbeiten ruhen",
        "gemäß",
        "dem Prüfbericht",
        no="Die Bauarbeiten ruhen gemäß Artikel 5.",
    ),
    Example(
        "phrase.nach",
        "Nach Angaben der Klinik ist der Patient stabil.",
        "ist der Patient stabil",
        "Nach",
        "Angaben der Klinik",
        no="Nach einer Stunde war der Brand gelöscht.",
    ),
    Example(
        "phrase.nach",
        "Die Wahl ist ihrer Ansicht nach gültig.",
        "Die Wahl ist … gültig",
        "nach",
        "ihrer Ansicht",
        no="Die Gäste reisten nacheinander an.",
    ),
    Example(
        "phrase.aus-sicht",
        "Aus Sicht der Gewerkschaft reicht das Angebot nicht.",
        "reicht das Angebot nicht",
        "Aus",
        "Sicht der Gewerkschaft",
        no="Aus der Stadt kamen viele Gäste.",
    ),
    Example(
        "phrase.zufolge",
        "Dem Gutachten zufolge fehlen Stützen.",
        "fehlen Stützen",
        "zufolge",
        "Dem Gutachten",
        no="Die Stützen fehlten, was Folgen hatte.",
    ),
    Example(
        "phrase.so",
        "Die Brücke bleibt zu, so die Stadt.",
        "Die Brücke bleibt zu",
        "so",
        "die Stadt",
        no="So kam es zum Streit.",
    ),
    Example(
        "phrase.wonach",
        "Es gibt Gerüchte, wonach der Trainer geht.",
        "der Trainer geht",
        "wonach",
        "Gerüchte",
        no="Er wusste, womit der Trainer plant.",
    ),
    Example(
        "phrase.demnach",
        "Die Bahn legte Zahlen vor. Demnach fuhren mehr Züge pünktlich.",
        "fuhren mehr Züge pünktlich",
        "Demnach",
        None,
        no="Die Bahn legte Zahlen vor. Danach ging der Chef.",
    ),
    Example(
        "phrase.demzufolge",
        "Die Zahlen liegen vor. Demzufolge sank der Umsatz.",
        "sank der Umsatz",
        "Demzufolge",
        None,
        no="Die Zahlen liegen vor. Infolgedessen sank der Umsatz.",
    ),
    Example(
        "phrase.derzufolge",
        "Es gibt eine Schätzung, derzufolge der Absatz sinkt.",
        "der Absatz sinkt",
        "derzufolge",
        None,
        no="Es gibt eine Schätzung, deretwegen der Absatz sinkt.",
    ),
    Example(
        "phrase.wie",
        "Wie die Stadt mitteilte, beginnt der Bau im Mai.",
        "beginnt der Bau im Mai",
        "Wie … mitteilte",
        "die Stadt",
        no="Wie geplant beginnt der Bau im Mai.",
    ),
    # Utterances in quotation marks.
    Example(
        "direct.inverted",
        "„Das ist gut“, sagte die Ministerin.",
        "Das ist gut",
        "sagte",
        "die Ministerin",
        no="„Das ist gut.“ Am Montag kam die Ministerin.",
    ),
    Example(
        "direct.colon",
        "Die Ministerin sagte: „Das ist gut.“",
        "Das ist gut.",
        "sagte",
        "Die Ministerin",
        no="Die Ministerin sagte ab. „Das ist gut.“",
    ),
    Example(
        "direct.colon-idiom",
        "Die Wirtin blieb stur: „Wir öffnen trotzdem.“",
        "Wir öffnen trotzdem.",
        None,
        "Die Wirtin",
        no="Die Wirtin blieb stur. „Wir öffnen trotzdem.“",
    ),
    Example(
        "direct.label",
        "Reuter dazu: „Das ist gut.“",
        "Das ist gut.",
        None,
        "Reuter",
        no="Reuter schwieg dazu: „Das ist gut.“",
    ),
    Example(
        "direct.inside",
        "Die Menge sang „Tor!“ im Chor.",
        "Tor!",
        "sang",
        "Die Menge",
        no="Die Menge kaufte „Tor!“ im Laden.",
    ),
    Example(
        "direct.unmarked",
        "Trainer Ole Brandt sagte: Wir haben gekämpft.",
        "Wir haben gekämpft.",
        "sagte",
        "Trainer Ole Brandt",
        no="Trainer Ole Brandt wusste: Alle haben gekämpft.",
    ),
    Example(
        "direct.alone",
        "Der Trainer lobte sein Team. „Alle haben gekämpft.“",
        "Alle haben gekämpft.",
        None,
        None,
        no="Der Trainer lobte sein Team: „Alle haben gekämpft.“",
    ),
    Example(
        "direct.unframed",
        "Und dann „Wir bleiben hier!“ im Chor.",
        "Wir bleiben hier!",
        None,
        None,
        no="„Wir bleiben hier!“",
    ),
    Example(
        "direct.interview",
        "Kurier: Wann kommt die Brücke?\nReuter: Im Herbst.\nKurier: Und die Straße?\nReuter: Die auch.",
        "Im Herbst.",
        None,
        "Reuter",
        no="Hinweis: Die Straße bleibt gesperrt.\nBerlin: Der Rat tagt.\nWetter: Es regnet.",
    ),
    Example(
        "direct.so",
        "„Das ist gut“, so die Ministerin.",
        "Das ist gut",
        "so",
        "die Ministerin",
        no="„Das ist gut“, so wie immer sagte es die Ministerin.",
    ),
    Example(
        "direct.laut",
        "Laut Ministerin „ist das alles gut gelaufen.“",
        "ist das alles gut gelaufen.",
        "Laut",
        "Ministerin",
        no="„Das ist gut gelaufen“, rief sie laut.",
    ),
    Example(
        "direct.nach",
        "„Wir haben gut gespielt“, nach Angaben des Trainers.",
        "Wir haben gut gespielt",
        "nach",
        "Angaben des Trainers",
        no="„Wir haben gut gespielt“, sagte er nach dem Spiel.",
    ),
    Example(
        "direct.zufolge",
        "„Wir haben gut gespielt“, dem Trainer zufolge.",
        "Wir haben gut gespielt",
        "zufolge",
        "dem Trainer",
        no="„Wir haben gut gespielt“, sagte der Trainer.",
    ),
    Example(
        "direct.gemaess",
        "Gemäß dem Aushang „ist das Bad heute geschlossen.“",
        "ist das Bad heute geschlossen.",
        "Gemäß",
        "dem Aushang",
        no="„Das Bad ist geschlossen“, sagte er demgemäß.",
    ),
    Example(
        "direct.aus-sicht",
        "Aus Sicht der Stadt „ist das alles nicht so schlimm.“",
        "ist das alles nicht so schlimm.",
        "Aus",
        "Sicht der Stadt",
        no="Aus der Stadt hieß es: „Das ist nicht so schlimm.“",
    ),
    Example(
        "direct.demnach",
        "Es gibt ein Schreiben. Demnach „ist das Bad heute geschlossen.“",
        "ist das Bad heute geschlossen.",
        "Demnach",
        None,
        no="Es gibt ein Schreiben. „Das Bad ist heute geschlossen.“",
    ),
    # Words in quotation marks inside a clause.
    Example(
        "fragment.in-report",
        "Sie sagte, das sei „ein Anfang“.",
        "ein Anfang",
        "sagte",
        "Sie",
        no="Sie las „ein Anfang“ und ging.",
    ),
    Example(
        "fragment.naming-verb",
        "Er nannte den Plan „völlig absurd“.",
        "völlig absurd",
        "nannte",
        "Er",
        no="Er kannte den Plan „völlig absurd“.",
    ),
    Example(
        "fragment.als-verb",
        "Er bezeichnete den Plan als „völlig absurd“.",
        "völlig absurd",
        "bezeichnete … als",
        "Er",
        no="Er arbeitete als „guter Geist“.",
    ),
    Example(
        "fragment.cue-verb",
        "Die Sprecherin sprach von „einem Anfang“.",
        "einem Anfang",
        "sprach von",
        "Die Sprecherin",
        no="Die Sprecherin kam von „einem Anfang“.",
    ),
    Example(
        "fragment.other-verb",
        "Die Trainerin rechnet mit „harten Zeiten“.",
        "harten Zeiten",
        "rechnet mit",
        "Die Trainerin",
        no="Die Trainerin reist mit „harten Zeiten“.",
    ),
    Example(
        "fragment.behind-frame",
        "Die Agentur begrüßte, Reuter „ist und bleibt im Amt“.",
        "ist und bleibt im Amt",
        "begrüßte",
        "Die Agentur",
        no="Die Agentur besuchte ihn, Reuter „ist und bleibt im Amt“.",
    ),
    Example(
        "fragment.attributed",
        "Laut Feuerwehr „besteht keine Gefahr“.",
        "besteht keine Gefahr",
        "Laut",
        "Feuerwehr",
        no="Die Feuerwehr weiß, es „besteht keine Gefahr“.",
    ),
    Example(
        "fragment.bare",
        "Er aß „Tapas“ mit Brot.",
        "Tapas",
        None,
        "Er",
        no="Er aß Tapas mit Brot.",
    ),
    # Without a frame.
    Example(
        "continuation.subjunctive",
        "Der Chef sagte, er gehe. Er habe genug.",
        "Er habe genug",
        None,
        None,
        no="Der Chef sagte, er gehe. Er hat genug.",
    ),
    Example(
        "continuation.subjunctive-2",
        "Der Chef sagte, er gehe. Die Kunden hätten das verstanden.",
        "Die Kunden hätten das verstanden",
        None,
        None,
        no="Der Chef sagte, er gehe. Die Kunden hatten das verstanden.",
    ),
    Example(
        "continuation.sollen",
        "Die Stadt warnte vor Staus. Der Bau soll ein Jahr dauern.",
        "Der Bau soll ein Jahr dauern",
        None,
        None,
        no="Die Stadt warnte vor Staus. Der Bau kann ein Jahr dauern.",
    ),
    Example(
        "report.object",
        "Der Verband warnte vor höheren Preisen.",
        "Der Verband warnte vor höheren Preisen",
        "warnte",
        "Der Verband",
        no="Der Verband zog in ein höheres Haus.",
    ),
    Example(
        "report.object",
        "Die Bank bezeichnete den Preis als Irrweg.",
        "Die Bank bezeichnete den Preis als Irrweg",
        "bezeichnete",
        "Die Bank",
        no="Die Bank bezeichnete den Preis als „Irrweg“.",
    ),
    Example(
        "report.object",
        "Der Rat forderte mehr Geld.",
        "Der Rat forderte mehr Geld",
        "forderte",
        "Der Rat",
        no="Der Rat lehnte alles ab. Mehr Geld wurde gefordert. Der Sturm forderte drei Bäume. Keiner nannte Namen.",
    ),
]

Propose = Callable[[str], list[Candidate]]
Read = Callable[[str], tuple[View, ...]]


def of_rule(candidates: list[Candidate], rule: str) -> list[Candidate]:
    return [c for c in candidates if any(e.rule == rule for e in c.evidence)]


def words(text: str, candidate: Candidate) -> str:
    return " … ".join(s.of(text) for s in candidate.segments)


def phrase_words(views: tuple[View, ...], phrase: Phrase | None) -> str | None:
    if phrase is None:
        return None
    view = views[phrase.sentence]
    return view.span(phrase.first, phrase.last).of(view.text)


@pytest.mark.parametrize("example", EXAMPLES, ids=[e.rule for e in EXAMPLES])
def test_rule_finds(example: Example, propose: Propose, read: Read) -> None:
    found = of_rule(propose(example.text), example.rule)
    assert example.content in [words(example.text, c) for c in found]
    item = next(c for c in found if words(example.text, c) == example.content)
    assert (item.cue and item.cue.text) == example.cue
    assert phrase_words(read(example.text), item.source) == example.source


@pytest.mark.parametrize("example", EXAMPLES, ids=[e.rule for e in EXAMPLES])
def test_rule_leaves_alone(example: Example, propose: Propose) -> None:
    assert not of_rule(propose(example.no), example.rule)


def test_proposals_are_exact(propose: Propose) -> None:
    """Whatever a rule proposes, content, frame and cue do not overlap, and a direct quotation is verbatim."""
    for text in [t for e in EXAMPLES for t in (e.text, e.no)]:
        for item in propose(text):
            assert item.segments
            assert item.kind != "direct" or item.verbatim == item.segments
            assert item.cue is None or item.cue.text == " … ".join(s.of(text) for s in item.cue.segments)
            if item.kind != "reported":
                assert not any(s.overlaps(f) for s in item.segments for f in item.frame)


def _rules_in_source() -> Iterator[str]:
    """Rule ids that stand in the detecting modules; of one that is put together, the part in front with a ``*``."""
    for path in sorted(Path(detect.__file__).parent.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        parts = {
            id(value) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for value in node.values
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                name = node.value
                if name.startswith(FAMILIES) and " " not in name and not name.endswith("."):
                    yield f"{name}*" if id(node) in parts else name


def test_every_rule_has_an_example() -> None:
    tested = {e.rule for e in EXAMPLES}
    rules = set(_rules_in_source())
    assert len(rules) > 20
    for rule in rules:
        if rule.endswith("*"):
            assert any(t.startswith(rule[:-1]) for t in tested), rule
        else:
            assert rule in tested, rule


def test_every_rule_that_fires_on_the_passages_has_an_example(propose: Propose) -> None:
    tested = {e.rule for e in EXAMPLES}
    lines = (DATA / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines if line][::3]
    fired = {e.rule for text in texts for c in propose(text) for e in c.evidence}
    assert fired <= tested
