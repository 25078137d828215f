"""brat standoff (https://brat.nlplab.org/standoff.html): a text and a file of annotations beside it.

Quotations are entities named by their kind, with attributes; cues, speakers and channels are entities that a relation links
with their quotation. No fragment of an entity crosses the end of a line, as brat requires.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, repeat
from pathlib import Path

from quoteattr.export.characters import for_xml
from quoteattr.export.parts import parts
from quoteattr.quote import Document, Polarity, Span

CONFIGURATION = """[entities]
Direct
Indirect
Free_indirect
Reported
Cue
Speaker
Addressee
Channel
[relations]
Has_cue Arg1:<ENTITY>, Arg2:Cue
Has_speaker Arg1:<ENTITY>, Arg2:Speaker
Has_addressee Arg1:<ENTITY>, Arg2:Addressee
Has_channel Arg1:<ENTITY>, Arg2:Channel
<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
[events]
[attributes]
Denied Arg:<ENTITY>
Questioned Arg:<ENTITY>
"""
"""What ``annotation.conf`` of a brat collection has to say."""


def write_brat(document: Document, stem: Path | str) -> None:
    """Write ``STEM.txt`` and ``STEM.ann``, and ``annotation.conf`` beside them where there is none.

    Line ends stay as they are, so that offsets hold; characters that no file can hold become U+FFFD.
    """
    stem = Path(stem)
    stem.with_name(stem.name + ".txt").write_text(for_xml(document.text), encoding="utf-8", newline="")
    stem.with_name(stem.name + ".ann").write_text(standoff(document), encoding="utf-8", newline="\n")
    configuration = stem.with_name("annotation.conf")
    if not configuration.exists():
        configuration.write_text(CONFIGURATION, encoding="utf-8")


def standoff(document: Document) -> str:
    """The lines of the ``.ann`` file."""
    return "".join(f"{line}\n" for line in _lines(document))


def _lines(document: Document) -> Iterator[str]:
    known: dict[tuple[str, tuple[Span, ...]], str] = {}
    entity, relation, attribute, note = (map("{}{}".format, repeat(letter), count(1)) for letter in "TRA#")
    for quote in document.quotes:
        own = next(entity)
        yield _entity(own, quote.kind.value.capitalize(), quote.segments, document.text)
        if quote.polarity is not Polarity.ASSERTED:
            yield f"{next(attribute)}\t{quote.polarity.value.capitalize()} {own}"
        for linked in parts(quote):
            key = (linked.part, linked.spans)
            if key not in known:
                known[key] = next(entity)
                yield _entity(known[key], linked.part.capitalize(), linked.spans, document.text)
                yield f"{next(note)}\tAnnotatorNotes {known[key]}\t{_one_line(linked.name)}"
            yield f"{next(relation)}\tHas_{linked.part} Arg1:{own} Arg2:{known[key]}"


def _entity(id_: str, kind: str, spans: tuple[Span, ...], text: str) -> str:
    pieces = [piece for span in spans for piece in _within_lines(span, text)]
    offsets = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    return f"{id_}\t{kind} {offsets}\t{' '.join(for_xml(piece.of(text)) for piece in pieces)}"


def _within_lines(span: Span, text: str) -> Iterator[Span]:
    """A span cut at line ends, without them."""
    start = span.start
    for line in span.of(text).splitlines(keepends=True):
        bare = line.rstrip("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        if bare:
            yield Span(start, start + len(bare))
        start += len(line)


def _one_line(words: str) -> str:
    return " ".join(for_xml(words).split())
