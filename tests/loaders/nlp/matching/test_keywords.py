"""Words and phrases that a sentence is asked for."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.matching.keywords import Keywords, anywhere
from loaders.nlp.types import MaskedSentence

Reader = Callable[[str], AnalysedText]
PHRASES = Keywords(["dak", "op slot", "het plan is"])


def scene_of(analysed: Reader, folded: str) -> MaskedSentence:
    return replace(analysed("Niets.").masked_sentences[0], rendered=folded, folded=folded)


def test_a_word_may_stand_before_a_sign() -> None:
    assert anywhere(["dak", "hout"]) == {"dak", "dak ", "hout", "hout "}


@pytest.mark.parametrize(
    ("folded", "said"),
    [
        ("het dak.", True),
        ("een dak \ue000.", True),
        ("daken.", False),
        ("alles zit op slot \ue000", True),
        ("het slot.", False),
        ("op-slot", False),
        ("nu is het plan is", True),
        ("dat is het plan.", False),
        ("", False),
    ],
)
def test_a_cue_is_found_by_whole_words(analysed: Reader, folded: str, said: bool) -> None:
    masked = scene_of(analysed, folded)
    assert PHRASES.occur_in(masked) is said
    assert PHRASES.are_in(folded, masked.words) is said


def test_a_piece_of_a_sentence_may_be_without_its_cue(analysed: Reader) -> None:
    masked = scene_of(analysed, "een dak, maar geen hout")
    assert not PHRASES.are_in(" geen hout", masked.words)


def test_what_else_tells_goes_beside_the_phrases(analysed: Reader) -> None:
    keyword = Keywords(["tot 19"], r"|(?<=tot 20)\d\d")
    masked = scene_of(analysed, "dat liep tot 2019")
    assert keyword.are_in(masked.folded, masked.words)
