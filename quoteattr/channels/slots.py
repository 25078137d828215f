"""Whether a name in a frame is the channel: preposition, case and governing noun decide, by ``channel_slots.tsv``.

*sagte sie dem „Stadtblatt“*, *laut „Stadtblatt“*, *im „Stadtblatt“*, *nach Angaben des „Stadtblatts“*; not *der
Chefredakteur des „Stadtblatts“*, not *warf dem „Stadtblatt“ vor*.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from quoteattr.channels.frame import Frame
from quoteattr.channels.named import Named, is_goal, look_left
from quoteattr.channels.nouns import Use, is_noun
from quoteattr.mentions.paradigms import DATIVE, PLURAL, cells_of_form
from quoteattr.patterns.decisions import Row, decide, read_decisions
from quoteattr.quote import ChannelKind
from quoteattr.syntax.sentence import Token
from quoteattr.values import evolve
from quoteattr.word_lists import words
from quoteattr.words.table import used_as

KEYS = ("kind", "place", "preposition")
YES, NO = "yes", "no"
_TEXT_PREPOSITIONS = frozenset(("in nach laut auf gemäß aus zu bei gegenüber per an").split())
_PAPERS = frozenset({ChannelKind.PRINT, ChannelKind.AGENCY})
_PLURALS = ("Nachrichten", "Minuten", "Zeitungen", "Freunde", "Notizen", "Tagesthemen")
_DATIVES = {"der": "dem", "die": "der", "das": "dem"}
_GENITIVES = frozenset({"", "der", "des", "dieser", "dieses", "unserer", "unseres"})


def carries(named: Named, frame: Frame) -> bool:
    """Whether *named* is the channel of the words that *frame* introduces."""
    row = deciding(named, frame)
    return row is not None and row.answer == YES


def deciding(named: Named, frame: Frame) -> Row | None:
    """The row that decides whether *named* is the channel; ``None`` for a name outside of the frame."""
    if not frame.tokens.issuperset((named.first, named.last)):
        return None
    rows = _open(_kind(named), _place(named, frame), named.around.preposition)
    return decide(rows, {}, lambda test: TESTS[test](named, frame))


@lru_cache(1024)
def _open(kind: str, place: str, preposition: str) -> tuple[Row, ...]:
    """The rows that these keys leave, so that only tests are asked of them."""
    keys = {"kind": kind, "place": place, "preposition": preposition}
    return tuple(evolve(row, keys={}) for row in slots() if row.allows(keys))


@cache
def slots() -> tuple[Row, ...]:
    """The rows of ``channel_slots.tsv``.

    Raises:
        InvalidTable: a row breaks the schema.
    """
    return read_decisions("channel_slots", KEYS, TESTS, (YES, NO))


def _kind(named: Named) -> str:
    """What is named: a *platform*, the *staff* of an outlet (*ARD-Reporter*), an *outlet*."""
    if named.kind is ChannelKind.SOCIAL:
        return "platform"
    return "staff" if named.tail is not None and named.tail.use is Use.STAFF else "outlet"


def _place(named: Named, frame: Frame) -> str:
    """Where it is: the *head* of the source phrase, *inside* it, or *beside* it. A source phrase extends too far in
    *sagte (Minister Voss im „Stadtblatt“)*, but not in *nach (Berichten im „Stadtblatt“)*."""
    source = frame.source
    if source is None or source.role == "label" or not frame.in_source(named.first):
        return "beside"
    if source.head in {*range(named.first, named.last + 1), named.around.classifier_at}:
        return "head"
    governor = _governor(named, frame)
    hangs = named.around.governor >= source.first and governor is not None and governor.text[:1].isupper()
    return "beside" if named.around.preposition and hangs and not _is_text(named, frame) else "inside"


# ---------------------------------------------------------------- the tests of the table


def _governor_at(named: Named, frame: Frame) -> int:
    """Where the noun in front of the name's phrase is, -1 for none; *Interview*, not *Woche*, in *im Interview der Woche des
    Deutschlandfunks*."""
    tokens, at = frame.sentence.tokens, named.around.governor
    titled = at > 1 and tokens[at].text in words("in-a-title") and tokens[at - 1].text in ("der", "des")
    return at - 2 if titled else at


def _governor(named: Named, frame: Frame) -> Token | None:
    at = _governor_at(named, frame)
    return frame.sentence.tokens[at] if at >= 0 else None


def _behind(named: Named, frame: Frame) -> str:
    """The postposition after a name: *der „Tagespost“ zufolge*."""
    tokens = frame.sentence.tokens[named.last + 1 : named.last + 4]
    return next((t.text.lower() for t in tokens if t.tag != "$(" and not t.text.startswith("-")), "")


def _is_in_brackets(named: Named, frame: Frame) -> bool:
    """*(dpa)*, *(mit dpa)*: the agency's notice."""
    tokens, at = frame.sentence.tokens, named.first - 1
    if at > 0 and tokens[at].text.lower() in ("mit", "von", "nach"):
        at -= 1
    return at >= 0 and tokens[at].text in "(["


def _is_close(named: Named, _: Frame) -> bool:
    """Nothing but an article between preposition and name: *gegenüber der Zeit*, not *laut dem neuen Profil*."""
    return named.first - named.around.first <= 1 + bool(named.around.determiner)


def _is_where(named: Named, _: Frame) -> bool:
    """*im „Boten“*, not *ins Radio*."""
    return not is_goal(named.around.preposition, named.around.determiner)


def _is_the_name(named: Named, _: Frame) -> bool:
    """Whether an ambiguous word is the outlet's name after this article: *in der Bild*, not *in dem Bild*."""
    if named.certain or named.entry is None:
        return named.certain
    if named.entry.ambiguous == "person":
        return True
    article = _DATIVES.get(named.gender, "")
    other = _DATIVES.get(named.entry.ambiguous, "")
    return named.around.determiner == article != "" and (article != other or named.entry.ambiguous == "der")


def _is_nominative(named: Named, _: Frame) -> bool:
    """*Der Spiegel zitiert*, not *Sie zitiert den Spiegel*; a sure name may stand without its article."""
    return named.certain or named.around.determiner == named.gender != ""


def _is_text(named: Named, frame: Frame) -> bool:
    governor = _governor(named, frame)
    return governor is not None and is_noun(governor, Use.TEXT.value) is not None


def _is_cited_text(named: Named, frame: Frame) -> bool:
    """*nach Informationen der „Tagespost“*, *in einem Bericht des NDR*; not *wies den Bericht der „Tagespost“ zurück*."""
    if not _is_text(named, frame):
        return False
    before = look_left(frame.sentence, _governor_at(named, frame))
    if is_goal(before.preposition, before.determiner):
        return False  # *antwortete auf einen Artikel der „Tagespost“*
    return before.preposition in _TEXT_PREPOSITIONS or _behind(named, frame) == "zufolge"


def _is_staff(named: Named, frame: Frame) -> bool:
    """People of the outlet: *der Chefredakteur der „Tagespost“*, *der Mann vom NDR*, *die Moderatorin im ZDF*; not
    *(sagte) der Parteichef | der „Tagespost“*, *der Sprecher | im ZDF*, nor whoever precedes *dem „Boten“*."""
    governor = _governor(named, frame)
    noun = is_noun(governor, Use.STAFF.value) if governor is not None else None
    if noun is None:
        return False
    if named.around.preposition:
        return named.around.preposition not in ("in", "bei", "auf") or noun.noun in used_as("press")
    people = frame.sentence.mention_at(_governor_at(named, frame))
    apart = people is not None and people.last < named.first
    return not apart and named.around.determiner not in ("dem", "einem")


def _is_told_staff(named: Named, frame: Frame) -> bool:
    """*sagte sie einer Reporterin des NDR*: people of the outlet in the dative, who listen for it."""
    governor = _governor(named, frame)
    if (
        governor is None
        or is_noun(governor, Use.STAFF.value) is None
        or frame.in_source(named.around.governor)
    ):
        return False
    before = look_left(frame.sentence, _governor_at(named, frame))
    in_front = frame.sentence.tokens[before.governor] if before.governor >= 0 else None
    if in_front is not None and (in_front.text == "als" or in_front.lemma in words("asking")):
        return False  # *in seiner Rolle als Reporter des NDR*, *auf die Frage einer Reporterin des NDR*
    return frame.cue in words("to-outlet") or frame.cue == "lassen"


def _is_inquiry(named: Named, frame: Frame) -> bool:
    """*bestritt auf Anfrage des „Kuriers“*: who asked; not *beantwortete die Anfrage des „Kuriers“*."""
    governor = _governor(named, frame)
    if governor is None or not governor.text.lower().endswith(tuple(words("inquiry"))):
        return False
    return look_left(frame.sentence, _governor_at(named, frame)).preposition == "auf"


def _is_shown(named: Named, frame: Frame) -> bool:
    """*im Sportpanorama von SRF*: the programme of a broadcaster; not *im Auftrag des NDR*."""
    governor = _governor(named, frame)
    if named.kind is not ChannelKind.BROADCASTER or governor is None or governor.tag != "NN":
        return False
    before = look_left(frame.sentence, _governor_at(named, frame))
    return before.preposition in ("in", "bei") and governor.text not in words("no-programme")


def _governed_by(nouns: str) -> Callable[[Named, Frame], bool]:
    """Whether the preceding noun is, or ends in, a word of the list *nouns*."""

    def test(named: Named, frame: Frame) -> bool:
        governor = _governor(named, frame)
        return governor is not None and governor.text.lower().endswith(tuple(words(nouns)))

    return test


def _is_listener(named: Named, frame: Frame) -> bool:
    """*sagte sie dem „Stadtblatt“*, *sagte sie Radio Nord*."""
    if not (frame.cue in words("to-outlet") and _is_dative(named, frame)):
        return False
    if named.around.determiner == "der" and _is_text(named, frame):
        return False  # *schrieb unter einen Beitrag der „Rheinpost“*
    return bool(named.around.determiner) or not named.guessed


def _is_dative(named: Named, frame: Frame) -> bool:
    """Whether the phrase can be a dative: *dem Blatt*, *der Zeitung*, *den Nachrichten*; a bare name always can."""
    determiner = named.around.determiner
    genders = {gender for case, gender in cells_of_form(determiner) if case == DATIVE}
    if genders == {"m", "n"}:
        return True
    if genders == {"f"}:
        return named.gender == "die" or (named.gender == "" and named.kind is not ChannelKind.SOCIAL)
    if genders == {PLURAL}:
        return (
            frame.sentence.tokens[named.last].text.endswith(_PLURALS) or named.around.classifier is not None
        )
    return not determiner and named.certain


def _is_cited_behind(named: Named, frame: Frame) -> bool:
    """*den die „Tagespost“ zitiert*."""
    behind = range(named.last + 1, named.last + 4)
    return any(frame.sentence.tokens[i].lemma == "zitieren" for i in behind if i in frame.tokens)


def _asks(_: Named, frame: Frame) -> bool:
    """*vom Sender befragt*, *wird von der Zeitung zitiert*."""
    lemmas = {frame.sentence.tokens[i].lemma for i in frame.tokens}
    return (frame.cue == "zitieren" and "werden" in lemmas) or not lemmas.isdisjoint(words("interviewing"))


def _is_behind_source(named: Named, frame: Frame) -> bool:
    return frame.source is not None and named.around.governor >= frame.source.first


TESTS: Mapping[str, Callable[[Named, Frame], bool]] = {
    "behind:gegenüber": lambda named, frame: _behind(named, frame) == "gegenüber",
    "behind:zufolge": lambda named, frame: _behind(named, frame) == "zufolge",
    "brackets": _is_in_brackets,
    "compound": lambda named, _: named.tail is not None,
    "determined": lambda named, _: bool(named.around.determiner),
    "genitive": lambda named, _: named.around.determiner in _GENITIVES,
    "classified": lambda named, _: named.around.classifier is not None,
    "certain": lambda named, _: named.certain,
    "guessed": lambda named, _: named.guessed,
    "name": _is_the_name,
    "paper": lambda named, _: named.kind in _PAPERS,
    "nominative": _is_nominative,
    "close": _is_close,
    "where": _is_where,
    "listener": _is_listener,
    "text": _is_text,
    "cited-text": _is_cited_text,
    "staff": _is_staff,
    "told-staff": _is_told_staff,
    "shown": _is_shown,
    "inquiry": _is_inquiry,
    "talk": _governed_by("talk"),
    "letter": _governed_by("letter"),
    "behind-source": _is_behind_source,
    "asks": _asks,
    "cue:no-verb": lambda _, frame: frame.cue in ("", "so"),
    "cue:tell": lambda _, frame: frame.cue in words("to-outlet"),
    "cue:publish": lambda _, frame: frame.cue in words("publishing"),
    "cue:let": lambda _, frame: frame.cue == "lassen",
    "cue:cite": lambda _, frame: frame.cue == "zitieren",
    "cited-behind": _is_cited_behind,
    "told": lambda _, frame: frame.told,
    "subject": lambda _, frame: frame.source is not None and frame.source.role == "subject",
    "adposition": lambda _, frame: frame.source is not None and frame.source.role == "adposition",
}
"""What a row may ask about a name and its frame."""
