"""Names in a sentence and what they name: a person, a body, a place, something else.

*Der Mainzer Minister Ulf Tann lobte Human Rights Watch.* — *Mainzer* (derived from a place), *Ulf Tann* (person),
*Human Rights Watch* (organisation). A learned tagger decides (:mod:`quoteattr.syntax.name_model`); names that a text
makes clear in one sentence count as evidence in its others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from quoteattr.syntax import name_model
from quoteattr.syntax.name_model import NameModel, decoded
from quoteattr.syntax.sentence import NameForm, NameKind, Tokens, TypedName

OUTSIDE = "O"
_SURE = 0.4
"""A name must be this probable to count as evidence in other sentences."""
_CERTAIN = 0.9
"""A name this probable stays as it is where the other sentences agree: nobody asks for more."""
_EVIDENCE = 3.0
"""What such a name adds to the score of its label elsewhere: fitted on documents, see docs/model.md."""
_MOST_WORDS = 6
"""Names with more words than this are not looked for again."""


def names_in(
    texts: Sequence[Sequence[Tokens]], model: NameModel | None = None
) -> list[list[tuple[TypedName, ...]]]:
    """The names of the sentences of several texts, which are read together: much faster than one by one."""
    model = model or name_model.shipped()
    scores = model.scores([[(t.text, t.tag, t.lemma) for t in tokens] for text in texts for tokens in text])
    found = _named(scores, model)
    ends = [*accumulate(map(len, texts), initial=0)]
    again: dict[int, Any] = {}
    for text, (first, end) in zip(texts, pairwise(ends), strict=True):
        for at, told in _told_again(text, found[first:end]):
            places = [(place, model.labels.index(label)) for place, label in told if label in model.labels]
            if places:
                again[first + at] = scores[first + at].copy()
                again[first + at][tuple(zip(*places, strict=True))] += _EVIDENCE
    for at, names in zip(again, _named(list(again.values()), model), strict=True):
        found[at] = names
    return [found[first:end] for first, end in pairwise(ends)]


def _told_again(
    sentences: Sequence[Tokens], found: Sequence[Sequence[TypedName]]
) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """The sentences of a text with what its other sentences say of their words, if they are not sure of it themselves."""
    known = _known(sentences, found)
    longest = _longest(known)
    for at, tokens in enumerate(sentences):
        told = [*_recurring(tokens, known, longest, at)]
        if told and not _surely(found[at]).issuperset(told):
            yield at, told


def _named(scores: Sequence[Any], model: NameModel) -> list[tuple[TypedName, ...]]:
    return [
        tuple(spans([model.labels[label] for label in path], sure))
        for path, sure in decoded(scores, model.follow)
    ]


def spans(labels: Sequence[str], sure: Sequence[float]) -> Iterator[TypedName]:
    """The names that the labels of a sentence make (B-PER, I-PER, O, …), given how probable each label is."""
    first = 0
    before = OUTSIDE
    for at, label in enumerate((*labels, OUTSIDE)):
        if label == before == OUTSIDE or label == f"I-{before[2:]}":
            continue
        if before != OUTSIDE:
            kind, form = NameKind(before[2:5]), NameForm(before[5:])
            yield TypedName(first, at, kind, form, min(sure[first:at]))
        first, before = at, label


_Votes = Mapping[tuple[str, ...], Mapping[str, Mapping[int, float]]]
"""How probable a name, by its words, is under a label in each sentence that has it."""


def _known(sentences: Sequence[Tokens], found: Sequence[Sequence[TypedName]]) -> _Votes:
    """The names of a text that are fairly sure, with what each says about shorter ones."""
    votes: dict[tuple[str, ...], dict[str, dict[int, float]]] = {}
    for at, (tokens, names) in enumerate(zip(sentences, found, strict=True)):
        for name in names:
            if name.probability >= _SURE and name.end - name.first <= _MOST_WORDS:
                for words, label in _told(tuple(t.text for t in tokens[name.first : name.end]), name):
                    votes.setdefault(words, {}).setdefault(label, {})[at] = name.probability
    return votes


def _told(words: tuple[str, ...], name: TypedName) -> Iterator[tuple[tuple[str, ...], str]]:
    """What follows from a name: itself, a person's surname, the name in a compound (*Solaris-Chefin*: *Solaris*)."""
    yield words, f"{name.kind}{name.form}"
    if name.kind is NameKind.PERSON and name.form is NameForm.NAME and len(words) > 1:
        yield words[-1:], name.kind.value
    inner, hyphen, _ = words[-1].rpartition("-")
    if name.form is NameForm.PART and hyphen:
        yield (*words[:-1], inner), name.kind.value


def _recurring(
    tokens: Tokens, known: _Votes, longest: Mapping[str, int], here: int
) -> Iterator[tuple[int, str]]:
    """The places where a name stands that other sentences than this one know, longest first, each with its label."""
    end = 0
    for at in (at for at, token in enumerate(tokens) if token.text in longest):
        reach = longest[tokens[at].text] if at >= end else 0
        for length in range(min(reach, len(tokens) - at), 0, -1):
            *words, last = (t.text for t in tokens[at : at + length])
            forms = ((*words, last), (*words, last.removesuffix("s")))
            label = next(filter(None, (_elsewhere(known.get(form, {}), here) for form in forms)), None)
            if label is not None:
                yield at, f"B-{label}"
                yield from ((inner, f"I-{label}") for inner in range(at + 1, at + length))
                end = at + length
                break


def _surely(names: Sequence[TypedName]) -> set[tuple[int, str]]:
    """The places and labels of names that no evidence makes any surer."""
    return {
        (at, f"{'B' if at == name.first else 'I'}-{name.kind}{name.form}")
        for name in names
        if name.probability >= _CERTAIN
        for at in range(name.first, name.end)
    }


def _longest(known: _Votes) -> dict[str, int]:
    """How long the longest known name is that begins with a word, or with one without its genitive *-s*."""
    longest: dict[str, int] = {}
    for words in known:
        for first in (words[0], words[0] + "s"):
            longest[first] = max(len(words), longest.get(first, 0))
    return longest


def _elsewhere(votes: Mapping[str, Mapping[int, float]], here: int) -> str | None:
    """The label with the most evidence in the whole text, if a sentence other than this one supports it."""
    best = max(votes, key=lambda label: sum(votes[label].values()), default=None)
    return best if best is not None and votes[best].keys() != {here} else None
