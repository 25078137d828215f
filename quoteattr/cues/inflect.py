"""The inflected forms of a reporting verb, from the paradigms of ``ablaut``."""

from __future__ import annotations

from quoteattr.values import frozen

# ich, er, wir, sie: news never reports what *du* or *ihr* said in the past or the subjunctive.
_TOLD_PERSONS = (0, 2, 3, 5)


@frozen
class VerbForms:
    """The single-word forms of a verb: ``apart`` need the separated prefix, ``joined`` do not."""

    apart: frozenset[str]
    joined: frozenset[str]


def forms(lemma: str, prefix: str) -> VerbForms:
    """All forms of a verb: ``forms("mitteilen", "mit")`` has *teilte* apart and *mitgeteilt* joined.

    Raises:
        ValueError: the lemma without its prefix is no German infinitive.
    """
    from ablaut import conjugate

    base = lemma[len(prefix) :]
    verb = conjugate(base)
    # *unterstellen*, *überschreiben*: ablaut takes the verb apart that we read as one word.
    stuck = verb.present[0].partition(" ")[2]
    if stuck:
        verb = conjugate(base[len(stuck) :])
    participle = stuck + verb.past_participle.removeprefix("ge") if stuck else verb.past_participle
    finite = [form for form in (*verb.present, *verb.imperative) if form]
    finite += [
        cells[person]
        for cells in (verb.preterite, verb.konjunktiv1, verb.konjunktiv2)
        for person in _TOLD_PERSONS
    ]
    found = {base, participle.lower(), *((stuck + form).lower() for form in finite)}
    if not prefix:
        return VerbForms(frozenset(), frozenset(found))
    joined = {prefix + form for form in found} | {f"{prefix}zu{base}"}
    return VerbForms(frozenset(found), frozenset(joined))
