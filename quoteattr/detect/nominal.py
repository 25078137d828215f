"""Communication nouns with a clause: *die Forderung der Bauern, den Preis zu erhöhen*."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.cues.lexicon import Frame
from quoteattr.detect.build import candidate, frame_of_rest, mood_features
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.content import after
from quoteattr.detect.participants import phrase, subject
from quoteattr.detect.view import View
from quoteattr.quote import QuoteKind
from quoteattr.syntax.phrases import GENITIVE, Group, cases_of

_HOLDING = frozenset(
    "äußern erheben vertreten haben hegen bekräftigen wiederholen erneuern formulieren aussprechen teilen begründen "
    "verbinden knüpfen verteidigen unterstützen richten stellen machen geben üben".split()
)


def noun_with_clause(view: View) -> Iterator[Candidate]:
    """The clause behind a communication noun: *Sie äußerte die Hoffnung, dass der Bau gelingt.*

    The noun ends its clause (a verb particle may follow). Its holder is a genitive or *von* attribute (*die Sorge der
    Anwohner, …*), else the subject of the clause. Not covered: *die Tatsache, dass …* (not in the table).
    """
    for number, clause in enumerate(view.clauses):
        predicate = view.predicates[number]
        group = _last_group(view, number)
        if group is None or (predicate is not None and predicate.phrase is not None):
            continue
        token = next((i for i in (group.head,) if view.lexicon.noun(view.tokens[i].text)), None)
        if token is None:
            continue
        noun = view.lexicon.noun(view.tokens[token].text)
        if noun is None or not noun.is_content:
            continue
        content = after(view, number)
        if content is None or content.form == "ind":
            continue
        verb_reports = predicate is not None and predicate.is_cue and predicate.takes(Frame.NP) and predicate.strength >= 0.4
        holder = _holder(view, group)
        if verb_reports and predicate is not None:
            lemma, cue, source = predicate.lemma, predicate.tokens, subject(view, number, predicate)
            mode, polarity = predicate.mode, predicate.polarity
        else:
            lemma, cue = noun.lemma, (token,)
            mode, polarity = noun.mode, noun.polarity
            source = holder or (subject(view, number, predicate) if predicate is not None and predicate.lemma in _HOLDING else None)
        frame = frame_of_rest(view, content.tokens, range(clause.first, content.tokens[0]))
        features = [*mood_features(view, content.tokens), f"form-{content.form}", f"noun-strength-{min(4, int(noun.strength * 5))}"]
        if verb_reports:
            features.append("noun-of-cue-verb")
        if source is None:
            features.append("no-source")
        made = candidate(
            view, QuoteKind.INDIRECT, content.tokens, "cue.noun", cue, cue_lemma=lemma, cue_tokens=cue, frame=frame,
            source=source, mode=mode, polarity=polarity, features=features,
        )  # fmt: skip
        if made is not None:
            yield made


def _last_group(view: View, number: int) -> Group | None:
    """The nominal group at the end of the clause, at most a particle or participle away from it."""
    inside = view.groups_in(view.clauses[number])
    if not inside:
        return None
    group = inside[-1]
    rest = [i for i in view.clauses[number].tokens if i > group.last]
    if all(view.tokens[i].tag in ("PTKVZ", "VVPP", "VVINF", "VAPP", "VVFIN", "VAFIN", "ADJD") for i in rest):
        return group
    return None


def _holder(view: View, group: Group) -> Phrase | None:
    """Whose statement it is: the genitive or *von* attribute of the noun."""
    for i in range(group.head + 1, group.last + 1):
        token = view.tokens[i]
        if token.tag in ("ART", "PPOSAT", "PDAT", "PIAT") and GENITIVE in cases_of(token):
            return Phrase(view.sentence.index, i, group.last, _head(view, i, group.last), "genitive")
        if token.text.lower() in ("von", "vom") and i < group.last:
            return Phrase(view.sentence.index, i + 1, group.last, _head(view, i + 1, group.last), "genitive")
    if group.first < group.head and view.tokens[group.first].tag == "NE":
        return Phrase(view.sentence.index, group.first, group.first, group.first, "genitive")
    return None


def _head(view: View, first: int, last: int) -> int:
    return next((i for i in range(first, last + 1) if view.tokens[i].tag in ("NN", "NE")), last)
