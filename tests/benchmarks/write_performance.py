"""Write docs/performance.md: ``python tests/benchmarks/write_performance.py FOLDER [--quick]``.

FOLDER: articles as for speed.py. ``--quick`` leaves out what takes minutes (5 MB, 10,000 articles).
"""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.append(str(ROOT / "tests"))

import headline  # noqa: E402

PAGE = ROOT / "docs" / "performance.md"
MEANS = HERE / "means.md"
"""What made it faster, kept by hand."""
HEAD = """# Speed, memory, start

Written by `python tests/benchmarks/write_performance.py FOLDER{quick}` on {date}: {machine}. Times are processor
time of one process with one thread unless a line says otherwise; `tests/benchmarks` has the scripts, each with a `--help`.
No test is timed.

By default there is no parser and so no torch, only numpy, HanTa's word model and tables. `Extractor(model="shipped")` loads
stanza's parser. With torch's default number of threads it spins at barriers and takes up to six times the processor time on
a busy machine: set `OMP_NUM_THREADS=1` there, and use processes for more cores.
"""


def run(script: str, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(HERE / script), "--json", *arguments], capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def table(rows: list[list[str]]) -> str:
    head, *body = rows
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in body)]) + "\n"


def package_size() -> str:
    """The table of what the package takes on disk, unpacked and without what it depends on."""
    files = [path for path in (ROOT / "quoteattr").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    return table([["", "MB"], ["package", f"{sum(path.stat().st_size for path in files) / 1e6:.1f}"]])


def main() -> int:
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("folder", type=Path)
    made.add_argument("--quick", action="store_true")
    options = made.parse_args()
    speed = run("speed.py", str(options.folder), "--rounds", "3")
    start = run("startup.py")
    quick = ("--largest", "1000000", "--articles", "1000") if options.quick else ()
    scaling = run("scaling.py", *quick)
    processes = run("processes.py")
    parts = [
        HEAD.format(
            date=datetime.date.today().isoformat(),
            machine=speed["machine"],
            quick=" --quick" if options.quick else "",
        )
    ]
    parts.append(f"## Words per second\n\n{speed['texts']} news articles, {speed['words']} words.\n")
    parts.append(
        table(
            [
                ["", "words per second", "times stanza's"],
                ["stanza's dependency processor alone", f"{speed['stanza_words_per_second']:,}", ""],
                [
                    "quoteattr, every word new",
                    f"{speed['cold_words_per_second']:,}",
                    str(speed["ratio_cold"]),
                ],
                [
                    "quoteattr, words seen before",
                    f"{speed['warm_words_per_second']:,}",
                    str(speed["ratio_warm"]),
                ],
            ]
        )
    )
    shares = [
        [name.removeprefix("share_of_"), str(value)] for name, value in speed.items() if "share" in name
    ]
    parts.append(
        "Share of each stage, words seen before, by profiling:\n\n" + table([["stage", "share"], *shares])
    )
    parts.append(
        "## Start\n\n"
        + table(
            [
                ["", "seconds"],
                *([k.removesuffix("_seconds"), str(v)] for k, v in start.items() if k != "machine"),
            ]
        )
    )
    parts.append("## Size\n\nOn disk, unpacked, without dependencies:\n\n" + package_size())
    sizes = [
        [name, f"{v['seconds']} s", f"{v['megabytes']} MB"] for name, v in scaling.items() if "seconds" in v
    ]
    parts.append("## Growth\n\n" + table([["", "time", "peak memory"], *sizes]))
    hostile = [
        [name, f"{v['10 kB']} s", f"{v['100 kB']} s", f"{v['megabytes']} MB"]
        for name, v in scaling.items()
        if "100 kB" in v
    ]
    parts.append("Hostile texts:\n\n" + table([["", "10 kB", "100 kB", "peak memory"], *hostile]))
    parts.append(
        "## Processes\n\nWall clock: "
        + ", ".join(
            f"{name.replace('_', ' ')} {value}" for name, value in processes.items() if name != "machine"
        )
        + ".\n"
    )
    parts.append(MEANS.read_text(encoding="utf-8"))
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    headline.write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
