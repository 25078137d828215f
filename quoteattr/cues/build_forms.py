"""Recipe of ``data/cue_forms.tsv``: every inflected form of every cue verb, from the paradigms of ``ablaut``.

Run ``python -m quoteattr.cues.build_forms`` after a change of ``cue_verbs.tsv`` or ``cue_phrases.tsv``.
A row holds the verb's forms that need its prefix elsewhere in the clause (*teilte … mit*, *gegeben* with
*bekannt*) and those that stand for themselves (*mitteilte*, *mitgeteilt*, *mitzuteilen*).
"""

from __future__ import annotations

from pathlib import Path

from quoteattr.cues import lexicon
from quoteattr.cues.cells import rows
from quoteattr.cues.inflect import forms

TARGET = Path(__file__).resolve().parent.parent / "data" / "cue_forms.tsv"


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
