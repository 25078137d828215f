"""The search of HanTa's word model for the morphemes of a word, by what each stretch of letters can be.

HanTa's own search asks of every stretch and every tag that may follow whether they go together. Here the table is turned
round: a stretch gives its few tags, and what an unknown stretch might be is remembered by its last letters. The
results are HanTa's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Any, TypeAlias

from HanTa.HanoverTagger import EMPTY, END_UNKNOWN, START, UNKNOWN
from numpy import logaddexp

from quoteattr.memory import WORDS

State: TypeAlias = tuple[int, int]
"""The last two tags of a path."""
Fits: TypeAlias = Sequence[tuple[int, float]]
"""Tags with log p(stretch | tag), or with log p(tag | state)."""

Step: TypeAlias = tuple[float, State, State]
"""From one state to the next: log p up to it, the next, the one before."""

_LEAST = -1e6
_FOLLOWED = 3
"""At most this many states of a row are followed, and those within a factor of *e* of the next."""
_ENDING = 4
_LONGEST = 24
_SHORT_WORD = 4
_SHORT_STRETCH = 2
_UNANALYSED = 4.6
"""The price, in log p, of taking a whole word for one unknown morpheme."""


_NOTHING: Mapping[int, float] = {}


class Morphemes:
    """The tables of a word model, turned round; only read, so that threads may share them.

    The table of the model itself is emptied: nobody else needs it, and it is as large again.
    """

    def __init__(self, hanta: Any) -> None:
        self._known: dict[str, dict[int, float]] = {}
        for tag, morphemes in hanta.LP_m_t.items():
            for morpheme, fit in morphemes.items():
                self._known.setdefault(morpheme, {})[tag] = fit
            morphemes.clear()
        lengths = {
            tag: [hanta.Int_t + rare + fit for fit in hanta.LP_len_t[tag]]
            for tag, rare in hanta.LP_hapax_t.items()
            if tag in hanta.LP_s_t
        }
        self._lengths = [[(tag, fits[size]) for tag, fits in lengths.items()] for size in range(_LONGEST + 1)]
        self._endings: dict[str, dict[int, float]] = {}
        for tag in lengths:
            for ending, fit in hanta.LP_s_t[tag].items():
                self._endings.setdefault(ending, {})[tag] = fit
        surest = {tag: max(hanta.LP_s_t[tag].values()) for tag in lengths}
        self._guessable = tuple(lengths)
        self._best_guess = [max(fit + surest[tag] for tag, fit in fits) for fits in self._lengths]
        self._follow: Mapping[State, Fits] = hanta.LP_trans_nonfinal
        self._final: Mapping[State, Fits] = hanta.LP_trans_final
        self._reachable: Mapping[int, frozenset[int]] = hanta.reachability
        self._guess = lru_cache(maxsize=WORDS)(self._guessed)
        self._following = cache(self._leading)
        self._first = cache(partial(self._steps, {(EMPTY, START): 0.0}))

    def tags(self, word: str) -> list[tuple[int, float]]:
        """The tags of *word*, in lower case, with log p(word, tag), likeliest first."""
        rows, _ = self._paths(word, strict=False)
        found: dict[int, float] = {}
        for (_, tag), total in self._ends(rows[-1]).items():
            found[-tag] = float(logaddexp(found[-tag], total)) if -tag in found else total
        return sorted(found.items(), key=_probability, reverse=True) or [(UNKNOWN, 0)]

    def analysis(self, word: str, target: int) -> list[tuple[int, int]]:
        """The likeliest path through *word*, in lower case, that ends in *target*: tags, and where each ends. Unknown
        morphemes are thought of only where known ones do not suffice."""
        for strict in (True, False):
            rows, origins = self._paths(word, strict=strict, target=target)
            ends = {state: total for state, total in self._ends(rows[-1]).items() if state[1] == target}
            if ends:
                break
        else:
            return [(UNKNOWN, len(word)), (END_UNKNOWN, len(word) + 1)]
        best = max(ends, key=ends.__getitem__)
        state = self._before(best, rows[-1])
        path = [(target, len(word) + 1)]
        end = len(word)
        while end > 0:
            path.append((state[1], end))
            state, end = origins[end][state]
        return path[::-1]

    def _paths(
        self, word: str, *, strict: bool, target: int | None = None
    ) -> tuple[list[dict[State, float]], list[dict[State, tuple[State, int]]]]:
        """The best log p of every state after every letter, and where it comes from."""
        rows: list[dict[State, float]] = [{(EMPTY, START): 0.0}, *({} for _ in word)]
        origins: list[dict[State, tuple[State, int]]] = [{} for _ in rows]
        endings = () if strict else self._known_endings(word)
        least = [_LEAST] * len(rows)
        for start, row in enumerate(rows[:-1]):
            if not row:
                continue
            steps = self._first(target) if start == 0 else self._steps(row, target)
            guesses = (
                [] if strict else [(tag, *step) for tag in self._guessable for step in steps.get(tag, ())]
            )
            likeliest = max([so_far for _, so_far, _, _ in guesses], default=0.0)
            for end in range(start + 1, len(rows)):
                known = self._known.get(word[start:end], _NOTHING)
                row, origin = rows[end], origins[end]
                for tag in known:
                    if tag in steps:
                        fit = known[tag]
                        for so_far, new, state in steps[tag]:
                            if so_far + fit > row.get(new, _LEAST):
                                row[new] = so_far + fit
                                origin[new] = (state, start)
                size = end - start
                if not guesses or (size <= _SHORT_STRETCH and len(word) >= _SHORT_WORD):
                    continue
                length = size if size < _LONGEST else _LONGEST
                if likeliest + self._best_guess[length] < least[end]:
                    continue
                unknown = self._guess(endings[end][min(size - 1, _ENDING)], length, size == len(word))
                for tag, so_far, new, state in guesses:
                    total = so_far + unknown[tag]
                    if total > row.get(new, _LEAST) and tag not in known:
                        row[new] = total
                        origin[new] = (state, start)
                if start == 0 and size < len(word):
                    least[end] = _followed(row)
        return rows, origins

    def _steps(self, row: Mapping[State, float], target: int | None) -> Mapping[int, list[Step]]:
        """For every tag that may follow the states of a row that are followed: where it leads."""
        steps: dict[int, list[Step]] = {}
        floor = _followed(row)
        following = self._following(target)
        for state, so_far in row.items():
            if so_far >= floor:
                for tag, step, new in following.get(state, ()):
                    if tag in steps:
                        steps[tag].append((so_far + step, new, state))
                    else:
                        steps[tag] = [(so_far + step, new, state)]
        return steps

    def _leading(self, target: int | None) -> Mapping[State, Sequence[tuple[int, float, State]]]:
        """The tags that may follow each state, with log p(tag | state) and the state that each leads to; only those from
        which *target* can be reached."""
        reachable = None if target is None else self._reachable.get(target, frozenset())
        return {
            state: [
                (tag, step, (state[1], tag)) for tag, step in tags if reachable is None or tag in reachable
            ]
            for state, tags in self._follow.items()
        }

    def _known_endings(self, word: str) -> list[list[str]]:
        """After every letter, the longest end that the model knows of the last letters, for none to four of them."""
        found: list[list[str]] = []
        for end in range(len(word) + 1):
            longest = [""]
            for size in range(1, min(end, _ENDING) + 1):
                ending = word[end - size : end]
                longest.append(ending if ending in self._endings else longest[-1])
            found.append(longest)
        return found

    def _ends(self, row: Mapping[State, float]) -> dict[State, float]:
        """The best log p of every pair of last tag and end."""
        ends: dict[State, float] = {}
        for state, so_far in row.items():
            for tag, step in self._final.get(state, ()):
                total = so_far + step
                new = (state[1], tag)
                if total > _LEAST and (new not in ends or total > ends[new]):
                    ends[new] = total
        return ends

    def _before(self, end: State, row: Mapping[State, float]) -> State:
        """The state that leads to *end* with the best log p."""
        return max(
            (state for state in row if state[1] == end[0] and end[1] in dict(self._final.get(state, ()))),
            key=lambda state: row[state] + dict(self._final[state])[end[1]],
        )

    def _guessed(self, ending: str, size: int, whole: bool) -> dict[int, float]:
        """What *size* unknown letters can be, by the longest *ending* of theirs that the model knows."""
        price, fits = _UNANALYSED if whole else 0.0, self._endings[ending]
        return {tag: fit + fits[tag] - price for tag, fit in self._lengths[size]}


def _followed(row: Mapping[State, float]) -> float:
    """How likely a state of a row must be to be followed."""
    return sorted(row.values(), reverse=True)[_FOLLOWED] - 1 if len(row) > _FOLLOWED else _LEAST


def _probability(entry: tuple[int, float]) -> float:
    return entry[1]
