"""Words in quotation marks inside a clause: verbatim parts of a report, or only names and ironic words.

Whether a fragment is speech is decided by what surrounds it (the report it lies in, the verb of its clause, the word in
front of it) and by its form (length, first letter, a verb inside); every one of these is a named feature of the
confidence model (Brunner 2015 on mixed quotation; the length and case figures are our own measurements).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from attrs import evolve

from quoteattr.cues.lexicon import Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.build import candidate, frame_of_rest, strength_feature
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.participants import addressee, subject
from quoteattr.detect.view import View
from quoteattr.marks import MarkPair
from quoteattr.quote import QuoteKind
from quoteattr.syntax.quoted_names import is_naming

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}'’-]*")
_SO_CALLED = regex.compile(r"(?i)(?:so\s?genannt\p{L}*+|genannten?|namens)\s*$")
_LAST_WORD = regex.compile(r"(\p{L}++)\s*+$")
_ARTICLES = frozenset(
    "der die das des dem den ein eine einen einem einer eines im am zum zur vom beim ins ans".split()
)


def fragments(view: View, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A direct quotation for each quoted part of the sentence that is not a whole utterance.

    *Er nannte den Plan „völlig absurd“.* — *Sie sagte, das sei „ein Anfang“.* The cue, frame and source of the report
    around it are its own as well. Names (*die Zeitung „Kurier“*) become candidates with features that speak against them.
    """
    for pair in view.pairs:
        if not _WORD.search(pair.inner.of(view.text)):
            continue
        inside = [
            c
            for c in found
            if any(pair.outer in s for s in c.segments)
            and c.kind in (QuoteKind.INDIRECT, QuoteKind.FREE_INDIRECT)
        ]
        host = min(inside, key=lambda c: len(c.span), default=None)
        in_frame = any(pair.outer in f for c in found for f in c.frame)
        yield from _one(view, pair, host, in_frame)


def _one(view: View, pair: MarkPair, host: Candidate | None, in_frame: bool) -> Iterator[Candidate]:
    tokens = [i for i, t in enumerate(view.tokens) if pair.inner.start <= t.start and t.end <= pair.inner.end]
    if not tokens:
        return
    features = {*_shape(view, pair, tokens), *_surroundings(view, pair, tokens)}
    if in_frame:
        features.add("fragment-in-frame")
    if host is not None:
        features.add(f"fragment-in-{host.kind}")
        features.update(f"host-{f}" for f in host.features if f.startswith("form-") or f.endswith("-inside"))
        features.add(f"in-report-{_size(view, pair)}")
        rule = "fragment.in-report"
        made = candidate(view, QuoteKind.DIRECT, tokens, rule, tokens[:1], features=features)
        if made is not None:
            yield evolve(
                made,
                segments=pair.segments,
                verbatim=pair.segments,
                cue=host.cue,
                frame=host.frame,
                source=host.source,
                addressee=host.addressee,
                mode=host.mode,
                polarity=host.polarity,
            )
        return
    number = view.clause_of.get(tokens[0])
    predicate = view.predicates[number] if number is not None else None
    if predicate is not None and predicate.is_cue and number is not None:
        clause = view.clauses[number]
        rule = _verb_rule(
            predicate, "als-before" in features or _als_in_front(view, clause.tokens, tokens[0])
        )
        features.add(f"{rule.removeprefix('fragment.')}-{_size(view, pair)}")
        features.add(strength_feature(predicate))
        source = subject(view, number, predicate)
        if source is None:
            features.add("no-source")
        elif source.first <= tokens[0] <= source.last:
            features.add("fragment-in-source")
        frame = frame_of_rest(
            view,
            [i for i, t in enumerate(view.tokens) if pair.outer.start <= t.start < pair.outer.end],
            range(clause.first, clause.last + 1),
        )
        made = candidate(
            view,
            QuoteKind.DIRECT,
            tokens,
            rule,
            tokens[:1],
            cue_lemma=predicate.lemma,
            cue_tokens=[*predicate.tokens, *_governor(view, clause.tokens, tokens[0], predicate)],
            frame=frame,
            source=source,
            addressee=addressee(view, number, predicate, source),
            mode=predicate.mode,
            polarity=predicate.polarity,
            features=features,
        )
    else:
        source = subject(view, number, predicate) if number is not None and predicate is not None else None
        made = candidate(
            view, QuoteKind.DIRECT, tokens, "fragment.bare", tokens[:1], source=source, features=features
        )
    if made is not None:
        yield evolve(made, segments=pair.segments, verbatim=pair.segments)


def _verb_rule(predicate: Predicate, behind_als: bool) -> str:
    """How the verb of the clause takes a fragment: *nannte ihn „…“*, *bezeichnete ihn als „…“*, *sprach von „…“*."""
    if predicate.takes(Frame.ALS) and behind_als:
        return "fragment.als-verb"
    if predicate.takes(Frame.NAME):
        return "fragment.naming-verb"
    return "fragment.cue-verb" if predicate.takes(Frame.DIRECT) else "fragment.other-verb"


def _governor(view: View, members: Sequence[int], first: int, predicate: Predicate) -> list[int]:
    """The fixed preposition or *als* that governs the fragment and belongs to the cue: *sprach von*, *bezeichnete als*."""
    fixed = predicate.verb.prepositions if predicate.verb is not None else frozenset()
    for i in reversed([m for m in members if first - 6 <= m < first]):
        form = view.tokens[i].text.lower()
        if form in fixed or (form == "als" and predicate.takes(Frame.ALS)):
            return [i]
        if view.tokens[i].tag in ("APPR", "APPRART") or view.tokens[i].is_finite:
            break
    return []


def _als_in_front(view: View, members: Sequence[int], first: int) -> bool:
    """Whether *als* stands shortly in front of the fragment: *als einen „schweren Fehler“*."""
    return any(view.tokens[i].text.lower() == "als" for i in members if first - 5 <= i < first)


def _size(view: View, pair: MarkPair) -> str:
    count = len(_WORD.findall(pair.inner.of(view.text)))
    return "1" if count == 1 else "2" if count == 2 else "3-4" if count <= 4 else "5-8" if count <= 8 else "9"


def _shape(view: View, pair: MarkPair, tokens: list[int]) -> Iterator[str]:
    """Length, first letter, a finite verb inside: *„völlig absurd“* against *„Kurier“*."""
    words = _WORD.findall(pair.inner.of(view.text))
    lower = words[0][:1].islower()
    yield f"words-{_size(view, pair)}"
    yield f"{'lower' if lower else 'upper'}-{'short' if len(words) <= 2 else 'mid' if len(words) <= 6 else 'long'}"
    if any(view.tokens[i].is_finite for i in tokens):
        yield "finite-inside"
    if any(view.tokens[i].tag == "NE" for i in tokens):
        yield "name-inside"
    if not pair.closed:
        yield "unclosed"
    if pair.style[:1] in "‚‘›‹'" or pair.parent is not None:
        yield "inner-mark"


def _surroundings(view: View, pair: MarkPair, tokens: list[int]) -> Iterator[str]:
    """The word in front and behind: *die Zeitung „…“*, *als „…“*, *der „…“-Chef*."""
    before = view.text[max(view.sentence.start, pair.outer.start - 60) : pair.outer.start]
    behind = view.text[pair.outer.end : pair.outer.end + 2]
    previous = next(
        (view.tokens[i] for i in range(tokens[0] - 1, -1, -1) if not view.tokens[i].is_punctuation), None
    )
    word = _LAST_WORD.search(before)
    if _SO_CALLED.search(before) or (word is not None and is_naming(word[1])):
        yield "naming-noun-before"
    elif previous is not None and previous.end < pair.outer.start + 1:
        form = previous.text.lower()
        if form in _ARTICLES:
            yield "article-before"
        elif form == "als":
            yield "als-before"
        elif previous.tag == "NN":
            yield "noun-before"
        elif previous.tag == "NE":
            yield "name-before"
        elif previous.is_finite:
            yield "verb-before"
    if behind.startswith("-"):
        yield "compound-behind"
    follower = next(
        (
            view.tokens[i]
            for i in range(tokens[-1] + 1, len(view.tokens))
            if view.tokens[i].text not in '“”"»«‹›‘’'
        ),
        None,
    )
    if follower is not None and follower.tag == "NN":
        yield "noun-behind"
    if before.rstrip().endswith("("):
        yield "bracket-before"
