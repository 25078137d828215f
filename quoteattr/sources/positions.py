"""What the text says of a person besides the name: role, affiliation, and the gender that its grammar shows.

*Nordhafens Finanzminister Karl Arndt (SPD) kündigte an …* makes Karl Arndt a Finanzminister, of the SPD, male. What is said
first and nearest to the name counts; descriptions (*der Finanzminister*) and pronouns fill what is still open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from quoteattr.mentions.attributes import chain_end, is_genitive_attribute
from quoteattr.mentions.mention import Mention
from quoteattr.quote import Gender, Resolution, SpeakerKind
from quoteattr.sources.canonical import in_nominative, surface
from quoteattr.sources.drafts import Draft
from quoteattr.sources.entities import Position, Reference
from quoteattr.sources.introductions import Introductions
from quoteattr.syntax.sentence import Token
from quoteattr.words import (
    Role,
    body_of_compound,
    both_sexes,
    head_of,
    is_common,
    is_party,
    party_name,
    place_of,
    title_gender,
    used_as,
)
from quoteattr.words.bases import base_form

_GENDERS: Mapping[str, Gender] = {"f": "female", "m": "male"}
_BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.OUTLET, SpeakerKind.GROUP})
_MASCULINE = frozenset("dem den des ein einem einen eines im vom beim zum".split())
_FEMININE = frozenset("die eine einer zur".split())


def positions(found: Introductions, references: Sequence[Reference]) -> dict[int, Position]:
    """The position of each person, by the number of the entity."""
    known: dict[int, Position] = {}
    for number, index, draft in _told(found, references):
        if draft.kind is SpeakerKind.PERSON and not draft.plural:
            position = _position(found, number, index)
            known[draft.number] = known.get(draft.number, Position()).completed(position)
    for entity, gender in _by_pronoun(references).items():
        if found.names.drafts[entity].kind is SpeakerKind.PERSON:
            known[entity] = known.get(entity, Position()).completed(Position(gender=gender))
    return known


def _told(found: Introductions, references: Sequence[Reference]) -> Iterator[tuple[int, int, Draft]]:
    """Sentence and number of the mentions of somebody: first those with the name or beside it, then the descriptions."""
    for (number, index), draft in sorted(found.owners.items(), key=lambda item: item[0]):
        yield number, index, draft
    for reference in references:
        row = found.readings[reference.sentence]
        at = [i for i, mention in enumerate(row) if mention.first <= reference.head <= mention.core_last]
        if at and reference.how is not Resolution.PRONOUN and not reference.plural:
            yield reference.sentence, at[0], found.names.drafts[reference.entity]


def _by_pronoun(references: Sequence[Reference]) -> dict[int, Gender]:
    """The gender of whom *er* and *sie* mean, where they agree."""
    seen: dict[int, Counter[str]] = {}
    for reference in references:
        if reference.how is Resolution.PRONOUN and not reference.plural and reference.gender in _GENDERS:
            seen.setdefault(reference.entity, Counter())[reference.gender or ""] += 1
    return {entity: _GENDERS[next(iter(count))] for entity, count in seen.items() if len(count) == 1}


def _position(found: Introductions, number: int, index: int) -> Position:
    tokens, row = found.tokens(number), found.readings[number]
    mention = row[index]
    gender = _gender(tokens, mention)
    calling = _calling(mention)
    if calling is None:
        return Position(None, _in_bracket(tokens, mention) or _behind(found, number, index), gender)
    at, role = calling
    grammatical = {"female": "f", "male": "m"}.get(gender or "", mention.gender)
    noun = in_nominative(tokens[at], plural=False, gender=grammatical)
    part = _first_part(tokens[at].text, role)
    if part is not None and noun.startswith(part[0]):
        noun = noun[len(part[0]) :].lstrip("-")
        noun = noun[:1].upper() + noun[1:]
    body = part[1] if part is not None else None
    affiliation = _in_bracket(tokens, mention) or body or _owner(found, number, index, role)
    return Position(noun, affiliation or body_of_compound(role), gender)


def _calling(mention: Mention) -> tuple[int, Role] | None:
    """The last role that says something: *Finanzminister*; not *Mann*, *Frau*."""
    told = [(at, role) for at, role in mention.roles if role.noun.title() not in used_as("anybody")]
    return told[-1] if told else None


def _first_part(word: str, role: Role) -> tuple[str, str] | None:
    """The words in front of the hyphen of a role, and the body that they name: *SPD-Politikerin* → SPD, *US-Präsident* →
    USA, *Klinik-Chef* → Klinik; ``None`` for *Ex-Kanzler*."""
    part = word[: len(role.modifier)]
    if not role.modifier or word[len(part) : len(part) + 1] != "-" or not part[:1].isupper():
        return None
    country = place_of("USA" if part == "US" else part)
    if country is not None:
        return part, country.name
    body = head_of(part)
    if is_party(part):
        return part, party_name(part)
    if not is_common(part):
        return part, part
    return (part, base_form(part) or part) if body is not None and body.kind in _BODIES else None


def _in_bracket(tokens: Sequence[Token], mention: Mention) -> str | None:
    """*Ute Klamm (SPD)*, *(53, Grüne)*, *(DGB)*."""
    if mention.party is not None:
        at = next(i for i in mention.bracket if tokens[i].text.lower() == mention.party)
        return tokens[at].text
    return mention.abbreviation


def _owner(found: Introductions, number: int, index: int, role: Role) -> str | None:
    """The body that a role belongs to: *Sprecherin der Bahn*, *Nordhafens Trainer*; not *Gegner der Bahn*."""
    if role.noun.title() in used_as("outsider"):
        return None
    possessor = found.possessors.get((number, index))
    if possessor is not None and (possessor.kind in _BODIES or place_of(possessor.name) is not None):
        return possessor.name
    return _behind(found, number, index)


def _behind(found: Introductions, number: int, index: int) -> str | None:
    """The first body among the attributes: *Sprecher der Polizei Hagen*, *Jan Ohm vom Institut für Moorkunde*."""
    tokens, row = found.tokens(number), found.readings[number]
    last = chain_end(tokens, row, index)
    for at in range(index + 1, last + 1):
        body = row[at]
        draft = found.owners.get((number, at))
        if body.noun is not None and is_party(tokens[body.noun].text):
            return party_name(tokens[body.noun].text)
        if body.name and draft is not None and draft.kind is not SpeakerKind.PERSON:
            return draft.name
        noun = head_of(tokens[body.noun].text) if body.noun is not None else None
        if noun is not None and noun.kind in _BODIES:
            return _called(found, tokens, row, at, last)
        if body.roles or body.kind is SpeakerKind.PERSON:
            return None
    return None


def _called(
    found: Introductions, tokens: Sequence[Token], row: Sequence[Mention], at: int, last: int
) -> str | None:
    """A body that has no name, with its own attributes: *Hauptverband der Deutschen Schuhindustrie*."""
    noun = ""
    if (body := row[at]).noun is not None:
        noun = in_nominative(tokens[body.noun], plural=body.several, gender=body.gender)
    end = at
    while end < last and (
        is_genitive_attribute(tokens, row[end + 1], row[end].core_last)
        or _is_aim(tokens, row[end], row[end + 1])
    ):
        end += 1
    if end == at:
        return noun
    return f"{noun} {surface(found.text, tokens, row[at + 1].outer_first, row[end].words_last)}"


def _is_aim(tokens: Sequence[Token], body: Mention, aim: Mention) -> bool:
    """Whether it is what a body is for: *Institut für Moorkunde*."""
    return aim.preposition == body.core_last + 1 and tokens[body.core_last + 1].text == "für"


def _gender(tokens: Sequence[Token], mention: Mention) -> Gender | None:
    """By form of address, role or article: *Herr*, *Sprecherin*, *der Abgeordnete*; not by the first name alone."""
    for at in mention.words:
        titled = title_gender(tokens[at].text)
        if titled in _GENDERS and (not mention.name or at < mention.name[0]):
            return _GENDERS[titled or ""]
    for at, role in reversed(mention.roles):
        if role.gender == "f":
            return "female"
        if role.gender == "m" and mention.gender != "f":
            return "male"
        if role.gender is None and role.noun.endswith("er") and both_sexes(tokens[at].text) is None:
            return _by_article(tokens, mention, tokens[at].text)
    if mention.ages and not mention.name and mention.noun is not None:
        return _by_article(tokens, mention, tokens[mention.noun].text)
    article = tokens[mention.determiner].text.lower() if mention.determiner is not None else ""
    if mention.name and (article, mention.gender) in (("der", "m"), ("die", "f")):
        return _GENDERS[mention.gender or ""]  # *der Österreicher Jan Ohm*
    return None


def _by_article(tokens: Sequence[Token], mention: Mention, form: str) -> Gender | None:
    """The gender of a noun that is declined like an adjective: *der Vorsitzende*, *einer 53-Jährigen*."""
    article = tokens[mention.determiner].text.lower() if mention.determiner is not None else ""
    if (
        article in _MASCULINE
        or (article == "der" and form.endswith("e"))
        or (not article and form.endswith("er"))
    ):
        return "male"
    return "female" if article in {*_FEMININE, "der"} or form.endswith("e") else None
