"""Clauses of a sentence from commas, subordinators and finite verbs.

German marks off every clause with commas, puts the finite verb second or last, and opens a subordinate clause
with a word that says so (topological fields: Drach 1937; Duden grammar). So clause structure can be read off
part-of-speech tags alone, more reliably than off a small parser's tree.

The sentence is cut into atoms between separators (:mod:`quoteattr.syntax.atoms`), and these are put together into
clauses, so that an interrupted clause (*Der Minister, der krank war, sagte ab*) is whole again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from attrs import define

from quoteattr.syntax.atoms import DASHES, NONFINITE_TAGS, Atom, atoms, is_zu_infinitive
from quoteattr.syntax.sentence import AUXILIARY_TAGS, Clause, ClauseKind, Mood, Tokens
from quoteattr.words.closed import AND_OR
from quoteattr.words.names import is_party
from quoteattr.words.nouns import is_time, role_of

_SUBJUNCTIVE = frozenset({Mood.SUBJUNCTIVE_I, Mood.SUBJUNCTIVE_II})
_PHRASE_TAGS = frozenset({"ART", "NE", "NN", "PPOSAT", "PDAT", "PIAT", "CARD", "ADJA"})
"""What a noun phrase begins with."""
_ANSWERS = frozenset({"PTKANT", "ITJ"})
"""Words that answer, and announce nothing."""
_CLOSING = frozenset({"VAFIN", "VMFIN", "VVFIN", "PTKVZ", "VVPP", "VAPP", "VVINF", "PROAV", "PAV"})
_WITHOUT_APPOSITION = _CLOSING | {"ADV", "PPER"}
_OPENING = _PHRASE_TAGS | {"PRELS", "APPR", "APPRART", "PTKNEG", "ADV", "ADJD", "PPER", "PRF"}
"""With which tags an infinitive begins; an article may look like a relative pronoun."""
_PUT_IN = DASHES | {"("}
"""What opens words that are put into a clause: *die Stadt (und das Land) seien pleite*."""
_DEPENDENT = frozenset({ClauseKind.RELATIVE, ClauseKind.SUBORDINATE, ClauseKind.INFINITIVE})
_SUBJECT_PRONOUNS = frozenset({"PPER", "PDS", "PIS"})
_NESTED = 4
"""At most this many clauses may lie inside one that goes on behind them."""
_SAID = 8
"""At most this many clauses lie between two participles that share an auxiliary."""
_APPOSITIONS = 4
"""At most this many stretches may lie between the front field and its verb."""


@define
class _Open:
    """A clause being put together."""

    kind: ClauseKind
    tokens: list[int]
    finite: int | None
    opener: int | None
    parent: int | None
    wants_finite: bool
    wants_bracket: bool


_Built: TypeAlias = Sequence[_Open]
"""The clauses so far."""


def _wants_bracket(tokens: Tokens, members: Sequence[int], finite: int | None) -> bool:
    """Whether a verb-second clause still waits for its participle or infinitive: *Er hat, wie geplant, …*"""
    if finite is None or tokens[finite].tag not in AUXILIARY_TAGS:
        return False
    return not any(
        tokens[i].tag in NONFINITE_TAGS or tokens[i].tag in ("ADJD", "PTKVZ") for i in members if i > finite
    )


def clauses(tokens: Tokens) -> tuple[Clause, ...]:
    """The clauses of a sentence in order of their first token; separators belong to no clause.

    *Der Minister, der krank war, sagte, dass er komme* gives the main clause *Der Minister … sagte*, the relative
    clause *der krank war* (parent: main) and the subordinate clause *dass er komme* (parent: main).
    """
    built: list[_Open] = []
    current = 0
    sequence = atoms(tokens)
    for number, atom in enumerate(sequence):
        members = list(range(atom.first, atom.last + 1))
        shared = _shares_auxiliary(tokens, built, sequence, number)
        host = _host(tokens, built, current, sequence, number) if shared is None else None
        if shared == current:
            host = shared
        current = len(built) if host is None else host
        if host is not None:
            clause = built[host]
            clause.tokens.extend(members)
            if atom.finite is not None and clause.finite is None:
                clause.finite = atom.finite
                clause.wants_finite = False
                if clause.kind is ClauseKind.FRAGMENT:
                    clause.kind = ClauseKind.MAIN
            if atom.kind is ClauseKind.INFINITIVE and clause.kind is ClauseKind.RELATIVE:
                clause.kind, clause.opener = ClauseKind.INFINITIVE, None
            if clause.kind is ClauseKind.INFINITIVE and is_zu_infinitive(tokens, atom.first, atom.last):
                clause.wants_finite = False
            clause.wants_bracket = clause.kind is ClauseKind.MAIN and _wants_bracket(
                tokens, clause.tokens, clause.finite
            )
            continue
        kind = ClauseKind.MAIN if shared is not None else _kind(tokens, built, sequence, number)
        infinitive = atom.kind is ClauseKind.INFINITIVE
        verb = is_zu_infinitive(tokens, atom.first, atom.last) if infinitive else atom.finite is not None
        begins_infinitive = kind is ClauseKind.INFINITIVE and not infinitive
        built.append(
            _Open(
                kind=kind,
                tokens=members,
                finite=None if infinitive else atom.finite,
                opener=atom.opener,
                parent=_parent(built, kind, atom.before) if shared is None else shared,
                wants_finite=begins_infinitive or (atom.opener is not None and not verb),
                wants_bracket=atom.kind is ClauseKind.MAIN and _wants_bracket(tokens, members, atom.finite),
            )
        )
    return _finish(built)


def _kind(tokens: Tokens, built: _Built, sequence: Sequence[Atom], number: int) -> ClauseKind:
    """The kind of the clause that an atom begins: its own, unless it begins a zu-infinitive or *und* joins it to a
    subordinate clause."""
    atom, before = sequence[number], built[-1] if built else None
    if before is None:
        return atom.kind
    if atom.kind is ClauseKind.FRAGMENT and atom.before == ",":
        later = _opens_later_infinitive(tokens, built, sequence, number)
        return ClauseKind.INFINITIVE if later else atom.kind
    joined = atom.kind is ClauseKind.MAIN and atom.before in AND_OR | {","}
    subordinate = before.opener is not None and before.kind is not ClauseKind.INFINITIVE
    return before.kind if joined and subordinate and _is_verb_final(tokens, atom) else atom.kind


def _host(tokens: Tokens, built: _Built, current: int, sequence: Sequence[Atom], number: int) -> int | None:
    """The clause under construction that an atom continues, or ``None`` if it begins a new one.

    Args:
        tokens: the sentence.
        built: the clauses so far.
        current: the one that the atom before belongs to.
        sequence: all atoms.
        number: which of them.
    """
    atom = sequence[number]
    if _ends_after_apposition(tokens, built, sequence, number):
        return 0
    if atom.opener is not None or not built:
        return None
    if atom.kind is ClauseKind.INFINITIVE:
        waiting = _last(built, lambda c: c.wants_finite and c.kind is ClauseKind.INFINITIVE)
        return _last(built, lambda c: _is_no_relative(tokens, c)) if waiting is None else waiting
    if atom.before in (":", ";"):
        return None
    if atom.finite is None:
        return _host_without_verb(tokens, built, current, sequence, number)
    return _host_of_verb(tokens, built, sequence, number, atom.finite)


def _ends_after_apposition(tokens: Tokens, built: _Built, sequence: Sequence[Atom], number: int) -> bool:
    """Whether what looks like a relative clause is the rest of the *wie* clause that opens the sentence, since the main
    clause follows: *Wie Ute Rau, die Chefin, dem NDR sagte, wird …*"""
    atom, later = sequence[number], sequence[number + 1 : number + 3]
    if atom.kind is not ClauseKind.RELATIVE or atom.opener is None or not built or not later:
        return False
    opening = built[0]
    waits = opening.wants_finite and tokens[opening.tokens[0]].text.lower() == "wie"
    named = atom.opener < atom.last and tokens[atom.opener + 1].tag in ("NN", "NE", "ADJA", "$(")
    follow = [a.finite is not None and _opens_with(tokens, a.first, a.finite) for a in later]
    return waits and named and follow[0] and not any(follow[1:])


def _host_without_verb(
    tokens: Tokens, built: _Built, current: int, sequence: Sequence[Atom], number: int
) -> int | None:
    """Where an atom without a finite verb goes: to a clause that waits for one, to an open bracket, to the clause before."""
    atom = sequence[number]
    waiting = _last(built, lambda c: c.wants_finite)
    if waiting is not None:
        return waiting
    if atom.ends_bracket:
        particle = any(tokens[i].tag == "PTKVZ" for i in range(atom.first, atom.last + 1))
        open_main = _last(built, lambda c: c.wants_bracket or (particle and _may_be_parted(tokens, c)))
        if open_main is not None:
            return open_main
    if atom.before == "(":
        return current
    if any(tokens[i].is_quote for i in range(atom.first, atom.last + 1)):
        return None
    if atom.before != ",":
        return current
    later = _opens_later_clause(tokens, built, sequence, number)
    later = later or _opens_later_infinitive(tokens, built, sequence, number)
    return None if later else _around_relative(tokens, built, current)


def _host_of_verb(
    tokens: Tokens, built: _Built, sequence: Sequence[Atom], number: int, finite: int
) -> int | None:
    """The open clause that an atom with a finite verb and no opener completes; ``None``: it is a main clause."""
    atom = sequence[number]
    waiting = _last(built, lambda c: c.wants_finite and c.kind is not ClauseKind.INFINITIVE)
    if waiting is not None and atom.before not in ("und", "oder", "aber", "denn"):
        return waiting
    if atom.before in ("und", "oder") and waiting is None:
        return None
    verb_first = _opens_with(tokens, atom.first, finite)
    incomplete = _last(built, lambda c: c.kind is ClauseKind.FRAGMENT)
    if incomplete is not None and atom.before not in ("(", "und", "oder", "aber"):
        opens = tokens[built[incomplete].tokens[0]].text.lower()
        if opens == "nicht" and tokens[atom.first].text in ("sondern", "auch"):
            return incomplete  # *Nicht nur die Schule, auch der Hort sei betroffen*
        if not verb_first and tokens[finite].mood in _SUBJUNCTIVE:
            if _ends_list(tokens, atom.first, finite) and _begins_list(
                tokens, built, incomplete, sequence[number + 1 :]
            ):
                return incomplete  # *Das Bad, die Halle und der Hof seien zu, sagte Holm*
            return None  # announced by the words in front: *Der Vorwurf, man habe gelogen, …* – *Einer, der sagt, er habe …*
        if verb_first and _has_subject_behind(tokens, finite):
            if all(tokens[i].tag in _ANSWERS for i in built[incomplete].tokens):
                return None  # *Nein, das Geld sei weg, sagte Holm*
        nearest = incomplete == len(built) - 1
        if verb_first and nearest and _is_frame(tokens, built[incomplete], sequence, number):
            return None
        dependent = all(c.kind in _DEPENDENT or _is_put_in(tokens, c) for c in built[incomplete + 1 :])
        if dependent and not any(tokens[i].is_quote for i in built[incomplete].tokens):
            return incomplete
    return None


def _shares_auxiliary(tokens: Tokens, built: _Built, sequence: Sequence[Atom], number: int) -> int | None:
    """The clause whose auxiliary goes with the participle of an atom as well: *Sie hat gesagt, der Plan sei gut, und*
    *versprochen, ihn zu prüfen*. Its own bracket is closed, no other is open, and what is said follows."""
    atom = sequence[number]
    follows = number + 1 < len(sequence) and sequence[number + 1].before == ","
    if atom.before not in (",", "und") or atom.opener is not None or atom.finite is not None or not follows:
        return None
    if tokens[atom.last].tag != "VVPP" or tokens[atom.first].text in ("wie", "als"):
        return None
    for i in reversed(range(len(built))[-_SAID:]):
        clause = built[i]
        if clause.wants_finite or clause.wants_bracket or clause.kind is ClauseKind.FRAGMENT:
            return None
        closed = any(tokens[t].tag == "VVPP" for t in clause.tokens)
        if clause.finite is not None and closed and tokens[clause.finite].tag == "VAFIN":
            perfect = clause.kind is ClauseKind.MAIN and tokens[clause.finite].lemma == "haben"
            return i if perfect else None
    return None


def _is_no_relative(tokens: Tokens, clause: _Open) -> bool:
    """Whether an article was taken for a relative pronoun, since no verb came before an infinitive: *Sie schlug vor, das
    seit Mai geschlossene Bad, das alte Haus und den Hof zu öffnen*."""
    waits = clause.kind is ClauseKind.RELATIVE and clause.wants_finite
    first, last = clause.tokens[0], clause.tokens[-1]
    return waits and tokens[first - 1].text == "," and tokens[last].tag not in NONFINITE_TAGS


def _is_frame(tokens: Tokens, fragment: _Open, sequence: Sequence[Atom], number: int) -> bool:
    """Whether a verb with its subject after a single stretch without a verb is a clause of its own: *Ein Skandal, fand sie*
    *am Montag* – *Der Plan, sagte die Ministerin, sei gut*; not *Karl Voss, der Minister, sagte ab*."""
    atom, before = sequence[number], sequence[number - 1]
    if atom.before != "," or fragment.tokens[0] != before.first or before.before not in ("", ":"):
        return False
    behind = range((atom.finite or atom.first) + 1, atom.last + 1)
    return any(
        tokens[i].tag in _SUBJECT_PRONOUNS
        or (tokens[i].tag in _PHRASE_TAGS and tokens[i - 1].tag not in _PHRASE_TAGS | {"APPR", "APPRART"})
        for i in behind
    )


def _opens_with(tokens: Tokens, first: int, finite: int) -> bool:
    """Whether a verb opens its stretch, or has only *so* in front: *Der Grund, so vermutet die Polizei, ist Frost*."""
    return finite == first or (finite == first + 1 and tokens[first].text == "so")


def _is_put_in(tokens: Tokens, clause: _Open) -> bool:
    """Whether the clause around it goes on after a clause: a content in the subjunctive, or a frame that opens with its
    verb."""
    if clause.finite is None or tokens[clause.tokens[0] - 1].text != ",":
        return False
    opens = clause.kind is ClauseKind.MAIN and _opens_with(tokens, clause.tokens[0], clause.finite)
    return opens or tokens[clause.finite].mood in _SUBJUNCTIVE


def _around_relative(tokens: Tokens, built: _Built, current: int) -> int:
    """The clause that resumes after a comma, when a relative clause or one with *wie* has had its verb: *Sie sprach in dem*
    *Brief, der uns vorliegt, von Betrug*, *Der Saal sei, wie sie sagte, eine Zumutung*."""
    clause = built[current]
    put_in = clause.kind is ClauseKind.RELATIVE or tokens[clause.opener or 0].text == "wie"
    over = put_in and clause.finite == clause.tokens[-1]
    return clause.parent if over and clause.parent is not None else current


def _opens_later_clause(tokens: Tokens, built: _Built, sequence: Sequence[Atom], number: int) -> bool:
    """Whether a stretch without a verb is the front field of the clause after it, not an appendix of the one before.

    *Die Zeitung meldet, der Minister, der krank war, habe …*: after relative clauses a verb opens its stretch, and the
    clause in front already has its verb. The stretch begins like a subject.
    """
    said = tokens[built[-1].tokens[-1]].tag in _CLOSING
    opens = tokens[sequence[number].first].tag
    if opens not in _PHRASE_TAGS | _SUBJECT_PRONOUNS and not (said and opens in ("APPR", "APPRART")):
        return False
    if built[-1].kind is ClauseKind.FRAGMENT:
        return _has_two_verbs(tokens, sequence[number + 1 :])
    if built[-1].finite is None or built[-1].wants_bracket:
        return False
    for atom in sequence[number + 1 : number + 1 + _APPOSITIONS]:
        if atom.opener is not None or (atom.before in _PUT_IN and atom.finite is None):
            continue
        if atom.finite is not None:
            at_once = atom is sequence[number + 1] and atom.finite == atom.first
            if atom.finite == atom.first and _has_subject_behind(tokens, atom.finite):
                return False  # *Er brauche Geld für Türen, Tore und Höfe, also für alles, sagte Holm*
            named = all(tokens[i].tag == "NE" for i in range(atom.first, atom.finite))
            first = sequence[number].first
            named = named or (
                _is_no_apposition(tokens, first) and _ends_list(tokens, atom.first, atom.finite)
            )
            return atom.before in (",", ")", *DASHES) and not at_once and named
        if atom.before != "," or atom.kind is ClauseKind.INFINITIVE:
            return False
    return False


def _begins_list(tokens: Tokens, built: _Built, fragment: int, behind: Sequence[Atom]) -> bool:
    """Whether a stretch without a verb begins what is said and does not announce it: its frame is next to it."""
    first = built[fragment].tokens[0]
    if first > 1:
        return _is_no_apposition(tokens, first)
    frame = next((a.finite for a in behind if a.finite is not None and a.finite == a.first), None)
    return frame is not None and _has_subject_behind(tokens, frame)


def _is_no_apposition(tokens: Tokens, first: int) -> bool:
    """Whether a stretch behind a comma cannot belong to what is in front of it: a verb, a pronoun and a time have no
    apposition (*sagte am Montag, die Busse, die Bahnen und die Taxis seien voll*), and one word is none unless it is a role
    (*sagte Rau, Busse, Bahnen und Taxis seien voll*; not *sagte Rau, Landrat, Busse und Bahnen seien voll*)."""
    before, opens = tokens[first - 2], tokens[first]
    alone = tokens[first + 1].text == "," and opens.tag in ("NN", "NE")
    role = role_of(opens.text) is not None or is_party(opens.text)
    return before.tag in _WITHOUT_APPOSITION or is_time(before.text) or (alone and not role)


def _ends_list(tokens: Tokens, first: int, finite: int) -> bool:
    """Whether a stretch ends a list of subjects whose verb is in the subjunctive: *(sagte, das Bad,) die Halle und der Hof
    seien zu*."""
    only_phrases = all(tokens[i].tag in _PHRASE_TAGS | {"KON"} for i in range(first, finite))
    joined = any(tokens[i].text in AND_OR for i in range(first, finite))
    return only_phrases and joined and tokens[finite].mood in _SUBJUNCTIVE


def _has_two_verbs(tokens: Tokens, behind: Sequence[Atom]) -> bool:
    """Whether two phrases without a verb have one each, that of the second in the subjunctive: *Die Behauptung, der Deich,
    der neu ist, sei sicher, ist falsch*; not *Der Täter, ein Mann aus Bonn, sei fort, sagte Holm*."""
    verbs = [a.finite for a in behind if a.opener is None and a.finite is not None and a.finite == a.first]
    moods = [tokens[verb].mood in _SUBJUNCTIVE for verb in verbs[:2]]
    return moods == [True, False] and not _has_subject_behind(tokens, verbs[1])


def _has_subject_behind(tokens: Tokens, verb: int) -> bool:
    """Whether a full verb that opens its stretch has its subject next: *…, sagte Holm*."""
    is_full = tokens[verb].tag == "VVFIN" and verb + 1 < len(tokens)
    return is_full and tokens[verb + 1].tag in _SUBJECT_PRONOUNS | {"NE", "ART", "PPOSAT"}


def _opens_later_infinitive(tokens: Tokens, built: _Built, sequence: Sequence[Atom], number: int) -> bool:
    """Whether a stretch without a verb begins the zu-infinitive after it, not an appendix of the clause before.

    *Die Stadt bat, Kinder, die noch klein sind, zu schützen*: the infinitive opens its own stretch with *zu* or a
    participle. *Sie versprach, die lange, teure Sperrung zu beenden*: the stretch breaks off after an adjective. *Sie
    schlug vor, Werke in Lohne, Aurich und Jever zu schließen*: behind its particle or participle a clause has no appendix.
    """
    if built[-1].wants_bracket:
        return False
    here = sequence[number]
    if tokens[built[-1].tokens[-1]].tag in _CLOSING and tokens[here.first].tag in _OPENING:
        stretches = (a for a in sequence[number + 1 : number + 1 + _APPOSITIONS] if a.opener is None)
        return next(
            (a.kind is ClauseKind.INFINITIVE for a in stretches if a.kind is not ClauseKind.FRAGMENT), False
        )
    behind = next((a for a in sequence[number + 1 :] if a.opener is None and a.before != "("), None)
    if behind is None or behind.kind is not ClauseKind.INFINITIVE:
        return False
    if tokens[here.first].tag not in _PHRASE_TAGS:
        return False
    begins = tokens[behind.first].tag in ("PTKZU", "VVIZU", "VVPP", "VAPP")
    return begins or tokens[here.last].tag == "ADJA"


def _may_be_parted(tokens: Tokens, clause: _Open) -> bool:
    """Whether the verb of a main clause may have a particle further on: no auxiliary has one, and none has two."""
    if clause.kind is not ClauseKind.MAIN or clause.finite is None or tokens[clause.finite].tag != "VVFIN":
        return False
    return all(tokens[i].tag != "PTKVZ" for i in clause.tokens)


def _last(built: _Built, test: Callable[[_Open], bool]) -> int | None:
    return next((i for i in range(len(built) - 1, -1, -1) if test(built[i])), None)


def _is_verb_final(tokens: Tokens, atom: Atom) -> bool:
    """Whether the finite verb closes a stretch that has more than a pronoun: *(dass …) und Kinder im Hof spielten*."""
    if atom.finite != atom.last:
        return False
    i = atom.first + (tokens[atom.first].tag == "KON")
    return i + (tokens[i].tag in _SUBJECT_PRONOUNS) < atom.last


def _parent(built: _Built, kind: ClauseKind, before: str) -> int | None:
    """The clause that a new one depends on: the nearest before it, or the one it is co-ordinated with.

    The nearest is not the last to begin: *Er hat den Fall – das Blatt berichtete – so erklärt, es habe gebrannt.*
    """
    if not built:
        return None
    near = sorted(range(len(built))[-_NESTED:], key=lambda i: built[i].tokens[-1])
    previous = near[-1]
    if before in ("und", "oder", "aber") and kind is not ClauseKind.MAIN:
        same = _last(built, lambda c: c.kind is kind)
        if same is not None:
            return built[same].parent
    if kind is not ClauseKind.MAIN:
        return previous
    mains = [i for i in near if built[i].kind is ClauseKind.MAIN]
    return mains[-1] if mains else _last(built, lambda c: c.kind is ClauseKind.MAIN)


def _finish(built: _Built) -> tuple[Clause, ...]:
    """Freeze, give fronted subordinate clauses the main clause after them as parent."""
    out: list[Clause] = []
    main = next((i for i, c in enumerate(built) if c.kind is ClauseKind.MAIN), None)
    for i, clause in enumerate(built):
        parent = clause.parent
        if parent is None and clause.kind is not ClauseKind.MAIN and main is not None and main > i:
            parent = main
        out.append(Clause(clause.kind, tuple(sorted(clause.tokens)), clause.finite, clause.opener, parent))
    return tuple(out)
