"""What the model is fitted on: annotated articles, analysed once."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from quoteattr.cues import lexicon
from quoteattr.detect import make_views
from quoteattr.detect.view import View
from quoteattr.evaluate.corpus import Article, read_folder
from quoteattr.extractor import into_sentences
from quoteattr.feed.markup import uncover
from quoteattr.fit.open_corpus import is_own, read_own
from quoteattr.syntax.analyse import analyse_batch
from quoteattr.syntax.tagger import Tagger

_BATCH = 32


@frozen
class Material:
    """An annotated article and its sentences as the rules see them.

    ``weight`` says for how many articles it counts, ``own`` whether it is of our own corpus.
    """

    article: Article
    views: tuple[View, ...]
    weight: float = 1.0
    own: bool = False


def read_material(folder: Path, limit: int | None = None, weight: float = 1.0) -> list[Material]:
    """The articles of *folder*, in either format, analysed with the language model that ships.

    Raises:
        QuoteAttrError: *folder* holds no annotated articles, or the language model is missing.
    """
    own = is_own(folder)
    articles = read_own(folder, limit) if own else read_folder(folder, limit)
    views = views_of([article.text for article in articles])
    return [Material(article, found, weight, own) for article, found in zip(articles, views, strict=True)]


def views_of(texts: Sequence[str]) -> Iterator[tuple[View, ...]]:
    """The sentences of each text; progress goes to stderr."""
    cues, tagger = lexicon.load(), Tagger()
    for first in range(0, len(texts), _BATCH):
        batch = [into_sentences(uncover(text).text, cues) for text in texts[first : first + _BATCH]]
        for read, sentences in zip(batch, analyse_batch(batch, tagger, None), strict=True):
            yield make_views(read.text, sentences, read.pairs, cues)
        print(f"analysed {first + len(batch)} of {len(texts)} texts", file=sys.stderr, flush=True)
