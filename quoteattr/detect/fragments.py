"""Words in quotation marks inside a clause: verbatim parts of a report, or only names and ironic words.

Whether a fragment is speech is decided by what surrounds it (the report it is in, the verb of its clause, the word before
it) and by its form (length, first letter, a verb inside); each of these is a named feature of the confidence model
(Brunner 2015 on mixed quotation; the length and case figures are our own measurements).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from attrs import evolve

from quoteattr.cues.lexicon import Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.attribution import Attribution, attributions
from quoteattr.detect.build import candidate, frame_of_rest, frame_start, strength_feature
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.extents import phrase
from quoteattr.detect.fragment_features import WORD, is_name, rows, shape, surroundings
from quoteattr.detect.gaps import last_of_one, takes_over
from quoteattr.detect.participants import addressee, subject
from quoteattr.detect.view import View
from quoteattr.marks import MarkPair
from quoteattr.quote import Mode, QuoteKind
from quoteattr.syntax.sentence import NAME_TAGS, Clause, ClauseKind
from quoteattr.words import is_outlet

_COPULAS = frozenset({"sein", "werden", "bleiben", "scheinen", "wirken", "gelten"})
_NAMING = NAME_TAGS | {"NN", "CARD"}
"""Tags that a name ends with."""
_BEFORE_OBJECT = frozenset({"ART", "PIAT", "ADJA", "ADV"})
_NAMELIKE = ("upper-", "name-inside")
"""Features of what may be a name; what is called out is none."""
_SPOKEN = 0.7
"""From this strength on, what a verb governs is what is said."""
_SURE = 0.6
"""From this strength on, a verb of another clause may introduce a fragment."""


def names_in_marks(views: Sequence[View]) -> Set[str]:
    """Words in marks that the text announces as a name: *das Drama „Nachtbus“*; not what somebody judges so."""
    return {
        pair.inner.of(view.text)
        for view in views
        if view.pairs
        for pair, head in rows(view).items()
        if is_name(view.text, head) and not _is_judged(view, _under(view, pair))
    }


def fragments(
    view: View, found: Sequence[Candidate], names: Set[str], *, is_near_report: bool = False
) -> Iterator[Candidate]:
    """A direct quotation for each quoted part of the sentence that is not a whole utterance.

    *Er nannte den Plan „völlig absurd“.* — *Sie sagte, das sei „ein Anfang“.* The cue, frame and source of the report
    around it are its own as well. What is announced as a name anywhere in the text (*names*) is nobody's words.

    Args:
        view: the sentence.
        found: the quotations in it.
        names: words in marks that the text announces as names.
        is_near_report: whether somebody is quoted in the sentence before or after it.
    """
    heads = rows(view)
    for pair in view.pairs:
        quoted = pair.inner.of(view.text)
        if not WORD.search(quoted) or is_outlet(quoted) or quoted in names:
            continue
        tokens = _under(view, pair)
        if not tokens or any(_is_source(view, c, tokens) for c in found):
            continue
        inside = [
            c
            for c in found
            if any(pair.outer in s for s in c.segments)
            and c.kind in (QuoteKind.INDIRECT, QuoteKind.FREE_INDIRECT)
        ]
        host = min(inside, key=lambda c: len(c.span), default=None)
        features = {*shape(view, pair, tokens), *surroundings(view, heads[pair], tokens)}
        if host is None and any(pair.outer in c.span for c in found):
            features.add("fragment-in-reported")
        elif host is None and is_near_report:
            features.add("report-near")
        framing = [c for c in found if any(pair.outer in f for f in c.frame)]
        if host is None and _has_content(view, tokens[0], framing) and not _is_predicative(view, tokens[0]):
            continue
        made = (
            _in_report(view, tokens, host, features)
            if host is not None
            else _beside_verb(view, pair, tokens, heads[pair], features)
        )
        if made is not None:
            yield from (evolve(made, segments=(s,), verbatim=(s,)) for s in pair.segments)


def _is_source(view: View, report: Candidate, tokens: Sequence[int]) -> bool:
    """Whether the source of a report is in words in marks, or they in it: *Der „große Bruder“ verlangt mehr Geld.*"""
    source = report.source
    if source is None or source.sentence != view.sentence.index:
        return False
    return source.first <= tokens[-1] and tokens[0] <= source.last


def _looks_like_name(view: View, tokens: Sequence[int]) -> bool:
    """Whether words in marks begin with no small letter and end in a noun: *„Rote Laterne“*, *„1“*, not *„grausame Tat“*."""
    return not view.tokens[tokens[0]].text[:1].islower() and view.tokens[tokens[-1]].tag in _NAMING


def _has_content(view: View, first: int, framing: Sequence[Candidate]) -> bool:
    """Whether the verb next to a fragment already has its content elsewhere, so that the marks enclose a name: *Das reiche,*
    *sagte Reuter dem „Kurier“.*"""
    number = view.clause_of.get(first)
    predicate = view.predicates[number] if number is not None else None
    if predicate is None:
        return False
    verb = view.tokens[predicate.lexical].start
    return any(s.start <= verb < s.end for c in framing if c.cue is not None for s in c.cue.segments)


def _is_predicative(view: View, first: int) -> bool:
    """Whether words in marks are what something is called: *als „Irrweg“*, *als einen „Irrweg“*, *sieht darin eine „Posse“*;
    a name would have another article."""
    before = [t for t in view.tokens[max(0, first - 5) : first] if not t.is_punctuation]
    while before and before[-1].tag in ("ADJA", "ADV"):
        before.pop()
    return bool(before) and (before[-1].text.lower() == "als" or before[-1].text.lower().startswith("ein"))


def _under(view: View, pair: MarkPair) -> list[int]:
    return [i for i, t in enumerate(view.tokens) if pair.inner.start <= t.start and t.end <= pair.inner.end]


def _in_report(view: View, tokens: list[int], host: Candidate, features: set[str]) -> Candidate | None:
    """The verbatim part of a report: *Sie sagte, das sei „ein Anfang“.*"""
    features.add(f"fragment-in-{host.kind}")
    features.update(f"host-{f}" for f in host.features if f.endswith("-inside"))
    made = candidate(view, QuoteKind.DIRECT, tokens, "fragment.in-report", tokens[:1], features=features)
    if made is None:
        return None
    return evolve(
        made,
        cue=host.cue,
        frame=host.frame,
        source=host.source,
        addressee=host.addressee,
        mode=host.mode,
        polarity=host.polarity,
    )


def _participants(view: View, number: int, predicate: Predicate) -> tuple[Phrase | None, Phrase | None]:
    """Who speaks in clause *number*, and to whom: looked for once, however many words are in marks there."""
    if number not in view.participants:
        source = subject(view, number, predicate)
        view.participants[number] = source, addressee(view, number, predicate, source)
    return view.participants[number]


def _beside_verb(
    view: View, pair: MarkPair, tokens: list[int], head: MarkPair, features: set[str]
) -> Candidate | None:
    """A fragment that the verb of its clause introduces, or nothing: *Er nannte den Plan „völlig absurd“.*"""
    first = tokens[0]
    number = view.clause_of.get(first)
    predicate = view.predicates[number] if number is not None else None
    if head is not pair and (predicate is None or not predicate.is_cue):
        first = _under(view, head)[0]
        number = view.clause_of.get(first)
        predicate = view.predicates[number] if number is not None else None
    if number is None or predicate is None or not predicate.is_cue or predicate.lexical in tokens:
        return _far_from_verb(view, tokens, number, predicate, features)
    clause = view.clauses[number]
    rule = _verb_rule(predicate, "als-before" in features or _als_in_front(view, clause.tokens, first))
    features.add(f"fragment-{strength_feature(predicate)}")
    governor = _governor(view, clause.tokens, first, predicate)
    source, listener = _participants(view, number, predicate)
    is_object = source is not None and _is_object(view, predicate, source, first)
    if is_object and predicate.mode in (Mode.SPEECH, Mode.WRITING):
        features = {f for f in features if not f.startswith(_NAMELIKE)}
    if is_object or _is_judgement(rule, governor, source is not None, features):
        features.add("judgement")
    if source is None:
        features.add("no-source")
    elif source.head in tokens and _looks_like_name(view, tokens):
        last = tokens[0] - 2
        if last < source.first or view.tokens[last].tag != "ADJA" or view.tokens[last].text.islower():
            return None  # *Der „Seestern“ nannte das Urteil „absurd“*
        source = evolve(source, last=last, head=last)  # *nannte der Angeklagte „Unsinn“*
    other = takes_over(view, pair)
    if other is not None:
        source = phrase(view, other, "subject")
    frame = frame_of_rest(
        view,
        [i for i, t in enumerate(view.tokens) if pair.outer.start <= t.start < pair.outer.end],
        range(
            other.first if other is not None else _frame_first(view, clause, source),
            last_of_one(view, clause, pair.outer.end) + 1,
        ),
    )
    return candidate(
        view,
        QuoteKind.DIRECT,
        tokens,
        rule,
        tokens[:1],
        cue_lemma=predicate.lemma,
        cue_tokens=[*predicate.tokens, *governor],
        frame=frame,
        source=source,
        addressee=listener,
        mode=predicate.mode,
        polarity=predicate.polarity,
        features=features,
    )


def _far_from_verb(
    view: View, tokens: list[int], number: int | None, predicate: Predicate | None, features: set[str]
) -> Candidate | None:
    """A fragment whose clause has no reporting verb; one before it may introduce it.

    *Später sagte Reuter, Brandner „ist und bleibt der Beste“*: the only verb of the content is in the marks.
    """
    for k in range(len(view.clauses) - 1, -1, -1):
        clause, verb = view.clauses[k], view.predicates[k]
        if clause.last >= tokens[0] or verb is None or clause.kind is ClauseKind.RELATIVE:
            continue
        if verb.strength < _SURE or not verb.takes(Frame.DASS, Frame.V2):
            continue
        source = subject(view, k, verb)
        last = clause.last
        while last + 1 < tokens[0] and view.tokens[last + 1].text in (",", ":"):
            last += 1
        return candidate(
            view,
            QuoteKind.DIRECT,
            tokens,
            "fragment.behind-frame",
            verb.tokens,
            cue_lemma=verb.lemma,
            cue_tokens=verb.tokens,
            frame=range(_frame_first(view, clause, source), last + 1),
            source=source,
            addressee=addressee(view, k, verb, source),
            mode=verb.mode,
            polarity=verb.polarity,
            features=features,
        )
    attribution = next((a for a in attributions(view) if _stands_beside(view, a, tokens)), None)
    if attribution is not None:
        return candidate(
            view,
            QuoteKind.DIRECT,
            tokens,
            "fragment.attributed",
            attribution.cue,
            cue_lemma=attribution.lemma,
            cue_tokens=attribution.cue,
            frame=attribution.tokens,
            source=attribution.source,
            features=features,
        )
    source = _judging(view, number, predicate) if number is not None and predicate is not None else None
    rule = "fragment.bare"
    if source is not None and source.role == "viewpoint":
        rule = "fragment.attributed"
        features.add("judgement")
    return candidate(view, QuoteKind.DIRECT, tokens, rule, tokens[:1], source=source, features=features)


def _is_judged(view: View, tokens: Sequence[int]) -> bool:
    """Whether words in marks are what something is for somebody: *Für die Wirtin ist das Programm „ein Witz“*."""
    number = view.clause_of.get(tokens[0]) if tokens else None
    predicate = view.predicates[number] if number is not None else None
    if number is None or predicate is None or predicate.lemma not in _COPULAS:
        return False
    return _judging(view, number, predicate) is not None


def _stands_beside(view: View, attribution: Attribution, tokens: Sequence[int]) -> bool:
    """Whether only marks come between an attribution phrase and words in marks: *Laut Polizei „besteht keine Gefahr“.*"""
    first, last = attribution.tokens[0], attribution.tokens[-1]
    between = range(last + 1, tokens[0]) if last < tokens[0] else range(tokens[-1] + 1, first)
    return all(view.tokens[i].is_punctuation for i in between)


def _judging(view: View, number: int, predicate: Predicate) -> Phrase | None:
    """Whose words are next to a verb that reports nothing: its subject's (*Reuter sieht „rot“*); next to a copula, those of
    whoever sees it that way (*Für Reuter ist die Lage „ernst“*), never those of the thing that is called so."""
    if predicate.lemma not in _COPULAS:
        return subject(view, number, predicate)
    clause = view.clauses[number]
    for group in view.groups_in(clause):
        if group.preposition is not None and view.tokens[group.preposition].text.lower() == "für":
            named = any(t.tag == "NE" for t in view.tokens[group.first : group.last + 1])
            opens = group.preposition == clause.first and (group.roles or group.class_noun or group.pronoun)
            if named or opens:
                return phrase(view, group, "viewpoint", clause)
    return None


def _frame_first(view: View, clause: Clause, source: Phrase | None) -> int:
    """Where the frame begins: earlier than its clause where only that names the source, for a relative clause (*der*
    *Minister, der ihn „stur“ nannte*) and a second verb (*Reuter kam und nannte ihn „stur“*)."""
    elsewhere = source is not None and source.sentence == view.sentence.index and source.last < clause.first
    second = view.tokens[clause.first].tag == "KON" and clause.finite == clause.first + 1
    if clause.kind is ClauseKind.RELATIVE or elsewhere or second:
        return frame_start(view, clause.first)
    return clause.first


def _verb_rule(predicate: Predicate, behind_als: bool) -> str:
    """How the verb of the clause takes a fragment: *nannte ihn „…“*, *bezeichnete ihn als „…“*, *sprach von „…“*."""
    if predicate.takes(Frame.ALS) and behind_als:
        return "fragment.als-verb"
    if predicate.takes(Frame.NAME):
        return "fragment.naming-verb"
    return "fragment.cue-verb" if predicate.takes(Frame.DIRECT) else "fragment.other-verb"


def _is_object(view: View, predicate: Predicate, source: Phrase, first: int) -> bool:
    """Whether words in marks are all that a verb of saying has as its object: *beklagte „Versagen“*, *riefen „Los“*."""
    if predicate.strength < _SPOKEN or not predicate.takes(Frame.DIRECT) or predicate.lexical > first:
        return False
    between = range(predicate.lexical + 1, first)
    return all(
        view.tokens[i].is_punctuation
        or view.tokens[i].tag in _BEFORE_OBJECT
        or source.first <= i <= source.last
        for i in between
    )


def _is_judgement(rule: str, governor: Sequence[int], has_source: bool, features: Set[str]) -> bool:
    """Whether words in marks are a judgement: the verb governs them (*sprach von „Panik“*, *tat es als „Panik“ ab*), or
    somebody calls something so (*nannte die Pläne „Wahnsinn“*; not *nannte das Schiff „Hoffnung“*)."""
    if "reflexive-clause" in features:
        return False
    return bool(governor) or (rule == "fragment.naming-verb" and has_source)


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
    """Whether *als* comes shortly before the fragment: *als einen „schweren Fehler“*."""
    return any(view.tokens[i].text.lower() == "als" for i in members if first - 5 <= i < first)
