"""A text that comes with its analysis: the sentences, words and tags of a ``stanza.Document``.

Sentences are kept unless quotation marks span their border, words unless a quotation mark is glued to one.
Tags are kept if they are STTS; base forms stay the library's own, since its tables of cues are keyed by them.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any, Protocol

from quoteattr.errors import NotParsed
from quoteattr.mark_scan import LINE_BREAK
from quoteattr.marks import MarkPair
from quoteattr.quote import Span
from quoteattr.segment import RawSentence
from quoteattr.syntax.sentence import Token, Tokens
from quoteattr.values import evolve, frozen

_STTS = {"PAV": "PROAV", "PIDAT": "PIAT"}
"""Names that German treebanks have for tags of the library."""


class StanzaDocument(Protocol):
    """What is read of a ``stanza.Document``; nothing else is taken for one."""

    text: str | None
    sentences: list[Any]


@frozen
class GivenWord:
    """A surface word; its base form and STTS tag are empty where the document has none."""

    span: Span
    lemma: str
    tag: str


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
    tokens = [token for sentence in document.sentences for token in sentence.tokens]
    reach = 0
    for token in tokens:
        start, end = token.start_char, token.end_char
        if start is None or any(word.head is None for word in token.words):
            raise NotParsed("The stanza document must be parsed (depparse) and its tokens must have offsets.")
        if not reach <= start < end <= len(document.text):
            raise NotParsed(
                f"The word {token.text!r} of the stanza document is not at {start}:{end} of its text."
            )
        reach = end
    words = [*map(_surface_word, tokens)]
    starts = accumulate((len(sentence.tokens) for sentence in document.sentences[:-1]), initial=0)
    if not words and document.text.strip():
        raise NotParsed(
            "The stanza document has a text but no words: it must be tokenised, tagged and parsed."
        )
    tagged = (word.xpos or word.upos for token in tokens for word in token.words)
    if words and not any(tagged):
        raise NotParsed("The words of the stanza document have no tags: run the processor pos.")
    if not all(is_stts(word.tag) for word in words):
        words = [evolve(word, tag="") for word in words]
    return Given(document.text, tuple(words), tuple(starts))


def _surface_word(token: Any) -> GivenWord:
    """One word for a token of stanza, which splits *im* into *in* and *dem*."""
    stand = next((word for word in token.words if word.upos == "ADP"), token.words[0])
    tag = _STTS.get(stand.xpos, stand.xpos or "")
    if len(token.words) > 1 and stand.upos == "ADP":
        tag = "APPRART"
    return GivenWord(Span(token.start_char, token.end_char), stand.lemma or "", tag)


def free_marks(document: Given, pairs: Sequence[MarkPair]) -> Given:
    """The document with every quotation mark as a word of its own, as in *„Ja* for „ and *Ja*.

    The longest piece of a word that is cut keeps its tags.
    """
    spans = [span for pair in pairs for span in (*pair.marks, pair.outer)]
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    words: list[GivenWord] = []
    starts: list[int] = []
    opening = frozenset(document.starts)
    for number, word in enumerate(document.words):
        if number in opening:
            starts.append(len(words))
        pieces = _pieces(word.span, edges)
        core = max(pieces, key=len)
        words += (evolve(word, span=core) if span is core else GivenWord(span, "", "") for span in pieces)
    return Given(document.text, tuple(words), tuple(starts))


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


def with_given(document: Given, tokens: Tokens) -> list[Token]:
    """The tokens of one sentence with the tags of the document; a stand-in for speech keeps its own."""
    out: list[Token] = []
    for token in tokens:
        word = document.words[bisect_left(document.words, token.start, key=lambda word: word.span.start)]
        own = token.is_quote or token.is_punctuation or word.tag in ("", token.tag)
        out.append(token if own else evolve(token, lemma=word.lemma or token.lemma, tag=word.tag))
    return out
