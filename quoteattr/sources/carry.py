"""Quotations without a frame of their own: who goes on speaking.

Words in quotation marks inside a quotation belong to its speaker. Everything else that has no frame belongs to the one
who has the most evidence (:mod:`quoteattr.sources.options`): the speaker of an earlier quotation, or somebody the
preceding sentences are about. Utterances that fill paragraph after paragraph are a dialogue of two who alternate.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex
from attrs import define, evolve, field

from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.mark_table import mark_characters
from quoteattr.quote import Evidence, Mention, QuoteKind, Resolution
from quoteattr.rank import NOBODY, Chooser
from quoteattr.sources.attributions import Attribution
from quoteattr.sources.frames import POINTING_BACK, from_frame, is_impersonal, points_there, subject_of_frame
from quoteattr.sources.holders import giver_before
from quoteattr.sources.options import Carrier, options
from quoteattr.sources.stage import Actor, Stage

_GAP = 3
"""At most this many sentences may lie between two quotations of one speaker who keeps the addressee."""
_COMMA = regex.compile(r"(?:\s+\p{Ll}{2,6})?\s*,\s*")
"""A comma, perhaps after a verbal particle: *schloss sich dem Verdacht an, wonach* …"""
_STEPS = 50
"""A chain of continuations is followed this far."""
_THINGS = frozenset({"das", "dies", "dieses", "es", "was"})
"""What is said, not who says it."""
_READ = frozenset({"is-document", "is-outlet", "is-statement"})
"""What something can be written in, by the evidence on the stage."""
_WORKS = frozenset({"is-document", "is-outlet"})
_SPEAKERS = frozenset({"is-person", "is-organisation", "is-group"})
_WRITTEN = 2
"""It was named at most this many sentences before."""
_LOOK_BACK = 4
"""Two turns of a dialogue are among this many quotations."""


def carry(
    stage: Stage,
    candidates: Sequence[Candidate],
    framed: Sequence[Attribution],
    chooser: Chooser,
) -> Iterator[Attribution]:
    """The attributions with the gaps filled, one for each candidate.

    Args:
        stage: the sentences and who is in them.
        candidates: the quotations.
        framed: what the frame of each says by itself.
        chooser: decides who goes on speaking.
    """
    course = _Course(stage, candidates, framed, chooser)
    course.run()
    _keep_addressees(candidates, course.done, course.previous, stage.text)
    for index in range(len(candidates)):
        yield course.done[index]


@define
class _Course:
    """The quotations in the order of the text; what is decided so far is evidence for the next."""

    stage: Stage
    candidates: Sequence[Candidate]
    framed: Sequence[Attribution]
    chooser: Chooser
    done: dict[int, Attribution] = field(factory=dict)
    previous: list[int] = field(factory=list)

    def run(self) -> None:
        order = sorted(
            range(len(self.candidates)),
            key=lambda i: (self.candidates[i].segments[0].start, -self.candidates[i].segments[-1].end),
        )
        for index in order:
            own = self.framed[index]
            self.done[index] = own if own.speaker is not None else self._filled(index) or own
            if self.candidates[index].parent is None and not self._is_inside(index):
                self.previous.append(index)

    def _is_inside(self, index: int) -> bool:
        """Whether the words of the quotation just before name the source of this one: *Das Amt habe gedrängt, ohne zu
        fragen, wer das bezahle.* Whoever asks there does not go on: *Er habe das erlebt.*"""
        source = self.candidates[index].source
        if source is None or not self.previous or self.done[self.previous[-1]].speaker is None:
            return False
        at = self.stage.sentences[source.sentence].tokens[source.head].start
        return any(span.start <= at < span.end for span in self.candidates[self.previous[-1]].segments)

    def _filled(self, index: int) -> Attribution | None:
        candidate, own = self.candidates[index], self.framed[index]
        if candidate.source is not None and not is_impersonal(candidate):
            return self._instead(index) or self._from_others(index)
        found = self.stage.finder.register, self.stage.sentences, self.stage.text
        in_frame = (
            from_frame(candidate, own, *found)
            or self._written(index)
            or subject_of_frame(candidate, own, *found)
            or self._antecedent(index)
            or self._shown(index)
            or self._from_there(index)
        )
        if in_frame is not None:
            return in_frame
        if candidate.parent is not None or _has_frame(candidate):
            outer = self._from_others(index)
            if outer is not None or _has_frame(candidate):
                return outer
        return self._from_dialogue(index) or self._chosen(index)

    def _written(self, index: int) -> Attribution | None:
        """*Er verwies auf ein Gutachten. Darin heißt es* …: the document, outlet or statement named last."""
        candidate = self.candidates[index]
        if not points_there(candidate, self.stage.sentences):
            return None
        start = min(span.start for span in candidate.frame)
        for number in range(candidate.sentence, max(-1, candidate.sentence - _WRITTEN - 1), -1):
            for actor in reversed(self.stage.actors(number)):
                if actor.span.end <= start and not actor.features.isdisjoint(_READ):
                    return self._named(index, actor, "speaker.frame", 0.65)
        return None

    def _from_there(self, index: int) -> Attribution | None:
        """*Lob kam von der Innung. Das helfe den Betrieben, hieß es dort*: whose words the sentence before reports."""
        candidate, stage = self.candidates[index], self.stage
        if not is_impersonal(candidate):
            return None
        holding = giver_before(stage.finder.register, stage.sentences, candidate.sentence)
        if holding is None:
            return None
        found = stage.finder.refer(holding)
        evidence = (*self.framed[index].evidence, Evidence("speaker.frame", candidate.segments[0]))
        return evolve(self.framed[index], speaker=found, evidence=evidence, probability=0.65)

    def _shown(self, index: int) -> Attribution | None:
        """*Grundlage sind Messungen des Amtes. Demnach …*: what the sentence before shows, if nobody speaks there."""
        candidate = self.candidates[index]
        sentences, number = self.stage.sentences, candidate.sentence - 1
        if candidate.cue is None or candidate.cue.lemma.lower() not in POINTING_BACK or number < 0:
            return None
        actors = self.stage.actors(number)
        same = sentences[number].paragraph == sentences[number + 1].paragraph
        spoken = any(self.candidates[i].last_sentence == number for i in self.previous)
        if (
            not same
            or spoken
            or any("part-subject" in a.features and not _SPEAKERS.isdisjoint(a.features) for a in actors)
        ):
            return None
        for actor in actors:
            if not actor.features.isdisjoint(_WORKS) and "part-other" not in actor.features:
                return self._named(index, actor, "speaker.subject-before", 0.6)
        return None

    def _antecedent(self, index: int) -> Attribution | None:
        """*Es gibt Berichte, wonach …*: what is before the comma."""
        candidate = self.candidates[index]
        if candidate.cue is None or candidate.cue.lemma.lower() != "wonach":
            return None
        start = candidate.cue.segments[0].start
        for actor in self.stage.actors(candidate.sentence):
            between = self.stage.text[actor.span.end : start] if actor.span.end < start else ""
            if _COMMA.fullmatch(between) and not actor.span.of(self.stage.text).endswith(")"):
                return self._named(index, actor, "speaker.relative", 0.9)
        return None

    def _named(self, index: int, actor: Actor, rule: str, sure: float) -> Attribution:
        evidence = (*self.framed[index].evidence, Evidence(rule, actor.span))
        probability = actor.certainty * sure
        return evolve(self.framed[index], speaker=actor.speaker, evidence=evidence, probability=probability)

    def _instead(self, index: int) -> Attribution | None:
        """*Das teilte die Feuerwehr mit*: the subject after a pronoun that names nobody."""
        candidate = self.candidates[index]
        source = candidate.source
        if source is None or self._words(source).lower() not in _THINGS:
            return None
        stage = self.stage
        return subject_of_frame(
            candidate, self.framed[index], stage.finder.register, stage.sentences, stage.text
        )

    def _words(self, phrase: Phrase) -> str:
        tokens = self.stage.sentences[phrase.sentence].tokens
        return " ".join(token.text for token in tokens[phrase.first : phrase.last + 1])

    def _from_others(self, index: int) -> Attribution | None:
        """The speaker of the quotation that this one is inside of, or continues."""
        candidate = self.candidates[index]
        at = candidate.parent if candidate.carried_from is None else self._newest(candidate)
        for _ in range(_STEPS):
            if at is None or not 0 <= at < len(self.candidates) or at == index:
                break
            source = self.done.get(at) or self.framed[at]
            if source.speaker is not None:
                if candidate.carried_from is None:
                    return self._taken(index, source, "speaker.enclosing", 0.97)
                return self._taken(index, source, "speaker.carried", 0.9)
            at = self.candidates[at].carried_from
        return None

    def _newest(self, candidate: Candidate) -> int | None:
        """The quotation that *candidate* continues: a later one with a speaker overrides the one that detection saw."""
        start = candidate.carried_from
        if start is None or not 0 <= start < len(self.candidates):
            return start
        from_there = self.candidates[start].segments[0].start
        for index in reversed(self.done):
            other = self.candidates[index]
            if other.segments[0].start <= from_there:
                break
            if self.done[index].speaker is not None and other.source is not None and other.parent is None:
                return index
        return start

    def _from_dialogue(self, index: int) -> Attribution | None:
        """Direct speech that fills paragraph after paragraph is a dialogue: the last but one to speak goes on."""
        candidate = self.candidates[index]
        spoken = [i for i in self.previous[-_LOOK_BACK:] if self.done[i].speaker is not None][-2:]
        if candidate.kind is not QuoteKind.DIRECT or len(spoken) < 2 or not self._alone((*spoken, index)):
            return None
        first, second = (self.done[i].speaker for i in spoken)
        if first is None or second is None or first.name == second.name:
            return None
        return self._taken(index, self.done[spoken[0]], "speaker.dialogue", 0.7)

    def _alone(self, indices: Sequence[int]) -> bool:
        """Whether direct quotations are in consecutive paragraphs."""
        sentences, candidates = self.stage.sentences, self.candidates
        paragraphs = sorted({sentences[candidates[i].sentence].paragraph for i in indices})
        direct = all(candidates[i].kind is QuoteKind.DIRECT for i in indices)
        return (
            direct and len(paragraphs) == len(indices) and paragraphs[-1] - paragraphs[0] == len(indices) - 1
        )

    def _chosen(self, index: int) -> Attribution | None:
        """The one with the most evidence."""
        candidate, own = self.candidates[index], self.framed[index]
        found = options(self.stage, self.candidates, self.done, self.previous, index)
        choice = self.chooser.choose((candidate.sentence, index), found, NOBODY)
        if choice is None:
            return None
        option = found[choice.index]
        words = _pointer(candidate) or option.speaker.mention
        speaker = evolve(option.speaker, mention=words, resolution=Resolution.CARRIED)
        rule = self._rule(candidate, option)
        evidence = (*own.evidence, Evidence(rule, candidate.segments[0] if words is None else words.span))
        return evolve(
            own, speaker=speaker, evidence=evidence, probability=option.certainty * choice.probability
        )

    def _rule(self, candidate: Candidate, option: Carrier) -> str:
        if option.spoke:
            return "speaker.carried" if candidate.carried_from is not None else "speaker.same-paragraph"
        tokens = self.stage.sentences[candidate.sentence].tokens
        at = bisect_left(tokens, candidate.segments[0].start, key=lambda token: token.start)
        mention = option.speaker.mention
        colon = 0 < at < len(tokens) and tokens[at - 1].text == ":"
        inside = mention is not None and mention.span.start >= tokens[0].start
        return "speaker.colon" if colon and inside else "speaker.subject-before"

    def _taken(self, index: int, source: Attribution, rule: str, sure: float) -> Attribution:
        """The speaker of another quotation as that of number *index*."""
        assert source.speaker is not None
        candidate, own = self.candidates[index], self.framed[index]
        resolution = source.speaker.resolution if rule == "speaker.enclosing" else Resolution.CARRIED
        words = _pointer(candidate) or source.speaker.mention
        speaker = evolve(source.speaker, resolution=resolution, mention=words)
        evidence = (*own.evidence, Evidence(rule, candidate.segments[0]))
        return evolve(own, speaker=speaker, evidence=evidence, probability=source.probability * sure)


def _keep_addressees(
    candidates: Sequence[Candidate], done: dict[int, Attribution], order: Sequence[int], text: str
) -> None:
    """*Vera antwortete Torn: „Falsch.“ Dann legte sie nach: „Deine Firma ist pleite.“*: still to Torn.

    A quotation in the second person that follows one of the same speaker has its addressee if its own frame names none.
    """
    for before, index in pairwise(order):
        candidate, own, source = candidates[index], done[index], done[before]
        if candidate.kind is not QuoteKind.DIRECT or candidate.addressee is not None:
            continue
        if own.speaker is None or source.speaker is None or source.addressee is None:
            continue
        same = own.addressee is None and own.speaker.name == source.speaker.name
        near = candidate.sentence - candidates[before].last_sentence <= _GAP
        words = " ".join(segment.of(text) for segment in candidate.segments)
        if same and near and _second_person().search(words) is not None:
            done[index] = evolve(own, addressee=source.addressee)


def _pointer(candidate: Candidate) -> Mention | None:
    """*Demnach* itself stands for the source."""
    cue = candidate.cue
    if cue is None or cue.lemma.lower() not in POINTING_BACK:
        return None
    return Mention(cue.text, cue.segments[0]) if len(cue.segments) == 1 else None


def _has_frame(candidate: Candidate) -> bool:
    """Whether a frame of its own shows that nobody is named; *demnach* points back to what was said before."""
    if candidate.cue is not None and candidate.cue.lemma.lower() in POINTING_BACK:
        return False
    return candidate.cue is not None or bool(candidate.frame)


@cache
def _second_person() -> regex.Pattern[str]:
    """*du*, *deine*, *euch*; *Sie* and *Ihre* unless they begin a sentence."""
    marks = regex.escape(mark_characters(double=True))
    return regex.compile(
        r"\b[Dd](?:u|ir|ich|ein(?:e[mnrs]?)?)\b|\b(?:[Ee]uch|[Ee]uer|[Ee]ure[mnrs]?)\b"
        rf"|[^\s.!?:{marks}]\s(?:Sie|Ihnen|Ihre?[mnrs]?)\b"
    )
