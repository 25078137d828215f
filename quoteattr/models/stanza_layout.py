"""Lay a bundle out as a resource directory of stanza, for use in a ``stanza.Pipeline``."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from quoteattr.models.bundle import read_bundle

_NAME = "quoteattr"


def write_stanza_layout(bundle: Path, directory: Path) -> Path:
    """Write the parser of *bundle* below *directory* as stanza's own downloads are, and return that.

    The directory can then be given to ``stanza.Pipeline("de", dir=..., processors="depparse",
    depparse_pretagged=True, download_method=None)``, or to ``Extractor(model=...)``.
    """
    _, trainer = read_bundle(bundle)
    path = directory / "de" / "depparse" / f"{_NAME}.pt"
    path.parent.mkdir(parents=True, exist_ok=True)
    trainer.save(path)
    digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    german = {
        "lang_name": "German",
        "depparse": {_NAME: {"md5": digest}},
        "packages": {"default": {"depparse": _NAME}},
        "default_processors": {"depparse": _NAME},
        "default_dependencies": {},
    }
    (directory / "resources.json").write_text(json.dumps({"de": german}, indent=2) + "\n", encoding="utf-8")
    return directory
