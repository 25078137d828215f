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

DEVICE = "never ends"
TEXT = "„Der Deich hält“, sagte Ole Brandt.\n"


class Echo:
    """Stands in for the extractor: what lies between „ and “ is a quotation, with confidence 0.8."""

    def __init__(
        self,
        *,
        min_confidence: float | None,
        channels: Path | None = None,
        cue_verbs: Path | None = None,
        known_people: object = None,
    ) -> None:
        self.floor = min_confidence or 0.0

    def pipe(
        self, pairs: Iterable[tuple[str, object]], *, as_tuples: bool
    ) -> Iterator[tuple[Document, object]]:
        assert as_tuples
        return ((self.extract(text), context) for text, context in pairs)

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
        assert [Document.from_dict(json.loads(line)) for line in lines] == [
            Echo(min_confidence=None).extract(TEXT)
        ] * 2
        assert [json.loads(line)["source"] for line in lines] == [str(article)] * 2

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

    def test_a_name_that_is_too_long(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert __main__.main(["a" * 5000]) == 2
        assert capsys.readouterr().err.endswith("a: File name too long\n")

    @pytest.mark.parametrize("form", [["-o", "deich.txt"], ["--format", "brat", "-o", "."]], ids=" ".join)
    def test_what_is_read_is_not_written_over(
        self,
        form: list[str],
        article: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """It was emptied before it was read."""
        monkeypatch.chdir(article.parent)
        assert __main__.main([f"../{article.parent.name}/deich.txt", *form]) == 2
        assert capsys.readouterr().err.startswith("quoteattr: -o would write over ")
        assert article.read_text(encoding="utf-8") == TEXT

    def test_a_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert __main__.main([str(tmp_path)]) == 2
        assert capsys.readouterr().err.startswith(f"quoteattr: cannot read {tmp_path}: no file in it ends in")
        for name in ("b.txt", "a.md", "c.pdf"):
            (tmp_path / name).write_text(TEXT, encoding="utf-8")
        assert __main__.main([str(tmp_path)]) == 0
        headings = [line for line in capsys.readouterr().out.splitlines() if line.startswith("==")]
        assert headings == [f"== {tmp_path / 'a.md'} ==", f"== {tmp_path / 'b.txt'} =="]
        assert __main__.main([str(tmp_path / "*.txt")]) == 0

    def test_a_file_in_another_encoding(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        article.write_bytes("Süß".encode("latin-1"))
        assert __main__.main([str(article)]) == 2
        assert (
            capsys.readouterr().err
            == f"quoteattr: cannot read {article}: not UTF-8 (byte 1); see --encoding\n"
        )
        assert __main__.main([str(article), "--encoding", "latin-1"]) == 0

    def test_standard_input_in_another_encoding(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        feed(monkeypatch, b"\xff\xfe\xff")
        assert __main__.main([]) == 2
        assert capsys.readouterr().err == "quoteattr: cannot read -: not UTF-8 (byte 0); see --encoding\n"

    def test_no_file_beside_the_example(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert __main__.main(["--example", str(article)]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--format", "pdf"],
            ["--min-confidence", "2"],
            ["--min-confidence", "hoch"],
            ["--nonsense"],
            ["--processes", "0"],
            ["--encoding", "klingon"],
            ["--encoding", "hex"],
            ["--encoding", "rot13"],
        ],
    )
    def test_wrong_usage_is_one_line(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as caught:
            __main__.main(arguments)
        assert caught.value.code == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert len(err.splitlines()) == 1

    @pytest.mark.parametrize(
        ("arguments", "meant"),
        [
            (["--formt", "csv"], "--format"),
            (["--format", "jsnl"], "jsonl"),
            (["--min-confidenc", "1"], "--min-confidence"),
        ],
    )
    def test_a_slip_is_guessed(
        self, arguments: list[str], meant: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit):
            __main__.main(arguments)
        assert f"did you mean {meant}?" in capsys.readouterr().err

    @pytest.mark.parametrize(
        "arguments", [["--format", "brat"], ["--excel"], ["--format", "html", "--excel"]], ids=" ".join
    )
    def test_what_does_not_go_together(
        self, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert __main__.main(arguments) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1

    def test_a_file_that_fails_is_a_line_of_json(
        self, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        missing = article.with_name("fehlt.txt")
        assert __main__.main(["--format", "jsonl", str(missing), str(article)]) == 2
        lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [line["source"] for line in lines] == [str(missing), str(article)]
        assert lines[0]["error"] == f"cannot read {missing}: No such file or directory"
        assert "error" not in lines[1]

    def test_json_lines_as_input(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "artikel.jsonl"
        path.write_text('{"body": "„Ja“"}\n\n{"other": 1}\nnonsense\n{"body": "„Nein“"}\n', encoding="utf-8")
        assert __main__.main([str(path), "--field", "body", "--format", "jsonl"]) == 2
        out, err = capsys.readouterr()
        lines = [json.loads(line) for line in out.splitlines()]
        assert [line["source"] for line in lines] == [f"{path}:{n}" for n in (1, 3, 4, 5)]
        assert [len(line["quotes"]) for line in lines] == [1, 0, 0, 1]
        assert "no text in field 'body'" in err
        assert ":4: no JSON" in err

    def test_a_web_page_as_input(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pytest.importorskip("trafilatura")
        path = tmp_path / "seite.html"
        body = "<p>Der Hafen wächst und wächst, seit Jahren schon, und niemand hält ihn auf.</p>" * 5
        path.write_text(
            f"<html><body><nav>Menü</nav><article>{body}<p>„Ja“</p></article></body></html>", encoding="utf-8"
        )
        assert __main__.main([str(path), "--format", "jsonl"]) == 0
        (line,) = capsys.readouterr().out.splitlines()
        document = Document.from_dict(json.loads(line))
        assert "<p>" not in document.text
        assert [quote.text for quote in document.quotes] == ["Ja"]
        (tmp_path / "leer.html").write_text("<html></html>", encoding="utf-8")
        assert __main__.main([str(tmp_path / "leer.html")]) == 2
        assert "no article was found" in capsys.readouterr().err

    @pytest.mark.parametrize("form", ["text", "jsonl", "html", "csv", "web-annotation"])
    def test_output_goes_to_a_file(
        self, form: str, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        target = tmp_path / "out"
        assert __main__.main([str(article), "--format", form, "-o", str(target)]) == 0
        assert capsys.readouterr().out == ""
        assert "Der Deich hält" in target.read_text(encoding="utf-8")
        assert __main__.main([str(article), "--format", form, "-o", str(tmp_path / "none" / "out")]) == 1
        assert capsys.readouterr().err.startswith("quoteattr: cannot write ")

    def test_output_goes_to_a_folder(self, article: Path, tmp_path: Path) -> None:
        folder = tmp_path / "brat"
        assert __main__.main([str(article), str(article), "--format", "brat", "-o", str(folder)]) == 0
        assert sorted(path.name for path in folder.iterdir()) == [
            "annotation.conf",
            "deich-2.ann",
            "deich-2.txt",
            "deich.ann",
            "deich.txt",
        ]

    def test_no_file_of_a_folder_is_written_over(self, tmp_path: Path) -> None:
        """The third file was called as the first already was."""
        inputs = [tmp_path / name for name in ("1/deich-3.txt", "2/deich.txt", "3/deich.txt")]
        for number, path in enumerate(inputs):
            path.parent.mkdir()
            path.write_text(f"{number}", encoding="utf-8")
        assert __main__.main([*map(str, inputs), "--format", "brat", "-o", str(tmp_path / "out")]) == 0
        assert sorted(path.read_text("utf-8") for path in (tmp_path / "out").glob("*.txt")) == ["0", "1", "2"]

    def test_excel(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert __main__.main([str(article), "--format", "csv", "--excel"]) == 0
        assert capsys.readouterr().out.startswith("\ufeffsource;")

    @pytest.mark.parametrize(
        ("choice", "environment", "coloured"),
        [
            ("auto", {}, False),
            ("always", {"NO_COLOR": "1"}, True),
            ("never", {"FORCE_COLOR": "1"}, False),
            ("auto", {"FORCE_COLOR": "1"}, True),
            ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ],
    )
    def test_colour(
        self,
        choice: str,
        environment: dict[str, str],
        coloured: bool,
        article: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        for name in ("NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert __main__.main([str(article), "--color", choice]) == 0
        assert ("\x1b[" in capsys.readouterr().out) == coloured

    def test_a_name_of_a_file_steers_no_terminal(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Defect 3: an escape sequence in the name of a file reached the terminal."""
        evil = tmp_path / "a\x1b[31m.txt"
        evil.write_text(TEXT, encoding="utf-8")
        assert __main__.main([str(evil), str(evil) + "\x1b]0;x"]) == 2
        out, err = capsys.readouterr()
        assert "\x1b" not in out + err

    def test_a_missing_model_is_one_line(
        self, article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def broken(**_: object) -> Echo:
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


def test_ctrl_c_ends_it_without_a_word(
    monkeypatch: pytest.MonkeyPatch, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(Echo):
        def pipe(
            self, pairs: Iterable[tuple[str, object]], *, as_tuples: bool
        ) -> Iterator[tuple[Document, object]]:
            yield from super().pipe(pairs, as_tuples=as_tuples)
            raise KeyboardInterrupt

    monkeypatch.setitem(vars(quoteattr), "Extractor", Interrupted)
    assert __main__.main([str(article), "--format", "jsonl"]) == 130
    out, err = capsys.readouterr()
    assert (len(out.splitlines()), err) == (1, "")


STREAMS = [
    ("> /dev/full", 1, "cannot write: No space left on device"),
    (">&-", 1, "cannot write: standard output is closed"),
    ("<&-", 2, "cannot read -: standard input is closed"),
    ("2>&- < /dev/zero", 2, ""),
    ("/dev/zero", 2, "cannot read /dev/zero: it has more than 512 megabytes"),
]


@pytest.mark.parametrize(("streams", "status", "message"), STREAMS, ids=[streams for streams, *_ in STREAMS])
def test_broken_streams(streams: str, status: int, message: str, tmp_path: Path) -> None:
    """Defect 12: a traceback, or the complaint on standard output."""
    command = f'exec "{sys.executable}" -m quoteattr {"" if "<" in streams or "zero" in streams else "--example"} {streams}'
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, cwd=tmp_path, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == status
    assert done.stdout == b""
    assert done.stderr.decode() == (f"quoteattr: {message}\n" if message else "")


def test_tables_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "people.tsv").write_text(
        "\ufeffname\troles\tgender\nOle Brandt\tDeichgraf\tmale\n", encoding="utf-8"
    )
    (tmp_path / "channels.tsv").write_text("\ufeffname\tkind\nDeichfunk\tbroadcaster\n", encoding="utf-8")
    text = "„Der Deich hält“, sagte Brandt dem Deichfunk."
    done = run(
        *("--known-people", "people.tsv", "--channels", "channels.tsv", "--format", "jsonl"),
        cwd=tmp_path,
        stdin=text.encode(),
    )
    (quote,) = json.loads(done.stdout)["quotes"]
    assert (quote["speaker"]["name"], quote["channel"]["name"]) == ("Ole Brandt", "Deichfunk")


@pytest.mark.parametrize(
    ("option", "content", "message"),
    [
        (
            "--known-people",
            "Ole Brandt\t\tm\n",
            "row 1: KnownPerson.gender: expected 'female', 'male' or None, got 'm'",
        ),
        ("--known-people", None, "cannot be read"),
        ("--known-people", DEVICE, "table.tsv: cannot be read: it has more than 256 megabytes"),
        ("--channels", "", "the file is empty"),
        ("--channels", "name\tkind\nA\tprint\nA\tonline\n", "'a' names both 'A' and 'A'"),
    ],
)
def test_a_broken_table_is_one_line(option: str, content: str | None, message: str, tmp_path: Path) -> None:
    if content == DEVICE:
        (tmp_path / "table.tsv").symlink_to("/dev/zero")
    elif content is not None:
        (tmp_path / "table.tsv").write_text(content, encoding="utf-8")
    done = run(option, "table.tsv", cwd=tmp_path, stdin=TEXT.encode())
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert message in line


@pytest.mark.parametrize(
    "output", [["-o", "out.csv", "--format", "csv"], ["-o", "out", "--format", "brat"]], ids=" ".join
)
def test_a_broken_table_is_no_fault_of_the_output(output: list[str], tmp_path: Path) -> None:
    """It was reported as "cannot write", with exit status 1."""
    (tmp_path / "table.tsv").write_text("", encoding="utf-8")
    done = run("--channels", "table.tsv", *output, cwd=tmp_path, stdin=TEXT.encode())
    assert done.returncode == 2
    assert "the file is empty" in done.stderr.decode()


def test_warnings_are_said(tmp_path: Path) -> None:
    done = run(cwd=tmp_path, stdin="<p>„Der Deich hält“, sagte Ole Brandt.</p>".encode())
    assert done.returncode == 0
    assert done.stderr.decode().startswith("quoteattr: standard input: The text holds HTML tags")


def test_processes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    alone = run("a.txt", "a.txt", "--format", "jsonl", cwd=tmp_path)
    assert run("a.txt", "a.txt", "--format", "jsonl", "--processes", "2", cwd=tmp_path).stdout == alone.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_long_run_shows_how_far_it_is_and_leaves_nothing_behind(tmp_path: Path) -> None:
    import pty

    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "quoteattr",
            str(tmp_path),
            str(tmp_path / "fehlt"),
            "-o",
            str(tmp_path / "out"),
        ],
        stdin=subprocess.DEVNULL,
        stderr=theirs,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert done.returncode == 2
    assert "] 4 of 4\x1b[K" in shown
    assert f"\x1b[Kquoteattr: cannot read {tmp_path / 'fehlt'}: " in shown
    assert shown.endswith("\r\x1b[K")
