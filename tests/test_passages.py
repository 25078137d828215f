"""Run the tables of test passages through one extractor and show what differs.

Wanted: every required quotation with its kind, segments, speaker, addressee, channel, verbatim parts and
parent, and whatever else its row states; nothing that overlaps a stretch marked as no quotation; no other
quotation, apart from a told speech act (``reported``), which the tables do not list completely. A passage
that is known to go wrong stands in ``data/passages_known.tsv``, with the reason: it must then fail, so that
the list can only shrink.
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoteattr import Document, Extractor, Quote

DATA = Path(__file__).parent / "data"
DETERMINERS = {
    "der",
    "die",
    "das",
    "des",
    "dem",
    "den",
    "ein",
    "eine",
    "einer",
    "eines",
    "einem",
    "einen",
} | {"zwei", "drei", "mehrere", "mehreren", "einige", "einigen", "viele"}


def load(name: str) -> list[dict[str, Any]]:
    """The rows of a table."""
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def known() -> dict[str, str]:
    """Passages that are known to go wrong, with the reason."""
    lines = (DATA / "passages_known.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows[1:]}


def cases(name: str) -> list[Any]:
    """One parameter a passage; the known ones are expected to fail."""
    wrong = known()
    return [
        pytest.param(
            row,
            id=row["id"],
            marks=[pytest.mark.xfail(reason=wrong[row["id"]], strict=True)] if row["id"] in wrong else [],
        )
        for row in load(name)
    ]


def fold(name: str | None) -> str | None:
    """A name without case, marks and leading determiners."""
    if name is None:
        return None
    plain = unicodedata.normalize("NFC", name).replace("\xad", "").lower()
    words = "".join(ch if ch.isalnum() else " " for ch in plain).split()
    while len(words) > 1 and words[0] in DETERMINERS:
        del words[0]
    return " ".join(words)


def chars(segments: Iterable[Iterable[int]]) -> set[int]:
    """All offsets under the segments."""
    return {i for start, end in segments for i in range(start, end)}


def spans(quote: Quote) -> list[list[int]]:
    """The segments of a found quotation as pairs."""
    return [[s.start, s.end] for s in quote.segments]


def overlap(wanted: dict[str, Any], got: Quote) -> float:
    """Intersection over union of two quotations on characters."""
    a, b = chars(wanted["segments"]), chars(spans(got))
    return len(a & b) / len(a | b) if a and b else 0.0


def pair(wanted: list[dict[str, Any]], got: tuple[Quote, ...]) -> dict[int, int]:
    """Wanted to found quotations, the best overlap first, the right kind before the wrong one."""
    scored = sorted(
        (
            (overlap(w, g) + 0.05 * (g.kind in (w["kind"], *w["kind_alt"])), -i, -j)
            for i, w in enumerate(wanted)
            for j, g in enumerate(got)
            if overlap(w, g) >= 0.3
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, i, j in scored:
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def goes_on(before: Quote, after: Quote, text: str) -> bool:
    """Whether *after* is the next sentence of the frameless chain that *before* belongs to."""
    if before.kind != after.kind or before.kind not in ("indirect", "free_indirect"):
        return False
    names = [quote.speaker and quote.speaker.name for quote in (before, after)]
    gap = text[before.span.end : after.span.start]
    return not (before.is_framed or after.is_framed or any(map(str.isalnum, gap))) and names[0] == names[1]


def merged(doc: Document) -> tuple[tuple[Quote, ...], dict[int, int]]:
    """Sentences of one frameless chain as one quotation, however they are returned, and the old indices."""
    from attrs import evolve

    from quoteattr import Span

    out: list[Quote] = []
    where: dict[int, int] = {}
    for index, quote in enumerate(doc.quotes):
        last = next((k for k in range(len(out) - 1, -1, -1) if out[k].kind != "direct"), -1)
        if last >= 0 and goes_on(out[last], quote, doc.text):
            hull = Span(out[last].span.start, quote.span.end)
            verbatim = out[last].verbatim + quote.verbatim
            out[last] = evolve(out[last], segments=(hull,), verbatim=verbatim)
            where[index] = last
        else:
            where[index] = len(out)
            out.append(quote)
    return tuple(out), where


def channel_fits(wanted: dict[str, Any] | None, got: Any) -> bool:
    """Name, one of the kinds, and (where it is said) whether inherited."""
    if wanted is None or got is None:
        return wanted is got
    return (
        fold(wanted["name"]) == fold(got.name)
        and got.kind in wanted["kinds"]
        and wanted["inherited"] in (None, got.inherited)
    )


def channel_text(channel: Any) -> str:
    """A channel, wanted or found, in a few words."""
    if channel is None:
        return "none"
    if isinstance(channel, dict):
        inherited = {True: ", inherited", None: ""}.get(channel["inherited"], "")
        return f"{channel['name']} ({'/'.join(channel['kinds'])}{inherited})"
    return f"{channel.name} ({channel.kind}{', inherited' if channel.inherited else ''})"


def cue_fits(wanted: list[str | None], got: str | None) -> bool:
    """The lemma, with or without its correlate: *ausgehen* and *davon ausgehen*."""
    if got is None:
        return None in wanted
    found = set(got.lower().split())
    lemmas = [set(w.lower().split()) for w in wanted if w is not None]
    return any(w <= found or found <= w for w in lemmas)


def differences(text: str, wanted: dict[str, Any], got: Quote) -> Iterator[tuple[str, object, object]]:
    """The fields in which a found quotation is not as wanted: name, wanted, got."""
    kinds = [wanted["kind"], *wanted["kind_alt"]]
    if got.kind not in kinds:
        yield "kind", "|".join(kinds), got.kind.value
    if spans(got) != wanted["segments"] and not (wanted["loose"] and overlap(wanted, got) >= 0.7):
        yield "segments", [text[s:e] for s, e in wanted["segments"]], [s.of(text) for s in got.segments]
    for key, who in (("speaker", got.speaker), ("addressee", got.addressee)):
        names = [wanted["speaker_name" if key == "speaker" else key], *wanted[f"{key}_alt"]]
        if fold(who.name if who else None) not in map(fold, names):
            yield key, "|".join(map(str, names)), who and f"{who.name} [{who.resolution}]"
    channels = [wanted["channel"], *wanted["channel_alt"]]
    if not any(channel_fits(c, got.channel) for c in channels):
        yield "channel", "|".join(map(channel_text, channels)), channel_text(got.channel)
    verbatim = [[s.start, s.end] for s in got.verbatim]
    if wanted["verbatim"] is not None and verbatim != wanted["verbatim"] and not wanted["loose"]:
        yield "verbatim", [text[s:e] for s, e in wanted["verbatim"]], [s.of(text) for s in got.verbatim]
    if "cue" in wanted and not cue_fits(wanted["cue"], got.cue.lemma if got.cue else None):
        yield "cue", wanted["cue"], got.cue and got.cue.lemma
    for key in ("polarity", "mode"):
        if key in wanted and getattr(got, key) not in wanted[key]:
            yield key, wanted[key], getattr(got, key).value
    mention = got.speaker.mention.text if got.speaker and got.speaker.mention else None
    if "mention" in wanted and mention not in wanted["mention"]:
        yield "mention", wanted["mention"], mention
    if "resolution" in wanted and (got.speaker is None or got.speaker.resolution not in wanted["resolution"]):
        yield "resolution", wanted["resolution"], got.speaker and got.speaker.resolution.value


def faults(row: dict[str, Any], doc: Document) -> list[str]:
    """One line for everything in *doc* that is not as the passage wants it."""
    text, wanted = row["text"], row["quotes"]
    got, where = merged(doc)
    pairs = pair(wanted, got)
    lines = []
    for i, w in enumerate(wanted):
        label = f"{w['kind']} „{w['quote_text'][:70]}“"
        if i not in pairs:
            if w["required"]:
                lines.append(f"MISSED    {label}")
            continue
        if not w["required"]:
            continue
        g = got[pairs[i]]
        lines += [
            f"{k.upper():<10}{label}\n    wanted: {a}\n    got:    {b}" for k, a, b in differences(text, w, g)
        ]
        parent = where[g.parent] if g.parent is not None else None
        certain = w["parent"] is None or wanted[w["parent"]]["required"]
        right = pairs.get(w["parent"]) if w["parent"] is not None else None
        if certain and parent != right and not (parent is not None and got[parent].kind == "reported"):
            lines.append(f"PARENT    {label}\n    wanted: {right}\n    got:    {parent}")
    for j, g in enumerate(got):
        if j in pairs.values() or g.kind == "reported":
            continue
        lines.append(f"UNWANTED  {g.kind} „{g.text[:90]}“ {[e.rule for e in g.evidence]}")
    for trap in row["not_quotes"]:
        area = {"segments": [trap["span"]]}
        lines += [
            f"TRAP      {g.kind} „{g.text[:90]}“ ({trap['why']})"
            for j, g in enumerate(got)
            if j not in pairs.values() and g.kind == "reported" and overlap(area, g) >= 0.6
        ]
    return lines


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """One extractor for all passages: the model is loaded once."""
    from quoteattr import Extractor

    return Extractor()


def check(row: dict[str, Any], extractor: Extractor) -> None:
    """Fail with a readable list of what differs."""
    found = faults(row, extractor.extract(row["text"]))
    if found:
        pytest.fail(f"{row['id']}\n{row['text']}\n\n" + "\n".join(found), pytrace=False)


@pytest.mark.parametrize("row", cases("passages.jsonl"))
def test_passage(row: dict[str, Any], extractor: Extractor) -> None:
    check(row, extractor)


def test_tables_are_built_from_their_sources() -> None:
    builder = Path(__file__).with_name("build_passages.py")
    done = subprocess.run([sys.executable, builder, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, "run python tests/build_passages.py\n" + done.stdout + done.stderr


def test_known_misses_are_passages() -> None:
    assert not set(known()) - {row["id"] for row in load("passages.jsonl")}


def report(arguments: list[str]) -> None:
    """Every fault of a table and a count a group: ``python tests/test_passages.py [TABLE [PREFIX]]``."""
    from quoteattr import Extractor

    name, prefix = [*arguments, "passages.jsonl", ""][:2] if len(arguments) != 1 else [arguments[0], ""]
    extractor = Extractor()
    right: dict[str, list[bool]] = {}
    for row in load(name):
        if row["id"].startswith(prefix):
            found = faults(row, extractor.extract(row["text"]))
            right.setdefault(row["id"].split(".")[0], []).append(not found)
            if found:
                print(f"== {row['id']}", row["text"][:400], *found, "", sep="\n")
    for group, results in right.items():
        print(f"{group:16} {sum(results):4} of {len(results)}")
    print(f"{'all':16} {sum(map(sum, right.values())):4} of {sum(map(len, right.values()))}")


if __name__ == "__main__":
    report(sys.argv[1:])
