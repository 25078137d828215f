"""Words that the tagger of words took for something else and the tagger of names knows: they are names, too; and nouns
without an article behind a name in the dative, which look like its surname: *Sie wirft Falk | Untreue vor*.

*jemandem etwas vorwerfen* wants a thing: where no clause says it behind the verb, it is the noun before the particle.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.syntax.sentence import NameForm, NameKind, Token, Tokens, TypedName, as_name
from quoteattr.values import evolve
from quoteattr.words.closed import NO_PERSON
from quoteattr.words.names import first_name_gender
from quoteattr.words.nouns import head_of, role_of

_PROBABLE = 0.5
_KEPT = frozenset({"NE", "ART", "APPR", "APPRART", "ADJA", "KON", "CARD"})
"""Tags that a word has inside a name, too: *Rotes Kreuz*, *Brot für die Welt*."""
_BEFORE_NOUN = frozenset({"ART", "APPRART", "ADJA", "PPOSAT", "PDAT", "PIAT", "CARD"})
_VERBS = frozenset({"werfen", "halten"})
_WHOLE = frozenset(
    {"vorgeworfen", "vorgehalten", "vorwerfen", "vorhalten", "vorwirft", "vorhält", "vorwarf", "vorhielt"}
)
_CLAUSE_BEHIND = frozenset({",", ":"})
_MEMBERS = frozenset({"ART", "ADJA", "NN", "PIAT", "PPOSAT"})


def settle_names(tokens: Tokens, names: Sequence[TypedName]) -> tuple[Token, ...]:
    """*tokens* with the words of probable names of persons and bodies tagged as names (NE), towns before what is
    there as adjectives.

    „*Federal Reserve* senkt den Zins“ (a noun to the tagger of words), „*Linder* schwieg“ (a verb), „der *Trierer* Wirt“.
    Nouns that say what somebody is keep their tag: *Universität Kiel*, *Chefin Paula Lund*.
    """
    out = list(tokens)
    for name in names:
        if name.probability < _PROBABLE:
            continue
        if name.form is NameForm.NAME and name.kind in (NameKind.PERSON, NameKind.ORGANISATION):
            for at in range(name.first, name.end):
                if _is_mistaken(tokens, at, name):
                    out[at] = as_name(tokens[at])
        elif name.form is NameForm.DERIVED and _is_town_adjective(tokens, name):
            for at in range(name.first, name.end):
                out[at] = as_name(tokens[at], "ADJA")
    return tuple(out)


def _is_town_adjective(tokens: Tokens, name: TypedName) -> bool:
    """Whether a noun or name is an adjective, since a noun follows: *Trierer Wirt*, *New Yorker Wirt*, not *der Trierer
    Uwe Lund*."""
    town = tokens[name.end - 1]
    behind = [t.tag for t in tokens[name.end : name.end + 2]]
    noun = behind[:1] == ["NN"] or behind == ["ADJA", "NN"]
    return town.tag in ("NN", "NE", "ADJA") and town.text.endswith("er") and noun


def _is_mistaken(tokens: Tokens, at: int, name: TypedName) -> bool:
    """Whether a word of a name has the tag of another word; a noun with an article may well be one (*der Bundestag*),
    and so may one before a first name (*Deichgraf Ole Brandt*)."""
    token = tokens[at]
    if token.tag in _KEPT or token.is_punctuation or not token.text[:1].isupper():
        return False
    if token.tag == "NN":
        alone = name.end - name.first == 1 and name.kind is NameKind.ORGANISATION
        if alone and at > 0 and tokens[at - 1].tag in _BEFORE_NOUN:
            return False
        if at + 1 < len(tokens) and first_name_gender(tokens[at + 1].text) is not None:
            return False
    return role_of(token.text) is None and head_of(token.text) is None


def settle_bare_objects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """*tokens* with the noun that somebody is blamed for tagged as a noun (NN).

    *(warf) Musk Heuchelei vor*, *(hat) Musk Heuchelei und dreiste Lügen vorgeworfen*; not *(warf) Elon Musk vor, er lüge*,
    *Das (warf sie) Elon Musk vor*.
    """
    out = list(tokens)
    for end, token in enumerate(tokens):
        if token.text not in _WHOLE and not (token.tag == "PTKVZ" and token.text == "vor"):
            continue
        if end + 1 < len(tokens) and tokens[end + 1].text in _CLAUSE_BEHIND:
            continue
        before = tokens[:end]
        if token.tag == "PTKVZ" and not any(t.is_finite and t.lemma in _VERBS for t in before):
            continue
        if any(t.text.lower() in NO_PERSON for t in before):
            continue
        at = _first_conjunct(tokens, end - 1)
        if at > 0 and tokens[at].tag == "NE" and tokens[at - 1].tag in ("NE", "NN"):
            out[at] = evolve(tokens[at], tag="NN")
    return tuple(out)


def _first_conjunct(tokens: Tokens, last: int) -> int:
    """The last word of what *und* joins with the noun phrase that ends at *last*, else *last* itself."""
    at = last
    while at > 0 and tokens[at].tag in _MEMBERS:
        at -= 1
    return at - 1 if at > 0 and tokens[at].tag == "KON" else last
