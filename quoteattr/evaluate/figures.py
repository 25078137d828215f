"""The figures: what is counted, and how a returned quotation is matched with an annotated one.

All matching is one to one inside an article, on sets of token numbers; all figures are percentages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
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
class Tally:
    """All counts of a run."""

    articles: int = 0
    gold: int = 0
    returned: int = 0
    right: Counter[str] = Factory(Counter)
    """Things found that are wanted, by the name of the figure."""
    sides: Counter[str] = Factory(Counter)
    """Things found and things wanted, together."""
    precisions: defaultdict[str, list[float]] = Factory(lambda: defaultdict(list))
    """Of single quotations, to be averaged."""
    recalls: defaultdict[str, list[float]] = Factory(lambda: defaultdict(list))
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
        for wanted, got in _groups(gold, found, pairs):
            self._speaker(article, wanted, got)
            self._average("quote", wanted.quote, got.quote)
            for role in ROLES:
                self._count(
                    role, len(wanted.roles[role] & got.roles[role]), got.roles[role], wanted.roles[role]
                )
                self._average(role, wanted.roles[role], got.roles[role])

    def _count(self, name: str, right: int, found: Sized, wanted: Sized) -> None:
        self.right[name] += right
        self.sides[name] += len(found) + len(wanted)

    def _average(self, name: str, wanted: Ids, found: Ids) -> None:
        """Take in one pair; an empty side has no precision or no recall."""
        common = len(wanted & found)
        if found:
            self.precisions[name].append(common / len(found))
        if wanted:
            self.recalls[name].append(common / len(wanted))

    def _extents(self, article: Article, gold: Sequence[Row], found: Sequence[Row]) -> None:
        wanted, got = _all(gold), _all(found)
        self._count("token", len(wanted & got), got, wanted)
        words = article.words
        same = Counter(row.quote & words for row in gold) & Counter(row.quote & words for row in found)
        self._count("exact", same.total(), found, gold)
        pairs = match(gold, found, _overlap, SAME)
        self._count("quote", len(pairs), found, gold)
        right = set(pairs.values())
        near = {got: wanted for wanted, got in match(gold, found, _overlap, NEAR).items()}
        for number, row in enumerate(found):
            fits = number in near and _same_speaker(gold[near[number]], row)
            if number in near or not any(_overlap(one, row) >= NEAR for one in article.optional):
                self.judged.append(Judged(row, number in right, number in near, fits))
        for what, rows, matched in (("EXTRA", found, right), ("MISSED", gold, set(pairs))):
            for number, row in enumerate(rows):
                if number not in matched:
                    self.misses.append(f"{what}\t{article.name}\t{row.kind}\t{article.show(row.quote)}")

    def _kinds(self, gold: Sequence[Row], found: Sequence[Row]) -> None:
        pairs = match(gold, found, lambda g, f: _overlap(g, f) if g.kind == f.kind else 0.0, NEAR)
        self._count("kind", len(pairs), found, gold)
        for kind in KINDS:
            wanted, got = ([row for row in rows if row.kind == kind] for rows in (gold, found))
            for name, floor in ((f"same {kind}", SAME), (f"near {kind}", NEAR)):
                self._count(name, len(match(wanted, got, _overlap, floor)), got, wanted)

    def _speaker(self, article: Article, wanted: Row, got: Row) -> None:
        speaker, found = wanted.roles["speaker"], got.roles["speaker"]
        if not speaker:
            return
        is_right = f1(speaker, found) >= NEAR
        self.right["spoken"] += is_right
        self.sides["spoken"] += 1
        if not is_right:
            shown = "(quotation not found)" if got is _NOTHING else article.show(found)
            facts = (article.name, wanted.kind, f"gold: {article.show(speaker)}", f"got: {shown}")
            self.misses.append("\t".join(("SPEAKER", *facts, article.show(wanted.quote))))

    def figures(self) -> dict[str, float | int | Mapping[str, float]]:
        """The figures of everything counted so far."""
        return {
            "articles": self.articles,
            "gold_quotes": self.gold,
            "returned_quotes": self.returned,
            **{f"{name}_f1": self._f1(name) for name in ("token", "quote", "exact")},
            "direct_f1": self._f1("same Direct"),
            "indirect_f1": self._f1("same Indirect"),
            "kind_f1": self._f1("kind"),
            "kind_f1_by_type": {kind: self._f1(f"near {kind}") for kind in KINDS},
            "speaker_acc": 100.0 * self.right["spoken"] / max(1, self.sides["spoken"]),
            **{f"{role}_f1": self._f1(role) for role in ROLES},
            "msg_f1": self._macro_f1("quote"),
            "roles_f1": self._macro_f1(*ROLES),
            "joint_f1": self._macro_f1("quote", *ROLES),
            "calibration_error": calibration_error((item.row.confidence, item.right) for item in self.judged),
        }

    def _f1(self, name: str) -> float:
        """In percent."""
        return 200.0 * self.right[name] / max(1, self.sides[name])

    def _macro_f1(self, *names: str) -> float:
        """In percent, of the mean precision and the mean recall of all *names* together."""
        precision, recall = (
            fmean([value for name in names for value in values[name]] or [0.0])
            for values in (self.precisions, self.recalls)
        )
        return 200.0 * precision * recall / (precision + recall) if precision + recall else 0.0


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
