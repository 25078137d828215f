"""Defect 11: a model that is damaged although its manifest is consistent is ``ModelDamaged``, whatever went wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy
import pytest

from quoteattr.errors import ModelDamaged, ModelNotFound
from quoteattr.models.bundle import MANIFEST, checksum, read_manifest
from quoteattr.syntax.name_model import WEIGHTS, read_model


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the tagger of names."""
    return Path(shutil.copytree(str(files("quoteattr.models") / "names_de"), tmp_path / "names"))


def sealed(model: Path, **changes: Any) -> None:
    """Write a manifest that fits the files as they are now."""
    path = model / MANIFEST
    manifest = json.loads(path.read_text("utf-8")) | changes
    manifest["files"] = {
        name: checksum(model / name) for name in manifest["files"] if (model / name).exists()
    }
    path.write_text(json.dumps(manifest), "utf-8")


def with_arrays(change: Callable[[dict[str, Any]], None]) -> Callable[[Path], None]:
    def damage(model: Path) -> None:
        with numpy.load(model / WEIGHTS) as stored:
            arrays = {name: stored[name] for name in stored.files}
        change(arrays)
        numpy.savez(model / WEIGHTS, **arrays)

    return damage


DAMAGES: dict[str, Callable[[Path], Any]] = {
    "empty": lambda model: (model / WEIGHTS).write_bytes(b""),
    "no zip": lambda model: (model / WEIGHTS).write_bytes(b"PK\x03\x04nonsense"),
    "cut": lambda model: (model / WEIGHTS).write_bytes((model / WEIGHTS).read_bytes()[:5000]),
    "a pickle": lambda model: numpy.save(model / WEIGHTS, numpy.array([{}], dtype=object), allow_pickle=True),
    "an array missing": with_arrays(lambda arrays: arrays.pop("follow")),
    "not a number": with_arrays(lambda arrays: arrays["follow"].fill(float("nan"))),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_named(model: Path, damage: Callable[[Path], Any]) -> None:
    damage(model)
    source = model / f"{WEIGHTS}.npy"
    if source.exists():
        source.replace(model / WEIGHTS)
    sealed(model)
    with pytest.raises(ModelDamaged, match="names"):
        read_model(model)


@pytest.mark.parametrize("changes", [{"labels": None}, {"unit": "x"}], ids=str)
def test_a_manifest_that_does_not_fit(model: Path, changes: dict[str, Any]) -> None:
    sealed(model, **changes)
    with pytest.raises(ModelDamaged):
        read_model(model)


def test_a_manifest_points_only_inside(model: Path) -> None:
    path = model / MANIFEST
    manifest = json.loads(path.read_text("utf-8"))
    for name in ("../names/names.npz", "/etc/passwd", ".."):
        path.write_text(json.dumps(manifest | {"files": {name: "0"}}), "utf-8")
        with pytest.raises(ModelDamaged, match="outside"):
            read_manifest(model)


@pytest.mark.parametrize("content", ["[" * 100_000, "{}", '{"files": 3}', '{"files": []}', "\x00"])
def test_what_is_no_manifest(model: Path, content: str) -> None:
    (model / MANIFEST).write_text(content, "utf-8")
    with pytest.raises(ModelDamaged, match="manifest"):
        read_manifest(model)


def test_a_missing_file_is_named(model: Path) -> None:
    (model / WEIGHTS).unlink()
    with pytest.raises(ModelNotFound, match=WEIGHTS):
        read_model(model)
