"""Fitting: labels worked out by hand on a made-up article, regression on made-up examples."""

from __future__ import annotations

import json
import random
import re
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from quoteattr import Extractor
from quoteattr.detect.candidate import Candidate
from quoteattr.errors import MissingExtra, QuoteAttrError
from quoteattr.evaluate.corpus import Article, Row
from quoteattr.evaluate.figures import Judged
from quoteattr.fit import __main__, choosing
from quoteattr.fit.examples import HABIT, Example, examples, is_right
from quoteattr.fit.material import Material, read_material
from quoteattr.fit.open_corpus import as_article, is_own, read_own
from quoteattr.fit.recipe import UNANNOTATED, Fitted, shipping
from quoteattr.fit.regression import conditional_logit, regress, surprise
from quoteattr.fit.rules import COLUMNS, NO_EXAMPLE, Score, page, rows_of_tables, scores
from quoteattr.fit.teacher import Decision
from quoteattr.quote import QuoteKind, Resolution, Span
from quoteattr.rank import NOBODY
from quoteattr.scoring import INTERCEPT, Weights
from quoteattr.tables import read_table

TEXT = "„Es regnet“, sagte Ada, „seit drei Tagen.“ Der Keller sei nass. Die Pumpe laufe."
WORDS = [
    *("„", "Es", "regnet", "“", ",", "sagte", "Ada", ",", "„", "seit", "drei", "Tagen", ".", "“"),
    *("Der", "Keller", "sei", "nass", ".", "Die", "Pumpe", "laufe", "."),
]


def article() -> Article:
    starts: list[int] = []
    for word in WORDS:
        starts.append(TEXT.index(word, starts[-1] + 1 if starts else 0))
    ends = [start + len(word) for start, word in zip(starts, WORDS, strict=True)]
    rows = (
        Row("Direct", frozenset(range(0, 4)), {}),
        Row("Direct", frozenset(range(8, 14)), {}),
        Row("IndirectFreeIndirect", frozenset(range(14, 22)), {}),
    )
    return Article("Keller", TEXT, tuple(range(len(WORDS))), tuple(starts), tuple(ends), rows)


def candidate(kind: QuoteKind, *parts: str, features: frozenset[str] = frozenset()) -> Candidate:
    spans = tuple(Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts)
    return Candidate(kind, spans, 0, 0, features=features)


@pytest.mark.parametrize(
    ("made", "right"),
    [
        pytest.param(candidate(QuoteKind.DIRECT, "Es regnet", "seit drei Tagen."), True, id="interrupted"),
        pytest.param(candidate(QuoteKind.DIRECT, "Es regnet"), True, id="first part"),
        pytest.param(candidate(QuoteKind.DIRECT, "Der Keller sei nass"), False, id="other kind"),
        pytest.param(candidate(QuoteKind.INDIRECT, "Es regnet"), False, id="direct taken for indirect"),
        pytest.param(candidate(QuoteKind.INDIRECT, "Der Keller sei nass"), False, id="half of it"),
        pytest.param(
            candidate(
                QuoteKind.INDIRECT, "Die Pumpe laufe", features=frozenset({"continuation.subjunctive"})
            ),
            True,
            id="a sentence of a chain",
        ),
        pytest.param(candidate(QuoteKind.INDIRECT, "sagte Ada"), False, id="frame"),
    ],
)
def test_what_is_right(made: Candidate, right: bool) -> None:
    assert is_right(article(), made) is right


def of_our_own() -> dict[str, Any]:
    """The same sentences as our own corpus has them, with a told act that may be left out and one that need not be found."""

    def quote(kind: str, *parts: str, **more: Any) -> dict[str, Any]:
        spans = [[TEXT.index(part), TEXT.index(part) + len(part)] for part in parts]
        bare = {"cue": None, "frame": [], "speaker": None, "addressee_mention": None, "derived": False}
        return {"kind": kind, "segments": spans, "required": True, **bare, **more}

    who = {"span": [TEXT.index("Ada"), TEXT.index("Ada") + 3]}
    return {
        "id": "loc-999",
        "text": TEXT,
        "quotes": [
            quote("direct", "Es regnet", "seit drei Tagen.", speaker=who),
            quote("indirect", "Der Keller sei nass"),
            quote("indirect", "Die Pumpe laufe", required=False),
            quote("reported", "sagte Ada", required=False),
        ],
        "not_quotes": [],
    }


def test_our_own_corpus_becomes_the_same_rows() -> None:
    found = as_article(of_our_own())
    assert [found.show(row.quote) for row in found.rows] == [
        "„ Es regnet “",
        "„ seit drei Tagen . “",
        "Der Keller sei nass",
        "sagte Ada",
    ]
    assert [row.kind for row in found.rows] == ["Direct", "Direct", "IndirectFreeIndirect", "Reported"]
    assert found.show(found.rows[1].roles["speaker"]) == "Ada"
    assert [found.show(row.quote) for row in found.optional] == ["Die Pumpe laufe"]


def test_what_may_be_left_out_is_no_example() -> None:
    item = Material(as_article(of_our_own()), (), 0.5, own=True)
    parts = ("Der Keller sei nass", "Die Pumpe laufe", "Der Keller")
    found = examples(item, (candidate(QuoteKind.INDIRECT, part) for part in parts), 7)
    assert [(example.right, example.article, example.weight) for example in found] == [
        (True, 7, 0.5),
        (False, 7, 0.5),
    ]


def test_only_our_own_corpus_has_habits_and_they_do_not_ship() -> None:
    made = [candidate(QuoteKind.INDIRECT, "Der Keller sei nass", features=frozenset({"mark"}))]
    ours, theirs = (
        examples(Material(as_article(of_our_own()), (), own=own), made, 0)[0].features
        for own in (True, False)
    )
    assert theirs == {"mark"}
    assert ours - theirs == {HABIT, f"{HABIT}-indirect"}
    fitted = Weights({HABIT: 0.4, "mark": 1.0, INTERCEPT: -1.0})
    assert set(shipping(fitted).of) == {"mark", INTERCEPT, UNANNOTATED}


@pytest.mark.parametrize("folder", ["train", "dev"])
def test_the_format_of_a_folder_is_recognised(folder: str) -> None:
    ours = Path(__file__).parent / "corpus" / folder
    assert is_own(ours)
    assert all(article.rows for article in read_own(ours, 3))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"{", "Expecting property name"),
        (b"\xff", "can't decode byte 0xff"),
        (b"[]", "list indices must be integers"),
        (b'{"id": "loc-999", "quotes": []}', "'text' is missing"),
        (json.dumps(of_our_own() | {"text": ""}).encode(), "not enough values"),
        (json.dumps(of_our_own() | {"quotes": [{"kind": "direct"}]}).encode(), "'required' is missing"),
    ],
)
def test_a_damaged_article_is_named(tmp_path: Path, content: bytes, fault: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps(of_our_own()), encoding="utf-8")
    (tmp_path / "b.json").write_bytes(content)
    assert is_own(tmp_path)
    with pytest.raises(
        QuoteAttrError, match=r"b\.json is not an article of our own corpus: .*Mend"
    ) as caught:
        read_own(tmp_path)
    assert fault in str(caught.value)
    assert len(read_own(tmp_path, 1)) == 1


def test_a_first_article_that_is_no_text_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff")
    with pytest.raises(QuoteAttrError, match=r"a\.json is not an annotated article: .*0xff"):
        read_material(tmp_path)


def test_an_example_counts_as_often_as_its_weight_says() -> None:
    pytest.importorskip("sklearn")
    known = made_up(400)
    against = [evolve(example, right=not example.right, weight=0.01) for example in known]
    assert regress([*known, *against], 3, 1.0).of["mark"] > 1
    decisions = [
        Decision((frozenset({"mark"}), frozenset()), (right, not right), weight)
        for right, weight in ((True, 9.0), (False, 1.0))
    ]
    assert conditional_logit(decisions, minimum=1, penalty=0.01)["mark"] > 2


def made_up(count: int) -> list[Example]:
    """Examples in which *mark* speaks for, *title* against, and *noise* says nothing."""
    chance = random.Random(4)
    out = []
    for number in range(count):
        features = {name for name in ("mark", "title", "noise") if chance.random() < 0.5}
        right = chance.random() < 0.5 + 0.4 * ("mark" in features) - 0.4 * ("title" in features)
        out.append(Example(frozenset(features), right, number))
    return out


def test_regression_finds_what_matters() -> None:
    pytest.importorskip("sklearn")
    weights = regress([*made_up(800), Example(frozenset({"rare"}), True, 0)], 2, 1.0)
    assert set(weights.of) == {"mark", "title", INTERCEPT}
    assert weights.of["mark"] > 1 > -1 > weights.of["title"]


def test_regression_gives_the_same_weights_every_time() -> None:
    pytest.importorskip("sklearn")
    assert regress(made_up(300), 2, 1.0) == regress(made_up(300), 2, 1.0)


def test_elimination_spares_the_offsets_of_a_corpus() -> None:
    pytest.importorskip("sklearn")
    known = [evolve(e, features=e.features | {HABIT}) if n % 2 else e for n, e in enumerate(made_up(400))]
    assert set(regress(known, 1, 1.0).of) - {HABIT, INTERCEPT} < {"mark", "title"}
    assert HABIT in regress(known, 1, 1.0).of


def test_the_penalty_whose_models_are_least_surprised_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("scipy")
    decisions = [Decision((frozenset({"mark"}), frozenset()), (n % 3 > 0, n % 3 == 0)) for n in range(30)]
    worse = {0.1: 1.0, 0.3: 0.99, 1.0: 0.98, 3.0: 1.5}
    monkeypatch.setattr(choosing, "surprise_held_out", lambda _, penalty: worse[penalty])
    best = conditional_logit(decisions, minimum=choosing.MINIMUM, penalty=1.0, kept=NOBODY)
    assert choosing.fit(decisions) == best


def test_surprise_is_small_where_the_model_is_sure_and_right() -> None:
    weights = Weights({"mark": 3.0, INTERCEPT: 0.0})
    sure, wrong = surprise(
        weights, [Example(frozenset({"mark"}), True, 0), Example(frozenset({"mark"}), False, 0)]
    )
    assert sure < 0.1 < 3.0 < wrong


def test_the_table_is_sorted_and_says_where_it_is_from(tmp_path: Path) -> None:
    fitted = Fitted(Weights({"mark": 1.23456, INTERCEPT: -0.5}), 88)
    __main__.write(tmp_path / "table.tsv", __main__.weights_table(fitted), "0123456789abcdef")
    lines = (tmp_path / "table.tsv").read_text("utf-8").splitlines()
    assert "0123456789ab" in lines[0]
    assert lines[1:] == ["feature\tweight", "intercept\t-0.500", "mark\t1.235"]


def test_without_scikit_learn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    with pytest.raises(
        MissingExtra,
        match="scikit-learn is not installed: pip install scikit-learn, or quoteattr with its extra 'fit'",
    ):
        regress(made_up(50), 3, 1.0)


def test_a_folder_without_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"quoteattr.fit: no *.json in {tmp_path}\n"


def rule_rows() -> list[dict[str, str]]:
    return [dict(row) for row in read_table("rules", COLUMNS)]


def test_every_rule_is_in_the_table() -> None:
    """The ids that stand in the code, those that it puts together, and those that a long text gives."""
    written = re.compile(r'"((?:cue|phrase|direct|fragment|continuation|report|speaker)\.[a-z0-9-]+)"')
    package = Path(str(files("quoteattr")))
    sources = [*package.glob("detect/*.py"), *package.glob("sources/*.py")]
    ids = {found for path in sources for found in written.findall(path.read_text("utf-8"))}
    ids -= {"cue.text", "cue.lemma"}
    ids |= {f"speaker.{how}" for how in Resolution if how is not Resolution.CARRIED}
    known = {row["id"] for row in rule_rows()}
    assert not ids - known
    assert len(known) == len(rule_rows())


def test_every_example_shows_its_rule() -> None:
    rows = [row for row in rule_rows() if row["example"] != NO_EXAMPLE]
    documents = Extractor(min_confidence=0.01).pipe(row["example"].replace("\\n", "\n") for row in rows)
    shown = {
        row["id"]: {evidence.rule for quote in document.quotes for evidence in quote.evidence}
        for row, document in zip(rows, documents, strict=True)
    }
    assert {rule: found for rule, found in shown.items() if rule not in found} == {}


def test_scores_of_rules() -> None:
    def judged(rules: tuple[str, ...], **how: bool) -> Judged:
        row = Row("Direct", frozenset({1}), {}, 0.9, rules)
        return Judged(row, **{"same": True, "near": True, "right": True, **how})

    found = scores(
        [
            judged(("direct.colon", "speaker.name")),
            judged(("direct.colon", "speaker.name"), right=False),
            judged(("direct.colon", "speaker.name"), same=False, near=False, right=False),
        ]
    )
    assert found == {"direct.colon": Score(3, 2), "speaker.name": Score(2, 1)}
    assert "| `direct.colon` | A frame with a cue, a colon, quoted speech." in page(
        found, 3, {"direct.colon": 0.5}
    )
    assert "| 3 | 67 | 0.5 |" in page(found, 3, {"direct.colon": 0.5})


def test_the_page_of_rules_lists_them_all(root: Path) -> None:
    shown = re.findall(r"^\| `([\w.-]+)` \|", (root / "docs" / "rules.md").read_text("utf-8"), re.MULTILINE)
    decisions = (row.split("`")[1] for row in rows_of_tables() if row.startswith("| `"))
    assert sorted(shown) == sorted((*(row["id"] for row in rule_rows()), *decisions))
