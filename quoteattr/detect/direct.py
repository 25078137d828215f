"""Direct speech: stand-ins for quoted utterances and the frames next to them."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.cues.entries import Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.addressees import addressee, listener
from quoteattr.detect.build import candidate, cue, strength_feature, strength_step
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.extents import phrase
from quoteattr.detect.fragment_features import is_called, is_named
from quoteattr.detect.participants import subject
from quoteattr.detect.utterance_frames import (
    Framing,
    behind_pointer,
    colon_framing,
    find_framing,
    is_wording,
    of_verb,
)
from quoteattr.detect.view import View
from quoteattr.mentions.paradigms import GENITIVE
from quoteattr.quote import Evidence, Polarity, QuoteKind
from quoteattr.syntax.quoted import has_verb
from quoteattr.syntax.sentence import Clause, ClauseKind, Mood
from quoteattr.values import evolve
from quoteattr.word_lists import words
from quoteattr.words.closed import DEFINITE

_FINAL = (".", "!", "?", "…")
_OUTSIDE = ("direct.inverted", "direct.so")
"""Frames that make an utterance even of what a noun announces as a name: *das Motto „Wir gehen“, sagte sie*."""
_BEFORE_COLON = ("direct.colon", "direct.colon-idiom")
_POINTERS = frozenset({"das", "dies", "so"})
_LONG = 40
"""So many characters are hardly ever a name."""
_SURE_STEP = 4
_ANNOUNCED = f"cue-strength-{_SURE_STEP}"
"""*mit den Worten* turns any verb into a reporting expression, as reliable as *rufen*."""


def utterances(view: View, previous: View | None = None) -> Iterator[Candidate | None]:
    """Each quoted utterance of the sentence, with its frame if the sentence has one.

    „Das war“, sagte sie, „ein Fehler.“ is one quotation with two segments; „Nein.“ Sie lachte. „Nie.“ are two.
    A line that ends with a colon is the frame of an utterance that opens the next one.
    """
    stand_ins = [i for i, t in enumerate(view.tokens) if t.is_quote]
    done: set[int] = set()
    for position, q in enumerate(stand_ins):
        if q in done:
            continue
        framing = find_framing(view, q)
        parts = [q]
        if framing is None and q <= 1 and previous is not None and previous.tokens[-1].text == ":":
            host, framing = previous, colon_framing(previous, len(previous.tokens))
        else:
            host = view
        following = stand_ins[position + 1 : position + 2]
        if framing is not None and following and _interrupted(view, q, following[0], framing):
            parts.extend(following)
        done.update(parts)
        yield _make(view, parts, framing, host)


def pointed_at(view: View, previous: View | None) -> Iterator[Candidate | None]:
    """The utterance that opens a paragraph, with the frame that points back at it: *„Wir gehen.“ Das sagte Karl Voss*; any
    one before *Mit diesen Worten trat Karl Voss ab.*

    Not where the next speaker reacts: *„Wir gehen.“ Das bestreitet Karl Voss.*
    """
    if previous is None or previous.sentence.paragraph != view.sentence.paragraph or not view.clauses:
        return
    said = [i for i, t in enumerate(previous.tokens) if not t.is_punctuation]
    predicate = view.predicates[0]
    if len(said) != 1 or not previous.tokens[said[0]].is_quote or any(t.is_quote for t in view.tokens):
        return
    behind = behind_pointer(view, 0, _POINTERS)
    if predicate is None or predicate.finite != behind or behind == 0:
        return
    before = view.text[: previous.sentence.start].rstrip(" ")
    opens = not before or before.endswith("\n")
    says = predicate.is_cue and predicate.takes(Frame.DIRECT) and predicate.polarity is Polarity.ASSERTED
    if behind > 1 or (opens and says and predicate.lemma not in words("reacting")):
        tokens = tuple(range(view.last_word() + 1))
        framing = of_verb("direct.inverted", predicate, tokens, announced=behind > 1)
        yield _make(previous, said, framing, view)


def _make(view: View, parts: list[int], framing: Framing | None, host: View) -> Candidate | None:
    """The candidate over the utterances *parts* of *view*; its frame is in *host*, mostly the same sentence."""
    starts = {view.tokens[i].start for i in parts}
    pairs = [p for p in view.stand_ins if p.outer.start in starts]
    segments = tuple(s for p in pairs for s in p.segments)
    if not segments:
        return None
    features = ["long-utterance"] if sum(len(s) for s in segments) >= _LONG else []
    if any(has_verb(s.of(view.text)) for s in segments):
        features.append("verb-in-utterance")
    if any(s.of(view.text).rstrip().endswith(_FINAL) for s in segments):
        features.append("final-mark-inside")
    outside = framing is not None and framing.rule in _OUTSIDE and _tells(framing)
    if is_called(view.text, pairs[0]) or (not outside and is_named(view.text, pairs[0])):
        return None
    if "verb-in-utterance" not in features and _has_article(view, parts[0], framing):
        return None
    if _is_motto(view, parts[0], framing) or (framing is not None and _is_saying(host, framing)):
        return None
    if framing is None:
        has_more = any(not t.is_punctuation and not t.is_quote for t in view.tokens)
        rule = "direct.unframed" if has_more else "direct.alone"
        made = candidate(view, QuoteKind.DIRECT, parts, rule, parts[:1], features=features)
    else:
        if framing.rule in _BEFORE_COLON and view.tokens[-1].is_quote and "final-mark-inside" not in features:
            framing = evolve(framing, rule="direct.alone")  # a heading: *Rat streitet: „Das wird teuer“*
        made = framed(view, parts, framing, host, features)
    if made is None:
        return None
    mode = framing.predicate.mode if framing is not None and framing.predicate is not None else made.mode
    return evolve(made, segments=segments, verbatim=segments, mode=mode)


def _tells(framing: Framing) -> bool:
    """Whether a frame does more than go on: *das Motto „Wir gehen“, sagte sie*; not *ihr Buch, „Das Riff“, spielt hier*,
    *unter dem Motto „Wir gehen“, wird gefeiert*."""
    predicate = framing.predicate
    return predicate is None or (predicate.is_cue and not predicate.passive) or framing.announced


def _is_motto(view: View, q: int, framing: Framing | None) -> bool:
    """Whether a noun comes before an utterance that nobody utters: *nach der Regel „Wer fragt, führt“*, *ein Lied, „Komm*
    *heim“*; not if the noun stands for words (*die Frage „Wer fragt, führt“*), unless they are written on something
    (*An der Wand hängt der Spruch „Wer fragt, führt“*)."""
    before = view.word_before(q)
    if before is None or view.tokens[before].tag != "NN":
        return False
    if framing is None and not is_wording(view, before):
        return True
    predicate = view.predicate_at(q) if framing is None else framing.predicate
    stands = framing is None if predicate is None else predicate.lemma in words("standing")
    saying = view.lexicon.noun(view.tokens[before].text)
    return stands and saying is not None and saying.lemma in words("inscribed")


def _has_article(view: View, q: int, framing: Framing | None) -> bool:
    """Whether a definite article governs words in marks, as titles have one: *das „Turnier der Damen und Herren“ endete*;
    beside a verb of saying it may be a pronoun (*ein Kind, das „Los!“ rief*)."""
    if q == 0 or (framing is not None and framing.rule != "direct.inside"):
        return False
    before = view.tokens[q - 2] if q > 1 and view.tokens[q - 1].is_punctuation else view.tokens[q - 1]
    definite = before.text.lower() in DEFINITE and (framing is None or before.tag == "ART")
    return definite or before.tag == "APPRART"


def _is_saying(view: View, framing: Framing) -> bool:
    """Whether everybody says so: *„Früh übt sich“, sagt man ja*; not *„Wir zahlen“, sagt man bei der Bahn*."""
    if framing.predicate is None:
        return False
    clause = framing.predicate.clause
    man = any(view.tokens[i].text == "man" for i in clause.tokens)
    return man and not any(g.preposition is not None for g in view.groups_in(clause))


def framed(
    view: View, parts: list[int], framing: Framing, host: View, features: list[str]
) -> Candidate | None:
    """The candidate over the tokens *parts* of *view* with what its frame in *host* tells."""
    predicate, source, told = framing.predicate, framing.label, None
    if framing.attribution is not None:
        source = framing.attribution.source
        told = listener(host, source)
    elif predicate is not None:
        source = _caller(host, parts[0], predicate) or subject(host, predicate)
        told = addressee(host, predicate, source)
    if predicate is not None:
        weak = strength_step(predicate.strength) < _SURE_STEP or not predicate.is_cue
        features = [*features, _ANNOUNCED if framing.announced and weak else strength_feature(predicate)]
    made = candidate(view, QuoteKind.DIRECT, parts, framing.rule, parts[:1], features=features)
    if made is None or (predicate is not None and _is_reported(host, predicate.clause)):
        return made
    return evolve(
        made,
        sentence=min(view.sentence.index, host.sentence.index),
        cue=cue(host, framing.lemma, framing.cue) if framing.lemma is not None else None,
        frame=host.spans(i for i in framing.tokens if not host.tokens[i].is_quote),
        source=source,
        addressee=told,
        polarity=_of_utterance(predicate),
        evidence=tuple(Evidence(framing.rule, s) for s in host.spans(framing.cue)[:1]) or made.evidence,
    )


def _caller(view: View, q: int, predicate: Predicate) -> Phrase | None:
    """Whose words a noun announces, in the genitive behind them: *Auf den Zuruf „Los!“ eines Gasts ging sie*; not *Sie rief
    das Wort „Los!“ der Menge zu*, where the verb may govern it."""
    behind = view.starting.get(q + 1)
    if behind is None or behind.preposition is not None or GENITIVE not in behind.cases:
        return None
    before = view.word_before(q)
    called = before is not None and view.tokens[before].tag == "NN" and is_wording(view, before)
    if not called or predicate.finite is None or predicate.finite < behind.last:
        return None
    return phrase(view, behind, "genitive")


def _is_reported(view: View, clause: Clause) -> bool:
    """Whether an utterance goes on with what somebody is reported to say: *Die Pflichten seien klar: „…“*, *Es gebe Leute,
    die so redeten: „…“*; not *Ihr Vater habe immer gesagt: „…“*."""
    if clause.kind is not ClauseKind.MAIN and clause.parent is not None:
        return _is_reported(view, view.clauses[clause.parent])
    predicate = view.predicate_at(clause.first)
    says = predicate is not None and predicate.is_cue and predicate.takes(Frame.DIRECT)
    return view.mood(clause) is Mood.SUBJUNCTIVE_I and not says


def _of_utterance(predicate: Predicate | None) -> Polarity:
    """What somebody does with their own words: ask, or stand by them, even against others. *„Das ist falsch“,*
    *widersprach sie* denies what was said before, not these words; *bestritt, dass …* denies its content."""
    asked = predicate is not None and predicate.polarity is Polarity.QUESTIONED
    return Polarity.QUESTIONED if asked else Polarity.ASSERTED


def _interrupted(view: View, first: int, second: int, framing: Framing) -> bool:
    """Whether the frame interrupts one utterance: no full stop before it, a comma after it; a colon, or a question before
    the frame (*„Wie?“, rief sie, „um drei?“*), only before a small letter, since a capital begins another one (*„Gut“,*
    *sagte sie und rief: „Los!“*)."""
    said, more = (
        next((p.inner.of(view.text) for p in view.stand_ins if p.outer.start == view.tokens[q].start), "")
        for q in (first, second)
    )
    goes_on = more[:1].islower()
    if not said or (said.endswith(_FINAL) and (said.endswith(".") or not goes_on)) or not framing.tokens:
        return False
    mark = view.tokens[second - 1].text
    inside = first < framing.tokens[0] <= framing.tokens[-1] < second
    return inside and (mark in (",", "–") or (mark == ":" and goes_on))
