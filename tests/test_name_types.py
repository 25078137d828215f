"""Names and what they name: the lists, the features, the learned tagger, agreement inside a text, the recipe."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import ModelDamaged, ModelNotFound
from quoteattr.models import gazetteer, names
from quoteattr.syntax import name_lists
from quoteattr.syntax.name_features import PLACES, Joint, features, lent, plain
from quoteattr.syntax.name_model import decoded, read_model, shipped
from quoteattr.syntax.name_types import names_in, spans
from quoteattr.syntax.sentence import NameForm, NameKind, Token, TypedName
from quoteattr.syntax.settled_names import settle_names
from quoteattr.syntax.tagger import Tagger


def tokens(sentence: str) -> list[Token]:
    words = sentence.split()
    return [
        Token(word, 0, len(word), tagged.lemma, tagged.tag)
        for word, tagged in zip(words, Tagger().tag(words), strict=True)
    ]


def found(*sentences: str) -> list[dict[str, str]]:
    """For every sentence its names, each with kind and form in one word: *Mainzer* is LOCderiv."""
    text = [tokens(sentence) for sentence in sentences]
    return [
        {
            " ".join(t.text for t in sentence[name.first : name.end]): f"{name.kind}{name.form}"
            for name in of_sentence
        }
        for sentence, of_sentence in zip(text, names_in([text])[0], strict=True)
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Gestern sprach Ulrike Tannhof in Bonn .", {"Ulrike Tannhof": "PER", "Bonn": "LOC"}),
        ("Die Mainzer Polizei sucht Zeugen .", {"Mainzer": "LOCderiv"}),
        ("Die Wolfsburgerin gewann gegen die Dänin .", {"Wolfsburgerin": "LOCderiv", "Dänin": "LOCderiv"}),
        ("Der SPD-Chef schwieg lange .", {"SPD-Chef": "ORGpart"}),
        ("Der Bericht von Human Rights Watch liegt vor .", {"Human Rights Watch": "ORG"}),
        ("Der Regen hörte am Abend auf .", {}),
    ],
)
def test_what_names_name(sentence: str, names: dict[str, str]) -> None:
    assert found(sentence) == [names]


def test_what_one_sentence_makes_clear_counts_in_the_others(tmp_path: Path) -> None:
    """A model that knows nothing but that *Herr* stands in front of a person, and that a name is mostly nobody."""
    behind, *others = (
        f"{name_lists.checksum(name)}" for name in ("-1 folded herr", "0 tag NE", "0 tag NN", "0 tag VVFIN")
    )
    names.write(tmp_path, {(behind, "B-PER"): 4.0, **{(other, "O"): 2.0 for other in others}}, {}, "nothing")
    model = read_model(tmp_path)
    alone = [Token("Brumm", 0, 5, "Brumm", "NE"), Token("lacht", 6, 11, "lachen", "VVFIN")]
    titled = [Token("Herr", 0, 4, "Herr", "NN"), Token("Brumm", 5, 10, "Brumm", "NE")]
    assert names_in([[alone]], model)[0] == [()]
    assert [len(row) for row in names_in([[titled, alone]], model)[0]] == [1, 1]
    assert (
        names_in([[titled, titled]], model)[0][0][0].probability
        > names_in([[titled]], model)[0][0][0].probability
    )


def test_a_town_and_what_is_made_of_it() -> None:
    assert "town" in name_lists.kinds("Itzehoe")
    assert next(name_lists.townsman("Itzehoerinnen")) == "erinnen"
    assert "town" in list(name_lists.townsman("Münchner"))
    assert list(name_lists.townsman("Abteilungsleiter")) == []


def test_adjectives_of_origin() -> None:
    assert "region" in list(name_lists.origin("aargauischen"))
    assert "origin" in list(name_lists.origin("russisch-türkische"))
    assert list(name_lists.origin("energischen")) == ["isch"]


def test_people_are_called_after_where_they_live() -> None:
    assert all(
        "people" in name_lists.kinds(form) for form in ("Franzose", "Französin", "Belgiern", "Israelis")
    )
    assert "people" not in name_lists.kinds("Franzosin")


def test_names_of_several_words() -> None:
    words = "Sie lebt in New York seit Mai".split()
    assert {length for length, _ in name_lists.longer(words, 3)} == {2}
    assert list(name_lists.longer(words, 2)) == []


def test_quotation_marks_are_all_the_same_to_the_tagger() -> None:
    assert plain(("„", "$(", "„")) == plain(("»", "$(", "»"))


def test_the_features_of_a_word_are_its_own_what_it_is_lent_and_what_all_show() -> None:
    words = [("Paula", "NE", "Paula"), ("Krumm", "NE", "Krumm")]
    rows = features(words)
    first, second = (
        {place: set(row) for place, row in zip(PLACES, lent(word), strict=True)} for word in words
    )
    assert first[0] | second[1] | set(Joint()(words)[0]) <= set(rows[0])
    assert first[-1] <= set(rows[1])
    assert not first[0] & first[-1]


def test_the_best_row_and_the_probabilities_of_a_chain() -> None:
    """Checked against all rows of two labels over three words."""
    scores = numpy.array([[0.5, 0.0], [0.0, 0.2], [1.0, 0.9]])
    follow = numpy.array([[0.3, -2.0], [0.1, 0.8]])
    rows = [(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
    totals = {
        row: sum(scores[at, label] for at, label in enumerate(row))
        + follow[row[0], row[1]]
        + follow[row[1], row[2]]
        for row in rows
    }
    best = max(totals, key=lambda row: totals[row])
    ((path, sure),) = decoded([scores], follow)
    assert tuple(path) == best
    weight = {row: numpy.exp(total) for row, total in totals.items()}
    for at, label in enumerate(best):
        share = sum(weight[row] for row in rows if row[at] == label) / sum(weight.values())
        assert sure[at] == pytest.approx(share)


def test_sentences_are_read_together_as_they_are_alone() -> None:
    draw = numpy.random.default_rng(3)
    follow = draw.normal(size=(4, 4))
    sentences = [draw.normal(size=(length, 4)) for length in (3, 1, 7, 7, 2)]
    alone = [decoded([scores], follow)[0] for scores in sentences]
    for (path, sure), (path_alone, sure_alone) in zip(decoded(sentences, follow), alone, strict=True):
        assert path == path_alone
        assert sure == pytest.approx(sure_alone)


def test_labels_make_names() -> None:
    labels = ["B-PER", "I-PER", "B-PER", "O", "I-LOCderiv", "I-ORG"]
    assert [(n.first, n.end, n.kind, n.form) for n in spans(labels, [1.0] * 6)] == [
        (0, 2, NameKind.PERSON, NameForm.NAME),
        (2, 3, NameKind.PERSON, NameForm.NAME),
        (4, 5, NameKind.PLACE, NameForm.DERIVED),
        (5, 6, NameKind.ORGANISATION, NameForm.NAME),
    ]
    assert next(spans(["B-PER", "I-PER"], [0.9, 0.4])).probability == 0.4


@given(st.lists(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=12), max_size=4))
def test_names_lie_in_their_sentence_in_order_and_always_the_same(text: Sequence[Sequence[str]]) -> None:
    sentences = [[Token(word, 0, len(word), word, "NE") for word in words] for words in text]
    result = names_in([sentences])[0]
    assert result == names_in([sentences])[0]
    for words, row in zip(text, result, strict=True):
        ends = [0, *(edge for name in row for edge in (name.first, name.end)), len(words)]
        assert ends == sorted(ends)
        assert all(name.first < name.end and 0 < name.probability <= 1.0001 for name in row)


def test_the_recipe_learns_what_it_is_shown(tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite")
    (tmp_path / "all.tsv").write_text(
        "#\tmade up\n"
        "1\tIn\tO\tO\n2\tXanten\tB-LOC\tO\n3\tregnet\tO\tO\n4\tes\tO\tO\n\n"
        "1\tHerr\tO\tO\n2\tBrumm\tB-PER\tO\n3\tlachte\tO\tO\n\n"
    )
    assert names.main(["--train", str(tmp_path / "all.tsv"), "--out", str(tmp_path / "model")]) == 0
    model = read_model(tmp_path / "model")
    ((name,),) = names_in([[tokens("Herr Brumm lachte")]], model)[0]
    assert (name.first, name.end, name.kind) == (1, 2, NameKind.PERSON)
    assert names.score(list(names.read(tmp_path / "all.tsv")), model)["all"] == 100


def test_the_gazetteer_knows_only_checksums_of_latin_names(tmp_path: Path) -> None:
    listed = gazetteer.collect(
        iter([("Bad Xa", "town"), ("Москва", "city"), ("Ulf", "first name"), ("Ulf", "firm")])
    )
    assert listed == {"Bad Xa": {"town"}, "Bad": {"opens"}, "Ulf": {"first name", "firm"}}
    gazetteer.write(tmp_path, listed)
    with numpy.load(tmp_path / name_lists.GAZETTEER, allow_pickle=False) as arrays:
        assert numpy.cumsum(arrays["steps"], dtype="uint64").tolist() == sorted(
            map(name_lists.checksum, listed)
        )


def test_a_model_that_is_missing_or_changed_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound):
        read_model(tmp_path)
    names.write(tmp_path, {("7", "B-PER"): 1.0}, {("O", "B-PER"): -1.0}, "nothing")
    assert read_model(tmp_path).labels == ("B-PER", "O")
    (tmp_path / "names.npz").write_bytes(b"other")
    with pytest.raises(ModelDamaged):
        read_model(tmp_path)


def test_the_shipped_model_is_loaded_once() -> None:
    assert shipped() is shipped()


def test_sentences_of_a_document_know_their_names() -> None:
    from quoteattr.segment import segment
    from quoteattr.syntax.analyse import Cut, analyse_batch

    text = "Paul Lund lebt in Kiel."
    (sentence,) = analyse_batch([Cut(text, segment(text, ()), ())], Tagger(), None)[0]
    assert [(n.first, n.end, n.kind) for n in sentence.names] == [
        (0, 2, NameKind.PERSON),
        (4, 5, NameKind.PLACE),
    ]
    assert isinstance(sentence.names[0], TypedName)


def test_words_of_names_are_tagged_as_names() -> None:
    sentence = tokens("Das sagte die Federal Reserve der Universität Kiel .")
    sentence[4] = Token("Reserve", 0, 7, "Reserve", "NN")
    found = (
        TypedName(3, 5, NameKind.ORGANISATION, NameForm.NAME, 0.9),
        TypedName(6, 8, NameKind.ORGANISATION, NameForm.NAME, 0.9),
    )
    settled = settle_names(sentence, found)
    assert [t.tag for t in settled[3:5]] == ["NE", "NE"]
    assert settled[6].tag == "NN", "a noun that says what it is keeps its tag"
    graf = tokens("Der Deichgraf Ole Brandt schwieg .")
    assert settle_names(graf, [TypedName(1, 4, NameKind.PERSON, NameForm.NAME, 0.9)]) == tuple(graf)
    doubtful = [TypedName(3, 5, NameKind.ORGANISATION, NameForm.NAME, 0.3)]
    assert settle_names(sentence, doubtful) == tuple(sentence)
