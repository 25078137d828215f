"""Press texts whose quotations carry names and channels: reading them, and how many come out right.

The format is that of the open corpus (``tests/corpus``, described in ``docs/annotation.md``): a folder of
``*.json``, one article each, or of ``*.jsonl``, one article per line. All matching is one to one inside an article,
on characters.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import Factory, define, frozen

from quoteattr.errors import QuoteAttrError
from quoteattr.evaluate.corpus import reading
from quoteattr.evaluate.figures import Report, iou, match
from quoteattr.export.parts import named
from quoteattr.quote import Document, Quote, Span

FOUND = 0.7
"""From this share of common characters (intersection over union) on, a quotation is found."""
TRAPPED = 0.6
"""The same for what looks like a quotation and is not one."""
WHOLE = 0.95
"""A sentence that goes on without a frame is found in a longer quotation that holds this share of it."""
_ALSO = {"mixed": "indirect", "free_indirect": "indirect"}
_SHOWN = 160
PARTS = ("speaker", "channel", "addressee")

Letters = frozenset[int]
Name = str | None


@frozen
class Wanted:
    """An annotated quotation. Of names the first is the main answer, the others are accepted too."""

    kind: str
    kinds: frozenset[str]
    letters: Letters
    words: str
    required: bool
    framed: bool
    speakers: tuple[Name, ...]
    channels: tuple[Name, ...]
    addressees: tuple[Name, ...]
    inherited: bool


@frozen
class Trap:
    """What looks like a quotation and is not one."""

    letters: Letters
    words: str
    why: str


@frozen
class PressArticle:
    """An annotated press text."""

    name: str
    text: str
    quotes: tuple[Wanted, ...]
    traps: tuple[Trap, ...]


@frozen
class Outcome:
    """What became of a required quotation: whether it was found, and which of its parts are right."""

    article: str
    wanted: Wanted
    found: bool
    speaker: bool = False
    channel: bool = False
    addressee: bool = False
    exact: bool = False
    """The speaker has a name that the annotation gives, not only its last words."""
    kept_on: bool = False
    """The channel that is taken over was returned."""

    @property
    def all_right(self) -> bool:
        return self.speaker and self.channel


# ------------------------------------------------------------------ reading


def read_press(folder: Path) -> list[PressArticle]:
    """The articles of *folder*, in the order of their file names, or of a single file.

    Raises:
        QuoteAttrError: there is none, or one is not an annotated press text.
    """
    paths = sorted((*folder.glob("*.json"), *folder.glob("*.jsonl"))) if folder.is_dir() else [folder]
    if not paths:
        raise QuoteAttrError(f"no *.json or *.jsonl in {folder}")
    return [article for path in paths for article in _read(path)]


def _read(path: Path) -> Iterator[PressArticle]:
    with reading(path, "an annotated press text"):
        content = path.read_text(encoding="utf-8")
        for text in content.splitlines() if path.suffix == ".jsonl" else [content]:
            if text.strip():
                yield as_press_article(json.loads(text))


def as_press_article(data: Mapping[str, Any]) -> PressArticle:
    """The annotated article that *data*, as read from a file, describes."""
    return PressArticle(
        name=data["id"],
        text=data["text"],
        quotes=tuple(map(_wanted, data["quotes"])),
        traps=tuple(Trap(_letters([trap["span"]]), trap["text"], trap["why"]) for trap in data["not_quotes"]),
    )


def _wanted(quote: Mapping[str, Any]) -> Wanted:
    kinds = {quote["kind"], *filter(None, quote.get("kind_alt") or ())}
    channel = quote["channel"]
    return Wanted(
        kind=quote["kind"],
        kinds=frozenset(kinds | {_ALSO[kind] for kind in kinds if kind in _ALSO}),
        letters=_letters(quote["segments"]),
        words=quote["quote_text"],
        required=quote["required"],
        framed=quote.get("cue") is not None,
        speakers=_names(quote["speaker_name"], quote.get("speaker_alt")),
        channels=_names(channel, quote.get("channel_alt")),
        addressees=_names(quote["addressee"], quote.get("addressee_alt")),
        inherited=bool(channel and channel.get("inherited")),
    )


def _names(main: Any, others: Sequence[Any] | None) -> tuple[Name, ...]:
    """The accepted names, each once; channels are mappings with a name."""
    every = (main, *(others or ()))
    return tuple(dict.fromkeys(one["name"] if isinstance(one, dict) else one for one in every))


def letters_of(spans: Iterable[Span]) -> Letters:
    """The offsets of all characters in *spans*."""
    return _letters((span.start, span.end) for span in spans)


def _letters(segments: Iterable[Sequence[int]]) -> Letters:
    return frozenset(at for start, end in segments for at in range(start, end))


# ------------------------------------------------------------------ comparing


def measure_press(results: Iterable[tuple[PressArticle, Document]]) -> Report:
    """Compare documents with the annotations of their articles, over the required quotations.

    ``found``
        Matched by a quotation of an accepted kind. A sentence that carries on without a frame also counts when
        an unframed quotation contains it among others.
    ``speaker``, ``channel``, ``addressee``
        The right one, or rightly none; what is not found is wrong. ``all_right``: speaker and channel.
    ``name_exact``
        Of those found: the speaker has a name that the annotation gives, not only its last words.
    ``channel_named``, ``channel_inherited``, ``channel_none``
        Of those found, by what the annotation says about the channel; ``channel_kept_on`` counts those that take
        their channel over, even if none is accepted too.
    ``false_alarms``
        Things that are not quotations and were returned as such.
    ``spurious``
        Share of returned quotations that overlap nothing annotated.
    """
    tally = PressTally()
    for article, document in results:
        tally.add(article, document)
    return Report(tally.figures(), tuple(tally.misses))


def fold(name: Name) -> Name:
    """*name* in lower case, without punctuation."""
    if name is None:
        return None
    return " ".join("".join(char.lower() if char.isalnum() else " " for char in name).split())


def same_name(got: Name, wanted: Name) -> bool:
    """The same entity by name: *Musk* for *Elon Musk*, either way round."""
    got, wanted = fold(got), fold(wanted)
    if got is None or wanted is None:
        return got is wanted
    shorter, longer = sorted((got.split(), wanted.split()), key=len)
    if shorter == longer:
        return True
    return bool(shorter) and longer[-len(shorter) :] == shorter and len(shorter[-1]) > 2


@define
class PressTally:
    """All counts of a run."""

    texts: int = 0
    returned: int = 0
    spurious: int = 0
    traps: int = 0
    false_alarms: int = 0
    outcomes: list[Outcome] = Factory(list)
    misses: list[str] = Factory(list)

    def add(self, article: PressArticle, document: Document) -> None:
        """Count one article."""
        found = [_Found(quote, letters_of(quote.segments)) for quote in document.quotes]
        self.texts += 1
        self.returned += len(found)
        pairs = match(article.quotes, found, _closeness, FOUND)
        for number, wanted in enumerate(article.quotes):
            if wanted.required:
                self._judge(article, wanted, _accepted(wanted, found, pairs.get(number)))
        self._extras(article, found)

    def _judge(self, article: PressArticle, wanted: Wanted, found: _Found | None) -> None:
        if found is None:
            self._miss("MISSED", article, wanted.kind, wanted.words[:_SHOWN])
            self.outcomes.append(Outcome(article.name, wanted, found=False))
            return
        got = {part: who.name for part, who in named(found.quote)}
        right: dict[str, bool] = {}
        for part in PARTS:
            name, names = got.get(part), getattr(wanted, f"{part}s")
            right[part] = any(same_name(name, one) for one in names)
            if not right[part]:
                facts = (f"wanted: {list(names)}", f"got: {name}", wanted.words[:_SHOWN])
                self._miss(part.upper(), article, *facts)
        exact = fold(got.get("speaker")) in map(fold, wanted.speakers)
        kept_on = "channel" in got and right["channel"]
        self.outcomes.append(Outcome(article.name, wanted, True, **right, exact=exact, kept_on=kept_on))

    def _extras(self, article: PressArticle, found: Sequence[_Found]) -> None:
        for trap in article.traps:
            self.traps += 1
            spoken = (one for one in found if one.quote.kind in ("direct", "indirect"))
            if any(iou(trap.letters, one.letters) >= TRAPPED for one in spoken):
                self.false_alarms += 1
                self._miss("FALSE ALARM", article, trap.words[:_SHOWN], trap.why)
        annotated = frozenset().union(*(quote.letters for quote in article.quotes))
        for one in found:
            if not one.letters & annotated:
                self.spurious += 1
                self._miss("SPURIOUS", article, one.quote.kind, one.quote.text[:_SHOWN])

    def _miss(self, what: str, article: PressArticle, *facts: str) -> None:
        self.misses.append("\t".join((what, article.name, *facts)))

    def figures(self) -> dict[str, float | int | str]:
        """The figures of everything counted so far."""
        found = [outcome for outcome in self.outcomes if outcome.found]
        certain = [one for one in found if None not in one.wanted.channels]
        channels = {
            "named": [one.channel for one in certain if not one.wanted.inherited],
            "inherited": [one.channel for one in certain if one.wanted.inherited],
            "none": [one.channel for one in found if one.wanted.channels[0] is None],
            "kept_on": [one.kept_on for one in found if one.wanted.inherited],
        }
        return {
            "texts": self.texts,
            "required": len(self.outcomes),
            "returned_quotes": self.returned,
            **shares(self.outcomes),
            "name_exact": _share(one.exact for one in found),
            **{f"channel_{name}": f"{sum(right)} of {len(right)}" for name, right in channels.items()},
            "false_alarms": f"{self.false_alarms} of {self.traps}",
            "spurious": 100.0 * self.spurious / max(1, self.returned),
        }


def shares(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The percentages over all required quotations."""
    names = ("found", *PARTS, "all_right")
    return {name: _share(getattr(one, name) for one in outcomes) for name in names}


def _share(hits: Iterable[bool]) -> float:
    every = list(hits)
    return 100.0 * sum(every) / max(1, len(every))


@frozen
class _Found:
    """A returned quotation with its characters."""

    quote: Quote
    letters: Letters


def _closeness(wanted: Wanted, found: _Found) -> float:
    """Common characters, and among equals rather one of an accepted kind."""
    return iou(wanted.letters, found.letters) + (0.05 if found.quote.kind in wanted.kinds else 0.0)


def _accepted(wanted: Wanted, found: Sequence[_Found], number: int | None) -> _Found | None:
    """The match of *wanted* if its kind is accepted, or the quotation that holds it with its neighbours."""
    if number is not None and found[number].quote.kind in wanted.kinds:
        return found[number]
    if wanted.framed or not wanted.kinds & {"free_indirect", "mixed"}:
        return None
    carried = (one for one in found if one.quote.kind == "indirect" and not one.quote.is_framed)
    least = WHOLE * len(wanted.letters)
    return next((one for one in carried if len(wanted.letters & one.letters) >= least), None)
