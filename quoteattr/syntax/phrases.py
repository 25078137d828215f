"""The noun phrase without what follows it: determiner, attributes in front of the noun, title and names.

A chunker over STTS tags. Case comes from the paradigm of the determiner (Duden grammar, declension tables); where a form
is ambiguous, all its cases stay possible. :mod:`quoteattr.syntax.groups` adds what belongs to a phrase on its right.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteattr.mark_table import opening_marks
from quoteattr.syntax.cases import DETERMINER_TAGS, cases_of_group
from quoteattr.syntax.quoted_names import closing_mark, is_quoted_name
from quoteattr.syntax.sentence import Token
from quoteattr.word_lists import words

_NAME_PARTICLES = frozenset("von van de al bin ibn el di du da dos del della la le ten ter".split())
_SECOND_PARTICLES = frozenset("der den dem la las los und zu zur".split())
_MISTAKEN = frozenset({"CARD", "ADJD", "ADV", "ITJ", "VVFIN", "VVIMP", "VVINF", "VVPP"})
"""Tags that a capital letter behind a name proves wrong: *Min Frei sagte*."""
_MODIFIER_TAGS = frozenset({"ADJA", "CARD", "ADV", "ADJD", "TRUNC"})
_NOUN_TAGS = frozenset({"NN", "NE", "FM", "XY"})
_EXTENDING = frozenset({"APPR", "APPRART", "PRF", "ADV", "ADJD", "PTKNEG", "KOKOM"})
"""What may open an attribute between determiner and adjective: *der als sparsam geltende Chef*, *ein nicht genannter*."""
_PARTICIPLE = (
    "te",
    "ten",
    "ter",
    "tes",
    "tem",
    "ende",
    "enden",
    "ender",
    "endes",
    "endem",
    "ene",
    "enen",
    "ener",
    "enes",
    "enem",
)


@frozen
class Group:
    """A nominal group: tokens ``first..last`` with its ``head``; ``preposition`` is the index of the adposition
    that governs it. ``cases`` are those that its form allows."""

    first: int
    last: int
    head: int
    preposition: int | None
    cases: frozenset[str]
    plural: bool | None = None
    pronoun: bool = False

    @property
    def outer_first(self) -> int:
        """The first token, the preposition included."""
        return self.first if self.preposition is None else self.preposition


def _is_plural(tokens: Sequence[Token], first: int, head: int) -> bool | None:
    """Number where the form shows it: *die Sprecher* stays open, *den Sprechern*, *zwei Sprecher* are plural."""
    word = tokens[head].text
    for token in tokens[first:head]:
        if token.tag == "CARD":
            return token.text.lower() not in ("1", "ein", "eine", "eins")
        if token.text.lower() in (
            "viele",
            "mehrere",
            "einige",
            "beide",
            "alle",
            "zahlreiche",
            "manche",
            "wenige",
        ):
            return True
        if token.tag in ("ART", "PPOSAT", "PDAT") and token.text.lower() in (
            "das",
            "des",
            "dem",
            "ein",
            "eine",
            "einem",
        ):
            return False
    if tokens[head].tag == "NN" and tokens[head].lemma and tokens[head].lemma != word:
        if not word.startswith(tokens[head].lemma) or word.endswith(("en", "n", "er", "e", "innen")):
            return True
    return None


def _extend_names(tokens: Sequence[Token], i: int) -> int:
    """The last token of a run of nouns and names that starts at *i*: *Sprecherin Karoline Leavitt*."""
    last = i
    while last + 1 < len(tokens):
        follower = tokens[last + 1]
        if follower.tag in _NOUN_TAGS and not follower.is_quote:
            apart = not any(t.head == last + 1 for t in tokens[i : last + 1])
            if follower.tag == "NN" and apart and is_argument(tokens, i, last + 1):
                break
            last += 1
        elif follower.tag == "$(" and follower.text in opening_marks() and is_quoted_name(tokens, last):
            last = closing_mark(tokens, last + 1)
        elif tokens[last].tag == "NE" and (particled := _behind_particles(tokens, last)):
            last = particled
        elif tokens[last].tag == "NE" and follower.tag in _MISTAKEN and follower.text[:1].isupper():
            last += 1
        else:
            break
    return last


def _behind_particles(tokens: Sequence[Token], name: int) -> int:
    """The surname behind the particles that follow a first name, or 0: *Ursula von der Heyde*, *Rafael dos Santos*."""
    i = name + 1
    if tokens[i].text not in _NAME_PARTICLES:
        return 0
    i += 1
    while i < len(tokens) and tokens[i].text in _SECOND_PARTICLES:
        i += 1
    return i if i < len(tokens) and tokens[i].tag == "NE" else 0


def is_argument(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether the tree gives a noun to the verb, not to the noun in front: *(laut) Betreiberin Strom (liefern)*,
    *(Die Stadt wurde) vom Verband (gewarnt)*, *(ist nach Ansicht) der Ermittler der Täter*. Two of one relation are one
    phrase that the tree takes apart: *Konzernchef Winterstein*."""
    token = tokens[i]
    if token.deprel.split(":")[0] not in ("obj", "nsubj", "obl", "iobj") or first <= token.head < i:
        return False
    return not any(t.deprel == token.deprel and t.head == token.head for t in tokens[first:i])


def core(tokens: Sequence[Token], i: int) -> Group | None:
    """The minimal group that starts at *i*: determiner, modifiers, nouns and names."""
    n, j = len(tokens), i
    while j < n and tokens[j].tag in DETERMINER_TAGS:
        j += 1
    if j > i and j < n and tokens[j].tag in _EXTENDING:
        j = _behind_extended_attribute(tokens, j)
    elif (
        j > i
        and j + 2 < n
        and tokens[j].tag == "CARD"
        and tokens[j + 1].tag == "NN"
        and _modifies(tokens, j + 2)
    ):
        j += 2  # *der 740 Seiten starke Bericht*
    elif j > i and j < n and tokens[j].tag == "$(":
        j = _behind_quoted_modifier(tokens, j)
    while j < n and tokens[j].tag in _MODIFIER_TAGS:
        if tokens[j].tag in ("ADV", "ADJD"):
            ahead = j + 1
            while ahead < n and tokens[ahead].tag in ("ADV", "ADJD"):
                ahead += 1
            if (
                ahead >= n
                or tokens[ahead].tag not in ("ADJA", "CARD", "TRUNC")
                or (j == i and tokens[j].lemma in words("adverb"))
            ):
                return None
        j += 1
        if (
            j < n - 1
            and tokens[j].text.lower() in ("und", "oder", "bis", ",")
            and tokens[j - 1].tag in ("ADJA", "CARD", "TRUNC")
        ):
            if tokens[j + 1].tag in ("ADJA", "CARD", "TRUNC", "ADJD") or (
                tokens[j - 1].tag == "TRUNC" and tokens[j + 1].tag == "NN"
            ):
                j += 1
    if j < n and tokens[j].tag == "$(" and tokens[j].text in opening_marks() and closing_mark(tokens, j):
        last = closing_mark(tokens, j)
        head = j + 1
        last = _extend_names(tokens, last)
        if last > closing_mark(tokens, j) and tokens[last].tag in _NOUN_TAGS:
            head = last
    elif j < n and tokens[j].tag in _NOUN_TAGS:
        last = _extend_names(tokens, j)
        genitive = last > j and tokens[j].tag == "NE" and tokens[j].text.endswith(("s", "'", "’"))
        head = j + 1 if genitive and tokens[j + 1].tag == "NN" else j
    elif (
        j > i
        and tokens[j - 1].tag in ("ADJA", "CARD", "PIDAT", "PIAT")
        and (
            any(map(str.isupper, tokens[j - 1].text))
            or tokens[j - 1].tag == "CARD"
            or tokens[j - 1].text.endswith(("jährige", "jähriger", "jährigen"))
        )
    ):
        last = head = j - 1
    elif (
        j > i
        and tokens[i].tag in DETERMINER_TAGS
        and j == i + 1
        and tokens[i].tag in ("PDAT", "PIAT", "PIDAT")
    ):
        last = head = i
    else:
        return None
    cases = cases_of_group(tokens[i : head + 1])
    return Group(i, last, head, None, cases, _is_plural(tokens, i, head))


def _behind_extended_attribute(tokens: Sequence[Token], j: int) -> int:
    """The adjective that closes an extended attribute, else *j*: the participle of *einer am Montag veröffentlichten
    Studie*, the adjective behind the prepositional phrase of *der für den Verkehr zuständige Minister*."""
    for k in range(j, min(j + 9, len(tokens) - 1)):
        token = tokens[k]
        if token.is_finite or token.tag in ("$,", "$.") or token.is_quote:
            return j
        if token.tag in ("APPR", "APPRART"):
            inner = core(tokens, k + 1)
            if inner is not None and _modifies(tokens, inner.last + 1):
                return inner.last + 1
        if _modifies(tokens, k) and token.text.lower().endswith(_PARTICIPLE):
            return k
    return j


def _modifies(tokens: Sequence[Token], k: int) -> bool:
    """Whether an adjective at *k* has its noun, another adjective or a quoted name behind it."""
    if k + 1 >= len(tokens) or tokens[k].tag != "ADJA":
        return False
    behind = tokens[k + 1]
    return behind.tag in ("NN", "NE", "ADJA", "FM", "XY") or (
        behind.tag == "$(" and bool(closing_mark(tokens, k + 1))
    )


def _behind_quoted_modifier(tokens: Sequence[Token], j: int) -> int:
    """The token behind an attribute in quotation marks, else *j*: *der „sogenannte“ Experte*, *eine „frei“ gewählte
    Versammlung*."""
    closing = closing_mark(tokens, j)
    inside = tokens[j + 1 : closing]
    if not closing or closing + 1 >= len(tokens) or tokens[closing + 1].tag not in ("ADJA", "NN"):
        return j
    return closing + 1 if all(t.tag in _MODIFIER_TAGS and t.text.islower() for t in inside) else j
