"""The table of known channels: newspapers, broadcasters, programmes, agencies, portals, platforms.

``load()`` reads ``data/channels.tsv`` once and keeps the result; a user's own entries are laid over it. A
row that breaks the schema raises :class:`quoteattr.errors.InvalidTable` with file, row and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from attrs import field, frozen

from quoteattr.channels.forms import fold_words, same_name_words, same_start, stem, words_within
from quoteattr.errors import InvalidTable
from quoteattr.mark_table import marks
from quoteattr.memory import WORDS
from quoteattr.own_tables import Own, own_rows
from quoteattr.quote import ChannelKind
from quoteattr.words.closed import DEFINITE, THE
from quoteattr.words.press import CHANNEL_COLUMNS

DATA = Path(__file__).resolve().parent.parent / "data"
_ARTICLES = ("", *THE)
_AMBIGUITIES = (*_ARTICLES, "person", "strict")
TITLE_ARTICLES = frozenset({*THE, "the"})


@frozen
class ChannelEntry:
    """One channel.

    Attributes:
        article: the grammatical gender of the name as its nominative article; "" when it is used without one.
        former: names that it had; a text that knows only such a name keeps it.
        ambiguous: "" for a name that can be nothing else; "der", "die" or "das" for a name that is also a common
            noun of that gender (*die Bild*, *das Bild*); "strict" for one that must be marked as a name
            (*„News“*, *die Zeitung Heute*); "person" for a programme named after its host.
    """

    name: str
    kind: ChannelKind
    article: str = ""
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    owner: str = ""
    country: str = ""
    ambiguous: str = ""


@frozen
class Form:
    """One of the names of an entry, in words without its title article."""

    words: tuple[str, ...]
    entry: ChannelEntry
    is_former: bool = False
    text: str = ""


@frozen(eq=False)
class ChannelTable:
    """All known channels and the look-up by name."""

    entries: tuple[ChannelEntry, ...] = field()

    @cached_property
    def _forms(self) -> dict[str, tuple[Form, ...]]:
        """Stem of the first word → the names that begin with it, longest first."""
        index: dict[str, list[Form]] = {}
        for form in _forms_of(self.entries):
            index.setdefault(stem(form.words[0]), []).append(form)
        return {key: tuple(sorted(forms, key=lambda f: -len(f.words))) for key, forms in index.items()}

    @cached_property
    def opens(self) -> Callable[[str], bool]:
        """Whether a name of the table may begin inside a word of a text: *heute* in *ZDF-heute*; not *ein*, although it has
        the stem of *Eins Live*. Looked up once a word."""
        forms = self._forms

        def look_up(word: str) -> bool:
            parts = (word[start:end] for start, end in words_within(word))
            return any(
                same_start(part, form.words[0]) for part in parts for form in forms.get(stem(part), ())
            )

        return lru_cache(maxsize=WORDS)(look_up)

    def match(self, words: Sequence[str], first: int) -> Form | None:
        """The longest name that the words of a text show from number *first* on, in any case form.

        >>> load().match(["in", "der", "Süddeutschen", "Zeitung"], 2).entry.name
        'Süddeutsche Zeitung'
        """
        best: Form | None = None
        for form in self._forms.get(stem(words[first]), ()):
            if best is not None and len(form.words) < len(best.words):
                break
            shown = tuple(words[first : first + len(form.words)])
            if shown == form.words:
                return form  # *Times* is *The Times* rather than a genitive of *Time*
            if best is None and same_name_words(shown, form.words):
                best = form
        return best

    def lookup(self, words: str) -> ChannelEntry | None:
        """The entry that *words* name as a whole, with or without article, marks and case endings.

        >>> load().lookup("der „Neuen Zürcher Zeitung“").name
        'Neue Zürcher Zeitung'
        >>> load().lookup("der Bürgermeister") is None
        True
        """
        parts = fold_words(words)
        for skip in range(2 if parts and parts[0].lower() in _ANY_ARTICLE else 1):
            rest = parts[skip:]
            form = self.match(rest, 0) if rest else None
            if form is not None and len(form.words) == len(rest):
                return form.entry
        return None

    def outlet_name(self, words: str) -> str | None:
        """The canonical name of the outlet that *words* name as a source, ``None`` when they are something
        else.

        A platform is no outlet, and a name that is also a word needs marks, capitals or the lack of an
        article.

        >>> load().outlet_name("der Bund") is None, load().outlet_name("„Der Bund“")
        (True, 'Der Bund')
        """
        entry = self.lookup(words)
        if entry is None or entry.kind is ChannelKind.SOCIAL:
            return None
        parts = fold_words(words)
        marked = any(mark in words for mark in marks())
        capitals = parts[-1].isupper() and not entry.name.isupper() and len(parts[-1]) > 2
        if not entry.ambiguous or marked or capitals:
            return entry.name
        bare = parts[0].lower() not in _ANY_ARTICLE
        return entry.name if bare and entry.ambiguous not in ("strict", "person") else None

    def with_own(self, own: Own) -> ChannelTable:
        """This table with a user's entries, which come first and replace entries of the same name."""
        added = tuple(
            _entry(cells, where) for where, cells in own_rows(own, "channels", CHANNEL_COLUMNS, "kind")
        )
        refuse_duplicates(added, "channels")
        replaced = {_key(e.name) for e in added}
        return ChannelTable((*added, *(e for e in self.entries if _key(e.name) not in replaced)))


_ANY_ARTICLE = DEFINITE | {"the"}


@lru_cache(maxsize=1)
def _builtin() -> ChannelTable:
    rows = own_rows(DATA / "channels.tsv", "channels", CHANNEL_COLUMNS, "kind")
    table = ChannelTable(tuple(_entry(cells, where) for where, cells in rows))
    refuse_duplicates(table.entries, "channels.tsv")
    return table


def load(own: Own | None = None) -> ChannelTable:
    """The shipped table, with a user's *own* entries laid over it.

    Raises:
        InvalidTable: an entry breaks the schema; the message names the row and the column.
    """
    return _builtin() if own is None else _builtin().with_own(own)


def _key(name: str) -> str:
    return " ".join(w.lower() for w in _without_article(fold_words(name)))


def _without_article(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(words[1:] if len(words) > 1 and words[0].lower() in TITLE_ARTICLES else words)


def _forms_of(entries: Iterable[ChannelEntry]) -> Iterator[Form]:
    for entry in entries:
        for name in (entry.name, *entry.aliases, *entry.former):
            yield Form(_without_article(fold_words(name)), entry, name in entry.former, name)


def refuse_duplicates(entries: Iterable[ChannelEntry], where: str) -> None:
    """Raise ``InvalidTable`` if a name stands for two entries."""
    seen: dict[str, str] = {}
    for form in _forms_of(entries):
        key = " ".join(w.lower() for w in form.words)
        if key in seen:
            raise InvalidTable(f"{where}: {key!r} names both {seen[key]!r} and {form.entry.name!r}")
        seen[key] = form.entry.name


def _entry(raw: Mapping[str, str], where: str) -> ChannelEntry:
    cells = {column: raw.get(column, "").strip() for column in CHANNEL_COLUMNS}
    name, kind = cells["name"], cells["kind"].lower()
    if not fold_words(name):
        raise InvalidTable(f"{where}, column 'name': expected a name with letters or digits, got {name!r}")
    for column, cell, allowed in (
        ("kind", kind, [*ChannelKind]),
        ("article", cells["article"], _ARTICLES),
        ("ambiguous", cells["ambiguous"], _AMBIGUITIES),
    ):
        if cell not in allowed:
            options = ", ".join(filter(None, allowed))
            raise InvalidTable(f"{where} ({name!r}), column {column!r}: {cell!r} is not one of {options}")
    for column in ("aliases", "former"):
        if cells[column] and not all(map(fold_words, cells[column].split("|"))):
            raise InvalidTable(f"{where} ({name!r}), column {column!r}: an empty name between two bars")
    return ChannelEntry(
        name,
        ChannelKind(kind),
        cells["article"],
        _names(cells["aliases"]),
        _names(cells["former"]),
        cells["owner"],
        cells["country"],
        cells["ambiguous"],
    )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|")) if cell else ()
