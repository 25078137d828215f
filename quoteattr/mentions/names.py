"""Noun phrases with the parts that their words make: titles, roles and class nouns, and the name.

*Ex-Kammerpräsident Prof. Dr. Ludwig Frey (67)* has a role, two titles, a person's name and an age; *die
Nachrichtenagentur Reuters* a class noun and an organisation's name; *eine Sprecherin* a role and no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.mentions.agreement import age_in, cells, gender_of, is_plural, number
from quoteattr.mentions.kinds import kind_of_name
from quoteattr.mentions.mention import Mention, article_of
from quoteattr.mentions.name_edges import is_attribute, is_quality, name_starts, name_words, opens_outlet
from quoteattr.mentions.paradigms import cases, cells_of_pronoun
from quoteattr.mentions.parts import Parts, read_bracket
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.fixed_names import AND, fixed_length
from quoteattr.syntax.sentence import Tokens
from quoteattr.values import evolve
from quoteattr.word_lists import words as word_list
from quoteattr.words.declension import is_undeclined
from quoteattr.words.names import first_name_gender, is_party, place_of, title_gender
from quoteattr.words.nouns import Head, Role, head_of, is_generic, role_of, statement_of
from quoteattr.words.press import is_outlet
from quoteattr.words.table import in_lower_case

_SAID = frozenset({"PPER", "PTKNEG", "PRF", "PDS", "VVFIN", "VAFIN", "VMFIN"})
_LONGEST_QUOTED = 6
_NOT_FEMININE = frozenset("dem das des ein einem eines im am vom zum beim den einen".split())


def named(tokens: Tokens, core: Mention, *, held: bool = False) -> Iterator[Mention]:
    """The mentions that a core makes: mostly one; several where names are side by side (*warf Torn Reportern vor*).

    *held*: it is what a role without a name belongs to, so that a full name in it is the bearer's: *(der Sprecher) der
    Bundesbank Jan Ohm*.
    """
    if not core.words:
        found = cells_of_pronoun(tokens[core.head]) if core.pronoun else cells(tokens, core, core.head)
        yield evolve(core, determiner=None, cases=cases(found), plural=number(found))  # *diese*, *19 (davon)*
        return
    words = core.words
    bearer = _bearer(tokens, words) if held else 0
    if bearer:
        yield from named(tokens, _cut(core, words[:bearer]))
        core, words = _behind(core, words[bearer:]), words[bearer:]
    while words:
        parts = _read_parts(tokens, core, words)
        here = _cut(core, parts.words) if len(parts.words) < len(words) else core
        yield _mention(tokens, here, _with_own_words(tokens, here, parts))
        words = words[len(parts.words) :]
        if words:
            core = _behind(core, words)


def _behind(core: Mention, words: tuple[int, ...]) -> Mention:
    """What remains of a core from the first of *words* on."""
    last = core.core_last
    return Mention(words[0], last, last, words[0], words=words, quoted=core.quoted, bracket=core.bracket)


def _bearer(tokens: Tokens, words: tuple[int, ...]) -> int:
    """The number of the word at which a full name begins behind other nouns, or 0."""
    texts = [tokens[i].text for i in words]
    at = len(texts) - 2
    while at > 0 and (tokens[words[at]].tag != "NE" or first_name_gender(texts[at]) is None):
        at -= 1
    while at > 1 and first_name_gender(texts[at - 1]) is not None and place_of(texts[at - 1]) is None:
        at -= 1
    if at <= 0 or words[at] != words[at - 1] + 1 or title_gender(texts[at - 1]) is not None:
        return 0
    return at if role_of(texts[at - 1]) is None else 0


def _cut(core: Mention, words: tuple[int, ...]) -> Mention:
    """The first *words* of a core, which loses its bracket."""
    quoted = tuple(i for i in core.quoted if i <= words[-1])
    last = words[-1] + (words[-1] in quoted)  # the closing mark
    return evolve(core, last=last, core_last=last, words=words, quoted=quoted, bracket=())


def _read_parts(tokens: Tokens, core: Mention, words: tuple[int, ...]) -> Parts:
    """Sort *words*, those of *core* that no mention has used up, as far as one mention reaches."""
    texts = [tokens[i].text for i in words]
    parts, at, fixed = Parts(), 0, 0
    while at < len(words):
        host = first_name_gender(texts[at]) is not None  # *Gastgeberin Anne Will*
        if parts.roles and not host and opens_outlet(tokens, words, at):
            return evolve(parts, words=words[:at])
        fixed = fixed_length(texts, at)
        if fixed or name_starts(tokens, words, at, parts, core.quoted):
            break
        further = _with_word(tokens, core, words, at, parts)
        if further is None and is_quality(tokens[words[at]]):
            return evolve(parts, words=words[:at])
        if further is None:
            break
        parts, at = further, at + 1
    name, used = (words[at : at + fixed], at + fixed) if fixed else name_words(tokens, words, at, core.quoted)
    joined = bool(fixed) or AND in texts[at:used]
    return Parts(words[:used], parts.roles, parts.heads, parts.statement, parts.titled, name, joined)


def _with_word(tokens: Tokens, core: Mention, words: tuple[int, ...], at: int, parts: Parts) -> Parts | None:
    """*parts* and what word number *at* is; ``None`` where it opens a mention of its own: *warf Torn | Reporter vor*."""
    index = words[at]
    token = tokens[index]
    role, head = _role_or_class(tokens, core, words, at)
    told = bool(parts.heads) or parts.named_as_person
    borne = role is not None and first_name_gender(" ".join(tokens[i].text for i in words[at + 1 : at + 2]))
    if (role or head) and at > 0 and not told and not borne and tokens[words[at - 1]].tag == "NN":
        return None
    if told and role is None and head is None and is_quality(token):
        return None
    title = title_gender(token.text)
    if title is not None and (at + 1 < len(words) or role is None):
        parts = evolve(parts, titled=title or parts.titled or "")
    if role is not None:
        return evolve(parts, roles=(*parts.roles, (index, role)))
    if title is not None:
        return parts
    if head is not None:
        return evolve(parts, heads=(*parts.heads, (index, head)))
    statement = statement_of(token.text)
    return parts if statement is None else evolve(parts, statement=(index, statement))


def _role_or_class(
    tokens: Tokens, core: Mention, words: tuple[int, ...], at: int
) -> tuple[Role | None, Head | None]:
    """What a noun stands for: a person, else a body, a group, a document; an adjective is not one: *ein dichter Takt*.

    A noun for both is the body where no name follows: *der Betriebsrat (warnte)*; not *Betriebsrat Jan Ohm*, *ein Händler*.
    """
    token = tokens[words[at]]
    alone = token.tag == "NE" and len(core.words) == 1 and core.determiner is None  # *sagte Koch*
    if not token.text[:1].isupper() or alone or is_attribute(tokens, words, at):
        return None, None
    role, head = role_of(token.text), head_of(token.text)
    both = role is not None and head is not None and role.noun == head.noun
    if both and words[at] == core.words[-1] and not article_of(tokens, core).startswith("ein"):
        role = None
    return role, head if role is None else None


def _with_own_words(tokens: Tokens, core: Mention, parts: Parts) -> Parts:
    """*parts* with the adjectives and common words that belong to the name."""
    name = parts.name
    if not name and not parts.roles and parts.statement is None:
        name = _proper(tokens, core, parts)
    elif name and core.modifiers and not parts.heads and not parts.named_as_person:
        name = (*_adjectives_of_name(tokens, core, name), *name)
    return parts if name == parts.name else evolve(parts, name=name)


def _proper(tokens: Tokens, core: Mention, parts: Parts) -> tuple[int, ...]:
    """The name of a body that is made of common words: *Weißes Haus*, *Deutscher Wetterdienst*, *Stadtbus GmbH*. A capital
    letter on the adjective says so, or the form of the firm."""
    capital, words = _capital(tokens, core), parts.words
    if len(words) > 1 and tokens[words[-1]].text in word_list("legal-form"):
        return words
    if all(is_undeclined(tokens[i].text, tokens[i].text) for i in capital) and _may_be_any(parts):
        return ()  # *der Berliner Zweitligist*
    if capital and not tokens[capital[0] - 1].tag.startswith("$."):
        return (*capital, *words)
    return ()


def _may_be_any(parts: Parts) -> bool:
    """Whether the noun is one that any firm or club goes by: *Unternehmen*, *Zweitligist*; not *Polizei*."""
    head = parts.heads[-1][1] if len(parts.words) == 1 and parts.heads else None
    if head is None or head.takes_place:
        return False
    return is_generic(head.noun) or any(noun in in_lower_case("naming") for noun in head.wider)


def _capital(tokens: Tokens, core: Mention) -> list[int]:
    """The adjectives with a capital letter, not at the beginning of the sentence."""
    adjectives = (i for i in core.modifiers if i > 0 and tokens[i].tag == "ADJA")
    return [i for i in adjectives if tokens[i].text[:1].isupper() and age_in(tokens[i].text) is None]


def _adjectives_of_name(tokens: Tokens, core: Mention, name: Sequence[int]) -> list[int]:
    """The adjectives before a name that belong to it: *(des) Westdeutschen (Klangfunks)*; not *der Deutsche (Jung)*,
    *des Deutschen (Jung)*."""
    if core.modifiers and tokens[name[0] - 1].text == "1." and tokens[name[0]].text.isupper():
        return [name[0] - 1]  # *1. FC Nordhafen*
    capital = _capital(tokens, core)
    if not capital or capital[-1] + 1 != name[0] or first_name_gender(tokens[name[0]].text) is not None:
        return []
    last = tokens[name[-1]].text
    genitive = core.determiner is not None and tokens[core.determiner].text == "des" and last.endswith("s")
    body = genitive or head_of(last) is not None
    return capital if body or not any(role_of(tokens[i].text) for i in capital) else []


def _mention(tokens: Tokens, core: Mention, parts: Parts) -> Mention:
    """Put the parts together: kind of name, gender, number, age, party."""
    bracket = read_bracket(tokens, core)
    aged = {age for i in (*core.modifiers, *parts.words) if (age := age_in(tokens[i].text))}
    if _is_something_said(tokens, core, parts):
        parts = evolve(parts, name=(), fixed=False)
    roles, head, name = parts.roles, _class_noun(tokens, core, parts), parts.name
    told = head[1] if head is not None else None
    kind = kind_of_name(tokens, core, parts, told, bracket, bool(bracket.ages or aged)) if name else None
    if kind is SpeakerKind.PERSON and not roles:
        head = None
    base = parts.words[0]
    found = cells(tokens, core, base)
    first = first_name_gender(tokens[name[0]].text) if kind is SpeakerKind.PERSON else None
    gender = gender_of(tokens[base], found, roles, head, parts.titled, first)
    full_name = kind is SpeakerKind.PERSON and len(name) > 1 and not parts.fixed
    if not name and _names_party(tokens, core, parts, head is not None):
        name, kind = parts.words[-1:], SpeakerKind.ORGANISATION
        gender = None if roles else gender
        roles = ()
    noun = None if name else _noun(parts, head)
    return evolve(
        core,
        head=base,
        cases=cases(found),
        plural=number(found),
        roles=roles,
        class_noun=head,
        statement=parts.statement,
        name=name,
        kind=SpeakerKind.ORGANISATION if parts.fixed else kind,
        noun=noun,
        gender=gender,
        several=noun is not None and is_plural(tokens, core, noun, found),
        ages=bracket.ages | aged,
        party=bracket.party,
        abbreviation=bracket.abbreviation,
        full_name=full_name,
    )


def _class_noun(tokens: Tokens, core: Mention, parts: Parts) -> tuple[int, Head] | None:
    """The class noun of a phrase, unless its article shows that it is another word: *das Post*."""
    if not parts.heads:
        return None
    at, head = parts.heads[-1]
    feminine = head.gender == "f" and tokens[at].text.lower().endswith(head.noun)
    return None if feminine and article_of(tokens, core) in _NOT_FEMININE else (at, head)


def _noun(parts: Parts, head: tuple[int, Head] | None) -> int:
    """The noun that stands for a phrase without a name."""
    statement = parts.statement
    if statement is not None and parts.words[-1] == statement[0]:
        return statement[0]
    if parts.roles:
        return parts.roles[-1][0]
    return head[0] if head is not None else parts.words[-1]


def _is_something_said(tokens: Tokens, core: Mention, parts: Parts) -> bool:
    """Whether words in marks are something said and not a name: *der Satz „Mit uns nie“*, *eine „Schande“*."""
    name = parts.name
    if not name or name[0] not in core.quoted:
        return False
    if is_outlet(" ".join(tokens[i].text for i in name)):
        return False  # *die „taz“*
    classed = bool(parts.roles or parts.heads)
    if len(name) > _LONGEST_QUOTED or tokens[name[0]].text[:1].islower():
        return True
    if not classed and any(tokens[i].tag in _SAID for i in name):
        return True
    if name[-1] + 2 < len(tokens) and tokens[name[-1] + 2].text.startswith("-"):
        return False  # *eine „Tagesboten“-Redakteurin*
    common = all(tokens[i].tag in ("NN", "ADJA") for i in name)
    return not classed and common and article_of(tokens, core).startswith("ein")


def _names_party(tokens: Tokens, core: Mention, parts: Parts, classed: bool) -> bool:
    """Whether a noun is the name of a party: *die Neos*, *den Piraten*; *die Grünen*, *der Linken*, not *ein Grüner*, *die
    Grüne*."""
    form, article = tokens[parts.words[-1]].text, article_of(tokens, core)
    if core.modifiers or not is_party(form):
        return False
    if parts.roles:
        weak = form.endswith("n") or (not article and form.endswith("e")) or form == "Linke"
        return weak and article in ("die", "der", "den", "dem", "")
    plain = not classed and len(parts.words) == 1 and not core.quoted
    return plain and article in ("die", "der", "den", "das", "dem", "")
