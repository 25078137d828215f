"""Lay a bundle out as a resource directory of stanza, for use in a ``stanza.Pipeline``."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from quoteattr.models.bundle import read_parser

_NAME = "quoteattr"
_NEVER = -1e4
"""The score of a relation that does not exist."""


def write_stanza_layout(bundle: Path, directory: Path) -> Path:
    """Write the parser of *bundle* below *directory* as stanza's own downloads are, and return that.

    The directory can then be given to ``stanza.Pipeline("de", dir=..., processors="depparse",
    depparse_pretagged=True, download_method=None)``, or to ``Extractor(model=...)``.
    """
    import torch

    model = read_parser(bundle)
    checkpoint = {
        "model": _with_padding(model.state_dict()),
        "vocab": model.vocab.state_dict(),
        # stanza makes an optimiser when it loads a parser and batches by its training options.
        "config": {**model.args, "optim": "adam", "lr": 0.001, "beta2": 0.95, "batch_size": 3000},
        "model_type": "graph",
    }
    path = directory / "de" / "depparse" / f"{_NAME}.pt"
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(checkpoint, path, _use_new_zipfile_serialization=False)
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


def _with_padding(state: dict[str, Any]) -> dict[str, Any]:
    """The weights with scores for the units of padding, which stanza's own parser has and no word ever gets."""
    import torch
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

    weight, bias = state["deprel.scorer.W_bilin.weight"], state["deprel.scorer.W_bilin.bias"]
    padding = weight.new_zeros((*weight.shape[:2], VOCAB_PREFIX_SIZE))
    never = bias.new_full((VOCAB_PREFIX_SIZE,), _NEVER)
    return {
        **state,
        "deprel.scorer.W_bilin.weight": torch.cat([padding, weight], 2),
        "deprel.scorer.W_bilin.bias": torch.cat([never, bias]),
    }
