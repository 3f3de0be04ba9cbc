"""A sentence with masks for its actors."""

import re
from collections.abc import Callable

import pytest

from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.mask_characters import ACTOR, PEOPLE, PLACES, US
from loaders.nlp.types import MaskedSentence

Reader = Callable[[str], AnalysedText]
A, B = "Stichting Zon", "Bureau Vonk"


def scene_of(analysed: AnalysedText) -> MaskedSentence:
    return analysed.masked_sentences[0]


def shape(masked: MaskedSentence) -> str:
    return re.sub(PLACES, "L", re.sub(PEOPLE, "P", re.sub(ACTOR, "A", masked.rendered)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A} bouwt.", "A bouwt."),
        (f"{A} en {B} bouwen.", "A bouwen."),
        (f"{A}, {B} en Museum Moes bouwen.", "A bouwen."),
        (f"{A}, {B} bouwen.", "A, A bouwen."),
        (f"Daar bouwt de lokale {A} dan.", "Daar bouwt A dan."),
        (f"Daar bouwen medewerkers van {A} dan.", "Daar bouwen A dan."),
        (f"Daar bouwt onze buurtclub {A} dan.", "Daar bouwt A dan."),
        (f"Daar bouwt   *de* {A} dan.", "Daar bouwt de A dan."),
        (f"Karin Vonkel van {A} woont in Utrecht.", "P van A woont in L."),
        ("Er wordt gebouwd.", "Er wordt gebouwd."),
        ("Er staat \ue000 en \uf000 hier.", "Er staat en hier."),
    ],
)
def test_what_stands_for_what(analysed: Reader, text: str, expected: str) -> None:
    assert shape(scene_of(analysed(text))) == expected


def test_an_alias_in_brackets_belongs_to_its_name(analysed: Reader) -> None:
    masked = scene_of(analysed("Stichting Dak voor Water (DvW) bouwt."))
    assert shape(masked) == "A bouwt."
    assert [m.name for m in masked.actors[0]] == ["Stichting Dak voor Water"]


def test_the_folded_scene_tells_us_from_all_others(analysed: Reader) -> None:
    masked = scene_of(analysed(f"İedereen en wij zien hoe ŵ samen met {A} bouwt."))
    folded = re.sub(ACTOR, "A", masked.folded)
    assert folded == f"iedereen en {US}ij zien hoe w samen met A bouwt."
    assert {"iedereen", f"{US}ij", "w", "samen", "met ", "bouwt"} <= masked.words
    assert "met" not in masked.words
