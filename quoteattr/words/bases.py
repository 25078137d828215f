"""The noun of the table that a form or a compound belongs to."""

from __future__ import annotations

from functools import cache, lru_cache

from quoteattr.memory import WORDS
from quoteattr.quote import SpeakerKind
from quoteattr.words.compounds import LastParts, look_up
from quoteattr.words.forms import forms
from quoteattr.words.nouns import head_of, role_of
from quoteattr.words.table import in_lower_case, nouns


@lru_cache(maxsize=WORDS)
def base_form(word: str) -> str | None:
    """The noun of the table, or the compound of one, of which *word* is a form: *Krankenhauses* → Krankenhaus."""
    found = look_up(word.lower(), _bases(), 4)
    if found is None:
        return None
    at, base = len(found[0]), found[1]
    first = word[: at + (at > 0 and word.startswith("-", at))]
    return first + (base.lower() if first and not first.endswith("-") else base)


def body_of_compound(word: str) -> str | None:
    """The body in the first part of an office: *Polizeisprecher* → Polizei, *EU-Kommissionschefin* → EU-Kommission; not
    *Bankräuber*, *Parteichef*, *Vorstandschef*, *Handelsbeauftragter*."""
    role, folded = role_of(word), word.lower()
    offices = (
        o for o in in_lower_case("office") if role is not None and (role.modifier + role.noun).endswith(o)
    )
    office = max(offices, key=len, default="")
    at = max(folded.rfind(office), 0) if office else 0
    first = word[:at]
    body = head_of(first) if first and not first.endswith("-") and role_of(first) is None else None
    nobodys = in_lower_case("party") + in_lower_case("no-employer")
    if body is None or body.kind is SpeakerKind.DOCUMENT or body.noun in nobodys:
        return None
    noun = base_form(first) or first
    return noun[:1].upper() + noun[1:]


@cache
def _bases() -> LastParts[str]:
    """The noun of each form; what is a noun itself stands for itself."""
    things = [noun for noun in nouns() if noun.gender != "p" and not noun.feminine]
    found: dict[str, str] = {noun.noun.lower(): noun.noun for noun in things}
    for noun in sorted(things, key=lambda noun: -len(noun.noun)):  # *Kammern* is of *Kammer*, not of *Kamm*
        for form in forms(noun.noun):
            found.setdefault(form.lower(), noun.noun)
    return LastParts(found)
