"""The base forms of the words that HanTa lists, which are most of the words of a text: shipped, so that nobody searches
for their morphemes again.

:mod:`quoteattr.models.base_forms` compiles them out of HanTa's own search. They hold for the word model that they
were compiled with; beside another one they are left alone, and every base form is searched for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

BASE_FORMS = "base_forms.npz"

Listed: TypeAlias = Mapping[str, Sequence[tuple[int, float]]]
"""The tags of every word that HanTa lists, in lower case, with log p."""
Change: TypeAlias = tuple[int, str, bool]
"""How a word becomes its base form: letters that its end loses, letters that it gets, whether the first becomes a capital.

*gärten* loses five and gets *arten*, with a capital: *Garten*.
"""


def directory() -> Path:
    """Where the base forms are inside the package."""
    return Path(str(files("quoteattr.models"))) / "base_forms_de"


def letters_shared(a: str, b: str) -> int:
    """With how many letters in common two words begin: 3 for *Deiche* and *Deister*."""
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def change(word: str, base: str) -> Change:
    """What makes *base* of *word*, which is in lower case.

    >>> change("gärten", "Garten"), change("deiche", "Deich")
    ((5, 'arten', True), (1, '', True))
    """
    capital = base[:1].isupper()
    plain = base[:1].lower() + base[1:] if capital else base
    kept = letters_shared(word, plain)
    return len(word) - kept, plain[kept:], capital


def changed(word: str, how: Change) -> str:
    """The base form of *word*.

    >>> changed("gärten", (5, "arten", True))
    'Garten'
    """
    lost, added, capital = how
    base = word[: len(word) - lost] + added
    return base[:1].upper() + base[1:] if capital else base


@frozen(eq=False)
class BaseForms:
    """The base form of every listed word under each of its tags, by the order of the list."""

    listed: Listed
    first: Mapping[str, int]
    """The place of the first tag of every word."""
    numbers: Sequence[int]
    changes: Sequence[Change]

    def of(self, word: str, tag: int) -> str | None:
        """The base form of *word*, in lower case, under *tag*; ``None`` if the list does not have them together."""
        for at, (known, _) in enumerate(self.listed.get(word, ())):
            if known == tag:
                return changed(word, self.changes[self.numbers[self.first[word] + at]])
        return None


NONE = BaseForms({}, {}, (), ())
"""Every base form is searched for."""


def read_base_forms(listed: Listed, word_model: Path) -> BaseForms:
    """The base forms for the words that *word_model* lists; none if they were compiled with another model.

    Raises:
        ModelNotFound: a file of theirs is missing.
        ModelDamaged: a file is not what the manifest says.
    """
    from quoteattr.models.bundle import arrays_of, checksum, damage_named, read_manifest

    manifest, arrays = read_manifest(directory(), BASE_FORMS), arrays_of(directory() / BASE_FORMS)
    if manifest.get("word_model") != checksum(word_model):
        return NONE
    with damage_named(directory()):
        first = dict(zip(listed, accumulate(map(len, listed.values()), initial=0), strict=False))
        changes = [*zip(*(arrays[name].tolist() for name in ("lost", "added", "capital")), strict=True)]
        return BaseForms(listed, first, arrays["numbers"].tolist(), changes)
