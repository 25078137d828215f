"""The value types of a result: frozen, hashable, picklable, exact on the caller's string.

All offsets are Python ``str`` indices into the text that the caller passed in, half-open
(``text[start:end]``). Nothing here knows how a quotation is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Literal, TypeVar

from attrs import field, frozen
from attrs.validators import ge, le


class QuoteKind(StrEnum):
    """How the words are represented."""

    DIRECT = "direct"
    """In quotation marks, as in *„Das ist gut“, sagte sie.*"""
    INDIRECT = "indirect"
    """In a clause that depends on a frame or carries on in the subjunctive, as in *Sie sagte, das sei gut.*"""
    FREE_INDIRECT = "free_indirect"
    """Without a frame, in the indicative with *sollen*, as in *Der Bau soll im Mai beginnen.*"""
    REPORTED = "reported"
    """A speech act is reported, but not its words, as in *Sie forderte seinen Rücktritt.*"""


class Mode(StrEnum):
    """Whether something was said, written or thought."""

    SPEECH = "speech"
    """Spoken, as in *Sie sagte, …* or *rief er*."""
    WRITING = "writing"
    """Written, as in *„Danke“, schrieb sie auf X.*"""
    THOUGHT = "thought"
    """In somebody's head, as in *Er glaubte, das reiche.*"""
    UNSPECIFIED = "unspecified"
    """Left open, as in *Die Stadt teilte mit, …* or *laut Polizei*."""


class Polarity(StrEnum):
    """What the source does with the content."""

    ASSERTED = "asserted"
    """Stood by, as in *Sie sagte, der Bau beginne.* Words that contradict others, too (*„Falsch“, widersprach sie.*)."""
    DENIED = "denied"
    """Denied, as in *Er bestritt, dass gebaut werde.*"""
    QUESTIONED = "questioned"
    """Asked or doubted, as in *Sie fragte, ob gebaut werde.* and *Er bezweifelte, dass gebaut werde.*"""


class SpeakerKind(StrEnum):
    """What sort of thing the source is."""

    PERSON = "person"
    """One person, as *Ole Brandt*, *die Ministerin*."""
    ORGANISATION = "organisation"
    """A body, as *die Polizei*, *Verdi*, *das Verkehrsministerium*."""
    GROUP = "group"
    """Several people without a common name, such as *Anwohner*, *Experten*."""
    DOCUMENT = "document"
    """A text, as *das Gutachten*, *der Bericht*."""
    OUTLET = "outlet"
    """A newspaper, station or agency that speaks for itself, as *die „Hafenpost“*."""
    UNKNOWN = "unknown"
    """Somebody or something the text does not explain, such as *Moll* in *sagte Moll*."""


class ChannelKind(StrEnum):
    """What sort of thing carried the words to the public."""

    SOCIAL = "social"
    """A platform, as *X*, *Mastodon*, *LinkedIn*."""
    BROADCASTER = "broadcaster"
    """A station or programme of radio or television, as *NDR*, *Deutschlandfunk*."""
    PRINT = "print"
    """A newspaper or magazine, as *Süddeutsche Zeitung*."""
    ONLINE = "online"
    """A portal, newsletter or podcast, as *t-online*."""
    AGENCY = "agency"
    """A news agency, as *dpa*."""
    EVENT = "event"
    """An occasion, as *Pressekonferenz*, *Parteitag*, *Prozess*."""
    INTERVIEW = "interview"
    """An interview for which no outlet is named, as in *in einem Interview*."""
    DOCUMENT = "document"
    """A text, as *Mitteilung*, *Brief*, *Gutachten*."""
    OTHER = "other"
    """Anything else that carries words, as *Telefon*, *Plakat*."""


class Resolution(StrEnum):
    """How a mention was turned into a name."""

    NAME = "name"
    """The mention is or contains the name (*sagte Bürgermeisterin Svea Brandt*)."""
    ALIAS = "alias"
    """It is a part or a short form of the name (*Brandt* for *Svea Brandt*)."""
    PRONOUN = "pronoun"
    """It is a pronoun (*sie*, *dieser*)."""
    DESCRIPTION = "description"
    """It says what the source is (*die Ministerin*, *der 61-Jährige*)."""
    CARRIED = "carried"
    """There is no mention; the quotation continues an earlier one (*Das sei zu teuer.*)."""


@frozen(order=True)
class Span:
    """A half-open stretch ``text[start:end]`` of the caller's string.

    >>> text = "„Der Deich hält“, sagte sie."
    >>> span = Span(1, 15)
    >>> span.of(text), len(span), Span(5, 10) in span
    ('Der Deich hält', 14, True)
    """

    start: int
    """The index of the first character, from 0 (the 1 of ``Span(1, 15)``)."""
    end: int
    """The index after the last character (the 15 of ``Span(1, 15)``)."""

    def __attrs_post_init__(self) -> None:
        if self.start < 0:
            raise ValueError(f"Span starts before the text: {self.start}..{self.end}")
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
        """Whether the two spans share at least one character: ``Span(1, 5)`` does with ``Span(4, 9)``."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters of *text* under this span: ``Span(0, 3).of("Der Deich")`` is ``"Der"``."""
        return text[self.start : self.end]


SEPARATOR = " … "
"""Separates the parts of an interrupted quotation, since nobody said them in one go."""


def cited(text: str, segments: Iterable[Span]) -> str:
    """The words under *segments*, safe to cite: an ellipsis marks where something else came in between.

    >>> cited("„Das war“, sagte sie, „ein Fehler.“", (Span(1, 8), Span(23, 34)))
    'Das war … ein Fehler.'
    """
    return SEPARATOR.join(segment.of(text) for segment in segments)


@frozen
class Mention:
    """Words of the text that stand for somebody or something."""

    text: str
    """The words as written, with title, age and apposition (*Deichgraf Ole Brandt (61)*)."""
    span: Span
    """Where they are (``document.text[span.start:span.end]`` is :attr:`text`, say *Deichgraf Ole Brandt (61)*)."""


@frozen
class Cue:
    """The reporting expression: *teilte … mit*, *laut*, *nach*, *Vorwurf*."""

    lemma: str
    """The dictionary form, with a separated prefix joined (*mitteilen* for *teilte … mit*)."""
    text: str
    """The words as written, with ``" … "`` if others come in between (*teilte … mit*)."""
    segments: tuple[Span, ...]
    """Where they are (two spans for *teilte … mit*, one for *sagte*)."""


Gender = Literal["female", "male"]
"""The gender of a person, as the grammar of the text shows it."""


@frozen
class Speaker:
    """A source or an addressee, under the name by which a reader would index it.

    *Nordhafens Finanzminister Karl Arndt (SPD) sagte …* gives ``Speaker("Karl Arndt", SpeakerKind.PERSON,
    role="Finanzminister", affiliation="SPD", gender="male")``; each of the last three is ``None`` if the text does not say.
    """

    name: str
    """The fullest name that the text uses (*Karl Arndt* for *Arndt*, *er* and *der Minister*)."""
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    """What sort of thing it is (``SpeakerKind.ORGANISATION`` for *die Polizei*)."""
    mention: Mention | None = None
    """The words nearest to the quotation that stand for it (*sie* in *schrieb sie*)."""
    resolution: Resolution = Resolution.NAME
    """How the mention became the name (``Resolution.PRONOUN`` for *sie*)."""
    role: str | None = None
    """What the text calls the person, in the nominative (*einer Sprecherin der Bahn* → ``"Sprecherin"``)."""
    affiliation: str | None = None
    """The body to which the text assigns the person (*Ute Klamm (Grüne)* → ``"Grüne"``, *ein Sprecher des Weißen Hauses* →
    ``"Weißes Haus"``)."""
    gender: Gender | None = None
    """As the grammar of the text shows it, for persons only (*die Ministerin*, *Herr Dorn*, *sie*)."""

    @property
    def position(self) -> str:
        """Role and affiliation on one line (``"Finanzminister, SPD"``), unless the name already contains them."""
        return ", ".join(part for part in (self.role, self.affiliation) if part and part not in self.name)


@frozen
class Channel:
    """What carried the words to the public: an outlet, a platform, an occasion, a document."""

    name: str
    """The name by which it is known (*Süddeutsche Zeitung* for *der Süddeutschen*, *Pressekonferenz* for an occasion)."""
    kind: ChannelKind = ChannelKind.OTHER
    """What sort of thing it is (``ChannelKind.SOCIAL`` for *Mastodon*)."""
    mention: Mention | None = None
    """The words that name it (*Mastodon-Profil* in *auf ihrem Mastodon-Profil*)."""
    inherited: bool = False
    """Whether it is taken over from the surrounding speech or scene and not named with the quotation itself
    (``True`` for the second sentence of *Im NDR sagte er, … Das sei zu teuer.*)."""


@frozen
class Evidence:
    """Why a quotation was found: a stable public rule id and the words that triggered it."""

    rule: str
    """The id of the rule (``"cue.verb-dass"``; the page of rules lists them all)."""
    span: Span
    """The words that it saw (those of *sagte* in *sagte, dass …*)."""


@frozen
class Quote:
    """One quotation: what was said, and everything that the text tells about who, to whom and where.

    ``segments`` of direct speech leave the quotation marks out; those of indirect speech run from
    the conjunction or first word up to, not including, the closing punctuation.
    """

    kind: QuoteKind
    """How the words are represented (``QuoteKind.DIRECT`` for words in quotation marks)."""
    text: str
    """The content, safe to cite; an ellipsis marks where something else came in between (*Das war … ein Fehler.*)."""
    segments: tuple[Span, ...]
    """Where the content is (two spans for *„Das war“, sagte sie, „ein Fehler.“*)."""
    verbatim: tuple[Span, ...] = ()
    """The parts in quotation marks, without the marks (*viel zu spät* in *er sei „viel zu spät“*; all of direct speech)."""
    cue: Cue | None = None
    """The words that report (*sagte*; ``None`` if there are none)."""
    frame: tuple[Span, ...] = ()
    """The reporting clause (*, sagte Ole Brandt dem NDR*; empty for a sentence that carries on without one)."""
    speaker: Speaker | None = None
    """Who said it, such as ``Speaker("Ole Brandt", …)``; ``None`` if the text does not tell."""
    addressee: Speaker | None = None
    """To whom (a person, a body, a group or an outlet, such as *Rathaus* in *warf dem Rathaus vor*)."""
    channel: Channel | None = None
    """What carried it to the public, such as ``Channel("NDR", …)``."""
    polarity: Polarity = Polarity.ASSERTED
    """What the source does with the content (``Polarity.DENIED`` for *Er bestritt, dass …*)."""
    mode: Mode = Mode.UNSPECIFIED
    """Said, written or thought (``Mode.WRITING`` for *schrieb sie*)."""
    parent: int | None = None
    """The index in ``Document.quotes`` of the quotation around this one (0 for *viel zu spät* in the first quotation)."""
    confidence: float = field(default=1.0, validator=[ge(0.0), le(1.0)])
    """The probability, 0 to 1, that it is a quotation and its speaker is right (with ``0.8``, four in five are right)."""
    evidence: tuple[Evidence, ...] = ()
    """Why it was found, for the quotation (``Evidence("direct.inverted", …)``) and for its speaker
    (``Evidence("speaker.name", …)``)."""

    def to_dict(self) -> dict[str, Any]:
        """This quotation as plain JSON types, as in :meth:`Document.to_dict`.

        >>> Quote(QuoteKind.DIRECT, "Ja", (Span(1, 3),)).to_dict()["segments"]
        [[1, 3]]
        """
        from quoteattr.serialize import quote_to_dict

        return quote_to_dict(self)

    @property
    def span(self) -> Span:
        """The hull of all segments (from ``Span(1, 8)`` and ``Span(23, 34)`` it is ``Span(1, 34)``)."""
        return Span(self.segments[0].start, self.segments[-1].end)

    @property
    def is_mixed(self) -> bool:
        """Whether it is not direct but contains words in quotation marks (*Er sei „viel zu spät“, sagte sie.*)."""
        return self.kind is not QuoteKind.DIRECT and bool(self.verbatim)

    @property
    def is_framed(self) -> bool:
        """Whether it has a reporting clause of its own (*sagte sie*; *Das sei zu teuer.* has none)."""
        return bool(self.frame)


Named = TypeVar("Named", Speaker, Channel)


def distinct(named: Iterable[Named | None]) -> tuple[Named, ...]:
    """The first of each name and kind."""
    first: dict[tuple[str, str], Named] = {}
    for who in named:
        if who is not None:
            first.setdefault((who.name, who.kind), who)
    return tuple(first.values())


@frozen
class Document:
    """A text and the quotations found in it.

    >>> import quoteattr
    >>> document = quoteattr.Extractor().extract("„Der Deich hält“, sagte Ole Brandt dem NDR.")
    >>> [(quote.text, quote.speaker.name, quote.channel.name) for quote in document.quotes]
    [('Der Deich hält', 'Ole Brandt', 'NDR')]
    """

    text: str
    """The caller's own string, untouched (*„Der Deich hält“, sagte Ole Brandt dem NDR.*)."""
    quotes: tuple[Quote, ...] = ()
    """The quotations, ordered by start, then by falling length, so that a parent precedes its children (``quotes[0]``)."""
    version: str = ""
    """The rules and the model that made the result (``"quoteattr 0.1.0"``)."""
    warnings: tuple[str, ...] = ()
    """What looks wrong with the text itself, such as ``"The text seems to be in English; only German is read."``"""
    error: str | None = None
    """Why the text could not be read, with ``Extractor.pipe(…, errors="record")``; there are then no quotes
    (``"TypeError: quoteattr reads str or a parsed stanza.Document, not bytes"``)."""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """The distinct resolved sources in order of their first quote, one for each name and kind.

        >>> import quoteattr
        >>> text = "„Ja“, sagte Ole Brandt. „Nein“, sagte Svea Moll. „Doch“, rief Brandt."
        >>> [speaker.name for speaker in quoteattr.Extractor().extract(text).speakers]
        ['Ole Brandt', 'Svea Moll']
        """
        return distinct(quote.speaker for quote in self.quotes)

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The distinct channels in order of their first quote, one for each name and kind.

        >>> import quoteattr
        >>> text = "„Ja“, sagte Ole Brandt dem NDR. „Nein“, schrieb Svea Moll auf Mastodon."
        >>> [channel.name for channel in quoteattr.Extractor().extract(text).channels]
        ['NDR', 'Mastodon']
        """
        return distinct(quote.channel for quote in self.quotes)

    def rows(self) -> list[dict[str, str | int | float | bool | None]]:
        """One flat mapping per quotation, with the same keys in the same order: for CSV, pandas, Polars, Parquet.

        >>> import quoteattr
        >>> document = quoteattr.Extractor().extract("„Der Deich hält“, sagte Ole Brandt dem NDR.")
        >>> row = document.rows()[0]
        >>> row["speaker"], row["channel"], row["text"], row["start"]
        ('Ole Brandt', 'NDR', 'Der Deich hält', 1)
        """
        from quoteattr.rows import rows

        return rows(self)

    def to_json(self) -> str:
        """This document as one line of JSON that any encoding of Unicode can hold.

        >>> Document("Es regnet.").to_json()[:38]
        '{"format":"1.0","text":"Es regnet.","q'
        """
        from quoteattr.serialize import document_to_dict, to_line

        return to_line(document_to_dict(self))

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its quotations marked, and who said each."""
        from quoteattr.show.page import fragment

        return fragment(self)

    def by_speaker(self) -> dict[str, tuple[Quote, ...]]:
        """The quotes of each named source, keyed by ``Speaker.name``, in order of first quote.

        >>> import quoteattr
        >>> text = "„Ja“, sagte Ole Brandt. „Nein“, sagte Svea Moll. „Doch“, rief Brandt."
        >>> {name: len(said) for name, said in quoteattr.Extractor().extract(text).by_speaker().items()}
        {'Ole Brandt': 2, 'Svea Moll': 1}
        """
        groups: dict[str, list[Quote]] = {}
        for quote in self.quotes:
            if quote.speaker is not None:
                groups.setdefault(quote.speaker.name, []).append(quote)
        return {name: tuple(quotes) for name, quotes in groups.items()}

    def to_dict(self) -> dict[str, Any]:
        """This document as plain JSON types; :meth:`from_dict` brings back an equal document.

        >>> Document("Es regnet.").to_dict()["text"]
        'Es regnet.'
        """
        from quoteattr.serialize import document_to_dict

        return document_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Document:
        """The document that :meth:`to_dict` wrote.

        Raises:
            InvalidDocument: *data* is not such a document; the message carries the path to the fault.

        >>> Document.from_dict(Document("Es regnet.").to_dict()) == Document("Es regnet.")
        True
        """
        from quoteattr.serialize import document_from_dict

        return document_from_dict(data)
