"""What more processes bring: time by the clock for the same articles with one and with more, and memory of each worker.

    python tests/benchmarks/processes.py [--articles N] [--processes N] [--json]

By the clock, so only meaningful on a machine that does nothing else.
"""

from __future__ import annotations

import sys
import time
from typing import Any

from common import machine, one_thread, parser, report
from scaling import varied

one_thread()


def by_the_clock(texts: list[str], workers: int) -> float:
    import quoteattr

    extractor = quoteattr.Extractor()
    extractor.extract(texts[0])
    documents = extractor.pipe(texts, n_process=workers)
    next(documents)  # the workers have started
    start = time.perf_counter()
    for _ in documents:
        pass
    return time.perf_counter() - start


def main() -> int:
    made = parser(__doc__)
    made.add_argument("--articles", type=int, default=400)
    made.add_argument("--processes", type=int, default=2)
    options = made.parse_args()
    texts = [varied(number) for number in range(options.articles)]
    figures: dict[str, Any] = {"machine": machine(), "articles": len(texts)}
    for workers in (1, options.processes):
        figures[f"{workers}_processes_seconds"] = round(by_the_clock(texts, workers), 2)
    one, more = (figures[f"{workers}_processes_seconds"] for workers in (1, options.processes))
    figures["speed_up"] = round(one / more, 2)
    report(figures, as_json=options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
