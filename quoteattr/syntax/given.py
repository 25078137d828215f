"""A text that comes with its analysis: the sentences, words, tags and trees of a ``stanza.Document``.

Sentences are kept unless quotation marks span their border, words unless a quotation mark is glued to one.
Tags are kept if they are STTS; base forms stay the library's own, since its tables of cues are keyed by them.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Protocol

from quoteattr.errors import NotParsed
from quoteattr.mark_scan import LINE_BREAK
from quoteattr.marks import MarkPair
from quoteattr.quote import Span
from quoteattr.segment import RawSentence
from quoteattr.syntax.sentence import Token
from quoteattr.values import evolve, frozen

_ROOT = -1
_STTS = {"PAV": "PROAV", "PIDAT": "PIAT"}
"""Names that German treebanks have for tags of the library."""


class StanzaDocument(Protocol):
    """What is read of a ``stanza.Document``; nothing else is taken for one."""

    text: str | None
    sentences: list[Any]


@frozen
class GivenWord:
    """A surface word with its tags and its arc; ``head`` counts the words of the whole text.

    ``tag`` is empty where the document has no STTS tag.
    """

    span: Span
    lemma: str
    tag: str
    upos: str
    head: int
    deprel: str


@frozen
class Given:
    """A text and all its words in order; ``starts`` are the numbers of those that begin a sentence."""

    text: str
    words: tuple[GivenWord, ...]
    starts: tuple[int, ...]


def read_input(item: str | StanzaDocument) -> str | Given:
    """A text as it is, or what a parsed ``stanza.Document`` says.

    Raises:
        TypeError: *item* is neither.
        NotParsed: the document lacks its text, its words, their offsets, tags or trees.
    """
    if isinstance(item, str):
        return str.__str__(item)  # plain: a subclass may have methods of its own
    # No object can be a document of stanza before stanza is imported, and it takes seconds to import.
    stanza = sys.modules.get("stanza.models.common.doc")
    if stanza is None or not isinstance(item, stanza.Document):
        raise TypeError(f"quoteattr reads str or a parsed stanza.Document, not {type(item).__name__}")
    return given(item)


def given(document: StanzaDocument) -> Given:
    """The words of a parsed document over surface words: *im* is one, not *in dem*.

    Raises:
        NotParsed: see :func:`read_input`.
    """
    from quoteattr.syntax.word_classes import is_stts

    if document.text is None:
        raise NotParsed("The stanza document has no text: pass text= when it is made.")
    reach = 0
    for token in (token for sentence in document.sentences for token in sentence.tokens):
        start, end = token.start_char, token.end_char
        if start is None or any(word.head is None for word in token.words):
            raise NotParsed("The stanza document must be parsed (depparse) and its tokens must have offsets.")
        if not reach <= start < end <= len(document.text):
            raise NotParsed(
                f"The word {token.text!r} of the stanza document is not at {start}:{end} of its text."
            )
        reach = end
    words: list[GivenWord] = []
    starts: list[int] = []
    for sentence in document.sentences:
        starts.append(len(words))
        words += _surface_words(sentence.tokens, len(words))
    if not words and document.text.strip():
        raise NotParsed(
            "The stanza document has a text but no words: it must be tokenised, tagged and parsed."
        )
    if all(word.upos == "X" and not word.tag for word in words) and words:
        raise NotParsed("The words of the stanza document have no tags: run the processor pos.")
    if not all(is_stts(word.tag) for word in words):
        words = [evolve(word, tag="") for word in words]
    return Given(document.text, tuple(words), tuple(starts))


def _surface_words(tokens: Sequence[Any], first: int) -> list[GivenWord]:
    """The words of a sentence whose first one has the number *first*; *im* stands in place of its *in*."""
    owner = {word.id: number for number, token in enumerate(tokens, first) for word in token.words}
    words: list[GivenWord] = []
    for number, token in enumerate(tokens, first):
        outside = [word for word in token.words if owner.get(word.head) != number] or token.words
        stand = next((word for word in outside if word.upos == "ADP"), outside[0])
        tag = _STTS.get(stand.xpos, stand.xpos or "")
        if len(token.words) > 1 and stand.upos == "ADP":
            tag = "APPRART"
        head = owner[stand.head] if stand.head else _ROOT
        span = Span(token.start_char, token.end_char)
        words.append(GivenWord(span, stand.lemma or "", tag, stand.upos or "X", head, stand.deprel or ""))
    return words


def free_marks(document: Given, pairs: Sequence[MarkPair]) -> Given:
    """The document with every quotation mark as a word of its own, as in *„Ja* for „ and *Ja*.

    The longest piece of a word that is cut keeps its tags and arc; the others are attached to it.
    """
    spans = [span for pair in pairs for span in (*pair.marks, pair.outer)]
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    pieces = [_pieces(word.span, edges) for word in document.words]
    if all(len(cut) == 1 for cut in pieces):
        return document
    place: list[int] = []
    first: list[int] = []
    length = 0
    for cut in pieces:
        first.append(length)
        place.append(length + max(range(len(cut)), key=lambda at: cut[at].end - cut[at].start))
        length += len(cut)
    words = [
        evolve(word, span=span, head=place[word.head] if word.head >= 0 else _ROOT)
        if start + at == core
        else GivenWord(span, "", "", "", core, "punct")
        for word, cut, start, core in zip(document.words, pieces, first, place, strict=True)
        for at, span in enumerate(cut)
    ]
    return Given(document.text, tuple(words), tuple(first[start] for start in document.starts))


def _pieces(span: Span, edges: Sequence[int]) -> list[Span]:
    inside = edges[bisect_left(edges, span.start + 1) : bisect_left(edges, span.end)]
    cuts = [span.start, *inside, span.end]
    return [Span(start, end) for start, end in pairwise(cuts)]


def sentences_of(document: Given, pairs: Sequence[MarkPair]) -> tuple[RawSentence, ...]:
    """The sentences of the document, those joined that a pair of quotation marks holds together.

    „Das stimmt. Leider.“, sagte sie. — is one sentence here, whatever stanza made of it.
    """
    breaks = [found.start() for found in LINE_BREAK.finditer(document.text)]
    spans = [word.span for word in document.words]
    found: list[RawSentence] = []
    reach = upcoming = first = 0
    for end in (*document.starts[1:], len(spans)):
        if end == first:
            continue
        while upcoming < len(pairs) and pairs[upcoming].outer.start < spans[end - 1].end:
            reach = max(reach, pairs[upcoming].outer.end)
            upcoming += 1
        if end == len(spans) or spans[end].start >= reach:
            start = spans[first].start
            paragraph = bisect_left(breaks, start)
            found.append(RawSentence(start, spans[end - 1].end, paragraph, tuple(spans[first:end])))
            first = end
    return tuple(found)


def with_given(document: Given, tokens: Sequence[Token]) -> list[Token]:
    """The tokens of one sentence with the tags and arcs of the document; a stand-in is all its words in one."""
    ranges = [range(_number(document, token.start), _number(document, token.end)) for token in tokens]
    owner = {number: at for at, members in enumerate(ranges) for number in members}
    out: list[Token] = []
    for at, (token, members) in enumerate(zip(tokens, ranges, strict=True)):
        head, deprel = _outward(document, members, owner, at)
        word = document.words[members[0]]
        if token.is_quote or token.is_punctuation or not word.upos:
            out.append(evolve(token, head=head, deprel=deprel))
            continue
        tag = word.tag or token.tag
        lemma = word.lemma if tag != token.tag and word.lemma else token.lemma
        out.append(evolve(token, lemma=lemma, tag=tag, head=head, deprel=deprel))
    return list(_without_circles(out))


def _number(document: Given, place: int) -> int:
    """The number of the first word that begins at *place* or after it."""
    return bisect_left(document.words, place, key=lambda word: word.span.start)


def _outward(document: Given, members: range, owner: dict[int, int], at: int) -> tuple[int, str]:
    """The arc that leads out of the token number *at*: to another one if there is such, else to the root."""
    arcs = [
        (owner.get(document.words[number].head, _ROOT), document.words[number].deprel) for number in members
    ]
    outward = [arc for arc in arcs if arc[0] != at]
    return next((arc for arc in outward if arc[0] >= 0), outward[0] if outward else (_ROOT, "root"))


def _without_circles(tokens: Sequence[Token]) -> Iterator[Token]:
    """A stand-in whose words govern and are governed by the same word outside becomes a root."""
    heads = [token.head for token in tokens]
    for at, token in enumerate(tokens):
        if token.is_quote and _returns(heads, at):
            heads[at] = _ROOT
            yield evolve(token, head=_ROOT, deprel="root")
        else:
            yield token


def _returns(heads: Sequence[int], at: int) -> bool:
    above = heads[at]
    for _ in heads:
        if above in {at, _ROOT}:
            break
        above = heads[above]
    return above == at
