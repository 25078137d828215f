"""What the names of mentions stand for, where words and lists alone do not say: by the learned tagger of names.

*laut Fed* is a body, *in Isny* a place, *Human Rights Watch* one name.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from quoteattr.mentions.mention import Mention
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.typed_name import NameForm, NameKind, TypedName
from quoteattr.values import evolve

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
    numbers = {m.first for m in mentions if not m.words and not m.pronoun and m.first == m.core_last}
    last: Mention | None = None
    for mention in mentions:
        if last is not None and mention.first <= last.core_last:
            continue  # *(FC Schalke) 04*
        name = told.get(mention.name[-1]) if mention.name else None
        found = mention if name is None else _typed(_whole(mention, name, numbers), name)
        joined = None if last is None else _joined(last, found)
        if joined is None and last is not None:
            yield last
        last = joined or found
    if last is not None:
        yield last


def _joined(noun: Mention, name: Mention) -> Mention | None:
    """A body's class noun with the name beside it, which opens with a number: *der Zweitligist 1. FC Brunn*; not *das*
    *Institut für Moorkunde*."""
    beside = name.name[:1] == (name.first,) == (noun.core_last + 1,)
    if noun.class_noun is None or noun.name or not beside or name.told is not NameKind.ORGANISATION:
        return None
    return evolve(
        noun, core_last=name.core_last, words=(*noun.words, *name.words), name=name.name, kind=name.kind
    )


def _whole(mention: Mention, name: TypedName, numbers: Container[int]) -> Mention:
    """*mention* with all words of the name of a body of which it had only a part: *Human Rights Watch*, not *Watch*; *FC
    Schalke 04*."""
    whole = tuple(range(name.first, name.end))
    end = mention.core_last + 1 + (mention.core_last + 1 in numbers)
    mine, core = set(mention.name), set(range(mention.first, end))
    if (
        name.kind is not NameKind.ORGANISATION
        or _classed(mention) & set(whole)
        or not mine < set(whole) <= core
    ):
        return mention
    return evolve(
        mention,
        core_last=max(mention.core_last, whole[-1]),
        last=max(mention.last, whole[-1]),
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
