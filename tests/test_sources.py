"""One small test for each way in which a source gets its name. There is no parser: tags alone have to do."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

import quoteattr
from quoteattr import Extractor, extract
from quoteattr.cues import lexicon
from quoteattr.detect import make_views
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.known_people import KnownPerson, who_is
from quoteattr.marks import find_pairs
from quoteattr.quote import QuoteKind, Resolution, Span, SpeakerKind
from quoteattr.segment import segment
from quoteattr.sources import resolve
from quoteattr.sources.canonical import in_nominative
from quoteattr.syntax.analyse import Cut, analyse_batch
from quoteattr.syntax.tagger import Tagger
from quoteattr.words.declension import strip_genitive, strong
from quoteattr.words.names import country_of_adjective, first_name_gender, parties_of, place_of
from quoteattr.words.nouns import head_of, role_of, statement_of

if TYPE_CHECKING:
    from quoteattr.detect.view import View
    from quoteattr.known_people import KnownPeople
    from quoteattr.quote import Speaker
    from quoteattr.sources.resolve import Outlets


@cache
def tagger() -> Tagger:
    return Tagger()


def sentences(text: str) -> tuple[View, ...]:
    """The sentences of *text* as the detecting rules see them."""
    pairs = find_pairs(text)
    (found,) = analyse_batch([Cut(text, segment(text, pairs), pairs)], tagger(), None)
    return make_views(text, found, pairs, lexicon.load())


def phrase(found: tuple[View, ...], text: str, words: str, role: str, *, last: bool = True) -> Phrase:
    """The phrase that *words* make in *text*, at their last place; its first noun is the head."""
    start = text.rindex(words) if last else text.index(words)
    end = start + len(words)
    for sentence in (view.sentence for view in found):
        inside = [i for i, t in enumerate(sentence.tokens) if start <= t.start and t.end <= end]
        if inside:
            nouns = [i for i in inside if sentence.tokens[i].tag in ("NN", "NE", "PRELS", "PPER")]
            return Phrase(sentence.index, inside[0], inside[-1], (nouns or inside)[0], role)
    raise AssertionError(f"{words!r} is not in the text")


def speaker(
    text: str,
    words: str,
    role: str = "subject",
    *,
    outlets: Outlets | None = None,
    known_people: KnownPeople | None = None,
) -> Speaker | None:
    """Who is meant by *words* as the source of a quotation in the sentence where they stand last."""
    found = sentences(text)
    source = phrase(found, text, words, role)
    here = found[source.sentence].sentence
    candidate = Candidate(
        QuoteKind.INDIRECT,
        (Span(here.start, here.start),),
        source.sentence,
        source.sentence,
        source=source,
        frame=(Span(here.start, here.end),),
    )
    return resolve(text, found, [candidate], outlets=outlets, known_people=who_is(known_people))[0].speaker


def name(text: str, words: str, role: str = "subject") -> str | None:
    """The name of :func:`speaker`."""
    found = speaker(text, words, role)
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Nordhafen-Chef Jakob Brinkmann (52) kam. Später ging Brinkmann.", "Brinkmann", "Jakob Brinkmann"),
        ("Prof. Dr. Ursula Hagedorn sagte ab.", "Prof. Dr. Ursula Hagedorn", "Ursula Hagedorn"),
        ("Friederike von der Aue kam. Später sprach von der Aue.", "von der Aue", "Friederike von der Aue"),
        ("Anke Meyer-Lindhorst ging. Das sagte Meyer-Lindhorst.", "Meyer-Lindhorst", "Anke Meyer-Lindhorst"),
        ("Thomas Reimann und Petra Reimann kamen. Frau Reimann sprach.", "Frau Reimann", "Petra Reimann"),
        ("Sabrina K. (34) schweigt nicht. Später sprach K.", "K", "Sabrina K."),
        ("Forscher Ragnar Holt kam. Später sprach Forscher Ragnar Holt.", "Ragnar Holt", "Ragnar Holt"),
        ("König Albert III. kam. Der Monarch sprach.", "Der Monarch", "Albert III."),
        ("Die Meinung Brinkmanns zählt. Jakob Brinkmann sprach.", "Brinkmann", "Jakob Brinkmann"),
    ],
)
def test_a_person_is_called_by_the_longest_name(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Sprecherin Carla Behn kam. Die Sprecherin sprach.", "Die Sprecherin", "Carla Behn"),
        ("Tonwerk-Gründer Felix Arndt ging. Der Tonwerk-Chef sprach.", "Der Tonwerk-Chef", "Felix Arndt"),
        ("Der Maler Jost Hollender (72) kam. Der 72-Jährige sprach.", "Der 72-Jährige", "Jost Hollender"),
        ("Tanja Weiß (SPD) kam. Die SPD-Politikerin sprach.", "Die SPD-Politikerin", "Tanja Weiß"),
        ("Tanja Weiß (SPD) kam. Die Sozialdemokratin sprach.", "Die Sozialdemokratin", "Tanja Weiß"),
        ("Außenministerin Gerda Lorenz kam. Die Ministerin sprach.", "Die Ministerin", "Gerda Lorenz"),
        (
            "Reinhold Kast, Geschäftsführer des Verbandes, kam. Der Geschäftsführer sprach.",
            "Der Geschäftsführer",
            "Reinhold Kast",
        ),
        (
            "Silke Brandt ist Bürgermeisterin von Altmühl. Die Bürgermeisterin sprach.",
            "Die Bürgermeisterin",
            "Silke Brandt",
        ),
        ("SPD-Kollege Jörn Hanke kam. Der Sozialdemokrat sprach.", "Der Sozialdemokrat", "Jörn Hanke"),
        ("Kammerpräsident Ludwig Frey kam. Der Internist sprach.", "Der Internist", "Ludwig Frey"),
        (
            "Landeshauptmann Ernst Kolb (SPÖ) ging. Es schneite. Landesrat Uwe Lind kam. Der SPÖ-Politiker sprach.",
            "Der SPÖ-Politiker",
            "Uwe Lind",
        ),
        ("Bezirksrat Uwe Kolb kam. Der Imker sprach.", "Der Imker", "Uwe Kolb"),
        (
            "Bürgermeisterin Vera Kolb kam. Die Verwaltungschefin sprach.",
            "Die Verwaltungschefin",
            "Vera Kolb",
        ),
        ("Vera Kolb ist die erste Frau im Amt. Die Intendantin sprach.", "Die Intendantin", "Vera Kolb"),
        ("Trainer Uwe Kolb kam. Der frühere Torwart sprach.", "Der frühere Torwart", "Uwe Kolb"),
        ("Torwart Uwe Kolb hielt. Der Schlussmann sprach.", "Der Schlussmann", "Uwe Kolb"),
    ],
)
def test_a_description_means_whom_the_text_introduced_so(text: str, words: str, wanted: str) -> None:
    found = speaker(text, words)
    assert found is not None
    assert (found.name, found.resolution) == (wanted, Resolution.DESCRIPTION)


def test_another_office_is_somebody_else() -> None:
    text = "Verkehrsminister Olaf Petersen schweigt. Der Umweltminister sprach."
    assert name(text, "Der Umweltminister") == "Umweltminister"


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Trainer Uwe Kolb wechselte. Der Stürmer sprach.", "Der Stürmer", "Stürmer"),
        ("Der Angeklagte Uwe Kolb schwieg. Der Verteidiger sprach.", "Der Verteidiger", "Verteidiger"),
        ("Ratsherr Uwe Kolb sah das Feuer. Der Eigentümer sprach.", "Der Eigentümer", "Eigentümer"),
        ("Ratsherr Uwe Kolb kam. Kolbs Anwalt sprach.", "Kolbs Anwalt", "Kolbs Anwalt"),
    ],
)
def test_what_excludes_or_belongs_is_somebody_else(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


def test_of_two_with_one_surname_the_last_subject_is_meant() -> None:
    text = "Stürmer Jan Petersen traf. Sportchef Marc Petersen kam und lobte ihn. Später sprach Petersen."
    assert name(text, "Petersen") == "Marc Petersen"


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Es brenne, sagte eine Sprecherin der dpa.", "eine Sprecherin der dpa", "Sprecherin"),
        (
            "Es brenne, sagte ein Sprecher des Senders der Austria Presse Agentur.",
            "ein Sprecher des Senders",
            "Sprecher des Senders",
        ),
        ("Es brenne, sagte ein Reporter der dpa.", "ein Reporter der dpa", "Reporter der dpa"),
    ],
)
def test_an_agency_is_told(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "Laut einer Studie der Universität Ulmbach regnet es.",
            "einer Studie der Universität Ulmbach",
            "Universität Ulmbach",
        ),
        ("Laut einer Studie für den Bund regnet es.", "einer Studie für den Bund", "Studie für den Bund"),
        (
            "Die Eschlauer Händlergemeinschaft sprach.",
            "Die Eschlauer Händlergemeinschaft",
            "Eschlauer Händlergemeinschaft",
        ),
        ("Der Betriebsrat sprach. Jan Ohm schwieg.", "Der Betriebsrat", "Betriebsrat"),
        ("Betriebsrat Jan Ohm sprach.", "Betriebsrat Jan Ohm", "Jan Ohm"),
        ("Ein Versicherter sprach.", "Ein Versicherter", "Versicherter"),
    ],
)
def test_under_which_name(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


def test_an_agency_in_a_dateline_is_not_the_town() -> None:
    (quote,) = quoteattr.extract("Köln (dpa) - Es regnet. Wie die dpa erfuhr, kommt der Zug später.")
    assert quote.speaker is not None
    assert quote.speaker.name == "dpa"


def test_ones_own_words_are_no_name() -> None:
    assert name("Es war nach eigenem Bekunden so.", "eigenem Bekunden", "possessive") is None


def test_a_woman_is_not_called_by_a_masculine_noun() -> None:
    assert name("Ministerin Gerda Lorenz schweigt. Der Minister sprach.", "Der Minister") == "Minister"


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Der Deutsche Kanuverband (DKV) kam. Der DKV sprach.", "Der DKV", "Deutscher Kanuverband"),
        ("Der Autozulieferer Vantec wächst. Der Konzern sprach.", "Der Konzern", "Vantec"),
        (
            "Kollegen in den USA halfen. Die irische Aufsichtsbehörde sprach.",
            "Die irische Aufsichtsbehörde",
            "Irische Aufsichtsbehörde",
        ),
        (
            "Die Bahntochter Railona zahlt. Das Unternehmen sprach. Es regnet. Es ist kalt. "
            "Es schneit. Der Hersteller Altmark schweigt.",
            "Das Unternehmen",
            "Railona",
        ),
        (
            "Die Bundespolizei kam. Später sprachen Polizei und Staatsanwaltschaft Hagen.",
            "Polizei und Staatsanwaltschaft Hagen",
            "Polizei und Staatsanwaltschaft Hagen",
        ),
        (
            "Das Bundesamt für Seenotrettung half. Die Behörde sprach.",
            "Die Behörde",
            "Bundesamt für Seenotrettung",
        ),
        ("Das Weiße Haus schwieg.", "Das Weiße Haus", "Weißes Haus"),
        (
            "Dem Europäischen Gerichtshof fehlt Geld.",
            "Dem Europäischen Gerichtshof",
            "Europäischer Gerichtshof",
        ),
        ("Die Polizei Recklinghausen schwieg.", "Die Polizei Recklinghausen", "Polizei Recklinghausen"),
        ("Solaris-Chefin Nina Roth kam. Solaris klagt. Roths Firma sprach.", "Roths Firma", "Solaris"),
        ("Die Grünen schwiegen.", "Die Grünen", "Grüne"),
        ("Der Bund der Imker klagt. Der Verband sprach.", "Der Verband", "Bund der Imker"),
        ("Der Bund klagt. Der Verband sprach.", "Der Verband", "Verband"),
    ],
)
def test_bodies(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Nach Angaben der Polizei ist er tot.", "Angaben der Polizei", "Polizei"),
        ("Polizeiangaben zufolge ist er tot.", "Polizeiangaben", "Polizei"),
        ("Nach Unternehmensangaben ist er tot.", "Unternehmensangaben", "Unternehmen"),
        ("Nach Krankenhausangaben ist er tot.", "Krankenhausangaben", "Krankenhaus"),
        ("Nach Ansicht von Jakob Brinkmann reicht das.", "Ansicht von Jakob Brinkmann", "Jakob Brinkmann"),
        ("Nach Brinkmanns Angaben kam Jakob Brinkmann zu spät.", "Brinkmanns Angaben", "Jakob Brinkmann"),
        ("Trainer Marcel Kunz hofft. Seiner Ansicht nach reicht das.", "Seiner Ansicht", "Marcel Kunz"),
        ("Nach eigenen Angaben besitzt Otto Lamm drei Bilder.", "eigenen Angaben", "Otto Lamm"),
        ("Nach offiziellen Angaben ist er tot.", "offiziellen Angaben", "Offizielle Angaben"),
        (
            "Einem Bericht der „Küstenzeitung“ zufolge ist er tot.",
            "Bericht der „Küstenzeitung“",
            "Küstenzeitung",
        ),
        ("Medienberichten zufolge ist er tot.", "Medienberichten", "Medienberichte"),
        ("Nach dem Willen der Grünen soll er gehen.", "dem Willen der Grünen", "Grüne"),
        ("Nach „Kurier“-Informationen ist er tot.", "„Kurier“-Informationen", "Kurier"),
    ],
)
def test_statements_belong_to_their_holder(text: str, words: str, wanted: str) -> None:
    assert name(text, words, "adposition") == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "Das Amt für Jagd und Fischerei sprach.",
            "Das Amt für Jagd und Fischerei",
            "Amt für Jagd und Fischerei",
        ),
        (
            "Das Institut für Arbeitsmarkt- und Berufsforschung sprach.",
            "Das Institut für Arbeitsmarkt- und Berufsforschung",
            "Institut für Arbeitsmarkt- und Berufsforschung",
        ),
        (
            "Auf der A7 erhob die Staatsanwaltschaft Anklage. Die Behörde sprach.",
            "Die Behörde",
            "Staatsanwaltschaft",
        ),
        ("Der Bund zahlt. Der Verband der Winzer sprach.", "Der Verband der Winzer", "Verband der Winzer"),
        ("Der Mieterbund zahlt. Der Verband sprach.", "Der Verband", "Mieterbund"),
        ("Präsident Frank-Walter Lorenz kam. Dann sprach Lorenz.", "Lorenz", "Frank-Walter Lorenz"),
        (
            "Ihre Gastgeberin, die Komikerin Gerda Lorenz, sprach.",
            "Ihre Gastgeberin, die Komikerin Gerda Lorenz",
            "Gerda Lorenz",
        ),
    ],
)
def test_bodies_and_names_that_were_cut_or_mixed_up(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Jakob Brinkmann traf Sven Torn. Dann sprach er.", "er", "Jakob Brinkmann"),
        ("Paul Ziegler und Gerda Lorenz kamen. Dann sprach sie.", "sie", "Gerda Lorenz"),
        ("Die Eltern klagen. Sie sagten das.", "Sie", "Eltern"),
        ("Die Gewerkschaft Bahn streikt. Sie sprach von Betrug.", "Sie", "Bahn"),
        ("Die Reporterin fragte Anton Wirth. Dieser sprach.", "Dieser", "Anton Wirth"),
        ("Marcel Kunz lobte Anton Wirth. Dieser sprach.", "Dieser", "Anton Wirth"),
        ("Auf X klagte die Ärztin. Dann sprach sie.", "sie", "Ärztin"),
        ("Er wollte mit Jan Peters reden. Dann sprach dieser.", "dieser", "Jan Peters"),
        ("Die CDU will Akten der Staatsanwaltschaft. Diese sprach.", "Diese", "Staatsanwaltschaft"),
    ],
)
def test_pronouns(text: str, words: str, wanted: str) -> None:
    found = speaker(text, words)
    assert found is not None
    assert (found.name.split()[-1], found.resolution) == (wanted.split()[-1], Resolution.PRONOUN)


def test_a_relative_pronoun_means_its_antecedent_and_stays_the_mention() -> None:
    text = "Am Tisch saß die Anwältin Doris Klee, die sagte, er sei frei."
    found = sentences(text)
    source = phrase(found, text, "die", "relative")
    candidate = Candidate(QuoteKind.INDIRECT, (Span(50, 60),), 0, 0, source=source)
    who = resolve(text, found, [candidate])[0].speaker
    assert who is not None
    assert who.mention is not None
    assert (who.name, who.mention.text) == ("Doris Klee", "die")


def test_a_pronoun_without_anybody_is_nobody() -> None:
    assert speaker("Dann sprach er.", "er") is None


def test_ties_lower_the_probability() -> None:
    clear = "Jakob Brinkmann kam. Dann sprach er."
    tied = "Jakob Brinkmann und Sven Torn kamen. Dann sprach er."
    probabilities = []
    for text in (clear, tied):
        found = sentences(text)
        candidate = Candidate(
            QuoteKind.INDIRECT,
            (Span(len(text) - 1, len(text)),),
            1,
            1,
            source=phrase(found, text, "er", "subject"),
        )
        probabilities.append(resolve(text, found, [candidate])[0].probability)
    assert probabilities[0] > probabilities[1]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Laut Landrat Brunner, der neu ist, regnet es.", "Landrat Brunner"),
        ("Reinhold Kast, Chef des Verbandes, sagte, es reiche.", "Reinhold Kast, Chef des Verbandes"),
        ("Der Chef der Wache, Holger Tamm, sagte, es reiche.", "Der Chef der Wache, Holger Tamm"),
        ("Michael Strobel (CDU) sagte, es reiche.", "Michael Strobel (CDU)"),
    ],
)
def test_the_mention_has_apposition_and_party_but_no_relative_clause(text: str, mention: str) -> None:
    found = extract(text)[0].speaker
    assert found is not None
    assert found.mention is not None
    assert found.mention.text == mention


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Jakob Brinkmann sprach.", "Jakob Brinkmann", SpeakerKind.PERSON),
        ("Das Innenministerium sprach.", "Das Innenministerium", SpeakerKind.ORGANISATION),
        ("Beobachter sprachen davon.", "Beobachter", SpeakerKind.GROUP),
        ("Die Studie sagt das.", "Die Studie", SpeakerKind.DOCUMENT),
        ("Die Zeitung Nordlicht schrieb das.", "Die Zeitung Nordlicht", SpeakerKind.OUTLET),
        ("Frankreich sprach dagegen.", "Frankreich", SpeakerKind.ORGANISATION),
    ],
)
def test_kinds(text: str, words: str, kind: SpeakerKind) -> None:
    found = speaker(text, words)
    assert found is not None
    assert found.kind is kind


def test_a_paper_that_no_table_knows() -> None:
    found = speaker("Laut „Lauenfelder Kurier“ ist er tot.", "„Lauenfelder Kurier“", "adposition")
    assert found is not None
    assert (found.name, found.kind) == ("Lauenfelder Kurier", SpeakerKind.OUTLET)


def test_only_a_business_can_be_an_outlet() -> None:
    text = "Der „Lauenfelder Kurier“ kam. Das Verkehrsministerium sprach."
    assert name(text, "Das Verkehrsministerium") == "Verkehrsministerium"
    text = "Der „Lauenfelder Kurier“ kam. Die Zeitung sprach."
    assert name(text, "Die Zeitung") == "Lauenfelder Kurier"
    text = "Radio Vatikan kam. Der Vatikan sprach."
    assert name(text, "Der Vatikan") == "Vatikan"


def test_a_lower_case_word_is_no_role() -> None:
    assert name("Ein dichter Takt kam. Der Einzelhandel sprach.", "Der Einzelhandel") == "Einzelhandel"


def addressed(text: str) -> list[str | None]:
    """The names of the addressees in a text."""
    return [q.addressee.name if q.addressee is not None else None for q in extract(text)]


def test_an_outlet_is_addressed_but_no_thing() -> None:
    assert addressed("„Das reicht“, sagte Wirtin Ina Moll dem „Tagesboten“.") == ["Tagesbote"]
    assert addressed("„Das reicht“, sagte Wirtin Ina Moll dem Sender Nord 24.") == ["Nord 24"]
    assert addressed("Wirtin Ina Moll widersprach dem Küchenschrank: „Das reicht.“") == [None]


def speakers(text: str) -> list[str | None]:
    """The names of the speakers in a text."""
    return [q.speaker.name if q.speaker is not None else None for q in extract(text)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # A first name in -s is no genitive, whatever the surname means.
        ("„Das reicht“, sagte Jonas Metzger am Montag.", "Jonas Metzger"),
        ("„Das reicht“, sagte Lunds Metzger am Montag.", "Lunds Metzger"),
        ("Oberförster a. D. Veit Brückl sagte, es reiche.", "Veit Brückl"),
        ("„Das reicht“, sagte Landrat a.D. Veit Brückl.", "Veit Brückl"),
        ("„Das reicht“, sagte Botschafter Karim al-Nuri. „Ja“, so al-Nuri.", "Karim al-Nuri"),
        (
            "Die Reformierte Kirche in Tirol und Salzburg warnte, es reiche.",
            "Reformierte Kirche in Tirol und Salzburg",
        ),
        ("Die Reformierte Kirche warnte in Tirol, es reiche.", "Reformierte Kirche"),
        ("„Das reicht“, sagte Brückl Radio Isartal.", "Brückl"),
        ("Aus Regierungskreisen hieß es, es reiche.", "Regierungskreise"),
        ("Der Zivilschutz sagte, es reiche.", "Zivilschutz"),
        # Somebody without a name is not whoever was named before.
        ("Ina Brückl kam. Andere sagten, es reiche.", "Andere"),
        ("Ina Brückl kam. „Das reicht“, rief jemand.", "Jemand"),
        # Nouns that change with their article like adjectives; not those that have one plural.
        ("Die Abgeordneten sagten, es reiche.", "Abgeordnete"),
        ("Die Beamten sagten, es reiche.", "Beamte"),
        ("Der Beamte sagte, es reiche.", "Beamter"),
        ("Die Rebellen sagten, es reiche.", "Rebellen"),
        # One of several who have no names is called like them; not a man among women.
        ("Drei Gärtnerinnen kamen. „Das reicht“, rief eine.", "Gärtnerin"),
        ("Zwei Beamte kamen an. Es regnete. „Das reicht“, rief einer von ihnen.", "Beamter"),
        ("Drei Gärtnerinnen kamen. „Das reicht“, rief einer.", "Einer"),
        ("Drei Gärtnerinnen kamen. Es regnete. Es wurde spät. „Das reicht“, rief eine.", "Eine"),
        ("Einer der Wirte aus Ulm sagte, es reiche.", "Wirt"),
        ("Eine der Frauen in Kiel sagte, es reiche.", "Frau"),
        ("„Das reicht“, sagte einer der Schaulustigen aus Ulm.", "Schaulustiger"),
        ("Einer ihrer Söhne sagte, es reiche.", "Sohn"),
        ("Einer der Männer aus Ulm sagte, es reiche.", "Einer der Männer"),
        ("„Das reicht“, rief einer den Wirten zu.", "Einer"),
        ("Einer der Gründer der Firma Nordlicht, Jan Ohm, sagte, es reiche.", "Jan Ohm"),
        ("Andere in Ulm sagten, es reiche.", "Andere"),
        # A description with selbst behind it means somebody the text has named; an inquiry says nothing.
        (
            "In ihrem Buch beschreibt die Soziologin Eva Illing den Wandel. Die Autorin selbst sagte, es reiche.",
            "Eva Illing",
        ),
        ("Die Bahn weist das zurück: „Das reicht“, heißt es auf Anfrage.", "Bahn"),
        # Whoever wrote a post or a communiqué speaks in it.
        ("Das Umweltamt meldete sich auf X zu Wort. „Das reicht“, heißt es in dem Post.", "Umweltamt"),
        ("Die Gewerkschaft Syna klagte. Das reiche, heißt es in einem Communiqué.", "Syna"),
        # Who made the article says nothing in it.
        ("Von Carla Moll, Ulm\n\nDie Zeugin Ina Brückl weinte. „Das reicht“, fügte sie hinzu.", "Ina Brückl"),
        # The name behind a comma or a noun is not the one who asked.
        (
            "Gutachter Veit Brückl kam. Es reiche, sagte der Sachverständige auf Nachfrage der Vorsitzenden Richterin Lund.",
            "Veit Brückl",
        ),
        # Statements and outlets that the text knows.
        ("Es reiche, teilte die Stadt Ulm mit. Den Angaben zufolge ist der Deich fest.", "Stadt Ulm"),
        (
            "Es reiche, meldet das Nachrichtenportal „Dorfblick“. Auch das Portal schreibt, es reiche.",
            "Dorfblick",
        ),
        # A host that a show is called after is a person.
        ("Es reiche, sagte Moderatorin Anne Will.", "Anne Will"),
        # Who is spoken of in a question in front may answer.
        (
            "Kanzler Veit Brückl kam. „Das reicht“, so Brückl. Auf die Frage, ob er gehe, sagte der Kanzler, es reiche.",
            "Veit Brückl",
        ),
        # What is reported does not report: the narrator would not say so.
        ("„Es reicht“, sagte Veit Brückl. Alle hätten geschrien, einer sei gerannt.", "Veit Brückl"),
        # Where somebody comes from is nobody, though people have that first name.
        ("Ein Leser aus Uri kam. Er sagte, es reiche.", "Leser aus Uri"),
        ("Uri kam. Er sagte, es reiche.", "Uri"),
        ("Veit Brückl kam. Der Draht soll Strom leiten. „Das reicht“, sagte er.", "Veit Brückl"),
        # The text below tells whom the heading means.
        (
            "Es regnet.\n\nLandrat verspricht Hilfe\n\nLandrat Jan Moll will retten. Der Kreis halte das aus.",
            "Jan Moll",
        ),
        (
            "Es regnet.\n\nLandrat verspricht Hilfe\n\nWirt Jan Moll kam. Es reiche, sagte der Landrat.",
            "Landrat",
        ),
        # The short form of an office is one as well.
        ("Schiri Veit Brückl kam. Es reiche, sagte der Unparteiische.", "Veit Brückl"),
        # What somebody is as well, besides the office that the text has named.
        ("Rätin Ina Brückl kam. Es reiche, sagte die Vorsteherin des Bauamts.", "Ina Brückl"),
        ("Rätin Ina Brückl kam. Es reiche, sagte der Vorsteher des Bauamts.", "Vorsteher des Bauamts"),
        ("Kulturminister Veit Brückl kam. Es reiche, sagte der Vizekanzler.", "Veit Brückl"),
        # Surnames that are titles as well.
        ("Rat Veit Kaiser kam. „Das reicht“, so Kaiser.", "Veit Kaiser"),
        ("Rat Veit Kaiser kam. Nordbau-Chef Kaiser: „Das reicht.“", "Veit Kaiser"),
        ("Die Autorin der Studie, Ina König von der Uni Ulm, kam. „Das reicht“, so König.", "Ina König"),
        # The town and the particle that is none.
        ("Professorin Dalia Marin von der TU Ulm kam. „Das reicht“, sagte sie.", "Dalia Marin"),
        # A colon ends a sentence.
        (
            "Minister Veit Brückl sagte, es reiche. Präsident Jan Moll wies das zurück: „Das reicht“, sagte er.",
            ("Veit Brückl", "Jan Moll"),
        ),
        # A few of a group are not all of it.
        ("Mehrere Räte, darunter Jan Moll und Ina Brückl, sagten, das reiche.", "Räte"),
        # An office with a number behind the town.
        ("Das reiche, sagte Kassels Erster Bürgermeister Jan Moll.", "Jan Moll"),
        # A measure beside a name is nobody.
        ("Veit Brückl, 1,94 Meter, strahlte. „Das reicht“, sagte er.", "Veit Brückl"),
        # What is joined to a clause is not what its noun is about.
        (
            "Veit Brückl kam. Er erwarte, dass der Bund an Zusagen festhalte, und werde gehen, sagte er.",
            "Veit Brückl",
        ),
        # A thing says nothing.
        ("Wirtin Ina Brückl strahlte. Die Erleichterung: „Das reicht.“", "Ina Brückl"),
    ],
)
def test_who_is_called_what(text: str, who: str | tuple[str, ...]) -> None:
    assert set(speakers(text)) == ({who} if isinstance(who, str) else set(who))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Es gibt eine Studie der Uni Bonn, wonach der Deich bricht.", "Uni Bonn"),
        ("Die Stadt wies Angaben des Landesamts zurück, wonach der Deich bricht.", "Landesamt"),
        ("Olaf Lamm kam. Der Deich halte, so die Tonbandstimme.", "Tonbandstimme"),
        ("Trotz der Flut könnten Gäste der Reederei zufolge umbuchen.", "Reederei"),
        ("Einem Bericht im Januar zufolge bricht der Deich.", "Bericht"),
        ("„Allen geht es gut“, hieß es in der Nachricht aus dem Trainingslager.", "Nachricht"),
        ("Dazu zählen laut Gewerkschaft Impfungen und Renten.", "Gewerkschaft"),
        ("Der Deich hält laut TKV1860 noch.", "TKV1860"),
        ("Olaf Lamm kam. „Der Deich hält“, sagte ein Verantwortlicher.", "Verantwortlicher"),
    ],
)
def test_what_a_phrase_cites_is_the_source(text: str, wanted: str) -> None:
    speaker = quoteattr.extract(text)[-1].speaker
    assert speaker is not None
    assert speaker.name == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Jan Moll geriet in die Kritik, als bekannt wurde, dass das Amt das Geld verlieh.",
        "Jan Moll trat zurück, nachdem bekannt geworden war, dass das Amt das Geld verlieh.",
    ],
)
def test_what_becomes_known_is_said_by_nobody(text: str) -> None:
    (quote,) = quoteattr.extract(text)
    assert quote.speaker is None


def test_it_is_said_by_nobody_who_is_known_by_an_unknown_noun() -> None:
    assert speakers("Wolken kamen. Verletzt worden sei niemand, hieß es.") == [None]
    assert speakers("Der Verband warnte. Verletzt worden sei niemand, hieß es.") == ["Verband"]


def test_people_that_the_user_knows() -> None:
    people = {"Petersen": KnownPerson("Olaf Petersen", ("Verkehrsminister",), "male")}
    text = "Petersen schweigt nicht. Dann sprach der Minister."
    found = speaker(text, "der Minister", known_people=people)
    assert found is not None
    assert found.name == "Olaf Petersen"
    assert speaker(text, "Petersen", known_people={"Petersen": "Olaf Petersen"}) is not None
    assert speaker(text, "Petersen", known_people=people.get) is not None


def test_outlets_that_the_channels_know() -> None:
    found = speaker("Laut NK ist er tot.", "NK", "adposition", outlets={"NK": "Neuer Kurier"})
    assert found is not None
    assert (found.name, found.kind) == ("Neuer Kurier", SpeakerKind.OUTLET)


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    text = "Rita Vogt sagte das. Es handele sich um Fälschungen."
    found = sentences(text)
    first = Candidate(
        QuoteKind.INDIRECT, (Span(16, 19),), 0, 0, source=phrase(found, text, "Rita Vogt", "subject")
    )
    second = Candidate(QuoteKind.INDIRECT, (Span(21, 52),), 1, 1, carried_from=0)
    who = resolve(text, found, [first, second])[1].speaker
    assert who is not None
    assert (who.name, who.resolution) == ("Rita Vogt", Resolution.CARRIED)


def test_evidence_names_the_rule() -> None:
    text = "Rita Vogt sagte das."
    found = sentences(text)
    candidate = Candidate(
        QuoteKind.INDIRECT, (Span(16, 19),), 0, 0, source=phrase(found, text, "Rita Vogt", "subject")
    )
    (evidence,) = resolve(text, found, [candidate])[0].evidence
    assert evidence.rule == "speaker.name"
    assert evidence.span.of(text) == "Rita Vogt"


def test_no_candidates() -> None:
    assert len(resolve("", (), [])) == 0
    assert list(resolve("Nichts.", sentences("Nichts."), [])) == []


class TestLexicon:
    @pytest.mark.parametrize(
        ("word", "noun", "gender", "modifier"),
        [
            ("Sprecherin", "sprecher", "f", ""),
            ("Tesla-Chef", "chef", "m", "tesla"),
            ("Außenministerin", "minister", "f", "außen"),
            ("Vorsitzende", "vorsitzender", None, ""),
            ("Anwältin", "anwalt", "f", ""),
            ("Rathaus-Chef", "rathauschef", "m", ""),
        ],
    )
    def test_roles(self, word: str, noun: str, gender: str | None, modifier: str) -> None:
        found = role_of(word)
        assert found is not None
        assert (found.noun, found.gender, found.modifier) == (noun, gender, modifier)

    @pytest.mark.parametrize("word", ["Haus", "Hoffmann", "Schrank", "Donnerstag", "Vorrat"])
    def test_not_a_role(self, word: str) -> None:
        assert role_of(word) is None

    def test_heads(self) -> None:
        ministry = head_of("Innenministeriums")
        assert ministry is not None
        assert ministry.gender == "n"
        assert head_of("Amtseinführung") is None

    def test_statements(self) -> None:
        assert statement_of("Polizeiangaben") == "polizei"
        assert statement_of("Meinung") == ""
        assert statement_of("Haus") is None

    def test_names_and_places(self) -> None:
        assert first_name_gender("Karl-Theodor") == "m"
        assert first_name_gender("Tisch") is None
        assert place_of("Moskaus") is not None
        assert country_of_adjective("russischen") == "Russland"
        assert "spd" in parties_of("sozialdemokrat")

    def test_a_very_long_word_is_no_compound(self) -> None:
        assert role_of("x" * 100_000 + "sprecher") is None


class TestForms:
    def test_genitive(self) -> None:
        assert [strip_genitive(n) for n in ("Harbecks", "Lenz'", "Lamm")] == ["Harbeck", "Lenz", "Lamm"]

    def test_strong(self) -> None:
        assert [strong("weißen", g) for g in "mfnp"] == ["weißer", "weiße", "weißes", "weiße"]

    @pytest.mark.parametrize(
        ("text", "plural", "gender", "wanted"),
        [
            ("Den Beobachtern half es.", True, "m", "Beobachter"),
            ("Den Medienberichten fehlt es.", True, "m", "Medienberichte"),
            ("Den Präsidenten rief er.", False, "m", "Präsident"),
            ("Dem Zeugen half es.", False, "m", "Zeuge"),
            ("Dem Vorsitzenden half es.", False, "m", "Vorsitzender"),
            ("Der Vorsitzenden half es.", False, "f", "Vorsitzende"),
            ("Den Experten half es.", True, "m", "Experten"),
            ("Den Behörden half es.", True, "f", "Behörden"),
        ],
    )
    def test_nominative(self, text: str, plural: bool, gender: str, wanted: str) -> None:
        token = sentences(text)[0].tokens[1]
        assert in_nominative(token, plural=plural, gender=gender) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "„Ich singe weiter“, sagt die Sopranistin. Am Freitag tritt sie in Ulmen auf. Roswitha Leander ist 63.",
            "Roswitha Leander",
            id="described first, named later",
        ),
        pytest.param(
            "Ilka Moor kam zu spät. „Der Zug stand“, sagte die Geigerin.",
            "Ilka Moor",
            id="a name that no table knows",
        ),
        pytest.param(
            "Kandidat Leo Prantl patzte. „Morgen übe ich“, sagte der Dachdecker aus Wels.",
            "Leo Prantl",
            id="the town that somebody comes from",
        ),
        pytest.param(
            "Der Wahlkampfleiter der Partei, Stadtrat Jan Moll (ZH) sagte, es werde knapp.",
            "Jan Moll",
            id="office, title and name",
        ),
        pytest.param(
            "Paris Kesselski kam früh. Er war müde. „Die Nacht war kurz“, sagte Kesselski.",
            "Paris Kesselski",
            id="a first name that is a town",
        ),
        pytest.param(
            "Viele kamen um. Es seien zu viele, sagte der Bauminister. Staatschef Ilo Roth schwieg.",
            "Bauminister",
            id="a minister is not the head of state",
        ),
        pytest.param(
            "Elternsprecher Jan Moll kam. „Niemand fragte uns“, klagte der Vater zweier Töchter.",
            "Jan Moll",
            id="a father of some children",
        ),
        pytest.param(
            "Lehrerin Eva Moll kam. „Niemand fragte uns“, klagte die dreifache Mutter.",
            "Eva Moll",
            id="three times a mother",
        ),
        pytest.param(
            "Lehrerin Eva Moll kam. „Niemand fragte uns“, klagte die Mutter des Opfers.",
            "Mutter des Opfers",
            id="somebody else's mother",
        ),
        pytest.param(
            "Einsatzleiter Jan Moll kam. Der Mann habe Glück gehabt, sagte der behandelnde Arzt.",
            "Arzt",
            id="one of several doctors",
        ),
        pytest.param(
            "Die Mieterin Eva Moll klagte. Das sei vorgeschoben, urteilte die Amtsrichterin.",
            "Amtsrichterin",
            id="a judge is nobody who was there",
        ),
        pytest.param(
            "Chinas Präsident Tao Moll empfing Kim Roth. „Wir sind Freunde“, sagte der nordkoreanische Machthaber.",
            "Kim Roth",
            id="an office of another country",
        ),
        pytest.param(
            "Der polnische Minister Jan Moll traf seinen schwedischen Kollegen Nils Roth. „Gut“, sagte der Schwede.",
            "Nils Roth",
            id="whoever comes from there",
        ),
        pytest.param(
            "Der polnische Minister Jan Moll traf seinen schwedischen Kollegen Nils Roth. „Gut“, sagte der Pole.",
            "Jan Moll",
            id="whoever comes from here",
        ),
        pytest.param(
            "Molls evangelische Kollegin Ida Roth half ihm. Die Ratsvorsitzende nannte das „klug“.",
            "Ida Roth",
            id="a colleague has an office too",
        ),
        pytest.param(
            "Papst Leo XIV. kam. Der Krieg sei ein Irrsinn, sagte das Oberhaupt der katholischen Kirche.",
            "Leo XIV.",
            id="the head of a church",
        ),
        pytest.param(
            "Laut der Agentur Interfax gab es keine Verletzten.", "Interfax", id="an agency and its name"
        ),
        pytest.param(
            "Die Richterin fragte den Zeugen, ob er komme. „Nein“, antwortete dieser.",
            "Zeuge",
            id="one who is asked",
        ),
        pytest.param(
            "Trainer Jan Moll lobte Nils Roth. Der Torwart freute sich. „Wir sind gut“, sagten beide.",
            "Jan Moll und Nils Roth",
            id="two people together",
        ),
        pytest.param(
            "Anwohner klagten. Bürgermeister Jan Moll kam. „Das geht nicht“, sagten sie.",
            "Anwohner",
            id="several are not one",
        ),
        pytest.param(
            "Nils Roth kam. CSU-Landesgruppenchef Jan Moll half Roth. Er solle sparen, sagte der Christsoziale.",
            "Jan Moll",
            id="a party inside an office",
        ),
        pytest.param(
            "Jan Moll gratulierte. „Ich war müde“, sagte der Unterlegene.", "Jan Moll", id="who has lost"
        ),
        pytest.param(
            "Bahn-Sprecher Jan Moll kam. Der Sprecher des Lehrerverbands sagte, das koste wenig.",
            "Sprecher des Lehrerverbands",
            id="a speaker of somebody else",
        ),
        pytest.param(
            "SPD-Chefin Eva Moll kam. Die FDP schweigt. Deren Vorsitzende sagte, das koste wenig.",
            "Vorsitzende",
            id="the leader of the other party",
        ),
        pytest.param(
            "SPD-Chefin Eva Moll kam. Die Vorsitzende der Partei sagte, das koste wenig.",
            "Eva Moll",
            id="the party may be any",
        ),
        pytest.param(
            "BDI-Präsident Jan Moll kam. Der Präsident des Industrieverbands sagte, das koste wenig.",
            "Jan Moll",
            id="an abbreviation and its noun",
        ),
        pytest.param("Es regne, sagte der Mediziner.", "Mediziner", id="one of those who are also a group"),
        pytest.param(
            "Der Hersteller Bravira verlor. Das Landgericht Auberg wies die Klage ab. Bravira schwieg. "
            "Das Patent gelte nicht, befand das Gericht.",
            "Landgericht Auberg",
            id="a court is no firm",
        ),
    ],
)
def test_who_a_description_is(text: str, wanted: str) -> None:
    quote = quoteattr.extract(text)[-1 if "sagt die" not in text else 0]
    assert quote.speaker is not None
    assert quote.speaker.name == wanted


def test_what_is_said_is_not_who_says_it() -> None:
    text = "Die Anwältin Ida Roth kam. Die Verteidigung habe versagt, sagte sie."
    (quote,) = quoteattr.extract(text)
    assert quote.speaker is not None
    assert quote.speaker.name == "Ida Roth"


@pytest.mark.parametrize(
    "text",
    [
        "Arvid Stahl kam ins Dorf. Der Zivilschutz teilte mit, die Brücke sei zerstört.",
        "Gregor Mill wurde festgenommen. Der Hausmeister sagte, er habe nichts bemerkt.",
    ],
)
def test_who_a_description_is_not(text: str) -> None:
    quote = quoteattr.extract(text)[-1]
    assert quote.speaker is not None
    assert quote.speaker.name in ("Zivilschutz", "Hausmeister")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Staatspräsident Emil Roth kam. Reeder Ole Hansen lobte den Hafen. Hansen lachte. "
            "Der Hafen sei sicher, sagte der Staatspräsident.",
            "Emil Roth",
        ),
        ("Ole Hansen lobte Emil Roth. Das wisse er „aus guter Quelle“, behauptete er.", "Ole Hansen"),
    ],
)
def test_who_is_called_so_and_who_speaks_around_marks(text: str, wanted: str) -> None:
    speaker = quoteattr.extract(text)[-1].speaker
    assert speaker is not None
    assert speaker.name == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Molkerei Almglück ruft Quark zurück. Es tue ihr leid, teilte das Unternehmen mit.", "Almglück"),
        (
            "Der Drittligist SV Moorheim sucht einen Trainer. Man suche gründlich, teilte der Klub mit.",
            "SV Moorheim",
        ),
        (
            "Der Autobauer Railona wächst. Railona werde im Mai beginnen, teilte das Unternehmen mit.",
            "Railona",
        ),
        ("Der Konzern Railona wächst. Die Firma Alo spart, wie das Unternehmen mitteilte.", "Alo"),
        ("Der Konzern Railona wächst. Die Polizei habe Alo durchsucht, teilte die Behörde mit.", "Polizei"),
        ("Die Lufthansa-Tochter Alo wächst. Es regnet. Man spare, teilte das Unternehmen mit.", "Alo"),
        ("Wie die Polizei mitteilte, fehlt eine Tasche. Die Bundespolizei Gera half.", "Polizei"),
        # What *ist* joins is in the nominative, and its subject has no preposition.
        ("Die Zahl der Fälle in Deutschland ist einem Bericht zufolge gestiegen.", "Bericht"),
        # Outlets that are called by a word.
        ("Holm bleibt, berichtete die „Welt“. Das Amt sei frei, schreibt die Zeitung.", "Die Welt"),
        ("Holm bleibt nach Informationen der Tageszeitung Die Welt.", "Die Welt"),
        ("Holm bleibt, berichtet das Magazin Der Spiegel.", "Der Spiegel"),
    ],
)
def test_firms_and_clubs_are_known_by_what_they_are(extractor: Extractor, text: str, name: str) -> None:
    quote = extractor.extract(text).quotes[-1]
    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Die St. Galler Wirte warnten, es werde teuer.", "St. Galler Wirte"),
        ("Zeugwart Kurt Imhoff sagte, es reiche.", "Kurt Imhoff"),
        ("Erst hat Kanzlerin Mia Yalcin Deutschland gelobt. „Gut“, sagte Yalcin.", "Mia Yalcin"),
        ("Anfang August wurde bekannt, dass das Werk schließt.", None),
        ("Der SV Lohe verlor. Nach Vereinsangaben ist Trainer Falk krank.", "SV Lohe"),
        (
            "Eine Analyse der Handylösungen hat ergeben, dass fast alle scheitern.",
            "Analyse der Handylösungen",
        ),
        ("Die Firma der Brüder zahlt. Das reiche, sagte die Firma der Schwestern.", "Firma der Schwestern"),
        ("„Nein“, sagte Referentin Mia Wolf. Es reiche, so die Sprecherin.", "Mia Wolf"),
        ("Ein Läufer (31) kam. Der Wirt nickte. Er friere, sagte der 64-Jährige.", "Wirt"),
        ("Die Partei wirft Falk Untreue vor. „Nein“, sagte Falk.", "Falk"),
        ("Jan Ohm warf dem Kämmerer „Rechentricks“ vor.", "Jan Ohm"),
        ("Jan Ohm warf dem Kämmerer „Tricks“ vor. Das bestritt der Kämmerer.", "Jan Ohm"),
        ("Eine Halle ist ausgebrannt.\nDas teilte die Polizei mit.", "Polizei"),
        ("„Gut“, sagte der Chef der Jungen Union Hagen Max Falk.", "Max Falk"),
        ("„Gut“, sagte am Dienstag Jan Ohm.", "Jan Ohm"),
        ("„Gut“, sagte Bürgermeister a. D. Hein Claas.", "Hein Claas"),
        ("Hannover 96 teilte mit, der Trainer gehe.", "Hannover 96"),
        ("In Hannover 96 Tote zu zählen sei schwer, teilte die Stadt mit.", "Stadt"),
        ("Die Sängerin Mia Van den Berg kam. „Gut“, sagte Van den Berg.", "Mia Van den Berg"),
    ],
)
def test_who_says_the_last_quotation(text: str, wanted: str | None) -> None:
    speaker = extract(text)[-1].speaker
    assert (speaker and speaker.name) == wanted
