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
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

from HanTa import HanoverTagger as hanta
from HanTa.HanoverTagger import EMPTY, END, START, UNKNOWN, HanoverTagger

from quoteattr.errors import ModelDamaged, ModelNotFound
from quoteattr.syntax.base_forms import NONE, Listed, read_base_forms
from quoteattr.syntax.morphemes import Morphemes

Scores = tuple[tuple[int, float], ...]
Reached: TypeAlias = "tuple[float, int, Mapping[int, float], Reached | None]"
"""The best way to a tag after another: its log p, the tag, log p of every tag after it, the way to the one before."""

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
_ALLOWED = {("numpy._core.multiarray", "scalar"), ("numpy.core.multiarray", "scalar"), ("numpy", "dtype")}
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
        self._longest = {
            word_class: max(map(len, ends)) for word_class, ends in self.lemmasuffixtable.items() if ends
        }

    def analyze_forward(self, word: str) -> list[tuple[int, float]]:
        return self._morphemes.tags(word)

    def makelemma(self, stem_morphemes: Sequence[str], pos: str) -> str:
        """A stem with the end that base forms of its word class have: HanTa measures all ends at every word."""
        stem, word_class = "".join(stem_morphemes), pos.split("(")[0]
        ends, marked = self.lemmasuffixtable.get(word_class, {}), f"#{stem}"
        sizes = range(min(self._longest.get(word_class, 0), len(marked)), 0, -1)
        end = next((ends[marked[-size:]] for size in sizes if marked[-size:] in ends), "")
        capital = self.tag2int.get(pos, 0) in self.capitalizedlemmata
        return (stem[:1].upper() + stem[1:] if capital else stem) + end

    def analyze_viterbi(self, word: str, targetpos: int) -> list[tuple[int, int]]:
        return self._morphemes.analysis(word, targetpos, searched=word not in self.cache)


class WordModel:
    """HanTa's German model behind cached look-ups; safe to share between threads (it is only read).

    Args:
        searching: every base form is searched for, also those that are shipped.
    """

    def __init__(self, *, searching: bool = False) -> None:
        self._hanta = _Tagger(read_model(MODEL))
        self._base_forms = NONE if searching else read_base_forms(self.listed, MODEL)
        self._after: dict[int, dict[int, Mapping[int, float]]] = defaultdict(dict)
        for (before, tag), steps in self._hanta.LP_trans_word.items():
            self._after[before][tag] = steps
        self._any = tuple((tag, 0.0) for tag in self._after[EMPTY][START] if tag != END)

    @property
    def listed(self) -> Listed:
        """The tags of every word that the model lists, in lower case, with log p(word, tag)."""
        listed: Listed = self._hanta.cache
        return listed

    def knows(self, word: str) -> bool:
        """Whether *word*, in lower case, is a stem of the model."""
        return self._hanta._morphemes.knows(word)

    def number(self, name: str) -> int:
        """HanTa's number for one of its tag names."""
        return int(self._hanta.tag2int[name])

    def name(self, tag: int) -> str:
        """The name of one of HanTa's tags."""
        return str(self._hanta.int2tag[tag])

    def scores(self, word: str, cased: bool) -> Scores:
        """The tags that fit *word* with log p(word | tag); empty when HanTa knows nothing about it."""
        tail = word[-_TAIL:]
        if not tail:
            return ()
        if len(tail) < len(word) and word[0].isupper():
            tail = tail[0].upper() + tail[1:]
        known = self._hanta._tag_word(tail, cutoff=_CUTOFF, casesensitive=cased, conditional=True)
        return tuple((tag, float(score)) for tag, score in known if tag != UNKNOWN)

    def lemma(self, word: str, tag: int) -> str:
        """The base form of *word* under *tag*."""
        tail = word[-_TAIL:]
        if not tail:
            return word
        lemma = self._base_forms.of(tail.lower(), tag) or self._hanta._analyze(tail, tag, taglevel=1)[0]
        return word[:-_TAIL] + str(lemma) if lemma else word

    def path(self, candidates: Sequence[Scores]) -> list[int]:
        """The most likely tag of every word, given the scored candidates of each (none: any tag may be)."""
        after = self._after
        reached: list[list[Reached]] = [[(0.0, START, after[EMPTY][START], None)]]
        for scores in candidates:
            scores = scores or self._any
            row: list[list[Reached]] = [[] for _ in scores]
            for states in reached if sum(map(len, reached)) <= _BEAM else _likeliest(reached):
                best = states[0]
                steps, following, only = best[2], after[best[1]], len(states) == 1
                for (tag, fit), group in zip(scores, row, strict=True):
                    if only:
                        total = best[0] + steps[tag]
                    else:
                        total = _NEVER
                        for state in states:
                            so_far = state[0] + state[2][tag]
                            if so_far > total:
                                total, best = so_far, state
                    group.append((total + fit, tag, following[tag], best))
            reached = row
        _, last = max(
            ((state[0] + state[2].get(END, _NEVER), state) for group in reached for state in group),
            key=_score,
        )
        tags: list[int] = []
        while last[3] is not None:
            tags.append(last[1])
            last = last[3]
        return tags[::-1]


def _likeliest(reached: Sequence[Sequence[Reached]]) -> Iterable[list[Reached]]:
    """The likeliest states after a word, by their tag."""
    kept: dict[int, list[Reached]] = defaultdict(list)
    for state in sorted(chain.from_iterable(reached), key=_score, reverse=True)[:_BEAM]:
        kept[state[1]].append(state)
    return kept.values()


_score = itemgetter(0)
