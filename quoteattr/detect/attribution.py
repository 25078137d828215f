"""Attribution phrases: *laut X*, *nach Angaben von X*, *X zufolge*, *so X*, *gemäß X*, *aus Sicht von X*, *demnach*.

This module recognises them, by the rows of ``attributions.tsv``; what they attribute is found in
:mod:`quoteattr.detect.attributed`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from quoteattr.detect.candidate import Phrase
from quoteattr.detect.containers import antecedent, is_text
from quoteattr.detect.extents import phrase, without_subject
from quoteattr.detect.view import View
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import DATIVE
from quoteattr.patterns.decisions import Row, decide, read_decisions
from quoteattr.syntax.morphology import is_past
from quoteattr.syntax.sentence import ClauseKind, Mood, Token
from quoteattr.values import evolve, frozen
from quoteattr.word_lists import words
from quoteattr.words.forms import forms
from quoteattr.words.nouns import is_time
from quoteattr.words.table import in_lower_case, used_as

RULES = frozenset(
    {"phrase.laut", "phrase.nach", "phrase.zufolge", "phrase.gemaess", "phrase.aus-sicht", "phrase.so"}
)
_LEMMAS = {"phrase.aus-sicht": "aus Sicht", "phrase.so": "so"}
_IN_FORCE = frozenset({"gemäß", "gemäss"})
_PROVISION = frozenset({"§", "§§", "Artikel", "Art.", "Absatz"})
_VIEW = frozenset({"Sicht", "Sichtweise", "Perspektive"})
_MOST_LEADING = 2
_BEHIND = frozenset({"zufolge", "nach", "zu"})
_PRONOMINAL = frozenset({"demnach", "wonach", "demzufolge", "derzufolge"})
POINTING_BACK = _PRONOMINAL | {"danach"}
"""Adverbs that are their own source, told of before: *demnach*, *danach (soll …)*."""
_POSSESSIVE = frozenset({"PPOSAT", "PDAT"})
_SAID = 0.8
"""From this strength on, a noun is first of all something said: *Angaben*, *Bericht*; not *Unterlagen*, *Zeugen*."""
_FRONT_FIELD = 12
"""The most words that may come between a phrase and the verb after it."""


@frozen
class Cue:
    """Words beside a group that may attribute something to it: the group, on which side, which words (in lower case), their
    tokens."""

    group: Mention
    side: str
    words: str
    tokens: tuple[int, ...]


@frozen
class Attribution:
    """An attribution phrase in a sentence: its cue tokens, all its tokens, and the source in it."""

    rule: str
    lemma: str
    cue: tuple[int, ...]
    tokens: tuple[int, ...]
    source: Phrase | None

    @property
    def is_pronominal(self) -> bool:
        """Whether it points at a source of the text in front: *demnach*, *wonach*."""
        return self.lemma in POINTING_BACK


def attributions(view: View) -> tuple[Attribution, ...]:
    """All attribution phrases of the sentence, left to right for each kind."""
    if view.attributed is None:
        view.attributed = tuple(_found(view))
    return view.attributed


def _found(view: View) -> Iterator[Attribution]:
    triggers = [i for i, token in enumerate(view.tokens) if token.text.lower() in _triggers()]
    for place in (_in_front, _behind, _leading) if triggers else ():
        for group in view.groups:
            yield from _decided(view, place(view, group))
    yield from _pronominal(view, triggers)


def _whole_front_field(view: View, item: Attribution) -> Attribution:
    """A phrase that opens a main clause, with everything up to the verb, since only one phrase fits there:
    *Laut einer Studie mit neunzig Firmen steigt …*"""
    clause = view.clause_at(item.tokens[0])
    if clause is None or clause.kind is not ClauseKind.MAIN or clause.finite is None:
        return item
    opens = item.tokens[0] == clause.first or view.tokens[item.tokens[0] - 1].tag == "KON"
    between = range(item.tokens[-1] + 1, clause.finite)
    if not opens or len(between) > _FRONT_FIELD:
        return item
    return evolve(item, tokens=(*item.tokens, *between))


@cache
def phrases() -> tuple[Row, ...]:
    """The rows of ``attributions.tsv``.

    Raises:
        InvalidTable: a row breaks the schema.
    """
    return read_decisions("attributions", ("side", "words"), TESTS, RULES)


@cache
def _words() -> frozenset[str]:
    """The words of all rows."""
    return frozenset().union(*(row.keys["words"] for row in phrases()))


@cache
def _triggers() -> frozenset[str]:
    """The first words of all attributions: hardly any sentence holds one."""
    return _PRONOMINAL | {"zu", *(word.partition("_")[0] for word in _words())}


def _in_front(view: View, group: Mention) -> Cue | None:
    """*laut* dem Bericht"""
    at = group.preposition
    return None if at is None else Cue(group, "front", view.preposition(group), (at,))


def _behind(view: View, group: Mention) -> Cue | None:
    """dem Bericht *zufolge*, dem Bericht *zu Folge*; not *Berichte nach der Flut*, not *die Zahlen nach unten*"""
    at = group.last + 1
    following = [t.text.lower() for t in view.tokens[at : at + 2]]
    if not following or following[0] not in _BEHIND:
        return None
    group = _governed(view, group)
    if group.preposition is not None:
        return None
    governs = at + 1 in view.starting or view.tag(at + 1) == "ADV"
    hearsay = view.tokens[group.head].text in used_as("hearsay")
    owned = any(view.tokens[i].tag == "PPOSAT" for i in range(group.first, group.head))
    if following[0] == "nach" and DATIVE not in group.cases and not owned:
        return None  # *(korrigierte) diese Angabe nach unten*
    if following[0] == "nach" and governs and not (hearsay or _is_own(view, group)):
        return None
    both = following == ["zu", "folge"]
    return Cue(group, "behind", "zufolge" if both else following[0], (at, at + 1) if both else (at,))


def _governed(view: View, group: Mention) -> Mention:
    """What a word behind *group* governs: *(können) Gäste | der Reederei zufolge (umbuchen)*, where the whole cannot be a
    dative; *einem Bericht | im Januar zufolge*, where the group only says when or where."""
    if group.preposition is not None:
        beside = [g for g in view.groups if g.last == group.outer_first - 1]
    elif DATIVE in group.cases:
        return group
    else:
        beside = [m for m in view.sentence.mentions if m.first > group.head and m.last == group.last]
    return next((m for m in beside if m.preposition is None and DATIVE in m.cases), group)


def _leading(view: View, group: Mention) -> Cue | None:
    """…, *so* der Minister; – *so wörtlich* die Bank –; not *so dass*, not *So kam es*: the particle comes after a comma,
    a dash or a quotation, and a nominative group follows directly."""
    at = group.first - 1
    while (
        at > max(0, group.first - _MOST_LEADING)
        and _is_adverb(view.tokens[at])
        and _is_adverb(view.tokens[at - 1])
    ):
        at -= 1
    much = view.tokens[group.first].text.startswith(("viel", "wenig"))  # *…, so viele wie noch nie*
    if at < 1 or group.preposition is not None or much:
        return None
    before = view.tokens[at - 1]
    if not (before.is_punctuation or before.is_quote) or before.text in (":", ";", "."):
        return None
    leading = "_".join(t.text.lower() for t in view.tokens[at : group.first])
    return Cue(group, "lead", leading, tuple(range(at, group.first)))


def _is_adverb(token: Token) -> bool:
    return token.text.isalpha() and token.text.islower()


def _decided(view: View, cue: Cue | None) -> Iterator[Attribution]:
    """The phrase, if a row says that these words attribute something to the group."""
    if cue is None or cue.words not in _words():
        return
    group = cue.group
    keys = {"side": cue.side, "words": cue.words}
    row = decide(phrases(), keys, lambda test: TESTS[test](view, group))
    if row is None:
        return
    owner = _is_own(view, group) and not group.roles  # *seinem Bericht zufolge*; not *seinem Anwalt zufolge*
    role = "so" if cue.side == "lead" else "possessive" if owner else "adposition"
    own = without_subject(view, group) if cue.side == "front" else group
    source = phrase(view, own, role)
    if own != group:
        source = evolve(source, last=own.last)
    if cue.side == "lead":
        last = _end_of_lead(view, source.first, source.last)
        tokens = range(cue.tokens[0], last)
        if any(t.is_finite for t in view.tokens[source.last + 1 : last]):
            return
    elif cue.side == "front":
        tokens = range(cue.tokens[0], _with_listener(view, source.last) + 1)
    else:
        tokens = range(group.first, cue.tokens[-1] + 1)
    lemma = _LEMMAS.get(row.answer, cue.words)
    nobody = row.answer == "phrase.nach" and row.id == "hearsay"
    found = Attribution(row.answer, lemma, cue.tokens, tuple(tokens), None if nobody else source)
    yield found if cue.side == "lead" else _whole_front_field(view, found)


def _end_of_lead(view: View, first: int, last: int) -> int:
    """The token after a phrase with *so*: the next comma, dash or full stop, but not the comma that closes an apposition:
    *so Ute Rau, die Chefin, am Montag im NDR.*"""
    tokens = view.tokens
    ends = [i for i in range(last + 1, len(tokens)) if view.is_break(i) or view.tag(i) == "$."]
    ends = [*ends, len(tokens)][:2]
    apposed = any(tokens[i].text == "," for i in range(first, last)) and ends[0] == last + 1
    if len(ends) > 1 and apposed and tokens[ends[0]].text == ",":
        behind = tokens[ends[0] + 1 : ends[1]]
        if not any(token.is_finite or token.is_quote for token in behind):
            return ends[1]
    return ends[0]


def _with_listener(view: View, last: int) -> int:
    """The last token of a phrase that continues with who was told, or who told it:
    *nach Angaben einer Sprecherin gegenüber dem Kurier*, *laut NDR unter Berufung auf die Polizei*."""
    told = _behind_preposition(view, last + 1)
    if told is None:
        return last
    if view.preposition(told) == "gegenüber":
        return told.last
    by = _behind_preposition(view, told.last + 1)
    appeals = view.preposition(told) == "unter" and view.tokens[told.head].text == "Berufung"
    return by.last if appeals and by is not None else last


def _behind_preposition(view: View, at: int) -> Mention | None:
    """The group whose preposition is token *at*."""
    return next((g for g in view.groups if g.preposition == at), None)


def _is_aim(view: View, group: Mention) -> bool:
    """Whether *nach* depends on a noun or a verb that governs it: *Rufe nach einer Untersuchung*, *die Suche nach
    Berichten*, *sucht nach Zeugen*."""
    if _is_sought(view, group) or (view.word(group.first) == "Worten" and group.first == group.last):
        return True  # *nach Worten*, which are nobody's
    at = (group.preposition or 0) - 1
    if group.first == group.head and group.last > group.head:
        return False  # *(in dieser Frage) nach Ansicht der Stadt*
    before = view.word(at)
    if before.lower() in words("at-once"):
        return True  # *erst nach Ermittlungen*, *kurz nach dem Bericht*
    if view.tag(at) != "NN" or view.preposition(group) != "nach":
        return False
    return is_time(before) or before.lower().endswith(_aims())  # *eine Stunde nach der Mitteilung*


def _is_sought(view: View, group: Mention) -> bool:
    """Whether the verb governs *nach* and the group is not first of all something said: *sucht nach Unterlagen*; not *nach
    Angaben der Polizei sucht …*."""
    predicate = view.predicate_at(group.head)
    noun = view.cue_noun(group)
    seeks = predicate is not None and predicate.lemma in words("seeking")
    return seeks and noun is not None and noun.strength < _SAID


@cache
def _aims() -> tuple[str, ...]:
    return tuple(form.lower() for noun in used_as("aim") for form in forms(noun))


def _is_own(view: View, group: Mention) -> bool:
    """Whether the source is named by a possessive: *seiner Ansicht nach*, *nach eigenen Angaben*."""
    return any(
        view.tokens[i].tag in _POSSESSIVE or view.tokens[i].lemma.lower() == "eigen"
        for i in range(group.first, group.head)
    )


def _is_statement(view: View, group: Mention) -> bool:
    """Whether the head is a statement noun: *Angaben*, *Ansicht*, *Polizeiangaben*; *nach dem Bericht* is one,
    *nach einer Stunde* is not. What somebody wants or knows is one too: *nach dem Willen der Fraktion*."""
    head = view.tokens[group.head]
    behind = view.tokens[min(group.core_last + 1, len(view.tokens) - 1)].text  # *nach „Kurier“-Informationen*
    noun = view.lexicon.noun(behind[1:] if group.quoted and behind[:1] == "-" else head.text)
    if noun is not None and noun.is_statement and noun.strength >= 0.5:
        return True
    return head.lemma in used_as("wish") and (group.last > group.head or _is_own(view, group))


def _is_norm(view: View, group: Mention) -> bool:
    """Whether the group is a law or contract: *laut Grundgesetz*, *laut Straßenverkehrsordnung*; it is in force and nobody
    says it. *Laut dem Vertrag, der uns vorliegt, …* shows a paper."""
    head = view.tokens[group.head]
    law = head.text.lower().endswith(in_lower_case("norm")) or head.lemma.lower().endswith(
        in_lower_case("norm")
    )
    bare = group.first == group.last or view.tokens[group.first - 1].text.lower() in _IN_FORCE
    provision = head.text in _PROVISION and any(
        t.tag == "CARD" for t in view.tokens[group.head : group.head + 2]
    )
    return (law and bare) or provision


def _is_within(view: View, group: Mention) -> bool:
    """Whether somebody else is quoted with what is known so far: *Nach bisherigen Erkenntnissen sei niemand verletzt*; not
    *Nach Erkenntnissen der Polizei …*, not *… ist niemand verletzt*."""
    clause = view.clause_at(group.head)
    known = view.tokens[group.head].text.lower().endswith(tuple(words("knowledge")))
    reported = clause is not None and view.mood(clause) is Mood.SUBJUNCTIVE_I
    return known and reported and group.last == group.head and not _is_own(view, group)


def _is_relative_statement(view: View, group: Mention) -> bool:
    """*ein Gerücht, nach dem …*: the relative pronoun stands for a communication noun."""
    if view.tokens[group.head].tag != "PRELS" or group.preposition is None:
        return False
    return any(
        view.lexicon.noun(t.text) is not None
        for t in view.tokens[max(0, group.preposition - 6) : group.preposition]
        if t.tag == "NN"
    )


def pointing_back(view: View, previous: View | None) -> Iterator[Attribution]:
    """*Eine Studie liegt vor. Danach sinkt der Verbrauch.* – after a sentence about a text, with its verb in the present:
    in the past, *danach* rather tells what happened next."""
    if previous is None or previous.sentence.paragraph != view.sentence.paragraph or len(view.tokens) < 2:
        return
    verb = view.tokens[1]
    if view.tokens[0].text != "Danach" or not verb.is_finite or is_past(verb.text, verb.lemma):
        return
    if any(is_text(previous.tokens[m.head]) and m.preposition is None for m in previous.sentence.mentions):
        yield Attribution("phrase.demnach", "danach", (0,), (0,), None)


def _pronominal(view: View, triggers: Iterable[int]) -> Iterator[Attribution]:
    """*Demnach kam niemand zu Schaden.* — *eine Schätzung, wonach …*"""
    for i in triggers:
        form = view.tokens[i].text.lower()
        if form in _PRONOMINAL:
            yield Attribution(f"phrase.{form}", form, (i,), (i,), _before_wonach(view, i))


def _before_wonach(view: View, at: int) -> Phrase | None:
    """What *wonach* takes up: *(sie bestätigte) Berichte der Zeitung, wonach …*, *(sie wies) Angaben zurück, wonach …*"""
    group = antecedent(view, at) if view.tokens[at].text == "wonach" else None
    return phrase(view, group, "adposition") if group is not None else None


TESTS: Mapping[str, Callable[[View, Mention], bool]] = {
    "statement": _is_statement,
    "relative-statement": _is_relative_statement,
    "hearsay": lambda view, group: view.tokens[group.head].text in used_as("hearsay"),
    "angaben": lambda view, group: view.tokens[group.head].text.lower() == "angaben",
    "norm": _is_norm,
    "within": _is_within,
    "view": lambda view, group: view.tokens[group.head].text in _VIEW,
    "own": _is_own,
    "owned": lambda _, group: group.last > group.head,
    "aim": _is_aim,
}
"""What a row may ask about the group."""
