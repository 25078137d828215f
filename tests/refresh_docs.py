"""Write the output of every example in the documentation anew: ``python tests/refresh_docs.py [PAGE ...]``.

For use after a change that is meant to change results; read the difference before you commit it.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
import traceback
from doctest import DocTestParser
from importlib.resources import files
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "README.de.md", *sorted((ROOT / "docs").glob("**/*.md"))]
BLOCK = re.compile(r"^```(python|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COLUMNS = "90"


def refresh(page: Path) -> str:
    """The text of *page* with the outputs that its examples have now."""
    names: dict[str, Any] = {"__name__": "__main__"}

    def block(found: re.Match[str]) -> str:
        language, code = found.groups()
        shown = python(code, names) if language == "python" else console(code)
        return f"```{language}\n{shown}```"

    return BLOCK.sub(block, page.read_text("utf-8"))


def python(code: str, names: dict[str, Any]) -> str:
    """The interpreter session *code* with its outputs; a block without prompts is run and left as it is."""
    if not code.startswith(">>>"):
        exec(code, names)
        return code
    lines: list[str] = []
    for example in DocTestParser().get_examples(code):
        first, *more = example.source.rstrip("\n").split("\n")
        lines += [f">>> {first}", *(f"... {line}".rstrip() for line in more)]
        shown = io.StringIO()
        try:
            with contextlib.redirect_stdout(shown):
                exec(compile(example.source, "<page>", "single"), names)
        except Exception as error:
            shown.write("Traceback (most recent call last):\n    ...\n")
            shown.write(traceback.format_exception_only(error)[-1])
        lines += shown.getvalue().splitlines()
    return "\n".join(lines) + "\n"


def console(code: str) -> str:
    """The shell session *code* with its outputs; one without prompts is only shown, and left as it is."""
    if not re.search(r"^\$ ", code, re.MULTILINE):
        return code
    lines: list[str] = []
    for line in code.splitlines():
        if line.startswith("$ "):
            done = subprocess.run(["bash", "-c", line[2:]], capture_output=True, text=True, check=False)
            lines += [line, *(done.stdout + done.stderr).splitlines()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Refresh the pages named on the command line, or all."""
    pages = [Path(name).resolve() for name in sys.argv[1:]] or PAGES
    os.environ["COLUMNS"] = COLUMNS
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for page in pages:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            Path("artikel.txt").write_bytes((files("quoteattr") / "data" / "example.txt").read_bytes())
            page.write_text(refresh(page), encoding="utf-8")


if __name__ == "__main__":
    main()
