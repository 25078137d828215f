"""Pairing of quotation marks, on characters alone.

A pair is not yet a quotation: titles, names and ironic words are in marks as well. Nothing here raises,
whatever the text; what cannot be paired is left out, and a quotation that lacks one of its marks is repaired
(``closed=False``; :mod:`quoteattr.mark_repair`).
"""

from __future__ import annotations

from collections.abc import Sequence

import regex
from attrs import define, evolve, field, frozen

from quoteattr import mark_repair
from quoteattr.mark_scan import UNSEEN, Mark, Place, scan
from quoteattr.mark_table import conventions, is_double, single_closers
from quoteattr.quote import Span


def _is_blank(character: str) -> bool:
    """White space and what nobody sees, which belong to no word: soft hyphens, joiners, directions."""
    return character.isspace() or UNSEEN.match(character) is not None


@frozen
class MarkPair:
    """An opening quotation mark, its closing mark, and what is between them.

    ``outer`` includes the marks, ``inner`` is the hull without them (and without white space just
    inside). ``segments`` are the inner parts: more than one only when each paragraph opens the mark
    again. ``parent`` is the index of the enclosing pair.
    ``closed`` is false when one of its marks is missing and its place was guessed. ``marks`` are the marks
    themselves, in order.
    """

    outer: Span
    inner: Span
    segments: tuple[Span, ...]
    parent: int | None = None
    closed: bool = True
    marks: tuple[Span, ...] = ()

    @property
    def closing(self) -> Span | None:
        """The closing mark, if there is one."""
        return self.marks[-1] if self.marks[-1].start >= self.inner.end else None


@define
class _Open:
    """An opening mark that waits for its closing mark."""

    marks: list[Mark]
    """The opening mark, then those that open it again at the start of a paragraph."""
    ends: list[int] = field(factory=list)
    weak: Mark | None = None
    """A closing mark that may be an apostrophe; taken when no better one comes."""
    limit: int | None = None
    """Where the next opening mark stands: a repaired quotation ends before it."""

    @property
    def text(self) -> str:
        return self.marks[0].text

    @property
    def single(self) -> bool:
        return conventions()[self.text].single


_MAX_DEPTH = 12
_TWO_STROKES = "''"
"""A closing mark as TeX has it, and on a wiki what encloses words in italics."""
_MAX_DOUBTFUL = 60
"""'Die Bremer Blues' is a pair although its last mark may be an apostrophe; a longer stretch is not."""
_WORD = regex.compile(r"[\p{L}\p{N}]")


def find_pairs(text: str) -> tuple[MarkPair, ...]:
    """The pairs of quotation marks in *text*, ordered by start, a parent before its children.

    >>> [pair.inner.of("„Er las ‚Faust‘“, so Ina.") for pair in find_pairs("„Er las ‚Faust‘“, so Ina.")]
    ['Er las ‚Faust‘', 'Faust']
    """
    pairing = _Pairing(text, list(scan(text)))
    for index, mark in enumerate(pairing.marks):
        pairing.take(mark, index)
    pairing.end_line(len(pairing.marks))
    return _with_parents(
        [p for p in pairing.pairs if p.closed or _WORD.search(text, p.inner.start, p.inner.end)]
    )


def _with_parents(pairs: list[MarkPair]) -> tuple[MarkPair, ...]:
    """The pairs in order, each with the index of its parent; pairs that cross an earlier one are dropped."""
    kept: list[MarkPair] = []
    enclosing: list[int] = []
    for pair in sorted(pairs, key=lambda pair: (pair.outer.start, -pair.outer.end)):
        while enclosing and kept[enclosing[-1]].outer.end <= pair.outer.start:
            enclosing.pop()
        parent = enclosing[-1] if enclosing else None
        if parent is not None and kept[parent].outer.end < pair.outer.end:
            continue
        enclosing.append(len(kept))
        kept.append(evolve(pair, parent=parent))
    return tuple(kept)


@define
class _Pairing:
    """The state of one pass over the marks: a stack of what is open and the pairs found so far."""

    source: str
    marks: list[Mark]
    pairs: list[MarkPair] = field(factory=list)
    stack: list[_Open] = field(factory=list)
    line: int = 0
    last_end: int = 0
    repaired_line: int = -1
    """The line in which an opening mark was last missed: one a line is looked for, so that the time stays linear."""

    def take(self, mark: Mark, index: int) -> None:
        """Deal with the next mark of the text."""
        if mark.line != self.line:
            reopened = self.end_line(index)
            self.line = mark.line
            if reopened:
                return
        target = self._target(mark, index)
        if target is not None:
            if mark.weak and target.weak is None and not conventions()[target.text].sure:
                target.weak = mark
            else:
                self._close(target, mark)
        elif _may_open(mark):
            self._open(mark)
        elif is_double(mark.text) and not mark.weak and self.repaired_line != mark.line:
            self.repaired_line = mark.line
            self._open_before(mark)

    def _open_before(self, mark: Mark) -> None:
        """Add the quotation that *mark* closes although nothing opened it, where the text shows its beginning."""
        start = None if self.stack else mark_repair.guess_start(self.source, mark)
        inner = self._stripped(start, mark.start) if start is not None else None
        if inner and not any(pair.outer.start < inner.start < pair.outer.end for pair in self.pairs[-1:]):
            closing = Span(mark.start, mark.end)
            outer = Span(inner.start, mark.end)
            self.pairs.append(MarkPair(outer, inner, (inner,), None, False, (closing,)))

    def _open(self, mark: Mark) -> None:
        if self.stack and self.stack[-1].weak is not None and self.stack[-1].text == mark.text:
            self._close(self.stack[-1], self.stack[-1].weak)
        if not conventions()[mark.text].single:
            for entry in self.stack:
                entry.limit = mark.start if entry.limit is None else entry.limit
        if len(self.stack) == _MAX_DEPTH:
            self._settle(self.stack.pop(0), mark.start)
        self.stack.append(_Open([mark]))
        self.last_end = mark.end

    def _target(self, mark: Mark, index: int) -> _Open | None:
        """The open mark that *mark* closes."""
        single_closer = mark.text in single_closers()
        for entry in reversed(self.stack):
            if mark.text in conventions()[entry.text].closers:
                return entry if _may_close(mark, entry, self.marks[index + 1 : index + 3]) else None
            if single_closer and not entry.single:
                return None
        return None

    def _close(self, entry: _Open, mark: Mark) -> None:
        while self.stack[-1] is not entry:
            self._settle(self.stack.pop(), mark.start)
        self.stack.pop()
        self.last_end = mark.end
        self._add(entry.marks, [*entry.ends, mark.start], mark)

    def _add(self, opening: Sequence[Mark], ends: Sequence[int], closing: Mark | Span | None) -> None:
        stretches = (self._stripped(mark.end, end) for mark, end in zip(opening, ends, strict=True))
        segments = tuple(filter(len, stretches))
        if not segments:
            return
        hull = Span(segments[0].start, segments[-1].end)
        marks = tuple(Span(m.start, m.end) for m in (*opening, closing) if m is not None)
        outer = Span(marks[0].start, max(hull.end, marks[-1].end))
        self.pairs.append(MarkPair(outer, hull, segments, None, closing is not None, marks))

    def _stripped(self, start: int, end: int) -> Span:
        while start < end and _is_blank(self.source[start]):
            start += 1
        while start < end and _is_blank(self.source[end - 1]):
            end -= 1
        return Span(start, max(start, end))

    def end_line(self, index: int) -> bool:
        """Close, carry over or give up what is open at the end of a line.

        Mark number *index* is the next of the text. Returns true when it only opens again what was open
        already (a quotation of several paragraphs).
        """
        if not self.stack:
            return False
        carried: _Open | None = None
        limit = self.marks[index].start if index < len(self.marks) else len(self.source)
        line_end = mark_repair.line_end(self.source, self.last_end, limit - self.last_end)
        while self.stack:
            entry = self.stack.pop()
            if self._close_with_inner(entry, line_end):
                continue
            if carried is None and self._goes_on(entry, index, line_end):
                carried = entry
            else:
                self._settle(entry, line_end)
        if carried is None:
            return False
        self.stack.append(carried)
        if _opens_anew(carried, self.marks[index], self.line):
            carried.ends.append(line_end)
            carried.marks.append(self.marks[index])
            carried.limit = None
            self.last_end = self.marks[index].end
            return True
        return False

    def _goes_on(self, entry: _Open, index: int, line_end: int) -> bool:
        """Whether a quotation that is open at the end of a line continues in the next: both sides have to show it."""
        opening = entry.marks[-1]
        if entry.single or entry.weak is not None or index == len(self.marks):
            return False
        if _opens_anew(entry, self.marks[index], self.line):
            return mark_repair.runs_to(self.source, opening.end, line_end)
        return mark_repair.is_closed_later(self.source, opening, self.marks, index, line_end)

    def _close_with_inner(self, entry: _Open, line_end: int) -> bool:
        """Let an open quotation have the closing mark of one inside it, when two opened alike and one closed: *Er sagte:*
        *"Es gibt ein Wort: "Rest-Ungarn."* Returns whether it did."""
        if not self.pairs or entry.single or entry.weak:
            return False
        inner = self.pairs[-1]
        alike = inner.closed and len(inner.marks) == 2 and inner.marks[0].of(self.source) == entry.text
        if not alike or inner.outer.start != entry.limit:
            return False
        if not mark_repair.is_one_utterance(self.source, entry.marks[-1], inner.outer, line_end):
            return False
        self._add(entry.marks, [*entry.ends, inner.inner.end], self.pairs.pop().marks[-1])
        return True

    def _settle(self, entry: _Open, end: int) -> None:
        """No sure closing mark came before *end*: take the doubtful one, guess the end, or drop the mark."""
        if entry.weak is not None:
            if not entry.single or entry.weak.start - entry.marks[-1].end <= _MAX_DOUBTFUL:
                self._add(entry.marks, [*entry.ends, entry.weak.start], entry.weak)
            return
        sure = conventions()[entry.text].sure
        if entry.single or not (sure or entry.marks[0].place is Place.OPEN):
            return
        for mark, stop in zip(entry.marks, [*entry.ends, end], strict=True):
            if stop == end and entry.limit is not None:
                stop = min(stop, entry.limit)
            self._add([mark], [mark_repair.guess_end(self.source, mark, stop)], None)


def _may_open(mark: Mark) -> bool:
    convention = conventions().get(mark.text)
    if convention is None or mark.place is Place.CLOSE:
        return False
    if mark.place is Place.OPEN:
        return True
    if mark.place in (Place.ALONE, Place.TIGHT):
        return not convention.single
    return convention.sure


def _may_close(mark: Mark, entry: _Open, later: Sequence[Mark]) -> bool:
    """Whether the place of *mark* allows it to close *entry*; *later* are the next two marks."""
    if mark.text == _TWO_STROKES != entry.text:  # *„der Kinder''(sic!)''“*
        behind = [other for other in later if other.line == mark.line and other.text != _TWO_STROKES][:1]
        if any(b.place is Place.CLOSE and b.text in conventions()[entry.text].closers for b in behind):
            return False
    if mark.place is Place.CLOSE:
        return True
    convention = conventions().get(mark.text)
    if mark.place is Place.OPEN and convention is not None:
        following = [other for other in later if other.line == mark.line]
        # „Er rief “Nein” und ging“ nests an English pair; in „Nein. “Dann ging er the space is misplaced.
        if conventions()[entry.text].sure:
            nested = len(following) == 2 and all(other.place is Place.CLOSE for other in following)
            return mark.text != entry.text and not nested
        return not entry.single and all(other.place is Place.OPEN for other in following[:1])
    return not (mark.text == entry.text and convention is not None and convention.sure)


def _opens_anew(entry: _Open, mark: Mark, line: int) -> bool:
    return mark.leads and mark.line == line + 1 and mark.text == entry.text and mark.place is not Place.CLOSE
