"""What an attribution phrase attributes: the clause it is in, whatever its mood."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.cues.predicate import Predicate
from quoteattr.detect.addressees import listener
from quoteattr.detect.attribution import Attribution, attributions, pointing_back
from quoteattr.detect.build import candidate, frame_of_rest, mood_features, part_start
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.clause_forms import is_elliptic, is_hearsay, is_verb_first
from quoteattr.detect.edges import before_final_report, before_utterance, with_dependents
from quoteattr.detect.view import View
from quoteattr.quote import Polarity, QuoteKind
from quoteattr.syntax.sentence import ClauseKind
from quoteattr.word_lists import words
from quoteattr.words.table import used_as

_REPORTING = 0.5
"""From this strength on, an inverted verb reports what comes before it."""
_NO_APPOSITION = frozenset({"PTKNEG", "APPR", "APPRART", "ADV", "KON"})
"""No apposition begins with one of these."""
_BEFORE_ADJECTIVE = frozenset({"ADV", "ADJD", "APPR", "CARD", "PTKA", "PTKNEG"})
_NONFINITE = frozenset({"VVPP", "VVINF", "VVIZU", "VAPP", "VAINF"})


def attributed_clauses(view: View, previous: View | None = None) -> Iterator[Candidate | None]:
    """The content of each attribution phrase: its clause without the phrase.

    *Der Umsatz stieg laut dem Bericht um drei Prozent* → two segments around *laut dem Bericht*. In a main clause the
    content is the whole sentence; in a subordinate one (*weil die Brücke nach Angaben der Stadt marode ist*) that clause.
    """
    found = [*attributions(view), *pointing_back(view, previous)]
    for item in found:
        hearsay = any(view.tokens[i].text in used_as("hearsay") for i in item.tokens)
        sourceless = item.source is None and not hearsay and not item.is_pronominal
        content = _content(view, item, found)
        if not content or view.is_only_quoted(content):
            continue
        yield candidate(
            view,
            QuoteKind.INDIRECT,
            content,
            item.rule,
            item.cue,
            cue_lemma=item.lemma,
            frame=_frame(view, item, content),
            source=item.source,
            addressee=listener(view, item.source),
            features=[*mood_features(view, content), *(["no-source"] if sourceless else [])],
        )


def _frame(view: View, item: Attribution, content: list[int]) -> list[int]:
    """Cue and source, with a relative clause on the source, *gegenüber X*, and the commas around the phrase; all the rest
    where the source is what a relative clause takes up: *Sie bestätigte Berichte, wonach …*, *die Studie, nach der …*"""
    clause = view.clause_at(item.cue[0])
    if clause is not None and clause.parent is not None and _takes_up(view, item):
        host = view.clauses[clause.parent]
        return frame_of_rest(view, content, range(host.first, max(content[0], host.last + 1)))
    frame = sorted({*item.tokens, *_relative_of_source(view, item)})
    before, behind = frame[0] - 1, frame[-1] + 1
    closed = view.is_break(behind)
    if view.is_break(before) and (closed or behind > view.last_word()):
        frame.insert(0, before)
        if closed and behind < max(content, default=0):
            frame.append(behind)
    return frame


def _takes_up(view: View, item: Attribution) -> bool:
    """Whether a phrase consists of what opens its relative clause: *wonach*, *denen zufolge*, *laut der*."""
    return item.lemma == "wonach" or any(view.tokens[i].tag == "PRELS" for i in item.tokens)


def _content(view: View, item: Attribution, all_items: list[Attribution]) -> list[int] | None:
    """The tokens that an attribution phrase attributes."""
    number = view.clause_of.get(item.cue[0])
    if number is None:
        return None
    if (phrase := _noun_phrase(view, item)) is not None:
        return phrase
    clause = view.clauses[number]
    last = before_utterance(view, clause.first, view.last_word())
    predicate = view.predicates[number]
    if clause.first > 0 and predicate is not None and _is_frame(view, predicate):
        return None  # *…, sagte sie laut Mitteilung*
    if last < view.last_word() and predicate is not None and _speaks(predicate) and clause.last == last:
        return None  # *Laut NDR sagte die Ministerin: „Es reicht.“*
    if clause.kind in (ClauseKind.MAIN, ClauseKind.FRAGMENT):
        first, end = _main_extent(view, number)
    else:
        first, end = clause.first, with_dependents(view, clause)
    own = set(item.tokens) | _relative_of_source(view, item)
    if item.rule == "phrase.so":
        first, end = _start_before_so(view, item.tokens[0]), last
    end = min(
        end,
        before_final_report(view, last),
        _before_rival(view, item, all_items),
        _before_frame(view, number),
    )
    rest = [i for i in range(first, end + 1) if i not in own]
    if item.rule == "phrase.so":
        behind = [i for i in rest if i > item.tokens[-1]]
        if behind and (view.tokens[behind[0]].text == ":" or not _goes_on(view, behind)):
            rest = [i for i in rest if i < item.tokens[0]]
    return rest if any(not view.tokens[i].is_punctuation for i in rest) else None


def _start_before_so(view: View, end: int) -> int:
    """Where the content before *so X* begins: behind a colon, unless what comes before that is in the subjunctive, too:
    *Die Preise seien hoch: Brot koste nun fünf Euro, so die Ministerin*."""
    start = part_start(view, end)
    before = next((c for c in reversed(view.clauses) if c.last < start - 1), None)
    reported = before is not None and view.word(start - 1) == ":" and view.is_subjunctive(before)
    return _start_before_so(view, start - 1) if reported else start


def _noun_phrase(view: View, item: Attribution) -> list[int] | None:
    """The noun phrase that a phrase stands in, behind its article: *(Sie rügte) die seiner Ansicht nach hohen Preise*."""
    first, last = item.tokens[0], item.tokens[-1]
    own = [t.tag for t in view.tokens[first : first + 2]] == ["ART", "PPOSAT"]
    article = first if own else first - 1
    group = next((g for g in view.groups if g.first > last), None)
    if article < 0 or view.tokens[article].tag != "ART" or group is None:
        return None
    between = {t.tag for t in view.tokens[last + 1 : group.first]}
    return [article, *range(last + 1, group.last + 1)] if between <= _BEFORE_ADJECTIVE else None


def _before_rival(view: View, item: Attribution, all_items: list[Attribution]) -> int:
    """The last token before a later main clause that has another source:
    *Laut Polizei kamen 500 Leute, nach Angaben der Veranstalter waren es 900.*"""
    own = view.clause_of.get(item.cue[0])
    for other in all_items:
        number = view.clause_of.get(other.cue[0])
        if number is None or number == own or other.cue[0] < item.cue[0]:
            continue
        clause = view.clauses[number]
        if (
            clause.kind is ClauseKind.MAIN
            and clause.first > item.tokens[-1]
            and not is_verb_first(view, clause)
        ):
            return clause.first - 1
    return len(view.tokens)


def _before_frame(view: View, number: int) -> int:
    """The last token before an inverted reporting clause, which is not content: *Nach Berechnungen der Bank fehle Geld,*
    *(hieß es beim Verband)*; or before what others say to it: *Laut Holm reicht das Geld, (was die Stadt bestreitet)*."""
    later = (predicate for predicate in view.predicates[number + 1 :] if predicate is not None)
    apart = (p.clause.first - 1 for p in later if _is_frame(view, p) or _is_answer(view, p))
    return next(apart, len(view.tokens))


def _is_answer(view: View, predicate: Predicate) -> bool:
    """Whether a clause with *was* tells how somebody answers: *…, was die Stadt bestreitet*; not *was er damals sagte*."""
    clause = predicate.clause
    if not view.opens_with(clause, {"was"}) or view.tokens[clause.first - 1].tag != "$,":
        return False
    return predicate.polarity is Polarity.DENIED or predicate.lemma in words("confirming")


def _speaks(predicate: Predicate) -> bool:
    """Whether the verb of a clause reports more often than not: *sagte*, *hieß es*; not *druckte ab*."""
    return predicate.is_cue and predicate.strength >= _REPORTING


def _is_frame(view: View, predicate: Predicate) -> bool:
    """Whether a clause is an inverted reporting clause after a comma: *…, hieß es beim Verband*."""
    clause = predicate.clause
    if not _speaks(predicate) or view.is_subjunctive(clause):
        return False
    if not is_verb_first(view, clause) or view.tokens[clause.first - 1].tag != "$,":
        return False
    # *Ob er kommt, entscheidet sich laut Reuter morgen* has no content before its verb
    spoken = any(token.is_quote for token in view.tokens[: clause.first])
    return spoken or any(c.kind is ClauseKind.MAIN for c in view.clauses[: predicate.number])


def _relative_of_source(view: View, item: Attribution) -> set[int]:
    """A relative clause on the source phrase: *nach Angaben der Stadt, die das prüfen ließ, ist …*"""
    behind = item.tokens[-1] + 1
    if view.tag(behind) != "$,":
        return set()
    for clause in view.clauses:
        if clause.first == behind + 1 and clause.kind is ClauseKind.RELATIVE:
            last = with_dependents(view, clause)
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

    A later main clause with *soll* is a free indirect quotation of its own, if it is the only one. A main clause in front
    that is complete and separate (*Das Feuer ist gelöscht; laut Polizei …*) stays out, as do one that reports somebody
    else and words before a colon (*Klare Worte: Laut Polizei …*).
    """
    clause = view.clauses[number]
    first, last = clause.first, view.last_word()
    # *Wie der Sender berichtet, sind es laut Polizei zehn* has two sources
    fronted = [
        c
        for i, c in enumerate(view.clauses)
        if c.first < first
        and view.tokens[first - 1].text != ":"
        and (c.parent == number or view.clauses[number].parent is None)
        and not (view.opens_with(c, {"wie"}) and (p := view.predicates[i]) is not None and p.is_cue)
    ]
    if fronted and is_verb_first(view, clause):
        first = min(c.first for c in fronted)
    elif fronted and all(c.kind is not ClauseKind.MAIN for c in view.clauses if c.first < clause.first):
        first = 0
    for predicate in view.verbs:
        other = predicate.clause
        if other.kind is not ClauseKind.MAIN or not clause.first < other.first <= last:
            continue
        if other.finite is None or view.is_subjunctive(other):
            continue
        rumour = is_hearsay(view, other) and not is_hearsay(view, clause) and other.finite < other.last
        separated = view.tokens[other.first - 1].text == ";" or rumour
        reports = (
            _speaks(predicate)
            and not predicate.passive
            and not is_verb_first(view, other)
            and not is_elliptic(view, other)
        )
        if separated or reports:
            last = other.first - 1
            break
    if clause.first > 0 and view.tokens[first].tag == "KON":
        first += 1
    return first, last
