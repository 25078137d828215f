"""Names of outlets that no table knows: after a noun that says what they are, by their form, in marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import regex

from quoteattr.channels.around import look_left
from quoteattr.channels.named import Named
from quoteattr.channels.nouns import Use, is_noun
from quoteattr.mark_table import mark_characters, marks
from quoteattr.memory import WORDS
from quoteattr.quote import ChannelKind, Span
from quoteattr.syntax.sentence import NAME_TAGS, Sentence, Token
from quoteattr.tables import read_table
from quoteattr.word_lists import words
from quoteattr.words import head_of

PLACES = ("suffix", "last", "foreign", "first", "domain", "not")
_NO_NAME_BEHIND = frozenset({"Verlag", "Station"})
_LONGEST_MARKED = 6
_LONGEST_NAME = 8
_DOMAIN = regex.compile(r"[\w-]+(?:\.[\w-]+)*\.(\w{2,4})\.?")
_END = 4
_GENITIVES = ("s", "es", "n", "en")


@lru_cache(maxsize=1)
def load_forms() -> dict[str, dict[str, ChannelKind]]:
    """Place in the name → form → kind.

    Raises:
        InvalidTable: a row breaks the schema.
    """
    forms: dict[str, dict[str, ChannelKind]] = {place: {} for place in PLACES}
    for row in read_table("channel_name_forms", ("form", "place", "kind"), place=PLACES, kind=[*ChannelKind]):
        forms[row["place"]][row["form"]] = ChannelKind(row["kind"])
    return forms


def find_unknown(text: str, sentence: Sentence, taken: set[int]) -> list[Named]:
    """Outlets by pattern, outside the tokens *taken* by names that the table knows."""
    found: list[Named] = []
    taken = set(taken)
    for rule in (_behind_classifiers, _by_form, _in_marks):
        for named in rule(text, sentence):
            stretch = range(named.first, named.last + 1)
            if taken.isdisjoint(stretch):
                taken.update(stretch)
                found.append(named)
    return found


def is_end_of_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether tokens *first* to *last* only end the name of an outlet: *Kurier* in *„Lauenfelder Kurier“*."""
    if first == 0:
        return False
    before = tokens[first - 1]
    own = first == last and _last_kind(tokens[last].text) is not None
    if own and _is_title_adjective(before, tokens[last].text):
        return True
    marked = first > 1 and tokens[first - 2].text in marks()
    closed = last + 1 < len(tokens) and tokens[last + 1].text in marks()
    name = before.tag in ("ADJA", "NE", "NN", "FM") and before.text[:1].isupper() and before.text.isalpha()
    return marked and closed and name


def is_domain(word: str) -> bool:
    """*alpenblick.at*, also at the end of a sentence."""
    domain = _DOMAIN.fullmatch(word)
    return domain is not None and domain[1].lower() in load_forms()["domain"]


def outlet_by_form(name: str) -> str | None:
    """The nominative of a name that no table knows if it has the form of an outlet's, else ``None``.

    >>> outlet_by_form("Lauenfelder Kuriers"), outlet_by_form("Deutsche Post")
    ('Lauenfelder Kurier', None)
    """
    words = [bare for word in name.split() if (bare := word.strip(mark_characters()))]
    if len(words) == 1:
        is_outlet = _compound_kind(words[0]) is not None
    else:
        is_outlet = (
            len(words) == 2
            and words[0][:1].isupper()
            and _last_kind(words[1]) is not None
            and _is_adjective_of_title(words[0], words[1])
        )
    return _nominative(words) if is_outlet else None


def _behind_classifiers(text: str, sentence: Sentence) -> Iterator[Named]:
    """*das Portal „Alpenblick“*, *dem Sender Radio Kiskeya*, *auf seinem Netzwerk Plaza*, *dem Portal
    alpen.example.*"""
    tokens = sentence.tokens
    for i, token in enumerate(tokens[:-1]):
        noun = is_noun(token, Use.CLASSIFIER.value)
        if noun is None or noun.noun in _NO_NAME_BEHIND:
            continue
        stretch = (
            _marked(tokens, i + 1, _LONGEST_NAME) or _bare(tokens, i + 1) or _unknown_noun(tokens, i + 1)
        )
        if stretch is None:
            continue
        first, last = stretch
        is_closed = i > 0 and tokens[i - 1].text in marks()  # the noun is in marks, and they end after it
        if not is_closed and look_left(sentence, first).classifier is not None:
            yield _named(text, sentence, first, last, noun.kind, certain=True)


def _by_form(text: str, sentence: Sentence) -> Iterator[Named]:
    """*Sindelfinger Zeitung*, *Alpenbote*, *Radio Kiskeya*, *Lagos Herald*, *alpenblick.at*."""
    tokens = sentence.tokens
    forms = load_forms()
    for i, token in enumerate(tokens):
        word = token.text
        if not _is_telling(word):
            continue
        if is_domain(word):
            yield _named(text, sentence, i, i, ChannelKind.ONLINE, certain=True)
        if not word[:1].isupper():
            continue
        before = tokens[i - 1] if i else None
        kind = _last_kind(word)
        if kind is not None and before is not None and _is_title_adjective(before, word):
            yield _named(text, sentence, i - 1, i, kind, certain=True)
        kind = forms["foreign"].get(word)
        if (
            kind is not None
            and before is not None
            and before.tag in ("NE", "FM")
            and before.text[:1].isupper()
        ):
            yield _named(text, sentence, i - 1, i, kind, certain=True)
        kind = forms["first"].get(word)
        if kind is not None and (name := _bare(tokens, i + 1) or _common(tokens, i + 1)) is not None:
            yield _named(text, sentence, i, name[1], kind, certain=True)
        kind = _compound_kind(word)
        if kind is not None:
            yield _named(text, sentence, i, i, kind, certain=_between_marks(tokens, i))


def _in_marks(text: str, sentence: Sentence) -> Iterator[Named]:
    """A short name between marks that only its place in the frame can show to be an outlet's.

    *sagte sie der „Stimme“*, *laut „Finanzwoche“*.
    """
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        stretch = _marked(tokens, i, _LONGEST_MARKED)
        if stretch is None:
            i += 1
            continue
        first, last = stretch
        inside = tokens[first : last + 1]
        if inside[0].text[:1].isupper() and not any(
            t.is_finite or t.is_punctuation or t.is_quote for t in inside
        ):
            at_a_show = look_left(sentence, first).preposition == "bei"
            kind = ChannelKind.BROADCASTER if at_a_show else ChannelKind.PRINT
            yield _named(text, sentence, first, last, kind, certain=True, guessed=True)
        i = last + 2


def _named(
    text: str,
    sentence: Sentence,
    first: int,
    last: int,
    kind: ChannelKind,
    *,
    certain: bool,
    guessed: bool = False,
) -> Named:
    tokens = sentence.tokens
    full_stop = int(tokens[last].text.endswith(".") and kind is ChannelKind.ONLINE)
    span = Span(tokens[first].start, tokens[last].end - full_stop)
    name = _nominative([t.text for t in tokens[first : last + 1]]) if last - first < 2 else span.of(text)
    around = look_left(sentence, first)
    return Named(
        " ".join(name.rstrip(".").split()), kind, None, first, last, span, around, certain, guessed=guessed
    )


def _nominative(words: Sequence[str]) -> str:
    """*Rheinischen Rundschau* → *Rheinische Rundschau*, *Alpenboten* → *Alpenbote*, *Kuriers* → *Kurier*."""
    out = list(words)
    if len(out) == 2 and out[0].endswith(("schen", "uen", "ien", "igen")):
        out[0] = out[0][:-1]
    if out[-1].lower().endswith("boten"):
        out[-1] = out[-1][:-1]
    for ending in ("es", "s"):
        bare = out[-1].removesuffix(ending)
        if bare != out[-1] and bare in load_forms()["last"]:
            out[-1] = bare
            break
    return " ".join(out)


def _last_kind(word: str) -> ChannelKind | None:
    """The kind of outlet whose name ends in a word, in any case: *Zeitung*, *Kuriers*."""
    forms = load_forms()["last"]
    for ending in ("", "s", "es", "n"):
        bare = word[: len(word) - len(ending)] if word.endswith(ending) else ""
        if bare in forms:
            return forms[bare]
    return None


def _is_title_adjective(token: Token, last: str) -> bool:
    """*Sindelfinger*, *Rheinischen*, *Neuen* before *Zeitung*; *Deutsche Post* is a company."""
    text = token.text
    named = text[:1].isupper() and token.tag in ("ADJA", "NE", "NN")
    return named and _is_adjective_of_title(text, last)


def _is_adjective_of_title(text: str, last: str) -> bool:
    if last.startswith("Post"):
        return text.endswith("er")
    return text.endswith(("er", "sche", "schen", "Neue", "Neuen", "Freie", "Freien"))


@lru_cache(maxsize=WORDS)
def _compound_kind(word: str) -> ChannelKind | None:
    """*Rheinpost*, *Alpenboten*: a compound with a newspaper's last part."""
    forms = load_forms()
    low = word.lower()
    if low[-_END:] not in _ends():
        return None
    for ending in ("", *_GENITIVES):
        bare = low[: len(low) - len(ending)] if low.endswith(ending) else ""
        if bare in forms["not"]:
            return None
        if bare.endswith(_suffixes()):
            for form, kind in forms["suffix"].items():
                if bare.endswith(form) and len(bare) >= len(form) + 3:
                    return kind
    return None


@cache
def _suffixes() -> tuple[str, ...]:
    """All last parts at once: hardly any word ends in one."""
    return tuple(load_forms()["suffix"])


@cache
def _ends() -> frozenset[str]:
    """The last letters of all last parts and of their genitives: hardly any word has them."""
    return frozenset((suffix + ending)[-_END:] for suffix in _suffixes() for ending in ("", *_GENITIVES))


@lru_cache(maxsize=WORDS)
def _is_telling(word: str) -> bool:
    """Whether a name with *word* may be an outlet's by its form."""
    forms = load_forms()
    whole = word in forms["foreign"] or word in forms["first"] or is_domain(word)
    return whole or _last_kind(word) is not None or _compound_kind(word) is not None


def _between_marks(tokens: Sequence[Token], i: int) -> bool:
    return 0 < i < len(tokens) - 1 and tokens[i - 1].text in marks() and tokens[i + 1].text in marks()


def _marked(tokens: Sequence[Token], at: int, longest: int) -> tuple[int, int] | None:
    """A short stretch between marks from token *at* on, without its marks."""
    if at >= len(tokens) or tokens[at].text not in marks():
        return None
    for last in range(at + 1, min(at + 2 + longest, len(tokens))):
        if tokens[last].text in marks():
            return (at + 1, last - 1) if tokens[at + 1].text[:1].isalnum() else None
    return None


def _common(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A single capitalised word that was not taken for a name: *Radio Weserland*."""
    if at < len(tokens) and tokens[at].tag == "NN" and not is_noun(tokens[at], Use.STAFF.value):
        return at, at
    return None


def _unknown_noun(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A noun that no table knows: *in der Sendung Zeitlupe*; not *sagte der Zeitung Minister Rau*, *… Ende Mai*."""
    found = _common(tokens, at)
    return (
        found
        if found and tokens[at].text not in words("part-of-time") and head_of(tokens[at].text) is None
        else None
    )


def _bare(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Capitalised names from token *at* on: *El Nuevo Diario*, *Freies Berlin*."""
    declined = at + 1 < len(tokens) and tokens[at].tag == "ADJA" and tokens[at].text[:1].isupper()
    last = at if declined and tokens[at + 1].tag in NAME_TAGS else at - 1
    if at < len(tokens) and _DOMAIN.fullmatch(tokens[at].text):
        return at, at
    while (
        last + 1 < min(len(tokens), at + _LONGEST_NAME)
        and tokens[last + 1].tag in NAME_TAGS
        and tokens[last + 1].text[:1].isupper()
    ):
        last += 1
    return (at, last) if last >= at else None
