"""How fast texts are read, beside what stanza's parser alone takes for their sentences.

    python tests/benchmarks/speed.py FOLDER [--limit N] [--rounds N] [--json]

FOLDER: JSON files with ``originalText``. One process, one thread, processor time; the three are measured in turn, several
rounds, and the best round of each counts, since what else the machine does only adds.

stanza_words_per_second   its depparse processor with the shipped weights, tagged sentences prepared, in batches
cold_words_per_second     quoteattr, every word seen for the first time (caches emptied before each round)
warm_words_per_second     quoteattr, the same texts again
ratio_cold, ratio_warm    these by stanza's
share_of_…                of each stage, warm, by a profile
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from common import articles, machine, one_thread, parser, report, seconds, words

one_thread()

import cProfile  # noqa: E402
import gc  # noqa: E402
import pstats  # noqa: E402

import quoteattr  # noqa: E402
from quoteattr.marks import find_pairs  # noqa: E402
from quoteattr.memory import Memory  # noqa: E402
from quoteattr.models.bundle import shipped  # noqa: E402
from quoteattr.models.stanza_layout import write_stanza_layout  # noqa: E402
from quoteattr.segment import segment  # noqa: E402
from quoteattr.syntax.tagger import Tagger  # noqa: E402
from quoteattr.syntax.word_classes import word_classes  # noqa: E402

STAGES = {
    "marks": ("marks.py", "find_pairs"),
    "sentences": ("segment.py", "segment"),
    "syntax": ("analyse.py", "analyse_batch"),
    "quotations": ("rounds.py", "find"),
    "sources": ("resolve.py", "resolve"),
    "channels": ("assign.py", "assign"),
    "document": ("assemble.py", "assemble"),
}


def main() -> int:
    made = parser(__doc__)
    made.add_argument("folder", type=Path)
    made.add_argument("--limit", type=int)
    made.add_argument("--rounds", type=int, default=3)
    options = made.parse_args()
    texts = articles(options.folder, options.limit)
    count = words(texts)
    prepared, pipeline = _prepared(texts), _pipeline()
    extractor = quoteattr.Extractor()
    list(extractor.pipe(texts[:1]))
    best: dict[str, float] = {}
    for _ in range(options.rounds):
        empty_caches()
        for name, action in (
            ("cold", lambda: list(extractor.pipe(texts))),
            ("warm", lambda: list(extractor.pipe(texts))),
            ("stanza", lambda: pipeline(prepared())),
        ):
            gc.collect()
            taken, _ = seconds(action)
            best[name] = min(taken, best.get(name, taken))
    figures: dict[str, Any] = {"machine": machine(), "texts": len(texts), "words": count}
    figures |= {f"{name}_words_per_second": round(count / best[name]) for name in ("stanza", "cold", "warm")}
    figures |= {f"ratio_{name}": round(best["stanza"] / best[name], 2) for name in ("cold", "warm")}
    figures |= {f"share_of_{stage}": f"{share:.0%}" for stage, share in _shares(extractor, texts)}
    report(figures, as_json=options.json)
    return 0


def empty_caches() -> None:
    """Forget every word: all caches that the package keeps by word."""
    for found in gc.get_objects():
        if type(found).__name__ == "_lru_cache_wrapper" and found.cache_info().maxsize not in (None, 1):
            if str(getattr(found, "__module__", "")).startswith("quoteattr"):
                found.cache_clear()
        elif isinstance(found, Memory):
            found.clear()


def _prepared(texts: list[str]) -> Any:
    """Makes a fresh stanza document of all sentences, tagged, at each call."""
    from stanza.models.common.doc import Document

    tagger = Tagger()
    rows: list[list[dict[str, Any]]] = []
    for text in texts:
        for raw in segment(text, find_pairs(text)):
            forms = [span.of(text) for span in raw.words]
            tagged = tagger.tag(forms)
            classes = word_classes(forms, [t.tag for t in tagged], [t.lemma for t in tagged])
            rows.append(
                [
                    {"id": (n,), "text": form, "lemma": tag.lemma, "upos": upos, "xpos": tag.tag}
                    for n, (form, tag, upos) in enumerate(zip(forms, tagged, classes, strict=True), 1)
                ]
            )
    return lambda: Document([[dict(row) for row in sentence] for sentence in rows])


def _pipeline() -> Any:
    import stanza

    folder = tempfile.mkdtemp(prefix="quoteattr-")
    return stanza.Pipeline(
        "de",
        dir=str(write_stanza_layout(shipped(), Path(folder))),
        processors="depparse",
        depparse_pretagged=True,
        download_method=None,
        use_gpu=False,
        verbose=False,
    )


def _shares(extractor: quoteattr.Extractor, texts: list[str]) -> Iterator[tuple[str, float]]:
    profile = cProfile.Profile()
    profile.enable()
    list(extractor.pipe(texts))
    profile.disable()
    stats = pstats.Stats(profile)
    total = stats.total_tt  # type: ignore[attr-defined]
    for stage, (file, function) in STAGES.items():
        taken = [
            row[3] for (path, _, name), row in stats.stats.items() if path.endswith(file) and name == function
        ]  # type: ignore[attr-defined]
        yield stage, max(taken, default=0.0) / total


if __name__ == "__main__":
    sys.exit(main())
