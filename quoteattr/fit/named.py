"""Texts whose quotations carry the names of their speakers: whom pronouns and descriptions mean there, and who goes on
speaking. A corpus of spans does not tell whom *er* means; texts with names do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from quoteattr import rank, scoring
from quoteattr.detect import find
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.view import View
from quoteattr.evaluate.figures import iou
from quoteattr.evaluate.press import FOUND, PressArticle, Wanted, fold, letters_of, read_press
from quoteattr.fit.material import views_of
from quoteattr.fit.teacher import Decision, Teacher, listen
from quoteattr.rank import Option, Place
from quoteattr.sources.attributions import Attribution, found_by

_STEM = 6
"""Two forms of a noun are compared by this many letters: *Sprechern*, *Sprecher*."""
Names = frozenset[str | None]
"""The accepted names of a speaker, folded; ``None`` among them: nobody."""


@frozen
class NamedText:
    """An annotated text, its sentences, and the quotations that are found in it."""

    article: PressArticle
    views: tuple[View, ...]
    found: tuple[Candidate, ...]


def read_named(path: Path) -> list[NamedText]:
    """The texts of a JSON lines file in the format of ``tests/data/passages.jsonl``, or of a folder of the open corpus."""
    articles = read_press(path)
    analysed = views_of([article.text for article in articles])
    return [
        NamedText(article, views, find(views, scoring.load(), scoring.SHIPPED_THRESHOLDS))
        for article, views in zip(articles, analysed, strict=True)
    ]


def bearers(texts: Iterable[NamedText]) -> Iterator[tuple[str, Decision]]:
    """Each kind of choice that is about somebody, with a decision that a name tells."""
    for text in texts:
        candidates = text.found
        quotes = [annotated(text, candidate) for candidate in candidates]
        names = [frozenset(map(fold, quote.speakers)) if quote is not None else None for quote in quotes]
        heads = {place: names[n] for n, c in enumerate(candidates) for place in _heads(c)}
        said = {(c.sentence, n): names[n] for n, c in enumerate(candidates)}
        teachers = {
            "carrier": _teacher(
                "carrier", said, {about for about, who in said.items() if None in (who or ())}
            ),
            "description": _teacher("description", heads, set(_called_so(text, heads))),
            "pronoun": _teacher("pronoun", heads, set()),
        }
        found = listen(text.article.text, text.views, candidates, teachers)
        yield from (("rule", decision) for decision in _by_rule(found, names))
        for choice, teacher in teachers.items():
            yield from ((choice, decision) for decision in teacher.seen)


def _by_rule(found: Iterable[Attribution], names: Sequence[Names | None]) -> Iterator[Decision]:
    """Whether each source that was found is the right one, by the rule that found it."""
    for attribution, wanted in zip(found, names, strict=True):
        if attribution.speaker is not None and wanted is not None:
            right = fold(attribution.speaker.name) in wanted
            for evidence in attribution.evidence[-1:]:
                yield Decision((found_by(evidence.rule), frozenset()), (right, not right))


def _heads(candidate: Candidate) -> list[Place]:
    """The words that stand for the source of a candidate."""
    source = candidate.source
    if source is None:
        return []
    return [(source.sentence, source.first if source.role == "possessive" else source.head)]


def annotated(text: NamedText, candidate: Candidate) -> Wanted | None:
    """The annotated quotation that *candidate* is."""
    own, quotes = letters_of(candidate.segments), text.article.quotes
    best = max(quotes, key=lambda quote: iou(own, quote.letters), default=None)
    return best if best is not None and iou(own, best.letters) >= FOUND else None


def _called_so(text: NamedText, heads: dict[Place, Names | None]) -> Iterator[Place]:
    """The nouns that are names themselves: *ein Sprecher* in a text that does not name him."""
    for (sentence, token), names in heads.items():
        noun = (fold(text.views[sentence].tokens[token].text) or "")[:_STEM]
        if any(word.startswith(noun) for name in names or () if name for word in name.split()):
            yield sentence, token


def _teacher(choice: str, names: dict[Place, Names | None], nobody: set[Place]) -> Teacher:
    def judge(about: Place, option: Option) -> bool | None:
        wanted = names.get(about)
        return None if wanted is None else fold(option.name) in wanted

    return Teacher(judge, nobody.__contains__, rank.shipped(choice))
