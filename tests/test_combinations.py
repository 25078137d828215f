"""Common frames, speakers and channels, each with each: what holds for one must hold for all.

Every speaker meets every channel; frames, verbs and contents take turns.
"""

from __future__ import annotations

from itertools import cycle, product

import pytest

from quoteattr import Extractor, Quote

SPEAKERS = {
    "Ohm": "Ohm",
    "Ute Ohm": "Ute Ohm",
    "Bürgermeister Jan Ohm (SPD)": "Jan Ohm",
    "die Sprecherin der Polizei, Ute Ohm": "Ute Ohm",
    "Ute Ohm, die Sprecherin der Polizei": "Ute Ohm",
    "der Leiter der Klinik, Dr. Jan Ohm": "Jan Ohm",
    "der Vorsitzende des Vereins": "Vorsitzender des Vereins",
    "ein Sprecher der Bahn": "Sprecher der Bahn",
    "eine Sprecherin": "Sprecherin",
    "der CSU-Chef": "CSU-Chef",
    "die IG Metall": "IG Metall",
    "Prof. Dr. Ute Ohm vom Institut für Moorkunde": "Ute Ohm",
    "Staatsanwältin Ute von der Ohm": "Ute von der Ohm",
    "Grünen-Fraktionschefin Ute Ohm-Behn": "Ute Ohm-Behn",
    "der 45-Jährige": "45-Jähriger",
    "die 45-jährige Ute Ohm": "Ute Ohm",
    "Landwirt Jan Ohm aus Ulm": "Jan Ohm",
    "ein Mann aus Ulm": "Mann aus Ulm",
    "einer der Wirte aus Ulm": "Wirt",
    "die Mutter des Opfers": "Mutter des Opfers",
    "das Ministerium": "Ministerium",
    "die Polizei Ulm": "Polizei Ulm",
    "der Deutsche Wetterdienst": "Deutscher Wetterdienst",
    "Ex-Nationalspieler Jan Ohm": "Jan Ohm",
    "Ifo-Präsident Jan Ohm": "Jan Ohm",
}
CHANNELS = {
    "": None,
    "der „Rheinpost“": "Rheinpost",
    "der „Welt am Sonntag“": "Welt am Sonntag",
    "dem NDR": "NDR",
    "der Deutschen Presse-Agentur": "dpa",
    "dem Magazin „Focus“": "Focus",
    "unserer Zeitung": "Zeitung",
    "gegenüber der „Bild“-Zeitung": "Bild",
    "auf X": "X",
    "bei Instagram": "Instagram",
    "auf seinem Sprachrohr Truth Social": "Truth Social",
    "bei RTL": "RTL",
    "im ZDF": "ZDF",
    "im ARD-„Morgenmagazin“": "Morgenmagazin",
    "im „Bild“-Podcast „Spätschicht“": "Spätschicht",
    "in der Sendung „Maischberger“": "Maischberger",
    "im Interview mit dem „Stern“": "Stern",
    "im Interview der Woche des Deutschlandfunks": "Deutschlandfunk",
    "in einem Interview": "Interview",
    "auf einer Pressekonferenz": "Pressekonferenz",
    "in einem Brief": "Brief",
    "im Bundestag": "Bundestag",
    "auf dem Parteitag in Leipzig": "Parteitag",
    "vor Gericht": "Gericht",
    "am Rande des Gipfels": "Gipfel",
}
TOLD = ("sagte", "erklärte", "berichtete", "erzählte")
"""Verbs that take an outlet in the dative."""
VERBS = (*TOLD, "betonte", "klagte", "warnte", "behauptete", "beteuerte", "versicherte")
TIMES = ("", "", "am Montag", "nach der Sitzung", "")
SAID = ("Das ist gut", "20 Jahre sind genug", "Wir warten seit Jahren", "Ich bin raus")
REPORTED = (
    ("die Lage sei ernst", "die Lage ernst sei", "ist die Lage ernst"),
    ("man habe alles versucht", "man alles versucht habe", "hat man alles versucht"),
    ("es gebe 20 Verletzte", "es 20 Verletzte gebe", "gibt es 20 Verletzte"),
)


def joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def up(words: str) -> str:
    return words[:1].upper() + words[1:]


def closed(speaker: str) -> str:
    """With the comma that closes an apposition."""
    return f"{speaker}," if "," in speaker else speaker


def texts() -> list[tuple[str, str, str, str | None]]:
    """A text, the words that are said in it, who says them and through which channel."""
    out = []
    turns = zip(cycle(range(7)), cycle(VERBS), cycle(TIMES), cycle(SAID), cycle(REPORTED), strict=False)
    for (who, name), (where, channel) in product(SPEAKERS.items(), CHANNELS.items()):
        frame, verb, time, said, (simple, after_that, turned) = next(turns)
        dative = where.partition(" ")[0] in ("der", "dem", "unserer")
        verb = TOLD[len(verb) % len(TOLD)] if dative else verb
        frame = 1 if dative and frame == 2 else frame
        behind = joined(time, where)
        source = closed(who) if behind else who
        text, words = [
            (f"{up(closed(who))} {joined(verb, behind)}: „{said}.“", f"{said}."),
            (f"„{said}“, {joined(verb, source, behind)}.", said),
            (f"„{said}“, so {joined(source, behind)}.", said),
            (f"{joined(up(closed(who)), verb, behind)}, {simple}.", simple),
            (f"{joined(up(closed(who)), verb, behind)}, dass {after_that}.", f"dass {after_that}"),
            (f"{up(simple)}, {joined(verb, source, behind)}.", up(simple)),
            (f"Wie {joined(closed(who), behind, verb)}, {turned}.", turned),
        ][frame]
        out.append((text, words, name, channel))
    return out


def answers(quote: Quote) -> tuple[str, str | None, str | None]:
    return (
        quote.text,
        quote.speaker.name if quote.speaker else None,
        quote.channel.name if quote.channel else None,
    )


@pytest.mark.parametrize("part", range(5))
def test_each_speaker_and_each_channel_in_the_frames_of_news(extractor: Extractor, part: int) -> None:
    wrong = []
    for text, *wanted in texts()[part::5]:
        found = [answers(quote) for quote in extractor.extract(text).quotes if quote.parent is None]
        if found != [tuple(wanted)]:
            wrong.append((text, found))
    assert wrong == []
