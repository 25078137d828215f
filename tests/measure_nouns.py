"""Measure the gender of nouns against treebanks.

    python -m tests.measure_nouns FOLDER [--errors]

FOLDER holds treebanks as ``*.conllu``. Every form of a noun counts as often as it occurs: those that the table of nouns has,
compounds of them, and the others, which their ending decides.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from quoteattr.words.gender import gender_of_noun, how_known

_GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n"}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.measure_nouns")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every form that is wrong")
    chosen = parser.parse_args(arguments)
    right, seen = Counter[str](), Counter[str]()
    for form, gender in nouns(chosen.folder):
        told = gender_of_noun(form)
        for group in ("all", how_known(form)):
            seen[group] += 1
            right[group] += told == gender
        seen["feminine or not"] += 1
        right["feminine or not"] += (told == "f") == (gender == "f")
        if chosen.errors and told != gender:
            print(form, gender, told)
    for group, count in seen.most_common():
        print(f"{group}: {100 * right[group] / count:.1f} % of {count}")
    return 0


def nouns(folder: Path) -> Iterator[tuple[str, str]]:
    """Form and gender of every noun whose gender the treebanks tell."""
    for file in sorted(folder.glob("*.conllu")):
        for line in file.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 10 and cells[3] == "NOUN":
                features = dict(part.split("=") for part in cells[5].split("|") if "=" in part)
                if features.get("Gender") in _GENDERS:
                    yield cells[1], _GENDERS[features["Gender"]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
