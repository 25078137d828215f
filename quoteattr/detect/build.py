"""How a rule writes down what it found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quoteattr.cues.entries import CueNoun
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.view import View
from quoteattr.quote import Cue, Evidence, Mode, Polarity, QuoteKind, Span
from quoteattr.syntax.sentence import Clause, Mood
from quoteattr.values import evolve


def cue(view: View, lemma: str, indices: Iterable[int]) -> Cue:
    """The cue of some tokens: lemma *mitteilen*, text *teilte … mit*."""
    spans = view.spans(indices)
    return Cue(lemma, " … ".join(s.of(view.text) for s in spans), spans)


def verbatim(view: View, segments: Sequence[Span]) -> tuple[Span, ...]:
    """The quoted parts, without their marks, that lie inside *segments*."""
    pairs = (*view.pairs, *view.stand_ins)
    inside = [p for p in pairs if any(p.outer in s for s in segments)]
    return tuple(s for p in sorted(inside, key=lambda p: p.outer.start) for s in p.segments)


def frame_of_rest(view: View, content: Iterable[int], within: Iterable[int]) -> list[int]:
    """The tokens of *within* that are not content, with the comma or colon in between, without the final full stop."""
    taken, end = set(content), len(view.tokens) - 1
    if view.tag(end) == "$." and view.word(end) != ":":
        taken.add(end)
    return [i for i in within if i not in taken]


def behind_content(clause: Clause, last: int) -> list[int]:
    """What comes of a frame after a content up to *last*, with the comma in between: *der Wunsch, zu gehen, blieb*."""
    rest = [i for i in clause.tokens if i > last]
    return [last + 1, *rest] if rest and rest[0] == last + 2 else rest


def part_start(view: View, end: int) -> int:
    """Where the part of a sentence begins that ends at *end*: after a colon or a semicolon."""
    return next((t + 1 for t in range(end - 1, -1, -1) if view.tokens[t].text in (":", ";")), 0)


def frame_start(view: View, end: int) -> int:
    """Where the frame that ends at *end* begins: at the start of the sentence, or after an earlier utterance, a
    semicolon or a colon."""
    quotes = (t + 1 for t in range(end - 1, -1, -1) if view.tokens[t].is_quote)
    start = max(part_start(view, end), next(quotes, 0))
    while start < end and view.tokens[start].is_punctuation:
        start += 1
    return start


def candidate(
    view: View,
    kind: QuoteKind,
    content: Iterable[int],
    rule: str,
    trigger: Sequence[int],
    *,
    reporting: Predicate | CueNoun | None = None,
    cue_lemma: str | None = None,
    cue_tokens: Sequence[int] = (),
    frame: Iterable[int] = (),
    source: Phrase | None = None,
    addressee: Phrase | None = None,
    features: Iterable[str] = (),
) -> Candidate | None:
    """A candidate over token sets of one sentence, or ``None`` if the content has no word.

    Its cue is what is *reporting*, which gives it mode and polarity, or *cue_lemma*; where no *cue_tokens* are given,
    those of the cue are *trigger*.
    """
    mode, polarity = Mode.UNSPECIFIED, Polarity.ASSERTED
    if reporting is not None:
        cue_lemma, mode, polarity = reporting.lemma, reporting.mode, reporting.polarity
    indices = view.trim(content)
    if all(view.tokens[i].is_punctuation for i in indices):
        return None
    segments = view.spans(indices)
    return Candidate(
        kind=kind,
        segments=segments,
        sentence=view.sentence.index,
        last_sentence=view.sentence.index,
        verbatim=verbatim(view, segments) if kind is not QuoteKind.DIRECT else segments,
        cue=cue(view, cue_lemma, cue_tokens or trigger) if cue_lemma is not None else None,
        frame=view.spans(frame),
        source=source,
        addressee=addressee,
        polarity=polarity,
        mode=mode,
        evidence=tuple(Evidence(rule, s) for s in view.spans(trigger)[:1]),
        features=frozenset((rule, *features)),
    )


def through(made: Candidate, last: View) -> Candidate:
    """A quotation up to the end of a later sentence."""
    whole = Span(made.span.start, last.tokens[-1].end)
    return evolve(made, segments=(whole,), verbatim=(whole,), last_sentence=last.sentence.index)


_STEPS = (0.3, 0.5, 0.7, 0.8, 0.9)


def strength_step(strength: float) -> int:
    """The lexicon's strength (0..1) as one of six steps, finer where most verbs of saying lie."""
    return sum(strength >= step for step in _STEPS)


def strength_feature(predicate: Predicate) -> str:
    """The strength of a cue verb as a feature of the confidence model."""
    return f"cue-strength-{strength_step(predicate.strength)}" if predicate.is_cue else "cue-open"


def source_feature(view: View, source: Phrase | None) -> str:
    """What kind of word the source is: somebody by name, a pronoun, a common noun, or nothing at all."""
    if source is None:
        return "source-none"
    tag = view.tokens[source.head].tag
    return "source-pronoun" if tag.startswith("P") else "source-name" if tag == "NE" else "source-noun"


def mood_features(view: View, content: Iterable[int]) -> list[str]:
    """Whether there is a subjunctive anywhere in the content: ``k1-inside``, ``k2-inside``."""
    moods = {view.tokens[i].mood for i in content}
    return [f"{m.value}-inside" for m in (Mood.SUBJUNCTIVE_I, Mood.SUBJUNCTIVE_II) if m in moods]
