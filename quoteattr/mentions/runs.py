"""Runs of nouns and names: *Sprecherin Carla Behn*, *Zeitung „Kurier“*, *Ulrike von der Aue*, *Lunds (Beraterin)*."""

from __future__ import annotations

from functools import lru_cache

import regex

from quoteattr.memory import WORDS
from quoteattr.mentions.name_edges import ARTICLED, INITIAL, is_no_name
from quoteattr.mentions.paradigms import DETERMINER_TAGS
from quoteattr.mentions.quoted_names import closing_mark, is_naming, is_quoted_name
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.fixed_names import AND, fixed_length
from quoteattr.syntax.sentence import NAME_TAGS, Token, Tokens
from quoteattr.words.gender import how_known
from quoteattr.words.names import REGNAL, first_name_gender, place_of, title_gender
from quoteattr.words.nouns import head_of, is_only_time, role_of
from quoteattr.words.press import is_outlet

_NOUN_TAGS = NAME_TAGS | {"NN"}
_MISTAKEN = frozenset({"ADJA", "ADJD", "VVPP", "CARD"})
"""Tags that a capital letter after a noun or name proves wrong: *Naval Criminal Investigative Service*."""
_CLUB = regex.compile(r"0\d|9\d|18\d\d")
_GENITIVE_NAME = regex.compile(r"\p{Lu}[\p{L}.-]+(?:s|[sßxz]['’])")
_INSIDE_NAMES = frozenset({AND, "/"})
"""Marks inside the names of bodies: *Kruse & Söhne*, *Bündnis 90/Die Grünen*."""
_RETIRED = ("a.D.", "i.R.")
_OBLIQUE = ("er",)
_OBLIQUE_OF_MEN = ("es", "em")
"""Endings of an article that is no nominative."""
_LONGEST_RUN = 12
_LONGEST_OWNER = 3


def _is_name_like(token: Token) -> bool:
    """Whether a token can be part of a proper name: tagged so, or a first name."""
    return token.tag in NAME_TAGS or (token.text[:1].isupper() and first_name_gender(token.text) is not None)


@lru_cache(maxsize=WORDS)
def is_genitive_name(word: str) -> bool:
    """Whether the end of a word may be that of a name in the genitive: *Lunds*, *Marx’*."""
    return _GENITIVE_NAME.fullmatch(word) is not None


def possessor(tokens: Tokens, at: int) -> tuple[int, ...]:
    """A name in the genitive that opens a phrase: **Arndts** Firma, **Vera Lunds** frühere Beraterin.

    A first name in -s before a name (*Jens Weidmann*, *Thomas Richter*) is not one, nor is *Human Rights* in *Human Rights
    Watch*.
    """
    if not any(is_genitive_name(token.text) for token in tokens[at : at + _LONGEST_OWNER]):
        return ()
    if fixed_length([token.text for token in tokens[at : at + _LONGEST_RUN]], at=0):
        return ()
    i, end = at, min(at + _LONGEST_OWNER, len(tokens))
    while i < end and tokens[i].text[:1].isupper() and _is_name_like(tokens[i]):
        i += 1
        last = tokens[i - 1].text
        if i >= len(tokens) or not is_genitive_name(last):
            continue
        follower = tokens[i]
        common = follower.tag == "NN" and first_name_gender(follower.text) is None
        noun = role_of(follower.text) is not None or head_of(follower.text) is not None
        named = noun and follower.text[:1].isupper()  # not *mit Jan Peters reden*
        if follower.tag == "ADJA" and not follower.text[:1].isupper():
            common = any(t.tag == "NN" for t in tokens[i + 1 : i + 4])
        elif follower.tag == "ADJA" and i + 1 < len(tokens):
            named = role_of(tokens[i + 1].text) is not None  # *Kassels Erste Bürgermeisterin*
        first_name = first_name_gender(last) is not None and i - at == 1
        if first_name and not (common and follower.tag == "ADJA"):
            continue
        if common or named:
            return tuple(range(at, i))
    return ()


def run(tokens: Tokens, at: int) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """The nouns and names from *at* on, those of them in quotation marks, and the token after the last."""
    words: list[int] = []
    quoted: tuple[int, ...] = ()
    i = at
    while i < len(tokens) and len(words) < _LONGEST_RUN:
        closing = 0 if quoted else _end_of_quoted(tokens, i, bool(words))
        if closing:
            quoted = tuple(k for k in range(i + 1, closing) if not tokens[k].is_punctuation)
            words += quoted
            i = closing + 1
            continue
        if words and (_is_object(tokens, i) or _is_owner(tokens, i)):
            break
        if words and (retired := next((n for n in (1, 2) if _joined(tokens, i, n) in _RETIRED), 0)):
            i += retired
            continue  # *Bürgermeister | a. D. | Hein Claas*
        if not _is_noun(tokens, i, bool(words)):
            break
        words.append(i)
        i += 1
    return tuple(words), quoted, i


def _joined(tokens: Tokens, i: int, number: int) -> str:
    return "".join(token.text for token in tokens[i : i + number])


def _is_article_of_outlet(tokens: Tokens, i: int) -> bool:
    """Whether a capital article opens the name of an outlet: *(der Tageszeitung)* **Die** *Welt*."""
    name = [token.text for token in tokens[i : i + 2]]
    return tokens[i].tag == "ART" and is_outlet(" ".join(name)) and is_outlet(name[-1])


def _is_object(tokens: Tokens, i: int) -> bool:
    """Whether a noun after another one is no part of its phrase: *(erhob) die Staatsanwaltschaft (Passau) | Anklage*,
    *(warf) Reportern | Lügen (vor)*, *(sagte am) Dienstag | Jan Ohm*, *(laut) Bürgermeister | Fördermittel*."""
    before, noun = tokens[i - 1], tokens[i]
    if before.tag == "NN" and is_only_time(before.text) and first_name_gender(noun.text) is not None:
        return True
    if _is_behind_cited(tokens, i):
        return i + 1 == len(tokens) or not tokens[i + 1].is_finite
    if i > 1 and place_of(before.text) is not None:
        before = tokens[i - 2]
    if before.tag != "NN" or noun.tag != "NN":
        return False
    role = role_of(before.text)
    several = before.text.endswith(("innen", "ern"))
    if role is not None and (several or (before.text.endswith("en") and not role.noun.endswith("en"))):
        adjective = role.gender is None and role.noun.endswith("er")
        return not (adjective and role_of(noun.text))  # *der Vorsitzenden Richterin*
    body, other = head_of(before.text), head_of(noun.text)
    deed = other is not None and other.kind in (SpeakerKind.GROUP, SpeakerKind.DOCUMENT)
    return body is not None and body.kind is SpeakerKind.ORGANISATION and deed


def _is_behind_cited(tokens: Tokens, i: int) -> bool:
    """Whether the noun at *i*, nobody's name, is behind somebody in whose phrase no object can be: *laut Anwalt (Kern)* |
    *Einspruch*, *(Angaben) seiner Anwältin* | *Einspruch*."""
    noun, before = tokens[i], tokens[i - 1]
    known = noun.tag == "NN" or (noun.tag in NAME_TAGS and how_known(noun.text) == "table")
    if not known or not is_no_name(noun.text):
        return False
    at = i - 1 if _gender_of_source(before.text) else i - 2
    if at < i - 1 and role_of(tokens[at].text) is not None and first_name_gender(before.text) is not None:
        return False  # *laut Trainer Ole | Kirchhof*
    gender = _gender_of_source(tokens[at].text)
    if gender is None or at < 1:
        return False
    article = tokens[at - 1]
    oblique = article.text.endswith(_OBLIQUE if gender == "f" else _OBLIQUE_OF_MEN)
    return article.tag == "APPR" or (article.tag in ("ART", "PPOSAT") and oblique)


def _gender_of_source(word: str) -> str | None:
    """The gender of a noun for a person, or for a body that only a place stands behind: *Anwältin*, *Polizei*."""
    role, head = role_of(word), head_of(word)
    if role is not None:
        return role.gender or "m"
    return head.gender if head is not None and head.takes_place else None


def _end_of_quoted(tokens: Tokens, i: int, inside: bool) -> int:
    """The mark that closes a quoted name which opens at *i*, or 0: *„Kurier“*, *(die Zeitung) „Kurier“*; after a noun
    that announces a name also one with a verb, *(das Buch) „Wenn alle gehen“*."""
    if tokens[i].tag != "$(":
        return 0
    if not inside or is_quoted_name(tokens, i - 1):
        return closing_mark(tokens, i)
    return closing_mark(tokens, i, clause=True) if is_naming(tokens[i - 1].text) else 0


def _is_owner(tokens: Tokens, i: int) -> bool:
    """Whether a name after a noun says whose it is: *(den Rücktritt) Meiers*, *(die Rede) Lunds*; not *die Insel Lesbos*,
    *der Konzern Siemens*."""
    before, name = tokens[i - 1], tokens[i]
    if before.tag != "NN" or name.tag != "NE" or not is_genitive_name(name.text):
        return False
    head = head_of(before.text)
    named = role_of(before.text) is not None or (head is not None and head.kind is not SpeakerKind.DOCUMENT)
    more = i + 1 < len(tokens) and tokens[i + 1].tag in NAME_TAGS
    nobody = place_of(name.text) is not None or first_name_gender(name.text) is not None
    return not (named or more or nobody or title_gender(before.text) is not None)


def _is_noun(tokens: Tokens, i: int, inside: bool) -> bool:
    """Whether the token at *i* opens a run of nouns and names, or continues it (*inside*)."""
    token, word = tokens[i], tokens[i].text
    if token.tag in _NOUN_TAGS:
        return token.tag == "NN" or any(map(str.isalnum, word)) or (inside and word in _INSIDE_NAMES)
    if "-" in word and ARTICLED.fullmatch(word):
        return True
    if inside and (REGNAL.fullmatch(word) or INITIAL.fullmatch(word)):
        return True
    if inside and token.tag == "CARD" and _is_number_in_name(tokens, i):
        return True
    if token.is_punctuation or not word[:1].isupper():
        return False
    if title_gender(word) is not None or (inside and _is_article_of_outlet(tokens, i)):
        return True
    if first_name_gender(word) is not None and i + 1 < len(tokens) and _is_name_like(tokens[i + 1]):
        return True
    if not inside or not word.isalpha():
        return False
    before = tokens[i - 1]
    if before.tag in _NOUN_TAGS and first_name_gender(before.text) is not None:
        return token.tag not in DETERMINER_TAGS and token.tag != "APPRART"
    return token.tag in _MISTAKEN


def _is_number_in_name(tokens: Tokens, i: int) -> bool:
    """*Channel* **13**, *(Sender) France* **24**, *Bayer* **04** *Leverkusen*, *Hannover* **96**; not *in Kiel 20 Leute*."""
    if not tokens[i].text.isdecimal():
        return False
    behind = tokens[i + 1].tag if i + 1 < len(tokens) else ""
    if tokens[i - 1].tag == "NE" and _CLUB.fullmatch(tokens[i].text) and behind not in ("NN", "ADJA", "ADV"):
        return True
    for noun in filter(None, (head_of(token.text) for token in reversed(tokens[max(0, i - 2) : i]))):
        return noun.kind is SpeakerKind.OUTLET
    return i + 1 < len(tokens) and tokens[i - 1].tag == tokens[i + 1].tag == "NE"
