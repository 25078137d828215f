"""Who is spoken to, as a phrase of a frame: *gegenüber der Zeitung*, *warf ihm vor*, *forderte die Stadt auf*."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from quoteattr.cues.entries import Addressee
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.candidate import Phrase
from quoteattr.detect.extents import phrase
from quoteattr.detect.subjects import best_nominative
from quoteattr.detect.view import View
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import ACCUSATIVE, ALL_CASES, DATIVE, GENITIVE, NOMINATIVE
from quoteattr.quote import SpeakerKind
from quoteattr.word_lists import words
from quoteattr.words.nouns import head_of, is_abstract, is_thing, is_time, statement_of
from quoteattr.words.table import used_as

_Test: TypeAlias = Callable[[View, Mention], bool]
_Way: TypeAlias = Callable[[View, Predicate, list[Mention]], Mention | None]
_THINGS = frozenset(
    {"das", "dem", "dies", "diesem", "es", "was", "etwas", "nichts", "alles", "dessen", "deren"}
)

_TURNED = frozenset({"gewandt", "gerichtet"})


def addressee(view: View, predicate: Predicate, source: Phrase | None) -> Phrase | None:
    """To whom something is said: *gegenüber der Zeitung*, *warf ihm vor*, *forderte die Stadt auf*, *sagte zu Reportern*.

    In the passive of verbs with an accusative addressee it is the subject: *Die Stadt wurde aufgefordert*.
    """
    free = list(_free(view, predicate, source))
    for role, find in _WAYS:
        found = find(view, predicate, free)
        if found is not None:
            return phrase(view, found, role, predicate.clause)
    return None


def listener(view: View, source: Phrase | None) -> Phrase | None:
    """Who is told in an attribution without a verb: *so die Rektorin gegenüber dem Kurier*."""
    if source is None or source.sentence != view.sentence.index:
        return None
    for group in view.groups:
        if group.preposition == source.last + 1 and view.preposition(group) == "gegenüber":
            return phrase(view, group, "gegenüber")
    return None


def _free(view: View, predicate: Predicate, source: Phrase | None) -> Iterator[Mention]:
    """The groups of a clause that can be somebody besides the source; no times, numbers, halves of
    compounds (*im ZDF/ARD-„Mittag“*), parts of the cue or of marks."""
    here = source is not None and source.sentence == view.sentence.index
    for group in view.groups_in(predicate.clause):
        head = view.tokens[group.head]
        if here and source is not None and group.first <= source.last and source.first <= group.last:
            continue
        if is_time(head.text) or head.is_quote or head.tag == "CARD" or head.text.endswith("-"):
            continue
        if group.head in predicate.tokens or (group.preposition is None and _in_marks(view, group)):
            continue
        if (
            (group.pronoun or group.first == group.last)
            and head.text.lower() in _THINGS
            and head.tag != "PRELS"
        ):
            continue
        yield group


def _in_marks(view: View, group: Mention) -> bool:
    """Whether a group lies in quotation marks, alone: *warf der Stadt „Wortbruch“ vor*; not *der Zeitung „Kurier“*."""
    first, last = view.tokens[group.first], view.tokens[group.last]
    return any(p.outer.start <= first.start and last.end <= p.outer.end for p in view.pairs)


def _is_no_site(view: View, group: Mention) -> bool:
    """Whether words may be said to a group: *gegenüber dem Kurier*; not *gegenüber dem Bahnhof*."""
    return is_listener(view, group) or not _is_one_of(view, group, "site")


def _is_one_of(view: View, group: Mention, name: str) -> bool:
    """Whether the head noun ends in a word of the list *name*: *Hauptbahnhof* in the list of sites."""
    head = view.tokens[group.head]
    return head.tag == "NN" and head.text.lower().endswith(tuple(word.lower() for word in words(name)))


def _is_thing(view: View, group: Mention) -> bool:
    """Whether a noun is abstract and not a body: *die Lage*, *die Ansicht*; not *die Regierung*."""
    head, common = view.tokens[group.head].text, view.tokens[group.head].tag == "NN"
    if common and (is_abstract(head) or is_thing(head)):
        return True
    body = head_of(head)
    if body is not None and body.kind is not SpeakerKind.DOCUMENT:
        return False
    return statement_of(head) is not None or _is_one_of(view, group, "abstract")


def _with(form: str, takes: frozenset[Addressee] | None = None, who: _Test | None = None) -> _Way:
    """The finder of a group behind the preposition *form*: for verbs that name their addressee in one of the ways
    *takes*, or all verbs; with *who* only of groups that pass a test (*zu Reportern*, not *zu dem Thema*)."""

    def find(view: View, predicate: Predicate, free: list[Mention]) -> Mention | None:
        agents = {Addressee.VON} if predicate.passive else frozenset()
        if takes is not None and predicate.addressees.isdisjoint(takes - agents):
            return None
        fitting = (g for g in free if view.preposition(g) == form)
        return next((g for g in fitting if who is None or who(view, g)), None)

    return find


def _followed(view: View, predicate: Predicate, free: list[Mention]) -> Mention | None:
    """*dem Kurier gegenüber*."""
    bare = (g for g in free if g.preposition is None and DATIVE in g.cases)
    return next((g for g in bare if view.word(g.last + 1) == "gegenüber"), None)


def _in_talk(view: View, predicate: Predicate, free: list[Mention]) -> Mention | None:
    """The other party: *im Gespräch mit der Ministerin*, *in einem Brief an den Stadtrat*, *an die Länder gewandt*."""
    for group in free:
        form, before = view.preposition(group), group.outer_first - 1
        noun = view.word(before).lower() if view.tag(before) == "NN" else ""
        if form == "an" and (view.word(group.last + 1) in _TURNED or noun.endswith(tuple(words("letter")))):
            return group
        if form == "mit" and noun.endswith(tuple(words("talk"))):
            return group
    return None


def _is_press(view: View, group: Mention) -> bool:
    """*(sagte vor) Journalisten*."""
    head = view.tokens[group.head]
    return not {head.lemma, head.text}.isdisjoint(words("listener"))


def is_listener(view: View, group: Mention) -> bool:
    """Whether a group can be spoken to: a name, a pronoun for somebody, a person, the press; not *zu dem Thema*."""
    head = view.tokens[group.head]
    if group.pronoun:
        return head.tag == "PPER"
    if head.tag == "NE":
        return True
    if group.roles or group.kind is SpeakerKind.PERSON:
        return True
    names = words("listener") | used_as("outlet")
    named = head.lemma in names or head.text in names or head.text.endswith(tuple(w.lower() for w in names))
    return head.tag == "NN" and named


def _dative(view: View, predicate: Predicate, free: list[Mention]) -> Mention | None:
    """*sagte der Zeitung*, *warf ihm vor*, *der vorgeworfen wird*: clear datives first, then names next to the subject."""
    if Addressee.DATIVE not in predicate.addressees and not _gives_words(view, predicate):
        return None
    bare = [g for g in free if g.preposition is None and DATIVE in g.cases and not _is_thing(view, g)]
    fitting = [g for g in bare if not _is_aside(view, g) and not _is_plural_object(view, g)]
    clear = [g for g in fitting if g.cases <= {DATIVE, GENITIVE, ACCUSATIVE} or _is_told_die(view, g)]
    return min(clear or fitting, key=lambda g: _distance(g, predicate), default=None)


def _is_plural_object(view: View, group: Mention) -> bool:
    """Whether a noun without an article, which may be any case, is what is announced: *kündigte Kontrollen an*; not
    *sagte Reportern*, *drohte Ländern*."""
    head = view.tokens[group.head]
    anybody = is_listener(view, group) or head_of(head.text) is not None
    alone = group.first == group.head and head.tag == "NN"
    return group.plural is True and alone and group.cases == ALL_CASES and not anybody


def _is_told_die(view: View, group: Mention) -> bool:
    """Whether *der* can be nothing but the dative of *die*: *(sagte Kröger) der taz*."""
    return group.cases == {NOMINATIVE, DATIVE, GENITIVE} and view.tokens[group.first].text == "der"


def _gives_words(view: View, predicate: Predicate) -> bool:
    """Whether a multiword cue gives somebody something: *erteilte der Bahn den Auftrag*, *machte ihr das Angebot*."""
    return predicate.phrase is not None and view.tokens[predicate.lexical].lemma in words("giving")


def _is_aside(view: View, group: Mention) -> bool:
    """Whether a group is an apposition or half of an attribution: *…, früher Nordfunk, …*, *einigen Zeugen zufolge*; not
    what follows one: *rief der Bund, eine Initiative, alle auf*."""
    behind, before = group.last + 1, group.first - 1
    if view.word(behind) in ("zufolge", "nach"):
        return True
    if behind < len(view.tokens) and not view.tokens[behind].is_punctuation:
        return False
    while view.tag(before) in ("ADV", "ADJD"):
        before -= 1
    return view.tag(before) == "$," and all(group.first != c.first for c in view.clauses)


def _accusative(view: View, predicate: Predicate, free: list[Mention]) -> Mention | None:
    """*forderte die Stadt auf*; in the passive the subject: *Die Stadt wurde aufgefordert*, *die aufgefordert wird*."""
    if Addressee.ACCUSATIVE not in predicate.addressees:
        return None
    if predicate.passive:
        pronoun = next((g for g in free if g.head == predicate.clause.opener and NOMINATIVE in g.cases), None)
        found = pronoun or best_nominative(view, predicate)
        return found if found in free else None
    bare = [g for g in free if g.preposition is None and ACCUSATIVE in g.cases and not _is_thing(view, g)]
    fitting = [g for g in bare if not _is_aside(view, g)]
    return min(fitting, key=lambda g: _distance(g, predicate), default=None)


def _distance(group: Mention, predicate: Predicate) -> tuple[bool, int]:
    """Nearest after the finite verb first; groups of ambiguous case come last."""
    anchor = predicate.finite if predicate.finite is not None else predicate.lexical
    return group.cases == ALL_CASES and not group.pronoun, abs(group.first - anchor)


_WAYS: tuple[tuple[str, _Way], ...] = (
    ("gegenüber", _with("gegenüber", who=_is_no_site)),
    ("gegenüber", _followed),
    ("zu", _with("zu", takes=frozenset({Addressee.DATIVE, Addressee.ZU}), who=is_listener)),
    ("an", _with("an", takes=frozenset({Addressee.AN}))),
    ("zu", _with("vor", who=_is_press)),
    ("dative", _dative),
    ("accusative", _accusative),
    ("von", _with("von", takes=frozenset({Addressee.VON}))),
    ("mit", _with("mit", takes=frozenset({Addressee.MIT}))),
    ("mit", _in_talk),
)
