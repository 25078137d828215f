"""What a stranger's file may not do to whoever runs the library beside it."""

from __future__ import annotations

import gzip
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from quoteattr.errors import ModelDamaged, ModelNotFound
from quoteattr.syntax.hanta import MODEL, read_model


class Payload:
    """What unpickling this makes shows that code of the file was run."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.target),)


def test_word_model_in_the_working_directory_is_not_read(tmp_path: Path) -> None:
    """Defect 1: a pickle of this name beside the user ran a command of its own."""
    evil = tmp_path / "ran"
    with gzip.open(tmp_path / "morphmodel_ger.pgz", "wb") as file:
        pickle.dump(Payload(evil), file)
    (tmp_path / "a.txt").write_text("„Der Deich hält“, sagte Ole Brandt.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "quoteattr", "a.txt"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Ole Brandt" in done.stdout
    assert not evil.exists()


def test_word_model_that_names_code_is_refused(tmp_path: Path) -> None:
    evil, model = tmp_path / "ran", tmp_path / "model.pgz"
    with gzip.open(model, "wb") as file:
        pickle.dump(Payload(evil), file)
    with pytest.raises(ModelDamaged, match="does not belong in a word model"):
        read_model(model)
    assert not evil.exists()


@pytest.mark.parametrize(
    "content", [b"", b"no gzip", gzip.compress(b"no pickle"), gzip.compress(pickle.dumps((1, 2)))]
)
def test_damaged_word_model_is_named(tmp_path: Path, content: bytes) -> None:
    model = tmp_path / "model.pgz"
    model.write_bytes(content)
    with pytest.raises(ModelDamaged, match=r"model\.pgz"):
        read_model(model)


def test_missing_word_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="pip install"):
        read_model(tmp_path / "none.pgz")


def test_word_model_is_read_by_its_own_path() -> None:
    assert MODEL.is_absolute()
