"""What a pronoun can stand for, by its form and the verb beside it."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.syntax.sentence import Token
from quoteattr.values import frozen

_REACH = 12


@frozen
class Features:
    """Gender ("m", "f", "n" or ``None``) and number (``None``: either) that a pronoun's antecedent has."""

    genders: frozenset[str]
    plural: bool | None


_FORMS = {
    form: features
    for features, forms in (
        (Features(frozenset("m"), False), "er ihn dieser diesen jener jenen welcher derselbe"),
        (Features(frozenset("m"), False), "letzterer letzterem ersterer"),
        (Features(frozenset("mn"), False), "ihm sein seine seiner seinem seinen seines diesem jenem"),
        (Features(frozenset("f"), None), "ihr ihre ihrer ihrem ihren ihres deren"),
        (Features(frozenset(), True), "ihnen denen beide beiden"),
    )
    for form in forms.split()
}
_BY_VERB = frozenset("sie die diese jene welche letztere erstere".split())
"""What is feminine or plural as its verb tells."""


def features(tokens: Sequence[Token], at: int) -> Features | None:
    """The features of the pronoun at *at*, ``None`` for a word that points to nobody (es, man, ich).

    *Sie sagte* is a woman or a body of feminine gender, *sie sagten* several; *ihr* and *ihrer* are either.
    """
    form = tokens[at].text.lower()
    if form in _BY_VERB:
        return Features(frozenset("f"), _verb_number(tokens, at))
    return _FORMS["er"] if form == "der" and tokens[at].tag == "PDS" else _FORMS.get(form)


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
