"""The word model of HanTa, and a tagging path through a sentence on top of it.

HanTa knows, for every word form, how likely each tag is, and how tags follow each other. Its own path search
reads the case of every word but the first; news needs the same leniency after an opening quotation mark, a
colon or a bullet, fixed tags for marks and stand-ins, and bounded work on any string. Hence this small search
of our own over HanTa's probabilities. Only import this module from inside a function: it loads HanTa.
"""

from __future__ import annotations

import gzip
import pickle
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

from HanTa import HanoverTagger as hanta
from HanTa.HanoverTagger import EMPTY, END, START, UNKNOWN, HanoverTagger

from quoteattr.errors import ModelDamaged, ModelNotFound
from quoteattr.memory import WORDS
from quoteattr.syntax.morphemes import Morphemes

Scores = tuple[tuple[int, float], ...]
State = tuple[int, int]
Reached = tuple[float, State, Mapping[int, float]]
"""The log p of the best path to a state, the state, and log p of every tag after it."""
Row = dict[int, list[Reached]]
"""The states of a word by their last tag."""

_BEAM = 12
_CUTOFF = 7
# German inflects at the end of a word, so the tail of a very long one says what it is; HanTa's search over
# morphemes takes more than linear time.
_TAIL = 36
_NEVER = float("-inf")
_PARTS = 16
"""Tables in a model of HanTa."""


MODEL = Path(hanta.__file__).parent / "morphmodel_ger.pgz"
"""HanTa's own file. Its reader would look into the working directory first, and unpickle what it finds there."""

_REMEDY = 'Reinstall it: pip install --force-reinstall "HanTa>=1.2.1,<2".'
_ALLOWED = {
    ("numpy._core.multiarray", "scalar"),
    ("numpy.core.multiarray", "scalar"),
    ("numpy", "dtype"),
}
"""All that the model needs beside plain values: the numbers in it are numpy's."""


class _PlainUnpickler(pickle.Unpickler):
    """Reads numbers, strings and their containers; anything that could run code is refused."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} does not belong in a word model")
        return super().find_class(module, name)


def read_model(path: Path) -> tuple[Any, ...]:
    """The tables of HanTa's word model; nothing in the file is run.

    Raises:
        ModelNotFound: the file is not there.
        ModelDamaged: it is not such a model, or asks for more than numbers, strings and containers.
    """
    try:
        with gzip.open(path, "rb") as file:
            model = _PlainUnpickler(file).load()
    except FileNotFoundError as error:
        raise ModelNotFound(f"The word model of HanTa is missing: {path}. {_REMEDY}") from error
    except Exception as error:  # a damaged pickle raises nearly anything
        raise ModelDamaged(
            f"The word model of HanTa in {path} cannot be read ({error}). {_REMEDY}"
        ) from error
    if not isinstance(model, tuple | list) or len(model) != _PARTS:
        raise ModelDamaged(f"{path} is not a word model of HanTa. {_REMEDY}")
    return tuple(model)


class _Tagger(HanoverTagger):  # type: ignore[misc]
    """HanTa with our search for morphemes in place of its own."""

    def __init__(self, model: tuple[Any, ...]) -> None:
        super().__init__("", model=model)
        self.strict = False  # as HanTa itself sets it for a model that it read
        self._morphemes = Morphemes(self)

    def analyze_forward(self, word: str) -> list[tuple[int, float]]:
        return self._morphemes.tags(word)

    def analyze_viterbi(self, word: str, targetpos: int) -> list[tuple[int, int]]:
        return self._morphemes.analysis(word, targetpos, searched=word not in self.cache)


class WordModel:
    """HanTa's German model behind cached look-ups; safe to share between threads (it is only read)."""

    def __init__(self) -> None:
        self._hanta = _Tagger(read_model(MODEL))
        self._follow: dict[State, dict[int, float]] = self._hanta.LP_trans_word
        self.scores = lru_cache(maxsize=WORDS)(self._scores)
        self.lemma = lru_cache(maxsize=WORDS)(self._lemma)

    def number(self, name: str) -> int:
        """HanTa's number for one of its tag names."""
        return int(self._hanta.tag2int[name])

    def name(self, tag: int) -> str:
        """The name of one of HanTa's tags."""
        return str(self._hanta.int2tag[tag])

    def _scores(self, word: str, cased: bool) -> Scores:
        """The tags that fit *word* with log p(word | tag); empty when HanTa knows nothing about it."""
        tail = word[-_TAIL:]
        if not tail:
            return ()
        if len(tail) < len(word) and word[0].isupper():
            tail = tail[0].upper() + tail[1:]
        known = self._hanta._tag_word(tail, cutoff=_CUTOFF, casesensitive=cased, conditional=True)
        return tuple((tag, float(score)) for tag, score in known if tag != UNKNOWN)

    def _lemma(self, word: str, tag: int) -> str:
        """The base form of *word* under *tag*."""
        tail = word[-_TAIL:]
        if not tail:
            return word
        lemma, _ = self._hanta._analyze(tail, tag, taglevel=1)
        return word[:-_TAIL] + str(lemma) if lemma else word

    def path(self, candidates: Sequence[Scores]) -> list[int]:
        """The most likely tag of every word, given the scored candidates of each (none: any tag may be)."""
        follow = self._follow
        reached: Row = {START: [(0.0, (EMPTY, START), follow[EMPTY, START])]}
        back: list[dict[State, State]] = []
        for scores in candidates:
            row: Row = {tag: [] for tag, _ in scores} if scores else defaultdict(list)
            origin: dict[State, State] = {}
            for before, states in _likeliest(reached).items():
                for tag, fit in scores or _any_after(states):
                    best, source = _NEVER, states[0][1]
                    for so_far, state, steps in states:
                        total = so_far + steps[tag]
                        if total > best:
                            best, source = total, state
                    target = before, tag
                    row[tag].append((best + fit, target, follow[target]))
                    origin[target] = source
            reached = row
            back.append(origin)
        ends = [
            (so_far + steps.get(END, _NEVER), state)
            for states in reached.values()
            for so_far, state, steps in states
        ]
        _, state = max(ends, key=_score)
        tags: list[int] = []
        for origin in reversed(back):
            tags.append(state[1])
            state = origin[state]
        return tags[::-1]


def _any_after(states: Sequence[Reached]) -> Scores:
    """All tags that may follow some states."""
    tags = dict.fromkeys(tag for _, _, steps in states for tag in steps if tag != END)
    return tuple((tag, 0.0) for tag in tags)


def _likeliest(reached: Row) -> Row:
    """The likeliest states of a row, by their last tag."""
    if sum(map(len, reached.values())) <= _BEAM:
        return reached
    states = sorted(chain.from_iterable(reached.values()), key=_score, reverse=True)
    kept: Row = defaultdict(list)
    for entry in states[:_BEAM]:
        kept[entry[1][1]].append(entry)
    return kept


_score = itemgetter(0)
