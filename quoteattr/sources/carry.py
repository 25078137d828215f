"""Quotations without a frame of their own: who goes on speaking.

Words in quotation marks inside a quotation belong to its speaker. Everything else that has no frame belongs to the one
who has the most evidence (:mod:`quoteattr.sources.options`): the speaker of an earlier quotation, or somebody the
preceding sentences are about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import define, evolve, field

from quoteattr.detect.attribution import POINTING_BACK
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.interview import is_turn
from quoteattr.quote import Evidence, Mention, QuoteKind, Resolution
from quoteattr.rank import Chooser
from quoteattr.sources.attributions import Attribution, certainty
from quoteattr.sources.options import Carrier, context, is_hearsay, nobody, options
from quoteattr.sources.phrases import mention, trim
from quoteattr.sources.stage import Stage

_ALIKE = 0.6
"""Words that share more than this part say the same."""
_STEPS = 50
"""Quotations inside quotations are followed this far."""


def carry(
    stage: Stage,
    candidates: Sequence[Candidate],
    framed: Sequence[Attribution],
    chooser: Chooser,
) -> tuple[Attribution, ...]:
    """The attributions with the gaps filled, one for each candidate.

    Args:
        stage: the sentences and who is in them.
        candidates: the quotations.
        framed: what the frame of each says by itself.
        chooser: decides who goes on speaking.
    """
    course = _Course(stage, candidates, framed, chooser)
    course.run()
    return tuple(course.done[index] for index in range(len(candidates)))


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
            if self.candidates[index].parent is None:
                self.previous.append(index)
        for at in range(bisect_left(order, 1, key=lambda i: self.candidates[i].sentence)):
            self._repeat(order[at], order[at + 1 :])

    def _repeat(self, index: int, behind: Sequence[int]) -> None:
        """Words in marks in the heading are said again below, or by the first person who speaks there."""
        heading, candidate = self.stage.views[0].sentence, self.candidates[index]
        said = [
            i for i in behind if self.candidates[i].kind is QuoteKind.DIRECT and self.candidates[i].sentence
        ]
        views = self.stage.views
        ended = len(views) == 1 or views[1].sentence.paragraph == heading.paragraph
        if ended or candidate.kind is not QuoteKind.DIRECT or not heading.tokens[-1].is_quote:
            return
        words = self._words(candidate)
        own = self.done[index].speaker
        alike = (i for i in said if len(words & self._words(self.candidates[i])) > _ALIKE * len(words))
        again = next(alike, said[0] if said and own is None else None)
        speaker = None if again is None else self.done[again].speaker
        if again is not None and speaker is not None and (own is None or own.name != speaker.name):
            evidence = (Evidence("speaker.same-paragraph", self.candidates[again].segments[0]),)
            found = evolve(speaker, resolution=Resolution.CARRIED)
            self.done[index] = evolve(self.done[again], speaker=found, evidence=evidence)

    def _words(self, candidate: Candidate) -> frozenset[str]:
        return frozenset(w for s in candidate.segments for w in s.of(self.stage.text).lower().split())

    def _filled(self, index: int) -> Attribution | None:
        """Words inside a quotation are its speaker's; all others belong to whoever has the most evidence. Whoever asks after
        *Frage:* is nobody who is named, and what is said *dem Vernehmen nach* is nobody's."""
        if is_turn(self.candidates[index]) or is_hearsay(self.candidates[index]):
            return None
        if context(self.candidates[index]) == "pointing":
            return self._chosen(index)
        return self._enclosing(index) or self._chosen(index)

    def _enclosing(self, index: int) -> Attribution | None:
        """The speaker of the quotation that this one lies in."""
        at = self.candidates[index].parent
        for _ in range(_STEPS):
            if at is None:
                break
            source = self.done.get(at) or self.framed[at]
            if source.speaker is not None:
                own, words = self.framed[index], self.candidates[index].segments[0]
                evidence = (*own.evidence, Evidence("speaker.enclosing", words))
                sure = certainty("speaker.enclosing") * source.probability
                return evolve(own, speaker=source.speaker, evidence=evidence, probability=sure)
            at = self.candidates[at].parent
        return None

    def _chosen(self, index: int) -> Attribution | None:
        """The one with the most evidence."""
        candidate, own = self.candidates[index], self.framed[index]
        found = [
            option
            for option in options(self.stage, self.candidates, self.done, self.previous, index)
            if own.addressee is None or option.speaker.name != own.addressee.name  # *Sie sagte Trump, …*
        ]
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
