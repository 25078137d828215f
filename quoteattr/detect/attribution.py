"""Attribution phrases: *laut X*, *nach Angaben von X*, *X zufolge*, *so X*, *gemäß X*, *aus Sicht von X*, *wie X mitteilte*,
*demnach*. The clause in which they stand is the content, whatever its mood."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from quoteattr.cues.lexicon import Frame
from quoteattr.detect.build import candidate, mood_features, strength_feature
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.content import form_of, is_verb_first
from quoteattr.detect.participants import addressee, phrase, subject
from quoteattr.detect.view import View
from quoteattr.quote import Mode, QuoteKind
from quoteattr.syntax.phrases import Group
from quoteattr.syntax.sentence import ClauseKind, Mood, Token

_NORM = frozenset({"§", "§§", "Artikel", "Art.", "Paragraf", "Paragraph", "Absatz"})
_PRONOMINAL = frozenset({"demnach", "wonach", "demzufolge", "derzufolge"})
_POSSESSIVE = frozenset({"PPOSAT"})


@frozen
class Attribution:
    """An attribution phrase in a sentence: its cue tokens, all its tokens, and the source in it."""

    rule: str
    lemma: str
    cue: tuple[int, ...]
    tokens: tuple[int, ...]
    source: Phrase | None
    mode: Mode = Mode.UNSPECIFIED


def attributions(view: View) -> Iterator[Attribution]:
    """All attribution phrases of the sentence, left to right for each kind."""
    yield from _adpositions(view)
    yield from _so(view)
    yield from _pronominal(view)


def _adpositions(view: View) -> Iterator[Attribution]:
    """*laut dem Bericht*, *nach Angaben der Polizei*, *der Firma zufolge*, *seiner Ansicht nach*, *aus Sicht der Bank*."""
    tokens = view.tokens
    for group in view.groups:
        if group.preposition is not None:
            form = tokens[group.preposition].text.lower()
            role = "possessive" if _is_own(view, group) else "adposition"
            source = phrase(view, group, role)
            span = tuple(range(group.preposition, _with_listener(view, source.last) + 1))
            if form == "laut" or (form in ("gemäß", "gemäss") and tokens[group.head].text not in _NORM):
                yield Attribution(
                    f"phrase.{'laut' if form == 'laut' else 'gemaess'}",
                    form,
                    (group.preposition,),
                    span,
                    source,
                )
            elif form == "nach" and (_is_statement(view, group) or _is_relative_statement(view, group)):
                yield Attribution("phrase.nach", "nach", (group.preposition,), span, source)
            elif (
                form == "aus"
                and tokens[group.head].text in ("Sicht", "Sichtweise", "Perspektive")
                and group.last > group.head
            ):
                yield Attribution("phrase.aus-sicht", "aus Sicht", (group.preposition,), span, source)
        behind = group.last + 1
        if group.preposition is None and behind < len(tokens):
            form = tokens[behind].text.lower()
            span = tuple(range(group.first, behind + 1))
            if form == "zu" and behind + 1 < len(tokens) and tokens[behind + 1].text.lower() == "folge":
                source = phrase(view, group, "adposition")
                cue = (behind, behind + 1)
                yield Attribution("phrase.zufolge", "zufolge", cue, (*span, behind + 1), source)
            elif form == "zufolge":
                source = phrase(view, group, "possessive" if _is_own(view, group) else "adposition")
                yield Attribution("phrase.zufolge", "zufolge", (behind,), span, source)
            elif (
                form == "nach"
                and _is_statement(view, group)
                and tokens[group.head].text.lower() not in ("angaben",)
            ):
                source = phrase(view, group, "possessive" if _is_own(view, group) else "adposition")
                yield Attribution("phrase.nach", "nach", (behind,), span, source)


def _with_listener(view: View, last: int) -> int:
    """The last token of a phrase that goes on with the one who was told, or the one who told:
    *nach Angaben einer Sprecherin gegenüber dem Kurier*, *laut NDR unter Berufung auf die Polizei*."""
    for group in view.groups:
        if group.preposition is not None and group.preposition > last:
            between = [t.text.lower() for t in view.tokens[last + 1 : group.preposition + 1]]
            if between in (["gegenüber"], ["unter"]):
                if between == ["gegenüber"]:
                    return group.last
                following = next((g for g in view.groups if g.preposition == group.last + 1), None)
                if view.tokens[group.head].text == "Berufung" and following is not None:
                    return following.last
            break
    return last


def _is_own(view: View, group: Group) -> bool:
    """Whether the source is named by a possessive: *seiner Ansicht nach*, *nach eigenen Angaben*."""
    return any(
        view.tokens[i].tag in _POSSESSIVE or view.tokens[i].lemma.lower() in ("eigen",)
        for i in range(group.first, group.head)
    )


def _is_statement(view: View, group: Group) -> bool:
    """Whether the head is a statement noun: *Angaben*, *Ansicht*, *Polizeiangaben*; *nach dem Bericht* is one,
    *nach einer Stunde* is not."""
    noun = view.lexicon.noun(view.tokens[group.head].text)
    return noun is not None and noun.is_statement and noun.strength >= 0.5


def _is_relative_statement(view: View, group: Group) -> bool:
    """*ein Gerücht, nach dem …*: the relative pronoun stands for a communication noun."""
    if view.tokens[group.head].tag != "PRELS" or group.preposition is None:
        return False
    before = [
        view.lexicon.noun(t.text)
        for t in view.tokens[max(0, group.preposition - 6) : group.preposition]
        if t.tag == "NN"
    ]
    return bool(before) and before[-1] is not None


def _so(view: View) -> Iterator[Attribution]:
    """*…, so der Minister.* — *…, so die Polizei weiter* — *– so der Vorwurf –*; not *so dass*, not *So kam es*.

    The particle stands behind a comma, a dash or a quotation and a nominative group follows it at once.
    """
    tokens = view.tokens
    for group in view.groups:
        i = group.first - 1
        if i < 1 or tokens[i].text.lower() != "so" or group.preposition is not None:
            continue
        if not (tokens[i - 1].is_punctuation or tokens[i - 1].is_quote) or tokens[i - 1].text in (
            ":",
            ";",
            ".",
        ):
            continue
        source = phrase(view, group, "so")
        after = source.last + 1
        while (
            after < len(tokens)
            and tokens[after].tag not in ("$,", "$.")
            and not tokens[after].is_quote
            and not _is_dash(tokens[after])
        ):
            after += 1
        if any(t.is_finite for t in tokens[i:after]):
            continue
        yield Attribution("phrase.so", "so", (i,), tuple(range(i, after)), source)


def _is_dash(token: Token) -> bool:
    return token.is_punctuation and token.text in ("–", "—", "-")


def _pronominal(view: View) -> Iterator[Attribution]:
    """*Demnach kam niemand zu Schaden.* — *eine Schätzung, wonach …*; not temporal *danach*."""
    tokens = view.tokens
    for i, token in enumerate(tokens):
        form = token.text.lower()
        if form not in _PRONOMINAL:
            continue
        yield Attribution(f"phrase.{form}", form, (i,), (i,), None)


def attributed_clauses(view: View) -> Iterator[Candidate]:
    """The content of each attribution phrase: its clause without the phrase.

    *Der Umsatz stieg laut dem Bericht um drei Prozent* → two segments around *laut dem Bericht*. In a main clause the
    content is the whole sentence; in a subordinate one (*weil die Brücke nach Angaben der Stadt marode ist*) that clause.
    """
    found = list(attributions(view))
    for item in found:
        content = _content(view, item, found)
        if content is None or view.is_only_quoted(content):
            continue
        features = mood_features(view, content)
        if item.source is None and item.rule not in (
            "phrase.demnach",
            "phrase.wonach",
            "phrase.demzufolge",
            "phrase.derzufolge",
        ):
            features.append("no-source")
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
            mode=item.mode,
            features=features,
        )
        if made is not None:
            yield made


def _frame(view: View, item: Attribution, content: list[int]) -> list[int]:
    """Cue and source, with a relative clause on the source, *gegenüber X*, and the commas that fence the phrase."""
    frame = sorted({*item.tokens, *_relative_of_source(view, item)})
    before, behind = frame[0] - 1, frame[-1] + 1
    opened = before >= 0 and (view.tokens[before].tag == "$," or _is_dash(view.tokens[before]))
    closed = behind < len(view.tokens) and (view.tokens[behind].tag == "$," or _is_dash(view.tokens[behind]))
    if opened and (closed or behind >= view.last_word() + 1):
        frame.insert(0, before)
        if closed and behind < max(content, default=0):
            frame.append(behind)
    return frame


def _content(view: View, item: Attribution, all_items: list[Attribution]) -> list[int] | None:
    """The tokens that an attribution phrase attributes."""
    number = view.clause_of.get(item.cue[0])
    if number is None:
        return None
    clause = view.clauses[number]
    last = view.last_word()
    if item.rule == "phrase.wonach":
        first, end = item.cue[0] + 1, last
        main = next(
            (
                c
                for c in view.clauses
                if c.first > item.cue[0] and c.kind is ClauseKind.MAIN and not _is_k(view, c)
            ),
            None,
        )
        if main is not None:
            end = main.first - 1
        return [i for i in range(first, end + 1)]
    if clause.kind in (ClauseKind.MAIN, ClauseKind.FRAGMENT):
        first, end = _main_extent(view, number, item)
    else:
        first, end = _subordinate_extent(view, number)
    own = set(item.tokens) | _relative_of_source(view, item)
    if item.rule == "phrase.so":
        first, end = _so_start(view, item), last
    end = min(end, _before_rival(view, item, all_items))
    rest = [i for i in range(first, end + 1) if i not in own]
    if item.rule == "phrase.so":
        behind = [i for i in rest if i > item.tokens[-1]]
        if behind and (view.tokens[behind[0]].text == ":" or not _goes_on(view, behind)):
            rest = [i for i in rest if i < item.tokens[0]]
    return rest if any(not view.tokens[i].is_punctuation for i in rest) else None


def _before_rival(view: View, item: Attribution, all_items: list[Attribution]) -> int:
    """The last token in front of a later main clause that somebody else is the source of:
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


def _relative_of_source(view: View, item: Attribution) -> set[int]:
    """A relative clause on the source phrase: *nach Angaben der Stadt, die das prüfen ließ, ist …*"""
    behind = item.tokens[-1] + 1
    if behind >= len(view.tokens) or view.tokens[behind].tag != "$,":
        return set()
    for clause in view.clauses:
        if clause.first == behind + 1 and clause.kind is ClauseKind.RELATIVE:
            return set(range(behind, clause.last + 2)) if clause.last + 1 < len(view.tokens) else set()
    return set()


def _so_start(view: View, item: Attribution) -> int:
    """The left edge of what *so X* attributes: the sentence start, or behind a colon or semicolon."""
    for i in range(item.tokens[0] - 1, -1, -1):
        if view.tokens[i].text in (":", ";"):
            return i + 1
    return 0


def _goes_on(view: View, behind: list[int]) -> bool:
    """Whether the sentence behind a medial *so X* belongs to the content (it does unless it starts a new frame)."""
    number = view.clause_of.get(next((i for i in behind if not view.tokens[i].is_punctuation), -1))
    if number is None:
        return True
    predicate = view.predicates[number]
    clause = view.clauses[number]
    return not (
        clause.kind is ClauseKind.MAIN
        and clause.first >= behind[0]
        and predicate is not None
        and predicate.is_cue
        and predicate.strength > 0.7
        and not _is_k(view, clause)
    )


def _is_k(view: View, clause: object) -> bool:
    finite = getattr(clause, "finite", None)
    return finite is not None and view.tokens[finite].mood in (Mood.SUBJUNCTIVE_I, Mood.SUBJUNCTIVE_II)


def _main_extent(view: View, number: int, item: Attribution) -> tuple[int, int]:
    """The sentence, from the main clause with the phrase (and what is fronted in it) to the end.

    A later main clause with *soll* is a free indirect quotation of its own. A main clause in front that is complete and separate (*Das Feuer ist gelöscht; laut Polizei …*) stays out, as does
    one that reports somebody else.
    """
    clause = view.clauses[number]
    first, last = clause.first, view.last_word()
    fronted = [
        c
        for i, c in enumerate(view.clauses)
        if c.first < first and (c.parent == number or view.clauses[number].parent is None)
    ]
    if fronted and is_verb_first(view, clause):
        first = min(c.first for c in fronted)
    elif all(c.kind is not ClauseKind.MAIN for c in view.clauses if c.first < clause.first):
        first = view.behind_dateline()
    for i, other in enumerate(view.clauses):
        if other.first <= clause.first or other.kind is not ClauseKind.MAIN or other.finite is None:
            continue
        predicate = view.predicates[i]
        if _is_k(view, other) or other.first > last:
            continue
        separated = view.tokens[other.first - 1].text == ";" or view.tokens[other.finite].text.lower() in (
            "soll",
            "sollen",
        )
        reports = (
            predicate is not None
            and predicate.is_cue
            and predicate.strength >= 0.7
            and not predicate.passive
            and not is_verb_first(view, other)
        )
        if separated or reports:
            last = other.first - 1
            break
    if clause.first > 0 and view.tokens[first].tag == "KON":
        first += 1
    return first, last


def _subordinate_extent(view: View, number: int) -> tuple[int, int]:
    """The subordinate clause with what depends on it."""
    clause = view.clauses[number]
    last = clause.last
    for i, other in enumerate(view.clauses):
        if (
            other.first > clause.first
            and other.kind is not ClauseKind.MAIN
            and (other.parent == number or last >= other.first - 2)
        ):
            if other.first <= last + 2:
                last = max(last, other.last)
        elif i != number and other.first > clause.first:
            break
    return clause.first, last


def as_reported(view: View) -> Iterator[Candidate]:
    """*Wie die Stadt mitteilte, beginnt der Bau im Mai.* — *Der Bau beginnt, wie die Stadt mitteilte, im Mai.*

    A *wie* clause with a verb of saying; the clause around it is the content. Not *wie geplant* (no subject), not a
    manner clause with a verb of another sense.
    """
    for number, clause in enumerate(view.clauses):
        predicate = view.predicates[number]
        if not view.opens_with(clause, {"wie"}) or predicate is None or not predicate.is_cue:
            continue
        if clause.finite is None or not predicate.takes(Frame.WIE, Frame.DASS):
            continue
        follower = next((c for c in view.clauses if c.first > clause.last), None)
        if (
            follower is not None
            and form_of(view, follower) in ("k1", "dass")
            and not is_verb_first(view, follower)
        ):
            continue
        source = subject(view, number, predicate)
        taken = set(range(clause.first, clause.last + 1))
        inner = [
            c for i, c in enumerate(view.clauses) if c.kind is ClauseKind.RELATIVE and c.parent == number
        ]
        for c in inner:
            taken |= set(range(c.first, c.last + 1))
        first, last = 0, view.last_word()
        host = clause.parent
        if (
            host is not None
            and view.clauses[host].kind not in (ClauseKind.MAIN, ClauseKind.FRAGMENT)
            and clause.first > 0
        ):
            first, last = _subordinate_extent(view, host)
        frame = sorted(taken)
        if frame[-1] + 1 < len(view.tokens) and view.tokens[frame[-1] + 1].tag == "$," and frame[-1] < last:
            frame.append(frame[-1] + 1)
        if frame[0] > 0 and view.tokens[frame[0] - 1].tag == "$,":
            frame.insert(0, frame[0] - 1)
        content = [i for i in range(first, last + 1) if i not in set(frame)]
        made = candidate(
            view,
            QuoteKind.INDIRECT,
            content,
            "phrase.wie",
            [clause.opener if clause.opener is not None else clause.first],
            cue_lemma=predicate.lemma,
            cue_tokens=sorted({clause.first, *predicate.tokens})
            if clause.opener == clause.first
            else predicate.tokens,
            frame=frame,
            source=source,
            addressee=addressee(view, number, predicate, source),
            mode=predicate.mode,
            features=[
                "wie-initial" if clause.first == 0 else "wie-later",
                strength_feature(predicate),
                *(["wie-no-source"] if source is None else []),
                *mood_features(view, content),
            ],
        )
        if made is not None:
            yield made
