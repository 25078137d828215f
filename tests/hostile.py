"""What hostile texts are made of: scraps of frames, marks, and characters that programs stumble over."""

from __future__ import annotations

SCRAPS = (
    """
Der Minister|sagte|, sagte er|, sagte die Ministerin am Montag|, so der Sprecher|so|laut|Laut Polizei
nach Angaben der Stadt|der Firma zufolge|zufolge|gemäß|aus Sicht der Bank|wie die Stadt mitteilte|Wie|wonach|Demnach
dass|ob|wie|weil|der|die|das|teilte|mit|teilte die Stadt mit|hat|habe|er habe|sei|seien|wäre|hätten|soll|sollen|würde
gesagt|worden|wird vorgeworfen|wurde von der Polizei|warf ihm vor|forderte|den Rücktritt|nannte den Plan
bezeichnete ihn als|als|sprach von|heißt es|Das teilte die Bahn mit|, das teilte die Bahn mit
Dies bestätigte ein Sprecher|es heißt in dem Brief|um|zu|zu gehen|und|oder|aber|denn|nicht|Reuter|Hanna Reuter (45)
(SPD)|der „Kurier“|die Zeitung|Vorwurf|die Forderung|vertrat die Ansicht|Q|QUOTE|er|sie|es|man|ihm|ihr|sich|Dazu
Reuter:|Reuter dazu:|auf X|im Interview mit dem Kurier|gegenüber|gegenüber dem Kurier|unter Berufung auf|zu Folge|Dr.
z. B.|KÖLN (dpa) –|rief|„Ja“|„Nein!“|„Das ist falsch.“|sei es|es sei denn|ein „Unsinn“|im Interview|bestritt
dementierte|wies zurück|Frage:|Antwort:|Moritz Lang, Sprecher der Bahn,|die 39-Jährige|ihr Mann|beide|Weißes Haus|§ 3
5.|II.
""".strip("\n")
    .replace("\n", "|")
    .split("|")
)

MARKS = [*"„“”\"»«›‹‚‘’',.:;–-—…!?()[]", "[…]", "''", "``"]

ODD = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\xa0",
    "\xad",
    "\u200b",
    "\u200d",
    "\u2028",
    "\ufeff",
    "\x00",
    "\x1c",
    "\ud800",
    "\udc00",
    "\xe9\u0301",
    "\u0301",
    "\U0001f469\u200d\U0001f467",
    "🇩🇪",
    "ﬁ",
    "ſ",
    "İ",
    "ß",
    "中",
    "ا",
    "§",
    "€",
    "1.",
    "3",
    "2025",
    "\u202e",
    "<p>",
    "**",
    "&amp;",
    "…",
    "[…]",
    "- ",
    "• ",
    "(",
    ")",
    "''",
    "``",
    "'",
    "’",
    "?!",
    "--",
    "http://a.de",
    "a@b.de",
    "#a",
    "1.000,50",
]

NEWS = """„Wir haben Risse gefunden“, sagte Hanna Reuter (47) dem „Kurier“, „und die sind tief.“ Sie habe \
„kein gutes Gefühl“. Laut Gutachten fehlen Stützen, so die Stadt. Der Verband warnte vor Staus: „Das wird teuer!“
Wie die Polizei mitteilte, sei niemand verletzt worden. Das bestätigte ein Sprecher."""
"""What other texts are compared with."""
