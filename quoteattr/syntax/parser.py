"""Dependency trees for tagged sentences: the protocol, and the parser of the shipped bundle.

Any object with a ``name`` and a ``parse`` method as in :class:`Parser` will do in place of ours;
:func:`load_parser` makes one from what the caller names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from quoteattr.errors import ModelNotFound
from quoteattr.locks import TorchLock
from quoteattr.syntax import biaffine
from quoteattr.values import frozen

_BATCH_CELLS = 26_000
"""Pairs of words that one batch may hold."""
_MOST_LETTERS = 32
"""German inflects at the end: of a longer word, only the tail is read letter by letter."""


@frozen
class TaggedWord:
    """A word as the parser reads it: its form, base form, STTS tag and universal word class."""

    text: str
    """The form in the text (*Bürgermeisterin*)."""
    lemma: str
    """The base form (*gehen* for *ging*)."""
    tag: str
    """The STTS tag (``"VVFIN"`` for *sagte*)."""
    upos: str
    """The universal word class (``"VERB"`` for *sagte*)."""


@frozen
class Arc:
    """The place of a word in the tree: the 0-based index of its governor (-1: root) and the UD relation."""

    head: int
    """The index of the governor in the sentence, from 0 (``-1`` for a root)."""
    deprel: str
    """The relation to it in Universal Dependencies (``"nsubj"`` for *sie* in *sagte sie*)."""


@runtime_checkable
class Parser(Protocol):
    """What the library requires of a parser; it must be safe to call from several threads."""

    @property
    def name(self) -> str:
        """A short name that is recorded in the version of a result."""

    def parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        """One arc for every word of every sentence, UD relations, in order."""


def load_parser(model: str | Path | Parser = "shipped") -> Parser:
    """The parser that *model* names; nothing is ever downloaded.

    ``"shipped"`` is the bundle that ships with the library, ``"stanza"`` the official German models in stanza's
    own directory (fetched before by the user with ``stanza.download("de")``), a path a bundle of ours or a
    directory laid out like stanza's, and a ready :class:`Parser` is used as it is.

    Raises:
        ModelNotFound: the model is not there.
        ModelDamaged: a file of it is not what its checksum or its layout says.
    """
    if model == "shipped":
        from quoteattr.models.bundle import shipped

        return BundleParser(shipped())
    if model == "stanza":
        from quoteattr.syntax.official import OfficialParser, default_directory

        return OfficialParser(default_directory())
    if isinstance(model, str | Path):
        return _from_directory(Path(model))
    if isinstance(model, Parser):
        return model
    raise TypeError(f"model must be a name, a path or a parser, not {type(model).__name__}")


def _from_directory(directory: Path) -> Parser:
    from quoteattr.models.bundle import MANIFEST

    if (directory / MANIFEST).is_file():
        return BundleParser(directory)
    if (directory / "resources.json").is_file():
        from quoteattr.syntax.official import OfficialParser

        return OfficialParser(directory)
    raise ModelNotFound(
        f"No language model in {directory}: it has neither {MANIFEST} (a bundle of quoteattr) nor "
        'resources.json (models of stanza). Pass model="shipped" for the one of the package, or run '
        'stanza.download("de") once and pass model="stanza".'
    )


class BundleParser:
    """stanza's biaffine parser with the weights of a bundle.

    Forward passes are serialised by a lock; the thread settings of torch are left as they are, but for a forked process,
    which has one thread.
    """

    def __init__(self, directory: Path) -> None:
        """Load the bundle in *directory*; see :func:`load_parser` for what can go wrong."""
        from quoteattr.models.bundle import read_bundle

        manifest, self._model = read_bundle(directory)
        self.name = f"{manifest['name']}-{manifest['files']['weights.npz'][:8]}"
        self._lock = TorchLock()

    def parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        """One arc for every word of every sentence; see :meth:`Parser.parse`."""
        return in_batches(sentences, self._parse)

    def _parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        with self._lock:
            return read_trees(self._model, sentences)


def in_batches(
    sentences: Sequence[Sequence[TaggedWord]],
    read: Callable[[Sequence[Sequence[TaggedWord]]], list[list[Arc]]],
) -> list[list[Arc]]:
    """The arcs of all sentences; *read* finds those of a few sentences of similar length."""
    arcs: list[list[Arc]] = [[] for _ in sentences]
    for batch in _batches(sentences):
        for number, found in zip(batch, read([sentences[number] for number in batch]), strict=True):
            arcs[number] = found
    return arcs


def read_trees(model: Any, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
    """The arcs of a few sentences under a model that is not learning."""
    import torch
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

    given = biaffine.batch([record(model.vocab, sentence) for sentence in sentences])
    with torch.inference_mode():
        vectors = biaffine.states(model, given)
        scores, _, _ = biaffine.arcs(model, vectors)
        heads = torch.zeros(scores.shape[0], scores.shape[1] - 1, dtype=torch.long)
        table = scores.numpy()
        for row, length in enumerate(given.lengths):
            heads[row, : length - 1] = torch.from_numpy(
                chuliu_edmonds_one_root(table[row, :length, :length])[1:]
            )
        labels = biaffine.relations(model, vectors, heads).argmax(2).tolist()
    names = model.vocab["deprel"]
    found: list[list[Arc]] = [[] for _ in sentences]
    for row, place in enumerate(given.order):
        pairs = zip(heads[row].tolist()[: given.lengths[row] - 1], labels[row], strict=False)
        found[place] = [Arc(head - 1, str(names.id2unit(label + VOCAB_PREFIX_SIZE))) for head, label in pairs]
    return found


def _batches(sentences: Sequence[Sequence[TaggedWord]]) -> Iterator[list[int]]:
    """The numbers of sentences of similar length together, few enough for a batch to stay small."""
    batch: list[int] = []
    for number in sorted(range(len(sentences)), key=lambda number: len(sentences[number])):
        if batch and (len(batch) + 1) * (len(sentences[number]) + 1) ** 2 > _BATCH_CELLS:
            yield batch
            batch = []
        if sentences[number]:
            batch.append(number)
    if batch:
        yield batch


def record(vocab: Any, words: Sequence[TaggedWord]) -> biaffine.Record:
    """A tagged sentence as numbers of the model's vocabularies."""
    from stanza.models.common.vocab import ROOT_ID

    letters = [tuple(vocab["char"].map(word.text[-_MOST_LETTERS:] or " ")) for word in words]
    return biaffine.Record(
        [ROOT_ID, *vocab["word"].map([word.text for word in words])],
        [(ROOT_ID,), *letters],
        [ROOT_ID, *vocab["upos"].map([word.upos for word in words])],
        [ROOT_ID, *vocab["xpos"].map([word.tag for word in words])],
        [ROOT_ID, *vocab["lemma"].map([word.lemma for word in words])],
    )
