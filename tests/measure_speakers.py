"""Measure the speakers of quotations against the hand annotations of fifty articles.

    python -m tests.measure_speakers FOLDER [--errors]

FOLDER holds the articles as JSON files with ``documentName`` and ``originalText`` (German News Quotation
Attribution data, Wikinews development set); they are not part of this repository. Printed figures, in
per cent of the annotated quotations that were found:

found       of all annotated quotations, those that were found
name        whose speaker is the annotated one, also by the last words of the name
name_exact  whose speaker has one of the annotated names, folded
kind        whose speaker is right and of the right kind
role        of those whose right speaker the text gives a role: right one
role_none   of those whose right speaker the text gives none: none returned
affiliation, affiliation_none, gender, gender_none   likewise
addressee   of those with an annotated addressee: right one
addressee_none   of those without: none returned
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from quoteattr import Speaker
from tests.annotated import FOUND, NONE, best_match, cells, fold, print_figures, read, same_name

_OPEN = "?"
"""How the annotations write that several answers are right and the details were not judged."""
_SHARES = ("name", "name_exact", "kind")
_DETAILS = ("role", "affiliation", "gender")


class Row(NamedTuple):
    document: str
    start: int
    end: int
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    details: dict[str, tuple[str, ...]]
    addressees: tuple[str, ...]


def load() -> list[Row]:
    """The annotations."""
    return [_row(*row) for row in cells("speaker_annotations.tsv")]


def _row(document: str, start: str, end: str, *accepted: str) -> Row:
    names, kinds, role, affiliation, gender, addressees = (tuple(cell.split("|")) for cell in accepted)
    details = dict(zip(_DETAILS, (role, affiliation, gender), strict=True))
    return Row(document, int(start), int(end), names, kinds, details, addressees)


def judge(row: Row, speaker: Speaker | None, addressee: Speaker | None) -> Iterator[str]:
    """What is right of a quotation that was found; ``of:`` says what could have been."""
    name = speaker.name if speaker is not None else None
    yield from _addressed(row, addressee)
    if not any(same_name(name, None if wanted == NONE else wanted) for wanted in row.names):
        return
    yield "name"
    wanted = {() if wanted == NONE else tuple(fold(wanted)) for wanted in row.names}
    if tuple(fold(name or "")) in wanted:
        yield "name_exact"
    if speaker is None or speaker.kind in row.kinds:
        yield "kind"
    if speaker is not None and speaker.kind == "person":
        for detail, answers in row.details.items():
            yield from _detail(detail, answers, getattr(speaker, detail))


def _detail(detail: str, answers: tuple[str, ...], given: str | None) -> Iterator[str]:
    if answers == (_OPEN,):
        return
    key = f"{detail}_none" if answers[0] == NONE else detail
    yield f"of:{key}"
    if any(same_name(given, None if wanted == NONE else wanted) for wanted in answers):
        yield key


def _addressed(row: Row, addressee: Speaker | None) -> Iterator[str]:
    key = "addressee_none" if row.addressees[0] == NONE else "addressee"
    yield f"of:{key}"
    name = addressee.name if addressee is not None else None
    if any(same_name(name, None if wanted == NONE else wanted) for wanted in row.addressees):
        yield key


def measure(folder: Path, *, errors: bool = False) -> dict[str, float]:
    """The figures, and with *errors* one printed line for each mistake."""
    rows = load()
    documents = read(folder, {row.document for row in rows})
    count: Counter[str] = Counter()
    for row in rows:
        document = documents[row.document]
        overlap, quote = best_match(document, row.start, row.end)
        if quote is None or overlap < FOUND:
            continue
        count["found"] += 1
        outcome = set(judge(row, quote.speaker, quote.addressee))
        count.update(outcome)
        possible = {*_SHARES, *(key.removeprefix("of:") for key in outcome if key.startswith("of:"))}
        if errors and possible - outcome:
            text = document.text[row.start : row.end][:70].replace("\n", " ")
            got = [who.name if who is not None else NONE for who in (quote.speaker, quote.addressee)]
            wrong = "/".join(sorted(possible - outcome))
            print(wrong, row.document[:25], "|".join(row.names[:3]), *got, text, sep="\t")
    details = [f"{detail}{rest}" for detail in (*_DETAILS, "addressee") for rest in ("", "_none")]
    return {
        "quotations": len(rows),
        "found": 100 * count["found"] / len(rows),
        **{key: 100 * count[key] / max(1, count["found"]) for key in _SHARES},
        **{key: 100 * count[key] / max(1, count[f"of:{key}"]) for key in details},
    }


if __name__ == "__main__":
    print_figures(__doc__, measure)
