"""Check sources of the corpus: what the format cannot rule out, and what the guideline asks for.

    python tests/corpus/check.py            all sources
    python tests/corpus/check.py ID ...     some of them (second/ID for a second annotation)

One line a finding, ``ID: quotation N: …``. Errors make the exit status 1; lines with ``note:`` are for a second
look only. Standard library only.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from inline import (
    ADPOSITIONS,
    CLOSERS,
    OPENERS,
    SECOND,
    SOURCE,
    Article,
    SourceError,
    Span,
    channel_mention,
    compiled,
    marked,
    mention,
    parse,
    plan,
    wrapped,
)

EDGES = re.compile(r"^[\s,;:.!?–]|[\s,;:–]$")
STOP = re.compile(r"[.!?…]$")
ABBREVIATED = re.compile(r"(?:\b(?:Uhr|Prozent|Mio|Mrd|usw|bzw|Nr|Dr|St|jun|sen)|\b\w{1,2})\.$")
SUBJUNCTIVE = re.compile(
    r"\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|gebe|wisse|gehe|komme|bleibe|stehe)\b"
)
PRONOUN = re.compile(
    r"(?i)er|sie|es|ihm|ihr|ihnen|wir|ich|man|de[rmn]|die|das|diese[rmns]?|jene[rmn]?|letztere[rmn]?"
)


def findings(article: Article) -> Iterator[str]:
    """Everything that is wrong or odd, as a sentence each."""
    for number in sorted(article.lines, key=int):
        for text in (*_segments(article, number), *_roles(article, number), *_channel(article, number)):
            yield text if text.startswith("note:") else f"quotation {number}: {text}"
    yield from _marks(article)
    yield from _headings(article)
    yield from _crossing(article)
    yield from _subjunctives(article)
    yield from _names(article)
    yield from _unused(article)


def _segments(article: Article, number: str) -> Iterator[str]:
    text, line = article.text, article.lines[number]
    for start, end in article.under(number):
        part = text[start:end]
        if not part or EDGES.search(part):
            yield f"the segment {part!r} begins or ends with a blank or with punctuation"
        if any(char == "\n" and not wrapped(text, at) for at, char in enumerate(part, start)):
            yield f"the segment {part!r} runs over a line break: give each paragraph its own bracket"
        if line.kinds[0] == "direct":
            if part[:1] in OPENERS and part[-1:] in CLOSERS:
                yield f"the marks of {part!r} stand inside the bracket: „[{number} …]“"
            elif line.marked and not _between_marks(text, (start, end)):
                yield f"direct, but {part!r} is not between marks (marks=no where the text has none or a broken one)"
        elif STOP.search(part) and not ABBREVIATED.search(part):
            yield f"not direct, but {part!r} ends with the closing punctuation"


def _between_marks(text: str, span: Span) -> bool:
    start, end = span
    return (
        text[start - 1 : start] in OPENERS | CLOSERS
        and text[end : end + 1] in CLOSERS | OPENERS
        and start > 0
    )


def _roles(article: Article, number: str) -> Iterator[str]:
    line, cue = article.lines[number], article.under(f"c{number}")
    if bool(cue) != (line.lemma is not None):
        yield "a cue in the text and its lemma in the table, or neither"
    if line.lemma and len(cue) == 1 and article.text[slice(*cue[0])].lower() in ADPOSITIONS:
        if article.text[slice(*cue[0])].lower() != line.lemma.lower():
            yield f"the cue {article.text[slice(*cue[0])]!r} has the lemma {line.lemma!r}"
    if line.speakers[0] is None and article.under(f"s{number}"):
        yield "words for the source, but no source"
    if line.speakers[0] is not None and mention(article, number) is None:
        key = line.speakers[0]
        yield f"nothing in the text is marked as a mention of @{key} ([s{number} …] or [s:{key} …])"
    elif line.speakers[0] is not None and mention(article, number)[0] > article.under(number)[-1][1] + 200:
        yield "note: its source is marked only further down: [s:id …] in the narration before?"
    if cue and line.speakers[0] is not None and not article.under(f"s{number}"):
        yield "note: has a cue, but its source is not in the frame: is there really no word for it?"
    for role in "sma":
        if len(article.under(role + number)) > 1:
            yield f"[{role}{number} …] twice: of several mentions the one in the frame, the others are [{role}:id …]"
    if article.under(f"a{number}") and line.addressees == [None]:
        yield "words for an addressee, but no to="
    for key in line.addressees:
        if key and article.sources[key].kinds[0] == "document":
            yield "an addressee is a person, body, group or outlet, never a thing"
    if not cue and line.kinds[0] == "reported":
        yield "note: reported without a cue"
    for start, end in article.under(f"s{number}"):
        if re.search(r", (?:der|die|das|dem|den|dessen|deren) ", article.text[start:end]):
            yield "note: is there a relative clause in the words for the source? It stays outside"


def _channel(article: Article, number: str) -> Iterator[str]:
    key, inherited = article.lines[number].channels[0]
    if key is None:
        if article.under(f"m{number}"):
            yield "words for a channel, but no ch="
        return
    span = channel_mention(article, number)
    if span is None:
        yield f"nothing in the text is marked as a mention of %{key} ([m{number} …] or [m:{key} …])"
        return
    own = [*article.under(number), *article.under(f"c{number}"), *article.under(f"s{number}")]
    here = any(
        any(start <= s < end for s, _ in own) and start <= span[0] < end for start, end in article.sentences()
    )
    if here == inherited:
        state = (
            "inherited (*), but named in its own sentence"
            if inherited
            else "named, but not in its own sentence"
        )
        yield f"note: %{key} is {state}: {article.text[slice(*span)]!r}"


def _marks(article: Article) -> Iterator[str]:
    """Every stretch between marks is a direct quotation, part of another one, or something in ``[x:…]``."""
    taken = [span for label, spans in article.spans.items() if label.startswith("x:") for span in spans]
    for row in compiled(article)["quotes"]:
        taken += [tuple(span) for span in row["verbatim"]]
    for start, end in marked(article.text, 0, len(article.text)):
        if not any(s < end and start < e for s, e in taken):
            yield f"{article.text[start - 1 : end + 1]!r} is no quotation: [x:reason …], and which reason?"


def _headings(article: Article) -> Iterator[str]:
    """A heading in marks that repeats an utterance of the text."""
    text = article.text
    direct = [n for n, line in article.lines.items() if line.kinds[0] == "direct"]
    said = [text[start:end].lower() for number in direct for start, end in article.under(number)]
    for start, end in article.under("x:heading"):
        for s, e in marked(text, max(0, start - 1), min(len(text), end + 1)):
            words = text[s:e].lower().rstrip(".!?")
            if len(words) > 5 and any(words in one for one in said):
                yield f"note: the heading {text[s:e]!r} repeats an utterance: an optional direct quotation"


def _subjunctives(article: Article) -> Iterator[str]:
    """A subjunctive of reported speech outside every quotation."""
    taken = [
        span
        for label in article.spans
        if label.isdigit() or label.startswith("x:")
        for span in article.under(label)
    ]
    for form in SUBJUNCTIVE.finditer(article.text):
        if not any(start <= form.start() < end for start, end in taken):
            near = article.text[max(0, form.start() - 30) : form.end() + 20].replace("\n", " ")
            yield f"note: a subjunctive outside the quotations: …{near}…"


def _crossing(article: Article) -> Iterator[str]:
    """Of two quotations that share characters one lies wholly inside the other."""
    letters = {n: {i for s, e in article.under(n) for i in range(s, e)} for n in article.lines}
    for one in letters:
        for other in letters:
            both = letters[one] & letters[other]
            if int(one) < int(other) and both and both not in (letters[one], letters[other]):
                yield f"quotations {one} and {other} cross"


def _names(article: Article) -> Iterator[str]:
    """Each word of a name occurs in the text, perhaps with another ending; the first name of a source counts."""
    words = [word.lower() for word in re.findall(r"[\w.&’'-]+", article.text)]
    parts = {piece for word in words for piece in [word, *re.split(r"[-/’']", word)]}
    for sign, table in (("@", article.sources), ("%", article.channels)):
        for key, entity in table.items():
            name = entity.names[0].lower()
            for word in re.findall(r"[\w.&’'-]+", name):
                stem = word[: max(3, len(word) - 3)]
                if not any(part.startswith(stem) or (len(word) > 4 and word[1:-1] in part) for part in parts):
                    yield f"{sign}{key}: {word!r} of the name {entity.names[0]!r} is not in the text"
            if sign == "@" and PRONOUN.fullmatch(name):
                yield f"@{key}: {entity.names[0]!r} is no name"
            if sign == "@" and re.match(r"(?:der|die|das|den|dem|des|ein|eine|einem|einer|einen) ", name):
                yield f"@{key}: the name {entity.names[0]!r} has an article: nominative without one"
            if sign == "@" and entity.kinds[0] != "person" and (entity.gender or entity.role):
                yield f"@{key}: gender and role are of persons"


def _unused(article: Article) -> Iterator[str]:
    lines = article.lines.values()
    sources = {key for line in lines for key in (*line.speakers, *line.addressees)}
    channels = {key for line in lines for key, _ in line.channels}
    for sign, table, used in (("@", article.sources, sources), ("%", article.channels, channels)):
        yield from (f"note: {sign}{key} is not used" for key in table if key not in used)


def against_plan(article: Article, row: dict[str, str] | None) -> Iterator[str]:
    """Whether the article is the one that was planned."""
    if row is None:
        yield "there is no such row in plan.tsv"
        return
    words, wanted = len(article.text.split()), int(row["words"])
    if not 0.75 * wanted <= words <= 1.3 * wanted:
        yield f"note: {words} words, planned were {wanted}"
    said = sum(line.kinds[0] != "reported" for line in article.lines.values())
    if not 0.6 * int(row["quotes"]) <= said <= 1.6 * int(row["quotes"]):
        yield f"note: {said} quotations, planned were {row['quotes']}"
    if row["country"] == "CH" and "ß" in article.text:
        yield "ß in a Swiss text"
    if row["marks"] == "none" and any(mark in article.text for mark in '„“”«»"'):
        yield "note: marks in a text that was to have none"
    elif row["marks"] != "none" and not all(mark in article.text for mark in row["marks"]):
        yield f"note: the text was to have {row['marks']}"
    if not any(label.startswith("x:") for label in article.spans):
        yield "note: nothing that looks like a quotation and is none"


def check(path: Path) -> list[str]:
    """The findings for a file."""
    article = parse(path)
    found = list(findings(article))
    first = SOURCE / path.name
    if path.parent.name == SECOND.name and first.exists() and parse(first).text != article.text:
        found.append("the text differs from the one in source/")
    return [*found, *against_plan(article, plan().get(article.id))]


def main(arguments: list[str]) -> int:
    """Print the findings."""
    paths = [
        SOURCE / f"{name}.txt" if "/" not in name else SOURCE.parent / f"{name}.txt" for name in arguments
    ]
    paths = paths or [*sorted(SOURCE.glob("*.txt")), *sorted(SECOND.glob("*.txt"))]
    errors = 0
    for path in paths:
        try:
            found = check(path)
        except SourceError as error:
            print(error)
            errors += 1
            continue
        errors += sum(not line.startswith("note:") for line in found)
        for line in found:
            print(f"{path.stem}: {line}")
    print(f"{len(paths)} sources, {errors} errors")
    return int(bool(errors))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
