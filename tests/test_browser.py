"""The page in a real browser: filters, keyboard, policy, accessibility. Needs chromium and its driver."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quoteattr import Document, Extractor, Quote, QuoteKind, Span, Speaker, render
from quoteattr.export.titled import Titled

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("chromium") and shutil.which("chromedriver")),
        reason="needs chromium and chromedriver",
    ),
]


def chrome() -> Chrome:
    """The system's chromium, without a window; ``tests/write_gallery.py`` uses it, too."""
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1300,1000"):
        options.add_argument(argument)
    options.binary_location = shutil.which("chromium")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    driver = chrome()
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def page(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = (files("quoteattr") / "data" / "example.txt").read_text(encoding="utf-8")
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(render([Titled(extractor.extract(text), "example.txt")]), encoding="utf-8")
    return path


def complaints(browser: Chrome) -> list[Any]:
    return list(browser.get_log("browser"))  # type: ignore[no-untyped-call]


def shown(browser: Chrome, selector: str) -> list[Any]:
    return [found for found in browser.find_elements("css selector", selector) if found.is_displayed()]


def test_a_speaker_clicked_shows_only_theirs(browser: Chrome, page: Path) -> None:
    browser.get(page.as_uri())
    cards = shown(browser, ".cards > li")
    everybody, first, *_ = shown(browser, "button[data-by=speaker]")
    number = first.get_attribute("data-value")
    first.click()
    left = shown(browser, ".cards > li")
    assert 0 < len(left) < len(cards)
    assert {card.get_attribute("data-speaker") for card in left} == {number}
    assert first.get_attribute("aria-pressed") == "true"
    assert browser.find_element("css selector", "[role=status]").text.startswith(f"{len(left)} ")
    everybody.click()
    assert len(shown(browser, ".cards > li")) == len(cards)
    assert complaints(browser) == []


def test_cards_are_level_with_their_text(browser: Chrome, page: Path) -> None:
    """They drifted away: 19 cards were twice as long as the text beside them."""
    browser.get(page.as_uri())
    rows = browser.execute_script(
        "return [...document.querySelectorAll('.cards')].map((list) => [...list.children].map((card) => ["
        "card.getBoundingClientRect().top, document.getElementById(card.dataset.quote).getBoundingClientRect().top,"
        "card.getBoundingClientRect().bottom]))"
    )
    end = 0.0
    for (first, mark, _), *_ in rows:
        assert abs(first - mark) < 2
    for card, mark, bottom in (entry for row in rows for entry in row):
        assert card >= max(mark, end) - 1, "two cards overlap, or one stands above its quotation"
        end = bottom


def test_evidence_and_confidence_are_there_on_demand(browser: Chrome, page: Path) -> None:
    """An empty column of cards lay over those of the paragraph before it and took their clicks."""
    browser.get(page.as_uri())
    for who in (0, 2):
        shown(browser, "button[data-by=speaker]")[who].click()
        assert shown(browser, ".cards ul") == []
        for summary in shown(browser, "summary"):
            assert summary.text.endswith("%")
            summary.click()
            (reasons,) = shown(browser, ".cards ul")
            assert re.search(r"^[a-z]+\.[a-z-]+: ", reasons.text)
            summary.click()


def test_articles_without_the_chosen_speaker_step_back(browser: Chrome, tmp_path: Path) -> None:
    def said_by(name: str) -> Document:
        return Document("Ja", (Quote(QuoteKind.DIRECT, "Ja", (Span(0, 2),), speaker=Speaker(name)),))

    path = tmp_path / "two.html"
    path.write_text(render([said_by("Ada"), said_by("Ben"), Document("Es regnet.")]), encoding="utf-8")
    browser.get(path.as_uri())
    everybody, _, ben = shown(browser, "button[data-by=speaker]")
    assert len(shown(browser, "article")) == 3
    ben.click()
    (article,) = shown(browser, "article")
    assert "Ben" in article.text
    everybody.click()
    assert len(shown(browser, "article")) == 3


def test_many_sources_do_not_flood_the_page(browser: Chrome, tmp_path: Path) -> None:
    names = [f"Sprecher {number}" for number in range(40)] + ["Sprecher 39"]
    quotes = tuple(Quote(QuoteKind.DIRECT, "Ja", (Span(0, 2),), speaker=Speaker(name)) for name in names)
    path = tmp_path / "many.html"
    path.write_text(render(Document("Ja", quotes)), encoding="utf-8")
    browser.get(path.as_uri())
    buttons = [button.text for button in shown(browser, "button[data-by=speaker]")]
    assert buttons[:3] == ["all", "Sprecher 39 (2)", "Sprecher 0 (1)"]
    assert len(buttons) == 13
    browser.find_element("css selector", ".filter summary").click()
    last = shown(browser, "button[data-by=speaker]")[-1]
    last.click()
    assert browser.find_element("css selector", "[role=status]").text.startswith("1 ")


@pytest.fixture
def narrow(browser: Chrome) -> Iterator[None]:
    """The window of a telephone."""
    browser.set_window_size(400, 800)
    yield
    browser.set_window_size(1300, 1000)


@pytest.mark.usefixtures("narrow")
def test_it_fits_a_telephone(browser: Chrome, page: Path) -> None:
    browser.get(page.as_uri())
    wide = browser.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0


def serious_faults(browser: Chrome) -> list[tuple[str, str]]:
    """What axe finds on the page as it is shown: the rule that is broken and where."""
    axe = pytest.importorskip("axe_core_python.sync_playwright")
    browser.execute_script((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    serious = [v for v in found["violations"] if v["impact"] in ("serious", "critical")]
    return [(v["id"], v["nodes"][0]["html"]) for v in serious]


@pytest.fixture(params=["light", "dark"])
def scheme(browser: Chrome, request: pytest.FixtureRequest) -> None:
    features = [{"name": "prefers-color-scheme", "value": request.param}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


@pytest.mark.usefixtures("scheme")
def test_no_serious_fault_for_those_who_cannot_see_it(browser: Chrome, page: Path) -> None:
    browser.get(page.as_uri())
    assert serious_faults(browser) == []


@pytest.mark.usefixtures("scheme", "narrow")
def test_no_serious_fault_on_a_telephone_with_all_evidence_open(browser: Chrome, page: Path) -> None:
    browser.get(page.as_uri())
    for summary in shown(browser, "summary"):
        summary.click()
    assert shown(browser, ".cards ul")
    assert serious_faults(browser) == []


EVIL = (
    "<script>document.title = 'ran'</script>",
    "<img src=x onerror=\"document.title = 'ran'\">",
    "</div><style>body { display: none }</style>",
    "\u202egnitrevni\u2066",
    "'\"><svg onload=\"document.title = 'ran'\">",
    "</script><script>document.title = 'ran'</script>",
)


@pytest.mark.parametrize("payload", EVIL)
def test_a_text_stays_a_text(browser: Chrome, tmp_path: Path, payload: str) -> None:
    quote = Quote(QuoteKind.DIRECT, payload, (Span(0, len(payload)),), speaker=Speaker(payload))
    path = tmp_path / "evil.html"
    path.write_text(render([Titled(Document(payload, (quote,)), payload)]), encoding="utf-8")
    browser.get(path.as_uri())
    assert browser.title != "ran"
    assert browser.find_element("tag name", "body").is_displayed()
    assert len(browser.find_elements("css selector", "main script, img, svg, main style")) == 0
    assert complaints(browser) == []


def test_the_keyboard_is_enough(browser: Chrome, page: Path) -> None:
    keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    browser.get(page.as_uri())
    reached = set()
    for _ in range(60):
        browser.switch_to.active_element.send_keys(keys.TAB)
        element = browser.switch_to.active_element
        reached.add(element.tag_name)
    assert {"button", "a", "summary"} <= reached
