"""Make the folder ready to be released: the tables of README.md and the checksums.

python tests/corpus/release.py            write them (a minute: the library reads the development part)
python tests/corpus/release.py --check    exit 1 when a file differs from its checksum, or has none
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
SUMS = HERE / "SHA256SUMS"


def fill(text: str, name: str, content: str) -> str:
    """*text* with *content* between the marks of the part *name*."""
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"no part {name!r}")
    return pattern.sub(lambda _: f"{begin}\n\n{content.strip()}\n\n{end}", text)


def printed(command: Callable[[Sequence[str]], int]) -> str:
    """What a script prints."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        command([])
    return out.getvalue()


def sums() -> str:
    """A line for each file of the folder, as ``sha256sum`` writes them."""
    files = sorted(
        path
        for path in HERE.rglob("*")
        if path.is_file() and path != SUMS and "__pycache__" not in path.parts
    )
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(HERE).as_posix()}\n"
        for path in files
    )


def main(arguments: Sequence[str]) -> int:
    """Write or check."""
    if "--check" in arguments:
        return int(not SUMS.exists() or SUMS.read_text(encoding="utf-8") != sums())
    import agree
    import baseline
    import statistics_of

    card = HERE / "README.md"
    text = card.read_text(encoding="utf-8")
    for name, script in (("statistics", statistics_of), ("baseline", baseline), ("agreement", agree)):
        text = fill(text, name, printed(script.main))
    card.write_text(text, encoding="utf-8")
    SUMS.write_text(sums(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
