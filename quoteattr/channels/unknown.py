"""Names of outlets that no table knows: after a noun that says what they are, by their form, in marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from quoteattr.channels.named import Named, look_left
from quoteattr.channels.nouns import Use, is_noun
from quoteattr.mark_table import marks
from quoteattr.memory import WORDS
from quoteattr.quote import ChannelKind, Span
from quoteattr.syntax.sentence import NAME_TAGS, Sentence, Token
from quoteattr.word_lists import words
from quoteattr.words.nouns import head_of
from quoteattr.words.outlets import (
    ends_title,
    is_adjective_of_title,
    kind_of_compound,
    title_in_nominative,
)

_NO_NAME_BEHIND = frozenset({"Verlag", "Station"})
_LONGEST_MARKED = 6
_LONGEST_NAME = 8
_DOMAIN = regex.compile(r"[\w-]+(?:\.[\w-]+)*\.(\w{2,4})\.?")


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
    if first == last and ends_title(tokens[last].text) and _is_title_adjective(before, tokens[last].text):
        return True
    marked = first > 1 and tokens[first - 2].text in marks()
    closed = last + 1 < len(tokens) and tokens[last + 1].text in marks()
    name = before.tag in ("ADJA", "NE", "NN", "FM") and before.text[:1].isupper() and before.text.isalpha()
    return marked and closed and name


def is_domain(word: str) -> bool:
    """*alpenblick.at*, also at the end of a sentence."""
    domain = _DOMAIN.fullmatch(word)
    return domain is not None and domain[1].lower() in words("domain")


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
        # the noun is in marks, and they end after it
        is_closed = i > 0 and tokens[i - 1].text in marks() and not token.text.startswith("-")
        if not is_closed and look_left(sentence, first).classifier is not None:
            yield _named(text, sentence, first, last, noun.kind)


def _by_form(text: str, sentence: Sentence) -> Iterator[Named]:
    """*Sindelfinger Zeitung*, *Alpenbote*, *Radio Kiskeya*, *Lagos Herald*, *alpenblick.at*."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        word, before = token.text, tokens[i - 1] if i else None
        if not _is_telling(word):
            continue
        if is_domain(word):
            yield _named(text, sentence, i, i, ChannelKind.ONLINE)
        if not word[:1].isupper():
            continue
        if before is not None and ends_title(word) and _is_title_adjective(before, word):
            yield _named(text, sentence, i - 1, i, ChannelKind.PRINT)
        foreign = before is not None and before.tag in ("NE", "FM") and before.text[:1].isupper()
        if foreign and word in words("foreign-paper"):
            yield _named(text, sentence, i - 1, i, ChannelKind.PRINT)
        if foreign and word in words("foreign-station"):
            yield _named(text, sentence, i - 1, i, ChannelKind.BROADCASTER)
        name = _bare(tokens, i + 1) or _common(tokens, i + 1) if word in words("station") else None
        if name is not None:
            yield _named(text, sentence, i, name[1], ChannelKind.BROADCASTER)
        if (kind := kind_of_compound(word)) is not None:
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
            yield _named(text, sentence, first, last, kind, guessed=True)
        i = last + 2


def _named(
    text: str,
    sentence: Sentence,
    first: int,
    last: int,
    kind: ChannelKind,
    *,
    certain: bool = True,
    guessed: bool = False,
) -> Named:
    tokens = sentence.tokens
    full_stop = int(tokens[last].text.endswith(".") and kind is ChannelKind.ONLINE)
    span = Span(tokens[first].start, tokens[last].end - full_stop)
    name = (
        title_in_nominative([t.text for t in tokens[first : last + 1]]) if last - first < 2 else span.of(text)
    )
    around = look_left(sentence, first)
    return Named(
        " ".join(name.rstrip(".").split()), kind, None, first, last, span, around, certain, guessed=guessed
    )


def _is_title_adjective(token: Token, last: str) -> bool:
    """*Sindelfinger*, *Rheinischen*, *Neuen* before *Zeitung*; *Deutsche Post* is a company."""
    text = token.text
    named = text[:1].isupper() and token.tag in ("ADJA", "NE", "NN")
    return named and is_adjective_of_title(text, last)


@lru_cache(maxsize=WORDS)
def _is_telling(word: str) -> bool:
    """Whether a name with *word* may be an outlet's by its form."""
    lists = (words(name) for name in ("foreign-paper", "foreign-station", "station"))
    whole = any(word in known for known in lists) or is_domain(word)
    return whole or ends_title(word) or kind_of_compound(word) is not None


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
    found, word = _common(tokens, at), tokens[at].text if at < len(tokens) else ""
    return found if word not in words("part-of-time") and head_of(word) is None else None


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
