"""The open corpus in tests/corpus: its format, its checks, its plan, and that what is compiled is what was written."""

from __future__ import annotations

import importlib
import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

CORPUS = Path(__file__).parent / "corpus"
SOURCE = """\
Kiel – „[1 Das Dach]“, [c1 sagte] [s1 Vera Holm (54), Leiterin des Brückenamts], [m1 im NDR], „[1 hält noch.]“ \
[2 Es fehlten nur die Ziegel]. [s3 Die Stadt] [c3 wies] den Vorwurf [c3 zurück], [3 sie habe „zu lange gewartet“]. \
Die „[x:name Gesine]“ fährt am 3. Mai. [4 [s4 Holm] [c4 forderte] mehr Geld].
---
@h Vera Holm = Leiterin | person f | Leiterin | Brückenamt
@k Stadt | organisation
%n NDR | broadcaster
1 direct h sagen ch=n
2 indirect h ch=n*|-
3 indirect k|- zurückweisen pol=denied to=h|-
4 reported h fordern
"""


def script(name: str) -> ModuleType:
    sys.path.insert(0, str(CORPUS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(CORPUS))


inline, checker, planner = (script(name) for name in ("inline", "check", "plan"))


def article(tmp_path: Path, source: str = SOURCE) -> inline.Article:  # type: ignore[name-defined]
    path = tmp_path / "loc-999.txt"
    path.write_text(source, encoding="utf-8")
    return inline.parse(path)


def findings(tmp_path: Path, old: str, new: str) -> str:
    assert SOURCE.count(old) == 1
    return "\n".join(checker.findings(article(tmp_path, SOURCE.replace(old, new))))


def test_brackets_become_offsets(tmp_path: Path) -> None:
    row = inline.compiled(article(tmp_path))
    text, quotes = row["text"], row["quotes"]
    shown = [[text[s:e] for s, e in quote["segments"]] for quote in quotes]
    assert shown == [
        ["Das Dach", "hält noch."],
        ["Es fehlten nur die Ziegel"],
        ["sie habe „zu lange gewartet“"],
        ["zu lange gewartet"],
        ["Holm forderte mehr Geld"],
    ]
    frame = [text[s:e] for s, e in quotes[0]["frame"]]
    assert frame == [", sagte Vera Holm (54), Leiterin des Brückenamts, im NDR,"]
    assert [quote["required"] for quote in quotes] == [True, True, True, False, False]
    assert row["not_quotes"] == [
        {"text": "Gesine", "span": [text.index("Gesine"), text.index("Gesine") + 6], "why": "name"}
    ]


def test_what_the_table_says_reaches_the_quotations(tmp_path: Path) -> None:
    first, _, third, inner, _ = inline.compiled(article(tmp_path))["quotes"]
    assert (first["speaker_name"], first["speaker_alt"], first["gender"]) == (
        "Vera Holm",
        ["Leiterin"],
        "female",
    )
    assert (first["role"], first["affiliation"], first["cue"]["lemma"]) == ("Leiterin", "Brückenamt", "sagen")
    assert (third["polarity"], third["addressee"], third["addressee_alt"]) == (
        "denied",
        "Vera Holm",
        ["Leiterin", None],
    )
    assert (inner["parent"], inner["derived"], inner["speaker_name"]) == (2, True, "Stadt")
    assert third["speaker_alt"] == [None]


def test_what_goes_on_takes_the_nearest_mentions(tmp_path: Path) -> None:
    first, second, *_ = inline.compiled(article(tmp_path))["quotes"]
    assert second["speaker"] == first["speaker"]
    assert second["channel"] | {"inherited": False} == first["channel"]
    assert second["channel_alt"] == [None]
    assert (second["kind_alt"], second["frame"], second["cue"]) == (["free_indirect"], [], None)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[s1 Vera", "[y1 Vera", "no label in '[y1 Vera"),
        ("fährt am", "fährt] am", "] closes nothing"),
        ("[2 Es", "[5 Es", "in text or table only: quotation 2, 5"),
        ("2 indirect h", "2 indirect z", "no line @z"),
        ("4 reported h", "4 told h", "'told' is not one of direct"),
        ("person f", "person x", "gender 'x'"),
        ("4 reported", "1 reported", "quotation 1 has two lines"),
        ("x:name", "x:ship", "[x:ship … names nothing"),
        ("pol=denied", "pole=denied", "'pole=denied' is not understood"),
        ("\n---\n", "\n", "no line with ---"),
    ],
)
def test_a_broken_source_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(inline.SourceError, match="loc-999") as caught:
        article(tmp_path, SOURCE.replace(old, new, 1))
    assert message in str(caught.value)


def test_a_good_source_has_no_findings(tmp_path: Path) -> None:
    assert not [line for line in checker.findings(article(tmp_path)) if not line.startswith("note:")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("nur die Ziegel].", "nur die Ziegel.]", "ends with the closing punctuation"),
        ("„[1 hält noch.]“", "[1 „hält noch.“]", "stand inside the bracket"),
        ("„[x:name Gesine]“", "„Gesine“", "'„Gesine“' is no quotation"),
        ("Vera Holm = Leiterin", "Ruth Holm = Leiterin", "'ruth' of the name 'Ruth Holm' is not in the text"),
        ("@k Stadt", "@k die Stadt", "has an article"),
        ("[c4 forderte]", "forderte", "a cue in the text and its lemma"),
        ("%n NDR", "%o NDR | print\n%n NDR", "note: %o is not used"),
        (
            "„[x:name Gesine]“",
            "„[x:heading hält noch]“",
            "note: the heading 'hält noch' repeats an utterance",
        ),
    ],
)
def test_what_the_check_finds(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert message in findings(tmp_path, old, new)


def test_quotations_do_not_cross(tmp_path: Path) -> None:
    crossed = "[1 A] [2,1 B] [2 C]\n---\n@k A | organisation\n1-2 indirect k\n"
    assert "quotations 1 and 2 cross" in list(checker.findings(article(tmp_path, crossed)))


def test_sentences_end_at_stops_and_not_at_abbreviations() -> None:
    text = "Am 3. Mai kam Dr. Holm. „Ja. Nein.“ Er ging z. B. heim."
    direct = (text.index("Ja"), text.index("“"))
    assert [text[s:e].strip() for s, e in inline.sentences(text, [direct])] == [
        "Am 3. Mai kam Dr. Holm.",
        "„Ja. Nein.“",
        "Er ging z. B. heim.",
    ]


def test_marks_are_paired_inside_a_paragraph() -> None:
    text = '»Ja« «Nein» "eins" „Er sagte: ‚So geht’s.‘ Gut“ „offen.\n“'
    assert [text[s:e] for s, e in inline.marked(text, 0, len(text))] == [
        "Ja",
        "Nein",
        "eins",
        "Er sagte: ‚So geht’s.‘ Gut",
    ]


def test_the_plan_is_the_one_that_is_drawn() -> None:
    assert planner.main(["--check"]) == 0


def test_the_plan_keeps_its_promises() -> None:
    rows = list(inline.plan().values())
    assert [sum(row["split"] == split for row in rows) for split in inline.SPLITS] == [140, 50, 50]
    assert [sum(row["country"] == country for row in rows) for country in ("DE", "AT", "CH")] == [144, 48, 48]
    assert sum(row["second"] == "yes" for row in rows) == 80
    assert all(250 <= int(row["words"]) <= 600 for row in rows)
    assert len({row["story"] for row in rows}) == 240


def test_every_source_passes_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert checker.main([]) == 0, capsys.readouterr().out


def test_what_is_compiled_is_what_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert inline.main(["compile", "--check"]) == 0, (
        "run python tests/corpus/inline.py compile\n" + capsys.readouterr().out
    )
    compiled = [path for split in inline.SPLITS for path in (CORPUS / split).glob("*.json")]
    assert {path.stem for path in compiled} == {path.stem for path in (CORPUS / "source").glob("*.txt")}
    for folder in ("press", "unseen", "fresh"):
        assert inline.main(["compile", "--check", str(CORPUS.parent / folder)]) == 0


def test_the_compiled_articles_follow_the_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(json.loads((CORPUS / "schema.json").read_text("utf-8")))
    for row in every():
        validator.validate(row)


def test_the_schema_names_the_reasons_and_kinds_of_the_format() -> None:
    schema = json.loads((CORPUS / "schema.json").read_text("utf-8"))
    why = schema["properties"]["not_quotes"]["items"]["properties"]["why"]["enum"]
    assert why == list(inline.REASONS)
    assert schema["$defs"]["kind"]["enum"] == list(inline.KINDS)
    assert schema["$defs"]["channel"]["properties"]["kind"]["enum"] == list(inline.CHANNEL_KINDS)


def test_the_reader_needs_nothing_of_ours() -> None:
    code = (CORPUS / "reader.py").read_text("utf-8")
    assert "quoteattr" not in code
    assert len(code.splitlines()) <= 30
    assert all(row["words"] for row in script("reader").quotations("train"))


def test_a_wrapped_line_ends_neither_sentence_nor_marks() -> None:
    text = "Sie sagte am Dienstag nach der Sitzung des Rats: „Wir haben lange\ngewartet. Jetzt\nnicht mehr.“\nTitel\n„Ja“"
    assert inline.wrapped(text, text.index("\n"))
    assert not inline.wrapped(text, text.index("\nnicht"))
    assert not inline.wrapped(text, text.index("\n„Ja"))
    assert [text[s:e] for s, e in inline.marked(text, 0, len(text))] == ["Ja"]


@cache
def every() -> list[dict[str, Any]]:
    return [row for split in inline.SPLITS for row in script("reader").articles(split)]


def compiled_text(tmp_path: Path, source: str = SOURCE) -> dict[str, Any]:
    return inline.compiled(article(tmp_path, source))


def test_a_compiled_article_is_a_document(tmp_path: Path) -> None:
    document = script("documents").as_document(compiled_text(tmp_path))
    first, *_, inner, _ = document.quotes
    assert (first.speaker.name, first.speaker.affiliation, first.channel.name) == (
        "Vera Holm",
        "Brückenamt",
        "NDR",
    )
    assert first.text == "Das Dach … hält noch."
    assert document.quotes[inner.parent].polarity == "denied"


def test_every_document_survives_its_own_json() -> None:
    for row in every():
        document = script("documents").as_document(row)
        assert type(document).from_dict(document.to_dict()) == document


def test_tei_keeps_every_text_and_every_quotation() -> None:
    etree = pytest.importorskip("lxml.etree")
    from quoteattr.export.tei import NAMESPACE, element

    for row in every():
        root = element(script("documents").as_document(row))
        body = root.find(f".//{{{NAMESPACE}}}ab")
        assert "".join(body.itertext()) == row["text"]
        said = body.findall(f".//{{{NAMESPACE}}}said")
        assert len(said) >= len(row["quotes"])
        assert etree.fromstring(etree.tostring(root)).tag == root.tag


def spans_of(quote: dict[str, Any]) -> tuple[Any, ...]:
    cue, speaker, listener = quote["cue"], quote["speaker"], quote["addressee_mention"]
    named = [part and part.get("spans", part["span"]) for part in (cue, speaker, listener)]
    return (quote["kind"], quote["segments"], quote["frame"], *named)


def test_the_other_format_and_back() -> None:
    gnq = script("gnq")
    for row in every():
        there = json.loads(json.dumps(gnq.to_gnq(row)))
        back = gnq.from_gnq(there)
        assert back["text"] == row["text"]
        assert list(map(spans_of, back["quotes"])) == list(map(spans_of, row["quotes"])), row["id"]


def test_the_other_format_is_what_the_package_measures(tmp_path: Path) -> None:
    from quoteattr.evaluate.corpus import read_folder, rows_of

    row = compiled_text(tmp_path)
    (tmp_path / "x.json").write_text(json.dumps(script("gnq").to_gnq(row)), encoding="utf-8")
    (read,) = read_folder(tmp_path)
    found = rows_of(script("documents").as_document(row), read)
    assert [(one.kind, one.quote, one.roles) for one in found] == [
        (one.kind, one.quote, one.roles) for one in read.rows
    ]


def test_two_annotations_that_are_the_same_agree(tmp_path: Path) -> None:
    row = compiled_text(tmp_path)
    compared = list(script("agree").compared(row, row))
    assert {agreement for _, agreement, _ in compared} == {1.0}
    assert {"segments", "speaker_name", "channel", "polarity", "role"} <= {field for field, *_ in compared}


def test_where_two_annotations_differ(tmp_path: Path) -> None:
    first = compiled_text(tmp_path)
    second = compiled_text(tmp_path, SOURCE.replace("1 direct h sagen ch=n", "1 direct k sagen ch=n*"))
    low = {field for field, agreement, _ in script("agree").compared(first, second) if agreement < 1}
    assert low == {
        "speaker",
        "speaker_name",
        "speaker_name, accepted",
        "speaker_kind",
        "role",
        "affiliation",
        "gender",
        "inherited",
    }


def test_counts(tmp_path: Path) -> None:
    facts = script("statistics_of").described([compiled_text(tmp_path)])
    assert (facts["articles"], facts["quotations"], facts["required"]) == ("1", "4", "3")
    assert (facts["direct"], facts["indirect, goes on"], facts["reported"]) == ("25.0 %", "25.0 %", "25.0 %")
    assert (facts["channel named"], facts["channel inherited"], facts["denied"]) == ("25.0 %",) * 3
    assert facts["none: name"] == "1.00 an article"


@pytest.mark.parametrize(
    ("text", "kind", "words", "who"),
    [
        (
            "„Das Dach hält noch lange“, sagte die Wirtin Lore Hahn.",
            "direct",
            "Das Dach hält noch lange",
            "Wirtin Lore Hahn",
        ),
        ("Lore Hahn sagte am Abend: „Das Dach hält noch.“", "direct", "Das Dach hält noch.", "Lore Hahn"),
        ("Laut Lore Hahn hält das Dach noch.", "indirect", "hält das Dach noch", "Lore Hahn"),
        ("Lore Hahn sagte, das Dach halte noch.", "indirect", "das Dach halte noch", "Lore Hahn"),
        ("Das Dach halte noch, sagte Lore Hahn.", "indirect", "Das Dach halte noch", "Lore Hahn"),
    ],
)
def test_the_patterns_of_the_baseline(text: str, kind: str, words: str, who: str) -> None:
    (quote,) = script("baseline").patterns(text).quotes
    assert (quote.kind, quote.text, quote.speaker.name) == (kind, words, who)


def test_the_page_shows_annotation_and_result(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    view = script("view")
    row = compiled_text(tmp_path)
    empty = view.Document(row["text"])
    monkeypatch.setattr(view, "pairs", lambda names: iter([(row, empty, "found")]))
    page = "".join(view.page(["loc-999"]))
    assert page.count("<article>") == 2
    assert "MISSED  loc-999  direct  Das Dach … hält noch." in page
    assert page.rstrip().endswith("</html>")


def test_parts_of_the_data_card_are_filled() -> None:
    release = script("release")
    assert release.fill("a <!-- begin x -->old<!-- end x --> b", "x", "new\n") == (
        "a <!-- begin x -->\n\nnew\n\n<!-- end x --> b"
    )
    with pytest.raises(ValueError, match="no part 'y'"):
        release.fill("a", "y", "b")
    for part in ("statistics", "baseline", "agreement"):
        release.fill((CORPUS / "README.md").read_text("utf-8"), part, "x")
