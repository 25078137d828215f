"""What the bearer of a name must be, as the words of the phrase tell; ``None`` where they do not.

The learned tagger of names (:mod:`quoteattr.mentions.read`) and the whole document (:mod:`quoteattr.sources.strangers`) say
more about the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.mentions.brackets import ABBREVIATION
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.name_edges import INITIAL
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.sentence import Tokens
from quoteattr.word_lists import words as word_list
from quoteattr.words.names import first_name_gender, is_party, place_of
from quoteattr.words.nouns import Head, head_of, is_named_firm
from quoteattr.words.press import is_outlet


def kind_of_name(tokens: Tokens, mention: Mention, head: Head | None, aged: bool) -> SpeakerKind | None:
    """The kind of the bearer of ``mention.name``.

    Args:
        tokens: the sentence.
        mention: a noun phrase whose words and bracket are read.
        head: the class noun of the phrase: *die Nachrichtenagentur Reuters*.
        aged: whether the phrase tells an age: *der 40-jährige Ohm*.
    """
    texts = [tokens[i].text for i in mention.name]
    body = _class_within(texts)
    quoted = mention.name[0] in mention.quoted
    told = head.kind is SpeakerKind.OUTLET if head is not None else quoted
    if told and is_outlet(" ".join(texts)):
        return SpeakerKind.OUTLET  # *die „Welt“*, *die Zeitung Die Welt*, whatever else the words mean
    if quoted:
        return _of_quoted(mention, head or body)
    first = first_name_gender(texts[0])
    full = first is not None and len(texts) > 1 and not _is_of_firm(tokens, mention)
    if body is not None and len(texts) > 1:
        if not (full and len(texts) == 2 and tokens[mention.name[-1]].tag == "NE"):
            return body.kind  # *Hoover Institution*, not *Volker Ohm*
    if head is not None and not full and not mention.roles:
        return head.kind
    if mention.roles and mention.titled is None and len(texts) == 1 and not mention.ages:
        if "unternehmen" in mention.roles[-1][1].wider:
            return None  # *der Hersteller Nordbau*
    initial = INITIAL.fullmatch(texts[0]) is not None
    if mention.named_as_person or full or (initial and len(texts) > 1) or aged:
        return SpeakerKind.PERSON
    if _is_of_body(texts):
        return SpeakerKind.ORGANISATION
    if mention.party is not None or (initial and len(texts[0]) == 2):
        return SpeakerKind.PERSON  # *K. schwieg*
    if mention.determiner is not None and tokens[mention.determiner].tag in ("ART", "APPRART"):
        return SpeakerKind.ORGANISATION  # *die Nordbau*
    if mention.preposition is not None and tokens[mention.preposition].text.lower() == "aus":
        return None  # *(eine Leserin) aus Uri*
    return SpeakerKind.PERSON if first and first != "u" else None


def _is_of_firm(tokens: Tokens, mention: Mention) -> bool:
    """Whether the noun of a firm stands in front of a name: *das Modehaus Peter Hahn*; not *der Chef Peter Hahn*."""
    before = mention.name[0] - 1
    noun = mention.class_noun[0] if mention.class_noun is not None and not mention.roles else -1
    return noun == before and is_named_firm(tokens[before].text)


def _of_quoted(mention: Mention, told: Head | None) -> SpeakerKind:
    """*das Magazin „Blick“*, *der Rapper „Knut“*, *die „Nordpost“*."""
    if told is not None:
        return told.kind
    return SpeakerKind.PERSON if mention.roles else SpeakerKind.ORGANISATION


def _is_of_body(texts: Sequence[str]) -> bool:
    """Whether its form, a place or a party says that a name is that of a body: *RKI*, *Bad Ems*, *Grüne*."""
    town = len(texts) > 1 and texts[0] in word_list("place-opening")
    place = town or place_of(" ".join(texts)) is not None
    return place or is_party(texts[-1]) or ABBREVIATION.fullmatch(texts[-1]) is not None


def _class_within(texts: Sequence[str]) -> Head | None:
    """The class of a body that its own name shows: *Hoover Institution*; *Radio Vatikan* is a broadcaster, whatever its last
    word is; not after a first name, *Volker Ohm* is not a people."""
    opening = head_of(texts[0])
    if opening is not None and opening.kind is SpeakerKind.OUTLET:
        return opening
    for at in range(len(texts) - 1, -1, -1):
        first_name = at == 0 and len(texts) > 1 and first_name_gender(texts[at]) is not None
        head = None if first_name else head_of(texts[at])
        if head is not None:
            return head
    return None
