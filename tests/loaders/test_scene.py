"""A sentence with signs for its actors."""

from collections.abc import Callable

import pytest

from loaders.extract.base import Reading, Scene
from loaders.extract.patterns import compiled
from loaders.extract.scene import ACTORS, PEOPLE, PLACES

Reader = Callable[[str], Reading]
A, B = "Stichting Zon", "Bureau Vonk"


def scene_of(reading: Reading) -> Scene:
    return reading.scenes[0]


def shape(scene: Scene) -> str:
    signs = compiled(f"(?P<a>{ACTORS})|(?P<p>{PEOPLE})|(?P<l>{PLACES})").sub(
        lambda match: (match.lastgroup or "").upper(), scene.rendered
    )
    return signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A} bouwt.", "A bouwt."),
        (f"{A} en {B} bouwen.", "A bouwen."),
        (f"{A}, {B} en Museum Moes bouwen.", "A bouwen."),
        (f"{A}, {B} bouwen.", "A, A bouwen."),
        (f"Daar bouwt de lokale {A} dan.", "Daar bouwt A dan."),
        (f"Daar bouwen medewerkers van {A} dan.", "Daar bouwen A dan."),
        (f"Karin Vonkel van {A} woont in Utrecht.", "P van A woont in L."),
        ("Er wordt gebouwd.", "Er wordt gebouwd."),
        ("Er staat \ue000 en \uf000 hier.", "Er staat en hier."),
    ],
)
def test_what_stands_for_what(reading: Reader, text: str, expected: str) -> None:
    assert shape(scene_of(reading(text))) == expected


def test_an_alias_in_brackets_belongs_to_its_name(reading: Reader) -> None:
    scene = scene_of(reading("Stichting Dak voor Water (DvW) bouwt."))
    assert shape(scene) == "A bouwt."
    assert [m.name for m in scene.actors[0]] == ["Stichting Dak voor Water"]
