"""Nouns that stand for a channel that was named before: *unter dem Post*, *sagte er der Zeitung*."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.channels.context import Context
from quoteattr.channels.frame import Frame
from quoteattr.channels.named import Named, look_left
from quoteattr.channels.nouns import Noun, Use
from quoteattr.channels.places import Place
from quoteattr.channels.slots import carries
from quoteattr.quote import Channel, ChannelKind, Mention
from quoteattr.values import evolve
from quoteattr.words.closed import OWN, POINTING

OUTLETS = (ChannelKind.PRINT, ChannelKind.BROADCASTER, ChannelKind.ONLINE, ChannelKind.AGENCY)
_STAFF = frozenset({"Redaktion"})
"""Stands for the paper only as who is told, *sagte er dieser Redaktion*; not in *nach Recherchen dieser Redaktion*."""
_OWN_PAGES = ("seite", "site", "page")
_NEAR = 3
"""Sentences back to the platform that *Video* or *Beitrag* may lead to; *Post* and *unter dem Beitrag* say by
themselves that there is one."""


def platform_again(context: Context, place: Place, frame: Frame) -> Channel | None:
    """*… auf X. Senator Rocha antwortete unter dem Post*: the platform that was named before."""
    number = frame.sentence.index
    is_posted = place.noun.kind is ChannelKind.SOCIAL or place.around.preposition == "unter"
    reach = None if is_posted else _NEAR
    platform = context.antecedent(number, place.at, (ChannelKind.SOCIAL,), reach)
    mention = context.wording(place.span)
    if platform is not None:
        return Channel(context.canonical(platform), platform.kind, mention, inherited=True)
    called = context.called("Twitter") if place.noun.noun in ("Tweet", "Retweet") else None
    return Channel(*called, mention) if called is not None else None


def outlets_again(context: Context, frame: Frame, taken: set[int]) -> Iterator[tuple[Channel, int]]:
    """*sagte sie der Zeitung*, *so das Blatt weiter*: the outlet named before, of the same kind if possible; where none was,
    *gegenüber dieser Zeitung* is the paper itself."""
    tokens = frame.sentence.tokens
    number = frame.sentence.index
    for i, nouns in context.layout(number).nouns.items():
        noun = nouns.get(Use.CLASSIFIER.value) if i in frame.tokens else None
        if noun is None or noun.kind not in OUTLETS or not taken.isdisjoint((i, i + 1, i + 2)):
            continue
        if noun.noun == "Verlag" or noun.noun.lower().endswith(_OWN_PAGES):
            continue
        around = look_left(frame.sentence, i)
        if around.determiner not in POINTING | OWN:
            continue
        if noun.noun in _STAFF and (around.determiner not in OWN or frame.in_source(i)):
            continue
        # no paper is an agency: *Foto: dpa … sagte er dieser Zeitung*
        papers = tuple(kind for kind in OUTLETS if kind is not ChannelKind.AGENCY)
        kinds = () if noun.noun in _STAFF else ((noun.kind,), papers)
        earlier = next(filter(None, (context.antecedent(number, i, kind) for kind in kinds)), None)
        if earlier is None and around.determiner not in OWN:
            continue
        span = tokens[i].span
        again = Named(noun.noun, noun.kind, None, i, i, span, around, True, noun)
        if earlier is not None:
            again = evolve(again, name=earlier.name, kind=earlier.kind, entry=earlier.entry)
        if carries(again, frame):
            mention = context.wording(span)
            if earlier is None:
                yield Channel(noun.noun, noun.kind, mention), i
            else:
                yield _as_called(context, earlier, noun, mention), i


def _as_called(context: Context, earlier: Named, noun: Noun, mention: Mention) -> Channel:
    """The outlet named before. A noun of another kind says that an ambiguous name is not the one that the table knows:
    *„Heute“ berichtete. … sagte er dem Blatt* is the newspaper and not the programme."""
    if earlier.entry is not None and earlier.entry.ambiguous and noun.kind is not earlier.kind:
        return Channel(earlier.span.of(context.text), noun.kind, mention, inherited=True)
    return Channel(context.canonical(earlier), earlier.kind, mention, inherited=True)
