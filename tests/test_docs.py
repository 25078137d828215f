"""Every example in the documentation is run, and what it shows is what comes out."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
from doctest import ELLIPSIS, OutputChecker
from importlib.resources import files
from pathlib import Path

import pytest
from sybil import Example
from sybil.document import Document
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).resolve().parent.parent
READMES = {"en": ROOT / "README.md", "de": ROOT / "README.de.md"}
PAGES = [*READMES.values(), *sorted((ROOT / "docs").glob("**/*.md"))]
FENCE = re.compile(r"^```([\w{}-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INSTALL = re.compile(r"pip install .*")


def run_console(example: Example) -> str | None:
    """Run each line behind ``$ ``; what follows it must be its output (``...`` stands for anything)."""
    for command, wanted in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n?)*)", str(example.parsed), re.MULTILINE):
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        shown = done.stdout + done.stderr
        if not OutputChecker().check_output(wanted, shown, ELLIPSIS):
            return f"$ {command}\nwanted:\n{wanted}\ngot:\n{shown}"
    return None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("COLUMNS", "90")
    Path("artikel.txt").write_bytes((files("quoteattr") / "data" / "example.txt").read_bytes())
    document = Document.parse(
        str(page),
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser("console", run_console),
    )
    for example in document.examples():
        example.evaluate()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_example_of_goes_unchecked(page: Path) -> None:
    """Blocks are Python, shell sessions, installing (which .ci/run does), plain text or diagrams."""
    for language, code in FENCE.findall(page.read_text("utf-8")):
        assert language in ("python", "console", "sh", "text", "{eval-rst}", "{toctree}")
        if language == "sh":
            assert all(INSTALL.match(line) for line in code.splitlines())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_page_is_on_the_site() -> None:
    docs, listed = ROOT / "docs", {ROOT / "docs" / "index.md"}
    for page in docs.glob("**/*.md"):
        for language, entries in FENCE.findall(page.read_text("utf-8")):
            if language == "{toctree}":
                names = [line for line in entries.splitlines() if line and not line.startswith(":")]
                listed |= {(page.parent / f"{name}.md").resolve() for name in names}
    assert listed == set(docs.glob("**/*.md"))


@pytest.mark.parametrize("language", READMES)
def test_the_headline_says_what_the_measurements_say(language: str) -> None:
    filled = runpy.run_path(str(ROOT / "tests" / "headline.py"))["filled"]
    assert READMES[language].read_text("utf-8") == filled(language), "run tests/headline.py"


def test_the_stated_size_is_that_of_the_package() -> None:
    headline = runpy.run_path(str(ROOT / "tests" / "headline.py"))
    stated = float(headline["_cell"](headline["PERFORMANCE"].read_text("utf-8"), "package"))
    package = Path(str(files("quoteattr")))
    size = sum(path.stat().st_size for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert abs(size / 1e6 - stated) < 1


def test_both_readmes_install_alike() -> None:
    english, german = (re.findall(INSTALL, page.read_text("utf-8")) for page in READMES.values())
    assert english == german
