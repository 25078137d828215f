"""Where the proper name begins in a run of nouns, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.quote import SpeakerKind
from quoteattr.syntax.fixed_names import AND
from quoteattr.syntax.sentence import Token
from quoteattr.words import (
    PARTICLES,
    Head,
    Role,
    first_name_gender,
    head_of,
    is_only_time,
    place_of,
    role_of,
    statement_of,
    title_gender,
)
from quoteattr.words.gender import how_known

_FOREIGN_LINKS = frozenset({"of", "for"})
_INITIAL = regex.compile(r"\p{Lu}\.(?:-?\p{Lu}\.)*")


def name_starts(
    tokens: Sequence[Token],
    words: tuple[int, ...],
    at: int,
    roles: Sequence[tuple[int, Role]],
    heads: Sequence[tuple[int, Head]],
    titled: str | None,
    quoted: tuple[int, ...],
) -> bool:
    """Whether the proper name begins at word number *at*."""
    index = words[at]
    token = tokens[index]
    if index in quoted:
        return True
    if title_gender(token.text) is not None:
        return at + 1 >= len(words) and titled is not None
    if _INITIAL.fullmatch(token.text) or (at + 1 < len(words) and tokens[words[at + 1]].text == AND):
        return True
    if at > 0 and token.text in PARTICLES:
        return True
    if _opens_foreign_name(tokens, words, at) or _is_town(tokens, words, at):
        return True
    role = role_of(token.text)
    more = at + 1 < len(words)
    if (
        heads
        and words[at - 1] == heads[-1][0]
        and heads[-1][1].kind is not SpeakerKind.GROUP
        and (_may_be_own_name(token) or is_attribute(tokens, words, at))
    ):
        return heads[-1][1].takes_place or not more or heads[-1][1].kind is not SpeakerKind.DOCUMENT
    after_person = bool(roles) or titled is not None
    if first_name_gender(token.text) is not None:
        if token.tag != "NN" or (more and tokens[words[at + 1]].tag in ("NE", "FM", "XY")):
            return True
        if more and token.text[:1].isupper() and (after_person or role is None):
            return True
    if token.tag in ("NE", "FM", "XY"):
        if role is not None and (more or "-" in token.text or not after_person):
            return False
        if statement_of(token.text) is not None or _is_unknown_office(tokens, words, at):
            return False
        return not (head_of(token.text) is not None and at == 0 and "-" in token.text)
    if (
        after_person
        and roles
        and _opens_rare_name(tokens, words, at)
        and not is_plural_dative(tokens[roles[-1][0]], roles[-1][1])
    ):
        return True
    if after_person and not more and token.tag == "NN" and not is_only_time(token.text):
        last = roles[-1] if roles else None
        singular = last is None or not is_plural_dative(tokens[last[0]], last[1])
        unknown = role is None and head_of(token.text) is None and statement_of(token.text) is None
        address = titled in ("m", "f") and not roles
        return (
            singular and words[at - 1] == index - 1 and (address or (unknown and _looks_like_surname(token)))
        )
    return False


def is_attribute(tokens: Sequence[Token], words: tuple[int, ...], at: int) -> bool:
    """Whether an adjective after a class noun belongs to the noun that follows: *(Verein) Deutsche (Sprache)*."""
    more = at > 0 and at + 1 < len(words) and words[at + 1] == words[at] + 1
    return more and tokens[words[at]].tag == "ADJA" and tokens[words[at + 1]].tag in ("NN", "NE")


def _opens_foreign_name(tokens: Sequence[Token], words: tuple[int, ...], at: int) -> bool:
    """*Bank of England*, *Ministry of Sound*: a small foreign word continues the name; *Channel 13*: so does a number."""
    if at + 1 < len(words) and tokens[words[at + 1]].tag == "CARD":
        return head_of(tokens[words[at]].text) is not None
    return at + 2 < len(words) and tokens[words[at + 1]].text in _FOREIGN_LINKS


def _is_town(tokens: Sequence[Token], words: tuple[int, ...], at: int) -> bool:
    """Whether a noun in -er is the town that a body is called by: *Münchner Ifo-Institut*; not *Hersteller Nordbau*."""
    if at > 0 or len(words) < 2 or words[1] != words[0] + 1:
        return False
    word, body = tokens[words[0]].text, head_of(tokens[words[1]].text)
    known = role_of(word) is not None or head_of(word) is not None or how_known(word) != "ending"
    office = role_of(tokens[words[1]].text) is not None  # *der Tessiner Ständerat*
    return word.endswith("er") and "-" not in word and not known and body is not None and not office


def _opens_rare_name(tokens: Sequence[Token], words: tuple[int, ...], at: int) -> bool:
    """After a role, a word that the tagger takes for a noun, before the last word of the run, where no two common
    nouns would be: *Kapitän Basalt Kroll*; not *Minister Anfang Mai*."""
    if at + 2 != len(words) or at == 0 or words[at - 1] != words[at] - 1 or words[at + 1] != words[at] + 1:
        return False
    first, last = tokens[words[at]], tokens[words[at + 1]]
    if first.tag != "NN" or last.tag != "NE" or place_of(last.text) is not None or last.text.isupper():
        return False
    return all(_is_no_known_noun(token.text) and _looks_like_surname(token) for token in (first, last))


def _is_no_known_noun(word: str) -> bool:
    known = role_of(word) is not None or head_of(word) is not None or statement_of(word) is not None
    return not known and not is_only_time(word)


def _is_unknown_office(tokens: Sequence[Token], words: tuple[int, ...], at: int) -> bool:
    """A compound with a hyphen before a full name, whatever it means: *Moorbund-Säckelwart Jan Ohm*."""
    compound = tokens[words[at]].text
    if (
        "-" not in compound
        or at + 2 >= len(words)
        or first_name_gender(compound.rsplit("-", 1)[1]) is not None
    ):
        return False
    return first_name_gender(tokens[words[at + 1]].text) is not None


def _may_be_own_name(token: Token) -> bool:
    """A capitalised word after *Polizei*, *Landgericht*, *Konzern* that is not a class noun itself."""
    if is_only_time(token.text) or token.tag not in ("NN", "NE", "FM", "XY"):
        return False
    if place_of(token.text) is not None:
        return True
    head = head_of(token.text)
    listed = head is not None and not head.modifier
    return (
        token.text[:1].isupper()
        and role_of(token.text) is None
        and not listed
        and statement_of(token.text) is None
    )


def _looks_like_surname(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and "-" not in token.text
        and not token.text.endswith(("ung", "heit", "keit", "schaft", "ion", "tät"))
    )


def is_plural_dative(token: Token, role: Role) -> bool:
    """*Reportern*, *Kollegen*, *Mitarbeiterinnen*: no name follows these."""
    form = token.text.lower()
    return form.endswith(("innen", "ern")) or (form.endswith("en") and not role.noun.endswith("en"))


def name_words(
    tokens: Sequence[Token], words: tuple[int, ...], at: int, quoted: tuple[int, ...]
) -> tuple[tuple[int, ...], int]:
    """The words of the name from *at* on, and how many words of the run are used up."""
    if at >= len(words):
        return (), at
    if words[at] in quoted:
        end = at
        while end < len(words) and words[end] in quoted:
            end += 1
        return words[at:end], end
    end = at + 1
    starts_first = first_name_gender(tokens[words[at]].text) is not None or _INITIAL.fullmatch(
        tokens[words[at]].text
    )
    while end < len(words):
        if words[end] in quoted:
            break
        token = tokens[words[end]]
        if token.text == AND or tokens[words[end - 1]].text == AND:
            end += 1
            continue
        if token.text in PARTICLES:
            end += 1
            continue
        head = head_of(token.text) if starts_first and end > at + 1 else None
        if head is not None and head.kind is SpeakerKind.OUTLET:
            break  # *sagte Jan Wiebel Radio Weserland*
        behind_first = bool(starts_first) and (end == at + 1 or _is_second_name(tokens, words, at, end))
        surname_due = behind_first or tokens[words[end - 1]].text.lower() in PARTICLES
        before = tokens[words[end - 1]]
        if before.text in _FOREIGN_LINKS or (before.tag == "ADJA" and end == at + 1):
            end += 1
            continue
        if token.tag == "NN" and not surname_due:
            if role_of(token.text) is not None or head_of(token.text) is None:
                break
        if token.tag == "NN" and surname_due and is_only_time(token.text):
            break
        if (
            surname_due
            and token.tag == "NN"
            and (role_of(token.text) is not None and is_plural_dative(token, role_of(token.text) or _NO_ROLE))
        ):
            break
        end += 1
    return words[at:end], end


def _is_second_name(tokens: Sequence[Token], words: tuple[int, ...], at: int, end: int) -> bool:
    """Whether word number *end* is the surname after two first names: *Hans Georg Ohmsen*."""
    second = end == at + 2 and first_name_gender(tokens[words[at + 1]].text) is not None
    return second and role_of(tokens[words[end]].text) is None and head_of(tokens[words[end]].text) is None


_NO_ROLE = Role("", None)
