"""From the tokens of a sentence to its mentions, and what their names stand for where words and lists alone do not say.

The learned tagger of names tells that: *laut Fed* is a body, *in Isny* a place, *Human Rights Watch*
one name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.mentions.attributes import with_attributes
from quoteattr.mentions.cores import cores
from quoteattr.mentions.mention import Mention, article_of
from quoteattr.mentions.names import named
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.sentence import NameForm, NameKind, Tokens, TypedName
from quoteattr.values import evolve
from quoteattr.words.closed import DEFINITE
from quoteattr.words.nouns import is_named_firm

_PROBABLE = 0.8
_CERTAIN = 0.9
"""A type must be this probable to override what the surrounding words suggest, and a place to count as one."""


def read(tokens: Tokens, names: Sequence[TypedName] = ()) -> tuple[Mention, ...]:
    """All mentions of a sentence, left to right.

    *Der Chef der Bahn (45) sagte der Zeitung nichts* gives *Der Chef*, which reaches to the bracket, *der Bahn (45)*, *der
    Zeitung*, *nichts*.
    """
    mentions: list[Mention] = []
    for core in cores(tokens):
        mentions.extend(named(tokens, core, held=_is_held(tokens, mentions, core)))
    return with_attributes(tokens, list(_with_types(mentions, names)))


def _is_held(tokens: Tokens, before: Sequence[Mention], core: Mention) -> bool:
    """Whether a core may be an attribute of a role without a name: *(der Chef) der Bahn*, *(der Chef) des Rats der Bahn*;
    not *(eine Expertin) der Beratungsfirma Nora Wendt*, who may be anybody."""
    edge = core.outer_first
    for mention in reversed(before):
        if mention.core_last + 1 != edge or mention.name or mention.pronoun:
            return False
        if mention.roles:
            anybody = article_of(tokens, mention) not in DEFINITE
            return not (mention.several or (anybody and is_named_firm(tokens[core.head].text)))
        edge = mention.outer_first
    return False


def _with_types(mentions: Sequence[Mention], names: Sequence[TypedName]) -> Iterator[Mention]:
    """The mentions of a sentence, those with a name typed by the *names* of the sentence."""
    told = {
        at: name
        for name in names
        if name.form is NameForm.NAME and name.probability >= _PROBABLE
        for at in range(name.first, name.end)
    }
    for mention in mentions:
        name = told.get(mention.name[-1]) if mention.name else None
        yield mention if name is None else _typed(_whole(mention, name), name)


def _whole(mention: Mention, name: TypedName) -> Mention:
    """*mention* with all words of the name of a body of which it had only a part: *Human Rights Watch*, not *Watch*."""
    whole = tuple(range(name.first, name.end))
    classed = {at for at, _ in (*mention.roles, *filter(None, (mention.class_noun,)))}
    is_wider = set(mention.name) < set(whole) <= set(range(mention.first, mention.core_last + 1))
    if name.kind is not NameKind.ORGANISATION or not classed.isdisjoint(whole) or not is_wider:
        return mention
    return evolve(
        mention,
        head=whole[0] if mention.head in whole else mention.head,
        possessor=tuple(i for i in mention.possessor if i not in whole),
        modifiers=tuple(i for i in mention.modifiers if i not in whole),
        words=tuple(sorted({*mention.words, *whole})),
        name=whole,
        kind=SpeakerKind.ORGANISATION,
        full_name=False,
    )


def _typed(mention: Mention, name: TypedName) -> Mention:
    """*mention* with what the tagger takes its name for, if no word of it says so; the whole text decides
    (:mod:`quoteattr.sources.strangers`)."""
    if mention.class_noun is not None and mention.kind is not SpeakerKind.PERSON:
        return evolve(mention, place=name.kind is NameKind.PLACE)  # *Mieterverein Saar*
    open_to = mention.kind is None or (
        mention.kind is SpeakerKind.ORGANISATION and name.probability >= _CERTAIN
    )
    if not open_to or mention.roles or mention.quoted:
        return mention
    place = name.kind is NameKind.PLACE and name.probability >= _CERTAIN
    return evolve(mention, told=name.kind, place=place)
