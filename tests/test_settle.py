"""Conflicts between proposals, runs of sentences, parents: on made-up spans, without any text."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quoteattr import extract
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.settle import link_parents, merge_runs, overlap, settle
from quoteattr.quote import QuoteKind, Span
from quoteattr.scoring import Thresholds, Weights, load

DIR, IND, FREE, REP = QuoteKind.DIRECT, QuoteKind.INDIRECT, QuoteKind.FREE_INDIRECT, QuoteKind.REPORTED


def item(
    kind: QuoteKind,
    *spans: tuple[int, int],
    score: float = 0.9,
    sentence: int = 0,
    carried: int | None = None,
    frame: tuple[int, int] | None = None,
) -> Candidate:
    return Candidate(
        kind=kind,
        segments=tuple(Span(*s) for s in spans),
        sentence=sentence,
        last_sentence=sentence,
        frame=(Span(*frame),) if frame else (),
        carried_from=carried,
        score=score,
    )


def hulls(items: tuple[Candidate, ...]) -> list[tuple[int, int]]:
    return [(c.span.start, c.span.end) for c in items]


def test_overlap_counts_common_characters() -> None:
    assert overlap(item(IND, (0, 10)), item(IND, (0, 10))) == 1
    assert overlap(item(IND, (0, 10)), item(IND, (10, 20))) == 0
    assert overlap(item(IND, (0, 10)), item(IND, (5, 15))) == pytest.approx(5 / 15)
    assert overlap(item(IND, (0, 5), (10, 15)), item(IND, (0, 15))) == pytest.approx(10 / 15)


def test_the_improbable_is_dropped() -> None:
    assert hulls(
        settle([item(IND, (0, 10), score=0.2), item(IND, (20, 30), score=0.5)], Thresholds(0.35, 0.35, 0.35))
    ) == [(20, 30)]


def test_of_two_that_are_nearly_the_same_the_surer_is_kept() -> None:
    assert hulls(
        settle([item(IND, (0, 100), score=0.6), item(REP, (0, 95), score=0.8)], Thresholds(0.3, 0.3, 0.3))
    ) == [(0, 95)]


def test_of_two_that_cross_the_surer_is_kept() -> None:
    assert hulls(
        settle([item(IND, (0, 60), score=0.8), item(IND, (40, 100), score=0.7)], Thresholds(0.3, 0.3, 0.3))
    ) == [(0, 60)]


def test_defect_15_hulls_that_cross_although_their_parts_do_not() -> None:
    report, direct = item(IND, (0, 8), score=0.8), item(DIR, (1, 2), (3, 9), score=0.7)
    assert hulls(settle([report, direct], Thresholds(0.3, 0.3, 0.3))) == [(0, 8)]


def test_a_verbatim_part_lives_in_its_report() -> None:
    kept = settle([item(IND, (0, 100), score=0.8), item(DIR, (5, 95), score=0.7)], Thresholds(0.3, 0.3, 0.3))
    assert hulls(kept) == [(0, 100), (5, 95)]


def test_order_by_start_then_by_falling_length() -> None:
    kept = settle([item(DIR, (50, 60)), item(DIR, (0, 10)), item(IND, (0, 40))], Thresholds(0.3, 0.3, 0.3))
    assert hulls(kept) == [(0, 40), (0, 10), (50, 60)]


def test_a_chain_is_followed_past_what_was_dropped() -> None:
    kept = settle(
        [
            item(IND, (0, 10)),
            item(IND, (20, 30), score=0.1, sentence=1, carried=0),
            item(IND, (40, 50), sentence=2, carried=1),
        ],
        Thresholds(0.35, 0.35, 0.35),
    )
    assert [c.carried_from for c in kept] == [None, 0]


def test_a_chain_whose_beginning_was_dropped_has_none() -> None:
    kept = settle(
        [item(IND, (0, 10), score=0.1), item(IND, (20, 30), carried=0)], Thresholds(0.35, 0.35, 0.35)
    )
    assert [c.carried_from for c in kept] == [None]


def test_neighbouring_sentences_of_one_chain_become_one() -> None:
    items = [
        item(IND, (0, 10), frame=(12, 20)),
        item(IND, (22, 30), sentence=1, carried=0),
        item(IND, (32, 40), sentence=2, carried=0),
    ]
    merged = merge_runs(items)
    assert hulls(merged) == [(0, 10), (22, 40)]
    assert [c.carried_from for c in merged] == [None, 0]


def test_a_verbatim_part_does_not_end_a_run() -> None:
    items = [
        item(IND, (0, 10), frame=(12, 20)),
        item(IND, (22, 30), sentence=1, carried=0),
        item(DIR, (24, 28), sentence=1, carried=0),
        item(IND, (32, 40), sentence=2, carried=0),
    ]
    assert hulls(merge_runs(items)) == [(0, 10), (22, 40), (24, 28)]


@pytest.mark.parametrize(
    ("kinds", "sentences"),
    [((IND, FREE), (1, 2)), ((IND, IND), (1, 3))],
    ids=["other kind", "sentence between"],
)
def test_other_sentences_stay_apart(kinds: tuple[QuoteKind, QuoteKind], sentences: tuple[int, int]) -> None:
    items = [
        item(IND, (0, 10), frame=(12, 20)),
        item(kinds[0], (22, 30), sentence=sentences[0], carried=0),
        item(kinds[1], (32, 40), sentence=sentences[1], carried=0),
    ]
    assert len(merge_runs(items)) == 3


def test_parents_are_the_smallest_that_enclose() -> None:
    items = [
        item(IND, (0, 100)),
        item(IND, (10, 50)),
        item(DIR, (20, 30)),
        item(DIR, (60, 70)),
        item(DIR, (200, 210)),
    ]
    assert [c.parent for c in link_parents(items)] == [None, 0, 1, 0, None]


def test_what_stands_in_a_frame_between_two_parts_has_no_parent() -> None:
    items = [item(IND, (0, 10), (50, 60)), item(DIR, (20, 30))]
    assert [c.parent for c in link_parents(items)] == [None, None]


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    made: list[Candidate] = []
    for number in range(draw(st.integers(0, 8))):
        edges = sorted(draw(st.lists(st.integers(0, 30), min_size=2, max_size=4, unique=True)))
        spans = [(edges[0], edges[1])] if len(edges) < 4 else [(edges[0], edges[1]), (edges[2], edges[3])]
        made.append(
            item(
                draw(st.sampled_from(QuoteKind)),
                *spans,
                score=draw(st.floats(0, 1)),
                carried=draw(st.none() | st.integers(0, number - 1)) if number else None,
            )
        )
    return made


@given(candidates())
def test_what_is_kept_is_ordered_linked_and_does_not_cross(made: list[Candidate]) -> None:
    kept = link_parents(settle(made, Thresholds(0.35, 0.35, 0.35)))
    assert [(c.span.start, -len(c.span)) for c in kept] == sorted((c.span.start, -len(c.span)) for c in kept)
    for number, c in enumerate(kept):
        assert c.score >= 0.35
        assert c.parent is None or (c.parent < number and c.span in kept[c.parent].span)
        assert c.carried_from is None or 0 <= c.carried_from < len(kept)
        for other in kept[:number]:
            assert c.span in other.span or other.span in c.span or not c.span.overlaps(other.span)
    assert [evolve(c, parent=None) for c in kept] == list(
        settle([evolve(c, parent=None) for c in kept], Thresholds(0.35, 0.35, 0.35))
    )


def test_probability_is_logistic() -> None:
    weights = Weights({"intercept": -1.0, "good": 3.0, "bad": -50.0})
    assert weights.probability([]) == pytest.approx(0.2689, abs=1e-4)
    assert weights.probability(["good"]) > 0.85
    assert weights.probability(["good", "unheard-of"]) == weights.probability(["good"])
    assert 0 < weights.probability(["bad"]) < 1e-9
    assert 0 < weights.probability(["bad"] * 100) < weights.probability(["good"] * 1000) < 1


def test_the_shipped_weights_have_an_intercept() -> None:
    assert "intercept" in load().of
    assert 0 < load().probability([]) < 1


def test_a_phrase_may_attribute_a_report_of_somebody_else() -> None:
    quotes = extract("Die Ministerin erklärte laut dem Nordkurier, der Fall werde untersucht.")
    assert [(q.text, q.speaker and q.speaker.name) for q in quotes] == [
        ("Die Ministerin erklärte … der Fall werde untersucht", "Nordkurier"),
        ("der Fall werde untersucht", "Ministerin"),
    ]


def test_a_chain_is_followed_by_the_numbers_after_joining() -> None:
    items = [
        item(IND, (0, 10), frame=(12, 20)),
        item(IND, (22, 30), sentence=1, carried=0),
        item(IND, (32, 40), sentence=2, carried=0),
        item(REP, (50, 60), sentence=4, carried=2),
        item(REP, (70, 80), sentence=6, carried=3),
    ]
    assert [c.carried_from for c in merge_runs(items)] == [None, 0, 1, 2]


@pytest.mark.parametrize(("end", "stay"), [(59, 2), (60, 1), (61, 1)])
def test_how_much_two_may_have_in_common(end: int, stay: int) -> None:
    both = [item(IND, (0, 100), score=0.8), item(IND, (0, end), score=0.6)]
    assert len(settle(both, Thresholds(0.3, 0.3, 0.3))) == stay


def test_a_chain_of_dropped_members_that_comes_back_has_an_end() -> None:
    items = [
        item(IND, (0, 10), score=0.1, carried=1),
        item(IND, (20, 30), score=0.1, carried=0),
        item(IND, (40, 50), carried=0),
    ]
    assert [c.carried_from for c in settle(items, Thresholds(0.35, 0.35, 0.35))] == [None]
