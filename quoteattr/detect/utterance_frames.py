"""The frame of an utterance: what is next to it, and what in it reports."""

from __future__ import annotations

from collections.abc import Set

from quoteattr.cues.entries import Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.attribution import Attribution, attributions
from quoteattr.detect.build import frame_of_rest, frame_start
from quoteattr.detect.candidate import Phrase
from quoteattr.detect.clause_forms import RESTRICTING
from quoteattr.detect.extents import phrase
from quoteattr.detect.nominal import holder_of
from quoteattr.detect.view import DASHES, View
from quoteattr.syntax.sentence import FINITE_TAGS, Clause, ClauseKind, Mood, Token
from quoteattr.values import frozen
from quoteattr.words.nouns import head_of, role_of

_SURE = 0.5
"""From this strength on, a passive dependent clause may announce an utterance: *…, in der gefordert wird: „…“*."""
_SO = frozenset({"so"})
_IT = frozenset({"es", "das", "dies", "ihn", "sie"})
"""What is called something, as a pronoun."""
_REPORTING = 0.5
"""A verb of less strength leaves the words behind a colon to whoever the phrase beside it names."""


@frozen
class Framing:
    """What is next to an utterance: the rule that saw it, its cue, its tokens, its verb.

    ``announced`` is true if a noun announces words (*mit den Worten*), whatever the verb.
    """

    rule: str
    lemma: str | None
    cue: tuple[int, ...]
    tokens: tuple[int, ...]
    predicate: Predicate | None = None
    attribution: Attribution | None = None
    label: Phrase | None = None
    announced: bool = False


def find_framing(view: View, q: int) -> Framing | None:
    """The frame of the utterance at token *q*: after it, before a colon, around it, or an attribution phrase."""
    return (
        _inverted(view, q)
        or _as_called(view, q)
        or _attributed(view, q)
        or colon_framing(view, q)
        or _signed(view, q)
        or _inside(view, q)
        or _behind_comma(view, q)
    )


def _inverted(view: View, q: int) -> Framing | None:
    """„Das ist gut“, sagte die Ministerin. — „Gut!“ rief er. — „Das ist gut“ – so (*mit diesem Satz*) warb sie.

    Any verb may do so after a comma; without one it may have words in marks as its subject (*„Neuland“ ging in Druck*) or
    in front of it, with what precedes them (*In der Sendung „Klar doch!“ sprach sie*).
    """
    start = next((i for i in range(q + 1, len(view.tokens)) if not view.tokens[i].is_punctuation), None)
    if start is None:
        return None
    behind = behind_pointer(view, start, _SO)
    announced = behind > start + 1
    if behind == start + 1 and view.word(behind) in RESTRICTING:
        behind += 1
    if view.tag(behind) in FINITE_TAGS:
        start = behind
    predicate = view.predicate_at(start)
    bare = not view.tokens[q + 1].is_punctuation
    if predicate is None or predicate.finite != start:
        return None
    if bare and (not predicate.is_cue or predicate.clause.first < q):
        return None
    tokens = _clause_frame(view, predicate.clause, q)
    return of_verb("direct.inverted", predicate, tokens, announced=announced)


def _as_called(view: View, q: int) -> Framing | None:
    """„Gefühlsarbeit“, wie Ina Holm es nennt, ist teuer."""
    predicate = calling(view, q)
    if predicate is None:
        return None
    tokens = tuple(range(q + 1, predicate.clause.last + 1))
    return of_verb("direct.inverted", predicate, tokens)


def calling(view: View, at: int) -> Predicate | None:
    """The verb behind token *at* by which somebody calls something by the words in marks before it: *…, wie er es nennt*;
    not *…, wie man das nennt*, *…, wie das Stück genannt wird*."""
    opener = next(
        (i for i in range(at + 1, min(at + 4, len(view.tokens))) if view.tokens[i].text == "wie"), None
    )
    predicate = view.predicate_at(opener)
    if predicate is None or predicate.passive or not predicate.takes(Frame.NAME):
        return None
    members = [view.tokens[i] for i in predicate.clause.tokens]
    anybody = any(t.tag in ("PIS", "PIAT") for t in members)
    it = any(t.tag in ("PPER", "PDS") and t.text in _IT for t in members)
    return predicate if members[0].text == "wie" and it and not anybody else None


def behind_pointer(view: View, start: int, pointers: Set[str]) -> int:
    """The token behind what points back at an utterance, from *start* on: one of the words *pointers*, *mit diesen Worten*;
    *start* itself if nothing does."""
    if view.tokens[start].text.lower() in pointers:
        return start + 1
    if view.tag(start + 1) == "PDAT":
        words = next((g for g in view.groups if g.preposition == start and is_wording(view, g.head)), None)
        return words.last + 1 if words is not None else start
    return start


def _clause_frame(view: View, reporting: Clause, q: int) -> tuple[int, ...]:
    """The reporting clause after an utterance, with the comma before it and what depends on it, and the part of it that
    comes first: *Mit den Worten „…“ eröffnete sie die Messe.*"""
    before = [i for i in reporting.tokens if i < q]
    last = reporting.last
    for clause in view.clauses:
        if (
            clause is not reporting
            and clause.first > q
            and clause.kind is not ClauseKind.MAIN
            and clause.first <= last + 2
            and not any(view.tokens[t].is_quote for t in clause.tokens)
        ):
            last = max(last, clause.last)
        while view.word(last + 1) in (")", "]"):
            last += 1
    frame = [*before, *range(q + 1, last + 1)]
    if view.word(last + 1) in (",", ":") and last + 2 < len(view.tokens):
        frame.append(last + 1)
    return tuple(i for i in frame if not view.tokens[i].is_quote)


def _attributed(view: View, q: int) -> Framing | None:
    """„Das ist gut“, so die Ministerin. — Laut Ministerin „ist das gut.“"""
    for item in attributions(view):
        near = item.tokens[0] > q and all(view.tokens[i].is_punctuation for i in range(q + 1, item.tokens[0]))
        if near or (item.tokens[-1] < q and view.clause_of.get(item.cue[0]) == view.clause_of.get(q)):
            tokens = tuple(range(q + 1, item.tokens[-1] + 1)) if near else item.tokens
            return _of_phrase(item, tokens)
    return None


def of_verb(
    rule: str,
    predicate: Predicate,
    tokens: tuple[int, ...],
    words: tuple[int, ...] = (),
    *,
    announced: bool = False,
) -> Framing:
    """The frame of a verb that reports, perhaps with a noun that announces *words*."""
    cue = tuple(sorted({*predicate.tokens, *words}))
    return Framing(rule, predicate.lemma, cue, tokens, predicate, announced=announced or bool(words))


def _of_phrase(item: Attribution, tokens: tuple[int, ...]) -> Framing:
    rule = f"direct.{item.rule.removeprefix('phrase.')}"
    return Framing(rule, item.lemma, item.cue, tokens, attribution=item)


def colon_framing(view: View, q: int) -> Framing | None:
    """Die Ministerin sagte: „Das ist gut.“ — Dann legte sie nach: „…“ — Reuter wörtlich: „…“"""
    i = q - 1
    while view.tag(i).startswith("$") and view.word(i) != ":":
        i -= 1
    if i < 1 or view.word(i) != ":":
        return None
    before = sorted((c for c in view.clauses if c.last < i), key=lambda c: c.last)  # the nearest comes last
    start = frame_start(view, i)
    if not before or all(view.tokens[t].tag in ("KON", "ADV") for t in range(start, i)):
        return None  # *Und: „Wir gehen.“* tells nobody
    tokens = tuple(t for t in range(start, i + 1) if not view.tokens[t].is_quote)
    closing = next((a for a in attributions(view) if a.rule == "phrase.so" and a.tokens[-1] == i - 1), None)
    if closing is not None:
        first = closing.tokens[0]
        first -= first > 0 and view.tokens[first - 1].text == ","
        return _of_phrase(closing, tuple(range(first, i)))
    verbs = [p for c in before if c.first >= start and (p := view.predicate_at(c.first)) is not None]
    cues = [
        p
        for p in verbs
        if p.is_cue
        and (p.clause.kind is not ClauseKind.RELATIVE or p.clause is before[-1])
        and (p.clause.kind is ClauseKind.MAIN or not p.passive or p.strength >= _SURE)
    ]
    direct = [p for p in cues if p.takes(Frame.DIRECT)]
    predicate = next((found[-1] for found in (direct, cues, verbs) if found), None)
    if predicate is None:
        return Framing("direct.label", None, (), tokens, label=_label(view, start, i))
    words = _announcing(view, start, i)
    held = next((a for a in attributions(view) if a.source and a.cue[0] in predicate.clause.tokens), None)
    if held is not None and not words and predicate.strength < _REPORTING:
        # *Nach Angaben der Stadt haben alle reagiert: „…“*
        return _of_phrase(held, tokens)
    if predicate.is_cue or words:
        return of_verb("direct.colon", predicate, tokens, words)
    return Framing("direct.colon-idiom", None, (), tokens, predicate)


def _behind_comma(view: View, q: int) -> Framing | None:
    """Die Ministerin hofft, „dass alle kommen.“ — in the subjunctive a clause is reported itself (*…, man müsse wissen, „wo*
    *die Grenzen sind.“*)."""
    predicate = next((p for p in view.verbs if p.clause.last == q - 2), None)
    if predicate is None or view.tokens[q - 1].text != ",":
        return None
    reports = predicate.is_cue and predicate.takes(Frame.DIRECT, Frame.DASS)
    if not reports or view.mood(predicate.clause) is not Mood.INDICATIVE:
        return None
    tokens = tuple(range(frame_start(view, q - 1), q))
    return of_verb("direct.colon", predicate, tokens)


def _label(view: View, start: int, colon: int) -> Phrase | None:
    """The source of a verbless frame: *Reuter dazu: „…“* — *Ministerin Hanna Reuter: „…“* — *Ansage von Coach Bühl: „…“*;
    not *Streit um Tunnel: „…“*, *Frage der Zeit: „…“*."""
    inside = [g for g in view.groups if start <= g.first and g.last < colon and g.preposition is None]
    for group in inside:
        if group.statement is None and view.cue_noun(group) is not None:
            whose = holder_of(view, group)
            if whose is not None and _is_somebody(view.tokens[whose.head]):
                return whose
    named = [g for g in inside if g.name or g.roles or g.class_noun or g.statement]
    if not named:
        return None
    own = view.tokens[named[0].first].tag == "PPOSAT" and not named[0].roles  # *Ihr Fazit: „…“*
    if named[0].statement is not None and named[0].words_last == named[0].last == colon - 1 and not own:
        return None  # *Fazit: „…“*
    return phrase(view, named[0], "possessive" if own else "label")


def _is_somebody(token: Token) -> bool:
    return token.tag == "NE" or role_of(token.text) is not None or head_of(token.text) is not None


def _signed(view: View, q: int) -> Framing | None:
    """„Wir gehen.“ – Minister Karl Voss über den Plan. — „Wir gehen“ (Voss): whose words they are, after a dash or in
    brackets and without a verb."""
    behind = view.tokens[q + 1 :]
    if not behind or any(t.is_finite or t.is_quote for t in behind):
        return None
    if behind[0].text not in DASHES and not (
        behind[0].text == "(" and any(t.text == ")" for t in behind[-2:])
    ):
        return None
    source = next((g for g in view.groups if g.first == q + 2 and g.preposition is None), None)
    if source is None or not view.has_name(source.first, source.last):
        return None
    end = len(view.tokens) - (view.tokens[-1].text == ".") if behind[0].text == "(" else source.last + 1
    label = phrase(view, source, "label")
    return Framing("direct.label", None, (), tuple(range(q + 1, end)), label=label)


def _inside(view: View, q: int) -> Framing | None:
    """The utterance is a part of the clause: *Die Menge rief „Tor!“ und sang.* — *Mit den Worten „…“ trat sie ab.*"""
    predicate = view.predicate_at(q)
    if predicate is None:
        return None
    clause = predicate.clause
    words = _announcing(view, clause.first, q, predicate)
    if not predicate.is_cue and not words:
        return None
    tokens = frame_of_rest(view, [q], range(clause.first, clause.last + 1))
    return of_verb("direct.inside", predicate, tuple(tokens), words)


def _announcing(view: View, start: int, end: int, predicate: Predicate | None = None) -> tuple[int, ...]:
    """A group directly before it that announces words: *mit den Worten*, *mit der Parole*, also before a verb
    (*versuchte mit den Worten zu trösten: „…“*); beside a reporting *predicate* any such group (*skandierten Sprüche wie*
    *„…“*).
    """
    for group in view.groups:
        first = group.outer_first
        if first < start or group.last >= end or not is_wording(view, group.head):
            continue
        if view.tokens[first].text.lower() != "mit" and (predicate is None or not predicate.is_cue):
            continue
        between = view.tokens[group.last + 1 : end]
        if all(t.is_punctuation or t.tag.startswith(("V", "PTK")) or t.tag == "KOKOM" for t in between):
            return tuple(range(first, group.head + 1))
    return ()


def is_wording(view: View, head: int) -> bool:
    """Whether a noun stands for somebody's words: *Worten*, *Ausruf*, *Satz*."""
    noun = view.lexicon.noun(view.tokens[head].text)
    return view.tokens[head].text == "Worten" or (noun is not None and noun.is_content)
