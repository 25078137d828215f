"""What the names of mentions stand for, where words and lists alone do not say: by the learned tagger of names.

*laut Fed* is a body, *in Isny* a place, *Human Rights Watch* one name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from quoteattr.mentions.mention import Mention
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.typed_name import NameForm, NameKind, TypedName

_PROBABLE = 0.8
_CERTAIN = 0.9
"""A type must be this probable to override what the surrounding words suggest, and a place to count as one."""


def with_types(mentions: Sequence[Mention], names: Sequence[TypedName]) -> Iterator[Mention]:
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
    mine, core = set(mention.name), set(range(mention.first, mention.core_last + 1))
    if (
        name.kind is not NameKind.ORGANISATION
        or _classed(mention) & set(whole)
        or not mine < set(whole) <= core
    ):
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


def _classed(mention: Mention) -> set[int]:
    """The words of a mention that say what it is."""
    return {at for at, _ in mention.roles} | ({mention.class_noun[0]} if mention.class_noun else set())


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
