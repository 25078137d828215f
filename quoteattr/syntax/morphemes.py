"""The search of HanTa's word model for the morphemes of a word, by what each stretch of letters can be.

HanTa's own search asks of every stretch and every tag that may follow whether they go together. Here the table is turned
round: a stretch gives its few tags, and what an unknown stretch might be is remembered by its last letters. The
results are HanTa's; only for words that known morphemes explain well, unlikely tags are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import exp, log
from typing import Any, TypeAlias

from HanTa.HanoverTagger import EMPTY, END_UNKNOWN, START, UNKNOWN

from quoteattr.memory import WORDS

State: TypeAlias = tuple[int, int]
"""The last two tags of a path."""
Steps: TypeAlias = Mapping[int, tuple[float, State]]
"""Tags that may follow a state, with log p(tag | state) and the state that each leads to."""
Guess: TypeAlias = tuple[int, float, State]
"""A tag that an unknown morpheme can have, with the same."""
Tags: TypeAlias = list[tuple[int, float]]
"""Tags with log p, likeliest first."""
Ends: TypeAlias = dict[int, list[tuple[float, State]]]
"""The log p of every path to the end of a word and the state before it, by the tag of the end."""
Origins: TypeAlias = Sequence[Mapping[State, tuple[State, int]]]
"""For every state after every letter the state before its last morpheme, and where that begins."""
Path: TypeAlias = list[tuple[int, int]]
"""The tags of morphemes and where each ends."""

_LEAST = -1e6
_FOLLOWED = 3
"""At most this many states of a row are followed, and those within a factor of *e* of the next."""
_ENDING = 4
_LONGEST = 24
_BEGINNING = 3
"""A stretch is not looked for if it is longer than all that the model knows with its first letters."""
_SHORT_WORD = 4
_SHORT_STRETCH = 2
_REMEMBERED = 16
"""Words whose search is remembered until their base forms are asked for, in the same sentence."""
_WELL_KNOWN = -2.2
"""No unknown morphemes are thought of in a word that known ones make with more log p than this a letter."""
_UNANALYSED = 4.6
"""The price, in log p, of taking a whole word for one unknown morpheme."""

_NOTHING: Mapping[int, float] = {}
_NO_PATHS: tuple[Ends, Origins] = {}, ()


class Morphemes:
    """The tables of a word model, turned round; only read, so that threads may share them.

    The table of the model itself is emptied: nobody else needs it, and it is as large again.
    """

    def __init__(self, hanta: Any, well_known: float = _WELL_KNOWN) -> None:
        self._well_known = well_known
        self._known: dict[str, dict[int, float]] = {}
        for tag, morphemes in hanta.LP_m_t.items():
            for morpheme, fit in morphemes.items():
                self._known.setdefault(morpheme, {})[tag] = fit
            morphemes.clear()
        self._longest: dict[str, int] = {}
        for morpheme in sorted(self._known, key=len):
            self._longest[morpheme[:_BEGINNING]] = len(morpheme)
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
        self._follow: Mapping[State, Sequence[tuple[int, float]]] = hanta.LP_trans_nonfinal
        self._final: Mapping[State, Sequence[tuple[int, float]]] = hanta.LP_trans_final
        self._reachable: Mapping[int, frozenset[int]] = hanta.reachability
        self._guess = lru_cache(maxsize=WORDS)(self._guessed)
        self._following = cache(self._leading)
        self._search = lru_cache(maxsize=_REMEMBERED)(self._searched)

    def knows(self, word: str) -> bool:
        """Whether *word*, in lower case, is a stem of the model: *frei*; not *raab*, whose tags are guessed."""
        return word in self._known

    def tags(self, word: str) -> Tags:
        """The tags of *word*, in lower case, with log p(word, tag), likeliest first."""
        return self._search(word)[0]

    def analysis(self, word: str, target: int, *, searched: bool = False) -> Path:
        """The likeliest path through *word*, in lower case, that ends in *target*: tags, and where each ends.

        Unknown morphemes are thought of only where known ones do not suffice: *Ex-Grünen-Chefin* is not of *Chefi*. If the
        tags of the word were *searched* for, that search has found the path.
        """
        found = self._search(word)[1] if searched else {}
        for strict in (True, False):
            ends, origins = found.get(strict, _NO_PATHS)
            if target not in ends:
                rows, origins = self._paths(word, strict=strict, target=target)
                ends = self._ends(rows[-1])
            if target in ends:
                return _way_back(max(ends[target])[1], target, origins)
        return [(UNKNOWN, len(word)), (END_UNKNOWN, len(word) + 1)]

    def _searched(self, word: str) -> tuple[Tags, dict[bool, tuple[Ends, Origins]]]:
        """The tags of a word, and the paths to them: of known morphemes, and with unknown ones if they are needed."""
        found: dict[bool, tuple[Ends, Origins]] = {}
        for strict in (True, False):
            rows, origins = self._paths(word, strict=strict)
            ends = self._ends(rows[-1])
            found[strict] = ends, origins
            if any(total > self._well_known * len(word) for reached in ends.values() for total, _ in reached):
                break
        tags = [(-tag, _sum(reached)) for tag, reached in ends.items()]
        return sorted(tags, key=_probability, reverse=True) or [(UNKNOWN, 0)], found

    def _paths(
        self, word: str, *, strict: bool, target: int | None = None
    ) -> tuple[Sequence[Mapping[State, float]], Origins]:
        """The best log p of every state after every letter, and where it comes from."""
        rows: list[dict[State, float]] = [{(EMPTY, START): 0.0}, *({} for _ in word)]
        origins: list[dict[State, tuple[State, int]]] = [{} for _ in rows]
        following, known_as, longest = self._following(target), self._known.get, self._longest
        endings = () if strict else self._known_endings(word)
        least = [_LEAST] * len(rows)
        shortest = _SHORT_STRETCH + 1 if len(word) >= _SHORT_WORD else 1
        for start, row in enumerate(rows[:-1]):
            if not row:
                continue
            floor = _followed(row)
            ahead = [
                (so_far, *following[state], state)
                for state, so_far in row.items()
                if so_far >= floor and state in following
            ]
            reach = start + longest.get(word[start : start + _BEGINNING], _BEGINNING - 1)
            for end in range(start + 1, min(reach + 1, len(rows))):
                tags = known_as(word[start:end])
                if tags is None:
                    continue
                row, origin = rows[end], origins[end]
                for so_far, steps, _, state in ahead:
                    for tag, fit in tags.items():
                        if tag in steps:
                            step, new = steps[tag]
                            total = so_far + step + fit
                            if total > row.get(new, _LEAST):
                                row[new] = total
                                origin[new] = (state, start)
            if strict:
                continue
            guesses = [
                (so_far + step, tag, new, state)
                for so_far, _, unknown, state in ahead
                for tag, step, new in unknown
            ]
            if not guesses:
                continue
            likeliest = max(guesses)[0]
            for end in range(start + shortest, len(rows)):
                size = end - start
                length = size if size < _LONGEST else _LONGEST
                worst = least[end]
                if likeliest + self._best_guess[length] < worst:
                    continue
                row, origin = rows[end], origins[end]
                known = self._known.get(word[start:end], _NOTHING)
                unknown = self._guess(
                    endings[end][size - 1 if size <= _ENDING else _ENDING], length, size == len(word)
                )
                for so_far, tag, new, state in guesses:
                    total = so_far + unknown[tag]
                    if total > worst and total > row.get(new, _LEAST) and tag not in known:
                        row[new] = total
                        origin[new] = (state, start)
                if start == 0 and size < len(word):
                    least[end] = _followed(row)
        return rows, origins

    def _leading(self, target: int | None) -> Mapping[State, tuple[Steps, Sequence[Guess]]]:
        """The tags that may follow each state, and those of them that an unknown morpheme can have; only tags from which
        *target* can be reached."""
        reachable = None if target is None else self._reachable.get(target, frozenset())
        found: dict[State, tuple[Steps, Sequence[Guess]]] = {}
        for state, tags in self._follow.items():
            steps = {
                tag: (step, (state[1], tag)) for tag, step in tags if reachable is None or tag in reachable
            }
            found[state] = steps, [(tag, *steps[tag]) for tag in self._guessable if tag in steps]
        return found

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

    def _ends(self, row: Mapping[State, float]) -> Ends:
        ends: Ends = {}
        for state, so_far in row.items():
            for tag, step in self._final.get(state, ()):
                if so_far + step > _LEAST:
                    ends.setdefault(tag, []).append((so_far + step, state))
        return ends

    def _guessed(self, ending: str, size: int, whole: bool) -> dict[int, float]:
        """What *size* unknown letters can be, by the longest *ending* of theirs that the model knows."""
        price, fits = _UNANALYSED if whole else 0.0, self._endings[ending]
        return {tag: fit + fits[tag] - price for tag, fit in self._lengths[size]}


def _followed(row: Mapping[State, float]) -> float:
    """How likely a state of a row must be to be followed."""
    return sorted(row.values(), reverse=True)[_FOLLOWED] - 1 if len(row) > _FOLLOWED else _LEAST


def _sum(reached: Sequence[tuple[float, State]]) -> float:
    """The log p of a tag: of the best path with each tag before it, all together."""
    best: dict[int, float] = {}
    for total, (_, last) in reached:
        if total > best.get(last, _LEAST):
            best[last] = total
    likeliest = max(best.values())
    return likeliest + (log(sum(exp(total - likeliest) for total in best.values())) if len(best) > 1 else 0.0)


def _way_back(state: State, target: int, origins: Origins) -> Path:
    """The tags of the path that ends in a state and then in *target*, and where each ends."""
    end = len(origins) - 1
    path = [(target, end + 1)]
    while end > 0:
        path.append((state[1], end))
        state, end = origins[end][state]
    return path[::-1]


def _probability(entry: tuple[int, float]) -> float:
    return entry[1]
