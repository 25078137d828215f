"""The weights of everything that is a choice: subjects, carriers, bearers of descriptions and pronouns, scenes.

Each kind of choice is a conditional logit on the decisions of annotators; its penalty is, of a few, the one whose
models are least surprised by held-out decisions.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from quoteattr.channels.weigh import CHOICE
from quoteattr.fit.material import Material
from quoteattr.fit.named import NamedText, bearers
from quoteattr.fit.regression import conditional_logit
from quoteattr.fit.scenes import scenes
from quoteattr.fit.subjects import subjects
from quoteattr.fit.teacher import Decision
from quoteattr.rank import COLUMNS, NOBODY, Ranker, load

PENALTIES = (0.1, 0.3, 1.0, 3.0)
"""Strengths of the quadratic penalty that are tried."""
MINIMUM = 4
"""A feature that fewer options have is left out."""
FOLDS = 5

Weights = dict[str, float]


def fit_choices(
    material: Sequence[Material], texts: Iterable[NamedText], only: str | None = None
) -> dict[str, Weights]:
    """Kind of choice → its weights.

    Args:
        material: articles whose speakers are annotated as words.
        texts: texts whose speakers and channels are annotated by name.
        only: the kind to fit; the others keep the weights that ship.

    Raises:
        MissingExtra: scipy is not installed.
    """
    named = list(texts)
    seen: defaultdict[str, list[Decision]] = defaultdict(list)
    if only in (None, "subject"):
        seen["subject"] += subjects(material)
    if only in (None, CHOICE):
        seen[CHOICE] += scenes(named)
    if only not in ("subject", CHOICE):
        for choice, decision in bearers(named):
            seen[choice].append(decision)
    shipped = {choice: dict(ranker.of) for choice, ranker in load().items()}
    wanted = sorted(shipped) if only is None else [only]
    return {**shipped, **{choice: fit(seen[choice]) for choice in wanted}}


def fit(decisions: Sequence[Decision]) -> Weights:
    """The weights that make the right options likeliest."""
    surprises = {penalty: surprise_held_out(decisions, penalty) for penalty in PENALTIES}
    return _fit(decisions, min(PENALTIES, key=surprises.__getitem__))


def _fit(decisions: Sequence[Decision], penalty: float) -> Weights:
    return conditional_logit(decisions, minimum=MINIMUM, penalty=penalty, kept=NOBODY)


def surprise_held_out(decisions: Sequence[Decision], penalty: float) -> float:
    """The surprise of models at decisions that they have not seen; neighbours, which tell of one text, stay together."""
    bounds = [round(k * len(decisions) / FOLDS) for k in range(FOLDS + 1)]
    parts = [decisions[low:high] for low, high in pairwise(bounds)]
    return sum(
        surprise(_fit([one for part in parts if part is not held_out for one in part], penalty), held_out)
        for held_out in parts
    )


def surprise(weights: Weights, decisions: Iterable[Decision]) -> float:
    """The negative logarithm of the probability that the weights give to what is right."""
    ranker = Ranker(weights)
    total = 0.0
    for decision in decisions:
        scores = [ranker.score(option) for option in decision.options]
        best = max(scores)
        shares = [math.exp(score - best) for score in scores]
        good = math.fsum(share for share, right in zip(shares, decision.right, strict=True) if right)
        total += math.log(math.fsum(shares)) - math.log(good)
    return total


def choices_table(choices: Mapping[str, Weights]) -> list[tuple[str, ...]]:
    """The weights as ``data/choices.tsv`` holds them, the header first."""
    rows = [
        (choice, feature, f"{weight:.2f}")
        for choice, weights in sorted(choices.items())
        for feature, weight in sorted(weights.items())
    ]
    return [COLUMNS, *rows]
