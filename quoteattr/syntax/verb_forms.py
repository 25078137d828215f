"""Second look at verb forms: finite or not, by their place between commas.

A tagger that sees few words at a time mistakes *vermuten* in *Die Forscher vermuten, dass …* for an infinitive, and the
participle in *habe die Angaben bezweifelt* for a finite verb. The verbal bracket (finite verb second, infinitive or
participle at the end) decides such forms.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.mark_table import closing_marks
from quoteattr.syntax.morphology import mood
from quoteattr.syntax.sentence import AUXILIARY_TAGS, SEPARATOR_TAGS, Mood, Token, Tokens
from quoteattr.values import evolve
from quoteattr.words.closed import THAT

_PLURAL_AUXILIARIES = frozenset({"werden", "haben"})
"""Infinitives that are plurals as well."""
_INFINITE = frozenset({"VVINF", "VVPP"})
_MISTAKEN = _INFINITE | {"ADJA", "ADJD", "NN"}
"""Tags that the first word behind an utterance may get."""
_LIKE_INFINITIVE = _INFINITE | {"VVFIN", "ADJA", "NN"}
"""Tags that an infinitive with its *zu* inside may get."""
_OPENS_PARTICIPLE = tuple("ge be ver er ent emp zer miss über unter wider hinter prophe".split())
"""How participles begin; *prophezeit* is one of the few with neither prefix nor *ge-*."""
_ZU_INSIDE = regex.compile(
    r"(?:ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her\w*|hin\w*|los|mit|nach|nieder|schlecht|schön|sicher|still|um|unter|vor|weg|"
    r"weiter|wieder|zurück|zusammen)zu\w{3,}e?n"
)
_SUBJECT_TAGS = frozenset({"NN", "NE", "PPER", "PIS", "PDS", "PRELS", "CARD"})
_WITHIN_PHRASE = frozenset(
    "von vom für aus in der und hingegen jedoch aber dagegen allerdings indes wiederum selbst auch".split()
)
"""Words after a noun that open no phrase of their own: *die Leute von hier*, *die Kanadier hingegen*."""
_BEHIND_BRACKET = frozenset({"KON", "VAPP", "VAINF", "APPR", "KOUI", "PTKVZ"})
_PLAIN_PHRASE = frozenset({"ART", "PPOSAT", "PIAT", "CARD", "NN", "NE"})
_SUBJECT_OPENERS = frozenset({"ART", "NN", "NE", "PPER", "PPOSAT", "PDAT", "PIAT", "ADJA"})
"""With which tags a subject begins: *wie der Chef erklärt*; not *wie von ihm erklärt*, *wie berichtet*."""
_OPENERS = frozenset({"KOUS", "PRELS", "PRELAT", "PWS", "PWAV", "PWAT", "KOUI"})


def settle_verb_forms(tokens: Tokens) -> tuple[Token, ...]:
    """*tokens* with finite and infinite verb tags made consistent in each stretch between commas."""
    out = [_with_zu(_no_verb(tokens, i), tokens, i) for i in range(len(tokens))]
    start = 0
    for i in range(len(out) + 1):
        if i == len(out) or out[i].tag in SEPARATOR_TAGS:
            if i > start:
                _settle(out, start, i)
            start = i + 1
    return tuple(out)


def _no_verb(tokens: Tokens, i: int) -> Token:
    """Token *i*, as a noun where a capital says so: *suchte bei Google*, *eine Klage*, *„Hot Dance“*."""
    token = tokens[i]
    if not token.is_finite or not _is_capital_inside(tokens, i):
        return token
    return evolve(token, tag="NN" if tokens[i - 1].tag.startswith(("A", "P", "CARD")) else "NE")


def _with_zu(token: Token, tokens: Tokens, i: int) -> Token:
    """An infinitive that holds its *zu*, at the end of its stretch: *(vor,) die Truppe schlechtzureden*."""
    if token.tag not in _LIKE_INFINITIVE or "zu" not in token.text or not _ZU_INSIDE.fullmatch(token.text):
        return token
    ends = i + 1 == len(tokens) or tokens[i + 1].is_punctuation
    return evolve(token, tag="VVIZU") if ends and token.text.islower() else token


def _holds_ge(token: Token) -> bool:
    """Whether a form holds a *ge* that its infinitive lacks, so that it is a participle: *aufgefordert*, not *ausgeht*."""
    at = token.text.find("ge", 2)
    return at > 0 and token.lemma[:at] == token.text[:at] and not token.lemma.startswith("ge", at)


def _is_capital_inside(tokens: Tokens, i: int) -> bool:
    """Whether a word has a capital inside a sentence; not the first, not after a bracket, a colon or a mark (*(Siehe*
    *Seite 3)*), not where all is in capitals."""
    token, before = tokens[i], tokens[i - 1] if i else None
    if not token.text[:1].isupper():
        return False
    if before is None or before.is_punctuation:
        return i + 1 < len(tokens) and tokens[i + 1].text in (":", ")")  # a label, a bracket of one word
    return not (token.text.isupper() and before.text.isupper())


def _settle(tokens: list[Token], first: int, end: int) -> None:
    while end - first > 1 and tokens[end - 1].text in closing_marks():
        end -= 1  # *„dass hier Arbeit entsteht“, sagte sie*
    while end - first > 1 and tokens[first].tag == "$(":
        first += 1
    _infinitive_behind_zu(tokens, end)
    _verb_behind_utterance(tokens, first, end)
    _participles_in_bracket(tokens, first, end)
    end = _end_of_opened(tokens, first, end)
    if not any(tokens[i].is_finite for i in range(first, end)):
        _missing_finite(tokens, first, end)


def _end_of_opened(tokens: Tokens, first: int, end: int) -> int:
    """Where a subordinate clause ends: where another verb is joined to its own, at the end of the stretch otherwise:
    *(dass) die Regenfälle anhalten und warnte vor Fluten*."""
    joined = (
        i
        for i in range(first + 2, end - 1)
        if tokens[i].tag == "KON" and tokens[i + 1].is_finite and tokens[i - 1].tag in _INFINITE
    )
    return next(joined, end) if _is_opened(tokens, first, end) else end


def _is_opened(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a stretch begins with a subordinator, a relative or a question word."""
    return tokens[first].tag in _OPENERS or (
        first + 1 < end and tokens[first].tag in ("APPR", "KON") and tokens[first + 1].tag in _OPENERS
    )


def _is_resumed(tokens: Tokens, end: int) -> bool:
    """Whether the next stretch opens with a finite verb: *(dass) sie das Werk verkauft, stieg die Aktie*."""
    end += end < len(tokens) and tokens[end].text in closing_marks()
    return end + 1 < len(tokens) and tokens[end].tag == "$," and tokens[end + 1].is_finite


def _infinitive_behind_zu(tokens: list[Token], end: int) -> None:
    """A small verb form in -n that ends its stretch after *zu* is an infinitive: *jedem Ergebnis zu misstrauen*."""
    last = tokens[end - 1]
    is_verb = last.tag in ("VVFIN", "VVINF", "NN") and last.text.islower() and last.text.endswith("n")
    if is_verb and end > 1 and tokens[end - 2].text == "zu":
        tokens[end - 2 : end] = [evolve(tokens[end - 2], tag="PTKZU"), evolve(last, tag="VVINF")]


def _verb_behind_utterance(tokens: list[Token], first: int, end: int) -> None:
    """After a quoted stretch and a comma a lower-case form in -te(n) or -t is a verb: *„Nein“, entgegnete Meier*."""
    token = tokens[first]
    behind_mark = first >= 2 and (tokens[first - 2].is_quote or tokens[first - 2].text in closing_marks())
    like_verb = token.text.islower() and token.text.endswith(("te", "ten", "t", "en"))
    if behind_mark and end - first > 1 and like_verb and token.tag in _MISTAKEN:
        tokens[first] = evolve(token, tag="VVFIN")


def _participles_in_bracket(tokens: list[Token], first: int, end: int) -> None:
    """After an auxiliary or modal, a "finite" form at the end of the stretch closes the bracket: *hat … bezweifelt*."""
    opening = next((i for i in range(first, end) if tokens[i].tag in AUXILIARY_TAGS), None)
    if opening is None or any(tokens[i].tag in _OPENERS for i in range(opening + 1, end)):
        return
    auxiliary = tokens[opening]
    future = auxiliary.tag == "VMFIN" or auxiliary.lemma == "werden"
    for i in range(opening + 1, end):
        if tokens[i].tag == "VAFIN" and _closes_modal(auxiliary, tokens[i - 1], tokens[i]):
            tokens[i] = evolve(tokens[i], tag="VAINF")
        if _closes_perfect(auxiliary, tokens[i - 1], tokens[i]):
            tokens[i] = evolve(tokens[i], tag="VMINF")
        if tokens[i].tag != "VVFIN" or not _may_close(tokens[opening + 1 : i], tokens[i + 1 : end]):
            continue
        form = tokens[i].text.lower()
        if future and form.endswith(("en", "ern", "eln")):
            tokens[i] = evolve(tokens[i], tag="VVINF")
        elif form.endswith(("t", "en")) and (form.startswith(_OPENS_PARTICIPLE) or form.endswith("iert")):
            tokens[i] = evolve(tokens[i], tag="VVPP")


def _closes_modal(modal: Token, before: Token, verb: Token) -> bool:
    """Whether *verb* is an infinitive that closes the bracket of *modal*: *sollen Tische zerstört haben (und so …)*."""
    closes = verb.text in ("haben", "sein", "werden")
    return closes and modal.tag == "VMFIN" and before.tag in ("VVPP", "VAPP")


def _closes_perfect(auxiliary: Token, before: Token, verb: Token) -> bool:
    """Whether a modal is an infinitive that closes the bracket of *haben* or *werden*: *(der Turm) hätte nie gebaut werden*
    *dürfen*, *werde gebaut werden müssen*."""
    closes = verb.tag == "VMFIN" and verb.text == verb.lemma
    return closes and auxiliary.lemma in ("haben", "werden") and before.tag in ("VVINF", "VAINF")


def _may_close(before: Tokens, behind: Tokens) -> bool:
    """Whether a verb may close the bracket of an auxiliary: there are words *before* it, and no verb closes it there."""
    closes = not behind or behind[0].is_punctuation or behind[0].tag in _BEHIND_BRACKET
    if not closes and not any(t.text.lower() in ("weder", "sowohl") for t in before):
        return False  # but *wolle das weder bestätigen noch dementieren*
    joined = max((i for i, t in enumerate(before) if t.tag == "KON"), default=0)
    return bool(before) and not any(t.tag in ("VVPP", "VVINF", "VVIZU") for t in before[joined:])


def _missing_finite(tokens: list[Token], first: int, end: int) -> None:
    """A stretch with a subject and a lone infinitive-like form in second place has its finite verb there.

    *Die Forscher vermuten*, *Die Firmen gestanden ein*, *die Zinsen sänken*, *dass zwei Bäder geschlossen werden*;
    not *den Plan zu prüfen*, not *um zu gehen*, and not the closing
    bracket of a clause that was interrupted.
    """
    last = tokens[end - 1]
    verbs = [i for i in range(first, end) if tokens[i].tag in _INFINITE and not _is_capital_inside(tokens, i)]
    if last.text in _PLURAL_AUXILIARIES and tokens[end - 2].tag == "VVPP" and _is_opened(tokens, first, end):
        tokens[end - 1] = evolve(last, tag="VAFIN")
    elif verbs:
        verb = _finite_by_place(tokens, first, end, verbs)
        if verb is not None:
            tokens[verb] = evolve(tokens[verb], tag="VVFIN")
    elif (small := _small_noun(tokens, first, end)) is not None:
        form, lemma = tokens[small].text, tokens[small].lemma
        tokens[small] = evolve(tokens[small], tag="VVFIN", lemma=f"{form}n" if form.endswith("e") else lemma)
    elif _starts_sentence(tokens, first) and (verb := _behind_noun(tokens, first, end)) is not None:
        tokens[verb] = evolve(tokens[verb], tag="VVFIN", lemma=f"{tokens[verb].text.rstrip('n')[:-2]}en")


def _finite_by_place(tokens: Tokens, first: int, end: int, verbs: Sequence[int]) -> int | None:
    """Which of the infinitive-like forms of a stretch its place shows to be finite."""
    for i in verbs:
        if mood(tokens[i].text, tokens[i].lemma, "VVFIN") is Mood.SUBJUNCTIVE_II:
            return i
    if any(tokens[i].tag in ("PTKZU", "KOUI", "VVIZU") for i in range(first, end)):
        return None
    verb, opened = verbs[0], _is_opened(tokens, first, end)
    participle = tokens[verb].text.lower().endswith("t")
    if participle and verb == first > 0 and tokens[first - 1].tag == "$," and _is_opened(tokens, 0, first):
        if tokens[first - 2].is_finite and not any(token.is_finite for token in tokens[end:]):
            return verb  # *Was das heißt, verhandelt am Montag der Rat*
    told = tokens[first].text.lower() == "wie" and tokens[first + 1].tag in _SUBJECT_OPENERS
    if participle and opened and verb == end - 1 and (told or _is_resumed(tokens, end)):
        return verb
    if participle and (_holds_ge(tokens[verb]) or not _starts_sentence(tokens, first)):
        return None
    if not any(tokens[i].tag in _SUBJECT_TAGS for i in range(first, verb)):
        return None
    if opened:
        return verb if verb == end - 1 and tokens[verb].tag == "VVINF" else None
    parted = any(tokens[i].tag == "PTKVZ" for i in range(verb + 1, end))
    second = _starts_sentence(tokens, first) and _constituents(tokens, first, verb) == 1
    return verb if parted or second else None


def _behind_noun(tokens: Tokens, first: int, end: int) -> int | None:
    """A form in *-te* between two nouns, which is no adjective there: *Der Verein erstattete Anzeige*, *Am Abend bezweifelte
    Holmer, dass …*; not *In der Nacht verletzte Leute, die …*"""
    content = end + 1 < len(tokens) and tokens[end + 1].text in THAT | {"ob"}
    first += content and tokens[first].tag in ("APPR", "APPRART")
    i = next((i for i in range(first, end - 1) if tokens[i].tag not in _PLAIN_PHRASE), first)
    token = tokens[i]
    prefixed = token.text.startswith(_OPENS_PARTICIPLE[1:]) and token.text.endswith(("te", "ten"))
    between = i > first and tokens[i - 1].tag in ("NN", "NE") and tokens[i + 1].tag == "NN"
    return i if between and prefixed and token.tag == "ADJA" else None


def _small_noun(tokens: Tokens, first: int, end: int) -> int | None:
    """The only word of a stretch that a small letter keeps from being the noun it was taken for: *als Kämpfer die Stadt
    einnahmen*, *Alle drei versicherten, dass …*"""
    small = [i for i in range(first + 1, end) if tokens[i].tag == "NN" and tokens[i].text.islower()]
    fits = len(small) == 1 and tokens[small[0]].text.endswith(("en", "e", "t"))
    return small[0] if fits else None


def _starts_sentence(tokens: Tokens, first: int) -> bool:
    """Whether no earlier clause is waiting: the stretch is the first, or everything before it has its finite verb."""
    joined = tokens[first].tag == "KON"
    return joined or not any(t.tag in _INFINITE or t.is_finite for t in tokens[:first])


def _constituents(tokens: Tokens, first: int, verb: int) -> int:
    """How many phrases are before the verb, roughly: a new one begins with a preposition after a noun."""
    count, seen_noun = 1, False
    for i in range(first, verb):
        token = tokens[i]
        opens = token.tag in ("APPR", "APPRART", "ADV", "PPER") and token.text.lower() not in _WITHIN_PHRASE
        count += seen_noun and opens and tokens[i - 1].tag in ("NN", "NE")
        if token.tag in _SUBJECT_TAGS:
            seen_noun = True
    return count
