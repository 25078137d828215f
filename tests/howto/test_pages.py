"""What the examples of the how-to pages do not run themselves: programs that need a file of their own, and threads."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from quoteattr import Extractor


def test_the_program_of_the_page_on_processes(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "howto" / "processes.md").read_text("utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    script = tmp_path / "lesen.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (done.stdout.split(), done.stderr) == (["1"] * 4, "")


def test_a_service_answers_many_at_once(extractor: Extractor) -> None:
    """The page on web services says that threads may share an extractor."""
    fastapi = pytest.importorskip("fastapi")
    client = pytest.importorskip("fastapi.testclient").TestClient
    app = fastapi.FastAPI()

    @app.post("/quotes")
    def quotes(article: dict[str, str]) -> list[dict[str, object]]:
        return [quote.to_dict() for quote in extractor.extract(article["text"]).quotes]

    asker = client(app)
    names = [f"Svea {letter}andt" for letter in ("Br", "W", "S", "K", "L", "R", "H", "M")] * 4

    def asked(name: str) -> str:
        answer = asker.post("/quotes", json={"text": f"„Der Kai hält“, sagte {name}."})
        return str(answer.json()[0]["speaker"]["name"])

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(asked, names)) == names
