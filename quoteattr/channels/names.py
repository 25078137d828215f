"""Named channels in a sentence, with the words around them that tell a name from a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import regex

from quoteattr.channels.forms import words_within
from quoteattr.channels.named import Around, Named, first_host, look_left
from quoteattr.channels.nouns import Noun, Use, is_noun, nouns_of
from quoteattr.channels.table import TITLE_ARTICLES, ChannelEntry, ChannelTable, Form
from quoteattr.channels.unknown import find_unknown, is_end_of_name
from quoteattr.mark_table import mark_before, mark_behind, mark_characters, marks
from quoteattr.quote import ChannelKind, Span, SpeakerKind
from quoteattr.syntax.sentence import Sentence, Token
from quoteattr.values import evolve
from quoteattr.word_lists import words
from quoteattr.words.nouns import head_of, statement_of
from quoteattr.words.press import SOCIAL_PREPOSITIONS

_TAILS = (
    *(Use.STAFF.value, Use.CLASSIFIER.value, Use.TEXT.value),
    *("carrier", Use.POST.value, Use.ACCOUNT.value),
)
"""Groups of nouns that a compound with a channel may end with, in the order in which they are tried."""
_CERTAIN_KINDS = frozenset({ChannelKind.SOCIAL})


def find_named(text: str, sentence: Sentence, table: ChannelTable) -> tuple[Named, ...]:
    """The channels that the table or a classifier noun names in *sentence*, left to right.

    *der Zeitung „Novy Kurjer“ sagte er* finds a newspaper that no table knows.
    """
    found = _from_table(text, sentence, table)
    taken = {i for n in found for i in range(n.first, n.last + 1)}
    found += find_unknown(text, sentence, taken)
    found.sort(key=lambda n: n.first)
    tokens = sentence.tokens
    beside = zip((None, *found), found, (*found[1:], None), strict=False)
    shown = [_as_shown(tokens, *three) for three in beside]
    hosts = {i for named in shown if not named.guessed for i in _hosts(tokens, named)}
    return tuple(named for named in shown if named.first not in hosts)


def _as_shown(tokens: Sequence[Token], before: Named | None, title: Named, behind: Named | None) -> Named:
    """A title in marks, as a programme where a station beside it or one of its episodes shows it: *im „Kiez“ von SRF*,
    *im ORF-„Report“*, *in der jüngsten Folge von „Kiez“*."""
    if not title.guessed:
        return title
    if title.around.governor >= 0 and tokens[title.around.governor].text in words("episode"):
        return evolve(title, guessed=False, kind=ChannelKind.BROADCASTER)
    hosted = before is not None and before.first in _hosts(tokens, title)
    station = before if hosted else behind if _is_behind(title, behind) else None
    if station is None or station.kind is not ChannelKind.BROADCASTER:
        return title
    return evolve(title, guessed=False, kind=station.kind)


def _is_behind(title: Named, station: Named | None) -> bool:
    """*(in der „Zeitlupe“) des NDR*."""
    if station is None:
        return False
    joined = station.around.preposition == "von" or station.around.determiner in ("des", "der")
    return joined and title.last < station.around.first <= title.last + 2


def _hosts(tokens: Sequence[Token], title: Named) -> range:
    """The tokens of the stations or papers that a title in marks is tied to: *im ORF-„Report“*."""
    marked = title.first > 0 and tokens[title.first - 1].text in marks()
    return range(first_host(tokens, title.first - 1), title.first - 1) if marked else range(0)


def _from_table(text: str, sentence: Sentence, table: ChannelTable) -> list[Named]:
    tokens = sentence.tokens
    if not any(map(table.opens, (t.text for t in tokens))):
        return []
    places = [
        (start + t.start, end + t.start)
        for t in tokens
        if not t.is_quote
        for start, end in words_within(t.text)
    ]
    forms = [text[start:end] for start, end in places]
    spans = [Span(start, end) for start, end in places]
    found: list[Named] = []
    i = 0
    while i < len(forms):
        form = table.match(forms, i) if table.opens(forms[i]) else None
        size = len(form.words) if form is not None else 0
        is_whole = form is not None and _glued(text, spans[i : i + size])
        named = _named(text, sentence, spans, i, form, found) if form is not None and is_whole else None
        if named is not None:
            found.append(named)
        i += size if named is not None else 1
    return found


def _glued(text: str, spans: Sequence[Span]) -> bool:
    """Whether nothing but hyphens and pairs of marks lies between the words: *„Bild“-Zeitung*, not *ZDF-„heute*."""
    start, end = spans[0].start, spans[-1].end
    marks = sum(text.count(mark, start, end) for mark in mark_characters())
    if marks == 1 and not mark_before(text, start):
        return False
    return all(_glue().fullmatch(text[a.end : b.start]) for a, b in pairwise(spans) if b.start > a.end)


def _named(
    text: str,
    sentence: Sentence,
    spans: Sequence[Span],
    i: int,
    form: Form,
    found: list[Named],
) -> Named | None:
    tokens, entry, size = sentence.tokens, form.entry, len(form.words)
    begin = i - 1 if _opens_title(text, spans, i) else i
    span = Span(spans[begin].start, spans[i + size - 1].end)
    covered = sentence.under(span)
    first, last = covered[0], covered[-1]
    if "." in tokens[first].text[:-1] and span.end < tokens[first].end:
        return None  # a part of an address: *news.bbc.co.uk*
    joined_left = i > 0 and _hyphen().fullmatch(text[spans[i - 1].end : span.start]) is not None
    marked = _is_marked(text, span)
    if joined_left and not marked and not (found and found[-1].span.end == spans[i - 1].end):
        return None
    tail, has_tail = _tail(text, spans, i + size)
    if has_tail and tail is None and not _programme_behind(text, span):
        return None
    around = look_left(sentence, first)
    if around.classifier is not None and mark_before(text, span.start) and not marked:
        return None  # only the first words of a title: *die Sendung „Fakt ist!“*
    certain = (
        marked
        or around.classifier is not None
        or tail is not None
        or (size > 1 and "-" in span.of(text))
        or _in_capitals(text, span, tokens, entry)
    )
    if _is_person_name(sentence, first, last, certain=certain) or not _may_be_name(
        tokens, entry, around, certain
    ):
        return None
    if any(token.text == "&" for token in (*tokens[max(0, first - 1) : first], *tokens[last + 1 : last + 2])):
        return None  # *Standard & Poor's*
    if entry.ambiguous and not certain and _ends_superlative(tokens, around):
        return None
    if not (found and found[-1].last >= first - 1) and is_end_of_name(tokens, first, last):
        return None
    kind = entry.kind
    if around.classifier is not None:
        kind = _kind_by(around.classifier, entry)
    return Named(
        form.text if form.is_former else entry.name, kind, entry, first, last, span, around,
        certain or not entry.ambiguous, tail, form.is_former,
    )  # fmt: skip


def _kind_by(classifier: Noun, entry: ChannelEntry) -> ChannelKind:
    """*die Zeitung „heute“* is a newspaper although the table knows a programme of that name."""
    vague = classifier.noun in (
        "Magazin",
        "Journal",
        "Kanal",
        "Verlag",
        "Onlinedienst",
        "Nachrichtendienst",
        "Format",
    )
    return entry.kind if vague or not entry.ambiguous else classifier.kind


def _opens_title(text: str, spans: Sequence[Span], i: int) -> bool:
    """*die Zeitung „Die Welt“*, *der Zeitung Die Welt*, *The Jakarta Post*: the article belongs to the title."""
    if i == 0 or not _glue().fullmatch(text[spans[i - 1].end : spans[i].start]):
        return False
    word = spans[i - 1].of(text)
    if not word[0].isupper() or word.lower() not in TITLE_ARTICLES:
        return False
    inside = i > 1 and text[spans[i - 2].end : spans[i - 1].start] == " "
    return word == "The" or inside or mark_before(text, spans[i - 1].start) != ""


def _tail(text: str, spans: Sequence[Span], after: int) -> tuple[Noun | None, bool]:
    """The noun that a compound ends with (*ARD-Sendung*, *„Bild“-Zeitung*), and whether there is a compound
    at all."""
    last = after - 1
    while last + 1 < len(spans) and _hyphen().fullmatch(text[spans[last].end : spans[last + 1].start]):
        last += 1
    if last < after:
        return None, False
    word = spans[last].of(text)
    nouns = nouns_of(word, word)
    for group in _TAILS:
        noun = nouns.get(group)
        if noun is not None and noun.use is not Use.NONE:
            return noun, True
    return None, True


def _programme_behind(text: str, span: Span) -> bool:
    """*ORF-„Rückblick“*: the marks begin after the hyphen, the programme has a name of its own."""
    return mark_behind(text, span.end + 1) != ""


def _is_marked(text: str, span: Span) -> bool:
    return mark_before(text, span.start) != "" and mark_behind(text, span.end) != ""


def _in_capitals(text: str, span: Span, tokens: Sequence[Token], entry: ChannelEntry) -> bool:
    """*BILD*, *STERN* in a sentence that is not all capitals."""
    word = span.of(text)
    if len(word) < 3 or not word.isupper() or entry.name.isupper():
        return False
    return any(t.text.islower() and len(t.text) > 1 for t in tokens)


def _is_person_name(sentence: Sentence, first: int, last: int, *, certain: bool) -> bool:
    """*Michael Bloomberg*, *Emma Stern*: a one-word name after a first name is a family name; not *(sagte) Torn CNN*."""
    if first != last or first == 0 or certain:
        return False
    before, mention = sentence.tokens[first - 1], sentence.mention_at(first)
    if mention is None or first - 1 not in mention.words:
        return False
    name = before.tag == "NE" and before.text[:1].isupper()
    return name and not before.text.isupper() and before.text.isalpha()


def _may_be_name(tokens: Sequence[Token], entry: ChannelEntry, around: Around, certain: bool) -> bool:
    if certain or not entry.ambiguous:
        return True
    if entry.ambiguous == "strict":
        return (
            entry.kind in _CERTAIN_KINDS
            and around.preposition in SOCIAL_PREPOSITIONS
            and not around.determiner
        )
    if entry.ambiguous == "person":
        host = around.preposition == "von" and is_noun(tokens[around.governor], Use.CLASSIFIER.value)
        return (
            bool(host or around.preposition in ("bei", "in")) and not around.determiner
        )  # *in der Show von Lanz*
    return True


def _ends_superlative(tokens: Sequence[Token], around: Around) -> bool:
    """*(der größte Autobauer) der Welt*, *(die besten Segler) der Zeit*; not *(der jüngste Bericht) der Welt*."""
    noun = tokens[around.first - 1].text if around.first else ""
    head = head_of(noun)
    text = statement_of(noun) is not None or (head is not None and head.kind is SpeakerKind.DOCUMENT)
    in_front = tokens[max(0, around.first - 3) : around.first]
    graded = any(t.tag == "ADJA" and t.text.rstrip("nrs").endswith(("ste", "ßte")) for t in in_front)
    return graded and around.determiner == "der" and not around.preposition and not text


@cache
def _glue() -> regex.Pattern[str]:
    """What may be between two words of one name."""
    return regex.compile(rf"[ \u00a0\-‐‑./&+’'!:…{regex.escape(mark_characters())}]{{1,4}}")


@cache
def _hyphen() -> regex.Pattern[str]:
    """The hyphen of a compound, with or without marks: *„Bild“-Zeitung*, *Anti-„Bild“-Plakat*."""
    mark = f"[{regex.escape(mark_characters())}]?"
    return regex.compile(rf"{mark}[-‐‑]{mark}")
