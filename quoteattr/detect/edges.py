"""Where a content may begin and end: every boundary that grammar allows, each with the evidence for it.

German marks off clauses with commas but does not say which belong to what was said: *Er sagte, der Plan stehe, was viele
freute* and *Er sagte, der Plan stehe, was ihn freue*. So a rule proposes a content with each of its possible edges, and
:mod:`quoteattr.detect.choice` weighs them by what is crossed and by what is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import frozen

from quoteattr.detect.view import View
from quoteattr.syntax.sentence import Clause, ClauseKind, Mood
from quoteattr.word_lists import words

_MOST = 7
"""The most boundaries that are tried on one side."""
_JOINS = frozenset({"und", "oder", "sowie", "sondern", "bzw."})
_OPPOSES = frozenset({"aber", "doch", "denn", "jedoch"})
_DASHES = frozenset({"–", "—", "-", "--"})
_POINTERS = frozenset({"das", "dies"})
_NEVER_AN_EDGE = frozenset({"rest+bracket", "rest+colon"})
_SUBJUNCTIVE = frozenset({Mood.SUBJUNCTIVE_I, Mood.SUBJUNCTIVE_II})


@frozen
class Edge:
    """A token at which a content may begin or end, and the named features of this choice."""

    at: int
    features: frozenset[str]


def endings(view: View, number: int, form: str, default: int, limit: int) -> list[Edge]:
    """The tokens with which a content whose main part is clause *number* may end; the rule's own comes first.

    Args:
        view: the sentence.
        number: the clause that makes it content.
        form: its form, as in :class:`quoteattr.detect.content.Content`.
        default: where the rule itself lets it end.
        limit: the last token that can be part of it.
    """
    crossed: list[str] = []
    out: list[Edge] = []
    limit = max(default, before_utterance(view, view.clauses[number].first, limit))
    boundaries = list(_boundaries(view, _core_end(view, number), limit))[:_MOST]
    for at, name in boundaries:
        if name not in _NEVER_AN_EDGE and not any(edge.at == at - 1 for edge in out) and _has_word(view, at):
            out.append(Edge(at - 1, _features("end", form, crossed, name, at - 1 == default)))
        crossed.append(name)
    if not boundaries or boundaries[-1][0] - 1 < limit:
        out.append(Edge(limit, _features("end", form, crossed, "nothing", limit == default)))
    if all(edge.at != default for edge in out):
        inside = [name for at, name in boundaries if at <= default]
        out.append(Edge(default, _features("end", form, inside, "other", True)))
    return sorted(out, key=lambda edge: edge.at != default)


def before_utterance(view: View, first: int, last: int) -> int:
    """*last*, or the token before a colon that an utterance in marks follows, which is a quotation of its own."""
    colons = (i for i in range(first, last) if view.tokens[i].text == ":" and view.tokens[i + 1].is_quote)
    return next(colons, last + 1) - 1


def beginnings(view: View, core: int, floor: int, form: str, rule: int) -> list[Edge]:
    """The tokens with which a content may begin: *rule*, and the one after each boundary between *floor* and *core*.

    Args:
        view: the sentence.
        core: a token that belongs to the content, its verb.
        floor: the first token that can belong to it.
        form: its form.
        rule: where the rule itself lets it begin.
    """
    crossed: list[str] = []
    out: list[Edge] = []
    for at in range(core - 1, floor - 1, -1):
        name = _boundary(view, at)
        if name is None:
            continue
        begin = at if _joins(view, at) else at + 1
        inside = _kind(name) == "rest" and form != "zu"
        if not inside and name not in _NEVER_AN_EDGE and not view.tokens[begin].is_punctuation:
            out.append(Edge(begin, _features("begin", form, crossed, name, begin == rule)))
        crossed.append(name)
    if all(edge.at != floor for edge in out):
        out.append(Edge(floor, _features("begin", form, crossed, "nothing", floor == rule)))
    if all(edge.at != rule for edge in out):
        out.append(Edge(rule, _features("begin", form, crossed, "other", True)))
    return sorted(out, key=lambda edge: edge.at != rule)[:_MOST]


def tail(view: View, frame_last: int, rule: int, least: int) -> list[tuple[int, Edge]]:
    """Where the part of a content after a frame in its middle may begin and end: pairs of its first token and its end.

    A pair whose end is before its beginning means nothing at all. *rule* is where the rule lets it end, *least* the
    last token that belongs to it in any case.
    """
    follower = next((i for i, c in enumerate(view.clauses) if c.first > frame_last), None)
    nothing = frozenset({"tail-none", *(["tail-rule"] if rule <= frame_last else [])})
    if least > frame_last:
        ends = endings(view, view.clause_of[least], "tail", max(rule, least), view.last_word())
        return [(frame_last + 1, end) for end in ends if end.at >= least]
    if follower is None:
        return [(frame_last + 1, Edge(frame_last, nothing))]
    first = view.clauses[follower].first
    name = _boundary(view, first - 1) or _boundary(view, first) or "other"
    ends = endings(view, follower, "tail", max(rule, first), view.last_word())
    out = [(first, Edge(frame_last, nothing | {f"tail-not-{name}", f"tail-not-{_kind(name)}"}))]
    for end in ends:
        own = {f"tail-{name}", f"tail-{_kind(name)}"}
        if rule > frame_last and end.at == rule:
            own.add("tail-rule")
        out.append((first, Edge(end.at, (end.features - {"end-rule"}) | own)))
    return sorted(out, key=lambda pair: "tail-rule" not in pair[1].features)


def afterthought(view: View, frame: Clause) -> tuple[int, Edge] | None:
    """The words without a verb that a content adds after its frame: *…, sagte Holm, weder heute noch morgen*; what opens
    otherwise belongs to the frame (*…, sagte Holm, die Leiterin*, *…, sagte Holm, schon auf der Treppe*)."""
    for at in range(frame.last - 1, frame.first + 1, -1):
        inside = at not in frame.tokens and {at - 1, at + 1} <= set(frame.tokens)
        opens = view.tokens[at + 1].tag in ("KON", "PTKNEG") or view.tokens[at + 1].text in words(
            "afterthought"
        )
        if inside and view.tokens[at].tag == "$," and opens:
            return at + 1, Edge(frame.last, frozenset({"tail-rule"}))
    return None


def _features(side: str, form: str, crossed: list[str], stop: str, is_default: bool) -> frozenset[str]:
    out = {f"{side}-over-{name}" for name in crossed} | {
        f"{side}-over-{form}-{_kind(name)}" for name in crossed
    }
    out |= {f"{side}-at-{stop}", f"{side}-at-{form}-{_kind(stop)}"}
    if is_default:
        out.add(f"{side}-rule")
    return frozenset(out)


def _kind(name: str) -> str:
    return name.partition("+")[0]


def _core_end(view: View, number: int) -> int:
    """The first token of the content after which it may end: its finite verb, or its zu-infinitive."""
    clause = view.clauses[number]
    if clause.finite is not None:
        return clause.finite
    verbs = [
        i
        for i in clause.tokens
        if view.tokens[i].tag.startswith("V") and view.tokens[i].tag.endswith(("INF", "IZU"))
    ]
    return verbs[0] if verbs else clause.first


def _boundaries(view: View, first: int, last: int) -> Iterator[tuple[int, str]]:
    """The boundaries between clauses after token *first*, up to *last*: the separator or conjunction, and its name."""
    for at in range(first + 1, last + 1):
        name = _boundary(view, at)
        if name is not None:
            yield at, name


def _boundary(view: View, at: int) -> str | None:
    """What comes after the separator or conjunction at token *at*: the kind of clause, and how it is joined."""
    if at not in view.boundaries:
        view.boundaries[at] = _find_boundary(view, at)
    return view.boundaries[at]


def _find_boundary(view: View, at: int) -> str | None:
    token = view.tokens[at]
    joins = _joins(view, at)
    if not joins and not (token.tag in ("$,", "$.") or token.text in _DASHES or token.text in "()[]"):
        return None
    behind = next((i for i in range(at, len(view.tokens)) if not view.tokens[i].is_punctuation), None)
    if behind is None or (joins and view.tokens[at - 1].tag == "$,"):
        return None
    number = view.clause_of.get(behind)
    if number is None:
        return None
    clause = view.clauses[number]
    if joins and clause.first != behind:
        return None
    return f"{_clause_name(view, clause, behind)}+{_joint(view, at, behind)}"


def _joins(view: View, at: int) -> bool:
    return view.tokens[at].tag == "KON" and at > 0


def _joint(view: View, at: int, behind: int) -> str:
    word = view.tokens[behind].text.lower()
    if word in _JOINS:
        return "and"
    if word in _OPPOSES:
        return "but"
    text = view.tokens[at].text
    return (
        "comma"
        if text == ","
        else "colon"
        if text in (":", ";")
        else "dash"
        if text in _DASHES
        else "bracket"
    )


def _clause_name(view: View, clause: Clause, behind: int) -> str:
    """The kind of the clause whose first word is *behind*; *rest* if it resumes a clause that began earlier."""
    finite = view.tokens[clause.finite] if clause.finite is not None else None
    mood = "-k" if finite is not None and finite.mood in _SUBJUNCTIVE else ""
    if clause.first < behind and not all(view.tokens[i].is_punctuation for i in range(clause.first, behind)):
        return "rest"
    comments = clause.opener is not None and view.tokens[clause.opener].text.lower() in words("open-comment")
    if clause.opener is not None and (clause.kind is not ClauseKind.RELATIVE or comments):
        group = _opener_group().get(view.tokens[clause.opener].text.lower())
        return f"{group or clause.kind}{mood}"
    if clause.kind is ClauseKind.MAIN and finite is not None:
        if mood:
            return "main-k"
        if view.tokens[behind].text.lower() in _POINTERS:
            return "main-that"
        return "main-modal" if finite.tag == "VMFIN" else "main"
    return f"{clause.kind}{mood}"


@cache
def _opener_group() -> dict[str, str]:
    """Openers that behave alike: those of reasons, conditions, times, and comments on the whole sentence."""
    return {
        word: name
        for name in ("reason", "condition", "time", "comment", "aim")
        for word in words(f"open-{name}")
    }


def _has_word(view: View, at: int) -> bool:
    return at > 0 and not all(t.is_punctuation for t in view.tokens[:at])
