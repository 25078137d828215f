"""Surnames that look like something else, wherever a document uses them: *Jan Frei … sagte Frei, … so von der Heyde*.

A tagger that sees one sentence takes *Frei* for an adjective, *Koch* for an occupation and *von der Heyde* for a
prepositional phrase. The full name settles it; its surname is then a name everywhere in the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from itertools import pairwise, takewhile

from quoteattr.syntax.sentence import NAME_TAGS, Token, Tokens, as_name
from quoteattr.syntax.tagger import is_stem
from quoteattr.tables import read_table
from quoteattr.word_lists import words
from quoteattr.words.closed import COPULAS
from quoteattr.words.names import first_name_gender, title_gender
from quoteattr.words.nouns import head_of, is_time, role_of

PARTICLES = words("particle") - {"der", "den"} | {"vom", "zum"}
_ARTICLES = frozenset({"der", "dem", "den", "und", "zu", "la", "las", "los"})
_BEFORE_NOUNS = frozenset(
    {"ART", "ADJA", "PPOSAT", "PDAT", "PIAT", "PIDAT", "PWAT", "PRELAT", "CARD", "APPRART", "KOKOM"}
)
"""After one of these a word is a noun, or stands for one, but seldom a surname."""
_GERMAN = frozenset({"von", "vom", "zu", "zum"})
"""Particles that are prepositions as well: only a first name or a title in front makes a surname of what follows."""
_NEVER = frozenset({"APPR", "APPRART", "KON", "KOUS", "ART", "PPER", "CARD", "TRUNC"})
_BEHIND_SUBJECT = frozenset({"ADV", "APPR", "APPRART", "PTKVZ"})
_PRONOUNS = frozenset({"PPER", "PIS"})
_SUBJECTS = _PRONOUNS | {"PDS", "ART", "PPOSAT", "PDAT", "PIAT", "NN", "NE"}
"""What is the subject after a verb whose first word is not a name: *Frei ist die Stelle*, *Lang dauerte es*."""

Surname = tuple[str, ...]
"""Particles and name in lower case: ``("von", "der", "heyde")``."""


def settle_surnames(sentences: Sequence[Tokens], quoted: Iterable[str] = ()) -> list[tuple[Token, ...]]:
    """*sentences* with surnames, their particles too, tagged as names (NE).

    Args:
        sentences: the tokens of each sentence of one document.
        quoted: what it has in quotation marks, where full names stand too.
    """
    known = {surname for tokens in sentences for surname in _full_names(tokens)} | _always()
    known.update((surname,) for tokens in sentences for surname in _behind_offices(tokens))
    known.update((surname,) for words_of in quoted for surname in _behind_first_names(words_of.split()))
    elsewhere = {token.text for tokens in sentences for token in tokens[1:] if token.tag == "NE"}
    return [_settled(tokens, known, elsewhere) for tokens in sentences]


def _full_names(tokens: Tokens) -> Iterator[Surname]:
    """The surnames after first names and titles: *Ursula von der Heyde*, *Jan Frei*, *Frau von der Au*, *Lula da Silva*."""
    for at, token in enumerate(tokens):
        may_be_name = token.tag in ("NE", "NN") or "-" in token.text
        first_name = may_be_name and first_name_gender(token.text) is not None
        end = _behind_particles(tokens, at + 1)
        foreign = end and token.tag == "NE" and tokens[at + 1].text not in _GERMAN
        if not (first_name or foreign or _is_address(tokens, at)):
            continue
        if end and _is_surname(tokens, at + 1, end):
            yield tuple(t.text.lower() for t in tokens[at + 1 : end + 1])
        elif first_name and _is_bare_surname(tokens, at):
            yield (tokens[at + 1].text.lower(),)


def _is_address(tokens: Tokens, at: int) -> bool:
    """Whether the title at *at* is a form of address: *Frau von der Aue*; not *eine junge Frau von der Küste*."""
    return title_gender(tokens[at].text) is not None and not (at and tokens[at - 1].tag in _BEFORE_NOUNS)


def _behind_offices(tokens: Tokens) -> Iterator[str]:
    """The words in lower case that only a capital after an office makes a name: *Außenminister Kurz (warnt)*; a noun only
    where nothing is in front of the office but a verb or the sentence (*sagte Präsidentin Kern*), and that beside a verb."""
    for at, (office, name) in enumerate(pairwise(tokens)):
        if office.tag == "NN" and name.text.istitle() and role_of(office.text) is not None:
            if name.tag in ("ADJD", "ADV") or (name.tag == "NN" and _is_bare_office(tokens, at)):
                yield name.text.lower()


def _is_bare_office(tokens: Tokens, at: int) -> bool:
    """Whether an office without an article and the noun behind it stand alone beside a verb."""
    name, behind = tokens[at + 1], tokens[at + 2] if at + 2 < len(tokens) else None
    said = at > 0 and tokens[at - 1].is_finite
    ends = behind is None or behind.is_punctuation or behind.tag in _BEHIND_SUBJECT
    opens = at == 0 and behind is not None and behind.is_finite
    may_be_plurals = tokens[at].text.endswith("er") and name.text.endswith("e")  # *Einwohner Anteile*
    noun = may_be_plurals or is_time(name.text) or name.text.endswith(("en", "er"))
    return (opens or (said and ends)) and role_of(name.text) is None and not noun


def _behind_first_names(forms: Sequence[str]) -> Iterator[str]:
    """The words after first names where nothing is tagged, in lower case: *(„Ina) Frei (wird viel bewegen“)*."""
    for first, last in pairwise(forms):
        if first_name_gender(first) is not None and last.istitle() and len(last) > 2:
            yield last.lower()


def _is_bare_surname(tokens: Tokens, first_name: int) -> bool:
    """Whether the word after a first name is its surname: a capital inside a sentence, not *drei Mark Gewinn*."""
    before = tokens[first_name - 1].tag if first_name else ""
    if before in ("CARD", "ART") or first_name + 1 >= len(tokens):
        return False
    word = tokens[first_name + 1]
    return word.text.istitle() and word.text.isalpha() and len(word.text) > 2 and word.tag not in _NEVER


def _behind_particles(tokens: Tokens, at: int) -> int:
    """The word after the particles that begin at *at*, or 0."""
    if at >= len(tokens) or tokens[at].text.lower() not in PARTICLES:
        return 0
    end = at + 1
    while end < len(tokens) and tokens[end].text in _ARTICLES:
        end += 1
    return end if end < len(tokens) and tokens[end].text[:1].isupper() else 0


def _is_surname(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a word after particles is a name; that of a body is not one, *Lena von der Wasserwacht*, *Lena von der TU*,
    *Lena Otto vom Trinity College*, and *zu* has many other uses, *kam Lena zu Besuch*."""
    name = tokens[last]
    behind = takewhile(lambda token: token.tag in (*NAME_TAGS, "NN"), tokens[last + 1 :])
    if any(head_of(token.text) is not None for token in behind):
        return False
    if name.text.isupper() and len(name.text) > 1:
        return False
    if name.tag in NAME_TAGS:
        return True
    simple = tokens[first].text.lower() in ("von", "van", "vom")
    return simple and name.tag == "NN" and head_of(name.text) is None and role_of(name.text) is None


def _settled(tokens: Tokens, known: Set[Surname], elsewhere: Set[str]) -> tuple[Token, ...]:
    out = list(tokens)
    for at, token in enumerate(tokens):
        end = _behind_particles(tokens, at)
        if end and _without_genitive(t.text.lower() for t in tokens[at : end + 1]) & known:
            for i in range(at, end + 1):
                out[i] = as_name(tokens[i])
        elif "-" in token.text and first_name_gender(token.text) is not None:
            out[at] = as_name(token)  # *Frank-Walter*
        elif token.tag not in NAME_TAGS and token.text.istitle():
            surname = _without_genitive([token.text.lower()]) & known
            unlike_noun = token.tag != "NN" and token.text in elsewhere
            if (surname or unlike_noun) and _is_usedas_name(tokens, at):
                out[at] = as_name(token)
    return tuple(out)


def _is_usedas_name(tokens: Tokens, at: int) -> bool:
    """Whether a word that is a surname in this document is one here: *sagte Koch*, *Frei kritisierte das*; not *der Koch*,
    *Köche*, *als Koch*, *Frei ist er nicht*, *Lang dauerte es*. Before a colon it is a label: *Frei: Das stimmt.*"""
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None and before.tag in _BEFORE_NOUNS:
        return False
    if not is_stem(tokens[at].text.lower()):
        return True  # *Raab ist die Erste*: nothing else in German
    if tokens[at].tag == "NN":
        beside = [t for t in (before, behind) if t is not None and t.is_finite]
        return not any(t.text.lower().endswith(("en", "ern", "eln")) for t in beside)
    if before is not None and before.tag not in ("$.", "$(", "$,"):
        return True
    if behind is not None and behind.text == ":":
        return True
    if behind is None or behind.tag not in ("VVFIN", "VAFIN", "VMFIN"):
        return False
    after = tokens[at + 2] if at + 2 < len(tokens) else behind
    if after.text == "es" and behind.lemma not in COPULAS:
        return behind.lemma not in words("expletive")
    return after.tag not in (_SUBJECTS if behind.lemma in COPULAS else _PRONOUNS)


def _without_genitive(words_of: Iterable[str]) -> set[Surname]:
    surname = tuple(words_of)
    return {surname, (*surname[:-1], surname[-1].removesuffix("s"))}


@cache
def _always() -> frozenset[Surname]:
    """Surnames that need no first name to be known."""
    return frozenset(tuple(row["surname"].lower().split()) for row in read_table("surnames", ("surname",)))
