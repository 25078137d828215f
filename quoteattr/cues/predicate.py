"""The predicate of a clause: which verb it really is, and which of its tokens make up a cue."""

from __future__ import annotations

from quoteattr.cues.entries import Addressee, CuePhrase, CueVerb, Frame, Reflexive
from quoteattr.cues.lexicon import Lexicon
from quoteattr.mark_table import closing_marks, marks
from quoteattr.quote import Mode, Polarity
from quoteattr.syntax.sentence import Clause, ClauseKind, Sentence, Token
from quoteattr.values import frozen

_NONFINITE = frozenset({"VVPP", "VVINF", "VVIZU"})
_AUXILIARIES = frozenset({"VAFIN", "VMFIN", "VAIMP"})
_HELPERS = frozenset({"VAPP", "VAINF", "VMINF"})
_PARTICLE_TAGS = frozenset(
    {"ADJD", "ADV", "APPR", "APPRART", "PROAV", "PAV", "APZR", "APPO", "NN", "KOUS", "KOKOM", "VVPP", "PTKVZ"}
)
_NO_PARTICLES = frozenset({"offen", "dazu", "darüber", "davon"})
"""What taggers take for a separated particle and is none: *sagte offen, dass …*, *erklärte sie dazu*."""
_NEGATION = frozenset(
    {"nicht", "nie", "niemals", "kaum", "keinesfalls", "keineswegs", "keiner", "niemand", "weder"}
)


@frozen
class Predicate:
    """The verb of a clause, reassembled: *teilte … mit* is *mitteilen*, *hat … gesagt* is *sagen*.

    ``tokens`` are those of the cue (finite verb, auxiliaries, participle, particle, and the reflexive or correlate
    that the verb takes). ``verb`` and ``phrase`` are its entries in the lexicon, ``None`` if it has none.
    ``modal`` is the lemma of a finite modal verb, or empty. ``number`` is that of the ``clause`` in its sentence.
    """

    number: int
    clause: Clause
    lemma: str
    lexical: int
    tokens: tuple[int, ...]
    passive: bool = False
    modal: str = ""
    negated: bool = False
    verb: CueVerb | None = None
    phrase: CuePhrase | None = None

    @property
    def finite(self) -> int | None:
        return self.clause.finite

    @property
    def entry(self) -> CuePhrase | CueVerb | None:
        """What tells most about it in the lexicon."""
        return self.phrase or self.verb

    @property
    def is_cue(self) -> bool:
        """Whether the lexicon knows it as a reporting expression."""
        return self.entry is not None

    @property
    def strength(self) -> float:
        """How surely it reports when a fitting content is there (0 for verbs that are not in the lexicon)."""
        return max(self.verb.strength if self.verb else 0.0, self.phrase.strength if self.phrase else 0.0)

    @property
    def mode(self) -> Mode:
        return Mode.UNSPECIFIED if self.entry is None else self.entry.mode

    @property
    def polarity(self) -> Polarity:
        """What the cue does with its content; a negated denial asserts: *bestritt nicht, dass …*"""
        return Polarity.ASSERTED if self.entry is None or self.negates_denial else self.entry.polarity

    @property
    def negates_denial(self) -> bool:
        """Whether a denial is denied: *bestritt nicht, dass …*, *schloss nicht aus, dass …*"""
        return self.negated and self.entry is not None and self.entry.polarity is Polarity.DENIED

    @property
    def addressees(self) -> frozenset[Addressee]:
        return self.verb.addressees if self.verb is not None else frozenset()

    @property
    def evidential(self) -> bool:
        return self.verb is not None and self.verb.evidential

    def takes(self, *frames: Frame) -> bool:
        """Whether content in one of these forms can go with it."""
        known = (entry.frames for entry in (self.verb, self.phrase) if entry is not None)
        return any(not taken.isdisjoint(frames) for taken in known)


def predicate(sentence: Sentence, number: int, lexicon: Lexicon) -> Predicate | None:
    """The predicate of clause *number*, or ``None`` where it has no verb.

    *hatte der Sprecher am Montag mitgeteilt* → lemma *mitteilen*, tokens *hatte*, *mitgeteilt*.
    """
    tokens, clause = sentence.tokens, sentence.clauses[number]
    finite = clause.finite
    verbs = [i for i in clause.tokens if tokens[i].tag in _NONFINITE] or [
        i for i in clause.tokens if tokens[i].tag == "VAPP" and tokens[i].lemma == "werden"
    ]
    if finite is None and not verbs:
        return None
    parts = set() if finite is None else {finite}
    passive, modal = False, ""
    if finite is not None and (not verbs or tokens[finite].tag not in _AUXILIARIES):
        lexical = finite
    else:
        lexical = _in_bracket(tokens, verbs)
        parts.update(i for i in clause.tokens if tokens[i].tag in _HELPERS and abs(i - lexical) <= 3)
        passive = tokens[lexical].tag == "VVPP" and any(tokens[i].lemma == "werden" for i in parts)
        parts.add(lexical)
        if finite is not None and tokens[finite].tag == "VMFIN":
            modal = tokens[finite].lemma
    if finite is not None and not passive and _is_state(tokens, clause, finite, lexical, lexicon):
        lexical = finite
    verb, particle = _entry(tokens, clause, lexical, lexicon)
    if particle is not None:
        parts.add(particle)
    phrase = _phrase(tokens, clause, lexical, particle, lexicon)
    lemma = _joined(tokens, lexical, particle)
    if verb is not None:
        lemma = verb.lemma
        parts.update(_companions(tokens, clause, verb, lexical))
    if phrase is not None:
        lemma = phrase.name
        fixed = _phrase_tokens(tokens, clause, phrase)
        parts.update(fixed)
        modal = "" if finite in fixed else modal  # *will wissen, ob …*
    return Predicate(
        number=number,
        clause=clause,
        lemma=lemma,
        lexical=lexical,
        tokens=tuple(sorted(parts)),
        passive=passive,
        modal=modal,
        negated=any(tokens[i].text.lower() in _NEGATION for i in clause.tokens),
        verb=verb,
        phrase=phrase,
    )


def _in_bracket(tokens: tuple[Token, ...], verbs: list[int]) -> int:
    """The verb that closes the bracket; an infinitive with *zu* behind a participle depends on it and has lost its comma:
    *Sie hat zugesagt die Brücke zu prüfen*."""
    participle = next((i for i in verbs if tokens[i].tag == "VVPP"), verbs[-1])
    behind = tokens[verbs[-1]]
    return participle if behind.tag == "VVIZU" or tokens[verbs[-1] - 1].tag == "PTKZU" else verbs[-1]


def _entry(
    tokens: tuple[Token, ...], clause: Clause, lexical: int, lexicon: Lexicon
) -> tuple[CueVerb | None, int | None]:
    """The lexicon entry of the verb at *lexical*, with the separated particle it needs."""
    token = tokens[lexical]
    for i in reversed(clause.tokens):
        if i == lexical or tokens[i].tag not in _PARTICLE_TAGS:
            continue
        if not _may_be_particle(tokens, clause, i, lexical) or _apart(tokens, i, lexical):
            continue
        found = lexicon.find(token.text, token.lemma, tokens[i].text.lower())
        if found is not None:
            return found, i
        if tokens[i].tag == "PTKVZ" and i > lexical and tokens[i].text not in _NO_PARTICLES:
            return None, i
    return lexicon.find(token.text, token.lemma), None


def _may_be_particle(tokens: tuple[Token, ...], clause: Clause, i: int, lexical: int) -> bool:
    """Whether token *i* is where a separated particle goes: at the end of the clause, or right before the verb.

    *gab das Amt bekannt* — *hat bekannt gegeben* — *teilte mit, dass*
    """
    token = tokens[i]
    if len(token.text) > 12 or token.text.lower() == "weiter":
        return False
    if token.tag == "PTKVZ":
        return True
    at_end = i > lexical and (i == clause.last or i + 1 >= len(tokens) or _closes(token, tokens[i + 1]))
    return (clause.kind is ClauseKind.MAIN and at_end) or i == lexical - 1


def _apart(tokens: tuple[Token, ...], i: int, lexical: int) -> bool:
    """Whether one of two words is in marks and the other is not: *riefen „Keller raus“*."""
    between = range(min(i, lexical), max(i, lexical))
    return sum(tokens[k].tag == "$(" and tokens[k].text in marks() for k in between) % 2 == 1


def _closes(word: Token, mark: Token) -> bool:
    """Whether the mark behind a word ends a clause or a phrase. An opening quotation mark does not: *warnt vor «Eile»*."""
    if mark.tag in ("$,", "$.") or mark.text in {*")]–—"}:
        return True
    return mark.text in closing_marks() and mark.start == word.end


def _joined(tokens: tuple[Token, ...], lexical: int, particle: int | None) -> str:
    lemma = tokens[lexical].lemma
    return lemma if particle is None else tokens[particle].text.lower() + lemma


def _companions(tokens: tuple[Token, ...], clause: Clause, verb: CueVerb, lexical: int) -> list[int]:
    """Reflexive, correlate and *es* that belong to the cue: *äußerte sich*, *ging davon aus*, *hieß es*."""
    out: list[int] = []
    for i in clause.tokens:
        form = tokens[i].text.lower()
        reflexive = verb.reflexive is Reflexive.YES or (
            verb.reflexive is Reflexive.OPTIONAL and abs(i - lexical) <= 2
        )
        if (
            (form == "sich" and reflexive)
            or (form in verb.correlates and form != "dazu")
            or (verb.lemma == "heißen" and form == "es" and abs(i - lexical) <= 2)
        ):
            out.append(i)
    return out


def _phrase(
    tokens: tuple[Token, ...], clause: Clause, lexical: int, particle: int | None, lexicon: Lexicon
) -> CuePhrase | None:
    """The multiword cue of the clause: *vertrat die Ansicht*, *kam zu dem Schluss*, *ist der Meinung*."""
    token = tokens[lexical]
    if not lexicon.heads_phrase(token.text, token.lemma):
        return None
    free = (i for i in clause.tokens if i != lexical and not (tokens[i].tag == tokens[i - 1].tag == "NE"))
    words = {w for i in free for w in (tokens[i].text, tokens[i].lemma)}
    prefix = tokens[particle].text.lower() if particle is not None else None
    return lexicon.phrase_of_form(token.text, words, prefix) or lexicon.phrase(token.lemma, words)


def _is_state(tokens: tuple[Token, ...], clause: Clause, finite: int, lexical: int, lexicon: Lexicon) -> bool:
    """Whether *sein* and a participle tell a state of mind, a cue of several words: *ist überzeugt*, *war enttäuscht*; with
    *zu*, what can be heard or read: *ist zu hören*."""
    to = tokens[lexical].tag == "VVIZU" or tokens[lexical - 1].tag == "PTKZU"
    if tokens[finite].lemma != "sein" or not (to or tokens[lexical].tag == "VVPP"):
        return False
    phrase = _phrase(tokens, clause, finite, None, lexicon)
    return phrase is not None and lexical in _phrase_tokens(tokens, clause, phrase)


def _phrase_tokens(tokens: tuple[Token, ...], clause: Clause, phrase: CuePhrase) -> list[int]:
    """The fixed parts of a multiword cue, with the article before a noun: *vertrat* … *die Ansicht*."""
    out: list[int] = []
    for i in clause.tokens:
        keys = {tokens[i].text.casefold(), tokens[i].lemma.casefold()}
        if any(not part.isdisjoint(keys) for part in phrase.parts):
            out.append(i)
            if (
                tokens[i].tag == "NN"
                and i - 1 in clause.tokens
                and tokens[i - 1].tag in ("ART", "APPRART", "APPR", "PIAT")
            ):
                out.append(i - 1)
    return out
