"""Where the content of a reporting clause begins and ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr import Extractor
from quoteattr.detect.candidate import Candidate

Propose = Callable[[str], list[Candidate]]


def contents(text: str, found: list[Candidate]) -> list[str]:
    """The content of every framed indirect proposal, an interruption as a bar."""
    return [
        " | ".join(s.of(text) for s in c.segments)
        for c in found
        if c.kind == "indirect" and c.cue is not None
    ]


# The content stands between square brackets.
@pytest.mark.parametrize(
    "marked",
    [
        # Behind the frame.
        "Die Ministerin sagte, [dass der Plan steht].",
        "Die Ministerin sagte, [der Plan stehe und das Geld reiche].",
        "Die Ministerin sagte, [dass der Plan stehe und dass das Geld reiche].",
        "Die Ministerin sagte, [der Plan, den die Stadt im Mai vorlegte, stehe].",
        "Die Ministerin sagte am Montag in Bremen, [der Plan stehe].",
        "Die Ministerin teilte mit, [der Plan stehe, weil das Geld reiche].",
        "Die Ministerin versprach, [den Plan zu prüfen und das Geld zu suchen].",
        "Tamm erklärte, [in den Orten, in denen es gebrannt habe, sei niemand mehr].",
        "Tamm erklärte, [dass zwar die Kosten stiegen, die Stadt aber nicht sparen wolle].",
        "[Es sei], sagte Tamm, [ein Fehler zu gehen].",
        "[Es gebe], räumte Tamm ein, [noch Lücken im Plan].",
        "[Der Regen dauere], sagte Tamm, [bis Mai].",
        "[Der Plan stehe], sagte Tamm, schon auf der Treppe.",
        "[Der Plan stehe], sagte Tamm, mit Blick auf den Umbau.",
        "[Der See sei leer], so jedenfalls sieht es Tamm.",
        "Tamm sagte, [so etwas habe er nie gesehen].",
        "[Das habe nur einen Zweck], sagte Tamm: [die Leute zu schonen].",
        "[Ja, er habe gelogen], räumte Tamm ein, [aber nur, weil man ihn gedrängt habe].",
        "[Sie gehe nicht mit], sagte Tamm, [auch dann nicht, wenn es warm werde].",
        "[Der See sei sauber], sagte Tamm, auch Leiterin des Bades.",
        "[Der See werde trocken], sagte Tamm, [jedoch nicht sofort], was niemand glaubte.",
        "[Der See sei tief], sagte Tamm, allerdings ohne Zahlen zu nennen.",
        "[Man müsse sparen], sagte Tamm, [um den See zu retten].",
        "Die Ministerin fragte, [ob der Plan stehe].",
        "Der Rat forderte Aufklärung darüber, [ob die Wahl gültig sei].",
        "Vom Rat wurde Aufklärung darüber verlangt, [ob die Wahl gültig sei].",
        "Die Ministerin, die krank ist, sagte, [der Plan stehe].",
        "Die Ministerin sagte: [Der Plan stehe].",
        "Die Ministerin sagte, [der Plan sei „stur, und das bleibt er“] und ging nach Hause.",
        "Sie rechnete vor: [Drei Sommer, das sei genug].",
        "Holm sagte, [wer komme, trage sich ein].",
        # What joins the frame, or goes on around it, is not content.
        "Die Warte teilte mit, [dass die Regenfälle anhalten] und warnte vor Glätte.",
        "Wenn jemand dem Wirt folgt, der erklärt hat, [nicht zahlen zu wollen], könnte es Ärger geben.",
        "Der Rat lobte den Entwurf, teilte jedoch mit, [es sei zu wenig Geld da].",
        "Tamm trat dem Vorwurf, [der Platz sei zu klein], mit Zahlen entgegen.",
        "Tamm betonte, [dass die Miete sinken müsse und der Hof einen Garten braucht].",
        # An infinitive that begins with a list, behind a bracket; a comma that is missing.
        "Im Juni wurde angeregt, [die Bäder in Lohne, Aurich und Jever zu schließen].",
        "Der Kreis hat beschlossen, [zusammen mit dem Verein Nordlicht (VNL) einen Film zu drehen].",
        "Holm hoffte [dass der Deich hält].",
        "Für Holm steht außer Frage, [dass der Deich hält].",
        # What a *wie* clause at the end reports is the whole sentence, and it belongs to no content in it.
        "Der Fahrer bemerkte, [dass es brannte], wie die Wehr mitteilte.",
        "Tamm meinte, [es sei so gekommen, wie er es gesagt hatte].",
        "[Das Werk (Kurs: 40 Euro) werde sparen], sagte Tamm.",
        # A verb behind so.
        "[Der Grund], so vermutet die Wehr, [ist ein Kabel].",
        "[In zwei Jahren], so schätzt Holm, [soll alles fertig sein].",
        "Holm sagte, [wer komme, der trage sich ein].",
        "[Eine Zahl sei falsch: Der Verein habe mehr], sagte Holm.",
        "Er warf ihr vor, [die Truppe schlechtzureden].",
        "Die Ministerin sagte: [Der Plan steht].",
        "Er sagte, [es gehe gut], so die Ministerin.",
        # An infinitive without a comma.
        "Die Stadt plant nun [den Weiher abzulassen].",
        "Nun erwägt die Stadt [die Brücke zu sperren].",
        "Die Ministerin bat die Herren [sitzen zu bleiben].",
        "Die Stadt hat zugesagt [die Brücke zu prüfen].",
        # What follows belongs to another.
        "[Die Stadt baut ein Haus, das allen offen steht], wie die Ministerin sagte.",
        "[Der Turm war marode], wie sein Vorsitzender sagte.",
        "Ein Bericht, wonach [der Plan steht], wurde dementiert.",
        "Die Ministerin sagte, [der Plan stehe] und ging nach Hause.",
        # Commas inside its first phrase: a list, an apposition, a date.
        "Holm sagte, [der Turm, das Tor und der Hof seien zu].",
        "[Der Turm, das Tor und der Hof seien zu], sagte Holm.",
        "Der Vorwurf, [der Turm und der Hof seien zu], wurde laut.",
        "[Der Täter, ein Mann aus Bonn, sei fort], sagte Holm.",
        "Die Behauptung, [der Turm, der neu ist, sei sicher], ist falsch.",
        "Holm sagte, [am Montag, dem 3. Mai, werde der Turm gesprengt].",
        "Holm sagte, [in Lohne, Aurich und Jever seien Züge ausgefallen].",
        "Holm sagte, [der Mann (34), ein Lehrer, sei fort].",
        "[Die Bahn brauche Geld für Türen, Tore und Höfe, also für alles], sagte Holm.",
        "[Nein, das Geld sei weg], sagte Holm.",
        "[Am Montag, dem 3. Mai, werde der Turm gesprengt], sagte Holm.",
        "Holm sagte am Montag, dem 3. Mai, [der Turm werde gesprengt].",
        # A modal that closes the perfect is not its finite verb.
        "Holm meinte, [der Turm hätte nie gebaut werden dürfen].",
        "Holm meinte, [der Turm werde gesprengt werden müssen].",
        # What a text says.
        "Weiter steht darin, [dass der Turm fällt].",
        "In dem Brief steht auch, [dass der Turm fällt].",
        # In front of the frame.
        "[Der Plan stehe], sagte die Ministerin.",
        "[Der Plan steht], teilte die Ministerin mit.",
        "[Der Plan, den die Stadt vorlegte, stehe], sagte die Ministerin.",
        "[Weil das Geld reiche, stehe der Plan], sagte die Ministerin.",
        "[Dass der Plan steht], bestätigte die Ministerin.",
        "KÖLN (dpa) – [Der Plan steht], sagte die Ministerin.",
        "[Ein Trauerspiel], fand die Ministerin.",
        "[Der Plan stehe], sagte die Ministerin und ging.",
        # With something in its front field that looks like the frame's, or like a content of its own.
        "Holm sagte, [um Geld zu sparen, müsse die Stadt das Bad schließen].",
        "Tamm sagte, [über den Versuch, den Bericht zu verhindern, sei er entsetzt].",
        "Wenn Holm ankündigt, [gegen den Plan zu stimmen], könnte es eng werden.",
        "Die Behauptung des Ministers, [der Deich, der seit Mai gesperrt ist, sei sicher], stieß auf Kritik.",
        "Sie schlug vor, [das seit Mai geschlossene Bad, das alte Haus und den Hof zu öffnen].",
        # What another says next is not; a form that may be subjunctive goes on.
        "Tamm sagte, [die Stadt zahle], doch Ministerin Vera Holm erklärte, davon nichts zu wissen.",
        "Tamm sagte, [die Stadt zahle und die Züge fielen aus].",
        "Tamm sagte, [die Stadt zahle und der Rat sollte das wissen].",
        "Tamm sagte, [man dürfe nicht so tun, als sei der Deich dicht].",
        "Tamm sagte, [dass die Stadt zahlt, der Rest soll vom Land kommen].",
        "Tamm sagte, [dass die Stadt zahlt], laut Holm soll sie klagen.",
        "Laut Tamm [soll die Stadt zahlen, der Rest soll vom Land kommen].",
        "Laut Tamm [zahlt die Stadt], der Rest soll vom Land kommen.",
        "Laut Tamm [zahlt die Stadt], was diese bestreitet.",
        "Laut Tamm [zahlt die Stadt, was der Umbau kostet].",
        "Laut Tamm [kamen hundert Leute], die Polizei spricht von zehn.",
        "Laut Polizei [kam der Mann und drohte den Gästen].",
        # A phrase inside a noun phrase.
        "Holm rügte [die] seiner Ansicht nach [zu hohen Preise für Milch].",
        "[Der] nach Ansicht der Opposition [viel zu teure Umbau] beginnt im Mai.",
        # A condition without a conjunction in front of what is said.
        "Holm sagte, [sollte er gewinnen, werde er feiern].",
        "Holm sagte, [sollte er gewinnen, dann sei alles gut].",
        "Die Bank drohte, [käme niemand, die Filiale zu schließen].",
        # A second participle that shares the auxiliary.
        "Holm hatte gesagt, [der Plan sei gut], und versprochen, ihn zu prüfen.",
        "Holm hatte gesagt, der Plan sei gut, und versprochen, [ihn zu prüfen].",
        "Die Stadt hat mitgeteilt, dass der Bau ruht, und die Leute aufgefordert, [Fenster zu schließen].",
        "Der Rat hat die Küche geprüft, den Rost gerügt und gefordert, [den Herd zu putzen].",
        "Tamm sagte, [er habe gelogen, aber nie gestohlen].",
        # A subject that looks like the end of the phrase in front of it.
        "[Am Kai liegen] laut Reederei [Schiffe aus Oslo, Bergen und Riga].",
        "[Am Kai wurde] laut Reederei Lund [getanzt].",
        "[Dort treffen sich] dem Vernehmen nach [laute Gruppen].",
        "Als wichtigste Aufgabe sah Tamm es an, [den Deich zu erhöhen].",
        "Tamm geht davon aus, [dass der Deich hält].",
        "Ein Brief liegt vor. Darin schreibt Tamm, [dass der Deich hält].",
        "[Es sei], fügte Tamm hinzu, [kein Fehler].",
        "[Man brauche], betonte die Rektorin, [mehr Lehrer und kleinere Klassen].",
        "[Es gebe], heißt es in dem Brief weiter, [keinerlei Anlass zur Sorge].",
        "[Er komme], sagte Holm, der Minister.",
        "[Nicht nur die Schule, auch der Hort sei betroffen], sagte Tamm.",
        "[Nicht der Preis, sondern die Frist sei das Problem], gab ein Sprecher zu Protokoll.",
        "Tamm zeigte sich zufrieden, warnte aber davor, [den Gegner zu unterschätzen].",
        "Tamm hofft auf den Mai: [Die Halle sei], wie sie sagte, [eine Zumutung].",
        "Tamm droht, [den Saal zu schließen].",
        # Behind a clause that an auxiliary closes; behind a place.
        "Da Tamm angekündigt hatte, [mit allen, auch mit den Bauern, reden zu wollen], blieb sie.",
        "Tamm verwies auf Lohne, [wo der Umbau gelungen sei].",
        # A threat has its comma.
        "Der Rat drohte dem Wirt, [die Steuer zu erhöhen].",
        # What a phrase takes with it.
        "[Der Herd lag] nach Angaben der Wehr [mehr als zehn Meter unter der Erde].",
        "[Alle gehen] laut einem Bericht [von einer Verzögerung des Baus aus].",
        "[Alle gehen] laut einem Bericht von Prüfern [weiter].",
        # What only says how somebody is called.
        "Tamm sagte für den Bund, wie er nun heißt, [der Plan sei gut].",
        # What follows an infinitive without a verb belongs to it, or to the frame.
        "Tamm lobte den Rat, [alle zu fragen], allerdings nicht laut.",
        "Tamm riet, [alle zu fragen, auch die Kinder].",
        "Tamm bat die Leute, [zu gehen] – die Hälfte davon Kinder.",
        # What one knows nothing about, and what the author adds.
        "Holm sagte, [es sei schwer, etwas darüber zu hören, was dort geschieht].",
        "Holm sagte, [es sei schwer, dort zu leben], was viele bestreiten.",
        # In front of a pointer, with quoted words at its end.
        "[Der Deich ist alt, und er ist morsch] – das zumindest meint Holm.",
        "[Es sei ein Fehler, „dass hier niemand wohnt“], erklärte Holm.",
        "[Der Saal sei klein], sagte Holm, [sein „Herz ist bei allen, die dort spielen“].",
        # Around it.
        "[Der Plan stehe], sagte Holm, [weder heute noch morgen].",
        "[Der Plan stehe], sagte Holm, schon auf der Treppe.",
        "[Der Plan stehe], sagte Holm, [„wirklich alles, was man sehen kann“].",
        "[Die Eltern seien gut], sagten die Lehrer, [„aber auch keine Engel“].",
        "[Der Plan] laut Ministerin [steht].",
        "[Die Brücke ist] nach Angaben der Stadt [marode].",
        # Attribution phrases.
        "[Die Preise seien hoch: Brot koste nun fünf Euro], so die Ministerin.",
        "Die Preise sind hoch: [Brot koste nun fünf Euro], so die Ministerin.",
        "Laut Ministerin [steht der Plan].",
        "Klare Worte: Laut Ministerin [steht der Plan].",
        "Der Plan ruht, [weil die Brücke] nach Angaben der Stadt [marode ist].",
        "[Der Plan steht], so die Ministerin.",
        "Wie die Ministerin sagte, [steht der Plan].",
        "Wie die Ministerin sagte, [sind es] laut Polizei [zehn Leute].",
        "Wie die Ministerin sagte, [sind es laut Polizei zehn Leute].",
        "[Der Plan steht], wie die Ministerin sagte.",
        "[Der Plan], wie die Ministerin sagte, [steht].",
        "Nach Recherchen des Senders [war der Damm nie dicht].",
        "Nach Zahlen des Amtes [sank der Umsatz].",
        "Nach Worten des Amtes [sank der Umsatz].",
        "Laut einem Artikel des Kuriers [steht das Haus leer].",
        "Nach Berechnungen der Bank [fehle Geld], hieß es beim Verband.",
        "Eine Studie liegt vor. Danach [sinkt der Verbrauch].",
        "So lautet der Titel einer Studie. Danach [sinkt der Verbrauch].",
        "Laut dem Vertrag [gehört das Haus der Stadt].",
        "Laut Tamm [hat es gebrannt, die Schäden seien groß].",
        # Behind a noun.
        "Sie äußerte die Hoffnung, [dass der Plan steht].",
        "Die Forderung der Bauern, [den Preis zu erhöhen], ist alt.",
        "Die Forderung des Chefs, Jan Lund, [den Preis zu erhöhen], ist alt.",
        "Der Vorwurf der Bauern, [man mache sich lustig], wurde laut.",
        "Tamm äußerte Zweifel daran, [ob die Brücke hält].",
    ],
)
def test_content(propose: Propose, marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    expected = " | ".join(part.split("]")[0] for part in marked.split("[")[1:])
    assert expected in contents(text, propose(text))


@pytest.mark.parametrize(
    "text",
    [
        "Der Sturm war stark, so dass Bäume umfielen.",
        "Ob er kommt, wollte sie nicht sagen.",
        "Ob er kommt, ließ sie offen.",
        "Die Wahl versprach Spannung, ging dann aber klar aus.",
        "Sie möchte den Streit beenden, warnt aber vor dem Rat.",
        "Sie suchte lange, fand dann eine Anstellung.",
        "RAG,SAG",
        "Sie möchte den Streit beenden, wollte davon aber nichts wissen.",
        "Es ist davon auszugehen, dass der Deich hält.",
        "Für den Deich ist klar, dass er hält.",
        "Damit steht für Holm fest, dass er absteigt.",
        "Der Umbau kam dadurch zustande, dass alle halfen.",
        "Der Grund liegt darin, dass alle halfen.",
        "Man merkt dem Wirt an, dass er müde ist.",
        "Der Kahn droht auseinanderzubrechen.",
        "Tamm lobte das Boot, das half, die Leute zu retten.",
        "Die Leute würden frieren, zudem sei es dunkel.",
        "Gemäß den Richtlinien der Stadt ist das verboten.",
        "Eine Stunde nach der Mitteilung war der Platz leer.",
        "Die Gäste suchten nach Worten.",
        "Er kam, ohne dass jemand ihn sah.",
        "Er baute um, um Geld zu sparen.",
        "Sie lachte, weil der Plan steht.",
        "Der Zug fuhr ab, die Gäste winkten.",
        "Wie geplant beginnt der Bau.",
        "Wie die Stadt das begründet, ist noch unklar.",
        "Nach einer Stunde war der Brand gelöscht.",
        "Laut Grundgesetz ist das verboten.",
        "Sie sang ein Lied aus einem Buch. Danach ging sie heim.",
        "Das Team scheint zu gewinnen.",
        "Es war glatt, so wurde die Brücke geschlossen.",
        "Das Werk verkaufte 30 Kähne, so viele wie noch nie.",
        "Erst nach langen Ermittlungen der Wehr war der Grund klar.",
        "Glauben Sie, dass das Geld reicht?",
        "Er versuchte, zu gehen, und sei es nur bis Bonn.",
        "„Das reicht“, sagte Reuter laut dem Sender.",
        "Laut dem Sender sagte Reuter: „Es reicht.“",
        "Es gibt viele Berichte nach der Flut.",
        "Gefragt nach dem Plan, antwortete die Ministerin nicht.",
        "Reuter lobte den Abgeordneten Tamm, empfahl ihm und der Partei: „Geht nach Hause.“",
        "Von Reuter auf den Plan angesprochen, antwortete die Ministerin nicht.",
    ],
)
def test_no_content(propose: Propose, text: str) -> None:
    assert contents(text, propose(text)) == []


@pytest.mark.parametrize(
    ("text", "served"),
    [
        ("Die Bahn meldet, die Strecke ist frei.", False),
        ("Die Bahn meldet Verluste, die Strecke ist frei.", True),
        ("Die Bahn geht von einem Defekt aus, die Strecke ist frei.", True),
        ("„Nein“, sagte der Wirt, dann ging das Tor zu.", True),
        ("Er sei müde, sagen zwei, die den Wirt gut kannten.", True),
    ],
)
def test_a_verb_with_its_object_needs_no_clause(propose: Propose, text: str, served: bool) -> None:
    found = [c for c in propose(text) if c.evidence[0].rule == "cue.verb-indicative"]
    assert served is not bool(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Kai hält der Flut stand, stellen Prüfer fest.", 1),
        ("Der Kai hält der Flut stand, heißt es.", 1),
        ("Jan Ohm, so heißt er, war lange krank.", 0),
        ("Der Kai hält der Flut stand, steht in dem Schreiben.", 1),
        ("Der Kai sei alt, steht darin.", 1),
        ("Der Kai ist zu, steht leer.", 0),
    ],
)
def test_a_verb_before_its_subject_tells(extractor: Extractor, text: str, found: int) -> None:
    assert len(extractor.extract(text).quotes) == found


def test_the_manner_of_what_is_reported_is_no_frame(propose: Propose) -> None:
    assert not any(
        c.evidence[0].rule == "phrase.wie" for c in propose("Sie schilderte, wie er das versprochen habe.")
    )
    assert not any(
        c.evidence[0].rule == "phrase.wie"
        for c in propose("Der Absatz sei gestiegen, wie die Zahlen zeigten.")
    )
    heard = propose("Auf dem Band ist zu hören, wie ein Mann um Hilfe ruft.")
    assert not any(c.evidence[0].rule == "phrase.wie" for c in heard)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Die Bahn korrigierte diese Angabe nach unten.", "phrase.nach"),
        ("Der Zug drohte samt Wagen in den Fluss zu stürzen.", "cue.verb-infinitive"),
        ("Laut Tamm hat es gebrannt, die Schäden seien groß.", "cue.verb-subjunctive"),
        ("Tamm sagte, dass es keine Forderung mehr gebe, zudem sei Geld da.", "cue.noun"),
        ("Es bleiben zwei Tage, das heißt der Montag und der Dienstag.", "cue.back-pointer"),
        ("Am Ende stand ein Amt, das mitteilte, was es tut.", "cue.back-pointer"),
    ],
)
def test_no_content_of_its_own(propose: Propose, text: str, rule: str) -> None:
    assert not any(c.evidence[0].rule == rule for c in propose(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In dem Brief steht, dass der Turm fällt.", 1),
        ("Dort steht auch, dass der Turm fällt.", 1),
        ("Der Turm steht in dem Ruf, dass er bald fällt.", 0),
        ("Der Wirt merkte an, dass er müde ist.", 1),
        ("Rau glaubt nicht, dass der Turm fällt.", 1),
        ("Rau rechnet nicht damit, dass der Turm fällt.", 1),
        ("Niemand glaubt, dass der Turm fällt.", 0),
        ("Die Polizei warnt: Der Turm fällt.", 1),
        ("Der Rat mahnte am Montag: Der Turm muss weg.", 1),
        ("Das Thermometer verrät: Es ist kalt.", 0),
        ("Der Rat wohnt hier: Der Turm ist alt.", 0),
        ("Ich glaube nicht, dass der Turm fällt.", 0),
        ("Für Rau ist klar: Der Turm fällt.", 1),
        ("Sie nannte es wichtig, dass der Turm fällt.", 1),
        ("Sie wertete es als Erfolg, dass der Turm fällt.", 1),
        ("Die Richterin will wissen, wer den Turm bezahlt hat.", 1),
        ("Die Wirtin fragt, warum der Turm fällt.", 1),
        ("Die Wirtin schilderte als Zeugin, wie der Turm fiel.", 1),
        ("Die Richterin entscheidet heute, ob der Turm fällt.", 0),
        ("Der Wirt kam zu der Einsicht, dass der Turm fällt.", 1),
    ],
)
def test_what_is_found_of_a_clause(extractor: Extractor, text: str, found: int) -> None:
    assert len(extractor.extract(text).quotes) == found


def test_a_reason_ends_before_an_utterance(propose: Propose) -> None:
    text = "Er lehnt ab, weil der Plan zu teuer sei: „Das zahlt niemand.“"
    assert "weil der Plan zu teuer sei" in contents(text, propose(text))


def test_what_the_source_would_like_is_the_authors(propose: Propose) -> None:
    text = "Eine Wirtin, die anonym bleiben möchte, lobte den Plan."
    assert not any(c.evidence[0].rule == "cue.dependent-subjunctive" for c in propose(text))
    text = "Es fehlt ein Gutachten, das helfen würde."
    assert not any(c.evidence[0].rule == "cue.dependent-subjunctive" for c in propose(text))
    text = "Der Verein erstattete Anzeige, da der Schaden groß sei."
    assert any(c.evidence[0].rule == "cue.dependent-subjunctive" for c in propose(text))
    text = "Eine Wirtin lobte den Plan, der allen helfe."
    assert any(c.evidence[0].rule == "cue.dependent-subjunctive" for c in propose(text))


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Der Rat bestätigte Berichte, wonach das Bad schließt.", "Der Rat bestätigte Berichte, wonach"),
        ("Ein Bericht, wonach das Bad schließt, ging um.", "Ein Bericht, wonach … , ging um"),
        ("Es liegt eine Studie vor, laut der das Geld reicht.", "Es liegt eine Studie vor, laut der"),
        ("Die Firma prüft Angaben eines Mannes, der sagt, dass es brennt.", "Die Firma prüft … sagt,"),
        ("Der Bau ruhe, so Holm, die auch sagte, dass es brennt.", "die auch sagte,"),
        ("Laut der Studie reicht das Geld.", "Laut der Studie"),
    ],
)
def test_a_relative_clause_is_part_of_a_longer_frame(propose: Propose, text: str, frame: str) -> None:
    frames = [" … ".join(s.of(text) for s in c.frame) for c in propose(text)]
    first, _, last = frame.partition(" … ")
    assert any(f == frame or (f.startswith(first) and f.endswith(last)) for f in frames)


@pytest.mark.parametrize(
    ("frame", "announced"),
    [
        ("Die Ministerin will sagen", True),
        ("Die Ministerin will nicht ausschließen", False),
        ("Die Ministerin kann nicht bestreiten", False),
        ("Von der Stadt kann nicht ausgeschlossen werden", True),
    ],
)
def test_who_will_not_deny_something_says_it(propose: Propose, frame: str, announced: bool) -> None:
    (found,) = propose(f"{frame}, dass die Steuer steigt.")
    assert ("cue-modal" in found.features) is announced


@pytest.mark.parametrize(
    ("frame", "name"),
    [
        ("Rätin Ina Kern wollte schlichten:", "Ina Kern"),
        ("Ina Kern kann das nicht nachvollziehen:", "Ina Kern"),
        ("Rätin Ina Kern ließ sich nicht beirren:", "Ina Kern"),
        ("Das half alles nichts:", "Bodo Rust"),
        ("Ina Kern soll das Geld verteilen:", "Bodo Rust"),
    ],
)
def test_a_colon_gives_the_floor_to_who_is_told_of(extractor: Extractor, frame: str, name: str) -> None:
    text = f"Bodo Rust sagte, der Damm sei dicht. {frame} Der Deich sei alt."
    found = extractor.extract(text).quotes[-1]
    assert found.text == "Der Deich sei alt"
    assert found.speaker is not None
    assert found.speaker.name == name


@pytest.mark.parametrize("frame", ["Die Zahl überrascht:", "Der Preis steigt:"])
def test_a_thing_says_nothing(extractor: Extractor, frame: str) -> None:
    quotes = extractor.extract(f"„Es wird teuer“, sagte Ina Kern. {frame} Es seien 80 Euro.").quotes
    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Ina Kern", "Ina Kern"]


def test_a_question_before_an_utterance_reports_nothing_around_it(extractor: Extractor) -> None:
    quotes = extractor.extract("Der Zeuge sagte aus, er habe gehört, wie jemand rief: „Feuer!“").quotes
    assert [quote.text for quote in quotes] == ["er habe gehört, wie jemand rief", "Feuer!"]
