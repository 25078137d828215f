"""Every format is read back by a library of its own, and says what the document says."""

from __future__ import annotations

import csv as csv_reader
import io
import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from quoteattr import Document, Extractor, Quote, QuoteKind, Span, Speaker, SpeakerKind
from quoteattr.export.brat import write_brat
from quoteattr.export.characters import for_xml
from quoteattr.export.csv import csv
from quoteattr.export.jsonl import jsonl
from quoteattr.export.schema import schema
from quoteattr.export.tei import NAMESPACE, nested, tei
from quoteattr.export.titled import Titled
from quoteattr.export.web_annotation import page, web_annotations
from quoteattr.rows import COLUMNS
from quoteattr.testing import documents

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXT = """🚢 Der Hafen wächst. „Wir bauen im Mai“, sagte Hafenchefin Svea Brandt (51, SPD) dem NDR, „oder nie.“
Brandt sagte:
„Das ist
zweizeilig.“ Laut Polizei sei der Kai „völlig“ gesperrt. Ole Tamm bestritt, dass es Risse gebe.
"""


@pytest.fixture(scope="module")
def document(extractor: Extractor) -> Document:
    found = extractor.extract(TEXT)
    assert len(found.quotes) >= 4
    assert found.channels
    return found


def xml(pieces: Any) -> _Element:
    from lxml import etree

    return etree.fromstring("".join(pieces).encode("utf-8", "surrogatepass"))


class TestJson:
    def test_lines_have_their_source(self, document: Document) -> None:
        lines = list(jsonl([Titled(document, "hafen.txt"), document]))
        first, second = map(json.loads, lines)
        assert (first["source"], second["source"]) == ("hafen.txt", None)
        assert Document.from_dict(first) == document

    def test_schema_is_published_and_holds(self, document: Document) -> None:
        jsonschema = pytest.importorskip("jsonschema")
        jsonschema.Draft202012Validator.check_schema(schema())
        validator = jsonschema.Draft202012Validator(schema())
        validator.validate(document.to_dict())
        broken = document.to_dict()
        broken["quotes"][0]["kind"] = "shouted"
        with pytest.raises(jsonschema.ValidationError):
            validator.validate(broken)
        stored = files("quoteattr") / "data" / "document.schema.json"
        assert json.loads(stored.read_text(encoding="utf-8")) == schema(), "python -m quoteattr.export.schema"

    @settings(max_examples=40)
    @given(documents())
    def test_any_document_keeps_to_the_schema(self, document: Document) -> None:
        jsonschema = pytest.importorskip("jsonschema")
        jsonschema.Draft202012Validator(schema()).validate(document.to_dict())


class TestCsv:
    def test_it_is_read_as_it_was_written(self, document: Document) -> None:
        written = "".join(csv([Titled(document, "hafen.txt")]))
        header, *rows = csv_reader.reader(io.StringIO(written, newline=""))
        assert header == ["source", *COLUMNS]
        assert [row[header.index("text")] for row in rows] == [quote.text for quote in document.quotes]
        assert any("\n" in row[header.index("text")] for row in rows)
        assert {row[0] for row in rows} == {"hafen.txt"}

    def test_a_german_excel_opens_it(self, document: Document) -> None:
        written = "".join(csv([document], excel=True))
        assert written.startswith("\ufeffsource;quote;")

    def test_a_formula_is_only_words(self) -> None:
        evil = Document("=cmd()", (Quote(QuoteKind.DIRECT, "=cmd()", (Span(0, 6),)),))
        header, row = csv_reader.reader(io.StringIO("".join(csv([evil], excel=True))[1:]), delimiter=";")
        assert row[header.index("text")] == "'=cmd()"


class TestFrames:
    def test_pandas(self, document: Document) -> None:
        pytest.importorskip("pandas")
        from quoteattr.export.frames import to_pandas

        frame = to_pandas([Titled(document, "hafen.txt")])
        assert list(frame.columns) == ["source", *COLUMNS]
        assert list(frame["text"]) == [quote.text for quote in document.quotes]
        assert frame["channel_inherited"].dtype == "boolean"
        assert len(to_pandas([])) == 0

    def test_polars(self, document: Document) -> None:
        pytest.importorskip("polars")
        from quoteattr.export.frames import to_polars

        frame = to_polars([document])
        assert frame["text"].to_list() == [quote.text for quote in document.quotes]
        assert to_polars([]).schema == frame.schema

    def test_parquet(self, document: Document, tmp_path: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        from quoteattr.export.frames import parquet_schema, write_parquet

        write_parquet([document, document], tmp_path / "quotes.parquet")
        table = parquet.read_table(tmp_path / "quotes.parquet")
        assert table.schema == parquet_schema()
        assert table.column("text").to_pylist() == [quote.text for quote in document.quotes] * 2

    def test_a_lone_surrogate_is_no_reason_to_fail(self, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow")
        from quoteattr.export.frames import write_parquet

        odd = Document("\ud800", (Quote(QuoteKind.DIRECT, "\ud800", (Span(0, 1),)),))
        write_parquet([odd], tmp_path / "odd.parquet")


class TestTei:
    def test_it_is_valid_tei_p5(self, document: Document) -> None:
        etree = pytest.importorskip("lxml.etree")
        trafilatura = pytest.importorskip("trafilatura")
        dtd = etree.DTD(str(files(trafilatura.__name__) / "data" / "tei_corpus.dtd"))
        root = xml(tei([Titled(document, "hafen.txt"), Titled(Document("Nichts."), "b")]))
        assert dtd.validate(root), dtd.error_log

    def test_text_and_quotations_are_those_of_the_document(self, document: Document) -> None:
        pytest.importorskip("lxml")
        root = xml(tei([document]))
        (block,) = root.iter(f"{{{NAMESPACE}}}ab")
        assert "".join(block.itertext()) == TEXT
        names = {
            f"#{who.get('{http://www.w3.org/XML/1998/namespace}id')}": "".join(who[0].itertext())
            for who in root.iter(f"{{{NAMESPACE}}}person", f"{{{NAMESPACE}}}personGrp")
        }
        said = [
            ("".join(e.itertext()), e.get("direct"), names.get(e.get("who")))
            for e in root.iter(f"{{{NAMESPACE}}}said")
        ]
        wanted = [
            (
                segment.of(TEXT),
                str(quote.kind is QuoteKind.DIRECT).lower(),
                quote.speaker and quote.speaker.name,
            )
            for quote in document.quotes
            for segment in quote.segments
        ]
        assert sorted(said, key=str) == sorted(wanted, key=str)
        assert any(e.get("next") for e in root.iter(f"{{{NAMESPACE}}}said"))

    @settings(max_examples=60)
    @given(documents())
    def test_any_document_is_well_formed(self, document: Document) -> None:
        pytest.importorskip("lxml")
        root = xml(tei([document]))
        (block,) = root.iter(f"{{{NAMESPACE}}}ab")
        assert "".join(block.itertext()) == for_xml(document.text)

    def test_pieces_nest_where_quotations_cross(self) -> None:
        def quote(*segments: tuple[int, int]) -> Quote:
            return Quote(QuoteKind.DIRECT, "", tuple(Span(*segment) for segment in segments))

        assert list(nested([quote((0, 6)), quote((4, 9))])) == [(0, 6, 0), (4, 6, 1), (6, 9, 1)]
        assert list(nested([quote((0, 9)), quote((0, 4), (5, 6))])) == [(0, 9, 0), (0, 4, 1), (5, 6, 1)]

    def test_markup_in_the_text_is_text(self) -> None:
        pytest.importorskip("lxml")
        evil = "]]><said who='x'>&amp;<!--"
        root = xml(tei([Titled(Document(evil), "<title>")]))
        assert not list(root.iter(f"{{{NAMESPACE}}}said"))
        (block,) = root.iter(f"{{{NAMESPACE}}}ab")
        assert block.text == evil


class TestWebAnnotation:
    def test_selectors_find_the_words(self, document: Document) -> None:
        found = page(document, "https://example.org/hafen")
        assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
        for quote, item in zip(document.quotes, found["items"], strict=True):
            targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
            for segment, target in zip(quote.segments, targets, strict=True):
                words, position = target["selector"]
                assert TEXT[position["start"] : position["end"]] == words["exact"] == segment.of(TEXT)
                around = words["prefix"] + words["exact"] + words["suffix"]
                assert TEXT.count(around) == 1

    def test_one_page_a_line(self, document: Document) -> None:
        lines = list(web_annotations([document, document]))
        assert [json.loads(line)["id"] for line in lines] == [
            "urn:quoteattr:document:1#quotations",
            "urn:quoteattr:document:2#quotations",
        ]


class TestBrat:
    def test_standoff_says_what_the_text_says(self, document: Document, tmp_path: Path) -> None:
        write_brat(document, tmp_path / "hafen")
        text = (tmp_path / "hafen.txt").read_text(encoding="utf-8")
        assert text == TEXT
        entities: dict[str, str] = {}
        relations = []
        for line in (tmp_path / "hafen.ann").read_text(encoding="utf-8").splitlines():
            id_, fields, *words = line.split("\t")
            if id_.startswith("T"):
                kind, _, offsets = fields.partition(" ")
                pieces = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
                assert words == [" ".join(text[start:end] for start, end in pieces)]
                assert not any("\n" in text[start:end] for start, end in pieces)
                entities[id_] = kind
            elif id_.startswith("R"):
                relations.append(fields.split())
        assert all(
            (first[5:] in entities) and entities[second[5:]] == name.removeprefix("Has_").capitalize()
            for name, first, second in relations
        )
        assert {"Direct", "Indirect", "Speaker", "Channel", "Cue"} <= set(entities.values())
        assert "Denied" in (tmp_path / "hafen.ann").read_text(encoding="utf-8")
        assert "[entities]" in (tmp_path / "annotation.conf").read_text(encoding="utf-8")


class TestCas:
    def test_inception_reads_it(self, document: Document, tmp_path: Path) -> None:
        cassis = pytest.importorskip("cassis")
        from quoteattr.export.cas import QUOTATION, cas, type_system

        cas(document).to_xmi(tmp_path / "hafen.xmi")
        type_system().to_xml(tmp_path / "types.xml")
        with (tmp_path / "types.xml").open("rb") as types, (tmp_path / "hafen.xmi").open("rb") as file:
            again = cassis.load_cas_from_xmi(file, cassis.load_typesystem(types))
        assert again.sofa_string == TEXT
        found = [(a.get_covered_text(), a.kind, a.speaker) for a in again.select(QUOTATION)]
        wanted = [
            (segment.of(TEXT), quote.kind.value, quote.speaker and quote.speaker.name)
            for quote in document.quotes
            for segment in quote.segments
        ]
        assert sorted(found, key=str) == sorted(wanted, key=str)


class TestSpacy:
    def test_a_blank_german_pipeline(self, document: Document) -> None:
        spacy = pytest.importorskip("spacy")
        import quoteattr.export.spacy  # noqa: F401  an installed package is found by its entry point

        nlp = spacy.blank("de")
        nlp.add_pipe("quoteattr", config={"min_confidence": None})
        for doc in (nlp(TEXT), *nlp.pipe([TEXT])):
            assert doc._.quotations == document
            segments = [segment for quote in document.quotes for segment in quote.segments]
            assert len(doc.spans["quotes"]) == len(segments)
            for span, segment in zip(doc.spans["quotes"], segments, strict=True):
                assert segment.of(TEXT) in span.text
            assert "Svea Brandt" in {span.kb_id_ for span in doc.spans["speakers"]}
            assert {span.label_ for span in doc.spans["channels"]} == {"broadcaster"}
        again = spacy.blank("de").from_bytes(nlp.to_bytes(exclude=["quoteattr"]), exclude=["quoteattr"])
        assert again.lang == "de"

    def test_the_settings_of_an_extractor_go_to_disk_and_back(self, tmp_path: Path) -> None:
        spacy = pytest.importorskip("spacy")
        import quoteattr.export.spacy  # noqa: F401

        nlp = spacy.blank("de")
        settings = {
            "channels": {"Deichfunk": "broadcaster"},
            "cue_verbs": {"maunkeln": "raunen"},
            "known_people": ["Svea Brandt"],
        }
        nlp.add_pipe("quoteattr", config=settings)
        nlp.to_disk(tmp_path)
        for pipeline in (nlp, spacy.load(tmp_path)):
            (quote,) = pipeline("Der Kai sei morsch, maunkelte Brandt im Deichfunk.")._.quotations.quotes
            assert quote.cue.lemma == "maunkeln"
            assert (quote.speaker.name, quote.channel.name) == ("Svea Brandt", "Deichfunk")


def test_names_of_addressees_are_in_the_list_of_persons() -> None:
    pytest.importorskip("lxml")
    who = Speaker("Ole Tamm", SpeakerKind.PERSON, role="Reeder", affiliation="SPD", gender="male")
    quote = Quote(QuoteKind.DIRECT, "Ja", (Span(0, 2),), addressee=who)
    (person,) = xml(tei([Document("Ja", (quote,))])).iter(f"{{{NAMESPACE}}}person")
    assert person.get("sex") == "M"
    assert [" ".join(child.itertext()) for child in person] == ["Ole Tamm", "Reeder", "SPD"]
