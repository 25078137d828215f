"""The value types of a result: frozen, hashable, picklable, exact on the caller's string.

All offsets are Python ``str`` indices into the text that the caller passed in, half-open
(``text[start:end]``). Nothing here knows how a quotation is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Literal

from attrs import field, frozen
from attrs.validators import ge, le


class QuoteKind(StrEnum):
    """How the words are given back."""

    DIRECT = "direct"
    """In quotation marks, as in *„Das ist gut“, sagte sie.*"""
    INDIRECT = "indirect"
    """In a clause that depends on a frame or goes on in the subjunctive, as in *Sie sagte, das sei gut.*"""
    FREE_INDIRECT = "free_indirect"
    """Without a frame, in the indicative with *sollen*, as in *Der Bau soll im Mai beginnen.*"""
    REPORTED = "reported"
    """A speech act is told, its words are not, as in *Sie forderte seinen Rücktritt.*"""


class Mode(StrEnum):
    """Whether something was said, written or thought."""

    SPEECH = "speech"
    WRITING = "writing"
    THOUGHT = "thought"
    UNSPECIFIED = "unspecified"


class Polarity(StrEnum):
    """What the source does with the content."""

    ASSERTED = "asserted"
    DENIED = "denied"
    """bestritt, dass … — wies zurück, … — dementierte"""
    QUESTIONED = "questioned"
    """bezweifelte, dass … — fragte, ob …"""


class SpeakerKind(StrEnum):
    """What sort of thing the source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


class ChannelKind(StrEnum):
    """What sort of thing carried the words to the public."""

    SOCIAL = "social"
    BROADCASTER = "broadcaster"
    PRINT = "print"
    ONLINE = "online"
    AGENCY = "agency"
    EVENT = "event"
    INTERVIEW = "interview"
    DOCUMENT = "document"
    OTHER = "other"


class Resolution(StrEnum):
    """How a mention was turned into a name."""

    NAME = "name"
    ALIAS = "alias"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    CARRIED = "carried"


@frozen(order=True)
class Span:
    """A half-open stretch ``text[start:end]`` of the caller's string."""

    start: int = field(validator=ge(0))
    end: int = field(validator=ge(0))

    def __attrs_post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"Span ends before it starts: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        """Whether *other* (a ``Span`` or an offset) lies inside this span."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters of *text* under this span."""
        return text[self.start : self.end]


SEPARATOR = " … "
"""Stands between the parts of an interrupted quotation, since nobody said them in one go."""


def cited(text: str, segments: Iterable[Span]) -> str:
    """What stands under *segments*, safe to cite: an ellipsis marks where something else stood in between.

    >>> cited("„Das war“, sagte sie, „ein Fehler.“", (Span(1, 8), Span(23, 34)))
    'Das war … ein Fehler.'
    """
    return SEPARATOR.join(segment.of(text) for segment in segments)


@frozen
class Mention:
    """Words of the text that stand for somebody or something."""

    text: str
    span: Span


@frozen
class Cue:
    """The reporting expression: *teilte … mit*, *laut*, *nach*, *Vorwurf*."""

    lemma: str
    text: str
    segments: tuple[Span, ...]


Gender = Literal["female", "male"]
"""The gender of a person, as the grammar of the text shows it."""


@frozen
class Speaker:
    """A source or an addressee, under the name by which a reader would index it.

    *Nordhafens Finanzminister Karl Arndt (SPD) sagte …* gives ``Speaker("Karl Arndt", SpeakerKind.PERSON,
    role="Finanzminister", affiliation="SPD", gender="male")``; each of the three is ``None`` where the text tells nothing.
    """

    name: str
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    mention: Mention | None = None
    resolution: Resolution = Resolution.NAME
    role: str | None = None
    """What the text calls the person, in the nominative (*einer Sprecherin der Bahn* → ``"Sprecherin"``)."""
    affiliation: str | None = None
    """The body that the text puts the person in (*Ute Klamm (Grüne)* → ``"Grüne"``, *ein Sprecher des Weißen Hauses* →
    ``"Weißes Haus"``)."""
    gender: Gender | None = None
    """As the grammar of the text shows it, for persons only (*die Ministerin*, *Herr Dorn*, *sie*)."""

    @property
    def position(self) -> str:
        """Role and affiliation in a line (``"Finanzminister, SPD"``), as far as the name does not tell them."""
        return ", ".join(part for part in (self.role, self.affiliation) if part and part not in self.name)


@frozen
class Channel:
    """Through what the words reached the public: an outlet, a platform, an occasion, a document."""

    name: str
    kind: ChannelKind = ChannelKind.OTHER
    mention: Mention | None = None
    inherited: bool = False


@frozen
class Evidence:
    """Why a quotation was found: a stable public rule id and the words that triggered it."""

    rule: str
    span: Span


@frozen
class Quote:
    """One quotation: what was said, and all that the text tells about who, to whom and where.

    ``segments`` of direct speech leave the quotation marks out; those of indirect speech run from
    the conjunction or first word up to, not including, the closing punctuation.
    """

    kind: QuoteKind
    text: str
    segments: tuple[Span, ...]
    verbatim: tuple[Span, ...] = ()
    cue: Cue | None = None
    frame: tuple[Span, ...] = ()
    speaker: Speaker | None = None
    addressee: Speaker | None = None
    channel: Channel | None = None
    polarity: Polarity = Polarity.ASSERTED
    mode: Mode = Mode.UNSPECIFIED
    parent: int | None = None
    confidence: float = field(default=1.0, validator=[ge(0.0), le(1.0)])
    evidence: tuple[Evidence, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """This quotation as plain JSON types, as it stands in :meth:`Document.to_dict`."""
        from quoteattr.serialize import quote_to_dict

        return quote_to_dict(self)

    @property
    def span(self) -> Span:
        """The hull of all segments."""
        return Span(self.segments[0].start, self.segments[-1].end)

    @property
    def is_mixed(self) -> bool:
        """Whether a quotation that is not direct holds words in quotation marks."""
        return self.kind is not QuoteKind.DIRECT and bool(self.verbatim)

    @property
    def is_framed(self) -> bool:
        """Whether it has a reporting clause of its own."""
        return bool(self.frame)


@frozen
class Document:
    """A text and the quotations found in it.

    ``quotes`` are ordered by start, then by falling length, so that a parent precedes its children.
    ``version`` names the rules and the language model that made the result. ``warnings`` say what looks wrong with the
    text itself, such as markup in it. ``error`` is set by ``Extractor.pipe(…, errors="record")`` for a text that could
    not be read: it then says why, and there are no quotes.
    """

    text: str
    quotes: tuple[Quote, ...] = ()
    version: str = ""
    warnings: tuple[str, ...] = ()
    error: str | None = None

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """The distinct resolved sources in order of their first quote, one for each name."""
        first: dict[tuple[str, SpeakerKind], Speaker] = {}
        for quote in self.quotes:
            if quote.speaker is not None:
                first.setdefault((quote.speaker.name, quote.speaker.kind), quote.speaker)
        return tuple(first.values())

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The distinct channels in order of their first quote, one for each name."""
        first: dict[tuple[str, ChannelKind], Channel] = {}
        for quote in self.quotes:
            if quote.channel is not None:
                first.setdefault((quote.channel.name, quote.channel.kind), quote.channel)
        return tuple(first.values())

    def rows(self) -> list[dict[str, str | int | float | bool | None]]:
        """One flat mapping a quotation, the same keys in the same order in each: for CSV, pandas, Polars, Parquet.

        >>> import quoteattr
        >>> document = quoteattr.Extractor().extract("„Der Deich hält“, sagte Ole Brandt dem NDR.")
        >>> row = document.rows()[0]
        >>> row["speaker"], row["channel"], row["text"], row["start"]
        ('Ole Brandt', 'NDR', 'Der Deich hält', 1)
        """
        from quoteattr.rows import rows

        return rows(self)

    def to_json(self) -> str:
        """This document as one line of JSON that any encoding of Unicode can hold."""
        from quoteattr.serialize import document_to_json

        return document_to_json(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its quotations marked, and who said each."""
        from quoteattr.show.page import fragment

        return fragment(self)

    def by_speaker(self) -> dict[str, tuple[Quote, ...]]:
        """The quotes of each named source, keyed by ``Speaker.name``, in order of first quote."""
        groups: dict[str, list[Quote]] = {}
        for quote in self.quotes:
            if quote.speaker is not None:
                groups.setdefault(quote.speaker.name, []).append(quote)
        return {name: tuple(quotes) for name, quotes in groups.items()}

    def to_dict(self) -> dict[str, Any]:
        """This document as plain JSON types; :meth:`from_dict` brings back an equal document."""
        from quoteattr.serialize import document_to_dict

        return document_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Document:
        """The document that :meth:`to_dict` wrote.

        Raises:
            InvalidDocument: *data* is not such a document; the message carries the path to the fault.
        """
        from quoteattr.serialize import document_from_dict

        return document_from_dict(data)
