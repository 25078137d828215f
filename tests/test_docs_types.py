"""The examples of the documentation are type-checked: what they show is what the annotations allow."""

from __future__ import annotations

import re
import subprocess
import sys
from doctest import DocTestParser
from pathlib import Path

import pytest

pytest.importorskip("mypy")

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "README.de.md", *sorted((ROOT / "docs").glob("**/*.md"))]
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LENIENT = (
    "--ignore-missing-imports",
    "--allow-untyped-defs",
    "--allow-untyped-decorators",
    "--allow-subclassing-any",
    "--allow-redefinition-new",
    "--local-partial-types",
    "--disable-error-code=union-attr",  # an example knows that its quotation has a speaker
)


def program(page: Path) -> str:
    """The examples of a page as one module, without those that show an exception."""
    code: list[str] = []
    for block in PYTHON.findall(page.read_text("utf-8")):
        examples = DocTestParser().get_examples(block)
        code += [example.source for example in examples if example.exc_msg is None] if examples else [block]
    return "\n".join(code)


@pytest.mark.slow
def test_the_examples_are_well_typed(tmp_path: Path) -> None:
    written = []
    for page in PAGES:
        if code := program(page):
            name = re.sub(r"\W", "_", str(page.relative_to(ROOT)))
            written.append(tmp_path / f"{name}.py")
            written[-1].write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *LENIENT, "--no-error-summary", *map(str, written)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stdout.splitlines() == []
    assert len(written) > 10
