"""Recipe of ``data/cue_forms.tsv``: every inflected form of every cue verb, from the paradigms of ``ablaut``.

Run ``python -m quoteattr.cues.build_forms`` after a change of ``cue_verbs.tsv`` or ``cue_phrases.tsv``.
A row holds the verb's forms that need its prefix elsewhere in the clause (*teilte … mit*, *gegeben* with
*bekannt*) and those that stand for themselves (*mitteilte*, *mitgeteilt*, *mitzuteilen*).
"""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from quoteattr.cues import lexicon
from quoteattr.cues.cells import rows

TARGET = Path(__file__).resolve().parent.parent / "data" / "cue_forms.tsv"

# ich, er, wir, sie: news never tells what *du* or *ihr* said in the past or the subjunctive.
_TOLD_PERSONS = (0, 2, 3, 5)


@frozen
class VerbForms:
    """The single-word forms of a verb: ``apart`` need the separated prefix, ``joined`` do not."""

    apart: frozenset[str]
    joined: frozenset[str]


def forms(lemma: str, prefix: str) -> VerbForms:
    """All forms of a verb: ``forms("mitteilen", "mit")`` has *teilte* apart and *mitgeteilt* joined."""
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


def table() -> str:
    """The whole file."""
    prefixes = {
        verb.lemma: verb.prefix
        for verb in lexicon.verb_table(rows("cue_verbs", lexicon.VERB_COLUMNS)).values()
    }
    for row in rows("cue_phrases", lexicon.PHRASE_COLUMNS):
        prefixes.setdefault(row.word("verb"), row.text("prefix"))
    lines = ["# Made by python -m quoteattr.cues.build_forms; do not edit.", "\t".join(lexicon.FORM_COLUMNS)]
    for lemma, prefix in sorted(prefixes.items()):
        found = forms(lemma, prefix)
        lines.append(
            "\t".join((lemma, prefix, " ".join(sorted(found.apart)), " ".join(sorted(found.joined))))
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
