"""Whether a name in a frame is the channel: preposition, case and governing noun decide."""

from __future__ import annotations

from quoteattr.channels.around import is_goal, look_left
from quoteattr.channels.frame import Frame
from quoteattr.channels.named import Named
from quoteattr.channels.names import SOCIAL_PREPOSITIONS
from quoteattr.channels.nouns import Use, is_noun
from quoteattr.channels.verbs import has_use
from quoteattr.detect.candidate import Phrase
from quoteattr.quote import ChannelKind
from quoteattr.syntax.sentence import Token

_NAMED_SOURCE = frozenset({"gegenüber", "laut", "gemäß"})
_TALKS = frozenset(
    {"interview", "gespräch", "telefonat", "streitgespräch", "doppelinterview", "interviews", "gesprächen"}
)
_TEXT_PREPOSITIONS = frozenset(
    {"in", "nach", "laut", "auf", "gemäß", "aus", "zu", "bei", "gegenüber", "per", "an"}
)
_LETTERS = frozenset(
    {
        "mail",
        "e-mail",
        "email",
        "anfrage",
        "stellungnahme",
        "statement",
        "antwort",
        "leserbrief",
        "mitteilung",
    }
)
_PAPERS = frozenset({ChannelKind.PRINT, ChannelKind.AGENCY})
_PLURALS = ("Nachrichten", "Minuten", "Zeitungen", "Freunde", "Notizen", "Tagesthemen")
_DATIVES = {"der": "dem", "die": "der", "das": "dem"}


def carries(named: Named, frame: Frame) -> bool:
    """Whether *named* is the channel of the words that *frame* introduces.

    *sagte sie dem „Stadtblatt“*, *laut „Stadtblatt“*, *im „Stadtblatt“*, *nach Angaben des „Stadtblatts“*;
    not *der Chefredakteur des „Stadtblatts“*, not *warf dem „Stadtblatt“ vor*.
    """
    if not frame.tokens.issuperset((named.first, named.last)) and not _hangs_on(named, frame):
        return False
    tokens = frame.sentence.tokens
    after = _behind(tokens, named)
    if after in ("gegenüber", "zufolge"):
        return named.kind is not ChannelKind.SOCIAL or after == "gegenüber"
    if _in_brackets(tokens, named):
        return False
    if named.kind is ChannelKind.SOCIAL:
        return _on_platform(named)
    if named.tail is not None and named.tail.use is Use.STAFF:
        return named.around.preposition in ("gegenüber", "zu")
    if frame.in_source(named.first) and frame.source is not None and frame.source.role != "label":
        return _in_source(named, frame)
    return _beside_source(named, frame)


def _hangs_on(named: Named, frame: Frame) -> bool:
    """*laut der Website „Alpenblick“*, where the frame was cut behind *Website*."""
    at = named.around.classifier_at
    return (
        at in frame.tokens and named.first - at <= 2 and frame.source is not None and frame.source.head == at
    )


def _on_platform(named: Named) -> bool:
    """*auf X*, *bei Facebook*, *via Telegram*, *in seinem Twitter-Konto*, *unter dem Facebook-Post*; never
    as a subject."""
    preposition = named.around.preposition
    if named.tail is not None:
        return preposition in SOCIAL_PREPOSITIONS | {"unter", "mit", "laut"}
    if preposition in ("über", "per") and named.around.determiner:
        return named.around.classifier is not None
    return preposition in SOCIAL_PREPOSITIONS


def _in_source(named: Named, frame: Frame) -> bool:
    """The outlet speaks itself, or its words are the source: *der „Stadtbote“*, *Informationen des
    „Stadtboten“*."""
    source = frame.source
    if source is None:
        return False
    tokens = frame.sentence.tokens
    if source.head in {*range(named.first, named.last + 1), named.around.classifier_at}:
        return _speaks(named, frame, source)
    if frame.cue == "zitieren" and named.certain and not named.around.preposition:
        return True
    at = named.around.governor
    if at < source.first:
        return False
    governor, preposition = tokens[at], named.around.preposition
    if _is_text(governor) and preposition in ("", "von", "in", "bei", "mit"):
        return True
    if preposition in _NAMED_SOURCE:
        return True
    if preposition:  # *sagte Minister Voss im „Stadtblatt“*: the phrase reaches too far
        return governor.text[:1].isupper() and _beside_source(named, frame)
    if named.guessed and governor.tag != "NE":
        return False
    return not _is_staff(governor, named) and _listens(named, frame)


def _speaks(named: Named, frame: Frame, source: Phrase) -> bool:
    if source.role == "subject" and is_oblique(named.around.determiner, named.gender):
        return _listens(named, frame)
    if named.guessed:
        return source.role == "adposition" or frame.cue == "zitieren"
    return named.certain or source.role == "adposition" or has_use(frame.cue, "publish")


def is_oblique(determiner: str, gender: str) -> bool:
    """Whether an article shows that a name of this gender is no subject: *der „Tagespost“*, *dem „Boten“*."""
    return determiner in ("dem", "den", "des") or (determiner == "der" and gender == "die")


def _listens(named: Named, frame: Frame) -> bool:
    """*sagte sie dem „Stadtblatt“*, *sagte sie Radio Nord*."""
    if not (has_use(frame.cue, "tell") and _is_dative(named)):
        return False
    if not frame.told and not is_oblique(named.around.determiner, named.gender):
        return False
    return bool(named.around.determiner) or not named.guessed


def _beside_source(named: Named, frame: Frame) -> bool:
    preposition = named.around.preposition
    tokens = frame.sentence.tokens
    governor = tokens[named.around.governor] if named.around.governor >= 0 else None
    if preposition in _NAMED_SOURCE:
        return named.certain or (preposition != "gemäß" and _is_close(named))
    if preposition in ("in", "bei", "auf"):
        return not is_goal(preposition, named.around.determiner) and _at_outlet(named, governor)
    if preposition == "zu":
        return (not frame.cue or has_use(frame.cue, "tell")) and not named.guessed and _is_the_name(named)
    if preposition == "mit":
        return governor is not None and _noun_in(governor, _TALKS)
    if preposition == "für":
        return _of_text(named, frame)
    if preposition == "von":
        return _of_text(named, frame) or _asks(frame)
    if preposition == "an":
        return governor is not None and _noun_in(governor, _LETTERS)
    if preposition:
        return False
    return _bare(named, frame, governor)


def _is_close(named: Named) -> bool:
    """Nothing but an article between preposition and name: *gegenüber der Zeit*, not *laut dem neuen
    Profil*."""
    return named.first - named.around.first <= 1 + bool(named.around.determiner)


def _at_outlet(named: Named, governor: Token | None) -> bool:
    """*im „Stadtblatt“*, *bei Radio Nord*, *auf Kanal Fünf*; not *Moderator beim Radio Nord*."""
    preposition = named.around.preposition
    if governor is not None and _is_staff(governor, named):
        return False
    if preposition == "auf" and named.kind in _PAPERS and named.tail is None:
        return False
    return not named.guessed and _is_the_name(named)


def _is_the_name(named: Named) -> bool:
    """Whether an ambiguous word is the outlet's name behind this article: *in der Bild*, not *in dem
    Bild*."""
    if named.certain or named.entry is None:
        return named.certain
    if named.entry.ambiguous == "person":
        return True
    article = _DATIVES.get(named.gender, "")
    other = _DATIVES.get(named.entry.ambiguous, "")
    return named.around.determiner == article != "" and (article != other or named.entry.ambiguous == "der")


def _bare(named: Named, frame: Frame, governor: Token | None) -> bool:
    """Without a preposition: a genitive behind its text, the listener in the dative, the subject of
    *zitieren*."""
    if named.around.determiner in ("", "der", "des", "dieser", "dieses") and _of_text(named, frame):
        return True
    if governor is not None and _is_staff(governor, named):
        return False
    if _listens(named, frame):
        return True
    if named.certain and any(t.lemma == "zitieren" for t in _close_behind(frame, named)):
        return True
    return has_use(frame.cue, "publish") and (frame.cue == "zitieren" or not frame.told) and named.certain


def _close_behind(frame: Frame, named: Named) -> list[Token]:
    """The tokens of the frame close behind a name: *den die „Tagespost“ zitiert*."""
    last = named.last + 4
    return [frame.sentence.tokens[i] for i in range(named.last + 1, last) if i in frame.tokens]


def _is_dative(named: Named) -> bool:
    """Whether the phrase can be a dative: *dem Blatt*, *der Zeitung*, *den Nachrichten*; a bare name always
    can."""
    determiner = named.around.determiner
    if determiner in ("dem", "einem", "seinem", "ihrem", "diesem"):
        return True
    if determiner in ("der", "einer", "dieser", "ihrer", "seiner"):
        return named.gender == "die" or (named.gender == "" and named.kind is not ChannelKind.SOCIAL)
    if determiner in ("den", "mehreren"):
        return named.name.endswith(_PLURALS) or named.around.classifier is not None
    return not determiner and named.certain


def _of_text(named: Named, frame: Frame) -> bool:
    """*nach Informationen der „Tagespost“*, *in einem Bericht des NDR*; not *wies den Bericht der
    „Tagespost“ zurück*."""
    tokens = frame.sentence.tokens
    at = named.around.governor
    if at < 0 or not _is_text(tokens[at]):
        return False
    return (
        look_left(frame.sentence, at).preposition in _TEXT_PREPOSITIONS or _behind(tokens, named) == "zufolge"
    )


def _asks(frame: Frame) -> bool:
    """*vom Sender befragt*, *wird von der Zeitung zitiert*."""
    if frame.cue == "zitieren" and any(frame.sentence.tokens[i].lemma == "werden" for i in frame.tokens):
        return True
    return any(
        has_use(t.lemma, "interview") for i, t in enumerate(frame.sentence.tokens) if i in frame.tokens
    )


def _is_text(token: Token) -> bool:
    return is_noun(token, Use.TEXT.value) is not None


def _is_staff(token: Token, named: Named) -> bool:
    """People of the outlet. *ein Sprecher der „Tagespost“* may be somebody who tells the paper something."""
    noun = is_noun(token, Use.STAFF.value)
    if noun is None:
        return False
    if named.around.determiner in ("dem", "einem") and not named.around.preposition:
        return False  # *sagte eine Sprecherin dem „Boten“*: no genitive
    return not (
        noun.noun in ("Sprecher", "Sprecherin")
        and named.around.determiner == "der"
        and not named.around.preposition
    )


def _noun_in(token: Token, nouns: frozenset[str]) -> bool:
    low, lemma = token.text.lower(), token.lemma.lower()
    return any(low.endswith(n) or lemma.endswith(n) for n in nouns)


def _behind(tokens: tuple[Token, ...], named: Named) -> str:
    """The postposition behind a name: *der „Tagespost“ zufolge*."""
    for i in range(named.last + 1, min(named.last + 4, len(tokens))):
        if tokens[i].tag == "$(" or tokens[i].text.startswith("-"):
            continue
        return tokens[i].text.lower()
    return ""


def _in_brackets(tokens: tuple[Token, ...], named: Named) -> bool:
    """*(dpa)*, *(mit dpa)*: the agency's notice."""
    at = named.first - 1
    if at > 0 and tokens[at].text.lower() in ("mit", "von", "nach"):
        at -= 1
    return at >= 0 and tokens[at].text in "(["
