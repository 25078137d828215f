"""Words in quotation marks: what they look like, what stands beside them, what governs them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr import Extractor
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.view import View
from quoteattr.quote import QuoteKind

Propose = Callable[[str], list[Candidate]]


def fragment(found: list[Candidate], text: str, words: str) -> Candidate:
    (item,) = [c for c in found if c.is_fragment and c.span.of(text) == words]
    return item


@pytest.mark.parametrize(
    ("text", "words", "feature"),
    [
        ("Der Kahn „Anker“ sank. Der Anker war alt.", "Anker", "repeated"),
        ("Der Verein nennt sich selbst „Freies Jena“.", "Freies Jena", "reflexive-clause"),
        ("Reuter warnte vor „den Bossen“ im Werk.", "den Bossen", "upper-short"),
        ("Reuter warnte vor „den fetten Bossen“ im Werk.", "den fetten Bossen", "lower-mid"),
        ("Reuter nannte den Plan „absurd“.", "absurd", "sentence-end-behind"),
        ("Reuter fuhr mit dem „Donnervogel“ heim.", "Donnervogel", "the-before"),
        ("Reuter fuhr mit der alten „Bergziege“ heim.", "Bergziege", "the-before"),
        ("Reuter rechnete mit der „Bemessungsgrenze“.", "Bemessungsgrenze", "compound"),
    ],
)
def test_what_stands_beside_it_is_a_feature(propose: Propose, text: str, words: str, feature: str) -> None:
    assert feature in fragment(propose(text), text, words).features


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Reuter sagte, er gehe. Er sei sein „Freund“.", "fragment-in-indirect"),
        ("Reuter warnte vor dem „großen Knall“ im Werk.", "fragment-in-reported"),
        ("Reuter sagte, er gehe. Im Werk liegen „große Steine“.", "report-near"),
    ],
)
def test_where_it_is_is_a_feature(propose: Propose, text: str, feature: str) -> None:
    (found,) = [c for c in propose(text) if c.is_fragment]
    assert feature in found.features


@pytest.mark.parametrize(
    "text",
    [
        "Sie bezeichneten den Vertrag als einen „faulen Handel“, der dem Werk schade.",
        "Reuter sieht darin einen „faulen Handel“, das Werk sei am Ende.",
    ],
)
def test_what_a_verb_calls_something_is_said_although_a_clause_follows(propose: Propose, text: str) -> None:
    assert fragment(propose(text), text, "faulen Handel").source is not None


def test_for_whom_something_is_so_judges(propose: Propose) -> None:
    text = "Für die Leiterin ist das Programm „schlicht dumm“. Für den Preis ist die Karte „schlicht dumm“."
    first, second = (c for c in propose(text) if c.is_fragment)
    assert "judgement" in first.features
    assert first.source is not None
    assert "judgement" not in second.features


def test_a_name_in_marks_that_is_the_source_is_no_fragment(propose: Propose) -> None:
    text = "Der „Ilmer Bote“ nannte den Plan „Unsinn“. Den Plan nannte der 78-Jährige „Unsinn“."
    assert [c.span.of(text) for c in propose(text) if c.is_fragment] == ["Unsinn", "Unsinn"]


def test_coordinated_fragments_share_what_stands_in_front(propose: Propose) -> None:
    text = "Reuter bezeichnete den Plan als „teuer“ und „nicht durchdacht“."
    for words in ("teuer", "nicht durchdacht"):
        found = fragment(propose(text), text, words)
        assert {"als-before", "fragment.als-verb"} <= found.features
        assert found.cue is not None
        assert found.cue.lemma == "bezeichnen"


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Die Zeugin nickte, sagte „Danke“ und ging.", "Danke", "Die Zeugin"),
        ("Er stand auf, rief „Freiheit“ und ging.", "Freiheit", "Er"),
    ],
)
def test_what_is_said_does_not_say_it(
    propose: Propose, read: Callable[[str], tuple[View, ...]], text: str, words: str, source: str
) -> None:
    found = fragment(propose(text), text, words)
    assert found.source is not None
    assert read(text)[0].span(found.source.first, found.source.last).of(text) == source


@pytest.mark.parametrize(
    "text",
    [
        "Der Sprecher versuchte mit den Worten zu beruhigen: „Der Fonds ist stabil“.",
        "Sie ging mit dem Ausruf „Nie wieder!“ hinaus.",
    ],
)
def test_a_noun_announces_words_whatever_the_verb(propose: Propose, text: str) -> None:
    (found,) = [c for c in propose(text) if c.kind == "direct"]
    assert found.cue is not None
    assert " mit de" in f" {found.cue.text}"
    assert "cue-strength-4" in found.features


def test_a_name_that_something_bears_is_not_said(propose: Propose) -> None:
    text = "„Kurzfilm“, so heißt ein neues Projekt des Senders."
    assert [c for c in propose(text) if c.kind == "direct"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Die Kassen seien leer, sagte Behrens der „Küstenpost“.",
        "„Die Kassen sind leer“, sagte Behrens dem „Hafenblatt“.",
        "Behrens sagte dem „Hafenblatt“, dass die Kassen leer sind.",
    ],
)
def test_the_name_of_who_was_told_is_not_said(extractor: Extractor, text: str) -> None:
    assert [
        quote.text
        for quote in extractor.extract(text).quotes
        if "post" in quote.text.lower() or "blatt" in quote.text
    ] == []


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Der Bau ist „ein Segen“.", "ein Segen", None),
        ("Für Trainerin Eva Lund ist die Lage „sehr ernst“.", "sehr ernst", "Trainerin Eva Lund"),
        ("Für den Bau ist die Lage „sehr ernst“.", "sehr ernst", None),
    ],
)
def test_beside_a_copula_a_fragment_is_not_its_subjects(
    propose: Propose, read: Callable[[str], tuple[View, ...]], text: str, words: str, source: str | None
) -> None:
    found = fragment(propose(text), text, words).source
    (view,) = read(text)
    assert (found and view.span(found.first, found.last).of(text)) == source


def test_the_name_of_an_outlet_is_no_fragment(propose: Propose) -> None:
    text = "Reuter sprach im „Handelsblatt“ von einem „Fehler“."
    assert [c.span.of(text) for c in propose(text) if c.is_fragment] == ["Fehler"]


def test_what_names_the_source_is_none_of_its_words(propose: Propose) -> None:
    text = "Die Gruppe „Rote Laterne“ forderte, den Hafen „rasch“ zu räumen."
    assert [c.span.of(text) for c in propose(text) if c.is_fragment] == ["rasch"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Roth sprach von einem „traumhaften“ Sommer.", "traumhaften"),
        ("Roth tat die Kritik als „Unsinn“ ab.", "Unsinn"),
        ("Roth nannte die Pläne „Wahnsinn“.", "Wahnsinn"),
        ("„Wahnsinn“ nannte Roth die Pläne.", "Wahnsinn"),
        ("Von „Wahnsinn“ sprach der Verband.", "Wahnsinn"),
        ("Als „Wahnsinn“ bezeichnete Roth die Pläne.", "Wahnsinn"),
        ("Roth bezeichnete es als „Unsinn“, dass die Stadt spart.", "Unsinn"),
        ("Der Verband beklagte ein „Totalversagen“.", "Totalversagen"),
        ("Hunderte riefen „Roth raus“ und pfiffen.", "Roth raus"),
        ("Die Räte warfen der Leiterin „Versagen“ vor.", "Versagen"),
        ("Die Räte hatten ihr „Wortbruch“ vorgeworfen.", "Wortbruch"),
        ("Der Verband prangerte in einem Brief „Lohndumping“ an.", "Lohndumping"),
        ("Roth kritisierte „Irrsinn“ und „Eitelkeit“.", "Eitelkeit"),
        ("Im Bericht ist von einem „Millionengrab“ die Rede.", "Millionengrab"),
    ],
)
def test_judgements(propose: Propose, text: str, words: str) -> None:
    assert "judgement" in fragment(propose(text), text, words).features


@pytest.mark.parametrize(
    "text",
    [
        "Roth nannte das Schiff „Hoffnung“.",
        "Das so genannte „Bergfest“ fiel aus.",
        "Die „Stadt am Meer“-Gala fiel aus.",
        "Unter der Überschrift „Hoffnung“ schrieb Roth einen Text.",
        "Der Titel lautet „Hoffnung“.",
        "Aus dem Radio kam der Schlager „Hoffnung“.",
        "Roth verwies auf „news.hafen.example“.",
        "Roth lobte die Aktion „La Mer“ („tiefes Meer“).",
        "Roth lobte die Aktion „La Mer“ (etwa: „tiefes Meer“).",
    ],
)
def test_names_are_no_candidates(propose: Propose, text: str) -> None:
    assert not any(c.is_fragment for c in propose(text))


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        ("Die Stadt will einen „Umzug“, wie Ina Roth das nennt.", "Umzug", "Ina Roth"),
        ("„Gefühlsarbeit“, wie Ina Roth es nennt, ist teuer.", "Gefühlsarbeit", "Ina Roth"),
        ("Die „Ferien“, wie manche das nennen, sind lang.", None, None),
        ("Die „Erneuerung“, wie das Papier überschrieben ist, ist teuer.", None, None),
        ("Das „Jenaer Journal“ lobte das Buch als „kleines Wunder“.", "kleines Wunder", "Jenaer Journal"),
        ("Die „Rundschau“ nannte das Vorhaben „Unfug“.", "Unfug", "Rundschau"),
        (
            "Roth sprach sich dafür aus, die CDU kann sich das „sehr gut vorstellen“.",
            "sehr gut vorstellen",
            "CDU",
        ),
    ],
)
def test_who_calls_something_so(extractor: Extractor, text: str, said: str | None, name: str | None) -> None:
    found = [q for q in extractor.extract(text).quotes if q.kind is QuoteKind.DIRECT]
    assert [q.text for q in found] == ([] if said is None else [said])
    assert [q.speaker.name for q in found if q.speaker is not None] == ([] if name is None else [name])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("„Wahnsinn“ nannte Roth die Pläne.", ["Wahnsinn"]),
        ("Roth nannte den Plan „Unfug“ und ging.", ["Unfug"]),
        ("Roth sprach am Abend von „Unfug“ und ging.", ["Unfug"]),
        ("In der Runde „Nachtlicht“ nannte Roth den Plan „absurd“ und ging.", ["absurd"]),
        ("Mit der „Rundschau“ sprach Roth am Abend und ging.", []),
        ("Roth nannte die Insel „Helgoland“ und ging.", []),
        ("Die Chefin der „lauter gmbh“ nannte das Urteil „absurd“.", ["absurd"]),
        ("Sie riefen Parolen wie „Stoppt den Bau!“ oder „Autobahn – teuer und laut“.", None),
    ],
)
def test_what_somebody_calls_something_may_be_one_noun(
    extractor: Extractor, text: str, said: list[str] | None
) -> None:
    wanted = ["Stoppt den Bau!", "Autobahn – teuer und laut"] if said is None else said
    assert [q.text for q in extractor.extract(text).quotes if q.kind is QuoteKind.DIRECT] == wanted


@pytest.mark.parametrize("text", ["„Wahnsinn“ nannte Roth die Pläne.", "Eine Frau sagte „Wahnsinn“ zu ihm."])
def test_words_in_marks_are_not_who_says_them(propose: Propose, text: str) -> None:
    item = fragment(propose(text), text, "Wahnsinn")
    assert item.source is not None
    assert "Wahnsinn" not in text.split()[item.source.first : item.source.last + 1]


def test_words_beside_an_attribution_phrase(extractor: Extractor) -> None:
    (quote,) = extractor.extract("Laut Polizei „besteht keine Gefahr“.").quotes
    assert quote.text == "besteht keine Gefahr"
    assert quote.speaker is not None
    assert quote.speaker.name == "Polizei"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kanzler Bodo Rust nannte den Vorwurf laut NDR „lächerlich“.", "Bodo Rust"),
        ("Laut der Agentur Tass sprach Bodo Rust von einem „dunklen Tag“.", "Bodo Rust"),
        ("Kanzler Bodo Rust sprach laut der Agentur Tass von einem „dunklen Tag“.", "Bodo Rust"),
        ("Bodo Rust warf der Bank nach Angaben des NDR „Gier“ vor.", "Bodo Rust"),
        ("Bodo Rust wies den Vorwurf laut NDR als „haltlos“ zurück.", "Bodo Rust"),
        ("Laut NDR gilt Bodo Rust als „gefährlich“.", "NDR"),
        ("Laut NDR sah Bodo Rust darin „eine Chance“.", "NDR"),
    ],
)
def test_whose_words_a_phrase_reports(extractor: Extractor, text: str, name: str) -> None:
    """Those of the subject, where its verb says them."""
    (found,) = (q for q in extractor.extract(text).quotes if q.kind == "direct")
    assert found.speaker is not None
    assert found.speaker.name == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Die Rätin Ina Kern hielt ihm „Faulheit“ vor.", ["Faulheit"]),
        ("Die Rätin Ina Kern unterstellte der Bank „Gier“.", ["Gier"]),
        ("Die Rätin Ina Kern dichtete Rust „Affären“ an.", ["Affären"]),
        ("Nachbarn sagten der Rätin „Geiz“ nach.", ["Geiz"]),
        ("Die Rätin Ina Kern hielt ihm den „Spiegel“ vor die Nase.", []),
        ("Die Rätin Ina Kern attestierte dem „Spiegel“ einen Fehler.", []),
        ("Ina Kern sagte im Saal „Hoffnung“ nichts.", []),
    ],
)
def test_what_somebody_is_accused_of_is_said(extractor: Extractor, text: str, said: list[str]) -> None:
    assert [q.text for q in extractor.extract(text).quotes if q.kind == "direct"] == said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ina Kern nannte das Haus „alt“, die Stadt dagegen „schön“.", ["Ina Kern", "Stadt"]),
        ("Die „Südpost“ nannte das Buch „ein Wunder“, ihr Kritiker „fade“.", ["Südpost", "Kritiker"]),
        ("Ina Kern lobte das Gesetz als „gut“, Umweltschützer als „nötig“.", ["Ina Kern", "Umweltschützer"]),
        ("Ina Kern sprach von „Mut“, CSU-Chef Bodo Rust von „Panikmache“.", ["Ina Kern", "Bodo Rust"]),
        ("Ina Kern nannte den Chef „stur“, die Chefin „faul“.", ["Ina Kern", "Ina Kern"]),
        ("Ina Kern nannte ihn einen „Lügner“, einen „Dieb“.", ["Ina Kern", "Ina Kern"]),
    ],
)
def test_a_second_subject_shares_the_verb(extractor: Extractor, text: str, names: list[str]) -> None:
    found = [q.speaker for q in extractor.extract(text).quotes if q.kind == "direct"]
    assert [speaker.name for speaker in found if speaker is not None] == names


def test_a_heading_repeats_what_was_said(extractor: Extractor) -> None:
    """Words that come back were taken for a name, in marks in the heading too."""
    text = "Rat spottet über „Geister“\n\nRätin Ute Rau bezeichnete die Gutachter als „Geister“."
    assert [quote.text for quote in extractor.extract(text).quotes][-1] == "Geister"
    text = "Warten auf die Geister\n\nRätin Ute Rau sprach vom Kahn „Geister“."
    assert not [quote for quote in extractor.extract(text).quotes if quote.kind == "direct"]


@pytest.mark.parametrize(
    ("announced", "said"),
    [("Das Drama „Nachtbus“ gewann.", []), ("Am Ende fuhr noch ein Bus.", ["Nachtbus"])],
)
def test_a_name_that_is_announced_once_is_one_everywhere(
    extractor: Extractor, announced: str, said: list[str]
) -> None:
    text = f"{announced} „Nachtbus“ sei „gut gemeint“, schrieb Jan Voss."
    direct = [quote.text for quote in extractor.extract(text).quotes if quote.kind == "direct"]
    assert direct == [*said, "gut gemeint"]


def test_an_utterance_inside_a_report_is_a_part_of_it(extractor: Extractor) -> None:
    text = "Roth sagte, wer auf „Kinder, Rentner oder ganze Familien aus dem Viertel“ ziele, müsse gehen."
    report, part = extractor.extract(text).quotes
    assert (part.kind, part.parent, part.speaker) == (QuoteKind.DIRECT, 0, report.speaker)
    assert report.verbatim == part.segments


def test_an_utterance_with_a_frame_keeps_it_inside_a_report(extractor: Extractor) -> None:
    text = "Laut NDR sagte die Leiterin Ina Roth: „Wir bauen das Haus bis zum Mai fertig.“"
    said = [q for q in extractor.extract(text).quotes if q.kind is QuoteKind.DIRECT]
    assert [q.speaker and q.speaker.name for q in said] == ["Ina Roth"]


@pytest.mark.parametrize(("marks", "said"), [("„“", []), ("‚‘", ["viel zu teuer"])])
def test_single_marks_enclose_names_beside_double_ones(
    extractor: Extractor, marks: str, said: list[str]
) -> None:
    text = f"Reuter nannte den Plan ‚viel zu teuer‘. Sie sagte: {marks[0]}Das wird nichts.{marks[1]}"
    assert [q.text for q in extractor.extract(text).quotes] == [*said, "Das wird nichts."]


def test_the_source_ends_before_what_its_verb_governs(
    propose: Propose, read: Callable[[str], tuple[View, ...]]
) -> None:
    text = "Während der „Tagesbote“ von einem „Meisterwerk der Stille“ schwärmt, gähnt der Rest."
    source = fragment(propose(text), text, "Meisterwerk der Stille").source
    assert source is not None
    assert read(text)[0].span(source.first, source.last).of(text) == "der „Tagesbote“"


def test_what_a_preposition_of_the_cue_governs_is_not_the_source(extractor: Extractor) -> None:
    quotes = extractor.extract("Darin ist von einem „Millionengrab am Fluss“ die Rede.").quotes
    assert [(q.text, q.speaker) for q in quotes if q.kind is QuoteKind.DIRECT] == [
        ("Millionengrab am Fluss", None)
    ]


def test_the_name_of_a_body_begins_with_a_capital(extractor: Extractor) -> None:
    text = "Roth sagte, der Plan solle das Unternehmen „wieder in Schwung bringen“."
    assert [q.text for q in extractor.extract(text).quotes][1:] == ["wieder in Schwung bringen"]
    text = "Roth sagte, der Plan gefalle dem Unternehmen „Schwung“."
    assert [q.text for q in extractor.extract(text).quotes][1:] == []


def test_the_source_behind_a_fragment_is_its_own(propose: Propose) -> None:
    """Defect: whoever stood behind *von „…“ sprach* was taken for a part of what was said."""
    for text in ("Von „Wahnsinn“ sprach der Verband.", "Als „Wahnsinn“ bezeichnete der Verband die Pläne."):
        source = fragment(propose(text), text, "Wahnsinn").source
        assert source is not None
        assert source.role == "subject"


def test_a_name_that_somebody_takes_is_no_judgement(propose: Propose) -> None:
    for text in (
        "Roth nennt sich „Hoffnung“.",
        "Roth las „Hoffnung“.",
        "Roth sagte im Saal „Hoffnung“ nichts.",
        "Roth kritisierte in „Hoffnung“ die Pläne.",
        "Roth kritisierte die Pläne im Saal „Hoffnung“.",
        "In seiner „Hoffnung“ mahnte Roth.",
        "Roth forderte die Rückgabe der alten „Hoffnung“.",
    ):
        assert "judgement" not in fragment(propose(text), text, "Hoffnung").features


def test_a_reflexive_pronoun_counts_beside_a_verb_that_names(propose: Propose) -> None:
    text = "Reuter bedankte sich für den „schönen Abend“ im Werk."
    assert "reflexive-clause" not in fragment(propose(text), text, "schönen Abend").features


def test_a_fragment_behind_the_frame_is_no_name_of_the_source(extractor: Extractor) -> None:
    document = extractor.extract("Ute Rau feierte. Das sei, sagte sie, „der schönste Tag des Jahres“.")
    assert [quote.text for quote in document.quotes] == [
        "Das sei … „der schönste Tag des Jahres“",
        "der schönste Tag des Jahres",
    ]
    assert [quote.speaker and quote.speaker.name for quote in document.quotes] == ["Ute Rau", "Ute Rau"]
