"""Whether time and memory grow with the text and no faster: one long text, many articles, hostile texts.

    python tests/benchmarks/scaling.py [--largest BYTES] [--articles N] [--json]

One text of 10 kB to 5 MB and 1 to 10,000 articles are made of the example that ships with the package; every copy has words
that no other has. Each size runs in a process of its own: processor time, and peak memory as the system counts it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from common import example, machine, one_thread, parser, report, seconds

one_thread()

SIZES = (10_000, 50_000, 250_000, 1_000_000, 5_000_000)
COUNTS = (1, 10, 100, 1_000, 10_000)
HOSTILE: dict[str, Callable[[int], str]] = {
    "one long word": lambda n: "Er sagte dem X" + "a" * n + ", es sei gut.",
    "opening marks": lambda n: "„" * n,
    "closing marks": lambda n: "“" * n,
    "full stops in marks": lambda n: "„Gut" + "?!" * (n // 2) + "x sagte er.",
    "abbreviations": lambda n: "Laut " + "B.Z." * (n // 4) + " ist es gut.",
    "commas": lambda n: "," * n,
    "brackets": lambda n: "(" * n,
    "bullets": lambda n: "• " * (n // 2),
    "names": lambda n: "Anna Berg " * (n // 10) + "sagte, es sei gut.",
    "conjunctions": lambda n: "Er sagte, dass " * (n // 15),
    "tags": lambda n: "<p " * (n // 3),
    "frames": lambda n: "„Ja“, so Anna Berg. " * (n // 20),
}


def varied(number: int) -> str:
    """The example with names and words of its own."""
    text = example()
    for word in ("Dorn", "Ammann", "Kessel", "Lauenfeld", "Straßenbahn", "Brücke"):
        text = text.replace(word, f"{word}{_letters(number)}")
    return text


def _letters(number: int) -> str:
    found = ""
    while number:
        number, digit = divmod(number, 26)
        found += chr(ord("a") + digit)
    return found


def long_text(size: int) -> str:
    pieces: list[str] = []
    length = 0
    while length < size:
        pieces.append(varied(len(pieces)))
        length += len(pieces[-1]) + 2
    return "\n\n".join(pieces)[:size]


def measure(kind: str, size: int) -> dict[str, float]:
    """One size in this process."""
    import quoteattr

    extractor = quoteattr.Extractor()
    extractor.extract("„Ja“, sagte Ole Brandt.")
    if kind == "text":
        text = long_text(size)
        taken, _ = seconds(lambda: extractor.extract(text))
    elif kind == "articles":
        taken, _ = seconds(lambda: sum(1 for _ in extractor.pipe(map(varied, range(size)))))
    else:
        text = HOSTILE[kind](size)
        taken, _ = seconds(lambda: extractor.extract(text))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": round(taken, 2), "megabytes": round(peak)}


def alone(kind: str, size: int) -> dict[str, float]:
    """The same in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", kind, str(size)], capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


def main() -> int:
    made = parser(__doc__)
    made.add_argument("--largest", type=int, default=SIZES[-1])
    made.add_argument("--articles", type=int, default=COUNTS[-1])
    made.add_argument("--one", nargs=2, metavar=("KIND", "SIZE"))
    options = made.parse_args()
    if options.one:
        print(json.dumps(measure(options.one[0], int(options.one[1]))))
        return 0
    figures: dict[str, Any] = {"machine": machine()}
    for size in (s for s in SIZES if s <= options.largest):
        figures[f"text of {size // 1000} kB"] = alone("text", size)
    for count in (c for c in COUNTS if c <= options.articles):
        figures[f"{count} articles"] = alone("articles", count)
    for name in HOSTILE:
        small, large = alone(name, 10_000), alone(name, 100_000)
        figures[name] = {
            "10 kB": small["seconds"],
            "100 kB": large["seconds"],
            "megabytes": large["megabytes"],
        }
    report(figures, as_json=options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
