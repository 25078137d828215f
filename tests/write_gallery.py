"""Make the pictures of docs/gallery.md anew: ``python tests/write_gallery.py``. Needs chromium and ``quoteattr[charts]``.

Pages and terminal are pictures of the example that ships; charts are of the articles of politics in ``tests/corpus/train``.
"""

from __future__ import annotations

import base64
import html
import json
import re
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from test_browser import chrome  # noqa: E402

from quoteattr import Document, Extractor, render  # noqa: E402
from quoteattr.export.titled import Titled  # noqa: E402
from quoteattr.show import charts  # noqa: E402
from quoteattr.show.terminal import Style, show  # noqa: E402

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

GALLERY = ROOT / "docs" / "gallery"
WIDE, NARROW = (1200, 720), (400, 760)
QUALITY = 80
TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; background: #16161a; color: #ececf1; }}
pre {{ margin: 0; padding: 1rem; font: 15px/1.4 "DejaVu Sans Mono"; }}
.c1 {{ font-weight: bold }} .c2 {{ color: #9a9aa6 }} .c33 {{ color: #e0c14a }} .c36 {{ color: #5fd0d0 }}
.c32 {{ color: #86d186 }} .c35 {{ color: #dd9ae4 }}
</style><pre>{}</pre>"""


def picture(
    browser: Chrome, page: Path, name: str, size: tuple[int, int], *, dark: bool = False, act: str = ""
) -> None:
    """What *browser* shows of *page* after the script *act*, as a WebP file of the gallery."""
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": True})
    browser.get(page.as_uri())
    browser.execute_script(act)
    made: dict[str, Any] = browser.execute_cdp_cmd(
        "Page.captureScreenshot", {"format": "webp", "quality": QUALITY}
    )
    (GALLERY / f"{name}.webp").write_bytes(base64.b64decode(made["data"]))


def terminal(document: Document) -> str:
    """The terminal's view of *document* as a page."""
    shown = html.escape(show(document, Style(width=90, colour=True, evidence=True)))
    return TERMINAL.format(
        re.sub(r"\x1b\[0m", "</span>", re.sub(r"\x1b\[([1-9]\d*)m", r'<span class="c\1">', shown))
    )


def main() -> None:
    """All pictures."""
    GALLERY.mkdir(exist_ok=True)
    extractor = Extractor()
    document = extractor.extract((files("quoteattr") / "data" / "example.txt").read_text(encoding="utf-8"))
    texts = (
        json.loads(path.read_text("utf-8"))["text"]
        for path in sorted((ROOT / "tests/corpus/train").glob("pol-*"))
    )
    documents = list(extractor.pipe(texts))
    for make in (charts.speakers, charts.channels, charts.exchanges, charts.women_and_men):
        make(documents).save(GALLERY / f"{make.__name__.replace('_', '-')}.svg")
    with tempfile.TemporaryDirectory() as folder:
        pages = {name: Path(folder) / f"{name}.html" for name in ("en", "de", "terminal")}
        for lang in ("en", "de"):
            pages[lang].write_text(render([Titled(document, "artikel.txt")], lang=lang), encoding="utf-8")
        pages["terminal"].write_text(terminal(document), encoding="utf-8")
        browser = chrome()
        picture(browser, pages["en"], "light", WIDE)
        picture(browser, pages["en"], "dark", WIDE, dark=True)
        picture(browser, pages["de"], "narrow", NARROW, act="scrollTo(0, 320)")
        only = "document.querySelectorAll('[data-by=speaker]')[2].click(); "
        why = "document.querySelector('.cards > li:not([hidden]) summary').click()"
        picture(browser, pages["de"], "one-speaker", (1200, 900), act=only + why)
        picture(browser, pages["terminal"], "terminal", (860, 560))
        browser.quit()


if __name__ == "__main__":
    main()
