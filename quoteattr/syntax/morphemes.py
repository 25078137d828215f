"""The search of HanTa's word model for the morphemes of a word, by what each stretch of letters can be.

HanTa's own search asks of every stretch and every tag that may follow whether they go together. Here the table is turned
round: a stretch gives its few tags, and what an unknown stretch might be is remembered by its last letters. The
results are HanTa's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from HanTa.HanoverTagger import EMPTY, END_UNKNOWN, START, UNKNOWN
from numpy import logaddexp

from quoteattr.memory import WORDS

State: TypeAlias = tuple[int, int]
"""The last two tags of a path."""
Fits: TypeAlias = Sequence[tuple[int, float]]
"""Tags with log p(stretch | tag), or with log p(tag | state)."""

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
        self._lengths: Mapping[int, Mapping[int, float]] = {
            tag: {length: hanta.Int_t + rare + fit for length, fit in enumerate(hanta.LP_len_t[tag])}
            for tag, rare in hanta.LP_hapax_t.items()
            if tag in hanta.LP_s_t
        }
        self._endings: Mapping[int, Mapping[str, float]] = {tag: hanta.LP_s_t[tag] for tag in self._lengths}
        self._inside: Mapping[State, Fits] = hanta.LP_trans_nonfinal
        self._final: Mapping[State, Fits] = hanta.LP_trans_final
        self._reachable: Mapping[int, frozenset[int]] = hanta.reachability
        self._of_ending = lru_cache(maxsize=WORDS)(self._ending)

    def tags(self, word: str) -> list[tuple[int, float]]:
        """The tags of *word*, in lower case, with log p(word, tag), likeliest first."""
        rows, _ = self._paths(word, strict=False)
        found: dict[int, float] = {}
        for (_, tag), total in self._ends(rows[-1]).items():
            found[-tag] = logaddexp(found[-tag], total) if -tag in found else total
        return sorted(found.items(), key=_probability, reverse=True) or [(UNKNOWN, 0)]

    def analysis(self, word: str, target: int) -> list[tuple[int, int]]:
        """The likeliest path through *word*, in lower case, that ends in *target*: tags, and where each ends. Unknown
        morphemes are thought of only where known ones do not suffice."""
        reachable = self._reachable.get(target, frozenset())
        for strict in (True, False):
            rows, origins = self._paths(word, strict=strict, allowed=reachable)
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
        self, word: str, *, strict: bool, allowed: Collection[int] | None = None
    ) -> tuple[list[dict[State, float]], list[dict[State, tuple[State, int]]]]:
        """The best log p of every state after every letter, and where it comes from."""
        rows: list[dict[State, float]] = [{(EMPTY, START): 0.0}, *({} for _ in word)]
        origins: list[dict[State, tuple[State, int]]] = [{} for _ in rows]
        for start, row in enumerate(rows[:-1]):
            if not row:
                continue
            least = sorted(row.values(), reverse=True)[_FOLLOWED] - 1 if len(row) > _FOLLOWED else _LEAST
            live = [
                (state, self._following(state, allowed), so_far)
                for state, so_far in row.items()
                if so_far >= least
            ]
            for end in range(start + 1, len(rows)):
                stretch = word[start:end]
                known = self._known.get(stretch, _NOTHING)
                unknown = _NOTHING if strict else self._unknown(stretch, len(word))
                if not known and not unknown:
                    continue
                size, price = min(end - start, _LONGEST), _UNANALYSED if end - start == len(word) else 0.0
                target, origin = rows[end], origins[end]
                for state, following, so_far in live:
                    for tag, step in following:
                        if tag in known:
                            fit = known[tag]
                        elif tag in unknown:
                            fit = self._lengths[tag][size] + unknown[tag] - price
                        else:
                            continue
                        total = so_far + step + fit
                        new = (state[1], tag)
                        if total > _LEAST and (new not in target or total > target[new]):
                            target[new] = total
                            origin[new] = (state, start)
        return rows, origins

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

    def _following(self, state: State, allowed: Collection[int] | None) -> Fits:
        following = self._inside.get(state, ())
        return following if allowed is None else [entry for entry in following if entry[0] in allowed]

    def _unknown(self, stretch: str, length: int) -> Mapping[int, float]:
        """What an unknown stretch of a word of *length* letters can be by its end; a short one is no morpheme."""
        if length >= _SHORT_WORD and len(stretch) <= _SHORT_STRETCH:
            return _NOTHING
        return self._of_ending(stretch[-_ENDING:] if len(stretch) > _ENDING else stretch[1:])

    def _ending(self, ending: str) -> dict[int, float]:
        """What a stretch of unknown letters before this *ending* can be, its length aside: by the longest end that the model
        knows."""
        ends = [ending[at:] for at in range(len(ending))]
        return {
            tag: endings[next((end for end in ends if end in endings), "")]
            for tag, endings in self._endings.items()
        }


def _probability(entry: tuple[int, float]) -> float:
    return entry[1]
