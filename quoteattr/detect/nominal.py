"""Communication nouns with a clause: *die Forderung der Bauern, den Preis zu erhöhen*."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.cues.entries import CueNoun, Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.build import behind_content, candidate, frame_of_rest, mood_features, strength_step
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.content import Content, starting_at
from quoteattr.detect.participants import subject
from quoteattr.detect.subjects import is_agent, is_dumb
from quoteattr.detect.view import View
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import GENITIVE, cases_of
from quoteattr.quote import Polarity, QuoteKind
from quoteattr.syntax.sentence import ClauseKind
from quoteattr.word_lists import words
from quoteattr.words.closed import without_article
from quoteattr.words.nouns import is_only_time

_ATTRIBUTE = frozenset({"APPR", "APPRART", "ART", "PPOSAT", "PIAT", "ADJA", "CARD", "NN", "NE"})
"""What attributes with a preposition consist of: *der Verdacht bei dem Mann aus Rom, er sei krank, …*"""
_BRACKET_END = frozenset({"PTKVZ", "VVPP", "VVINF", "VAPP", "VVFIN", "VAFIN", "ADJD", "PROAV"})
"""What may stand between the noun and its clause: *äußerte Zweifel daran, ob …*"""


def noun_with_clause(view: View) -> Iterator[Candidate | None]:
    """The clause after a communication noun: *Sie äußerte die Hoffnung, dass der Bau gelingt.*

    The noun is right before the comma (a verb particle or participle may come between). Its holder is a genitive
    or *von* attribute (*die Sorge der Anwohner, …*), else the subject of the clause. Not covered: *die Tatsache, dass …*.
    """
    for group in view.groups:
        noun = view.cue_noun(group)
        number = view.clause_of.get(group.head)
        if noun is None or number is None or not noun.is_content:
            continue
        predicate = view.predicates[number]
        if predicate is not None and predicate.phrase is not None and group.head in predicate.tokens:
            continue  # *vertrat die Ansicht, dass …*
        content = _content(view, group, number)
        if content is not None and content.form not in ("ind", "past") and not _goes_on(view, group, content):
            yield _build(view, group, number, noun, content)


def _content(view: View, group: Mention, number: int) -> Content | None:
    """The clause that opens after the noun and its attributes."""
    i = group.last + 1
    while view.tag(i) in _BRACKET_END:
        i += 1
    attributes = next((k for k in range(i, len(view.tokens)) if view.tokens[k].tag not in _ATTRIBUTE), i)
    if view.tokens[group.last].tag in ("NN", "NE") and view.clauses[number].kind is ClauseKind.MAIN:
        i = max(i, attributes) if view.tag(i) in ("APPR", "APPRART") else i
    if i + 1 >= len(view.tokens) or view.tokens[i].text not in (",", ":"):
        return None
    named = view.starting.get(i + 1) if group.last > group.head else None
    if named is not None and named.name and view.text.startswith(",", view.tokens[named.last].end):
        i = named.last + 1  # *die Forderung des Ministers, Jan Lund, den Bau zu stoppen*
    return starting_at(view, number, i + 1)


def _goes_on(view: View, group: Mention, content: Content) -> bool:
    """Whether a clause only goes on after that of the noun, by a conjunction or since both are reported: *Es gebe keine*
    *Einigung mehr, zudem sei Geld da*."""
    reported = view.is_subjunctive(view.clauses[view.clause_of[group.head]])
    apart = content.form in ("k1", "k2") and content.tokens[0] > group.last + 2
    return view.tokens[content.tokens[0]].tag == "KON" or (reported and apart)


def _build(view: View, group: Mention, number: int, noun: CueNoun, content: Content) -> Candidate | None:
    predicate = view.predicates[number]
    doer = subject(view, predicate) if predicate is not None else None
    is_doer = doer is not None and doer.head == group.head
    is_answered = _is_answered(view, group)
    source = holder_of(view, group)
    if is_answered and source is None:
        return None
    if is_doer and _is_topic(view, source):
        source = doer  # *Eine Analyse der Preise ergab, dass …*
    reporting: Predicate | CueNoun = noun
    cue: tuple[int, ...] = (group.head,)
    if predicate is not None and not is_doer:
        reports = predicate.is_cue and predicate.takes(Frame.NP) and predicate.strength >= 0.4
        if reports and not is_answered and not is_reaction(view, group, predicate):
            reporting, cue, source = predicate, predicate.tokens, doer
        elif source is None and (predicate.passive or _is_held(view, group, predicate)):
            source = doer
    strength = f"noun-strength-{strength_step(noun.strength)}"
    features = [*mood_features(view, content.tokens), f"form-{content.form}", strength]
    if source is None:
        features.append("no-source")
    clause = view.clauses[number]
    first, behind = clause.first, behind_content(clause, content.tokens[-1])
    if is_answered:
        first, behind = group.preposition or group.first, []
    return candidate(
        view,
        QuoteKind.INDIRECT,
        content.tokens,
        "cue.noun",
        cue,
        reporting=reporting,
        frame=frame_of_rest(view, content.tokens, [*range(first, content.tokens[0]), *behind]),
        source=source,
        features=features,
    )


def is_reaction(view: View, group: Mention, predicate: Predicate) -> bool:
    """Whether somebody reacts to what somebody else says: *Sie lehnte den Vorschlag des Ministers ab, …*; not *Sie wies den
    Vorwurf zurück, …*, where nobody else is named."""
    if predicate.polarity is not Polarity.DENIED and predicate.lemma not in words("reacting"):
        return False
    said = group.preposition is None and view.cue_noun(group) is not None
    return said and holder_of(view, group) is not None


def _is_held(view: View, group: Mention, predicate: Predicate) -> bool:
    """Whether a statement is the subject's: the verb says so, or it acts by saying it, *(begegnet der Kritik) mit dem
    Argument, …*."""
    return predicate.lemma in words("holding") or view.preposition(group) == "mit"


def _is_answered(view: View, group: Mention) -> bool:
    """Whether the subject reacts to somebody else's statement: *Auf die Frage der Wirtin, ob er bleibe, sagte Ohm …*; the
    statement is the asker's, and no quotation if the text does not say who that is."""
    return view.preposition(group) == "auf"


def _is_topic(view: View, holder: Phrase | None) -> bool:
    """Whether what looks like the holder of a statement is what it is about: *(Analyse) der Preise*."""
    noun = None if holder is None else view.tokens[holder.head]
    return noun is not None and is_dumb(noun) and not is_agent(noun.text)


def holder_of(view: View, group: Mention) -> Phrase | None:
    """Whose statement it is: the genitive or *von* attribute of the noun, or a name before it."""
    for i in range(group.head + 1, group.last + 1):
        token = view.tokens[i]
        if token.tag in ("ART", "PPOSAT", "PDAT", "PIAT") and GENITIVE in cases_of(token):
            return Phrase(view.sentence.index, i, group.last, view.noun(i, group.last), "genitive")
        if (
            without_article(token.text) == "von"
            and i < group.last
            and not is_only_time(view.tokens[i + 1].text)
        ):
            return Phrase(view.sentence.index, i + 1, group.last, view.noun(i + 1, group.last), "genitive")
    return None
