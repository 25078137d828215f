"""Measure the case, number and gender of mentions against treebanks.

    python -m tests.measure_mentions FOLDER [--errors NAME]

FOLDER holds treebanks as ``*.conllu``. The text of each sentence is read as any other text is; where the head of a mention
is a word of the treebank, what the library tells of it is compared with the features there. ``NAME`` is one of *cases*,
*number*, *gender*.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from quoteattr.mentions.mention import Mention
from quoteattr.segment import segment
from quoteattr.syntax.analyse import Cut, analyse_batch
from quoteattr.syntax.sentence import Sentence
from quoteattr.syntax.tagger import Tagger

_CASES = {"Nom": "nom", "Gen": "gen", "Dat": "dat", "Acc": "acc"}
_GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n"}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.measure_mentions")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", choices=("cases", "number", "gender"), help="print what is wrong")
    chosen = parser.parse_args(arguments)
    told, right, all_of_them = Counter[str](), Counter[str](), Counter[str]()
    width = 0
    for sentence, mention, features in mentions(chosen.folder):
        number, gender, case = (features.get(name, "") for name in ("Number", "Gender", "Case"))
        answers: dict[str, bool | None] = {}
        if number in ("Sing", "Plur"):
            answers["number"] = None if mention.plural is None else mention.plural == (number == "Plur")
        if gender in _GENDERS and number == "Sing":
            answers["gender"] = None if mention.gender is None else mention.gender == _GENDERS[gender]
        if case in _CASES:
            answers["cases"] = _CASES[case] in mention.cases
            width += len(mention.cases)
        for name, answer in answers.items():
            all_of_them[name] += 1
            told[name] += answer is not None
            right[name] += answer is True
            if name == chosen.errors and answer is False:
                words = " ".join(t.text for t in sentence.tokens[mention.outer_first : mention.core_last + 1])
                print(
                    f"{words}: {case} {number} {gender}, not {sorted(mention.cases)} {mention.plural} {mention.gender}"
                )
    for name, count in all_of_them.items():
        print(
            f"{name}: told of {100 * told[name] / count:.1f} % of {count}, "
            f"right of these {100 * right[name] / told[name]:.1f} %"
        )
    print(f"cases left open: {width / all_of_them['cases']:.2f}")
    return 0


def mentions(folder: Path) -> Iterator[tuple[Sentence, Mention, Mapping[str, str]]]:
    """Every mention with one noun whose head the treebanks have, with the features there."""
    tagger = Tagger()
    for file in sorted(folder.glob("*.conllu")):
        for block in file.read_text(encoding="utf-8").split("\n\n"):
            text, words = _read(block)
            for sentence in analyse_batch([Cut(text, segment(text, ()), ())], tagger, None)[0]:
                for mention in sentence.mentions:
                    head = sentence.tokens[mention.head]
                    features = words.get((head.start, head.end))
                    behind = sentence.tokens[mention.core_last + 1 : mention.last + 1]
                    joined = any(token.text in ("und", "sowie") for token in behind)
                    if mention.words and features and head.tag == "NN" and not joined:
                        yield sentence, mention, features


def _read(block: str) -> tuple[str, dict[tuple[int, int], dict[str, str]]]:
    """The text of a sentence and the features of its words by their characters."""
    text = next((line[9:] for line in block.splitlines() if line.startswith("# text = ")), "")
    words: dict[tuple[int, int], dict[str, str]] = {}
    at = 0
    for cells in (line.split("\t") for line in block.splitlines() if line[:1].isdigit()):
        start = text.find(cells[1], at)
        if start < 0 or not cells[0].isdigit():
            continue
        at = start + len(cells[1])
        if cells[3] == "NOUN":
            words[start, at] = dict(part.split("=", 1) for part in cells[5].split("|") if "=" in part)
    return text, words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
