"""The form in which an index lists a source: nominative, no article, no title.

*dem Weißen Haus* → Weißes Haus, *eines Sprechers der Polizei* → Sprecher der Polizei, *Beobachtern* →
Beobachter.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.mentions.mention import Mention
from quoteattr.syntax.sentence import Token
from quoteattr.words import head_of, is_party, role_of

_STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}
_WEAK_ENDINGS = ("en", "er", "es", "em", "e")
_WEAK_NOUNS = (
    "ist",
    "ent",
    "ant",
    "at",
    "oge",
    "et",
    "soph",
    "graf",
    "or",
    "ung",
    "heit",
    "keit",
    "schaft",
    "ion",
    "tät",
    "ik",
    "ur",
    "nom",
)
_NOT_FEMININE = frozenset({"des", "dem", "im", "vom", "beim", "zum"})
_LONGEST_ATTRIBUTE = 90


def strip_genitive(name: str) -> str:
    """A name without the ending of its genitive: *Harbecks* → Harbeck, *Lenz'* → Lenz."""
    if name.endswith(("'s", "’s")):
        return name[:-2]
    return name[:-1] if name.endswith(("s", "'", "’")) else name


def strong(adjective: str, gender: str) -> str:
    """An adjective without article in the nominative: *Weißen*, n → Weißes; *deutsche*, m → deutscher."""
    for ending in _WEAK_ENDINGS:
        if adjective.endswith(ending) and len(adjective) > len(ending) + 2:
            return adjective.removesuffix(ending) + _STRONG[gender]
    return adjective


def nominative(token: Token, *, plural: bool, gender: str | None) -> str:
    """A common noun in the nominative of its number: *Präsidenten* → Präsident, *Medienberichten* →
    Medienberichte."""
    form, lemma = token.text, token.lemma
    if is_party(form):
        return form
    body = head_of(form)
    if body is not None and body.gender == "p" and form.lower().endswith(body.noun + "n"):
        return form[:-1]  # *aus Regierungskreisen*
    if lemma.endswith("ß") and form[: len(lemma) + 1].endswith("ss"):
        lemma = lemma[:-1] + "ss"
    role = role_of(form)
    if role is not None and role.noun.endswith(("er", "e")) and _is_adjectival(form, role.noun):
        stem = form[:-2] if form.endswith(("en", "er", "em")) else form[:-1]
        return stem + ("e" if gender == "f" or (plural and gender != "m") else "er")
    if not plural:
        if form.lower().endswith(("jährige", "jähriger", "jährigen", "jährigem")):
            stem = form[: form.lower().rindex("jährig") + len("jährig")]
            return stem + ("e" if gender == "f" else "er")
        if role is not None and role.noun.endswith("e") and form.lower().endswith(role.noun + "n"):
            return form[:-1]  # *dem Zeugen*, whose lemma may be read as that of *Zeug*
        if form.lower() == lemma.lower() + "e":
            return form  # *dem Konzern Northvale*: hardly anybody writes the old dative, *dem Bunde*
        same_case = lemma[:1].upper() + lemma[1:]
        return same_case if same_case[:3].lower() == form[:3].lower() or len(lemma) <= 3 else form
    if form.lower().endswith("innen") or form.lower() == lemma.lower():
        return form
    base = role.noun if role is not None else lemma
    if form.endswith("n") and form[:-1] == lemma and lemma.endswith(("er", "el")):
        return lemma
    weak = base.endswith((*_WEAK_NOUNS, "e")) or gender not in ("m", "n")
    if form.endswith("en") and form[:-1] != lemma and not weak:
        return form[:-1]
    return form


def _is_adjectival(form: str, noun: str) -> bool:
    """Whether a role noun is declined like an adjective: its forms end in -e, -en, -er, -em upon one stem."""
    stem = noun.removesuffix("er")
    weak = role_of(stem + "e")
    if weak is None or weak.gender is not None or weak != role_of(stem + "en"):
        return False
    return form.lower().endswith(tuple(stem + ending for ending in ("e", "en", "er", "em")))


def surface(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    """The caller's characters from one token to another, white space made single."""
    return " ".join(text[tokens[first].start : tokens[last].end].split())


def proper_name(text: str, tokens: Sequence[Token], reading: Mention) -> str:
    """The name of a reading that has one, without article, with strong adjectives."""
    name = reading.name
    if (
        len(name) == 1
        and tokens[name[0]].text.endswith("en")
        and is_party(tokens[name[0]].text.removesuffix("n"))
    ):
        return tokens[name[0]].text.removesuffix("n")
    leading = [
        i for i in name if tokens[i].tag == "ADJA" and i in reading.modifiers and i not in reading.quoted
    ]
    if leading:
        gender = reading.gender if reading.gender in _STRONG else None
        determiner = reading.determiner
        if gender is None and determiner is not None and tokens[determiner].text.lower() in _NOT_FEMININE:
            gender = (
                "m"  # *des Mitteldeutschen Funks*: most names of bodies that no table knows are masculine
            )
        if gender is None:
            return surface(text, tokens, name[0], name[-1])
        head = tokens[name[-1]]
        plural = reading.several or (reading.class_noun is not None and reading.class_noun[1].gender == "p")
        adjectives = [strong(tokens[i].text, "p" if plural else gender) for i in leading]
        middle = [tokens[i].text for i in name[len(leading) : -1]]
        noun = nominative(head, plural=plural, gender=gender) if head.tag == "NN" else head.text
        return " ".join([*adjectives, *middle, noun])
    if (
        reading.class_noun is not None
        and reading.class_noun[1].takes_place
        and reading.class_noun[0] not in name
    ):
        noun = nominative(tokens[reading.class_noun[0]], plural=False, gender=reading.gender)
        return f"{noun} {surface(text, tokens, name[0], name[-1])}"
    if name[0] not in reading.quoted and tokens[name[-1]].tag == "NN":
        last = nominative(tokens[name[-1]], plural=reading.several, gender=reading.gender)
        start = surface(text, tokens, name[0], name[-2]) + " " if len(name) > 1 else ""
        return start + last
    return surface(text, tokens, name[0], name[-1])


def description_name(
    text: str, tokens: Sequence[Token], reading: Mention, attribute: tuple[int, int] | None
) -> str:
    """The name of a source that only a description stands for: *Sprecher der Polizei*, *Polizeisprecherin*.

    *attribute* are the first and last token of the genitive or *von* phrase behind the noun.
    """
    if reading.noun is None:
        return ""
    noun = nominative(tokens[reading.noun], plural=reading.several, gender=reading.gender)
    noun = noun[:1].upper() + noun[1:]
    if reading.possessor and not attribute:
        owner = surface(text, tokens, reading.possessor[0], reading.possessor[-1])
        noun = f"{owner} {noun}"
    if attribute is not None:
        tail = surface(text, tokens, *attribute)
        if len(tail) <= _LONGEST_ATTRIBUTE:
            noun = f"{noun} {tail}"
    return noun


def end_of_pair(tokens: Sequence[Token], aim: Mention) -> int:
    """The last token of what a body is for, with a second noun: *Amt* **für Jagd und Fischerei**, *Institut* **für
    Arbeitsmarkt- und Berufsforschung**; not where a second verb shows that *und* joins clauses."""
    last = aim.words_last
    if aim.preposition is None or tokens[aim.preposition].text not in ("für", "gegen"):
        return last
    second = last + 2
    if second >= len(tokens) or tokens[last + 1].text != "und" or tokens[second].tag != "NN":
        return last
    joined = tokens[last].text.endswith("-") or second + 1 >= len(tokens)
    between = not joined and tokens[second + 1].is_finite and any(t.is_finite for t in tokens[:last])
    return last if between else second
