"""The headline figures of the READMEs, taken from docs/accuracy.md and docs/performance.md: ``python tests/headline.py``.

``write_accuracy.py`` and ``write_performance.py`` call it too; ``test_docs.py`` fails where a README says anything else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ACCURACY = ROOT / "docs" / "accuracy.md"
PERFORMANCE = ROOT / "docs" / "performance.md"
READMES = {"en": ROOT / "README.md", "de": ROOT / "README.de.md"}

ENGLISH = """\
|  | open corpus, unseen | real press |
| --- | ---: | ---: |
| quotations found | {found} % | {real_found} % |
| right name, of all quotations | {speaker} % | {real_speaker} % |
| right name, of those found | {name_exact} % | {real_name_exact} % |
| right name and right channel | {all_right} % | {real_all_right} % |

{cold} to {warm} words a second on one core; the first result takes {first} seconds; the package is
{size} MB."""
GERMAN = """\
|  | offenes Korpus, ungesehen | echte Presse |
| --- | ---: | ---: |
| Zitate gefunden | {found} % | {real_found} % |
| Name richtig, von allen Zitaten | {speaker} % | {real_speaker} % |
| Name richtig, von den gefundenen | {name_exact} % | {real_name_exact} % |
| Name und Kanal richtig | {all_right} % | {real_all_right} % |

{cold} bis {warm} Wörter pro Sekunde auf einem Kern; das erste Ergebnis braucht {first} Sekunden;
das Paket ist {size} MB groß."""


def fill(page: str, blocks: Mapping[str, str]) -> str:
    """*page* with new contents between the markers of each block."""
    for name, content in blocks.items():
        marked = re.compile(rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        page, count = marked.subn(lambda m, c=content: f"{m[1]}\n{c}\n\n{m[2]}", page)
        if count != 1:
            raise SystemExit(f"no block {name}")
    return page


def cells(page: str, block: str) -> dict[str, list[str]]:
    """The table in a block of *page*: the first cell of each row, without its backticks, and the others."""
    content = page.partition(f"<!-- begin {block} -->")[2].partition("<!-- end")[0]
    rows = [line.strip("| ").split("|") for line in content.splitlines() if line.startswith("| ")]
    return {row[0].strip(" `"): [cell.strip() for cell in row[1:]] for row in rows}


def headlines() -> dict[str, str]:
    """The block of each README, by language."""
    accuracy, performance = ACCURACY.read_text("utf-8"), PERFORMANCE.read_text("utf-8")
    unseen, press = cells(accuracy, "unseen"), cells(accuracy, "press")
    shares = {
        name: f"{float(unseen[name][0]):.0f}" for name in ("found", "speaker", "name_exact", "all_right")
    }
    real = {f"real_{name}": f"{float(press[name][1]):.0f}" for name in shares}
    cold, warm = (
        round(int(_cell(performance, label).replace(",", "")), -2)
        for label in ("quoteattr, every word new", "quoteattr, words seen before")
    )
    first, size = float(_cell(performance, "first_result")), float(_cell(performance, "package"))
    return {
        "en": ENGLISH.format(
            **shares, **real, cold=f"{cold:,}", warm=f"{warm:,}", first=f"{first:.1f}", size=f"{size:.0f}"
        ),
        "de": GERMAN.format(
            **shares,
            **real,
            cold=f"{cold:,}".replace(",", "."),
            warm=f"{warm:,}".replace(",", "."),
            first=f"{first:.1f}".replace(".", ","),
            size=f"{size:.0f}",
        ),
    }


def _cell(page: str, label: str) -> str:
    """The first figure of the row *label* of a table in *page*."""
    return re.findall(rf"^\| {label} \| ([\d.,]+)", page, re.MULTILINE)[0]


def filled(language: str) -> str:
    """The README of *language* as it should be."""
    return fill(READMES[language].read_text("utf-8"), {"headline": headlines()[language]})


def write() -> None:
    """Write the headline into both READMEs."""
    for language, readme in READMES.items():
        readme.write_text(filled(language), encoding="utf-8")


if __name__ == "__main__":
    write()
