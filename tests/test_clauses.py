"""Clauses of a sentence: where they begin, what interrupts them, what they depend on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.detect.view import View
from quoteattr.syntax.clauses import clauses
from quoteattr.syntax.sentence import ClauseKind, Token

Read = Callable[[str], tuple[View, ...]]


def shape(view: View) -> list[str]:
    """Each clause as *kind: words*, an interruption as a bar."""
    return [
        f"{c.kind}: {' | '.join(s.of(view.text) for s in view.spans(c.tokens))}"
        for c in view.sentence.clauses
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One clause.
        ("Die Stadt schweigt.", ["main: Die Stadt schweigt"]),
        ("Er kommt morgen mit dem Zug an.", ["main: Er kommt morgen mit dem Zug an"]),
        ("Hohe Preise, lange Wege", ["frag: Hohe Preise | lange Wege"]),
        # What follows an apposition closes the clause with wie, whatever it looks like.
        (
            "Wie Ute Rau, die Chefin, dem NDR sagte, wird gebaut.",
            ["wh: Wie Ute Rau | die Chefin | dem NDR sagte", "main: wird gebaut"],
        ),
        (
            "Wie der Platz, auf dem Kinder spielten, aussah, zeigt ein Foto.",
            ["wh: Wie der Platz | aussah", "rel: auf dem Kinder spielten", "main: zeigt ein Foto"],
        ),
        # Words put in between a subject and its verb, behind the frame.
        (
            "Rau sagte, die Firma (früher Voss) habe Geld verloren.",
            ["main: Rau sagte", "main: die Firma | früher Voss | habe Geld verloren"],
        ),
        (
            "Rau sagte, der Kreis – und auch der Bund – müsse zahlen.",
            ["main: Rau sagte", "main: der Kreis | und auch der Bund | müsse zahlen"],
        ),
        (
            "Sie kaufte ein Brot, ein Ei – und ging heim.",
            ["main: Sie kaufte ein Brot | ein Ei", "main: und ging heim"],
        ),
        # A list that opens what is said, and an apposition to who says it.
        (
            "Rau sagte am Montag, die alten Busse, die Bahnen und die Taxis seien zu voll.",
            ["main: Rau sagte am Montag", "main: die alten Busse | die Bahnen und die Taxis seien zu voll"],
        ),
        (
            "In Ulm sagte Rau, Busse, Bahnen und Taxis seien zu voll.",
            ["main: In Ulm sagte Rau", "main: Busse | Bahnen und Taxis seien zu voll"],
        ),
        (
            "In Ulm sagte Rau, Landrat, Busse und Taxis seien zu voll.",
            ["main: In Ulm sagte Rau | Landrat", "main: Busse und Taxis seien zu voll"],
        ),
        # A note in brackets; what follows a relative clause.
        ("Die Gewerkschaft (kurz: IGB) schweigt.", ["main: Die Gewerkschaft | kurz: IGB | schweigt"]),
        (
            "Er sprach in dem Brief, der uns vorliegt, von Betrug.",
            ["main: Er sprach in dem Brief | von Betrug", "rel: der uns vorliegt"],
        ),
        (
            "Im Satz, den Behn geschrieben hat, fehlt ein Wort.",
            ["main: Im Satz | fehlt ein Wort", "rel: den Behn geschrieben hat"],
        ),
        (
            "Davon geht Karl Moor, der für Bau zuständige Minister, aus.",
            ["main: Davon geht Karl Moor | der für Bau zuständige Minister | aus"],
        ),
        # Main clauses beside each other.
        ("Er kam und sie ging.", ["main: Er kam", "main: und sie ging"]),
        ("Er kam; sie ging.", ["main: Er kam", "main: sie ging"]),
        ("Er kam und brachte Bücher und Brot.", ["main: Er kam", "main: und brachte Bücher und Brot"]),
        ("Sie kam, sah und siegte.", ["main: Sie kam", "main: sah", "main: und siegte"]),
        ("Nach dem Spiel sagte er: Wir bleiben.", ["main: Nach dem Spiel sagte er", "main: Wir bleiben"]),
        # A frame behind words without a verb, and one that parts a subject from its verb.
        ("Ein Trauerspiel, findet Vera Holm.", ["frag: Ein Trauerspiel", "main: findet Vera Holm"]),
        ("Der Plan, sagte Holm, sei gut.", ["main: Der Plan | sei gut", "main: sagte Holm"]),
        ("Karl Voss, der Minister, sagte ab.", ["main: Karl Voss | der Minister | sagte ab"]),
        # What the words in front announce is not their verb.
        (
            "Einer, der sagt, er habe gelogen, schwieg.",
            ["main: Einer | schwieg", "rel: der sagt", "main: er habe gelogen"],
        ),
        (
            "Die Furcht, die Leute würden gehen, wuchs.",
            ["main: Die Furcht | wuchs", "main: die Leute würden gehen"],
        ),
        ("Wer das will, der soll es sagen.", ["wh: Wer das will", "main: der soll es sagen"]),
        # An article behind a comma, not a relative pronoun.
        (
            "Reuter sagte, die Züge hielten sich daran.",
            ["main: Reuter sagte", "main: die Züge hielten sich daran"],
        ),
        (
            "Es gab ein Fest, bei dem große Teile der Stadt gesperrt wurden.",
            ["main: Es gab ein Fest", "rel: bei dem große Teile der Stadt gesperrt wurden"],
        ),
        # Small words with two senses, told by the place of the verb.
        ("Als Minister trage er Verantwortung.", ["main: Als Minister trage er Verantwortung"]),
        (
            "Er sagte, als Ursache sei vermutlich Benzin genannt worden.",
            ["main: Er sagte", "main: als Ursache sei vermutlich Benzin genannt worden"],
        ),
        (
            "Er sagte, als die Wehr vermutlich gerufen worden sei, habe es gebrannt.",
            ["main: Er sagte", "sub: als die Wehr vermutlich gerufen worden sei", "main: habe es gebrannt"],
        ),
        ("Als der Minister kam, ging sie.", ["sub: Als der Minister kam", "main: ging sie"]),
        (
            "Es bleibt, da nichts auszuschließen ist.",
            ["main: Es bleibt", "sub: da nichts auszuschließen ist"],
        ),
        # A quoted name with a comma in it.
        (
            "Sie sagte, der Satz „ein Haus, ein Baum“ gelte dort.",
            ["main: Sie sagte", "main: der Satz „ein Haus, ein Baum“ gelte dort"],
        ),
        # An infinitive that begins with its object.
        (
            "Die Stadt bat, Kinder, die klein sind, zu schützen.",
            ["main: Die Stadt bat", "inf: Kinder | zu schützen", "rel: die klein sind"],
        ),
        # A preposition that is also a conjunction.
        ("Während der Ferien ruht die Arbeit ganz.", ["main: Während der Ferien ruht die Arbeit ganz"]),
        # Subordinate clauses.
        ("Sie sagte, dass er komme.", ["main: Sie sagte", "sub: dass er komme"]),
        ("Weil es regnete, fiel das Spiel aus.", ["sub: Weil es regnete", "main: fiel das Spiel aus"]),
        ("Als er kam, ging sie.", ["sub: Als er kam", "main: ging sie"]),
        ("Ob sie kommt, ist offen.", ["wh: Ob sie kommt", "main: ist offen"]),
        ("Er fragte, wann sie kommt.", ["main: Er fragte", "wh: wann sie kommt"]),
        ("Wann kommt sie?", ["main: Wann kommt sie"]),
        ("Er versucht, den Plan zu stoppen.", ["main: Er versucht", "inf: den Plan zu stoppen"]),
        ("Um zu helfen, kam er.", ["inf: Um zu helfen", "main: kam er"]),
        (
            "Er schlug vor, Bäder in Lohne, Aurich und Jever zu schließen.",
            ["main: Er schlug vor", "inf: Bäder in Lohne | Aurich und Jever zu schließen"],
        ),
        (
            "Er bat Behn, den Wirt, das Bad zu schließen.",
            ["main: Er bat Behn | den Wirt", "inf: das Bad zu schließen"],
        ),
        (
            "Er rief auf, die Bürger der Stadt zu fragen, die dort wohnen.",
            ["main: Er rief auf", "inf: die Bürger der Stadt zu fragen", "rel: die dort wohnen"],
        ),
        ("Er bat sie, abzureisen.", ["main: Er bat sie", "inf: abzureisen"]),
        (
            "Sie sagte, dass er komme und dass sie gehe.",
            ["main: Sie sagte", "sub: dass er komme", "sub: und dass sie gehe"],
        ),
        (
            "Sie sagte, dass er singe und Kinder im Hof spielten.",
            ["main: Sie sagte", "sub: dass er singe", "sub: und Kinder im Hof spielten"],
        ),
        # An article that looks like a relative pronoun; a phrase in front of a verb that is still to come.
        (
            "Er riet, das hier geltende Verbot auch für Bonn, die kleine Stadt, einzuführen.",
            ["main: Er riet", "inf: das hier geltende Verbot auch für Bonn | die kleine Stadt | einzuführen"],
        ),
        (
            "Die Sorge, der Deich, der alt ist, sei undicht, wächst.",
            ["main: Die Sorge | wächst", "main: der Deich | sei undicht", "rel: der alt ist"],
        ),
        (
            "Er wies darauf hin, dass mehr Leute nach Ulm zögen als nach Hof, Passau und Trier zusammen.",
            [
                "main: Er wies darauf hin",
                "sub: dass mehr Leute nach Ulm zögen als nach Hof | Passau und Trier zusammen",
            ],
        ),
        (
            "Er begann, Fragen zu stellen und ging dann nach Ulm.",
            ["main: Er begann", "inf: Fragen zu stellen", "main: und ging dann nach Ulm"],
        ),
        (
            "Er hat begonnen, Fragen zu stellen und verlangt, dass es endet.",
            ["main: Er hat begonnen", "inf: Fragen zu stellen", "main: und verlangt", "sub: dass es endet"],
        ),
        # Interrupted clauses.
        ("Der Minister, der krank war, sagte ab.", ["main: Der Minister | sagte ab", "rel: der krank war"]),
        ("Die Frau, deren Auto brannte, rief an.", ["main: Die Frau | rief an", "rel: deren Auto brannte"]),
        ("Der Mann, mit dem sie sprach, ging.", ["main: Der Mann | ging", "rel: mit dem sie sprach"]),
        ("Der Chef, Karl Moor, ging.", ["main: Der Chef | Karl Moor | ging"]),
        ("Der Zug (ein alter) hielt nicht.", ["main: Der Zug | ein alter | hielt nicht"]),
        (
            "Er sagte, dass der Zug, der leer war, hielt.",
            ["main: Er sagte", "sub: dass der Zug | hielt", "rel: der leer war"],
        ),
        (
            "Die Zeitung meldet, der Minister, der krank war, habe abgesagt.",
            ["main: Die Zeitung meldet", "main: der Minister | habe abgesagt", "rel: der krank war"],
        ),
        # Quoted utterances.
        ("„Wir bleiben“, sagte er.", ["frag: „Wir bleiben“", "main: sagte er"]),
    ],
)
def test_clauses(read: Read, text: str, expected: list[str]) -> None:
    (view,) = read(text)
    assert shape(view) == expected


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("Sie sagte, dass er komme.", [None, 0]),
        ("Weil es regnete, fiel das Spiel aus.", [1, None]),
        ("Er kam und sie ging.", [None, 0]),
        ("Sie sagte, dass er komme und dass sie gehe.", [None, 0, 0]),
        ("Der Minister, der krank war, sagte ab.", [None, 0]),
        ("Sie hat den Brief – er lag im Safe – so erklärt, dass er echt sei.", [None, 0, 0]),
    ],
)
def test_parents(read: Read, text: str, parents: list[int | None]) -> None:
    (view,) = read(text)
    assert [c.parent for c in view.clauses] == parents


@pytest.mark.parametrize(
    ("text", "finite", "opener"),
    [
        ("Sie hat gesagt, dass er komme.", ["hat", "komme"], [None, "dass"]),
        ("Der Mann, mit dem sie sprach, ging.", ["ging", "sprach"], [None, "dem"]),
        ("Um zu helfen, kam er.", [None, "kam"], ["Um", None]),
        ("Sie sagte, dass er komme und Kinder im Hof spielten.", ["sagte", "komme", "spielten"], None),
    ],
)
def test_verb_and_opener(
    read: Read, text: str, finite: list[str | None], opener: list[str | None] | None
) -> None:
    (view,) = read(text)

    def word(i: int | None) -> str | None:
        return None if i is None else view.tokens[i].text

    assert [word(c.finite) for c in view.clauses] == finite
    if opener is not None:
        assert [word(c.opener) for c in view.clauses] == opener


TAGS = "NN NE ART VVFIN VAFIN VVINF VVPP KOUS KON PRELS PWS PPER APPR $, $. $( QUOTE PTKVZ PTKZU KOUI ADV".split()
FORMS = "der die dass und wie als ob , . : ; – ( ) so Haus geht".split()


@given(st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(TAGS)), max_size=25))
def test_any_tags_give_clauses_that_share_no_word(words: list[tuple[str, str]]) -> None:
    tokens = tuple(Token(form, i, i + 1, form, tag) for i, (form, tag) in enumerate(words))
    found = clauses(tokens)
    members = [i for c in found for i in c.tokens]
    assert len(members) == len(set(members))
    assert set(members) <= set(range(len(tokens)))
    assert [c.first for c in found] == sorted(c.first for c in found)
    for number, clause in enumerate(found):
        assert clause.kind in ClauseKind
        assert clause.tokens == tuple(sorted(clause.tokens))
        assert clause.finite is None or clause.finite in clause.tokens
        assert clause.opener is None or clause.opener in clause.tokens
        assert clause.parent != number
        assert clause.parent is None or 0 <= clause.parent < len(found)
