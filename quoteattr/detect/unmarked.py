"""Direct speech without quotation marks: *Holm sagte: Ich gehe nicht.* — *Trainerin Vera Holm: Wir bleiben.*"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from quoteattr.cues.lexicon import Frame
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.direct import framed
from quoteattr.detect.utterance_frames import colon_framing
from quoteattr.detect.view import View

RULE = "direct.unmarked"
_SAYS = 0.5
"""From this strength on a verb announces words after a colon."""
_SPEAKERS = frozenset(
    "ich mich mir mein meine meinen meinem meiner meines wir uns unser unsere unseren unserem unserer unseres".split()
)


def unmarked(view: View) -> Iterator[Candidate]:
    """What stands in the first person after its speaker and a colon: no author says *ich* there.

    Not covered: the third person (*Holm sagte: Der Damm hält*), which may be the author's words as well.
    """
    colon = next((i for i, t in enumerate(view.tokens) if t.text == ":"), None)
    if (
        colon is None
        or any(t.is_quote for t in view.tokens)
        or not in_first_person(view, range(colon, len(view.tokens)))
    ):
        return
    framing = colon_framing(view, colon + 1)
    if framing is None:
        return
    predicate, label = framing.predicate, framing.label
    says = framing.announced or (
        predicate is not None and predicate.strength >= _SAYS and predicate.takes(Frame.DIRECT)
    )
    named = label is not None and any(t.tag == "NE" for t in view.tokens[label.first : label.last + 1])
    if not says and not named:
        return
    made = framed(view, list(range(colon + 1, len(view.tokens))), evolve(framing, rule=RULE), view, [])
    if made is not None:
        whole = evolve(made.segments[0], end=view.tokens[-1].end)
        yield evolve(made, segments=(whole,), verbatim=(whole,))


def in_first_person(view: View, tokens: Iterable[int]) -> bool:
    """Whether one of *tokens* means the speaker: *ich*, *unsere*."""
    return any(view.tokens[i].text.lower() in _SPEAKERS for i in tokens)
