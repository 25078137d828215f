"""What is installed and what is handed on: licences, pins, the contents of wheel and sdist, the same bytes every time."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HASHED = re.compile(r"^([\w.-]+)==(\S+)((?: \\\n +--hash=sha256:[0-9a-f]{64})+)", re.MULTILINE)
PINNED = re.compile(r"^([\w.-]+)==(\S+)$", re.MULTILINE)
STRAY = ("__pycache__", ".pyc", ".DS_Store", ".orig", ".rej", ".swp", "~", ".egg-info", ".git")


def required(name: str, seen: set[str]) -> Iterator[importlib.metadata.Distribution]:
    """An installed distribution and all that it needs, but for what builds of torch for CUDA bring."""
    if canonicalize_name(name) in seen or name.startswith(("cuda-", "nvidia-", "triton")):
        return
    seen.add(canonicalize_name(name))
    distribution = importlib.metadata.distribution(name)
    yield distribution
    for line in distribution.requires or ():
        needed = Requirement(line)
        if needed.marker is None or needed.marker.evaluate({"extra": ""}):
            yield from required(needed.name, seen)


def licences(distribution: importlib.metadata.Distribution) -> list[str]:
    """What its metadata say: the expression, the old field (some paste the whole text) and the classifiers."""
    about = distribution.metadata
    classifiers = [line for line in about.get_all("Classifier", ()) if line.startswith("License ::")]
    old = (about["License"] or "").strip().partition("\n")[0]
    return [found for found in (about["License-Expression"] or "", old, *classifiers) if found]


def is_copyleft(licence: str) -> bool:
    """GPL and AGPL in any spelling, but not the LGPL."""
    return re.search(r"(?<!L)GPL|(?<!Lesser )General Public License|Affero", licence) is not None


@pytest.mark.parametrize(
    ("licence", "wanted"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("LGPL-3.0-or-later", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MIT", False),
    ],
)
def test_copyleft_is_recognised(licence: str, wanted: bool) -> None:
    assert is_copyleft(licence) is wanted


def test_no_dependency_is_under_the_gpl() -> None:
    """Defect 4: a GPL library came with stanza 1.12."""
    found = {d.metadata["Name"]: licences(d) for d in required("quoteattr", set())}
    assert {"stanza", "torch", "numpy", "HanTa"} <= set(found)
    assert [name for name, names in found.items() if not names] == []
    assert [name for name, names in found.items() if any(map(is_copyleft, names))] == []


def test_what_is_imported_is_a_direct_dependency(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    names = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    assert names == {"ablaut", "attrs", "cattrs", "hanta", "numpy", "regex", "stanza", "torch"}


def test_the_lock_file_pins_every_distribution_with_hashes(root: Path) -> None:
    lock = (root / ".ci" / "requirements.lock").read_text("utf-8")
    hashed = {canonicalize_name(name): version for name, version, _ in HASHED.findall(lock)}
    lines = [line for line in lock.splitlines() if line and line[0] not in " #"]
    assert len(lines) == len(hashed)  # nothing without a hash
    constraints = PINNED.findall((root / ".ci" / "constraints.txt").read_text("utf-8"))
    for name, version in constraints:
        locked = hashed.get(canonicalize_name(name), "").partition("+")[0]
        assert locked == version, f"{name}: make the lock file anew with .ci/lock"
    needed = {canonicalize_name(d.metadata["Name"]) for d in required("quoteattr", set())} - {"quoteattr"}
    assert needed <= set(hashed)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Folders ``1`` and ``2``, each with a wheel and an sdist built from the same files.

    ``QUOTEATTR_DIST`` names them where they were built before (.ci/run, which moves the source tree away).
    """
    if built := os.environ.get("QUOTEATTR_DIST"):
        return Path(built)
    if not (root / "quoteattr").is_dir():
        pytest.skip("no source tree to build from")
    folder = tmp_path_factory.mktemp("dist")
    for number, epoch in (("1", "1600000000"), ("2", "1600000000")):
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-d", str(folder / number)],
            cwd=root,
            env={**os.environ, "SOURCE_DATE_EPOCH": epoch},
            check=True,
            capture_output=True,
        )
    return folder


@pytest.mark.slow
def test_two_builds_are_the_same_bytes(dist: Path) -> None:
    first, second = (
        {path.name: sha256(path.read_bytes()).hexdigest() for path in (dist / number).iterdir()}
        for number in "12"
    )
    assert first == second
    assert sorted(Path(name).suffix for name in first) == [".gz", ".whl"]


@pytest.mark.slow
def test_the_wheel_holds_the_package_and_nothing_else(dist: Path) -> None:
    (wheel,) = (dist / "1").glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
    version = importlib.metadata.version("quoteattr")
    tops = {name.split("/")[0] for name in names}
    assert tops == {"quoteattr", f"quoteattr-{version}.dist-info"}
    assert not [name for name in names if any(stray in name for stray in STRAY)]
    kinds = {Path(name).suffix for name in names if name.startswith("quoteattr/")}
    assert kinds <= {".py", ".typed", ".tsv", ".json", ".txt", ".css", ".js", ".md", ".npz", ""}
    assert {f"quoteattr-{version}.dist-info/licenses/{name}" for name in ("LICENSE", "NOTICE")} <= set(names)
    assert not [name for name in names if "corpus/" in name or name.startswith("tests")]


@pytest.mark.slow
def test_the_sdist_holds_what_is_committed(dist: Path) -> None:
    (sdist,) = (dist / "1").glob("*.tar.gz")
    with tarfile.open(sdist) as opened:
        members = opened.getmembers()
    assert all(member.isfile() for member in members)
    names = [member.name.partition("/")[2] for member in members]
    tops = {name.split("/")[0] for name in names}
    own = {"quoteattr", "tests", "docs", ".ci"}
    pages = {
        "README.md",
        "README.de.md",
        "CHANGELOG.md",
        "LICENSE",
        "NOTICE",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CITATION.cff",
    }
    assert tops == own | pages | {"pyproject.toml", "PKG-INFO", ".gitignore"}
    assert not [name for name in names if any(s in name for s in STRAY) and name != ".gitignore"]
