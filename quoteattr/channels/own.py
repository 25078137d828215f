"""The channel that a quotation's own frame names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.channels.back import outlets_again, platform_again
from quoteattr.channels.context import Context
from quoteattr.channels.frame import Frame, frames_of
from quoteattr.channels.named import Named, look_left
from quoteattr.channels.nouns import Noun, Use
from quoteattr.channels.places import GENERIC_PLURALS, Place, carrier, is_topic, name_of
from quoteattr.channels.slots import carries
from quoteattr.detect.candidate import Candidate
from quoteattr.mentions.paradigms import ACCUSATIVE, NOMINATIVE
from quoteattr.quote import Channel, ChannelKind
from quoteattr.syntax.sentence import Token
from quoteattr.values import frozen
from quoteattr.word_lists import words

_PROGRAMME_GAP = 4
_RANKS = {Use.PLACE: 3, Use.OCCASION: 4, Use.POST: 4}
_HANGING = 2
"""Tokens after a frame in which a name may attach to its last noun."""


@frozen
class Found:
    """A channel and how strongly the frame points to it: the lowest ``rank`` wins."""

    channel: Channel
    rank: int
    at: int


def own_channel(context: Context, candidate: Candidate) -> Channel | None:
    """The channel in the frame of *candidate*: an outlet before a platform, a platform before an occasion or
    document.

    *In einem Interview mit der „Tagespost“ sagte er* → *Tagespost*; *In einem Interview sagte er* →
    *Interview*.
    """
    for frame in frames_of(context, candidate):
        found = channels_in(context, frame)
        if found:
            return min(found, key=lambda f: (f.rank, f.at)).channel
    return None


def channels_in(context: Context, frame: Frame) -> list[Found]:
    """All channels that *frame* names."""
    layout, first, last = context.layout(frame.sentence.index), min(frame.tokens), max(frame.tokens)
    near = layout.named_between(first, last + _HANGING)
    named = [n for n in near if carries(n, frame)]
    found = [_found(context, n, frame) for n in _without_hosts(named, context)]
    taken = {i for n in near for i in range(n.first, n.last + 1)}
    places = (p for p in layout.places_between(first, last) if p.at in frame.tokens and p.at not in taken)
    found += [f for p in places if (f := _from_place(context, p, frame)) is not None]
    found += [Found(c, 1, at) for c, at in outlets_again(context, frame, taken)]
    found += _document_sources(context, frame, taken)
    return found or _from_verb(context, frame)


def topics_in(context: Context, frame: Frame) -> Iterator[Found]:
    """The occasions and texts that *frame* mentions without a preposition that makes them a channel: *Die Debatte begann
    um neun.* — *Voss gab ein Interview.* — *Die Sache kam vor den Rat.* — *Elternabend in der 3b.* — *Viele kamen zu einer
    Versammlung.*"""
    tokens = frame.sentence.tokens
    for i in context.layout(frame.sentence.index).nouns:
        noun = carrier(tokens[i]) if i in frame.tokens else None
        if noun is None or noun.use not in (Use.OCCASION, Use.DOCUMENT) or is_topic(tokens, i):
            continue
        mention = frame.sentence.mention_at(i)
        if mention is not None and mention.name and any(at == i for at, _ in mention.roles):
            continue  # *Nationalrat Gregor Rutz*
        if (
            mention is not None
            and mention.preposition is None
            and mention.cases.isdisjoint((NOMINATIVE, ACCUSATIVE))
        ):
            continue  # *stellt dem Ausschuss ein Zeugnis aus*
        around = look_left(frame.sentence, i)
        is_occasion = noun.use is Use.OCCASION
        gathers = (
            is_occasion
            and around.preposition == "zu"
            and any(tokens[k].lemma in words("gathering") for k in frame.tokens)
        )  # not *kam zu einer Einschätzung*
        is_heading = i == 0 and is_occasion and not any(token.is_finite for token in tokens)
        if is_heading or (
            around.determiner
            and (around.preposition in ("", "für", "vor") or gathers)
            and around.determiner not in ("kein", "keine")
        ):
            yield _by_noun(context, frame, i, noun)


def _found(context: Context, named: Named, frame: Frame) -> Found:
    rank = 2 if named.kind is ChannelKind.SOCIAL else 1
    if frame.in_source(named.first):
        rank = 0
    return Found(
        Channel(context.canonical(named), named.kind, context.wording(named.span)), rank, named.first
    )


def _without_hosts(named: Sequence[Named], context: Context) -> list[Named]:
    """Leave a programme and drop the broadcaster that shows it: *in der ARD-Sendung „Nachtcafé“*, *bei Anne
    Will im Ersten*."""
    out = []
    for item in named:
        others = [n for n in named if n is not item]
        shown = any(
            item.tail is not None
            and 0 < n.first - item.last <= _PROGRAMME_GAP
            and item.tail.use in (Use.CLASSIFIER, Use.TEXT, Use.PLACE)
            for n in others
        )
        owned = any(
            n.entry is not None
            and n.entry.owner
            and context.table.lookup(n.entry.owner) is item.entry is not None
            for n in others
        )
        if not shown and not (owned and item.entry is not None):
            out.append(item)
    return out


def _from_place(context: Context, place: Place, frame: Frame) -> Found | None:
    """An occasion, document or medium, or the channel named before to which such a noun leads back."""
    source, noun = frame.source, place.noun
    if (
        frame.in_source(place.at)
        and source is not None
        and place.at != source.head
        and source.role != "label"
    ):
        return None
    if frame.cue == "sehen" and place.around.preposition == "in":
        return None  # *sieht in dem Urteil eine Bestätigung*
    if noun.use is Use.POST and (platform := platform_again(context, place, frame)) is not None:
        return Found(platform, 2, place.at)
    rank = 5 if noun.kind is ChannelKind.INTERVIEW else _RANKS.get(noun.use, 6)
    return Found(Channel(place.name, noun.kind, context.wording(place.span)), rank, place.at)


def _document_sources(context: Context, frame: Frame, taken: set[int]) -> list[Found]:
    """*laut einer Mitteilung der Polizei*, *das Gutachten kommt zu dem Schluss*: a document that is the
    source."""
    source = frame.source
    if source is None:
        return []
    tokens = frame.sentence.tokens
    out = []
    for i in {source.head, _first_noun(tokens, source.first, source.last)}:
        noun = carrier(tokens[i]) if i not in taken else None
        if (
            noun is None
            or "laut" not in noun.prepositions
            or tokens[i].text.lower().endswith(GENERIC_PLURALS)
        ):
            continue
        if source.role not in ("adposition", "so") and not look_left(frame.sentence, i).determiner:
            continue  # *schreibt Papier*: somebody of that name
        out.append(_by_noun(context, frame, i, noun))
    return out


def _by_noun(context: Context, frame: Frame, i: int, noun: Noun) -> Found:
    """What the noun at token *i* names, the weakest of pointers."""
    mention = context.wording(frame.sentence.tokens[i].span)
    return Found(Channel(name_of(frame.sentence, i, noun), noun.kind, mention), 6, i)


def _first_noun(tokens: Sequence[Token], first: int, last: int) -> int:
    return next((i for i in range(first, last + 1) if tokens[i].tag in ("NN", "NE")), first)


def _from_verb(context: Context, frame: Frame) -> list[Found]:
    """*twitterte sie*: the verb names the platform."""
    called = context.called("Twitter") if frame.cue in words("tweeting") else None
    if called is None:
        return []
    verb = context.wording(frame.sentence.tokens[frame.cue_at].span)
    return [Found(Channel(*called, verb), 2, frame.cue_at)]
