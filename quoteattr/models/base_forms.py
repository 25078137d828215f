"""The recipe of the base forms: those of all words that HanTa lists, by its own search for morphemes.

    python -m quoteattr.models.base_forms --out quoteattr/models/base_forms_de

They are written as changes at the end of a word, in the order of HanTa's list, which itself is not copied.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quoteattr.models.bundle import checksum, write_arrays
from quoteattr.syntax.base_forms import BASE_FORMS, Change, change
from quoteattr.syntax.hanta import MODEL, WordModel

NAME = "de_quoteattr_base_forms"


def write(directory: Path, changes: Sequence[Change]) -> None:
    """Write the changes, the commonest first, and the number of the change of every word and tag."""
    import numpy

    counts = Counter(changes)
    different = sorted(counts, key=lambda how: (-counts[how], how))
    number = {how: at for at, how in enumerate(different)}
    lost, added, capital = zip(*different, strict=True)
    arrays: dict[str, Any] = {
        "numbers": numpy.array([number[how] for how in changes], dtype="uint16"),
        "lost": numpy.array(lost, dtype="uint8"),
        "added": numpy.array(added),
        "capital": numpy.array(capital),
    }
    write_arrays(directory / BASE_FORMS, arrays, {"name": NAME, "word_model": checksum(MODEL)})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the recipe."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.models.base_forms", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the base forms go")
    options = parser.parse_args(arguments)
    model = WordModel(searching=True)
    changes = [change(word, model.lemma(word, tag)) for word, tags in model.listed.items() for tag, _ in tags]
    write(options.out, changes)
    print(f"{len(changes)} base forms by {len({*changes})} changes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
