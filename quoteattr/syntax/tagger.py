"""STTS tags and base forms for the words of a sentence.

Words are surface tokens: *im* and *zum* are one word (APPRART). The tags are HanTa's, with a path search of
our own (:mod:`quoteattr.syntax.hanta`), fixed tags for marks, numbers and stand-ins, and a few rules that
look at the neighbours. Any string may be a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from quoteattr.mark_table import opening_marks
from quoteattr.memory import WORDS
from quoteattr.syntax.base_forms import letters_shared
from quoteattr.syntax.sentence import PLACEHOLDER, QUOTE_TAG
from quoteattr.tables import read_table
from quoteattr.values import frozen
from quoteattr.word_lists import words

if TYPE_CHECKING:
    from quoteattr.syntax.hanta import Scores, WordModel

_STTS = {"ADJ(A)": "ADJA", "ADJ(D)": "ADJD", "NNA": "NN", "NNI": "NN", "UNKNOWN": "XY"}
_HANTA = {"ADJA": "ADJ(A)", QUOTE_TAG: "NE"}
"""HanTa's names for tags that the form of a word can decide."""
_NOMINAL = {*"ART NN NE ADJA PPOSAT PDAT PIAT CARD PDS PIS PRELS FM TRUNC".split(), QUOTE_TAG}
_EITHER_SIDE = frozenset(
    form for word in ("laut", "gemäß", "gemäss", "zufolge") for form in (word, word.title(), word.upper())
)
_SIGNS = {**dict.fromkeys(("%", "€", "$", "£", "§", "§§", "°"), "NN"), "&": "KON", "+": "KON"}

_SENTENCE_MARK = regex.compile(r"[.:;?!…·]+|[?!.…]+")
_ORDINAL = regex.compile(r"(?:\p{Nd}{1,4}|[IVX]{1,5})\.")
_NUMBER = regex.compile(r"[-+±]?\p{Nd}+(?:[.,:/'’–-]\p{Nd}+)*(?:[.,]?-{1,2}|,–)?%?|\p{No}|\p{Nd}+[½¼¾]")
_DECADE = regex.compile(r"['’]?\p{Nd}+er")
_NUMBER_ADJECTIVE = regex.compile(
    r"\p{Nd}+-?(?:ste|te|fache|jährige|köpfige|prozentige|tägige|stündige)[nmrs]?"
)
_ADDRESS = regex.compile(
    r"(?:https?:|www\.|[@#])\S+|[^\s@]++@\S+\.\S+|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\L<domains>",
    domains=words("domain"),
)
_CODE = regex.compile(r"\p{Lu}\p{L}{2,}\p{Nd}+")
"""A name with a number: *TSV1860*."""
_COMPOUND = regex.compile(r"\p{Ll}[\p{L}\p{N}-]*-\p{Lu}\p{Ll}+")
"""A noun although it begins small: *taz-Redakteurin*, *el-Gamal*."""
_NAME = regex.compile(r"\p{Lu}\p{L}*(?:['’.-]\p{L}+)*\.?")


def _is_symbol(char: str) -> bool:
    return unicodedata.category(char)[0] in "SM" and char not in "`´|~^<>"


@frozen
class Tagged:
    """What the tagger says about one word."""

    lemma: str
    tag: str


class Tagger:
    """Tags sentences; it has no state, so one instance may serve many threads."""

    def tag(self, words: Sequence[str]) -> list[Tagged]:
        """The base form and STTS tag of every word of one sentence."""
        model = _model()
        path = model.path(_candidates(model, words))
        tags = [*map(_read, words, path)]
        for here, word in enumerate(words):
            if word in _EITHER_SIDE and tags[here] != "KOKOM":
                tags[here] = _adposition(word.lower(), tags, here)
        return [*map(_tagged, words, tags, path)]


@lru_cache(maxsize=1)
def _model() -> WordModel:
    from quoteattr.syntax.hanta import WordModel

    return WordModel()


def is_stem(word: str) -> bool:
    """Whether the word model has *word*, in lower case, and does not only guess what it may be by its letters."""
    return _model().knows(word)


@lru_cache(maxsize=WORDS)
def _read(word: str, number: int) -> str:
    """The tag that a word has by its form, or else by HanTa's number for one."""
    return fixed_tag(word) or corrected(word, stts(_model().name(number)))


@lru_cache(maxsize=64)
def stts(name: str) -> str:
    """The STTS name of one of HanTa's tags: ``VV(FIN)`` is ``VVFIN``, ``ADJ(A)`` is ``ADJA``."""
    if name in _STTS:
        return _STTS[name]
    return name.replace("(", "").replace(")", "") if name[:1] == "V" else name


def corrected(word: str, tag: str) -> str:
    """The tag, corrected for the few forms that the word model gets wrong: *dpa* is a name."""
    row = _word_tags().get(word.lower())
    return row[1] if row is not None and row[0] in {tag, "*"} else tag


@lru_cache(maxsize=1)
def _word_tags() -> dict[str, tuple[str, str]]:
    rows = read_table("word_tags", ("form", "instead", "tag"))
    return {row["form"]: (row["instead"], row["tag"]) for row in rows}


@lru_cache(maxsize=WORDS)
def fixed_tag(word: str) -> str | None:
    """The tag of a word whose form alone decides: marks, stand-ins, numbers, addresses."""
    if word == PLACEHOLDER:
        return QUOTE_TAG
    if word.isalpha():  # as nearly all are: none of the patterns is one of letters alone
        return None
    if word == ",":
        return "$,"
    if _SENTENCE_MARK.fullmatch(word):
        return "$." if word not in {"…", "...", "·"} else "$("
    if not any(char.isalnum() for char in word):
        return _SIGNS.get(word) or ("XY" if all(map(_is_symbol, word)) else "$(")
    if _ORDINAL.fullmatch(word) or _NUMBER_ADJECTIVE.fullmatch(word) or _DECADE.fullmatch(word):
        return "ADJA"
    if _NUMBER.fullmatch(word):
        return "CARD"
    if _ADDRESS.fullmatch(word) or _CODE.fullmatch(word):
        return "NE"
    if _COMPOUND.fullmatch(word):
        return "NN"
    return None


def _candidates(model: WordModel, words: Sequence[str]) -> list[Scores]:
    """The scored tags of every word; its case counts unless it opens the sentence or a quotation."""
    candidates: list[Scores] = []
    opening = True
    for word in words:
        known = fixed_tag(word)
        if known is None:
            candidates.append(_open_scores(model, word, not (opening and word[0].isupper())))
            opening = False
        else:
            candidates.append(_only(model, known))
            opening = known[0] == "$" and (opening or word in "(:" or word in opening_marks())
    return candidates


@lru_cache(maxsize=64)
def _only(model: WordModel, tag: str) -> Scores:
    """A word that can have one tag only."""
    return ((model.number(_HANTA.get(tag, tag)), 0.0),)


@lru_cache(maxsize=WORDS)
def _open_scores(model: WordModel, word: str, cased: bool) -> Scores:
    """What HanTa says, without its odd guesses (foreign word, non-word) for capitalised unknown words."""
    scores = model.scores(word, cased)
    if word[:1].isupper() and _NAME.fullmatch(word):
        odd = {model.number("FM"), model.number("XY")}
        kept = tuple((tag, score) for tag, score in scores if tag not in odd)
        if len(kept) < len(scores):
            return kept or ((model.number("NE"), 0.0),)
    return scores


def _adposition(word: str, tags: Sequence[str], here: int) -> str:
    """*laut*, *gemäß*, *zufolge* beside a noun phrase.

    „Laut Polizei kam niemand zu Schaden.“ (APPR) — „Dem Bericht zufolge fehlt Geld.“ (APPO) — „Sie lachte
    laut.“ stays an adverb. Not covered: an adverb *laut* right before an object (*rief laut den Namen*).
    """
    after = next((tag for tag in tags[here + 1 :] if tag != "$("), "")
    before = next((tag for tag in reversed(tags[:here]) if tag != "$("), "")
    if word == "zufolge":
        return "APPO"
    if after in _NOMINAL:
        return "APPR"
    if word == "gemäß" and before in {"NN", "NE", "QUOTE"}:
        return "APPO"
    return "ADJD"


@lru_cache(maxsize=WORDS)
def _tagged(word: str, tag: str, number: int) -> Tagged:
    """A word with its tag and its base form; marks, numbers and stand-ins are their own."""
    if tag[0] == "$" or tag in {QUOTE_TAG, "CARD", "XY"} or not any(map(str.isalpha, word)):
        return Tagged(word, tag)
    lemma = _model().lemma(word, number)
    if tag == "NN" and word.endswith("in") and lemma == word[:-1]:
        lemma = word  # *Kryptografin* is one woman, not several *Kryptografi*
    return Tagged(_keep_case(lemma, word), tag)


def _keep_case(lemma: str, word: str) -> str:
    """*lemma* with the capitals that *word* has inside: *DAX-Konzern* of *DAX-Konzerne*, *ZDF* of *ZDF*."""
    inner = word[1:]
    if inner.islower() or not lemma:
        return lemma
    same = letters_shared(lemma[1:], inner.lower())
    return lemma[0] + inner[:same] + lemma[1 + same :]
