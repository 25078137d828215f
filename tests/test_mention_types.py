"""What the learned types of names tell about mentions, and what they must not."""

from __future__ import annotations

import quoteattr
from quoteattr.mentions.mention import Mention
from quoteattr.mentions.read import read
from quoteattr.quote import SpeakerKind
from quoteattr.syntax.sentence import NameForm, NameKind, Token, TypedName
from quoteattr.syntax.settled_names import settle_names
from quoteattr.syntax.tagger import Tagger


def mention(sentence: str, name: str, kind: NameKind, probability: float = 0.95) -> Mention:
    """The mention that ends with *name*, whose type the tagger of names has told."""
    words = sentence.split()
    tagged = zip(words, Tagger().tag(words), strict=True)
    tokens = [Token(word, 0, len(word), tag.lemma, tag.tag) for word, tag in tagged]
    parts = name.split()
    first = next(at for at in range(len(words)) if words[at : at + len(parts)] == parts)
    told = TypedName(first, first + len(parts), kind, NameForm.NAME, probability)
    settled = settle_names(tokens, [told])
    return next(m for m in read(settled, [told]) if m.name and m.name[-1] == told.end - 1)


def test_a_bare_name_is_told_only_where_the_type_is_sure() -> None:
    assert (
        mention("Gestern sagte Nordkabel nichts .", "Nordkabel", NameKind.ORGANISATION).told
        is NameKind.ORGANISATION
    )
    assert mention("Gestern sagte Nordkabel nichts .", "Nordkabel", NameKind.ORGANISATION, 0.6).told is None


def kind_of_last(text: str) -> SpeakerKind:
    speaker = quoteattr.extract(text)[-1].speaker
    assert speaker is not None
    return speaker.kind


def test_a_bare_surname_is_a_person() -> None:
    assert kind_of_last("„Das reicht“, sagte Zumsee.") is SpeakerKind.PERSON


def test_what_lists_or_the_text_know_as_a_body_is_nobody() -> None:
    assert kind_of_last("„Das reicht“, sagte Spotify.") is not SpeakerKind.PERSON
    assert (
        kind_of_last("Zumsee-Sprecherin Ina Roth kam. „Das reicht“, sagte Zumsee.") is not SpeakerKind.PERSON
    )
    assert kind_of_last("Der Konzern Zumsee wankt. „Das reicht“, sagte Zumsee.") is not SpeakerKind.PERSON


def test_a_noun_that_says_what_it_is_goes_before_the_type() -> None:
    body = mention("Der Verein Tannhof klagt .", "Tannhof", NameKind.PERSON)
    assert body.kind is SpeakerKind.ORGANISATION


def test_what_somebody_is_does_not_belong_to_the_name() -> None:
    person = mention("Die Jenaer Moorforscherin Ulrike Zumsee schwieg .", "Ulrike Zumsee", NameKind.PERSON)
    assert len(person.name) == 2


def test_a_place_is_known_as_one() -> None:
    assert mention("Man fand ihn in Lauchow .", "Lauchow", NameKind.PLACE).place
    assert not mention("Man fand ihn in Lauchow .", "Lauchow", NameKind.PLACE, 0.7).place


def test_a_place_does_not_become_what_an_authority_is_called() -> None:
    (quote,) = quoteattr.extract("Der Mann wurde in Isny gefunden, teilte die Polizei mit.")
    assert quote.speaker is not None
    assert quote.speaker.name == "Polizei"


def test_a_town_in_front_of_a_calling_is_an_adjective() -> None:
    words = "Der Trierer Wirt und der Trierer Uwe Lund schwiegen .".split()
    tokens = [Token(word, 0, len(word), word, "NN" if word[0] in "TW" else "NE") for word in words]
    towns = [TypedName(at, at + 1, NameKind.PLACE, NameForm.DERIVED, 0.9) for at in (1, 5)]
    assert [settle_names(tokens, towns)[at].tag for at in (1, 5)] == ["ADJA", "NN"]


def test_names_of_several_words_are_whole() -> None:
    whole = mention(
        "Das hat laut Animal Rights Watch niemand gesehen .", "Animal Rights Watch", NameKind.ORGANISATION
    )
    assert len(whole.name) == 3
    assert whole.head == whole.name[0]
    assert whole.possessor == ()


def test_adjectives_become_words_of_the_whole_name() -> None:
    body = mention("Die Grüne Welle Kiel siegte .", "Grüne Welle Kiel", NameKind.ORGANISATION)
    assert (body.name, body.modifiers, body.head) == ((1, 2, 3), (), 1)
