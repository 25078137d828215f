"""How far a noun phrase extends: what belongs to its core on the right.

In news, one source may have a title, names, an age or party in brackets, a genitive attribute, an attribute with *von*,
*für* or *aus*, the seat of a body, a second name after *und*; and, where a rule asks for them, appositions.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from quoteattr.mark_table import closing_marks, opening_marks
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.name_edges import is_no_name
from quoteattr.mentions.paradigms import GENITIVE, cases_of
from quoteattr.mentions.runs import is_genitive_name
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.sentence import SEPARATOR_TAGS, Tokens
from quoteattr.values import evolve
from quoteattr.word_lists import words
from quoteattr.words.bases import body_of_compound
from quoteattr.words.closed import JOINING, OWN, without_article
from quoteattr.words.nouns import head_of, is_abstract, is_time
from quoteattr.words.outlets import outlet_by_form
from quoteattr.words.press import is_agency, is_outlet
from quoteattr.words.table import used_as

_ATTRIBUTES = frozenset({"von", "für", "aus"})
"""Prepositions after a noun that mostly belong to it."""
_FARTHEST_GENITIVE = 12
"""A genitive attribute begins at most this many tokens after its noun."""
_STAFF = frozenset("chef mitarbeiter sprecher vertreter journalist".split())
"""Roles that an outlet may have: *der Chef der „Zeit“*; not *der Parteichef*."""
_MOST_APPOSITIONS = 4
"""At most this many appositions or members of a list are looked for."""
_SOMEBODY = frozenset({SpeakerKind.PERSON, SpeakerKind.OUTLET})


def with_attributes(tokens: Tokens, row: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of a sentence, each with its last token moved to include everything that belongs to it.

    *der Chef der Bahn*, *der Sprecher von Nordbau in Kiel*, *Karl Moor und Eva Paulsen*.

    Args:
        tokens: the sentence.
        row: its mentions, which end with their cores.
    """
    wide: dict[int, Mention] = {}
    for mention in reversed(row):
        wide[mention.first] = mention if mention.pronoun else _widened(tokens, mention, wide)
    return tuple(wide[mention.first] for mention in row)


def outermost(row: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions that are not attributes of others: *der Chef der Bahn*, not *der Bahn* in it."""
    reach = -1
    for mention in row:
        if mention.first > reach:
            yield mention
            reach = mention.last


def _widened(tokens: Tokens, mention: Mention, right: dict[int, Mention]) -> Mention:
    """*mention* with its attributes; *right* holds the finished mentions after it by their first token."""
    last, nearest = _whole(tokens, mention, right), mention
    while last + 1 < len(tokens):
        owner = _genitive(tokens, mention, last, right)
        attribute = owner or _prepositional(tokens, mention, last, right)
        if attribute is None or is_told(tokens, nearest, attribute):
            break
        if nearest is not mention and _is_no_owner(tokens, nearest, attribute, of_another=True):
            break
        if owner is not None:
            right[owner.first] = _as_genitive(tokens, owner)
        last, nearest = _whole(tokens, attribute, right), attribute
    if last + 1 < len(tokens) and tokens[last + 1].text.lower() in JOINING:
        second = right.get(last + 2)
        named = second is not None and not second.pronoun and second.preposition is None
        if second is not None and named and mention.cases & second.cases:
            one = _is_one(mention, second) or (nearest is not mention and _are_places(nearest, second))
            return evolve(mention, last=second.last, plural=mention.plural if one else True)
    return mention if last == mention.last else evolve(mention, last=last)


def _whole(tokens: Tokens, mention: Mention, right: Mapping[int, Mention]) -> int:
    """The last token of a core with the bare nouns after it that continue a name: *(der AK) Vorratsspeicherung*, *(die
    „Boten“)-Redakteurin*; not somebody else, *(warf Torn) Reportern (vor)*, *(sagte Jan Wiebel) Radio Weserland*."""
    last = mention.core_last
    while (rest := right.get(last + 1)) is not None and (rest.first,) == rest.words[:1]:
        somebody = rest.roles or rest.kind in _SOMEBODY or is_press(tokens, rest)
        alone = mention.roles or (mention.class_noun is not None and mention.class_noun[1].takes_place)
        thing = alone and is_no_name(tokens[rest.first].text)
        apart = somebody or thing or tokens[last].text in closing_marks()
        if apart and not tokens[rest.first].text.startswith("-"):
            break
        last = rest.core_last
    return last


def _genitive(tokens: Tokens, mention: Mention, last: int, right: Mapping[int, Mention]) -> Mention | None:
    """The genitive attribute after token *last*: *(der Chef) der Bahn*, *(Angaben) libanesischer Behörden*."""
    attribute = right.get(last + 1)
    if attribute is None or attribute.preposition is not None or attribute.pronoun:
        return None
    if not _is_owned(tokens, mention) or last - mention.head > _FARTHEST_GENITIVE:
        return None
    if mention.class_kind is not SpeakerKind.DOCUMENT and _is_quoted_phrase(tokens, attribute):
        return None
    if mention.roles and mention.determiner is not None and tokens[mention.determiner].tag == "PPOSAT":
        return None  # *(teilte) ihr Vater | der Redaktion (mit)*: nobody has two owners
    return attribute if _opens_genitive(tokens, last + 1) and GENITIVE in attribute.cases else None


def is_told(tokens: Tokens, mention: Mention, attribute: Mention) -> bool:
    """Whether what looks like a genitive is the dative of the person told something.

    *(sagte) Chef Jan Ohm der Nordpost*, *(sagte) eine Sprecherin der dpa*, *(ein Sprecher) des Senders der Agentur*,
    *(sagte) der Anwalt einer Reporterin*, *(wie) ein Sprecher dieser Zeitung (sagte)*, *ein Sprecher der ARD gegenüber
    (sagte)*; not *(sagte) ein Reporter der Agentur*, *(sagte) ein Sprecher der ARD*.
    """
    if attribute.first != mention.core_last + 1:
        return False
    behind = attribute.core_last + 1
    if behind < len(tokens) and tokens[behind].tag == "APPO" and tokens[behind].text == "gegenüber":
        return True
    press, said = is_press(tokens, attribute), mention.first > 0 and tokens[mention.first - 1].is_finite
    if mention.roles:
        own = attribute.determiner is not None and tokens[attribute.determiner].text in OWN
        addressed = press and own
    else:
        addressed = press and mention.class_noun is not None and _are_clause(tokens, mention, attribute)
    if said and _is_no_owner(tokens, mention, attribute):
        return True
    if addressed or _is_agency(tokens, attribute, owned=mention.class_noun is not None and not mention.roles):
        return not _is_of_press(mention)
    if not (said or _are_clause(tokens, mention, attribute)) or not mention.roles:
        return False
    if (mention.name and mention.kind is SpeakerKind.PERSON) or (attribute.roles and _is_of_press(attribute)):
        return True
    if not press:
        return False
    at, role = mention.roles[-1]
    elsewhere = bool(role.modifier) or body_of_compound(tokens[at].text) is not None
    speaks = role.noun == "sprecher" and bool(attribute.quoted)
    return (elsewhere or speaks or role.noun not in _STAFF) and not _is_of_press(mention)


def _is_no_owner(tokens: Tokens, owned: Mention, attribute: Mention, *, of_another: bool = False) -> bool:
    """Whether an outlet does not own the body, the place or the person in front of it: *(sagte) die Chefin des Verbands |
    der „Welt“*, *(die Mutter) des Opfers | der „Welt“*, *(ein Mann) aus Ulm | der Deutschen Presse-Agentur*; not *der Chef
    der Redaktion der „Welt“*. If what it would own is *of another*, as a rule it does not: *der Bund der Steuerzahler |
    der „Welt“*, *der Chef der Autoindustrie | der „Welt“*."""
    if not is_press(tokens, attribute):
        return False
    own = attribute.determiner is not None and tokens[attribute.determiner].text in OWN
    marked = bool(attribute.quoted) or own
    noun = owned.class_noun[1] if owned.class_noun is not None else None
    if owned.roles:
        return marked and owned.roles[-1][1].noun not in _STAFF and not _is_of_press(owned)
    kind = owned.kind if noun is None else noun.kind
    edits = tokens[owned.head].text.lower().endswith(tuple(words("newsroom")))
    if of_another and marked:
        return kind is not SpeakerKind.DOCUMENT and not edits
    return (marked or (noun is None and bool(owned.name))) and kind is SpeakerKind.ORGANISATION and not edits


def is_press(tokens: Tokens, mention: Mention) -> bool:
    """Whether a mention is an outlet: *der „Kurier“*, *die Zeitung*."""
    name = " ".join(tokens[i].text for i in mention.name)
    called = is_outlet(name) or (bool(mention.quoted) and outlet_by_form(name) is not None)
    return called or SpeakerKind.OUTLET in (mention.class_kind, mention.kind)


def _are_clause(tokens: Tokens, mention: Mention, attribute: Mention) -> bool:
    """Whether somebody, an outlet and the verb are all of a clause: *wie das Unternehmen der „Zeit“ bestätigte*."""
    behind = attribute.core_last + 1
    opened = mention.first > 0 and tokens[mention.first - 1].tag in ("KOUS", "PWAV", "KOKOM")
    said = behind < len(tokens) and tokens[behind].tag in ("VVFIN", "VVPP")
    return opened and said


def _is_agency(tokens: Tokens, mention: Mention, *, owned: bool) -> bool:
    """Whether a mention is a news agency: *der dpa*, *der Deutschen Presse-Agentur*; *der Agentur* behind a body."""
    noun = mention.class_noun[1] if mention.class_noun is not None else None
    if noun is not None and "agentur" in (noun.noun, *noun.wider):
        if noun.kind is SpeakerKind.OUTLET or (owned and not mention.name and not noun.modifier):
            return True
    return is_agency(" ".join(tokens[i].text for i in mention.name))


def _is_of_press(mention: Mention) -> bool:
    """Whether somebody or something may belong to an agency: a reporter, a report, an office."""
    if mention.roles:
        return mention.roles[-1][1].noun.title() in used_as("press")
    return mention.statement is not None or mention.class_kind in (None, SpeakerKind.DOCUMENT)


def _is_owned(tokens: Tokens, mention: Mention) -> bool:
    """Whether a phrase is built on a noun that may have an owner: *Chef*; *CEO*, whatever the tagger says; no name."""
    return tokens[mention.head].tag == "NN" or any(at == mention.head for at, _ in mention.roles)


def _is_quoted_phrase(tokens: Tokens, attribute: Mention) -> bool:
    """Whether words in marks after a determiner are a phrase, not a name: *des „Aufrufs zum Aufruhr“ (schuldig)*; the owner
    of a report is an outlet, *(Bericht) der „Welt am Sonntag“*."""
    inside = tokens[attribute.first : attribute.core_last + 1]
    marked = any(t.tag == "$(" and t.text in opening_marks() for t in inside[:2])
    return marked and any(t.tag in ("APPR", "APPRART") for t in inside)


def _opens_genitive(tokens: Tokens, i: int) -> bool:
    """Whether a genitive may begin with a token: a determiner, or an adjective that shows the case of its bare noun:
    *(Berichte) britischer Zeitungen*; not *(nach Angaben) mehr als zehn*."""
    token = tokens[i]
    if i + 1 < len(tokens) and tokens[i + 1].tag == "KOKOM":
        return False
    if token.tag in ("ART", "PPOSAT", "PDAT", "PIAT"):
        return GENITIVE in cases_of(token)
    return token.tag == "ADJA" and token.text.endswith("er") and tokens[i - 1].tag == "NN"


def _as_genitive(tokens: Tokens, owner: Mention) -> Mention:
    """A genitive with what that says of its number: *(Ansicht) der Ankläger* is that of many."""
    open_to = owner.plural is None and owner.gender in ("m", "n") and not owner.name
    if not open_to or tokens[owner.first].text != "der":
        return owner
    return evolve(owner, cases=frozenset({GENITIVE}), plural=True, several=owner.noun is not None)


def _prepositional(
    tokens: Tokens, mention: Mention, last: int, right: Mapping[int, Mention]
) -> Mention | None:
    """The attribute with a preposition after token *last*: *(der Chef) von Nordbau*, *(die Botschaft) in Oslo*."""
    attribute, head = right.get(last + 2), tokens[mention.head]
    if attribute is None or attribute.preposition != last + 1 or attribute.pronoun or is_time(head.text):
        return None
    form = without_article(tokens[last + 1].text)
    if form == "aus" and _is_hearsay(attribute) and mention.statement is None:
        return None  # *(wie) die Agentur aus Kreisen der Polizei (erfuhr)*
    if form == "von" and _is_text(mention) and is_abstract(tokens[attribute.head].text):
        return None  # *(gehen) laut einem Bericht von einer Verzögerung (aus)*
    if form in _ATTRIBUTES and _is_owned(tokens, mention):
        return attribute
    seat = form == "in" and tokens[attribute.head].tag == "NE"
    return attribute if seat and _has_seat(tokens, mention, last) else None


def _is_text(mention: Mention) -> bool:
    """Whether a noun is one for texts or for what somebody says: *Bericht*, *Angaben*."""
    return mention.class_kind is SpeakerKind.DOCUMENT or mention.statement is not None


def _is_hearsay(mention: Mention) -> bool:
    """Whether a noun stands for people who will not be named: *Regierungskreise*."""
    return mention.class_noun is not None and mention.class_noun[1].noun == "kreise"


def _has_seat(tokens: Tokens, mention: Mention, last: int) -> bool:
    """Whether a phrase is an official or a body, so that *in Berlin* after it is its seat, not the place of the event."""
    head = tokens[mention.head]
    if head.tag == "NE":
        return head.text.isupper()
    body = head_of(head.text) if head.tag == "NN" else None
    seated = body is not None and body.kind is SpeakerKind.ORGANISATION
    return seated or tokens[last].text.lower().endswith(tuple(words("seat")))


def _is_one(a: Mention, b: Mention) -> bool:
    """Whether two designations with one determiner are of one person: *der Trainer und Sportdirektor*."""
    share = a.determiner is not None and b.determiner is None
    return share and bool(a.roles and b.roles) and a.plural is not True


def _are_places(a: Mention, b: Mention) -> bool:
    """Whether *und* joins the names of an attribute: *die Kirche in Tirol und Salzburg*; not *der Chef von Nordbau und Ina
    Moll*."""
    bare = a.determiner is None and b.determiner is None
    named = bool(a.name and b.name) and SpeakerKind.PERSON not in (a.kind, b.kind)
    return bare and named and a.preposition is not None and b.preposition is None


ATTRIBUTIVE = _ATTRIBUTES | {"bei"}
"""Prepositions that mostly attach to the preceding noun: Sprecher von Nordhafen, Professor für Chemie."""
WIDE = ATTRIBUTIVE | {"in", "an", "zu", "auf", "gegen", "unter"}
"""Prepositions that can attach to the preceding noun: Richter am Landgericht, Korrespondentin in Peking."""
_LONGEST_CHAIN = 6


def is_genitive_attribute(tokens: Tokens, mention: Mention, at: int) -> bool:
    """Whether *mention* directly after token *at* can be a genitive attribute: Sprecher **der Polizei**."""
    if mention.first != at + 1 or mention.preposition is not None:
        return False
    if mention.determiner is None and not mention.modifiers:
        named = bool(mention.words) and not mention.quoted
        return named and is_genitive_name(tokens[mention.words[-1]].text)
    return _opens_genitive(tokens, mention.first) and GENITIVE in mention.cases


def chain_end(
    tokens: Tokens, row: Sequence[Mention], at: int, prepositions: frozenset[str] = ATTRIBUTIVE
) -> int:
    """The index in *row* of the last mention that belongs to number *at* as an attribute.

    *ein Sprecher | der Polizei | in Köln* is one chain, *der Minister | der Zeitung* (dative) cannot be told
    from one by tags: a genitive is read first.
    """
    last = at
    while last + 1 < len(row) and last - at < _LONGEST_CHAIN:
        follower = row[last + 1]
        bridge = row[last].core_last + 1
        attached = follower.preposition == bridge and without_article(tokens[bridge].text) in prepositions
        if is_genitive_attribute(tokens, follower, row[last].core_last):
            attached = not is_told(tokens, row[last], follower)
        if not attached:
            break
        last += 1
    return last


def with_apposition(
    tokens: Tokens, mention: Mention, starting: Mapping[int, Mention], members: Container[int] | None = None
) -> Mention:
    """*mention* with its appositions, the prepositional phrase before one, and the other members of a list.

    *Der Fraktionschef im Stadtrat, Karl Moor,* — *Eva Lund, 45, Sprecherin der Bahn,* — *Moor, Lund und Reuter*. A comma or
    the end of the sentence closes an apposition; if the writer forgot it, a name has to meet a description:
    *Eva Lund, Sprecherin der Bahn erklärte*.

    Args:
        tokens: the sentence.
        mention: a mention of it.
        starting: its noun phrases by their first token.
        members: the tokens of the clause; what belongs to another clause is not an apposition.
    """
    for _ in range(_MOST_APPOSITIONS):
        wider = _with_next(tokens, _with_place(tokens, mention, starting, members), starting, members)
        if wider is None:
            break
        mention = wider
    return mention


def _with_place(
    tokens: Tokens, mention: Mention, starting: Mapping[int, Mention], members: Container[int] | None
) -> Mention:
    """*mention* with a prepositional phrase that a name in apposition closes off: *der Chef in Köln, Karl Moor,* …"""
    place = starting.get(mention.last + 2)
    if place is None or place.preposition != mention.last + 1:
        return mention
    behind = evolve(mention, last=place.last)
    named = _with_next(tokens, behind, starting, members)
    if named is None or tokens[place.last + 2].tag != "NE" or tokens[mention.head].tag == "NE":
        return mention
    return behind


def _with_next(
    tokens: Tokens, mention: Mention, starting: Mapping[int, Mention], members: Container[int] | None
) -> Mention | None:
    """*mention* with the apposition after the comma that follows it, or the name of whoever has the role."""
    i = mention.last + 1
    bearer = starting.get(i)
    if bearer is not None and _is_bearer(mention, bearer):
        return evolve(mention, last=bearer.last)
    if i + 1 >= len(tokens) or tokens[i].tag != "$,":
        return None
    if tokens[i + 1].tag == "CARD" and i + 2 < len(tokens) and tokens[i + 2].tag in SEPARATOR_TAGS:
        return evolve(mention, last=i + 1)
    if tokens[i + 1].text in opening_marks() and tokens[i + 2].text.islower():
        return None  # *(Das sei,) sagte Ohm, „ein Fehler der Bahn“* goes on with what is said
    second = starting.get(i + 1)
    if second is None or is_time(tokens[second.head].text) or not mention.cases & second.cases:
        return None
    if members is not None and second.head not in members:
        return None
    wider = evolve(mention, last=second.last, plural=mention.plural or second.plural)
    end = second.last + 1
    if end >= len(tokens) or tokens[end].tag in SEPARATOR_TAGS or tokens[end].text in (")", "–", "—"):
        closed = end + 1 < len(tokens) and (tokens[end + 1].is_finite or tokens[end].tag == "$.")
        named = _is_named(tokens, mention) or tokens[second.head].tag == "NE" or second.full_name
        return wider if closed or named or end + 1 >= len(tokens) else None
    name = tokens[second.head].tag == "NE" or second.full_name
    meets = (tokens[mention.head].tag == "NE") != name or (not name and _is_named(tokens, mention))
    return wider if meets and members is not None and tokens[end].tag != "KON" else None


def _is_bearer(mention: Mention, name: Mention) -> bool:
    """Whether a full name behind the attribute of a role is its bearer's: *der Sprecher der Bundesbank Jan Ohm*."""
    held = bool(mention.roles) and not mention.name and mention.last > mention.core_last
    return held and name.full_name and not name.roles and name.outer_first == name.name[0]


def _is_named(tokens: Tokens, mention: Mention) -> bool:
    """Whether a phrase is a name or ends in the one that it belongs to: *Karl Moor*, *Angaben von Karl Moor*."""
    own = tokens[mention.first : mention.last + 1]
    return tokens[mention.head].tag == "NE" or (own[-1].tag == "NE" and all(t.tag != "$," for t in own))
