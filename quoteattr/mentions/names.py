"""Noun phrases with the parts that their words make: titles, roles and class nouns, and the name.

*Ex-Kammerpräsident Prof. Dr. Ludwig Frey (67)* has a role, two titles, a person's name and an age; *die
Nachrichtenagentur Reuters* a class noun and an organisation's name; *eine Sprecherin* a role and no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.mentions.agreement import age_in, cells, gender_of, is_plural, number
from quoteattr.mentions.brackets import with_bracket
from quoteattr.mentions.kinds import kind_of_name
from quoteattr.mentions.mention import Mention, article_of
from quoteattr.mentions.name_edges import (
    is_attribute,
    is_no_name,
    is_quality,
    name_starts,
    name_words,
    opens_outlet,
)
from quoteattr.mentions.paradigms import cases, cells_of_pronoun, genders_of
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.fixed_names import AND, fixed_length
from quoteattr.syntax.sentence import Tokens
from quoteattr.values import evolve
from quoteattr.word_lists import words as word_list
from quoteattr.words.closed import DEFINITE
from quoteattr.words.declension import is_undeclined
from quoteattr.words.names import first_name_gender, is_party, place_of, title_gender
from quoteattr.words.nouns import Head, Role, head_of, is_generic, role_of, statement_of
from quoteattr.words.press import is_outlet
from quoteattr.words.table import in_lower_case

_SAID = frozenset({"PPER", "PTKNEG", "PRF", "PDS", "VVFIN", "VAFIN", "VMFIN"})
_LONGEST_QUOTED = 6


def named(tokens: Tokens, core: Mention, *, held: bool = False) -> Iterator[Mention]:
    """The mentions that a core makes: mostly one; several where names are side by side (*warf Torn Reportern vor*).

    *held*: it is what a role without a name belongs to, so that a full name in it is the bearer's: *(der Sprecher) der
    Bundesbank Jan Ohm*.
    """
    if not core.words:
        found = cells_of_pronoun(tokens[core.head]) if core.pronoun else cells(tokens, core, core.head)
        yield evolve(core, determiner=None, cases=cases(found), plural=number(found))  # *diese*, *19 (davon)*
        return
    bearer = _bearer(tokens, core.words) if held else 0
    if bearer:
        yield from named(tokens, _cut(core, core.words[:bearer]))
        core = _behind(core, core.words[bearer:])
    while True:
        mention = _with_parts(tokens, core)
        yield _finished(tokens, _with_own_words(tokens, mention))
        if len(mention.words) == len(core.words):
            return
        core = _behind(core, core.words[len(mention.words) :])


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


def _with_parts(tokens: Tokens, core: Mention) -> Mention:
    """*core* with what its words are, as far as one mention reaches."""
    words, texts = core.words, [tokens[i].text for i in core.words]
    mention, at, fixed = core, 0, 0
    while at < len(words):
        host = first_name_gender(texts[at]) is not None  # *Gastgeberin Anne Will*
        if mention.roles and not host and opens_outlet(tokens, words, at):
            return _cut(mention, words[:at])
        fixed = fixed_length(texts, at)
        if fixed or name_starts(tokens, mention, at):
            break
        further = _with_word(tokens, mention, at)
        if further is None and is_quality(tokens[words[at]]):
            return _cut(mention, words[:at])
        if further is None:
            break
        mention, at = further, at + 1
    if at == len(words):
        return mention
    name = words[at : at + fixed] if fixed else name_words(tokens, mention, at)
    used = at + len(name)
    mention = evolve(mention, name=name, fixed=bool(fixed) or AND in texts[at:used])
    return mention if used == len(words) else _cut(mention, words[:used])


def _with_word(tokens: Tokens, mention: Mention, at: int) -> Mention | None:
    """*mention* with what word number *at* is; ``None`` where it opens one of its own: *warf Torn | Reporter vor*."""
    words, index = mention.words, mention.words[at]
    token = tokens[index]
    role, head = _role_or_class(tokens, mention, at)
    told = mention.class_noun is not None or mention.named_as_person
    borne = role is not None and first_name_gender("".join(tokens[i].text for i in words[at + 1 : at + 2]))
    if (role or head) and at > 0 and not told and not borne and tokens[words[at - 1]].tag == "NN":
        return None
    if told and role is None and head is None and is_quality(token):
        return None
    title = title_gender(token.text)
    if title is not None and (at + 1 < len(words) or role is None):
        mention = evolve(mention, titled=title or mention.titled or "")
    if role is not None:
        return evolve(mention, roles=(*mention.roles, (index, role)))
    if title is not None:
        return mention
    if head is not None:
        return evolve(mention, class_noun=(index, head))
    statement = statement_of(token.text)
    return mention if statement is None else evolve(mention, statement=(index, statement))


def _role_or_class(tokens: Tokens, mention: Mention, at: int) -> tuple[Role | None, Head | None]:
    """What a noun stands for: a person, else a body, a group, a document; an adjective is not one: *ein dichter Takt*.

    A noun for both is the body where no name follows: *der Betriebsrat (warnte)*; not *Betriebsrat Jan Ohm*, *ein Händler*.
    """
    words, token = mention.words, tokens[mention.words[at]]
    alone = token.tag == "NE" and len(words) == 1 and mention.determiner is None  # *sagte Koch*
    if not token.text[:1].isupper() or alone or is_attribute(tokens, words, at):
        return None, None
    role, head = role_of(token.text), head_of(token.text)
    both = role is not None and head is not None and role.noun == head.noun
    if both and at + 1 == len(words) and not article_of(tokens, mention).startswith("ein"):
        role = None
    return role, head if role is None else None


def _with_own_words(tokens: Tokens, mention: Mention) -> Mention:
    """*mention* with the adjectives and common words that belong to its name."""
    name = mention.name
    if not name and not mention.roles and mention.statement is None:
        name = _proper(tokens, mention)
    elif name and mention.modifiers and mention.class_noun is None and not mention.named_as_person:
        name = (*_adjectives_of_name(tokens, mention, name), *name)
    return mention if name == mention.name else evolve(mention, name=name)


def _proper(tokens: Tokens, mention: Mention) -> tuple[int, ...]:
    """The name of a body that is made of common words: *Weißes Haus*, *Deutscher Wetterdienst*, *Stadtbus GmbH*. A capital
    letter on the adjective says so, or the form of the firm."""
    capital, words = _capital(tokens, mention), mention.words
    if len(words) > 1 and tokens[words[-1]].text in word_list("legal-form"):
        return words
    if all(is_undeclined(tokens[i].text, tokens[i].text) for i in capital) and _may_be_any(mention):
        return ()  # *der Berliner Zweitligist*
    if capital and not tokens[capital[0] - 1].tag.startswith("$."):
        return (*capital, *words)
    return ()


def _may_be_any(mention: Mention) -> bool:
    """Whether the noun is one that any firm or club goes by: *Unternehmen*, *Zweitligist*; not *Polizei*."""
    if mention.class_noun is None or len(mention.words) > 1 or mention.class_noun[1].takes_place:
        return False
    head = mention.class_noun[1]
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


def _finished(tokens: Tokens, core: Mention) -> Mention:
    """A mention whose words are read, with what they say together: kind of name, gender, number, age, party."""
    core = with_bracket(tokens, core)
    aged = {age for i in (*core.modifiers, *core.words) if (age := age_in(tokens[i].text))}
    if _is_something_said(tokens, core):
        core = evolve(core, name=(), fixed=False)
    roles, head, name = core.roles, _class_noun(tokens, core), core.name
    told = head[1] if head is not None else None
    kind = kind_of_name(tokens, core, told, bool(core.ages or aged)) if name else None
    if kind is SpeakerKind.PERSON and not roles:
        head = told = None
    base = core.words[0]
    found = cells(tokens, core, base)
    first = first_name_gender(tokens[name[0]].text) if kind is SpeakerKind.PERSON else None
    gender = gender_of(tokens[base], core, found, told, first)
    full_name = kind is SpeakerKind.PERSON and len(name) > 1 and not core.fixed
    if not name and _names_party(tokens, core, head is not None):
        name, kind = core.words[-1:], SpeakerKind.ORGANISATION
        gender = None if roles else gender
        roles = ()
    noun = None if name else _noun(core, head)
    return evolve(
        core,
        head=base,
        cases=cases(found),
        plural=number(found),
        roles=roles,
        class_noun=head,
        name=name,
        kind=SpeakerKind.ORGANISATION if core.fixed else kind,
        noun=noun,
        gender=gender,
        several=noun is not None and is_plural(tokens, core, noun, found),
        ages=core.ages | aged,
        full_name=full_name,
    )


def _class_noun(tokens: Tokens, core: Mention) -> tuple[int, Head] | None:
    """The class noun of a phrase, unless its article shows that it is another word: *das Post*."""
    if core.class_noun is None:
        return None
    at, head = core.class_noun
    feminine = head.gender == "f" and tokens[at].text.lower().endswith(head.noun)
    return None if feminine and "f" not in genders_of(article_of(tokens, core)) else (at, head)


def _noun(core: Mention, head: tuple[int, Head] | None) -> int:
    """The noun that stands for a phrase without a name."""
    statement = core.statement
    if statement is not None and core.words[-1] == statement[0]:
        return statement[0]
    if core.roles:
        return core.roles[-1][0]
    return head[0] if head is not None else core.words[-1]


def _is_something_said(tokens: Tokens, core: Mention) -> bool:
    """Whether words in marks are something said and not a name: *der Satz „Mit uns nie“*, *eine „Schande“*, *(warf ihr)*
    *„Wortbruch“ (vor)*; not *(berichtet) „Weitblick“*."""
    name = core.name
    if not name or name[0] not in core.quoted:
        return False
    if is_outlet(" ".join(tokens[i].text for i in name)):
        return False  # *die „taz“*
    classed = bool(core.roles or core.class_noun)
    if len(name) > _LONGEST_QUOTED or tokens[name[0]].text[:1].islower():
        return True
    if not classed and any(tokens[i].tag in _SAID for i in name):
        return True
    if name[-1] + 2 < len(tokens) and tokens[name[-1] + 2].text.startswith("-"):
        return False  # *eine „Tagesboten“-Redakteurin*
    common = all(tokens[i].tag in ("NN", "ADJA") for i in name)
    if classed or not common:
        return False
    article = article_of(tokens, core)
    if article.startswith("ein") or (article and tokens[core.first].tag != "PPOSAT"):
        return article.startswith("ein")
    beside = [tokens[name[0] - 2], *tokens[name[-1] + 2 : name[-1] + 3]]
    noun = tokens[name[-1]].text
    cited = core.preposition is not None and tokens[core.preposition].text.lower() != "von"
    told = cited or any(token.is_finite for token in beside)
    return not told and head_of(noun) is None and is_no_name(noun)


def _names_party(tokens: Tokens, core: Mention, classed: bool) -> bool:
    """Whether a noun is the name of a party: *die Neos*, *den Piraten*; *die Grünen*, *der Linken*, not *ein Grüner*, *die
    Grüne*."""
    form, article = tokens[core.words[-1]].text, article_of(tokens, core)
    if core.modifiers or not is_party(form):
        return False
    if core.roles:
        weak = form.endswith("n") or (not article and form.endswith("e")) or form == "Linke"
        return weak and article in DEFINITE | {""}
    plain = not classed and len(core.words) == 1 and not core.quoted
    return plain and article in DEFINITE | {""}
