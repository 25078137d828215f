"""The figures: what is counted, and how a returned quotation is matched with an annotated one.

All matching is one to one inside an article, on sets of token numbers; all figures are percentages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import fmean
from typing import TypeVar

from attrs import Factory, define, frozen

from quoteattr.evaluate.corpus import KINDS, ROLES, Article, Ids, Row, rows_of
from quoteattr.extras import extra
from quoteattr.quote import Document

SAME = 0.8
"""From this share of common tokens (intersection over union) on, two quotations have the same extent."""
NEAR = 0.5
"""The same for the figures that ask for the kind or for the speaker."""
BINS = 10

Wanted = TypeVar("Wanted")
Got = TypeVar("Got")
_COUNTED = (
    *("token", "quote", "exact", "kind", *ROLES),
    *(f"{extent} {kind}" for extent in ("same", "near") for kind in KINDS),
)
_NOTHING = Row("", frozenset(), dict.fromkeys(ROLES, frozenset()))


@frozen
class Judged:
    """A returned quotation: whether one of the same extent, one of near extent, and its speaker, are annotated."""

    row: Row
    same: bool
    near: bool
    right: bool


@frozen
class Report:
    """``figures`` by name; ``misses``: one readable line for each thing that went wrong; ``judged``: every quotation."""

    figures: Mapping[str, float | int | str | Mapping[str, float]]
    misses: tuple[str, ...] = ()
    judged: tuple[Judged, ...] = ()


def measure(results: Iterable[tuple[Article, Document]]) -> Report:
    """Compare documents with the annotations of their articles.

    ``token_f1``
        Tokens inside any quotation, kinds ignored.
    ``quote_f1``, ``direct_f1``, ``indirect_f1``
        Quotations of the same extent; of that kind on both sides.
    ``exact_f1``
        Identical once punctuation is dropped.
    ``kind_f1``, ``kind_f1_by_type``
        Near extent and the right one of the five kinds.
    ``speaker_acc``
        Of the annotated quotations with a speaker, those matched by one whose mention shares enough tokens.
    ``cue_f1``, ``frame_f1``, ``speaker_f1``, ``addressee_f1``
        Tokens of the role, after matching.
    ``msg_f1``, ``roles_f1``, ``joint_f1``
        Means over quotations, as the authors of the data define them.
    ``calibration_error``
        Expected difference between ``confidence`` and the share of quotations that are right, over ten bins. Right
        is a quotation of near extent with the speaker that is annotated, or with none where none is.
    """
    tally = Tally()
    for article, document in results:
        tally.add(article, document)
    return Report(tally.figures(), tuple(tally.misses), tuple(tally.judged))


def f1(first: Ids, second: Ids) -> float:
    """Harmonic mean of precision and recall of one set of tokens against another."""
    common = len(first & second)
    return 2 * common / (len(first) + len(second)) if common else 0.0


def iou(first: Ids, second: Ids) -> float:
    """Intersection over union."""
    common = len(first & second)
    return common / (len(first) + len(second) - common) if common else 0.0


def match(
    gold: Sequence[Wanted], found: Sequence[Got], score: Callable[[Wanted, Got], float], floor: float
) -> dict[int, int]:
    """The pairing of *gold* with *found* that has the greatest sum of scores, without those below *floor*.

    Raises:
        MissingExtra: scipy is not installed.
    """
    if not gold or not found:
        return {}
    import numpy as np

    with extra("evaluate", "scipy"):
        from scipy.optimize import linear_sum_assignment

    scores = np.array([[score(wanted, got) for got in found] for wanted in gold])
    scores[scores < floor] = 0.0
    rows, columns = linear_sum_assignment(scores, maximize=True)
    return {
        int(row): int(column) for row, column in zip(rows, columns, strict=True) if scores[row, column] > 0
    }


@define
class Hits:
    """True and false positives and false negatives."""

    true: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, true: int, found: int, wanted: int) -> None:
        """Count *true* of *found* things right, where *wanted* should have been found."""
        self.true += true
        self.extra += found - true
        self.missed += wanted - true

    @property
    def f1(self) -> float:
        """F1 in percent."""
        return 200.0 * self.true / (2 * self.true + self.extra + self.missed) if self.true else 0.0


@define
class Means:
    """Precision and recall of single quotations, to be averaged."""

    precision: list[float] = Factory(list)
    recall: list[float] = Factory(list)

    def add(self, wanted: Ids, found: Ids) -> None:
        """Count one pair; an empty side has no precision or no recall."""
        common = len(wanted & found)
        if found:
            self.precision.append(common / len(found))
        if wanted:
            self.recall.append(common / len(wanted))


def macro_f1(means: Iterable[Means]) -> float:
    """F1 in percent of the mean precision and the mean recall of all *means* together."""
    collected = list(means)
    precision = fmean([value for part in collected for value in part.precision] or [0.0])
    recall = fmean([value for part in collected for value in part.recall] or [0.0])
    return 200.0 * precision * recall / (precision + recall) if precision + recall else 0.0


@define
class Tally:
    """All counts of a run."""

    articles: int = 0
    gold: int = 0
    returned: int = 0
    spoken: int = 0
    spoken_right: int = 0
    hits: dict[str, Hits] = Factory(lambda: {name: Hits() for name in _COUNTED})
    means: dict[str, Means] = Factory(lambda: {name: Means() for name in ("quote", *ROLES)})
    judged: list[Judged] = Factory(list)
    misses: list[str] = Factory(list)

    def add(self, article: Article, document: Document) -> None:
        """Count one article."""
        gold, found = article.rows, rows_of(document, article)
        self.articles += 1
        self.gold += len(gold)
        self.returned += len(document.quotes)
        self._extents(article, gold, found)
        self._kinds(gold, found)
        pairs = match(gold, found, _closeness, 1e-9)
        self._roles(gold, found, pairs)
        self._speakers(article, gold, found, pairs)

    def _extents(self, article: Article, gold: Sequence[Row], found: Sequence[Row]) -> None:
        wanted, got = _all(gold), _all(found)
        self.hits["token"].add(len(wanted & got), len(got), len(wanted))
        words = article.words
        same = Counter(row.quote & words for row in gold) & Counter(row.quote & words for row in found)
        self.hits["exact"].add(same.total(), len(found), len(gold))
        pairs = match(gold, found, _overlap, SAME)
        self.hits["quote"].add(len(pairs), len(found), len(gold))
        right = set(pairs.values())
        near = {got: wanted for wanted, got in match(gold, found, _overlap, NEAR).items()}
        for number, row in enumerate(found):
            fits = number in near and _same_speaker(gold[near[number]], row)
            if number in near or not any(_overlap(one, row) >= NEAR for one in article.optional):
                self.judged.append(Judged(row, number in right, number in near, fits))
            if number not in right:
                self.misses.append(f"EXTRA\t{article.name}\t{row.kind}\t{article.show(row.quote)}")
        for number, row in enumerate(gold):
            if number not in pairs:
                self.misses.append(f"MISSED\t{article.name}\t{row.kind}\t{article.show(row.quote)}")

    def _kinds(self, gold: Sequence[Row], found: Sequence[Row]) -> None:
        pairs = match(gold, found, lambda g, f: _overlap(g, f) if g.kind == f.kind else 0.0, NEAR)
        self.hits["kind"].add(len(pairs), len(found), len(gold))
        for kind in KINDS:
            wanted, got = (
                [row for row in gold if row.kind == kind],
                [row for row in found if row.kind == kind],
            )
            for name, floor in ((f"same {kind}", SAME), (f"near {kind}", NEAR)):
                self.hits[name].add(len(match(wanted, got, _overlap, floor)), len(got), len(wanted))

    def _roles(self, gold: Sequence[Row], found: Sequence[Row], pairs: Mapping[int, int]) -> None:
        for wanted, got in _groups(gold, found, pairs):
            self.means["quote"].add(wanted.quote, got.quote)
            for role in ROLES:
                common = len(wanted.roles[role] & got.roles[role])
                self.hits[role].add(common, len(got.roles[role]), len(wanted.roles[role]))
                self.means[role].add(wanted.roles[role], got.roles[role])

    def _speakers(
        self, article: Article, gold: Sequence[Row], found: Sequence[Row], pairs: Mapping[int, int]
    ) -> None:
        for number, row in enumerate(gold):
            speaker = row.roles["speaker"]
            if not speaker:
                continue
            got = found[pairs[number]] if number in pairs else _NOTHING
            self.spoken += 1
            if f1(speaker, got.roles["speaker"]) >= NEAR:
                self.spoken_right += 1
                continue
            shown = article.show(got.roles["speaker"]) if number in pairs else "(quotation not found)"
            facts = (article.name, row.kind, f"gold: {article.show(speaker)}", f"got: {shown}")
            self.misses.append("\t".join(("SPEAKER", *facts, article.show(row.quote))))

    def figures(self) -> dict[str, float | int | Mapping[str, float]]:
        """The figures of everything counted so far."""
        hits = self.hits
        return {
            "articles": self.articles,
            "gold_quotes": self.gold,
            "returned_quotes": self.returned,
            **{f"{name}_f1": hits[name].f1 for name in ("token", "quote", "exact")},
            "direct_f1": hits["same Direct"].f1,
            "indirect_f1": hits["same Indirect"].f1,
            "kind_f1": hits["kind"].f1,
            "kind_f1_by_type": {kind: hits[f"near {kind}"].f1 for kind in KINDS},
            "speaker_acc": 100.0 * self.spoken_right / max(1, self.spoken),
            **{f"{role}_f1": hits[role].f1 for role in ROLES},
            "msg_f1": macro_f1([self.means["quote"]]),
            "roles_f1": macro_f1([self.means[role] for role in ROLES]),
            "joint_f1": macro_f1(self.means.values()),
            "calibration_error": calibration_error((item.row.confidence, item.right) for item in self.judged),
        }


def calibration_error(judged: Iterable[tuple[float, bool]]) -> float:
    """Expected calibration error in percent of pairs of a confidence and whether it was right."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    total = sum(map(len, bins.values()))
    gaps = (abs(sum(right - confidence for confidence, right in members)) for members in bins.values())
    return 100.0 * sum(gaps) / max(1, total)


def _overlap(gold: Row, found: Row) -> float:
    return iou(gold.quote, found.quote)


def _closeness(gold: Row, found: Row) -> float:
    """Token F1, and among equals rather the one of the same kind."""
    score = f1(gold.quote, found.quote)
    return score + 0.01 if score and gold.kind == found.kind else score


def _same_speaker(gold: Row, found: Row) -> bool:
    wanted, got = gold.roles["speaker"], found.roles["speaker"]
    return f1(wanted, got) >= NEAR if wanted else not got


def _all(rows: Iterable[Row]) -> Ids:
    return frozenset().union(*(row.quote for row in rows))


def _groups(gold: Sequence[Row], found: Sequence[Row], pairs: Mapping[int, int]) -> Iterator[tuple[Row, Row]]:
    """Each annotated quotation with its match or nothing, then each that has no match with nothing."""
    for number, row in enumerate(gold):
        yield row, found[pairs[number]] if number in pairs else _NOTHING
    matched = set(pairs.values())
    for number, row in enumerate(found):
        if number not in matched:
            yield _NOTHING, row
