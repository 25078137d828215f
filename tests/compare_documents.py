"""Compare whole documents before and after a change that should change nothing.

    python tests/compare_documents.py write OUT FOLDER_OR_FILE ...
    python tests/compare_documents.py differ BEFORE AFTER

Texts: folders of articles (JSON with ``originalText``), JSON lines with ``text``, plain text files. ``write`` puts one
document a line into OUT; ``differ`` prints what changed, quotation by quotation, and exits with 1 if anything did.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import quoteattr


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, dest="command")
    write = commands.add_parser("write")
    write.add_argument("out", type=Path)
    write.add_argument("texts", type=Path, nargs="+")
    differ = commands.add_parser("differ")
    differ.add_argument("before", type=Path)
    differ.add_argument("after", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.command == "write":
        documents = quoteattr.Extractor().pipe(text for path in chosen.texts for text in texts(path))
        with chosen.out.open("w", encoding="utf-8") as file:
            file.writelines(
                json.dumps(document.to_dict(), ensure_ascii=False) + "\n" for document in documents
            )
        return 0
    found = list(differences(read(chosen.before), read(chosen.after)))
    print("\n".join(found) or "the same")
    print(f"{len(found)} differences", file=sys.stderr)
    return int(bool(found))


def texts(path: Path) -> Iterator[str]:
    """The texts of a folder or a file, in a fixed order."""
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield json.loads(file.read_text(encoding="utf-8"))["originalText"]
    elif path.suffix == ".jsonl":
        yield from (row["text"] for row in read(path))
    else:
        yield path.read_text(encoding="utf-8")


def read(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:  # not splitlines(), which also cuts at marks inside strings
        return [json.loads(line) for line in file]


def differences(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> Iterator[str]:
    """One line for each quotation that came, went or changed."""
    if len(before) != len(after):
        yield f"{len(before)} documents before, {len(after)} after"
    for number, (old, new) in enumerate(zip(before, after, strict=False)):
        left, right = _by_extent(old), _by_extent(new)
        for extent in sorted(left.keys() | right.keys()):
            was, now = left.get(extent), right.get(extent)
            if was == now:
                continue
            words = (now or was or {})["text"][:60]
            if was is None or now is None:
                yield f"{number}: {'new' if was is None else 'gone'}: {words}"
                continue
            changed = [key for key in now if was.get(key) != now[key]]
            yield f"{number}: {words}: " + "; ".join(
                f"{k}: {_short(was.get(k))} -> {_short(now[k])}" for k in changed
            )


def _by_extent(document: dict[str, Any]) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {(tuple(map(tuple, quote["segments"])), quote["kind"]): quote for quote in document["quotes"]}


def _short(value: Any) -> str:
    if isinstance(value, dict) and "name" in value:
        return f"{value['name']} ({value.get('mention') and value['mention']['text']})"
    return str(value)[:80]


if __name__ == "__main__":
    sys.exit(main())
