"""All that a mention says, in sentences of ours: each reading in ``data/mentions.txt`` is what a reader would agree to.

A reading names the words, then what is not empty: the core where more belongs to it, head, cases, number (sg, pl), gender,
kind and name of the bearer, nouns for persons (roles) and for bodies and texts (class), a noun of saying, the owner in
front, adjectives, words in marks, the noun that stands for it, whether it means several, ages, party, abbreviation, what
is in brackets, pronoun, determiner. After a change, ``python -m tests.test_mention_readings`` shows the readings anew.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quoteattr.detect.view import View
from quoteattr.mentions.mention import Mention

FILE = Path(__file__).parent / "data" / "mentions.txt"


def readings() -> dict[str, list[str]]:
    """The readings of each sentence."""
    lines = FILE.read_text("utf-8").splitlines()
    starts = [at for at, line in enumerate(lines) if not line.startswith(" ")]
    return {
        lines[start]: [line.strip() for line in lines[start + 1 : end]]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    }


def reading(view: View, mention: Mention) -> str:
    """What a mention says."""

    def words(*tokens: int | None) -> str:
        return " ".join(view.tokens[i].text for i in tokens if i is not None)

    whole = view.span(mention.outer_first, mention.last).of(view.text)
    core = view.span(mention.first, mention.core_last).of(view.text)
    facts = {
        "core": core if core != whole else "",
        "head": words(mention.head),
        "cases": " ".join(case for case in ("nom", "gen", "dat", "acc") if case in mention.cases),
        "number": {True: "pl", False: "sg", None: ""}[mention.plural],
        "gender": mention.gender,
        "kind": mention.kind,
        "name": words(*mention.name),
        "full name": mention.full_name,
        "roles": " ".join(role.noun for _, role in mention.roles),
        "class": mention.class_noun[1].noun if mention.class_noun is not None else "",
        "says": words(mention.statement[0]) if mention.statement is not None else "",
        "owner": words(*mention.possessor),
        "adjectives": words(*mention.modifiers),
        "marks": words(*mention.quoted),
        "noun": words(mention.noun),
        "several": mention.several,
        "ages": " ".join(sorted(mention.ages)),
        "party": mention.party,
        "abbreviation": mention.abbreviation,
        "bracket": words(*mention.bracket),
        "pronoun": mention.pronoun,
        "determiner": words(mention.determiner),
    }
    told = [f"{name} {'yes' if value is True else value}" for name, value in facts.items() if value]
    return "; ".join((whole, *told))


@pytest.mark.parametrize(("sentence", "wanted"), readings().items())
def test_readings(read: Callable[[str], tuple[View, ...]], sentence: str, wanted: list[str]) -> None:
    assert [reading(view, m) for view in read(sentence) for m in view.sentence.mentions] == wanted


def main() -> None:
    """Print the sentences of the file with their readings as they are now."""
    from quoteattr.cues import lexicon
    from quoteattr.detect import make_views
    from quoteattr.marks import find_pairs
    from quoteattr.segment import segment
    from quoteattr.syntax.analyse import Cut, analyse_batch
    from quoteattr.syntax.tagger import Tagger

    for text in readings():
        pairs = find_pairs(text)
        print(text)
        (found,) = analyse_batch([Cut(text, segment(text, pairs), pairs)], Tagger(), None)
        for view in make_views(text, found, pairs, lexicon.load()):
            print(*(f"    {reading(view, m)}\n" for m in view.sentence.mentions), sep="", end="")


if __name__ == "__main__":
    sys.exit(main())
