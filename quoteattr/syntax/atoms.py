"""Atoms: the stretches of a sentence between commas, brackets, dashes and conjunctions, and what opens each.

A quoted name is never cut. :mod:`quoteattr.syntax.clauses` puts atoms together into clauses.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from quoteattr.mark_table import marks, sure_openers
from quoteattr.syntax.sentence import FINITE_TAGS, SEPARATOR_TAGS, ClauseKind, Token, Tokens
from quoteattr.values import frozen
from quoteattr.words.closed import THAT

DASHES = frozenset({"–", "—", "-", "--"})
_BRACKETS = frozenset({"(", ")", "[", "]"})
_NAME_WORDS = 12
"""A quoted name or a note in brackets has no more words than this."""
_RELATIVE_TAGS = frozenset({"PRELS", "PRELAT"})
_QUESTION_TAGS = frozenset({"PWS", "PWAV", "PWAT"})
NONFINITE_TAGS = frozenset({"VVPP", "VAPP", "VMPP", "VVINF", "VAINF", "VMINF", "VVIZU"})
_RELATIVE_FORMS = frozenset({"der", "die", "das", "dem", "den", "dessen", "deren", "denen"})
_BEHIND_RELATIVE = frozenset(
    {"PRF", "PPER", "ADV", "PTKNEG", "APPR", "APPRART", "PAV", "PROAV", "CARD", "ART", "PPOSAT"}
)
_SUBJECTS = frozenset({"PPER", "PIS", "PDS", "ART", "PPOSAT", "PIAT", "NE"})
"""What a subject begins with."""
_SKIPPABLE = frozenset({"KON", "ADV", "PTKNEG", "APPR", "PAV", "PROAV"})
_SUBORDINATORS = frozenset(
    "dass daß ob weil obwohl wenn falls bevor nachdem sobald solange sodass wobei wonach woraufhin weshalb weswegen wodurch "
    "womit wofür wogegen woran worauf worin worüber wovon wozu seitdem sofern soweit obgleich wenngleich zumal".split()
)
"""Whatever the tagger says; *da*, *während*, *bis*, *damit*, *indem* have other uses, too."""
_PARTICIPLES = frozenset({"VVPP", "VAPP"})


@frozen
class Atom:
    """A stretch between two separators; ``before`` is the separator on its left ("" at the start)."""

    first: int
    last: int
    before: str
    opener: int | None
    kind: ClauseKind
    finite: int | None
    ends_bracket: bool
    """Whether it holds a participle, infinitive or separated particle without a finite verb of its own."""


def _finite_in(tokens: Tokens, first: int, last: int) -> list[int]:
    return [i for i, token in enumerate(tokens[first : last + 1], first) if token.tag in FINITE_TAGS]


def _cut(tokens: Tokens) -> list[tuple[int, int, str]]:
    """``(first, last, separator before)`` of every stretch between separators."""
    pieces: list[tuple[int, int, str]] = []
    start, before = 0, ""
    whole = _uncut(tokens)
    for i, token in enumerate(tokens):
        if token.text in THAT and i > start and i - 1 not in whole and _needs_comma(tokens[i - 1]):
            pieces.append((start, i - 1, before))
            start, before = i, ","
        separates = (
            token.tag in SEPARATOR_TAGS
            or token.text in _BRACKETS
            or (token.text in DASHES and token.is_punctuation)
        )
        if separates and i not in whole:
            if i > start:
                pieces.append((start, i - 1, before))
                before = token.text
            elif pieces or not before:
                before = token.text
            start = i + 1
    if start < len(tokens):
        pieces.append((start, len(tokens) - 1, before))
    return [
        piece for first, last, before in pieces for piece in _cut_at_conjunctions(tokens, first, last, before)
    ]


def _needs_comma(before: Token) -> bool:
    """Whether a *dass* behind a word has lost its comma: *Holm hoffte dass es hält*; not *und dass*, *so dass*."""
    return before.is_finite or before.tag in ("VVPP", "PTKVZ", "PROAV", "PAV", "NN")


def _uncut(tokens: Tokens) -> set[int]:
    """The tokens between marks or brackets that are close together, without a verb, which are cut nowhere: *der Grundsatz
    „ein Mensch, eine Stimme“*, *die Gewerkschaft (kurz: IGB)*."""
    inside: set[int] = set()
    mark: int | None = None
    bracket: int | None = None
    for i, token in [(i, t) for i, t in enumerate(tokens) if t.text in _enclosing() and not t.is_quote]:
        if token.text in _BRACKETS:
            opened, bracket = bracket, i if token.text in ("(", "[") else None
            closes = bracket is None and opened is not None
        else:
            closes = mark is not None and token.text not in sure_openers()
            opened, mark = mark, None if closes else i
        between = range(opened + 1, i) if closes and opened is not None else range(0)
        if len(between) <= _NAME_WORDS and not any(tokens[k].is_finite for k in between):
            inside.update(between)
    return inside


@cache
def _enclosing() -> frozenset[str]:
    return marks() | _BRACKETS


def _cut_at_conjunctions(tokens: Tokens, first: int, last: int, before: str) -> list[tuple[int, int, str]]:
    """Cut before *und*, *oder*, *aber*, *denn* where both sides have a finite verb: *er kam und sie ging*."""
    finite = _finite_in(tokens, first, last)
    shares = not finite and before == "," and tokens[last].tag in _PARTICIPLES
    joins = (i for i in range(first + 1, last) if tokens[i].tag == "KON" and (shares or finite == [i + 1]))
    reach = ((max(first, i - 2) if shares else first, i) for i in joins)
    behind = next((i for start, i in reach if is_zu_infinitive(tokens, start, i - 1)), None)
    if behind is not None:  # *(Er begann,) Fragen zu stellen und verlangte (hat … verlangt) Geld*
        return [(first, behind - 1, before), (behind, last, tokens[behind].text.lower())]
    if len(finite) < 2:
        return [(first, last, before)]
    cuts: list[int] = []
    left = first
    for i in range(first + 1, last):
        if tokens[i].tag != "KON":
            continue
        later = (k for k in range(i + 1, last + 1) if tokens[k].tag == "KON" and k < finite[-1])
        next_cut = next((k for k in later if any(i < f < k for f in finite)), last + 1)
        if any(left <= f < i for f in finite) and any(i < f < next_cut for f in finite):
            cuts.append(i)
            left = i
    edges = [first, *cuts, last + 1]
    return [(a, b - 1, before if a == first else tokens[a].text.lower()) for a, b in pairwise(edges)]


def _opener(
    tokens: Tokens, first: int, last: int, before: str, finite: int | None
) -> tuple[int | None, ClauseKind | None]:
    """The conjunction, relative or question word at the left edge, and the kind of clause it opens."""
    while first < last and tokens[first].tag == "$(":
        first += 1
    if before == "," and finite == last and tokens[first].text == "da":
        return first, ClauseKind.SUBORDINATE
    i = first
    while i < last and tokens[i].tag in _SKIPPABLE and i - first < 3:
        if tokens[i].text.lower() in _SUBORDINATORS:
            break
        if tokens[i].tag == "APPR" and tokens[i + 1].tag not in _RELATIVE_TAGS | _QUESTION_TAGS:
            break
        i += 1
    token = tokens[i]
    form = token.text.lower()
    if form == "ob":
        return i, ClauseKind.INTERROGATIVE
    if token.tag == "KOUI":
        return i, ClauseKind.INFINITIVE
    if form == "während" and finite is not None and finite < last:
        return None, None  # the preposition: *Während der Ferien ruht die Arbeit*
    if token.tag == "KOUS" and finite is None and is_zu_infinitive(tokens, first, last):
        return None, None
    if token.tag == "KOUS" or form in _SUBORDINATORS:
        return i, ClauseKind.SUBORDINATE
    if token.tag in _RELATIVE_TAGS and before:
        if finite is None and is_zu_infinitive(tokens, first, last):
            return None, None  # *(Sie schlug vor,) das seit Mai geschlossene Bad zu öffnen*
        return i, ClauseKind.RELATIVE
    if token.tag in _QUESTION_TAGS:
        verb_second = finite is not None and finite <= i + 2 and finite < last
        if not (verb_second and not before):
            return i, ClauseKind.INTERROGATIVE
    if form in ("wie", "als", "wo") and finite is not None and finite > i + 1:
        return (None, None) if _is_verb_second(tokens, last, form, finite) else (i, ClauseKind.SUBORDINATE)
    if before == "," and i + 1 < last == finite:  # verb last, and nothing else opens the clause
        if token.tag == "APPR" and tokens[i + 1].text.lower() in _RELATIVE_FORMS:
            return i + 1, ClauseKind.RELATIVE
        relative = tokens[i + 1].tag in _BEHIND_RELATIVE or tokens[last - 1].tag in NONFINITE_TAGS
        if form in _RELATIVE_FORMS and relative:
            return i, ClauseKind.RELATIVE
    return None, None


def _is_verb_second(tokens: Tokens, last: int, form: str, finite: int) -> bool:
    """Whether *als* or *wie* only opens the front field of a main clause: behind its verb stands a subject or, farther off,
    a participle.

    *Als Minister übernehme er das*; *Als Ursache sei vermutlich Benzin genannt worden*."""
    if finite == last:
        return False
    behind = tokens[finite + 1].tag
    apart = tokens[last].tag in _PARTICIPLES and behind not in NONFINITE_TAGS
    return apart or (form == "als" and behind in _SUBJECTS)


def is_zu_infinitive(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the stretch is a zu-infinitive: *den Plan zu stoppen*, *abzureisen*."""
    for i in range(first, last + 1):
        if tokens[i].tag == "VVIZU":
            return True
        if tokens[i].tag == "PTKZU" and i < last and tokens[i + 1].tag in ("VVINF", "VAINF", "VMINF"):
            return True
    return False


def atoms(tokens: Tokens) -> tuple[Atom, ...]:
    """The stretches between separators with what is needed to put clauses together."""
    out: list[Atom] = []
    for first, last, before in _cut(tokens):
        finite_all = _finite_in(tokens, first, last)
        guess = finite_all[0] if finite_all else None
        opener, kind = _opener(tokens, first, last, before, finite_all[-1] if finite_all else None)
        finite = finite_all[-1] if kind not in (None, ClauseKind.INFINITIVE) and finite_all else guess
        if kind is None:
            if finite is not None:
                kind = ClauseKind.MAIN
            elif is_zu_infinitive(tokens, first, last):
                kind = ClauseKind.INFINITIVE
            else:
                kind = ClauseKind.FRAGMENT
        ends = finite is None and any(
            tokens[i].tag in NONFINITE_TAGS or tokens[i].tag == "PTKVZ" for i in range(first, last + 1)
        )
        out.append(Atom(first, last, before, opener, kind, finite, ends))
    return tuple(out)
