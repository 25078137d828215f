"""Direct speech without quotation marks: *Holm sagte: Ich gehe nicht.* — *Trainerin Vera Holm: Wir bleiben.*"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice, takewhile

from quoteattr.cues.entries import Frame
from quoteattr.cues.predicate import Predicate
from quoteattr.detect.build import mood_features, through
from quoteattr.detect.candidate import Candidate
from quoteattr.detect.direct import framed
from quoteattr.detect.utterance_frames import colon_framing
from quoteattr.detect.view import View
from quoteattr.quote import Mode
from quoteattr.syntax.sentence import ClauseKind
from quoteattr.values import evolve

RULE = "direct.unmarked"
_SAYS = 0.5
"""From this strength on a verb announces words after a colon …"""
_ONLY_SAYS = 0.88
"""… and from this one on, for speech and writing, nothing but words."""
_SPEAKERS = frozenset(
    "ich mich mir mein meine meinen meinem meiner meines wir uns unser unsere unseren unserem unserer unseres".split()
)


def unmarked(views: Sequence[View]) -> Iterator[Candidate]:
    """What a sentence opens so, with the next ones of its paragraph as long as they are in the first person: *Holm sagte:*
    *Wir gehen. Mir reicht es.*"""
    for number, view in enumerate(views):
        made = _opened(view)
        if made is not None:
            last = view
            for following in takewhile(partial(_goes_on, view), islice(views, number + 1, None)):
                last = following
            yield through(made, last)


def _goes_on(view: View, following: View) -> bool:
    """Whether a sentence behind *view* is in the first person, too, and tells nothing itself."""
    return (
        following.sentence.paragraph == view.sentence.paragraph
        and not any(t.is_quote for t in following.tokens)
        and in_first_person(following, range(len(following.tokens)))
        and not any(map(_only_says, following.verbs))
    )


def _opened(view: View) -> Candidate | None:
    """What stands in the first person after its speaker and a colon: no author says *ich* there. In the third person only a
    verb that does nothing but tell announces it, whose words do (*Holm sagte: Der Damm hält*).

    Not covered: *Holm weiß: Der Damm hält*, which may be the author's words as well.
    """
    colon = next((i for i, t in enumerate(view.tokens) if t.text == ":"), None)
    if colon is None or colon + 1 == len(view.tokens) or any(t.is_quote for t in view.tokens):
        return None
    framing = colon_framing(view, colon + 1)
    if framing is None:
        return None
    predicate, label = framing.predicate, framing.label
    content = range(colon + 1, len(view.tokens))
    if any(_is_frame(view, p) for p in view.verbs if p.clause.first > colon):
        return None
    if in_first_person(view, content):
        says = framing.announced or (
            predicate is not None and predicate.strength >= _SAYS and predicate.takes(Frame.DIRECT)
        )
        named = label is not None and view.has_name(label.first, label.last)
    else:
        says = predicate is not None and _only_says(predicate) and not mood_features(view, content)
        named = False
    if not says and not named and not _has_role(view, colon):
        return None
    made = framed(view, list(content), evolve(framing, rule=RULE), view, [])
    return made if made is not None and (named or made.source is not None) else None


def _is_frame(view: View, predicate: Predicate) -> bool:
    """Whether a clause tells who says what is in front of it: *(Er kündigte Härte an: Wir sparen), sagte er.*"""
    clause = predicate.clause
    opens = clause.kind is ClauseKind.MAIN and clause.finite == clause.first
    return opens and view.tokens[clause.first - 1].text == "," and _only_says(predicate)


def _has_role(view: View, colon: int) -> bool:
    """Whether nothing but somebody's role stands before the colon, and a sentence behind it: *Die Kanzlerin: Morgen wird es*
    *besser.* No heading: there it may be the author's."""
    whole = next((g for g in view.groups if g.first == 0 and g.last == colon - 1), None)
    told = next((c for c in view.clauses if c.first > colon), None)
    if whole is None or told is None or view.sentence.is_heading:
        return False
    opens = told.kind is ClauseKind.MAIN and view.tokens[told.first].text[:1].isupper()
    return bool(whole.roles) and opens and told.finite is not None


def _only_says(predicate: Predicate) -> bool:
    """Whether a verb has no other object than words: *sagte*, *schrieb*; not *kündigte vier Neue an*, *wurde gesagt*."""
    spoken = predicate.strength >= _ONLY_SAYS and predicate.mode in (Mode.SPEECH, Mode.WRITING)
    return spoken and predicate.takes(Frame.DIRECT) and not predicate.passive


def in_first_person(view: View, tokens: Iterable[int]) -> bool:
    """Whether one of *tokens* means the speaker: *ich*, *unsere*."""
    return any(view.tokens[i].text.lower() in _SPEAKERS for i in tokens)
