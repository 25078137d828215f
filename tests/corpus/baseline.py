"""What can be reached: a few patterns and the library, on a split, for each kind and desk.

    python tests/corpus/baseline.py [SPLIT]      a table in Markdown; the default is dev

The patterns know six ways in which a frame stands beside its words and take the run of capital words in it for the
name of the source; what has no frame takes the source before. Whoever has a better system measures it in the same
way: documents of quoteattr, or their JSON, through ``quoteattr.evaluate.press``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from inline import marked, plan, sentences

import quoteattr
from quoteattr import Document, Quote, QuoteKind, Span, Speaker
from quoteattr.evaluate.press import Outcome, PressArticle, PressTally, read_press, shares

HERE = Path(__file__).parent
VERB = (
    r"(?:sagt|erklär|mein|beton|teilt|schreib|schrieb|kritisier|warn|forder|berichte|ergänz|erzähl|räum|kündig|frag|"
    r"ruft|rief)\w*"
)
NAME = r"[A-ZÄÖÜ][\w-]*(?: (?:von |der |und )?[A-ZÄÖÜ][\w-]*)*"
BEHIND = re.compile(rf"^[\"“”«»],? (?:{VERB}|so) (?:der |die |das |ein |eine )?({NAME})")
BEFORE = re.compile(rf"({NAME})[^.\n]{{0,60}}: ?$")
CLAUSES = (
    re.compile(rf"^(?P<said>[^„»«\"]+), (?:{VERB}|so) (?:der |die |das |ein |eine )?(?P<who>{NAME})"),
    re.compile(rf"^(?:Der |Die |Das )?(?P<who>{NAME}) {VERB}[^,]{{0,40}}, (?P<said>[^„»«\"]+?)[.]?$"),
    re.compile(rf"^(?:Laut|Nach Angaben)(?: de[rsmn]| von)? (?P<who>{NAME}) (?P<said>.+?)[.]?$"),
    re.compile(rf"^(?:Der |Die |Das )?(?P<who>{NAME}) zufolge (?P<said>.+?)[.]?$"),
)
SUBJUNCTIVE = re.compile(r"\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe)\b")


def patterns(text: str) -> Document:
    """The quotations that the patterns find."""
    quotes = sorted(_found(text), key=lambda quote: quote.segments[0])
    last: Speaker | None = None
    done = []
    for quote in quotes:
        last = quote.speaker or last
        done.append(Quote(quote.kind, quote.text, quote.segments, frame=quote.frame, speaker=last))
    return Document(text, tuple(done))


def _found(text: str) -> Iterator[Quote]:
    direct = [span for span in marked(text, 0, len(text)) if text[slice(*span)].count(" ") > 1]
    for start, end in direct:
        frame = BEHIND.match(text[end : end + 120]) or BEFORE.search(text[max(0, start - 120) : start - 1])
        yield _quote(text, QuoteKind.DIRECT, (start, end), frame[1] if frame else None)
    for start, end in sentences(text, direct):
        if any(start <= s < end for s, _ in direct):
            continue
        sentence = text[start:end].rstrip()
        clause = next(filter(None, (pattern.match(sentence) for pattern in CLAUSES)), None)
        if clause:
            said = (start + clause.start("said"), start + clause.end("said"))
            yield _quote(text, QuoteKind.INDIRECT, said, clause["who"])
        elif SUBJUNCTIVE.search(sentence):
            yield _quote(text, QuoteKind.INDIRECT, (start, start + len(sentence.rstrip("."))), None)


def _quote(text: str, kind: QuoteKind, span: tuple[int, int], who: str | None) -> Quote:
    speaker = Speaker(who) if who else None
    return Quote(kind, text[slice(*span)], (Span(*span),), speaker=speaker)


def library() -> Callable[[str], Document]:
    """The library as it ships."""
    return quoteattr.Extractor().extract


def outcomes(system: Callable[[str], Document], articles: Iterable[PressArticle]) -> list[Outcome]:
    """What becomes of every required quotation."""
    tally = PressTally()
    for article in articles:
        tally.add(article, system(article.text))
    return tally.outcomes


def table(systems: dict[str, Sequence[Outcome]]) -> str:
    """Figures of each system over all, for each kind, for each desk."""
    desks = {key: row["desk"] for key, row in plan().items()}
    groups: dict[str, Callable[[Outcome], str]] = {
        "": lambda one: "all",
        "kind": lambda one: f"{one.wanted.kind}{'' if one.wanted.framed else ', no cue'}",
        "desk": lambda one: desks.get(one.article, "?"),
    }
    names = ("found", "speaker", "channel", "all_right")
    lines = ["| | n | " + " | ".join(f"{name}, {system}" for name in names for system in systems) + " |"]
    lines.append("| --- | ---: |" + " ---: |" * (len(names) * len(systems)))
    first = next(iter(systems.values()))
    for key in groups.values():
        for group in dict.fromkeys(map(key, first)):
            figures = [shares([one for one in every if key(one) == group]) for every in systems.values()]
            cells = [f"{one[name]:.1f}" for name in names for one in figures]
            lines.append(f"| {group} | {sum(key(one) == group for one in first)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    articles = read_press(HERE / (arguments[0] if arguments else "dev"))
    systems = {"patterns": patterns, "quoteattr": library()}
    print(table({name: outcomes(system, articles) for name, system in systems.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
