"""From raw sentences to analysed ones: stand-ins for speech, tags, trees, moods, clauses."""

from __future__ import annotations

import logging
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from attrs import field

from quoteattr.cues.lexicon import Lexicon, load
from quoteattr.mark_table import marks
from quoteattr.marks import MarkPair
from quoteattr.memory import legible
from quoteattr.mentions.read import read
from quoteattr.quote import Span
from quoteattr.segment import RawSentence
from quoteattr.syntax.articles import settle_articles
from quoteattr.syntax.clauses import clauses
from quoteattr.syntax.fixed_names import settle_fixed_names
from quoteattr.syntax.given import Given, with_given
from quoteattr.syntax.morphology import mood
from quoteattr.syntax.name_types import names_in
from quoteattr.syntax.quoted import goes_on, is_utterance
from quoteattr.syntax.sentence import PLACEHOLDER, Sentence, Token, Tokens, TypedName
from quoteattr.syntax.settled_names import settle_bare_objects, settle_names
from quoteattr.syntax.surnames import settle_surnames
from quoteattr.syntax.tagger import Tagged, Tagger
from quoteattr.syntax.titles import settle_titles
from quoteattr.syntax.verb_forms import settle_verb_forms
from quoteattr.syntax.word_classes import word_classes
from quoteattr.values import evolve, frozen

if TYPE_CHECKING:
    from quoteattr.syntax.parser import Parser, TaggedWord

_log = logging.getLogger(__name__)

_MOST_WORDS = 120
"""A longer "sentence" is analysed in pieces."""


class Word(NamedTuple):
    """A word before tagging: its offsets, and whether it is a stand-in or a mark that the tagger must not see."""

    span: Span
    stand_in: bool = False
    hidden: bool = False


@frozen
class Cut:
    """A document cut into sentences, with its pairs of marks; *given* are the tags that it came with, *cues* what
    may introduce an utterance."""

    text: str
    raws: Sequence[RawSentence]
    pairs: Sequence[MarkPair]
    given: Given | None = None
    cues: Lexicon = field(factory=load)


def lay_out(
    text: str, raw: RawSentence, pairs: Sequence[MarkPair], may_cue: Callable[[str], bool]
) -> tuple[Word, ...]:
    """The words of a sentence with every quoted utterance as one stand-in.

    Args:
        text: the document.
        raw: the sentence as the segmenter cut it.
        pairs: the mark pairs that lie in it, ordered by start.
        may_cue: whether a word can belong to a reporting expression.
    """
    if not pairs:
        return tuple(map(Word, raw.words))  # as in most sentences
    enclosing = Span(raw.start, raw.end)
    taken_out: list[Span] = []
    hidden: set[int] = set()
    for pair in pairs:
        if taken_out and pair.outer in taken_out[-1]:
            continue
        if is_utterance(text, pair, enclosing, may_cue) or (
            taken_out and goes_on(text, taken_out[-1], pair, enclosing, may_cue)
        ):
            taken_out.append(pair.outer)
        else:
            hidden.update(mark.start for mark in pair.marks)
    words: list[Word] = []
    upcoming = 0
    for span in raw.words:
        while upcoming < len(taken_out) and taken_out[upcoming].end <= span.start:
            upcoming += 1
        if upcoming < len(taken_out) and span.overlaps(taken_out[upcoming]):
            if not words or words[-1].span != taken_out[upcoming]:
                words.append(Word(taken_out[upcoming], stand_in=True))
            continue
        words.append(Word(span, hidden=span.start in hidden))
    return tuple(words)


def analyse_batch(
    documents: Sequence[Cut], tagger: Tagger, parser: Parser | None
) -> list[tuple[Sentence, ...]]:
    """Tag, parse and cut into clauses all sentences of some documents, whose names are looked for together.

    Returns:
        one tuple of sentences for each document, in order.
    """
    tagged = [_tag(document, tagger) for document in documents]
    if parser is not None:
        parsed = iter(_parse([sentence for found in tagged for sentence in found], parser))
        tagged = [[next(parsed) for _ in found] for found in tagged]
    named = names_in([[sentence.tokens for sentence in found] for found in tagged])
    return [_read_through(found, names) for found, names in zip(tagged, named, strict=True)]


def _read_through(
    sentences: Sequence[Sentence], named: Sequence[tuple[TypedName, ...]]
) -> tuple[Sentence, ...]:
    """Cut the sentences of a document into clauses, read their noun phrases, given what their names name."""
    out: list[Sentence] = []
    for sentence, names in zip(sentences, named, strict=True):
        tokens = settle_bare_objects(settle_names(sentence.tokens, names))
        found, mentions = clauses(tokens), read(tokens, names)
        out.append(evolve(sentence, tokens=tokens, clauses=found, names=names, mentions=mentions))
    sizes = [sum(len(getattr(s, part)) for s in out) for part in ("tokens", "clauses", "mentions", "names")]
    _log.debug("%d words in %d clauses, %d mentions, %d names", *sizes)
    return tuple(out)


def _tag(document: Cut, tagger: Tagger) -> list[Sentence]:
    text, pairs = document.text, document.pairs
    starts = [pair.outer.start for pair in pairs]
    first = 0
    found: list[tuple[int, Tokens]] = []
    for raw in document.raws:
        while first < len(pairs) and pairs[first].outer.end <= raw.start:
            first += 1
        inside = pairs[first : bisect_left(starts, raw.end)]
        for words in stretches(text, lay_out(text, raw, inside, document.cues.may_cue)):
            tokens = _tokens(text, words, tagger)
            if document.given is not None:
                tokens = with_given(document.given, tokens)
            found.append(
                (raw.paragraph, settle_articles(settle_verb_forms(settle_titles(settle_fixed_names(tokens)))))
            )
    quoted = (pair.inner.of(text) for pair in pairs)
    settled = settle_surnames([tokens for _, tokens in found], quoted)
    return [
        Sentence(number, paragraph, _with_moods(tokens))
        for number, ((paragraph, _), tokens) in enumerate(zip(found, settled, strict=True))
    ]


def stretches(text: str, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words of a sentence, those of a monstrous one in pieces that end after a comma where they can.

    No German sentence has hundreds of words; lists, tables and text without full stops do. Pieces keep the time in
    proportion to the length.
    """
    start = 0
    while start < len(words):
        end = min(len(words), start + _MOST_WORDS)
        if end < len(words):
            commas = (
                i for i in range(end - 1, start + _MOST_WORDS // 2, -1) if words[i].span.of(text) in ",;"
            )
            end = next(commas, end - 1) + 1
        yield words[start:end]
        start = end


def _tokens(text: str, words: Sequence[Word], tagger: Tagger) -> list[Token]:
    """The words with their tags; hidden marks are not shown to the tagger."""
    forms = [PLACEHOLDER if w.stand_in else legible(w.span.of(text)) for w in words]
    tags = iter(tagger.tag([form for form, word in zip(forms, words, strict=True) if not word.hidden]))
    tokens: list[Token] = []
    for form, word in zip(forms, words, strict=True):
        tag = Tagged(form, "$(") if word.hidden else next(tags)
        tokens.append(Token(form, word.span.start, word.span.end, tag.lemma, tag.tag))
    return tokens


def _with_moods(tokens: Tokens) -> tuple[Token, ...]:
    """Give finite verbs their mood; *ich habe* is indicative although *er habe* is not."""
    speaking = [i for i, t in enumerate(tokens) if t.text.lower() == "ich"]
    return tuple(
        evolve(t, mood=mood(t.text, t.lemma, t.tag, first_person=any(abs(i - k) <= 3 for k in speaking)))
        if t.is_finite
        else t
        for i, t in enumerate(tokens)
    )


def _parse(sentences: Sequence[Sentence], parser: Parser) -> list[Sentence]:
    """Add heads and relations; hidden marks stay out of the tree."""
    visible = [
        [i for i, t in enumerate(s.tokens) if t.tag != "$(" or t.text not in marks()] for s in sentences
    ]
    arcs = parser.parse(
        [as_learned([s.tokens[i] for i in indices]) for s, indices in zip(sentences, visible, strict=True)]
    )
    out: list[Sentence] = []
    for sentence, indices, tree in zip(sentences, visible, arcs, strict=True):
        tokens = list(sentence.tokens)
        for index, arc in zip(indices, tree, strict=True):
            head = indices[arc.head] if arc.head >= 0 else -1
            tokens[index] = evolve(tokens[index], head=head, deprel=arc.deprel)
        out.append(evolve(sentence, tokens=tuple(tokens)))
    return out


def as_learned(tokens: Tokens) -> list[TaggedWord]:
    """The words as the parser has learned to read them: with the universal classes of the table."""
    from quoteattr.syntax.parser import TaggedWord

    classes = word_classes([t.text for t in tokens], [t.tag for t in tokens], [t.lemma for t in tokens])
    return [TaggedWord(t.text, t.lemma, t.tag, upos) for t, upos in zip(tokens, classes, strict=True)]
