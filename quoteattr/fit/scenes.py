"""In which of the open scenes quotations are spoken, as decisions of annotators who named their channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from quoteattr import channels, rank
from quoteattr.channels.weigh import CHOICE
from quoteattr.detect.candidate import Candidate
from quoteattr.evaluate.press import fold, letters_of
from quoteattr.fit.named import NamedText, annotated
from quoteattr.fit.teacher import Decision, Teacher, listen
from quoteattr.rank import Option, Place

_WITHIN = 0.95
"""From this share of its characters on, a quotation lies in another."""
_NONE = 1.3
"""For how many decisions one for no scene counts: in newspapers they are more frequent than in texts made of scenes. 1.6
instead kept whole scenes of councils and courts less often and was right no more often where there is none."""
Channels = tuple[str | None, ...]


def scenes(texts: Iterable[NamedText]) -> Iterator[Decision]:
    """What there was to choose from for each quotation whose channel is annotated and not named in its frame."""
    table = channels.load()
    for text in texts:
        found = text.found
        speakers = [who.speaker for who in listen(text.article.text, text.views, found, {})]
        teacher = _teacher([_wanted(text, candidate) for candidate in found])
        channels.assign(text.article.text, [v.sentence for v in text.views], found, speakers, table, teacher)
        yield from (evolve(seen, weight=_NONE if seen.right[-1] else 1.0) for seen in teacher.seen)


def _wanted(text: NamedText, candidate: Candidate) -> Channels:
    """The channels of the annotated quotation that *candidate* is, or of all those that lie in it or around it if they
    agree; none where nobody knows."""
    quote = annotated(text, candidate)
    if quote is not None:
        return quote.channels
    own = letters_of(candidate.segments)
    common = ((q, len(own & q.letters)) for q in text.article.quotes)
    found = {q.channels for q, shared in common if shared >= _WITHIN * min(len(own), len(q.letters))}
    return found.pop() if len(found) == 1 else ()


def _teacher(wanted: list[Channels]) -> Teacher:
    def judge(about: Place, option: Option) -> bool | None:
        names = wanted[about[1]]
        return any(_is_same(option.name, name) for name in names) and names[0] is not None if names else None

    def nobody(about: Place) -> bool:
        return None in wanted[about[1]]

    return Teacher(judge, nobody, rank.shipped(CHOICE))


def _is_same(name: str, wanted: str | None) -> bool:
    """Two names of one channel (*dpa*, *Deutsche Presse-Agentur*), or one is the other's first or last words (*Landgericht
    Hagen*, *Landgericht*)."""
    if wanted is None:
        return False
    short, long = sorted(((fold(one) or "").split() for one in (name, wanted)), key=len)
    known = channels.load().lookup(name)
    return short in (long[-len(short) :], long[: len(short)]) or (
        known is not None and known is channels.load().lookup(wanted)
    )
