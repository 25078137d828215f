"""The command line: what it writes where, and its exit status."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import quoteattr
from quoteattr import Document, Quote, QuoteKind, Span, __main__

TEXT = "„Der Deich hält“, sagte Ole Brandt.\n"


class Echo:
    """Stands in for the extractor: what lies between „ and “ is a quotation, with confidence 0.8."""

    def __init__(self, min_confidence: float | None = None) -> None:
        self.floor = min_confidence or 0.0

    def pipe(self, texts: Iterable[str]) -> Iterator[Document]:
        return map(self.extract, texts)

    def extract(self, text: str) -> Document:
        start, end = text.find("„") + 1, text.find("“")
        if start == 0 or self.floor > 0.8:
            return Document(text)
        quote = Quote(QuoteKind.DIRECT, text[start:end], (Span(start, end),), confidence=0.8)
        return Document(text, (quote,))


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(quoteattr), "Extractor", Echo)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "deich.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


@pytest.mark.usefixtures("echo")
class TestInProcess:
    def test_a_file_as_text(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert __main__.main([str(article)]) == 0
        out, err = capsys.readouterr()
        assert out.splitlines() == [
            " 1  (not named) · direct · 80%",
            "    „Der Deich hält“",
            "",
            "1 quotation, 0 sources, 0 channels",
        ]
        assert err == ""

    def test_standard_input(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        feed(monkeypatch, TEXT.encode())
        assert __main__.main([]) == 0
        assert "„Der Deich hält“" in capsys.readouterr().out

    def test_jsonl_is_one_document_a_line(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert __main__.main(["--format", "jsonl", str(article), str(article)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [Document.from_dict(json.loads(line)) for line in lines] == [Echo().extract(TEXT)] * 2

    def test_html_is_one_page(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert __main__.main(["--format", "html", str(article), str(article)]) == 0
        page = capsys.readouterr().out
        assert page.startswith("<!DOCTYPE html>")
        assert page.count("<article>") == 2
        assert page.count("deich.txt") == 2

    def test_several_files_get_headings(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert __main__.main([str(article), str(article)]) == 0
        assert capsys.readouterr().out.count(f"== {article} ==") == 2

    def test_a_file_is_read_as_it_is(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        article.write_bytes("\ufeffErste Zeile\r\nZweite\x00Zeile\r".encode())
        assert __main__.main(["--format", "jsonl", str(article)]) == 0
        assert json.loads(capsys.readouterr().out)["text"] == "Erste Zeile\r\nZweite\x00Zeile\r"

    def test_an_empty_file_is_an_answer(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        article.write_bytes(b"")
        assert __main__.main([str(article)]) == 0
        assert capsys.readouterr().out == "0 quotations, 0 sources, 0 channels\n"

    def test_min_confidence(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert __main__.main(["--min-confidence", "0.9", str(article)]) == 0
        assert capsys.readouterr().out.startswith("0 quotations")

    def test_a_file_that_is_not_there(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        missing = article.with_name("fehlt.txt")
        assert __main__.main([str(missing), str(article)]) == 2
        out, err = capsys.readouterr()
        assert err == f"quoteattr: cannot read {missing}: No such file or directory\n"
        assert "„Der Deich hält“" in out

    def test_a_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert __main__.main([str(tmp_path)]) == 2
        assert capsys.readouterr().err == f"quoteattr: cannot read {tmp_path}: Is a directory\n"

    def test_a_file_in_another_encoding(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        article.write_bytes("Süß".encode("latin-1"))
        assert __main__.main([str(article)]) == 2
        assert capsys.readouterr().err == f"quoteattr: cannot read {article}: not UTF-8 (byte 1)\n"

    def test_standard_input_in_another_encoding(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        feed(monkeypatch, b"\xff\xfe\xff")
        assert __main__.main([]) == 2
        assert capsys.readouterr().err == "quoteattr: cannot read -: not UTF-8 (byte 0)\n"

    def test_no_file_beside_the_example(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert __main__.main(["--example", str(article)]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1

    @pytest.mark.parametrize(
        "arguments",
        [["--format", "pdf"], ["--min-confidence", "2"], ["--min-confidence", "hoch"], ["--nonsense"]],
    )
    def test_wrong_usage_is_one_line(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as caught:
            __main__.main(arguments)
        assert caught.value.code == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert len(err.splitlines()) == 1

    def test_a_missing_model_is_one_line(
        self, article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def broken(min_confidence: float | None) -> Echo:
            raise quoteattr.ModelNotFound("no language model in /opt/model: reinstall quoteattr")

        monkeypatch.setitem(vars(quoteattr), "Extractor", broken)
        assert __main__.main([str(article)]) == 2
        assert capsys.readouterr().err == "quoteattr: no language model in /opt/model: reinstall quoteattr\n"


def run(
    *arguments: str, cwd: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "quoteattr", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80", **environment},
        check=False,
    )


def test_help_names_the_formats_and_the_exit_status(tmp_path: Path) -> None:
    done = run("--help", cwd=tmp_path)
    assert done.returncode == 0
    assert b"jsonl" in done.stdout
    assert b"2 wrong usage" in done.stdout


def test_version(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout.decode() == f"quoteattr {quoteattr.__version__}\n"


def test_help_needs_no_model(tmp_path: Path) -> None:
    code = (
        "import sys; from quoteattr.__main__ import main\n"
        "try: main(['--help'])\nexcept SystemExit: assert not {'torch', 'stanza'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, capture_output=True)


def test_the_example(tmp_path: Path) -> None:
    done = run("--example", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == b""
    shown = done.stdout.decode()
    for words in (
        "Henriette Dorn",
        "Volker Ammann",
        "Mirjam Kessel",
        "Mastodon",
        "Deutschlandfunk",
        "Lauenfelder Kurier",
    ):
        assert words in shown
    assert "\x1b" not in shown


def test_data_are_utf8_whatever_the_terminal(tmp_path: Path) -> None:
    done = run(
        "--format", "jsonl", cwd=tmp_path, stdin=TEXT.encode(), PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    assert done.returncode == 0
    (quote,) = Document.from_dict(json.loads(done.stdout)).quotes
    assert quote.text == "Der Deich hält"
    assert quote.speaker is not None
    assert quote.speaker.name == "Ole Brandt"


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    command = (
        f'"{sys.executable}" -m quoteattr --example --format html | head -c 10; exit "${{PIPESTATUS[0]}}"'
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert done.stderr == b""
