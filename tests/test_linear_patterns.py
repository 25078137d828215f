"""Every pattern of the package meets what could make it slow: long runs of everything that German news is made of.

A pattern is tried in the ways it is used: where it is only asked for a match from a place on, its search may be slow.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import regex

import quoteattr

UNITS = [
    *"aAß1.,:;-–„“»\"'’(<[*_/@#&§ \n\t\u00a0\u0301\u00ad",
    *(
        "Ab ",
        "ab ",
        "a-",
        "A. ",
        "a.",
        "1.",
        "1. ",
        ", ",
        "?!",
        "B.Z.",
        "Er sagte ",
        " – ",
        "\n\n",
        " \n",
        "((",
        "()",
        "a@",
        "<a ",
        "</p>",
    ),
    *(
        "„a“",
        "„a",
        "a“, sagte ",
        "Dr. ",
        "Müller-",
        "Müllers ",
        "und A ",
        "A und ",
        "http://a",
        "a/",
        "# ",
        "| ",
        "- ",
        "…",
        "[…] ",
    ),
]
PACKAGE = Path(quoteattr.__file__).parent
SIZE = 10_000
ENDS = ("", "\x00", "a", "!")
MOST = 0.15
"""Seconds of CPU: 10,000 characters that are looked at once take a millisecond, 10,000 squared a third of a second."""


def patterns() -> dict[str, Any]:
    """All compiled patterns: those of the modules, and those that cached functions without arguments make."""
    found: dict[str, Any] = {}
    for module in pkgutil.walk_packages(quoteattr.__path__, "quoteattr."):
        if (
            module.name.endswith(("__main__", "preloaded"))
            or ".models." in module.name
            or ".fit." in module.name
        ):
            continue
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for number, pattern in enumerate(compiled(value)):
                found.setdefault(pattern.pattern, (f"{module.name}.{name}[{number}]", pattern))
    return dict(found.values())


def compiled(value: Any) -> Iterator[Any]:
    if isinstance(value, regex.Pattern | re.Pattern):
        yield value
    elif isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from compiled(each)
    elif isinstance(value, dict):
        yield from compiled(list(value.values()))
    elif hasattr(value, "cache_info") and getattr(value, "__module__", "").startswith("quoteattr"):
        annotations = getattr(value, "__annotations__", {})
        if set(annotations) == {"return"} and "Pattern" in str(annotations["return"]):
            yield from compiled(value())


def ways(name: str) -> set[str]:
    """The methods that the package calls on a pattern of this name; all where it is handed on by another."""
    source = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    called = set(re.findall(rf"\b{re.escape(name)}(?:\(\))?\.([a-z]+)\(", source))
    return {way for way in called if hasattr(regex.Pattern, way)} or {
        "search"
    }  # a table may have the same name


def seconds(pattern: Any, text: str, way: str) -> float:
    began = time.process_time()
    options = {"timeout": 20} if isinstance(pattern, regex.Pattern) else {}
    try:
        if way in ("match", "fullmatch"):
            getattr(pattern, way)(text, **options)
        else:
            for _ in pattern.finditer(text, **options):
                pass
    except TimeoutError:
        return 20.0
    return time.process_time() - began


@pytest.mark.slow
def test_no_pattern_looks_at_a_text_again_and_again() -> None:
    found = patterns()
    assert len(found) > 50
    slow = [
        (name, way, unit, end)
        for name, pattern in found.items()
        for way in ways(name.split(".")[-1].partition("[")[0])
        for unit in UNITS
        for end in ENDS[: 1 + (len(unit) < 3) * 3]
        if all(seconds(pattern, unit * (SIZE // len(unit)) + end, way) > MOST for _ in range(2))
    ]
    assert slow == []
