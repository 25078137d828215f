"""Dependency trees for tagged sentences: the protocol, and stanza's parser behind it.

Any object with a ``name`` and a ``parse`` method as in :class:`Parser` will do in place of ours;
:func:`load_parser` makes one from what the caller names.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from quoteattr.errors import ModelDamaged, ModelNotFound
from quoteattr.locks import TorchLock
from quoteattr.syntax.sentence import QUOTE_TAG
from quoteattr.values import frozen

_BATCH_WORDS = 300
_MOST_LETTERS = 32
"""German inflects at the end: of a longer word, only the tail is read."""
_OTHER_NAMES = {"PROAV": "PAV", "APPRART": "APPR", QUOTE_TAG: "NN"}
"""Tags for which treebanks have another name, or none."""
_REMEDY = 'Run stanza.download("de") once, or pass model="shipped" for the one of the package.'


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

        return _of_bundle(shipped())
    if model == "stanza":
        from stanza.resources.common import DEFAULT_MODEL_DIR

        return _of_stanza(Path(DEFAULT_MODEL_DIR))
    if isinstance(model, str | Path):
        return _from_directory(Path(model))
    if isinstance(model, Parser):
        return model
    raise TypeError(f"model must be a name, a path or a parser, not {type(model).__name__}")


def _from_directory(directory: Path) -> Parser:
    from quoteattr.models.bundle import MANIFEST

    if (directory / MANIFEST).is_file():
        return _of_bundle(directory)
    if (directory / "resources.json").is_file():
        return _of_stanza(directory)
    raise ModelNotFound(
        f"No language model in {directory}: it has neither {MANIFEST} (a bundle of quoteattr) nor "
        'resources.json (models of stanza). Pass model="shipped" for the one of the package, or run '
        'stanza.download("de") once and pass model="stanza".'
    )


def _of_bundle(directory: Path) -> Parser:
    from quoteattr.models.bundle import read_bundle

    manifest, trainer = read_bundle(directory)
    return StanzaParser(f"{manifest['name']}-{manifest['files']['weights.npz'][:8]}", trainer)


def _of_stanza(directory: Path) -> StanzaParser:
    """The default German ``depparse`` of a directory laid out like stanza's; nothing is downloaded.

    The official models were trained on *in dem* for *im* and know no stand-in for quoted speech; they work here
    on the library's own words and tags all the same.

    Raises:
        ModelNotFound: there is no ``resources.json``, no German in it, or one of its files is missing.
        ModelDamaged: a file cannot be read.
    """
    from stanza import Pipeline
    from stanza.pipeline.core import LanguageNotDownloadedError, UnsupportedProcessorError
    from stanza.resources.common import ResourcesFileNotFoundError

    missing = (ResourcesFileNotFoundError, LanguageNotDownloadedError, UnsupportedProcessorError, ValueError)
    try:
        pipeline = Pipeline(
            "de",
            dir=str(directory),
            processors="depparse",
            depparse_pretagged=True,
            download_method=None,
            use_gpu=False,
            verbose=False,
        )
    except (*missing, FileNotFoundError) as error:
        raise ModelNotFound(f"No German models of stanza in {directory} ({error}). {_REMEDY}") from error
    except Exception as error:
        raise ModelDamaged(
            f"The models of stanza in {directory} cannot be read ({error}). {_REMEDY}"
        ) from error
    processor = pipeline.processors["depparse"]
    return StanzaParser(f"stanza-{directory.name}", processor.trainer, processor.pretrain)


class StanzaParser:
    """stanza's biaffine parser on the library's own words and tags.

    Forward passes are serialised by a lock; the thread settings of torch are left as they are, but for a forked process,
    which has one thread.

    Args:
        name: see :class:`Parser`.
        trainer: a ``stanza.models.depparse.trainer.Trainer`` that has its weights.
        pretrain: the word vectors that these need, if any.
    """

    def __init__(self, name: str, trainer: Any, pretrain: Any = None) -> None:
        self.name = name
        self._trainer, self._pretrain = trainer, pretrain
        self._lock = TorchLock()

    def parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        """One arc for every word of every sentence; see :meth:`Parser.parse`."""
        with self._lock:
            found = iter(self._trees([words for words in sentences if words]))
        return [next(found) if words else [] for words in sentences]

    def _trees(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        if not sentences:
            return []
        import torch
        from stanza.models.common.utils import unsort

        vocab = self._trainer.vocab
        loader = batches(
            [rows(words, vocab) for words in sentences], _BATCH_WORDS, self._trainer, self._pretrain
        )
        with torch.inference_mode():
            found = [tree for batch in loader for tree in self._trainer.predict(batch)]
        return [
            [Arc(int(head) - 1, deprel) for head, deprel in tree]
            for tree in unsort(found, loader.data_orig_idx)
        ]


def rows(words: Sequence[TaggedWord], vocab: Any) -> list[dict[str, Any]]:
    """A sentence as stanza reads it; a tag that the vocabulary lacks goes by the name that it may have there."""
    known = vocab["xpos"]
    return [
        {
            "id": (number,),
            "text": word.text[-_MOST_LETTERS:] or " ",
            "lemma": word.lemma or " ",
            "upos": word.upos,
            "xpos": word.tag if word.tag in known else _OTHER_NAMES.get(word.tag, word.tag),
        }
        for number, word in enumerate(words, 1)
    ]


def batches(
    sentences: Sequence[Sequence[dict[str, Any]]],
    words: int,
    trainer: Any,
    pretrain: Any = None,
    *,
    learning: bool = False,
) -> Any:
    """stanza's loader of sentences in batches of so many *words*, like lengths together."""
    from stanza.models.common.doc import Document
    from stanza.models.depparse.data import DataLoader

    return DataLoader(
        Document(sentences),
        words,
        trainer.args,
        pretrain,
        vocab=trainer.vocab,
        evaluation=not learning,
        sort_during_eval=True,
    )
