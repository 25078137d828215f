"""Indirect speech with a reporting verb: content clause after, before, or around the frame."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.cues.entries import Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.build import (
    behind_content,
    candidate,
    frame_of_rest,
    mood_features,
    source_feature,
    strength_feature,
)
from quoteattr.detect.candidate import Candidate, Phrase
from quoteattr.detect.clause_forms import form_of, has_source, is_verb_first
from quoteattr.detect.containers import is_text
from quoteattr.detect.content import Content, after
from quoteattr.detect.content_in_front import before
from quoteattr.detect.nominal import is_reaction
from quoteattr.detect.participants import is_held, participants, subject
from quoteattr.detect.reported import is_thing, objects
from quoteattr.detect.subjects import is_dumb, nominatives
from quoteattr.detect.unmarked import in_first_person
from quoteattr.detect.view import View
from quoteattr.mentions.paradigms import ACCUSATIVE, NOMINATIVE
from quoteattr.quote import Mode, QuoteKind
from quoteattr.syntax.sentence import Clause, ClauseKind, Mood
from quoteattr.word_lists import words
from quoteattr.words.closed import NO_PERSON

_FRAMES = {
    "dass": (Frame.DASS,),
    "ob": (Frame.OB,),
    "wh": (Frame.WH,),
    "k1": (Frame.V2, Frame.V2_INDICATIVE, Frame.DASS, Frame.DIRECT),
    "k2": (Frame.V2, Frame.V2_INDICATIVE, Frame.DASS),
    "ind": (Frame.V2, Frame.V2_INDICATIVE),
    "past": (Frame.V2, Frame.V2_INDICATIVE, Frame.DASS),
    "zu": (Frame.ZU,),
    "frag": (Frame.V2_INDICATIVE, Frame.DIRECT),
}
"""Which lexicon frames license which form of content."""
_NAMES = {
    "k1": "subjunctive",
    "k2": "subjunctive",
    "ind": "indicative",
    "past": "indicative",
    "zu": "infinitive",
    "frag": "fragment",
}
"""What the ids of rules call a form of content, where it has another name there."""

_WEAK = 0.5
"""A verb of less strength that is in the subjunctive is content, not frame; before its subject it says nothing."""
_NOTHING = frozenset({"alles", "etwas", "nichts", "viel", "wenig"})
"""Pronouns for what is said, not for who says it: *(Er nickte,) wollte von Streit aber nichts wissen*."""
_CONTRASTING = frozenset(
    {"aber", "allerdings", "dagegen", "dann", "danach", "hingegen", "jedoch", "zugleich"}
)
"""Adverbs behind a verb that goes on with the subject in front."""
_NOBODY = NO_PERSON | {"man"}
"""Subjects that stand for nobody."""
_MEANS = frozenset({"dadurch", "darin"})
"""Words that point at a *dass* clause as means or reason."""
_THERE = frozenset({"darin", "dort"})
"""Words that point back at a text."""
_ANNOUNCED = "cue-strength-4"
"""How strong *so* makes any verb of saying, and a text one of being there: *…, so schätzen die Forscher*, *Darin steht,*
*dass …*"""
_SAYS = 0.7
"""A verb of this strength that takes a dass clause may take an infinitive as well: *betont, nichts zu wissen*."""


def behind_frame(view: View) -> Iterator[Candidate | None]:
    """Content after the frame: *Die Ministerin sagte, dass der Plan steht.* — *Er hoffe, sagte …* is not this one.

    Covers dass, ob and question-word clauses, verb-second clauses (*sagte, der Plan stehe*) and zu-infinitives
    (*versprach, den Plan zu prüfen*). Any verb is a candidate with a dass clause or a subjunctive; the lexicon only
    raises its weight. Does not cover noun cues (*die Forderung, …*).
    """
    contents = [after(view, number) for number in range(len(view.clauses))]
    for predicate in view.verbs:
        clause, number, content = predicate.clause, predicate.number, contents[predicate.number]
        if content is None or clause.kind is ClauseKind.FRAGMENT:
            continue
        if clause.kind is ClauseKind.INTERROGATIVE and content.clause == clause.parent:
            continue  # *Wer Geld wolle, müsse arbeiten* has no frame
        if _answers(view, predicate, content) or _is_authors(view, predicate, content):
            continue
        if predicate.modal == "dürfen" or (predicate.modal == "müssen" and predicate.mode is Mode.THOUGHT):
            continue  # *Sie dürfte ankündigen, …*, *Gäste müssen davon ausgehen, …*: nobody has said so
        if not _plausible(view, predicate, content):
            continue
        if content.form in ("ind", "past") and _is_served(view, predicate):
            continue
        if not predicate.is_cue and content.form in ("k1", "k2") and has_source(view, clause):
            continue  # *Laut Holm hat es gebrannt, die Schäden seien groß* has another frame
        if content.form in ("k1", "k2") and _is_of_thing(view, predicate):
            continue
        if content.form == "ind" and clause.first > 0 and is_verb_first(view, clause):
            continue  # *Es sei still, sagen zwei, aber das Tor steht offen*
        medial = before(view, number)
        inverted = medial is not None and set(content.tokens) <= set(medial.tokens)
        if inverted and not _goes_on(view, predicate, medial):
            continue
        if form_of(view, clause) in ("k1", "k2") and (not predicate.is_cue or predicate.strength < _WEAK):
            continue  # itself content, not frame: *(… und) die Gäste würden frieren, zudem sei es dunkel*
        # *Die Firma prüft Angaben eines Hackers, der behauptet, …* is one frame
        others = (None if other == content else other for other in contents)
        alone = any(
            c.first < clause.first and _stands_alone(view, n, other)
            for n, (c, other) in enumerate(zip(view.clauses, others, strict=True))
        )
        frame = _frame_in_front(view, clause, content, clause.first if alone else 0)
        yield _build(view, predicate, content, frame, f"cue.verb-{_NAMES.get(content.form, content.form)}")


def in_front_of_frame(view: View) -> Iterator[Candidate | None]:
    """Content before, or around, an inverted frame: *Der Plan stehe, sagte die Ministerin.*

    In the indicative only for verbs that allow it (*Der Bau beginnt im Mai, teilte die Stadt mit*).
    """
    for predicate in view.verbs:
        content = before(view, predicate.number) if predicate.is_cue else None
        if content is None:
            continue
        if content.form in ("ind", "past", "frag", "zu") and not predicate.takes(
            Frame.V2, Frame.V2_INDICATIVE, Frame.DIRECT
        ):
            continue
        if content.form == "ind" and predicate.passive and subject(view, predicate) is None:
            if nominatives(view, predicate):
                continue  # *Es war glatt, so wurde die Brücke geschlossen*
        if content.form in ("ob", "wh") and predicate.negated:
            continue  # *Ob er kommt, wollte sie nicht sagen*
        if _goes_on(view, predicate, content):
            continue
        if content.form == "frag" and view.tokens[-1].text == "?":
            continue  # *Herr Lund, singen Sie gern?* calls somebody
        utters = view.tokens[content.tokens[-1]].is_quote and content.form not in ("k1", "k2")
        if view.is_only_quoted(content.tokens) or utters:
            continue
        frame = frame_of_rest(view, content.tokens, range(content.tokens[0], len(view.tokens)))
        yield _build(
            view, predicate, content, frame, f"cue.after-content-{_NAMES.get(content.form, content.form)}"
        )


def _goes_on(view: View, predicate: Predicate, content: Content | None) -> bool:
    """Whether a clause that opens with its verb has its subject in the clause in front: *Die Wahl versprach Spannung, ging*
    *dann aber klar aus*, *Er suchte, fand dann eine Anstellung*; not *…, heißt es*, *…, steht in dem Brief*."""
    if content is None or _is_written(view, predicate, subject(view, predicate)):
        return False
    speaking = [g for g in view.groups_in(predicate.clause) if view.tokens[g.head].text not in _NOTHING]
    if any(g.pronoun and g.preposition is None and NOMINATIVE in g.cases for g in speaking):
        return False
    found = [g for g in nominatives(view, predicate) if g in speaking]
    at_once = predicate.finite is not None and view.word(predicate.finite + 1) in _CONTRASTING
    objects = all(ACCUSATIVE in g.cases and is_dumb(view.tokens[g.head]) for g in found)
    return not predicate.passive and objects and (at_once or not found)


def _is_reported(view: View, clause: Clause) -> bool:
    """Whether the clause is itself reported, so that it is content, not frame: *Es sei klar, dass …*, *Die Leute hätten
    geschrien, einige seien gerannt*."""
    if clause.finite is None:
        return False
    past = view.tokens[clause.finite].text in ("hätten", "wären") and view.tokens[clause.last].tag == "VVPP"
    return view.mood(clause) is Mood.SUBJUNCTIVE_I or past


def _plausible(view: View, predicate: Predicate, content: Content) -> bool:
    """Whether verb and form of the content go together at all."""
    known = predicate.takes(*_FRAMES[content.form])
    if content.form in ("dass", "k1"):
        return True
    if content.form == "k2" and view.word(content.tokens[0] - 1) == ":" and predicate.is_cue:
        return True
    if content.form in ("ob", "wh"):  # *verlangte Auskunft darüber, ob sie kommt*
        taken = any(t.tag == "PROAV" for t in view.tokens[content.tokens[0] - 3 : content.tokens[0] - 1])
        return known or (taken and predicate.is_cue and predicate.strength >= 0.5)
    if content.form == "ind":
        if view.tokens[content.tokens[0]].tag == "KON":
            return False  # *Er sagte viel, aber das Tor blieb zu*
        if view.tokens[content.tokens[0] - 1].text == ":":
            known |= predicate.takes(Frame.DIRECT, Frame.DASS)
            known &= not in_first_person(view, content.tokens)
        return known and predicate.strength >= 0.5
    if content.form == "zu":
        # not *Sie lobt das Werk, das half, ihn zu retten*
        at_once = not {content.tokens[0] - 1, content.tokens[0] - 2}.isdisjoint(predicate.clause.tokens)
        return known or (at_once and predicate.strength >= _SAYS and predicate.takes(Frame.DASS))
    return known


def _is_authors(view: View, predicate: Predicate, content: Content) -> bool:
    """Whether nobody says it: *Es ist davon auszugehen, dass …*, *Es liegt darin begründet, dass …*, *Man merkt ihm an,*
    *dass …*, *Das Schiff droht zu sinken*, *Für den Bau steht fest, dass …*; not *Darin steht, dass …*"""
    clause, verb = predicate.clause, view.tokens[predicate.lexical]
    if is_held(predicate) and (subject(view, predicate) is None or _is_reported(view, clause)):
        return True  # *(Rau sagte, der Bau sei nötig.) Für ihn sei klar, dass …* is what he says
    if predicate.lemma in words("noticing") and any(view.word(i).lower() == "man" for i in clause.tokens):
        return True
    if content.form == "dass":
        means = (i for i in clause.tokens if view.tokens[i].text in _MEANS and not predicate.evidential)
        infinitive = verb.tag == "VVIZU" or view.tokens[predicate.lexical - 1].tag == "PTKZU"
        is_to = infinitive and clause.finite is not None and view.tokens[clause.finite].lemma == "sein"
        return (is_to and predicate.mode is Mode.THOUGHT) or any(i not in predicate.tokens for i in means)
    if content.form == "zu" and predicate.lemma == "drohen":
        source = subject(view, predicate)
        return source is not None and is_dumb(view.tokens[source.head])
    return False


def _is_of_thing(view: View, predicate: Predicate) -> bool:
    """Whether a verb that hardly reports has a thing as its subject, which says nothing: *(Rau rechnete.) Die Zahl steigt:*
    *Es seien 80 Prozent.*"""
    source, _ = participants(view, predicate)
    return predicate.strength < _WEAK and source is not None and is_dumb(view.tokens[source.head])


def _answers(view: View, predicate: Predicate, content: Content) -> bool:
    """Whether the content is what somebody else said: *Sie lehnte den Vorschlag des Ministers ab, den Bau zu stoppen.*"""
    first = content.tokens[0]
    return any(
        g.last in (first - 2, first - 3) and predicate.lexical < first and is_reaction(view, g, predicate)
        for g in view.groups
    )


def _frame_in_front(view: View, clause: Clause, content: Content, start: int) -> list[int]:
    """The frame before a content: all of the sentence before it, and what comes of the clause after it.

    *Der Verband lobte den Plan und forderte, …* → *Der Verband lobte den Plan und forderte,*. It begins with the clause
    itself where an earlier main clause is reported or reports on its own (*start*).
    """
    behind = behind_content(clause, content.tokens[-1])
    return frame_of_rest(view, content.tokens, [*range(start, content.tokens[0]), *behind])


def _stands_alone(view: View, number: int, content: Content | None) -> bool:
    """Whether a main clause is itself reported (subjunctive), a quoted utterance, or a frame with its own content."""
    clause = view.clauses[number]
    if clause.kind is not ClauseKind.MAIN:
        return False
    if form_of(view, clause) in ("k1", "k2") or any(view.tokens[i].is_quote for i in clause.tokens):
        return True
    if view.word(clause.last + 1) == ";":
        return True
    predicate = view.predicates[number]
    reports = content is not None and content.form not in ("ind", "past")
    return predicate is not None and predicate.is_cue and reports


def _build(
    view: View, predicate: Predicate, content: Content, frame: list[int], rule: str
) -> Candidate | None:
    source, listener = participants(view, predicate)
    if source is not None and view.tokens[-1].text == "?" and view.tokens[source.head].text == "Sie":
        return None  # *Glauben Sie, dass das Geld reicht?*
    clause, finite = predicate.clause, predicate.finite
    so = content.position != "after" and finite is not None and view.tokens[clause.first].text == "so"
    put_behind = content.form == "dass" or content.position != "after"
    announced = so or (put_behind and _is_written(view, predicate, source))
    strength = _ANNOUNCED if announced else strength_feature(predicate)
    features = [
        f"inverted-{strength}" if content.position != "after" and content.form in ("k1", "k2") else strength,
        f"form-{'inverted' if _is_put_in(view, predicate, content, source) else content.form}",
        f"position-{content.position}",
        *mood_features(view, content.tokens),
    ]
    if predicate.takes(*_FRAMES[content.form]) or _anticipates(view, predicate, content):
        features.append("frame-licensed")
    if source is not None or not predicate.passive:
        features.append(f"cue-{source_feature(view, source)}")
    opens = _opens_up(view, predicate, content, source)
    if predicate.negated and not predicate.negates_denial and not opens and not _believes(view, predicate):
        features.append("cue-negated")
    if _is_reported(view, clause):
        features.append("frame-subjunctive")
    if predicate.modal and (predicate.passive or not predicate.negates_denial) and not opens:
        features.append("cue-modal")  # *will sagen*; but *will nicht ausschließen* says it
    if clause.kind is not ClauseKind.MAIN:
        features.append(f"frame-in-{clause.kind}")
    return candidate(
        view,
        QuoteKind.INDIRECT,
        content.tokens,
        rule,
        predicate.tokens,
        reporting=predicate,
        frame=frame,
        source=source,
        addressee=listener,
        features=features,
    )


def _believes(view: View, predicate: Predicate) -> bool:
    """Whether somebody who does not believe something believes the opposite: *Holm glaubt nicht, dass der Damm hält*; not
    *Niemand glaubt, dass …*, *Ich glaube nicht, dass …*, where the author may speak."""
    clause = predicate.clause
    denies = any(view.word(i) in ("nicht", "kaum") for i in clause.tokens)
    tells = clause.kind is ClauseKind.MAIN and view.mood(clause) is Mood.INDICATIVE
    return (
        denies
        and tells
        and predicate.lemma in words("believing")
        and not in_first_person(view, clause.tokens)
    )


def _opens_up(view: View, predicate: Predicate, content: Content, source: Phrase | None) -> bool:
    """Whether a colon gives the floor to who is told of, whatever the verb: *Holm mochte das nicht glauben: Der Damm halte*;
    not *Das half nichts: …*, *Holm soll gehen: …*."""
    if source is None or content.form not in ("k1", "k2") or predicate.modal == "sollen":
        return False
    somebody = not is_thing(view, source) and view.tokens[source.head].text.lower() not in _NOBODY
    return somebody and view.word(content.tokens[0] - 1) == ":"


def _anticipates(view: View, predicate: Predicate, content: Content) -> bool:
    """Whether *es* stands for the clause where a verb of judging has its object: *Sie nannte es wichtig, dass …*, *wertete*
    *es als Erfolg, dass …*; not *Es nennt den Plan wichtig, dass …*."""
    judges = content.form == "dass" and predicate.takes(Frame.ALS, Frame.NAME)
    return judges and any(
        view.word(i) == "es" and i > predicate.clause.first for i in predicate.clause.tokens
    )


def _is_written(view: View, predicate: Predicate, source: Phrase | None) -> bool:
    """Whether a text is shown in which something is written: *In dem Brief steht, dass …*, *Weiter steht darin, dass …*; not
    *Das steht in Zusammenhang damit, dass …*."""
    if predicate.lemma != "stehen":
        return False
    text = source is not None and is_text(view.tokens[source.head])
    return text or any(view.word(i).lower() in _THERE for i in predicate.clause.tokens)


def _is_put_in(view: View, predicate: Predicate, content: Content, source: Phrase | None) -> bool:
    """Whether a verb that cannot open its clause otherwise has its subject behind it, so that the clause in front of it,
    though in the indicative, is what is said: *Der Kai hält, stellen Prüfer fest*, *…, heißt es*; not *Er kam, fand den Saal
    leer*, *Holm, so heißt er, kam*; or what is said is all that a verb has: *Prüfer warnen: Der Kai bricht*."""
    if content.form != "ind" or predicate.finite is None:
        return False
    if content.position == "after":
        colon = view.word(content.tokens[0] - 1) == ":"
        return colon and not (view.pairs or view.stand_ins) and _lacks_object(view, predicate, source)
    behind = predicate.finite + 1
    if source is None:
        return view.word(behind) == "es"
    speaks = not is_dumb(view.tokens[source.head]) and predicate.lemma not in words("glossing")
    return source.first == behind and speaks and predicate.strength >= _WEAK


def _lacks_object(view: View, predicate: Predicate, source: Phrase | None) -> bool:
    """Whether a verb of saying has no object but the words behind a colon: *Die Polizei warnt: Der Damm bricht*; not *Die*
    *Polizei warnt vor Regen: …*, *Die Zahlen verraten: …*."""
    says = (
        predicate.strength >= _SAYS and predicate.mode is not Mode.THOUGHT and predicate.takes(Frame.DIRECT)
    )
    told = source is not None and not is_dumb(view.tokens[source.head])
    bare = not predicate.passive and not objects(view, predicate, source)
    return says and told and bare


def _is_served(view: View, predicate: Predicate) -> bool:
    """Whether the verb needs no content clause, since it has its object: *Er kritisierte den Plan, die Züge
    fahren nicht*; not *Die Bahn meldet, die Züge fahren*."""
    clause, source = predicate.clause, subject(view, predicate)
    if any(kind.startswith(("object-pre", "object-of")) for kind in objects(view, predicate, source)):
        return True
    own = range(source.first, source.last + 1) if source is not None else range(0)
    return any(
        not g.pronoun and not g.roles
        for g in view.bare_in(clause, ACCUSATIVE)
        if g.head not in own and g.head not in predicate.tokens
    )
