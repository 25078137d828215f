"""The package as a whole: light to import, its public names, its version, its files."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import quoteattr

CONTRACT = (
    *("Extractor", "Document", "Quote", "QuoteKind", "Mode", "Polarity", "Speaker", "SpeakerKind", "Channel"),
    *("ChannelKind", "Cue", "Mention", "Span", "Evidence", "QuoteAttrError", "extract"),
)


def python(code: str, cwd: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=cwd, check=True)
    return done.stdout


def test_importing_loads_nothing_heavy(tmp_path: Path) -> None:
    heavy = "{'torch', 'stanza', 'HanTa', 'ablaut', 'numpy', 'cattrs'}"
    assert python(f"import sys, quoteattr; print(*{heavy} & set(sys.modules))", tmp_path).split() == []


def test_importing_takes_less_than_a_third_of_a_second(tmp_path: Path) -> None:
    code = "import time; t = time.process_time(); import quoteattr; print(time.process_time() - t)"
    assert min(float(python(code, tmp_path)) for _ in range(3)) < 0.3


def test_making_the_names_public_loads_no_model_library(tmp_path: Path) -> None:
    code = "from quoteattr import *; import sys; print(*{'torch', 'stanza'} & set(sys.modules))"
    assert python(code, tmp_path).split() == []


def test_the_public_names() -> None:
    assert set(CONTRACT) <= set(quoteattr.__all__)
    assert quoteattr.__all__ == sorted(quoteattr.__all__)
    assert set(quoteattr.__all__) <= set(dir(quoteattr))
    for name in quoteattr.__all__:
        assert getattr(quoteattr, name) is not None


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'quoteattr' has no attribute 'Extraktor'"):
        quoteattr.Extraktor  # noqa: B018


def test_python_asks_what_was_meant(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import quoteattr; quoteattr.Extraktor"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.stderr.endswith("Did you mean: 'Extractor'?\n")


def test_the_version_is_that_of_the_distribution() -> None:
    assert quoteattr.__version__ == importlib.metadata.version("quoteattr")


def test_the_changelog_knows_the_version(root: Path) -> None:
    assert f"## {quoteattr.__version__}" in (root / "CHANGELOG.md").read_text("utf-8")


def test_whoever_cites_cites_this_version(root: Path) -> None:
    assert f"\nversion: {quoteattr.__version__}\n" in (root / "CITATION.cff").read_text("utf-8")


def test_no_address_is_made_up(root: Path) -> None:
    """``project.urls`` waits for a repository; what is filled in is no placeholder and stands in CITATION.cff, too."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    source = project.get("urls", {}).get("Source")
    assert source is None or f"repository-code: {source}" in (root / "CITATION.cff").read_text("utf-8")
    assert not any("example." in url for url in project.get("urls", {}).values())


def test_what_must_ship_is_there() -> None:
    package = files("quoteattr")
    for name in ("py.typed", "data/example.txt", "show/page.css", "models/de"):
        assert package.joinpath(name).is_file() or package.joinpath(name).is_dir(), name


def test_every_direct_dependency_is_pinned_for_ci(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    own = re.findall(
        r"\w+", " ".join(name.partition("[")[2] for name in extras["test"] if "quoteattr[" in name)
    )
    wanted = [
        *project["dependencies"],
        *extras["lint"],
        *(name for extra in ("test", *own) for name in extras[extra]),
    ]
    pins = (root / ".ci" / "constraints.txt").read_text("utf-8")
    for requirement in wanted:
        if requirement.startswith("quoteattr["):
            continue
        assert re.search(rf"^{re.split('[>=<]', requirement)[0]}==", pins, re.MULTILINE), requirement


def test_extract_is_the_quotes_of_a_default_extractor() -> None:
    text = "Der Pegel sinke, sagte Deichgraf Ole Brandt."
    quotes = quoteattr.extract(text)
    assert isinstance(quotes, list)
    assert quotes == list(quoteattr.Extractor().extract(text).quotes)


def test_the_default_extractor_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from concurrent.futures import ThreadPoolExecutor
    from time import sleep

    made = []

    class Slow:
        def __init__(self) -> None:
            made.append(self)
            sleep(0.05)

        def extract(self, text: str) -> quoteattr.Document:
            return quoteattr.Document(text)

    monkeypatch.setattr("quoteattr.extractor.Extractor", Slow)
    monkeypatch.setattr(quoteattr, "_default", None)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(quoteattr.extract, ["Ja."] * 16)) == [[]] * 16
    assert len(made) == 1


@pytest.mark.parametrize("wrong", [None, b"Er sagte: Ja.", 3, ["Ja."]])
def test_only_strings_are_texts(wrong: object) -> None:
    with pytest.raises(TypeError):
        quoteattr.extract(wrong)  # type: ignore[arg-type]
