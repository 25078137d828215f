"""Models of stanza in stanza's own directory layout.

The official models were trained on *in dem* for *im* and know no stand-in for quoted speech; they work here
on the library's own words and tags all the same.
"""

from __future__ import annotations

from pathlib import Path

from quoteattr.errors import ModelDamaged, ModelNotFound
from quoteattr.syntax.parser import StanzaParser

_REMEDY = 'Run stanza.download("de") once, or pass model=None for the shipped model.'


def default_directory() -> Path:
    """Where ``stanza.download`` puts its models (``STANZA_RESOURCES_DIR`` or stanza's default)."""
    from stanza.resources.common import DEFAULT_MODEL_DIR

    return Path(DEFAULT_MODEL_DIR)


def official_parser(directory: Path) -> StanzaParser:
    """The default German ``depparse`` of a directory laid out like stanza's; nothing is downloaded.

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
