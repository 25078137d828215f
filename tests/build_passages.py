"""Build the tables of test passages from their readable sources.

    python tests/build_passages.py            write every table
    python tests/build_passages.py --check    exit 1 when a table is out of date
    python tests/build_passages.py --show [ID]  print what is expected, for proof-reading

A source is a series of blocks, each of one passage::

    # id: direct.colon
    text: Ministerin Hanna Reuter sagte: „[1]Das Gesetz kommt im Herbst.[/1]“
    1: direct speaker="Hanna Reuter" cue=sagen

``[1]…[/1]`` marks quotation 1 (twice for two segments), ``[n1]…[/n1]`` a stretch that is *not* one. A text
of several lines stands between ``text: <<`` and ``>>``; backslash escapes are those of Python. After the
number come the kind (direct, indirect, free, reported; ``indirect/reported`` accepts both) and:

speaker, to (the addressee)   a name or none; ``A|B`` accepts both
channel                       NAME:KIND, NAME:KIND/KIND, NAME:KIND:inherited, none; ``|`` as above
cue, polarity, mode, mention, resolution   checked only when given; ``|`` as above
as=1                          speaker, addressee and channel as of quotation 1
optional                      may be returned or left out
loose                         its segments need not be exact (they must overlap by 70 %)

The parent is the innermost quotation whose tags enclose the tags of this one.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
TABLES = {
    "passages.jsonl": ["passages.txt", "frame_passages.txt"],
    "genres.jsonl": ["genres.txt"],
    "channel_passages.jsonl": ["channel_passages.txt"],
    "scene_passages.jsonl": ["scene_passages.txt"],
    "articles/articles.jsonl": ["articles/*.txt"],
    "speaker_passages.jsonl": ["speaker_passages.txt"],
    "bearers.jsonl": ["bearers.txt"],
}
KINDS = {"direct": "direct", "indirect": "indirect", "free": "free_indirect", "reported": "reported"}
CHANNEL_KINDS = {"social", "broadcaster", "print", "online", "agency", "event"} | {
    "interview",
    "document",
    "other",
}
TAG = re.compile(r"\[(/?)(n?\d+)\]")
ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[nrt0\\])")
FIELD = re.compile(r'(\w+)=("[^"]*"|\S+)')
OPEN_KEYS = ("cue", "polarity", "mode", "mention", "resolution")
KEYS = frozenset({"speaker", "to", "channel", "as", *OPEN_KEYS})


class SourceError(ValueError):
    """A source file breaks the mark-up."""


def unescape(raw: str) -> str:
    """``A\\nB`` with the escape carried out, everything else untouched."""
    plain = {"\\n": "\n", "\\r": "\r", "\\t": "\t", "\\0": "\0", "\\\\": "\\"}

    def one(match: re.Match[str]) -> str:
        found = match.group()
        return plain[found] if found in plain else chr(int(found[2:], 16))

    return ESCAPE.sub(one, raw)


def blocks(path: Path) -> list[dict[str, Any]]:
    """The raw passages of a source: id, text with tags, one line a quotation."""
    found: list[dict[str, Any]] = []
    long_text: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if long_text is not None:
            if line == ">>":
                found[-1]["raw"] = "\n".join(long_text)
                long_text = None
            else:
                long_text.append(line)
        elif line.startswith("# id: "):
            found.append({"id": line[6:].strip(), "rows": {}})
        elif line.startswith("#") or not line.strip():
            continue
        elif line == "text: <<":
            long_text = []
        elif line.startswith("text: "):
            found[-1]["raw"] = line[6:]
        elif match := re.match(r"(n?\d+): (.*)", line):
            if match[1] in found[-1]["rows"]:
                raise SourceError(f"{path.name}:{number}: {match[1]} twice")
            found[-1]["rows"][match[1]] = match[2].strip()
        else:
            raise SourceError(f"{path.name}:{number}: {line!r}")
    return found


def untag(name: str, raw: str) -> tuple[str, dict[str, list[list[int]]], dict[str, str | None]]:
    """The text without tags, the segments of each label and the label that encloses it."""
    text, segments, parents, open_labels = "", {}, {}, []
    at = 0
    for tag in TAG.finditer(raw):
        text += unescape(raw[at : tag.start()])
        at = tag.end()
        closing, label = tag.groups()
        if closing:
            if not open_labels or open_labels.pop() != label:
                raise SourceError(f"{name}: [/{label}] closes nothing")
            segments[label][-1].append(len(text))
        else:
            around = [other for other in open_labels if not other.startswith("n")]
            parents.setdefault(label, around[-1] if around else None)
            segments.setdefault(label, []).append([len(text)])
            open_labels.append(label)
    if open_labels:
        raise SourceError(f"{name}: [{open_labels[-1]}] stays open")
    return text + unescape(raw[at:]), segments, parents


def choices(value: str) -> list[str | None]:
    """``"A|none"`` as ``["A", None]``."""
    return [None if part == "none" else unescape(part) for part in value.split("|")]


def channel(name: str, value: str | None) -> dict[str, Any] | None:
    """One accepted channel; ``kinds`` holds every accepted kind, ``inherited`` None is unchecked."""
    if value is None:
        return None
    parts = value.split(":")
    kinds = parts[1].split("/") if len(parts) > 1 else []
    if not kinds or not set(kinds) <= CHANNEL_KINDS or parts[2:] not in ([], ["inherited"], ["any"]):
        raise SourceError(f"{name}: channel {value!r}")
    inherited = {"inherited": True, "any": None}.get(parts[2]) if len(parts) > 2 else False
    return {"name": parts[0], "kind": kinds[0], "kinds": kinds, "inherited": inherited}


def fields(name: str, row: str) -> tuple[list[str], dict[str, str], set[str]]:
    """Kinds, keys and values, and the flags."""
    pairs = {key: value.strip('"') for key, value in FIELD.findall(row)}
    words = FIELD.sub("", row).split()
    if not set(pairs) <= KEYS or not words or set(words[1:]) - {"optional", "loose"}:
        raise SourceError(f"{name}: {row!r}")
    try:
        kinds = [KINDS[word] for word in words[0].split("/")]
    except KeyError as error:
        raise SourceError(f"{name}: kind {error}") from error
    return kinds, pairs, set(words[1:])


def expectation(
    name: str, label: str, row: str, done: dict[str, dict[str, Any]], inside: bool
) -> dict[str, Any]:
    """The row of quotation *label* as gold, without its spans."""
    kinds, pairs, flags = fields(name, row)
    quote: dict[str, Any] = {"kind": kinds[0], "kind_alt": kinds[1:]}
    quote |= {"required": "optional" not in flags, "loose": "loose" in flags}
    quote |= {"speaker_name": None, "speaker_alt": [], "addressee": None, "addressee_alt": []}
    quote |= {"channel": None, "channel_alt": []}
    if "as" in pairs:
        model = done[pairs["as"]]
        quote |= {k: v for k, v in model.items() if k.startswith(("speaker", "addressee", "channel"))}
        if inside and quote["addressee"]:
            quote["addressee_alt"] = [*quote["addressee_alt"], None]
        carried = {"inherited": None if inside else True}
        quote["channel"] = quote["channel"] and quote["channel"] | carried
        quote["channel_alt"] = [c and c | carried for c in quote["channel_alt"]]
    elif "speaker" not in pairs and quote["required"]:
        raise SourceError(f"{name}: quotation {label} says no speaker")
    if "speaker" in pairs:
        quote["speaker_name"], *quote["speaker_alt"] = choices(pairs["speaker"])
    if "to" in pairs:
        quote["addressee"], *quote["addressee_alt"] = choices(pairs["to"])
    if "channel" in pairs:
        quote["channel"], *quote["channel_alt"] = [channel(name, c) for c in choices(pairs["channel"])]
    return quote | {key: choices(pairs[key]) for key in OPEN_KEYS if key in pairs}


def proof(name: str, text: str, quote: dict[str, Any]) -> None:
    """Refuse segments that break the conventions of the spans."""
    for start, end in quote["segments"]:
        part = text[start:end]
        if not part or part != part.strip():
            raise SourceError(f"{name}: segment {part!r} has blank edges")
        if part[0] in ",;:.":
            raise SourceError(f"{name}: segment {part!r} starts with punctuation")
        if (
            quote["kind"] != "direct"
            and part[-1] in ",;:.!?–"
            and not re.search(r"\b(?:Uhr|Prozent|\w{1,4})\.$", part)
        ):
            raise SourceError(f"{name}: segment {part!r} ends with punctuation")


def passage(block: dict[str, Any]) -> dict[str, Any]:
    """One finished row of the table."""
    name, rows = block["id"], block["rows"]
    text, segments, parents = untag(name, block["raw"])
    if set(rows) != set(segments):
        raise SourceError(f"{name}: tags {sorted(segments)} but rows {sorted(rows)}")
    done: dict[str, dict[str, Any]] = {}
    for label in sorted((r for r in rows if not r.startswith("n")), key=int):
        quote = expectation(name, label, rows[label], done, parents[label] is not None)
        quote["segments"] = segments[label]
        quote["quote_text"] = " ".join(text[s:e] for s, e in segments[label])
        proof(name, text, quote)
        done[label] = quote
    order = sorted(done, key=lambda k: (segments[k][0][0], -segments[k][-1][1]))
    for label, quote in done.items():
        parent = parents[label]
        quote["parent"] = None if parent is None else order.index(parent)
        inner = [done[k] for k in done if parents[k] == label and done[k]["kind"] == "direct"]
        own = sorted(s for q in inner for s in q["segments"])
        certain = quote["required"] and all(q["required"] for q in inner)
        quote["verbatim"] = segments[label] if quote["kind"] == "direct" else own if certain else None
    traps = [
        {"text": text[s:e], "span": [s, e], "why": rows[label].strip('"')}
        for label, spans in segments.items()
        if label.startswith("n")
        for s, e in spans
    ]
    return {"id": name, "text": text, "quotes": [done[label] for label in order], "not_quotes": traps}


def build(patterns: list[str]) -> list[dict[str, Any]]:
    """Every passage of the sources that match *patterns*, in order of file name."""
    found = [passage(b) for pattern in patterns for path in sorted(DATA.glob(pattern)) for b in blocks(path)]
    names = [row["id"] for row in found]
    if len(names) != len(set(names)):
        raise SourceError(f"ids twice: {sorted({n for n in names if names.count(n) > 1})}")
    return found


def table(patterns: list[str]) -> str:
    """The JSON lines of :func:`build`."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in build(patterns))


def show(row: dict[str, Any]) -> str:
    """A passage and what is expected of it, for a reader."""
    lines = [f"== {row['id']}", row["text"]]
    for i, q in enumerate(row["quotes"]):
        who = "|".join(str(x) for x in [q["speaker_name"], *q["speaker_alt"]])
        extra = [
            f"{k}={q[k]}" for k in ("addressee", "channel", "parent", *OPEN_KEYS) if q.get(k) is not None
        ]
        parts = " … ".join(row["text"][s:e] for s, e in q["segments"])
        lines.append(f"  {i} {q['kind']}{'' if q['required'] else '?'} <{who}> [{parts}] {' '.join(extra)}")
    lines += [f"  not: [{t['text']}] {t['why']}" for t in row["not_quotes"]]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Write, check or show the tables."""
    if arguments[:1] == ["--show"]:
        rows = [row for patterns in TABLES.values() for row in build(patterns)]
        print("\n".join(show(r) for r in rows if not arguments[1:] or r["id"].startswith(arguments[1])))
        return 0
    stale = 0
    for name, patterns in TABLES.items():
        path, wanted = DATA / name, table(patterns)
        if not wanted:
            continue
        current = path.read_text(encoding="utf-8") if path.exists() else ""
        stale += current != wanted
        if "--check" not in arguments:
            path.write_text(wanted, encoding="utf-8")
        print(f"{name}: {wanted.count(chr(10))} passages" + (" (out of date)" if current != wanted else ""))
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
