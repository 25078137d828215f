"""Case, number and gender of a noun phrase: what its forms allow and what its words say."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

import regex

from quoteattr.cues.entries import Addressee
from quoteattr.cues.lexicon import load
from quoteattr.memory import WORDS
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import (
    ALL_CELLS,
    DETERMINER_TAGS,
    PLURAL,
    PLURALS,
    Cells,
    allowed,
    cells_of_adjective,
    cells_of_determiner,
    cells_of_noun,
    cells_of_preposition,
    is_declined_like_an_adjective,
)
from quoteattr.syntax.sentence import NAME_TAGS, Token, Tokens
from quoteattr.words.declension import is_undeclined
from quoteattr.words.forms import both_sexes
from quoteattr.words.gender import gender_of_noun, how_known
from quoteattr.words.names import party_gender
from quoteattr.words.nouns import Head, Role, head_of, role_of
from quoteattr.words.table import used_as

_AGED = regex.compile(r"(\d{1,3})-?[Jj]ährige[rnms]?")
_FEMININE = frozenset(cell for cell in ALL_CELLS if cell[1] == "f")


def cells(tokens: Tokens, core: Mention, head: int) -> Cells:
    """The cells that all words of a phrase allow: *mit den neuen Chefs* dat.p, *der Sprecher* nom.m gen.p."""
    determiner = None if core.determiner is None else tokens[core.determiner]
    article = None if determiner is None else determiner.text
    found: list[Cells] = []
    if core.preposition is not None:
        found.append(cells_of_preposition(tokens[core.preposition]))
    if determiner is not None and core.determiner == head:
        found.append(cells_of_determiner(determiner))
    elif determiner is not None and core.determiner is not None:
        second = tokens[core.determiner + 1]
        several = second.text == "paar"  # *ein paar Leute*
        found.append(PLURALS if several else cells_of_determiner(determiner))
        if second.tag in DETERMINER_TAGS and not several:
            found.append(cells_of_adjective(second.text, determiner.text))  # *der beiden Leute*
    for i in core.modifiers:
        if tokens[i].tag == "CARD":
            found.append(cells_of_determiner(tokens[i]))
        elif tokens[i].tag == "ADJA" and not is_undeclined(tokens[i].text, tokens[i].lemma):
            found.append(cells_of_adjective(tokens[i].text, article))
    noun = tokens[head]
    if head in core.quoted:  # names in marks need not be declined: *in der „Neue Kurier“*
        feminine = _gender_of_table(noun.text) == "f"
        return allowed(*found, *([_FEMININE] if feminine else ()))
    either = both_sexes(noun.text)
    if either is not None:
        found.append(PLURALS if either.endswith(("innen", "en")) else ALL_CELLS - PLURALS)  # *Sprecher:in*
    elif is_declined_like_an_adjective(noun):
        found.append(cells_of_adjective(noun.text, article))
    elif noun.tag != "NN":
        found.append(ALL_CELLS if determiner is not None else ALL_CELLS - PLURALS)  # *die USA*, *Eva Lund*
    else:
        found.append(cells_of_noun(noun.text, noun.lemma, _gender_of_table(noun.text)))
    return allowed(*found)


@lru_cache(maxsize=WORDS)
def age_in(word: str) -> str | None:
    """The age that *53-Jähriger* and its forms give."""
    found = _AGED.fullmatch(word)
    return found[1] if found is not None else None


@lru_cache(maxsize=WORDS)
def _gender_of_table(noun: str) -> str | None:
    """The gender of a noun in the table, perhaps as the end of a compound, "p" for one without a singular: *Leute*."""
    known = head_of(noun)
    if known is not None and known.gender == PLURAL:
        return PLURAL
    sure = how_known(noun) != "ending" or noun.endswith("er")  # *die Siedler* are many
    return gender_of_noun(noun) if sure else None


@lru_cache(maxsize=WORDS)
def number(found: Cells) -> bool | None:
    """Whether cells are those of a plural (true), of a singular (false), or of either."""
    plurals = {gender == PLURAL for _, gender in found}
    return plurals.pop() if len(plurals) == 1 else None


def gender_of(
    noun: Token, mention: Mention, found: Cells, head: Head | None, first: str | None
) -> str | None:
    """ "m", "f", "n" or ``None``, from title, role noun, first name, class noun, the forms and the noun, in that order."""
    if mention.titled in ("m", "f"):
        return mention.titled
    for _, role in reversed(mention.roles):
        if role.gender == "f" or (role.gender == "m" and first != "f"):
            return role.gender
    if first in ("m", "f"):
        return first
    plural_only = head is not None and head.gender == PLURAL
    if head is not None and not plural_only:
        return head.gender
    genders = {gender for _, gender in found} - {PLURAL}
    if age_in(noun.text) is not None:
        genders.discard("n")  # *dem 47-Jährigen*
    if len(genders) == 1:
        return genders.pop()
    if noun.tag != "NN":
        return party_gender(noun.text)
    return (
        None if mention.roles or plural_only else gender_of_noun(noun.text)
    )  # *Mitglied* tells nothing of a person


def is_plural(tokens: Tokens, core: Mention, noun: int, found: Cells) -> bool:
    """Whether a phrase without a name means several; if its forms leave that open, by how news is written: *Forscher
    (warnen)* are many, *(so) der Betreiber*, *früherer Minister* is one, *den Experten* are many, *den
    Präsidenten* is one."""
    plural = number(found)
    if plural is not None:
        return plural
    role = role_of(tokens[noun].text)
    if core.determiner is not None:
        office = core.preposition is None and role is not None and _is_office(role)
        several = tokens[core.determiner].text.lower() in ("den", "seinen", "ihren") and not office
        return several and not (role is not None and _is_asked(tokens, core))
    adjective = next((tokens[i].text for i in core.modifiers if tokens[i].tag == "ADJA"), "")
    if role is None or tokens[noun].tag == "NE" or core.possessor or adjective.endswith(("er", "em")):
        return False
    return not (tokens[noun].text.lower().endswith(role.noun) and _is_apposition(tokens, core))


def _is_asked(tokens: Tokens, core: Mention) -> bool:
    """Whether the verb takes the one it speaks to in the accusative: *fragte den Zeugen*, *hat den Zeugen ermahnt*; not
    *riet den Zeugen*, *mit den Zeugen*."""
    if core.preposition is not None:
        return False
    before = takewhile(lambda token: not token.is_punctuation, reversed(tokens[: core.first]))
    behind = [*takewhile(lambda token: not token.is_punctuation, tokens[core.core_last + 1 :])]
    verbs = [token for token in (*before, *behind) if token.tag.startswith("VV")]
    particle = next((token.text for token in behind if token.tag == "PTKVZ"), None)
    cue = load().find(verbs[0].text, verbs[0].lemma, particle) if verbs else None
    return cue is not None and Addressee.ACCUSATIVE in cue.addressees


def _is_office(role: Role) -> bool:
    """Whether one has a role at a time: *Präsident*, *Polizeipräsident*; not *Beamter*."""
    nouns = {noun.title() for noun in (role.noun, *role.wider)}
    return not nouns.isdisjoint(used_as("office")) and nouns.isdisjoint(used_as("many"))


def _is_apposition(tokens: Tokens, core: Mention) -> bool:
    """Whether a bare noun follows a name and a comma: *Reinhold Kast (48), Geschäftsführer des Verbands*."""
    at = core.first
    if at < 2 or tokens[at - 1].text != ",":
        return False
    return tokens[at - 2].tag in NAME_TAGS or tokens[at - 2].text == ")"
