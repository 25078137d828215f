"""What the bracket after a name says: *Ludwig Frey (67, SPD)*."""

from __future__ import annotations

import regex

from quoteattr.mentions.mention import Mention
from quoteattr.syntax.sentence import NAME_TAGS, Tokens
from quoteattr.values import evolve
from quoteattr.words.names import is_party

ABBREVIATION = regex.compile(r"(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\d][\p{Lu}\d&.-]*s?")
_AGE = regex.compile(r"\d{1,3}")


def with_bracket(tokens: Tokens, mention: Mention) -> Mention:
    """*mention* with ages, party and abbreviation: (39), (CDU), (53, SPD), (BDA), (Bündnis 90/Die Grünen)."""
    if not mention.bracket:
        return mention
    ages: set[str] = set()
    party: str | None = None
    abbreviation: str | None = None
    for i in mention.bracket:
        text = tokens[i].text
        if _AGE.fullmatch(text):
            if tokens[i + 1].tag != "NN" or tokens[i + 1].lemma == "Jahr":
                ages.add(text)  # not *am Samstag (13 Uhr)*
        elif is_party(text):
            party = text.lower()
        elif ABBREVIATION.fullmatch(text):
            abbreviation = text
    whole = " ".join(tokens[i].text for i in mention.bracket)
    if party is None and is_party(whole):  # *(Freie Wähler)*
        party = whole.lower()
    only = tokens[mention.bracket[0]]
    told = party is not None or abbreviation is not None or bool(ages)
    if not told and len(mention.bracket) == 1 and only.tag in NAME_TAGS:
        abbreviation = only.text
    return evolve(mention, ages=frozenset(ages), party=party, abbreviation=abbreviation)
