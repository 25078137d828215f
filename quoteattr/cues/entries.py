"""The entries of the cue lexicon: verbs, nouns and multiword cues with their properties."""

from __future__ import annotations

from enum import StrEnum

from quoteattr.quote import Mode, Polarity
from quoteattr.values import evolve, frozen


def fold(word: str) -> str:
    """Spelling key of a word: lower case, ß as ss (*Äußert*, Swiss *äussert*: one key)."""
    return word.casefold()


class Reflexive(StrEnum):
    """Whether the verb reports with *sich*."""

    YES = "yes"
    """Only with it: *sich beschweren*."""
    OPTIONAL = "optional"
    """With or without: *äußern*, *sich äußern*."""
    NO = "no"


class Frame(StrEnum):
    """A form that the reported content can take with a cue."""

    DIRECT = "direct"
    """In marks: „Wir bauen“, sagte sie."""
    DASS = "dass"
    """Er sagte, dass er baue."""
    V2 = "v2"
    """Er sagte, er baue."""
    V2_INDICATIVE = "v2ind"
    """In the indicative as well: Der Bau beginnt im Mai, teilte die Stadt mit."""
    OB = "ob"
    """Sie fragte, ob er baue."""
    WH = "wh"
    """Sie erklärte, wie der Bau gelang."""
    ZU = "zu"
    """Er versprach, im Mai zu bauen."""
    NP = "np"
    """A nominal object: Sie forderte einen Neubau; er warnte vor Schäden."""
    PP = "pp"
    """Added to ``NP`` if the object takes a fixed preposition: *warnte vor Schäden*."""
    ALS = "als"
    """Sie bezeichnete den Bau als „Unfug“."""
    NAME = "name"
    """Sie nannte den Bau „Unfug“."""
    WIE = "wie"
    """Wie die Stadt mitteilte, beginnt der Bau im Mai."""


class Addressee(StrEnum):
    """How a cue marks whoever is told, asked or accused."""

    DATIVE = "dat"
    ACCUSATIVE = "acc"
    ZU = "zu"
    GEGENUEBER = "gegenüber"
    AN = "an"
    BEI = "bei"
    VON = "von"
    MIT = "mit"
    NONE = "none"


class NounClass(StrEnum):
    """What a communication noun does in a frame."""

    STATEMENT = "statement"
    """Stands after *nach*, *laut*, before *zufolge*: nach Angaben der Stadt."""
    CONTENT = "content"
    """Carries the content as a clause: die Forderung, den Bau zu stoppen."""
    BOTH = "both"
    """*Aussage*: nach Aussage der Stadt; die Aussage, dass der Bau beginne."""


@frozen
class CueVerb:
    """A reporting verb (one row of ``cue_verbs.tsv``).

    ``lemma`` has the separable prefix joined (*mitteilen*), ``prefix`` is that prefix or empty.
    ``correlates`` are the pronominal adverbs that may be in the frame (*davon* … *aus*), ``prepositions``
    introduce topic or object (*warnen vor*), ``strength`` says how surely the verb with a fitting content
    clause makes a quotation, ``evidential`` marks verbs whose usual subject is a document (*besagen*).
    """

    lemma: str
    prefix: str
    reflexive: Reflexive
    mode: Mode
    frames: frozenset[Frame]
    correlates: frozenset[str]
    prepositions: frozenset[str]
    addressees: frozenset[Addressee]
    polarity: Polarity
    strength: float
    evidential: bool

    def takes(self, frame: Frame) -> bool:
        """Whether content of this form can go with the verb."""
        return frame in self.frames


@frozen
class CueNoun:
    """A communication or attitude noun (one row of ``cue_nouns.tsv``).

    ``compounds`` says whether words that end in it count as well (*Polizeiangaben* for *Angabe*).
    """

    lemma: str
    plural: str
    kind: NounClass
    mode: Mode
    polarity: Polarity
    compounds: bool
    strength: float

    @property
    def is_statement(self) -> bool:
        """Whether *nach/laut/zufolge* with this noun attributes a statement."""
        return self.kind is not NounClass.CONTENT

    @property
    def is_content(self) -> bool:
        """Whether a dass-, zu- or verb-second clause after this noun is reported content."""
        return self.kind is not NounClass.STATEMENT


@frozen
class CuePhrase:
    """A multiword cue (one row of ``cue_phrases.tsv``): a verb and words that are in the same clause.

    Each of ``parts`` is a set of alternatives; ``name`` is the lemma shown to users (*der Meinung sein*). A
    ``*`` in it stands for the alternative of the last part that was found (*sich … zeigen*), spelled as in
    ``fillers``.
    """

    name: str
    verb: str
    parts: tuple[frozenset[str], ...]
    fillers: tuple[str, ...]
    frames: frozenset[Frame]
    mode: Mode
    polarity: Polarity
    strength: float

    def named(self, words: frozenset[str]) -> CuePhrase:
        """The phrase with its name spelled out for the words of one clause: *sich besorgt zeigen*."""
        if "*" not in self.name:
            return self
        filler = next((filler for filler in self.fillers if fold(filler) in words), self.fillers[0])
        return evolve(self, name=self.name.replace("*", filler))

    def matches(self, words: frozenset[str]) -> bool:
        """Whether every part is among *words* (forms or lemmas of the clause, case-folded)."""
        return all(not part.isdisjoint(words) for part in self.parts)


@frozen
class Reading:
    """A cue verb that a word form can belong to; ``prefix`` must then be separate in the clause."""

    verb: CueVerb
    prefix: str
