"""Which quoted stretches are taken out of their sentence before it is tagged and parsed.

A whole utterance („Das ist falsch.“) would break the clause around it, so one stand-in token takes its place. A name
or a fragment („Forbes“; sei „sehr erfreut“) is part of the clause and keeps its words. The decision is
made on characters and word forms alone; whether either is a quotation is decided later.
"""

from __future__ import annotations

from collections.abc import Callable

import regex

from quoteattr.full_stops import is_abbreviation
from quoteattr.mark_table import mark_characters
from quoteattr.marks import MarkPair
from quoteattr.mentions.quoted_names import LONGEST_CLAUSE, announces_outlet, is_naming
from quoteattr.quote import Span
from quoteattr.segment import is_signed
from quoteattr.word_lists import words

_FINAL = regex.compile(r"[.!?…][\s\u00a0]*[)\]]?$")
_CUT_OFF = regex.compile(r"^[\[(]?\s*+(?:…|\.\.\.)")
_FIRST_LETTER = regex.compile(r"[\p{L}\p{N}]")
_LAST_WORD = regex.compile(r"(?<!\p{L})(\p{L}++)\s*+$")
_GLOSS = regex.compile(r"[(\[]([^()\[\]:]{0,80}):$")
_WORD = regex.compile(r"\w+")
_ALONE = regex.compile(r"(?:[,;.:(\[–—]|(?:^|\s)[^\w\s]++)\s*+$")
"""A stretch begins here: the sentence, a part of it, a bracket, what follows a dateline, a bullet or a time stamp."""
_ARTICLES = frozenset({"der", "die", "das", "ein", "eine"})
"""A short stretch that begins with one is rather a title: *„Der Zauberberg“ – Thomas Mann*."""
_CLAUSE_ENDS = (*",;.!?…–", "")
_CLAUSE_COMMA = regex.compile(r"[,;:–]\s+\w+")
_NEXT_WORD = regex.compile(r"\s*+(,|[–—](?=\s))?+\s*+(?:(?:und|aber|doch)\s++)?([\p{L}]++)")
_POINTS_BACK = regex.compile(r"\s*+[,–—]\s++mit\s++dies\p{L}++\s")
_INTRODUCED = regex.compile(
    r"(?i)(?:worten?|satz|sätzen?|frage|parolen?|aufschriften?|spr[uü]ch(?:e|en)?|slogans?|sprech(?:chor|chöre|chören)|rufe?n?)"
    r"(?:,?\s++wie(?:\s++(?:etwa|zum\s++beispiel|z\.\s?b\.|beispielsweise))?+)?+\s*+$"
)
_FINITE = regex.compile(
    r"\b(?:ist|sind|war|waren|wäre|hat|haben|hatte|hatten|wird|werden|wurde|kann|können|muss|müssen|will|wollen|soll|"
    r"sollen|darf|dürfen|bin|habe|gibt|geht|brauchen|brauche|bleibt|bleiben)\b"
)
_FRAME_WORDS = frozenset(
    "so wie laut heißt hieß wird werden wurde wurden hat hatte haben hatten ist sind war waren soll sollen".split()
)
_NEAR = 120
"""At most this many characters before the stretch are searched for a word that announces it."""
_SENTENCE = 4
"""From this many words on, a stretch with a finite verb, or before a comma and a verb, is an utterance even where a
full stop is missing."""
_LONG = 9
"""From this many words on, a stretch with a clause boundary is taken out."""


def is_utterance(text: str, pair: MarkPair, enclosing: Span, is_cue: Callable[[str], bool]) -> bool:
    """Whether the stretch under *pair* is outside the clause around it, in the sentence under *enclosing*.

    Yes for a closing full stop, question or exclamation mark inside („Wirklich?“ fragte sie), for a colon in front
    (Er sagte: „Ja“), for the whole sentence („Nein“), for words before a comma and a reporting verb („Das
    stimmt nicht“, sagte er), for what *Worte* or *Frage* announces, and for a stretch that has the shape of a sentence.

    Args:
        is_cue: whether a word form can belong to a reporting verb.
    """
    inner = pair.inner.of(text)
    words = _WORD.findall(inner)
    if not words:
        return False
    lead = text[enclosing.start : pair.outer.start]
    before = lead.rstrip()
    behind = text[pair.outer.end : enclosing.end]
    finite = has_verb(inner)
    near = before[-_NEAR:]
    if (not finite or len(words) <= LONGEST_CLAUSE) and _is_named(near, clause=finite):
        return False
    if _is_closed(inner, words):
        return True
    if before.endswith(":"):
        return not _is_gloss(near, finite)
    if not before and not behind.strip(" .!?\n\t\r"):
        return True
    bracketed = before.endswith(("(", "[")) and behind.startswith((")", "]")) and len(words) < _LONG
    posted = not before and finite and _frame_follows(behind, is_cue)  # *„bin raus“, schrieb sie*
    if not (_opens_sentence(inner) or posted) or bracketed:
        return False
    if len(words) > 1 and _INTRODUCED.search(near):
        return True
    alone = not before or _ALONE.search(lead[-_NEAR:]) is not None
    # *Man brauche „Klarheit in der Sache“, sagte er* is no utterance
    whole = finite or not lead[-1:].isspace()
    if _frame_follows(behind, is_cue) and (alone or (whole and len(words) >= _SENTENCE)):
        return True
    if alone and (finite or len(words) >= _SENTENCE) and _verb_follows(behind):
        return True
    if not before and len(words) > 1 and words[0].lower() not in _ARTICLES:
        if is_signed(text, pair.outer.end, enclosing.end):
            return True
    if len(words) >= _SENTENCE and finite and not behind.startswith("-"):
        return True
    return len(words) >= _LONG and bool(_CLAUSE_COMMA.search(inner))


def goes_on(text: str, before: Span, pair: MarkPair, enclosing: Span, is_cue: Callable[[str], bool]) -> bool:
    """Whether the stretch under *pair* continues the utterance under *before* after its frame: *„Wir haben“, sagte*
    *Voss, „keine Wahl“.*"""
    frame = text[before.end : pair.outer.start]
    behind = text[pair.outer.end : enclosing.end].lstrip()
    if not frame.rstrip().endswith((",", "–")) or behind[:1] not in _CLAUSE_ENDS:
        return False
    return _frame_follows(frame, is_cue) and not _FINAL.search(
        text[before.start : before.end].rstrip(mark_characters())
    )


def has_verb(words: str) -> bool:
    """Whether one of the commonest finite verbs is there: *Die sind bewaffnet*; not *Neue Mitte*."""
    return _FINITE.search(words) is not None


def _is_named(before: str, *, clause: bool) -> bool:
    """Whether the preceding word announces a name, so that not even a full stop makes it a sentence: *die Partei*
    *„Neue Mitte.“*, *unter dem Motto „Auf nach Jena!“*; a *clause* is the name of an outlet only: *die Show „Wer hat das
    gesagt?“*."""
    word = _LAST_WORD.search(before)
    return word is not None and (announces_outlet(word[1]) if clause else is_naming(word[1]))


def _is_gloss(before: str, finite: bool) -> bool:
    """Whether a label in brackets gives a name or a translation: *(kurz: „Allianz“)*, *(Motto: „Einer für alle“)*."""
    found = _GLOSS.search(before)
    return found is not None and (not finite or any(map(is_naming, _WORD.findall(found[1]))))


def _is_closed(inner: str, words: list[str]) -> bool:
    """Whether the closing mark is after the end of a sentence: *„Halt!“*, *„Nie wieder.“*, not *„Solar Inc.“*."""
    if not _FINAL.search(inner) or (len(words) == 1 and inner.rstrip()[-1:] not in "!?"):
        return False
    return not is_abbreviation(inner.split()[-1])


def _opens_sentence(inner: str) -> bool:
    """Whether the first letter is that of a sentence, or its beginning was left out: *„[Es] war still“*, *„20 Jahre sind
    genug“*, *„… und still“*."""
    first = _FIRST_LETTER.search(inner)
    return bool(_CUT_OFF.match(inner)) or (first is not None and (first[0].isupper() or first[0].isdigit()))


def _frame_follows(behind: str, is_cue: Callable[[str], bool]) -> bool:
    """Whether a comma and a reporting verb, *so*, *mit diesen Worten* or an auxiliary follow the closing mark."""
    found = _NEXT_WORD.match(behind)
    return _POINTS_BACK.match(behind) is not None or (
        found is not None
        and bool(found[1])
        and found[2].islower()
        and (found[2] in _FRAME_WORDS or is_cue(found[2]))
    )


def _verb_follows(behind: str) -> bool:
    """Whether a verb of saying follows the closing mark without a comma, as some papers have it: *«Es kommen zu viele»*
    *sagte sie.*"""
    found = _NEXT_WORD.match(behind)
    return found is not None and found[2] in words("frame-opener")
