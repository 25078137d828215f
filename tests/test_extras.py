"""What only some uses need is said when it is missing, in one line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quoteattr import Document, MissingExtra
from quoteattr.cli.main import main
from quoteattr.evaluate.figures import match
from quoteattr.export import cas, frames, tei
from quoteattr.feed.html import article_of
from quoteattr.show import charts

USES: list[tuple[str, str, str, Callable[[], Any]]] = [
    ("altair", "charts", "altair", lambda: charts.speakers([])),
    ("altair", "charts", "altair", lambda: charts.women_and_men([])),
    ("cassis", "cas", "dkpro-cassis", lambda: cas.cas(Document(""))),
    ("lxml", "tei", "lxml", lambda: list(tei.tei([]))),
    ("lxml", "tei", "lxml", lambda: tei.element(Document(""))),
    ("pandas", "pandas", "pandas", lambda: frames.to_pandas([])),
    ("polars", "polars", "polars", lambda: frames.to_polars([])),
    ("pyarrow.parquet", "parquet", "pyarrow", lambda: frames.write_parquet([], "x.parquet")),
    ("scipy.optimize", "evaluate", "scipy", lambda: match([1], [1], lambda a, b: 1.0, 0.5)),
    ("trafilatura", "html", "trafilatura", lambda: article_of("<p>Ja.</p>")),
]


@pytest.mark.parametrize(
    ("module", "extra", "library", "use"), USES, ids=[f"{u[1]}{n}" for n, u in enumerate(USES)]
)
def test_a_library_that_is_missing_is_named(
    module: str, extra: str, library: str, use: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra) as caught:
        use()
    assert str(caught.value) == (
        f"{library} is not installed: pip install {library}, or quoteattr with its extra {extra!r}"
    )


def test_the_command_line_says_it_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in ("cassis", "trafilatura"):
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "a.html").write_text("<p>Ja.</p>", encoding="utf-8")
    (tmp_path / "b.txt").write_text("„Ja“, sagte Ole Brandt.", encoding="utf-8")
    assert main(["--example", "--format", "xmi", "-o", str(tmp_path / "xmi")]) == 2
    assert capsys.readouterr().err.startswith(
        "quoteattr: dkpro-cassis is not installed: pip install dkpro-cassis"
    )
    assert main([str(tmp_path / "a.html"), str(tmp_path / "b.txt")]) == 2
    out, err = capsys.readouterr()
    assert "„Ja“" in out
    assert err == (
        f"quoteattr: cannot read {tmp_path / 'a.html'}: "
        "trafilatura is not installed: pip install trafilatura, or quoteattr with its extra 'html'\n"
    )
