"""Scenes: what the text has opened for somebody to speak in.

A scene is a session, a press conference, a programme, an interview, a post, a document, an outlet somebody talks to. The
frame of a quotation opens it (*„…“, sagte Moll im MDR*) or narration does (*Am Abend war Moll im MDR zu Gast.*), and it
holds until the text leaves it. Whether a quotation belongs to it is weighed: :mod:`quoteattr.channels.weigh`.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from quoteattr.channels.context import Context
from quoteattr.channels.departures import tense_of
from quoteattr.channels.frame import Frame, frames_of
from quoteattr.channels.named import look_left
from quoteattr.channels.nouns import Use
from quoteattr.channels.own import channels_in, topics_in
from quoteattr.channels.places import carrier
from quoteattr.channels.rooms import is_session, is_talk, room_of, signs_for, signs_of, sort_of
from quoteattr.detect.candidate import Candidate
from quoteattr.quote import Channel, ChannelKind, QuoteKind, Speaker
from quoteattr.syntax.sentence import Token
from quoteattr.values import evolve, frozen
from quoteattr.word_lists import words

_OPEN = 5
"""At most this many scenes are held open; older ones are forgotten."""


@frozen
class Scene:
    """A channel that stays open.

    Attributes:
        channel: what it is.
        opened: the sentence that opened it.
        last: the last sentence that belongs to it.
        opening: what opened it: the "frame" of a quotation, or narration. Before the verb, where German sets the scene (*Im
            Rat ging es hoch her*), its channel is "fronted". After it, as a heading (*Elternabend in der 4c.*) or as what
            sits (*Der Rat hat lange beraten*, *Die Debatte dauerte drei Stunden*) it is a "place". Without a preposition it
            is "new" (*Sie schrieb einen Brief*) or "known" (*Der Rat lehnte das ab*).
        tense: that of the words that opened it.
        speakers: who has spoken in it so far, the last one at the end.
        talks: whether the words that opened it tell of a talk: *im Interview mit dem NDR*, *im Podcast „Kiez“*.
        heard: the sentence of its first quotation, -1 if there was none.
    """

    channel: Channel
    opened: int
    last: int
    opening: str = "frame"
    tense: str = ""
    speakers: tuple[Speaker | None, ...] = ()
    talks: bool = False
    heard: int = -1

    @property
    def room(self) -> str:
        """What it is like; see :func:`quoteattr.channels.rooms.room_of`. A talk show that the text tells of is a session, an
        outlet that somebody talks with is a *talk*."""
        if self.opening != "frame" and is_talk(self.channel):
            return "session"
        room = room_of(self.channel)
        talks = self.talks or self.channel.kind is ChannelKind.INTERVIEW
        return "talk" if talks and room == "outlet" else room

    @property
    def signs(self) -> frozenset[str]:
        """What shows that the text still tells of it; see :func:`quoteattr.channels.rooms.signs_of`."""
        return signs_for(self.channel, self.room)

    def taken_over(self, sentence: int) -> Channel:
        """The channel of a quotation in *sentence* that is spoken in the scene."""
        return evolve(self.channel, inherited=sentence != self.opened)

    def goes_on(self, candidate: Candidate, speaker: Speaker | None) -> Scene:
        """The scene after a quotation that was spoken in it."""
        return evolve(
            self,
            last=max(candidate.last_sentence, self.last),
            speakers=(*self.speakers, speaker),
            heard=self.heard if self.heard >= 0 else candidate.sentence,
        )


@define
class Stage:
    """The scenes that are open at a point of the text, the newest last."""

    context: Context
    candidates: Sequence[Candidate]
    scenes: tuple[Scene, ...] = ()
    _read: int = 0
    """Narration was read up to this character."""
    _sentence: int = field(default=0, init=False)
    """The sentence that holds it."""
    _hidden: dict[int, set[int]] = field(factory=dict, init=False)
    """The tokens of each sentence that are of quotations and their frames."""
    _in_sentence: dict[int, list[Candidate]] = field(init=False)

    @_in_sentence.default
    def _by_sentence(self) -> dict[int, list[Candidate]]:
        found: dict[int, list[Candidate]] = {}
        for candidate in self.candidates:
            for number in range(candidate.sentence, candidate.last_sentence + 1):
                found.setdefault(number, []).append(candidate)
        return found

    def before(self, number: int) -> tuple[Scene, ...]:
        """The scenes that are open when quotation *number* begins."""
        candidate = self.candidates[number]
        start = min(span.start for span in (*candidate.segments[:1], *candidate.frame))
        while self._sentence <= candidate.sentence:
            self._narrate(start)
            if self.context.sentences[self._sentence].end > start:
                break
            self._sentence += 1
        self._read = max(self._read, start)
        return self.scenes

    def spoken(self, number: int, channel: Channel, speaker: Speaker | None, scene: Scene | None) -> None:
        """Note that quotation *number* was spoken through *channel*, in *scene* if it named none itself."""
        candidate = self.candidates[number]
        if scene is None and channel.inherited:
            scene = next((s for s in self.scenes if s.channel.name == channel.name), None)
        if scene is None:
            frames = frames_of(self.context, candidate)
            opening = _opening(frames, channel) if candidate.kind is QuoteKind.REPORTED else "frame"
            here = candidate.sentence
            talks = any(map(_is_of_talk, frames))
            scene = Scene(channel, here, here, opening, tense_of(frames), talks=talks)
        self._open(scene.goes_on(candidate, speaker))

    def _open(self, scene: Scene) -> None:
        same = [s for s in self.scenes if s.channel.name == scene.channel.name]
        if same and not scene.speakers:
            scene = evolve(scene, speakers=same[0].speakers)
        if same and same[0].talks:
            scene = evolve(scene, talks=True)
        self.scenes = (*(s for s in self.scenes if s not in same), scene)[-_OPEN:]

    def _narrate(self, end: int) -> None:
        """Open what the current sentence mentions up to character *end*, outside of quotations and their frames."""
        number = self._sentence
        sentence, layout = self.context.sentences[number], self.context.layout(number)
        here = self._in_sentence.get(number, ())
        if number not in self._hidden:
            self._hidden[number] = layout.under(span for c in here for span in (*c.segments, *c.frame))
        hidden = self._hidden[number]
        tokens = sentence.tokens
        free = frozenset(
            i
            for i in layout.narrated
            if i not in hidden and tokens[i].start >= self._read and tokens[i].end <= end
        )
        signs = frozenset[str]().union(*(signs_of(tokens[i].text) for i in free))
        self.scenes = tuple(
            scene if signs.isdisjoint(scene.signs) else evolve(scene, last=number) for scene in self.scenes
        )
        if _is_over([tokens[i] for i in free]):
            self.scenes = tuple(scene for scene in self.scenes if scene.room != "session")
        elif free and (scene := _narrated(self.context, Frame(sentence, free))) is not None:
            self._open(self._whole(scene) or scene)

    def _whole(self, scene: Scene) -> Scene | None:
        """The session that is open where *scene* is a part of one: *im Zeugenstand* after *vor dem Landgericht Hagen*,
        *die Sitzung* after *Der Gemeinderat hat getagt*."""
        for sort in ("court", "chamber"):
            parts = words(f"{sort}-part")
            if scene.channel.name in parts and scene.opening != "new":
                latest = reversed(self.scenes)
                wholes = (s for s in latest if sort_of(s.channel) == sort and s.channel.name not in parts)
                whole = next(wholes, None)
                if whole is not None:
                    opening = whole.opening if scene.opening == "known" else scene.opening
                    return evolve(whole, last=scene.last, opening=opening, tense=scene.tense)
        return None


def _opening(frames: Sequence[Frame], channel: Channel) -> str:
    """How a told act opens a scene, which is narration as well: *Im Interview mit dem NDR erzählte sie von der Haft.*"""
    tokens = [token for frame in frames for token in frame.sentence.tokens]
    verb = next((token.start for token in tokens if token.is_finite), 0)
    return "fronted" if channel.mention is not None and channel.mention.span.start < verb else "place"


def _narrated(context: Context, frame: Frame) -> Scene | None:
    """What a stretch of narration opens: *Am Abend trat Horn im Regionalfernsehen auf*, *Die Debatte begann um neun*."""
    number, tokens = frame.sentence.index, frame.sentence.tokens
    places = [f for f in channels_in(context, frame) if f.channel.kind is not ChannelKind.AGENCY]
    if places:
        found = min(places, key=lambda f: (f.rank, f.at))
        verb = next((i for i, token in enumerate(tokens) if token.is_finite), 0)
        opening = "fronted" if found.at < verb else "place"
    elif topic := next(topics_in(context, frame), None):
        found = topic
        around = look_left(frame.sentence, found.at)
        is_known = around.determiner.startswith("d")
        if is_known and found.channel.kind is ChannelKind.DOCUMENT:
            return None  # *Der Brief lag auf dem Tisch* opens none
        sits = is_known and (
            (_is_part(tokens[found.at]) and not around.first)
            or any(tokens[i].lemma in words("sitting") for i in frame.tokens)
        )
        is_place = sits or around.preposition in ("vor", "zu") or not around.determiner
        opening = "place" if is_place else "known" if is_known else "new"
    else:
        return None
    if _is_to_come(context, frame, found.at):
        return None
    if opening in ("place", "known") and room_of(found.channel) == "speech":
        return None  # *Im Amt war nur ein Lehrling am Telefon*
    return Scene(found.channel, number, number, opening, tense_of((frame,)), talks=_is_of_talk(frame))


def _is_of_talk(frame: Frame) -> bool:
    """Whether words tell of a talk or a programme: *im Interview mit dem NDR*; not *sagte dem NDR*."""
    nouns = (frame.sentence.tokens[i].text.lower() for i in frame.tokens)
    return any(noun.endswith(tuple(words("talk") | words("programme"))) for noun in nouns)


def _is_over(told: Sequence[Token]) -> bool:
    """Whether a session ends or pauses: *Gegen Mittag wurde die Verhandlung unterbrochen*."""
    if not any(token.lemma in words("closing") for token in told if token.tag.startswith("V")):
        return False
    nouns = (noun for token in told if (noun := carrier(token)) is not None)
    return any(noun.use is Use.OCCASION and is_session(noun.noun) for noun in nouns)


def _is_part(token: Token) -> bool:
    """Whether a noun means what goes on in a session, not who sits there: *Debatte*, *Verhandlung*."""
    return token.text in words("chamber-part") | words("court-part")


def _is_to_come(context: Context, frame: Frame, at: int) -> bool:
    """Whether nobody has spoken on an occasion yet: *Auf dem nächsten Parteitag*, *Der Rat wird am Montag beraten*, *Im Rat
    wird derzeit beraten*."""
    tokens, mention = frame.sentence.tokens, frame.sentence.mention_at(at)
    if mention is not None and any(
        tokens[i].text.lower().startswith(tuple(words("coming"))) for i in mention.modifiers
    ):
        return True
    clause = context.layout(frame.sentence.index).clause_of(at)
    if clause is None or clause.finite is None:
        return False
    if any(tokens[i].text.lower() in words("ongoing") for i in clause.tokens):
        return True
    future = tokens[clause.finite].text.lower() in ("wird", "werden", "will", "wollen")
    return future and any(tokens[i].tag in ("VVINF", "VAINF", "VMINF") for i in clause.tokens)
