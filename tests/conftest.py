"""What several tests share: the repository, one extractor, the corpora that cannot be shipped."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

import quoteattr

if TYPE_CHECKING:
    from quoteattr.detect.candidate import Candidate
    from quoteattr.detect.view import View

ROOT = Path(__file__).resolve().parent.parent

# The first call loads the language model: no time limit could be right for it and the others.
settings.register_profile("quoteattr", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# What a seed is given for on the command line; where CI is set, Hypothesis would always draw the same.
settings.register_profile("seeds", settings.get_profile("quoteattr"), derandomize=False)
settings.load_profile("quoteattr")


@pytest.fixture(autouse=True)
def _own_garbage(request: pytest.FixtureRequest) -> Iterator[None]:
    """What other tests left is not searched for garbage while a test measures its time; a search costs half a second."""
    timed = any(word in request.node.name for word in ("time", "linear", "cost", "seconds"))
    if timed:
        gc.freeze()
    yield
    if timed:
        gc.unfreeze()


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def extractor() -> quoteattr.Extractor:
    """An extractor with the shipped model."""
    return quoteattr.Extractor()


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of annotated articles that QUOTEATTR_CORPUS names, or that lies beside the repository."""
    named = os.environ.get("QUOTEATTR_CORPUS")
    folder = Path(named) if named else ROOT.parent / "shared" / "data" / "wikinews"
    if not folder.is_dir():
        pytest.skip(f"no corpus: {folder} is not a folder (set QUOTEATTR_CORPUS to the annotated articles)")
    return folder


@pytest.fixture(scope="session")
def read() -> Callable[[str], tuple[View, ...]]:
    """Reads a text as far as the detecting rules see it, without a parser: nothing heavy is loaded."""
    from quoteattr.cues import lexicon
    from quoteattr.detect import make_views
    from quoteattr.marks import find_pairs
    from quoteattr.segment import segment
    from quoteattr.syntax.analyse import Cut, analyse_batch
    from quoteattr.syntax.tagger import Tagger

    tagger, cues = Tagger(), lexicon.load()

    @cache
    def views(text: str) -> tuple[View, ...]:
        pairs = find_pairs(text)
        sentences = analyse_batch([Cut(text, segment(text, pairs), pairs)], tagger, None)[0]
        return make_views(text, sentences, pairs, cues)

    return views


@pytest.fixture(scope="session")
def propose(read: Callable[[str], tuple[View, ...]]) -> Callable[[str], list[Candidate]]:
    """What the rules propose for a text, before the confidence model chooses among it."""
    from quoteattr.detect.continuation import continuations
    from quoteattr.detect.rounds import framed_candidates, verbatim_parts

    @cache
    def candidates(text: str) -> list[Candidate]:
        views = read(text)
        chained = continuations(views, framed_candidates(views))
        return [*chained, *verbatim_parts(views, chained)]

    return candidates
