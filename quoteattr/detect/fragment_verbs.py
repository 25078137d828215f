"""The verb that introduces words in quotation marks inside its clause, and whose they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import takewhile

from quoteattr.cues.entries import Addressee, Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.attribution import attributions
from quoteattr.detect.build import candidate, frame_of_rest, frame_start, strength_feature
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.extents import phrase
from quoteattr.detect.participants import participants, subject
from quoteattr.detect.subjects import is_dumb, opens_with_conjoined_verb
from quoteattr.detect.utterance_frames import calling
from quoteattr.detect.view import View
from quoteattr.marks import MarkPair
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import ACCUSATIVE, DATIVE, NOMINATIVE
from quoteattr.quote import Mode, QuoteKind, SpeakerKind
from quoteattr.syntax.sentence import NAME_TAGS, Clause, ClauseKind
from quoteattr.values import evolve
from quoteattr.word_lists import words
from quoteattr.words.closed import COPULAS

LIKE_COPULAS = COPULAS | {"scheinen", "wirken", "gelten"}
_BEFORE_OBJECT = frozenset({"ART", "PIAT", "PPOSAT", "PDAT", "ADJA", "ADV", "$(", "$,"})
_BEFORE_SECOND = frozenset({"ADV", "PROAV", "APPR", "APPRART", "KOKOM", "ART", "$("})
"""What may stand between a second subject and its words."""
_OPPOSING = frozenset({"dagegen", "hingegen", "wiederum"})
_NAMELIKE = ("upper-", "name-inside")
"""Features of what may be a name; what is called out is none."""
_NAMED = frozenset({"name-inside", "repeated", "reflexive-clause"})
"""What is called so by others as well, or calls itself so."""
_SPOKEN = 0.7
"""From this strength on, what a verb governs is what is said."""
_SURE = 0.6
"""From this strength on, a verb of another clause may introduce a fragment."""


def _looks_like_name(view: View, tokens: Sequence[int]) -> bool:
    """Whether words in marks begin with no small letter and end in a noun: *„Rote Laterne“*, *„1“*, not *„grausame Tat“*."""
    begins, ends = view.tokens[tokens[0]], view.tokens[tokens[-1]]
    return not begins.text[:1].islower() and ends.tag in (*NAME_TAGS, "NN", "CARD")


def under(view: View, pair: MarkPair) -> list[int]:
    """The tokens between the marks of *pair*, or the one that stands for all of it."""
    span = pair.outer if any(p is pair for p in view.stand_ins) else pair.inner
    first = bisect_left(view.tokens, span.start, key=lambda token: token.start)
    return list(takewhile(lambda i: view.tokens[i].end <= span.end, range(first, len(view.tokens))))


def beside_verb(
    view: View, pair: MarkPair, tokens: list[int], head: MarkPair, features: set[str]
) -> Candidate | None:
    """A fragment that the verb of its clause introduces, or nothing: *Er nannte den Plan „völlig absurd“.*"""
    first = tokens[0]
    predicate = view.predicate_at(first)
    if head is not pair and (predicate is None or not predicate.is_cue):
        first = under(view, head)[0]
        predicate = view.predicate_at(first)
    if predicate is None or not predicate.is_cue or predicate.lexical in tokens:
        return _far_from_verb(view, tokens, predicate, features)
    clause = predicate.clause
    rule = _verb_rule(predicate, "als-before" in features or _als_in_front(view, clause.tokens, first))
    features.add(f"fragment-{strength_feature(predicate)}")
    governor = _governor(view, clause.tokens, first, predicate)
    source, listener = participants(view, predicate)
    source = _second_subject(view, predicate, first) or source
    if source is not None and governor and source.first < first and source.last >= governor[0]:
        source = None if source.first >= governor[0] else evolve(source, last=governor[0] - 1)
    is_object = source is not None and _is_object(view, predicate, (source, listener), under(view, head))
    if is_object:
        spoken = tells(predicate) and not predicate.takes(Frame.NAME)
        spoken |= predicate.mode in (Mode.SPEECH, Mode.WRITING)
        features = {f for f in features if f != "noun-before" and not (spoken and f.startswith(_NAMELIKE))}
    elif source is not None and not features & _NAMED and _calls(view, rule, predicate, governor):
        features = {f for f in features if not f.startswith("upper-")}
    if is_object or _is_judgement(rule, governor, source is not None, features):
        features.add("judgement")
    if source is None:
        features.add("no-source")
    elif _is_part(source, tokens, predicate):
        return None
    elif source.head in tokens and _looks_like_name(view, tokens):
        last = tokens[0] - 2
        if last < source.first or view.tokens[last].tag != "ADJA" or view.tokens[last].text.islower():
            return None  # *Der „Seestern“ nannte das Urteil „absurd“*
        source = evolve(source, last=last, head=last)  # *nannte der Angeklagte „Unsinn“*
    around = range(_frame_first(view, clause, source), clause.last + 1)
    return candidate(
        view,
        QuoteKind.DIRECT,
        tokens,
        rule,
        tokens[:1],
        reporting=predicate,
        cue_tokens=[*predicate.tokens, *governor],
        frame=frame_of_rest(view, view.sentence.under(pair.outer), around),
        source=source,
        addressee=listener,
        features=features,
    )


def _second_subject(view: View, predicate: Predicate, first: int) -> Phrase | None:
    """Who says words in marks behind others of the same verb: *Holm nannte das Haus „alt“, (die Stadt) „schön“*; not
    *nannte den Chef „stur“, die Chefin „faul“*, *nannte ihn „stur“, einen „Lügner“*."""
    finite = first if predicate.finite is None else predicate.finite
    comma = next((i for i in range(first - 1, finite, -1) if view.tag(i) in ("$,", "KON")), None)
    group = None if comma is None else view.starting.get(comma + 1)
    if comma is None or group is None or NOMINATIVE not in group.cases or is_dumb(view.tokens[group.head]):
        return None
    said = any(p.outer.end == view.tokens[comma - 1].end for p in view.pairs)
    group = evolve(group, last=group.core_last) if group.last >= first else group
    if not said or any(t.tag not in _BEFORE_SECOND for t in view.tokens[group.last + 1 : first]):
        return None
    before = [g for g in view.bare_in(predicate.clause, ACCUSATIVE) if finite < g.first and g.last < comma]
    things = not any(_is_somebody(g) for g in before if not g.quoted)
    other = any(view.word(i) in _OPPOSING for i in range(group.last + 1, first))
    return phrase(view, group, "subject") if things or other or ACCUSATIVE not in group.cases else None


def _is_somebody(group: Mention) -> bool:
    noun = group.class_noun[1].kind if group.class_noun is not None else SpeakerKind.DOCUMENT
    return bool(group.name or group.roles or group.pronoun or noun is not SpeakerKind.DOCUMENT)


def tells(predicate: Predicate) -> bool:
    """Whether what a verb has as its object is said: *forderte „Geld“*, *warf ihr „Feigheit“ vor*."""
    return predicate.lemma in words("telling") or predicate.lemma in words("accusing")


def _far_from_verb(
    view: View, tokens: list[int], predicate: Predicate | None, features: set[str]
) -> Candidate | None:
    """A fragment whose clause has no reporting verb; one before it may introduce it.

    *Später sagte Reuter, Brandner „ist und bleibt der Beste“*: the only verb of the content is in the marks.
    """
    tells_itself = predicate is not None and _wants(view, predicate, tokens)
    for verb in () if tells_itself else reversed([*view.verbs]):
        clause = verb.clause
        if clause.last >= tokens[0] or clause.kind is ClauseKind.RELATIVE:
            continue
        if verb.strength < _SURE or not verb.takes(Frame.DASS, Frame.V2):
            continue
        source, listener = participants(view, verb)
        last = clause.last
        while last + 1 < tokens[0] and view.tokens[last + 1].text in (",", ":"):
            last += 1
        return candidate(
            view,
            QuoteKind.DIRECT,
            tokens,
            "fragment.behind-frame",
            verb.tokens,
            reporting=verb,
            frame=range(_frame_first(view, clause, source), last + 1),
            source=source,
            addressee=listener,
            features=features,
        )
    attribution = next(iter(attributions(view)), None)
    if attribution is not None:
        return candidate(
            view,
            QuoteKind.DIRECT,
            tokens,
            "fragment.attributed",
            attribution.cue,
            cue_lemma=attribution.lemma,
            frame=attribution.tokens,
            source=attribution.source,
            features=features,
        )
    source = judging(view, predicate) if predicate is not None else None
    rule = "fragment.bare"
    if source is not None and source.role == "viewpoint":
        rule = "fragment.attributed"
        features.add("judgement")
    return candidate(view, QuoteKind.DIRECT, tokens, rule, tokens[:1], source=source, features=features)


def _wants(view: View, predicate: Predicate, tokens: Sequence[int]) -> bool:
    """Whether the main clause of a fragment is no report, since its finite verb is outside the marks and the other one in
    them: *(Voss sprach …,) der Rat kann sich das „gut vorstellen“*."""
    split = predicate.finite not in (None, *tokens) and predicate.lexical in tokens
    return split and predicate.clause.kind is ClauseKind.MAIN and not view.is_subjunctive(predicate.clause)


def called(view: View, tokens: list[int], features: Set[str]) -> Candidate | None:
    """Words that somebody calls so in the clause behind them: *Er hat den Garten „adoptiert“, wie er es nennt.*"""
    predicate = calling(view, tokens[-1])
    if predicate is None:
        return None
    clause = predicate.clause
    return candidate(
        view,
        QuoteKind.DIRECT,
        tokens,
        "fragment.attributed",
        tokens[:1],
        reporting=predicate,
        cue_tokens=predicate.tokens,
        frame=range(clause.first, clause.last + 1),
        source=subject(view, predicate),
        features={"judgement", *(f for f in features if not f.startswith("upper-"))},
    )


def judging(view: View, predicate: Predicate) -> Phrase | None:
    """Whose words are next to a verb that reports nothing: its subject's (*Reuter sieht „rot“*); next to a copula, those of
    whoever sees it that way (*Für Reuter ist die Lage „ernst“*), never those of the thing that is called so. In a
    sentence that is reported already they are the reporter's: *Der Sender habe ihm „eine Bühne“ gegeben.*"""
    clause = predicate.clause
    if view.is_subjunctive(clause):
        return None
    if predicate.lemma not in LIKE_COPULAS:
        return subject(view, predicate)
    for group in view.groups_in(clause):
        if view.preposition(group) == "für":
            named = view.has_name(group.first, group.last)
            opens = group.preposition == clause.first and (group.roles or group.class_noun or group.pronoun)
            if named or opens:
                return phrase(view, group, "viewpoint", clause)
    return None


def _frame_first(view: View, clause: Clause, source: Phrase | None) -> int:
    """Where the frame begins: earlier than its clause where only that names the source, for a relative clause (*der*
    *Minister, der ihn „stur“ nannte*) and a second verb (*Reuter kam und nannte ihn „stur“*)."""
    elsewhere = source is not None and source.sentence == view.sentence.index and source.last < clause.first
    if clause.kind is ClauseKind.RELATIVE or elsewhere or opens_with_conjoined_verb(view, clause):
        return frame_start(view, clause.first)
    return clause.first


def _verb_rule(predicate: Predicate, behind_als: bool) -> str:
    """How the verb of the clause takes a fragment: *nannte ihn „…“*, *bezeichnete ihn als „…“*, *sprach von „…“*."""
    if predicate.takes(Frame.ALS) and behind_als:
        return "fragment.als-verb"
    if predicate.takes(Frame.NAME):
        return "fragment.naming-verb"
    return "fragment.cue-verb" if predicate.takes(Frame.DIRECT) else "fragment.other-verb"


def _is_object(
    view: View, predicate: Predicate, beside: Sequence[Phrase | None], tokens: Sequence[int]
) -> bool:
    """Whether words in marks are the object of a verb of saying, since nothing else in its clause is, *beside* who says it
    to whom: *beklagte am Montag „Versagen“*, *riefen „Los“*; not *kritisierte im „Kurier“ die Pläne*."""
    if predicate.strength < _SPOKEN or not predicate.takes(Frame.DIRECT, Frame.NP):
        return False
    before = next((t for t in reversed(view.tokens[: tokens[0]]) if t.tag not in _BEFORE_OBJECT), None)
    by = {i for item in attributions(view) for i in item.tokens}
    told = Addressee.DATIVE in predicate.addressees
    return (before is None or not before.tag.startswith("APPR")) and all(
        g.preposition is not None
        or g.head >= tokens[0] >= g.first
        or g.head in by
        or (told and DATIVE in g.cases and not g.pronoun and not g.quoted)
        or any(p is not None and p.first <= g.head <= p.last for p in beside)
        for g in view.groups_in(predicate.clause)
    )


def _calls(view: View, rule: str, predicate: Predicate, governor: Sequence[int]) -> bool:
    """Whether somebody calls something so, in a word that is a noun as often as not: *nannte den Plan „Unfug“*, *tat es als*
    *„Unfug“ ab*, *sprach von „Unfug“*; not *In der Runde „Nachtcafé“ nannte er …*."""
    if predicate.finite is None or predicate.passive:
        return False
    if rule == "fragment.naming-verb":
        return not view.tokens[predicate.clause.first].tag.startswith("APPR")
    by = {view.tokens[i].text.lower() for i in governor}
    return rule == "fragment.als-verb" or (predicate.lemma == "sprechen" and "von" in by)


def _is_part(source: Phrase, tokens: Sequence[int], predicate: Predicate) -> bool:
    """Whether words in marks belong to the name of who speaks, before the verb: *Die Chefin der „lauter gmbh“ nannte das*
    *Urteil „absurd“.*"""
    verb = predicate.finite
    return source.head < tokens[0] and tokens[-1] <= source.last and verb is not None and source.last < verb


def _is_judgement(rule: str, governor: Sequence[int], has_source: bool, features: Set[str]) -> bool:
    """Whether words in marks are a judgement: the verb governs them (*sprach von „Panik“*, *tat es als „Panik“ ab*), or
    somebody calls something so (*nannte die Pläne „Wahnsinn“*; not *nannte das Schiff „Hoffnung“*)."""
    if "reflexive-clause" in features:
        return False
    return bool(governor) or (rule == "fragment.naming-verb" and has_source)


def _governor(view: View, members: Sequence[int], first: int, predicate: Predicate) -> list[int]:
    """The fixed preposition or *als* that governs the fragment and belongs to the cue: *sprach von*, *bezeichnete als*,
    *von … die Rede*."""
    fixed = predicate.verb.prepositions if predicate.verb is not None else frozenset()
    for i in reversed([m for m in members if first - 6 <= m < first]):
        form, is_preposition = view.tokens[i].text.lower(), view.tokens[i].tag in ("APPR", "APPRART")
        of_cue = form in fixed or (is_preposition and i in predicate.tokens)
        if of_cue or (form == "als" and predicate.takes(Frame.ALS)):
            return [i]
        if is_preposition or view.tokens[i].is_finite:
            break
    return []


def _als_in_front(view: View, members: Sequence[int], first: int) -> bool:
    """Whether *als* comes shortly before the fragment: *als einen „schweren Fehler“*."""
    return any(view.tokens[i].text.lower() == "als" for i in members if first - 5 <= i < first)
