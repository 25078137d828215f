"""The shipped bundle: a directory with numbers, words and a manifest, and nothing that runs when it is read.

``weights.npz``
    The weights as float16 arrays, read with ``allow_pickle=False``.
``parser.json``
    stanza's vocabularies and options of the parser.
``manifest.json``
    Name and version, and the SHA-256 of every other file, checked before anything is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from quoteattr.errors import ModelDamaged, ModelNotFound, QuoteAttrError

MANIFEST = "manifest.json"
WEIGHTS = "weights.npz"
PARSER = "parser.json"
FORMAT = 1
_REMEDY = "Reinstall quoteattr, or pass another model to Extractor(model=...)."


def shipped() -> Path:
    """The directory of the bundle inside the package."""
    return Path(str(files("quoteattr.models"))) / "de"


def write_bundle(trainer: Any, directory: Path, about: dict[str, Any]) -> None:
    """Write the parser that stanza trained as a bundle; *about* (settings, scores) goes into the manifest."""
    directory.mkdir(parents=True, exist_ok=True)
    parser = {"options": trainer.args, "vocabularies": trainer.vocab.state_dict()}
    text = json.dumps(parser, ensure_ascii=False, sort_keys=True)
    (directory / PARSER).write_text(text + "\n", encoding="utf-8")
    weights = trainer.model.state_dict()
    arrays = {name: weight.detach().numpy().astype("float16") for name, weight in weights.items()}
    write_arrays(directory / WEIGHTS, arrays, about)


def write_arrays(path: Path, arrays: dict[str, Any], about: dict[str, Any]) -> None:
    """Write arrays, and the manifest of their directory as it is then."""
    import numpy

    path.parent.mkdir(parents=True, exist_ok=True)
    numpy.savez_compressed(path, **arrays)
    write_manifest(path.parent, about)


def write_manifest(directory: Path, about: dict[str, Any]) -> None:
    """Record the SHA-256 of every file of the bundle."""
    sums = {path.name: checksum(path) for path in sorted(directory.iterdir()) if path.name != MANIFEST}
    manifest = {"format": FORMAT, **about, "files": sums}
    (directory / MANIFEST).write_text(
        json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def checksum(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def damage_named(directory: Path) -> Iterator[None]:
    """Whatever goes wrong inside while the files of a model are read is ``ModelDamaged`` with the name of its directory: a
    damaged file raises nearly anything (no zip file, end of file, too deep, too large, not a number)."""
    try:
        yield
    except QuoteAttrError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise ModelDamaged(
            f"The language model in {directory} cannot be read ({reason}). {_REMEDY}"
        ) from error


def arrays_of(path: Path) -> dict[str, Any]:
    """The arrays of a ``.npz`` file by name; nothing is unpickled.

    Raises:
        ModelDamaged: it is not such a file, or one of its numbers is not a number.
    """
    import numpy

    with damage_named(path.parent), numpy.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
        for name, array in arrays.items():
            if array.dtype.kind == "f" and not numpy.isfinite(array).all():
                raise ModelDamaged(f"{path}: array {name!r} holds numbers that are not finite. {_REMEDY}")
    return arrays


def read_manifest(directory: Path, *needed: str) -> dict[str, Any]:
    """The manifest of a bundle whose files are all there and as they were written, the *needed* ones among them.

    Raises:
        ModelNotFound: there is no bundle, or a file of it is missing.
        ModelDamaged: a file is not what the manifest says.
    """
    path = directory / MANIFEST
    if not path.is_file():
        raise ModelNotFound(f"No language model in {directory}: {MANIFEST} is missing. {_REMEDY}")
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        sums: dict[str, str] = dict(manifest["files"].items())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ModelDamaged(f"{path} is not the manifest of a language model ({error}). {_REMEDY}") from error
    if manifest.get("format") != FORMAT:
        raise ModelDamaged(
            f"{path} has format {manifest.get('format')!r}, this version reads {FORMAT}. {_REMEDY}"
        )
    missing = sorted({*needed} - sums.keys())
    if missing:
        raise ModelDamaged(f"{path} does not list {', '.join(missing)}. {_REMEDY}")
    for name, wanted in sums.items():
        if Path(name).name != name or name in ("", ".", ".."):
            raise ModelDamaged(f"{path} names a file outside of its directory: {name!r}. {_REMEDY}")
        file = directory / name
        if not file.is_file():
            raise ModelNotFound(
                f"The language model in {directory} is incomplete: {name} is missing. {_REMEDY}"
            )
        if checksum(file) != wanted:
            raise ModelDamaged(f"{file} does not have the SHA-256 that {MANIFEST} records. {_REMEDY}")
    return manifest


def read_bundle(directory: Path) -> tuple[dict[str, Any], Any]:
    """The manifest and stanza's trainer with the weights of a bundle, ready to parse; every file is checked first: see
    :func:`read_manifest` for what can go wrong."""
    manifest = read_manifest(directory, WEIGHTS, PARSER)
    weights = arrays_of(directory / WEIGHTS)
    with damage_named(directory):
        import torch
        from stanza.models.depparse.trainer import Trainer
        from stanza.models.pos.vocab import MultiVocab

        parser = json.loads((directory / PARSER).read_text(encoding="utf-8"))
        vocab = MultiVocab.load_state_dict(parser["vocabularies"])
        trainer = Trainer(parser["options"], vocab, device="cpu")
        floats = {name: torch.from_numpy(array.astype("float32")) for name, array in weights.items()}
        trainer.model.load_state_dict(floats)
    return manifest, trainer
