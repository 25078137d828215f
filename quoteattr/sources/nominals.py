"""Nominals: the smallest noun phrases of a sentence, from tags alone.

*Lindqvists neue Sprecherin Carla Behn (27)* is one nominal: a name in the genitive as its possessor, an
adjective, nouns
and names, a bracket. What follows it (*der Regierung*, *von Nordhafen*) is a nominal of its own;
:func:`chain_end` tells
how far such attributes reach. Speech that stands as one token ends every nominal.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex
from attrs import frozen

from quoteattr.mark_table import marks
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.fixed_names import AND
from quoteattr.syntax.quoted_names import is_naming, is_quoted_name
from quoteattr.syntax.sentence import Sentence, Token
from quoteattr.words import first_name_gender, head_of, is_party, role_of, title_gender

_DETERMINERS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "PWAT", "APPRART", "PRELAT"})
_NOUNS = frozenset({"NN", "NE", "FM", "XY", "TRUNC"})
_PARTICLES = frozenset(
    "von van de der den del della di da dos du la le ter ten zu al el bin ibn ben abu o' y".split()
)
_REGNAL = regex.compile(r"[IVX]{1,5}\.?|Jr\.?|Sr\.?")
_INITIAL = regex.compile(r"\p{Lu}\.(?:-?\p{Lu}\.)*")
_AGED = regex.compile(r"\d{1,3}-?[Jj]ährige[rnms]?")
_GENITIVE_NAME = regex.compile(r"\p{Lu}[\p{L}.-]+(?:s|[sßxz]['’])")
_INSIDE_NAMES = frozenset({AND, "/"})
"""Marks inside the names of bodies: *Kruse & Söhne*, *Bündnis 90/Die Grünen*."""
_LONGEST_QUOTED_NAME = 8
_LONGEST_BRACKET = 10
_LONGEST_RUN = 12
_LONGEST_CHAIN = 6

ATTRIBUTIVE = frozenset({"von", "vom", "für", "aus", "bei", "beim"})
"""Prepositions that mostly hang on the noun in front: Sprecher von Nordhafen, Professor für Chemie."""
WIDE = ATTRIBUTIVE | {"in", "im", "am", "an", "zu", "zum", "zur", "auf", "gegen", "unter"}
"""Prepositions that can hang on the noun in front: Richter am Landgericht, Korrespondentin in Peking."""
_GENITIVE_FORMS = frozenset("des der eines einer dieser dieses jener jenes deren dessen".split())
_POSSESSIVE_GENITIVES = (
    "seiner",
    "seines",
    "ihrer",
    "ihres",
    "unserer",
    "unseres",
    "meiner",
    "meines",
    "aller",
    "mehrerer",
    "einiger",
    "vieler",
    "zahlreicher",
    "beider",
)


@frozen
class Nominal:
    """Tokens ``first..last`` of a sentence (bracket included).

    ``determiner`` is the index of the article or the like, ``possessor`` the indices of a name in the
    genitive in
    front, ``modifiers`` those of adjectives and numbers, ``words`` those of nouns and names without quotation
    marks, ``quoted`` those of them that stand between marks, ``bracket`` those inside the bracket behind
    them,
    ``preposition`` that of the adposition in front.
    """

    sentence: int
    first: int
    last: int
    words: tuple[int, ...]
    determiner: int | None = None
    possessor: tuple[int, ...] = ()
    modifiers: tuple[int, ...] = ()
    quoted: tuple[int, ...] = ()
    bracket: tuple[int, ...] = ()
    preposition: int | None = None

    @property
    def core_last(self) -> int:
        """The last token before the bracket."""
        return self.bracket[0] - 2 if self.bracket else self.last


def is_name_like(token: Token) -> bool:
    """Whether a token can be part of a proper name: tagged so, or a capitalised word of no known class."""
    return token.tag in ("NE", "FM", "XY") or (
        token.text[:1].isupper() and first_name_gender(token.text) is not None
    )


def nominals(sentence: Sentence) -> tuple[Nominal, ...]:
    """All nominals of *sentence*, left to right, not overlapping."""
    tokens = sentence.tokens
    found: list[Nominal] = []
    at = 0
    while at < len(tokens):
        nominal = _read(sentence.index, tokens, at)
        if nominal is None:
            at += 1
        else:
            found.append(nominal)
            at = nominal.last + 1
    return tuple(found)


def _read(number: int, tokens: Sequence[Token], at: int) -> Nominal | None:
    first = at
    determiner: int | None = None
    possessor: tuple[int, ...] = ()
    if tokens[at].tag in _DETERMINERS or _is_genitive_pronoun(tokens, at):
        determiner = at
        at += 1
        if at < len(tokens) and tokens[at].tag in ("PIAT", "PIDAT", "PPOSAT"):
            at += 1
    else:
        possessor = _possessor(tokens, at)
        at += len(possessor)
    modifiers = _modifiers(tokens, at)
    at = modifiers[-1] + 1 if modifiers else at
    words, quoted, at = _words(tokens, at)
    if not words:
        if not modifiers or not _stands_alone(tokens, modifiers[-1], determiner is not None):
            return None
        words, modifiers, at = (modifiers[-1],), modifiers[:-1], modifiers[-1] + 1
    bracket = _bracket(tokens, at)
    if bracket:
        at = bracket[-1] + 2
    preposition = first - 1 if first > 0 and tokens[first - 1].tag in ("APPR", "APZR") else None
    if determiner is not None and tokens[determiner].tag == "APPRART":
        preposition = determiner
    return Nominal(
        number,
        first,
        at - 1,
        words,
        determiner,
        possessor,
        tuple(i for i in modifiers if tokens[i].tag in ("ADJA", "CARD", "NN", "TRUNC", "ADJD")),
        quoted,
        bracket,
        preposition,
    )


def _is_genitive_pronoun(tokens: Sequence[Token], at: int) -> bool:
    """*Dessen Vorsitzende*, *deren Chef*: it stands for an article whatever the tagger says."""
    if tokens[at].text.lower() not in ("dessen", "deren") or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].tag in ("NN", "ADJA")


def _possessor(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """A name in the genitive that opens a nominal: **Arndts** Firma, **Vera Lunds** frühere Beraterin.

    A first name in -s in front of a name (Jens Weidmann) is none.
    """
    i = at
    while i < len(tokens) and i < at + 3 and is_name_like(tokens[i]) and tokens[i].text[:1].isupper():
        i += 1
        last = tokens[i - 1].text
        if i >= len(tokens) or not _GENITIVE_NAME.fullmatch(last):
            continue
        follower = tokens[i]
        common = follower.tag == "NN" and first_name_gender(follower.text) is None
        named = role_of(follower.text) is not None or head_of(follower.text) is not None
        if follower.tag == "ADJA" and not follower.text[:1].isupper():
            common = any(t.tag == "NN" for t in tokens[i + 1 : i + 4])
        if (
            first_name_gender(last) is not None
            and i - at == 1
            and not named
            and not (common and follower.tag == "ADJA")
        ):
            continue
        if common or named:
            return tuple(range(at, i))
    return ()


def _modifiers(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """Adjectives, numbers and what joins them: *die frühere, heute 70 Jahre alte* gives only what agrees in
    tag."""
    i = at
    found: list[int] = []
    while i < len(tokens):
        tag = tokens[i].tag
        if (
            tag in ("ADJA", "CARD")
            or (tag == "TRUNC" and found)
            or (
                tag in ("ADV", "ADJD")
                and i + 1 < len(tokens)
                and tokens[i + 1].tag == "ADJA"
                and (found or i == at)
            )
            or (
                found
                and (tokens[i].text in (",", "und", "oder", "bis") or tag == "KON")
                and (
                    i + 1 < len(tokens)
                    and tokens[i + 1].tag in ("ADJA", "CARD", "TRUNC")
                    and not tokens[i + 1].text[:1].isupper()
                )
            )
        ):
            found.append(i)
        else:
            break
        i += 1
    while found and tokens[found[-1]].tag not in ("ADJA", "CARD"):
        found.pop()
    return tuple(found)


def _stands_alone(tokens: Sequence[Token], at: int, has_determiner: bool) -> bool:
    """Whether an adjective is a noun here: *der 53-Jährige*, *die Grünen*, *ein Abgeordneter*."""
    token = tokens[at]
    if _AGED.fullmatch(token.text):
        return True
    capital = token.text[:1].isupper() and token.tag == "ADJA"
    return capital and (has_determiner or at > 0 or role_of(token.text) is not None or is_party(token.text))


def _words(tokens: Sequence[Token], at: int) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """The run of nouns and names from *at* on, those of them in marks, and the token behind."""
    words: list[int] = []
    quoted: list[int] = []
    i = at
    while i < len(tokens) and len(words) < _LONGEST_RUN:
        token = tokens[i]
        if token.tag == "$(" and token.text in marks():
            closing = _closing(tokens, i)
            named = not words or is_naming(tokens[i - 1].text) or is_quoted_name(tokens, i - 1)
            if closing is None or quoted or not named:
                break
            inside = [k for k in range(i + 1, closing) if not tokens[k].is_punctuation]
            words += inside
            quoted += inside
            i = closing + 1
            continue
        if words and _is_object(tokens, i):
            break
        if _is_noun(tokens, i, bool(words)):
            words.append(i)
            i += 1
            continue
        reach = _particles(tokens, i, words)
        if reach:
            words += range(i, reach + 1)
            i = reach + 1
            continue
        break
    return tuple(words), tuple(quoted), i


_BODY_AND_DEED = (
    (SpeakerKind.ORGANISATION, SpeakerKind.GROUP),
    (SpeakerKind.ORGANISATION, SpeakerKind.DOCUMENT),
)


def _is_object(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun behind that of a body is the object of the verb: *(erhob) die Staatsanwaltschaft Anklage*."""
    before, noun = tokens[i - 1], tokens[i]
    if before.tag != "NN" or noun.tag != "NN":
        return False
    body, other = head_of(before.text), head_of(noun.text)
    kinds = (body.kind if body else None, other.kind if other else None)
    return kinds in _BODY_AND_DEED


def _is_noun(tokens: Sequence[Token], i: int, inside: bool) -> bool:
    token = tokens[i]
    if token.tag in _NOUNS:
        return any(c.isalnum() for c in token.text) or (inside and token.text in _INSIDE_NAMES)
    if inside and (_REGNAL.fullmatch(token.text) or _INITIAL.fullmatch(token.text)):
        return True
    if title_gender(token.text) is not None and token.text[:1].isupper():
        return True
    if not token.text[:1].isupper() or token.is_punctuation:
        return False
    if inside and i > 0 and tokens[i - 1].tag in _NOUNS and first_name_gender(tokens[i - 1].text) is not None:
        return token.tag not in _DETERMINERS and token.text.isalpha() and token.text[:1].isupper()
    if first_name_gender(token.text) is not None and i + 1 < len(tokens) and is_name_like(tokens[i + 1]):
        return True
    if inside and tokens[i - 1].tag == "NE" and token.tag == "VVFIN" and token.text.isalpha():
        return True  # *Forscher Ragnar Holt*: no verb has a capital inside a sentence
    return inside and token.tag in ("ADJA", "ADJD", "VVPP", "CARD") and token.text.isalpha()


def _particles(tokens: Sequence[Token], i: int, words: Sequence[int]) -> int:
    """The last token of a name that goes on with a particle at *i* (Ulrike **von der Aue**), or 0."""
    if not words or words[-1] != i - 1:
        return 0
    before = tokens[i - 1].text
    first_name = first_name_gender(before) is not None or _INITIAL.fullmatch(before) is not None
    if (
        first_name
        and len(words) > 1
        and words[-2] == i - 2
        and is_name_like(tokens[i - 2])
        and role_of(tokens[i - 2].text) is None
    ):
        first_name = False
    titled = role_of(before) is not None if title_gender(before) is None else _is_address(tokens, i - 1)
    j = i
    while j < len(tokens) and j < i + 3 and tokens[j].text.lower() in _PARTICLES and tokens[j].tag != "KON":
        j += 1
    if tokens[i].text.lower() in ("der", "den", "y"):
        return 0
    if j == i or j >= len(tokens) or not tokens[j].text[:1].isupper() or tokens[j].is_punctuation:
        return 0
    if first_name:
        return j
    if tokens[j].tag not in ("NE", "NN", "FM", "XY", "ADJA"):
        return 0
    if tokens[i].text.lower() not in ("von", "der", "den", "zu") and tokens[i - 1].tag == "NE":
        return j
    noble = j == i + 2 and tokens[i].text == "von" and tokens[i + 1].text in ("der", "dem", "den")
    known = (
        role_of(tokens[j].text) is not None or head_of(tokens[j].text) is not None or is_party(tokens[j].text)
    )
    return j if titled and noble and not known else 0


def _is_address(tokens: Sequence[Token], at: int) -> bool:
    """Whether the title at *at* is a form of address: *Frau von der Aue*; not *eine junge Frau von der Küste*."""
    return at == 0 or (tokens[at - 1].tag not in _DETERMINERS and tokens[at - 1].tag != "ADJA")


def _closing(tokens: Sequence[Token], i: int) -> int | None:
    """The mark that closes a short quoted name: „Süddeutsche Zeitung“; ``None`` for anything that holds a
    clause."""
    for j in range(i + 1, min(i + _LONGEST_QUOTED_NAME + 2, len(tokens))):
        if tokens[j].tag == "$(" and tokens[j].text in marks():
            return j if j > i + 1 and tokens[i + 1].text[:1].isalnum() else None
        if tokens[j].is_finite and j > i + 2:
            return None
    return None


def _bracket(tokens: Sequence[Token], i: int) -> tuple[int, ...]:
    """The tokens inside a short bracket at *i*: (39), (CDU), (53, SPD), (Die Linke)."""
    if i + 2 >= len(tokens) or tokens[i].text not in ("(", "["):
        return ()
    for j in range(i + 1, min(i + _LONGEST_BRACKET, len(tokens))):
        if tokens[j].text in (")", "]"):
            return tuple(range(i + 1, j))
        if tokens[j].is_finite or tokens[j].is_quote:
            return ()
    return ()


def is_genitive_attribute(tokens: Sequence[Token], nominal: Nominal, at: int) -> bool:
    """Whether *nominal* directly behind token *at* can be a genitive attribute: Sprecher **der Polizei**."""
    if nominal.first != at + 1 or nominal.preposition is not None:
        return False
    form = tokens[nominal.first].text.lower()
    if form == "der" and nominal.modifiers and tokens[nominal.modifiers[0]].text.endswith("e"):
        return False  # der neue Leiter: a nominative; the genitive is der neuen Leitung
    if nominal.determiner is not None:
        return form in _GENITIVE_FORMS or form in _POSSESSIVE_GENITIVES
    if nominal.modifiers:
        return tokens[nominal.modifiers[0]].text.lower().endswith("er")
    return bool(_GENITIVE_NAME.fullmatch(tokens[nominal.words[-1]].text))


def chain_end(
    tokens: Sequence[Token], row: Sequence[Nominal], at: int, prepositions: frozenset[str] | None = None
) -> int:
    """The index in *row* of the last nominal that belongs to number *at* as an attribute.

    *ein Sprecher | der Polizei | in Köln* is one chain, *der Minister | der Zeitung* (dative) cannot be told
    from one by tags: a genitive is read first.
    """
    allowed = ATTRIBUTIVE if prepositions is None else prepositions
    last = at
    while last + 1 < len(row) and last - at < _LONGEST_CHAIN:
        follower = row[last + 1]
        if is_genitive_attribute(tokens, follower, row[last].last):
            last += 1
            continue
        bridge = row[last].last + 1
        if (
            follower.preposition is not None
            and bridge == follower.preposition
            and tokens[bridge].text.lower() in allowed
        ):
            last += 1
            continue
        break
    return last
