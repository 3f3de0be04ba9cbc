"""One actor, one name; what could be two stays two."""

from collections.abc import Callable

import pytest

from loaders.nlp.analysed_text import AnalysedText

Named = Callable[[str, str], set[str]]
Reader = Callable[[str], AnalysedText]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wij zien Stichting Dak voor Water (DvW). Later belde DvW.", "Stichting Dak voor Water"),
        ("Wij zien Bureau Grote Bomen. Later belde BGB.", "Bureau Grote Bomen"),
        ("Wij zien Demo Society. Later belde DemSoc.", "Demo Society"),
        ("Wij zien Stichting Zwiep. Later belde ook Zwiep iemand.", "Stichting Zwiep"),
        ("Wij zien Museum Moes Utrecht. Later belde Museum Moes.", "Museum Moes Utrecht"),
    ],
    ids=["bracket", "initials", "syllables", "legal-form", "short-form"],
)
def test_two_forms_of_one_actor(named: Named, text: str, name: str) -> None:
    assert named(text, "Organisation") == {name}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Bureau Grote Bomen en Bureau Gele Bloemen zijn er. Later belde BGB.", 3),
        ("Stichting Zwiep Utrecht belde. Stichting Zwaai Utrecht ook.", 2),
    ],
)
def test_ambiguous_forms_stay_apart(named: Named, text: str, count: int) -> None:
    assert len(named(text, "Organisation")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Coöperatie Zwiep is oud. Later groeide de coöperatie.", 2),
        ("Coöperatie Zwiep en Coöperatie Zwaai zijn oud. Later groeide de coöperatie.", 1),
        ("Later groeide de coöperatie. Coöperatie Zwiep is oud.", 1),
    ],
    ids=["one before it", "two before it", "only after it"],
)
def test_a_head_noun_stands_for_the_only_one_before_it(
    analysed: Reader, text: str, count: int
) -> None:
    found = [m for m in analysed(text).mentions if m.name == "Coöperatie Zwiep"]
    assert len(found) == count


def test_the_noun_in_a_compound_name_stands_for_it(analysed: Reader) -> None:
    text = "Zorgkring Zwiep is oud. Later groeide de kring."
    assert len([m for m in analysed(text).mentions if m.name == "Zorgkring Zwiep"]) == 2


def test_of_two_that_fit_a_noun_stands_for_the_near_one(analysed: Reader) -> None:
    far = "Dat was lang geleden en daarna gebeurde er een hele tijd niets bijzonders meer. " * 5
    text = f"Zorgkring Zwaai belde. {far}Zorgkring Zwiep is oud. Later groeide de kring."
    assert len([m for m in analysed(text).mentions if m.name == "Zorgkring Zwiep"]) == 2
