"""What the benchmarks share: texts, processor time, a machine's name, output for people or programs."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def one_thread() -> None:
    """Let torch and numpy use one thread; must run before they are imported."""
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"


def articles(folder: Path, limit: int | None = None) -> list[str]:
    """The texts of a folder of JSON files with ``originalText``."""
    paths = sorted(folder.glob("*.json"))[:limit]
    return [json.loads(path.read_text(encoding="utf-8"))["originalText"] for path in paths]


def example() -> str:
    """The article that ships with the package."""
    return (files("quoteattr") / "data" / "example.txt").read_text(encoding="utf-8")


def words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def seconds(action: Callable[[], T]) -> tuple[float, T]:
    """Processor time of this process that *action* takes, and what it gives."""
    start = time.process_time()
    result = action()
    return time.process_time() - start, result


def machine() -> str:
    """Processor, cores and Python, for the record."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = lines[0].partition(":")[2].strip() if lines else model
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


def parser(doc: str | None) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    return made


def report(figures: Mapping[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    for name, value in figures.items():
        print(f"{name:26} {value}")
    sys.stdout.flush()
