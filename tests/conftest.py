"""What several tests share: the repository, one extractor, the corpora that cannot be shipped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import quoteattr

ROOT = Path(__file__).resolve().parent.parent

# The first call loads the language model: no time limit could be right for it and the others.
settings.register_profile("quoteattr", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("quoteattr")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def extractor() -> quoteattr.Extractor:
    """An extractor with the shipped model."""
    return quoteattr.Extractor()


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of annotated articles that QUOTEATTR_CORPUS names, or that lies beside the repository."""
    named = os.environ.get("QUOTEATTR_CORPUS")
    folder = Path(named) if named else ROOT.parent / "shared" / "data" / "wikinews"
    if not folder.is_dir():
        pytest.skip(f"no corpus: {folder} is not a folder (set QUOTEATTR_CORPUS to the annotated articles)")
    return folder
