"""Draw the plan of the corpus: which articles there are to be. Always the same plan, from a fixed seed.

python tests/corpus/plan.py            write plan.tsv
python tests/corpus/plan.py --check    exit 1 when plan.tsv is not what is drawn
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
SEED = 20240229
ABBREVIATIONS = {
    "politics": "pol",
    "economy": "eco",
    "courts": "cou",
    "sports": "spo",
    "culture": "cul",
    "celebrity": "cel",
    "science": "sci",
    "health": "hea",
    "local": "loc",
    "liveblog": "liv",
    "interview": "int",
    "release": "rel",
    "comment": "com",
    "agency": "age",
    "tabloid": "tab",
    "parliament": "par",
}
COUNTRIES = {"DE": 0.6, "AT": 0.2, "CH": 0.2}
SPLITS = {"train": 140, "dev": 50, "test": 50}
ERAS = {"2020s": 52, "2010s": 26, "2000s": 12, "1990s": 6, "1970s": 4}
MARKS = {
    "DE": {"„“": 56, '""': 18, "»«": 12, "„”": 5, "“”": 4, "none": 5},
    "AT": {"„“": 58, '""': 22, "»«": 15, "none": 5},
    "CH": {"«»": 80, '""': 8, "„“": 7, "none": 5},
}
LAYOUT = {
    "headline": 22,
    "glued-headline": 14,
    "subheadings": 18,
    "dateline": 14,
    "byline": 10,
    "caption": 10,
    "kicker": 6,
    "broken-marks": 10,
    "missing-spaces": 4,
    "bullets": 5,
    "related-links": 4,
    "hard-wraps": 3,
    "none": 14,
}
OWN_LAYOUT = {"liveblog": "timestamps", "interview": "labels", "agency": "dateline", "release": "headline"}
DRAWN = {"d": 3, "i": 5, "c": 2, "r": 1, "s": 3, "h": 2, "n": 3}
LETTERS = "ABCDEFGHIJKLMNOPRSTUVWZ"
COLUMNS = (
    *("id", "split", "desk", "country", "era", "words", "quotes", "marks", "layout", "initials", "story"),
    *("constructions", "second"),
)


def topics() -> dict[str, list[str]]:
    """The stories of each desk."""
    found: dict[str, list[str]] = {}
    for line in (HERE / "topics.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            found[list(found)[-1]].append(line)
    return found


def constructions() -> dict[str, dict[str, float]]:
    """The codes of each group with their weights."""
    found: dict[str, dict[str, float]] = {}
    for line in (HERE / "constructions.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        code, group, weight, *_ = line.split("\t")
        found.setdefault(group, {})[code] = float(weight)
    return found


def spread(shares: dict[str, float], number: int, dice: random.Random) -> list[str]:
    """*number* labels in the proportion of *shares*, as exactly as can be, in random order."""
    total = sum(shares.values())
    wanted = {label: share * number / total for label, share in shares.items()}
    counts = {label: int(share) for label, share in wanted.items()}
    rest = sorted(wanted, key=lambda label: wanted[label] - counts[label], reverse=True)
    for label in rest[: number - sum(counts.values())]:
        counts[label] += 1
    labels = [label for label, count in counts.items() for _ in range(count)]
    dice.shuffle(labels)
    return labels


def some(weights: dict[str, float], number: int, used: dict[str, int], dice: random.Random) -> list[str]:
    """*number* codes, those first that have been drawn least for their weight."""
    order = sorted(weights, key=lambda code: (used.get(code, 0) + dice.random()) / weights[code])
    for code in order[:number]:
        used[code] = used.get(code, 0) + 1
    return order[:number]


def interleaved(number: int, shares: dict[str, float]) -> list[str]:
    """*number* labels, at every point of the way as near to their *shares* as can be (systematic sampling)."""
    total, given = sum(shares.values()), dict.fromkeys(shares, 0)
    found = []
    for done in range(1, number + 1):
        label = max(shares, key=lambda one: shares[one] * done / total - given[one])
        given[label] += 1
        found.append(label)
    return found


def cells(every: dict[str, list[str]], dice: random.Random) -> list[tuple[str, str, str]]:
    """Desk, country and split of each article: both in proportion, of 300 ways to deal the most even one."""
    desks = [desk for desk, stories in every.items() for _ in stories]
    order = list(zip(desks, interleaved(len(desks), COUNTRIES), strict=True))

    def deal() -> list[tuple[str, str, str]]:
        rank = {cell: dice.random() for cell in sorted(set(order))}
        row = sorted(order, key=lambda cell: (list(COUNTRIES).index(cell[1]), rank[cell]))
        return [(*cell, split) for cell, split in zip(row, interleaved(len(row), SPLITS), strict=True)]

    def unevenness(dealt: list[tuple[str, str, str]]) -> float:
        total = sum(SPLITS.values())
        return sum(
            (sum(cell[0] == desk and cell[2] == split for cell in dealt) - share * len(stories) / total) ** 2
            for desk, stories in every.items()
            for split, share in SPLITS.items()
        )

    best = min((deal() for _ in range(300)), key=unevenness)
    dice.shuffle(best)
    return sorted(best, key=lambda cell: list(every).index(cell[0]))


def rows() -> Iterator[list[str]]:
    """The rows of the plan."""
    dice = random.Random(SEED)
    every = topics()
    drawn_cells = cells(every, dice)
    number_of = len(drawn_cells)
    codes, used = constructions(), dict[str, int]()
    eras = spread(ERAS, number_of, dice)
    layouts, more = spread(LAYOUT, number_of, dice), spread(LAYOUT, number_of, dice)
    marks = {
        one: iter(spread(MARKS[one], sum(cell[1] == one for cell in drawn_cells), dice)) for one in COUNTRIES
    }
    numbers = dict.fromkeys(every, 0)
    for row, (desk, country, split) in enumerate(drawn_cells):
        numbers[desk] += 1
        words = dice.randrange(250, 601, 10)
        layout = [OWN_LAYOUT[desk]] if desk in OWN_LAYOUT else []
        layout += [one for one in (layouts[row], more[row]) if one != "none"]
        drawn = [code for group, number in DRAWN.items() for code in some(codes[group], number, used, dice)]
        yield [
            f"{ABBREVIATIONS[desk]}-{numbers[desk]:03}",
            split,
            desk,
            country,
            eras[row],
            str(words),
            str(round(words / 21)),
            next(marks[country]),
            ",".join(dict.fromkeys(layout[:2])) or "none",
            "".join(dice.sample(LETTERS, 5)),
            every[desk][numbers[desk] - 1],
            ",".join(drawn),
            "yes" if row % 3 == 1 else "no",
        ]


def table() -> str:
    """The plan as tab-separated lines."""
    return "\n".join("\t".join(row) for row in [list(COLUMNS), *rows()]) + "\n"


def unwritten(first: int, last: int) -> Iterator[str]:
    """What is to be written in the rows *first* to *last*, constructions with their examples."""
    lines = (HERE / "constructions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    meaning = {line.split("\t")[0]: line.split("\t")[3:] for line in lines}
    for row in list(rows())[first - 1 : last]:
        about = dict(zip(COLUMNS, row, strict=True))
        if (HERE / "source" / f"{about['id']}.txt").exists():
            continue
        yield "\n== " + "  ".join(row[: COLUMNS.index("story") + 1])
        for code in about["constructions"].split(","):
            what, example = meaning[code]
            yield f"   {code:18} {what}: {example}"


def main(arguments: list[str]) -> int:
    """Write, check or show the plan."""
    if arguments[:1] == ["open"]:
        print(*unwritten(int(arguments[1]), int(arguments[2])), sep="\n")
        return 0
    path, drawn = HERE / "plan.tsv", table()
    if "--check" in arguments:
        return int(not path.exists() or path.read_text(encoding="utf-8") != drawn)
    path.write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
