"""Mood of a finite verb form, decided by comparing the cells of the verb's paradigm.

A form is Konjunktiv I or II only where the indicative of the third person (and of *wir*, *ihr*, *Sie*) looks
different: *er habe*, *sie seien*, *er käme*, but not *sie haben*, *er sagte*. *sollte* and *wollte* are
indicative as well, so they never count. The first person is left to the caller, who sees the subject:
*ich habe* and *er habe* are one form (see ``first_person``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from quoteattr.memory import WORDS
from quoteattr.syntax.sentence import Mood
from quoteattr.tables import read_table
from quoteattr.values import frozen

_LONGEST = 40
_UMLAUTS = frozenset("äöü")


@frozen
class Paradigm:
    """The finite forms of a verb by mood, folded (ß as ss, so *müßte* and Swiss *liesse* are found)."""

    indicative: frozenset[str]
    subjunctive_i: frozenset[str]
    subjunctive_ii: frozenset[str]
    past: frozenset[str]
    first_singular: frozenset[str]

    def mood(self, form: str, first_person: bool) -> Mood | None:
        """The mood of a folded form, ``None`` if the verb has no such form."""
        if form in self.indicative or (first_person and form in self.first_singular):
            return Mood.INDICATIVE
        if form in self.subjunctive_i:
            return Mood.SUBJUNCTIVE_I
        if form in self.subjunctive_ii:
            return Mood.SUBJUNCTIVE_II
        return None


@lru_cache(maxsize=4096)
def paradigm(lemma: str) -> Paradigm | None:
    """The paradigm of an infinitive, ``None`` when *lemma* is not one."""
    from ablaut import conjugate

    try:
        verb = conjugate(lemma)
    except ValueError:
        return None
    return Paradigm(
        indicative=_words((*verb.present[1:], *verb.preterite)),
        subjunctive_i=_words((*verb.konjunktiv1, *_short_stems(lemma))),
        subjunctive_ii=_words(verb.konjunktiv2),
        past=_words(verb.preterite),
        first_singular=_words((verb.present[0], *_short_stems(lemma))),
    )


def _short_stems(lemma: str) -> tuple[str, ...]:
    """Both spellings of verbs in -eln and -ern: *er handele*, *er handle*; *er ändere*, *er ändre*."""
    if not lemma.endswith(("eln", "ern")):
        return ()
    return (lemma[:-1] + "e", lemma[:-3] + lemma[-2] + "e")


def _words(cells: Iterable[str]) -> frozenset[str]:
    """Cells as single words: *weise zurück* gives *weise* and *zurückweise*."""
    words: set[str] = set()
    for cell in cells:
        head, _, prefix = cell.casefold().partition(" ")
        words.add(head)
        if prefix:
            words.add(prefix + head)
    return frozenset(words)


@lru_cache(maxsize=1)
def _umlauted() -> Mapping[str, tuple[str, str]]:
    """Konjunktiv II with an umlaut → verb and weak twin: *käme* → kommen; *führe* → fahren, twin führen."""
    found: dict[str, tuple[str, str]] = {}
    for row in read_table("strong_verbs", ("lemma", "twin", "second")):
        verb, second = paradigm(row["lemma"]), row["second"]
        forms = (verb.subjunctive_ii if verb is not None else frozenset()) | (
            {second, f"{second}n"} if second else set()
        )
        for form in forms:
            found.setdefault(form, (row["lemma"], row["twin"]))
    return found


@lru_cache(maxsize=1024)
def is_verbal_prefix(letters: str) -> bool:
    """Whether these letters are a verbal prefix: *be-*, *zurück-*, but not *behörden-*.

    A made-up verb shows it: *zurücksagen* parts (*sagt zurück*), *besagen* has no *ge-* (*besagt*).
    """
    from ablaut import conjugate

    try:
        verb = conjugate(letters + "sagen")
    except ValueError:
        return False
    _, _, parted = verb.present[2].partition(" ")
    if parted:
        return bool(parted == letters)
    return bool(letters) and verb.past_participle == letters + "sagt" and not _starts_with_prefix(letters)


def _starts_with_prefix(letters: str) -> bool:
    return any(is_verbal_prefix(letters[:end]) for end in range(2, min(len(letters), 7)))


def _is_strong_subjunctive(form: str, lemma: str) -> bool:
    """Whether *form* is the Konjunktiv II of a strong verb although its lemma was guessed from the umlaut.

    Taggers often invent a weak verb: *beschlösse* with the lemma *beschlössen*. A weak verb that there really
    is keeps its forms: *er führe* is of *führen*.
    """
    if _UMLAUTS.isdisjoint(form):
        return False
    for start in range(len(form) - 2):
        known = _umlauted().get(form[start:])
        if known is not None and (start == 0 or is_verbal_prefix(form[:start])):
            twin = known[1]
            return not (twin and lemma.endswith(twin))
    return False


def mood(form: str, lemma: str, tag: str, *, first_person: bool = False) -> Mood | None:
    """Mood of a finite verb form, ``None`` for any other word.

    ``mood("habe", "haben", "VAFIN")`` is Konjunktiv I, ``mood("haben", "haben", "VAFIN")`` indicative.

    Args:
        form: the word as written.
        lemma: its infinitive, with or without a separable prefix.
        tag: its STTS tag.
        first_person: whether *ich* is its subject; *ich habe* is indicative.
    """
    if tag.endswith("IMP"):
        return Mood.IMPERATIVE
    if not tag.endswith("FIN"):
        return None
    return _finite(form[:_LONGEST].casefold(), lemma[:_LONGEST].lower(), first_person)


@lru_cache(maxsize=4096)
def looks_past(form: str, lemma: str) -> bool:
    """Whether a form may be past tense or Konjunktiv II: *wollten*, *fehlten*, *gingen*, but not *wäre*, *ging*."""
    verb = paradigm(lemma[:_LONGEST].lower())
    word = form[:_LONGEST].casefold()
    return verb is not None and word in verb.subjunctive_ii and word in verb.past


@lru_cache(maxsize=4096)
def is_past(form: str, lemma: str) -> bool:
    """Whether a form is past tense: *sagte*, *ging*, *hatte*."""
    verb = paradigm(lemma[:_LONGEST].lower())
    return verb is not None and form[:_LONGEST].casefold() in verb.past


@lru_cache(maxsize=WORDS)
def _finite(form: str, lemma: str, first_person: bool) -> Mood:
    if form == lemma + "e" and form.endswith(("le", "re")):
        lemma = f"{form[:-2]}e{form[-2]}n"  # the tagger's guess at *er behandle* is *behandl*
    verb = paradigm(lemma)
    found = verb.mood(form, first_person) if verb is not None else None
    if found is not Mood.SUBJUNCTIVE_II and _is_strong_subjunctive(form, lemma):
        return Mood.SUBJUNCTIVE_II
    return found or Mood.INDICATIVE
