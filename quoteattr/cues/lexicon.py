"""The lexicon of reporting expressions: verbs, nouns and multiword cues, read from three small tables.

``load()`` reads ``data/cue_verbs.tsv``, ``data/cue_nouns.tsv``, ``data/cue_phrases.tsv`` and the generated
table of inflected forms ``data/cue_forms.tsv`` (recipe: ``python -m quoteattr.cues.build_forms``) once.
A row that breaks its schema raises :class:`quoteattr.errors.InvalidTable` with file, row and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import TypeVar

from attrs import evolve, frozen

from quoteattr.cues.cells import Row, rows
from quoteattr.cues.entries import (
    Addressee,
    CueNoun,
    CuePhrase,
    CueVerb,
    Frame,
    NounClass,
    Reading,
    Reflexive,
    fold,
)
from quoteattr.cues.inflect import VerbForms
from quoteattr.memory import WORDS
from quoteattr.quote import Mode, Polarity
from quoteattr.syntax.morphology import is_verbal_prefix

Entry = TypeVar("Entry")


@frozen(eq=False, repr=False)
class Lexicon:
    """All cues, with look-ups by lemma and by inflected form. Immutable and safe to share between threads."""

    verbs: Mapping[str, CueVerb]
    nouns: tuple[CueNoun, ...]
    phrases: Mapping[str, tuple[CuePhrase, ...]]
    _forms: Mapping[str, tuple[Reading, ...]]
    _phrase_forms: Mapping[str, tuple[tuple[str, str], ...]]
    _noun_forms: Mapping[str, CueNoun]
    _longest_noun: int

    def verb(self, lemma: str, prefix: str | None = None) -> CueVerb | None:
        """The cue verb of *lemma*, with a separated *prefix* joined: ``verb("teilen", "mit")`` is mitteilen.

        With a prefix only the joined verb counts: *stellen* + *ein* is not *stellen*.
        """
        return self.verbs.get(fold((prefix or "") + lemma))

    def readings(self, form: str) -> tuple[Reading, ...]:
        """The cue verbs that the word form can belong to: *wies* is of *zurückweisen* and *hinweisen*."""
        return self._forms.get(fold(form), ())

    def verb_of_form(self, form: str, prefix: str | None = None) -> CueVerb | None:
        """The cue verb of an inflected form: *teilte* with *mit*, and *mitteilte*, are both mitteilen."""
        wanted = fold(prefix or "")
        found = (reading.verb for reading in self.readings(form) if reading.prefix == wanted)
        return next(found, None) or self.verbs.get(wanted + fold(form))

    def find(self, form: str, lemma: str, prefix: str | None = None) -> CueVerb | None:
        """The cue verb of a token: its form decides, the tagger's lemma (it may be wrong) is asked second."""
        return self.verb_of_form(form, prefix) or self.verb(lemma, prefix)

    def phrase(self, verb: str, words: Iterable[str]) -> CuePhrase | None:
        """The multiword cue of a verb lemma and the other words (forms and lemmas) of its clause.

        ``phrase("sein", ["Meinung", "die"])`` is *der Meinung sein*. Of several the one with most parts wins.
        """
        folded = frozenset(map(fold, words))
        phrases = self.phrases.get(fold(verb), ())
        return next((phrase.named(folded) for phrase in phrases if phrase.matches(folded)), None)

    def heads_phrase(self, form: str, lemma: str) -> bool:
        """Whether a verb is that of a multiword cue, by its form or its lemma."""
        return fold(form) in self._phrase_forms or fold(lemma) in self.phrases

    def phrase_of_form(self, form: str, words: Iterable[str], prefix: str | None = None) -> CuePhrase | None:
        """Like :meth:`phrase`, from an inflected form: ``phrase_of_form("vertrat", ["Ansicht"])``."""
        words, wanted = frozenset(words), fold(prefix or "")
        for lemma, apart in self._phrase_forms.get(fold(form), ()):
            if apart in ("", wanted) and (found := self.phrase(lemma, words)) is not None:
                return found
        return None

    def noun(self, word: str) -> CueNoun | None:
        """The communication noun of a form or compound: *Polizeiangaben* is *Angabe*; the longest wins.

        A noun from a prefixed verb is no compound: *Herausforderung* is not a *Forderung*.
        """
        return self._noun(word)

    @cached_property
    def _noun(self) -> Callable[[str], CueNoun | None]:
        return lru_cache(maxsize=WORDS)(self._found_noun)

    def _found_noun(self, word: str) -> CueNoun | None:
        key = fold(word)
        exact = self._noun_forms.get(key)
        if exact is not None:
            return exact
        for length in range(min(len(key) - 2, self._longest_noun), 3, -1):
            head = self._noun_forms.get(key[-length:])
            if head is not None and head.compounds and not is_verbal_prefix(key[:-length]):
                return head
        return None

    def with_verbs(self, added: Mapping[str, tuple[CueVerb, VerbForms]]) -> Lexicon:
        """This lexicon with more verbs, by folded lemma; they take the place of those of the same lemma."""
        readings = {
            form: kept
            for form, found in self._forms.items()
            if (kept := tuple(reading for reading in found if fold(reading.verb.lemma) not in added))
        }
        for verb, forms in added.values():
            _add(readings, map(fold, forms.apart), (Reading(verb, verb.prefix),))
            _add(readings, map(fold, forms.joined), (Reading(verb, ""),))
        return evolve(
            self, verbs={**self.verbs, **{key: verb for key, (verb, _) in added.items()}}, forms=readings
        )

    def may_cue(self, form: str) -> bool:
        """Whether a word form can belong to any cue: a cheap scan before sentences are parsed."""
        key = fold(form)
        return key in self._forms or (form[:1].isupper() and self.noun(form) is not None)


def _verb(row: Row) -> CueVerb:
    lemma, prefix = row.word("lemma"), row.text("prefix")
    if not lemma.startswith(prefix) or lemma == prefix:
        raise row.error("prefix", "is not how the lemma begins")
    return CueVerb(
        lemma=lemma,
        prefix=prefix,
        reflexive=row.one("reflexive", Reflexive),
        mode=row.one("mode", Mode),
        frames=row.some("frames", Frame, ","),
        correlates=frozenset(row.parts("correlate")),
        prepositions=frozenset(row.parts("preposition")),
        addressees=row.some("addressee", Addressee, "|") - {Addressee.NONE},
        polarity=row.one("polarity", Polarity),
        strength=row.share("strength"),
        evidential=row.flag("evidential"),
    )


def _noun(row: Row) -> CueNoun:
    return CueNoun(
        lemma=row.word("lemma"),
        plural=row.text("plural"),
        kind=row.one("class", NounClass),
        mode=row.one("mode", Mode),
        polarity=row.one("polarity", Polarity),
        compounds=row.flag("compounds"),
        strength=row.share("strength"),
    )


def _phrase(row: Row) -> CuePhrase:
    parts = [part.split("|") for part in row.word("parts").split("+")]
    if not all(map(all, parts)):
        raise row.error("parts", "has an empty part")
    return CuePhrase(
        name=row.word("name"),
        verb=row.word("verb"),
        parts=tuple(frozenset(map(fold, part)) for part in parts),
        fillers=tuple(parts[-1]),
        frames=row.some("frames", Frame, ","),
        mode=row.one("mode", Mode),
        polarity=row.one("polarity", Polarity),
        strength=row.share("strength"),
    )


VERB_COLUMNS = (
    *("lemma", "prefix", "reflexive", "mode", "frames", "correlate", "preposition"),
    *("addressee", "polarity", "strength", "evidential", "note"),
)
NOUN_COLUMNS = ("lemma", "plural", "class", "mode", "polarity", "compounds", "strength")
PHRASE_COLUMNS = ("name", "verb", "prefix", "parts", "frames", "mode", "polarity", "strength")
FORM_COLUMNS = ("lemma", "prefix", "apart", "joined")


def verb_table(table: Iterable[Row]) -> dict[str, CueVerb]:
    """The cue verbs of a table, by folded lemma."""
    verbs: dict[str, CueVerb] = {}
    for row in table:
        verb = _verb(row)
        if verbs.setdefault(fold(verb.lemma), verb) is not verb:
            raise row.error("lemma", "stands twice")
    return verbs


def noun_table(table: Iterable[Row]) -> tuple[CueNoun, ...]:
    """The cue nouns of a table."""
    return tuple(_noun(row) for row in table)


def phrase_table(table: Iterable[Row]) -> dict[str, tuple[CuePhrase, ...]]:
    """The multiword cues of a table, by folded verb lemma, those with most parts first."""
    phrases: dict[str, list[CuePhrase]] = {}
    for row in table:
        phrase = _phrase(row)
        phrases.setdefault(fold(phrase.verb), []).append(phrase)
    return {verb: tuple(sorted(found, key=lambda p: -len(p.parts))) for verb, found in phrases.items()}


def noun_forms(noun: CueNoun) -> set[str]:
    """All inflected forms of a noun, folded: singular, genitive -s or -es, plural, dative plural -n."""
    singular, plural = fold(noun.lemma), fold(noun.plural)
    forms = {singular}
    if not singular.endswith(("ung", "heit", "keit", "ion", "e", "cht", "ik", "tät", "s", "ie")):
        forms |= {singular + "s", singular + "es"}
    if plural:
        forms.add(plural)
        if not plural.endswith(("n", "s")):
            forms.add(plural + "n")
    return forms


def _add(table: dict[str, tuple[Entry, ...]], forms: Iterable[str], entry: tuple[Entry, ...]) -> None:
    """Append *entry* to what the table holds for each form."""
    for form in forms:
        held = table.get(form)
        table[form] = entry if held is None else held + entry


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The lexicon that ships with the package, read once.

    Example: ``load().verb("teilen", "mit").lemma == "mitteilen"``.
    """
    verbs = verb_table(rows("cue_verbs", VERB_COLUMNS))
    nouns = noun_table(rows("cue_nouns", NOUN_COLUMNS))
    phrases = phrase_table(rows("cue_phrases", PHRASE_COLUMNS))
    readings: dict[str, tuple[Reading, ...]] = {}
    phrase_forms: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows("cue_forms", FORM_COLUMNS):
        lemma = fold(row.word("lemma"))
        verb = verbs.get(lemma)
        for prefix, column in ((row.text("prefix"), "apart"), ("", "joined")):
            forms = fold(row.text(column)).split()
            if verb is not None:
                _add(readings, forms, (Reading(verb, prefix),))
            if lemma in phrases:
                _add(phrase_forms, forms, ((lemma, prefix),))
    by_form = {form: noun for noun in reversed(nouns) for form in noun_forms(noun)}
    return Lexicon(
        verbs=verbs,
        nouns=nouns,
        phrases=phrases,
        forms=readings,
        phrase_forms=phrase_forms,
        noun_forms=by_form,
        longest_noun=max(map(len, by_form), default=0),
    )
