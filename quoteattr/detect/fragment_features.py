"""What words in quotation marks look like and what is next to them: features of the confidence model.

No single sign tells whether a fragment is speech or a name, a title, an ironic word; each of these speaks for or against
it a little.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from quoteattr.cues.entries import Frame
from quoteattr.detect.view import View
from quoteattr.mark_table import marks
from quoteattr.marks import MarkPair, find_pairs
from quoteattr.mentions.quoted_names import is_naming
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.quoted import has_verb
from quoteattr.words.closed import DEFINITE
from quoteattr.words.nouns import head_of

WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}'’-]*")
_SO_CALLED = regex.compile(r"(?i)(?:so\s?genannt\p{L}*+|genannten?|namens)\s*$")
_LAST_WORD = regex.compile(r"(?<!\p{L})(\p{L}++)\s*+$")
_GLOSS = regex.compile(r"[(\[]\s*+(\p{L}++):\s*+$")
_TRANSLATED = regex.compile(r"\(\s*+(?:(?:\p{Ll}++\s*+){1,2}[:.]\s*+)?$")
_CALLED = regex.compile(
    r"\s*+,?\s*+(?:so\s++(?:heiß|hieß|laute)t?(?:e|en)?\s++(?!es\b)|wie\s++(?:\p{L}++\s++){1,6}genannt\s++w[iu]rd)"
)
_TITLED = regex.compile(r"(?<!\p{L})(\p{L}++)\s++(?:heißt|hieß|lautet|lautete)(?!\s++es\b):?+\s*+$")
_ALSO = regex.compile(r"(?i)\b(?:auch|kurz|meist|oft|stets|nur)\s*+$")
_BESIDE = 60
"""So many characters around words in marks are looked at for what announces a name."""
_CALLED_ALSO = regex.compile(r"\s++genannt\b")
_ANNOUNCED = regex.compile(r"(?i)\bheißt\s++es\s++(?:\p{L}++\s++)?wieder:\s*+$")
_COORDINATED = regex.compile(r"\s*+(?:,|,?\s*+(?:und|oder|sowie|sondern|noch|aber)\b(?:\s++auch\b)?)\s*+")
_HEADING = regex.compile(r"\s{0,20}+[^\n]{1,300}+(?=\n)")
_FEW = 3
_COMPOUND = 14
_NEAR = 20_000
"""How many characters on either side are searched for the same words."""


def rows(view: View) -> dict[MarkPair, MarkPair]:
    """For all that is in marks the first of those it is coordinated with: what precedes that one governs all.

    *Sie nannte ihn „stur“, „laut“ und „unbelehrbar“*: the verb precedes „stur“.
    """
    heads: dict[MarkPair, MarkPair] = {}
    last: MarkPair | None = None
    for pair in sorted((*view.pairs, *view.stand_ins), key=lambda pair: pair.outer.start):
        joined = (
            last is not None
            and last.outer.end <= pair.outer.start
            and _COORDINATED.fullmatch(view.text, last.outer.end, pair.outer.start)
        )
        heads[pair] = heads[last] if joined and last is not None else pair
        last = pair
    return heads


def shape(view: View, pair: MarkPair, tokens: Sequence[int]) -> Iterator[str]:
    """Length, first letter, names: *„völlig absurd“* against *„Kurier“*."""
    words = WORD.findall(pair.inner.of(view.text))
    is_thing = len(words) <= _FEW and words[0].lower() in DEFINITE and words[1:2] and words[1][:1].isupper()
    lower = words[0][:1].islower() and not is_thing  # the article of „der Dicke“ says nothing
    opens = pair.outer.start == view.sentence.start  # where every word has a capital
    if lower or not opens or view.tokens[tokens[0]].tag in ("NN", "NE"):
        yield f"{'lower' if lower else 'upper'}-{'short' if len(words) <= 2 else 'mid' if len(words) <= 6 else 'long'}"
    if any(view.tokens[i].tag == "NE" for i in tokens):
        yield "name-inside"
    if len(words) == 1 and len(words[0]) >= _COMPOUND and not lower:
        yield "compound"  # a term rather than a judgement: *„Beitragsbemessungsgrenze“*
    if _comes_back(view.text, pair):
        yield "repeated"


def _comes_back(text: str, pair: MarkPair) -> bool:
    """Whether words in marks are in the text once more, as a name is; in marks in the heading they are what was said."""
    words, heading, body = pair.inner.of(text), _HEADING.match(text), 0
    if heading is not None and heading.end() <= pair.inner.start:
        body = end = heading.end()
        at = text.find(words, 0, end)
        if at >= 0 and not any(said.inner.start <= at < said.inner.end for said in find_pairs(text[:end])):
            return True
    return text.count(words, max(body, pair.inner.start - _NEAR), pair.inner.end + _NEAR) > 1


def surroundings(view: View, head: MarkPair, tokens: Sequence[int]) -> Iterator[str]:
    """The words before and after: *die Zeitung „…“*, *als „…“*, *sei „…“.*

    Args:
        view: the sentence.
        head: the first of the fragments that are coordinated with this one, or itself.
        tokens: the words in the marks.
    """
    yield from _in_front(view, head)
    behind = next((t for t in view.tokens[tokens[-1] + 1 :] if t.text not in marks()), None)
    if behind is None or behind.tag == "$.":
        yield "sentence-end-behind"
    verb = view.predicate_at(tokens[0])
    if verb is not None and verb.takes(Frame.NAME, Frame.ALS):
        if any(view.tokens[i].tag == "PRF" for i in verb.clause.tokens):
            yield "reflexive-clause"  # die sich selbst „Freie Liste“ nennt


def is_named(text: str, pair: MarkPair) -> bool:
    """Whether the word before announces a name: *die Zeitung „Kurier“*, *ihr Buch, „Das Riff“, …*, *der so genannte*
    *„Zapfhahn“*; that of a body begins with a capital (*das Unternehmen „in Schwung bringen“*)."""
    before = _before(text, pair)
    if text[pair.outer.end : pair.outer.end + 1] == "," and not has_verb(pair.inner.of(text)):
        before = before.rstrip(" ,")
    word = _LAST_WORD.search(before)
    if word is None or not is_naming(word[1]):
        return _SO_CALLED.search(before) is not None
    body = head_of(word[1])
    is_body = body is not None and body.kind is SpeakerKind.ORGANISATION
    return not (is_body and pair.inner.of(text)[:1].islower())


def is_name(text: str, pair: MarkPair) -> bool:
    """Whether words in marks name something and are nobody's words: also the first part of a compound, *„Bild“-Zeitung*."""
    compound = text[pair.outer.end : pair.outer.end + 2]
    return is_named(text, pair) or is_called(text, pair) or (compound[:1] == "-" and compound[1:].isalpha())


def is_called(text: str, pair: MarkPair) -> bool:
    """Whether the context announces a name: *(Motto: „Gemeinsam stark“)*, *„Hafenwelt“, so heißt das Projekt*, *„Onkel*
    *Ede“, wie der Wirt genannt wird*, *das Riff, auch „Zahn“ genannt*, *Der Titel lautet: „Neuland“*, *Heute heißt es
    wieder: „Das große Singen“*, *„La Mer“ (etwa: „Das Meer“)*."""
    before = _before(text, pair)
    if _TRANSLATED.search(before) and before[: before.rfind("(")].rstrip()[-1:] in marks():
        return True
    gloss = _GLOSS.search(before) or _TITLED.search(before)
    if gloss is not None and is_naming(gloss[1]):
        return True
    also = _ALSO.search(before) and _CALLED_ALSO.match(text[pair.outer.end : pair.outer.end + _BESIDE])
    return bool(also or _CALLED.match(text, pair.outer.end) or _ANNOUNCED.search(before))


def _before(text: str, pair: MarkPair) -> str:
    return text[max(0, pair.outer.start - _BESIDE) : pair.outer.start]


def _in_front(view: View, pair: MarkPair) -> Iterator[str]:
    at = view.word_before(bisect_left(view.tokens, pair.outer.start, key=lambda token: token.start))
    if at is None:
        return
    previous = view.tokens[at]
    if previous.text.lower() == "als":
        yield "als-before"
    elif previous.tag in ("NN", "ADV"):
        yield "noun-before" if previous.tag == "NN" else "adverb-before"
    elif _is_definite(view, at):
        yield "the-before"


def _is_definite(view: View, at: int) -> bool:
    """Whether a definite article governs what follows token *at*, as it does names and terms: *der „Weiße Ring“*."""
    while at > 0 and view.tokens[at].tag == "ADJA":
        at -= 1
    article = view.tokens[at]
    return article.tag == "APPRART" or (article.tag == "ART" and not article.text.lower().startswith("ein"))
