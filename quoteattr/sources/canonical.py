"""The form in which an index lists a source: nominative, no article, no title.

*dem Weißen Haus* → Weißes Haus, *eines Sprechers der Polizei* → Sprecher der Polizei, *Beobachtern* →
Beobachter.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.mentions.mention import Mention, article_of
from quoteattr.mentions.paradigms import DATIVE, genders_of
from quoteattr.syntax.sentence import Token
from quoteattr.word_lists import words as word_list
from quoteattr.words.closed import DEFINITE, article_in
from quoteattr.words.declension import is_undeclined, nominative, strip_genitive, strong
from quoteattr.words.gender import gender_of_noun, how_known
from quoteattr.words.names import country_of_adjective, is_party, party_name, place_of
from quoteattr.words.nouns import head_of, is_class_of_places, role_of
from quoteattr.words.press import is_outlet
from quoteattr.words.table import in_lower_case

_LONGEST_ATTRIBUTE = 90


def surface(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    """The caller's characters from one token to another, with white space normalised."""
    return " ".join(text[tokens[first].start : tokens[last].end].split())


def in_nominative(token: Token, *, plural: bool, gender: str | None) -> str:
    """A common noun in the nominative of its number, see :func:`nominative`."""
    return nominative(token.text, token.lemma, plural=plural, gender=gender)


def _called(token: Token, reading: Mention, *, plural: bool, gender: str | None) -> str:
    """The noun of a mention in the nominative; a plural that is no dative has that form already: *die Rebellen*; not *die
    Abgeordneten*, which changes with the article."""
    role = role_of(token.text)
    changing = role is not None and role.noun.endswith("er") and token.text.endswith("en")
    if plural and reading.cases and DATIVE not in reading.cases and not changing:
        return token.text
    return in_nominative(token, plural=plural, gender=gender)


def proper_name(text: str, tokens: Sequence[Token], reading: Mention) -> str:
    """The name of a reading that has one, without article, with strong adjectives: *Weißes Haus*, *Vereinte Nationen*,
    *Mainzer Polizei*, *Stiftung Warentest*, *Verkehrsclub Deutschland*."""
    name, classed = reading.name, reading.class_noun
    if len(name) == 1 and is_party(tokens[name[0]].text):
        return party_name(tokens[name[0]].text)
    if name[0] in reading.quoted:
        return surface(text, tokens, name[0], name[-1])
    if classed is not None and classed[0] < name[0]:
        apposition = surface(text, tokens, name[0], name[-1])
        known = reading.place or place_of(apposition) is not None
        country = known and not is_class_of_places(classed[1].noun)
        if not country and not classed[1].takes_place and not _tells_its_aim(tokens, reading):
            return apposition
        capital = [i for i in reading.modifiers if i and is_capital(tokens[i])]
        return f"{_declined(tokens, reading, (*capital, classed[0]))} {apposition}"
    return _declined(tokens, reading, name)


def is_capital(token: Token) -> bool:
    """Whether an adjective inside a sentence belongs to a name: *Freiwillige Feuerwehr*."""
    return token.tag == "ADJA" and token.text[:1].isupper()


def _tells_its_aim(tokens: Sequence[Token], reading: Mention) -> bool:
    """Whether a society is called by common nouns after the class noun: *Verein Deutsche Sprache*; not *Verein Kaltwig*,
    *Agentur Bloomberg*."""
    if is_outlet(" ".join(tokens[i].text for i in reading.name)):
        return False
    noun, last = tokens[reading.class_noun[0]] if reading.class_noun else None, tokens[reading.name[-1]]
    society = noun is not None and noun.text.lower().endswith(in_lower_case("society"))
    return society and how_known(last.text) != "ending"


def _declined(tokens: Sequence[Token], reading: Mention, words: Sequence[int]) -> str:
    """Adjectives and a noun in the nominative: *(des) Roten Kreuzes* → Rotes Kreuz."""
    last = tokens[words[-1]]
    plural = _is_plural(tokens, reading, words)
    known = last.tag == "NN" or how_known(last.text) == "table"
    gender = (gender_of_noun(last.text) if known else None) or reading.gender
    article = article_of(tokens, reading)
    if gender is None and not plural and genders_of(article).isdisjoint("fp"):
        gender = "m"  # *des Mitteldeutschen Funks*: most names of bodies that no table knows are masculine
    weak = article_in(article) in DEFINITE
    parts = [_adjective(tokens[i], "p" if plural else gender, weak=weak) for i in words[:-1]]
    noun = last.text
    if last.tag == "NN":
        noun = _called(last, reading, plural=plural, gender=gender)
    elif article == "des":
        head = head_of(noun)
        if head is not None:
            noun = noun[: noun.lower().rfind(head.noun) + len(head.noun)]
        elif parts:
            noun = strip_genitive(noun)
    return " ".join([*parts, noun])


def _adjective(token: Token, gender: str | None, *, weak: bool) -> str:
    """A strong adjective; *die Zittlauer Wehr*: behind a definite article only an undeclined one ends in -er."""
    if gender is None or token.tag != "ADJA":
        return token.text
    undeclined = is_undeclined(token.text, token.text if weak else token.lemma)
    return token.text if undeclined else strong(token.text, gender)


def _is_plural(tokens: Sequence[Token], reading: Mention, words: Sequence[int]) -> bool:
    """Whether a name is a plural, by article, adjective and the form of its noun: *der Vereinten Nationen*, *die Wiener
    Linien*; not *der Deutschen Bahn*, *den Deutschen Wetterdienst*."""
    if reading.several or (reading.class_noun is not None and reading.class_noun[1].gender == "p"):
        return True
    noun = tokens[words[-1]]
    article = article_of(tokens, reading)
    if noun.tag != "NN" or "p" not in genders_of(article):
        return False
    weak = any(tokens[i].tag == "ADJA" and tokens[i].text.endswith("en") for i in words[:-1])
    if article == "die" and weak:
        return True
    changed = noun.text.lower() != noun.lemma.lower()
    return changed and noun.text.endswith(("e", "en", "er", "ern", "n"))


def description_name(
    text: str, tokens: Sequence[Token], reading: Mention, attribute: tuple[int, int] | None
) -> str:
    """The name of a source that only a description stands for: *Sprecher der Polizei*, *Polizeisprecherin*, *Israelische
    Armee*.

    *attribute* are the first and last token of the genitive or *von* phrase after the noun.
    """
    one = bool(reading.roles) and not reading.several  # *der französische Minister*
    adjectives = [] if one else [i for i in reading.modifiers if _is_of_place(tokens[i].text)]
    at = reading.called_at
    if adjectives:
        noun = _declined(tokens, reading, (*adjectives, at))
    elif article_of(tokens, reading) == "ein":
        noun = tokens[at].text  # the article shows the nominative: *ein Versicherter*
    else:
        noun = _called(tokens[at], reading, plural=reading.several, gender=reading.gender)
    noun = cut_part(tokens, reading) + noun[:1].upper() + noun[1:]
    if attribute is not None:
        tail = surface(text, tokens, *attribute)
        return f"{noun} {tail}" if len(tail) <= _LONGEST_ATTRIBUTE else noun
    if reading.possessor:
        return f"{surface(text, tokens, reading.possessor[0], reading.possessor[-1])} {noun}"
    return noun


def _is_of_place(adjective: str) -> bool:
    """Whether an adjective is made of a country or a town: *dänisch*, *Kieler*, *St. Galler*."""
    opens = adjective in word_list("place-opening")
    return opens or country_of_adjective(adjective) is not None or is_undeclined(adjective, adjective)


def cut_part(tokens: Sequence[Token], reading: Mention) -> str:
    """What shares the end of the noun: *Bau- und* (*Verkehrsministerium*)."""
    first = reading.words[0] - 2
    cut = first >= reading.first and tokens[first].text.endswith("-") and tokens[first + 1].tag == "KON"
    return f"{tokens[first].text} {tokens[first + 1].text} " if cut else ""


def end_of_pair(tokens: Sequence[Token], aim: Mention) -> int:
    """The last token of what belongs to a noun, with a second noun: *Amt* **für Jagd und Fischerei**, *Institut* **für
    Arbeitsmarkt- und Berufsforschung**, *Vertreter* **von Bahn und Polizei**; not if a second verb shows that *und* joins
    clauses."""
    last = aim.words_last
    if aim.preposition is None or tokens[aim.preposition].text not in ("für", "gegen", "von", "aus", "in"):
        return last
    second = last + 2
    if second >= len(tokens) or tokens[last + 1].text != "und" or tokens[second].tag not in ("NN", "NE"):
        return last
    joined = tokens[last].text.endswith("-") or second + 1 >= len(tokens)
    between = not joined and tokens[second + 1].is_finite and any(t.is_finite for t in tokens[:last])
    return last if between else second
