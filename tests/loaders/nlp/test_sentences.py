"""Where sentences end."""

import pytest

from loaders.nlp.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Dhr. Oomen sprak met mevr. Pas.",
        "P.J. Oomen opent de avond.",
        "De wijk (o.a. de laan) is m.b.t. groen ver.",
        "Dat kost ca. 3.500 euro.",
        "Hij zag drs. M. Vis bij de deur.",
    ],
)
def test_the_dot_of_an_abbreviation_ends_nothing(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Het regent. De zaal is vol.", 2),
        ("Wie komt er? Niemand! Jammer.", 3),
        ("“Dat kan niet.” Zij vertrok.", 2),
        ("‘Kom.’ ‘Nee.’", 2),
        ("Het duurde lang … Toen kwam zij.", 2),
        ("Zij komt om 10.30 uur. 12 mensen wachten.", 2),
        ("   ", 0),
    ],
)
def test_sentences_end_at_stops_before_a_capital(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_an_endless_sentence_comes_in_pieces_that_lose_nothing() -> None:
    text = "woord " * 5000
    pieces = sentences(text)
    assert max(map(len, pieces)) <= 3000
    assert " ".join(pieces) == text.strip()


def test_spans_are_trimmed() -> None:
    assert sentences("  Een.   Twee.  ") == ["Een.", "Twee."]
