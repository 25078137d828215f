"""Occasions, documents and media that common nouns name: *auf einer Pressekonferenz*, *in einem Brief*."""

from __future__ import annotations

from collections.abc import Container, Sequence

from quoteattr.channels.named import Around, is_goal, look_left
from quoteattr.channels.nouns import Noun, Use, is_noun, nouns_at
from quoteattr.mentions.paradigms import ALL_CELLS, cells_of_form
from quoteattr.quote import ChannelKind, Span
from quoteattr.syntax.sentence import Sentence, Token
from quoteattr.values import evolve, frozen
from quoteattr.word_lists import words
from quoteattr.words.closed import without_article
from quoteattr.words.names import is_party

_GROUPS = ("post", "carrier")
_TOPICS = frozenset({"Debatte", "Diskussion", "Aussprache"})
_BEFORE_TOPICS = frozenset({"um", "über", "zu", "zur", "zum", "des", "der"})
GENERIC_PLURALS = (
    *("berichte", "berichten", "meldungen", "informationen"),
    *("untersuchungen", "studien", "analysen", "akten"),
)
"""Several texts that nobody names: *in den ersten Berichten hieß es*."""
_ANTECEDENT_REACH = 9
_ONLY_PLURAL = frozenset(
    {"Medien", "Memoiren", "Erinnerungen", "Akten", "Unterlagen", "Posts", "Tweets", "Postings", "Leitlinien"}
)
_ONE = frozenset({"ein", "einem", "einer", "dem", "der"})
_MANY = frozenset({"Journalist", "Reporter", "Medienvertreter", "Pressevertreter", "Korrespondent"})
_SOCIAL = Noun("Netzwerk", Use.PLACE, ChannelKind.SOCIAL, "das", frozenset())
_NETWORKS = {"netzwerk": "soziale Netzwerke", "medien": "soziale Medien", "medium": "soziale Medien"}


@frozen
class Place:
    """A common noun that carries words: token ``at``, characters ``span``, ``name`` as a reader would index
    it."""

    noun: Noun
    name: str
    at: int
    span: Span
    around: Around


def find_places(sentence: Sentence, nouns: Container[int]) -> tuple[Place, ...]:
    """The occasions, documents and media in a sentence that follow a fitting preposition; *nouns* are the tokens that may be
    one.

    *auf dem Parteitag in Essen* → *Parteitag*; not *nach dem Parteitag*, which only gives the time.
    """
    found = []
    for i, token in enumerate(sentence.tokens):
        if not (i in nouns or token.tag == "PRELS" or token.lemma.lower() in _NETWORKS):
            continue
        place = _networks(sentence, i) or _place(sentence, i) or _relative(sentence, i)
        if place is not None:
            found.append(place)
    return tuple(found)


def carrier(token: Token) -> Noun | None:
    """The row of a token that names a document, occasion or medium; ``None`` for one that only looks like
    it."""
    noun = is_noun(token, "carrier")
    return None if noun is None or noun.use is Use.NONE else noun


def _place(sentence: Sentence, i: int) -> Place | None:
    tokens = sentence.tokens
    nouns = nouns_at(tokens[i])
    noun = max((n for g in _GROUPS if (n := nouns.get(g))), key=lambda n: len(n.noun), default=None)
    if noun is None or noun.use is Use.NONE:
        return None
    around = look_left(sentence, i)
    if not around.preposition and _is_cited(sentence, i):
        around = evolve(around, preposition="laut")
    if not _fits(tokens, i, noun, around):
        return None
    return Place(noun, name_of(sentence, i, noun), i, tokens[i].span, around)


def _fits(tokens: tuple[Token, ...], i: int, noun: Noun, around: Around) -> bool:
    if tokens[i].text == "Nachrichten" or (noun.noun in _MANY and around.determiner in _ONE):
        return False
    if noun.use is Use.DOCUMENT and tokens[i].text.lower().endswith(GENERIC_PLURALS):
        return False
    if noun.noun == "Post" and around.determiner in ("", "der", "die") and tokens[i].text in ("Post",):
        return False  # die Post delivers letters, der Post is on a platform
    if is_topic(tokens, i):
        return False
    if _is_group(tokens, around):
        return False
    if is_goal(around.preposition, around.determiner, plural=_is_plural(tokens[i], noun)):
        return False
    if around.preposition in noun.prepositions:
        return True
    if around.preposition == "anlässlich" and noun.use is Use.OCCASION:
        return True
    owner = tokens[around.governor].text if around.governor >= 0 and around.determiner else ""
    return owner in words("stage" if noun.use is Use.OCCASION else "episode")


def is_topic(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun tells what people talk about and not a sitting: *in der Debatte um die Steuer*, *die Diskussion des
    Themas*."""
    return tokens[i].text in _TOPICS and i + 1 < len(tokens) and tokens[i + 1].text in _BEFORE_TOPICS


def _is_cited(sentence: Sentence, i: int) -> bool:
    """*(sagte Lund) einer Mitteilung der Bahn zufolge*: the postposition says what *laut* does."""
    mention = sentence.mention_at(i)
    behind = mention.last + 1 if mention is not None else len(sentence.tokens)
    return behind < len(sentence.tokens) and sentence.tokens[behind].text == "zufolge"


def _is_plural(token: Token, noun: Noun) -> bool:
    """Whether a form can be a plural: *in den Briefen*, not *in den Brief*."""
    return not token.text.lower().endswith(noun.noun.lower()) or noun.noun in _ONLY_PLURAL


def _is_group(tokens: tuple[Token, ...], around: Around) -> bool:
    """*forderte die SPD im Landtag auf*, *hat drei Sitze im Rat*: the place says which part of the party."""
    if around.governor < 0 or around.preposition != "in":
        return False
    word = tokens[around.governor].text
    return is_party(word) or word.lower().endswith(tuple(words("seated")))


def _relative(sentence: Sentence, i: int) -> Place | None:
    """*ein Brief, in dem er schrieb*: the pronoun after the preposition stands for the noun before it."""
    tokens = sentence.tokens
    if tokens[i].tag != "PRELS" or i == 0:
        return None
    preposition = without_article(tokens[i - 1].text)
    for back in range(i - 2, max(-1, i - 2 - _ANTECEDENT_REACH), -1):
        noun = carrier(tokens[back])
        if noun is not None:
            if preposition not in noun.prepositions:
                return None
            around = Around(i - 1, i - 2, preposition)
            return Place(noun, name_of(sentence, back, noun), i, tokens[back].span, around)
    return None


def _networks(sentence: Sentence, i: int) -> Place | None:
    """*in den sozialen Netzwerken*, *in sozialen Medien*."""
    tokens = sentence.tokens
    lemma = tokens[i].lemma.lower()
    if lemma not in _NETWORKS or i == 0 or not tokens[i - 1].text.lower().startswith("sozial"):
        return None
    around = look_left(sentence, i)
    if around.preposition not in ("in", "über", "auf", "via"):
        return None
    return Place(_SOCIAL, _NETWORKS[lemma], i, Span(tokens[i - 1].start, tokens[i].end), around)


def name_of(sentence: Sentence, i: int, noun: Noun) -> str:
    """The noun as a reader would index it: singular, compounds kept, with the place that is a part of the name.

    *auf der Münchner Sicherheitskonferenz* → *Münchner Sicherheitskonferenz*; *vor dem Landgericht Hagen* → *Landgericht
    Hagen*; *auf Pressekonferenzen* → *Pressekonferenz*; *vor Journalisten* → *Journalisten*.
    """
    tokens = sentence.tokens
    token = tokens[i]
    name = _plural(noun) if noun.noun in _MANY else _singular(token, noun)
    mention = sentence.mention_at(i)
    body = mention.class_noun if mention is not None else None
    if mention is not None and body is not None and body[0] == i and body[1].takes_place:
        return " ".join((name, *(tokens[k].text for k in mention.name if k > i)))
    before = tokens[i - 1].text if i else ""
    if (
        before[:1].isupper()
        and before.endswith("er")
        and cells_of_form(before.lower()) == ALL_CELLS
        and tokens[i - 1].tag in ("ADJA", "NN", "NE")
    ):
        opening = tokens[i - 2].text if i > 1 else ""
        return " ".join((*([opening] if opening in words("place-opening") else ()), before, name))
    return name


def _plural(noun: Noun) -> str:
    """*Journalist* → *Journalisten*, *Reporter* → *Reporter*."""
    return noun.noun if noun.noun.endswith("er") else noun.noun + "en"


def _singular(token: Token, noun: Noun) -> str:
    low, wanted = token.text.lower(), noun.noun.lower()
    at = low.rfind(wanted)
    if at < 0:
        return token.lemma if token.lemma[:1].isupper() else token.text
    return token.text[: at + len(wanted)]
