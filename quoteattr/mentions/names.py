"""What the words of a noun phrase say: which are titles, roles and class nouns, and which are the name.

*Ex-Kammerpräsident Prof. Dr. Ludwig Frey (67)* has a role, two titles, a person's name and an age; *die
Nachrichtenagentur Reuters* a class noun and an organisation's name; *eine Sprecherin* a role and no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from attrs import evolve

from quoteattr.mentions.agreement import AGED, cells, gender_of, is_plural, number
from quoteattr.mentions.cores import Core
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.name_edges import is_attribute, is_plural_dative, name_starts, name_words
from quoteattr.mentions.paradigms import Cells, cells_of_pronoun
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.fixed_names import AND, fixed_length
from quoteattr.syntax.sentence import Token
from quoteattr.word_lists import words as word_list
from quoteattr.words import (
    Head,
    Role,
    first_name_gender,
    head_of,
    is_party,
    place_of,
    role_of,
    statement_of,
    title_gender,
)

_ABBREVIATION = regex.compile(r"(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\d][\p{Lu}\d&.-]*s?")
_MIXED_CASE = regex.compile(r"\p{Ll}\p{Lu}\p{Lu}|^\p{Ll}+\p{Lu}|^\p{Lu}{2,}$")
_INITIAL = regex.compile(r"\p{Lu}\.(?:-?\p{Lu}\.)*")
_AGE = regex.compile(r"\d{1,3}")
_SAID = frozenset({"PPER", "PTKNEG", "PRF", "PDS", "VVFIN", "VAFIN", "VMFIN"})
_LONGEST_QUOTED = 6
_NOT_FEMININE = frozenset("dem das des ein einem eines im am vom zum beim den einen".split())


def named(tokens: Sequence[Token], core: Core) -> Iterator[Mention]:
    """The mentions that a core makes: mostly one; several where names are side by side (*warf Torn Reportern vor*)."""
    if not core.words:
        yield _wordless(tokens, core)
        return
    words = core.words
    while words:
        mention, used = _read_part(tokens, core, words)
        yield mention
        words = words[used:]
        core = (
            Core(words[0], core.last, None, words=words, quoted=core.quoted, bracket=core.bracket)
            if words
            else core
        )


def _wordless(tokens: Sequence[Token], core: Core) -> Mention:
    """A pronoun, or a number or a determiner that stands alone: *er*, *19 (davon)*, *diese*."""
    head = core.bracket[0] - 2 if core.bracket else core.last
    if core.pronoun:
        found = cells_of_pronoun(tokens[head])
        return Mention(head, head, head, head, core.preposition, _cases(found), number(found), pronoun=True)
    found = cells(tokens, core, head)
    return Mention(
        core.first,
        core.last,
        core.last,
        head,
        core.preposition,
        _cases(found),
        number(found),
        modifiers=core.modifiers,
    )


def _cases(found: Cells) -> frozenset[str]:
    return frozenset(case for case, _ in found)


def _read_part(tokens: Sequence[Token], part: Core, words: tuple[int, ...]) -> tuple[Mention, int]:
    roles: list[tuple[int, Role]] = []
    heads: list[tuple[int, Head]] = []
    statement: tuple[int, str] | None = None
    titled: str | None = None
    at = 0
    texts = [tokens[i].text for i in words]
    fixed = 0
    while at < len(words):
        index = words[at]
        token = tokens[index]
        fixed = fixed_length(texts, at)
        if fixed or name_starts(tokens, words, at, roles, heads, titled, part.quoted):
            break
        title = title_gender(token.text)
        noun = token.text[:1].isupper() and not _is_surname(token, part)  # not *ein dichter Takt*
        noun = noun and not is_attribute(tokens, words, at)
        role = role_of(token.text) if noun else None
        head = head_of(token.text) if noun and role is None else None
        if (
            at > 0
            and not roles
            and titled is None
            and not heads
            and (role or head)
            and tokens[words[at - 1]].tag == "NN"
        ):
            break
        if title is not None and (at + 1 < len(words) or role is None):
            titled = title or titled or ""
            if role is not None:
                roles.append((index, role))
        elif role is not None:
            if roles and is_plural_dative(token, role):
                break
            roles.append((index, role))
        elif head is not None:
            heads.append((index, head))
        elif statement_of(token.text) is not None:
            statement = (index, statement_of(token.text) or "")
        at += 1
    name, used = name_words(tokens, words, at, part.quoted)
    if fixed:
        name, used = words[at : at + fixed], at + fixed
    used = used or 1
    if used < len(words):
        part = _cut(part, words[:used])
    if not name and not roles and statement is None:
        name = _proper(tokens, part, words[:used], heads)
    elif name and not roles and not heads and titled is None:
        name = (*_adjectives_of_name(tokens, part, name), *name)
    mention = _judge(tokens, part, roles, heads, statement, titled, name, words[:used])
    if name and (fixed or AND in texts[at:used]):
        mention = evolve(mention, kind=SpeakerKind.ORGANISATION, full_name=False)
    return mention, used


def _is_surname(token: Token, core: Core) -> bool:
    """Whether a word stands alone and is tagged as a name, even if it is an occupation elsewhere: *sagte Koch*."""
    return token.tag == "NE" and len(core.words) == 1 and core.determiner is None


def _proper(
    tokens: Sequence[Token], core: Core, words: tuple[int, ...], heads: Sequence[tuple[int, Head]]
) -> tuple[int, ...]:
    """The name of a body that is made of common words: *Weißes Haus*, *Deutscher Wetterdienst*, *Hoover
    Institution*.

    A capital letter on the adjective says so, or an unknown word before a class noun.
    """
    capital = _capital(tokens, core)
    if capital and (
        core.determiner is not None or (capital[0] > 0 and not tokens[capital[0] - 1].tag.startswith("$."))
    ):
        return (*capital, *words)
    if len(words) > 1 and heads and heads[0][0] == words[-1] and not tokens[words[0]].text[:1].islower():
        return words
    return ()


def _capital(tokens: Sequence[Token], core: Core) -> list[int]:
    """The adjectives with a capital letter, not at the beginning of the sentence."""
    capital = [
        i for i in core.modifiers if i > 0 and tokens[i].tag == "ADJA" and tokens[i].text[:1].isupper()
    ]
    return [i for i in capital if not AGED.fullmatch(tokens[i].text)]


def _adjectives_of_name(tokens: Sequence[Token], core: Core, name: Sequence[int]) -> list[int]:
    """The adjectives before a name that belong to it: *(des) Westdeutschen (Klangfunks)*; not *der Deutsche (Jung)*,
    *des Deutschen (Jung)*."""
    if _is_ordinal_of_club(tokens, core, name[0]):
        return [name[0] - 1]
    capital = _capital(tokens, core)
    if not capital or capital[-1] + 1 != name[0] or first_name_gender(tokens[name[0]].text) is not None:
        return []
    last = tokens[name[-1]].text
    genitive = core.determiner is not None and tokens[core.determiner].text == "des" and last.endswith("s")
    body = genitive or head_of(last) is not None
    return capital if body or not any(role_of(tokens[i].text) for i in capital) else []


def _is_ordinal_of_club(tokens: Sequence[Token], core: Core, at: int) -> bool:
    """Whether a number opens the name of a club: *1. (FC Nordhafen)*."""
    return bool(core.modifiers) and tokens[at - 1].text == "1." and tokens[at].text.isupper()


def _cut(core: Core, words: tuple[int, ...]) -> Core:
    """The first *words* of a core, which loses its bracket."""
    quoted = tuple(i for i in core.quoted if i <= words[-1])
    last = words[-1] + (words[-1] in quoted)  # the closing mark
    return evolve(core, last=last, words=words, quoted=quoted, bracket=())


def _judge(
    tokens: Sequence[Token],
    core: Core,
    roles: list[tuple[int, Role]],
    heads: list[tuple[int, Head]],
    statement: tuple[int, str] | None,
    titled: str | None,
    name: tuple[int, ...],
    words: tuple[int, ...],
) -> Mention:
    """Put the parts together: kind of name, gender, number, age, party."""
    ages, party, abbreviation = _bracket(tokens, core)
    aged = {m.group(1) for i in (*core.modifiers, *words) if (m := AGED.fullmatch(tokens[i].text))}
    texts = [tokens[i].text for i in name]
    first = first_name_gender(texts[0]) if texts else None
    initial = bool(texts) and _INITIAL.fullmatch(texts[0]) is not None
    quoted = bool(name) and name[0] in core.quoted
    if quoted and (len(name) > _LONGEST_QUOTED or _is_saying(tokens, core, name, bool(roles or heads))):
        name, texts, quoted = (), [], False
    body = _class_within(texts)
    opening = head_of(texts[0]) if len(texts) > 1 else None
    if opening is not None and opening.kind is SpeakerKind.OUTLET:
        body = opening  # *Radio Vatikan* is a broadcaster, whatever its last word
    kind: SpeakerKind | None = None
    head = heads[-1] if heads else None
    article = tokens[core.determiner].text.lower() if core.determiner is not None else ""
    if (
        head is not None
        and head[1].gender == "f"
        and article in _NOT_FEMININE
        and tokens[head[0]].text.lower().endswith(head[1].noun)
    ):
        head = None
    nearest_is_head = head is not None and (not roles or head[0] > roles[-1][0])
    if name:
        if quoted:
            named_class = head[1] if head is not None else body
            kind = SpeakerKind.PERSON if roles else SpeakerKind.ORGANISATION
            kind = named_class.kind if named_class is not None else kind
        elif (
            body is not None
            and len(texts) > 1
            and not (first and len(texts) == 2 and tokens[name[-1]].tag == "NE")
        ):
            kind = body.kind
        elif nearest_is_head and not (first and len(texts) > 1):
            kind = head[1].kind if head is not None else None
        elif (
            roles and len(texts) == 1 and titled is None and "unternehmen" in roles[-1][1].wider and not ages
        ):
            kind = None
        elif roles and titled is None and len(texts) == 1 and _MIXED_CASE.search(texts[0]):
            kind = SpeakerKind.ORGANISATION
        elif roles or titled is not None or ((first or initial) and len(texts) > 1) or ages or aged:
            kind = SpeakerKind.PERSON
        elif (
            (_ABBREVIATION.fullmatch(texts[-1]) and len(texts[-1]) > 1)
            or place_of(" ".join(texts)) is not None
            or (len(texts) > 1 and texts[0] in word_list("place-opening"))
            or is_party(texts[-1])
        ):
            kind = SpeakerKind.ORGANISATION
        elif party is not None or (initial and len(texts[0]) == 2):
            kind = SpeakerKind.PERSON  # *K. schwieg*
        elif core.determiner is not None and tokens[core.determiner].tag in ("ART", "APPRART"):
            kind = SpeakerKind.ORGANISATION
        elif first and first != "u":
            kind = SpeakerKind.PERSON
    if kind is SpeakerKind.PERSON and head is not None and not roles and nearest_is_head:
        head = None
    base = _head(core, words)
    found = cells(tokens, core, base)
    person = first if kind is SpeakerKind.PERSON else None
    gender = gender_of(tokens[base], found, roles, head, titled, person)
    if (
        not name
        and roles
        and words
        and is_party(tokens[words[-1]].text)
        and _is_party_here(tokens, core, words[-1])
    ):
        name, kind, roles, gender = (words[-1],), SpeakerKind.ORGANISATION, [], None
    if not name and not roles and head is None and words and _names_party(tokens, core, words):
        name, kind = (words[-1],), SpeakerKind.ORGANISATION
    noun = None
    if words and not name:
        noun = roles[-1][0] if roles else head[0] if head else statement[0] if statement else words[-1]
        if statement is not None and words[-1] == statement[0]:
            noun = statement[0]
    return Mention(
        core.first,
        core.last,
        core.last,
        base,
        core.preposition,
        _cases(found),
        number(found),
        determiner=core.determiner,
        possessor=core.possessor,
        modifiers=core.modifiers,
        words=core.words,
        quoted=core.quoted,
        bracket=core.bracket,
        roles=tuple(roles),
        class_noun=head,
        statement=statement,
        name=name,
        kind=kind,
        noun=noun,
        gender=gender,
        several=not name and noun is not None and is_plural(tokens, core, noun, found),
        ages=frozenset(ages | aged),
        party=party,
        abbreviation=abbreviation,
        full_name=kind is SpeakerKind.PERSON and len(texts) > 1,
    )


def _head(core: Core, words: tuple[int, ...]) -> int:
    """The noun that a phrase is built on: the first one, or the last one after words in marks."""
    return words[-1] if words[0] in core.quoted and words[-1] not in core.quoted else words[0]


def _is_saying(tokens: Sequence[Token], core: Core, name: tuple[int, ...], classed: bool) -> bool:
    """Whether words in marks are something said and not a name: *der Satz „Mit uns nie“*, *eine „Schande“*."""
    if tokens[name[0]].text[:1].islower() or (not classed and any(tokens[i].tag in _SAID for i in name)):
        return True
    if name[-1] + 2 < len(tokens) and tokens[name[-1] + 2].text.startswith("-"):
        return False  # *eine „Tagesboten“-Redakteurin*
    article = tokens[core.determiner].text.lower() if core.determiner is not None else ""
    return not classed and article.startswith("ein") and all(tokens[i].tag in ("NN", "ADJA") for i in name)


def _class_within(texts: Sequence[str]) -> Head | None:
    """The class of a body that its own name shows: *Hoover Institution*; not after a first name, *Volker Ohm* is not a
    people."""
    for at in range(len(texts) - 1, -1, -1):
        first_name = at == 0 and len(texts) > 1 and first_name_gender(texts[at]) is not None
        head = None if first_name else head_of(texts[at])
        if head is not None:
            return head
    return None


def _is_party_here(tokens: Sequence[Token], core: Core, index: int) -> bool:
    """Whether *Grünen*, *Linke* is the party: *die Grünen*, *der Linken*; not *ein Grüner*, *die Grüne*."""
    article = tokens[core.determiner].text.lower() if core.determiner is not None else ""
    if core.modifiers or article not in ("die", "der", "den", "dem", ""):
        return False
    form = tokens[index].text
    return form.endswith("n") or (not article and form.endswith("e")) or form == "Linke"


def _names_party(tokens: Sequence[Token], core: Core, words: tuple[int, ...]) -> bool:
    """Whether a noun is the name of a party: *die Neos*, *den Piraten*."""
    article = tokens[core.determiner].text.lower() if core.determiner is not None else ""
    plain = len(words) == 1 and not core.modifiers and not core.quoted
    return plain and article in ("die", "der", "den", "das", "dem", "") and is_party(tokens[words[0]].text)


def _bracket(tokens: Sequence[Token], core: Core) -> tuple[set[str], str | None, str | None]:
    """Age, party and abbreviation in the bracket: (39), (CDU), (53, SPD), (BDA), (Bündnis 90/Die Grünen)."""
    ages: set[str] = set()
    party: str | None = None
    abbreviation: str | None = None
    for index in core.bracket:
        text = tokens[index].text
        if _AGE.fullmatch(text):
            ages.add(text)
        elif is_party(text):
            party = text.lower()
        elif _ABBREVIATION.fullmatch(text):
            abbreviation = text
    if len(core.bracket) == 1 and party is None and abbreviation is None and not ages:
        word = tokens[core.bracket[0]]
        if word.tag in ("NE", "FM", "XY"):
            abbreviation = word.text
    return ages, party, abbreviation
