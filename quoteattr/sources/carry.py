"""Quotations without a frame of their own: who goes on speaking.

Words in quotation marks inside a quotation belong to its speaker. Everything else that has no frame belongs to the one
who has the most evidence (:mod:`quoteattr.sources.options`): the speaker of an earlier quotation, or somebody the
preceding sentences are about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quoteattr.detect.attribution import POINTING_BACK
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.interview import is_turn
from quoteattr.quote import Evidence, Mention, QuoteKind, Resolution, Speaker, SpeakerKind
from quoteattr.rank import Chooser
from quoteattr.sources.attributions import Attribution, certainty
from quoteattr.sources.options import Carrier, context, is_hearsay, nobody, options
from quoteattr.sources.phrases import mention, trim
from quoteattr.sources.pronouns import Features, features
from quoteattr.sources.stage import Stage
from quoteattr.values import evolve, frozen

_ALIKE = 0.6
"""Words that share more than this part say the same."""
_STEPS = 50
"""Quotations inside quotations are followed this far."""


@frozen
class Course:
    """The quotations of *stage* in the order of the text; what is decided about one is evidence for the next.

    ``framed`` is what the frame of each says by itself; ``chooser`` decides who goes on speaking.
    """

    stage: Stage
    framed: Sequence[Attribution]
    chooser: Chooser

    def run(self) -> tuple[Attribution, ...]:
        """The attributions with the gaps filled, one for each quotation."""
        candidates, done = self.stage.candidates, self.stage.done
        order = sorted(
            range(len(candidates)),
            key=lambda i: (candidates[i].segments[0].start, -candidates[i].segments[-1].end),
        )
        for index in order:
            own = self.framed[index]
            done[index] = own if own.speaker is not None else self._filled(index) or own
            if candidates[index].parent is None:
                self.stage.previous.append(index)
        for at in range(bisect_left(order, 1, key=lambda i: candidates[i].sentence)):
            self._repeat(order[at], order[at + 1 :])
        return tuple(done[index] for index in range(len(candidates)))

    def _repeat(self, index: int, behind: Sequence[int]) -> None:
        """Words in marks in the heading are said again below, or by the first person who speaks there."""
        views, candidates, done = self.stage.views, self.stage.candidates, self.stage.done
        heading, candidate = views[0].sentence, candidates[index]
        ended = len(views) == 1 or views[1].sentence.paragraph == heading.paragraph
        if ended or candidate.kind is not QuoteKind.DIRECT or not heading.tokens[-1].is_quote:
            return
        said = [i for i in behind if candidates[i].kind is QuoteKind.DIRECT and candidates[i].sentence]
        words = self._words(candidate)
        own = done[index].speaker
        alike = (i for i in said if len(words & self._words(candidates[i])) > _ALIKE * len(words))
        again = next(alike, said[0] if said and own is None else None)
        speaker = None if again is None else done[again].speaker
        if again is not None and speaker is not None and (own is None or own.name != speaker.name):
            evidence = (Evidence("speaker.same-paragraph", candidates[again].segments[0]),)
            found = evolve(speaker, resolution=Resolution.CARRIED)
            done[index] = evolve(done[again], speaker=found, evidence=evidence)

    def _words(self, candidate: Candidate) -> frozenset[str]:
        return frozenset(w for s in candidate.segments for w in s.of(self.stage.text).lower().split())

    def _filled(self, index: int) -> Attribution | None:
        """Words inside a quotation are its speaker's; all others belong to whoever has the most evidence. Whoever asks after
        *Frage:* is nobody who is named, and what is said *dem Vernehmen nach* is nobody's."""
        candidate = self.stage.candidates[index]
        if is_turn(candidate) or is_hearsay(candidate):
            return None
        enclosing = None if context(candidate) == "pointing" else self._enclosing(index)
        return enclosing or self._chosen(index)

    def _enclosing(self, index: int) -> Attribution | None:
        """The speaker of the quotation that this one lies in."""
        own, candidate = self.framed[index], self.stage.candidates[index]
        at = candidate.parent
        for _ in range(_STEPS):
            if at is None:
                break
            source = self.stage.done.get(at) or self.framed[at]
            if source.speaker is not None:
                evidence = (*own.evidence, Evidence("speaker.enclosing", candidate.segments[0]))
                sure = certainty("speaker.enclosing") * source.probability
                return evolve(own, speaker=source.speaker, evidence=evidence, probability=sure)
            at = self.stage.candidates[at].parent
        return None

    def _chosen(self, index: int) -> Attribution | None:
        """The one with the most evidence."""
        candidate, own = self.stage.candidates[index], self.framed[index]
        found = [
            option
            for option in options(self.stage, index)
            if (own.addressee is None or option.speaker.name != own.addressee.name)  # *Sie sagte Trump, …*
            and self._may_mean(candidate, option)
        ]
        wanted = self._wanted(candidate)
        if wanted is not None and wanted.plural:
            found = _several(found)
        choice = self.chooser.choose((candidate.sentence, index), found, nobody(candidate))
        if choice is None:
            return None
        option = found[choice.index]
        words = self._pointer(candidate) or option.speaker.mention
        speaker = evolve(option.speaker, mention=words, resolution=Resolution.CARRIED)
        rule = self._rule(candidate, option)
        evidence = (*own.evidence, Evidence(rule, candidate.segments[0] if words is None else words.span))
        return evolve(
            own, speaker=speaker, evidence=evidence, probability=option.certainty * choice.probability
        )

    def _may_mean(self, candidate: Candidate, option: Carrier) -> bool:
        """Whether the pronoun of a frame does not exclude somebody: *Mona Abel kam. Er winkte ab: „Nein.“*"""
        wanted = self._wanted(candidate)
        if wanted is None or wanted.plural or not wanted.genders:
            return True
        gender = self.stage.finder.register.genders.get(option.speaker.name)
        return gender is None or gender in wanted.genders

    def _wanted(self, candidate: Candidate) -> Features | None:
        """What the pronoun of a frame stands for."""
        register, source = self.stage.finder.register, candidate.source
        return None if source is None else features(register.sentences[source.sentence].tokens, source.head)

    def _pointer(self, candidate: Candidate) -> Mention | None:
        """The words of the frame that stand for the source: *Demnach*, *(sagten) diese*."""
        cue, source = candidate.cue, candidate.source
        if source is not None:
            sentence = self.stage.views[source.sentence].sentence
            return mention(self.stage.text, sentence, *trim(sentence, source))
        if cue is None or cue.lemma.lower() not in POINTING_BACK:
            return None
        return Mention(cue.text, cue.segments[0])

    def _rule(self, candidate: Candidate, option: Carrier) -> str:
        if option.spoke:
            return "speaker.carried" if candidate.carried_from is not None else "speaker.same-paragraph"
        sentence, mention = self.stage.views[candidate.sentence].sentence, option.speaker.mention
        at = sentence.under(candidate.segments[0]).start
        colon = 0 < at < len(sentence.tokens) and sentence.tokens[at - 1].text == ":"
        inside = mention is not None and mention.span.start >= sentence.start
        return "speaker.colon" if colon and inside else "speaker.subject-before"


def _several(found: list[Carrier]) -> list[Carrier]:
    """Whom *sagten sie* and *sagten beide* may mean: a group, or two people who were just named, together: *Eva Lund traf
    Jan Ohm. „Es war gut“, sagten beide*."""
    people = [option for option in found if option.speaker.kind is SpeakerKind.PERSON]
    if any(option.speaker.kind is SpeakerKind.GROUP for option in found):
        return [option for option in found if option not in people]
    for near in ({"sentence-0", "sentence-1"}, {"sentence-0", "sentence-1", "sentence-2"}):
        last = {o.name: o for o in sorted(people, key=lambda o: o.span) if o.features & near}
        if len(last) == 2:
            name = " und ".join(last)
            newest = max(last.values(), key=lambda option: option.span)
            return [evolve(newest, name=name, speaker=Speaker(name, SpeakerKind.GROUP))]
    return found
