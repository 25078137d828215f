"""The words of a source phrase: trimmed to the noun phrase, without adposition and closing comma."""

from __future__ import annotations

from quoteattr.detect.candidate import Phrase
from quoteattr.mark_table import opening_marks
from quoteattr.quote import Mention, Span
from quoteattr.syntax.sentence import Sentence
from quoteattr.words.closed import without_article

_LEADING = frozenset("so wie laut nach von gemäß zufolge durch seitens gegenüber zu auch denn".split())
_FUNCTION_TAGS = frozenset("APPR APPRART APPO APZR ADV KOKOM PTKVZ PTKZU KON PTKA PROAV PWAV".split())


def trim(sentence: Sentence, phrase: Phrase) -> tuple[int, int]:
    """The first and last token of the mention in *phrase*.

    *laut dem Sprecher* → *dem Sprecher*. A phrase of one token stays as it is.
    """
    tokens = sentence.tokens
    first, last = phrase.first, min(phrase.last, len(tokens) - 1)
    if first >= last:
        return first, max(first, last)
    while (
        first < last
        and tokens[first].tag in _FUNCTION_TAGS
        and without_article(tokens[first].text) in _LEADING
    ):
        if phrase.role == "subject" and tokens[first].tag == "APPR":
            break  # the particle of a name: *Von der Heyde sagte*
        first += 1
    while (
        first < last
        and tokens[first].tag.startswith("$")
        and tokens[first].text not in {"(", *opening_marks()}
    ):
        first += 1
    return first, last


def mention(text: str, sentence: Sentence, first: int, last: int) -> Mention:
    """Tokens ``first..last`` as a mention on the caller's string."""
    span = Span(sentence.tokens[first].start, sentence.tokens[last].end)
    return Mention(span.of(text), span)
