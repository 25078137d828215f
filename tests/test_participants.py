"""Who speaks and who is spoken to, as words of the frame."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import quoteattr
from quoteattr.detect.addressees import addressee
from quoteattr.detect.candidate import Phrase
from quoteattr.detect.participants import subject
from quoteattr.detect.view import View

Read = Callable[[str], tuple[View, ...]]


def cue_clause(view: View) -> int:
    """The last clause with a reporting verb that is not itself reported."""
    cues = [n for n, p in enumerate(view.predicates) if p is not None and p.is_cue and p.strength >= 0.5]
    return cues[-1] if cues else 0


def words(view: View, phrase: Phrase | None) -> str | None:
    return None if phrase is None else view.span(phrase.first, phrase.last).of(view.text)


@pytest.mark.parametrize(
    ("text", "who", "role"),
    [
        ("Die Ministerin sagte, es reiche.", "Die Ministerin", "subject"),
        ("Am Montag sagte die Ministerin, es reiche.", "die Ministerin", "subject"),
        ("Dem Kurier sagte der Minister, es reiche.", "der Minister", "subject"),
        ("Sie sagte, es reiche.", "Sie", "subject"),
        ("Sie sagte Reuter, es reiche.", "Sie", "subject"),
        ("Gestern hat sie Reuter gesagt, es reiche.", "sie", "subject"),
        ("Im Vereinsheft steht, es reiche.", "Vereinsheft", "document"),
        ("Auf dem Schild steht, es reiche.", "dem Schild", "document"),
        ("In der Broschüre ist zu lesen, es reiche.", "der Broschüre", "document"),
        ("Auf der Homepage ist nachzulesen, es reiche.", "der Homepage", "document"),
        ("Auf dem Band ist Reuter zu hören, es reiche.", "Reuter", "subject"),
        ("Hanna Reuter (SPD) sagte, es reiche.", "Hanna Reuter (SPD)", "subject"),
        ("Das reiche, sagte Brandschützer Jan Reuter.", "Brandschützer Jan Reuter", "subject"),
        ("Der Trainer, Karl Moor, sagte, es reiche.", "Der Trainer, Karl Moor", "subject"),
        ("Der Minister, der krank war, sagte, es reiche.", "Der Minister", "subject"),
        ("Der Sprecher der Polizei in Köln sagte, es reiche.", "Der Sprecher der Polizei in Köln", "subject"),
        ("Das Stück, so verspricht es das Heft, sei kurz.", "das Heft", "subject"),
        # The subject of the clause before.
        (
            "Die Ministerin hat gesagt, der Plan sei gut, und versprochen, zu gehen.",
            "Die Ministerin",
            "subject",
        ),
        ("Der Minister lobte den Plan und kündigte an, dass er komme.", "Der Minister", "subject"),
        # Passive.
        ("Von der Polizei wurde mitgeteilt, es reiche.", "der Polizei", "agent"),
        ("Es wurde mitgeteilt, es reiche.", None, None),
        ("Gestern wurde die Stadt vom Mieterverband aufgefordert, zu zahlen.", "Mieterverband", "agent"),
        ("Gestern wurde eine Sprecherin von Nordbau aufgefordert, zu zahlen.", None, None),
        ("In den Medien wurde behauptet, es reiche.", "den Medien", "document"),
        ("Vonseiten der Klinik wurde mitgeteilt, es reiche.", "der Klinik", "agent"),
        # For whom something is certain.
        ("Für Trainer Karl Moor steht fest, dass es reicht.", "Trainer Karl Moor", "agent"),
        ("Klar ist für die Stadt, dass es reicht.", "die Stadt", "agent"),
        ("Für den Bau ist klar, dass es reicht.", None, None),
        # From whom something comes.
        ("Kritik kam von der Bahn: Es reiche nicht.", "der Bahn", "agent"),
        ("Lob gab es aus dem Rat: Es reiche.", "dem Rat", "agent"),
        ("Der Chef kam aus der Bahn.", "Der Chef", "subject"),
        # What is spoken of and by which words are no agents.
        ("Von Mängeln wurde berichtet.", None, None),
        ("Von der Polizei wurde berichtet, es reiche.", "der Polizei", "agent"),
        ("In diesem wurde gefordert, dass der Chef geht.", "diesem", "document"),
        ("In der Zeitung wurde durch die Bemerkung behauptet, es reiche.", "der Zeitung", "document"),
        # How many are counted does not say it.
        ("Die Zahl der Gäste beziffert die Agentur auf neun.", "die Agentur", "subject"),
        # Whoever is quoted, not the outlet that quotes.
        ("Der „Moorbote“ zitierte eine Beraterin mit den Worten, es reiche.", "eine Beraterin", "object"),
        ("Gestern zitierte der „Moorbote“ den Wirt mit den Worten, es reiche.", "den Wirt", "object"),
        # Nobody.
        ("Es heißt, der Chef gehe.", None, None),
        ("Man sagt, der Chef gehe.", None, None),
        ("In Kiel hieß es, der Chef gehe.", None, None),
        ("Aus Kiel hieß es, der Chef gehe.", "Kiel", "document"),
        # A relative pronoun, and the conjunct behind it.
        ("Die Zeugin, die am Montag aussagte, dass es reiche, schwieg.", "die", "relative"),
        # Neither dative nor object in front, nor a pointing pronoun.
        ("Der Verwaltung schlug er vor, dass sie komme.", "er", "subject"),
        ("Die Winzer warnte sie, es reiche.", "sie", "subject"),
        ("Dies bestätigte der Vorstand.", "der Vorstand", "subject"),
        ("Das teilte die Bahn mit.", "die Bahn", "subject"),
        ("Zudem wirft die Opposition der Stadt vor, sie schlafe.", "die Opposition", "subject"),
        ("Zudem wirft ihr der Sprecher der Stadt vor, sie schlafe.", "der Sprecher der Stadt", "subject"),
        ("Zudem wirft der Sprecher der Stadt dem Rat vor, er schlafe.", "der Sprecher der Stadt", "subject"),
        ("Ende Januar verkündete der Verband, es reiche.", "der Verband", "subject"),
        ("Das Ende verkündete der Verband.", "der Verband", "subject"),
        ("Dem Kurier sagte der Abgeordnete, es reiche.", "der Abgeordnete", "subject"),
        ("Reuter lobte den Plan und forderte die Stadt auf, zu handeln.", "Reuter", "subject"),
        (
            "Die Ministerin sagte, Reuter sei krank, und forderte die Stadt auf, zu handeln.",
            "Die Ministerin",
            None,
        ),
        ("Es gibt einen Verband, der die Regel kritisiert.", "der", "relative"),
        ("Es gibt eine Regel, die der Verband kritisiert.", "der Verband", "subject"),
        # All that belongs to it.
        (
            "Eva Lund, eine Biologin vom Institut sagte, es reiche.",
            "Eva Lund, eine Biologin vom Institut",
            "subject",
        ),
        ("Einer der Fahrer sagte, es reiche.", "Einer der Fahrer", "subject"),
        (
            "Die Chefin des Amts in Kiel, Eva Lund, sagte, es reiche.",
            "Die Chefin des Amts in Kiel, Eva Lund",
            "subject",
        ),
        # Documents.
        ("In der Studie wurde behauptet, es reiche.", "der Studie", "document"),
        ("Auf dem Parteitag hieß es, der Chef gehe.", None, None),
        ("Bei der Bahn hieß es, der Chef gehe.", "der Bahn", "document"),
        ("Von Seiten der Bahn hieß es, der Chef gehe.", "der Bahn", "document"),
        ("So formuliert es die Bahn: Der Chef gehe.", "die Bahn", "subject"),
        ("Aus Kreisen der Bank verlautete, es reiche.", "Kreisen der Bank", "document"),
        ("Im Mai wurde behauptet, es reiche.", None, None),
        ("In dem Bericht heißt es, der Chef gehe.", "dem Bericht", "document"),
        ("Sie griff die Presse auf, in der es heißt, der Chef gehe.", "die Presse", "document"),
        ("In dem Bericht war davon die Rede, dass der Chef gehe.", "dem Bericht", "document"),
    ],
)
def test_who_speaks(read: Read, text: str, who: str | None, role: str | None) -> None:
    (view,) = read(text)
    number = cue_clause(view)
    predicate = view.predicates[number]
    assert predicate is not None
    found = subject(view, predicate)
    assert words(view, found) == who
    assert role is None or (found is not None and found.role == role)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Die Polizei kündigte Kontrollen an.", None),
        ("Die Polizei drohte Betrieben mit Kontrollen.", "Betrieben"),
        ("Der Sprecher sagte der Zeitung, es reiche.", "der Zeitung"),
        ("Sie sagte ihm, es reiche.", "ihm"),
        ("Gestern sagte Reuter der taz, es reiche.", "der taz"),
        ("Gestern sagte Reuter Journalisten, es reiche.", "Journalisten"),
        ("Gestern sagte Jan Reuter CNN, es reiche.", "CNN"),
        ("Gegenüber dem Kurier sagte Reuter, es reiche.", "dem Kurier"),
        ("Reuter sagte dem Kurier gegenüber, es reiche.", "dem Kurier"),
        ("Reuter sagte zu Journalisten, es reiche.", "Journalisten"),
        ("Vor Journalisten sagte Reuter, es reiche.", "Journalisten"),
        ("Reuter warf der Stadt vor, sie schlafe.", "der Stadt"),
        ("Zudem warf die Opposition der Stadt vor, sie schlafe.", "der Stadt"),
        ("Er forderte die Stadt auf, den Bau zu stoppen.", "die Stadt"),
        ("Der Stadt wurde vorgeworfen, sie schlafe.", "Der Stadt"),
        ("Die Bank versprach den Kunden am Dienstag, zu helfen.", "den Kunden"),
        ("Er bat sie, abzureisen.", "sie"),
        ("Er appellierte an die Regierung, zu helfen.", "die Regierung"),
        ("Vom Rat verlangte sie, zu helfen.", "Rat"),
        ("Im Gespräch mit der Ministerin sagte Reuter, es reiche.", "der Ministerin"),
        ("In einem Brief an den Rat schrieb Reuter, es reiche.", "den Rat"),
        ("Der Admiral erteilte der Besatzung den Befehl, zu gehen.", "der Besatzung"),
        ("Mietern wurde geraten, zu gehen.", "Mietern"),
        ("Die Stadt wurde von der Bahn aufgefordert, zu zahlen.", "Die Stadt"),
        ("An die Gäste gewandt sagte Reuter, es reiche.", "die Gäste"),
        ("Am Montag rief der Bund, eine Initiative aus Kiel, alle Gärtner auf, zu warten.", "alle Gärtner"),
        # Nobody.
        ("Reuter hat anlässlich der Eröffnung erklärt, es reiche.", None),
        ("Der Wirt sagte gegenüber dem Bahnhof, es reiche.", None),
        ("Sie sagte auf ihrer Seite, früher Nordfunk, es reiche.", None),
        ("Sie sagte, es reiche.", None),
        ("Reuter sagte am Montag in Bremen, es reiche.", None),
        ("Reuter sagte zu Richterin Anna Pichler, es reiche.", "Richterin Anna Pichler"),
        ("Reuter sagte zu den Nachbarn, es reiche.", "den Nachbarn"),
        ("Reuter sagte zu dem Thema, es reiche.", None),
        ("Reuter sagte nach dem Spiel, es reiche.", None),
    ],
)
def test_who_is_spoken_to(read: Read, text: str, whom: str | None) -> None:
    (view,) = read(text)
    number = cue_clause(view)
    predicate = view.predicates[number]
    assert predicate is not None
    source = subject(view, predicate)
    assert words(view, addressee(view, predicate, source)) == whom


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Somebody reacts to what somebody else says; without a name for that, it is what he denies.
        ("Auch lehnte Eva Lund den Vorschlag von Minister Jan Moor ab, den Bau zu stoppen.", "Jan Moor"),
        ("Eva Lund wies den Vorwurf des Verbandes zurück, sie habe gelogen.", "Verband"),
        ("Eva Lund wies den Vorwurf zurück, sie habe gelogen.", "Eva Lund"),
        ("Die Gäste sind müde. Die Bahn begegnet dem Ärger mit dem Argument, der Tunnel sei neu.", "Bahn"),
        # A verb between the two.
        ("Trotz der Mängel, die gerügt worden waren, plant die Bahn, den Bau zu öffnen.", "Bahn"),
        # No attribution, but a comparison.
        ("Der Rat sieht das als Sieg, wie er von den Wirten gefordert wurde.", None),
        # Who is told is no part of the source.
        ("Der Plan steht, wie ein Bahn-Sprecher dieser Zeitung gegenüber bestätigte.", "Bahn-Sprecher"),
        ("Der Plan stehe, sagte ein Redakteur dieser Zeitung.", "Redakteur dieser Zeitung"),
        # What is announced behind a phrase, by a verb that reports nothing.
        ("Nach Angaben der Bahn haben alle Gäste reagiert: „Es gab Fragen.“", "Bahn"),
        ("Nach Angaben der Bahn sagte der Gast Jan Moor: „Es gab Fragen.“", "Jan Moor"),
        # Nobody in particular.
        ("Jan Moor verzichtet auf das Amt. Dem Vernehmen nach soll er noch bis Mai bleiben.", None),
        # The reporter goes on.
        ("Eva Lund äußerte sich am Abend. Die Fristen seien klar: „Ab Mai gilt die Regel.“", "Eva Lund"),
        (
            "Eva Lund äußerte sich am Abend. Außerdem habe der Sender ihm „eine große Bühne“ gegeben.",
            "Eva Lund",
        ),
    ],
)
def test_whose_words_they_are(extractor: quoteattr.Extractor, text: str, name: str | None) -> None:
    names = {q.speaker.name if q.speaker else None for q in extractor.extract(text).quotes[-1:]}
    assert names <= {name} if name is None else names == {name}
