"""Only a dependent clause is reported: *Er lehnte den Plan ab, weil dieser zu teuer sei.*"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.detect.build import candidate, frame_of_rest
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.clause_forms import may_be_subjunctive
from quoteattr.detect.edges import before_utterance, with_dependents
from quoteattr.detect.participants import subject
from quoteattr.detect.view import View
from quoteattr.quote import QuoteKind
from quoteattr.syntax.sentence import Clause, ClauseKind, Mood

_REASONS = frozenset({"weil", "da", "wenn", "falls", "obwohl", "nachdem", "zumal", "bevor", "sobald", "wo"})


def dependent_clauses(view: View, found: Sequence[Candidate]) -> Iterator[Candidate | None]:
    """A relative or adverbial clause in the subjunctive that depends on a clause in the indicative.

    *Die Union lehnt den Vorschlag ab, da er nichts bringe.* — *Reuter kritisierte den Plan, der niemandem helfe.* The
    governing clause names the source and is the frame. Not covered: clauses inside a content that was found already, and
    conditions in the second subjunctive (*Es wäre schön, wenn er käme*), where the governing clause is subjunctive too.
    """
    contents = [s for c in found if c.kind is not QuoteKind.REPORTED for s in c.segments]
    for clause in view.clauses:
        if not _is_dependent(view, clause) or clause.parent is None:
            continue
        above, predicate = view.clauses[clause.parent], view.predicates[clause.parent]
        if predicate is None or predicate.finite is None or view.is_subjunctive(above):
            continue
        if view.has_verb_in(clause, contents):
            continue
        if not predicate.is_cue and may_be_subjunctive(view, above):
            continue  # *Die Sperren blieben, da die Lage unklar sei* is reported as a whole
        if not predicate.is_cue and view.mood(clause) is not Mood.SUBJUNCTIVE_I:
            continue  # *Es fehlt ein Gutachten, das helfen würde* is the author's
        last = with_dependents(view, clause, or_if=view.is_subjunctive)
        content = view.trim(range(clause.first, before_utterance(view, clause.first, last) + 1))
        yield candidate(
            view,
            QuoteKind.INDIRECT,
            content,
            "cue.dependent-subjunctive",
            predicate.tokens,
            reporting=predicate if predicate.is_cue else None,
            frame=frame_of_rest(view, content, [*range(above.first, content[0]), *above.tokens]),
            source=subject(view, predicate),
        )


def _is_dependent(view: View, clause: Clause) -> bool:
    """Whether it is a relative or adverbial clause in the subjunctive; *die anonym bleiben möchte* is the author's."""
    if clause.finite is None or not view.is_subjunctive(clause):
        return False
    if view.tokens[clause.finite].text.lower().startswith("möcht"):
        return False
    if clause.kind is ClauseKind.RELATIVE or (
        clause.kind is ClauseKind.INTERROGATIVE and view.opens_with(clause, {"wo"})
    ):
        return True
    if clause.kind is ClauseKind.SUBORDINATE and view.opens_with(clause, _REASONS):
        return view.mood(clause) is Mood.SUBJUNCTIVE_I or view.opens_with(clause, {"weil", "da"})
    return False
