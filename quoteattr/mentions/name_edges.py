"""Where the proper name begins in a run of nouns, and where it ends."""

from __future__ import annotations

from functools import lru_cache

import regex

from quoteattr.memory import WORDS
from quoteattr.mentions.mention import Mention
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.fixed_names import AND
from quoteattr.syntax.name_lists import kinds
from quoteattr.syntax.sentence import NAME_TAGS, Token, Tokens
from quoteattr.word_lists import words as word_list
from quoteattr.words.gender import how_known
from quoteattr.words.names import PARTICLES, first_name_gender, place_of, title_gender
from quoteattr.words.nouns import Head, head_of, is_abstract, is_only_time, role_of, statement_of
from quoteattr.words.press import is_outlet

_FOREIGN_LINKS = frozenset({"of", "for"})
_SMALL = frozenset({"town"})
"""What hardly anything is called after: there is a village *Drogen*."""
INITIAL = regex.compile(r"\p{Lu}\.(?:-?\p{Lu}\.)*")
"""An abbreviated first name: *K.*, *J.-P.*"""

ARTICLED = regex.compile(r"\p{Ll}{2,4}-\p{Lu}\p{L}+")
"""A surname with its article: *al-Sisi*."""


def name_starts(tokens: Tokens, mention: Mention, at: int) -> bool:
    """Whether the proper name begins at word number *at* of a mention whose words are read up to there."""
    words = mention.words
    token = tokens[words[at]]
    if words[at] in mention.quoted:
        return True
    if at + 1 == len(words) and is_only_time(token.text) and not mention.named_as_person:
        return False  # *Anfang August*
    if title_gender(token.text) is not None:
        return at + 1 >= len(words) and mention.titled is not None
    if _opens_any_name(tokens, words, at):
        return True
    if mention.class_noun is not None and _is_told_by(mention.class_noun, tokens, words, at):
        head = mention.class_noun[1]
        return head.takes_place or at + 1 >= len(words) or head.kind is not SpeakerKind.DOCUMENT
    if _opens_person(tokens, mention, at):
        return True
    return token.tag in NAME_TAGS and not _is_common(tokens, mention, at)


def _opens_any_name(tokens: Tokens, words: tuple[int, ...], at: int) -> bool:
    """What opens a name whatever is in front: *K.*, *Ernst (und)*, *van (Damm)*, *Bank (of)*,
    *(Zeitung) Die (Welt)*."""
    text = tokens[words[at]].text
    joined = at + 1 < len(words) and tokens[words[at + 1]].text == AND
    if INITIAL.fullmatch(text) or joined or text in PARTICLES or (at and tokens[words[at]].tag == "ART"):
        return True
    return _opens_foreign_name(tokens, words, at) or _is_town(tokens, words, at)


def _is_told_by(noun: tuple[int, Head], tokens: Tokens, words: tuple[int, ...], at: int) -> bool:
    """Whether the word is what the class noun in front is called: *Landgericht | Kassel*; a group has no name."""
    if words[at - 1] != noun[0] or noun[1].kind is SpeakerKind.GROUP:
        return False
    return _may_be_own_name(tokens[words[at]]) or is_attribute(tokens, words, at)


def _opens_person(tokens: Tokens, mention: Mention, at: int) -> bool:
    """Whether a first name opens the name: *Kapitänin | Rosa Kroll*; not *Mark* alone, which is money as well."""
    token, more = tokens[mention.words[at]], at + 1 < len(mention.words)
    if first_name_gender(token.text) is None:
        return False
    if token.tag != "NN":
        return True
    return more and token.text[:1].isupper() and (mention.named_as_person or role_of(token.text) is None)


def _is_common(tokens: Tokens, mention: Mention, at: int) -> bool:
    """Whether a word that the tagger takes for a name is a role, an office or a class noun: *SPD-Chefin (Ohm)*."""
    token, more = tokens[mention.words[at]], at + 1 < len(mention.words)
    text = token.text
    if role_of(text) is not None and (more or "-" in text or not mention.named_as_person):
        return True
    if statement_of(text) is not None or is_quality(token):
        return True
    if _is_unknown_office(tokens, mention.words, at):
        return True
    return head_of(text) is not None and "-" in text


def is_attribute(tokens: Tokens, words: tuple[int, ...], at: int) -> bool:
    """Whether an adjective after a class noun belongs to the noun that follows: *(Verein) Deutsche (Sprache)*."""
    more = at > 0 and at + 1 < len(words) and words[at + 1] == words[at] + 1
    return more and tokens[words[at]].tag == "ADJA" and tokens[words[at + 1]].tag in ("NN", "NE")


def _opens_foreign_name(tokens: Tokens, words: tuple[int, ...], at: int) -> bool:
    """*Bank of England*, *Ministry of Sound*: a small foreign word continues the name; *Channel 13*: so does a number."""
    if at + 1 < len(words) and tokens[words[at + 1]].tag == "CARD":
        return head_of(tokens[words[at]].text) is not None
    return at + 2 < len(words) and tokens[words[at + 1]].text in _FOREIGN_LINKS


def _is_town(tokens: Tokens, words: tuple[int, ...], at: int) -> bool:
    """Whether a noun in -er is the town that a body is called by: *Münchner Ifo-Institut*; not *Hersteller Nordbau*."""
    if at > 0 or len(words) < 2 or words[1] != words[0] + 1:
        return False
    word, body = tokens[words[0]].text, head_of(tokens[words[1]].text)
    known = role_of(word) is not None or head_of(word) is not None or how_known(word) != "ending"
    office = role_of(tokens[words[1]].text) is not None  # *der Tessiner Ständerat*
    return word.endswith("er") and "-" not in word and not known and body is not None and not office


def _is_unknown_office(tokens: Tokens, words: tuple[int, ...], at: int) -> bool:
    """A compound before a full name, whatever it means: *Moorbund-Säckelwart Jan Ohm*, *Zeugwart Jan Ohm*."""
    compound = tokens[words[at]].text
    is_compound = "-" in compound or compound.endswith(tuple(word_list("office-end")))
    if not is_compound or at + 2 >= len(words) or first_name_gender(compound.rsplit("-", 1)[-1]) is not None:
        return False
    return first_name_gender(tokens[words[at + 1]].text) is not None


def _may_be_own_name(token: Token) -> bool:
    """A capitalised word after *Polizei*, *Landgericht*, *Konzern* that is not a class noun itself."""
    if is_only_time(token.text) or token.tag not in NAME_TAGS | {"NN"}:
        return False
    if token.tag == "NN" and token.text.endswith("ungen"):
        return False  # *laut Gewerkschaft | Leistungen*
    if place_of(token.text) is not None:
        return True
    head = head_of(token.text)
    listed = head is not None and not head.modifier
    common = listed or role_of(token.text) is not None or statement_of(token.text) is not None
    return token.text[:1].isupper() and not common


def is_quality(token: Token) -> bool:
    """Whether a noun is nobody's name by its ending, whatever the tagger says: *(warf dem Maler) Faulheit (vor)*."""
    return token.text.endswith(("heit", "keit")) or (token.tag == "NN" and is_abstract(token.text))


@lru_cache(maxsize=WORDS)
def is_no_name(word: str) -> bool:
    """Whether a noun is nobody's name as far as tables and lists know: *Fördermittel*; not *Berg*, *Siegen*."""
    known = how_known(word) != "ending" or is_abstract(word) or head_of(word) is not None
    return known and role_of(word) is None and _SMALL.issuperset(kinds(word))


def name_words(tokens: Tokens, mention: Mention, at: int) -> tuple[int, ...]:
    """The words of the name that begins with word number *at* of a mention."""
    words, quoted = mention.words, mention.quoted
    end = at + 1
    if words[at] in quoted:
        while end < len(words) and words[end] in quoted:
            end += 1
    else:
        while end < len(words) and words[end] not in quoted and _goes_on(tokens, words, at, end):
            end += 1
    return words[at:end]


def _goes_on(tokens: Tokens, words: tuple[int, ...], at: int, end: int) -> bool:
    """Whether word number *end* belongs to the name that began at *at*."""
    before, token = tokens[words[end - 1]], tokens[words[end]]
    if AND in (before.text, token.text) or token.text in PARTICLES or ARTICLED.fullmatch(token.text):
        return True
    if before.tag == "ART":
        return True  # *(das Magazin) Der | Spiegel*
    opening = tokens[words[at]].text
    personal = first_name_gender(opening) is not None or INITIAL.fullmatch(opening) is not None
    whole = personal and end > at + 1 and first_name_gender(before.text) is None
    if whole and place_of(token.text) is not None:
        return False  # *(hat) Mehmet Yalcin | Deutschland (kritisiert)*
    head = head_of(token.text) if personal and end > at + 1 else None
    if head is not None and head.kind is SpeakerKind.OUTLET:
        return False  # *sagte Jan Wiebel | Radio Weserland*
    surname = personal and end == at + 1 and token.tag == "NE"  # *Anke | Domscheit*
    if opens_outlet(tokens, words, end) or (is_quality(token) and not surname):
        return False
    if token.tag != "NN" or before.text in _FOREIGN_LINKS or (before.tag == "ADJA" and end == at + 1):
        return True
    if before.text.lower() in PARTICLES:  # a surname is due
        return not is_only_time(token.text)
    return role_of(token.text) is None and head_of(token.text) is not None


def opens_outlet(tokens: Tokens, words: tuple[int, ...], end: int) -> bool:
    """Whether the name of an outlet begins behind another one: *(sagte Wiebel) Radio Weserland*, *(sagte Jan Wiebel) Spiegel
    Online*, *(sagte Wiebel) CNN*; not *Austria Presse Agentur*, *Jan Stern*."""
    shown = [tokens[i].text for i in words]
    if is_outlet(" ".join(shown[end:])) and not is_outlet(" ".join(shown)):
        return len(shown) > end + 1 or not shown[end].istitle()
    head = head_of(shown[end])
    outlet = head is not None and not head.modifier and head.kind is SpeakerKind.OUTLET
    return outlet and end + 1 < len(shown) and head_of(shown[end + 1]) is None
