"""Sources that are several: *Götz Amann und Vera Lund*, *Polizei und Staatsanwaltschaft Hagen*, *Eltern und Lehrer*."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.mentions.mention import Mention
from quoteattr.quote import SpeakerKind
from quoteattr.sources.entities import agrees
from quoteattr.syntax.sentence import Sentence, Token
from quoteattr.words.closed import JOINING

_ALL = frozenset({"beide", "alle"})


def members(sentence: Sentence, first: int, last: int) -> list[Mention]:
    """The sources that tokens ``first..last`` join, none where they are one: *Gründer und Vorsitzender der Partei*, *der
    Chef der Bahn und des Verbands*.

    Args:
        sentence: the sentence.
        first: the first token of the phrase.
        last: its last token.
    """
    tokens = sentence.tokens
    inside = [sentence.mentions[i] for i in sentence.mentions_in(first, last)]
    last = _before_members(tokens, first, last)
    joined = [i for i in range(first + 1, last) if tokens[i].tag == "KON" and tokens[i].text in JOINING]
    row = [mention for mention in inside if mention.first >= first and mention.core_last <= last]
    beside = [m for m in row if joined and joined[-1] in (m.core_last + 1, m.first - 1)]
    if len(beside) < 2 or not all(_stands_beside(tokens, mention) for mention in beside):
        return []
    left, right = beside
    governed = left.preposition is not None and left.preposition >= first
    owner = left.first > first and tokens[left.first].text.lower() in ("der", "des")
    if governed or owner or are_one(left, right):
        return []
    return [
        mention
        for mention in row
        if _stands_beside(tokens, mention)
        and (mention.first == first or tokens[mention.first - 1].tag in ("KON", "$,"))
    ]


def _before_members(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token before some members of a group are named: *Mehrere Räte, (darunter Ohm und Kern)*."""
    named = (
        i - 1
        for i in range(first + 1, last)
        if tokens[i].tag == "$," and tokens[i + 1].text in ("darunter", "unter")
    )
    return next(named, last)


def are_one(left: Mention, right: Mention) -> bool:
    """Whether two offices with one article are one person's: *der Abgeordnete und Fraktionschef Jan Ohm*; not *die
    Ministerin und Fraktionschef Jan Ohm*, *der Minister und Jan Ohm*."""
    offices = bool(left.roles and right.roles and right.name) and not left.name and right.determiner is None
    return offices and agrees(left.gender, right.gender) and not left.several


def _stands_beside(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a mention is one of several sources: a name, a body, people; not a second office of the same person."""
    if mention.name:
        return True
    if tokens[mention.first].text.lower() in _ALL:
        return False  # *Marco Ahlers und Sven Fricke, beide Mechaniker*
    if mention.roles:
        return mention.several or mention.determiner is not None
    return mention.class_noun is not None and mention.class_noun[1].kind is not SpeakerKind.DOCUMENT
