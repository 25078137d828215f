"""A web page with annotation and result side by side, and what differs.

    python tests/corpus/view.py PAGE.html ID ...     some articles
    python tests/corpus/view.py PAGE.html dev        a split

With ``second/ID`` the second annotation stands in the place of the result.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from documents import as_document
from inline import SECOND, SOURCE, SPLITS, compiled, parse
from reader import articles

import quoteattr
from quoteattr import Document
from quoteattr.evaluate.press import as_press_article, measure_press
from quoteattr.export.titled import Titled
from quoteattr.show.page import html

STYLE = """<style>
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; border-top: 3px double; }
.pair article { grid-template-columns: 1fr; }
.pair .difference { grid-column: 1 / -1; font: .85rem/1.5 ui-monospace, monospace; white-space: pre-wrap; }
</style>
"""


def pairs(names: Sequence[str]) -> Iterator[tuple[dict[str, Any], Document, str]]:
    """Annotation, what it is compared with, and the name of that."""
    extractor = quoteattr.Extractor()
    for name in names:
        if name in SPLITS:
            for article in articles(name):
                yield article, extractor.extract(article["text"]), "found"
            continue
        folder, _, key = name.rpartition("/")
        article = compiled(parse(SOURCE / f"{key}.txt"))
        if folder == SECOND.name:
            yield article, as_document(compiled(parse(SECOND / f"{key}.txt"))), "annotated a second time"
        else:
            yield article, extractor.extract(article["text"]), "found"


def page(names: Sequence[str]) -> Iterator[str]:
    """The page in pieces."""
    compared = list(pairs(names))
    titled = [
        one
        for article, other, what in compared
        for one in (
            Titled(as_document(article), f"{article['id']}: annotated"),
            Titled(other, f"{article['id']}: {what}"),
        )
    ]
    head, *sections, tail = html(titled)
    yield head.replace("</head>", STYLE + "</head>")
    for number, (article, other, _) in enumerate(compared):
        misses = measure_press([(as_press_article(article), other)]).misses
        listed = escape("\n".join(misses).replace("\t", "  ")) or "no difference"
        yield '<section class="pair">\n' + "".join(sections[2 * number : 2 * number + 2])
        yield f'<div class="difference">{listed}</div>\n</section>\n'
    yield tail


if __name__ == "__main__":
    goal, *wanted = sys.argv[1:]
    Path(goal).write_text("".join(page(wanted)), encoding="utf-8")
