"""Models of stanza in stanza's own directory layout, and documents that stanza has parsed already.

The official models were trained on *in dem* for *im* and know no stand-in for quoted speech; they work here
on the library's own words and tags all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quoteattr.errors import ModelDamaged, ModelNotFound, NotParsed
from quoteattr.locks import TorchLock
from quoteattr.syntax.parser import ROOT, Arc, TaggedWord, in_batches
from quoteattr.syntax.sentence import QUOTE_TAG
from quoteattr.values import frozen

_STTS = {"PAV": "PROAV", "PIDAT": "PIAT"}
"""Names that German treebanks have for tags of the library."""
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


@frozen
class ParsedSentence:
    """A sentence of a parsed stanza document: surface words, their offsets in its text, and their arcs."""

    words: tuple[TaggedWord, ...]
    spans: tuple[tuple[int, int], ...]
    arcs: tuple[Arc, ...]


def from_stanza(document: Any) -> list[ParsedSentence]:
    """The sentences of a ``stanza.Document`` that is tagged and parsed, over surface tokens.

    stanza splits *im* into the words *in* and *dem*; here it is one word again, in place of *in*.

    A base form or an STTS tag that the document lacks is empty, a universal class ``X``.

    Raises:
        NotParsed: the document is not parsed, or its tokens have no offsets.
    """
    return [_parsed(sentence) for sentence in document.sentences]


def _parsed(sentence: Any) -> ParsedSentence:
    owner: dict[int, int] = {}
    for number, token in enumerate(sentence.tokens):
        owner.update(dict.fromkeys((word.id for word in token.words), number))
        if token.start_char is None or any(word.head is None for word in token.words):
            raise NotParsed("The stanza document must be parsed (depparse) and its tokens must have offsets.")
    words: list[TaggedWord] = []
    spans: list[tuple[int, int]] = []
    arcs: list[Arc] = []
    for number, token in enumerate(sentence.tokens):
        outside = [word for word in token.words if owner.get(word.head) != number]
        stand = next(
            (word for word in outside if word.upos == "ADP"), outside[0] if outside else token.words[0]
        )
        tag = _STTS.get(stand.xpos, stand.xpos or "")
        if len(token.words) > 1 and stand.upos == "ADP":
            tag = "APPRART"
        word = TaggedWord(token.text, stand.lemma or "", tag, stand.upos or "X")
        words.append(word)
        spans.append((token.start_char, token.end_char))
        arcs.append(Arc(owner[stand.head] if stand.head else ROOT, stand.deprel or ""))
    return ParsedSentence(tuple(words), tuple(spans), tuple(arcs))
