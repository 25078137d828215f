"""The core of a noun phrase: determiner, name in the genitive, adjectives, nouns and names, bracket.

*Lindqvists neue Sprecherin Carla Behn (27)* is one core. What follows it (*der Regierung*, *von Nordhafen*) is a core of
its own; :mod:`quoteattr.mentions.attributes` decides how far such attributes extend. A stand-in for quoted speech ends
every core.
"""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.mentions.agreement import age_in
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.paradigms import DETERMINER_TAGS, PRONOUN_TAGS
from quoteattr.mentions.quoted_names import closing_mark
from quoteattr.mentions.runs import possessor, run
from quoteattr.syntax.sentence import NAME_TAGS, SEPARATOR_TAGS, Token, Tokens
from quoteattr.word_lists import words as word_list
from quoteattr.words.forms import ADJECTIVE_ENDINGS
from quoteattr.words.names import is_party
from quoteattr.words.nouns import role_of

_DEGREES = frozenset({"ADV", "ADJD"})
_ATTRIBUTES = frozenset({"ADJA", "CARD", "TRUNC"})
_OPENING = _DEGREES | _ATTRIBUTES | NAME_TAGS | {"NN", "$("}
"""What a phrase without a determiner begins with, unless a capital shows a mistake of the tagger."""
_EXTENDING = frozenset({"APPR", "APPRART", "PRF", "ADV", "ADJD", "PTKNEG", "KOKOM"})
"""What may open an attribute between determiner and adjective: *der als sparsam geltende Chef*, *ein nicht genannter*."""
_LONGEST_EXTENDED = 9
_LONGEST_BRACKET = 10
_PARTICIPLE = tuple(stem + ending for stem in ("t", "end", "en") for ending in ADJECTIVE_ENDINGS)
_JOINING = frozenset({"und", "oder", "bis", ","})


def cores(tokens: Tokens) -> Iterator[Mention]:
    """The cores of a sentence and the pronouns that stand alone, left to right, not overlapping.

    They are mentions with nothing but their shape; :mod:`quoteattr.mentions.names` says what their words are. Without
    ``words`` a core is a number or a determiner that stands alone, *19 (davon)*, *diese*, or a pronoun.
    """
    at = 0
    while at < len(tokens):
        governed = _is_preposition(tokens[at]) and at + 1 < len(tokens)
        found = _core(tokens, at + 1, at) if governed else _core(tokens, at, None)
        if found is None:
            at += 1
        else:
            yield found
            at = found.last + 1


def _is_preposition(token: Token) -> bool:
    """By its tag, or because taggers take it for an adverb: *anlässlich der Eröffnung*."""
    return token.tag in ("APPR", "APPRART", "APZR") or (
        token.tag in _DEGREES and token.text.lower() in word_list("preposition")
    )


def _core(tokens: Tokens, first: int, preposition: int | None, *, nested: bool = False) -> Mention | None:
    """The core that begins at *first*; *nested* in an attribute of another one it has no such attribute itself."""
    at = _behind_determiners(tokens, first)
    if _is_article(tokens, first):
        at = first + 1
    elif at == first and tokens[first].tag in PRONOUN_TAGS:
        return Mention(first, first, first, first, preposition, pronoun=True)
    if at == first and not (tokens[first].tag in _OPENING or tokens[first].text[:1].isupper()):
        return None
    determiner = first if at > first else None
    owner = possessor(tokens, first) if determiner is None else ()
    at += len(owner)
    opening = at
    if determiner is not None and at < len(tokens) and not nested:
        at = _behind_inner_attribute(tokens, at)
    modifiers = _modifiers(tokens, at, opens=at == first)
    at = modifiers[-1] + 1 if modifiers else at
    if at == opening and at < len(tokens) and tokens[at].tag in _DEGREES:
        return None
    found, quoted, at = run(tokens, at)
    if not found and modifiers and _stands_for_noun(tokens, modifiers[-1], determined=determiner is not None):
        found, modifiers = modifiers[-1:], modifiers[:-1]
    if not found and not _stands_alone(tokens, first, at):
        return None
    bracket = _bracket(tokens, at)
    if preposition is not None and determiner is None and tokens[preposition].tag == "APPRART":
        determiner = preposition
    told = tuple(i for i in modifiers if tokens[i].tag in _ATTRIBUTES or tokens[i].tag == "ADJD")
    last = bracket[-1] + 1 if bracket else at - 1
    return Mention(
        first,
        last,
        last,
        found[0] if found else at - 1,
        preposition,
        determiner=determiner,
        possessor=owner,
        modifiers=told,
        words=found,
        quoted=quoted,
        bracket=bracket,
    )


def _is_article(tokens: Tokens, first: int) -> bool:
    """Whether what the tagger takes for a pronoun opens an extended attribute: *einer auf Telegram verbreiteten Erklärung*;
    not *einer von drei befragten Wirten*."""
    at = first + 1
    pronoun = tokens[first].tag == "PIS" and tokens[first].text.lower().startswith("ein")
    if not pronoun or at >= len(tokens) or tokens[at].tag not in ("APPR", "APPRART"):
        return False
    inner = _core(tokens, at + 1, at, nested=True)
    return inner is not None and inner.last + 1 < len(tokens) and _modifies(tokens, inner.last + 1)


def _behind_determiners(tokens: Tokens, at: int) -> int:
    """The token after *der*, *alle diese*, *dessen*."""
    while at < len(tokens) and tokens[at].tag in DETERMINER_TAGS:
        at += 1
    return at


def _behind_inner_attribute(tokens: Tokens, at: int) -> int:
    """The last part of an attribute that has words of its own between determiner and adjective, else *at*."""
    token = tokens[at]
    if token.tag in _EXTENDING:
        return _behind_extended_attribute(tokens, at)
    if [t.tag for t in tokens[at : at + 2]] == ["CARD", "NN"] and _modifies(tokens, at + 2):
        return at + 2  # *der 740 Seiten starke Bericht*
    return _behind_quoted_attribute(tokens, at) if token.tag == "$(" else at


def _behind_extended_attribute(tokens: Tokens, at: int) -> int:
    """The adjective that closes an extended attribute, else *at*: the participle of *einer am Montag veröffentlichten
    Studie*, the adjective after the prepositional phrase of *der für den Verkehr zuständige Minister*."""
    for k in range(at, min(at + _LONGEST_EXTENDED, len(tokens) - 1)):
        token = tokens[k]
        if token.is_finite or token.tag in SEPARATOR_TAGS or token.is_quote:
            return at
        if token.tag in ("APPR", "APPRART"):
            inner = _core(tokens, k + 1, k, nested=True)
            if inner is not None and _modifies(tokens, inner.last + 1):
                return inner.last + 1
        if _modifies(tokens, k) and token.text.lower().endswith(_PARTICIPLE):
            return k
    return at


def _behind_quoted_attribute(tokens: Tokens, at: int) -> int:
    """The token after an attribute in quotation marks, else *at*: *der „sogenannte“ Experte*, *eine „frei“ gewählte
    Versammlung*."""
    closing = closing_mark(tokens, at)
    inside = tokens[at + 1 : closing]
    if not closing or closing + 1 >= len(tokens) or tokens[closing + 1].tag not in ("ADJA", "NN"):
        return at
    small = all(t.tag in _DEGREES | _ATTRIBUTES and t.text.islower() for t in inside)
    return closing + 1 if small else at


def _modifies(tokens: Tokens, k: int) -> bool:
    """Whether an adjective at *k* has its noun, another adjective or a quoted name after it."""
    if k + 1 >= len(tokens) or tokens[k].tag != "ADJA":
        return False
    behind = tokens[k + 1]
    return behind.tag in ("NN", "NE", "ADJA", "FM", "XY") or (
        behind.tag == "$(" and bool(closing_mark(tokens, k + 1))
    )


def _modifiers(tokens: Tokens, first: int, *, opens: bool) -> tuple[int, ...]:
    """Adjectives, numbers and what joins or grades them: *sehr gute und*, *Haus- und*, *rund 20*; no adverb of the sentence
    *opens* a phrase: *ebenfalls (gute Bücher)*."""
    at, end = first, len(tokens)
    while at < end and tokens[at].tag in _DEGREES | _ATTRIBUTES:
        if tokens[at].tag in _DEGREES:
            ahead = at + 1
            while ahead < end and tokens[ahead].tag in _DEGREES:
                ahead += 1
            grades = ahead < end and tokens[ahead].tag in _ATTRIBUTES and tokens[ahead].tag != "TRUNC"
            if not grades or (opens and at == first and tokens[at].lemma in word_list("adverb")):
                break
        at += 1
        if at < end - 1 and tokens[at].text.lower() in _JOINING and tokens[at - 1].tag in _ATTRIBUTES:
            follower = tokens[at + 1].tag
            noun = tokens[at - 1].tag == "TRUNC" and follower == "NN"  # *Haus- und Gartenmöbel*
            at += noun or follower == "ADJD" or follower in _ATTRIBUTES
    return tuple(range(first, at))


def _stands_for_noun(tokens: Tokens, at: int, *, determined: bool) -> bool:
    """Whether an adjective is a noun here: *der 53-Jährige*, *die Grünen*, *ein Abgeordneter*."""
    token = tokens[at]
    if token.tag != "ADJA":
        return False
    if age_in(token.text) is not None:
        return True
    opens = not determined and at == 0
    capital = token.text[:1].isupper() and (
        not opens or role_of(token.text) is not None or is_party(token.text)
    )
    return capital or (determined and any(map(str.isupper, token.text)))


def _stands_alone(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a number or a determiner is a whole phrase: *19 (davon)*, *die beiden*, *diese*."""
    if end == first:
        return False
    last = tokens[end - 1]
    if last.tag == "CARD" or (last.tag in ("PIDAT", "PIAT") and end > first + 1):
        return True
    return end == first + 1 and last.tag in ("PDAT", "PIAT", "PIDAT")


def _bracket(tokens: Tokens, at: int) -> tuple[int, ...]:
    """The tokens inside a short bracket at *at*: (39), (CDU), (53, SPD), (Die Linke)."""
    if at + 2 >= len(tokens) or tokens[at].text not in ("(", "["):
        return ()
    for j in range(at + 1, min(at + _LONGEST_BRACKET, len(tokens))):
        if tokens[j].text in (")", "]"):
            return tuple(range(at + 1, j))
        if tokens[j].is_finite or tokens[j].is_quote:
            return ()
    return ()
