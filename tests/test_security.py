"""What a stranger's file may not do to whoever runs the library beside it."""

from __future__ import annotations

import gzip
import os
import pickle
import subprocess
import sys
from importlib.resources import files
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


def python_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_word_model_in_the_working_directory_is_not_read(tmp_path: Path) -> None:
    """Defect 1: a pickle of this name beside the user ran a command of its own."""
    evil = tmp_path / "ran"
    with gzip.open(tmp_path / "morphmodel_ger.pgz", "wb") as file:
        pickle.dump(Payload(evil), file)
    (tmp_path / "a.txt").write_text("„Der Deich hält“, sagte Ole Brandt.", encoding="utf-8")
    done = python_in(tmp_path, "-P", "-m", "quoteattr", "a.txt")
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


WATCHED = """
import sys
import quoteattr

quoteattr.extract("„Ja“, sagte Ole Brandt.")  # whatever Python itself does at the first import is over
seen = []
FORBIDDEN = {
    *("exec", "compile", "pickle.find_class", "os.system", "os.exec", "os.fork", "os.posix_spawn"),
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"),
}


def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (mode is None and flags & 3):
            seen.append((event, path))
    elif event in FORBIDDEN or event.split(".")[0] in ("socket", "subprocess", "urllib", "http", "tempfile"):
        seen.append((event, str(arguments[:1])))


sys.addaudithook(watch)
text = open(sys.argv[1], encoding="utf-8").read()
extractor = quoteattr.Extractor()
assert extractor.extract(text).quotes
assert [document.quotes for document in extractor.pipe([text, "<p>" + text, ""])]
print(seen)
open(sys.argv[2], "w").close()
assert seen[-1:] == [("open", sys.argv[2])]  # it would have been seen
"""


def test_reading_a_text_writes_connects_starts_and_runs_nothing(tmp_path: Path) -> None:
    """No file is opened for writing, no socket made, no process started, nothing compiled or unpickled."""
    example = files("quoteattr") / "data" / "example.txt"
    done = python_in(tmp_path, "-c", WATCHED, str(example), str(tmp_path / "written"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def planted_names() -> list[str]:
    """Every name that the package or one of its libraries could look for beside the user."""
    package = Path(str(files("quoteattr")))
    own = {path.name for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    modules = (
        "stanza",
        "torch",
        "numpy",
        "regex",
        "HanTa",
        "ablaut",
        "attrs",
        "cattrs",
        "quoteattr",
        "json",
        "gzip",
        "pickle",
    )
    return sorted(
        own
        | {f"{name}.py" for name in modules}
        | {"morphmodel_ger.pgz", "resources.json", "sitecustomize.py"}
    )


def test_no_file_of_the_working_directory_is_read(tmp_path: Path) -> None:
    """Files of every name that is read anywhere lie beside the user, and code that would show that it ran."""
    text, evil = "„Der Deich hält“, sagte Ole Brandt der „Rheinpost“.", tmp_path / "ran"
    (tmp_path / "clean").mkdir()
    (tmp_path / "planted").mkdir()
    for name in planted_names():
        code = f"import os; os.mkdir({str(evil)!r})\n" if name.endswith(".py") else "nonsense\t\x00\n"
        (tmp_path / "planted" / name).write_text(code, encoding="utf-8")
    answers = []
    for folder in ("clean", "planted"):
        (tmp_path / folder / "a.txt").write_text(text, encoding="utf-8")
        answers.append(python_in(tmp_path / folder, "-P", "-m", "quoteattr", "--format", "jsonl", "a.txt"))
    clean, planted = answers
    assert clean.returncode == planted.returncode == 0, planted.stderr
    assert clean.stdout == planted.stdout
    assert "Ole Brandt" in clean.stdout
    assert not evil.exists()
