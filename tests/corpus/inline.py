"""The inline format of the corpus and its compiler; standard library only.

    python tests/corpus/inline.py compile [FOLDER] write ARTICLE.json into the plan's split, or beside the sources of FOLDER
    python tests/corpus/inline.py compile --check  exit 1 when a compiled article is out of date
    python tests/corpus/inline.py show ID ...      what a source says, for proof-reading
    python tests/corpus/inline.py text ID          the bare text, to be annotated a second time
    python tests/corpus/inline.py join SPLIT       the articles of a split as JSON lines, on standard output

The format is described in docs/annotation.md: a text with bracketed stretches, ``---``, then one line for
each source (``@``), channel (``%``) and quotation.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCE, FIRST, SECOND = HERE / "source", HERE / "first", HERE / "second"
SPLITS = ("train", "dev", "test")

KINDS = ("direct", "indirect", "free_indirect", "reported")
SPEAKER_KINDS = ("person", "organisation", "group", "document", "outlet", "unknown")
CHANNEL_KINDS = (
    *("social", "broadcaster", "print", "online", "agency"),
    *("event", "interview", "document", "other"),
)
POLARITIES = ("asserted", "denied", "questioned")
REASONS = {
    "name": "name of an outlet, firm, ship, party, product",
    "title": "title of a work, a show, a song, an article",
    "motto": "motto, slogan, inscription that nobody in the text says",
    "term": "a term that is named or explained",
    "ironic": "the author keeps his distance",
    "gloss": "translation or explanation of a word",
    "heading": "heading, kicker or time stamp",
    "credit": "byline, caption, source note, agency mark",
    "impression": "evidence or impression without a sayer",
    "negated": "speech that did not take place or was refused",
    "announced": "speech that is still to come or only asked for",
    "event": "act of communication without content",
    "author": "conjecture, question or conditional of the author",
    "plan": "plan or purpose in the author's voice (soll)",
    "norm": "law, rule or agreement after laut, nach, gemäß",
    "idiom": "saying, set phrase, anybody's words",
    "sense": "a verb of saying in another sense",
}
GENDERS = {"f": "female", "m": "male", "": None}
ADPOSITIONS = {
    "laut",
    "nach",
    "zufolge",
    "gemäß",
    "gemäss",
    "so",
    "aus",
    "wonach",
    "demnach",
    "danach",
    "für",
}
PAIRS = {"„": '“”"', "“": "”", "«": "»", "»": "«", '"': '"', "‚": "‘’'", "‘": "’", "‹": "›", "›": "‹"}
OPENERS, CLOSERS = frozenset(PAIRS), frozenset("".join(PAIRS.values()))

LABEL = r"(?:[scamf]?\d+|[sam]:\w+|x:\w+)"
OPEN = re.compile(rf"\[({LABEL}(?:,{LABEL})*) ")
ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Prof|St|Nr|Abs|Art|bzw|ca|Mio|Mrd|Fr|Hr|Mag|Ing|lic|jun|sen|Str|Tel|usw|[A-ZÄÖÜa-z])|\b\d{1,2})\.$"
)
SENTENCE_END = re.compile(r"[.!?…][\"“”»«'’‘‹›)]*\s+(?=[\"„“»«‹›(–-]*[A-ZÄÖÜ0-9])|\n")
DATELINE = re.compile(r"(?m)^(?:[A-ZÄÖÜ][\w.-]*[/ ]){1,3}(?:\([\w/ -]+\) ?)?[–—-] (?=[\"„“»«‹›A-ZÄÖÜ])")

Span = tuple[int, int]


class SourceError(ValueError):
    """A source breaks the format; the message begins with its id and line."""


@dataclass
class Entity:
    """A source, an addressee (``@``) or a channel (``%``)."""

    names: list[str]
    kinds: list[str]
    gender: str | None = None
    role: str | None = None
    affiliation: str | None = None


@dataclass
class Line:
    """The attributes of one quotation; ids of entities are ``None`` where ``-`` was written."""

    kinds: list[str]
    speakers: list[str | None]
    required: bool
    lemma: str | None = None
    channels: list[tuple[str | None, bool]] = field(default_factory=lambda: [(None, False)])
    addressees: list[str | None] = field(default_factory=lambda: [None])
    polarity: str = "asserted"
    marked: bool = True
    role: str | None = None
    affiliation: str | None = None
    note: str = ""


@dataclass
class Article:
    """A parsed source: bare text, the stretches under each label, and the lines."""

    id: str
    text: str
    spans: dict[str, list[Span]]
    parents: dict[str, str | None]
    sources: dict[str, Entity]
    channels: dict[str, Entity]
    lines: dict[str, Line]

    def under(self, label: str) -> list[Span]:
        """The stretches under *label*, in order."""
        return sorted(self.spans.get(label, ()))

    def marked(self, number: str) -> list[Span]:
        """The segments of a quotation; those of direct speech together with the marks around them."""
        if self.lines[number].kinds[0] != "direct":
            return self.under(number)
        text, marks = self.text, OPENERS | CLOSERS
        return [
            (s - (text[s - 1 : s] in marks and s > 0), e + (text[e : e + 1] in marks and e < len(text)))
            for s, e in self.under(number)
        ]

    def sentences(self) -> list[Span]:
        """The sentences of the text; direct speech does not end one."""
        return sentences(
            self.text,
            [s for n, line in self.lines.items() if line.kinds[0] == "direct" for s in self.under(n)],
        )

    def names(self, ids: Iterable[str | None]) -> list[str | None]:
        """All names of the sources *ids*, without doublets."""
        found: list[str | None] = []
        for one in ids:
            found += [None] if one is None else self.sources[one].names
        return list(dict.fromkeys(found))


# ------------------------------------------------------------------ reading


def parse(path: Path) -> Article:
    """The article of a source file."""
    raw = path.read_bytes().decode("utf-8")
    text_part, rule, table = raw.partition("\n---\n")
    if not rule:
        raise SourceError(f"{path.stem}: no line with --- between text and table")
    text, spans, parents = untag(path.stem, text_part.rstrip("\n"))
    article = Article(path.stem, text, spans, parents, {}, {}, {})
    first = raw[: len(text_part)].count("\n") + 3
    for number, line in enumerate(table.split("\n"), first):
        where = f"{path.stem}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] in "@%":
            _entity(where, line, article)
        else:
            _quotation(where, line, article)
    _known(article)
    return article


def untag(name: str, raw: str) -> tuple[str, dict[str, list[Span]], dict[str, str | None]]:
    """The text without brackets, the spans of each label, the quotation that encloses each quotation."""
    out: list[str] = []
    spans: dict[str, list[Span]] = {}
    parents: dict[str, str | None] = {}
    stack: list[tuple[list[str], int]] = []
    at = length = 0
    while at < len(raw):
        where = f"{name}:{raw.count(chr(10), 0, at) + 1}"
        if opened := OPEN.match(raw, at):
            labels = _labels(opened[1])
            around = [one for group, _ in stack for one in group if one.isdigit()]
            for label in filter(str.isdigit, labels):
                parents.setdefault(label, around[-1] if around else None)
            stack.append((labels, length))
            at = opened.end()
        elif raw[at] == "]":
            if not stack:
                raise SourceError(f"{where}: ] closes nothing (a bracket of the text is written \\])")
            labels, start = stack.pop()
            for label in labels:
                spans.setdefault(label, []).append((start, length))
            at += 1
        elif raw[at] == "[":
            raise SourceError(
                f"{where}: no label in {raw[at : at + 20]!r} (a bracket of the text is written \\[)"
            )
        else:
            at += raw[at] == "\\" and raw[at + 1 : at + 2] in "[]\\"
            out.append(raw[at])
            length += 1
            at += 1
    if stack:
        raise SourceError(f"{name}: [{','.join(stack[-1][0])} stays open")
    return "".join(out), spans, parents


def _labels(written: str) -> list[str]:
    """``c1,2`` is c1 and c2."""
    found: list[str] = []
    letter = ""
    for part in written.split(","):
        letter = part[0] if part[0].isalpha() else letter
        found.append(letter + part if part.isdigit() else part)
    return found


def _one_of(where: str, written: str, known: tuple[str, ...]) -> str:
    """The only member of *known* that begins with *written*."""
    fits = [written] if written in known else [word for word in known if word.startswith(written)]
    if len(fits) != 1:
        raise SourceError(f"{where}: {written!r} is not one of {', '.join(known)}, or several")
    return fits[0]


def _entity(where: str, line: str, article: Article) -> None:
    head, *rest = [part.strip() for part in line.split("|")]
    key, _, names = head[1:].partition(" ")
    table = article.sources if line[0] == "@" else article.channels
    if key in table or not names.strip() or not rest or not re.fullmatch(r"[a-zA-Z]\w*", key):
        raise SourceError(f"{where}: wanted {line[0]}id Name = other name | kind, each id once: {line!r}")
    kind, _, gender = rest[0].partition(" ")
    if gender not in GENDERS:
        raise SourceError(f"{where}: gender {gender!r} is neither f nor m")
    known = SPEAKER_KINDS if line[0] == "@" else CHANNEL_KINDS
    role, affiliation = [part or None for part in [*rest[1:], "", ""][:2]]
    table[key] = Entity(
        [name.strip() for name in names.split(" = ")],
        [_one_of(where, one, known) for one in kind.split("/")],
        GENDERS[gender],
        role,
        affiliation,
    )


def _quotation(where: str, line: str, article: Article) -> None:
    line, _, note = line.partition(" note=")
    head, *words = line.split()
    found = re.fullmatch(r"(\d+)(?:-(\d+))?([?!]?)", head)
    if not found or len(words) < 2:
        raise SourceError(f"{where}: wanted NUMBER KIND SOURCE [LEMMA] [key=value ...]: {line!r}")
    kinds = [_one_of(where, kind, KINDS) for kind in words[0].split("/")]
    required = found[3] == "!" or (found[3] != "?" and kinds[0] != "reported")
    made = Line(kinds, _ids(words[1]), required, note=note.strip())
    for word in words[2:]:
        key, equals, value = word.partition("=")
        value = value.replace("_", " ")
        if not equals and made.lemma is None:
            made.lemma = word.replace("_", " ")
        elif key == "ch":
            made.channels = [
                (one and one.rstrip("*"), bool(one) and one[-1] == "*") for one in _ids(word[3:])
            ]
        elif key == "to":
            made.addressees = _ids(word[3:])
        elif key == "pol":
            made.polarity = _one_of(where, value, POLARITIES)
        elif key in ("role", "affiliation"):
            setattr(made, key, value)
        elif word == "marks=no":
            made.marked = False
        else:
            raise SourceError(f"{where}: {word!r} is not understood")
    for number in range(int(found[1]), int(found[2] or found[1]) + 1):
        if str(number) in article.lines:
            raise SourceError(f"{where}: quotation {number} has two lines")
        article.lines[str(number)] = made


def _ids(written: str) -> list[str | None]:
    return [None if one == "-" else one for one in written.split("|")]


def _known(article: Article) -> None:
    """Refuse ids and numbers that stand on one side only."""
    name = article.id
    numbers = {label for label in article.spans if label.isdigit()}
    if odd := numbers ^ set(article.lines):
        raise SourceError(f"{name}: in text or table only: quotation {', '.join(sorted(odd, key=int))}")
    for label in article.spans:
        head, colon, key = label.partition(":")
        known = {"s": article.sources, "a": article.sources, "m": article.channels, "x": REASONS}
        if colon and key not in known[head]:
            raise SourceError(f"{name}: [{label} … names nothing in the table")
        if not colon and label[1:] and label[0].isalpha() and label[1:] not in numbers:
            raise SourceError(f"{name}: [{label} … belongs to no quotation")
    for number, line in article.lines.items():
        for key in {*line.speakers, *line.addressees} - {None, *article.sources}:
            raise SourceError(f"{name}: quotation {number}: no line @{key}")
        for key in {key for key, _ in line.channels} - {None, *article.channels}:
            raise SourceError(f"{name}: quotation {number}: no line %{key}")


# ------------------------------------------------------------------ what follows from the brackets


def marked(text: str, start: int, end: int) -> Iterator[Span]:
    """The outermost stretches between quotation marks in ``text[start:end]``, without the marks."""
    at = start
    while at < end:
        close = _closing(text, at, end) if text[at] in OPENERS and not _apostrophe(text, at) else None
        if close is not None:
            yield at + 1, close
            at = close
        at += 1


def _closing(text: str, at: int, end: int) -> int | None:
    """Where the mark at *at* is closed inside its paragraph; a pair of the same kind inside it is stepped over."""
    opening, depth = text[at], 0
    for here in range(at + 1, end):
        if text[here] == "\n" and not wrapped(text, here):
            return None
        if text[here] in PAIRS[opening] and not _apostrophe(text, here):
            if not depth:
                return here
            depth -= 1
        elif text[here] == opening:
            depth += 1
    return None


def wrapped(text: str, at: int) -> bool:
    """Whether the line break at *at* only wraps a long line, in the middle of a sentence."""
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    following = text[at + 1 : at + 2]
    return 45 <= len(line) <= 90 and line[-1] not in ".!?…:" and following not in ("", "\n", "•", "-", "–")


def _apostrophe(text: str, at: int) -> bool:
    """A single mark between letters, as in *geht’s*."""
    return text[at] in "'’‘" and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def sentences(text: str, opaque: Iterable[Span] = ()) -> list[Span]:
    """The sentences of *text*; nothing inside an *opaque* stretch but its last character ends one."""
    seen = list(text)
    for start, end in opaque:
        seen[start : end - 1] = "X" * (end - 1 - start)
    plain, bounds = "".join(seen), [0]
    for stop in SENTENCE_END.finditer(plain):
        if stop[0] == "\n" and wrapped(plain, stop.start()):
            continue
        if stop[0] == "\n" or not ABBREVIATION.search(plain[bounds[-1] : stop.start() + 1]):
            bounds.append(stop.end())
    bounds = sorted({*bounds, *(line.end() for line in DATELINE.finditer(plain))})
    return list(zip(bounds, [*bounds[1:], len(text)], strict=True))


def frame(article: Article, number: str) -> list[Span]:
    """The reporting clause: the sentence of cue or source without what is said, or what ``[f…]`` says."""
    line, cue, said_by = (article.lines[number], *(article.under(one + number) for one in "cs"))
    if f"f{number}" in article.spans:
        return article.under(f"f{number}")
    anchors = cue or said_by
    if not anchors or line.kinds[0] == "reported":
        return []
    if cue and (line.lemma or "").split(" ")[0].lower() in ADPOSITIONS:
        near = [span for span in said_by if abs(span[0] - cue[-1][1]) < 60 or abs(cue[0][0] - span[1]) < 60]
        return _joined(article.text, [*cue, *near])
    around = [(s, e) for s, e in article.sentences() if s < anchors[-1][1] and e > anchors[0][0]]
    low, high = min(s for s, _ in around), max(e for _, e in around)
    if not cue and not any(low <= s < high for s, _ in article.under(number)):
        return []
    if (parent := article.parents[number]) and (holding := _holding(article.under(parent), anchors[0])):
        low, high = max(low, holding[0]), min(high, holding[1])
    said = [span for one in article.lines for span in article.marked(one) if not _holding([span], anchors[0])]
    pieces = list(_pieces(article.text, low, high, [*said, *article.marked(number)]))
    rivals = {
        span
        for label, spans in article.spans.items()
        if re.fullmatch(r"c\d+", label) and label != f"c{number}"
        for span in spans
        if span not in cue and low <= span[0] < high
    }
    parts = [*anchors, *said_by, *article.under(f"a{number}")]
    return [piece for piece in pieces if not rivals or any(_holding([piece], part) for part in parts)]


def _holding(spans: Iterable[Span], inner: Span) -> Span | None:
    return next((span for span in spans if span[0] <= inner[0] and inner[1] <= span[1]), None)


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """*spans* in order, those with nothing but blanks between them made one."""
    done: list[Span] = []
    for start, end in sorted(set(spans)):
        if done and not text[done[-1][1] : start].strip():
            start, end = done.pop()[0], end
        done.append((start, end))
    return done


def _pieces(text: str, low: int, high: int, without: Iterable[Span]) -> Iterator[Span]:
    """What is left of ``text[low:high]``, without blanks and full stop at its edges."""
    bounds = [low]
    for start, end in sorted(without):
        if low <= start and end <= high and start >= bounds[-1]:
            bounds += [start, end]
    for start, end in zip(bounds[::2], [*bounds[1::2], high], strict=True):
        part = text[start:end]
        start += len(part) - len(part.lstrip())
        end = start + len(part.strip().rstrip("."))
        if any(char.isalnum() for char in text[start:end]):
            yield start, end


def mention(article: Article, number: str) -> Span | None:
    """The words that stand for the source: its own, or the nearest earlier ones of the same source."""
    if own := article.under(f"s{number}"):
        return own[0][0], own[-1][1]
    return _nearest(article, number, "s", article.lines[number].speakers[0], "speakers")


def channel_mention(article: Article, number: str) -> Span | None:
    """The words that name the channel, likewise."""
    if own := article.under(f"m{number}"):
        return own[0][0], own[-1][1]
    return _nearest(article, number, "m", article.lines[number].channels[0][0], "channels")


def _nearest(article: Article, number: str, letter: str, key: str | None, of: str) -> Span | None:
    if key is None:
        return None
    spans = list(article.under(f"{letter}:{key}"))
    for other, line in article.lines.items():
        first = getattr(line, of)[0]
        if (first[0] if isinstance(first, tuple) else first) == key:
            spans += article.under(letter + other)
    start = article.under(number)[0][0]
    before = [span for span in spans if span[0] <= start]
    return max(before) if before else min(spans, default=None)


# ------------------------------------------------------------------ writing


def compiled(article: Article) -> dict[str, Any]:
    """The article as stand-off JSON: a superset of what ``evaluate.py gold`` reads."""
    rows = {number: _row(article, number) for number in article.lines}
    fragments: list[tuple[dict[str, Any], str]] = []
    for number, row in rows.items():
        if row["kind"] == "direct":
            row["verbatim"] = row["segments"]
            continue
        own = [span for span in _inside(article, number)]
        row["verbatim"] = [list(span) for span in own]
        named = {tuple(s) for other in rows.values() for s in other["segments"]}
        fragments += [(_fragment(article.text, row, span), number) for span in own if span not in named]
    every = [(row, article.parents[number]) for number, row in rows.items()] + fragments
    every.sort(key=lambda pair: (pair[0]["segments"][0][0], -pair[0]["segments"][-1][1], pair[0]["derived"]))
    order = [row for row, _ in every]
    for position, (row, parent) in enumerate(every):
        row["id"] = f"q{position + 1}"
        row["parent"] = (
            None if parent is None else next(i for i, one in enumerate(order) if one is rows[parent])
        )
    traps = [
        {"text": article.text[s:e], "span": [s, e], "why": label[2:]}
        for label in article.spans
        if label.startswith("x:")
        for s, e in article.spans[label]
    ]
    traps.sort(key=lambda trap: trap["span"])
    return {"id": article.id, "text": article.text, "quotes": order, "not_quotes": traps}


def _inside(article: Article, number: str) -> Iterator[Span]:
    """The marked stretches of a quotation that are its source's own words."""
    names = [span for label in article.spans if label.startswith("x:") for span in article.spans[label]]
    foreign = [
        span
        for other, line in article.lines.items()
        if other != number and article.parents[other] == number
        if line.speakers != article.lines[number].speakers or line.kinds[0] != "direct"
        for span in article.under(other)
    ]
    for start, end in article.under(number):
        for span in marked(article.text, start, end):
            if not _holding(names, span) and not any(
                _holding([span], f) or _holding([f], span) for f in foreign
            ):
                yield span


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _row(article: Article, number: str) -> dict[str, Any]:
    text, line, segments = article.text, article.lines[number], article.under(number)
    cue = article.under(f"c{number}")
    said_by, (who, *others) = mention(article, number), article.names(line.speakers)
    main = article.sources[line.speakers[0]] if line.speakers[0] else None
    to, *to_others = article.names(line.addressees)
    to_main = article.sources[line.addressees[0]] if line.addressees[0] else None
    listener = article.under(f"a{number}")
    clause = frame(article, number)
    kind, *kinds = line.kinds
    if kind == "indirect" and not cue and not clause and "free_indirect" not in kinds:
        kinds.append("free_indirect")
    channel, *channels = _channels(article, number)
    return {
        "id": "",
        "kind": kind,
        "kind_alt": kinds,
        "segments": [list(span) for span in segments],
        "quote_text": _words(text, segments),
        "verbatim": [],
        "cue": _cue(text, cue, line.lemma),
        "frame": [list(span) for span in clause],
        "speaker": _mention(text, said_by),
        "speaker_name": who,
        "speaker_alt": others,
        "speaker_kind": main.kinds[0] if main else None,
        "role": line.role or (main.role if main else None),
        "affiliation": line.affiliation or (main.affiliation if main else None),
        "gender": main.gender if main else None,
        "addressee": to,
        "addressee_alt": to_others,
        "addressee_kind": to_main.kinds[0] if to_main else None,
        "addressee_mention": _mention(text, listener[0] if listener else None),
        "channel": channel,
        "channel_alt": channels,
        "polarity": line.polarity,
        "parent": None,
        "required": line.required,
        "derived": False,
        "note": line.note,
    }


def _channels(article: Article, number: str) -> Iterator[dict[str, Any] | None]:
    """The accepted channels, the first one with its mention; every name and kind of each."""
    span = channel_mention(article, number)
    for position, (key, inherited) in enumerate(article.lines[number].channels):
        if key is None:
            yield None
            continue
        entity = article.channels[key]
        for name in entity.names:
            for kind in entity.kinds:
                found: dict[str, Any] = {"name": name, "kind": kind}
                if not position and (name, kind) == (entity.names[0], entity.kinds[0]):
                    found["mention"] = article.text[slice(*span)] if span else None
                    found["mention_span"] = list(span) if span else None
                yield found | {"inherited": inherited}


def _mention(text: str, span: Span | None) -> dict[str, Any] | None:
    return {"mention": text[slice(*span)], "span": list(span)} if span else None


def _cue(text: str, spans: list[Span], lemma: str | None) -> dict[str, Any] | None:
    if not spans:
        return None
    return {
        "text": _words(text, spans),
        "span": list(spans[0]),
        "spans": [list(s) for s in spans],
        "lemma": lemma,
    }


def _fragment(text: str, outer: dict[str, Any], span: Span) -> dict[str, Any]:
    """The quotation that each marked part of an indirect one is; counted in the outer one."""
    own = {"kind": "direct", "kind_alt": [], "segments": [list(span)], "quote_text": text[slice(*span)]}
    return outer | own | {"verbatim": [list(span)], "required": False, "derived": True, "note": ""}


def dumps(row: dict[str, Any]) -> str:
    """JSON with one quotation a line, so that a difference can be read."""
    parts = {
        key: [json.dumps(one, ensure_ascii=False) for one in row[key]] for key in ("quotes", "not_quotes")
    }
    lists = ",\n".join(
        f'"{key}": [' + ("\n" + ",\n".join(rows) + "\n]" if rows else "]") for key, rows in parts.items()
    )
    head = f'"id": {json.dumps(row["id"])},\n"text": {json.dumps(row["text"], ensure_ascii=False)}'
    return "{" + head + ",\n" + lists + "}\n"


def plan() -> dict[str, dict[str, str]]:
    """The rows of plan.tsv by id."""
    head, *rows = (HERE / "plan.tsv").read_text(encoding="utf-8").splitlines()
    keys = head.split("\t")
    return {row.split("\t")[0]: dict(zip(keys, row.split("\t"), strict=True)) for row in rows}


def show(article: Article) -> str:
    """What a source says, a quotation a line."""
    lines = [f"== {article.id}", article.text, ""]
    for row in compiled(article)["quotes"]:
        who = "|".join(str(one) for one in [row["speaker_name"], *row["speaker_alt"]])
        facts = [
            f"{row['id']} {row['kind']}{'' if row['required'] else '?'}",
            f"<{who}> „{row['quote_text']}“",
        ]
        facts.append("said by " + repr(row["speaker"]["mention"]) if row["speaker"] else "said by -")
        facts.append(f"cue {row['cue']['lemma']}: {row['cue']['text']}" if row["cue"] else "no cue")
        facts.append("frame {" + _words(article.text, map(tuple, row["frame"])) + "}")
        if row["channel"]:
            facts.append(f"channel {row['channel']['name']}{'*' * row['channel']['inherited']}")
        facts += [f"{key} {row[key]}" for key in ("addressee", "parent") if row[key] is not None]
        facts += [row["polarity"]] * (row["polarity"] != "asserted")
        lines.append("\n      ".join(facts))
    for label, spans in article.spans.items():
        lines += [f"not ({label[2:]}): {article.text[s:e]}" for s, e in spans if label.startswith("x:")]
    return "\n".join(lines)


def _goals(folders: list[Path]) -> Iterator[tuple[Path, Path]]:
    """Each source with the file that it is compiled to: in the plan's split, or beside it in a folder of its own."""
    for folder in folders:
        yield from ((path, path.with_suffix(".json")) for path in sorted(folder.glob("*.txt")))
    if not folders:
        splits = plan()
        for path in sorted(SOURCE.glob("*.txt")):
            yield path, HERE / splits[path.stem]["split"] / f"{path.stem}.json"


def main(arguments: list[str]) -> int:
    """Run a command."""
    command, *rest = arguments or ["help"]
    if command == "compile":
        check, folders = "--check" in rest, [Path(one) for one in rest if one != "--check"]
        stale = []
        for source, goal in _goals(folders):
            wanted = dumps(compiled(parse(source)))
            if not goal.exists() or goal.read_text(encoding="utf-8") != wanted:
                stale.append(source.stem)
                if not check:
                    goal.parent.mkdir(exist_ok=True)
                    goal.write_text(wanted, encoding="utf-8")
        print(f"{len(stale)} {'out of date' if check else 'written'}", *stale)
        return int(check and bool(stale))
    if command in ("show", "text") and rest:
        for name in rest:
            article = parse(SOURCE / f"{name}.txt")
            print(show(article) if command == "show" else article.text)
    elif command == "join" and rest:
        for path in sorted((HERE / rest[0]).glob("*.json")):
            print(json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False))
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SourceError as error:
        sys.exit(str(error))
