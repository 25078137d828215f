"""Attribution phrases: *laut X*, *nach Angaben von X*, *X zufolge*, *so X*, *gemäß X*, *aus Sicht von X*, *demnach*.

This module recognises them; what they attribute is found in :mod:`quoteattr.detect.attributed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import evolve, frozen

from quoteattr.detect.candidate import Phrase
from quoteattr.detect.participants import phrase
from quoteattr.detect.view import View
from quoteattr.mentions.mention import Mention
from quoteattr.syntax.sentence import ClauseKind, Token
from quoteattr.words import used_as

_NORM = frozenset({"§", "§§", "Artikel", "Art.", "Paragraf", "Paragraph", "Absatz"})
_PRONOMINAL = frozenset({"demnach", "wonach", "demzufolge", "derzufolge"})
_POSSESSIVE = frozenset({"PPOSAT", "PDAT"})
_FRONT_FIELD = 12
"""So many words may stand between a phrase and the verb behind it."""


@frozen
class Attribution:
    """An attribution phrase in a sentence: its cue tokens, all its tokens, and the source in it."""

    rule: str
    lemma: str
    cue: tuple[int, ...]
    tokens: tuple[int, ...]
    source: Phrase | None
    features: tuple[str, ...] = ()

    @property
    def is_pronominal(self) -> bool:
        """Whether it points at a source of the text in front: *demnach*, *wonach*."""
        return self.lemma in _PRONOMINAL


def attributions(view: View) -> Iterator[Attribution]:
    """All attribution phrases of the sentence, left to right for each kind."""
    yield from (_whole_front_field(view, item) for item in _adpositions(view))
    yield from _so(view)
    yield from _pronominal(view)


def _whole_front_field(view: View, item: Attribution) -> Attribution:
    """A phrase that opens a main clause with all that stands in front of its verb, since only one phrase stands there:
    *Laut einer Studie mit neunzig Firmen steigt …*"""
    number = view.clause_of.get(item.tokens[0])
    clause = view.clauses[number] if number is not None else None
    if clause is None or clause.kind is not ClauseKind.MAIN or clause.finite is None:
        return item
    opens = item.tokens[0] == clause.first or view.tokens[item.tokens[0] - 1].tag == "KON"
    between = range(item.tokens[-1] + 1, clause.finite)
    if not opens or len(between) > _FRONT_FIELD or any(view.tokens[i].is_quote for i in between):
        return item
    return evolve(item, tokens=(*item.tokens, *between))


def _adpositions(view: View) -> Iterator[Attribution]:
    """*laut dem Bericht*, *nach Angaben der Polizei*, *der Firma zufolge*, *seiner Ansicht nach*, *aus Sicht der Bank*."""
    tokens = view.tokens
    for group in view.groups:
        if group.preposition is not None:
            form = tokens[group.preposition].text.lower()
            role = "possessive" if _is_own(view, group) else "adposition"
            source = phrase(view, group, role)
            span = tuple(range(group.preposition, _with_listener(view, source.last) + 1))
            if form == "laut" or (form in ("gemäß", "gemäss") and tokens[group.head].text not in _NORM):
                yield Attribution(
                    f"phrase.{'laut' if form == 'laut' else 'gemaess'}",
                    form,
                    (group.preposition,),
                    span,
                    source,
                )
            elif _is_aim(view, group):
                continue
            elif form == "nach" and (_is_statement(view, group) or _is_relative_statement(view, group)):
                yield Attribution("phrase.nach", "nach", (group.preposition,), span, source)
            elif (
                form == "aus"
                and tokens[group.head].text in ("Sicht", "Sichtweise", "Perspektive")
                and group.last > group.head
            ):
                yield Attribution("phrase.aus-sicht", "aus Sicht", (group.preposition,), span, source)
        behind = group.last + 1
        if group.preposition is None and behind < len(tokens):
            form = tokens[behind].text.lower()
            span = tuple(range(group.first, behind + 1))
            if form == "zu" and behind + 1 < len(tokens) and tokens[behind + 1].text.lower() == "folge":
                source = phrase(view, group, "adposition")
                cue = (behind, behind + 1)
                yield Attribution("phrase.zufolge", "zufolge", cue, (*span, behind + 1), source)
            elif form == "zufolge":
                source = phrase(view, group, "possessive" if _is_own(view, group) else "adposition")
                yield Attribution("phrase.zufolge", "zufolge", (behind,), span, source)
            elif (
                form == "nach"
                and (_is_statement(view, group) or tokens[group.head].text in used_as("hearsay"))
                and tokens[group.head].text.lower() not in ("angaben",)
            ):
                source = phrase(view, group, "possessive" if _is_own(view, group) else "adposition")
                hearsay = tokens[group.head].text in used_as("hearsay")
                yield Attribution("phrase.nach", "nach", (behind,), span, None if hearsay else source)


def _with_listener(view: View, last: int) -> int:
    """The last token of a phrase that goes on with the one who was told, or the one who told:
    *nach Angaben einer Sprecherin gegenüber dem Kurier*, *laut NDR unter Berufung auf die Polizei*."""
    for group in view.groups:
        if group.preposition is not None and group.preposition > last:
            between = [t.text.lower() for t in view.tokens[last + 1 : group.preposition + 1]]
            if between in (["gegenüber"], ["unter"]):
                if between == ["gegenüber"]:
                    return group.last
                following = next((g for g in view.groups if g.preposition == group.last + 1), None)
                if view.tokens[group.head].text == "Berufung" and following is not None:
                    return following.last
            break
    return last


def _is_aim(view: View, group: Mention) -> bool:
    """Whether *nach* hangs on a noun in front that asks for it: *Rufe nach einer Untersuchung*, *die Suche nach
    Berichten*."""
    at = (group.preposition or 0) - 1
    if group.first == group.head and group.last > group.head:
        return False  # *(in dieser Frage) nach Ansicht der Stadt*
    if at < 0 or view.tokens[at].tag != "NN" or view.tokens[at + 1].text.lower() != "nach":
        return False
    return view.tokens[at].text.lower().endswith(_aims())


@cache
def _aims() -> tuple[str, ...]:
    return tuple(
        noun.lower() + ending for noun in used_as("aim") for ending in ("", "n", "en", "e", "s", "es")
    )


def _is_own(view: View, group: Mention) -> bool:
    """Whether the source is named by a possessive: *seiner Ansicht nach*, *nach eigenen Angaben*."""
    return any(
        view.tokens[i].tag in _POSSESSIVE or view.tokens[i].lemma.lower() in ("eigen",)
        for i in range(group.first, group.head)
    )


def _is_statement(view: View, group: Mention) -> bool:
    """Whether the head is a statement noun: *Angaben*, *Ansicht*, *Polizeiangaben*; *nach dem Bericht* is one,
    *nach einer Stunde* is not. What somebody wishes or knows is one too: *nach dem Willen der Fraktion*."""
    head = view.tokens[group.head]
    noun = view.lexicon.noun(head.text)
    if noun is not None and noun.is_statement and noun.strength >= 0.5:
        return True
    return head.lemma in used_as("wish") and (group.last > group.head or _is_own(view, group))


def _is_relative_statement(view: View, group: Mention) -> bool:
    """*ein Gerücht, nach dem …*: the relative pronoun stands for a communication noun."""
    if view.tokens[group.head].tag != "PRELS" or group.preposition is None:
        return False
    return any(
        view.lexicon.noun(t.text) is not None
        for t in view.tokens[max(0, group.preposition - 6) : group.preposition]
        if t.tag == "NN"
    )


def _so(view: View) -> Iterator[Attribution]:
    """*…, so der Minister.* — *…, so die Polizei weiter* — *– so der Vorwurf –*; not *so dass*, not *So kam es*.

    The particle stands behind a comma, a dash or a quotation and a nominative group follows it at once.
    """
    tokens = view.tokens
    for group in view.groups:
        i = group.first - 1
        if i < 1 or tokens[i].text.lower() != "so" or group.preposition is not None:
            continue
        if not (tokens[i - 1].is_punctuation or tokens[i - 1].is_quote) or tokens[i - 1].text in (
            ":",
            ";",
            ".",
        ):
            continue
        source = phrase(view, group, "so")
        after = source.last + 1
        while (
            after < len(tokens)
            and tokens[after].tag not in ("$,", "$.")
            and not tokens[after].is_quote
            and not is_dash(tokens[after])
        ):
            after += 1
        if any(t.is_finite for t in tokens[source.last + 1 : after]):
            continue
        yield Attribution("phrase.so", "so", (i,), tuple(range(i, after)), source)


def is_dash(token: Token) -> bool:
    """Whether a token is a dash between words, not a hyphen in one."""
    return token.is_punctuation and token.text in ("–", "—", "-")


def _pronominal(view: View) -> Iterator[Attribution]:
    """*Demnach kam niemand zu Schaden.* — *eine Schätzung, wonach …*; not temporal *danach*."""
    tokens = view.tokens
    for i, token in enumerate(tokens):
        form = token.text.lower()
        if form not in _PRONOMINAL:
            continue
        yield Attribution(f"phrase.{form}", form, (i,), (i,), None)
