"""Words and phrases that a sentence is asked for."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from loaders.nlp.context import Reading
from loaders.nlp.matching.keywords import Cue, anywhere
from loaders.nlp.types import Scene

Reader = Callable[[str], Reading]
CUE = Cue(["dak", "op slot", "het plan is"])


def scene_of(reading: Reader, folded: str) -> Scene:
    return replace(reading("Niets.").scenes[0], rendered=folded, folded=folded)


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
def test_a_cue_is_found_by_whole_words(reading: Reader, folded: str, said: bool) -> None:
    scene = scene_of(reading, folded)
    assert CUE.is_said_in(scene) is said
    assert CUE.is_in(folded, scene.words) is said


def test_a_piece_of_a_sentence_may_be_without_its_cue(reading: Reader) -> None:
    scene = scene_of(reading, "een dak, maar geen hout")
    assert not CUE.is_in(" geen hout", scene.words)


def test_what_else_tells_goes_beside_the_phrases(reading: Reader) -> None:
    cue = Cue(["tot 19"], r"|(?<=tot 20)\d\d")
    scene = scene_of(reading, "dat liep tot 2019")
    assert cue.is_in(scene.folded, scene.words)
