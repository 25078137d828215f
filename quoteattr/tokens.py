"""Words and punctuation marks with exact offsets.

Every character that is neither white space nor invisible belongs to exactly one token. A full stop is a
token of its own here; whether it belongs to an abbreviation or an ordinal is decided in
:mod:`quoteattr.full_stops`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from quoteattr.mark_scan import INVISIBLE
from quoteattr.mark_table import mark_characters
from quoteattr.quote import Span
from quoteattr.word_lists import words

_LETTERS = r"[\p{L}\p{N}\p{M}_\u00ad\u200c\u200d]"

# Each part looks a bounded distance ahead or is possessive: the time is linear in the length of the text.
_TOKEN = rf"""
    \p{{L}}++ (?=[\s,]) | , (?!\p{{M}})                 # most tokens: no other part could begin with them
  | (?P<address> (?:https?://|www\.) [^\s<>MARKS]++ )
  | [\p{{L}}\p{{N}}._%+-]{{1,64}}+ @ [\p{{L}}\p{{N}}-]{{1,63}}+ (?:\.[\p{{L}}\p{{N}}-]{{1,63}}+){{1,4}}+
  | (?:[a-z0-9][a-z0-9-]{{0,62}}+\.){{2,4}}+ (?:DOMAINS) (?!{_LETTERS})          # de.example.org
  | (?<![^\s(MARKS]) \.(?:[a-z]{{2,10}}+|[A-Z]{{3,10}}+) (?!{_LETTERS})                # .de  .NET
  | \d{{4}}-\d\d-\d\d (?![-\d])
  | (?<!{_LETTERS}) \p{{L}}\.\p{{L}}\.(?:\p{{L}}\.)*+ (?!\p{{Ll}})                 # z.B.  v.l.n.r.  U.S.
  | (?<!{_LETTERS}) \p{{Lu}}\. (?: -\p{{Lu}}\. )++                                # J.-P.
  | (?<!{_LETTERS}) ['’] (?:CLITIC|\d\d(?:er)?)(?!{_LETTERS})                  # ’n  ’68
  | (?: (?<!{_LETTERS}) [@\#-] (?=\p{{L}}) )? [\p{{L}}\p{{N}}] {_LETTERS}*+
    (?:
        (?: [-‑–] (?=\p{{L}}) | (?<!\p{{N}}) [-‑–] (?=\p{{N}}) ) {_LETTERS}++           # US-Präsident
      | (?<=\p{{L}}) ['’‘´`′ʼ] (?=\p{{L}}) {_LETTERS}++                         # gibt's
      | (?<=\p{{L}}) [\ufffd\ud800-\udfff]{{1,3}}+ (?=\p{{L}}) {_LETTERS}++           # letters that were lost in decoding
      | (?<=\p{{N}}) [.,:] (?=\p{{N}}) {_LETTERS}++                             # 1.000,50  20:15
      | \. (?=(?:DOMAINS)(?!{_LETTERS})) {_LETTERS}++                        # space.com
      | (?<=(?<!{_LETTERS})\p{{L}}) \. (?=\p{{L}}(?!{_LETTERS})|\p{{Lu}}{{2}}) {_LETTERS}++   # z.B  E.ON
      | (?<=\p{{Lu}}) & (?=\p{{Lu}}) {_LETTERS}++                               # AT&T
      | (?<=\p{{Lu}}{{2}}) / (?=\p{{Lu}}{{2,5}}(?!{_LETTERS}|-)) {_LETTERS}++      # CDU/CSU
      | (?<=\p{{Ll}}) [:*·/] -?+ (?=innen|(?:in|r|n|e)(?!{_LETTERS})) {_LETTERS}++   # Bürger:innen
      | (?<=\p{{Ll}}) \((?:inn?(?:en)?|r|n|e|s)\) (?:en)?+                       # Schüler(innen)
      | % (?=-?\p{{L}}) (?:-?{_LETTERS}++)                                      # 5%-Hürde
    )*+
    (?: - (?!{_LETTERS}|-) | (?<=[sßxzSXZ]) ['’] (?!{_LETTERS}) | \+{{1,2}}+ (?!{_LETTERS}) | (?<=US|[AC]) \$
        | (?<=\p{{N}}) ,[-–] (?!{_LETTERS}) )?+
  | \.{{2,}}+ | …++ | [!?]++ | (?P<sign>[-–—=*+_~\#•·|]) (?P=sign)*+        # runs of one sign
  | \p{{Regional_Indicator}}{{2}}
  | \p{{So}} (?: \p{{M}} | \u200d\p{{So}} | [\U0001F3FB-\U0001F3FF] )*+           # emoji
  | [^\s\x1c-\x1f{INVISIBLE}] \p{{M}}*+
"""


@cache
def _token() -> regex.Pattern[str]:
    clitics = "|".join(sorted(words("apostrophe")))
    domains = "|".join((*sorted(words("domain")), "html?", "php", "pdf"))
    marks = regex.escape(mark_characters(double=True))
    pattern = _TOKEN.replace("CLITIC", clitics).replace("DOMAINS", domains).replace("MARKS", marks)
    return regex.compile(pattern, regex.VERBOSE)


_TRAILING = ".,;:!?…)]}'’*_"


def tokenise(text: str, marks: Sequence[Span] = ()) -> Iterator[Span]:
    """The tokens of *text*; each of *marks* (in order) is a token of its own.

    >>> [token.of("„Bild“-Reporter, z.B.") for token in tokenise("„Bild“-Reporter, z.B.")]
    ['„', 'Bild', '“', '-Reporter', ',', 'z.B.']
    """
    start = 0
    for mark in marks:
        yield from _between(text, start, mark.start)
        yield mark
        start = mark.end
    yield from _between(text, start, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Span]:
    pattern = _token()
    while start < end:
        for found in pattern.finditer(text, start, end):
            stop = found.end()
            if found.lastgroup == "address":
                # The punctuation after an address is not part of it; start again after what is.
                stop = found.start() + len(found.group().rstrip(_TRAILING))
                yield Span(found.start(), stop)
                if stop != found.end():
                    break
            else:
                yield Span(found.start(), stop)
        else:
            return
        start = stop
