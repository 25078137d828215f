"""What the text says about a person besides the name: role, affiliation, and the gender that its grammar shows.

*Nordhafens Finanzminister Karl Arndt (SPD) kündigte an …* makes Karl Arndt a Finanzminister, of the SPD, male. What is said
first and nearest to the name counts; descriptions (*der Finanzminister*) and pronouns fill what is still open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from quoteattr.mentions.attributes import chain_end
from quoteattr.mentions.mention import Mention, article_of
from quoteattr.mentions.paradigms import genders_of
from quoteattr.quote import Gender, Resolution, SpeakerKind
from quoteattr.sources.canonical import in_nominative, surface
from quoteattr.sources.entities import Entity, Position, Reference
from quoteattr.sources.introductions import Introductions
from quoteattr.syntax.sentence import Sentence, Token
from quoteattr.word_lists import words
from quoteattr.words.bases import base_form, body_of_compound
from quoteattr.words.closed import FORMER
from quoteattr.words.declension import is_adjectival
from quoteattr.words.forms import both_sexes
from quoteattr.words.names import is_party, party_name, place_of, title_gender
from quoteattr.words.nouns import Role, head_of, is_common, is_generic, role_of
from quoteattr.words.press import is_platform
from quoteattr.words.table import in_lower_case

_GENDERS: Mapping[str, Gender] = {"f": "female", "m": "male"}
_BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.OUTLET, SpeakerKind.GROUP})
_SURE = 0.7
"""Descriptions that are less certain than this say nothing about anybody."""
_CANTON = 2
"""Abbreviations of two letters are those of cantons."""
_AIM = frozenset({"für"})
"""The preposition of what a body is for: *Institut für Moorkunde*."""


def positions(found: Introductions, references: Sequence[Reference]) -> Mapping[Entity, Position]:
    """The position of each person."""
    known: dict[Entity, Position] = defaultdict(Position)
    for sentence, index, entity in _told(found, references):
        if entity.kind is SpeakerKind.PERSON and not entity.plural:
            known[entity] = known[entity].completed(_position(found, sentence, index))
    for entity, gender in _by_pronoun(references).items():
        if entity.kind is SpeakerKind.PERSON:
            known[entity] = known[entity].completed(Position(gender=gender))
    return known


def _told(found: Introductions, references: Sequence[Reference]) -> Iterator[tuple[Sentence, int, Entity]]:
    """Sentence and number of the mentions of somebody: first those with the name or beside it, then the descriptions."""
    for sentence, index, _ in found.mentions():
        owner = found.owners.get((sentence.index, index))
        if owner is not None:
            yield sentence, index, owner
    for reference in references:
        sentence = found.sentences[reference.sentence]
        sure = reference.how is not Resolution.DESCRIPTION or reference.certainty >= _SURE
        if not sure or reference.how is Resolution.PRONOUN or reference.plural:
            continue
        for at in sentence.mentions_in(reference.head, reference.head):
            if reference.head not in sentence.mentions[at].possessor:  # *Ohms Beraterin*
                yield sentence, at, reference.entity


def _by_pronoun(references: Sequence[Reference]) -> dict[Entity, Gender]:
    """The gender by the pronouns *er* and *sie*, where they agree."""
    seen: dict[Entity, set[Gender]] = defaultdict(set)
    for reference in references:
        gender = _GENDERS.get(reference.gender or "")
        if reference.how is Resolution.PRONOUN and not reference.plural and gender is not None:
            seen[reference.entity].add(gender)
    return {entity: genders.pop() for entity, genders in seen.items() if len(genders) == 1}


def _position(found: Introductions, sentence: Sentence, index: int) -> Position:
    tokens, row = sentence.tokens, sentence.mentions
    mention = row[index]
    gender = _gender(tokens, mention)
    calling = _calling(mention)
    if calling is None:
        # *Jan Ohm vom Institut*; not *(sagte) Jan Ohm der Nordpost*
        is_of = index + 1 < len(row) and row[index + 1].preposition is not None
        of = _behind(found, sentence, index) if is_of else None
        return Position(None, _in_bracket(tokens, mention) or of or _member_of(tokens, mention), gender)
    at, role = calling
    whole = in_nominative(tokens[at], plural=False, gender=gender[0] if gender else mention.gender)
    noun, body = _parted(found, whole, role)
    affiliation = _party(tokens, mention) or body or _owner(found, sentence, index, role)
    told = (
        affiliation or _in_bracket(tokens, mention) or body_of_compound(noun) or _member_of(tokens, mention)
    )
    return Position(noun, told, gender)


def _calling(mention: Mention) -> tuple[int, Role] | None:
    """The last role that says something: *Finanzminister*; not *Mann*, *Mutter*."""
    silent = in_lower_case("anybody") + in_lower_case("kin")
    told = [(at, role) for at, role in mention.roles if role.noun not in silent]
    return told[-1] if told else None


def _is_rank(part: str) -> bool:
    """Whether the first part of a role is no body: *Vize-*, *Ex-*."""
    return part in words("rank") or part.lower() in FORMER


def _parted(found: Introductions, noun: str, role: Role) -> tuple[str, str | None]:
    """A role, and the body before its first hyphen: *SPD-Politikerin* → Politikerin, SPD; *US-Präsident* → Präsident,
    USA; *Klinik-Chef* → Chef, Klinik; not *Hamas-Geisel*, *Ukraine-Experte*, *Co-Trainer*. *Ex-SPD-Chef* stays
    whole."""
    whole = body_of_compound(noun)
    if whole is not None and "-" in whole and not _is_relative(whole.rpartition("-")[2]):
        return noun, whole  # *EU-Kommissionschefin*, not *VW-Konzernchef*
    name, _, last = noun.rpartition("-")
    parts = name.split("-")
    if len(parts) > 1 and not (any(map(_is_rank, parts)) or is_common(parts[0])):
        return last, " ".join(parts)
    first, _, rest = noun.partition("-")
    former = first.lower() in FORMER
    if former:
        first, _, rest = rest.partition("-")
    if (
        role_of(rest) is None
        or first in words("rank")
        or role.noun in in_lower_case("outsider")
        or found.names.by_part.get(first.lower())
    ):
        return noun, None
    body = _body_called(first, role)
    return (noun if former or body is None else rest[:1].upper() + rest[1:]), body


def _is_relative(body: str) -> bool:
    """Whether a body is one of something: *Konzern*, *Vorstand*."""
    return is_generic(body.lower()) or role_of(body) is not None


def _body_called(first: str, role: Role) -> str | None:
    """The body that the first part of a role names."""
    country = place_of("USA" if first == "US" else first)
    if country is not None:
        governs = role.noun in in_lower_case("office") or "politiker" in role.wider
        return country.name if governs else None
    if is_party(first):
        return party_name(first)
    if not is_common(first):
        return first
    body = head_of(first)
    return (base_form(first) or first) if body is not None and body.kind in _BODIES else None


def _party(tokens: Sequence[Token], mention: Mention) -> str | None:
    """*Ute Klamm (SPD)*, *(53, Grüne)*."""
    if mention.party is None:
        return None
    words = [tokens[i].text for i in mention.bracket]
    return next((word for word in words if word.lower() == mention.party), " ".join(words))


def _member_of(tokens: Sequence[Token], mention: Mention) -> str | None:
    """The party in a noun for one of its people: *CSU-Mann*, *Grünenabgeordnete*; not *Sozialdemokrat*, which says not
    of which country."""
    firsts = (tokens[at].text[: len(role.modifier.partition("-")[0])] for at, role in mention.roles)
    return next((party_name(first) for first in firsts if is_party(first)), None)


def _in_bracket(tokens: Sequence[Token], mention: Mention) -> str | None:
    """*Ute Klamm (SPD)*, *Jan Ohm (DGB)*; not the canton of *Jan Ohm (ZH)*."""
    short = mention.abbreviation
    return _party(tokens, mention) or (short if short is not None and len(short) > _CANTON else None)


def _owner(found: Introductions, sentence: Sentence, index: int, role: Role) -> str | None:
    """The body that a role belongs to: *Sprecherin der Bahn*, *Nordhafens Trainer*; not *Gegner der Bahn*."""
    if role.noun in in_lower_case("outsider"):
        return None
    possessor = found.possessors.get((sentence.index, index))
    if possessor is not None and possessor.kind in _BODIES:
        return possessor.name
    offices = in_lower_case("office")
    behind = _behind(found, sentence, index, office=role.noun in offices)
    return behind or (
        None
        if role.wider.isdisjoint(offices) and role.noun not in offices
        else _before(found, sentence, index)
    )


def _before(found: Introductions, sentence: Sentence, index: int) -> str | None:
    """The name of the body that *dessen* or *ihr* in front of an office means."""
    before = found.body_before(sentence, index)
    if before is None:
        return None
    owner, body = found.owners.get((before.index, 0)), before.mentions[0]
    noun = before.tokens[body.called_at]
    return owner.name if owner is not None else in_nominative(noun, plural=False, gender=body.gender)


def _behind(found: Introductions, sentence: Sentence, index: int, *, office: bool = False) -> str | None:
    """The body in the attribute: *Sprecher der Polizei Hagen*, *Jan Ohm vom Institut für Moorkunde*; after an *office* also
    what is no body elsewhere, *Sprecher des Programms*; not *Expertin für Zahlungsverkehr*, *Abgeordneter aus Kiel*."""
    tokens, row = sentence.tokens, sentence.mentions
    last, at = chain_end(tokens, row, index), index + 1
    if last == index or tokens[row[at].outer_first].text in ("für", "aus"):
        return None
    body, owner = row[at], found.owners.get((sentence.index, at))
    noun = tokens[body.called_at]
    if not body.name and is_party(noun.text):
        return party_name(noun.text)
    aired = owner is not None and (owner.kind is SpeakerKind.OUTLET or is_platform(owner.name))
    if aired and tokens[body.outer_first].text == "bei":
        return None  # *(schrieb) die Sängerin bei Instagram*, *(sagte) der Torwart bei Sky*
    if body.name:
        return owner.name if owner is not None and owner.kind is not SpeakerKind.PERSON else None
    head = head_of(noun.text)
    if not (head is not None and head.kind in _BODIES) and (not office or body.roles):
        return None
    name = in_nominative(noun, plural=body.several, gender=body.gender)
    end = min(last, chain_end(tokens, row, at, _AIM))  # *Hauptverband der Deutschen Schuhindustrie*
    if end == at:
        return name
    return f"{name} {surface(found.text, tokens, row[at + 1].outer_first, row[end].words_last)}"


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
        adjectival = role.gender is None and is_adjectival(tokens[at].text, role.noun)
        if adjectival and both_sexes(tokens[at].text) is None:
            return _by_article(tokens, mention, tokens[at].text)
    if mention.ages and not mention.name:
        return _by_article(tokens, mention, tokens[mention.called_at].text)
    article = article_of(tokens, mention)
    if mention.name and not mention.roles and (article, mention.gender) in (("der", "m"), ("die", "f")):
        return _GENDERS[mention.gender or ""]  # *der Österreicher Jan Ohm*; *die Geisel Jan Ohm* tells none
    return None


def _by_article(tokens: Sequence[Token], mention: Mention, form: str) -> Gender | None:
    """The gender of a noun that is declined like an adjective: *der Vorsitzende*, *einer 53-Jährigen*."""
    article = article_of(tokens, mention)
    told = genders_of(article) & {"m", "f"}
    if told == {"m"} or (article == "der" and form.endswith("e")) or (not article and form.endswith("er")):
        return "male"
    return "female" if told == {"f"} or article == "der" or form.endswith("e") else None
