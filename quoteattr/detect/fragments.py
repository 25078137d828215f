"""Words in quotation marks inside a clause: verbatim parts of a report, or only names and ironic words.

Whether a fragment is speech is decided by what surrounds it (the report it is in, the verb of its clause, the word before
it) and by its form (length, first letter, a verb inside); each of these is a named feature of the confidence model
(Brunner 2015 on mixed quotation; the length and case figures are our own measurements).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from quoteattr.cues.entries import Frame
from quoteattr.detect.build import candidate
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.fragment_features import WORD, is_name, rows, shape, surroundings
from quoteattr.detect.fragment_verbs import LIKE_COPULAS, beside_verb, called, judging, tells, under
from quoteattr.detect.view import View
from quoteattr.mark_table import is_double
from quoteattr.marks import MarkPair
from quoteattr.mentions.quoted_names import is_address
from quoteattr.quote import Mode, QuoteKind
from quoteattr.syntax.sentence import ClauseKind
from quoteattr.values import evolve
from quoteattr.words.press import is_outlet


def names_in_marks(views: Sequence[View]) -> Set[str]:
    """Words in marks that the text announces as a name: *das Drama „Nachtbus“*; not what somebody judges so. In a text that
    has double marks, single ones enclose names: *Das Schiff 'Anker' sank.*"""
    beside_double = any(not _is_single(v, pair) for v in views for pair in (*v.pairs, *v.stand_ins))
    return {
        pair.inner.of(view.text)
        for view in views
        if view.pairs
        for pair, head in rows(view).items()
        if (beside_double and _is_single(view, pair))
        or (is_name(view.text, head) and not _is_judged(view, under(view, pair)))
    }


def fragments(
    view: View, found: Sequence[Candidate], names: Set[str], *, is_near_report: bool = False
) -> Iterator[Candidate]:
    """A direct quotation for each quoted part of the sentence that is not an utterance with a frame.

    *Er nannte den Plan „völlig absurd“.* — *Sie sagte, das sei „ein Anfang“.* The cue, frame and source of the report
    around it are its own as well. What is announced as a name anywhere in the text (*names*) is nobody's words.

    Args:
        view: the sentence.
        found: the quotations in it.
        names: words in marks that the text announces as names.
        is_near_report: whether somebody is quoted in the sentence before or after it.
    """
    heads = rows(view)
    for pair, head in heads.items():
        quoted = pair.inner.of(view.text)
        if not WORD.search(quoted) or is_outlet(quoted) or is_address(quoted) or quoted in names:
            continue
        tokens = under(view, pair)
        if not tokens or any(_is_source(view, c, tokens) for c in found):
            continue
        inside = [
            c
            for c in found
            if c.kind in (QuoteKind.INDIRECT, QuoteKind.FREE_INDIRECT)
            and any(pair.outer in s for s in c.segments)
        ]
        host = min(inside, key=lambda c: len(c.span), default=None)
        if view.tokens[tokens[0]].is_quote and (host is None or any(_says(c, pair) for c in found)):
            continue
        features = {*shape(view, pair, tokens), *surroundings(view, head, tokens)}
        if host is None and any(pair.outer in c.span for c in found):
            features.add("fragment-in-reported")
        elif host is None and is_near_report:
            features.add("report-near")
        framing = [c for c in found if any(pair.outer in f for f in c.frame)]
        beside = head is not pair and head in view.stand_ins  # *riefen „Weg damit!“ und „Jetzt“*
        if host is None and not beside and _has_content(view, tokens[0], framing):
            if not _is_predicative(view, tokens[0]):
                continue
        if host is None:
            made = called(view, tokens, features) or beside_verb(view, pair, tokens, head, features)
        else:
            own = beside_verb(view, pair, tokens, head, {*features}) if _is_cited(host) else None
            told = own is not None and _is_told(view, tokens[0], own)
            made = own if told else _in_report(view, tokens, host, features)
        if made is not None:
            yield from (evolve(made, segments=(s,), verbatim=(s,)) for s in pair.segments)


def _is_single(view: View, pair: MarkPair) -> bool:
    """Whether words are in single marks, or in two of them."""
    return not is_double(view.text[pair.outer.start])


def _says(item: Candidate, pair: MarkPair) -> bool:
    """Whether the utterance in *pair* has a frame of its own inside a report: *Laut NDR sagte Reuter: „Wir gehen.“*"""
    return item.kind is QuoteKind.DIRECT and bool(item.frame) and item.span.start == pair.inner.start


def _is_source(view: View, report: Candidate, tokens: Sequence[int]) -> bool:
    """Whether the source of a report is in words in marks, or they in it: *Der „große Bruder“ verlangt mehr Geld.*"""
    source = report.source
    if source is None or source.sentence != view.sentence.index:
        return False
    return source.first <= tokens[-1] and tokens[0] <= source.last


def _has_content(view: View, first: int, framing: Sequence[Candidate]) -> bool:
    """Whether the verb next to a fragment already has its content elsewhere, so that the marks enclose a name: *Das reiche,*
    *sagte Reuter dem „Kurier“.*"""
    predicate = view.predicate_at(first)
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


def _is_cited(host: Candidate) -> bool:
    """Whether a phrase says whose words a report is: *laut NDR*."""
    return any(evidence.rule.startswith("phrase.") for evidence in host.evidence)


def _is_told(view: View, first: int, own: Candidate) -> bool:
    """Whether the verb of the main clause tells what somebody says: *Holm nannte das laut NDR „absurd“*; not *Laut NDR sah*
    *Holm darin „eine Chance“*."""
    predicate = view.predicate_at(first)
    if predicate is None or predicate.clause.kind is not ClauseKind.MAIN or own.source is None:
        return False
    judged = "fragment.als-verb" in own.features and predicate.mode is not Mode.THOUGHT
    return (tells(predicate) or judged) and "judgement" in own.features


def _is_judged(view: View, tokens: Sequence[int]) -> bool:
    """Whether words in marks are what something is for somebody: *Für die Wirtin ist das Programm „ein Witz“*, *nannte das*
    *Buch „fade“*."""
    predicate = view.predicate_at(tokens[0]) if tokens else None
    if predicate is None:
        return False
    if predicate.takes(Frame.NAME):
        return view.tokens[tokens[0]].text[:1].islower()
    return predicate.lemma in LIKE_COPULAS and judging(view, predicate) is not None
