"""Nominal groups from part-of-speech tags: where a noun phrase begins, ends, and which cases it can have.

A chunker over STTS tags. It joins what news writes as one source: title, adjectives, names, an age or party in
brackets, a genitive attribute, an attribute with *von*, *für* or *aus*. Case comes from the paradigm of the
determiner (Duden grammar, declension tables); where a form is ambiguous, all its cases stay possible.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve, frozen

from quoteattr.mark_scan import closing_marks, opening_marks
from quoteattr.syntax.cases import (
    ACCUSATIVE,
    DATIVE,
    DETERMINER_TAGS,
    GENITIVE,
    NOMINATIVE,
    PRONOUN_TAGS,
    cases_of,
    cases_of_group,
)
from quoteattr.syntax.quoted_names import closing_mark, is_quoted_name
from quoteattr.syntax.sentence import Token
from quoteattr.tables import read_table
from quoteattr.word_lists import words

_NAME_PARTICLES = frozenset("von van de al bin ibn el di du da dos del della la le ten ter".split())
_SECOND_PARTICLES = frozenset("der den dem la las los und zu zur".split())
_MISTAKEN = frozenset({"CARD", "ADJD", "ADV", "ITJ", "VVFIN", "VVIMP", "VVINF", "VVPP"})
"""Tags that a capital letter behind a name proves wrong: *Min Frei sagte*."""
_MODIFIER_TAGS = frozenset({"ADJA", "CARD", "ADV", "ADJD", "TRUNC"})
_NOUN_TAGS = frozenset({"NN", "NE", "FM", "XY"})
_ATTRIBUTES = frozenset({"von", "vom", "für", "aus"})
"""Prepositions behind a noun that mostly belong to it."""
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


def _bracket_end(tokens: Sequence[Token], i: int) -> int:
    """The closing bracket of a short bracket that opens at *i* (age, party, abbreviation), or -1."""
    if i < len(tokens) and tokens[i].text in ("(", "["):
        for j in range(i + 1, min(i + 9, len(tokens))):
            if tokens[j].text in (")", "]"):
                return j
            if tokens[j].is_finite:
                return -1
    return -1


def with_attributes(tokens: Sequence[Token], group: Group) -> Group:
    """Let *group* take in what belongs to it on its right: brackets, genitives, *von* attributes, *und* names."""
    while True:
        i = group.last + 1
        closing = _bracket_end(tokens, i)
        if closing > 0:
            group = evolve(group, last=closing)
            continue
        if i >= len(tokens):
            return group
        attribute = _genitive(tokens, group, i)
        if attribute is not None:
            group = evolve(group, last=attribute.last)
            continue
        attribute = _prepositional(tokens, group, i)
        if attribute is not None:
            group = evolve(group, last=attribute.last)
            continue
        if tokens[i].text.lower() in ("und", "sowie") and not group.pronoun and i + 1 < len(tokens):
            second = core(tokens, i + 1)
            if second is not None and _alike(tokens, group, second):
                second = with_attributes(tokens, second)
                return evolve(group, last=second.last, plural=True)
        return group


def _genitive(tokens: Sequence[Token], group: Group, i: int) -> Group | None:
    """The genitive attribute that begins at *i*: *(der Chef) der Bahn*, *(Angaben) libanesischer Behörden*.

    Where a form may be a dative as well, the tree decides; not in front of the finite verb, where one constituent stands
    (*Nach Angaben des Senats der Stadt (fehlt Geld)*), and not behind a preposition and a bare noun, which asks for its
    owner (*(wird) nach Aussage einer Sprecherin (gebaut)*).
    """
    if tokens[group.head].tag not in ("NN", "NE", "XY", "FM") or not _opens_genitive(tokens, i):
        return None
    attribute = core(tokens, i)
    if attribute is None or GENITIVE not in attribute.cases:
        return None
    if tokens[group.head].tag != "NN" or group.last - group.head > 12 or _is_name(tokens, group):
        return None
    if not is_argument(tokens, group.first, attribute.head):
        return attribute
    oblique = tokens[i].tag == "ADJA" or not attribute.cases & {NOMINATIVE, ACCUSATIVE}
    behind = _bracket_end(tokens, attribute.last + 1)
    end = (behind if behind > 0 else attribute.last) + 1
    front = end < len(tokens) and tokens[end].is_finite and not any(t.is_finite for t in tokens[:i])
    bare = group.preposition is not None and group.first == group.last
    return attribute if oblique and (front or bare) else None


def _opens_genitive(tokens: Sequence[Token], i: int) -> bool:
    """Whether a genitive may begin with a token: a determiner, or an adjective that shows the case of its bare noun:
    *(Berichte) britischer Zeitungen*."""
    token = tokens[i]
    if token.tag in ("ART", "PPOSAT", "PDAT", "PIAT"):
        return GENITIVE in cases_of(token)
    return token.tag == "ADJA" and token.text.endswith("er") and tokens[i - 1].tag == "NN"


def _is_name(tokens: Sequence[Token], group: Group) -> bool:
    """Whether a group is an abbreviation or ends in a quoted name, with no genitive behind it: *(so wirft) die OSZE der
    Stadt (vor)*."""
    head = tokens[group.head].text
    return (head.isupper() and len(head) > 1) or tokens[group.last].text in closing_marks()


def _prepositional(tokens: Sequence[Token], group: Group, i: int) -> Group | None:
    """The attribute with a preposition that begins at *i*: *(der Chef) von Nordbau*, *(die Botschaft) in Oslo*."""
    token, head = tokens[i], tokens[group.head]
    if token.tag not in ("APPR", "APPRART") or head.lemma in words("time"):
        return None
    form = token.text.lower()
    attribute = core(tokens, i + 1)
    if attribute is None:
        return None
    if form in _ATTRIBUTES and head.tag == "NN":
        return None if is_argument(tokens, group.first, attribute.head) else attribute
    seat = form in ("in", "im") and tokens[attribute.head].tag == "NE"
    return attribute if seat and _has_seat(tokens, group) else None


def _has_seat(tokens: Sequence[Token], group: Group) -> bool:
    """Whether a group is an official or a body, so that *in Berlin* behind it is its seat, not the place of the event."""
    head = tokens[group.head]
    if head.tag == "NE":
        return head.text.isupper() and len(head.text) > 1
    return tokens[group.last].text.lower().endswith(tuple(words("seat"))) or (
        head.tag == "NN" and head.lemma.lower().endswith(_bodies())
    )


@cache
def _bodies() -> tuple[str, ...]:
    """Nouns for organisations, in lower case, that longer nouns may end in."""
    rows = read_table("organisations", ("noun", "gender", "kind", "place", "is_a", "compounds"))
    return tuple(
        row["noun"].lower() for row in rows if row["kind"] == "organisation" and row["compounds"] == "yes"
    )


def _alike(tokens: Sequence[Token], a: Group, b: Group) -> bool:
    """Whether two groups may be co-ordinated as one source: names with names, or nouns of one case."""
    if not a.cases & b.cases:
        return False
    follower = b.last + 1
    return not (follower < len(tokens) and tokens[follower].is_finite and _has_verb_before(tokens, a.first))


def _has_verb_before(tokens: Sequence[Token], i: int) -> bool:
    """Whether the clause of token *i* has had its verb, so that what a verb follows opens another clause: *(Es gab) Streit
    um Lärm und die Anwohner (fürchten)*."""
    for token in reversed(tokens[:i]):
        if token.tag in ("$,", "$."):
            return False
        if token.is_finite:
            return True
    return False


def groups(tokens: Sequence[Token]) -> tuple[Group, ...]:
    """All nominal groups of a sentence, left to right, not overlapping.

    *Der Sprecher der Polizei in Köln (45) sagte der Zeitung am Montag* gives *Der … (45)*, *der Zeitung*,
    *Montag* (governed by *am*).
    """
    return tuple(_scan(tokens))


def _is_preposition(token: Token) -> bool:
    """By its tag, or one that taggers take for an adverb: *anlässlich der Eröffnung*."""
    return token.tag in ("APPR", "APPRART", "APZR") or (
        token.tag in ("ADJD", "ADV") and token.text.lower() in words("preposition")
    )


def _scan(tokens: Sequence[Token]) -> Iterator[Group]:
    i = 0
    while i < len(tokens):
        token = tokens[i]
        preposition = None
        start = i
        if _is_preposition(token) and i + 1 < len(tokens):
            preposition, start = i, i + 1
        if start < len(tokens) and tokens[start].tag in PRONOUN_TAGS:
            pronoun = Group(start, start, start, preposition, cases_of(tokens[start]), None, True)
            yield pronoun
            i = start + 1
            continue
        group = core(tokens, start)
        if group is None:
            i += 1
            continue
        if preposition is not None:
            group = evolve(group, preposition=preposition, cases=frozenset({DATIVE, ACCUSATIVE, GENITIVE}))
        group = with_attributes(tokens, group)
        yield group
        i = group.last + 1
