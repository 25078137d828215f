"""Scenes: the words that point back to one, the rooms, and how a text leaves them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr import Channel, ChannelKind, Extractor, Speaker, SpeakerKind, scoring
from quoteattr.channels import Context, load
from quoteattr.channels.departures import time_of, times_between
from quoteattr.channels.own import own_channel
from quoteattr.channels.pointers import COLUMNS
from quoteattr.channels.rooms import belongs, comments, signs_for, signs_of, sort_of
from quoteattr.channels.scenes import Scene, Stage
from quoteattr.detect import find
from quoteattr.detect.view import View
from quoteattr.fit.material import views_of
from quoteattr.tables import read_table
from quoteattr.values import evolve

POINTERS = {row["id"]: row for row in read_table("channel_pointers", COLUMNS)}


def last_channel(extractor: Extractor, text: str) -> Channel | None:
    return extractor.extract(text).quotes[-1].channel


@pytest.mark.parametrize("row", POINTERS)
def test_a_pointer_takes_the_channel_over(extractor: Extractor, row: str) -> None:
    channel = last_channel(extractor, POINTERS[row]["hit"])
    assert channel is not None
    assert channel.mention is not None
    assert channel.mention.text.lower() in POINTERS[row]["words"].lower().split()


@pytest.mark.parametrize("row", POINTERS)
def test_a_near_miss_does_not(extractor: Extractor, row: str) -> None:
    channel = last_channel(extractor, POINTERS[row]["miss"])
    assert channel is None or not channel.inherited


@pytest.mark.parametrize(
    ("name", "kind", "room"),
    [
        ("Landgericht", ChannelKind.EVENT, "session"),
        ("Parteitag", ChannelKind.EVENT, "session"),
        ("Festrede", ChannelKind.EVENT, "speech"),
        ("Telefon", ChannelKind.EVENT, "speech"),
        ("Auftritt", ChannelKind.EVENT, "speech"),
        ("Instagram", ChannelKind.SOCIAL, "social"),
        ("Rheinpost", ChannelKind.PRINT, "outlet"),
        ("Brief", ChannelKind.DOCUMENT, "document"),
        ("Website", ChannelKind.ONLINE, "document"),
        ("Dorfblick", ChannelKind.ONLINE, "outlet"),
    ],
)
def test_rooms(name: str, kind: ChannelKind, room: str) -> None:
    assert Scene(Channel(name, kind), 0, 0).room == room


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "„Es reicht“, sagte Rätin Horn im Stadtrat. Ratsherr Moll sagte, er sei müde.",
            "Stadtrat",
        ),
        ("Im Stadtrat stritt man. „Zu teuer“, fand Rat Timm. „Zu spät“, sagte Rätin Inge Rau.", "Stadtrat"),
        (
            "Hundert Leute kamen zur Bürgerversammlung. „Zu teuer“, sagte Wirtin Inge Rau.",
            "Bürgerversammlung",
        ),
        ("Der Verein rief zur Bürgerversammlung auf. „Zu teuer“, sagte Wirtin Inge Rau.", None),
        ("Viele kamen zu einer Einschätzung. „Zu teuer“, sagte Wirtin Inge Rau.", None),
        ("Die Leute führen die Diskussion der Woche. „Zu teuer“, sagte Wirtin Inge Rau.", None),
        (
            "Im Stadtrat stritt man. Das Bad war lange zu. Drei Firmen hatten geboten. Keine baut gern. Von den Stühlen"
            " der Zuhörer kam Applaus. „Zu teuer“, sagte Wirtin Inge Rau.",
            "Stadtrat",
        ),
        (
            "Im Stadtrat stritt man. Das Bad war lange zu. Drei Firmen hatten geboten. Keine baut gern. Von den Wiesen"
            " der Nachbarn kam Heu. „Zu teuer“, sagte Wirtin Inge Rau.",
            None,
        ),
        ("Im Mai kam die Sache vor den Ortsrat. „Zu teuer“, sagte Rätin Inge Rau.", "Ortsrat"),
        (
            "Elternabend in der 4c, halb acht. „Zu teuer“, sagte Inge Rau. „Zu spät“, sagte Uwe Timm.",
            "Elternabend",
        ),
        ("Der Rat hat lange debattiert. „Zu teuer“, sagte Rätin Inge Rau.", "Rat"),
        (
            "Lange debattierte der Ortsrat. Viele sahen die Sitzung. Es war warm. „Zu teuer“, sagte Rätin Inge Rau.",
            "Ortsrat",
        ),
        ("Hundert Leute verfolgten die Sitzung. Es war warm. „Zu teuer“, sagte Rätin Inge Rau.", None),
        ("Der Rat hat dem Bad zugestimmt. „Zu teuer“, sagte Wirtin Inge Rau.", None),
        ("Der Rat wird am Montag lange beraten. „Zu teuer“, sagte Rätin Inge Rau.", None),
        ("Am Samstag will der Verein auf seiner Tagung streiten. „Zu teuer“, sagte Inge Rau.", None),
        ("Der Saal ist leer. Foto: Uwe Timm, dpa\n„Zu teuer“, sagte Inge Rau dieser Zeitung.", "Zeitung"),
        ("Die Verhandlungen dauerten lange. „Zu teuer“, sagte Inge Rau.", None),
        ("Im Rat wird derzeit über das Bad gestritten. „Zu teuer“, sagte Rätin Inge Rau.", None),
        ("Im Interview mit dem NDR erzählte Rau von der Haft. Es war lang. „Nie wieder“, sagte sie.", "NDR"),
        (
            "„Nein“, sagte Uwe Timm vor dem Landgericht Kleve. Im Zeugenstand weinte die Mutter. „Wir stritten“, sagte sie.",
            "Landgericht Kleve",
        ),
        (
            "Bei Anne Will saß Wirt Uwe Timm. „Ja“, sagte er. Er trank. „Nein“, sagte Ministerin Rau.",
            "Anne Will",
        ),
        ("„Ja“, sagte Wirt Uwe Timm bei Anne Will. Es regnete. „Nein“, sagte Ministerin Rau.", None),
        ("Im Zeugenstand weinte die Mutter. „Wir stritten“, sagte sie.", "Zeugenstand"),
        ("Auf dem nächsten Parteitag tritt sie nicht an. „Ich gehe“, sagte Inge Rau.", None),
        ("Auf dem Parteitag trat sie nicht an. „Ich gehe“, sagte Inge Rau.", "Parteitag"),
        ("Die Partei hat drei Mandate im Stadtrat. „Ich gehe“, sagte Inge Rau.", None),
        ("Die Behauptung, Rau habe gelogen, sorgte im Stadtrat für einen Eklat.", None),
        ("„Endlich“, schrieb Inge Rau auf Mastodon. Uwe Timm rief zur Ruhe auf.", None),
        ("„Endlich“, schrieb Inge Rau auf Mastodon. „Nein“, antwortete Uwe Timm.", "Mastodon"),
        ("Am Telefon sagte Inge Rau, sie komme. „Ich bleibe“, sagte Uwe Timm.", None),
        ("„Es reicht“, sagte Rätin Horn im Stadtrat. Am Montag hatte Rat Moll gesagt: „Wir schlafen.“", None),
        (
            "„Es reicht“, sagte Rätin Horn der „Rheinpost“. Jan Moll widersprach. „Wir schlafen“, sagte er.",
            None,
        ),
    ],
)
def test_scenes_hold_for_all_until_they_are_left(extractor: Extractor, text: str, wanted: str | None) -> None:
    channel = last_channel(extractor, text)
    assert (channel.name if channel is not None else None) == wanted


def test_a_court_keeps_its_full_name(extractor: Extractor) -> None:
    text = "„Ich war es nicht“, sagte Uwe Timm vor dem Landgericht Kleve. Am Dienstag sagte er vor dem Landgericht: „Gut.“"
    assert [c.name for c in extractor.extract(text).channels] == ["Landgericht Kleve"]


@pytest.mark.parametrize(
    ("name", "kind", "sort"),
    [
        ("Landgericht", ChannelKind.EVENT, "court"),
        ("Landgericht Kleve", ChannelKind.EVENT, "court"),
        ("Gemeinderat", ChannelKind.EVENT, "chamber"),
        ("Pressekonferenz", ChannelKind.EVENT, "press"),
        ("Elternabend", ChannelKind.EVENT, ""),
        ("Die Presse", ChannelKind.PRINT, ""),
    ],
)
def test_sorts_of_sessions(name: str, kind: ChannelKind, sort: str) -> None:
    assert sort_of(Channel(name, kind)) == sort


@pytest.mark.parametrize(
    ("speaker", "sort", "part"),
    [
        (Speaker("Jule Harms", SpeakerKind.PERSON, role="Oberstaatsanwältin"), "court", True),
        (Speaker("Jule Harms", SpeakerKind.PERSON, role="Wirtin"), "court", False),
        (Speaker("Nils Kern", SpeakerKind.PERSON, affiliation="FDP"), "chamber", True),
        (Speaker("Nils Kern", SpeakerKind.PERSON, affiliation="NABU"), "chamber", False),
        (Speaker("Nils Kern", SpeakerKind.PERSON, role="Wirt"), "press", None),
    ],
)
def test_who_belongs_to_a_session(speaker: Speaker, sort: str, part: bool | None) -> None:
    assert belongs(speaker, sort) is part


@pytest.mark.parametrize(
    ("role", "sort", "outside"),
    [
        ("Russlandexperte", "chamber", True),
        ("Politologin", "chamber", True),
        ("Politologin", "", False),
        ("Ratsherr", "chamber", False),
    ],
)
def test_experts_speak_about_a_council(role: str, sort: str, outside: bool) -> None:
    assert comments(Speaker("Nils Kern", SpeakerKind.PERSON, role=role), sort) is outside


@pytest.mark.parametrize(
    ("word", "name", "shows"),
    [
        ("Richterin", "Landgericht Hagen", True),
        ("Versammlung", "Einwohnerversammlung", True),
        ("Zuhörerbänken", "Gemeinderat", True),
        ("Gericht", "Gemeinderat", False),
        ("Bericht", "Landgericht Hagen", False),
        ("Montag", "Bundestag", False),
        ("richtet", "Landgericht Hagen", False),
        ("Moderatorin", "Landgericht Hagen", False),
    ],
)
def test_signs_of_a_session(word: str, name: str, shows: bool) -> None:
    assert bool(signs_of(word) & signs_for(Channel(name, ChannelKind.EVENT), "session")) == shows


@pytest.mark.parametrize(
    ("word", "room", "shows"),
    [("Moderatorin", "talk", True), ("Applaus", "talk", False), ("Moderatorin", "outlet", False)],
)
def test_signs_of_a_talk(word: str, room: str, shows: bool) -> None:
    assert bool(signs_of(word) & signs_for(Channel("NDR", ChannelKind.BROADCASTER), room)) == shows


def test_a_talk_is_told_by_the_words_that_open_it() -> None:
    scene = Scene(Channel("NDR", ChannelKind.BROADCASTER), 0, 0)
    assert scene.room == "outlet"
    assert evolve(scene, talks=True).room == "talk"
    assert Scene(Channel("Interview", ChannelKind.INTERVIEW), 0, 0).room == "talk"
    assert Scene(Channel("Parteitag", ChannelKind.EVENT), 0, 0, talks=True).room == "session"


@pytest.mark.parametrize(
    ("text", "talks"),
    [
        ("„Es reicht“, sagte Ina Rau im Interview mit dem NDR. „Ja“, rief sie.", True),
        ("„Es reicht“, sagte Ina Rau im Podcast „Kiez“. „Ja“, rief sie.", True),
        ("„Es reicht“, sagte Ina Rau dem NDR. „Ja“, rief sie.", False),
    ],
)
def test_what_opens_a_talk(text: str, talks: bool) -> None:
    (view,) = views_of([text])
    found = find(view, scoring.load(), scoring.SHIPPED_THRESHOLDS)
    context = Context(text, tuple(v.sentence for v in view), load())
    stage = Stage(context, found)
    channel = own_channel(context, found[0])
    assert channel is not None
    stage.spoken(0, channel, None, None)
    (scene,) = stage.before(1)
    assert scene.talks is talks
    assert scene.heard == 0


def test_who_was_named_as_a_guest_speaks_there(extractor: Extractor) -> None:
    text = (
        "Bei „Anne Will“ ging es um Geld. Zu Gast waren Minister Ole Behn und Wirtin Ina Rau. „Es reicht“, sagte Behn."
        " „Nie“, rief Rau."
    )
    channel = last_channel(extractor, text)
    assert channel is not None
    assert channel.name == "Anne Will"


def test_a_session_to_which_the_text_returns_holds(extractor: Extractor) -> None:
    text = (
        "Vor dem Amtsgericht Melle ging es am Montag um einen Zaun. Er war drei Meter hoch. Die Nachbarn waren zerstritten. "
        "„Ich habe nichts gesehen“, sagte Zeuge Jan Ohm. {}"
    )
    read = [
        extractor.extract(text.format(end)) for end in ("Das Gericht will im Mai urteilen.", "Es war warm.")
    ]
    assert [doc.quotes[-1].channel is not None for doc in read] == [True, False]


NARRATED = [
    ("Der Stadtrat tagte am Montag. Die Debatte dauerte drei Stunden.", ["Stadtrat"]),
    ("Der Saal war voll, als Rektorin Jule Horn die Bürgerversammlung eröffnete.", ["Bürgerversammlung"]),
    ("Der Saal war voll, weil Rektorin Jule Horn die Bürgerversammlung eröffnete.", []),
    ("Das sieht auch der Zürcher Nationalrat Urs Moll so.", []),
    ("Horn stellt dem Ausschuss ein gutes Zeugnis aus.", []),
    ("Im Stadtrat ging es hoch her. Gegen Mittag wurde die Sitzung unterbrochen.", []),
    ("Im Stadtrat ging es hoch her. Die Bäckerei schließt am Freitag.", ["Stadtrat"]),
    ("Im Amt war nur ein Lehrling am Telefon.", []),
]


@pytest.mark.parametrize(("narration", "wanted"), NARRATED)
def test_what_narration_opens_and_closes(extractor: Extractor, narration: str, wanted: list[str]) -> None:
    text = f"{narration} „Es reicht“, sagte Bäcker Nils Kern."
    (view,) = views_of([text])
    sentences = tuple(v.sentence for v in view)
    found = find(view, scoring.load(), scoring.SHIPPED_THRESHOLDS)
    stage = Stage(Context(text, sentences, load()), found)
    assert [scene.channel.name for scene in stage.before(len(found) - 1)] == wanted


def test_under_a_post_is_on_its_platform_however_far_away_that_was_named(extractor: Extractor) -> None:
    text = "„Es reicht“, schrieb Jule Horn auf Instagram. {} {} schrieb ein Wirt: „Danke.“"
    between = "Horn kommt aus Kleve. Sie ist Bäckerin. Ihr Laden lief gut. Dann kam der Frost."
    under, on_air = (
        last_channel(extractor, text.format(between, phrase))
        for phrase in ("Unter dem Beitrag", "In seinem Beitrag")
    )
    assert under is not None
    assert under.name == "Instagram"
    assert on_air is None or on_air.name != "Instagram"


def test_an_expert_does_not_speak_in_parliament(extractor: Extractor) -> None:
    text = (
        "Im Landtag ging es am Mittwoch hoch her. „Es reicht“, sagte Abgeordnete Jule Horn (SPD). „Ein Trauerspiel“, "
        "meinte {} Nils Kern."
    )
    inside, outside = (last_channel(extractor, text.format(role)) for role in ("Minister", "Politologe"))
    assert inside is not None
    assert inside.name == "Landtag"
    assert outside is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("„Es reicht“, sagte Horn. Am Abend sagte Rat Moll: „Wir schlafen.“", "later"),
        ("„Es reicht“, sagte Horn. Zuvor hatte Rat Moll gesagt: „Wir schlafen.“", "leaves"),
        ("„Es reicht“, sagte Horn. Am Montag sagte Rat Moll: „Wir schlafen.“", "leaves"),
        ("„Es reicht“, sagte Horn am Montag.", "dated"),
        ("„Es reicht“, sagte Horn am Montagmorgen.", "dated"),
        ("„Es reicht“, sagte Horn dem Abendblatt.", ""),
        ("„Es reicht“, hielt Rätin Inge Horn dagegen.", ""),
    ],
)
def test_times(read: Callable[[str], tuple[View, ...]], text: str, time: str) -> None:
    views = read(text)
    last = find(views, scoring.load(), scoring.SHIPPED_THRESHOLDS)[-1]
    assert time_of(Context(text, tuple(view.sentence for view in views), load()), last) == time


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Danach schwieg Horn.", {"word"}),
        ("Horn hatte zuvor im Radio geschwiegen.", set()),
        ("Im Mai schwieg Horn.", {"day"}),
        ("Der Jahresbericht schwieg.", set()),
    ],
)
def test_times_between(read: Callable[[str], tuple[View, ...]], text: str, times: set[str]) -> None:
    context = Context(text, tuple(view.sentence for view in read(text)), load())
    assert times_between(context, [0]) == times


def test_who_spoke_last_goes_on_where_he_spoke(extractor: Extractor) -> None:
    """Defect: the station of the paragraph before got the second sentence, since both verbs are past."""
    asked = "Auf Nachfrage des Hessischen Rundfunks wollte das Ministerium das nicht kommentieren. Eine Sprecherin sagte, "
    asked += "Anträge würden geprüft. Bürgermeisterin Ilse Farkas will nun einen Bürgerentscheid. "
    told = "„Die Leute sollen sagen, was sie wollen“, betonte die 51-Jährige. Henning Lorch nannte das „Theater“.\n\n"
    before = "In einem Podcast des Magazins „Kiez“ hatte Farkas im März noch versichert, das Geld reiche. "
    document = extractor.extract(asked + told + before + "„Da wackelt nichts“, sagte sie damals.")
    last, report = document.quotes[-1], document.quotes[-2]
    assert report.channel is not None
    assert report.channel.name == "Kiez"
    assert last.channel is not None
    assert last.channel.name == "Kiez"


def test_no_part_is_said_where_the_whole_is_not(extractor: Extractor) -> None:
    """Defect: a word in marks got the network of the paragraph before, its sentence none."""
    text = (
        "Wirtschaftsminister Tarek Lindner zeigte Verständnis. Die Entscheidung sei schmerzhaft, schrieb er auf LinkedIn. "
        "Ganz anders äußerte sich die Opposition: Von einem „Offenbarungseid“ sprach Fraktionschefin Maren Ehlers. "
        "Lindner habe den Niedergang „verschlafen“."
    )
    quotes = extractor.extract(text).quotes
    for quote in quotes:
        if quote.parent is not None and quotes[quote.parent].speaker == quote.speaker:
            assert (quote.channel is None) == (quotes[quote.parent].channel is None)
    assert [q.text for q in quotes if q.parent is not None][-1] == "verschlafen"
