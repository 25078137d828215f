"""What a pronoun can stand for, by its form and the verb beside it."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.syntax.sentence import Token
from quoteattr.values import frozen

_MASCULINE = frozenset(
    "er ihn ihm dieser jener welcher derselbe sein seine seiner seinem seinen seines diesem diesen "
    "jenem jenen letzterer ersterer letzterem".split()
)
_FEMININE = frozenset({"diese", "jene", "welche", "letztere", "erstere"})
_REACH = 12


@frozen
class Features:
    """Gender ("m", "f", "n" or ``None``) and number (``None``: either) that a pronoun's antecedent has."""

    genders: frozenset[str]
    plural: bool | None


def features(tokens: Sequence[Token], at: int) -> Features | None:
    """The features of the pronoun at *at*, ``None`` for a word that points to nobody (es, man, ich).

    *Sie sagte* is a woman or a body of feminine gender, *sie sagten* several; *ihr* and *ihrer* are either.
    """
    token = tokens[at]
    form = token.text.lower()
    if form in _MASCULINE:
        genders = {"m", "n"} if form.startswith(("sein", "ihm", "diesem", "jenem")) else {"m"}
        return Features(frozenset(genders), False)
    if form == "der" and token.tag == "PDS":
        return Features(frozenset({"m"}), False)
    if form == "sie" or form == "die" or form in _FEMININE:
        number = _verb_number(tokens, at)
        return Features(frozenset({"f"}), number)
    if form in ("ihr", "ihre", "ihrer", "ihrem", "ihren", "ihres", "deren"):
        return Features(frozenset({"f"}), None)
    if form in ("ihnen", "denen", "beide", "beiden"):
        return Features(frozenset(), True)
    return None


def _verb_number(tokens: Sequence[Token], at: int) -> bool | None:
    """Whether the finite verb nearest to the pronoun is plural: *sagten* yes, *sagte* no."""
    for distance in range(1, _REACH):
        for i in (at + distance, at - distance):
            if 0 <= i < len(tokens) and tokens[i].is_finite:
                between = tokens[min(i, at) + 1 : max(i, at)]
                if not any(t.tag in ("$,", "$.") for t in between):
                    return is_plural_verb(tokens[i])
    return None


def is_plural_verb(token: Token) -> bool:
    """*sagten*, *haben*, *sind*, *seien* are plural; *sagte*, *hat*, *ist*, *sei* are not."""
    form = token.text.lower()
    return (
        form in ("sind", "seien", "tun", "taten", "täten")
        or form.endswith("en")
        or (form.endswith(("ern", "eln")) and token.lemma.endswith(("ern", "eln")))
    )
