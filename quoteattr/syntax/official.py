"""Models of stanza in stanza's own directory layout.

The official models were trained on *in dem* for *im* and know no stand-in for quoted speech; they work here
on the library's own words and tags all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quoteattr.errors import ModelDamaged, ModelNotFound
from quoteattr.locks import TorchLock
from quoteattr.syntax.parser import Arc, TaggedWord, in_batches
from quoteattr.syntax.sentence import QUOTE_TAG

_REMEDY = 'Run stanza.download("de") once, or pass model=None for the shipped model.'


def default_directory() -> Path:
    """Where ``stanza.download`` puts its models (``STANZA_RESOURCES_DIR`` or stanza's default)."""
    from stanza.resources.common import DEFAULT_MODEL_DIR

    return Path(DEFAULT_MODEL_DIR)


class OfficialParser:
    """The German dependency parser of a directory laid out like stanza's, behind a lock."""

    def __init__(self, directory: Path) -> None:
        """Load the default German ``depparse`` of *directory*; nothing is downloaded.

        Raises:
            ModelNotFound: there is no ``resources.json``, no German in it, or one of its files is missing.
            ModelDamaged: a file cannot be read.
        """
        self.name = f"stanza-{directory.name}"
        self._pipeline = _pipeline(directory)
        self._known = self._pipeline.processors["depparse"].vocab["xpos"]
        self._lock = TorchLock()

    def parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        """One arc for every word of every sentence; see :meth:`quoteattr.syntax.parser.Parser.parse`."""
        return in_batches(sentences, self._parse)

    def _parse(self, sentences: Sequence[Sequence[TaggedWord]]) -> list[list[Arc]]:
        with self._lock:
            document = self._pipeline.process(self._document(sentences))
        return [[Arc(word.head - 1, word.deprel) for word in parsed.words] for parsed in document.sentences]

    def _document(self, sentences: Sequence[Sequence[TaggedWord]]) -> Any:
        from stanza.models.common.doc import Document

        return Document([[self._word(at, word) for at, word in enumerate(words)] for words in sentences])

    def _word(self, at: int, word: TaggedWord) -> dict[str, Any]:
        return {
            "id": (at + 1,),
            "text": word.text or " ",
            "lemma": word.lemma or " ",
            "upos": word.upos,
            "xpos": self._tag(word.tag),
        }

    def _tag(self, tag: str) -> str:
        """A tag under the name that the model knows."""
        others = {"PROAV": "PAV", "APPRART": "APPR", QUOTE_TAG: "NN"}
        return others.get(tag, tag) if tag not in self._known else tag


def _pipeline(directory: Path) -> Any:
    from stanza import Pipeline
    from stanza.pipeline.core import LanguageNotDownloadedError, UnsupportedProcessorError
    from stanza.resources.common import ResourcesFileNotFoundError

    try:
        return Pipeline(
            "de",
            dir=str(directory),
            processors="depparse",
            depparse_pretagged=True,
            download_method=None,
            use_gpu=False,
            verbose=False,
        )
    except (ResourcesFileNotFoundError, LanguageNotDownloadedError, UnsupportedProcessorError) as error:
        raise ModelNotFound(f"No German models of stanza in {directory} ({error}). {_REMEDY}") from error
    except FileNotFoundError as error:
        raise ModelNotFound(
            f"The German models of stanza in {directory} are incomplete: {error}. {_REMEDY}"
        ) from error
    except ValueError as error:
        raise ModelNotFound(f"No German models of stanza in {directory} ({error}). {_REMEDY}") from error
    except Exception as error:
        raise ModelDamaged(
            f"The models of stanza in {directory} cannot be read ({error}). {_REMEDY}"
        ) from error
