"""A document for a reader at a terminal: who, how, what, to whom and where."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from unicodedata import category

from attrs import frozen

from quoteattr.quote import Channel, Document, Evidence, Quote, QuoteKind, Speaker
from quoteattr.show.pieces import manner, stand_in

_MARGIN = 4
_NARROWEST = 20
_BOLD, _DIM = "1", "2"
_COLOURS = {
    QuoteKind.DIRECT: "33",
    QuoteKind.INDIRECT: "36",
    QuoteKind.FREE_INDIRECT: "32",
    QuoteKind.REPORTED: "35",
}
"""Of the words said, by kind: the terminal's own yellow, cyan, green and magenta."""
_HARD_SPACE = "\u00a0"  # textwrap does not break there
_FACTS = f"{_HARD_SPACE}· "


@frozen
class Style:
    """How a rendering looks: its width in columns, whether it uses colour, whether it says why."""

    width: int = 80
    """Columns that a line may take (``60`` in a narrow window)."""
    colour: bool = False
    """Whether words are bold, dim or coloured by kind (``True`` only where an ANSI terminal shows them)."""
    evidence: bool = False
    """Whether each quotation says why it was found (``direct.inverted: sagte [18:23]``)."""


def show(document: Document, style: Style | None = None) -> str:
    """The quotations of *document*, each on a few lines, and a line that counts them.

    Control characters of the text are shown as spaces, so that no text can steer the terminal.

    >>> from quoteattr import Document
    >>> show(Document("Es regnet."))
    '0 quotations, 0 sources, 0 channels'
    """
    style = style or Style()
    depths: list[int] = []
    blocks = []
    for number, quote in enumerate(document.quotes, 1):
        depths.append(0 if quote.parent is None else depths[quote.parent] + 1)
        blocks.append("\n".join(_lines(number, quote, depths[-1], document.text, style)))
    return "\n\n".join([*blocks, _count(document)])


def _lines(number: int, quote: Quote, depth: int, text: str, style: Style) -> Iterator[str]:
    indent = " " * (2 * depth)
    inner = indent + " " * _MARGIN
    who = _who(quote.speaker)
    whom = f" → {_who(quote.addressee)}" if quote.addressee is not None else ""
    facts = _FACTS.join((who + whom, *_how(quote), *_where(quote.channel), f"{quote.confidence:.0%}"))
    first, *more = _wrap(facts, f"{indent}{number:>2}  ", inner, style.width)
    yield first.replace(who, _shown(who, _BOLD, style), 1)
    yield from more
    for line in _wrap(_what(quote, text), inner, inner, style.width):
        yield _shown(line, _COLOURS[quote.kind], style)
    if style.evidence:
        for reason in quote.evidence:
            for line in _wrap(_why(reason, text), inner, inner + "  ", style.width):
                yield _shown(line, _DIM, style)


def _who(speaker: Speaker | None) -> str:
    if speaker is None:
        return "(not named)"
    name = _plain(speaker.name)
    if words := stand_in(speaker):
        return f"{name} [{_plain(words)}]"
    return f"{name} ({_plain(speaker.position)})" if speaker.position else name


def _how(quote: Quote) -> Iterator[str]:
    if quote.cue is not None:
        yield _plain(quote.cue.text)
    yield from (value.replace("_", " ") for value in manner(quote))


def _where(channel: Channel | None) -> Iterator[str]:
    if channel is not None:
        yield f"via{_HARD_SPACE}{_plain(channel.name)} ({channel.kind.value}{', inherited' if channel.inherited else ''})"


def _what(quote: Quote, text: str) -> str:
    said = [_plain(segment.of(text)) for segment in quote.segments]
    return " … ".join(f"„{part}“" for part in said) if quote.kind is QuoteKind.DIRECT else " … ".join(said)


def _why(reason: Evidence, text: str) -> str:
    span = reason.span
    return f"{reason.rule}: {_plain(span.of(text))} [{span.start}:{span.end}]"


def _count(document: Document) -> str:
    counted = {"quotation": document.quotes, "source": document.speakers, "channel": document.channels}
    return ", ".join(f"{len(c)} {noun}{'' if len(c) == 1 else 's'}" for noun, c in counted.items())


def _plain(words: str) -> str:
    """*words* on one line, without anything that a terminal would obey or could not show."""
    return " ".join("".join(map(_plain_char, words)).split())


def _plain_char(char: str) -> str:
    if char.isprintable():
        return char
    # Soft hyphens, joiners and marks of direction are inside words; all else separates them.
    return "" if category(char) == "Cf" else " "


def _wrap(words: str, first: str, rest: str, width: int) -> list[str]:
    room = max(width, len(rest) + _NARROWEST)
    lines = textwrap.wrap(words, room, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return [line.replace(_HARD_SPACE, " ") for line in lines] or [first]


def _shown(words: str, look: str, style: Style) -> str:
    return f"\x1b[{look}m{words}\x1b[0m" if style.colour else words
