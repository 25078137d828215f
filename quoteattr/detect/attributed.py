"""What an attribution phrase or a *wie* clause attributes: the clause it is in, whatever its mood."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.cues.predicate import Predicate
from quoteattr.detect.addressees import listener
from quoteattr.detect.attribution import Attribution, attributions, is_dash, pointing_back
from quoteattr.detect.build import (
    candidate,
    frame_of_rest,
    mood_features,
    part_start,
    report,
    strength_feature,
)
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.clause_forms import form_of, is_hearsay, is_verb_first
from quoteattr.detect.edges import before_final_report, before_utterance, reports_around
from quoteattr.detect.participants import subject
from quoteattr.detect.subjects import opens_with_conjoined_verb
from quoteattr.detect.view import View
from quoteattr.quote import QuoteKind
from quoteattr.syntax.sentence import ClauseKind

_REPORTING = 0.5
"""From this strength on, an inverted verb reports what comes before it."""
_NO_APPOSITION = frozenset({"PTKNEG", "APPR", "APPRART", "ADV", "KON"})
"""No apposition begins with one of these."""
_NONFINITE = frozenset({"VVPP", "VVINF", "VVIZU", "VAPP", "VAINF"})


def attributed_clauses(view: View, previous: View | None = None) -> Iterator[Candidate]:
    """The content of each attribution phrase: its clause without the phrase.

    *Der Umsatz stieg laut dem Bericht um drei Prozent* → two segments around *laut dem Bericht*. In a main clause the
    content is the whole sentence; in a subordinate one (*weil die Brücke nach Angaben der Stadt marode ist*) that clause.
    """
    found = [*attributions(view), *pointing_back(view, previous)]
    for item in found:
        content = _content(view, item, found)
        if not content or view.is_only_quoted(content):
            continue
        made = candidate(
            view,
            QuoteKind.INDIRECT,
            content,
            item.rule,
            item.cue,
            cue_lemma=item.lemma,
            cue_tokens=item.cue,
            frame=_frame(view, item, content),
            source=item.source,
            addressee=listener(view, item.source),
            features=mood_features(view, content),
        )
        if made is not None:
            yield made


def _frame(view: View, item: Attribution, content: list[int]) -> list[int]:
    """Cue and source, with a relative clause on the source, *gegenüber X*, and the commas around the phrase; all the rest
    where the source is what a relative clause takes up: *Sie bestätigte Berichte, wonach …*, *die Studie, nach der …*"""
    clause = view.clause_at(item.cue[0])
    if clause is not None and clause.parent is not None and _takes_up(view, item):
        host = view.clauses[clause.parent]
        return frame_of_rest(view, content, range(host.first, max(content[0], host.last + 1)))
    frame = sorted({*item.tokens, *_relative_of_source(view, item)})
    before, behind = frame[0] - 1, frame[-1] + 1
    closed = _parts(view, behind)
    if _parts(view, before) and (closed or behind >= view.last_word() + 1):
        return [before, *frame, *([behind] if closed else [])]
    return frame


def _parts(view: View, at: int) -> bool:
    """Whether token *at* is a comma or a dash."""
    return 0 <= at < len(view.tokens) and (view.tokens[at].tag == "$," or is_dash(view.tokens[at]))


def _takes_up(view: View, item: Attribution) -> bool:
    """Whether a phrase consists of what opens its relative clause: *wonach*, *denen zufolge*, *laut der*."""
    return item.lemma == "wonach" or any(view.tokens[i].tag == "PRELS" for i in item.tokens)


def _content(view: View, item: Attribution, all_items: list[Attribution]) -> list[int] | None:
    """The tokens that an attribution phrase attributes."""
    number = view.clause_of.get(item.cue[0])
    if number is None:
        return None
    clause = view.clauses[number]
    last = before_utterance(view, clause.first, view.last_word())
    if clause.first > 0 and _is_frame(view, number):
        return None  # *…, sagte sie laut Mitteilung*
    predicate = view.predicates[number]
    speaks = predicate is not None and predicate.is_cue and predicate.strength >= _REPORTING
    if last < view.last_word() and speaks and clause.last == last:
        return None  # *Laut NDR sagte die Ministerin: „Es reicht.“*
    if clause.kind in (ClauseKind.MAIN, ClauseKind.FRAGMENT):
        first, end = _main_extent(view, number)
    else:
        first, end = subordinate_extent(view, number)
    own = set(item.tokens) | _relative_of_source(view, item)
    if item.rule == "phrase.so":
        first, end = part_start(view, item.tokens[0]), last
    end = min(end, before_final_report(view, last), _before_rival(view, item, all_items))
    rest = [i for i in range(first, end + 1) if i not in own]
    if item.rule == "phrase.so":
        behind = [i for i in rest if i > item.tokens[-1]]
        if behind and (view.tokens[behind[0]].text == ":" or not _goes_on(view, behind)):
            rest = [i for i in rest if i < item.tokens[0]]
    return rest if any(not view.tokens[i].is_punctuation for i in rest) else None


def _before_rival(view: View, item: Attribution, all_items: list[Attribution]) -> int:
    """The last token before a later clause that has another source: *Laut Polizei kamen 500 Leute,*
    *nach Angaben der Veranstalter waren es 900*, *…, die Veranstalter sprechen von 900*, *…, 900 sollen es gewesen sein*;
    not *… und sprachen von 900*."""
    others = [view.clause_at(other.cue[0]) for other in all_items]
    others += [
        p.clause for p in view.verbs if _reports(view, p) and not opens_with_conjoined_verb(view, p.clause)
    ]
    if not is_hearsay(view, view.clauses[view.clause_of[item.cue[0]]]):
        others += [c for c in view.clauses if c.kind is ClauseKind.MAIN and is_hearsay(view, c)]
    later = (c.first - 1 for c in others if c is not None and c.first > item.tokens[-1])
    return min(later, default=len(view.tokens))


def _reports(view: View, predicate: Predicate) -> bool:
    """Whether a main clause tells in the indicative what somebody says."""
    says = predicate.is_cue and predicate.strength >= _REPORTING
    return says and predicate.clause.kind is ClauseKind.MAIN and not view.is_subjunctive(predicate.clause)


def _is_frame(view: View, number: int) -> bool:
    """Whether a clause is an inverted reporting clause after a comma: *…, hieß es beim Verband*."""
    clause, predicate = view.clauses[number], view.predicates[number]
    if predicate is None or not _reports(view, predicate):
        return False
    if not is_verb_first(view, clause) or view.tokens[clause.first - 1].tag != "$,":
        return False
    # *Ob er kommt, entscheidet sich laut Reuter morgen* has no content before its verb
    spoken = any(token.is_quote for token in view.tokens[: clause.first])
    return spoken or any(c.kind is ClauseKind.MAIN for c in view.clauses[:number])


def _relative_of_source(view: View, item: Attribution) -> set[int]:
    """A relative clause on the source phrase: *nach Angaben der Stadt, die das prüfen ließ, ist …*"""
    behind = item.tokens[-1] + 1
    if behind >= len(view.tokens) or view.tokens[behind].tag != "$,":
        return set()
    for number, clause in enumerate(view.clauses):
        if clause.first == behind + 1 and clause.kind is ClauseKind.RELATIVE:
            last = subordinate_extent(view, number)[1]
            return set(range(behind, last + 2)) if last + 1 < len(view.tokens) else set()
    return set()


def _goes_on(view: View, behind: list[int]) -> bool:
    """Whether what is behind a medial *so X* belongs to the content: all but an apposition."""
    if not any(view.tokens[i].is_finite or view.tokens[i].tag in _NONFINITE for i in behind):
        # An apposition belongs to the frame: *…, so Karl Reuter, Leiter des Amtes*; *nicht nur den Vereinen* is none
        opens = next((view.tokens[i] for i in behind if not view.tokens[i].is_punctuation), None)
        return any(view.tokens[i].is_quote for i in behind) or (
            opens is not None and opens.tag in _NO_APPOSITION
        )
    return True


def _main_extent(view: View, number: int) -> tuple[int, int]:
    """The sentence, from the main clause with the phrase (and what is fronted in it) to the end.

    A main clause in front that is complete and separate (*Das Feuer ist gelöscht; laut Polizei …*) stays out, as do words
    before a colon (*Klare Worte: Laut Polizei …*).
    """
    clause = view.clauses[number]
    first = clause.first
    # *Wie der Sender berichtet, sind es laut Polizei zehn* has two sources
    fronted = [
        c
        for i, c in enumerate(view.clauses)
        if c.first < first
        and view.tokens[first - 1].text != ":"
        and (c.parent == number or clause.parent is None)
        and not (view.opens_with(c, {"wie"}) and (p := view.predicates[i]) is not None and p.is_cue)
    ]
    if fronted:
        first = min(c.first for c in fronted) if is_verb_first(view, clause) else 0
    if clause.first > 0 and view.tokens[first].tag == "KON":
        first += 1
    return first, view.last_word()


def subordinate_extent(view: View, number: int) -> tuple[int, int]:
    """The subordinate clause with what depends on it."""
    clause = view.clauses[number]
    last = clause.last
    for other in view.clauses:
        if other.first > clause.first:
            if other.kind is ClauseKind.MAIN or other.first > last + 2:
                break
            last = max(last, other.last)
    return clause.first, last


def as_reported(view: View) -> Iterator[Candidate]:
    """*Wie die Stadt mitteilte, beginnt der Bau im Mai.* — *Der Bau beginnt, wie die Stadt mitteilte, im Mai.*

    A *wie* clause with a verb of saying; what is around it, from a colon or semicolon on, is the content. Not *wie geplant*
    (no subject), not a manner clause with a verb of another sense.
    """
    for predicate in view.verbs:
        clause, last = predicate.clause, view.last_word()
        if not reports_around(view, predicate):
            continue
        follower = next((c for c in view.clauses if c.first > clause.last), None)
        if (
            follower is not None
            and form_of(view, follower) in ("k1", "dass")
            and not is_verb_first(view, follower)
        ):
            continue
        opened = clause.first > 0 and view.tokens[clause.first - 1].tag == "$,"
        closed = clause.last < last and view.tokens[clause.last + 1].tag == "$,"
        frame = range(clause.first - opened, clause.last + 1 + closed)
        content = [i for i in range(part_start(view, clause.first), last + 1) if i not in frame]
        moods = mood_features(view, content)
        if predicate.evidential and "k1-inside" in moods:
            continue  # somebody else says so: *Der Absatz sei gestiegen, wie die Zahlen zeigten*
        yield from report(
            view,
            QuoteKind.INDIRECT,
            predicate,
            subject(view, predicate),
            content,
            "phrase.wie",
            trigger=[clause.first],
            cue_tokens=sorted({clause.first, *predicate.tokens}),
            frame=frame,
            features=[strength_feature(predicate), *(["wie-initial"] if clause.first == 0 else []), *moods],
        )
