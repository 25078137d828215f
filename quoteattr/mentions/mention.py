"""What a noun phrase is: where it is, which forms it allows, and what its words say."""

from __future__ import annotations

from quoteattr.quote import SpeakerKind
from quoteattr.syntax.sentence import NameKind, Tokens
from quoteattr.values import frozen
from quoteattr.words.nouns import Head, Role


@frozen
class Mention:
    """A noun phrase or a pronoun. All indices are tokens of its sentence.

    *(mit) dem früheren Chef Jan Ohm (52) von Nordbau*: ``first`` is *dem*, ``core_last`` the bracket that closes after
    *52*, ``last`` is *Nordbau*, ``preposition`` *mit*. The mentions of a sentence lie side by side by their cores; the
    attribute *Nordbau* is a mention of its own inside the first one.

    Attributes:
        first: the first token, determiner or name in the genitive included; the preposition not.
        last: the last token, with all attributes after the core.
        core_last: the last token of determiner, adjectives, nouns, names and bracket.
        head: the noun that the phrase is built on, the first one of a run of nouns and names.
        preposition: the adposition in front; of *im* and *zur* it is the word itself.
        cases: the cases that the form allows.
        plural: the number where the form shows it.
        pronoun: whether it is a pronoun that stands alone.
        determiner: the article or the like; *im* and *zur* hold one.
        possessor: a name in the genitive in front, *Lunds* in *Lunds Beraterin*.
        modifiers: adjectives and numbers before the noun.
        words: nouns and names, without quotation marks; none where a number or a determiner stands alone.
        quoted: those of them that are in quotation marks.
        bracket: what is in the bracket after them: age, party, abbreviation.
        roles: the nouns for persons.
        class_noun: the noun for a body, a group or a document.
        statement: the noun of saying, and what is before it in a compound.
        titled: the gender that a title shows (*Herr*: "m"), "" where it shows none, ``None`` without a title.
        name: the proper name.
        fixed: whether the name is that of a body, whatever its words are: *Ärzte ohne Grenzen*, *Ernst und Young*.
        kind: what the bearer of the name must be, ``None`` if the phrase does not say.
        told: what the learned tagger of names takes the name for, if it is fairly sure.
        place: whether the name is that of a place.
        noun: the noun that stands for the phrase when it has no name.
        gender: "m", "f", "n", or ``None``.
        several: whether a phrase without a name means several.
        ages: the ages that it gives.
        party: the party in the bracket, in lower case.
        abbreviation: the abbreviation in the bracket.
        full_name: whether the name is first name and surname of a person.
    """

    first: int
    last: int
    core_last: int
    head: int
    preposition: int | None = None
    cases: frozenset[str] = frozenset()
    plural: bool | None = None
    pronoun: bool = False
    determiner: int | None = None
    possessor: tuple[int, ...] = ()
    modifiers: tuple[int, ...] = ()
    words: tuple[int, ...] = ()
    quoted: tuple[int, ...] = ()
    bracket: tuple[int, ...] = ()
    roles: tuple[tuple[int, Role], ...] = ()
    class_noun: tuple[int, Head] | None = None
    statement: tuple[int, str] | None = None
    titled: str | None = None
    name: tuple[int, ...] = ()
    fixed: bool = False
    kind: SpeakerKind | None = None
    told: NameKind | None = None
    place: bool = False
    noun: int | None = None
    gender: str | None = None
    several: bool = False
    ages: frozenset[str] = frozenset()
    party: str | None = None
    abbreviation: str | None = None
    full_name: bool = False

    @property
    def called_at(self) -> int:
        """The word that it is known by: the last one of its name, else its noun; a phrase that has words has one of them."""
        if self.name:
            return self.name[-1]
        return self.head if self.noun is None else self.noun

    @property
    def named_as_person(self) -> bool:
        """Whether a role or a title says that a person is named."""
        return bool(self.roles) or self.titled is not None

    @property
    def class_kind(self) -> SpeakerKind | None:
        """What its class noun stands for: a body, a group, a document."""
        return self.class_noun[1].kind if self.class_noun is not None else None

    @property
    def outer_first(self) -> int:
        """The first token, the preposition included."""
        return self.first if self.preposition is None else self.preposition

    @property
    def words_last(self) -> int:
        """The last token before the bracket."""
        return self.bracket[0] - 2 if self.bracket else self.core_last


def article_of(tokens: Tokens, mention: Mention) -> str:
    """The determiner of a mention in small letters, "" where it has none."""
    return tokens[mention.determiner].text.lower() if mention.determiner is not None else ""
